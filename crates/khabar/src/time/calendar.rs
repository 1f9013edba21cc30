//! Dates on a calendar: «الثلاثاء 23 يوليو (تموز) 2024», «14 رجب 1445 هـ», «أبريل الماضي», «عام 2022».

use super::expr::{Date, Expr, Found, Year};
use super::number::{self, COMMAS};
use super::scan::{Scan, Seen};
use crate::date::Calendar;
use crate::lexicon::timewords::{Count, Link, Relation, Sense, Unit};
use crate::text::prefix::Lead;

/// A month's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Month {
    pub calendar: Calendar,
    pub month: u8,
    /// Whether the name means nothing else, or stands in a pair that leaves no doubt.
    pub sure: bool,
}

/// A date: day and month, month and year, month alone; a day of the week before it is taken in.
pub(super) fn date(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if let Some(found) = super::numeric::date(scan, i) {
        return Some(found);
    }
    if let Some(found) = month_first(scan, i) {
        return Some(found);
    }
    let weekday = weekday(scan, i);
    let at = weekday.map_or(i, |w| {
        // «الأربعاء القادم 21 يونيو»: the date says more than the relation.
        let after = relation(scan, w.next).map_or(w.next, |r| r.next);
        if after > w.next && scan.digits(after).is_some() { after } else { corresponding(scan, w.next) }
    });
    let mut lead = weekday.map_or(Lead::default(), |w| w.lead);
    let (mut date, next) = match day_and_month(scan, at) {
        Some(seen) => {
            if weekday.is_none() {
                lead = seen.lead;
            }
            (seen.it, seen.next)
        }
        None if weekday.is_none() => {
            let month = month(scan, i)?;
            lead = month.lead;
            let it = Date { calendar: month.it.calendar, month: Some(month.it.month), ..Date::default() };
            let (it, next) = tail(scan, it, month.next);
            let said = it.year.is_some() || it.relation.is_some();
            if !super::refuse::month_alone(scan, i, next, month.it, said) {
                return None;
            }
            (it, next)
        }
        None => return super::numeric::after_weekday(scan, i, weekday?),
    };
    date.weekday = weekday.map(|w| w.it);
    if super::refuse::place(scan, i) {
        return None;
    }
    let rule = if date.calendar == Calendar::Hijri { "date.hijri" } else { "date.calendar" };
    let (date, next) = other_calendar(scan, date, next);
    Some(Found::new(i, next, lead.letters, Expr::Date(date), rule))
}

/// A day of the week, «يوم» before it or not. Bare names count only after «يوم».
pub(super) fn weekday(scan: &Scan<'_>, i: usize) -> Option<Seen<u8>> {
    let day = scan.led(i, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()));
    let wanted = |any: bool| {
        move |s: Sense| match s {
            Sense::Weekday { day, sure } if sure || any => Some(day),
            _ => None,
        }
    };
    match day {
        Some(day) if !day.lead.article => {
            let seen = scan.sense(day.next, wanted(true))?;
            Some(Seen { lead: day.lead, ..seen })
        }
        _ => scan.led(i, wanted(false)),
    }
}

/// Skips what may stand between a day of the week and its date: a comma, «الموافق», a bracket, «في».
fn corresponding(scan: &Scan<'_>, i: usize) -> usize {
    let i = if scan.is_mark(i, COMMAS) || scan.is_mark(i, &["(", "/"]) { i + 1 } else { i };
    let i = scan.sense(i, |s| (s == Sense::Corresponding).then_some(())).map_or(i, |s| s.next);
    scan.skip_link(i, Link::In)
}

/// «23 يوليو», «الثالث والعشرين من شهر تموز» and what follows of year or relation.
fn day_and_month(scan: &Scan<'_>, i: usize) -> Option<Seen<Date>> {
    let day = number::day_of_month(scan, i).or_else(|| day_word(scan, i))?;
    let from = scan.skip_link(day.next, Link::From);
    let from = if scan.is_mark(from, &["/", "-"]) && scan.touches(from) { from + 1 } else { from };
    let month = month(scan, from).filter(|m| m.lead.letters == 0)?;
    let it = Date {
        calendar: month.it.calendar,
        month: Some(month.it.month),
        day: Some(day.it),
        ..Date::default()
    };
    let (it, next) = tail(scan, it, month.next);
    Some(Seen { it, next, lead: day.lead })
}

/// «يوم 23», «اليوم الأول من».
fn day_word(scan: &Scan<'_>, i: usize) -> Option<Seen<u8>> {
    let word = scan.led(i, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()))?;
    let day = number::day_of_month(scan, word.next).filter(|d| d.lead.letters == 0)?;
    Some(Seen { lead: word.lead, ..day })
}

/// A month: «يوليو», «شهر يوليو», «يوليو (تموز)», «شباط/فبراير», «يوليو تموز».
pub(super) fn month(scan: &Scan<'_>, i: usize) -> Option<Seen<Month>> {
    let name = |i: usize| {
        scan.led(i, |s| match s {
            Sense::Month { calendar, month, sure } => Some(Month { calendar, month, sure }),
            _ => None,
        })
    };
    let word = scan.led(i, |s| (s == Sense::Unit(Unit::Month, Count::One)).then_some(()));
    let Some(mut seen) = name(i) else {
        let word = word.filter(|w| !w.lead.article)?;
        let seen = name(word.next).filter(|n| n.lead.letters == 0)?;
        let it = Month { sure: true, ..seen.it };
        return Some(pair(scan, Seen { it, lead: word.lead, ..seen }, &name));
    };
    if seen.it.month == 2 && seen.it.calendar == Calendar::Hijri && seen.it.sure && !seen.lead.article {
        // «صفر» is also the number nought.
        seen.it.sure = false;
    }
    Some(pair(scan, seen, &name))
}

/// A month by its name alone, with what follows of year or relation, where other words vouch for it.
pub(super) fn named(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let month = month(scan, i).filter(|m| !m.lead.article)?;
    let date = Date { calendar: month.it.calendar, month: Some(month.it.month), ..Date::default() };
    let (date, next) = tail(scan, date, month.next);
    Some(Found::new(i, next, month.lead.letters, Expr::Date(date), "date.calendar"))
}

/// «يوليو 24، 2024»: the month before its day.
fn month_first(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let month = month(scan, i)?;
    let day = scan.integer(month.next).filter(|d| (1..=31).contains(d))?;
    let comma = month.next + 1;
    let year = number::year(scan, comma + 1).filter(|_| scan.is_mark(comma, COMMAS))?;
    scan.integer(comma + 1)?;
    let date = Date {
        calendar: month.it.calendar,
        year: Some(Year::Number(year.it)),
        month: Some(month.it.month),
        day: Some(day as u8),
        ..Date::default()
    };
    Some(Found::new(i, year.next, month.lead.letters, Expr::Date(date), "date.calendar"))
}

/// A second name of the same month beside the first.
fn pair(scan: &Scan<'_>, first: Seen<Month>, name: &impl Fn(usize) -> Option<Seen<Month>>) -> Seen<Month> {
    let same = |i: usize| {
        name(i).filter(|n| {
            n.lead.letters == 0 && n.it.calendar == first.it.calendar && n.it.month == first.it.month
        })
    };
    let i = first.next;
    let sure = Month { sure: true, ..first.it };
    if scan.is_mark(i, &["(", "["])
        && let Some(second) = same(i + 1)
        && scan.is_mark(second.next, &[")", "]"])
    {
        return Seen { it: sure, next: second.next + 1, ..first };
    }
    let i = if scan.is_mark(i, &["/", "-", "\\", "–"]) { i + 1 } else { i };
    match same(i) {
        Some(second) => Seen { it: sure, next: second.next, ..first },
        None => first,
    }
}

/// What follows a month: a year, «الماضي», «من العام الماضي», the era.
fn tail(scan: &Scan<'_>, mut date: Date, i: usize) -> (Date, usize) {
    if let Some(relation) = relation(scan, i) {
        date.relation = Some(relation.it);
        // «يوليو الماضي 2023», «يوليو المقبل من عام 2025».
        if let Some(year) = year(scan, relation.next) {
            (date.year, date.relation) = (Some(year.it.0), None);
            return (date, year.next);
        }
        return (date, relation.next);
    }
    match year(scan, i) {
        Some(seen) => {
            let (year, calendar) = seen.it;
            if calendar == Calendar::Hijri && date.calendar == Calendar::Gregorian {
                return (date, i);
            }
            date.year = Some(year);
            (date, seen.next)
        }
        None => (date, i),
    }
}

/// «الماضي», «المقبل», «الجاري».
pub(super) fn relation(scan: &Scan<'_>, i: usize) -> Option<Seen<Relation>> {
    scan.sense(i, |s| match s {
        Sense::Relation(relation) => Some(relation),
        _ => None,
    })
}

/// A year after a month: «2024», «، 2024», «من عام 2024», «لعام 2024», «العام الماضي», «من العام نفسه».
pub(super) fn year(scan: &Scan<'_>, i: usize) -> Option<Seen<(Year, Calendar)>> {
    let from = scan.skip_link(i, Link::From);
    if let Some(seen) = super::year::phrase(scan, from)
        && (seen.lead.letters == 0 || (seen.lead.preposition.is_some() && !seen.lead.conjunction))
    {
        return Some(seen);
    }
    let comma = scan.is_mark(i, COMMAS) || scan.is_mark(i, &["/", "-"]);
    let at = if comma { i + 1 } else { i };
    let number = number::year(scan, at).filter(|_| !comma || scan.integer(at).is_some())?;
    let (calendar, next) = super::year::era(scan, number.it, number.next);
    Some(Seen { it: (Year::Number(number.it), calendar), next, lead: number.lead })
}

/// The same day by another calendar: «14 رجب 1445 هـ الموافق 26 يناير 2024». The Gregorian one counts.
fn other_calendar(scan: &Scan<'_>, date: Date, next: usize) -> (Date, usize) {
    let open = scan.is_mark(next, crate::text::marks::BESIDE);
    let at = next + usize::from(open);
    let word = scan.led(at, |s| (s == Sense::Corresponding).then_some(()));
    let at = match word {
        Some(word) => word.next,
        None if open => at,
        None => return (date, next),
    };
    let Some(other) = day_and_month(scan, at)
        .map(|s| (s.it, s.next))
        .or_else(|| super::numeric::plain(scan, at).map(|s| (s.it, s.next)))
    else {
        return (date, next);
    };
    if date.day.is_none() || other.0.calendar == date.calendar {
        return (date, next);
    }
    let closed = scan.is_mark(next, &["("]) && scan.is_mark(other.1, &[")"]);
    let next = other.1 + usize::from(closed);
    let gregorian = if date.calendar == Calendar::Gregorian { date } else { other.0 };
    let hijri = if date.calendar == Calendar::Hijri { date } else { other.0 };
    if gregorian.year.is_none() && hijri.year.is_some() {
        return (hijri, next);
    }
    (Date { weekday: date.weekday, ..gregorian }, next)
}
