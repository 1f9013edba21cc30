//! khabar reads Arabic news and records who did what to whom, when and where, in what status, and
//! according to whom, every field pointed at in the original text.
//!
//! The crate is pure: no files, no network, no clock, no environment. Its modules are floors, and a
//! floor uses only those above it in this list (`tests/floors.rs` reads the `use` lines):
pub mod span;
pub mod date;
pub mod text;
pub mod lexicon;
pub mod word;
pub mod page;
pub mod time;
pub mod mention;
pub mod clause;
pub mod attribution;
pub mod event;
pub mod report;
pub mod corroborate;
pub mod engine;
pub mod json;
pub mod measure;
pub mod case;
