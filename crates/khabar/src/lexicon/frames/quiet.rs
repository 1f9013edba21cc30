//! Domains without events (sport, weather), and wordings that are none («بحث عن»), read from `frames/quiet.toml`.

use super::{BLOCKED, Frames, HeadKind, strings};
use serde::{Deserialize, Serialize};

/// A domain without events.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Quiet {
    /// Its name.
    pub domain: String,
    /// Words that mark it, by their numbers among marks.
    pub strong: Marked,
    /// Words that count half.
    pub weak: Marked,
    /// Types it vetoes.
    pub vetoes: Vec<String>,
    /// Words that lift the veto.
    pub keep: Vec<Vec<u32>>,
}

/// Sequences of numbers among marks, one behind the other: each page asks for all of them, and holds hardly one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Marked {
    marks: Vec<u32>,
    /// Where each sequence ends.
    ends: Vec<u32>,
}

impl Marked {
    fn of(sequences: &[Vec<u32>]) -> Marked {
        let mut out = Marked::default();
        for sequence in sequences {
            out.marks.extend(sequence);
            out.ends.push(out.marks.len() as u32);
        }
        out
    }

    /// Each sequence.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut rest = &self.marks[..];
        let mut start = 0;
        self.ends.iter().filter_map(move |&end| {
            let (sequence, behind) = rest.split_at_checked((end - start) as usize)?;
            (rest, start) = (behind, end);
            Some(sequence)
        })
    }
}

impl Frames {
    pub(super) fn add_quiet(&mut self, raw: toml::Table) {
        for (domain, group) in raw {
            let words = |field: &str| group.get(field).map(strings).unwrap_or_default();
            if domain == "blocked" {
                for (field, kind) in
                    [("verbs", HeadKind::Verb), ("phrases", HeadKind::Verb), ("nouns", HeadKind::Noun)]
                {
                    for word in group.get(field).map(strings).unwrap_or_default() {
                        self.add_pattern(BLOCKED, kind, &word, 0);
                    }
                }
                for pair in group.get("pairs").and_then(toml::Value::as_array).into_iter().flatten() {
                    let of = |field: &str| pair.get(field).map(strings).unwrap_or_default();
                    for (verb, word) in
                        of("verbs").iter().flat_map(|v| of("with").into_iter().map(move |w| (v, w)))
                    {
                        self.add_pattern(BLOCKED, HeadKind::Verb, &format!("{verb} {word}"), 0);
                    }
                }
                continue;
            }
            let [strong, weak, keep] = ["strong", "weak", "keep"].map(|field| self.marked(&words(field)));
            let (strong, weak) = (Marked::of(&strong), Marked::of(&weak));
            self.quiet.push(Quiet { strong, weak, keep, vetoes: words("vetoes"), domain });
        }
    }
}
