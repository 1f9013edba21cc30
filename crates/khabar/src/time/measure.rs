//! Units of time beside other numbers: «30 شهرا» counts months, «رحلتان في الأسبوع» is told by the week.

use super::scan::{Scan, Senses};
use super::{duration, set};
use crate::lexicon::timewords::{Sense, Unit};

/// Tokens a rate takes at most, with what may follow it and change it («في العام قبل الماضي»).
const LONGEST: usize = 6;

/// The unit a word names, in whatever number it stands, and the token after it. Decades and centuries are left out: «ثلاثة
/// عقود» are contracts as often.
pub fn unit_at(senses: &Senses<'_>, i: usize, end: usize) -> Option<(Unit, usize)> {
    let scan = Scan::new(senses, i..end.min(i + LONGEST));
    let seen = scan.sense(i, |s| match s {
        Sense::Unit(unit, _) if unit <= Unit::Year => Some(unit),
        _ => None,
    })?;
    (!seen.lead.article).then_some((seen.it, seen.next))
}

/// The unit in whose each a number is told, where a word at this token says so: «أسبوعيا», «كل شهر», «في السنة».
pub fn rate_at(senses: &Senses<'_>, i: usize, end: usize) -> Option<Unit> {
    let scan = Scan::new(senses, i..end.min(i + LONGEST));
    let (value, unit, _) = set::rate(&scan, i)?;
    // «كل ثلاثة أشهر» and «كل خميس» are no unit's.
    (value == duration::iso(unit, Some(1), 0)).then_some(unit)
}
