//! Mode: where the frame leaves it open, the instrument named in the event's clause gives it («قتل … برصاص …»).

use super::EventMention;
use super::quiet::holds;
use super::status::chunk_of;
use crate::clause::{Chunk, ChunkKind, Context, Parse};
use crate::word::Reading;
use smallvec::SmallVec;

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
    // «قتال» is a verbal noun of one verb with «مقاتلة», and no aircraft: a verbal noun counts as it is written.
    let written = |t: usize| cx.words[t].readings.iter().any(Reading::is_masdar);
    let marks = |t: usize| if written(t) { cx.marks_as_written(t) } else { cx.marks(t) };
    let marks: Vec<&[u32]> = chunks[first..last].iter().flat_map(Chunk::tokens).map(marks).collect();
    let there: SmallVec<[u32; 16]> = marks.iter().copied().flatten().copied().collect();
    if there.is_empty() {
        return;
    }
    let kind = event.kind.name();
    // Hardly any of the words stands there, so that only those are looked for that may.
    let may = |words: &&Vec<u32>| words.first().is_some_and(|first| there.contains(first));
    let named = |words: &[Vec<u32>]| words.iter().filter(may).any(|w| holds(&marks, w));
    let found = cx.lex.frames.instruments.iter().find(|i| i.kind == kind && named(&i.words));
    event.mode = found.map(|i| i.mode.clone());
}
