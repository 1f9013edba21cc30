//! The weights of the model that keeps and drops proposals. Read from `weights.tsv`, one feature a line.

use super::{Fault, Files};
use rustc_hash::FxHashMap;
use std::fmt::{self, Write};

/// A feature: the hash of its name, so that nothing is allocated to weigh it.
pub type Feature = u64;

/// Weights by feature.
#[derive(Debug, Default)]
pub struct Weights {
    by_feature: FxHashMap<Feature, (f32, String)>,
}

impl Weights {
    /// Reads `weights.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Weights {
        let mut out = Weights::default();
        for row in files.rows("weights.tsv") {
            let [weight, name] = row.columns::<2>();
            match weight.parse::<f32>() {
                Ok(weight) if weight.is_finite() => {
                    out.by_feature.insert(feature(format_args!("{name}")), (weight, name.to_owned()));
                }
                _ => faults.push(row.fault(format!("the weight \"{weight}\" is no number"))),
            }
        }
        out
    }

    /// Those whose name is taken: for measuring what a part of them adds.
    pub fn only(&self, takes: impl Fn(&str) -> bool) -> Weights {
        let taken = self.by_feature.iter().filter(|(_, (_, name))| takes(name));
        Weights { by_feature: taken.map(|(f, w)| (*f, w.clone())).collect() }
    }

    /// The weight of a feature; unknown features weigh nothing.
    pub fn get(&self, feature: Feature) -> f32 {
        self.by_feature.get(&feature).map_or(0.0, |w| w.0)
    }

    /// The name of a feature that weighs something.
    pub fn name(&self, feature: Feature) -> Option<&str> {
        self.by_feature.get(&feature).map(|w| w.1.as_str())
    }

    /// The weight of a feature by its name.
    pub fn named(&self, name: &str) -> Option<f32> {
        self.by_feature.get(&feature(format_args!("{name}"))).map(|w| w.0)
    }

    /// How sure to be of a proposal: what speaks for keeping its predicate, and how sure the choice of its countries is,
    /// brought to the share of such proposals that are right. A file without calibration takes the first at its word.
    pub fn calibration(&self) -> Calibration {
        let of = |name| self.named(name);
        Calibration {
            offset: of(Calibration::OFFSET).unwrap_or(0.0),
            keep: of(Calibration::KEEP).unwrap_or(1.0),
            share: of(Calibration::SHARE).unwrap_or(0.0),
        }
    }

    /// The probability below which a proposal is dropped.
    pub fn threshold(&self) -> f32 {
        self.named("threshold").unwrap_or(0.5)
    }
}

/// How what the model's two steps say becomes a probability (Platt's scaling, over both).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Calibration {
    /// What is added.
    pub offset: f32,
    /// What a unit of the sum that keeps a predicate counts.
    pub keep: f32,
    /// What it counts that all that speaks among the ways to fill the roles speaks for these countries.
    pub share: f32,
}

impl Calibration {
    /// The names in `weights.tsv`.
    pub const OFFSET: &'static str = "calibration:offset";
    /// The same.
    pub const KEEP: &'static str = "calibration:keep";
    /// The same.
    pub const SHARE: &'static str = "calibration:share";

    /// The probability, of the sum for keeping and the share of the countries (0 to 1).
    pub fn confidence(&self, keep: f32, share: f32) -> f32 {
        1.0 / (1.0 + (-(self.offset + self.keep * keep + self.share * share)).exp())
    }
}

/// The feature of a name.
pub fn feature(name: fmt::Arguments<'_>) -> Feature {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    // Writing to a hash cannot fail.
    let _ = hash.write_fmt(name);
    hash.0
}

/// FNV-1a over 64 bits.
struct Fnv(u64);

impl Write for Fnv {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for b in s.bytes() {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}
