//! Blocks: which tellings are compared at all.
//!
//! Two tellings meet where they share a dyad and a kind of happening, a named person, or a word that few others have.
//! Inside a block they stand by day, and each is compared with its neighbours only, so that the work stays linear.

use super::{Pool, Rules, Sym, Telling};
use crate::date::Day;
use crate::event::EventType;
use rustc_hash::FxHashMap;

/// A block.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Key {
    /// Two countries (or one twice) and a kind of happening.
    Dyad(u8, Sym, Sym),
    /// A named person or body and a kind of happening.
    Named(u8, Sym),
    /// A word and a kind of happening.
    Word(u8, u32),
    /// An article and a kind of happening.
    Account(u8, u32),
}

/// The blocks of a pool.
pub(super) struct Index {
    /// The tellings by day; every number below is a place in this list.
    by_day: Vec<u32>,
    /// The members of each block, by day.
    blocks: Vec<Vec<u32>>,
    /// For each telling, its blocks and its place in each, smallest block first.
    places: Vec<Box<[(u32, u32)]>>,
    reach: usize,
}

/// Kinds of happening that are told in each other's words stand in one family.
pub(super) fn family(kind: EventType) -> u8 {
    use EventType as E;
    match kind {
        E::Consult => 0,
        E::Agree | E::Cooperate | E::Support | E::Aid => 1,
        E::Assault | E::Coerce | E::Sanction => 2,
        E::Accuse | E::Reject | E::Threaten | E::Request => 3,
        E::Protest => 4,
        E::Mobilize => 5,
        E::Retreat | E::Concede => 6,
    }
}

impl Index {
    /// Sorts the tellings into blocks.
    pub(super) fn new(rules: &Rules, pool: &Pool, order: &[u32]) -> Index {
        let mut dated: Vec<(Option<Day>, u32)> =
            order.iter().map(|&i| (first_day(pool, i as usize), i)).collect();
        dated.sort_by_key(|(day, _)| *day);
        let by_day: Vec<u32> = dated.into_iter().map(|(_, i)| i).collect();
        let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
        let mut blocks: Vec<Vec<u32>> = Vec::new();
        let mut places: Vec<Box<[(u32, u32)]>> = Vec::with_capacity(by_day.len());
        let mut keys = Vec::new();
        for (at, &i) in by_day.iter().enumerate() {
            keys_of(&pool.tellings[i as usize], rules, &mut keys);
            let mut here = Vec::with_capacity(keys.len());
            for &key in &keys {
                let number = *numbers.entry(key).or_insert_with(|| {
                    blocks.push(Vec::new());
                    blocks.len() as u32 - 1
                });
                let block = &mut blocks[number as usize];
                here.push((number, block.len() as u32));
                block.push(at as u32);
            }
            places.push(here.into());
        }
        for here in &mut places {
            here.sort_by_key(|(number, _)| (blocks[*number as usize].len(), *number));
        }
        Index { by_day, blocks, places, reach: rules.reach }
    }

    /// Calls `visit` with every pair that is to be compared, each once.
    ///
    /// A telling meets those that follow it by day, first in its smallest blocks: what few share tells most, and a block
    /// of thousands would only bring in what stands next to it by chance. Each telling meets a bounded number of others.
    pub(super) fn pairs(&self, mut visit: impl FnMut(u32, u32)) {
        let mut met: Vec<u32> = Vec::new();
        for (at, places) in self.places.iter().enumerate() {
            met.clear();
            for &(number, place) in places {
                let block = &self.blocks[number as usize];
                let share = self.reach / if block.len() <= self.reach { 1 } else { 6 };
                met.extend(block[place as usize + 1..].iter().take(share));
                if met.len() > 2 * self.reach {
                    break;
                }
            }
            met.sort_unstable();
            met.dedup();
            for &other in &met {
                visit(self.by_day[at], self.by_day[other as usize]);
            }
        }
    }
}

fn keys_of(telling: &Telling, rules: &Rules, keys: &mut Vec<Key>) {
    keys.clear();
    let family = family(telling.kind);
    keys.push(Key::Account(family, telling.account));
    let mut countries: Vec<Sym> = telling.parties().map(|p| p.country).filter(|c| !c.is_none()).collect();
    countries.extend(telling.place.map(|p| p.country).filter(|c| !c.is_none()));
    for (n, &a) in countries.iter().enumerate() {
        for &b in &countries[n..] {
            // Symbols have no order of their own, so a dyad stands both ways and repeated pairs fall together later.
            keys.push(Key::Dyad(family, a, b));
            keys.push(Key::Dyad(family, b, a));
        }
    }
    keys.extend(telling.parties().filter(|p| p.named).map(|p| Key::Named(family, p.identity())));
    keys.extend(telling.words.iter().filter(|&&w| rules.is_rare(w)).map(|&w| Key::Word(family, w)));
    let mut seen: Vec<Key> = Vec::with_capacity(keys.len());
    keys.retain(|k| {
        let fresh = !seen.contains(k);
        seen.push(*k);
        fresh
    });
}

/// The day a telling stands at in its block: its own, or its article's.
fn first_day(pool: &Pool, telling: usize) -> Option<Day> {
    let own = pool.tellings[telling].when.map(|w| w.days.from);
    own.or_else(|| pool.account(telling).published.map(|d| d.from))
}
