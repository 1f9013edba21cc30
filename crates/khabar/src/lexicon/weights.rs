//! The weights of the model that keeps and drops proposals. Read from `weights.tsv`, one feature a line.

use super::{Fault, Files};
use rustc_hash::FxHashMap;

/// Weights by feature name.
#[derive(Debug, Default)]
pub struct Weights {
    by_name: FxHashMap<String, f32>,
}

impl Weights {
    /// Reads `weights.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Weights {
        let mut out = Weights::default();
        for row in files.rows("weights.tsv") {
            let [weight, name] = row.columns::<2>();
            match weight.parse::<f32>() {
                Ok(weight) if weight.is_finite() => {
                    out.by_name.insert(name.to_owned(), weight);
                }
                _ => faults.push(row.fault(format!("the weight \"{weight}\" is no number"))),
            }
        }
        out
    }

    /// The weight of a feature; unknown features weigh nothing.
    pub fn get(&self, name: &str) -> f32 {
        self.by_name.get(name).copied().unwrap_or(0.0)
    }

    /// The probability below which a proposal is dropped.
    pub fn threshold(&self) -> f32 {
        self.by_name.get("threshold").copied().unwrap_or(0.5)
    }
}
