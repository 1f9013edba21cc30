//! The two choices fitted on the documents, each part judged by a model fitted on the others.

use super::calibrate::Judged;
use super::fit::{self, Weights};
use super::label::{Chosen, Group};
use super::second::{self, Alternative};
use super::{FOLDS, folds};

/// How many weights are kept, the largest.
const MOST_WEIGHTS: usize = 4900;

/// How many fits are averaged.
const FITS: usize = 7;

/// What is learned from.
pub(super) struct Learn<'g> {
    pub(super) groups: &'g [Group],
    /// The alternatives of each predicate, by a first choice not fitted on its document.
    pub(super) second: &'g [Vec<Alternative>],
    /// The number of the feature that is an alternative's own share.
    pub(super) own: usize,
    /// What the fits begin with and are pulled to, by feature: nothing where nothing was learned before.
    pub(super) prior: &'g Weights,
    pub(super) ridge: f64,
}

impl<'g> Learn<'g> {
    /// Fits the second choice on some of the predicates.
    fn second(&self, fits: impl Fn(usize) -> bool) -> Weights {
        let told: Vec<(&Group, &[Alternative])> = (0..self.groups.len())
            .filter(|&n| fits(n))
            .map(|n| (&self.groups[n], self.second[n].as_slice()))
            .collect();
        fit::second(&told, self.prior, self.own, self.ridge)
    }

    /// What the second choice takes, and how sure it is.
    fn chosen(&self, n: usize, second: &Weights) -> (Chosen<'g>, f64) {
        let group = &self.groups[n];
        let (taken, share) = second::choose(&self.second[n], second[self.own], second);
        let way = &group.ways[taken.way];
        (Chosen { group, way, support: &taken.keeps, confidence: 0.0 }, share)
    }

    /// The choice and what speaks for keeping it, each part of the documents by a model fitted on the others.
    pub(super) fn crossed(&self, folds: &[usize], mistakes: bool) -> Vec<Judged<'g>> {
        let mut out = Vec::new();
        let mut right = [(0usize, 0usize); 2];
        for part in 0..FOLDS {
            let second = self.second(|n| folds[n] != part);
            let chosen: Vec<(Chosen<'g>, f64)> =
                (0..self.groups.len()).map(|n| self.chosen(n, &second)).collect();
            let rest: Vec<&Chosen<'_>> =
                chosen.iter().zip(folds).filter(|(_, f)| **f != part).map(|(c, _)| &c.0).collect();
            let keeping = fit::keeping(&rest, self.prior, self.ridge);
            for ((chosen, share), _) in chosen.into_iter().zip(folds).filter(|(_, f)| **f == part) {
                let group = chosen.group;
                if group.ways.iter().any(|w| w.right) {
                    let (taken, choosable) = &mut right[usize::from(group.of_case)];
                    *choosable += 1;
                    *taken += usize::from(chosen.way.right);
                    if mistakes && !chosen.way.right {
                        show_choice(&chosen);
                    }
                }
                if !group.of_case {
                    out.push(Judged { keep: fit::keep(&chosen, &keeping), chosen, share });
                }
            }
        }
        for ((chosen, choosable), what) in right.into_iter().zip(["articles", "cases"]) {
            let share = chosen as f64 / choosable.max(1) as f64;
            println!("{what}: choice right in {share:.3} of {choosable} predicates that have a right one");
        }
        out
    }

    /// The mean of several fits, each without some of the documents: what one document alone says weighs less.
    pub(super) fn averaged(&self) -> Weights {
        let parts = folds(self.groups, FITS);
        let second = self.second(|_| true);
        let chosen: Vec<Chosen<'g>> = (0..self.groups.len()).map(|n| self.chosen(n, &second).0).collect();
        let fitted = at_once(FITS, |left_out| {
            let rest: Vec<&Group> =
                self.groups.iter().zip(&parts).filter(|(_, p)| **p != left_out).map(|(g, _)| g).collect();
            let kept: Vec<&Chosen<'_>> =
                chosen.iter().zip(&parts).filter(|(_, p)| **p != left_out).map(|(c, _)| c).collect();
            let first = fit::first(&rest, self.prior, self.ridge);
            (first, fit::keeping(&kept, self.prior, self.ridge))
        });
        let mut mean = second;
        for (first, keeping) in fitted {
            // A feature is of one step alone, and so moves in one of them; each has the prior once.
            for ((m, p), (a, b)) in mean.iter_mut().zip(self.prior).zip(first.into_iter().zip(keeping)) {
                *m += (a + b - 2.0 * p) / FITS as f64;
            }
        }
        // What weighs next to nothing only makes the file long.
        let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(MOST_WEIGHTS).copied().unwrap_or(0.0);
        mean.iter_mut().filter(|w| w.abs() <= least).for_each(|w| *w = 0.0);
        mean
    }
}

fn show_choice(chosen: &Chosen<'_>) {
    let group = chosen.group;
    let right = group.ways.iter().find(|w| w.best).or(group.ways.iter().find(|w| w.right));
    let right = right.map_or("", |w| &w.told);
    println!("{}\n   chose {}\n   right {right}", group.told, chosen.way.told);
}

/// What some independent fits give, in their order, each on a thread of its own: the order they end in changes nothing.
pub(super) fn at_once<T: Send>(fits: usize, fit: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let fit = &fit;
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..fits).map(|n| scope.spawn(move || fit(n))).collect();
        running.into_iter().map(|thread| thread.join().expect("a fit ends")).collect()
    })
}
