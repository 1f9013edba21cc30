//! What recurs: «أسبوعيا», «كل عام», «كل ثلاثة أشهر», «كل يوم جمعة», «أيام الجمعة».

use super::duration;
use super::expr::{Expr, Found};
use super::scan::Scan;
use crate::lexicon::timewords::{Count, Sense, Unit};

/// Something that recurs.
pub(super) fn set(scan: &Scan<'_>, i: usize) -> Option<Found> {
    adverb(scan, i).or_else(|| each(scan, i)).or_else(|| weekdays(scan, i))
}

fn adverb(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let seen = scan.led(i, |s| match s {
        Sense::Every(unit) => Some(unit),
        _ => None,
    })?;
    let expr = Expr::Set { value: duration::iso(seen.it, Some(1), 0), unit: seen.it };
    (!seen.lead.article).then(|| Found::new(i, seen.next, seen.lead.letters, expr, "set"))
}

fn each(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| (s == Sense::Each).then_some(())).filter(|w| !w.lead.article)?;
    let weekday = |i: usize| {
        scan.sense(i, |s| match s {
            Sense::Weekday { day, .. } => Some(day),
            _ => None,
        })
    };
    let day = scan.sense(word.next, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()));
    if let Some(seen) = weekday(day.map_or(word.next, |d| d.next)) {
        let expr = Expr::Set { value: format!("XXXX-WXX-{}", seen.it + 1), unit: Unit::Week };
        return Some(Found::new(i, seen.next, word.lead.letters, expr, "set"));
    }
    let month = scan.sense(word.next, |s| match s {
        Sense::Month { month, sure: true, .. } => Some(month),
        _ => None,
    });
    if let Some(seen) = month {
        let expr = Expr::Set { value: format!("XXXX-{:02}", seen.it), unit: Unit::Year };
        return Some(Found::new(i, seen.next, word.lead.letters, expr, "set"));
    }
    if let Some(part) = scan.sense(word.next, |s| match s {
        Sense::DayPart(part) => Some(part),
        _ => None,
    }) {
        let value = format!("XXXX-XX-XX{}", super::value::day_part_code(part.it));
        let expr = Expr::Set { value, unit: Unit::Day };
        return (!part.lead.article).then(|| Found::new(i, part.next, word.lead.letters, expr, "set"));
    }
    let length = duration::length(scan, word.next).filter(|l| l.lead.letters == 0)?;
    let value = duration::iso(length.it.unit, Some(length.it.n), 0);
    let expr = Expr::Set { value, unit: length.it.unit };
    Some(Found::new(i, length.next, word.lead.letters, expr, "set"))
}

/// «أيام الجمعة».
fn weekdays(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let days = scan.led(i, |s| (s == Sense::Unit(Unit::Day, Count::Many)).then_some(()))?;
    let weekday = scan.sense(days.next, |s| match s {
        Sense::Weekday { day, sure: true } => Some(day),
        _ => None,
    })?;
    // «أيام الجمعة والسبت المقبلين» are two days, not all.
    if days.lead.article
        || scan.hits(weekday.next).iter().any(|h| h.lead.conjunction || matches!(h.sense, Sense::Relation(_)))
    {
        return None;
    }
    let expr = Expr::Set { value: format!("XXXX-WXX-{}", weekday.it + 1), unit: Unit::Week };
    Some(Found::new(i, weekday.next, days.lead.letters, expr, "set"))
}
