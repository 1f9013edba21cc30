//! How an event says itself in English and in Arabic. Read from `summaries.tsv`, `summary_words.tsv` and
//! `summary_english.tsv`.

use super::{Fault, Files};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The words for one type and mode.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Wording {
    /// English infinitive.
    pub base: String,
    /// English past.
    pub past: String,
    /// English present participle.
    pub ing: String,
    /// English preposition before the recipient, or nothing.
    pub prep: String,
    /// English for a recipient whom nobody names («someone»), or nothing where the verb stands alone.
    pub alone: String,
    /// English for several who act on each other; `=` where the verb alone says so, nothing where they act together on another.
    pub mutual: String,
    /// Arabic noun.
    pub noun: String,
    /// Arabic preposition before the recipient; one letter is written together with what follows.
    pub noun_prep: String,
}

/// The words for all types.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Summaries {
    by_type: FxHashMap<String, Wording>,
    words: FxHashMap<String, String>,
    /// English words that ask for something, with their plurals.
    english: FxHashMap<String, (Asks, String)>,
}

/// What an English word asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Asks {
    /// The article before a name that ends in it.
    Article,
    /// A plural of its own.
    Plural,
    /// To be told as one thing, though many are in it.
    Body,
    /// To be told as one of many that a state has: «an Iraqi lawyer», not «Iraq's lawyer».
    One,
}

impl Summaries {
    /// Reads `summaries.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Summaries {
        let mut out = Summaries::default();
        for row in files.rows("summaries.tsv") {
            let [key, base, past, ing, prep, alone, mutual, noun, noun_prep] =
                row.columns::<9>().map(str::to_owned);
            if base.is_empty() || noun.is_empty() {
                faults.push(row.fault("a line needs an English verb and an Arabic noun"));
                continue;
            }
            out.by_type.insert(key, Wording { base, past, ing, prep, alone, mutual, noun, noun_prep });
        }
        for row in files.rows("summary_words.tsv") {
            let [key, words] = row.columns::<2>().map(str::to_owned);
            out.words.insert(key, words);
        }
        for row in files.rows("summary_english.tsv") {
            let [word, ask, form] = row.columns::<3>().map(str::to_owned);
            let asks = match ask.as_str() {
                "the" => Asks::Article,
                "plural" => Asks::Plural,
                "body" => Asks::Body,
                "one" => Asks::One,
                _ => {
                    faults.push(row.fault("a word asks for the, plural, body or one"));
                    continue;
                }
            };
            out.english.insert(word, (asks, form));
        }
        out
    }

    /// A small Arabic word by its key (`and`, `month-07`, `status-planned`); empty where the table lacks it.
    pub fn word(&self, key: &str) -> &str {
        self.words.get(key).map_or("", |w| w)
    }

    /// What an English word asks for, and its plural where it has one of its own.
    pub fn asks(&self, word: &str) -> Option<(Asks, &str)> {
        self.english.get(word).map(|(asks, form)| (*asks, form.as_str()))
    }

    /// The keys of `summaries.tsv` that are of one frame: its type, its mode and its id.
    pub fn of_frames(&self) -> impl Iterator<Item = (&str, Option<&str>, &str)> {
        self.by_type.keys().filter_map(|key| {
            let (of, frame) = key.split_once('@')?;
            Some(of.split_once('/').map_or((of, None, frame), |(kind, mode)| (kind, Some(mode), frame)))
        })
    }

    /// Whether a type and mode have words of their own.
    pub fn has(&self, kind: &str, mode: Option<&str>) -> bool {
        match mode {
            Some(mode) => self.by_type.contains_key(&format!("{kind}/{mode}")),
            None => self.by_type.contains_key(kind),
        }
    }

    /// The words for what a frame tells, else for its type and mode, else for the type: a signature and a greeting are both
    /// SUPPORT, and nobody says of the one what is said of the other. A frame whose event has another mode than its own, as a
    /// bombing by drones has, is told by the mode.
    pub fn get(&self, frame: &str, kind: &str, mode: Option<&str>) -> Option<&Wording> {
        let slash = if mode.is_some() { "/" } else { "" };
        let of_frame = [kind, slash, mode.unwrap_or_default(), "@", frame].concat();
        let of_kind = &of_frame[..of_frame.len() - frame.len() - 1];
        [of_frame.as_str(), of_kind, kind].into_iter().find_map(|key| self.by_type.get(key))
    }
}
