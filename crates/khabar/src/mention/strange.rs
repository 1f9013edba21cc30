//! Which words may make up a name that the lexicon lacks.

use super::read::Reader;
use super::title::is_actor;
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::clitic::stems;
use crate::text::prepositions;
use crate::text::{TokenKind, fold, inflect};
use crate::word::{Derived, Gender, Number, Reading, Voice};

/// How many tokens a name the lexicon lacks may have, links («بن») not counted.
const LONGEST: usize = 4;

/// How many letters a first name may have that is also a word of the language.
const LONGEST_HOMOGRAPH: usize = 3;

impl Reader<'_> {
    /// One past the last token of a name the lexicon lacks that begins at `i`.
    pub(super) fn unknown_name(&self, i: usize, announced: bool) -> Option<usize> {
        // «زار الوزير سري لانكا»: what is a state, or a body or place of several words, is nobody's name.
        let others = self.hits.at(i).iter().filter(|h| h.is_bare() && h.light);
        let is_other = |h: &super::hits::Hit| match h.what {
            What::State(_, StateName::Full | StateName::Capital) => true,
            What::Organisation(_, false) | What::Place(_) => h.end > i + 1,
            _ => false,
        };
        if others.into_iter().any(is_other) {
            return None;
        }
        // «شركتا توتال وإيني العقد»: nor is a body that a head in the dual announces.
        let several = |h: &&super::hits::Hit| matches!(h.what, What::Organisation(..) | What::Outlet(_));
        if self.hits.at(i).iter().filter(several).any(|h| self.is_one_of_several(i, h)) {
            return None;
        }
        // «الوزير وخالد مشعل»: behind a title «و» joins somebody else to its holder.
        let joins =
            |h: &super::hits::Hit| h.conjunction && (is_actor(&h.what) || matches!(h.what, What::Place(_)));
        let own = |h: &super::hits::Hit| h.is_bare() && matches!(h.what, What::Person(..) | What::Given(_));
        if announced && self.hits.at(i).iter().any(joins) && !self.hits.at(i).iter().any(own) {
            return None;
        }
        let (mut at, mut taken, mut given) = (i, 0, false);
        while taken < LONGEST && at < self.stop {
            let is_given = self
                .hits
                .at(at)
                .iter()
                .any(|h| (h.is_bare() || at == i) && matches!(h.what, What::Given(_)) && h.light);
            // «محمد على البرهومي»: علي as many write it.
            if given
                && taken > 0
                && self.has_article(at + 1)
                && self.is_loosely_given(at)
                && self.readings(at + 1).iter().all(|r| matches!(r, Reading::Adjective { .. }))
            {
                taken += 1;
                at += 1;
                continue;
            }
            // «فان» links names, «فإن» opens a clause.
            let link = self.word_at(at, WordClass::Link).is_some()
                && !(fold::alifs(self.text.token(at)) != 0 && self.is_particle(at));
            // «الوزير لا يحترم»: what is a particle as well begins no name before a verb.
            let negates = link && at == i && self.is_particle(at) && self.is_verb(at + 1);
            if link && !negates && self.is_arabic(at + 1) && !self.is_particle(at + 1) {
                given |= is_given || at > i;
                taken += 1;
                at += 2;
                continue;
            }
            if at > i && super::hits::is_quote(self.text.token(at)) {
                break;
            }
            if self.is_initial(at) {
                taken += 1;
                at += 2;
                continue;
            }
            if at > i && crate::lexicon::world::names::is_skipped(self.text.token(at)) && self.adjoins(at) {
                at += 1;
                continue;
            }
            if !self.may_be_name(at, is_given, taken, given) {
                break;
            }
            given |= is_given;
            taken += 1;
            at += 1;
            // «عبد الرحمن الطاهر الأحيرش»: behind a definite name only a definite word nobody knows goes on with it.
            if self.has_article(at - 1) && taken > 1 && !(given && self.is_strange_family(at)) {
                break;
            }
        }
        (taken > 0 && (announced || given)).then_some(at)
    }

    /// Whether one letter and a full stop stand for a name («ت. جونسون»), and a word follows.
    fn is_initial(&self, i: usize) -> bool {
        self.is_arabic(i)
            && self.text.key(i).chars().count() == 1
            && self.word_at(i, WordClass::Honorific).is_none()
            && i + 2 < self.stop
            && self.text.token(i + 1) == "."
            && self.is_arabic(i + 2)
    }

    /// Whether a token is a definite word that the language does not know, as most family names are.
    pub(super) fn is_strange_family(&self, i: usize) -> bool {
        self.has_article(i) && self.is_arabic(i) && self.readings(i).is_empty() && !self.names_another(i)
    }

    /// Whether a rank or a courtesy («الشيخ», «المقدم») closes a name as its family name: nobody is named behind it.
    fn is_family_of_rank(&self, i: usize) -> bool {
        let rank = self.word_at(i, WordClass::Honorific).filter(|h| h.end == i + 1);
        let goes_on = self.is_closed(i + 1)
            || self.is_particle(i + 1)
            || self.is_verb(i + 1)
            || self.bare_at(i + 1, |w| matches!(w, What::Role { .. })).is_some();
        rank.is_some() && self.has_article(i) && goes_on
    }

    /// «تاكاشي هوندا»: a firm's name of one word that the language does not know, behind a first name it does not know, is the family
    /// name the firm is called after.
    fn is_family_and_firm(&self, i: usize) -> bool {
        let firm = |w: &What| {
            matches!(*w, What::Organisation(index, false)
                if self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "company"))
        };
        self.bare_at(i, firm).is_some_and(|h| h.end == i + 1)
            && self.readings(i).is_empty()
            && self.readings(i - 1).is_empty()
            && !self.has_article(i)
    }

    /// «الناشط حسين الغزي», «فلان المصري»: an adjective of origin right behind one given name is a family's.
    fn is_family_of_origin(&self, i: usize) -> bool {
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        self.has_article(i)
            && !inflect::is_feminine(self.text.key(i))
            && self.bare_at(i, origin).is_some_and(|h| h.light && h.end == i + 1)
    }

    /// Whether an indefinite noun behind a given name is a family name, since a title of its own opens behind it («أحمد مجاهد
    /// رئيس الهيئة»).
    fn is_before_title(&self, i: usize) -> bool {
        let title = |w: &What| matches!(w, What::Role { shape: Shape::Construct, .. });
        let own = |w: &What| {
            matches!(
                w,
                What::Role { .. }
                    | What::Organisation(..)
                    | What::State(..)
                    | What::Word(
                        WordClass::Under
                            | WordClass::Honorific
                            | WordClass::Head
                            | WordClass::Former
                            | WordClass::Incumbent,
                        _
                    )
            )
        };
        self.is_arabic(i)
            && !self.has_article(i)
            && !self.is_verb(i)
            && !self.has_preposition(i)
            && self.bare_at(i, own).is_none()
            && self.bare_at(i + 1, title).is_some()
    }

    /// «عزز كيم العلاقات»: a definite plural that the language knows, or a verbal noun and those who share in it, is what
    /// somebody does, not whose family he is of.
    fn is_thing(&self, i: usize) -> bool {
        let shared =
            i + 1 < self.stop && prepositions::SHARED.contains(&&*fold::loosened(self.text.key(i + 1)));
        let thing = |r: &Reading| match r {
            Reading::Derived { kind: Derived::Masdar, .. } | Reading::Noun { .. } if shared => true,
            _ => r.is_nominal() && r.number() == Some(Number::Plural),
        };
        let readings = self.readings(i);
        !readings.is_empty() && readings.iter().all(thing)
    }

    fn is_loosely_given(&self, i: usize) -> bool {
        self.is_arabic(i)
            && self.hits.at(i).iter().any(|h| h.is_bare() && !h.light && matches!(h.what, What::Given(_)))
    }

    /// Whether a hyphen joins its neighbours without spaces.
    fn adjoins(&self, i: usize) -> bool {
        let (Some(a), Some(b), Some(c)) =
            (self.text.tokens.get(i - 1), self.text.tokens.get(i), self.text.tokens.get(i + 1))
        else {
            return false;
        };
        a.span.end == b.span.start && b.span.end == c.span.start && i + 1 < self.stop
    }

    /// Whether a token may be part of a name. `taken`: how many tokens of the name stand before it; `given`: whether one
    /// of them, or this one, is a given name.
    fn may_be_name(&self, i: usize, is_given: bool, taken: usize, given: bool) -> bool {
        if !self.is_arabic(i) || self.text.key(i).chars().count() < 2 {
            return false;
        }
        // «للأمين العام»: the office, not a man called أمين.
        if inflect::is_to_definite(self.text.key(i)) && self.names_another(i) {
            return false;
        }
        // «القتيل هو محمد»: a pronoun, not the Chinese name.
        if taken == 0
            && self.word_at(i, WordClass::Pronoun).is_some()
            && self.bare_at(i + 1, |w| matches!(w, What::Given(_))).is_some_and(|h| h.light)
        {
            return false;
        }
        // «علي حسنوف»: a given name that is also read as a particle, before a word nobody knows.
        let function = |class| self.word_at(i, class).is_some_and(|h| h.light);
        if is_given
            && taken == 0
            && self.is_followed_by_unknown(i)
            && !function(WordClass::Preposition)
            && !function(WordClass::Stop)
        {
            return true;
        }
        let closed = self.is_closed(i + 1);
        // «سلوى محمد علي،»: what is a particle as well stands last in a name only before a stop.
        if is_given && taken > 0 && given && closed && !function(WordClass::Stop) {
            return true;
        }
        if self.is_particle(i) {
            return false;
        }
        // «فلان فلان ذهبية السباق»: an adjective that no article makes a family's.
        if taken > 1
            && !is_given
            && inflect::is_nisba_like(self.text.key(i))
            && inflect::is_feminine(self.text.key(i))
        {
            return false;
        }
        if taken == 1 && given && (self.is_family_of_rank(i) || self.is_before_title(i)) {
            return true;
        }
        // «محمد حامد أمين لجنة كذا»: a third given name is a title sooner where its genitive follows.
        let title = |w: &What| matches!(w, What::Role { shape: Shape::Construct, .. });
        if taken > 1 && !closed && self.bare_at(i, title).is_some() {
            return false;
        }
        let another =
            self.is_verb(i) && !self.is_followed_by_unknown(i) || self.word_at(i, WordClass::Under).is_some();
        if is_given && !(taken > 0 && another) {
            return true;
        }
        // «لوح الوزير بشن عملية»: nor does a name begin with a word that a preposition is written on.
        if taken == 0 && self.has_preposition(i) && self.known_person(i).is_none_or(|h| !h.is_bare()) {
            return false;
        }
        if taken == 1 && (self.is_family_and_firm(i) || given && self.is_family_of_origin(i)) {
            return true;
        }
        if inflect::is_joined_definite(self.text.key(i)) || self.names_another(i) || self.is_joined_person(i)
        {
            return false;
        }
        if self.has_article(i) {
            // After two names a noun the language knows is a family name only if it ends as family names do.
            let known = !self.readings(i).is_empty();
            if known && taken > 1 && !inflect::is_nisba_like(self.text.key(i)) {
                return false;
            }
            return taken > 0
                && !self.is_thing(i)
                && (given || taken == 1)
                && !self.is_verb(i)
                && !(known && taken > 1 && self.has_more(i));
        }
        if self.readings(i).is_empty() {
            return true;
        }
        // «ببطولة»: what has a preposition on it goes on with the sentence.
        if taken > 0 && self.has_preposition(i) {
            return false;
        }
        // «تلقى الرئيس رسالة خطية»: a long word that the language knows begins no name, whatever follows.
        if taken == 0 && self.text.key(i).chars().count() > LONGEST_HOMOGRAPH {
            return false;
        }
        // A word of the language is part of a name where what follows is none («جو بايدن»), or after a given name.
        let verb = self
            .readings(i)
            .iter()
            .any(|r| super::read::is_told(r) && !matches!(r, Reading::Verb { voice: Voice::Passive, .. }));
        let closes = self.closes_a_name(i) && (taken == 1 && given || taken > 0 && self.is_closed(i + 1));
        !verb && (self.is_followed_by_unknown(i) || closes)
    }

    /// Whether a token is a person's name joined by و («كيم وشويغو»).
    fn is_joined_person(&self, i: usize) -> bool {
        let mut found = self.hits.at(i).iter().any(|h| {
            h.conjunction
                && (matches!(h.what, What::Person(..))
                    || matches!(h.what, What::Given(_)) && h.light && h.preposition.is_none())
        });
        if !found && !self.local.is_empty() {
            let mut buffer = String::new();
            stems(self.text.key(i), &mut buffer, |stem| {
                found |= stem.conjunction && self.local.contains_key(&*fold::loosened(stem.key));
            });
        }
        found
    }

    /// Whether what stands at `i` names or describes something else, so that a name ends before it.
    pub(super) fn names_another(&self, i: usize) -> bool {
        self.hits.at(i).iter().any(|h| {
            (h.light || h.end > i + 1)
                && (is_actor(&h.what) && !matches!(h.what, What::Person(..) | What::Given(_))
                    // «قال حسين لفرانس برس»: a paper of one word may be a family name as well (النهار).
                    || matches!(h.what, What::Outlet(_)) && h.end > i + 1
                    || matches!(
                        h.what,
                        What::Body(..)
                            | What::Description(..)
                            | What::Word(
                                WordClass::Pair
                                    | WordClass::Homeland
                                    | WordClass::Head
                                    | WordClass::Under
                                    | WordClass::Counterpart,
                                _
                            )
                    ))
        })
    }

    pub(super) fn is_followed_by_unknown(&self, i: usize) -> bool {
        self.is_arabic(i + 1)
            && self.readings(i + 1).is_empty()
            && !self.has_article(i + 1)
            && !self.is_particle(i + 1)
            && !self.names_another(i + 1)
    }

    /// Whether a sentence or a phrase ends before token `i`.
    fn is_closed(&self, i: usize) -> bool {
        i >= self.stop || self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punct)
    }

    /// Whether another definite noun, or a word nobody knows, follows.
    fn has_more(&self, i: usize) -> bool {
        self.is_arabic(i + 1) && !self.is_particle(i + 1) && !self.is_verb(i + 1)
    }

    /// Whether a nominal at `i` may be a family name: in the nominative or genitive, and nothing follows that it governs.
    fn closes_a_name(&self, i: usize) -> bool {
        let key = self.text.key(i);
        let accusative = key.ends_with(inflect::ACCUSATIVE);
        // «قدم الأمير هاري دعوى قضائية»: an adjective that agrees makes it the head of a phrase of its own.
        let adjective = |r: &Reading| matches!(r, Reading::Adjective { .. });
        let feminine =
            self.readings(i).iter().any(|r| matches!(r, Reading::Noun { gender: Gender::Feminine, .. }));
        let described = feminine
            && i + 1 < self.stop
            && inflect::is_feminine(self.text.key(i + 1))
            && self.readings(i + 1).iter().any(adjective);
        !accusative && !described && !self.has_article(i + 1)
    }
}
