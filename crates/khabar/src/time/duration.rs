//! Lengths of time: «أربعة أيام», «سنة ونصف», «أكثر من ثلاث سنوات», «خلال يومين».

use super::expr::{Expr, Found};
use super::number;
use super::scan::{Scan, Seen};
use crate::lexicon::timewords::{Count, Link, Sense, Unit};

/// A number of units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Length {
    pub unit: Unit,
    pub n: i32,
    /// A half more: «ونصف».
    pub half: bool,
    /// Whether a number or a dual stands there: a bare «عام» is a year only after a word that asks for a length.
    pub counted: bool,
}

/// A TIMEX3 duration: `P3D`, `PT2H`, `P1.5Y`; an unsaid number is `X`.
pub(super) fn iso(unit: Unit, n: Option<i32>, half: i32) -> String {
    let (time, letter, times) = match unit {
        Unit::Second => ("T", "S", 1),
        Unit::Minute => ("T", "M", 1),
        Unit::Hour => ("T", "H", 1),
        Unit::Night | Unit::Day => ("", "D", 1),
        Unit::Week => ("", "W", 1),
        Unit::Month => ("", "M", 1),
        Unit::Quarter => ("", "M", 3),
        Unit::HalfYear => ("", "M", 6),
        Unit::Year => ("", "Y", 1),
        Unit::Decade => ("", "Y", 10),
        Unit::Century => ("", "Y", 100),
    };
    match n {
        None => format!("P{time}X{letter}"),
        Some(n) if half == 0 => format!("P{time}{}{letter}", i64::from(n) * times),
        Some(n) if times > 1 => format!("P{time}{}{letter}", i64::from(n) * times + times / 2),
        Some(n) => format!("P{time}{n}.5{letter}"),
    }
}

/// A number of units: «ثلاثة أيام», «يومين», «عام ونصف», «نصف ساعة» aside.
pub(super) fn length(scan: &Scan<'_>, i: usize) -> Option<Seen<Length>> {
    let unit = |i: usize| {
        scan.led(i, |s| match s {
            Sense::Unit(unit, count) => Some((unit, count)),
            _ => None,
        })
    };
    if let Some(number) = number::cardinal(scan, i).filter(|n| n.it > 0 && !n.lead.article) {
        // «30 شهرا», «ثلاث سنوات»; the article would make it «the three days» told of before.
        let word = unit(number.next)
            .filter(|w| w.lead.letters == 0 && !matches!(w.it.1, Count::Two | Count::Pair))?;
        let (half, next) = half(scan, word.next, word.it.0);
        let it = Length { unit: word.it.0, n: number.it, half, counted: true };
        return Some(Seen { it, next, lead: number.lead });
    }
    let word = unit(i).filter(|w| !w.lead.article)?;
    let (n, mut counted) = match word.it.1 {
        Count::Two => (2, true),
        Count::One if number::year(scan, word.next).is_some() => return None,
        Count::One => (1, false),
        Count::Many | Count::Pair => return None,
    };
    let (half, mut next) = half(scan, word.next, word.it.0);
    counted |= half;
    // «يوم واحد», «يومين اثنين».
    if let Some(number) = number::in_words(scan, next).filter(|m| m.lead.letters == 0 && m.it == n) {
        (counted, next) = (true, number.next);
    }
    // «عام كامل».
    if let Some(whole) = scan.sense(next, |s| (s == Sense::Whole).then_some(())) {
        (counted, next) = (true, whole.next);
    }
    Some(Seen { it: Length { unit: word.it.0, n, half, counted }, next, lead: word.lead })
}

/// «ونصف», «ونصف السنة».
fn half(scan: &Scan<'_>, i: usize, unit: Unit) -> (bool, usize) {
    let joined = scan.link(i, Link::And).unwrap_or(i);
    let Some(half) = scan.led(joined, |s| (s == Sense::Fraction(2)).then_some(())) else { return (false, i) };
    if !half.lead.conjunction && joined == i {
        return (false, i);
    }
    let again = scan.sense(half.next, |s| (s == Sense::Unit(unit, Count::One)).then_some(()));
    (true, again.filter(|a| a.lead.article).map_or(half.next, |a| a.next))
}

/// «أكثر من», «نحو»: whether one stood there, and the token after it.
pub(super) fn measure(scan: &Scan<'_>, i: usize) -> (bool, usize) {
    let seen = scan.led(i, |s| matches!(s, Sense::Measure(_)).then_some(()));
    seen.map_or((false, i), |s| (true, s.next))
}

/// A length as an expression of its own.
pub(super) fn duration(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if super::refuse::general(scan, i) {
        return None;
    }
    let link = scan.led(i, |s| match s {
        Sense::Link(Link::During) => Some(()),
        _ => None,
    });
    let start = link.map_or(i, |l| l.next);
    let (measured, at) = measure(scan, start);
    if let Some(fraction) = part_of_unit(scan, at) {
        return Some(Found::new(i.max(start), fraction.1, 0, fraction.0, "duration"));
    }
    if let Some(few) = few(scan, at) {
        return Some(Found::new(start, few.1, 0, few.0, "duration.vague"));
    }
    // «خلال أيام», «في غضون ساعات».
    if link.is_some()
        && let Some((unit, next)) = vague(scan, at)
    {
        let expr = Expr::Length { value: iso(unit, None, 0), unit };
        return Some(Found::new(start, next, 0, expr, "duration.vague"));
    }
    let length = length(scan, at)?;
    let Length { unit, n, half, counted } = length.it;
    let compound = more(scan, length.next, unit).1 > length.next;
    // «بعد مرور أسبوع على الهجوم».
    let since_told =
        scan.link(length.next, Link::On).and_then(|_| super::anchored::after_length(scan, length.next));
    if !counted && !measured && link.is_none() && !compound && since_told.is_none() {
        return None;
    }
    if !counted && scan.led(length.next, |s| matches!(s, Sense::Month { .. }).then_some(())).is_some() {
        return None;
    }
    let lead = if at == start { length.lead.letters } else { 0 };
    if let Some(link) = link
        && !compound
        && !measured
        && !half
        && length.lead.letters == 0
    {
        let expr = Expr::Within { unit, n };
        return Some(Found::new(i, length.next, link.lead.letters, expr, "duration.within"));
    }
    let mut value = iso(unit, Some(n), i32::from(half));
    let (more, next) = more(scan, length.next, unit);
    value.push_str(&more);
    let lead = if measured { scan.hits(start).first().map_or(0, |h| h.lead.letters) } else { lead };
    let mut found = Found::new(start, next, lead, Expr::Length { value, unit }, "duration");
    // «بعد مرور عامين على الانفجار».
    found.anchor = scan.link(next, Link::On).and_then(|_| super::anchored::after_length(scan, next));
    Some(found)
}

/// What is added in smaller units: «وساعتين», «و30 دقيقة». Gives its part of the value, and the token after it.
fn more(scan: &Scan<'_>, i: usize, above: Unit) -> (String, usize) {
    let joined = scan.link(i, Link::And);
    let found = length(scan, joined.unwrap_or(i)).filter(|l| {
        l.it.unit < above && (joined.is_some() || (l.lead.conjunction && l.lead.preposition.is_none()))
    });
    let Some(found) = found else { return (String::new(), i) };
    let value = iso(found.it.unit, Some(found.it.n), i32::from(found.it.half));
    let part = value.trim_start_matches('P');
    // `PT5H30M`: hours and minutes share one `T`.
    let part = if above <= Unit::Hour { part.trim_start_matches('T') } else { part };
    let (rest, next) = more(scan, found.next, found.it.unit);
    (format!("{part}{rest}"), next)
}

/// Units without a number after a word that asks for a length: «قبل أيام», «منذ سنوات», «بعد بضعة أشهر».
pub(super) fn vague(scan: &Scan<'_>, i: usize) -> Option<(Unit, usize)> {
    if let Some((Expr::Length { unit, .. }, next)) = few(scan, i) {
        return Some((unit, next));
    }
    let many = scan.sense(i, |s| match s {
        Sense::Unit(unit, Count::Many) => Some(unit),
        _ => None,
    });
    many.filter(|m| !m.lead.article).map(|m| (m.it, m.next))
}

/// «نصف ساعة», «ربع قرن».
pub(super) fn part_of_unit(scan: &Scan<'_>, i: usize) -> Option<(Expr, usize)> {
    if let Some((minutes, next)) = part_of_hour(scan, i) {
        let value = match (minutes / 60, minutes % 60) {
            (0, m) => format!("PT{m}M"),
            (h, m) => format!("PT{h}H{m}M"),
        };
        return Some((Expr::Length { value, unit: Unit::Hour }, next));
    }
    let fraction = scan.sense(i, |s| match s {
        Sense::Fraction(of) => Some(i32::from(of)),
        _ => None,
    })?;
    let unit = scan.sense(fraction.next, |s| match s {
        Sense::Unit(unit, Count::One) => Some(unit),
        _ => None,
    })?;
    if fraction.lead.article || unit.lead.article {
        return None;
    }
    let (smaller, whole) = match unit.it {
        Unit::Century => (Unit::Year, 100),
        Unit::Decade => (Unit::Year, 10),
        Unit::Year => (Unit::Month, 12),
        Unit::Day => (Unit::Hour, 24),
        Unit::Hour => (Unit::Minute, 60),
        Unit::Month => (Unit::Day, 30),
        _ => return None,
    };
    let value = iso(smaller, Some(whole / fraction.it), 0);
    Some((Expr::Length { value, unit: unit.it }, unit.next))
}

/// Minutes said as parts of an hour: «نصف ساعة», «ساعة إلا ربعا», «ساعة وربع», «ثلاثة أرباع الساعة».
pub(super) fn part_of_hour(scan: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    let fraction = |s: Sense| match s {
        Sense::Fraction(of) => Some(i32::from(of)),
        _ => None,
    };
    let hour = |i: usize| {
        scan.sense(i, |s| match s {
            Sense::Unit(Unit::Hour, count @ (Count::One | Count::Two)) => {
                Some(if count == Count::One { 1 } else { 2 })
            }
            _ => None,
        })
    };
    if let Some(whole) = hour(i).filter(|h| !h.lead.article) {
        if let Some(minus) = scan.sense(whole.next, |s| (s == Sense::Minus).then_some(())) {
            let part = scan.sense(minus.next, fraction)?;
            return Some((60 * whole.it - 60 / part.it, part.next));
        }
        // «ساعة وربع»; «ونصف» is half a unit, as with any other.
        let joined = scan.link(whole.next, Link::And);
        let part = scan.led(joined.unwrap_or(whole.next), fraction).filter(|p| p.it > 2)?;
        let and = joined.is_some() || (part.lead.conjunction && part.lead.preposition.is_none());
        return and.then_some((60 * whole.it + 60 / part.it, part.next));
    }
    if let Some(parts) = scan.sense(i, |s| match s {
        Sense::Parts(n, of) => Some(60 * i32::from(n) / i32::from(of)),
        _ => None,
    }) {
        return Some((parts.it, hour(parts.next).filter(|h| h.it == 1)?.next));
    }
    let part = scan.sense(i, fraction).filter(|p| !p.lead.article)?;
    let of = hour(part.next).filter(|h| h.it == 1 && !h.lead.article)?;
    Some((60 / part.it, of.next))
}

/// «بضعة أيام», «عدة أشهر», «أيام قليلة».
fn few(scan: &Scan<'_>, i: usize) -> Option<(Expr, usize)> {
    let many = |i: usize| {
        scan.sense(i, |s| match s {
            Sense::Unit(unit, Count::Many) => Some(unit),
            _ => None,
        })
    };
    let is_few = |i: usize| scan.sense(i, |s| (s == Sense::Few).then_some(()));
    let (unit, next) = match is_few(i) {
        Some(few) => {
            let unit = many(few.next)?;
            (unit.it, unit.next)
        }
        None => {
            let unit = many(i).filter(|u| !u.lead.article)?;
            (unit.it, is_few(unit.next)?.next)
        }
    };
    Some((Expr::Length { value: iso(unit, None, 0), unit }, next))
}
