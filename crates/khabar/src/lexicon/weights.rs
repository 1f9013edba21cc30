//! The weights of the model that keeps and drops proposals. Read from `weights.tsv`, one feature a line.

use super::{Fault, Files};
use rustc_hash::FxHashMap;

/// A feature: the hash of its name ([`Roll`]), so that nothing is allocated to weigh it.
pub type Feature = u64;

/// Weights by feature.
#[derive(Debug, Default)]
pub struct Weights {
    /// Features and what they weigh, hashed with open addressing, so that a look-up touches one place; an empty slot weighs
    /// no number.
    slots: Vec<(Feature, f32)>,
    used: usize,
    names: FxHashMap<Feature, String>,
    /// A bit for the upper bits of each feature known, so that of most others nothing is looked up.
    known: Vec<u64>,
}

/// How many of a feature's upper bits make its place in `known`.
const KNOWN_BITS: u32 = 16;

impl Weights {
    /// Reads `weights.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Weights {
        let mut out = Weights::default();
        for row in files.rows("weights.tsv") {
            let [weight, name] = row.columns::<2>();
            match weight.parse::<f32>() {
                Ok(weight) if weight.is_finite() => {
                    out.insert(name, weight);
                }
                _ => faults.push(row.fault(format!("the weight \"{weight}\" is no number"))),
            }
        }
        out
    }

    /// Those whose name is taken: for measuring what a part of them adds.
    pub fn only(&self, takes: impl Fn(&str) -> bool) -> Weights {
        let mut out = Weights::default();
        for (feature, name) in self.names.iter().filter(|(_, name)| takes(name)) {
            out.insert(name, self.get(*feature));
        }
        out
    }

    fn insert(&mut self, name: &str, weight: f32) {
        let feature = Roll::of(name).feature();
        self.known.resize(1 << (KNOWN_BITS - 6), 0);
        let bit = feature >> (64 - KNOWN_BITS);
        self.known[(bit >> 6) as usize] |= 1 << (bit & 63);
        if self.used * 3 >= self.slots.len() {
            let wider = vec![(0, f32::NAN); (self.slots.len() * 2).max(1 << 14)];
            let old = std::mem::replace(&mut self.slots, wider);
            for (feature, weight) in old.into_iter().filter(|(_, weight)| !weight.is_nan()) {
                let at = self.slot(feature);
                self.slots[at] = (feature, weight);
            }
        }
        let at = self.slot(feature);
        self.used += usize::from(self.slots[at].1.is_nan());
        self.slots[at] = (feature, weight);
        self.names.insert(feature, name.to_owned());
    }

    /// The slot of a feature: its own, or the empty one where it would go.
    fn slot(&self, feature: Feature) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (feature >> 32) as usize & mask;
        while self.slots[at].0 != feature && !self.slots[at].1.is_nan() {
            at = (at + 1) & mask;
        }
        at
    }

    /// The weight of a feature; unknown features weigh nothing.
    pub fn get(&self, feature: Feature) -> f32 {
        self.weighs(feature).unwrap_or(0.0)
    }

    /// The weight of a feature, where it has one.
    #[inline]
    pub fn weighs(&self, feature: Feature) -> Option<f32> {
        let bit = feature >> (64 - KNOWN_BITS);
        let known = self.known.get((bit >> 6) as usize).is_some_and(|bits| bits >> (bit & 63) & 1 == 1);
        let weight = if known { self.slots[self.slot(feature)].1 } else { f32::NAN };
        (!weight.is_nan()).then_some(weight)
    }

    /// The name of a feature that weighs something.
    pub fn name(&self, feature: Feature) -> Option<&str> {
        self.names.get(&feature).map(String::as_str)
    }

    /// The weight of a feature by its name.
    pub fn named(&self, name: &str) -> Option<f32> {
        self.weighs(Roll::of(name).feature())
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

/// A hash of a text that follows from the hashes of the texts it is put together of, wherever it is cut: its bytes as the
/// coefficients of a polynomial, and the power that what stands before it is raised by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Roll {
    sum: u64,
    power: u64,
}

impl Roll {
    /// The hash of no text.
    pub const NOTHING: Roll = Roll { sum: 0, power: 1 };
    /// Odd, so that no power of it is lost.
    const BASE: u64 = 0xd6e8_feb8_6659_fd93;

    /// Hashes a text.
    pub const fn of(text: &str) -> Roll {
        let bytes = text.as_bytes();
        let mut out = Roll::NOTHING;
        let mut i = 0;
        while i < bytes.len() {
            // No byte counts as nothing, so that texts of different lengths differ.
            out.sum = out.sum.wrapping_mul(Roll::BASE).wrapping_add(bytes[i] as u64 + 1);
            out.power = out.power.wrapping_mul(Roll::BASE);
            i += 1;
        }
        out
    }

    /// The hash of this text and the next one together.
    #[inline]
    pub const fn then(self, next: Roll) -> Roll {
        Roll {
            sum: self.sum.wrapping_mul(next.power).wrapping_add(next.sum),
            power: self.power.wrapping_mul(next.power),
        }
    }

    /// The feature of this name, its bits well mixed.
    #[inline]
    pub const fn feature(self) -> Feature {
        (self.sum ^ (self.sum >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(pieces: &[&str]) -> Feature {
        pieces.iter().fold(Roll::NOTHING, |all, piece| all.then(Roll::of(piece))).feature()
    }

    #[test]
    fn it_does_not_matter_where_a_name_is_cut() {
        let whole = cut(&["c:actor:how=slot,type=CONSULT"]);
        assert_eq!(cut(&["c:", "actor", ":how=", "slot", ",type=", "CONSULT"]), whole);
        assert_eq!(cut(&["c:actor:how=slot,", "", "type=CONSULT"]), whole);
        assert_ne!(cut(&["c:actor:how=slot,type=CONSULTS"]), whole);
        assert_ne!(cut(&["a"]), cut(&["a\0"]));
    }

    #[test]
    fn no_two_names_of_the_model_are_one_feature() {
        let weights = &crate::lexicon::Lexicon::embedded().weights;
        assert!(weights.names.len() > 1000);
        for (feature, name) in &weights.names {
            assert_eq!(Roll::of(name).feature(), *feature);
        }
        let lines = include_str!("../../lexicon/weights.tsv").lines();
        let lines: Vec<&str> = lines.filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
        assert_eq!(lines.len(), weights.names.len());
        for (weight, name) in lines.iter().filter_map(|l| l.split_once('\t')) {
            assert_eq!(weights.named(name), weight.parse().ok(), "{name}");
        }
    }
}
