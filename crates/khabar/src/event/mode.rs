//! Mode: where the frame leaves it open, the instrument named in the event's clause gives it («قتل … برصاص …»).

use super::EventMention;
use super::quiet::holds;
use super::status::chunk_of;
use crate::clause::{Chunk, ChunkKind, Context, Parse};

/// Settles the mode of an event whose frame has none.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    if event.mode.is_some() {
        return;
    }
    let Some(at) = chunk_of(parse, event) else { return };
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let ends = |c: &Chunk| matches!(c.kind, ChunkKind::Content | ChunkKind::Stop | ChunkKind::Verb);
    let first = chunks[..at].iter().rposition(ends).map_or(0, |i| i + 1);
    let last = chunks[at + 1..].iter().position(ends).map_or(chunks.len(), |i| at + 1 + i);
    let keys: Vec<&[String]> =
        chunks[first..last].iter().flat_map(Chunk::tokens).map(|t| cx.noun_keys(t)).collect();
    let kind = event.kind.name();
    let named = |words: &[Vec<String>]| words.iter().any(|w| holds(&keys, w));
    let found = cx.lex.frames.instruments.iter().find(|i| i.kind == kind && named(&i.words));
    event.mode = found.map(|i| i.mode.clone());
}
