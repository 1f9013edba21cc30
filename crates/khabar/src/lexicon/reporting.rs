//! The table of verbs, nouns and particles of speech, with their stance.

use super::{Fault, Files};

/// Verbs, nouns and particles of speech, with their stance.
#[derive(Debug, Default)]
pub struct Reporting {}

impl Reporting {
    /// Reads the table.
    pub(super) fn load(_files: &Files<'_>, _faults: &mut Vec<Fault>) -> Reporting {
        Reporting::default()
    }
}
