//! What was learned before: weights that a fit begins with and is pulled back to, so that new words and cases move only what they
//! speak of.

use super::fit::Weights;
use super::label::Names;
use crate::mean;
use anyhow::{Context, Result};
use khabar::event::support::OWN;
use khabar::lexicon::weights::Calibration;
use std::path::Path;

/// Weights by the names of their features, and how they are brought to a confidence.
#[derive(Debug, Default)]
pub(super) struct Before {
    weights: Vec<(String, f64)>,
    pub(super) calibration: Option<Calibration>,
    pub(super) threshold: Option<f64>,
}

impl Before {
    /// Reads a file of weights.
    pub(super) fn read(path: &Path) -> Result<Before> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let mut out = Before::default();
        let mut calibration = Calibration { offset: 0.0, keep: 1.0, share: 0.0 };
        for (name, weight) in mean::weights(path, &text)? {
            match name.as_str() {
                Calibration::OFFSET => calibration.offset = weight as f32,
                Calibration::KEEP => calibration.keep = weight as f32,
                Calibration::SHARE => calibration.share = weight as f32,
                "threshold" => out.threshold = Some(weight),
                _ => out.weights.push((name, weight)),
            }
        }
        out.calibration = Some(calibration);
        Ok(out)
    }

    /// What each feature weighed, by number; an alternative's own share counts once where nothing was learned.
    pub(super) fn prior(&self, names: &mut Names) -> Weights {
        let known: Vec<(usize, f64)> =
            self.weights.iter().map(|(name, w)| (names.number(name) as usize, *w)).collect();
        let own = names.number(OWN) as usize;
        let mut out = vec![0.0; names.len()];
        out[own] = 1.0;
        known.into_iter().for_each(|(n, w)| out[n] = w);
        out
    }
}
