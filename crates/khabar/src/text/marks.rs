//! Marks of Arabic typesetting and their Latin doubles, for the floors above, which name no Arabic character.

/// Marks that read as a comma.
pub const COMMAS: &[&str] = &["،", ","];
/// Marks that read as a dash between two numbers; tatweel alone is one.
pub const DASHES: &[&str] = &["-", "–", "—", "−", "ـ"];
/// What may open or join a date beside another: a bracket, a slash, a dash, a comma.
pub const BESIDE: &[&str] = &["(", "/", "-", "،"];
/// What may stand between a day of the week and its date in figures.
pub const BEFORE_FIGURES: &[&str] = &["(", "،", ","];
/// Marks of a share or a price after a number.
pub const UNITS: &[&str] = &["%", "$", "٪"];
/// Marks between hours and minutes.
pub const CLOCK: [char; 5] = [':', '.', ',', '،', '٫'];
