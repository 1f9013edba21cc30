//! Words by which a page tells something beside events. Read from `findings.tsv`.

use super::{Endings, Fault, Files};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a word is a sign of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum FindingClass {
    /// A verb of speech that judges (اعتبر).
    Assess,
    /// A verb of speech that foresees (توقع).
    Predict,
    /// A verb of speech that answers (أجاب).
    Answer,
    /// Words that say it is not so (لا صحة).
    Denial,
    /// Words of likelihood (على الأرجح).
    Likely,
    /// Words before a number that bound it (أكثر من); value: the bound.
    Bound,
    /// An anniversary (ذكرى).
    Anniversary,
    /// What an anniversary is of (إقامة).
    Founding,
    /// The head of a treaty's name (معاهدة); value: its kind.
    Treaty,
    /// The head of an occasion's name (قمة); value: its kind.
    Occasion,
    /// A verb whose subject is a treaty and whose object is what it says (نص).
    Provision,
    /// What two are to each other (حليف); value: the kind.
    Standing,
    /// A word that makes it the first of its kind (أكبر).
    Top,
    /// What befell the people a number counts (قتيل); value: the role.
    Toll,
    /// What a sum is of (تجارة); value: the role.
    Sum,
}

impl FindingClass {
    /// Its bit in a set of classes.
    pub fn bit(self) -> u32 {
        1 << self as u32
    }

    fn parse(name: &str) -> Option<FindingClass> {
        use FindingClass as F;
        Some(match name {
            "assess" => F::Assess,
            "predict" => F::Predict,
            "answer" => F::Answer,
            "denial" => F::Denial,
            "likely" => F::Likely,
            "bound" => F::Bound,
            "anniversary" => F::Anniversary,
            "founding" => F::Founding,
            "treaty" => F::Treaty,
            "occasion" => F::Occasion,
            "provision" => F::Provision,
            "standing" => F::Standing,
            "top" => F::Top,
            "toll" => F::Toll,
            "sum" => F::Sum,
            _ => return None,
        })
    }
}

/// A wording: the loose keys of the words after the first, and its value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wording {
    /// Loose keys of the words after the first.
    pub rest: Vec<String>,
    /// What it stands for; empty where the class says all.
    pub value: String,
}

/// The wordings, by class and first word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FindingWords {
    wordings: FxHashMap<FindingClass, FxHashMap<String, Vec<Wording>>>,
    /// For each first word the classes it may begin, a bit each.
    begins: FxHashMap<String, u32>,
    /// How the first words end.
    endings: Endings,
}

impl FindingWords {
    /// Reads `findings.tsv`.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> FindingWords {
        let mut out = FindingWords::default();
        for row in files.rows("findings.tsv") {
            let [class, value, words] = row.columns::<3>();
            let Some(class) = FindingClass::parse(class) else {
                faults.push(row.fault("no such class; the head of findings.tsv has them"));
                continue;
            };
            let value = if value == "-" { "" } else { value };
            for wording in super::tsv::variants(words) {
                let mut keys = wording.split_whitespace().map(fold::loose);
                let Some(first) = keys.next() else { continue };
                let wording = Wording { rest: keys.collect(), value: value.to_owned() };
                out.endings.add(&first);
                *out.begins.entry(first.clone()).or_default() |= class.bit();
                out.wordings.entry(class).or_default().entry(first).or_default().push(wording);
            }
        }
        for list in out.wordings.values_mut().flat_map(FxHashMap::values_mut) {
            list.sort_by_key(|w| std::cmp::Reverse(w.rest.len()));
        }
        out
    }

    /// The classes whose wordings a word may begin, by its loose key: a bit each (see [`FindingClass::bit`]).
    pub fn classes(&self, key: &str) -> u32 {
        if !self.endings.may_hold(key) {
            return 0;
        }
        self.begins.get(key).copied().unwrap_or(0)
    }

    /// The wordings of a class that begin with a word, by its loose key; longest first.
    pub fn beginning(&self, class: FindingClass, key: &str) -> &[Wording] {
        self.wordings.get(&class).and_then(|words| words.get(key)).map_or(&[], Vec::as_slice)
    }

    /// Whether a word alone is of a class.
    pub fn is(&self, class: FindingClass, key: &str) -> bool {
        self.beginning(class, key).iter().any(|w| w.rest.is_empty())
    }
}
