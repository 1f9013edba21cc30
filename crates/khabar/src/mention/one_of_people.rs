//! Whether an adjective of origin is one of a people: counted («28 لبنانيا»), joined to others or hurt («مقتل فرنسي»); and whether a
//! description is of a person at all.

use super::hits::{Hit, is_actor};
use super::read::Reader;
use crate::lexicon::world::{What, WordClass};
use crate::text::{TokenKind, ending, inflect};
use crate::word::{Number, Reading};

/// How the digits of a number of hundreds end.
const HUNDREDS: &str = "00";

impl Reader<'_> {
    /// Whether a description is of a person: its noun is human as far as the language knows («حزب» is not).
    pub(super) fn is_human(&self, i: usize, end: usize) -> bool {
        let nouns = self.readings(i).iter().filter_map(|r| match r {
            Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => self.language.noun(*noun),
            _ => None,
        });
        // «الوفد الإيراني»: what is a kind of body is several people.
        let body = |h: &Hit| h.end == end && matches!(h.what, What::Body(..));
        if self.hits.at(i).iter().any(body) {
            return false;
        }
        let mut known = nouns.filter(|n| !n.adjective).peekable();
        known.peek().is_none() || known.any(|n| n.human) || end > i + 2
    }

    /// «مقتل فرنسي»: whether a word for what befalls people stands right before.
    pub(super) fn is_victim(&self, i: usize) -> bool {
        i > self.begin
            && self.hits.at(i - 1).iter().any(|h| matches!(h.what, What::Word(WordClass::Victim, _)))
    }

    /// «28 لبنانيا»، «مئة سوري»: people of a state, whose number stands right before them.
    pub(super) fn is_counted(&self, i: usize) -> bool {
        let number = |k: usize| self.text.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
        // «100 فلسطيني»: behind a hundred in the genitive.
        let hundreds = || self.text.key(i - 1).ends_with(HUNDREDS) && !self.has_article(i);
        i > self.begin && number(i - 1) && (ending::is_accusative(self.text.key(i)) || hundreds())
    }

    /// «إيطاليين وأميركيا»، «فرنسيا ونرويجية»: joined to people of another state, or the object of a deed right behind who did
    /// it («احتجز الخاطفون فرنسيا»), an adjective of origin is a person.
    pub(super) fn is_one_of_people(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|&b| b >= self.begin && self.is_arabic(b)) else {
            return false;
        };
        if self.words[i].prefixes.conjunction.is_none() {
            // «سوريا» is a state sooner than one of its people.
            let state = |h: &Hit| matches!(h.what, What::State(..));
            if self.has_article(i) || self.hits.at(i).iter().any(state) {
                return false;
            }
            let named = |h: &Hit| h.end == i && is_actor(&h.what);
            let whole = inflect::has_article(self.text.key(before))
                || (self.begin..i).rev().take(3).any(|k| self.hits.at(k).iter().any(named));
            // «حكمت على أردني»: behind a preposition there is no noun that it could describe.
            let governed = self.word_at(before, WordClass::Preposition).is_some();
            let accusative = ending::is_accusative(self.text.key(i));
            return accusative && (whole || self.is_person_plural(before)) || governed && !accusative;
        }
        let origin = |h: &&Hit| matches!(h.what, What::Nisba { definite: false, .. } | What::People(_));
        self.hits.at(before).iter().find(origin).is_some_and(|h| match h.what {
            What::Nisba { number: Number::Plural | Number::Dual, .. } | What::People(_) => true,
            _ => self.is_counted(before) || self.is_victim(before) || self.is_one_of_people(before),
        })
    }

    /// «الخاطفون», «المسلحون»: a sound plural in the nominative, which none but people have.
    fn is_person_plural(&self, i: usize) -> bool {
        ending::is_nominative_plural(self.text.key(i))
    }
}
