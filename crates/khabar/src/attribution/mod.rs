//! Attribution: who says it (source), by which word (cue), and what is said (content).

use crate::clause::Clause;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::span::Span;
use crate::text::Text;
use crate::word::Word;

/// How a speaker stands to what is said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stance {
    /// Says so.
    Assert,
    /// Says so, and the teller keeps a distance (زعم).
    Claim,
    /// Says it is not so.
    Deny,
    /// Passes on what another says.
    Relay,
    /// Asks.
    Ask,
}

impl Stance {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Assert => "assert",
            Stance::Claim => "claim",
            Stance::Deny => "deny",
            Stance::Relay => "relay",
            Stance::Ask => "ask",
        }
    }
}

/// One act of speech.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// The speaker's words; `None` for a subjectless «وأضاف» whose speaker stands earlier.
    pub source: Option<Span>,
    /// Index of the speaker among the article's mentions, resolved across sentences.
    pub mention: Option<u32>,
    /// The word of speech.
    pub cue: Span,
    /// What is said.
    pub content: Span,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// Whether the words are quoted.
    pub quoted: bool,
    /// The act of speech this one is told within (the next link outward).
    pub outer: Option<u32>,
}

/// The attributions of an article.
pub fn attributions(
    _lex: &Lexicon,
    _text: &Text,
    _words: &[Word],
    _clauses: &[Clause],
    _mentions: &[Mention],
) -> Vec<Attribution> {
    Vec::new()
}
