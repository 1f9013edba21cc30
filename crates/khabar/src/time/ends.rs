//! The two ends of a range: what each has from the other («من 23 إلى 25 يوليو»), whether they go together, and what they are worth.

use super::Side;
use super::expr::{Date, Expr, Year};
use super::value::{self, From, Value};
use crate::date::{Basis, Day, Interval, Precision};
use crate::lexicon::timewords::{Relation, Unit};

/// A bare number before the end of its range: a day of the end's month, or a year.
pub(super) fn numbered(n: i32, end: &Expr) -> Option<Expr> {
    if matches!(end, Expr::Ref(Relation::Now)) {
        return (1000..=2200).contains(&n).then(|| Expr::year(n));
    }
    if let Expr::Clock { hour: last, utc, of, .. } = end {
        // «من الثامنة إلى العاشرة مساء»: both of the same half of the day where that leaves them in order.
        let n = u8::try_from(n).ok().filter(|n| (1..=24).contains(n))?;
        let hour = if *last >= 12 && n < 12 && n + 12 <= *last { n + 12 } else { n };
        return Some(Expr::Clock { hour, minute: None, second: None, utc: *utc, of: of.clone() });
    }
    // «بين 15 و20 من الشهر الجاري».
    if let Expr::Piece { unit: Unit::Day, nth: last, of } = end {
        let piece = || Expr::Piece { unit: Unit::Day, nth: n, of: of.clone() };
        return (1..*last).contains(&n).then(piece);
    }
    let date = end.date()?;
    if date.day.is_some() && (1..=31).contains(&n) {
        let mut out = Date { day: Some(n as u8), ..Date::default() };
        out.share(date);
        return Some(Expr::Date(out));
    }
    let year_only = date.month.is_none() && date.day.is_none();
    if year_only && (1000..=2200).contains(&n) {
        return Some(Expr::Date(Date {
            year: Some(Year::Number(n)),
            calendar: date.calendar,
            ..Date::default()
        }));
    }
    None
}

/// The year and the relation of the end hold for the beginning too.
pub(super) fn share(a: &mut Expr, b: &Expr) {
    if let (Expr::Date(a), Some(b)) = (&mut *a, b.date()) {
        a.share(b);
        return;
    }
    if let (Expr::Weekday { relation: a @ None, .. }, Expr::Weekday { relation: Some(b), .. }) = (&mut *a, b)
    {
        *a = Some(*b);
    }
}

/// An hour of the half of the day of the range's end, where that leaves them in order.
pub(super) fn share_half(a: &mut Expr, b: &Expr) {
    if let (Expr::Clock { hour: first, .. }, Expr::Clock { hour: last, .. }) = (a, b)
        && *last >= 12
        && *first < 12
        && *first + 12 <= *last
    {
        *first += 12;
    }
}

/// Whether two expressions may make one range: neither a clock time with a year, nor a year with a day.
pub(super) fn joinable(a: &Expr, b: &Expr) -> bool {
    let clock = |e: &Expr| matches!(e, Expr::Clock { .. } | Expr::Daily(_));
    clock(a) == clock(b) && !matches!(a, Expr::Ref(_))
}

/// Both ends and what lies between. An end that lies before the beginning means the beginning was a year earlier.
pub(super) fn value(a: &Expr, b: &Expr, from: &From) -> Value {
    let end = value::value(b, from);
    if let Expr::Ref(Relation::Now) = b {
        let start = value::value(a, from);
        let (Some(days), Some(anchor)) = (start.days, from.anchor) else { return start };
        let days = Interval::new(days.from, anchor.max(days.from));
        return Value { days: Some(days), value: format!("{}/{}", start.value, days.to), ..start };
    }
    let start = value::value(a, from);
    let (Some(x), Some(y)) = (start.days, end.days) else {
        return if end.days.is_some() {
            end
        } else {
            Value { value: format!("{}/{}", start.value, end.value), ..start }
        };
    };
    let days = if x.from <= y.to {
        Interval { from: x.from, to: y.to }
    } else {
        turned(a, b, x.from, y.to, from.side)
    };
    let precision = start.precision.max(end.precision);
    let explicit = end.basis == Basis::Explicit;
    let basis = if explicit { Basis::Explicit } else { Basis::Relative };
    let kind = if start.precision == Precision::Time { start.kind } else { end.kind };
    let moved = |day: Day, precision| match (precision, Interval::month(day.year(), day.month())) {
        (Precision::Month, Some(month)) => value::iso(month, Precision::Month),
        _ => value::iso(Interval::day(day), Precision::Day),
    };
    let text = if days.from == x.from { start.value } else { moved(days.from, start.precision) };
    let last = if days.to == y.to { end.value } else { moved(days.to, end.precision) };
    Value {
        kind,
        value: format!("{text}/{last}"),
        days: Some(days),
        precision,
        calendar: end.calendar,
        basis,
    }
}

/// A range whose end came out before its beginning: one of the two was placed a week or a year off.
fn turned(a: &Expr, b: &Expr, first: Day, last: Day, side: Side) -> Interval {
    if matches!(a, Expr::Weekday { .. }) {
        // «من الاثنين إلى الأربعاء»: unless told of the past, the end follows the beginning.
        return match side {
            Side::Past => Interval::new(first.plus_days(-7), last),
            _ => Interval::new(first, last.plus_days(7)),
        };
    }
    let same_year =
        |d: &Date| d.year.is_none() || (d.month.is_some() && b.date().is_some_and(|b| b.year == d.year));
    let back = first.plus_months(-12);
    if a.date().is_some_and(same_year) && back <= last {
        Interval { from: back, to: last }
    } else {
        Interval::new(first, last)
    }
}
