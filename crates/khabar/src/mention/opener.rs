//! A word for men or a body that is the verb of its clause («حشد الجيش قوات», «إن الجيش حشد قوات», «كان قد فتح»): it names nobody.

use super::Kind;
use super::read::Reader;
use crate::text::prepositions;
use crate::word::{Gender, Prefixes, Reading, Word};

impl Reader<'_> {
    /// The token that opens the sentence where it may be told of the definite word behind it, and the sentence has no other verb of its
    /// own.
    pub(super) fn opening_verb(&self) -> Option<usize> {
        let i = self.begin;
        let word = self.words.get(i)?;
        let bare = word.suffix.is_none() && !word.prefixes.article && word.prefixes.preposition.is_none();
        let may_be = bare && i + 2 < self.stop && word.told_of_one().is_some() && self.has_article(i + 1);
        (may_be && !(i + 1..self.stop).any(|k| self.is_finite(k))).then_some(i)
    }

    /// Whether a word is the verb that the words before it await: «قد», «الذي», or one who acts, of whom «إن» tells.
    pub(super) fn is_awaited_verb(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|&b| b >= self.begin) else { return false };
        if !self.may_be_told(i) {
            return false;
        }
        let key = self.text.key(before);
        self.language.is_particle(key, "aspect") || key == prepositions::WHO || self.is_told_of_one(i)
    }

    /// Whether a word stands as it is and may tell of one man in the past.
    fn may_be_told(&self, i: usize) -> bool {
        let bare = |w: &&Word| w.prefixes == Prefixes::default() && w.suffix.is_none();
        let told = |w: &Word| Some(w.readings[w.told_of_one()?].gender() == Some(Gender::Masculine));
        self.words.get(i).filter(bare).and_then(told) == Some(true)
    }

    /// Whether somebody who acts is named right before a token and right behind «إن», and their clause has no other verb.
    fn is_told_of_one(&self, i: usize) -> bool {
        let near = self.out.iter().rev().take_while(|d| d.first() >= self.begin);
        let Some(subject) = near.filter(|d| d.end() == i).min_by_key(|d| d.first()) else { return false };
        let m = &subject.mention;
        let acts = matches!(m.kind, Kind::Person | Kind::Organization) && m.gender != Some(Gender::Feminine);
        acts && self.lacks_a_verb(subject.first(), i)
    }

    /// «إن الرئيس السوري صادر أموال …»: whether a word behind a title, which may be a verb, is the only one of its clause, which «إن»
    /// opens before the title.
    pub(super) fn is_told_behind(&self, title: usize, i: usize) -> bool {
        self.may_be_told(i) && self.lacks_a_verb(title, i)
    }

    /// Whether «إن» stands before the phrase that begins at `first`, and no verb behind `i` up to where the clause ends.
    fn lacks_a_verb(&self, first: usize, i: usize) -> bool {
        let opener = first.checked_sub(1).filter(|&k| k >= self.begin);
        let told = opener.is_some_and(|k| self.text.key(k) == prepositions::THAT);
        let end = (i + 1..self.stop).find(|&k| self.is_between_clauses(k)).unwrap_or(self.stop);
        told && !(i + 1..end).any(|k| self.is_finite(k))
    }

    /// Whether a token is a verb that no conjunction joins and no particle is before.
    fn is_finite(&self, k: usize) -> bool {
        let word = &self.words[k];
        let own = word.prefixes.conjunction.is_none() && !word.prefixes.article;
        own && word.readings.first().is_some_and(Reading::is_verb) && !self.is_particle(k - 1)
    }
}
