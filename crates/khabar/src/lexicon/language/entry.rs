//! A verb and a noun as the tables spell them: قال، يقول، قول، قائل، مقول.

use super::features::Gender;
use crate::lexicon::tsv;

/// A verb by its principal parts, as the table spells them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verb<'a> {
    /// I to X, Q1 to Q4.
    pub form: &'a str,
    /// In English.
    pub gloss: &'a str,
    /// sound, hamzated, assimilated, hollow, defective, doubled, joined by `|`.
    pub class: &'a str,
    /// Third person masculine singular.
    pub past: &'a str,
    /// Third person masculine singular.
    pub present: &'a str,
    pub(super) masdar: &'a str,
    pub(super) active: &'a str,
    pub(super) passive: &'a str,
    /// Letters with spaces.
    pub root: &'a str,
    /// Line in `verbs.tsv`.
    pub line: u32,
}

impl<'a> Verb<'a> {
    /// Verbal nouns (زيارة).
    pub fn masdars(self) -> impl Iterator<Item = &'a str> {
        tsv::variants(self.masdar)
    }

    /// Active participles (زائر).
    pub fn active(self) -> impl Iterator<Item = &'a str> {
        tsv::variants(self.active)
    }

    /// Passive participles (مقتول); none for a verb without a passive.
    pub fn passive(self) -> impl Iterator<Item = &'a str> {
        tsv::variants(self.passive)
    }
}

/// A noun or an adjective, as the table spells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Noun<'a> {
    /// Whether it is an adjective.
    pub adjective: bool,
    /// Its gender in the singular.
    pub gender: Gender,
    /// Whether it names persons.
    pub human: bool,
    /// In English.
    pub gloss: &'a str,
    /// Singular; of a word in two shapes the first (قاض).
    pub singular: &'a str,
    pub(super) plural: &'a str,
    /// Line in `nouns.tsv`.
    pub line: u32,
}

impl<'a> Noun<'a> {
    /// Broken plurals (وزراء).
    pub fn broken_plurals(self) -> impl Iterator<Item = &'a str> {
        tsv::variants(self.plural).filter(|p| *p != "+")
    }

    /// Whether it has a sound plural (مسؤولون، زيارات).
    pub fn sound_plural(self) -> bool {
        tsv::variants(self.plural).any(|p| p == "+")
    }
}
