//! What an article is about: the happening its headline tells first, and the one its lead tells first.

use super::{Event, Pool, Rank, Telling};
use crate::event::Status;
use rustc_hash::FxHashMap;

/// A telling and the event it is of.
type Told = (u32, u32);

/// The main events of each account, by their index: the headline's, then the lead's; where neither tells any, the
/// first of the body. Copies of one text are about the same, as far as each tells it or, where nothing was found in it, as a whole.
pub(super) fn main_events(pool: &Pool, events: &[Event], origins: &[u32]) -> Vec<Vec<u32>> {
    // For each account the foremost telling of its headline, lead and body.
    let mut foremost: Vec<[Option<Told>; 3]> = vec![[None; 3]; pool.accounts.len()];
    for (n, event) in events.iter().enumerate() {
        for &t in &event.tellings {
            let telling = &pool.tellings[t as usize];
            let slot = match telling.rank {
                Rank::Headline => 0,
                Rank::Lead => 1,
                Rank::Body => 2,
                Rank::Teaser => continue,
            };
            let best = &mut foremost[telling.account as usize][slot];
            let before = |b: u32| prominence(slot, telling) < prominence(slot, &pool.tellings[b as usize]);
            if best.is_none_or(|(b, _)| before(b)) {
                *best = Some((t, n as u32));
            }
        }
    }
    let own: Vec<Vec<u32>> = foremost.into_iter().map(|slots| of_slots(pool, slots)).collect();
    shared_by_copies(pool, events, origins, own)
}

fn of_slots(pool: &Pool, [headline, lead, body]: [Option<Told>; 3]) -> Vec<u32> {
    let is_given = |told: Option<Told>| told.is_some_and(|(t, _)| pool.tellings[t as usize].given);
    // A headline that only speaks of what is known leaves the news to the lead.
    let headline = headline.filter(|_| !is_given(headline) || lead.is_none() || is_given(lead));
    let mut out: Vec<u32> = [headline, lead].into_iter().flatten().map(|(_, event)| event).collect();
    if out.is_empty() {
        out.extend(body.map(|(_, event)| event));
    }
    out.dedup();
    out
}

/// What is told as news stands before what is taken as known, and the first word before the next.
fn prominence(slot: usize, telling: &Telling) -> (bool, bool, u32, &str) {
    let doubtful = telling.given || telling.status == Status::Possible;
    // Of a body only the order of its sentences says what matters.
    (slot < 2 && telling.given, slot < 2 && doubtful, telling.at, &telling.id)
}

fn shared_by_copies(pool: &Pool, events: &[Event], origins: &[u32], own: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    // For each text the events its prints are about, and how many of them are about each.
    let mut texts: FxHashMap<u32, Vec<(u32, u32)>> = FxHashMap::default();
    let mut prints: FxHashMap<u32, u32> = FxHashMap::default();
    let mut about: Vec<(u32, u32)> = Vec::new();
    for (list, &origin) in own.iter().zip(origins).filter(|(list, _)| !list.is_empty()) {
        *prints.entry(origin).or_default() += 1;
        about.extend(list.iter().map(|&event| (origin, event)));
    }
    about.sort_unstable();
    for same in about.chunk_by(|a, b| a == b) {
        texts.entry(same[0].0).or_default().push((same[0].1, same.len() as u32));
    }
    let mut told: Vec<Vec<u32>> = vec![Vec::new(); own.len()];
    for (n, event) in events.iter().enumerate() {
        for &t in &event.tellings {
            told[pool.tellings[t as usize].account as usize].push(n as u32);
        }
    }
    let mut out = own;
    for ((list, told), origin) in out.iter_mut().zip(&mut told).zip(origins) {
        let Some(text) = texts.get(origin) else { continue };
        told.sort_unstable();
        told.dedup();
        let mut added: Vec<u32> = match list.is_empty() {
            // A copy in which nothing was found still prints what most of the others are about.
            true => text.iter().filter(|(_, n)| 2 * n >= prints[origin]).map(|(event, _)| *event).collect(),
            false => {
                told.retain(|e| {
                    text.binary_search_by_key(e, |(event, _)| *event).is_ok() && !list.contains(e)
                });
                std::mem::take(told)
            }
        };
        added.sort_by(|&a, &b| events[a as usize].id.cmp(&events[b as usize].id));
        list.extend(added);
    }
    out
}
