//! Frames: what a verb or an event noun does. Read from `frames/*.toml`.
//!
//! A frame lists patterns: a head word (a verb's past form, a noun's singular) and the complement that must
//! follow («دعا إلى»، «أطلق سراح»). The longer the complement that is found, the better the pattern fits.

mod frame;
mod instrument;
mod light;
mod number;
mod pattern;
mod quiet;
mod status;

use frame::Defaults;
pub use frame::{Asks, Frame, Place, Telling};
pub use instrument::Instrument;
pub use light::{Light, LightSubject};
pub use pattern::{BLOCKED, HeadKind, Pattern};
pub use quiet::{Marked, Quiet};
pub use status::{StatusHead, StatusWord};

use super::{Endings, Fault, Files};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// All frames, and the words that change a status or veto an event.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Frames {
    /// The frames.
    pub frames: Vec<Frame>,
    /// The patterns.
    pub patterns: Vec<Pattern>,
    /// The number of the first word of each pattern's complement: side by side, for most patterns are asked for nothing else.
    first_words: Vec<u32>,
    /// The patterns by the keys of their heads, of verbs and of nouns.
    heads: [FxHashMap<String, Vec<u32>>; 2],
    light: FxHashMap<String, Vec<Light>>,
    /// The words that change a status, by the kind of head, in the order of [`StatusHead`].
    status: Vec<FxHashMap<String, Vec<StatusWord>>>,
    /// How they end.
    status_endings: Vec<Endings>,
    /// Fixed phrases that change a status: the light keys after the first, and the status, by the first.
    phrases: FxHashMap<String, Vec<(Vec<String>, String)>>,
    /// Phrases that do so wherever they stand in the event's clause.
    adverbs: FxHashMap<String, Vec<(Vec<String>, String)>>,
    singulars: FxHashMap<String, Vec<String>>,
    complement_words: FxHashSet<String>,
    /// The numbers of the words of complements, by their loose keys.
    numbers: FxHashMap<String, u32>,
    /// The numbers of the words that frames ask for around their predicates.
    asked: FxHashMap<String, u32>,
    /// The numbers of the words that mark a quiet domain or an instrument, by their loose keys.
    marks: FxHashMap<String, u32>,
    /// By the loose key of a form, which of all these words it is a form of.
    forms: FxHashMap<String, Form>,
    /// Words by domain (sport, weather …) that mark a text without events.
    pub quiet: Vec<Quiet>,
    /// Words that give an event a mode.
    pub instruments: Vec<Instrument>,
}

/// Which of the words that patterns and frames hold a form is one of, by their numbers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Form {
    /// The patterns that it begins as a noun.
    pub heads: Vec<u32>,
    /// Words of complements.
    pub complements: Vec<u32>,
    /// Words of complements that ask for a pronoun at their end, of whatever person.
    pub owned: Vec<u32>,
    /// A word that frames ask for around their predicates.
    pub asked: Option<u32>,
    /// Words that mark a quiet domain or an instrument.
    pub marks: Vec<u32>,
}

impl Frames {
    /// How many words there are that mark a quiet domain or an instrument: the most that a number of one may be, and one more.
    pub fn marks(&self) -> usize {
        self.marks.len()
    }

    /// Words that mark something, each a sequence of numbers among marks.
    fn marked(&mut self, words: &[String]) -> Vec<Vec<u32>> {
        let mut mark = |key: String| {
            let next = self.marks.len() as u32;
            *self.marks.entry(key).or_insert(next)
        };
        words.iter().map(|w| keys(w).into_iter().map(&mut mark).collect()).collect()
    }

    /// Reads the frame files; a file that does not parse is one fault and is left out.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Frames {
        let mut out = Frames::default();
        out.status.resize_with(StatusHead::ALL, Default::default);
        out.status_endings.resize_with(StatusHead::ALL, Default::default);
        let mut defaults: FxHashMap<String, Defaults> = FxHashMap::default();
        for (_, text) in files.folder("frames/defaults.toml") {
            if let Ok(table) = toml::from_str::<toml::Table>(text) {
                out.add_defaults(table, &mut defaults);
            }
        }
        for (file, text) in files.folder("frames/") {
            let result = match file {
                "frames/defaults.toml" => toml::from_str::<toml::Table>(text).map(|_| ()),
                "frames/light.toml" => toml::from_str(text).map(|raw| out.add_light(raw)),
                "frames/status.toml" => toml::from_str(text).map(|raw| out.add_status(raw)),
                "frames/instruments.toml" => toml::from_str(text).map(|raw| out.add_instruments(raw)),
                "frames/quiet.toml" => toml::from_str(text).map(|raw| out.add_quiet(raw)),
                _ => toml::from_str(text).map(|raw| out.add_frames(file, text, raw, &defaults)),
            };
            if let Err(e) = result {
                let line = e.span().map_or(0, |s| line_of(text, s.start));
                faults.push(Fault { file: file.to_owned(), line, message: e.message().to_owned() });
            }
        }
        out
    }
}

/// The strings in a value, however deep.
fn strings(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(s) => vec![s.clone()],
        toml::Value::Array(a) => a.iter().flat_map(strings).collect(),
        toml::Value::Table(t) => t.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// The loose keys of words.
fn keys(words: &str) -> Vec<String> {
    words.split_whitespace().map(fold::loose).collect()
}

fn line_of(text: &str, byte: usize) -> u32 {
    text.as_bytes()[..byte.min(text.len())].iter().filter(|&&b| b == b'\n').count() as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_file_becomes_patterns_with_their_lines() {
        let toml = "[[frame]]\nid = \"request.ask\"\ntype = \"REQUEST\"\nverbs = [\n \"دعا إلى\",\n]\nnouns = [\"مطالبة\"]\n";
        let files = Files(vec![("frames/request.toml", toml)]);
        let mut faults = Vec::new();
        let frames = Frames::load(&files, &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        let found = frames.patterns(HeadKind::Verb, &fold::loose("دعا"));
        assert_eq!(found.len(), 1);
        let pattern = &frames.patterns[found[0] as usize];
        assert_eq!((pattern.complement.as_slice(), pattern.line), (&[fold::loose("إلى")][..], 5));
        assert_eq!(frames.patterns(HeadKind::Noun, &fold::loose("مطالبة")).len(), 1);
    }

    #[test]
    fn a_broken_file_is_a_fault_with_its_line() {
        let files = Files(vec![("frames/x.toml", "\n[[frame]]\nid = 3\n")]);
        let mut faults = Vec::new();
        Frames::load(&files, &mut faults);
        assert_eq!((faults[0].file.as_str(), faults[0].line), ("frames/x.toml", 3));
    }
}
