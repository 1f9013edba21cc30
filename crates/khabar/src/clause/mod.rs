//! Clauses: a predicate, its arguments, and how it stands in its sentence.
//!
//! «زار الرئيس الروسي تونس» is the verb «زار» with the subject «الرئيس الروسي» and the object «تونس»;
//! «زيارة الرئيس الروسي إلى تونس» is the noun «زيارة» with a genitive and an oblique after «إلى».
mod adjective;
mod agreement;
mod apposed;
mod awaited;
mod before;
mod chunk;
mod context;
mod cutter;
mod declined;
mod deed_of;
mod description;
mod extent;
mod finite;
mod given_back;
mod keys;
mod listed;
mod mood;
mod named;
mod object;
mod occasion;
mod opening;
mod origin;
mod party;
mod past;
mod remark;
mod scan;
mod shared;
pub mod speech;
mod subject;

use crate::page::BlockKind;
use crate::word::{Number, Reading, Voice};
pub use agreement::{agrees, agrees_as};
pub use before::{opens_another, takes_back};
pub use chunk::{Chunk, ChunkKind};
pub use context::Context;
pub use object::{is_somebodys_deed, lacks_any_object};
pub use occasion::{is_of_a_statement, is_of_an_occasion};
pub use party::{
    Discourse, Party, Reached, SPEAKS_ON, chunk_party, fits_verb, is_of_no_country, parties, party, same,
};
pub use remark::{is_remark, opens_remark};
pub use shared::asks_to_it;

/// What an argument is to its predicate.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Slot {
    /// Subject of an active verb.
    Subject,
    /// Direct object, or subject of a passive.
    Object,
    /// Genitive after a noun.
    Genitive,
    /// After a preposition (loose key).
    Oblique(String),
}

impl Slot {
    /// The name records use.
    pub fn name(&self) -> &str {
        match self {
            Slot::Subject => "subj",
            Slot::Object => "obj",
            Slot::Genitive => "gen",
            Slot::Oblique(prep) => prep,
        }
    }
}

/// One argument: chunks of its sentence, more than one where conjoined or in apposition.
#[derive(Clone, PartialEq, Debug)]
pub struct Argument {
    /// What it is.
    pub slot: Slot,
    /// Indices into the sentence's chunks.
    pub chunks: Vec<u32>,
    /// For a genitive inside the predicate's own phrase: only mentions from this token on belong to it.
    pub from: u32,
    /// How it was found.
    pub found: Found,
}

/// How an argument was found; the farther it was fetched, the less sure it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Found {
    /// In the clause itself.
    Here,
    /// Before the verb.
    Before,
    /// From the noun a relative clause hangs on.
    Antecedent,
    /// Shared with the verb before («زار … والتقى»).
    Shared,
}

/// How a clause stands to the truth by its own form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Mood {
    /// Told as such.
    #[default]
    Indicative,
    /// Future (سوف، س، لن).
    Future,
    /// Scheduled (من المقرر أن).
    Planned,
    /// Open (قد، من المتوقع أن).
    Possible,
    /// A condition (إذا).
    Condition,
    /// A purpose (لـ، كي).
    Purpose,
}

/// How a clause hangs on its parent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Relation {
    /// It does not.
    Root,
    /// It is what the parent says, thinks or wants.
    Content,
    /// It describes a noun.
    Relative,
    /// It tells when, why or where.
    Adverbial,
    /// It stands beside the parent.
    Conjunct,
}

/// One verbal clause.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// Index of its sentence among the article's.
    pub sentence: u32,
    /// Index of the verb's chunk.
    pub chunk: u32,
    /// The verb's token.
    pub head: u32,
    /// The reading chosen, an index into its word's readings.
    pub reading: u8,
    /// First chunk of its reach.
    pub first: u32,
    /// One past the last chunk of its reach.
    pub last: u32,
    /// Its arguments.
    pub args: Vec<Argument>,
    /// Voice of the form chosen.
    pub voice: Voice,
    /// Number the verb shows.
    pub number: Number,
    /// Negated in its own clause.
    pub negated: bool,
    /// How it stands to the truth.
    pub mood: Mood,
    /// Whether its form or an auxiliary says it goes on («لا يزال»).
    pub progressive: bool,
    /// Whether the verb's form is the past.
    pub past: bool,
    /// The clause it hangs on (index into the article's clauses).
    pub parent: Option<u32>,
    /// How it hangs there.
    pub relation: Relation,
    /// The chunk where the content it governs begins, if it governs one.
    pub content: Option<u32>,
}

impl Clause {
    /// The first argument in a slot.
    pub fn arg(&self, slot: &Slot) -> Option<&Argument> {
        self.args.iter().find(|a| a.slot == *slot)
    }
}

/// One sentence, cut into chunks.
#[derive(Clone, PartialEq, Debug)]
pub struct Parsed {
    /// Index of the sentence in the text.
    pub sentence: u32,
    /// The block it stands in.
    pub block: BlockKind,
    /// Its chunks.
    pub chunks: Vec<Chunk>,
    /// Its clauses: a range of the article's.
    pub clauses: (u32, u32),
}

/// An article's sentences and clauses.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parse {
    /// The sentences, in page order.
    pub sentences: Vec<Parsed>,
    /// The clauses, in order of their verbs.
    pub clauses: Vec<Clause>,
}

/// Parses the sentences of an article.
pub fn clauses(cx: &Context<'_>) -> Parse {
    let mut parse = Parse::default();
    for &(sentence, block) in cx.sentences {
        let mut chunks = chunk::chunks(cx, &cx.text.sentences[sentence]);
        speech::read_as_telling(cx, &mut chunks);
        agreement::read_as_agreeing(cx, &mut chunks);
        let first = parse.clauses.len() as u32;
        let index = parse.sentences.len() as u32;
        for at in 0..chunks.len() {
            if chunks[at].kind == ChunkKind::Verb {
                let clause = verb_clause(cx, &chunks, at, index, &parse.clauses[first as usize..], first);
                parse.clauses.push(clause);
                given_back::settle(cx, &chunks, &mut parse.clauses[first as usize..]);
            }
        }
        let clauses = (first, parse.clauses.len() as u32);
        parse.sentences.push(Parsed { sentence: sentence as u32, block, chunks, clauses });
    }
    parse
}

fn verb_clause(
    cx: &Context<'_>,
    chunks: &[Chunk],
    at: usize,
    sentence: u32,
    earlier: &[Clause],
    offset: u32,
) -> Clause {
    let chunk = &chunks[at];
    let before = mood::before_verb(cx, chunks, at);
    let (number, past) = match cx.words[chunk.head as usize].readings.get(chunk.reading as usize) {
        Some(Reading::Verb { number, tense, .. }) => (*number, *tense == crate::word::Tense::Past),
        _ => (Number::Singular, true),
    };
    let mut right = scan::right(cx, chunks, at + 1, true);
    if right.items.is_empty()
        && right.content.is_none()
        && chunks.get(at + 1).is_some_and(|next| next.kind == ChunkKind::Verb && next.joined)
    {
        // «اعترض ودمر ثلاث صواريخ»: two verbs side by side share what stands behind the second.
        let both = scan::right(cx, chunks, at + 2, true);
        right = if both.content.is_none() { both } else { right };
    }
    occasion::without_what_is_taken(cx, chunks, earlier, at, &mut right.items);
    right.content = right.content.or_else(|| speech::far_content(cx, chunks, at));
    let mut clause = Clause {
        sentence,
        chunk: at as u32,
        head: chunk.head,
        reading: chunk.reading,
        first: before.first as u32,
        last: right.end as u32,
        args: Vec::new(),
        voice: chunk::voice_of(cx, chunk),
        number,
        negated: before.negated,
        mood: before.mood,
        progressive: before.progressive,
        past,
        parent: None,
        relation: Relation::Root,
        content: right.content.map(|c| c as u32),
    };
    subject::assign(cx, chunks, &mut clause, right.items, earlier, before.first);
    hang(cx, chunks, &mut clause, earlier, offset, before.first);
    mood::share(chunks, &mut clause, earlier);
    clause
}

/// Finds the clause a verb hangs on: the nearest earlier one whose content or relative clause it stands in.
fn hang(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &mut Clause,
    earlier: &[Clause],
    offset: u32,
    first: usize,
) {
    // «لكن موسكو نفت»: with its subject before the verb a clause opens at that.
    let subject = clause.arg(&Slot::Subject).filter(|a| a.found == Found::Before);
    let opens = subject.map_or(first, |a| first.min(a.chunks[0] as usize));
    let before = opens.checked_sub(1).map(|i| &chunks[i]);
    // «نفى أن تكون الحركة قتلته، واتهم الجيش بقتله»: who goes on to speak behind a comma is who spoke before, not told by himself.
    let goes_on = speech::goes_on(cx, chunks, clause, earlier);
    for (n, other) in earlier.iter().enumerate().rev() {
        let speaks = goes_on && other.relation != Relation::Content && speech::stance(cx, other).is_some();
        if !speaks && other.content.is_some_and(|c| c as usize <= first) {
            let ended =
                chunks[other.chunk as usize..clause.chunk as usize].iter().any(|c| c.kind == ChunkKind::Stop);
            if !ended {
                clause.parent = Some(offset + n as u32);
                clause.relation = Relation::Content;
                return;
            }
        }
    }
    let opened = chunks[..opens].iter().rposition(|c| {
        matches!(c.kind, ChunkKind::Relative | ChunkKind::Subordinator | ChunkKind::Verb | ChunkKind::Stop)
    });
    clause.relation = match opened.map(|i| chunks[i].kind) {
        Some(ChunkKind::Relative) => Relation::Relative,
        Some(ChunkKind::Subordinator) => Relation::Adverbial,
        Some(ChunkKind::Verb) if chunks[clause.chunk as usize].joined => Relation::Conjunct,
        Some(ChunkKind::Verb) if before.is_some_and(|c| c.kind == ChunkKind::Noun) => Relation::Relative,
        _ => Relation::Root,
    };
    if clause.relation != Relation::Root && !earlier.is_empty() {
        clause.parent = Some(offset + earlier.len() as u32 - 1);
    }
}
