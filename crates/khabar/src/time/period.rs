//! Units, thirds, quarters, seasons, feasts: arithmetic on periods.

use super::expr::Year;
use super::value::{From, Value, year_of};
use super::{Side, TimexType, hijri};
use crate::date::{Basis, Calendar, Day, Interval, Precision};
use crate::lexicon::timewords::{Feast, Part, Relation, Unit};

/// The whole unit so many units from the one `day` lies in.
pub(super) fn unit(day: Day, unit: Unit, shift: i32) -> Interval {
    let n = i64::from(shift);
    let months = |size: i64| {
        let of_year = i64::from(day.month()) - 1;
        let first = day.first_of_month().plus_months(-(of_year % size) + n * size);
        Interval { from: first, to: first.plus_months(size - 1).last_of_month() }
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Interval::day(day),
        Unit::Night | Unit::Day => Interval::day(day.plus_days(n)),
        Unit::Week => Interval::week_of(day.plus_days(n * 7)),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::HalfYear => months(6),
        Unit::Year => months(12),
        Unit::Decade => years(day, n, 10, 0),
        Unit::Century => years(day, n, 100, 1),
    }
}

/// Decades begin with a year in 0, centuries with one in 01.
fn years(day: Day, n: i64, size: i64, offset: i64) -> Interval {
    let first = (i64::from(day.year()) - offset).div_euclid(size) * size + offset + n * size;
    let whole = |year: i64| i32::try_from(year).ok().and_then(Interval::year);
    match (whole(first), whole(first + size - 1)) {
        (Some(a), Some(b)) => Interval { from: a.from, to: b.to },
        _ => Interval::day(day),
    }
}

/// The day so many units later.
pub(super) fn plus(day: Day, unit: Unit, n: i64) -> Day {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => day,
        Unit::Night | Unit::Day => day.plus_days(n),
        Unit::Week => day.plus_days(n.saturating_mul(7)),
        Unit::Month => day.plus_months(n),
        Unit::Quarter => day.plus_months(n.saturating_mul(3)),
        Unit::HalfYear => day.plus_months(n.saturating_mul(6)),
        Unit::Year => day.plus_months(n.saturating_mul(12)),
        Unit::Decade => day.plus_months(n.saturating_mul(120)),
        Unit::Century => day.plus_months(n.saturating_mul(1200)),
    }
}

/// `2024-W30`.
pub(super) fn iso_week(day: Day) -> String {
    let monday = day.plus_days(-i64::from(day.weekday()));
    // The week belongs to the year of its Thursday.
    let thursday = monday.plus_days(3);
    let first = Day::new(thursday.year(), 1, 1).unwrap_or(thursday);
    format!("{:04}-W{:02}", thursday.year(), first.days_until(thursday) / 7 + 1)
}

/// A third of a period: days 1–10, 11–20 and 21 to the end of a month, four months of a year.
pub(super) fn third(part: Part, whole: Interval, precision: Precision) -> Interval {
    let Interval { from, to } = whole;
    if precision == Precision::Week && matches!(part, Part::Late | Part::End) {
        // «نهاية الأسبوع الماضي» is the weekend.
        return Interval { from: to.plus_days(-1), to };
    }
    let n = match part {
        Part::Early => 0,
        Part::Mid => 1,
        Part::Late | Part::End => 2,
    };
    match precision {
        Precision::Month if from.day() == 1 => match n {
            0 => Interval { from, to: from.plus_days(9) },
            1 => Interval { from: from.plus_days(10), to: from.plus_days(19) },
            _ => Interval { from: from.plus_days(20), to },
        },
        Precision::Year if from.day() == 1 => {
            let first = from.plus_months(4 * n);
            Interval { from: first, to: first.plus_months(3).last_of_month() }
        }
        Precision::Quarter if from.day() == 1 => {
            let first = from.plus_months(n);
            Interval { from: first, to: first.last_of_month() }
        }
        Precision::Decade | Precision::Century => {
            let years = i64::from(to.year() - from.year() + 1);
            let first = from.plus_months(12 * (years * n / 3));
            let last = if n == 2 { to } else { from.plus_months(12 * (years * (n + 1) / 3)).plus_days(-1) };
            Interval { from: first, to: last }
        }
        _ => {
            let length = from.days_until(to) + 1;
            let a = from.plus_days(length * n / 3);
            let b = from.plus_days((length * (n + 1) / 3 - 1).max(length * n / 3));
            Interval { from: a, to: b }
        }
    }
}

/// The nth of `of` equal parts of a year, a month or a century.
pub(super) fn fraction(nth: i32, of: u8, whole: &Value) -> Value {
    let nth = i64::from(nth.clamp(1, i32::from(of)));
    let of = i64::from(of);
    let Some(Interval { from, to }) = whole.days else { return whole.clone() };
    let (days, precision) = match whole.precision {
        Precision::Year if 12 % of == 0 => {
            let first = from.plus_months((nth - 1) * 12 / of);
            let last = first.plus_months(12 / of).plus_days(-1);
            let precision = if of == 4 { Precision::Quarter } else { Precision::PartOfYear };
            (Interval { from: first, to: last }, precision)
        }
        Precision::Month if of == 3 => {
            let part = [Part::Early, Part::Mid, Part::Late][(nth - 1) as usize];
            (third(part, Interval { from, to }, whole.precision), Precision::PartOfMonth)
        }
        Precision::Month if of == 2 => {
            let middle = from.plus_days(14);
            let days = if nth == 1 {
                Interval { from, to: middle }
            } else {
                Interval { from: middle.plus_days(1), to }
            };
            (days, Precision::PartOfMonth)
        }
        precision => {
            let years = i64::from(to.year() - from.year() + 1);
            let first = from.plus_months(12 * (years * (nth - 1) / of));
            let last = from.plus_months(12 * (years * nth / of)).plus_days(-1);
            (Interval::new(first, last), precision)
        }
    };
    Value { basis: whole.basis, ..Value::date(days, precision, whole.basis) }
}

/// The nth day of the week in a period; 0 is the last one.
pub(super) fn nth(weekday: u8, nth: i32, or_day: bool, whole: &Value) -> Value {
    let Some(Interval { from, to }) = whole.days else { return whole.clone() };
    // «الأحد الأول من سبتمبر»: where the first of the month is a Sunday it is that day.
    let of_month = from.plus_days(i64::from(nth) - 1);
    if or_day && nth > 0 && of_month.weekday() == u32::from(weekday) {
        return Value::date(Interval::day(of_month), Precision::Day, whole.basis);
    }
    let day = if nth == 0 {
        to.plus_days(-((i64::from(to.weekday()) - i64::from(weekday)).rem_euclid(7)))
    } else {
        let first = (i64::from(weekday) - i64::from(from.weekday())).rem_euclid(7);
        from.plus_days(first + 7 * i64::from(nth - 1))
    };
    Value::date(Interval::day(day), Precision::Day, whole.basis)
}

/// A season by the calendar of the north: spring is March to May, winter December to February.
pub(super) fn season(season: u8, year: Option<Year>, relation: Option<Relation>, from: &From) -> Value {
    const CODES: [&str; 4] = ["SP", "SU", "FA", "WI"];
    let season = season.min(3);
    let days = |year: i32| {
        let first = Day::new(year, 3 + 3 * u32::from(season), 1)?;
        Some(Interval { from: first, to: first.plus_months(2).last_of_month() })
    };
    let code = CODES[usize::from(season)];
    let Some(found) = by_year(year, relation, from, days) else {
        return Value::open(TimexType::Date, format!("XXXX-{code}"), Precision::Quarter);
    };
    let basis = if matches!(year, Some(Year::Number(_))) { Basis::Explicit } else { Basis::Relative };
    let mut out = Value::date(found, Precision::Quarter, basis);
    out.value = format!("{:04}-{code}", found.from.year());
    out
}

/// The days of something that comes once a year: of the year named, or the nearest on the side the words point to.
pub(super) fn by_year(
    year: Option<Year>,
    relation: Option<Relation>,
    from: &From,
    days: impl Fn(i32) -> Option<Interval>,
) -> Option<Interval> {
    if year.is_some() {
        return days(year_of(year, from)?);
    }
    let anchor = from.anchor?;
    let near = (anchor.year() - 1..=anchor.year() + 1).filter_map(&days);
    match relation {
        Some(Relation::Past | Relation::Before) => near.filter(|d| d.to < anchor).last(),
        Some(Relation::Next | Relation::After) => near.filter(|d| d.from > anchor).min(),
        Some(Relation::Now) => near.min_by_key(|d| distance(*d, anchor)),
        _ => match from.side {
            Side::Past => near.filter(|d| d.from <= anchor).last(),
            Side::Future => near.filter(|d| d.to >= anchor).min(),
            _ => near.min_by_key(|d| (distance(*d, anchor), d.from > anchor)),
        },
    }
}

/// Days between a day and an interval; 0 inside.
pub(super) fn distance(days: Interval, day: Day) -> i64 {
    day.days_until(days.from).max(days.to.days_until(day)).max(0)
}

/// A feast. A Hijri feast falls twice in some Gregorian years; then the one nearest to the page's day counts.
pub(super) fn feast(
    feast: Feast,
    year: Option<Year>,
    relation: Option<Relation>,
    day: Option<u8>,
    from: &From,
) -> Value {
    let length = i64::from(feast.days.max(1));
    let pick = |first: Day| match day {
        Some(n) => Interval::day(first.plus_days(i64::from(n) - 1)),
        None => Interval { from: first, to: first.plus_days(length - 1) },
    };
    let gregorian = |year: i32| Day::new(year, feast.month.into(), feast.day.into()).map(pick);
    let found = match feast.calendar {
        Calendar::Gregorian => by_year(year, relation, from, gregorian),
        Calendar::Hijri => match year_of(year, from) {
            Some(n) => (hijri::year_at(n)..=hijri::year_at(n) + 1)
                .filter_map(|h| hijri::day(h, feast.month, feast.day))
                .filter(|d| d.year() == n)
                .map(pick)
                .next_back(),
            None => {
                let shift = from.anchor.map_or(0, |day| day.year() - hijri::year_of(day));
                by_year(None, relation, from, |y| hijri::day(y - shift, feast.month, feast.day).map(pick))
            }
        },
    };
    let mut out = match found {
        Some(days) => Value::date(days, Precision::Day, Basis::Relative),
        None => {
            Value::open(TimexType::Date, format!("XXXX-{:02}-{:02}", feast.month, feast.day), Precision::Day)
        }
    };
    out.calendar = feast.calendar;
    out
}

/// The first or the last `n` units of a period.
pub(super) fn edge(of_unit: Unit, n: i32, last: bool, whole: &Value) -> Value {
    let Some(Interval { from, to }) = whole.days else { return whole.clone() };
    let n = i64::from(n);
    let days = match last {
        true => Interval::new(plus(to.plus_days(1), of_unit, -n).max(from), to),
        false => Interval::new(from, plus(from, of_unit, n).plus_days(-1).min(to).max(from)),
    };
    let months = |n| {
        of_unit == Unit::Month
            && whole.precision == Precision::Year
            && days.from.plus_months(n).plus_days(-1) == days.to
    };
    let precision = match () {
        () if months(3) => Precision::Quarter,
        () if months(6) => Precision::PartOfYear,
        () => super::value::precision(of_unit),
    };
    let mut out =
        Value { basis: whole.basis, calendar: whole.calendar, ..Value::date(days, precision, whole.basis) };
    let whole_months = days.from.day() == 1 && days.to == days.to.last_of_month();
    if precision == Precision::Month && whole_months && days.to > days.from.last_of_month() {
        let month = |day: Day| format!("{:04}-{:02}", day.year(), day.month());
        out.value = format!("{}/{}", month(days.from), month(days.to));
    }
    out
}

/// The same day or month of another year; a 29 February falls on the last of its month.
pub(super) fn like_now(of_unit: Unit, year: Year, from: &From) -> Value {
    let there = from
        .anchor
        .zip(year_of(Some(year), from))
        .map(|(anchor, year)| anchor.plus_months(12 * i64::from(year - anchor.year())));
    match there {
        Some(day) => Value::date(unit(day, of_unit, 0), super::value::precision(of_unit), Basis::Relative),
        None => Value::open(TimexType::Date, "PAST_REF", super::value::precision(of_unit)),
    }
}

/// The nth unit of a period; 0 is the last one.
pub(super) fn piece(of_unit: Unit, nth: i32, whole: &Value) -> Value {
    let Some(Interval { from, to }) = whole.days else { return whole.clone() };
    let n = i64::from(nth);
    let days = if nth == 0 {
        let first = plus(to.plus_days(1), of_unit, -1);
        Interval::new(first.max(from), to)
    } else {
        let first = plus(from, of_unit, n - 1);
        Interval::new(first, plus(from, of_unit, n).plus_days(-1).min(to).max(first))
    };
    let precision = super::value::precision(of_unit);
    Value { basis: whole.basis, calendar: whole.calendar, ..Value::date(days, precision, whole.basis) }
}
