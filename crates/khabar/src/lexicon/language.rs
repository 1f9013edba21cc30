//! The table of verbs, nouns and particles, and the forms they take.

use super::{Fault, Files};

/// Verbs, nouns and particles, and the forms they take.
#[derive(Debug, Default)]
pub struct Language {}

impl Language {
    /// Reads the table.
    pub(super) fn load(_files: &Files<'_>, _faults: &mut Vec<Fault>) -> Language {
        Language::default()
    }
}
