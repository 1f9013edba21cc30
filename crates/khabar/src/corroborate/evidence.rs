//! Evidence: what spoke for two tellings being of one happening.

use super::compare::Link;

/// One thing that speaks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Reason {
    /// Their articles print one text.
    Copy = 1,
    /// One article tells both.
    Article = 2,
    /// They name a day in common.
    Day = 4,
    /// They name one place.
    Place = 8,
    /// They name a person in common.
    Person = 16,
    /// They are between the same countries.
    Dyad = 32,
    /// They count the same.
    Figure = 64,
    /// Their sentences are in the same words.
    Words = 128,
}

impl Reason {
    /// All of them, in the order they are told in.
    pub const ALL: [Reason; 8] = [
        Reason::Copy,
        Reason::Article,
        Reason::Day,
        Reason::Place,
        Reason::Person,
        Reason::Dyad,
        Reason::Figure,
        Reason::Words,
    ];

    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Copy => "copies of one text",
            Reason::Article => "one article",
            Reason::Day => "the same day",
            Reason::Place => "the same place",
            Reason::Person => "the same person",
            Reason::Dyad => "the same countries",
            Reason::Figure => "the same figures",
            Reason::Words => "the same words",
        }
    }
}

/// A telling and the one of its event that brought it in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Join {
    /// The telling.
    pub from: u32,
    /// The one that brought it in.
    pub to: u32,
    /// How much speaks for it, in log odds.
    pub score: f32,
    /// How alike the words of the two sentences are, 0 to 1.
    pub words: f32,
    reasons: u8,
}

impl Join {
    pub(super) fn new(link: &Link, reasons: u8, words: f32) -> Join {
        Join { from: link.a, to: link.b, score: link.score, words, reasons }
    }

    /// What speaks for it.
    pub fn reasons(&self) -> impl Iterator<Item = Reason> {
        let bits = self.reasons;
        Reason::ALL.into_iter().filter(move |r| bits & *r as u8 != 0)
    }

    /// All of it in words.
    pub fn why(&self) -> String {
        let mut parts: Vec<&str> = self.reasons().map(Reason::name).collect();
        if parts.is_empty() {
            parts.push("like words and time");
        }
        format!("{} (words alike {:.2}, log odds {:.1})", parts.join(", "), self.words, self.score)
    }
}
