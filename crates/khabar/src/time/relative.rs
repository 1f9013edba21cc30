//! Days and units that stand in a relation to the page's day: «اليوم», «أول من أمس», «الأسبوع الماضي», «الثلاثاء المقبل».

use super::expr::{Date, Expr, Found};
use super::number::COMMAS;
use super::scan::Scan;
use super::value::{From, Value};
use super::{Side, TimexType, calendar, numeric};
use crate::date::{Basis, Interval, Precision};
use crate::lexicon::timewords::{Count, Link, Relation, Sense, Unit};

/// «اليوم», «أمس الجمعة», «غدا الخميس 25 يوليو»; the day of the week and the date that stand beside it are taken in.
pub(super) fn deictic(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| match s {
        Sense::Day(n) => Some(i32::from(n)),
        _ => None,
    })?;
    let today_is_unit = word.it == 0 && word.next == i + 1;
    if today_is_unit && super::refuse::unit_day(scan, word.next) {
        return None;
    }
    let at = if scan.is_mark(word.next, COMMAS) || scan.is_mark(word.next, &["(", "-"]) {
        word.next + 1
    } else {
        word.next
    };
    let mut found = Found::new(
        i,
        word.next,
        word.lead.letters,
        Expr::Day { shift: word.it, weekday: None, date: None },
        "relative.day",
    );
    let beside = calendar::date(scan, at)
        .filter(|f| f.skip == 0 && f.expr.date().is_some_and(|d| d.day.is_some()))
        .or_else(|| numeric::date(scan, at));
    if let Some(date) = beside {
        let inner = *date.expr.date()?;
        found.expr = Expr::Day { shift: word.it, weekday: inner.weekday, date: Some(inner) };
        found.next = close(scan, word.next, date.next);
    } else if let Some(weekday) = calendar::weekday(scan, at).filter(|w| w.lead.letters == 0) {
        // After a comma only «اليوم، الثلاثاء،»: the next clause may begin with a day of its own.
        found.expr = Expr::Day { shift: word.it, weekday: Some(weekday.it), date: None };
        found.next = close(scan, word.next, weekday.next);
    }
    Some(found)
}

/// Takes the closing bracket in, where one was opened at `open`.
fn close(scan: &Scan<'_>, open: usize, next: usize) -> usize {
    next + usize::from(scan.is_mark(open, &["("]) && scan.is_mark(next, &[")"]))
}

/// The value of a deictic day. A date beside it wins; a day of the week beside it mends a page put online a day late.
pub(super) fn day(shift: i32, weekday: Option<u8>, date: Option<Date>, from: &From) -> Value {
    if let Some(date) = date {
        return super::date_value::value(&date, from);
    }
    let Some(anchor) = from.anchor else {
        let reference = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(shift.signum() + 1) as usize];
        return Value::open(TimexType::Date, reference, Precision::Day);
    };
    let mut day = anchor.plus_days(i64::from(shift));
    if let Some(weekday) = weekday {
        let back = (i64::from(day.weekday()) - i64::from(weekday)).rem_euclid(7);
        if back > 0 {
            day = day.plus_days(if back <= 4 { -back } else { 7 - back });
        }
    }
    Value::date(Interval::day(day), Precision::Day, Basis::Relative)
}

/// A relation as a shift, whether it counts from the date spoken of before, and the token after it.
pub(super) fn relation_shift(scan: &Scan<'_>, i: usize) -> Option<(i32, bool, usize)> {
    let twice =
        scan.link(i, Link::Before).map(|n| (n, -1)).or_else(|| scan.link(i, Link::After).map(|n| (n, 1)));
    if let Some((next, sign)) = twice {
        // «قبل الماضي», «بعد القادم».
        let seen = calendar::relation(scan, next)?;
        let (shift, same) = super::year::shift_of(seen.it);
        return (!same && shift == sign).then_some((2 * sign, false, seen.next));
    }
    let seen = calendar::relation(scan, i)?;
    let (shift, same) = super::year::shift_of(seen.it);
    Some((shift, same, seen.next))
}

/// «الأسبوع الماضي», «هذا الشهر», «اليوم التالي», «نفس العام».
pub(super) fn unit(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let one = |i: usize| {
        scan.led(i, |s| match s {
            Sense::Unit(unit, Count::One) => Some(unit),
            _ => None,
        })
    };
    if let Some(far) = scan.led(i, |s| match s {
        Sense::Demonstrative(far) => Some(far),
        _ => None,
    }) {
        let unit = one(far.next).filter(|u| u.lead.article && u.lead.letters == 0)?;
        // «قصفت البلدة، وذلك الشهر الماضي»: what «and that» goes on to tell is when; the month is the one named.
        if far.lead.conjunction && relation_shift(scan, unit.next).is_some() {
            return None;
        }
        let expr = pointed(unit.it, far.it);
        return Some(Found::new(i, unit.next, far.lead.letters, expr, "relative.unit"));
    }
    if let Some(same) = scan.led(i, |s| (s == Sense::SameBefore).then_some(())) {
        let unit = one(same.next).filter(|u| u.lead.article && u.lead.letters == 0)?;
        let expr = Expr::Same { unit: unit.it, shift: 0 };
        return Some(Found::new(i, unit.next, same.lead.letters, expr, "relative.same"));
    }
    let word = one(i).filter(|w| w.lead.article)?;
    let at = if word.it == Unit::Year { super::year::kind(scan, word.next) } else { word.next };
    let Some((shift, same, next)) = relation_shift(scan, at) else {
        // «خلال العام», «طوال الأسبوع»: the one at hand.
        let led = i.checked_sub(1).is_some_and(|b| scan.link(b, Link::During) == Some(i));
        let plain = word.lead.letters == 0 && (Unit::Week..=Unit::Year).contains(&word.it);
        let free = super::number::ordinal(scan, at).is_none() && !super::refuse::unit_told(scan, at);
        return (led && plain && free).then(|| Found::new(i, at, 0, Expr::unit(word.it, 0), "relative.unit"));
    };
    let expr = if same {
        Expr::Same { unit: word.it, shift }
    } else if word.it == Unit::Night {
        night(shift)
    } else {
        Expr::unit(word.it, shift)
    };
    Some(Found::new(i, next, word.lead.letters, expr, "relative.unit"))
}

fn pointed(unit: Unit, far: bool) -> Expr {
    match (unit, far) {
        (Unit::Night, false) => night(0),
        (unit, true) => Expr::Same { unit, shift: 0 },
        (unit, false) => Expr::unit(unit, 0),
    }
}

fn night(shift: i32) -> Expr {
    use crate::lexicon::timewords::DayPart;
    Expr::DayPart(DayPart::Night, Box::new(Expr::Day { shift, weekday: None, date: None }))
}

/// A day of the week with «الماضي» or «المقبل», or alone; «من الأسبوع المقبل» is taken in.
pub(super) fn weekday_alone(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let demonstrative = scan.led(i, |s| (s == Sense::Demonstrative(false)).then_some(()));
    let seen = calendar::weekday(scan, demonstrative.map_or(i, |d| d.next))?;
    let lead = demonstrative.map_or(seen.lead, |d| d.lead);
    if super::refuse::place(scan, i) {
        return None;
    }
    let (mut relation, mut week, mut next) = (None, demonstrative.map(|_| 0), seen.next);
    if let Some(r) = calendar::relation(scan, next) {
        (relation, next) = (Some(r.it), r.next);
    } else if let Some(twice) =
        relation_shift(scan, next).filter(|(shift, same, _)| !same && shift.abs() == 2)
    {
        // «الاثنين قبل الماضي»: a week before the last one.
        (relation, week) =
            (Some(if twice.0 < 0 { Relation::Past } else { Relation::Next }), Some(twice.0.signum()));
        next = twice.2;
    }
    let at = scan.link(next, Link::From).or_else(|| scan.link(next, Link::In)).unwrap_or(next);
    if let Some(Found { expr: Expr::Unit { unit: Unit::Week, shift }, next: after, .. }) = unit(scan, at) {
        (week, next) = (Some(shift), after);
    }
    let expr = Expr::Weekday { day: seen.it, relation, week };
    Some(Found::new(i, next, lead.letters, expr, "relative.weekday"))
}

/// The value of a day of the week.
pub(super) fn weekday(day: u8, relation: Option<Relation>, week: Option<i32>, from: &From) -> Value {
    let base = if matches!(relation, Some(Relation::Same | Relation::After | Relation::Before)) {
        from.last.map(|l| l.from)
    } else {
        from.anchor
    };
    let Some(base) = base else {
        return Value::open(TimexType::Date, format!("XXXX-WXX-{}", day + 1), Precision::Day);
    };
    if let Some(week) = week.filter(|_| relation.is_none()) {
        let monday = Interval::week_of(base.plus_days(7 * i64::from(week))).from;
        return Value::date(Interval::day(monday.plus_days(day.into())), Precision::Day, Basis::Relative);
    }
    let back = (i64::from(base.weekday()) - i64::from(day)).rem_euclid(7);
    let ahead = (7 - back) % 7;
    let days = match (relation, from.side) {
        (Some(Relation::Past | Relation::Before), _) => -(if back == 0 { 7 } else { back }),
        (Some(Relation::Next | Relation::After), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Some(Relation::Now), _) => i64::from(day) - i64::from(base.weekday()),
        (_, Side::Future | Side::Present) => ahead,
        _ => -back,
    };
    let days = days + 7 * i64::from(week.unwrap_or(0));
    Value::date(Interval::day(base.plus_days(days)), Precision::Day, Basis::Relative)
}
