//! The weights of the model that keeps and drops proposals. Read from `weights.tsv`, one feature a line.

use super::image::{Column, Reader, Writer, number};
use super::{Fault, Files};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A feature: the hash of its name ([`Roll`]), so that nothing is allocated to weigh it.
pub type Feature = u64;

/// Weights by feature.
#[derive(Debug, Default)]
pub struct Weights {
    /// Features and what they weigh, each in the bucket that some of its upper bits name; a power of two, or none at all.
    buckets: Vec<Bucket>,
    /// Which bits these are: from here on.
    shift: u32,
    /// All features in their order, and where the name of each ends.
    ends: Column<(Feature, u32), 12>,
    /// The names, one after the other.
    names: Cow<'static, str>,
    /// What features of fixed shapes weigh, in the order of those who ask.
    laid_out: OnceLock<LaidOut>,
}

/// Features in an order of somebody's own, and what each weighs.
#[derive(Debug, Default)]
pub struct LaidOut {
    /// The features.
    pub features: Vec<Feature>,
    /// What they weigh; nothing where a feature is unknown.
    pub weights: Vec<f32>,
}

/// How many features a bucket holds: it fills a line of the cache, and all of it is compared without a branch, for which of
/// the many features of a choice weigh something cannot be foreseen.
const HELD: usize = 8;

/// Where the bits may begin that name a feature's bucket: in the half that tells nothing of what it is known by there.
const SHIFTS: Range<u32> = 32..44;

/// Some features by the lower half of their bits, and what they weigh; a place without a feature is 0.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    tags: [u32; HELD],
    weights: [f32; HELD],
}

impl Bucket {
    /// What the features with this tag weigh, nothing where there are none.
    #[inline]
    fn sum(&self, tag: u32) -> f32 {
        let weighed = self.tags.iter().zip(&self.weights);
        f32::from_bits(weighed.fold(0, |bits, (t, w)| bits | if *t == tag { w.to_bits() } else { 0 }))
    }

    fn bytes(self) -> [u8; 8 * HELD] {
        let mut out = [0; 8 * HELD];
        let numbers = self.tags.into_iter().chain(self.weights.map(f32::to_bits));
        for (place, number) in out.as_chunks_mut::<4>().0.iter_mut().zip(numbers) {
            *place = number.to_le_bytes();
        }
        out
    }

    fn from_bytes(bytes: [u8; 8 * HELD]) -> Bucket {
        let numbers: [u32; 2 * HELD] = std::array::from_fn(|i| number(&bytes, 4 * i, 4) as u32);
        Bucket {
            tags: std::array::from_fn(|i| numbers[i]),
            weights: std::array::from_fn(|i| f32::from_bits(numbers[HELD + i])),
        }
    }
}

/// What a feature is known by in its bucket; never 0.
#[inline]
fn tag_of(feature: Feature) -> u32 {
    feature as u32 | 1
}

impl Weights {
    /// Reads `weights.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Weights {
        let mut weights = Vec::new();
        for row in files.rows("weights.tsv") {
            let [weight, name] = row.columns::<2>();
            match weight.parse::<f32>() {
                Ok(weight) if weight.is_finite() => weights.push((name, weight)),
                _ => faults.push(row.fault(format!("the weight \"{weight}\" is no number"))),
            }
        }
        Weights::of(weights)
    }

    /// Weights by the names of their features; of several of one name the last.
    fn of(weights: Vec<(&str, f32)>) -> Weights {
        let hashed = weights.into_iter().map(|(name, weight)| (Roll::of(name).feature(), (name, weight)));
        let known: BTreeMap<Feature, (&str, f32)> = hashed.collect();
        let mut out = Weights::default();
        // Some bits fill the buckets more evenly than others: the fewer buckets there are, the more of them the cache holds.
        let counts = (0..32).map(|power| 1 << power);
        for (count, shift) in counts.flat_map(|count| SHIFTS.map(move |shift| (count, shift))) {
            (out.buckets, out.shift) = (vec![Bucket::default(); count], shift);
            if known.iter().all(|(&feature, &(_, weight))| out.put(feature, weight)) {
                break;
            }
        }
        for (feature, (name, _)) in known {
            out.names.to_mut().push_str(name);
            out.ends.made().push((feature, out.names.len() as u32));
        }
        out
    }

    /// All weights as an image.
    pub fn image(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.list(&self.buckets, Bucket::bytes);
        out.u32(self.shift);
        out.column(&self.ends);
        out.text(&self.names);
        out.into_bytes()
    }

    /// The weights that are in an image.
    pub(super) fn of_image(image: &'static [u8]) -> Option<Weights> {
        let from = &mut Reader::new(image);
        let buckets = from.list(Bucket::from_bytes)?;
        let shift = from.u32().filter(|shift| SHIFTS.contains(shift))?;
        let fits = buckets.is_empty() || buckets.len().is_power_of_two();
        let (ends, names) = (from.column()?, Cow::Borrowed(from.text()?));
        Some(Weights { buckets, shift, ends, names, laid_out: OnceLock::new() }).filter(|_| fits)
    }

    /// Those whose name is taken: for measuring what a part of them adds.
    pub fn only(&self, takes: impl Fn(&str) -> bool) -> Weights {
        let taken = self.all().filter(|(_, name)| takes(name));
        Weights::of(taken.map(|(feature, name)| (name, self.get(feature))).collect())
    }

    /// Puts a weight into its bucket; false where that is full.
    fn put(&mut self, feature: Feature, weight: f32) -> bool {
        let (at, tag) = (self.bucket(feature), tag_of(feature));
        let Some(bucket) = self.buckets.get_mut(at) else { return false };
        let own = bucket.tags.iter().position(|t| *t == tag);
        let Some(place) = own.or_else(|| bucket.tags.iter().position(|t| *t == 0)) else { return false };
        (bucket.tags[place], bucket.weights[place]) = (tag, weight);
        true
    }

    /// The bucket of a feature.
    #[inline]
    fn bucket(&self, feature: Feature) -> usize {
        (feature >> self.shift) as usize & self.buckets.len().wrapping_sub(1)
    }

    /// What a feature adds to a sum: nothing where it is unknown.
    #[inline]
    pub fn sum(&self, feature: Feature) -> f32 {
        self.buckets.get(self.bucket(feature)).map_or(0.0, |bucket| bucket.sum(tag_of(feature)))
    }

    /// What features of fixed shapes weigh, laid out once: `lay_out` must give the same in every call.
    pub fn laid_out(&self, lay_out: impl FnOnce(&Weights) -> LaidOut) -> &LaidOut {
        self.laid_out.get_or_init(|| lay_out(self))
    }

    /// The weight of a feature; unknown features weigh nothing.
    pub fn get(&self, feature: Feature) -> f32 {
        self.weighs(feature).unwrap_or(0.0)
    }

    /// The weight of a feature, where it has one.
    #[inline]
    pub fn weighs(&self, feature: Feature) -> Option<f32> {
        let bucket = self.buckets.get(self.bucket(feature))?;
        let place = bucket.tags.iter().position(|t| *t == tag_of(feature))?;
        bucket.weights.get(place).copied()
    }

    /// The name of a feature that weighs something.
    pub fn name(&self, feature: Feature) -> Option<&str> {
        self.name_at(self.ends.first_not(|(f, _)| f < feature))
            .filter(|(f, _)| *f == feature)
            .map(|(_, name)| name)
    }

    /// The feature in a place of their order, and its name.
    fn name_at(&self, at: usize) -> Option<(Feature, &str)> {
        let (feature, end) = self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| end);
        Some((feature, self.names.get(start as usize..end as usize)?))
    }

    /// All features and their names.
    fn all(&self) -> impl Iterator<Item = (Feature, &str)> {
        (0..self.ends.len()).filter_map(|at| self.name_at(at))
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
        assert!(weights.all().count() > 1000);
        for (feature, name) in weights.all() {
            assert_eq!(Roll::of(name).feature(), feature);
        }
        let lines = include_str!("../../lexicon/weights.tsv").lines();
        let lines: Vec<&str> = lines.filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
        assert_eq!(lines.len(), weights.all().count());
        for (weight, name) in lines.iter().filter_map(|l| l.split_once('\t')) {
            assert_eq!(weights.named(name), weight.parse().ok(), "{name}");
        }
    }
}
