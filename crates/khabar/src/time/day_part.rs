//! Parts of the day and the day they are of: «مساء أمس», «فجر الثلاثاء», «الثلاثاء صباحا».

use super::clock::{clock, shifted};
use super::expr::{Expr, Found};
use super::number::{self, COMMAS};
use super::scan::Scan;
use super::{calendar, relative};
use crate::lexicon::timewords::{Count, DayPart, Link, Sense, Unit};

/// A day that a clock time or a part of a day may be of.
pub(super) fn day(scan: &Scan<'_>, i: usize) -> Option<Found> {
    relative::deictic(scan, i)
        .or_else(|| calendar::date(scan, i).filter(|f| f.expr.date().is_some_and(|d| d.day.is_some())))
        .or_else(|| {
            relative::unit(scan, i).filter(|f| {
                matches!(f.expr, Expr::Unit { unit: Unit::Day, .. } | Expr::Same { unit: Unit::Day, .. })
            })
        })
        .or_else(|| relative::weekday_alone(scan, i))
}

/// «مساء أمس», «فجر الثلاثاء», «ليل السبت الأحد», «أمس مساء», «هذا المساء», «بعد ظهر يوم الأحد».
pub(super) fn part_of_day(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let demonstrative = scan.led(i, |s| (s == Sense::Demonstrative(false)).then_some(()));
    let part = scan.led(demonstrative.map_or(i, |d| d.next), |s| match s {
        Sense::DayPart(part) => Some(part),
        _ => None,
    })?;
    let today = || Box::new(Expr::Day { shift: 0, weekday: None, date: None });
    if let Some(this) = demonstrative {
        let expr = Expr::DayPart(part.it, today());
        return part.lead.article.then(|| Found::new(i, part.next, this.lead.letters, expr, "day-part"));
    }
    // «الليلة الفاصلة بين السبت والأحد» names its day.
    let one_word = part.next == demonstrative.map_or(i, |d| d.next) + 1;
    if part.lead.article && one_word {
        // «الليلة» is tonight; «المساء الماضي» is none of today.
        let night = scan.led(i, |s| (s == Sense::Unit(Unit::Night, Count::One)).then_some(()));
        let told = relative::relation_shift(scan, part.next).is_some()
            || scan.led(part.next, |s| matches!(s, Sense::Ordinal(_)).then_some(())).is_some();
        let expr = Expr::DayPart(DayPart::Night, today());
        return (night.is_some() && !told)
            .then(|| Found::new(i, part.next, part.lead.letters, expr, "day-part"));
    }
    if let Some((of, next)) = before_a_date(scan, part.it, part.next) {
        let expr = Expr::DayPart(part.it, Box::new(of));
        return Some(Found::new(i, next, part.lead.letters, expr, "day-part"));
    }
    // «بين يومي الجمعة والسبت».
    let two = scan.sense(part.next, |s| (s == Sense::Unit(Unit::Day, Count::Pair)).then_some(()));
    let at = two.filter(|_| part.it == DayPart::Night).map_or(part.next, |t| t.next);
    let of = day(scan, at).filter(|d| d.skip == 0);
    if part.it == DayPart::Midnight && of.is_none() && part.lead.letters == 0 {
        let expr = Expr::Clock { hour: 24, minute: Some(0), second: None, utc: false, of: None };
        return Some(Found::new(i, part.next, 0, expr, "clock"));
    }
    let of = of?;
    let next = second_day(scan, part.it, of.next);
    let expr = Expr::DayPart(part.it, Box::new(of.expr));
    Some(Found::new(i, next, part.lead.letters, expr, "day-part"))
}

/// A part of the day without its day: «في الصباح», «عند الفجر», «مساء» where nothing follows that it could belong to.
pub(super) fn daily(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if let Some(phrase) = scan.sense(i, |s| match s {
        Sense::Daily(part) => Some(part),
        _ => None,
    }) {
        // «في» says nothing and stays outside.
        let first = scan.link(i, Link::In).filter(|at| *at < phrase.next).unwrap_or(i);
        return Some(Found::new(first, phrase.next, 0, Expr::Daily(phrase.it), "day-part.daily"));
    }
    let part = scan.sense(i, |s| match s {
        Sense::DayPart(DayPart::Evening) => Some(DayPart::Evening),
        _ => None,
    })?;
    // «صباح مساء» is all day long.
    if i > scan.start && scan.sense(i - 1, |s| matches!(s, Sense::DayPart(_)).then_some(())).is_some() {
        return None;
    }
    let ends = part.next >= scan.end
        || scan.mark(part.next).is_some()
        || scan.hits(part.next).iter().any(|h| matches!(h.sense, Sense::Link(_)) && h.lead.letters == 0);
    (ends && !part.lead.article).then(|| Found::new(i, part.next, 0, Expr::Daily(part.it), "day-part.daily"))
}

/// «ليلة الجمعة 27 والسبت 28 فيفري», «بين 27 و28 فيفري»: of two days by which a night is told the second has the date, and the night
/// begins on the day before it.
fn before_a_date(scan: &Scan<'_>, part: DayPart, i: usize) -> Option<(Expr, usize)> {
    if !matches!(part, DayPart::Night | DayPart::Midnight) {
        return None;
    }
    let two = scan.sense(i, |s| (s == Sense::Unit(Unit::Day, Count::Pair)).then_some(()));
    let first = two.map_or(i, |t| t.next);
    let weekday = calendar::weekday(scan, first).filter(|w| w.lead.letters == 0);
    let named = weekday.map_or(first, |w| w.next);
    let number = number::day_of_month(scan, named).filter(|n| n.lead.letters == 0);
    let next = number.map_or(named, |n| n.next);
    let dated = calendar::date(scan, to_second_day(scan, next)).filter(|_| next > first)?;
    let whole = dated.expr.date().is_some_and(|d| d.day.is_some() && d.month.is_some());
    whole.then(|| (Expr::DayBefore(Box::new(dated.expr)), dated.next))
}

/// The token at which the second of two days stands: behind a dash, a stroke, «إلى», «على» or a «و» of its own, or at once.
fn to_second_day(scan: &Scan<'_>, next: usize) -> usize {
    let marked = scan.is_mark(next, super::number::DASHES) || scan.is_mark(next, &["/"]);
    let at = next + usize::from(marked);
    // «ليلة الخميس على الجمعة», «ليلة الخميس إلى الجمعة».
    let links = [Link::On, Link::To, Link::And];
    links.into_iter().find_map(|link| scan.link(at, link)).unwrap_or(at)
}

/// «ليل السبت - الأحد»: the night belongs to the day it begins in; the second day is taken in.
fn second_day(scan: &Scan<'_>, part: DayPart, next: usize) -> usize {
    if !matches!(part, DayPart::Night | DayPart::Midnight) {
        return next;
    }
    let at = to_second_day(scan, next);
    calendar::weekday(scan, at).filter(|w| w.lead.preposition.is_none()).map_or(next, |w| w.next)
}

/// «أمس مساء», «الثلاثاء صباحا», «23 يوليو ليلا»: a part of the day after a day.
pub(super) fn after_day(scan: &Scan<'_>, found: Found) -> Found {
    // «الليلة الساعة 9»: the hour is of that part of the day.
    if let Expr::DayPart(part, of) = &found.expr
        && let Some(clock) = clock(scan, scan.skip_link(found.next, Link::In))
        && let Expr::Clock { hour, minute, second, utc, of: None } = clock.expr
    {
        let hour = shifted(hour, *part);
        let expr = Expr::Clock { hour, minute, second, utc, of: Some(of.clone()) };
        return Found { next: clock.next, expr, rule: "clock", ..found };
    }
    let of_day = match &found.expr {
        Expr::Day { .. } | Expr::Weekday { .. } | Expr::Same { unit: Unit::Day, .. } => true,
        Expr::Date(date) => date.day.is_some(),
        _ => false,
    };
    if !of_day {
        return found;
    }
    // «24 يوليو 2024 - 09:22»: a dash before figures of the clock.
    let figures = scan.digits(found.next + 1).is_some_and(|d| d.contains(crate::text::marks::CLOCK));
    let dashed = scan.is_mark(found.next, number::DASHES) && figures;
    let at = if dashed || scan.is_mark(found.next, COMMAS) { found.next + 1 } else { found.next };
    if let Some(clock) =
        clock(scan, scan.skip_link(at, Link::In)).filter(|c| matches!(&c.expr, Expr::Clock { of: None, .. }))
        && let Expr::Clock { hour, minute, second, utc, .. } = clock.expr
    {
        let expr = Expr::Clock { hour, minute, second, utc, of: Some(Box::new(found.expr)) };
        return Found { next: clock.next, expr, rule: "clock", ..found };
    }
    // «اليوم عند الظهر».
    if let Some(part) = scan.sense(found.next, |s| match s {
        Sense::Daily(part) => Some(part),
        _ => None,
    }) {
        let expr = Expr::DayPart(part.it, Box::new(found.expr));
        return Found { next: part.next, expr, rule: "day-part", ..found };
    }
    let part = scan.sense(found.next, |s| match s {
        Sense::DayPart(part) => Some(part),
        _ => None,
    });
    match part.filter(|p| !p.lead.article && day(scan, p.next).is_none()) {
        Some(part) => {
            let expr = Expr::DayPart(part.it, Box::new(found.expr));
            Found { next: part.next, expr, rule: "day-part", ..found }
        }
        None => found,
    }
}
