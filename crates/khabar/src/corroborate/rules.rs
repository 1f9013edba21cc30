//! What joining goes by: the model's weights and how much each word tells.

use super::content_key;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// What joining goes by.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How much a common word tells, by its hash: 0 for a word in every article, 1 for one that is rare.
    pub weights: FxHashMap<u32, f32>,
    /// Neighbours in a block that a telling is compared with.
    pub reach: usize,
    /// The score from which two are joined.
    pub threshold: f32,
    /// The score that two groups must have on average.
    pub average: f32,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { weights: FxHashMap::default(), reach: 48, threshold: 0.0, average: 0.2 }
    }
}

impl Rules {
    /// The rules a lexicon gives.
    pub fn new(lex: &Lexicon) -> Rules {
        // A word of two articles in a hundred tells as much as a word can; the rest less, by the logarithm.
        let full = (100.0_f32 / 2.0).ln();
        let weight = |percent: u8| ((100.0 / f32::from(percent)).ln() / full).clamp(0.05, 1.0);
        let words =
            lex.common.0.iter().filter_map(|(word, percent)| Some((content_key(word)?, weight(*percent))));
        Rules { weights: words.collect(), ..Rules::default() }
    }

    /// How much a word tells, 0 to 1.
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(&word).copied().unwrap_or(1.0)
    }

    /// Whether a word is rare enough to bring tellings together.
    pub(super) fn is_rare(&self, word: u32) -> bool {
        self.weight(word) >= 0.99
    }
}
