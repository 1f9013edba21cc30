//! Hijri dates by Umm al-Qura, the calendar of the Saudi press: «14 رجب 1445» is 26 January 2024.
//!
//! Where the moon decided otherwise a country's date is a day off; records say `hijri` so that a reader knows.

mod table;

use crate::date::{Day, Interval};
use icu_calendar::Date;
use icu_calendar::cal::{Hijri, Iso};

/// The day the table begins with.
fn first_day() -> Option<Day> {
    Day::new(1924, 8, 1)
}

/// The length of a month of a year of the table.
fn length(year: i32, month: u8) -> Option<i64> {
    let lengths = table::LENGTHS.get(usize::try_from(year - table::FIRST).ok()?)?;
    (1..=12).contains(&month).then(|| i64::from(28 + (lengths >> (2 * (month - 1)) & 3)))
}

/// The first day of a month, by the table.
fn in_table(year: i32, month: u8) -> Option<Day> {
    length(year, month)?;
    let months = (table::FIRST..year).flat_map(|y| (1..=12).map(move |m| (y, m)));
    let days: i64 = months.chain((1..month).map(|m| (year, m))).filter_map(|(y, m)| length(y, m)).sum();
    Some(first_day()?.plus_days(days))
}

/// The Gregorian day of a Hijri date; a day past the end of its month is its last.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Day> {
    if !(1..=1800).contains(&year) || !(1..=31).contains(&day) {
        return None;
    }
    // The gazette printed three months of 31 days.
    if day > 30 && length(year, month) != Some(i64::from(day)) {
        return None;
    }
    if let Some(first) = in_table(year, month) {
        return Some(first.plus_days(i64::from(day).min(length(year, month)?) - 1));
    }
    let calendar = Hijri::new_umm_al_qura();
    let date = Date::try_new_hijri_with_calendar(year, month, day, calendar)
        .or_else(|_| Date::try_new_hijri_with_calendar(year, month, day.min(29), calendar))
        .ok()?
        .to_calendar(Iso);
    Day::new(date.year().extended_year(), date.month().ordinal.into(), date.day_of_month().0.into())
}

/// The days of a Hijri year, month or day.
pub(super) fn days(year: i32, month: Option<u8>, day_of_month: Option<u8>) -> Option<Interval> {
    match (month, day_of_month) {
        (Some(m), Some(d)) => day(year, m, d).map(Interval::day),
        (Some(m), None) => {
            let next = if m >= 12 { day(year + 1, 1, 1)? } else { day(year, m + 1, 1)? };
            Some(Interval { from: day(year, m, 1)?, to: next.plus_days(-1) })
        }
        (None, _) => Some(Interval { from: day(year, 1, 1)?, to: day(year + 1, 1, 1)?.plus_days(-1) }),
    }
}

/// The Hijri year of a day.
pub(super) fn year_of(day: Day) -> i32 {
    let (month, of_month) = (day.month() as u8, day.day() as u8);
    // The computed calendar is a day off at most, which the first day of the year settles.
    let near = computed(day.year(), month, of_month);
    match self::day(near + 1, 1, 1) {
        Some(next) if next <= day => near + 1,
        _ => match self::day(near, 1, 1) {
            Some(first) if first > day => near - 1,
            _ => near,
        },
    }
}

fn computed(year: i32, month: u8, of_month: u8) -> i32 {
    Date::try_new_iso(year, month, of_month)
        .map_or(0, |date| date.to_calendar(Hijri::new_umm_al_qura()).year().extended_year())
}

/// The Hijri year a Gregorian year begins in.
pub(super) fn year_at(year: i32) -> i32 {
    Day::new(year, 1, 1).map_or(0, year_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_known_from_newspapers() {
        let known = [
            (1445, 7, 14, "2024-01-26"),
            (1446, 1, 1, "2024-07-07"),
            (1445, 9, 1, "2024-03-11"),
            (1444, 12, 10, "2023-06-28"),
            (1439, 10, 1, "2018-06-15"),
            (1400, 1, 1, "1979-11-20"),
            (1343, 1, 1, "1924-08-01"),
        ];
        for (year, month, of_month, iso) in known {
            assert_eq!(day(year, month, of_month).map(|d| d.to_string()).as_deref(), Some(iso));
        }
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let ramadan = days(1445, Some(9), None).unwrap();
        assert_eq!(
            (ramadan.from.to_string(), ramadan.to.to_string()),
            ("2024-03-11".into(), "2024-04-09".into())
        );
        assert_eq!(year_of(Day::parse("2024-07-23").unwrap()), 1446);
        assert_eq!(day(5000, 1, 1), None);
        assert_eq!(day(1445, 13, 1), None);
    }
}
