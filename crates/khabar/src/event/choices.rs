//! Which countries an event is between: ways that name the same ones speak for each other.

use super::EventType;
use super::seats::Countries;
use super::support;
use super::way::Ways;
use smallvec::SmallVec;

impl Ways<'_> {
    /// How much of what speaks among all ways (as a softmax) speaks for the countries of each: it is the countries that are
    /// chosen first, for they may be named in several ways. Of acts without a direction both sides are one.
    pub fn choices(&self, kind: EventType) -> Choices {
        let top = self.ways.iter().map(|w| w.sum).fold(f32::NEG_INFINITY, f32::max);
        let mut all = 0.0;
        let mut choices: SmallVec<[Choice; 16]> = SmallVec::new();
        // Of the countries of each: two choices are compared by it first.
        let mut digests: SmallVec<[u64; 32]> = SmallVec::new();
        let mut of = SmallVec::with_capacity(self.ways.len());
        for (n, way) in self.ways.iter().enumerate() {
            let countries = match (kind.is_undirected(), way.countries) {
                (true, [a, r]) => [a.and(r), Countries::default()],
                (false, both) => both,
            };
            let speaks = (way.sum - top).exp();
            all += speaks;
            let digest = countries[0].digest().rotate_left(16) ^ countries[1].digest();
            let alike = |(at, d): (usize, &u64)| *d == digest && choices[at].countries == countries;
            let known = digests.iter().enumerate().position(alike);
            let at = known.unwrap_or_else(|| {
                digests.push(digest);
                choices.push(Choice { countries, speaks: 0.0, best: n });
                choices.len() - 1
            });
            let choice = &mut choices[at];
            choice.speaks += speaks;
            if way.sum.total_cmp(&self.ways[choice.best].sum).is_gt() {
                choice.best = n;
            }
            of.push(at);
        }
        choices.iter_mut().for_each(|choice| choice.speaks /= all);
        Choices { choices, of }
    }

    /// The best way of each choice of countries that is worth a second look, and the share of what speaks; the choice that
    /// most speaks for first, of equal ones the first.
    pub fn best(&self, Choices { choices, .. }: Choices) -> impl Iterator<Item = (usize, f32)> {
        let order = |a: &&Choice, b: &&Choice| {
            let shares = b.speaks.total_cmp(&a.speaks);
            let sums = || self.ways[b.best].sum.total_cmp(&self.ways[a.best].sum);
            shares.then_with(sums).then(a.best.cmp(&b.best))
        };
        // Of dozens of choices a few are worth it, and those alone are put in order.
        let worth = |choice: &&Choice| choice.speaks >= support::LEAST;
        let mut best: SmallVec<[&Choice; 8]> = choices.iter().filter(worth).collect();
        if best.is_empty() {
            best.extend(choices.iter().min_by(order));
        }
        best.sort_by(order);
        let best: SmallVec<[(usize, f32); support::MOST]> =
            best.into_iter().take(support::MOST).map(|choice| (choice.best, choice.speaks)).collect();
        best.into_iter()
    }
}

/// A choice of countries: what speaks for it among all ways, and the way that most speaks for, the first of equal ones.
struct Choice {
    countries: [Countries; 2],
    speaks: f32,
    best: usize,
}

/// The choices of countries among some ways.
pub struct Choices {
    choices: SmallVec<[Choice; 16]>,
    of: SmallVec<[usize; 64]>,
}

impl Choices {
    /// The share of each way's choice, way by way.
    pub fn shares(&self) -> impl Iterator<Item = f32> {
        self.of.iter().map(|&choice| self.choices[choice].speaks)
    }
}
