//! Clusters: pairs become groups, best pair first, as long as the group as a whole stays possible.
//!
//! A chain of pairs must not join what no pair would: the visit of April, an undated visit, the visit of July.

use super::compare::{Link, Rules, dated, gap, is_exact, is_local};
use super::origin::Sets;
use super::{Pool, Sym, Telling};
use crate::date::Interval;
use rustc_hash::FxHashMap;

/// What must hold for a group as a whole.
#[derive(Clone, Debug, Default)]
struct Bounds {
    /// The earliest and the latest of the days told exactly.
    days: Option<Interval>,
    /// The places named, of a happening that has one.
    place: Sym,
}

/// The groups, each in the order of `order`, the groups by their first member.
pub(super) fn clusters(rules: &Rules, pool: &Pool, order: &[u32], mut links: Vec<Link>) -> Vec<Vec<u32>> {
    let mut rank = vec![0u32; order.len()];
    for (n, &i) in order.iter().enumerate() {
        rank[i as usize] = n as u32;
    }
    // Ties are broken by the order of reports, never by the order of input.
    links.sort_by(|p, q| {
        let key = |l: &Link| {
            let (a, b) = (rank[l.a as usize], rank[l.b as usize]);
            (a.min(b), a.max(b))
        };
        q.score.total_cmp(&p.score).then_with(|| key(p).cmp(&key(q)))
    });
    let mut sets = Sets::new(order.len());
    let mut bounds: Vec<Bounds> = pool.tellings.iter().map(bounds_of).collect();
    for link in links.iter().filter(|l| l.score > rules.threshold) {
        let (a, b) = (sets.find(link.a), sets.find(link.b));
        if a == b {
            continue;
        }
        let Some(both) = joined(&bounds[a as usize], &bounds[b as usize]) else { continue };
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
    groups
}

fn bounds_of(telling: &Telling) -> Bounds {
    let place = telling.place.filter(|p| !p.whole && is_local(telling.kind)).map_or(Sym::NONE, |p| p.name);
    Bounds { days: dated(telling).filter(|_| is_exact(telling)), place }
}

fn joined(a: &Bounds, b: &Bounds) -> Option<Bounds> {
    if !a.place.is_none() && !b.place.is_none() && a.place != b.place {
        return None;
    }
    let place = if a.place.is_none() { b.place } else { a.place };
    let days = match (a.days, b.days) {
        (Some(p), Some(q)) if gap(p, q) > 4 => return None,
        (Some(p), Some(q)) => {
            let both = Interval::new(p.from.min(q.from), p.to.max(q.to));
            let longest = p.from.days_until(p.to).max(q.from.days_until(q.to));
            if both.from.days_until(both.to) > longest + 4 {
                return None;
            }
            Some(both)
        }
        (p, q) => p.or(q),
    };
    Some(Bounds { days, place })
}
