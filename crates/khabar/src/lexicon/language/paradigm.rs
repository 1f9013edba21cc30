//! All the forms of a verb, for tables that people read and for tests.

use super::Language;
use super::agree;
use super::table::{Analysis, Part};
use crate::text::affix::letter;
use crate::text::letters::Letters;

impl Language {
    /// Every form of a verb with how it is read: finite forms first, then verbal nouns and participles.
    /// Forms that only stand before a pronoun (التقا of التقاه) are among them. Hamza seats are those of the stem.
    pub fn paradigm(&self, verb: u32) -> Vec<(Analysis, String)> {
        let mut out = Vec::new();
        for (stem, ending) in self.table.stems_of_verb(verb) {
            let end = Letters::new(ending.letters()).unwrap_or_default();
            let whole = join(stem.letters, end);
            let starts: &[u8] = match stem.part {
                Part::Present(_) => &[letter::YEH, letter::TEH, letter::ALIF_HAMZA, letter::NOON],
                _ => &[0],
            };
            for &start in starts {
                let Some(reading) = agree::reading_of(verb, &stem, ending, start) else { continue };
                let form = if start == 0 { whole } else { Letters::default().plus(start).join(whole) };
                out.push((Analysis { reading, ending, misfit: 0 }, form.to_string()));
            }
        }
        out
    }
}

/// Stem and ending, with أ and ا run together as the hand does (قرأ and ا give قرآ).
fn join(stem: Letters, end: Letters) -> Letters {
    if stem.back(0) == letter::ALIF_HAMZA && end.at(0) == letter::ALIF {
        stem.cut(1).plus(letter::ALIF_MADDA).join(end.skip(1))
    } else {
        stem.join(end)
    }
}
