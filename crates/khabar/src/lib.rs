//! khabar reads Arabic news and records who did what to whom, when and where, in what status, and
//! according to whom, every field pointed at in the original text.
//!
//! The crate is pure: no files, no network, no clock, no environment. Its modules are floors, and a
//! floor uses only those above it in this list (`tests/floors.rs` reads the `use` lines):
pub mod attribution;
pub mod clause;
pub mod corroborate;
pub mod date;
pub mod engine;
pub mod event;
pub mod json;
pub mod lexicon;
pub mod mention;
pub mod page;
pub mod report;
pub mod span;
pub mod text;
pub mod time;
pub mod word;
pub mod measure;
