//! Chunks: a sentence cut into noun phrases, verbs, and the words between that hold them together.
//!
//! «أعلنت وزارة الدفاع، أمس، أن الجيش …» is verb, noun phrase, comma, time, comma, subordinator, noun phrase.
//! Arabic does not mark where a subject ends and an object begins; definiteness, mentions and adjective
//! readings tell most of it: a phrase closed by a definite word takes no further noun.

use super::Context;
use super::cutter::Cutter;
use crate::text::Sentence;
use crate::word::{Reading, Voice};

/// What a chunk is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChunkKind {
    /// A noun phrase, with the preposition that governs it.
    Noun,
    /// A finite verb.
    Verb,
    /// A time expression.
    Time,
    /// Opens a clause that a verb or noun takes (أن، إن).
    Content,
    /// Opens another dependent clause (حيث، بينما، عندما، إذا).
    Subordinator,
    /// Opens a relative clause (الذي).
    Relative,
    /// Negates what follows (لم، لن، لا).
    Negation,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// Ends a clause for good (؛ . — and brackets).
    Stop,
    /// A quotation mark.
    Quote,
    /// A word that changes how the next verb stands (قد، سوف، كان).
    Auxiliary,
    /// Anything else (adverbs, discourse words).
    Other,
}

/// A run of tokens of one sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// Whether و, ف, or a conjunction word joins it to what stands before.
    pub joined: bool,
    /// The preposition that governs it (loose key, words joined by a space).
    pub prep: Option<String>,
    /// Its head token: the verb, or the first noun of a phrase.
    pub head: u32,
    /// Outermost mentions inside, in order (indices into the article's mentions).
    pub mentions: Vec<u32>,
    /// Whether a word such as «إلا أن» or «لكن» joins it: it opens a clause of its own, and is none of those before.
    pub apart: bool,
    /// Whether the phrase is closed by a definite word.
    pub closed: bool,
    /// For a verb, the reading chosen: an index into its word's readings.
    pub reading: u8,
    /// For a time, the index of its timex.
    pub timex: Option<u32>,
    /// How many quotation marks are open here.
    pub quoted: bool,
}

impl Chunk {
    pub(super) fn new(kind: ChunkKind, first: usize, last: usize) -> Chunk {
        Chunk {
            kind,
            first: first as u32,
            last: last as u32,
            joined: false,
            apart: false,
            prep: None,
            head: first as u32,
            mentions: Vec::new(),
            closed: false,
            reading: 0,
            timex: None,
            quoted: false,
        }
    }

    /// Whether the chunk is a noun phrase without a preposition.
    pub fn is_bare_noun(&self) -> bool {
        self.kind == ChunkKind::Noun && self.prep.is_none()
    }

    /// Its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Cuts one sentence into chunks.
pub fn chunks(cx: &Context<'_>, sentence: &Sentence) -> Vec<Chunk> {
    let mut cutter = Cutter { cx, out: Vec::new(), prep: None, joined: false, apart: false, quoted: false };
    // The place line and the agency's name at a report's head («نيامي - (نداء) -») are no part of its first sentence.
    let mut i = cx.after_dateline(sentence);
    let last = sentence.last as usize;
    while i < last {
        i = cutter.step(i, last).max(i + 1);
    }
    cutter.out
}

impl Cutter<'_, '_> {}

/// Whether a verb's reading is, or may be, passive.
pub fn voice_of(cx: &Context<'_>, chunk: &Chunk) -> Voice {
    match cx.words[chunk.head as usize].readings.get(chunk.reading as usize) {
        Some(Reading::Verb { voice, .. }) => *voice,
        _ => Voice::Active,
    }
}
