//! Words by which a page claims something of the record itself. Read from `claims.tsv`.

use super::{Endings, Fault, Files};
use crate::text::{Text, clitic, fold};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What is claimed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum ClaimKind {
    /// That nothing like it was before.
    First,
    /// That it is the second, the third …
    Nth(u8),
    /// That nothing like it was as large.
    Largest,
    /// That there is no precedent.
    Never,
}

impl ClaimKind {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            ClaimKind::First => "first",
            ClaimKind::Nth(_) => "nth",
            ClaimKind::Largest => "largest",
            ClaimKind::Never => "never",
        }
    }

    /// Which one it is claimed to be.
    pub fn number(self) -> u8 {
        match self {
            ClaimKind::First | ClaimKind::Largest => 1,
            ClaimKind::Nth(n) => n,
            ClaimKind::Never => 0,
        }
    }

    /// Reads the name and the number records use.
    pub fn parse(name: &str, number: u8) -> Option<ClaimKind> {
        Some(match name {
            "first" => ClaimKind::First,
            "nth" => ClaimKind::Nth(number),
            "largest" => ClaimKind::Largest,
            "never" => ClaimKind::Never,
            _ => return None,
        })
    }
}

/// The wordings, by their first word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Claims {
    wordings: FxHashMap<String, Vec<(Vec<String>, ClaimKind)>>,
    /// How the first words end.
    endings: Endings,
}

impl Claims {
    /// Reads `claims.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Claims {
        let mut out = Claims::default();
        for row in files.rows("claims.tsv") {
            let [kind, number, words] = row.columns::<3>();
            let Some(kind) = number.parse().ok().and_then(|n| ClaimKind::parse(kind, n)) else {
                faults.push(row.fault("a line is first, nth, largest or never, a number, and the wordings"));
                continue;
            };
            for wording in super::tsv::variants(words) {
                let mut keys = wording.split_whitespace().map(fold::loose);
                let Some(first) = keys.next() else { continue };
                out.endings.add(&first);
                out.wordings.entry(first).or_default().push((keys.collect(), kind));
            }
        }
        for list in out.wordings.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        out
    }

    /// Whether a claim may begin with a word, whatever is written together with it in front; `key` is a loose key.
    pub fn may_begin(&self, key: &str) -> bool {
        let mut found = false;
        if self.endings.may_hold(key) {
            clitic::stems(key, &mut String::new(), |stem| found |= self.wordings.contains_key(stem.key));
        }
        found
    }

    /// The last token of a claim that begins at a token and ends before another, and what is claimed; the longest.
    pub fn at(&self, text: &Text, at: usize, end: usize) -> Option<(usize, ClaimKind)> {
        let mut found = None;
        // Loosening leaves clitics as they are.
        clitic::stems(text.loose(at), &mut String::new(), |stem| {
            let wordings = self.wordings.get(stem.key).map_or(&[][..], Vec::as_slice);
            let fits = |(rest, _): &&(Vec<String>, ClaimKind)| {
                at + rest.len() < end && rest.iter().enumerate().all(|(n, w)| *w == text.loose(at + 1 + n))
            };
            found = found.or(wordings.iter().find(fits).map(|(rest, kind)| (at + rest.len(), *kind)));
        });
        found
    }
}
