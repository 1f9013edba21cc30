//! Hijri dates by Umm al-Qura, the calendar of the Saudi press: «14 رجب 1445» is 26 January 2024.
//!
//! Where the moon decided otherwise a country's date is a day off; records say `hijri` so that a reader knows.

use crate::date::{Day, Interval};
use icu_calendar::Date;
use icu_calendar::cal::{Hijri, Iso};

/// The Gregorian day of a Hijri date; day 30 of a month of 29 days is its last.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Day> {
    if !(1..=1800).contains(&year) || !(1..=30).contains(&day) {
        return None;
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
    Date::try_new_iso(day.year(), month, of_month)
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
