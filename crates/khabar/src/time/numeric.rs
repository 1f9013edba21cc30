//! Dates in figures: 24.7.2024, 24/7/2024, 2024-07-24, 24/7, 7/2024. Day first where both readings are possible.

use super::expr::{Date, Expr, Found, Year};
use super::scan::{Scan, Seen};
use crate::date::{Calendar, Day};
use crate::lexicon::timewords::{Link, Sense};
use crate::text::prefix::Lead;

/// A date in figures as an expression of its own, the era and the word «يوم» taken in.
pub(super) fn date(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let seen = plain(scan, i)?;
    Some(Found::new(i, seen.next, 0, Expr::Date(seen.it), "date.numeric"))
}

/// A day of the week followed by figures: «الثلاثاء 23/7», «الاثنين (22/7/2024)».
pub(super) fn after_weekday(scan: &Scan<'_>, i: usize, weekday: Seen<u8>) -> Option<Found> {
    let mut at = weekday.next;
    let open = scan.is_mark(at, crate::text::marks::BEFORE_FIGURES);
    at += usize::from(open);
    at = scan.sense(at, |s| (s == Sense::Corresponding).then_some(())).map_or(at, |s| s.next);
    let seen = plain(scan, at).or_else(|| day_and_month(scan, at))?;
    let closed = scan.is_mark(weekday.next, &["("]) && scan.is_mark(seen.next, &[")"]);
    let date = Date { weekday: Some(weekday.it), ..seen.it };
    let next = seen.next + usize::from(closed);
    Some(Found::new(i, next, weekday.lead.letters, Expr::Date(date), "date.numeric"))
}

/// Three numbers that make a date, in one token or in five.
pub(super) fn plain(scan: &Scan<'_>, i: usize) -> Option<Seen<Date>> {
    let key = scan.digits(i)?;
    let (numbers, next) = match split(key) {
        Some(parts) => (parts, i + 1),
        None => spaced(scan, i)?,
    };
    let (a, b, c) = numbers;
    let (year, month, day) = match (a.1, c.1) {
        (4, 1..=2) => (a.0, b.0, c.0),
        (1..=2, 4) => day_first(c.0, a.0, b.0),
        (1..=2, 2) => day_first(if c.0 < 70 { 2000 + c.0 } else { 1900 + c.0 }, a.0, b.0),
        _ => return None,
    };
    let (calendar, next) = super::year::era(scan, year, next);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let exists = match calendar {
        Calendar::Gregorian => {
            (1500..=2200).contains(&year) && Day::new(year, month.into(), day.into()).is_some()
        }
        Calendar::Hijri => (1..=12).contains(&month) && (1..=30).contains(&day),
    };
    let date = Date {
        calendar,
        year: Some(Year::Number(year)),
        month: Some(month),
        day: Some(day),
        ..Date::default()
    };
    exists.then_some(Seen { it: date, next, lead: Lead::default() })
}

/// Year, month, day: the day stands first, unless only the other order makes a date.
fn day_first(year: i32, a: i32, b: i32) -> (i32, i32, i32) {
    if b > 12 && a <= 12 { (year, a, b) } else { (year, b, a) }
}

type Part = (i32, usize);

/// The three numbers of one token, each with its length.
fn split(key: &str) -> Option<(Part, Part, Part)> {
    let separator = key.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '/' | '-' | '.' | '\\') || key.len() > 10 {
        return None;
    }
    let mut parts = key.split(separator).map(part);
    let out = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(out)
}

fn part(text: &str) -> Option<Part> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok().map(|n| (n, text.len())))?
}

/// «24 / 7 / 2024».
fn spaced(scan: &Scan<'_>, i: usize) -> Option<((Part, Part, Part), usize)> {
    let mark = scan.mark(i + 1).filter(|m| matches!(*m, "/" | "-" | "." | "\\"))?;
    if scan.mark(i + 3) != Some(mark) {
        return None;
    }
    let number = |i: usize| part(scan.digits(i)?);
    Some(((number(i)?, number(i + 2)?, number(i + 4)?), i + 5))
}

/// «23/7»: day and month without a year, only where the words before it make a date likely.
pub(super) fn day_and_month(scan: &Scan<'_>, i: usize) -> Option<Seen<Date>> {
    let key = scan.digits(i)?;
    let (a, b) = key.split_once(['/', '-', '.'])?;
    let (a, b) = (part(a)?, part(b)?);
    if a.1 > 2 || b.1 > 2 {
        return None;
    }
    let (_, month, day) = day_first(2000, a.0, b.0);
    Day::new(2000, month as u32, day as u32)?;
    let date = Date { month: Some(month as u8), day: Some(day as u8), ..Date::default() };
    Some(Seen { it: date, next: i + 1, lead: Lead::default() })
}

/// «بتاريخ 23/7», «يوم 23/7», «في 7/2024».
pub(super) fn after_cue(scan: &Scan<'_>, i: usize) -> Option<Found> {
    use crate::lexicon::timewords::{Count, Unit};
    let key = scan.digits(i)?;
    let opens = i == scan.start || scan.mark(i - 1).is_some();
    let before = i.checked_sub(1).unwrap_or(i);
    let led = |wanted: fn(Sense) -> bool| {
        scan.hits(before).iter().any(|h| usize::from(h.len) == 1 && wanted(h.sense))
    };
    if led(|s| matches!(s, Sense::Link(Link::By) | Sense::Unit(Unit::Day, Count::One)))
        && let Some(seen) = day_and_month(scan, i).filter(|_| key.contains('/'))
    {
        return Some(Found::new(i, seen.next, 0, Expr::Date(seen.it), "date.numeric"));
    }
    let (month, year) = key.split_once('/')?;
    let (month, year) = (part(month)?, part(year)?);
    let month_word = led(|s| {
        matches!(
            s,
            Sense::Unit(Unit::Month, Count::One)
                | Sense::Link(Link::In | Link::Since | Link::During | Link::By)
        )
    });
    let fits = (1..=12).contains(&month.0) && year.1 == 4 && (1800..=2100).contains(&year.0);
    let date = Date { year: Some(Year::Number(year.0)), month: Some(month.0 as u8), ..Date::default() };
    let alone = opens && (i + 1 >= scan.end || scan.mark(i + 1).is_some());
    (fits && (month_word || alone)).then(|| Found::new(i, i + 1, 0, Expr::Date(date), "date.numeric"))
}

/// «2023/2024» in one token: two years that follow each other, or stand less than a lifetime apart.
pub(super) fn two_years(scan: &Scan<'_>, i: usize) -> Option<(i32, i32)> {
    let (a, b) = scan.digits(i)?.split_once(['/', '-'])?;
    let (a, b) = (part(a)?, part(b)?);
    // «2023/24»: the year after it, by its last two figures.
    let b = if a.1 == 4 && b.1 == 2 && b.0 == (a.0 + 1) % 100 { (a.0 + 1, 4) } else { b };
    let fits = a.1 == 4 && b.1 == 4 && (1800..=2100).contains(&a.0) && b.0 > a.0 && b.0 - a.0 <= 100;
    fits.then_some((a.0, b.0))
}
