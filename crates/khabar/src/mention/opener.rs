//! A word for men or a body that is the verb of its sentence («حشد الجيش قوات», «حاكم القضاء الوزير»): it names nobody.

use super::read::Reader;
use crate::word::Reading;

impl Reader<'_> {
    /// The token that opens the sentence where it may be told of the definite word behind it, and the sentence has no other verb of its
    /// own.
    pub(super) fn opening_verb(&self) -> Option<usize> {
        let i = self.begin;
        let word = self.words.get(i)?;
        let bare = word.suffix.is_none() && !word.prefixes.article && word.prefixes.preposition.is_none();
        let finite = |k: usize| {
            let word = &self.words[k];
            let own = word.prefixes.conjunction.is_none() && !word.prefixes.article;
            own && word.readings.first().is_some_and(Reading::is_verb) && !self.is_particle(k - 1)
        };
        let may_be = bare && i + 2 < self.stop && word.told_of_one().is_some() && self.has_article(i + 1);
        (may_be && !(i + 1..self.stop).any(finite)).then_some(i)
    }
}
