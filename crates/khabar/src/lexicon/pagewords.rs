//! The table of words that mark clutter, bylines and captions on a page.

use super::{Fault, Files};

/// Words that mark clutter, bylines and captions on a page.
#[derive(Debug, Default)]
pub struct PageWords {}

impl PageWords {
    /// Reads the table.
    pub(super) fn load(_files: &Files<'_>, _faults: &mut Vec<Fault>) -> PageWords {
        PageWords::default()
    }
}
