//! Whether a word that could name somebody is an adjective of the noun before it.

use super::hits::Hit;
use super::read::Reader;
use crate::lexicon::world::{What, WordClass};
use crate::text::{TokenKind, ending, prepositions};
use crate::word::{Derived, Gender, Number, Reading};

/// How many nouns before a definite one may govern it.
const CHAIN: usize = 3;

impl Reader<'_> {
    /// Whether a token is an adjective of the noun before it, by its ending («العلاقات الدبلوماسية», «تقرير صحافي»).
    pub fn is_adjective_here(&self, i: usize, letters: u8) -> bool {
        let participle = |r: &Reading| {
            matches!(
                r,
                Reading::Adjective { .. } | Reading::Derived { kind: Derived::Active | Derived::Passive, .. }
            )
        };
        if letters > 0
            || i <= self.begin
            || !(ending::is_nisba_like(self.text.key(i)) || self.readings(i).iter().any(participle))
            || !self.is_arabic(i - 1)
            || self.is_particle(i - 1)
        {
            return false;
        }
        let before = i - 1;
        // «منعت سلطات الاحتلال المصلين»: several men are no adjective of one thing.
        let one = |r: &Reading| matches!(r, Reading::Noun { number: Number::Singular, .. });
        let several =
            ending::is_plural_of_men(self.text.key(i)) && !ending::is_plural_nisba(self.text.key(i));
        if several && self.readings(before).first().is_some_and(one) {
            return false;
        }
        if self.is_whom_men_meet(i) || self.is_whom_a_man_meets(i) {
            return false;
        }
        let owned = self.is_owned(before);
        let definite = self.has_article(i);
        // «تقاربهما السياسي»: a masdar of the same letters as a verb is one where an adjective stands behind its owner.
        let held =
            owned && definite && ending::is_nisba_like(self.text.key(i)) && !self.goes_before_a_name(i);
        // «تعاون عسكري روسي»: nor is it a verb's subject behind a masdar of the forms that name what two do.
        let shared = |r: &Reading| match r {
            Reading::Derived { verb, kind: Derived::Masdar, .. } => {
                self.language.verb(*verb).is_some_and(|v| matches!(v.form, "V" | "VI"))
            }
            _ => false,
        };
        let bare = !owned && !definite && ending::is_nisba_like(self.text.key(i));
        // «فرض حظرا دبلوماسيا»: nor a verb of two, which is written as a noun in the accusative is.
        let two = |r: &Reading| matches!(r, Reading::Verb { number: Number::Dual, .. });
        let object =
            self.readings(before).first().is_some_and(two) && ending::is_accusative(self.text.key(i));
        let noun = !self.is_verb(before)
            || bare && object && self.readings(before).iter().any(|r| r.is_nominal())
            || held && self.readings(before).iter().any(Reading::is_masdar)
            || bare && self.readings(before).iter().any(shared);
        // «الحراك السياسي»: the article makes a noun of a word that nobody knows.
        let strange =
            self.has_article(before) && self.readings(before).is_empty() && self.hits.at(before).is_empty();
        // «اعتقال صحفيين», «متهم بقتل صحفي»: whom a deed is done to describes it not.
        let victim = |h: &Hit| matches!(h.what, What::Word(WordClass::Victim, _));
        let nominal = noun
            && (strange || self.readings(before).iter().any(|r| r.is_nominal()))
            && !self.hits.at(before).iter().any(victim)
            // «على يد متظاهرين»: nor whose hands it is done by.
            && !prepositions::HANDS.contains(&self.text.loose(before));
        nominal
            && (definite == (self.words.get(before).is_some_and(|w| w.prefixes.article) || owned))
            && self.agrees_before(i)
    }

    /// «اعتقلت السلطات الصحفي», «اتهم الرئيس المعارضة»: whether a definite adjective at `i` has the gender and number of a noun right before
    /// it, or of one that governs that noun («وزير الخارجية السابق»).
    pub(super) fn agrees_before(&self, i: usize) -> bool {
        let key = self.text.key(i);
        let (woman, men) = (ending::is_feminine(key), ending::is_plural_of_men(key));
        let women = ending::is_plural_of_things(key);
        let fits = |r: &Reading| {
            let (gender, number, human) = match *r {
                Reading::Noun { noun, gender, number } => {
                    (gender, number, self.language.noun(noun).is_none_or(|n| n.human))
                }
                Reading::Derived { gender, number, .. } | Reading::Adjective { gender, number, .. } => {
                    (gender, number, true)
                }
                _ => return true,
            };
            match number {
                Number::Singular => !men && !women && woman == (gender == Gender::Feminine),
                Number::Plural if !human => woman,
                // Of men in the plural a plural of any form may be said («النواب الجدد»), and of a masdar's what is said of things.
                Number::Plural => men || women || woman || !ending::is_nisba_like(key),
                Number::Dual => true,
            }
        };
        // «اختطف مسلحون ناشطا»: of a plural in -ون it ends likewise.
        let sound = |k: usize| ending::is_plural_of_men(self.text.key(k)) && !men;
        let several = |r: &Reading| r.number() == Some(Number::Plural);
        let may = |k: usize| {
            if sound(k) && self.readings(k).first().is_some_and(several) {
                return false;
            }
            let readings = self.readings(k);
            readings.is_empty() || readings.iter().any(fits) || !self.is_arabic(k)
        };
        let governs = |k: usize| {
            let plain = self.is_arabic(k) && !self.has_article(k) && !self.is_particle(k) && !self.is_verb(k);
            plain && self.readings(k).first().is_some_and(Reading::is_nominal)
        };
        let chain = (self.begin..i - 1).rev().take(CHAIN).take_while(|&k| governs(k));
        // A name has no form that an adjective would follow.
        let name =
            |h: &Hit| h.end > i || matches!(h.what, What::State(..) | What::Place(_) | What::Person(..));
        may(i - 1) || chain.into_iter().any(may) || self.hits.at(i - 1).iter().any(name)
    }

    /// «قتل مسلحون ضابطين»: what ends in -ين describes no plural in -ون, though newsrooms write «مسلحون مجهولين» of participles and
    /// of peoples.
    fn is_whom_men_meet(&self, i: usize) -> bool {
        let men = self.text.key(i - 1).ends_with(ending::SOUND_PLURAL) && !self.has_article(i - 1);
        let passive = |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Passive, .. });
        let hits = self.hits.at(i);
        men && ending::is_oblique_plural(self.text.key(i))
            && hits.iter().any(|h| h.is_bare() && matches!(h.what, What::Description(..)))
            && !hits.iter().any(|h| matches!(h.what, What::Nisba { .. }))
            && !self.readings(i).iter().any(passive)
    }

    /// «هاجم رجل شرطيا»: an indefinite accusative describes no description of one man that is none.
    fn is_whom_a_man_meets(&self, i: usize) -> bool {
        let (key, before) = (self.text.key(i), self.text.key(i - 1));
        let man = |r: &Reading| match *r {
            Reading::Noun { noun, gender, number } => {
                number == Number::Singular
                    && gender == Gender::Masculine
                    && self.language.noun(noun).is_some_and(|n| n.human)
            }
            _ => false,
        };
        let one = |h: &Hit| h.end == i && matches!(h.what, What::Description(..));
        // «مئة رجل أمنيا»: behind a number it would be what is counted.
        let number = |k: usize| self.text.tokens[k].kind == TokenKind::Number || self.words[k].glance.count;
        let counted = i.checked_sub(2).is_some_and(|k| k >= self.begin && number(k));
        // «مواطن متقاعد عسكريا»: only behind the verb of what he does.
        let acts = i
            .checked_sub(2)
            .filter(|&k| k >= self.begin)
            .is_some_and(|k| self.readings(k).iter().any(Reading::is_verb));
        let bare = !self.has_article(i) && !self.has_article(i - 1);
        bare && acts
            && ending::is_accusative(key)
            && !before.ends_with(ending::ACCUSATIVE)
            && !ending::is_feminine(before)
            && self.readings(i - 1).iter().any(man)
            && self.hits.at(i - 1).iter().any(one)
            && !counted
    }

    /// Whether a token is an adjective of the noun before it, or is joined to one («تقاربهما السياسي والدبلوماسي»).
    pub fn is_attribute(&self, i: usize, letters: u8) -> bool {
        self.is_adjective_here(i, letters) || letters == 1 && self.is_joined_adjective(i)
    }

    /// Whether the token at `i`, behind «و», is a second adjective of a noun that is nobody: somebody of his own is named
    /// behind a person («الوزير السابق والدبلوماسي»), and has a name or a country behind him.
    fn is_joined_adjective(&self, i: usize) -> bool {
        let Some(word) = self.words.get(i).filter(|w| w.prefixes.conjunction.is_some()) else { return false };
        if i <= self.begin + 1 || !ending::is_nisba_like(self.text.key(i)) {
            return false;
        }
        let mut noun = i - 1;
        if !self.is_another(noun, word.prefixes.article) {
            return false;
        }
        while noun > self.begin && self.is_another(noun, word.prefixes.article) {
            noun -= 1;
        }
        let nobody = |h: &Hit| !matches!(h.what, What::Role { .. } | What::Description(..));
        self.hits.at(noun).iter().all(nobody) && !self.goes_before_a_name(i)
    }

    /// Whether the token at `i` is one of a row of adjectives («الاقتصادي والتكنولوجي والعسكري»), definite or not.
    fn is_another(&self, i: usize, definite: bool) -> bool {
        let Some(word) = self.words.get(i).filter(|w| w.prefixes.article == definite) else { return false };
        self.is_adjective_here(i, 0)
            || word.prefixes.conjunction.is_some() && ending::is_nisba_like(self.text.key(i))
    }

    /// Whether a name or a country stands right behind the token at `i`.
    pub(super) fn goes_before_a_name(&self, i: usize) -> bool {
        let named = |h: &Hit| {
            h.letters == 0
                && matches!(h.what, What::Person(..) | What::Given(_) | What::Nisba { .. } | What::State(..))
        };
        !self.is_particle(i + 1) && self.hits.at(i + 1).iter().any(named)
    }

    /// Whether a title is a president's, whose word is an adjective too («السبب الرئيس»).
    fn is_presidents(&self, hit: &Hit) -> bool {
        let What::Role { role, .. } = hit.what else { return false };
        self.world.roles.get(role as usize).is_some_and(|row| row.id == "president")
    }

    /// «اتهم الجيش الرئيس التركي», «دعا المجلس الرئيس بوتين إلى»: a title of one word with the article, right before a name or the adjective of a
    /// state, describes nothing that stands before it, where that is not itself an office («المدير المساعد»).
    pub(super) fn is_held_title(&self, i: usize, hit: &Hit) -> bool {
        let office = |h: &Hit| matches!(h.what, What::Role { .. } | What::Word(WordClass::Under, _));
        let next = i + 1;
        let state = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        let known = |w: &What| matches!(w, What::Person(..));
        hit.letters == 0
            && i > self.begin
            && self.has_article(i)
            && !ending::is_nisba_like(self.text.key(i))
            && !ending::is_feminine(self.text.key(i))
            && (self.word_at(i, WordClass::Quality).is_none() || self.is_presidents(hit))
            && !self.hits.at(i - 1).iter().any(office)
            && (self.bare_at(next, state).is_some() || self.bare_at(next, known).is_some())
    }
}
