//! Features put together and weighed.

use crate::lexicon::Weights;
pub use crate::lexicon::weights::Feature;
use crate::lexicon::weights::feature;
use std::fmt::Arguments;

/// Features of one thing, and what they weigh together.
#[derive(Clone, Debug)]
pub struct Bag<'a> {
    weights: &'a Weights,
    /// The sum of the weights.
    pub sum: f32,
    /// The features.
    pub features: Vec<Feature>,
    /// Their names, where they are asked for.
    pub names: Option<Vec<String>>,
}

impl<'a> Bag<'a> {
    /// An empty one; with names only where something is to be learned from them.
    pub fn new(weights: &'a Weights, named: bool) -> Bag<'a> {
        Bag { weights, sum: 0.0, features: Vec::with_capacity(48), names: named.then(Vec::new) }
    }

    /// What is in either.
    pub fn with(&self, other: &Bag<'a>) -> Bag<'a> {
        let mut out = self.clone();
        out.sum += other.sum;
        out.features.extend(&other.features);
        if let (Some(names), Some(more)) = (&mut out.names, &other.names) {
            names.extend(more.iter().cloned());
        }
        out
    }

    /// Adds a feature.
    pub fn add(&mut self, name: Arguments<'_>) {
        let feature = feature(name);
        self.sum += self.weights.get(feature);
        self.features.push(feature);
        if let Some(names) = &mut self.names {
            names.push(name.to_string());
        }
    }
}
