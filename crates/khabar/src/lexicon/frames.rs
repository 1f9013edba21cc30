//! The table of what verbs and event nouns do.

use super::{Fault, Files};

/// What verbs and event nouns do.
#[derive(Debug, Default)]
pub struct Frames {}

impl Frames {
    /// Reads the table.
    pub(super) fn load(_files: &Files<'_>, _faults: &mut Vec<Fault>) -> Frames {
        Frames::default()
    }
}
