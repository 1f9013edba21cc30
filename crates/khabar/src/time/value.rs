//! What an expression is worth, counted from a day: its days, its TIMEX3 value, its precision.

use super::expr::{Date, Expr, Year};
use super::{Side, TimexType, period};
use crate::date::{Basis, Calendar, Day, Interval, Precision};
use crate::lexicon::timewords::{DayPart, Part, Relation, Unit};

/// From where an expression is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct From {
    /// The page's day.
    pub anchor: Option<Day>,
    /// The date spoken of before.
    pub last: Option<Interval>,
    /// The date spoken of before in the same sentence, and its precision.
    pub near: Option<(Interval, Precision)>,
    /// Which side the words around point to.
    pub side: Side,
}

/// What an expression is worth.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Value {
    pub kind: TimexType,
    pub value: String,
    pub days: Option<Interval>,
    pub precision: Precision,
    pub calendar: Calendar,
    /// Explicit or Relative; whether the page's day itself is inferred is known to the caller.
    pub basis: Basis,
}

impl Value {
    /// A date with a value made from its days.
    pub fn date(days: Interval, precision: Precision, basis: Basis) -> Value {
        Value {
            kind: TimexType::Date,
            value: iso(days, precision),
            days: Some(days),
            precision,
            calendar: Calendar::Gregorian,
            basis,
        }
    }

    /// A value without days.
    pub fn open(kind: TimexType, value: impl Into<String>, precision: Precision) -> Value {
        let calendar = Calendar::Gregorian;
        Value { kind, value: value.into(), days: None, precision, calendar, basis: Basis::Relative }
    }
}

/// The TIMEX3 value of whole units, or a span of days where the interval is none.
pub(super) fn iso(days: Interval, precision: Precision) -> String {
    let (a, b) = (days.from, days.to);
    let whole = |unit: Option<Interval>| unit == Some(days);
    let year = a.year();
    if a == b {
        return a.to_string();
    }
    match precision {
        Precision::Week if days == Interval::week_of(a) => period::iso_week(a),
        Precision::Month if whole(Interval::month(year, a.month())) => format!("{year:04}-{:02}", a.month()),
        Precision::Year if whole(Interval::year(year)) => format!("{year:04}"),
        Precision::Quarter
            if a.day() == 1 && a.plus_months(3).plus_days(-1) == b && (a.month() - 1) % 3 == 0 =>
        {
            format!("{year:04}-Q{}", (a.month() - 1) / 3 + 1)
        }
        Precision::PartOfYear
            if a.day() == 1 && a.plus_months(6).plus_days(-1) == b && (a.month() - 1) % 6 == 0 =>
        {
            format!("{year:04}-H{}", (a.month() - 1) / 6 + 1)
        }
        Precision::Year if a.day() == 1 && a.month() == 1 && (b.month(), b.day()) == (12, 31) => {
            format!("{year:04}/{:04}", b.year())
        }
        Precision::Decade if year % 10 == 0 && b.year() == year + 9 => format!("{:03}", year / 10),
        Precision::Century if year % 100 == 1 && b.year() == year + 99 => format!("{:02}", year / 100),
        _ => format!("{a}/{b}"),
    }
}

/// What an expression is worth. Total: what cannot be placed has no days.
pub(super) fn value(expr: &Expr, from: &From) -> Value {
    match expr {
        Expr::Date(date) => super::date_value::value(date, from),
        Expr::Day { shift, weekday, date } => super::relative::day(*shift, *weekday, *date, from),
        Expr::Since { length, unit, halves } => since(value(length, from), *unit, *halves, from),
        Expr::Within { unit, n } => match from.side {
            Side::Future => super::away::run(*unit, Some(*n), true, from),
            _ => Value::open(TimexType::Duration, super::duration::iso(*unit, Some(*n), 0), precision(*unit)),
        },
        Expr::Piece { unit, nth, of } => period::piece(*unit, *nth, &value(of, from)),
        Expr::Unit { unit, shift } => match from.anchor {
            Some(day) => Value::date(period::unit(day, *unit, *shift), precision(*unit), Basis::Relative),
            None => Value::open(TimexType::Date, reference(*shift), precision(*unit)),
        },
        Expr::Same { unit, shift } => match from.last {
            Some(last) => {
                let days = period::unit(if *shift > 0 { last.to } else { last.from }, *unit, *shift);
                Value::date(days, precision(*unit), Basis::Relative)
            }
            None => Value::open(TimexType::Date, "PAST_REF", precision(*unit)),
        },
        Expr::DayBefore(of) => {
            let day = value(of, from);
            match day.days {
                Some(days) => Value::date(Interval::day(days.from.plus_days(-1)), Precision::Day, day.basis),
                None => Value::open(TimexType::Date, "PAST_REF", Precision::Day),
            }
        }
        Expr::FromTold { unit, n, half, ahead } => super::away::from_told(*unit, *n, *half, *ahead, from),
        Expr::Away { unit, halves, ahead } => super::away::away(*unit, *halves, *ahead, from),
        Expr::Run { unit, n, ahead } => super::away::run(*unit, *n, *ahead, from),
        Expr::Weekday { day, relation, week } => super::relative::weekday(*day, *relation, *week, from),
        Expr::Nth { weekday, nth, of, or_day } => {
            super::period::nth(*weekday, *nth, *or_day, &value(of, from))
        }
        Expr::Edge { unit, n, last, of } => super::period::edge(*unit, *n, *last, &value(of, from)),
        Expr::LikeNow { unit, year } => super::period::like_now(*unit, *year, from),
        Expr::Part(part, of) => part_of(*part, &value(of, from)),
        Expr::Fraction { nth, of, period } => super::period::fraction(*nth, *of, &value(period, from)),
        Expr::Season { season, year, relation } => super::period::season(*season, *year, *relation, from),
        Expr::Years { from, to, unit } => match (Day::new(*from, 1, 1), Day::new(*to, 12, 31)) {
            (Some(a), Some(b)) if a <= b => {
                Value::date(Interval { from: a, to: b }, precision(*unit), Basis::Explicit)
            }
            _ => Value::open(TimexType::Date, "PAST_REF", precision(*unit)),
        },
        Expr::Feast { feast, year, relation, day } => {
            super::period::feast(*feast, *year, *relation, *day, from)
        }
        Expr::DayPart(part, of) => day_part(*part, value(of, from)),
        Expr::Clock { hour, minute, second, utc, of } => {
            let of = of.as_deref().map_or_else(|| unsaid_day(from), |of| value(of, from));
            clock((*hour, *minute, *second), *utc, of)
        }
        Expr::Daily(part) => day_part(*part, unsaid_day(from)),
        Expr::Event => {
            let relation = match from.side {
                Side::Future => Relation::Next,
                Side::Present => Relation::Now,
                _ => Relation::Past,
            };
            Value::open(TimexType::Date, reference_of(relation, from.side), Precision::Day)
        }
        Expr::Range(a, b) => super::ends::value(a, b, from),
        Expr::Until(to) => until(value(to, from), from),
        Expr::BeforeChrist { century } => Value {
            basis: Basis::Explicit,
            ..Value::open(TimexType::Date, format!("BC{century:02}"), Precision::Century)
        },
        Expr::Weekend(shift) => match from.anchor {
            // Weeks run Monday to Sunday, so their end is Saturday and Sunday, whatever days the country rests.
            Some(day) => {
                let monday = period::unit(day, Unit::Week, *shift).from;
                let days = Interval { from: monday.plus_days(5), to: monday.plus_days(6) };
                Value { value: weekend(monday), ..Value::date(days, Precision::Day, Basis::Relative) }
            }
            None => Value::open(TimexType::Date, "XXXX-WXX-WE", Precision::Day),
        },
        Expr::Ref(relation) => {
            Value::open(TimexType::Date, reference_of(*relation, from.side), Precision::Day)
        }
        Expr::Length { value, unit } => Value::open(TimexType::Duration, value.as_str(), precision(*unit)),
        Expr::Set { value, unit } => Value::open(TimexType::Set, value.as_str(), precision(*unit)),
        Expr::Anniversary { years, of } => anniversary(*years, *of, from),
    }
}

/// The page's day up to the day named; a day gone by stands for itself.
fn until(to: Value, from: &From) -> Value {
    match (from.anchor, to.days) {
        (Some(anchor), Some(days)) if days.from > anchor => Value {
            days: Some(Interval { from: anchor, to: days.to }),
            value: format!("{anchor}/{}", days.to),
            ..to
        },
        _ => to,
    }
}

/// So long up to the page's day.
fn since(length: Value, unit: Unit, halves: i32, from: &From) -> Value {
    let Some(anchor) = from.anchor else { return length };
    let back = super::away::away(unit, halves, Relation::Past, from);
    let exact = period::plus(anchor, unit, -i64::from(halves / 2));
    let begin = if halves % 2 == 0 { exact } else { back.days.map_or(exact, |d| d.from) };
    Value { days: Some(Interval::new(begin.min(anchor), anchor)), ..length }
}

/// The year remembered, counted back from the page's.
fn anniversary(years: i32, of: Option<Day>, from: &From) -> Value {
    if let Some(day) = of {
        return Value::date(Interval::day(day), Precision::Day, Basis::Relative);
    }
    if let Some((days, precision @ (Precision::Day | Precision::Month))) = from.near {
        // «الشهر الماضي … الذكرى الأولى»: the month is the one it was kept in.
        let back = days.from.plus_months(-12 * i64::from(years));
        let days = if precision == Precision::Day {
            Interval::day(back)
        } else {
            Interval { from: back, to: back.last_of_month() }
        };
        return Value::date(days, precision, Basis::Relative);
    }
    match from.anchor.and_then(|day| Interval::year(day.year() - years)) {
        Some(days) => Value::date(days, Precision::Year, Basis::Relative),
        None => Value::open(TimexType::Date, "PAST_REF", Precision::Year),
    }
}

fn part_of(part: Part, whole: &Value) -> Value {
    let precision = match whole.precision {
        Precision::Month => Precision::PartOfMonth,
        Precision::Week | Precision::Day => Precision::Day,
        Precision::Decade | Precision::Century => whole.precision,
        _ => Precision::PartOfYear,
    };
    let days = whole.days.map(|days| period::third(part, days, whole.precision));
    let ends = whole.precision == Precision::Week && matches!(part, Part::Late | Part::End);
    let value = match whole.days.filter(|_| ends) {
        Some(week) => weekend(week.from),
        None => whole.value.clone(),
    };
    Value { precision, days, value, ..whole.clone() }
}

/// The TIMEX3 value of the end of the week that begins on a Monday.
fn weekend(monday: Day) -> String {
    format!("{}-WE", period::iso_week(monday))
}

/// The TIMEX3 code of a part of the day.
pub(super) fn day_part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Dawn => "T05",
        DayPart::Morning | DayPart::LateMorning => "TMO",
        DayPart::Noon => "T12",
        DayPart::Daytime => "TDT",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
        DayPart::Midnight => "T24:00",
    }
}

fn day_part(part: DayPart, mut of: Value) -> Value {
    let code = day_part_code(part);
    of.kind = TimexType::Time;
    of.precision = Precision::Time;
    of.value = match of.days {
        Some(days) if days.from == days.to => format!("{}{code}", days.from),
        Some(_) => of.value,
        None => format!("XXXX-XX-XX{code}"),
    };
    of
}

/// The day of an hour that stands without one: the day told before it in its sentence, else the page's.
fn unsaid_day(from: &From) -> Value {
    let told = from.near.filter(|(days, _)| days.from == days.to).map(|(days, _)| (days, Basis::Relative));
    match told.or(from.anchor.map(|day| (Interval::day(day), Basis::Assumed))) {
        Some((days, basis)) => Value::date(days, Precision::Day, basis),
        None => Value::open(TimexType::Time, "XXXX-XX-XX", Precision::Time),
    }
}

fn clock((hour, minute, second): (u8, Option<u8>, Option<u8>), utc: bool, mut out: Value) -> Value {
    let day = match out.days {
        Some(days) if days.from == days.to => days.from.to_string(),
        _ => "XXXX-XX-XX".to_owned(),
    };
    let zone = if utc { "Z" } else { "" };
    out.value = match (minute, second) {
        (Some(minute), Some(second)) => format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}"),
        (Some(minute), None) => format!("{day}T{hour:02}:{minute:02}{zone}"),
        (None, _) => format!("{day}T{hour:02}{zone}"),
    };
    out.kind = TimexType::Time;
    out.precision = Precision::Time;
    out
}

/// The year a date names, as far as the words and the page's day tell.
pub(super) fn year_of(year: Option<Year>, from: &From) -> Option<i32> {
    match year? {
        Year::Number(n) => Some(n),
        Year::Shift(n) => from.anchor.map(|day| day.year() + n),
        Year::Same(n) => from.last.map(|last| last.from.year() + n),
    }
}

/// Whether a date needs no other day to be counted from.
pub(super) fn basis(date: &Date) -> Basis {
    match (date.year, date.month.is_some() || date.weekday.is_none()) {
        (Some(Year::Number(_)), true) => Basis::Explicit,
        _ => Basis::Relative,
    }
}

fn reference(shift: i32) -> &'static str {
    match shift {
        0 => "PRESENT_REF",
        n if n < 0 => "PAST_REF",
        _ => "FUTURE_REF",
    }
}

/// The TIMEX3 name of a time without a place on the calendar.
pub(super) fn reference_of(relation: Relation, side: Side) -> &'static str {
    match relation {
        Relation::After if side == Side::Past => "PAST_REF",
        Relation::Next | Relation::After => "FUTURE_REF",
        Relation::Now => "PRESENT_REF",
        _ => "PAST_REF",
    }
}

/// The precision a unit has.
pub(super) fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Precision::Time,
        Unit::Night | Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::HalfYear => Precision::PartOfYear,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    }
}
