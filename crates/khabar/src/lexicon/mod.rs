//! The lexicon: words and the world as data, loaded once, read by every floor above.
//!
//! `docs/lexicon.md` explains each file. The tables are cut by who reads them: [`Language`] (verbs, nouns,
//! particles), [`World`] (states, people, offices, bodies, outlets, places), [`TimeWords`], [`PageWords`],
//! [`Frames`] and reporting words.
pub mod claims;
pub mod common;
mod embedded;
pub mod findings;
pub mod frames;
pub mod grammar;
pub mod language;
pub mod pagewords;
pub mod reporting;
pub mod summaries;
pub mod timewords;
pub mod tsv;
pub mod weights;
pub mod world;

pub use claims::Claims;
pub use common::CommonWords;
pub use findings::FindingWords;
pub use frames::Frames;
pub use grammar::Grammar;
pub use language::Language;
pub use pagewords::PageWords;
pub use reporting::Reporting;
use std::sync::OnceLock;
pub use summaries::Summaries;
pub use timewords::TimeWords;
pub use tsv::Fault;
pub use weights::Weights;
pub use world::World;

/// The files of a lexicon: name relative to its folder, and contents; sorted by name.
#[derive(Clone, Debug, Default)]
pub struct Files<'a>(pub Vec<(&'a str, &'a str)>);

impl<'a> Files<'a> {
    /// The data lines of every file of this name: ours first, then a user's.
    pub fn rows(&self, name: &str) -> impl Iterator<Item = tsv::Row<'a>> + use<'a, '_> {
        let name = name.to_owned();
        self.0.iter().filter(move |(n, _)| *n == name).flat_map(|(n, text)| tsv::rows(n, text))
    }

    /// The data lines of every file in a folder (`people/`).
    pub fn rows_in(&self, folder: &str) -> impl Iterator<Item = tsv::Row<'a>> + use<'a, '_> {
        self.folder(folder).flat_map(|(n, text)| tsv::rows(n, text))
    }

    /// The files of a folder, in order.
    pub fn folder(&self, prefix: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a, '_> {
        let prefix = prefix.to_owned();
        self.0.iter().copied().filter(move |(n, _)| n.starts_with(&prefix))
    }
}

/// All tables.
#[derive(Debug)]
pub struct Lexicon {
    /// Verbs, nouns, particles.
    pub language: Language,
    /// States, people, offices, bodies, outlets, places.
    pub world: World,
    /// Months, weekdays, numbers in words, relative expressions.
    pub time: TimeWords,
    /// What marks clutter, bylines and captions on a page.
    pub page: PageWords,
    /// What verbs and event nouns do.
    pub frames: Frames,
    /// Words of speech.
    pub reporting: Reporting,
    /// Function words.
    pub grammar: Grammar,
    /// How an event says itself.
    pub summaries: Summaries,
    /// Words that claim something of the record.
    pub claims: Claims,
    /// Words that tell something beside events.
    pub findings: FindingWords,
    /// How common content words are.
    pub common: CommonWords,
    /// What the ranker has learned.
    pub weights: Weights,
}

impl Lexicon {
    /// Builds the tables; the faults found are returned beside them, and a faulty line is left out.
    pub fn load(files: &Files<'_>) -> (Lexicon, Vec<Fault>) {
        let mut faults = Vec::new();
        let language = Language::load(files, &mut faults);
        let world = World::load(files, &mut faults);
        let lexicon = Lexicon {
            time: TimeWords::load(files, &mut faults),
            page: PageWords::load(files, &mut faults),
            frames: Frames::load(files, &mut faults),
            reporting: Reporting::load(files, &mut faults),
            grammar: Grammar::load(files, &mut faults),
            summaries: Summaries::load(files, &mut faults),
            claims: Claims::load(files, &mut faults),
            findings: FindingWords::load(files, &mut faults),
            common: CommonWords::load(files, &mut faults),
            weights: Weights::load(files, &mut faults),
            language,
            world,
        };
        (lexicon, faults)
    }

    /// The lexicon inside the binary.
    pub fn embedded() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Lexicon::load(&embedded::files()).0)
    }

    /// The lexicon inside the binary with a user's files added: a user's file of the same name is read after ours.
    pub fn with_overlay(overlay: &Files<'_>) -> (Lexicon, Vec<Fault>) {
        let mut files = embedded::files().0;
        files.extend(overlay.0.iter().copied());
        Lexicon::load(&Files(files))
    }
}

/// The world's tables alone, for measuring.
pub fn world_only(files: &Files<'_>) -> (World, Vec<Fault>) {
    let mut faults = Vec::new();
    let world = World::load(files, &mut faults);
    (world, faults)
}

/// The files inside the binary.
pub fn embedded_files() -> Files<'static> {
    embedded::files()
}
