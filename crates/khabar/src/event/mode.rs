//! Mode: where the frame leaves it open, the instrument named in the event's clause gives it («قتل … برصاص …»).

use super::EventMention;
use super::quiet::holds;
use super::status::chunk_of;
use crate::clause::{Chunk, ChunkKind, Context, Parse};
use crate::word::Reading;

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
    let written = |t: usize| if cx.words[t].readings.iter().any(Reading::is_masdar) { 1 } else { usize::MAX };
    let counted = |t: usize| &cx.noun_keys(t)[..cx.noun_keys(t).len().min(written(t))];
    let keys: Vec<&[String]> = chunks[first..last].iter().flat_map(Chunk::tokens).map(counted).collect();
    let kind = event.kind.name();
    let named = |words: &[Vec<String>]| words.iter().any(|w| holds(&keys, w));
    let found = cx.lex.frames.instruments.iter().find(|i| i.kind == kind && named(&i.words));
    event.mode = found.map(|i| i.mode.clone());
}
