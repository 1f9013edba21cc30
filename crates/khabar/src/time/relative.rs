//! Times counted from the page's day: «اليوم», «أول من أمس», «الأسبوع الماضي», «قبل يومين», «الأيام الثلاثة المقبلة».

use super::anchored;
use super::duration::{self, Length};
use super::expr::{Date, Expr, Found};
use super::number::{self, COMMAS};
use super::scan::Scan;
use super::value::{From, Value, precision};
use super::{Side, TimexType, calendar, numeric, period};
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
        return calendar::value(&date, from);
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

/// «قبل يومين», «بعد ثلاثة أسابيع», «منذ سنة».
pub(super) fn away(unit: Unit, halves: i32, ahead: Relation, from: &From) -> Value {
    let sign = if ahead == Relation::Next { 1 } else { -1 };
    // «قبل عقدين» is twenty years ago, not the decade before the last.
    let (unit, halves) = match unit {
        Unit::Decade => (Unit::Year, halves.saturating_mul(10)),
        Unit::Century => (Unit::Year, halves.saturating_mul(100)),
        unit => (unit, halves),
    };
    if sign > 0 && from.side == Side::Past {
        // «وبعد يومين عاد»: counted from what was told before.
        return match from.last {
            Some(last) => {
                let day = period::plus(last.to, unit, i64::from(halves / 2));
                Value::date(period::unit(day, unit, 0), precision(unit), Basis::Relative)
            }
            None => Value::open(
                TimexType::Duration,
                duration::iso(unit, Some(halves / 2), halves % 2),
                precision(unit),
            ),
        };
    }
    let Some(anchor) = from.anchor else {
        let reference = if sign > 0 { "FUTURE_REF" } else { "PAST_REF" };
        return Value::open(TimexType::Date, reference, precision(unit));
    };
    let whole = i64::from(halves / 2) * sign;
    let mut day = period::plus(anchor, unit, whole);
    let mut named = unit;
    if halves % 2 != 0 {
        // Half a unit is named in the next smaller one: a year and a half ago is a month.
        let (smaller, n) = match unit {
            Unit::Century => (Unit::Decade, 5),
            Unit::Decade => (Unit::Year, 5),
            Unit::Year => (Unit::Month, 6),
            Unit::Month => (Unit::Day, 15),
            Unit::Week => (Unit::Day, 3),
            unit => (unit, 0),
        };
        day = period::plus(day, smaller, n * sign);
        named = smaller;
    }
    let mut out = Value::date(period::unit(day, named, 0), precision(named), Basis::Relative);
    if named < Unit::Night {
        // The page's day is known, not its hour.
        out.kind = TimexType::Time;
        out.value.push_str(if named == Unit::Hour { "TXX" } else { "TXX:XX" });
    }
    out
}

/// «الأيام الثلاثة المقبلة», «آخر ثلاث سنوات», «الأسابيع الماضية», «الثلاثة أيام القادمة».
pub(super) fn run_of(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let many = |i: usize| {
        scan.led(i, |s| match s {
            Sense::Unit(unit, count) => Some((unit, count)),
            _ => None,
        })
    };
    // «آخر ثلاثة أيام».
    if let Some(last) =
        scan.led(i, |s| (s == Sense::Part(crate::lexicon::timewords::Part::End)).then_some(()))
    {
        let length = duration::length(scan, last.next).filter(|l| l.lead.letters == 0 && l.it.n >= 2)?;
        let expr = Expr::Run { unit: length.it.unit, n: Some(length.it.n), ahead: false };
        return Some(Found::new(i, length.next, last.lead.letters, expr, "relative.run"));
    }
    let (unit, n, lead, next) = if let Some(word) = many(i).filter(|w| w.lead.article && w.it.1 != Count::One)
    {
        if word.it.1 == Count::Two {
            (word.it.0, Some(2), word.lead, word.next)
        } else if let Some(number) = counted(scan, word.next) {
            (word.it.0, Some(number.it), word.lead, number.next)
        } else {
            let few = scan.sense(word.next, |s| (s == Sense::Few).then_some(()));
            (word.it.0, None, word.lead, few.map_or(word.next, |f| f.next))
        }
    } else {
        // «الثلاثة أيام», «الـ24 ساعة».
        let number = number::cardinal(scan, i).filter(|n| n.lead.article).or_else(|| {
            number::ordinal(scan, i).filter(|n| n.lead.article && scan.integer(n.next - 1).is_some())
        })?;
        let word = many(number.next).filter(|w| w.lead.letters == 0)?;
        (word.it.0, Some(number.it), number.lead, word.next)
    };
    let relation = calendar::relation(scan, next)?;
    let ahead = match relation.it {
        Relation::Past => false,
        Relation::Next => true,
        _ => return None,
    };
    let mut next = relation.next;
    let mut n = n;
    if n.is_none()
        && let Some(number) = number::cardinal(scan, next).filter(|c| c.lead.article && c.lead.letters == 0)
    {
        (n, next) = (Some(number.it), number.next);
    }
    let few = scan.sense(next, |s| (s == Sense::Few).then_some(())).filter(|f| f.lead.article);
    let next = few.map_or(next, |f| f.next);
    Some(Found::new(i, next, lead.letters, Expr::Run { unit, n, ahead }, "relative.run"))
}

/// A number after the units it counts: «الأيام الثلاثة», «الساعات الـ48».
fn counted(scan: &Scan<'_>, i: usize) -> Option<super::scan::Seen<i32>> {
    let number = number::cardinal(scan, i);
    number.or_else(|| number::article_and_digits(scan, i)).filter(|n| n.lead.letters == 0)
}

/// The last N units end at the page's day, the next N begin after it. A number not said gives no days.
pub(super) fn run(unit: Unit, n: Option<i32>, ahead: bool, from: &From) -> Value {
    let value = duration::iso(unit, n, 0);
    let mut out = Value::open(TimexType::Duration, value, precision(unit));
    let (Some(anchor), Some(n)) = (from.anchor, n) else { return out };
    let n = i64::from(n);
    out.days = Some(match (unit, ahead) {
        (Unit::Second | Unit::Minute | Unit::Hour, _) => {
            let days = if unit == Unit::Hour { (n + 23) / 24 } else { 1 };
            let other = anchor.plus_days(if ahead { days } else { -days });
            Interval::new(anchor, other)
        }
        (_, true) => {
            Interval { from: anchor.plus_days(1), to: period::plus(anchor, unit, n).max(anchor.plus_days(1)) }
        }
        (_, false) => Interval { from: period::plus(anchor, unit, -n).plus_days(1).min(anchor), to: anchor },
    });
    out
}

/// «قبل يومين», «منذ ثلاثة أسابيع», «بعد عام», «يومين قبل».
pub(super) fn away_from(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let link = scan.led(i, |s| match s {
        Sense::Link(link @ (Link::Before | Link::After | Link::Since)) => Some(link),
        _ => None,
    })?;
    let (measured, at) = duration::measure(scan, link.next);
    if link.it == Link::After && super::refuse::again_and_again(scan, i, link.next) {
        return None;
    }
    if let Some((unit, next)) = duration::vague(scan, at) {
        let expr = match link.it {
            Link::Since => Expr::Length { value: duration::iso(unit, None, 0), unit },
            Link::Before => Expr::Ref(Relation::Past),
            _ => Expr::Ref(Relation::Next),
        };
        if let Some(anchor) = anchored::after_length(scan, next).filter(|_| link.it != Link::Since) {
            let expr = Expr::Length { value: duration::iso(unit, None, 0), unit };
            let mut found = Found::new(at, next, 0, expr, "anchored.length");
            found.anchor = Some(anchor);
            return Some(found);
        }
        return Some(Found::new(i, next, link.lead.letters, expr, "relative.vague"));
    }
    if let Some((minutes, next)) = duration::part_of_hour(scan, at).filter(|_| !measured) {
        let ahead = if link.it == Link::After { Relation::Next } else { Relation::Past };
        let expr = Expr::Away { unit: Unit::Minute, halves: 2 * minutes, ahead };
        return Some(Found::new(i, next, link.lead.letters, expr, "relative.away"));
    }
    let length = duration::length(scan, at).filter(|l| l.lead.letters == 0)?;
    // «قبل أسبوع من الزيارة», «بعد يومين على الهجوم»: counted from something told, not from the page.
    let next = from_now(scan, length.next);
    if link.it != Link::Since
        && next == length.next
        && let Some(anchor) = anchored::after_length(scan, next)
    {
        let Length { unit, n, half, .. } = length.it;
        let expr = Expr::Length { value: duration::iso(unit, Some(n), i32::from(half)), unit };
        let mut found = Found::new(at, next, 0, expr, "anchored.length");
        found.anchor = Some(anchor);
        return Some(found);
    }
    let lasting = link.it == Link::Since && (measured || super::tense::lasts(scan, i));
    let (unit, halves) = (length.it.unit, length.it.n * 2 + i32::from(length.it.half));
    let expr = if lasting {
        Expr::Length { value: duration::iso(unit, Some(length.it.n), i32::from(length.it.half)), unit }
    } else {
        Expr::Away {
            unit,
            halves,
            ahead: if link.it == Link::After { Relation::Next } else { Relation::Past },
        }
    };
    let expr = if lasting { Expr::Since { length: Box::new(expr), unit, halves } } else { expr };
    let rule = if lasting { "duration.since" } else { "relative.away" };
    Some(Found::new(i, next, link.lead.letters, expr, rule))
}

/// «من الآن», «من اليوم» after a length.
fn from_now(scan: &Scan<'_>, i: usize) -> usize {
    let now = |s: Sense| matches!(s, Sense::Ref(Relation::Now) | Sense::Day(0)).then_some(());
    scan.link(i, Link::From).and_then(|next| scan.sense(next, now)).map_or(i, |s| s.next)
}
