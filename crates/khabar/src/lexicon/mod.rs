//! The lexicon: words and the world as data, loaded once, read by every floor above.
//!
//! `docs/lexicon.md` explains each file. The tables are cut by who reads them: [`Language`] (verbs, nouns,
//! particles), [`World`] (states, people, offices, bodies, outlets, places), [`TimeWords`], [`PageWords`],
//! [`Frames`] and reporting words.
mod audit;
pub mod claims;
pub mod common;
mod embedded;
mod endings;
mod files;
pub mod findings;
pub mod frames;
pub mod grammar;
pub mod image;
pub mod language;
pub mod pagewords;
pub mod reporting;
pub mod seen;
pub mod summaries;
mod tables;
pub mod timewords;
pub mod tsv;
pub mod weights;
pub mod world;

pub use audit::audit;
pub use claims::Claims;
pub use common::CommonWords;
pub use endings::Endings;
pub use files::Files;
pub use findings::FindingWords;
pub use frames::Frames;
pub use grammar::Grammar;
pub use language::Language;
pub use pagewords::PageWords;
pub use reporting::Reporting;
pub use seen::Seen;
pub use summaries::Summaries;
pub use tables::Lexicon;
pub use timewords::TimeWords;
pub use tsv::Fault;
pub use weights::Weights;
pub use world::World;

/// The files inside the binary.
pub fn embedded_files() -> Files<'static> {
    embedded::files()
}
