//! How common a content word is in the news. Read from `common_words.tsv`.

use super::{Fault, Files};
use serde::{Deserialize, Serialize};

/// Content words, folded, with the percentage of articles that hold them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CommonWords(pub Vec<(String, u8)>);

impl CommonWords {
    /// Reads `common_words.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> CommonWords {
        let mut out = CommonWords::default();
        for row in files.rows("common_words.tsv") {
            let [percent, word] = row.columns::<2>();
            match percent.parse() {
                Ok(percent @ 1..=100) if !word.is_empty() => out.0.push((word.to_owned(), percent)),
                _ => faults.push(row.fault("a line is a percentage from 1 to 100, a tab and a folded word")),
            }
        }
        out
    }
}
