//! Where: the place named in an event's own clause.

use super::status::chunk_of;
use super::{EventMention, EventPlace};
use crate::clause::{Chunk, ChunkKind, Context, Parse};
use crate::mention::Kind;
use crate::text::prepositions;

/// Settles where an event happened: a place after a preposition of place in its clause, else a place it happens to.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    let Some(at) = chunk_of(parse, event) else { return };
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let ends = |c: &Chunk| {
        matches!(
            c.kind,
            ChunkKind::Content
                | ChunkKind::Subordinator
                | ChunkKind::Stop
                | ChunkKind::Verb
                | ChunkKind::Colon
        )
    };
    let place = |c: &Chunk| {
        c.mentions
            .iter()
            .copied()
            .find(|&m| matches!(cx.mentions[m as usize].kind, Kind::Place | Kind::State))
    };
    let local = |c: &Chunk| c.prep.as_deref().is_some_and(|p| prepositions::PLACES.contains(&p));
    let toward = |c: &Chunk| c.prep.as_deref().is_some_and(|p| prepositions::DIRECTIONS.contains(&p));
    let right: Vec<&Chunk> = chunks[at + 1..].iter().take_while(|c| !ends(c)).collect();
    let left: Vec<&Chunk> = chunks[..at].iter().rev().take_while(|c| !ends(c)).collect();
    let found = right
        .iter()
        .chain(&left)
        .filter(|c| local(c))
        .find_map(|c| place(c))
        .or_else(|| {
            right
                .iter()
                .filter(|c| toward(c))
                .find_map(|c| place(c).filter(|&m| cx.mentions[m as usize].kind == Kind::Place))
        })
        .or_else(|| {
            let parties = event.recipients.iter().map(|p| p.mention);
            parties.into_iter().find(|&m| cx.mentions[m as usize].kind == Kind::Place)
        });
    event.place = found.map(|m| {
        let mention = &cx.mentions[m as usize];
        EventPlace { mention: m, span: mention.span, country: mention.country.clone() }
    });
}
