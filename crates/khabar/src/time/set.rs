//! What recurs: «أسبوعيا», «كل عام», «كل ثلاثة أشهر», «كل يوم جمعة», «أيام الجمعة».

use super::expr::{Expr, Found};
use super::number;
use super::scan::Scan;
use super::{calendar, duration};
use crate::lexicon::timewords::{Count, Link, Sense, Unit};

/// Something that recurs.
pub(super) fn set(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let [says_each, says_times] = scan.recurring();
    let by_each = || each(scan, i).or_else(|| part_of_each(scan, i)).or_else(|| day_of_each(scan, i));
    let by_times = says_times.then(|| times(scan, i)).flatten();
    by_times
        .or_else(|| adverb(scan, i))
        .or_else(|| says_each.then(by_each).flatten())
        .or_else(|| weekdays(scan, i))
}

/// «مرتين في الأسبوع», «ثلاث مرات يوميا», «مرة كل شهر»: how often, and in what.
fn times(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let number = number::cardinal(scan, i).filter(|n| n.lead.letters == 0 && !n.lead.article);
    let word = scan.led(number.map_or(i, |n| n.next), |s| (s == Sense::Times).then_some(()))?;
    if word.lead.article || word.lead.preposition.is_some() {
        return None;
    }
    let once = number::in_words(scan, word.next).filter(|n| n.it == 1 && n.lead.letters == 0);
    let at = once.map_or(word.next, |n| n.next);
    let (value, unit, next) = rate(scan, at)?;
    let lead = number.map_or(word.lead, |n| n.lead);
    Some(Found::new(i, next, lead.letters, Expr::Set { value, unit }, "set.times"))
}

/// «أسبوعيا», «كل شهر», «في السنة»: what a number before it is told by, its unit, and the token after it.
pub(super) fn rate(scan: &Scan<'_>, i: usize) -> Option<(String, Unit, usize)> {
    if let Some(Found { expr: Expr::Set { value, unit }, next, skip: 0, .. }) =
        adverb(scan, i).or_else(|| each(scan, i))
    {
        return Some((value, unit, next));
    }
    let unit = scan.sense(scan.link(i, Link::In)?, |s| match s {
        Sense::Unit(unit, Count::One) => Some(unit),
        _ => None,
    });
    // «مرة في العام الماضي» tells of one year.
    let unit = unit.filter(|u| u.lead.article && super::relative::relation_shift(scan, u.next).is_none())?;
    Some((duration::iso(unit.it, Some(1), 0), unit.it, unit.next))
}

/// «صباح كل يوم», «مساء كل خميس».
fn part_of_each(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let part = scan.led(i, |s| match s {
        Sense::DayPart(part) => Some(part),
        _ => None,
    })?;
    let each = each(scan, part.next).filter(|e| e.skip == 0 && !part.lead.article)?;
    let Expr::Set { value, unit } = &each.expr else { return None };
    let code = super::value::day_part_code(part.it);
    let value = match unit {
        Unit::Day if value == "P1D" => format!("XXXX-XX-XX{code}"),
        Unit::Week if value.starts_with("XXXX-WXX-") => format!("{value}{code}"),
        _ => return None,
    };
    Some(Found::new(i, each.next, part.lead.letters, Expr::Set { value, unit: *unit }, "set"))
}

/// «الاثنين من كل أسبوع», «الأول من كل شهر», «8 مارس من كل عام».
fn day_of_each(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let date = calendar::date(scan, i)
        .and_then(|f| f.expr.date().copied().map(|d| (d, f.next, f.skip)))
        .filter(|(d, ..)| d.year.is_none() && d.relation.is_none() && d.month.is_some());
    if let Some((date, next, skip)) = date {
        let next = of_each(scan, next, Unit::Year)?;
        let expr = Expr::Set { value: super::date_value::masked(&date), unit: Unit::Year };
        return Some(Found::new(i, next, skip, expr, "set"));
    }
    if let Some(weekday) = calendar::weekday(scan, i) {
        let next = of_each(scan, weekday.next, Unit::Week)?;
        let expr = Expr::Set { value: format!("XXXX-WXX-{}", weekday.it + 1), unit: Unit::Week };
        return Some(Found::new(i, next, weekday.lead.letters, expr, "set"));
    }
    let word = scan.led(i, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()));
    let day = number::day_of_month(scan, word.map_or(i, |w| w.next))?;
    let next = of_each(scan, day.next, Unit::Month)?;
    let expr = Expr::Set { value: format!("XXXX-XX-{:02}", day.it), unit: Unit::Month };
    Some(Found::new(i, next, word.map_or(day.lead, |w| w.lead).letters, expr, "set"))
}

/// «من كل شهر»: the token after it.
fn of_each(scan: &Scan<'_>, i: usize, unit: Unit) -> Option<usize> {
    let at = scan.link(i, Link::From)?;
    let each = scan.sense(at, |s| (s == Sense::Each).then_some(()))?;
    scan.sense(each.next, |s| (s == Sense::Unit(unit, Count::One)).then_some(())).map(|u| u.next)
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
        let code = super::value::day_part_code(part.it);
        // «كل مساء جمعة».
        let (value, unit, next) = match weekday(part.next) {
            Some(day) => (format!("XXXX-WXX-{}{code}", day.it + 1), Unit::Week, day.next),
            None => (format!("XXXX-XX-XX{code}"), Unit::Day, part.next),
        };
        let expr = Expr::Set { value, unit };
        return (!part.lead.article).then(|| Found::new(i, next, word.lead.letters, expr, "set"));
    }
    const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];
    if let Some(season) = scan.sense(word.next, |s| match s {
        Sense::Season(n) => SEASONS.get(usize::from(n)),
        _ => None,
    }) {
        let expr = Expr::Set { value: format!("XXXX-{}", season.it), unit: Unit::Year };
        return (!season.lead.article).then(|| Found::new(i, season.next, word.lead.letters, expr, "set"));
    }
    if let Some((Expr::Length { value, unit }, next)) = duration::part_of_unit(scan, word.next) {
        return Some(Found::new(i, next, word.lead.letters, Expr::Set { value, unit }, "set"));
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
