//! Patterns: the wordings of a frame, each a head word and the words that must follow it («أطلق سراح»).

use super::{Frame, Frames, keys};
use serde::{Deserialize, Serialize};

/// Which kind of word heads a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum HeadKind {
    /// A verb, by its past form.
    Verb,
    /// A verbal or event noun, by its singular.
    Noun,
}

impl HeadKind {
    /// Whether the head is a verb.
    pub fn is_verb(self) -> bool {
        self == HeadKind::Verb
    }
}

/// One way to say a frame.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pattern {
    /// Index of the frame.
    pub frame: u32,
    /// Kind of the head.
    pub kind: HeadKind,
    /// Loose keys of the words that must follow the head, in order.
    pub complement: Vec<String>,
    /// The numbers of these words among all words of complements.
    pub words: Vec<u32>,
    /// Line in the frame's file.
    pub line: u32,
}

/// The frame index of patterns that take words away and yield no event («بحث عن»).
pub const BLOCKED: u32 = u32::MAX;

/// Stands for the number of the first word of a complement that has none.
const NO_WORD: u32 = u32::MAX;

impl Frames {
    /// The patterns a head begins; `key` is the loose key of its citation form.
    pub fn patterns(&self, kind: HeadKind, key: &str) -> &[u32] {
        self.heads[kind as usize].get(key).map_or(&[], |v| v)
    }

    /// The number of the first word of a pattern's complement, where it has one.
    pub fn first_word(&self, pattern: u32) -> Option<u32> {
        self.first_words.get(pattern as usize).copied().filter(|word| *word != NO_WORD)
    }

    /// The patterns a head begins, each with its frame; those that yield no event ([`BLOCKED`]) are left out.
    pub fn framed<'s>(
        &'s self,
        kind: HeadKind,
        key: &str,
    ) -> impl Iterator<Item = (&'s Pattern, &'s Frame)> + use<'s> {
        let patterns = self.patterns(kind, key).iter().map(|&p| &self.patterns[p as usize]);
        patterns.filter_map(|p| Some((p, self.frames.get(p.frame as usize)?)))
    }

    /// The frames that a verb stands for without another word; `key` is the loose key of its past form.
    pub fn of_verb_alone<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Frame> + use<'s> {
        // Most patterns have another word, which is known without a look at them.
        let alone = self.patterns(HeadKind::Verb, key).iter().filter(|p| self.first_word(**p).is_none());
        alone.filter_map(|&p| self.frames.get(self.patterns[p as usize].frame as usize))
    }

    pub(super) fn add_pattern(&mut self, frame: u32, kind: HeadKind, words: &str, line: u32) {
        let mut keys = keys(words).into_iter();
        let Some(head) = keys.next() else { return };
        for word in words.split_whitespace().skip(1) {
            if !self.complement_words.contains(word) {
                self.complement_words.insert(word.to_owned());
            }
        }
        let index = self.patterns.len() as u32;
        let complement: Vec<String> = keys.collect();
        let words: Vec<u32> = complement.iter().map(|word| self.number(word)).collect();
        self.first_words.push(words.first().copied().unwrap_or(NO_WORD));
        self.patterns.push(Pattern { frame, kind, complement, words, line });
        self.heads[kind as usize].entry(head).or_default().push(index);
    }

    /// The number of a word among those of complements; `word` is a loose key.
    pub fn number_of(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let next = self.numbers.len() as u32;
        self.numbers.insert(word.to_owned(), next);
        next
    }
}
