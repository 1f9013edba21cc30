//! Days, intervals of days, and how exactly and on what ground they are known. Never a clock.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A civil day (Gregorian, proleptic). Arithmetic is [`jiff`]'s and saturates at its limits (years -9999 to 9999).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "(i32, u32, u32)", try_from = "(i32, u32, u32)")]
pub struct Day(Date);

impl From<Day> for (i32, u32, u32) {
    fn from(day: Day) -> (i32, u32, u32) {
        (day.year(), day.month(), day.day())
    }
}

impl TryFrom<(i32, u32, u32)> for Day {
    type Error = &'static str;

    fn try_from((year, month, day): (i32, u32, u32)) -> Result<Day, &'static str> {
        Day::new(year, month, day).ok_or("there is no such day")
    }
}

impl Day {
    /// The day, if such a day exists.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Day)
    }

    /// Reads `2024-07-23`.
    pub fn parse(iso: &str) -> Option<Day> {
        let mut parts = iso.splitn(3, '-');
        let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        Day::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    /// Year.
    pub fn year(self) -> i32 {
        self.0.year().into()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month() as u32
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day() as u32
    }

    /// Day of the week, Monday 0 to Sunday 6.
    pub fn weekday(self) -> u32 {
        self.0.weekday().to_monday_zero_offset() as u32
    }

    /// The day `n` days later (earlier where negative).
    pub fn plus_days(self, n: i64) -> Day {
        if n.unsigned_abs() <= 7 {
            // Most steps are small, and for them a step at a time is several times faster.
            let step = |day: Date| if n > 0 { day.tomorrow() } else { day.yesterday() };
            return Day((0..n.unsigned_abs()).fold(self.0, |day, _| step(day).unwrap_or(day)));
        }
        Day(self.0.saturating_add(jiff::Span::new().days(n.clamp(-4_000_000, 4_000_000))))
    }

    /// This day and those after it, one by one; much faster than to count each from the first.
    pub fn onwards(self) -> impl Iterator<Item = Day> {
        std::iter::successors(Some(self.0), |day| day.tomorrow().ok()).map(Day)
    }

    /// The day `n` months later; the day of the month is kept or, in a shorter month, the last one.
    pub fn plus_months(self, n: i64) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().months(n.clamp(-200_000, 200_000))))
    }

    /// Days from `self` to `later`, negative where it is earlier.
    pub fn days_until(self, later: Day) -> i64 {
        self.0.until(later.0).map(|s| i64::from(s.get_days())).unwrap_or(0)
    }

    /// The first day of its month.
    pub fn first_of_month(self) -> Day {
        Day(self.0.first_of_month())
    }

    /// The last day of its month.
    pub fn last_of_month(self) -> Day {
        Day(self.0.last_of_month())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Days from..to, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Interval {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Interval {
    /// One day.
    pub fn day(day: Day) -> Interval {
        Interval { from: day, to: day }
    }

    /// From `a` to `b`, in whichever order they come.
    pub fn new(a: Day, b: Day) -> Interval {
        Interval { from: a.min(b), to: a.max(b) }
    }

    /// A whole month.
    pub fn month(year: i32, month: u32) -> Option<Interval> {
        let first = Day::new(year, month, 1)?;
        Some(Interval { from: first, to: first.last_of_month() })
    }

    /// A whole year.
    pub fn year(year: i32) -> Option<Interval> {
        Some(Interval { from: Day::new(year, 1, 1)?, to: Day::new(year, 12, 31)? })
    }

    /// Monday to Sunday around `day`.
    pub fn week_of(day: Day) -> Interval {
        let monday = day.plus_days(-i64::from(day.weekday()));
        Interval { from: monday, to: monday.plus_days(6) }
    }

    /// Whether `day` lies inside.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Interval) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// How exactly an interval is known: the unit the expression names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    /// A clock time within a day.
    Time,
    /// A day or a span of named days.
    Day,
    /// A week.
    Week,
    /// A part of a month («أواخر الشهر»).
    PartOfMonth,
    /// A month.
    Month,
    /// A quarter or a season.
    Quarter,
    /// A part of a year («مطلع العام»).
    PartOfYear,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
}

impl Precision {
    /// All of them, finest first.
    pub const ALL: [Precision; 10] = [
        Precision::Time,
        Precision::Day,
        Precision::Week,
        Precision::PartOfMonth,
        Precision::Month,
        Precision::Quarter,
        Precision::PartOfYear,
        Precision::Year,
        Precision::Decade,
        Precision::Century,
    ];

    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<Precision> {
        Precision::ALL.into_iter().find(|p| p.name() == name)
    }

    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Precision::Time => "time",
            Precision::Day => "day",
            Precision::Week => "week",
            Precision::PartOfMonth => "part-of-month",
            Precision::Month => "month",
            Precision::Quarter => "quarter",
            Precision::PartOfYear => "part-of-year",
            Precision::Year => "year",
            Precision::Decade => "decade",
            Precision::Century => "century",
        }
    }
}

/// On what ground a date is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Basis {
    /// Said in full («23 يوليو 2024»).
    Explicit,
    /// Counted from the page's day or from another date («أمس»).
    Relative,
    /// Worked out from the text as a whole.
    Inferred,
    /// Taken over from the page's day without a word for it.
    Assumed,
}

impl Basis {
    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<Basis> {
        [Basis::Explicit, Basis::Relative, Basis::Inferred, Basis::Assumed]
            .into_iter()
            .find(|b| b.name() == name)
    }

    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Explicit => "explicit",
            Basis::Relative => "relative",
            Basis::Inferred => "inferred",
            Basis::Assumed => "assumed",
        }
    }
}

/// The calendar an expression is written in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Calendar {
    /// Gregorian.
    #[default]
    Gregorian,
    /// Hijri, Umm al-Qura; the day may be off by one where the moon was seen otherwise.
    Hijri,
}

impl Calendar {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Hijri => "hijri",
        }
    }
}

/// The page's day, as far as it is known: what relative expressions count from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Anchor {
    /// The days the page may be of; one day where the page says so; `None` where nothing is known.
    pub days: Option<Interval>,
    /// How the days are known.
    pub basis: Option<Basis>,
    /// Why, in words a reader can check («weekday and day of the month in the lead»).
    pub why: Vec<String>,
}

impl Anchor {
    /// A known day.
    pub fn on(day: Day, basis: Basis, why: impl Into<String>) -> Anchor {
        Anchor { days: Some(Interval::day(day)), basis: Some(basis), why: vec![why.into()] }
    }

    /// The day, where it is one day.
    pub fn day(&self) -> Option<Day> {
        self.days.filter(|d| d.from == d.to).map(|d| d.from)
    }

    /// The day offices and names are read by: the last possible one.
    pub fn latest(&self) -> Option<Day> {
        self.days.map(|d| d.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_and_print() {
        let tuesday = Day::parse("2024-07-23").unwrap();
        assert_eq!(tuesday.weekday(), 1);
        assert_eq!(tuesday.plus_days(9).to_string(), "2024-08-01");
        assert_eq!(tuesday.plus_days(-6).plus_days(-17).to_string(), "2024-06-30");
        let first = Day::parse("2024-02-28").unwrap();
        assert!(first.onwards().take(400).enumerate().all(|(n, day)| day == first.plus_days(n as i64)));
        assert!((-9..9).all(|n| first.days_until(first.plus_days(n)) == n));
        assert_eq!(Day::parse("2024-03-31").unwrap().plus_months(-1).to_string(), "2024-02-29");
        assert_eq!(tuesday.days_until(Day::parse("2024-07-25").unwrap()), 2);
        assert_eq!(Day::parse("2024-7-3"), None);
        assert_eq!(Day::new(2023, 2, 29), None);
    }

    #[test]
    fn weeks_run_monday_to_sunday() {
        let week = Interval::week_of(Day::parse("2024-07-28").unwrap());
        assert_eq!((week.from.to_string(), week.to.to_string()), ("2024-07-22".into(), "2024-07-28".into()));
    }
}
