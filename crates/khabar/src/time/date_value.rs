//! What a date is worth: of which year it is where it names none, and its day in either calendar.

use super::expr::{Date, Year};
use super::period;
use super::value::{From, Value, basis, year_of};
use super::{Side, TimexType, hijri};
use crate::date::{Calendar, Day, Interval, Precision};

/// The value of a date.
pub(super) fn value(date: &Date, from: &From) -> Value {
    let precision = match (date.month, date.day) {
        (_, Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        (None, None) => Precision::Year,
    };
    let days = match date.calendar {
        Calendar::Gregorian => gregorian(date, from),
        Calendar::Hijri => in_hijri(date, from),
    };
    let mut out = match days {
        Some(days) => Value::date(days, precision, basis(date)),
        None => Value::open(TimexType::Date, masked(date), precision),
    };
    out.calendar = date.calendar;
    out
}

/// `XXXX-07-23`: what is said of a date that cannot be placed.
pub(super) fn masked(date: &Date) -> String {
    match (date.year, date.month, date.day) {
        (Some(Year::Number(n)), None, _) => format!("{n:04}"),
        (_, Some(m), Some(d)) if date.calendar == Calendar::Gregorian => format!("XXXX-{m:02}-{d:02}"),
        (_, Some(m), None) if date.calendar == Calendar::Gregorian => format!("XXXX-{m:02}"),
        (_, None, Some(d)) => format!("XXXX-XX-{d:02}"),
        _ => "XXXX".to_owned(),
    }
}

fn gregorian(date: &Date, from: &From) -> Option<Interval> {
    let days = |year: i32| match (date.month, date.day) {
        (Some(m), Some(d)) => Day::new(year, m.into(), d.into()).map(Interval::day),
        (Some(m), None) => Interval::month(year, m.into()),
        (None, _) => Interval::year(year),
    };
    if date.year.is_some() {
        return days(year_of(date.year, from)?);
    }
    if date.month.is_none() {
        return day_alone(date, from);
    }
    if let (Some(weekday), Some(anchor)) = (date.weekday, from.anchor)
        && date.day.is_some()
    {
        // The day of the week tells the year where one near enough fits.
        let fits = |d: &Interval| d.from.weekday() == u32::from(weekday);
        let near = (anchor.year() - 6..=anchor.year() + 1).filter_map(&days).filter(fits);
        let found = near.min_by_key(|d| period::distance(*d, anchor));
        if found.is_some_and(|d| period::distance(d, anchor) < 400) {
            return found;
        }
    }
    placed(date, from, days)
}

/// Of the years around the page's day, the one the words point to.
fn placed(date: &Date, from: &From, days: impl Fn(i32) -> Option<Interval>) -> Option<Interval> {
    let anchor = from.anchor?;
    let found = period::by_year(None, date.relation, from, &days)?;
    // «شباط/فبراير الحالي»: a month said to be now is that of the page.
    if date.relation.is_some() || from.side == Side::Unsaid {
        return Some(found);
    }
    // A verb is weaker than the calendar: what lies ten months back or more is rather the one a few weeks ahead.
    let other = (anchor.year() - 1..=anchor.year() + 1)
        .filter_map(&days)
        .min_by_key(|d| period::distance(*d, anchor))?;
    let (far, near) = (period::distance(found, anchor), period::distance(other, anchor));
    let doubtful = from.side == Side::Past && date.day.is_some() && far > 300 && near < 65;
    Some(if doubtful { other } else { found })
}

/// «يوم 25» without a month: of the page's month, or of the one next to it.
fn day_alone(date: &Date, from: &From) -> Option<Interval> {
    let (anchor, day) = (from.anchor?, date.day?);
    let mut near = (-1..=1).filter_map(|n| {
        let month = anchor.first_of_month().plus_months(n);
        Day::new(month.year(), month.month(), day.into()).map(Interval::day)
    });
    match from.side {
        Side::Past => near.rfind(|d| d.from <= anchor),
        Side::Future => near.filter(|d| d.from >= anchor).min(),
        _ => near.min_by_key(|d| (period::distance(*d, anchor), d.from > anchor)),
    }
}

fn in_hijri(date: &Date, from: &From) -> Option<Interval> {
    if date.year.is_some() {
        let year = match date.year? {
            Year::Number(n) => n,
            Year::Shift(n) => hijri::year_of(from.anchor?) + n,
            Year::Same(n) => hijri::year_of(from.last?.from) + n,
        };
        return hijri::days(year, date.month, date.day);
    }
    let anchor = from.anchor?;
    let shift = anchor.year() - hijri::year_of(anchor);
    period::by_year(None, date.relation, from, |y| hijri::days(y - shift, date.month, date.day))
}
