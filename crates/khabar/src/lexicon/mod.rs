//! The lexicon: words and the world as data, loaded once, read by every floor above.
//!
//! `docs/lexicon.md` explains each file. The tables are cut by who reads them: [`Language`] (verbs, nouns,
//! particles), [`World`] (states, people, offices, bodies, outlets, places), [`TimeWords`], [`PageWords`],
//! [`Frames`] and reporting words.
pub mod claims;
pub mod common;
mod embedded;
mod files;
pub mod findings;
pub mod frames;
pub mod grammar;
pub mod image;
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
pub use files::Files;
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
        let lexicon = Lexicon::with(files, language, world, &mut faults);
        (lexicon, faults)
    }

    /// Builds the tables of the files inside the binary, whose stems and names the build has made already. Two threads
    /// share the work, for the world is half of it; what comes out is the same with one.
    pub fn load_embedded() -> Lexicon {
        let files = embedded::files();
        let world = || World::load_with(&files, embedded::NAMES, &mut Vec::new());
        std::thread::scope(|scope| {
            let other = std::thread::Builder::new().spawn_scoped(scope, world);
            let mut faults = Vec::new();
            let language = Language::load_with(&files, embedded::STEMS, &mut faults);
            let mut lexicon = Lexicon::with(&files, language, World::default(), &mut faults);
            lexicon.world = other.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(world);
            lexicon
        })
    }

    fn with(files: &Files<'_>, language: Language, world: World, faults: &mut Vec<Fault>) -> Lexicon {
        let mut lexicon = Lexicon {
            time: TimeWords::load(files, faults),
            page: PageWords::load(files, faults),
            frames: Frames::load(files, faults),
            reporting: Reporting::load(files, faults),
            grammar: Grammar::load(files, faults),
            summaries: Summaries::load(files, faults),
            claims: Claims::load(files, faults),
            findings: FindingWords::load(files, faults),
            common: CommonWords::load(files, faults),
            weights: Weights::load(files, faults),
            language,
            world,
        };
        lexicon.frames.learn_singulars(&lexicon.language);
        lexicon
    }

    /// The lexicon inside the binary.
    pub fn embedded() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::load_embedded)
    }

    /// The lexicon inside the binary with a user's files added: a user's file of the same name is read after ours.
    pub fn with_overlay(overlay: &Files<'_>) -> (Lexicon, Vec<Fault>) {
        let mut files = embedded::files().0;
        files.extend(overlay.0.iter().copied());
        Lexicon::load(&Files(files))
    }
}

/// The files inside the binary.
pub fn embedded_files() -> Files<'static> {
    embedded::files()
}
