//! Copies: which articles print one text.
//!
//! A text is sketched by the smallest hashes of its runs of three content words. Two sketches are compared on the range
//! both cover, by how much of the smaller lies in the larger, so that a dispatch cut short still meets the whole one.

use super::{Pool, content_key};
use rustc_hash::FxHashMap;

/// Hashes kept of a text; a text with fewer runs is kept whole.
pub const SKETCH: usize = 128;
/// Words in a run.
const RUN: usize = 3;
/// How much of the smaller sketch must lie in the larger.
const COPY: f32 = 0.45;
/// Fewer runs than this prove nothing.
const FEWEST: usize = 12;
/// Days between a text and its reprint.
const DAYS: i64 = 10;
/// Hashes of a sketch by which it is looked up.
const PROBES: usize = 48;
/// A run of words that more articles share is a formula, and finds no copies.
const FORMULA: usize = 96;

/// The sketch of a text, from the loose keys of its words in order.
pub fn sketch<'a>(words: impl Iterator<Item = &'a str>) -> Box<[u32]> {
    let keys: Vec<u32> = words.filter_map(content_key).collect();
    let mut out: Vec<u32> = keys.windows(RUN).map(run_hash).collect();
    out.sort_unstable();
    out.dedup();
    out.truncate(SKETCH);
    out.into()
}

fn run_hash(run: &[u32]) -> u32 {
    let mut hash = 0x9e37_79b9_7f4a_7c15_u64;
    for &key in run {
        hash = (hash ^ u64::from(key)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 32;
    }
    hash as u32
}

/// How much of the smaller sketch lies in the larger, 0 to 1.
pub fn shared(a: &[u32], b: &[u32]) -> f32 {
    let (Some(&last_a), Some(&last_b)) = (a.last(), b.last()) else { return 0.0 };
    // A full sketch says nothing of hashes above its last one.
    let limit = |s: &[u32], last: u32| if s.len() < SKETCH { u32::MAX } else { last };
    let limit = limit(a, last_a).min(limit(b, last_b));
    let (a, b) = (upto(a, limit), upto(b, limit));
    let smaller = a.len().min(b.len());
    if smaller < FEWEST {
        return 0.0;
    }
    common(a, b) as f32 / smaller as f32
}

fn upto(sketch: &[u32], limit: u32) -> &[u32] {
    &sketch[..sketch.partition_point(|&h| h <= limit)]
}

/// How many numbers two sorted lists share.
pub(super) fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

/// The number of each account's origin; accounts with the same number print one text.
pub fn origins(pool: &Pool) -> Vec<u32> {
    let accounts = &pool.accounts;
    let mut sets = Sets::new(accounts.len());
    let mut seen: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (i, account) in accounts.iter().enumerate() {
        for &hash in account.sketch.iter().take(PROBES) {
            seen.entry(hash).or_default().push(i as u32);
        }
    }
    let mut met: Vec<u32> = Vec::new();
    for (i, account) in accounts.iter().enumerate() {
        met.clear();
        for hash in account.sketch.iter().take(PROBES) {
            let others = &seen[hash];
            if others.len() <= FORMULA {
                met.extend(others.iter().filter(|&&o| (o as usize) < i));
            }
        }
        met.sort_unstable();
        met.dedup();
        for &other in &met {
            let other_account = &accounts[other as usize];
            if near_in_time(account, other_account) && shared(&account.sketch, &other_account.sketch) >= COPY
            {
                sets.join(i as u32, other);
            }
        }
    }
    (0..accounts.len() as u32).map(|i| sets.find(i)).collect()
}

fn near_in_time(a: &super::Account, b: &super::Account) -> bool {
    match (a.published, b.published) {
        (Some(a), Some(b)) => a.from.days_until(b.to) >= -DAYS && a.to.days_until(b.from) <= DAYS,
        _ => true,
    }
}

/// Disjoint sets (union-find); a set is named by its smallest member.
#[derive(Clone, Debug)]
pub(super) struct Sets(Vec<u32>);

impl Sets {
    /// Every number alone.
    pub(super) fn new(len: usize) -> Sets {
        Sets((0..len as u32).collect())
    }

    /// The name of a number's set.
    pub(super) fn find(&mut self, mut i: u32) -> u32 {
        while self.0[i as usize] != i {
            let up = self.0[self.0[i as usize] as usize];
            self.0[i as usize] = up;
            i = up;
        }
        i
    }

    /// Makes two sets one; returns its name.
    pub(super) fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b) as usize] = a.min(b);
        a.min(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(n: std::ops::Range<u32>) -> Vec<String> {
        n.map(|i| format!("word{i}")).collect()
    }

    fn sketch_of(n: std::ops::Range<u32>) -> Box<[u32]> {
        let words = words(n);
        sketch(words.iter().map(String::as_str))
    }

    #[test]
    fn a_text_cut_short_still_meets_the_whole_one() {
        let (whole, cut) = (sketch_of(0..900), sketch_of(0..120));
        assert!(shared(&whole, &cut) > 0.9);
        assert!(shared(&whole, &sketch_of(2000..2300)) < 0.05);
    }

    #[test]
    fn a_few_words_prove_nothing() {
        assert_eq!(shared(&sketch_of(0..8), &sketch_of(0..8)), 0.0);
    }
}
