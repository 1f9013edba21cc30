//! Domains without events (sport, weather), and wordings that are none («بحث عن»), read from `frames/quiet.toml`.

use super::{BLOCKED, Frames, HeadKind, keys, strings};
use serde::{Deserialize, Serialize};

/// A domain without events.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Quiet {
    /// Its name.
    pub domain: String,
    /// Words that mark it.
    pub strong: Vec<Vec<String>>,
    /// Words that count half.
    pub weak: Vec<Vec<String>>,
    /// Types it vetoes.
    pub vetoes: Vec<String>,
    /// Words that lift the veto.
    pub keep: Vec<Vec<String>>,
}

impl Frames {
    pub(super) fn add_quiet(&mut self, raw: toml::Table) {
        for (domain, group) in raw {
            let words = |field: &str| -> Vec<Vec<String>> {
                group.get(field).map(strings).unwrap_or_default().iter().map(|w| keys(w)).collect()
            };
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
            self.quiet.push(Quiet {
                strong: words("strong"),
                weak: words("weak"),
                keep: words("keep"),
                vetoes: group.get("vetoes").map(strings).unwrap_or_default(),
                domain,
            });
        }
    }
}
