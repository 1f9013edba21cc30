//! When: the time expression of an event's own clause, never one from across the page.

use super::reach::{self, Reach};
use super::status::{chunk_of, clause_of};
use super::{EventMention, EventTime, EventType, Status};
use crate::clause::{Chunk, ChunkKind, Clause, Context, Parse, Relation, Slot};
use crate::date::{Basis, Calendar, Day, Interval, Precision};
use crate::lexicon::grammar::ParticleClass;
use crate::page::BlockKind;
use crate::text::prepositions;
use crate::time::{Link, Timex, TimexType};
use crate::word::{Derived, Reading};

/// Settles when an event happened.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention, reach: &Reach) {
    event.when = in_clause(cx, parse, event, reach)
        .or_else(|| spoken(cx, parse, event))
        .or_else(|| on_the_occasion(cx, parse, event))
        .or_else(|| assumed(cx, parse, event, reach));
}

/// «شهدت المنطقة توترا أمس، حيث نشر الجيش قوات»: what happened where something was on a day, as the sentence goes on.
fn on_the_occasion(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let opener = where_it_goes_on(cx, parse, event)?;
    let (from, to) = parse.sentences[event.parsed as usize].clauses;
    let before = parse.clauses[from as usize..to as usize].iter().filter(|c| c.head < opener);
    let last = before.max_by_key(|c| c.head).filter(|_| event.status == Status::Occurred)?;
    let told = last.past && last.content.is_none();
    let days =
        || in_own_clause(cx, parse, &EventMention { head: last.head, participle: false, ..event.clone() });
    told.then(days)?
}

/// The «حيث» behind which an event is told, if nothing there has a day of its own.
pub(super) fn where_it_goes_on(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<u32> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    // «من حيث السعر» tells in what respect, by one word with «من».
    let opens = |c: &&Chunk| {
        c.kind == ChunkKind::Subordinator && cx.text.loose(c.first as usize) == prepositions::WHERE
    };
    let opener = chunks.iter().rev().filter(|c| c.first < event.head).find(opens)?.first;
    // «حيث أدى مؤخرا زيارة»: what has words of its own for when it was keeps to them.
    let dated = chunks.iter().any(|c| c.first > opener && c.timex.is_some());
    (!dated).then_some(opener)
}

/// The day of the clause that tells of an event, by the token of its verb.
pub(super) fn of_telling(
    cx: &Context<'_>,
    parse: &Parse,
    event: &EventMention,
    verb: u32,
) -> Option<EventTime> {
    let telling = EventMention { head: verb, participle: false, ..event.clone() };
    let reach = reach::of(cx, parse, &telling);
    in_clause(cx, parse, &telling, &reach).or_else(|| assumed(cx, parse, &telling, &reach))
}

/// «قالت مصر اليوم السبت إنها ترفض»: who refuses, asks or promises by saying so does it when it is said.
fn spoken(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let by_words = event.kind.is_said() && event.kind != EventType::Consult;
    if event.participle && by_words && event.status == Status::Occurred {
        return beside(cx, parse, event);
    }
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
    said_by.then(|| in_own_clause(cx, parse, &EventMention { head: says.head, ..event.clone() }))?
}

/// «أكد الوزير، اليوم، أن …، داعيا إلى …»: what a participle behind the content tells is said when that is.
fn beside(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    let (from, to) = parse.sentences[event.parsed as usize].clauses;
    let before = (from..to).map(|c| &parse.clauses[c as usize]).filter(|c| c.head < event.head);
    let says = before.into_iter().find(|c| c.content.is_some())?;
    in_own_clause(cx, parse, &EventMention { head: says.head, participle: false, ..event.clone() })
}

fn in_own_clause(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<EventTime> {
    in_clause(cx, parse, event, &reach::of(cx, parse, event))
}

fn in_clause(
    cx: &Context<'_>,
    parse: &Parse,
    event: &EventMention,
    Reach { right, left }: &Reach,
) -> Option<EventTime> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let verb = clause_of(parse, event).map(|c| &parse.clauses[c as usize]).filter(|c| c.head == event.head);
    let told_past = event.status == Status::Occurred && verb.is_some_and(|c| c.past);
    let dated = |i: &&usize| {
        chunks[**i].timex.is_some_and(|t| {
            let timex = &cx.timexes[t as usize];
            timex.days.is_some_and(|days| !told_past || !is_to_come(cx, days))
                && matches!(timex.kind, TimexType::Date | TimexType::Time)
                && !starts_a_count(cx, parse.sentences[event.parsed as usize].sentence, timex)
                && !is_of_a_participle(cx, event.head, timex)
                && !is_only_remembered(event.head, timex)
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

/// «اتفقتا على إجراء مناورات في الخريف المقبل»: what is told as done was not done after the page, whose day is known.
fn is_to_come(cx: &Context<'_>, days: Interval) -> bool {
    cx.anchor.day().is_some_and(|page| days.from > page)
}

/// How many weekdays an expression names.
fn weekdays(cx: &Context<'_>, (from, to): (u32, u32)) -> usize {
    let named = |t: &u32| cx.lex.language.is_particle(cx.text.token(*t as usize), "weekday");
    (from..to).filter(named).count()
}

/// «طالب بإطلاق الزعيم المسجون منذ عام 1994»: what has lasted since a day is what the participle before it says.
fn is_of_a_participle(cx: &Context<'_>, head: u32, timex: &Timex) -> bool {
    let participle = |t: u32| {
        let word = &cx.words[t as usize];
        word.prefixes.article
            && matches!(word.readings.first(), Some(Reading::Derived { kind, .. }) if *kind != Derived::Masdar)
    };
    timex.lead == Some(Link::Since) && (head + 1..timex.tokens.0).any(participle)
}

/// «أول زيارة منذ 2013»: the year from which a claim counts is no day of the visit.
/// «هنأ الحزب بالذكرى المئوية لتأسيسه», «الذكرى الأولى لاغتيال فلان»: a day that is remembered dates what stands behind the words for it, not
/// what is told before them.
fn is_only_remembered(head: u32, timex: &Timex) -> bool {
    timex.rule == ANNIVERSARY && head < timex.tokens.0
}

/// The rule by which a day is read that is remembered.
const ANNIVERSARY: &str = "anniversary";

fn starts_a_count(cx: &Context<'_>, sentence: u32, timex: &Timex) -> bool {
    let end = timex.tokens.0 as usize;
    let before = cx.text.sentences[sentence as usize].tokens().start..end;
    timex.lead == Some(Link::Since) && before.into_iter().any(|i| cx.lex.claims.at(cx.text, i, end).is_some())
}

/// A fresh report without a word for its day is of the page's day: in the headline, the caption under it and the
/// first paragraph only (CODEBOOK section 9, decision 1).
fn assumed(cx: &Context<'_>, parse: &Parse, event: &EventMention, reach: &Reach) -> Option<EventTime> {
    let sentence = &parse.sentences[event.parsed as usize];
    let lead = match sentence.block {
        BlockKind::Headline => true,
        BlockKind::Body => {
            let first = lead(parse)?;
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
    let fresh = lead
        && matches!(event.status, Status::Occurred | Status::Ongoing)
        && !is_background(cx, parse, event)
        && !is_of_the_past(cx, parse, event, reach)
        && !is_known(cx, parse, event);
    let day = cx.anchor.day().filter(|_| fresh)?;
    Some(EventTime {
        days: reported(cx, parse, event, day).unwrap_or(Interval::day(day)),
        precision: Precision::Day,
        basis: Basis::Assumed,
        calendar: Calendar::Gregorian,
        span: None,
    })
}

/// «زار مؤخرا»: told to be of no certain day of the past.
fn is_of_the_past(
    cx: &Context<'_>,
    parse: &Parse,
    event: &EventMention,
    Reach { right, left }: &Reach,
) -> bool {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    right.iter().chain(left).any(|&i| {
        chunks[i].timex.is_some_and(|t| {
            let timex = &cx.timexes[t as usize];
            timex.days.is_none() && timex.value == "PAST_REF"
        })
    })
}

/// «انتقد الزيارة التي أداها»: what the reader is taken to know of is told by a noun that a clause of its own describes.
fn is_known(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> bool {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let Some(at) = chunk_of(parse, event).filter(|&at| chunks[at].kind == ChunkKind::Noun) else {
        return false;
    };
    let verb = (at + 1..chunks.len()).find(|&i| chunks[i].kind == ChunkKind::Verb);
    let before = chunks[..at].iter().any(|c| c.kind == ChunkKind::Verb);
    before && verb.is_some_and(|v| reach::describes(cx, parse, event, at, v))
}

/// «بعد هجوم على»، «الذي كان قد زار»: what a fresh report tells along is not of its day.
fn is_background(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> bool {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let apart = chunk_of(parse, event).is_some_and(|at| reach::is_of_another_time(chunks, at));
    let aside = clause_of(parse, event).map(|c| &parse.clauses[c as usize]);
    let opened = |c: &Clause| {
        let before = chunks[..c.first as usize].iter().rev();
        let mut marks = before.map(|c| c.kind).filter(|k| !matches!(k, ChunkKind::Noun | ChunkKind::Time));
        marks.next() == Some(ChunkKind::Relative)
    };
    // «وكان الوزيران قد التقيا»: what had been done by then.
    let by_then = |c: &Clause| {
        let within = |c: &&Chunk| {
            use ChunkKind as K;
            matches!(c.kind, K::Noun | K::Time | K::Quote | K::Comma | K::Other | K::Auxiliary)
        };
        let be = |c: &Chunk| {
            let particle = cx.particle_at(c.head as usize, c.last as usize);
            particle.is_some_and(|(class, ..)| class == ParticleClass::Auxiliary)
        };
        c.past && chunks[..c.chunk as usize].iter().rev().take_while(within).any(be)
    };
    let own = aside.filter(|c| c.head == event.head);
    apart
        || aside.is_some_and(|c| c.past && c.relation == Relation::Relative && opened(c))
        || own.is_some_and(by_then)
}

/// The first sentence of the body.
fn lead(parse: &Parse) -> Option<usize> {
    parse.sentences.iter().position(|s| s.block == BlockKind::Body)
}

/// «أعلنت الشرطة أمس أنها …»: the day on which the first paragraph says that it was told, where that is shortly before the
/// page's: what it tells is no later.
fn reported(cx: &Context<'_>, parse: &Parse, event: &EventMention, page: Day) -> Option<Interval> {
    let first = lead(parse)?;
    let (from, to) = parse.sentences[first].clauses;
    let clauses = || (from..to).map(|c| &parse.clauses[c as usize]);
    let says = clauses().find(|c| c.content.is_some())?;
    let telling = EventMention { head: says.head, parsed: first as u32, participle: false, ..event.clone() };
    let days = in_own_clause(cx, parse, &telling)?.days;
    let shortly = days.from == days.to && (1..=7).contains(&days.from.days_until(page));
    shortly.then_some(days)
}
