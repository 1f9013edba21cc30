//! Whether a token may be part of a name that the lexicon lacks, and what ends one («كيم» in «عزز كيم العلاقات»).

use super::hits::is_actor;
use super::read::Reader;
use super::strange::LONGEST_HOMOGRAPH;
use crate::lexicon::world::{Shape, What, WordClass};
use crate::text::clitic::stems;
use crate::text::ending;
use crate::text::prefix;
use crate::text::prepositions;
use crate::text::{TokenKind, fold};
use crate::word::{Derived, Gender, Number, Person, Reading, Tense, Voice};

/// How far before a name the verb of its clause is looked for.
const FAR: usize = 10;

impl Reader<'_> {
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

    pub(super) fn is_loosely_given(&self, i: usize) -> bool {
        self.is_arabic(i)
            && self.hits.at(i).iter().any(|h| h.is_bare() && !h.light && matches!(h.what, What::Given(_)))
    }

    /// Whether a hyphen joins its neighbours without spaces.
    pub(super) fn adjoins(&self, i: usize) -> bool {
        let (Some(a), Some(b), Some(c)) =
            (self.text.tokens.get(i - 1), self.text.tokens.get(i), self.text.tokens.get(i + 1))
        else {
            return false;
        };
        a.span.end == b.span.start && b.span.end == c.span.start && i + 1 < self.stop
    }

    /// Whether a token may be part of a name. `taken`: how many tokens of the name stand before it; `given`: whether one
    /// of them, or this one, is a given name.
    pub(super) fn may_be_name(&self, i: usize, is_given: bool, taken: usize, given: bool) -> bool {
        if !self.is_arabic(i) || self.text.key(i).chars().count() < 2 {
            return false;
        }
        // «للأمين العام»: the office, not a man called أمين.
        if prefix::for_the(self.text.key(i)).is_some()
            || prefix::is_to_definite(self.text.key(i)) && taken == 0
        {
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
        self.by_its_place(i, is_given, taken, given).unwrap_or_else(|| self.by_its_form(i, taken, given))
    }

    /// What the names before a token and behind it tell, before its own form is asked.
    fn by_its_place(&self, i: usize, is_given: bool, taken: usize, given: bool) -> Option<bool> {
        let function = |class| self.word_at(i, class).is_some_and(|h| h.light);
        let closed = self.is_closed(i + 1);
        // «سلوى محمد علي،»: what is a particle as well stands last in a name only before a stop.
        if is_given && taken > 0 && given && closed && !function(WordClass::Stop) {
            return Some(true);
        }
        if self.is_particle(i) {
            return Some(false);
        }
        // «فلان فلان ذهبية السباق»: an adjective that no article makes a family's.
        if taken > 1
            && !is_given
            && ending::is_nisba_like(self.text.key(i))
            && ending::is_feminine(self.text.key(i))
        {
            return Some(false);
        }
        if taken == 1 && given && (self.is_family_of_rank(i) || self.is_before_title(i)) {
            return Some(true);
        }
        // «محمد حامد أمين لجنة كذا»: a third given name is a title sooner where its genitive follows.
        let title = |w: &What| matches!(w, What::Role { shape: Shape::Construct, .. });
        if taken > 1 && !closed && self.bare_at(i, title).is_some() {
            return Some(false);
        }
        let another =
            self.is_verb(i) && !self.is_followed_by_unknown(i) || self.word_at(i, WordClass::Under).is_some();
        if is_given && !(taken > 0 && another) {
            return Some(true);
        }
        // «لوح الوزير بشن عملية»: nor does a name begin with a word that a preposition is written on.
        if taken == 0 && self.has_preposition(i) && self.known_person(i).is_none_or(|h| !h.is_bare()) {
            return Some(false);
        }
        if taken == 1 && (self.is_family_and_firm(i) || given && self.is_family_of_origin(i)) {
            return Some(true);
        }
        if taken > 0 && (self.is_joined_and_owned(i) || self.is_at_a_place(i)) {
            return Some(false);
        }
        if prefix::is_joined_definite(self.text.key(i)) || self.names_another(i) || self.is_joined_person(i) {
            return Some(false);
        }
        None
    }

    /// «فلان ستانيتش وشركته»: what is joined to somebody and is his is no part of his name.
    fn is_joined_and_owned(&self, i: usize) -> bool {
        let joined = self.words.get(i).is_some_and(|w| w.prefixes.conjunction.is_some());
        joined && self.has_pronoun(i) && self.readings(i).iter().any(|r| r.is_nominal())
    }

    /// «سوق صابرين بأم درمان»: nor is where somebody or something is.
    fn is_at_a_place(&self, i: usize) -> bool {
        self.hits
            .at(i)
            .iter()
            .any(|h| h.preposition == Some(prefix::BI) && h.end > i + 1 && matches!(h.what, What::Place(_)))
    }

    /// «احتل لؤلؤة المرتبة الأولى»: whether a definite feminine noun is whose rank, not whose name; and so is any feminine one behind a word that
    /// is no given name («لاعب أوزبكي خارح المنطقة»).
    fn is_rank_of_thing(&self, i: usize, given: bool) -> bool {
        let key = self.text.key(i);
        let thing = |r: &Reading| match r {
            Reading::Noun { noun, .. } => self.language.noun(*noun).is_some_and(|n| !n.human && !n.adjective),
            _ => false,
        };
        let named = |w: &What| matches!(w, What::Given(_) | What::Person(..));
        let own = !ending::is_nisba_like(key)
            && self.readings(i).first().is_some_and(thing)
            && self.bare_at(i, named).is_none();
        ending::is_feminine(key) && (own || !given)
    }

    /// «ينهي شاهين تقريره», «نقل عن وانغ قوله»: whether a word is what somebody has or does.
    fn is_his_deed(&self, i: usize) -> bool {
        let deed = |r: &Reading| match r {
            Reading::Noun { noun, .. } => self.language.noun(*noun).is_some_and(|n| !n.human),
            r => r.is_masdar(),
        };
        let key = self.text.key(i);
        let his = self.has_pronoun(i) && (key.ends_with(ending::HEH) || ending::may_be_owned(key));
        // «أبدى الملك فلان شكره للرئيس»: likelier a verb, but what stands behind it is whom the deed is for.
        let governs = |k: usize| self.has_preposition(k) || self.word_at(k, WordClass::Preposition).is_some();
        let readings = self.readings(i);
        his && (readings.first().is_some_and(deed)
            || i + 1 < self.stop && governs(i + 1) && readings.iter().any(deed))
    }

    /// «بعث الملك فلان برقية تهنئة إلى», «تلقى فلان رسالة من»: whether an indefinite feminine word is a thing that goes on with its genitive or
    /// with a preposition, which no family name does.
    fn is_thing_that_goes_on(&self, i: usize) -> bool {
        let thing = |r: &Reading| match r {
            Reading::Noun { noun, .. } => self.language.noun(*noun).is_some_and(|n| !n.human && !n.adjective),
            r => r.is_masdar(),
        };
        let named = |w: &What| matches!(w, What::Given(_) | What::Person(..));
        let next = i + 1;
        let goes_on = next < self.stop
            && self.is_arabic(next)
            && (self.has_preposition(next)
                || self.word_at(next, WordClass::Preposition).is_some()
                || !self.has_article(next)
                    && !self.is_verb(next)
                    && self.readings(next).first().is_some_and(Reading::is_nominal));
        ending::is_feminine(self.text.key(i))
            && !self.has_article(i)
            && self.bare_at(i, named).is_none()
            && self.readings(i).first().is_some_and(thing)
            && goes_on
    }

    /// Whether a word's own form is that of a name: definite as family names are, or not of the language.
    fn by_its_form(&self, i: usize, taken: usize, given: bool) -> bool {
        if self.has_article(i) {
            // After two names a noun the language knows is a family name only if it ends as family names do.
            let known = !self.readings(i).is_empty();
            if known && taken > 1 && !ending::is_nisba_like(self.text.key(i)) {
                return false;
            }
            if known && self.is_rank_of_thing(i, given) {
                return false;
            }
            return taken > 0
                && !self.is_thing(i)
                && (given || taken == 1)
                && !self.is_verb(i)
                && !(known && taken > 1 && self.has_more(i));
        }
        if self.readings(i).is_empty() || taken > 0 && self.is_bound_to_nothing(i) {
            return true;
        }
        if taken > 0 && (self.is_his_deed(i) || self.is_thing_that_goes_on(i)) {
            return false;
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
        let told = |r: &Reading| {
            super::read::is_told(r) && !matches!(r, Reading::Verb { voice: Voice::Passive, .. })
        };
        let verb = self.readings(i).iter().any(told) && !(taken > 0 && self.is_told_before(i));
        let closes = self.closes_a_name(i) && (taken == 1 && given || taken > 0 && self.is_closed(i + 1));
        !verb && (self.is_followed_by_unknown(i) || closes)
    }

    /// «قال السفير مارك ستروه إن»: whether a verb in the past stands before a name of one clause with nothing but nouns between, so that
    /// what follows the name is no second verb in the past.
    fn is_told_before(&self, i: usize) -> bool {
        let past = |k: usize| {
            let verb =
                |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. });
            self.readings(k).first().is_some_and(verb)
        };
        let nominal = |k: usize| {
            self.is_arabic(k) && !self.is_particle(k) && (k + 1 == i || self.words_bare(k)) && !past(k)
        };
        let mut at = i;
        while at > self.begin && at + FAR > i && nominal(at - 1) {
            at -= 1;
        }
        let present = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Present, .. });
        at > self.begin && at + 1 < i && past(at - 1) && !self.readings(i).iter().any(present)
    }

    /// «رفض حميدتي العرض»: whether a word is read as nothing but an adjective before its genitive, which news hardly writes.
    pub(super) fn is_bound_adjective(&self, i: usize) -> bool {
        let adjective =
            |r: &Reading| matches!(r, Reading::Adjective { number: Number::Dual | Number::Plural, .. });
        let readings = self.readings(i);
        ending::is_bound(self.text.key(i))
            && !self.has_pronoun(i)
            && !readings.is_empty()
            && readings.iter().all(adjective)
    }

    /// «سادي», «حميدتي»: whether a word is read in nothing but forms that need a genitive, and none stands behind it.
    pub(super) fn is_bound_to_nothing(&self, i: usize) -> bool {
        let bound = |r: &Reading| match r {
            Reading::Adjective { number, .. }
            | Reading::Derived { kind: Derived::Active | Derived::Passive, number, .. } => {
                matches!(number, Number::Dual | Number::Plural)
            }
            _ => false,
        };
        let governs = |k: usize| {
            self.has_article(k)
                || self.is_owned(k)
                || self.readings(k).first().is_some_and(Reading::is_nominal)
        };
        ending::is_bound(self.text.key(i))
            && !self.has_pronoun(i)
            && !self.readings(i).is_empty()
            && self.readings(i).iter().all(bound)
            && !governs(i + 1)
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
                                    | WordClass::Neighbour
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
    pub(super) fn is_closed(&self, i: usize) -> bool {
        i >= self.stop || self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punct)
    }

    /// Whether another definite noun, or a word nobody knows, follows.
    fn has_more(&self, i: usize) -> bool {
        self.is_arabic(i + 1) && !self.is_particle(i + 1) && !self.is_verb(i + 1)
    }

    /// Whether a nominal at `i` may be a family name: in the nominative or genitive, and nothing follows that it governs.
    fn closes_a_name(&self, i: usize) -> bool {
        let key = self.text.key(i);
        let accusative = key.ends_with(ending::ACCUSATIVE);
        // «قدم الأمير هاري دعوى قضائية»: an adjective that agrees makes it the head of a phrase of its own.
        let adjective = |r: &Reading| matches!(r, Reading::Adjective { .. });
        let feminine =
            self.readings(i).iter().any(|r| matches!(r, Reading::Noun { gender: Gender::Feminine, .. }));
        let described = feminine
            && i + 1 < self.stop
            && ending::is_feminine(self.text.key(i + 1))
            && self.readings(i + 1).iter().any(adjective);
        !accusative && !described && !self.has_article(i + 1)
    }
}
