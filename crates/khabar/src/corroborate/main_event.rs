//! What an article is about: the happening its headline tells first, and the one its lead tells first.

use super::{Event, Pool, Rank, Telling};
use crate::event::Status;

/// The main events of each account, by their index; at most two, the headline's before the lead's.
pub(super) fn main_events(pool: &Pool, events: &[Event]) -> Vec<Vec<u32>> {
    // For each account and rank, the foremost telling seen and its event.
    let mut foremost: Vec<[Option<(u32, u32)>; 2]> = vec![[None; 2]; pool.accounts.len()];
    for (n, event) in events.iter().enumerate() {
        for &t in &event.tellings {
            let telling = &pool.tellings[t as usize];
            let slot = match telling.rank {
                Rank::Headline => 0,
                Rank::Lead => 1,
                Rank::Body | Rank::Teaser => continue,
            };
            let best = &mut foremost[telling.account as usize][slot];
            if best.is_none_or(|(b, _)| prominence(telling) < prominence(&pool.tellings[b as usize])) {
                *best = Some((t, n as u32));
            }
        }
    }
    foremost
        .into_iter()
        .map(|slots| {
            let mut out: Vec<u32> = slots.into_iter().flatten().map(|(_, event)| event).collect();
            out.dedup();
            out
        })
        .collect()
}

/// What is told as news stands before what is taken as known, and the first word before the next.
fn prominence(telling: &Telling) -> (bool, bool, u32, &str) {
    (telling.given, telling.status == Status::Possible, telling.at, &telling.id)
}
