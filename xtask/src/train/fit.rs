//! The model: a softmax over the ways to fill a predicate's roles, a second one over the best choices of countries with what
//! the rest of the document says, then a logistic regression on whether to keep what was chosen.

use super::label::{Chosen, Group, Way, answers, repeats};
use super::second::{Alternative, sums};

/// Weights by the number of their feature.
pub type Weights = Vec<f64>;

fn sum(features: &[u32], weights: &Weights) -> f64 {
    features.iter().map(|&f| weights[f as usize]).sum()
}

/// How much speaks for keeping a predicate so filled.
pub fn keep(chosen: &Chosen<'_>, weights: &Weights) -> f64 {
    sum(&chosen.way.keep, weights) + sum(chosen.support, weights)
}

/// Fits the first choice: a softmax over the ways of each predicate whose very trigger gold has. Of the right ways those that
/// have sectors and roles right too are the better ones.
pub fn first(groups: &[&Group], prior: &Weights, ridge: f64) -> Weights {
    let right = |g: &Group, w: &Way| if g.ways.iter().any(|w| w.best) { w.best } else { w.right };
    let choosable: Vec<&Group> = groups
        .iter()
        .copied()
        .filter(|g| g.ways.iter().any(|w| w.right) && !g.ways.iter().all(|w| w.right))
        .collect();
    let seen = seen(choosable.iter().flat_map(|g| &g.ways).flat_map(|w| &w.choice), prior.len());
    descend(&at_least(&seen, FIRST_SEEN), prior, ridge, |weights, gradient| {
        for group in &choosable {
            let sums: Vec<f64> = group.ways.iter().map(|w| sum(&w.choice, weights)).collect();
            let good: Vec<bool> = group.ways.iter().map(|w| right(group, w)).collect();
            for (pull, way) in pulls(&sums, &good).into_iter().zip(&group.ways) {
                way.choice.iter().for_each(|&f| gradient[f as usize] += group.weight() * pull);
            }
        }
    })
}

/// Fits the second choice, over the alternatives of each predicate that have a right one. The weight of an alternative's own
/// share stands at `own`.
pub fn second(told: &[(&Group, &[Alternative])], prior: &Weights, own: usize, ridge: f64) -> Weights {
    let right =
        |g: &Group, a: &Alternative| g.ways.iter().any(|w| w.right && w.countries == g.ways[a.way].countries);
    let choosable: Vec<&(&Group, &[Alternative])> = told
        .iter()
        .filter(|(g, all)| all.iter().any(|a| right(g, a)) && !all.iter().all(|a| right(g, a)))
        .collect();
    let seen = seen(choosable.iter().flat_map(|(_, all)| *all).flat_map(|a| &a.chooses), prior.len());
    let mut fits = at_least(&seen, SECOND_SEEN);
    fits.push(own);
    // What is fitted is how much more or less than one the own share counts.
    let mut prior = prior.clone();
    prior[own] -= 1.0;
    let mut weights = descend(&fits, &prior, ridge, |weights, gradient| {
        for (group, all) in choosable.iter().copied() {
            let good: Vec<bool> = all.iter().map(|a| right(group, a)).collect();
            let pulls = pulls(&sums(all, 1.0 + weights[own], weights), &good);
            for (pull, a) in pulls.into_iter().zip(all.iter()) {
                a.chooses.iter().for_each(|&f| gradient[f as usize] += group.weight() * pull);
                gradient[own] += group.weight() * pull * a.share.ln();
            }
        }
    });
    weights[own] += 1.0;
    weights
}

/// Fits whether to keep what was chosen.
pub fn keeping(chosen: &[&Chosen<'_>], prior: &Weights, ridge: f64) -> Weights {
    let answered = answers(chosen);
    let repeated = repeats(chosen, &answered);
    let labelled: Vec<(&Chosen<'_>, f64)> = chosen
        .iter()
        .zip(answered.iter().zip(repeated))
        // What a case leaves out may be an event all the same, where it does not list all it holds.
        .filter(|(c, (a, again))| **a != Some(false) && !again && (!c.group.of_case || c.group.of_whole_case))
        .map(|(c, (a, _))| (*c, f64::from(u8::from(a.is_some()))))
        .collect();
    let all = labelled.iter().flat_map(|(c, _)| c.way.keep.iter().chain(c.support));
    descend(&at_least(&seen(all, prior.len()), KEEP_SEEN), prior, ridge * KEEP_RIDGE, |weights, gradient| {
        for (chosen, label) in &labelled {
            let error = 1.0 / (1.0 + (-keep(chosen, weights)).exp()) - label;
            let features = chosen.way.keep.iter().chain(chosen.support);
            features.for_each(|&f| gradient[f as usize] += chosen.group.keep_weight() * error);
        }
    })
}

/// How much each of some alternatives should weigh less, of how much speaks for them and which of them are right.
fn pulls(sums: &[f64], good: &[bool]) -> Vec<f64> {
    let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let exps: Vec<f64> = sums.iter().map(|s| (s - top).exp()).collect();
    let all: f64 = exps.iter().sum();
    let right: f64 = exps.iter().zip(good).filter(|(_, good)| **good).map(|(e, _)| e).sum();
    exps.iter().zip(good).map(|(e, good)| e / all - if *good { e / right } else { 0.0 }).collect()
}

/// How often each feature is met.
fn seen<'f>(all: impl Iterator<Item = &'f u32>, features: usize) -> Vec<usize> {
    let mut seen = vec![0usize; features];
    all.for_each(|&f| seen[f as usize] += 1);
    seen
}

/// The features met at least so often: what is seldom met says nothing.
fn at_least(seen: &[usize], least: usize) -> Vec<usize> {
    (0..seen.len()).filter(|&f| seen[f] >= least).collect()
}

/// AdaGrad over the whole gradient, from the prior and pulled back to it: each weight has its own step, shrinking with what it
/// has moved.
fn descend(fitted: &[usize], prior: &Weights, ridge: f64, add: impl Fn(&Weights, &mut [f64])) -> Weights {
    let mut weights = prior.clone();
    let mut squares = vec![1e-6f64; prior.len()];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().zip(prior).map(|(w, p)| ridge * (w - p)).collect();
        add(&weights, &mut gradient);
        for &f in fitted {
            squares[f] += gradient[f] * gradient[f];
            weights[f] -= 0.4 * gradient[f] / squares[f].sqrt();
        }
    }
    weights
}

const STEPS: usize = 120;
const FIRST_SEEN: usize = 12;
const SECOND_SEEN: usize = 12;
const KEEP_SEEN: usize = 5;
/// How much more than the choice the keeping is pulled towards nothing: it has fewer examples of each feature.
const KEEP_RIDGE: f64 = 2.5;
