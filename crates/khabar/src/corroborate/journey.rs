//! Journeys: «a visit to Paris that takes in a stop in Madrid». A page dates the visit, rarely the stop; the event of the
//! stop lies in the days around the visit.

use super::fields::{dated, is_exact};
use super::{Event, Pool, Telling, When};
use crate::date::{Basis, Interval, Precision};
use crate::event::EventType;
use rustc_hash::FxHashMap;

/// Days before and after a visit in which the other stops of its journey lie.
const JOURNEY: i64 = 3;

/// Gives stops that no telling dates the days around the visit that their sentence tells of.
pub(super) fn date_stops(pool: &Pool, events: &mut [Event]) {
    let sentences = sentences(pool);
    if sentences.is_empty() {
        return;
    }
    let mut event_of = vec![u32::MAX; pool.tellings.len()];
    for (n, event) in events.iter().enumerate() {
        event.tellings.iter().for_each(|&i| event_of[i as usize] = n as u32);
    }
    let of_visit = |i: &u32| {
        let stop = Some(telling(pool, *i)).filter(|t| t.stop)?;
        visit(pool, stop, sentences.get(&(stop.account, stop.sentence))?)
    };
    let has_day = |i: &u32| dated(telling(pool, *i)).is_some() && is_exact(telling(pool, *i));
    for n in 0..events.len() {
        let undated = events[n].tellings.iter().all(|&i| dated(telling(pool, i)).is_none());
        let Some(visit) = events[n].tellings.iter().find_map(of_visit).filter(|_| undated) else { continue };
        let whole = &events[event_of[visit as usize] as usize];
        if whole.tellings.iter().any(has_day) {
            events[n].when = whole.when.map(around);
        }
    }
}

fn telling(pool: &Pool, number: u32) -> &Telling {
    &pool.tellings[number as usize]
}

fn around(visit: When) -> When {
    let days = Interval::new(visit.days.from.plus_days(-JOURNEY), visit.days.to.plus_days(JOURNEY));
    When { days, precision: Precision::Week, basis: Basis::Inferred }
}

/// The tellings of the sentences that tell of stops, by article and sentence.
fn sentences(pool: &Pool) -> FxHashMap<(u32, u32), Vec<u32>> {
    let place = |t: &Telling| (t.account, t.sentence);
    let stops = pool.tellings.iter().filter(|t| t.stop);
    let mut out: FxHashMap<(u32, u32), Vec<u32>> = stops.map(|t| (place(t), Vec::new())).collect();
    for (n, t) in pool.tellings.iter().enumerate() {
        if let Some(all) = out.get_mut(&place(t)) {
            all.push(n as u32);
        }
    }
    out
}

/// The visit that a stop is told with: the nearest before it in its sentence, by the same traveller.
fn visit(pool: &Pool, stop: &Telling, sentence: &[u32]) -> Option<u32> {
    let is_visit = |i: &u32| {
        let t = telling(pool, *i);
        t.at < stop.at
            && t.kind == EventType::Consult
            && t.mode == stop.mode
            && t.actors.iter().any(|p| stop.actors.iter().any(|q| p.identity() == q.identity()))
    };
    // The order of input must not matter, so equals are told apart by their ids.
    let nearest = |i: &u32| (telling(pool, *i).at, &telling(pool, *i).id);
    sentence.iter().copied().filter(is_visit).max_by(|a, b| nearest(a).cmp(&nearest(b)))
}
