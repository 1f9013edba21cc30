//! Relations: how events, and the tellings of one event, stand to each other.

use super::event::{one_voice, other_voices};
use super::fields::{countries, dated, gap, is_exact};
use super::{Event, Pool, Telling};
use crate::date::{Day, Interval, Precision};
use crate::event::{EventType, Status};
use rustc_hash::FxHashMap;

/// How one stands to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RelationKind {
    /// The first telling denies what the second tells.
    Denies,
    /// The two cannot both hold.
    Contradicts,
    /// The first, later, takes the place of the second: a denial admitted, a plan carried out, a toll brought up to date.
    Supersedes,
    /// The first event happened within the second.
    PartOf,
    /// The first event answers the second.
    RespondsTo,
}

impl RelationKind {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            RelationKind::Denies => "denies",
            RelationKind::Contradicts => "contradicts",
            RelationKind::Supersedes => "supersedes",
            RelationKind::PartOf => "part_of",
            RelationKind::RespondsTo => "responds_to",
        }
    }
}

/// A relation and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// Index of the first event.
    pub from: usize,
    /// Index of the second event; the same for tellings of one event.
    pub to: usize,
    /// The telling of the first.
    pub from_telling: u32,
    /// The telling of the second.
    pub to_telling: u32,
    /// Why, in words.
    pub why: String,
}

/// Events of one dyad that an event is held against.
const REACH: usize = 40;
/// Days in which an answer comes.
const ANSWER: i64 = 14;
/// Days before its publication in which what an article tells is its news.
const FRESH: i64 = 7;

/// The relations within and between events.
pub(super) fn relations(pool: &Pool, events: &[Event]) -> Vec<Relation> {
    let mut out = Vec::new();
    for (n, event) in events.iter().enumerate() {
        denials(pool, n, event, &mut out);
        carried_out(pool, n, event, &mut out);
        differences(pool, n, event, &mut out);
    }
    between(pool, events, &mut out);
    out.sort_by_key(|r| (r.from, r.to, r.kind));
    out
}

fn published(pool: &Pool, telling: u32) -> Option<Day> {
    pool.account(telling as usize).published.map(|d| d.from)
}

fn within_event(kind: RelationKind, n: usize, from: u32, to: u32, why: impl Into<String>) -> Relation {
    Relation { kind, from: n, to: n, from_telling: from, to_telling: to, why: why.into() }
}

/// Who denies what others tell; a later admission by the same side supersedes its denial.
fn denials(pool: &Pool, n: usize, event: &Event, out: &mut Vec<Relation>) {
    let (no, yes): (Vec<u32>, Vec<u32>) =
        event.tellings.iter().partition(|&&i| pool.tellings[i as usize].denies());
    let Some(&first_yes) = yes.first() else { return };
    for &denial in &no {
        let speaker = pool.tellings[denial as usize].speakers.first();
        let admits = |i: &&u32| {
            let told = pool.tellings[**i as usize].speakers.first();
            let same_side = match (told, speaker) {
                (Some(a), Some(b)) => a.name == b.name || (!a.country.is_none() && a.country == b.country),
                _ => false,
            };
            same_side && published(pool, **i) > published(pool, denial)
        };
        out.push(match yes.iter().find(admits) {
            Some(&admission) => within_event(
                RelationKind::Supersedes,
                n,
                admission,
                denial,
                "the side that denied it says it later",
            ),
            None => within_event(
                RelationKind::Denies,
                n,
                denial,
                first_yes,
                "one telling denies what the other tells",
            ),
        });
    }
}

/// A plan and the first later report that it was carried out.
fn carried_out(pool: &Pool, n: usize, event: &Event, out: &mut Vec<Relation>) {
    let of = |status: Status| {
        event.tellings.iter().copied().filter(move |&i| pool.tellings[i as usize].status == status)
    };
    let Some(plan) = of(Status::Planned).next_back() else { return };
    let later = |i: &u32| published(pool, *i) > published(pool, plan);
    if let Some(report) = of(Status::Occurred).find(later).or_else(|| of(Status::Ongoing).find(later)) {
        out.push(within_event(RelationKind::Supersedes, n, report, plan, "what was planned came about"));
    }
}

/// Values that cannot both hold; a later report of a figure brings an earlier one up to date.
fn differences(pool: &Pool, n: usize, event: &Event, out: &mut Vec<Relation>) {
    for field in &event.disagreements {
        // A figure is brought up to date; who, when and where it was is so or is not.
        let is_figure = match field.field.as_str() {
            "status" | "type" | "mode" | "recipient" => continue,
            "when" | "where" | "actor" => false,
            _ => true,
        };
        let [first, second, ..] = field.values.as_slice() else { continue };
        let (a, b) = match field.field.as_str() {
            "actor" => match other_voices(pool, field) {
                Some(two) => two,
                None => continue,
            },
            _ => (first.tellings[0], second.tellings[0]),
        };
        if one_voice(pool, a, b) || overlap(pool, a, b, &field.field) {
            continue;
        }
        let (earlier, later) = if published(pool, a) <= published(pool, b) { (a, b) } else { (b, a) };
        let later_day = published(pool, later) > published(pool, earlier);
        let why = format!("{}: {} against {}", field.field, first.value, second.value);
        let kind = if later_day && is_figure { RelationKind::Supersedes } else { RelationKind::Contradicts };
        out.push(within_event(kind, n, later, earlier, why));
    }
}

/// Days that share one do not exclude each other.
fn overlap(pool: &Pool, a: u32, b: u32, field: &str) -> bool {
    let days = |i: u32| dated(&pool.tellings[i as usize]);
    field == "when" && days(a).zip(days(b)).is_some_and(|(p, q)| gap(p, q) == 0)
}

/// Relations between the events of a dyad, each held against those before it in time.
fn between(pool: &Pool, events: &[Event], out: &mut Vec<Relation>) {
    let mut dyads: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (n, event) in events.iter().enumerate() {
        let countries = countries(&pool.tellings[event.best as usize]);
        let mut keys: Vec<(&str, &str)> = Vec::new();
        for (i, &a) in countries.iter().enumerate() {
            for &b in &countries[i + 1..] {
                let (a, b) = (pool.str(a), pool.str(b));
                keys.push((a.min(b), a.max(b)));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let earlier = dyads.entry(key).or_default();
            for &other in earlier.iter().rev().take(REACH) {
                if !out.iter().rev().take(REACH).any(|r| r.from == n && r.to == other) {
                    out.extend(relation(pool, events, other, n));
                }
            }
            earlier.push(n);
        }
    }
}

/// How the later of two events of one dyad stands to the earlier one, or the earlier to the later.
fn relation(pool: &Pool, events: &[Event], earlier: usize, later: usize) -> Option<Relation> {
    let (e, l) = (&events[earlier], &events[later]);
    let make = |kind, from: usize, to: usize, why: &str| Relation {
        kind,
        from,
        to,
        from_telling: events[from].best,
        to_telling: events[to].best,
        why: why.into(),
    };
    let (best_e, best_l) = (&pool.tellings[e.best as usize], &pool.tellings[l.best as usize]);
    let exact = is_exact(best_e) && is_exact(best_l);
    let together = || share_account(pool, e, l);
    let within = |(inner, time): (&Event, Interval), (outer, frame): (&Event, Interval)| {
        exact && is_within(pool, inner, outer) && holds(frame, time) && together()
    };
    let part = |from, to| {
        make(
            RelationKind::PartOf,
            from,
            to,
            "it was done at the visit, the meeting or in the messages, as one article tells both",
        )
    };
    if is_promised_in(pool, l, e) && together() {
        return Some(part(later, earlier));
    }
    if is_promised_in(pool, e, l) && together() {
        return Some(part(earlier, later));
    }
    let (days_e, days_l) = (e.when?.days, l.when?.days);
    if within((l, days_l), (e, days_e)) {
        return Some(part(later, earlier));
    }
    if within((e, days_e), (l, days_l)) {
        return Some(part(earlier, later));
    }
    let soon = days_e.to.days_until(days_l.from) <= ANSWER;
    if soon && answers(e, l) && is_reverse(best_e, best_l) && together() {
        return Some(make(
            RelationKind::RespondsTo,
            later,
            earlier,
            "the other side's answer within two weeks, as one article tells both",
        ));
    }
    None
}

fn holds(outer: Interval, inner: Interval) -> bool {
    outer.from <= inner.from && inner.to <= outer.to
}

/// Whether an event of the first kind may be a part of one of the second: what is done at a visit, and what two sides
/// promise each other when they meet, call or write.
fn is_within(pool: &Pool, inner: &Event, outer: &Event) -> bool {
    match inner.kind {
        EventType::Consult => is_occasion(pool, outer) && !is_occasion(pool, inner),
        EventType::Agree | EventType::Cooperate | EventType::Support => outer.kind == EventType::Consult,
        _ => false,
    }
}

/// Whether an event is a promise that no words give a day («تعهد كيم في رسالته …»), and the other the news of its article, in which
/// such promises are made: a meeting of long ago is not.
fn is_promised_in(pool: &Pool, promise: &Event, news: &Event) -> bool {
    let intent = promise.kind == EventType::Agree && pool.str(promise.cameo).starts_with("03");
    let fresh = || {
        let days = news.when.filter(|w| matches!(w.precision, Precision::Time | Precision::Day))?.days;
        let told = published(pool, news.best)?;
        Some(gap(days, Interval { from: told, to: told }) <= FRESH)
    };
    promise.when.is_none() && intent && is_within(pool, promise, news) && fresh() == Some(true)
}

/// A visit or a meeting of many, within which other things are done.
fn is_occasion(pool: &Pool, event: &Event) -> bool {
    event.kind == EventType::Consult && matches!(pool.str(event.mode), "visit" | "multilateral")
}

/// Whether an event of the second kind may answer one of the first.
fn answers(first: &Event, second: &Event) -> bool {
    use EventType as E;
    let answer: &[E] = match first.kind {
        E::Request => &[E::Reject, E::Agree, E::Concede],
        E::Accuse | E::Threaten => &[E::Reject, E::Accuse, E::Threaten],
        E::Sanction | E::Coerce => &[E::Sanction, E::Coerce],
        E::Assault => &[E::Assault],
        _ => &[],
    };
    answer.contains(&second.kind)
}

/// Whether who acted is acted on, and the other way round.
fn is_reverse(first: &Telling, second: &Telling) -> bool {
    let meets = |a: &[super::Party], b: &[super::Party]| {
        a.iter().any(|p| !p.country.is_none() && b.iter().any(|q| q.country == p.country))
    };
    meets(&first.actors, &second.recipients)
        && meets(&first.recipients, &second.actors)
        && !meets(&first.actors, &second.actors)
}

/// Whether one article tells both.
fn share_account(pool: &Pool, a: &Event, b: &Event) -> bool {
    let account = |i: &u32| pool.tellings[*i as usize].account;
    a.tellings.iter().any(|i| b.tellings.iter().any(|j| account(i) == account(j)))
}
