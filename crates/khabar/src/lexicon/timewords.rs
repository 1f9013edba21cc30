//! The table of months, weekdays, numbers in words and relative expressions.

use super::{Fault, Files};

/// Months, weekdays, numbers in words and relative expressions.
#[derive(Debug, Default)]
pub struct TimeWords {}

impl TimeWords {
    /// Reads the table.
    pub(super) fn load(_files: &Files<'_>, _faults: &mut Vec<Fault>) -> TimeWords {
        TimeWords::default()
    }
}
