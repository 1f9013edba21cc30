//! What the constructions ask of a token: which names begin there, and how the word floor reads it.

use super::draft::Draft;
use super::hits::{Hit, is_quote};
use super::read::{Reader, is_told};
use super::{Form, Kind};
use crate::lexicon::world::{What, WordClass};
use crate::span::Span;
use crate::text::clitic::written_len;
use crate::text::prepositions;
use crate::text::{TokenKind, inflect};
use crate::word::Reading;

impl<'a> Reader<'a> {
    /// One past the longest thing at `i` that only sounds like a name («كوبا أمريكا»).
    pub(super) fn thing_end(&self, i: usize) -> Option<usize> {
        let things = self.hits.at(i).iter().filter(|h| matches!(h.what, What::Word(WordClass::Thing, _)));
        things.map(|h| h.end).max()
    }

    /// The span of tokens `first..end` without the first token's clitics.
    pub fn span(&self, first: usize, end: usize, letters: u8) -> Span {
        let whole = self.text.span(first, end.max(first + 1) - 1);
        let skip = written_len(self.text.token(first), letters);
        Span::new(whole.start as usize + skip, whole.end as usize)
    }

    /// A draft from a hit.
    pub fn draft(&self, kind: Kind, form: Form, i: usize, end: usize, hit: &Hit) -> Draft {
        let mut draft = Draft::new(kind, form, self.span(i, end, hit.letters), (i, end));
        draft.because(self.world, hit.line);
        draft.mention.oblique = hit.preposition.is_some();
        draft.joined = hit.conjunction;
        if !hit.light {
            draft.mention.score = 0.8;
        }
        draft
    }

    /// Whether a word of some class stands at `i` without clitics.
    pub fn word_at(&self, i: usize, class: WordClass) -> Option<Hit> {
        if i >= self.stop {
            return None;
        }
        self.hits
            .at(i)
            .iter()
            .copied()
            .find(|h| h.is_bare() && matches!(h.what, What::Word(c, _) if c == class))
    }

    /// Whether some bare hit at `i` satisfies `test`.
    pub fn bare_at(&self, i: usize, test: impl Fn(&What) -> bool) -> Option<Hit> {
        if i >= self.stop {
            return None;
        }
        self.hits.at(i).iter().copied().find(|h| h.is_bare() && test(&h.what))
    }

    /// The readings of a token.
    pub fn readings(&self, i: usize) -> &[Reading] {
        self.words.get(i).map_or(&[], |w| &w.readings[..])
    }

    /// The pronoun joined to a token.
    pub fn suffix(&self, i: usize) -> Option<&'static str> {
        self.words.get(i)?.suffix
    }

    /// Whether the language knows a token as a finite verb and nothing better.
    pub fn is_verb(&self, i: usize) -> bool {
        self.readings(i).iter().any(is_told)
    }

    /// Whether the word floor takes as many letters off the token as a name would have it, or does not know the token.
    pub fn agrees_on_clitics(&self, i: usize, letters: u8) -> bool {
        let Some(word) = self.words.get(i).filter(|w| !w.readings.is_empty()) else { return true };
        let taken =
            u8::from(word.prefixes.conjunction.is_some()) + u8::from(word.prefixes.preposition.is_some());
        taken == letters
    }

    /// Whether the word floor takes a preposition off a token it knows.
    pub fn has_preposition(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| !w.readings.is_empty() && w.prefixes.preposition.is_some())
    }

    /// Whether the word floor takes a pronoun off the end of a token.
    pub fn has_pronoun(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.suffix.is_some())
    }

    /// Whether the word floor takes nothing off the front of a token.
    pub fn words_bare(&self, i: usize) -> bool {
        self.words.get(i).is_none_or(|w| w.prefixes.conjunction.is_none() && w.prefixes.preposition.is_none())
    }

    /// Whether a token carries a pronoun.
    pub fn is_owned(&self, i: usize) -> bool {
        i < self.stop && self.words.get(i).is_some_and(|w| w.suffix.is_some())
    }

    /// Whether the language knows a token as a particle.
    pub fn is_particle(&self, i: usize) -> bool {
        self.readings(i).iter().any(|r| matches!(r, Reading::Particle { .. }))
            || self.word_at(i, WordClass::Stop).is_some_and(|h| h.light)
            || self.word_at(i, WordClass::Preposition).is_some_and(|h| h.light)
    }

    /// Whether a token is Arabic letters.
    pub fn is_arabic(&self, i: usize) -> bool {
        i < self.stop && self.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Arabic)
    }

    /// Whether a token begins with the article.
    pub fn has_article(&self, i: usize) -> bool {
        i < self.stop && inflect::has_article(self.text.key(i))
    }

    /// The loose key of a token.
    pub fn loose(&self, i: usize) -> String {
        self.text.loose(i).to_owned()
    }

    /// Passes over one opening or closing quotation mark.
    pub fn past_quote(&self, i: usize) -> usize {
        if i < self.stop && is_quote(self.text.token(i)) { i + 1 } else { i }
    }

    /// Whether «في» stands at a token.
    pub fn is_in(&self, i: usize) -> bool {
        i < self.stop && prepositions::is_in(self.text.key(i))
    }

    /// Whether a name at `i`, behind a preposition written with it where `clitic` says so, is governed by what stands before it.
    pub fn is_oblique(&self, i: usize, clitic: bool) -> bool {
        if clitic || i == self.begin {
            return clitic;
        }
        let before = i - 1;
        if self.word_at(before, WordClass::Preposition).is_some()
            || prepositions::PLACES.contains(&self.text.loose(before))
        {
            return true;
        }
        // A noun before it, not a verb, makes it a genitive («زيارة لافروف»).
        !self.is_verb(before)
            && self
                .readings(before)
                .iter()
                .any(|r| matches!(r, Reading::Noun { .. } | Reading::Derived { .. }))
    }
}
