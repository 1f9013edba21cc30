//! Words of speech, with their stance. Read from `reporting.tsv`.

use super::{Endings, Fault, Files};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// How a speaker stands to what is said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Stance {
    /// Says so.
    Assert,
    /// Says so, and the teller keeps a distance (زعم).
    Claim,
    /// Says it is not so.
    Deny,
    /// Passes on what another says.
    Relay,
    /// Asks.
    Ask,
}

impl Stance {
    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<Stance> {
        stance_of(name)
    }

    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Assert => "assert",
            Stance::Claim => "claim",
            Stance::Deny => "deny",
            Stance::Relay => "relay",
            Stance::Ask => "ask",
        }
    }
}

/// What kind of word a cue is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum CueKind {
    /// A finite verb, by its past form.
    Verb,
    /// A noun (بيان).
    Noun,
    /// A frozen word before the source (بحسب).
    Particle,
    /// A participle that continues a speaker (مضيفا).
    Participle,
    /// Where something is said or printed (في بيان): whose it is may say so.
    Medium,
    /// A finite verb that tells a deed by its noun alone (أعلن استقالة السفير).
    Nominal,
}

/// One word of speech.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cue {
    /// How the speaker stands to the content.
    pub stance: Stance,
    /// Loose keys of the words after the first.
    pub rest: Vec<String>,
    /// Loose keys of the words that may open the content or the source; empty where none is needed.
    pub governs: Vec<String>,
}

/// Words of speech by kind and first word.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Reporting {
    /// By kind, in the order of [`CueKind`].
    cues: [FxHashMap<String, Vec<Cue>>; 6],
    /// How the first words of each kind end.
    endings: [Endings; 6],
}

impl Reporting {
    /// Reads `reporting.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Reporting {
        let mut out = Reporting::default();
        for row in files.rows("reporting.tsv") {
            let [stance, kind, cues, governs] = row.columns::<4>();
            let (Some(stance), Some(kind)) = (stance_of(stance), kind_of(kind)) else {
                faults.push(
                    row.fault(format!(
                        "no such stance or kind: \"{stance}\", \"{kind}\"; see docs/lexicon.md"
                    )),
                );
                continue;
            };
            let governs: Vec<String> = super::tsv::variants(governs).map(fold::loose).collect();
            for cue in super::tsv::variants(cues) {
                let mut keys = cue.split_whitespace().map(fold::loose);
                let Some(first) = keys.next() else { continue };
                let cue = Cue { stance, rest: keys.collect(), governs: governs.clone() };
                out.endings[kind as usize].add(&first);
                out.cues[kind as usize].entry(first).or_default().push(cue);
            }
        }
        for list in out.cues.iter_mut().flat_map(FxHashMap::values_mut) {
            list.sort_by_key(|c| std::cmp::Reverse(c.rest.len()));
        }
        out
    }

    /// The words of speech that begin with a word; `key` is its loose key (for a verb, of its past form).
    pub fn cues(&self, kind: CueKind, key: &str) -> &[Cue] {
        if !self.endings[kind as usize].may_hold(key) {
            return &[];
        }
        self.cues[kind as usize].get(key).map_or(&[], |v| v)
    }
}

fn stance_of(name: &str) -> Option<Stance> {
    Some(match name {
        "assert" => Stance::Assert,
        "claim" => Stance::Claim,
        "deny" => Stance::Deny,
        "relay" => Stance::Relay,
        "ask" => Stance::Ask,
        _ => return None,
    })
}

fn kind_of(name: &str) -> Option<CueKind> {
    Some(match name {
        "verb" => CueKind::Verb,
        "noun" => CueKind::Noun,
        "particle" => CueKind::Particle,
        "participle" => CueKind::Participle,
        "medium" => CueKind::Medium,
        "nominal" => CueKind::Nominal,
        _ => return None,
    })
}
