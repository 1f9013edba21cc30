//! The second look: the few choices of countries of each predicate, with what the rest of its document says for them.

use super::fit::Weights;
use super::label::{Group, Names, Way};
use khabar::event::support::{CHOOSES, Choice, KEEPS, LEAST, MOST, OWN, Support};
use khabar::lexicon::Weights as Known;
use std::collections::BTreeMap;

/// A choice of countries of a predicate.
pub struct Alternative {
    /// The best way with these countries.
    pub way: usize,
    /// How much of what speaks by the predicate itself speaks for it.
    pub share: f64,
    /// Features of the second choice.
    pub chooses: Vec<u32>,
    /// Features of keeping.
    pub keeps: Vec<u32>,
}

/// The alternatives of every predicate, the best first, by the first choice of weights that are told for each.
pub fn alternatives<'w>(
    groups: &[Group],
    weights: impl Fn(usize) -> &'w Weights,
    names: &mut Names,
) -> Vec<Vec<Alternative>> {
    let mut out: Vec<Vec<Alternative>> =
        groups.iter().enumerate().map(|(n, g)| best(g, weights(n))).collect();
    let mut docs: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    groups.iter().enumerate().for_each(|(n, g)| docs.entry(&g.doc).or_default().push(n));
    let nothing = Known::default();
    for of_doc in docs.values() {
        let choices: Vec<Vec<Choice>> = of_doc
            .iter()
            .map(|&n| out[n].iter().map(|a| choice(&groups[n], &groups[n].ways[a.way], a.share)).collect())
            .collect();
        let support = Support::of(&choices.concat());
        for (&n, choices) in of_doc.iter().zip(&choices) {
            for (alternative, choice) in out[n].iter_mut().zip(choices) {
                let mut numbers = |prefix| -> Vec<u32> {
                    support.names(choice, prefix, &nothing).iter().map(|name| names.number(name)).collect()
                };
                alternative.chooses = numbers(CHOOSES);
                alternative.keeps = numbers(KEEPS);
            }
        }
    }
    names.number(OWN);
    out
}

fn choice(group: &Group, way: &Way, share: f64) -> Choice {
    let (actor, recipient) = way.countries;
    Choice {
        head: group.head,
        sentence: group.sentence,
        kind: group.kind,
        actor,
        recipient,
        share: share as f32,
    }
}

/// The choices of countries that most of what speaks (as a softmax) speaks for, each with its best way; of equal ones the
/// first.
fn best(group: &Group, weights: &Weights) -> Vec<Alternative> {
    let sums: Vec<f64> =
        group.ways.iter().map(|w| w.choice.iter().map(|&f| weights[f as usize]).sum()).collect();
    let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut speaks: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for (way, s) in group.ways.iter().zip(&sums) {
        *speaks.entry(way.countries).or_default() += (s - top).exp();
    }
    let all: f64 = speaks.values().sum();
    let share = |n: usize| speaks[&group.ways[n].countries] / all;
    let mut order: Vec<usize> = (0..sums.len()).collect();
    order.sort_by(|&a, &b| share(b).total_cmp(&share(a)).then(sums[b].total_cmp(&sums[a])).then(a.cmp(&b)));
    let mut out: Vec<Alternative> = Vec::new();
    for n in order {
        let known = out.iter().any(|a| group.ways[a.way].countries == group.ways[n].countries);
        let worth = out.is_empty() || share(n) >= f64::from(LEAST);
        if !known && worth && out.len() < MOST {
            out.push(Alternative { way: n, share: share(n), chooses: Vec::new(), keeps: Vec::new() });
        }
    }
    out
}

/// How much speaks for each alternative, with what the document says.
pub fn sums(alternatives: &[Alternative], own: f64, weights: &Weights) -> Vec<f64> {
    let document = |a: &Alternative| a.chooses.iter().map(|&f| weights[f as usize]).sum::<f64>();
    alternatives.iter().map(|a| own * a.share.ln() + document(a)).collect()
}

/// The alternative taken, and its share in the second choice.
pub fn choose<'a>(alternatives: &'a [Alternative], own: f64, weights: &Weights) -> (&'a Alternative, f64) {
    let sums = sums(alternatives, own, weights);
    let best = (0..sums.len()).reduce(|b, a| if sums[a] > sums[b] { a } else { b }).unwrap_or(0);
    let all: f64 = sums.iter().map(|s| (s - sums[best]).exp()).sum();
    (&alternatives[best], 1.0 / all)
}
