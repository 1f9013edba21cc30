//! When: the time expression of an event's own clause, never one from across the page.

use super::status::chunk_of;
use super::{EventMention, EventTime, Status};
use crate::clause::{Chunk, ChunkKind, Context, Parse};
use crate::date::{Basis, Calendar, Interval, Precision};
use crate::page::BlockKind;
use crate::time::TimexType;

/// Settles when an event happened.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    event.when = in_clause(cx, parse, event).or_else(|| assumed(cx, parse, event));
}

fn in_clause(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let at = chunk_of(parse, event)?;
    let ends = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Content | ChunkKind::Subordinator | ChunkKind::Stop | ChunkKind::Colon)
            || c.kind == ChunkKind::Verb
            || c.kind == ChunkKind::Relative
    };
    let dated = |i: &usize| {
        chunks[*i].timex.is_some_and(|t| {
            let timex = &cx.timexes[t as usize];
            timex.days.is_some() && matches!(timex.kind, TimexType::Date | TimexType::Time)
        })
    };
    let after = (at + 1..chunks.len()).take_while(|&i| !ends(&chunks[i])).find(dated);
    let before = (0..at).rev().take_while(|&i| !ends(&chunks[i])).find(dated);
    let timex = chunks[after.or(before)?].timex?;
    let timex = &cx.timexes[timex as usize];
    Some(EventTime {
        days: timex.days?,
        precision: timex.precision,
        basis: timex.basis,
        calendar: timex.calendar,
        span: Some(timex.span),
    })
}

/// A fresh report without a word for its day is of the page's day: in the headline, the caption under it and the
/// first paragraph only (CODEBOOK section 9, decision 1).
fn assumed(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let sentence = &parse.sentences[event.parsed as usize];
    let lead = match sentence.block {
        BlockKind::Headline => true,
        BlockKind::Body => {
            let first = parse.sentences.iter().position(|s| s.block == BlockKind::Body)?;
            let block = cx
                .article
                .blocks
                .iter()
                .find(|b| b.span.contains(cx.text.sentences[sentence.sentence as usize].span));
            let lead = &parse.sentences[first];
            event.parsed as usize == first
                || block.is_some_and(|b| b.span.contains(cx.text.sentences[lead.sentence as usize].span))
        }
        _ => false,
    };
    let fresh = matches!(event.status, Status::Occurred | Status::Ongoing);
    let day = cx.anchor.day().filter(|_| lead && fresh)?;
    Some(EventTime {
        days: Interval::day(day),
        precision: Precision::Day,
        basis: Basis::Assumed,
        calendar: Calendar::Gregorian,
        span: None,
    })
}
