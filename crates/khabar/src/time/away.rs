//! Lengths of time counted from the page's day: «قبل يومين», «منذ سنة», «الأيام الثلاثة المقبلة», «آخر ثلاث سنوات».

use super::anchored;
use super::duration::{self, Length};
use super::expr::{Expr, Found};
use super::number;
use super::scan::Scan;
use super::value::{From, Value, precision};
use super::{Side, TimexType, calendar, day_part, period};
use crate::date::{Basis, Interval};
use crate::lexicon::timewords::{Count, Link, Relation, Sense, Unit};
use crate::text::prefix::{self, Lead};

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

/// «قبل ذلك بيومين», «بعدها بأسبوع», «بعد ذلك بنحو شهر».
pub(super) fn beside_told(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let told = scan.led(i, |s| match s {
        Sense::FromTold(relation) => Some(relation == Relation::After),
        _ => None,
    })?;
    let behind = |lead: Lead| lead.preposition == Some(prefix::BI) && !lead.conjunction;
    let measured = scan.led(told.next, |s| matches!(s, Sense::Measure(_)).then_some(()));
    let length = match measured.filter(|m| behind(m.lead)) {
        Some(measured) => duration::length(scan, measured.next).filter(|l| l.lead.letters == 0),
        None => duration::length(scan, told.next).filter(|l| behind(l.lead)),
    }?;
    let Length { unit, n, half, counted } = length.it;
    // «بعدها بشهر مارس», «بعدها بيوم الجمعة»: what is named stands for itself.
    let month = scan.sense(length.next, |s| matches!(s, Sense::Month { .. }).then_some(())).is_some();
    let weekday = super::calendar::weekday(scan, length.next).is_some_and(|w| w.lead.letters == 0);
    if !counted && (month || weekday) {
        return None;
    }
    let expr = Expr::FromTold { unit, n, half, ahead: told.it };
    Some(Found::new(i, length.next, told.lead.letters, expr, "relative.told"))
}

/// So long from the date told last; where none was told, the length alone is known.
pub(super) fn from_told(unit: Unit, n: i32, half: bool, ahead: bool, from: &From) -> Value {
    let Some(last) = from.last else {
        return Value::open(TimexType::Duration, duration::iso(unit, Some(n), half.into()), precision(unit));
    };
    let (day, sign) = if ahead { (last.to, 1) } else { (last.from, -1) };
    let day = period::plus(day, unit, sign * i64::from(n));
    Value::date(period::unit(day, unit, 0), precision(unit), Basis::Relative)
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
    // «منذ يوم الاثنين»: the day that is named, not one day ago.
    if !length.it.counted && day_part::day(scan, at).is_some_and(|d| d.next > length.next) {
        return None;
    }
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
