//! When: the time expression of an event's own clause, never one from across the page.

use super::reach::{self, Reach};
use super::status::{chunk_of, clause_of};
use super::{EventMention, EventTime, EventType, Status};
use crate::clause::{ChunkKind, Clause, Context, Parse, Relation, Slot};
use crate::date::{Basis, Calendar, Interval, Precision};
use crate::page::BlockKind;
use crate::text::prepositions;
use crate::time::{Link, Timex, TimexType};

/// Settles when an event happened.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    event.when = in_clause(cx, parse, event)
        .or_else(|| spoken(cx, parse, event))
        .or_else(|| assumed(cx, parse, event));
}

/// «قالت مصر اليوم السبت إنها ترفض»: who refuses, asks or promises by saying so does it when it is said.
fn spoken(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let by_words = event.kind.is_said() && event.kind != EventType::Consult;
    let clause = &parse.clauses[clause_of(parse, event)? as usize];
    if !by_words || clause.past || event.status != Status::Occurred || clause.relation != Relation::Content {
        return None;
    }
    let says = &parse.clauses[clause.parent? as usize];
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let same = |m: u32| {
        let of = |m: u32| cx.mentions[m as usize].same_as;
        event.actors.iter().any(|p| of(p.mention) == of(m))
    };
    let subject = says.arg(&Slot::Subject)?;
    let said_by = subject.chunks.iter().flat_map(|&c| &chunks[c as usize].mentions).any(|&m| same(m));
    let telling = EventMention { head: says.head, ..event.clone() };
    in_clause(cx, parse, &telling).filter(|_| said_by)
}

fn in_clause(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let Reach { right, left } = reach::of(cx, parse, event);
    let dated = |i: &&usize| {
        chunks[**i].timex.is_some_and(|t| {
            let timex = &cx.timexes[t as usize];
            timex.days.is_some()
                && matches!(timex.kind, TimexType::Date | TimexType::Time)
                && !starts_a_count(cx, parse.sentences[event.parsed as usize].sentence, timex)
        })
    };
    let chunk = &chunks[*right.iter().find(dated).or_else(|| left.iter().find(dated))?];
    let timex = &cx.timexes[chunk.timex? as usize];
    let mut days = timex.days?;
    // «يزور روسيا منذ الاثنين»: what goes on has lasted from that day to the page's.
    let since = chunk.prep.as_deref() == Some(prepositions::SINCE)
        || cx.bare_key(chunk.first as usize) == prepositions::SINCE;
    if event.status == Status::Ongoing && since {
        days = cx.anchor.day().map_or(days, |day| Interval::new(days.from, day));
    }
    // «ليل الثلاثاء الأربعاء»: the night between two days is of both.
    if timex.kind == TimexType::Time && days.from == days.to && weekdays(cx, timex.tokens) == 2 {
        days = Interval::new(days.from, days.from.plus_days(1));
    }
    Some(EventTime {
        days,
        precision: timex.precision,
        basis: timex.basis,
        calendar: timex.calendar,
        span: Some(timex.span),
    })
}

/// How many weekdays an expression names.
fn weekdays(cx: &Context<'_>, (from, to): (u32, u32)) -> usize {
    let named = |t: &u32| cx.lex.language.is_particle(cx.text.token(*t as usize), "weekday");
    (from..to).filter(named).count()
}

/// «أول زيارة منذ 2013»: the year from which a claim counts is no day of the visit.
fn starts_a_count(cx: &Context<'_>, sentence: u32, timex: &Timex) -> bool {
    let end = timex.tokens.0 as usize;
    let before = cx.text.sentences[sentence as usize].tokens().start..end;
    timex.lead == Some(Link::Since) && before.into_iter().any(|i| cx.lex.claims.at(cx.text, i, end).is_some())
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
    let fresh = matches!(event.status, Status::Occurred | Status::Ongoing) && !is_background(parse, event);
    let day = cx.anchor.day().filter(|_| lead && fresh)?;
    Some(EventTime {
        days: Interval::day(day),
        precision: Precision::Day,
        basis: Basis::Assumed,
        calendar: Calendar::Gregorian,
        span: None,
    })
}

/// «بعد هجوم على»، «الذي كان قد زار»: what a fresh report tells along is not of its day.
fn is_background(parse: &Parse, event: &EventMention) -> bool {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let apart = chunk_of(parse, event).is_some_and(|at| reach::apart(&chunks[at]));
    let aside = clause_of(parse, event).map(|c| &parse.clauses[c as usize]);
    let opened = |c: &Clause| {
        let before = chunks[..c.first as usize].iter().rev();
        let mut marks = before.map(|c| c.kind).filter(|k| !matches!(k, ChunkKind::Noun | ChunkKind::Time));
        marks.next() == Some(ChunkKind::Relative)
    };
    apart || aside.is_some_and(|c| c.past && c.relation == Relation::Relative && opened(c))
}

/// Gives events without a word for their day the day of what they go with: the clause they are joined to, the same
/// happening told elsewhere on the page, a dated meeting or statement of the one who goes on speaking.
pub fn share(cx: &Context<'_>, parse: &Parse, events: &mut [EventMention]) {
    let told: Vec<Telling> = events.iter().map(|e| Telling::of(cx, e)).collect();
    for i in 0..events.len() {
        let vague = events[i].when.as_ref().is_none_or(|w| w.basis == Basis::Assumed);
        if !vague {
            continue;
        }
        let from = joined(parse, events, i)
            .or_else(|| {
                let same = |j: &usize| told[*j].tells(&told[i]);
                // The nearest telling before speaks first; a headline has none before it.
                (0..i).rev().find(same).or_else(|| (i + 1..events.len()).find(same))
            })
            .or_else(|| {
                let near =
                    |j: &usize| told[i].parsed - told[*j].parsed <= SPEECH && told[*j].led_to(&told[i]);
                (0..i).rev().find(near)
            });
        if let Some(j) = from {
            events[i].when = events[j].when.clone();
        }
    }
}

/// «زار مينسك عام 2008 ووقع اتفاقية»: the dated event of the verb before.
fn joined(parse: &Parse, events: &[EventMention], i: usize) -> Option<usize> {
    let clause = reach::joined_to(parse, &events[i])?;
    let ahead = |e: &EventMention| matches!(e.status, Status::Planned | Status::Possible);
    let same = |j: &usize| {
        let e = &events[*j];
        e.parsed == events[i].parsed
            && ahead(e) == ahead(&events[i])
            && (clause.head..events[i].head).contains(&e.head)
            && e.when.as_ref().is_some_and(|w| w.span.is_some())
    };
    (0..i).rev().find(same)
}

/// How many sentences on somebody who spoke on a day is still heard on that day.
const SPEECH: u32 = 4;
/// How many sentences apart two tellings of one happening stand, where nothing but their kind and parties shows it.
const APART: u32 = 3;

/// What of an event tells whether another is the same happening.
struct Telling {
    kind: EventType,
    ahead: bool,
    negated: bool,
    ongoing: bool,
    countries: Vec<String>,
    actors: Vec<u32>,
    everybody: Vec<u32>,
    parsed: u32,
    /// Whether its words point back («الهجوم»، «هذه الزيارة»).
    definite: bool,
    /// Whether it has a day by its own words, not far from the page's day.
    fresh: bool,
    /// Whether it has any day by its own words.
    dated: bool,
    of_day: bool,
}

impl Telling {
    fn of(cx: &Context<'_>, event: &EventMention) -> Telling {
        let both = || event.actors.iter().chain(&event.recipients);
        let countries = super::countries(event).into_iter().map(str::to_owned).collect();
        let id = |p: &super::Party| cx.mentions[p.mention as usize].same_as;
        let own = event.when.as_ref().filter(|w| w.basis != Basis::Assumed);
        Telling {
            kind: event.kind,
            ahead: matches!(event.status, Status::Planned | Status::Possible),
            negated: event.status == Status::Negated,
            ongoing: event.status == Status::Ongoing,
            countries,
            actors: event.actors.iter().map(id).collect(),
            everybody: both().map(id).collect(),
            parsed: event.parsed,
            definite: cx.words[event.head as usize].prefixes.article,
            fresh: own.is_some_and(|w| cx.anchor.day().is_none_or(|a| w.days.from.days_until(a).abs() <= 31)),
            dated: own.is_some(),
            of_day: event.when.as_ref().is_some_and(|w| w.precision == Precision::Day),
        }
    }

    /// Whether this is a dated telling of the other: near it, of the same kind and people, or what a definite noun
    /// farther on points back to.
    fn tells(&self, other: &Telling) -> bool {
        let near = self.fresh && self.parsed.abs_diff(other.parsed) <= APART;
        let meant = other.definite && self.dated && self.parsed <= other.parsed;
        (near || meant) && self.is_same(other)
    }

    fn is_same(&self, other: &Telling) -> bool {
        self.kind == other.kind
            && (self.ahead, self.negated, self.ongoing) == (other.ahead, other.negated, other.ongoing)
            && self.countries == other.countries
            && other.everybody.iter().any(|a| self.everybody.contains(a))
    }

    /// Whether the other is something said by a party to this, after it.
    fn led_to(&self, other: &Telling) -> bool {
        use EventType as E;
        let said = matches!(
            other.kind,
            E::Agree | E::Support | E::Concede | E::Request | E::Accuse | E::Reject | E::Threaten
        );
        let told = |t: &Telling| !t.ahead && !t.negated;
        said && self.fresh
            && self.of_day
            && told(self)
            && !other.ahead
            && other.actors.iter().any(|a| self.everybody.contains(a))
    }
}
