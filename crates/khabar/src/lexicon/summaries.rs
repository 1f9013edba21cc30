//! How an event says itself in English and in Arabic. Read from `summaries.tsv`.

use super::{Fault, Files};
use rustc_hash::FxHashMap;

/// The words for one type and mode.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wording {
    /// English infinitive.
    pub base: String,
    /// English past.
    pub past: String,
    /// English present participle.
    pub ing: String,
    /// English preposition before the recipient, or nothing.
    pub prep: String,
    /// Arabic noun.
    pub noun: String,
    /// Arabic preposition before the recipient; one letter is written together with what follows.
    pub noun_prep: String,
}

/// The words for all types.
#[derive(Debug, Default)]
pub struct Summaries {
    by_type: FxHashMap<String, Wording>,
    words: FxHashMap<String, String>,
}

impl Summaries {
    /// Reads `summaries.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Summaries {
        let mut out = Summaries::default();
        for row in files.rows("summaries.tsv") {
            let [key, base, past, ing, prep, noun, noun_prep] = row.columns::<7>().map(str::to_owned);
            if base.is_empty() || noun.is_empty() {
                faults.push(row.fault("a line needs an English verb and an Arabic noun"));
                continue;
            }
            out.by_type.insert(key, Wording { base, past, ing, prep, noun, noun_prep });
        }
        for row in files.rows("summary_words.tsv") {
            let [key, words] = row.columns::<2>().map(str::to_owned);
            out.words.insert(key, words);
        }
        out
    }

    /// A small Arabic word by its key (`and`, `month-07`, `status-planned`); empty where the table lacks it.
    pub fn word(&self, key: &str) -> &str {
        self.words.get(key).map_or("", |w| w)
    }

    /// The words for a type and mode, else for the type.
    pub fn get(&self, kind: &str, mode: Option<&str>) -> Option<&Wording> {
        let exact = mode.and_then(|mode| self.by_type.get(&format!("{kind}/{mode}")));
        exact.or_else(|| self.by_type.get(kind))
    }
}
