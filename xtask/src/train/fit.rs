//! The model: a softmax over the ways to fill a predicate's roles, then a logistic regression on whether to keep it.

use super::label::{Chosen, Group, Way, answers};
use std::collections::BTreeMap;

/// Weights by the number of their feature.
pub type Weights = Vec<f64>;

fn sum(features: &[u32], weights: &Weights) -> f64 {
    features.iter().map(|&f| weights[f as usize]).sum()
}

/// The way the engine takes: of the countries that most of what speaks (as a softmax) speaks for, the way that most speaks
/// for; of equal ones the first. Beside it the share of its countries.
pub fn choose<'g>(group: &'g Group, weights: &Weights) -> (&'g Way, f64) {
    let sums: Vec<f64> = group.ways.iter().map(|w| sum(&w.choice, weights)).collect();
    let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut speaks: BTreeMap<&str, f64> = BTreeMap::new();
    for (way, s) in group.ways.iter().zip(&sums) {
        *speaks.entry(&way.countries).or_default() += (s - top).exp();
    }
    let all: f64 = speaks.values().sum();
    let order = |n: usize| (speaks[group.ways[n].countries.as_str()], sums[n]);
    let more = |a: usize, b: usize| {
        let ((x, s), (y, t)) = (order(a), order(b));
        if x.total_cmp(&y).then(s.total_cmp(&t)).is_gt() { a } else { b }
    };
    let best = (0..sums.len()).reduce(|b, a| more(a, b)).unwrap_or(0);
    (&group.ways[best], order(best).0 / all)
}

/// How much speaks for keeping a predicate so filled.
pub fn keep(way: &Way, weights: &Weights) -> f64 {
    sum(&way.keep, weights)
}

/// Fits the choice among ways first (a softmax over each predicate whose very trigger gold has), then whether to keep
/// what was chosen. Of the right ways those that have sectors and roles right too are the better ones.
pub fn fit(groups: &[&Group], features: usize, ridge: f64) -> Weights {
    let right = |g: &Group, w: &Way| if g.ways.iter().any(|w| w.best) { w.best } else { w.right };
    let choosable: Vec<&Group> = groups
        .iter()
        .copied()
        .filter(|g| g.ways.iter().any(|w| w.right) && !g.ways.iter().all(|w| w.right))
        .collect();
    let ways: Vec<&Way> = choosable.iter().flat_map(|g| &g.ways).collect();
    let mut weights = descend(&ways, true, features, ridge, |weights, gradient| {
        for group in &choosable {
            let sums: Vec<f64> = group.ways.iter().map(|w| sum(&w.choice, weights)).collect();
            let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let exps: Vec<f64> = sums.iter().map(|s| (s - top).exp()).collect();
            let all: f64 = exps.iter().sum();
            let good: f64 =
                exps.iter().zip(&group.ways).filter(|(_, w)| right(group, w)).map(|(e, _)| e).sum();
            for (e, way) in exps.iter().zip(&group.ways) {
                let g = group.weight() * (e / all - if right(group, way) { e / good } else { 0.0 });
                way.choice.iter().for_each(|&f| gradient[f as usize] += g);
            }
        }
    });
    let chosen: Vec<Chosen<'_>> = groups
        .iter()
        .map(|group| Chosen { group, way: choose(group, &weights).0, confidence: 0.0 })
        .collect();
    let answered = answers(&chosen.iter().collect::<Vec<_>>());
    let labelled: Vec<(&Way, f64)> = chosen
        .iter()
        .zip(&answered)
        // Cases are denser than articles, so they say nothing of how much to keep; those without an event say what to drop.
        .filter(|(c, a)| **a != Some(false) && (!c.group.of_case || c.group.of_quiet_case))
        .map(|(c, a)| (c.way, f64::from(u8::from(a.is_some()))))
        .collect();
    let ways: Vec<&Way> = labelled.iter().map(|c| c.0).collect();
    let keeping = descend(&ways, false, features, ridge, |weights, gradient| {
        for (way, label) in &labelled {
            let error = 1.0 / (1.0 + (-sum(&way.keep, weights)).exp()) - label;
            way.keep.iter().for_each(|&f| gradient[f as usize] += error);
        }
    });
    // A feature is of one kind or the other.
    weights.iter_mut().zip(keeping).for_each(|(w, k)| *w += k);
    weights
}

/// AdaGrad over the whole gradient: each weight has its own step, shrinking with what it has moved. Features that are
/// seldom met stay at nothing.
fn descend(
    ways: &[&Way],
    choice: bool,
    features: usize,
    ridge: f64,
    add: impl Fn(&Weights, &mut [f64]),
) -> Weights {
    let mut seen = vec![0usize; features];
    ways.iter().flat_map(|w| if choice { &w.choice } else { &w.keep }).for_each(|&f| seen[f as usize] += 1);
    let least = if choice { 12 } else { 5 };
    let mut weights = vec![0.0f64; features];
    let mut squares = vec![1e-6f64; features];
    for _ in 0..120 {
        let mut gradient: Vec<f64> = weights.iter().map(|w| ridge * w).collect();
        add(&weights, &mut gradient);
        for f in (0..features).filter(|&f| seen[f] >= least) {
            squares[f] += gradient[f] * gradient[f];
            weights[f] -= 0.4 * gradient[f] / squares[f].sqrt();
        }
    }
    weights
}

/// Weights smaller than this are left out: what weighs next to nothing only makes the file long.
pub const LEAST: f64 = 0.067;
