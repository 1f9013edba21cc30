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

    /// The probability below which a proposal is dropped.
    pub fn threshold(&self) -> f32 {
        self.named("threshold").unwrap_or(0.5)
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
