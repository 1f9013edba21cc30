//! Clusters: pairs become groups, best pair first, as long as the group as a whole stays possible.
//!
//! A chain of pairs must not join what no pair would: the visit of April, an undated visit, the visit of July.

use super::Sym;
use super::compare::{Link, Pairing};
use super::fields::{gap, is_local};
use super::origin::Sets;
use crate::date::Interval;
use rustc_hash::FxHashMap;

/// What must hold for a group as a whole.
#[derive(Clone, Debug, Default)]
struct Bounds {
    /// The days told: of a month and a day in it the day, of two days all between.
    days: Option<Interval>,
    /// The place named, of a happening that has one.
    place: Sym,
    /// A few of its tellings, the earliest reports: what it is like.
    few: Vec<u32>,
}

/// How many tellings stand for a group.
const FEW: usize = 6;
/// How often two groups are weighed against each other before they stay apart.
const PATIENCE: u8 = 3;
/// From here on a pair of one article is joined without asking the rest of the group.
const SURE: f32 = 1.0;
/// What a pair that cannot be one counts in the average: readings err, so one alone does not forbid.
const NEVER: f32 = -5.0;
/// No pair counts more than this, so that one good pair does not carry the rest.
const MOST: f32 = 4.0;

/// The groups, each in the order of `order`, the groups by their first member; and the pairs that joined them, each a
/// telling with the one that brought it in: what speaks for their being one.
pub(super) fn clusters(
    pairing: &Pairing<'_>,
    order: &[u32],
    mut links: Vec<Link>,
) -> (Vec<Vec<u32>>, Vec<Link>) {
    let pool = pairing.pool;
    let mut rank = vec![0u32; order.len()];
    for (n, &i) in order.iter().enumerate() {
        rank[i as usize] = n as u32;
    }
    // Ties are broken by the order of reports, never by the order of input.
    links.sort_unstable_by(|p, q| {
        let key = |l: &Link| {
            let (a, b) = (rank[l.a as usize], rank[l.b as usize]);
            (a.min(b), a.max(b))
        };
        q.score.total_cmp(&p.score).then_with(|| key(p).cmp(&key(q)))
    });
    let mut sets = Sets::new(order.len());
    let mut bounds: Vec<Bounds> = (0..order.len() as u32).map(|i| bounds_of(pairing, i)).collect();
    let mut refused: FxHashMap<(u32, u32), u8> = FxHashMap::default();
    let mut joins: Vec<Link> = Vec::new();
    for link in &links {
        let (a, b) = (sets.find(link.a), sets.find(link.b));
        if a == b {
            continue;
        }
        let (x, y) = (&bounds[a as usize], &bounds[b as usize]);
        let Some(mut both) = joined(x, y) else { continue };
        // Two large groups have many links; after a few refusals the rest would only repeat them.
        let key = (a.min(b), a.max(b));
        if refused.get(&key).is_some_and(|n| *n >= PATIENCE) {
            continue;
        }
        let alone = x.few.len() == 1 && y.few.len() == 1;
        // «زيارة لافروف» as a subhead: one telling goes to what its own article tells of the same kind, whatever else is in
        // that group.
        let (p, q) = (&pool.tellings[link.a as usize], &pool.tellings[link.b as usize]);
        let one = x.few.len() == 1 || y.few.len() == 1;
        let own = one && p.account == q.account && p.kind == q.kind && p.mode == q.mode && link.score >= SURE;
        if !alone && !own && average(pairing, x, y) < pairing.rules.average {
            *refused.entry(key).or_default() += 1;
            continue;
        }
        joins.push(*link);
        both.few = x.few.iter().chain(&y.few).copied().collect();
        both.few.sort_by_key(|&i| rank[i as usize]);
        both.few.truncate(FEW);
        let name = sets.join(a, b);
        bounds[name as usize] = both;
    }
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut number: FxHashMap<u32, usize> = FxHashMap::default();
    for &i in order {
        let set = sets.find(i);
        let at = *number.entry(set).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(i);
    }
    (groups, led(joins, order, &rank))
}

/// The pairs of the groups, each telling once behind the one that brought it in: all but the first of a group have one. Two groups
/// that were joined late may be so by tellings neither of which is the first of its own.
fn led(joins: Vec<Link>, order: &[u32], rank: &[u32]) -> Vec<Link> {
    // The pairs of each telling, one list after the other.
    let mut ends = vec![0u32; rank.len() + 1];
    for link in &joins {
        ends[link.a as usize + 1] += 1;
        ends[link.b as usize + 1] += 1;
    }
    for n in 1..ends.len() {
        ends[n] += ends[n - 1];
    }
    let (mut at, mut pairs) = (ends.clone(), vec![0u32; 2 * joins.len()]);
    for (n, link) in joins.iter().enumerate() {
        for end in [link.a, link.b] {
            pairs[at[end as usize] as usize] = n as u32;
            at[end as usize] += 1;
        }
    }
    let mut known = vec![false; rank.len()];
    let (mut out, mut next) = (Vec::with_capacity(joins.len()), Vec::new());
    for &first in order {
        if std::mem::replace(&mut known[first as usize], true) {
            continue;
        }
        next.push(first);
        while let Some(from) = next.pop() {
            for &n in &pairs[ends[from as usize] as usize..ends[from as usize + 1] as usize] {
                let link = joins[n as usize];
                let link = if link.a == from { link.turned() } else { link };
                if !std::mem::replace(&mut known[link.a as usize], true) {
                    out.push(link);
                    next.push(link.a);
                }
            }
        }
    }
    out.sort_unstable_by_key(|l: &Link| rank[l.a as usize]);
    out
}

fn bounds_of(pairing: &Pairing<'_>, number: u32) -> Bounds {
    let local = is_local(pairing.pool.tellings[number as usize].kind);
    let scene = pairing.scene(number);
    let place = scene.place.filter(|p| !p.whole && !p.region && local).map_or(Sym::NONE, |p| p.name);
    Bounds { days: scene.days, place, few: vec![number] }
}

/// How likely the tellings of two groups are one, on average. «الزيارة» of a group that knows its day is of that day, however far
/// its paper is from the other group's; but a war has several strikes a day, and its day alone makes no strike another.
fn average(pairing: &Pairing<'_>, a: &Bounds, b: &Bounds) -> f32 {
    let local = is_local(pairing.pool.tellings[a.few[0] as usize].kind);
    let lent = a.days.zip(b.days).filter(|_| !local);
    let (of_a, of_b) = (lent.map(|(p, _)| p), lent.map(|(_, q)| q));
    let mut sum = 0.0;
    for &i in &a.few {
        for &j in &b.few {
            sum += pairing.score_of((i, of_a), (j, of_b)).unwrap_or(NEVER).clamp(NEVER, MOST);
        }
    }
    sum / (a.few.len() * b.few.len()) as f32
}

fn joined(a: &Bounds, b: &Bounds) -> Option<Bounds> {
    if !a.place.is_none() && !b.place.is_none() && a.place != b.place {
        return None;
    }
    let place = if a.place.is_none() { b.place } else { a.place };
    let days = match (a.days, b.days) {
        (Some(p), Some(q)) if gap(p, q) > 4 => return None,
        (Some(p), Some(q)) => {
            let within = |a: Interval, b: Interval| a.from <= b.from && b.to <= a.to;
            let both = match (within(p, q), within(q, p)) {
                (true, _) => q,
                (_, true) => p,
                _ => Interval::new(p.from.min(q.from), p.to.max(q.to)),
            };
            let longest = p.from.days_until(p.to).max(q.from.days_until(q.to));
            if both.from.days_until(both.to) > longest + 4 {
                return None;
            }
            Some(both)
        }
        (p, q) => p.or(q),
    };
    Some(Bounds { days, place, few: Vec::new() })
}
