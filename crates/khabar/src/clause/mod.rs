//! Clauses: a predicate, its arguments, and how it stands in its sentence.

use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::span::Span;
use crate::text::Text;
use crate::word::{Derived, Word};

/// What kind of word a clause's predicate is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PredicateKind {
    /// A finite verb.
    Verb,
    /// A verbal noun, participle or other derived form.
    Derived(Derived),
    /// A noun that names an event (قمة).
    Noun,
    /// A predicate without a verb («X رئيسا»).
    Nominal,
}

/// What an argument is to its predicate.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Slot {
    /// Subject of an active verb; subject of the passive is [`Slot::Object`].
    Subject,
    /// Direct object, or subject of a passive.
    Object,
    /// Genitive after a noun.
    Genitive,
    /// After a preposition, which is named as the lexicon spells it.
    Oblique(String),
}

/// One argument of a predicate.
#[derive(Clone, PartialEq, Debug)]
pub struct Argument {
    /// What it is.
    pub slot: Slot,
    /// Its words.
    pub span: Span,
    /// Its tokens, first and one past the last.
    pub tokens: (u32, u32),
    /// Mentions inside that act as its heads (more than one where conjoined), indices into the article's mentions.
    pub heads: Vec<u32>,
}

/// How a clause stands to the truth, by its own form and what embeds it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Mood {
    /// Told as such.
    #[default]
    Indicative,
    /// Future (سوف، س، مقرر).
    Future,
    /// Possible, expected, proposed.
    Possible,
    /// A purpose («لبحث»).
    Purpose,
    /// A condition.
    Condition,
    /// Going on («يواصل»، «لا يزال»).
    Progressive,
}

/// One clause.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// Its words.
    pub span: Span,
    /// Sentence index.
    pub sentence: u32,
    /// The predicate's tokens, first and one past the last.
    pub predicate: (u32, u32),
    /// What the predicate is.
    pub kind: PredicateKind,
    /// Its arguments.
    pub args: Vec<Argument>,
    /// Passive in form or in meaning.
    pub passive: bool,
    /// Negated in its own clause.
    pub negated: bool,
    /// How it stands to the truth.
    pub mood: Mood,
    /// The clause that embeds it.
    pub parent: Option<u32>,
}

/// The clauses of a token range.
pub fn clauses(_lex: &Lexicon, _text: &Text, _words: &[Word], _mentions: &[Mention]) -> Vec<Clause> {
    Vec::new()
}
