//! Blocks: which tellings are compared at all.
//!
//! Two tellings meet where they share a dyad and a kind of happening, a named person, or a word that few others have.
//! Inside a block they stand by day, and each is compared with its neighbours only, so that the work stays linear.

use super::days::is_news;
use super::fields::dated;
use super::{Pool, Rules, Sym, Telling};
use crate::date::{Day, Interval};
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

/// The blocks of a pool. Every list is flat: a block of a million lists is mostly room for them.
pub(super) struct Index {
    /// The tellings by day; every number below is a place in this list.
    by_day: Vec<u32>,
    /// When each is, by its place.
    times: Vec<Times>,
    /// The members of all blocks, each block by day, one after the other.
    members: Vec<u32>,
    /// Where each block ends in `members`.
    ends: Vec<u32>,
    /// For each telling, where its blocks begin in `places`; one more at the end.
    offsets: Vec<u32>,
    /// The blocks of a telling, smallest first: the block, and the telling's own place in `members`.
    places: Vec<(u32, u32)>,
    reach: usize,
}

/// As much of a telling's time as shows at once that two cannot be one. Days are counted from an epoch.
#[derive(Clone, Copy)]
struct Times {
    own: Option<(i32, i32)>,
    published: Option<(i32, i32)>,
    news: bool,
    account: u32,
}

/// Days that two dated tellings may lie apart, and two pieces of undated news.
const APART: i32 = 4;
const NEWS: i32 = 14;

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
        let mut shared = vec![0u8; pool.accounts.len()];
        for t in &pool.tellings {
            shared[t.account as usize] = shared[t.account as usize].saturating_add(1);
        }
        let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
        let mut sizes: Vec<u32> = Vec::new();
        let mut blocks: Vec<u32> = Vec::new();
        let mut offsets = vec![0u32];
        let mut keys = Vec::new();
        for &i in &by_day {
            let telling = &pool.tellings[i as usize];
            keys_of(telling, rules, shared[telling.account as usize] > 1, &mut keys);
            for &key in &keys {
                let number = *numbers.entry(key).or_insert_with(|| {
                    sizes.push(0);
                    sizes.len() as u32 - 1
                });
                sizes[number as usize] += 1;
                blocks.push(number);
            }
            offsets.push(blocks.len() as u32);
        }
        drop(numbers);
        let times = by_day.iter().map(|&i| times(pool, i as usize)).collect();
        Index::filled(by_day, times, &sizes, &blocks, &offsets, rules.reach)
    }

    /// Puts the members into their blocks; a block of one brings nobody together and is left out.
    fn filled(
        by_day: Vec<u32>,
        times: Vec<Times>,
        sizes: &[u32],
        blocks: &[u32],
        all: &[u32],
        reach: usize,
    ) -> Index {
        let mut ends: Vec<u32> = Vec::with_capacity(sizes.len());
        let mut sum = 0;
        for &size in sizes {
            ends.push(sum);
            sum += if size > 1 { size } else { 0 };
        }
        let mut members = vec![0u32; sum as usize];
        let (mut offsets, mut places) = (vec![0u32], Vec::with_capacity(sum as usize));
        for at in 0..by_day.len() {
            let from = places.len();
            for &block in &blocks[all[at] as usize..all[at + 1] as usize] {
                if sizes[block as usize] > 1 {
                    let place = ends[block as usize];
                    members[place as usize] = at as u32;
                    ends[block as usize] += 1;
                    places.push((block, place));
                }
            }
            places[from..].sort_unstable_by_key(|(block, _)| (sizes[*block as usize], *block));
            offsets.push(places.len() as u32);
        }
        Index { by_day, times, members, ends, offsets, places, reach }
    }

    /// Calls `visit` with every pair that is to be compared, each once.
    ///
    /// A telling meets those that follow it by day, first in its smallest blocks: what few share tells most, and a block
    /// of thousands would only bring in what stands next to it by chance. Each telling meets a bounded number of others.
    pub(super) fn pairs(&self, mut visit: impl FnMut(u32, u32)) {
        let mut met: Vec<u32> = Vec::new();
        for at in 0..self.by_day.len() {
            met.clear();
            let mut looked = 0;
            for &(block, place) in &self.places[self.offsets[at] as usize..self.offsets[at + 1] as usize] {
                let end = self.ends[block as usize] as usize;
                let begin = self.begin(block);
                let share = self.reach / if end - begin <= self.reach { 1 } else { 6 };
                let near = &self.members[place as usize + 1..end.min(place as usize + 1 + share)];
                looked += near.len();
                met.extend(near.iter().copied().filter(|&other| self.may_be_one(at, other as usize)));
                if looked > 2 * self.reach {
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

    fn begin(&self, block: u32) -> usize {
        // A block begins where the one before it ends; those left out end where they begin.
        block.checked_sub(1).map_or(0, |before| self.ends[before as usize] as usize)
    }

    /// Whether the times of two tellings allow that they are one; what this refuses the comparison would refuse too.
    fn may_be_one(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.times[a], &self.times[b]);
        let gap = |p: (i32, i32), q: (i32, i32)| (q.0 - p.1).max(p.0 - q.1).max(0);
        match (x.own, y.own, x.published, y.published) {
            (Some(p), Some(q), ..) => gap(p, q) <= APART,
            (None, None, Some(p), Some(q)) => {
                !(x.news && y.news && x.account != y.account) || gap(p, q) <= NEWS
            }
            _ => true,
        }
    }
}

fn times(pool: &Pool, telling: usize) -> Times {
    let epoch = Interval::year(2000).map(|y| y.from);
    let days = |d: Interval| {
        let from = epoch.map_or(0, |e| e.days_until(d.from)) as i32;
        (from, from + d.from.days_until(d.to) as i32)
    };
    let t = &pool.tellings[telling];
    Times {
        own: dated(t).map(days),
        published: pool.account(telling).published.map(days),
        news: is_news(t),
        account: t.account,
    }
}

fn keys_of(telling: &Telling, rules: &Rules, shared: bool, keys: &mut Vec<Key>) {
    keys.clear();
    let family = family(telling.kind);
    if shared {
        keys.push(Key::Account(family, telling.account));
    }
    let mut countries: Vec<Sym> = telling.parties().map(|p| p.country).filter(|c| !c.is_none()).collect();
    countries.extend(telling.place.map(|p| p.country).filter(|c| !c.is_none()));
    for (n, &a) in countries.iter().enumerate() {
        for &b in &countries[n..] {
            let (a, b) = Sym::pair(a, b);
            keys.push(Key::Dyad(family, a, b));
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
