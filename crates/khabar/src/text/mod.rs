//! Arabic as written: folding, tokens, sentences, numbers.
//!
//! `analyze("قال الوزير.")` gives the tokens «قال», «الوزير», «.» and one sentence. Pieces and the gaps
//! between them add up to the text: nothing is changed, everything is pointed at.
pub mod affix;
pub mod digits;
pub mod clitic;
pub mod ending;
pub mod fold;
pub mod grammar;
pub mod hamza;
pub mod inflect;
pub mod letters;
pub mod prepositions;
pub mod marks;
pub mod prefix;
pub mod romanise;
mod sentence;
mod shapes;
mod token;
pub mod translit;

use crate::span::Span;
pub use token::{Token, TokenKind};

/// A sentence and its tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// From the first token to the last, its closing punctuation included.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub last: u32,
}

impl Sentence {
    /// The indices of its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// A page's stored text, cut into tokens and sentences.
#[derive(Clone, Debug, Default)]
pub struct Text {
    source: String,
    keys: String,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order; none crosses a line break.
    pub sentences: Vec<Sentence>,
}

impl Text {
    /// The stored text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The words a span points at.
    pub fn str(&self, span: Span) -> &str {
        span.of(&self.source)
    }

    /// A token as written.
    pub fn token(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(&self.source))
    }

    /// A token's light key (see [`fold::light`]); empty past the end.
    pub fn key(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.keys[t.key.0 as usize..t.key.1 as usize])
    }

    /// A token's loose key; empty past the end.
    pub fn loose(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.keys[t.loose.0 as usize..t.loose.1 as usize])
    }

    /// Whether a token's light key is a loose one as it is, and with it every part of the key.
    pub fn is_loose(&self, i: usize) -> bool {
        self.tokens.get(i).is_none_or(|t| t.loose == t.key)
    }

    /// The index of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.last as usize <= i);
        (at < self.sentences.len() && self.sentences[at].first as usize <= i).then_some(at)
    }

    /// The span from token `first` to token `last`, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::default(),
        }
    }
}

/// Cuts a text into tokens and sentences. Total: any string is a text.
pub fn analyze(source: &str) -> Text {
    let (tokens, keys) = token::tokens(source);
    let sentences = sentence::sentences(source, &tokens);
    Text { source: source.to_owned(), keys, tokens, sentences }
}

/// A few words, cut into tokens: all that looking a name up asks of a text.
pub struct Cut<'t> {
    words: &'t str,
    tokens: Vec<Token>,
    keys: String,
}

impl Cut<'_> {
    /// Each token as written, and its loose key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tokens
            .iter()
            .map(|t| (t.span.of(self.words), &self.keys[t.loose.0 as usize..t.loose.1 as usize]))
    }
}

/// Cuts a few words into tokens.
pub fn cut(words: &str) -> Cut<'_> {
    let (tokens, keys) = token::tokens(words);
    Cut { words, tokens, keys }
}

/// What follows a conjunction written together with a word, where the word begins with a letter that may be one.
pub fn after_conjunction(word: &str) -> Option<&str> {
    word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() >= 3)
}
