//! Claims about the record, held against the record: is it the first visit, the third this year?
//!
//! An answer is never more than the record can bear: where nothing speaks against a claim it is not thereby true, so a
//! first is `supported` only by what the record has (the one before, for «the first since»), and otherwise `unknown`.

use super::{Event, EventParty, Pool, Sym};
use crate::date::Interval;
use crate::event::Status;
use crate::lexicon::claims::ClaimKind;

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

/// Holds a claim about an event against all events. `within` are the days the claim is limited to.
pub fn check(
    pool: &Pool,
    events: &[Event],
    about: usize,
    kind: ClaimKind,
    within: Option<Interval>,
) -> Answer {
    let event = &events[about];
    let Some(when) = event.when else { return Answer { verdict: Verdict::Unknown, earlier: Vec::new() } };
    let is_earlier = |e: &Event| e.when.is_some_and(|w| w.days.to < when.days.from);
    let counts = |e: &Event| within.is_none_or(|w| e.when.is_some_and(|d| d.days.to >= w.from));
    let like: Vec<usize> = (0..events.len())
        .filter(|&n| n != about && is_earlier(&events[n]) && is_like(pool, &events[n], event))
        .collect();
    let earlier: Vec<usize> = like.iter().copied().filter(|&n| counts(&events[n])).collect();
    let verdict = match kind {
        ClaimKind::First | ClaimKind::Never => match (earlier.first(), within) {
            // «The first since 2010» allows the one of 2010 itself, and is borne out by it.
            (Some(&first), Some(since)) if earlier.len() == 1 && touches(&events[first], since) => {
                Verdict::Supported
            }
            (Some(&first), _) => Verdict::Contradicted(first),
            (None, _) => Verdict::Unknown,
        },
        ClaimKind::Nth(n) => match (earlier.len() + 1).cmp(&usize::from(n)) {
            std::cmp::Ordering::Equal => Verdict::Supported,
            std::cmp::Ordering::Greater => Verdict::Contradicted(earlier[usize::from(n).saturating_sub(1)]),
            std::cmp::Ordering::Less => Verdict::Unknown,
        },
        // How large a thing was is seldom told, so the record only shows what there was before.
        ClaimKind::Largest => Verdict::Unknown,
    };
    Answer { verdict, earlier }
}

fn touches(event: &Event, since: Interval) -> bool {
    // A year named as the start of a count is a narrow interval; one that holds the present is a scope.
    event.when.is_some_and(|w| w.days.overlaps(since))
}

/// Whether an event is of the kind another is claimed to be the first of: the same type and mode, the same sides in the
/// same roles, and somebody of the same office where both tell one.
fn is_like(pool: &Pool, earlier: &Event, event: &Event) -> bool {
    let happened = matches!(earlier.status, Status::Occurred | Status::Ongoing);
    let one_mode = earlier.mode == event.mode || earlier.mode.is_none() || event.mode.is_none();
    happened
        && earlier.kind == event.kind
        && one_mode
        && shares_country(&earlier.actors, &event.actors)
        && host(earlier).iter().any(|c| host(event).contains(c))
        && one_office(pool, earlier, event)
}

fn shares_country(a: &[EventParty], b: &[EventParty]) -> bool {
    a.iter().any(|p| !p.party.country.is_none() && b.iter().any(|q| q.party.country == p.party.country))
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
