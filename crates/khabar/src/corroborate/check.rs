//! Claims about the record, held against the record: is it the first visit, the third this year?
//!
//! An answer is never more than the record can bear: where nothing speaks against a claim it is not thereby true, so a
//! first is `supported` only by what the record has (the one before, for «the first since»), and otherwise `unknown`.

use super::{Event, EventParty, Pool, Sym};
use crate::date::{Day, Interval};
use crate::event::{EventType, Status};
use crate::lexicon::claims::ClaimKind;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// What the record says of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The record has what the claim says.
    Supported,
    /// An event of the record speaks against it; its index.
    Contradicted(usize),
    /// The record does not tell.
    Unknown,
}

/// A claim's answer and the events that are like the one it is about, earlier in time; indices, in the order of time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// Earlier events of the kind.
    pub earlier: Vec<usize>,
}

/// The events of a record, by what they did, who did it and to whom: what a claim is held against.
pub struct Precedents<'a> {
    pool: &'a Pool,
    events: &'a [Event],
    by: FxHashMap<(EventType, Sym, Sym), Vec<u32>>,
}

impl<'a> Precedents<'a> {
    /// Puts the events in order.
    pub fn new(pool: &'a Pool, events: &'a [Event]) -> Precedents<'a> {
        let mut by: FxHashMap<_, Vec<u32>> = FxHashMap::default();
        for (n, event) in events.iter().enumerate() {
            for key in sides(event) {
                by.entry(key).or_default().push(n as u32);
            }
        }
        Precedents { pool, events, by }
    }

    /// Holds a claim about an event against all events. `within` are the days the claim is limited to.
    pub fn check(&self, about: usize, kind: ClaimKind, within: Option<Interval>) -> Answer {
        let event = &self.events[about];
        let Some(when) = event.when else { return Answer { verdict: Verdict::Unknown, earlier: Vec::new() } };
        let earlier = self.earlier(about, when.days.from, within);
        // «The first since 2010» allows the one of 2010 itself, and is borne out by it; «the first this year» allows none.
        let since = within.filter(|w| !w.overlaps(when.days));
        let named = |&&n: &&usize| since.is_some_and(|s| self.days(n).is_some_and(|d| d.overlaps(s)));
        let verdict = match kind {
            ClaimKind::First | ClaimKind::Never => match earlier.iter().find(|n| !named(n)) {
                Some(&other) => Verdict::Contradicted(other),
                None if !earlier.is_empty() => Verdict::Supported,
                None => Verdict::Unknown,
            },
            ClaimKind::Nth(n) => match (earlier.len() + 1).cmp(&usize::from(n)) {
                Ordering::Equal => Verdict::Supported,
                Ordering::Greater => Verdict::Contradicted(earlier[usize::from(n).saturating_sub(1)]),
                Ordering::Less => Verdict::Unknown,
            },
            ClaimKind::Largest => self.largest(about, &earlier, named),
        };
        Answer { verdict, earlier }
    }

    /// Events like one, before a day and within the days a claim is limited to, in the order of time.
    fn earlier(&self, about: usize, day: Day, within: Option<Interval>) -> Vec<usize> {
        let event = &self.events[about];
        let mut out: Vec<usize> = sides(event)
            .iter()
            .filter_map(|key| self.by.get(key))
            .flatten()
            .map(|&n| n as usize)
            .filter(|&n| n != about && self.days(n).is_some_and(|d| d.to < day))
            .filter(|&n| within.is_none_or(|w| self.days(n).is_some_and(|d| d.to >= w.from)))
            .filter(|&n| is_like(self.pool, &self.events[n], event))
            .collect();
        out.sort_unstable_by_key(|&n| (self.days(n), n));
        out.dedup();
        out
    }

    fn days(&self, n: usize) -> Option<Interval> {
        self.events[n].when.map(|w| w.days)
    }

    /// Whether an event is larger than those before it, by the numbers told of one thing; where those are not told, or of
    /// no earlier one, the record cannot say.
    fn largest(&self, about: usize, earlier: &[usize], named: impl Fn(&&usize) -> bool) -> Verdict {
        let own = self.sizes(about);
        let mut smaller = false;
        for n in earlier {
            for ((role, unit), size) in self.sizes(*n) {
                match own.iter().find(|(of, _)| *of == (role, unit)) {
                    // The one a count starts from may be the larger.
                    Some(&(_, mine)) if size >= mine && !named(&n) => return Verdict::Contradicted(*n),
                    Some(&(_, mine)) => smaller |= size < mine,
                    None => (),
                }
            }
        }
        if smaller { Verdict::Supported } else { Verdict::Unknown }
    }

    /// The numbers told of an event, by what they say of it and their unit; the largest told.
    fn sizes(&self, n: usize) -> Vec<((Sym, Sym), f64)> {
        let mut out: Vec<((Sym, Sym), f64)> = Vec::new();
        for &t in &self.events[n].tellings {
            for figure in &self.pool.tellings[t as usize].figures {
                let of = (figure.role, figure.unit);
                match out.iter_mut().find(|(known, _)| *known == of) {
                    Some((_, size)) => *size = figure.value.max(*size),
                    None => out.push((of, figure.value)),
                }
            }
        }
        out
    }
}

/// What an event did, with each country that acts and each that it acts on.
fn sides(event: &Event) -> Vec<(EventType, Sym, Sym)> {
    let mut out: Vec<(EventType, Sym, Sym)> = Vec::new();
    let mut actors: Vec<Sym> =
        event.actors.iter().map(|p| p.party.country).filter(|c| !c.is_none()).collect();
    // An attack that nobody is named for is held against others of that kind.
    if event.actors.is_empty() {
        actors.push(Sym::NONE);
    }
    for actor in actors {
        for key in host(event).into_iter().map(|host| (event.kind, actor, host)) {
            if !out.contains(&key) {
                out.push(key);
            }
        }
    }
    out
}

/// Whether an event of the same type and sides is of the kind another is claimed to be the first of: it came about, in the
/// same mode, and by somebody of the same office where both tell one.
fn is_like(pool: &Pool, earlier: &Event, event: &Event) -> bool {
    let happened = matches!(earlier.status, Status::Occurred | Status::Ongoing);
    let one_mode = earlier.mode == event.mode || earlier.mode.is_none() || event.mode.is_none();
    happened && one_mode && one_office(pool, earlier, event)
}

/// To whom or where: the countries of the recipients and of the place.
fn host(event: &Event) -> Vec<Sym> {
    let recipients = event.recipients.iter().map(|p| p.party.country);
    let mut out: Vec<Sym> =
        recipients.chain(event.place.map(|p| p.country)).filter(|c| !c.is_none()).collect();
    out.dedup();
    out
}

/// Whether the actors hold one kind of office; where either tells none, nothing can be said against the claim.
fn one_office(pool: &Pool, a: &Event, b: &Event) -> bool {
    let offices = |e: &Event| -> Vec<String> {
        let of = |p: &EventParty| pool.str(p.party.office).rsplit('.').next().unwrap_or("").to_owned();
        e.actors.iter().map(of).filter(|o| !o.is_empty()).collect()
    };
    let (x, y) = (offices(a), offices(b));
    match (x.is_empty(), y.is_empty()) {
        (_, true) => true,
        (true, false) => false,
        (false, false) => x.iter().any(|o| y.contains(o)),
    }
}
