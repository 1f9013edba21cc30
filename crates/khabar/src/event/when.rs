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

/// Gives events without a word for their day the day that the page tells for the same happening elsewhere, and what
/// somebody says after a dated meeting or statement of his the day of that.
pub fn share(cx: &Context<'_>, events: &mut [EventMention]) {
    let told: Vec<Telling> = events.iter().map(|e| Telling::of(cx, e)).collect();
    for i in 0..events.len() {
        let vague = events[i].when.as_ref().is_none_or(|w| w.basis == Basis::Assumed);
        if !vague {
            continue;
        }
        let same = |j: &usize| {
            told[*j].fresh && told[*j].parsed.abs_diff(told[i].parsed) <= 3 && told[*j].is_same(&told[i])
        };
        // The nearest telling before speaks first; a headline has none before it.
        let from = (0..i).rev().find(same).or_else(|| (i + 1..events.len()).find(same)).or_else(|| {
            let near = |j: &usize| {
                told[*j].fresh
                    && told[*j].of_day
                    && told[i].parsed - told[*j].parsed <= 4
                    && told[*j].led_to(&told[i])
            };
            (0..i).rev().find(near)
        });
        if let Some(j) = from {
            events[i].when = events[j].when.clone();
        }
    }
}

/// What of an event tells whether another is the same happening.
struct Telling {
    kind: super::EventType,
    ahead: bool,
    negated: bool,
    countries: Vec<String>,
    actors: Vec<u32>,
    everybody: Vec<u32>,
    parsed: u32,
    /// Whether it has a day by its own words, not far from the page's day.
    fresh: bool,
    of_day: bool,
}

impl Telling {
    fn of(cx: &Context<'_>, event: &EventMention) -> Telling {
        let both = || event.actors.iter().chain(&event.recipients);
        let mut countries: Vec<String> = both().filter_map(|p| p.country.clone()).collect();
        countries.sort_unstable();
        countries.dedup();
        let id = |p: &super::Party| cx.mentions[p.mention as usize].same_as;
        Telling {
            kind: event.kind,
            ahead: matches!(event.status, Status::Planned | Status::Possible),
            negated: event.status == Status::Negated,
            countries,
            actors: event.actors.iter().map(id).collect(),
            everybody: both().map(id).collect(),
            parsed: event.parsed,
            fresh: event.when.as_ref().is_some_and(|w| {
                let far = cx.anchor.day().is_none_or(|a| w.days.from.days_until(a).abs() > 31);
                w.basis != Basis::Assumed && !far
            }),
            of_day: event.when.as_ref().is_some_and(|w| w.precision == Precision::Day),
        }
    }

    fn is_same(&self, other: &Telling) -> bool {
        self.kind == other.kind
            && (self.ahead, self.negated) == (other.ahead, other.negated)
            && self.countries == other.countries
            && other.everybody.iter().any(|a| self.everybody.contains(a))
    }

    /// Whether the other is something said by a party to this, after it.
    fn led_to(&self, other: &Telling) -> bool {
        use super::EventType as E;
        let said = matches!(
            other.kind,
            E::Agree | E::Support | E::Concede | E::Request | E::Accuse | E::Reject | E::Threaten
        );
        said && !self.ahead
            && !other.ahead
            && !self.negated
            && other.actors.iter().any(|a| self.everybody.contains(a))
    }
}
