//! Parts of periods: «مطلع العام», «الربع الأول من 2024», «أول جمعة من مارس».

use super::expr::{Date, Expr, Found};
use super::named::{century, decade, season};
use super::number;
use super::scan::{Scan, Seen};
use super::{calendar, duration, refuse, relative, year};
use crate::date::Calendar;
use crate::lexicon::timewords::{Count, Link, Part, Relation, Sense, Unit};

/// «الرابع عشر من الشهر الماضي», «يوم 29 من نفس الشهر».
pub(super) fn day_of_unit(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()));
    let at = word.map_or(i, |w| w.next);
    let day = number::day_of_month(scan, at).filter(|d| word.is_none() || d.lead.letters == 0)?;
    // «24 الجاري»; «في 24 من الشهر» is of the month at hand.
    let leads = [Link::In, Link::To, Link::Until];
    let before = i.checked_sub(1);
    let led =
        word.is_some() || before.is_some_and(|b| leads.iter().any(|link| scan.link(b, *link) == Some(i)));
    let digits = scan.integer(day.next - 1).is_some();
    if let Some(of) = calendar::relation(scan, day.next).filter(|_| led && digits) {
        let (shift, same) = year::shift_of(of.it);
        let lead = word.map_or(day.lead, |w| w.lead);
        let of_month = Box::new(Expr::unit(Unit::Month, shift));
        let expr = Expr::Piece { unit: Unit::Day, nth: day.it.into(), of: of_month };
        return (!same).then(|| Found::new(i, of.next, lead.letters, expr, "date.day-of-month"));
    }
    let from = scan.link(day.next, Link::From)?;
    let here = scan.sense(from, |s| (s == Sense::Unit(Unit::Month, Count::One)).then_some(()));
    let here = here
        .filter(|h| h.lead.article)
        .map(|h| Found::new(from, h.next, 0, Expr::unit(Unit::Month, 0), "relative.unit"));
    let unit = relative::unit(scan, from).filter(|u| u.skip == 0).or(here)?;
    if !matches!(unit.expr, Expr::Unit { unit: Unit::Month, .. } | Expr::Same { unit: Unit::Month, .. }) {
        return None;
    }
    let lead = word.map_or(day.lead, |w| w.lead);
    let expr = Expr::Piece { unit: Unit::Day, nth: day.it.into(), of: Box::new(unit.expr) };
    Some(Found::new(i, unit.next, lead.letters, expr, "date.day-of-month"))
}

/// A period after «مطلع» or «الربع الأول من».
pub(super) fn period(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let at = scan.skip_link(i, Link::From);
    let simple: [fn(&Scan<'_>, usize) -> Option<Found>; 5] =
        [decade, century, season, fraction_of, relative::unit];
    if let Some(found) = simple.iter().find_map(|rule| rule(scan, at)) {
        return Some(found);
    }
    if let Some(month) = calendar::month(scan, at).filter(|m| m.lead.letters == 0) {
        let date = Date { calendar: month.it.calendar, month: Some(month.it.month), ..Date::default() };
        return Some(with_tail(scan, at, month.next, date));
    }
    if let Some(found) = year::year(scan, at) {
        return Some(found);
    }
    if let Some(number) = number::year(scan, at).filter(|_| scan.integer(at).is_some()) {
        return Some(Found::new(at, number.next, 0, Expr::year(number.it), "year"));
    }
    // «مطلع العام», «منتصف الشهر»: the one at hand.
    let unit = scan.sense(at, |s| match s {
        Sense::Unit(unit, Count::One) if unit >= Unit::Week => Some(unit),
        _ => None,
    })?;
    unit.lead.article.then(|| Found::new(at, unit.next, 0, Expr::unit(unit.it, 0), "relative.unit"))
}

fn with_tail(scan: &Scan<'_>, i: usize, next: usize, mut date: Date) -> Found {
    let mut end = next;
    if let Some(relation) = calendar::relation(scan, next) {
        (date.relation, end) = (Some(relation.it), relation.next);
    } else if let Some(year) = calendar::year(scan, next) {
        (date.year, end) = (Some(year.it.0), year.next);
    }
    Found::new(i, end, 0, Expr::Date(date), "date.calendar")
}

/// «مطلع العام الجاري», «أواخر يوليو», «منتصف التسعينات», «نهاية 2023».
pub(super) fn part(scan: &Scan<'_>, i: usize) -> Option<Found> {
    // «أول الشهر»: its beginning, unlike «أول شهر».
    if let Some(first) = scan.led(i, |s| (s == Sense::Ordinal(1)).then_some(())).filter(|f| !f.lead.article)
        && let Some(unit) = scan.sense(first.next, |s| match s {
            Sense::Unit(unit, Count::One) if unit >= Unit::Week => Some(unit),
            _ => None,
        })
        && unit.lead.article
        && let Some(period) = period(scan, first.next).filter(|p| p.skip == 0)
    {
        let expr = Expr::Part(Part::Early, Box::new(period.expr));
        return Some(Found::new(i, period.next, first.lead.letters, expr, "part"));
    }
    let part = scan.led(i, |s| match s {
        Sense::Part(part) | Sense::Third(part) => Some(part),
        _ => None,
    })?;
    let third = scan.sense(i, |s| matches!(s, Sense::Third(_)).then_some(())).is_some();
    if part.lead.article && !third {
        return None;
    }
    let period = period(scan, part.next).filter(|p| said_of(scan, p))?;
    // «آخر شهر مارس» is its end, «آخر أسبوع» one of several.
    if part.it == Part::End && matches!(period.expr, Expr::Unit { .. }) && !scan.hits(part.next).is_empty() {
        let named = scan.led(part.next, |s| matches!(s, Sense::Unit(..)).then_some(()));
        if named.is_some_and(|n| !n.lead.article) {
            return None;
        }
    }
    let expr = match part.it {
        _ if !third => Expr::Part(part.it, Box::new(period.expr)),
        part => Expr::Fraction { nth: 1 + (part as i32).min(2), of: 3, period: Box::new(period.expr) },
    };
    Some(Found::new(i, period.next, part.lead.letters, expr, "part"))
}

/// «الربع الأول من عام 2024», «النصف الثاني من العام الجاري», «الأسبوع الأول من يوليو», «العقد الأول من القرن …».
pub(super) fn fraction_of(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| match s {
        Sense::Fraction(of) => Some((Unit::Century, of)),
        Sense::Unit(unit, Count::One) if unit >= Unit::Day => Some((unit, 0)),
        _ => None,
    });
    let word = word.filter(|w| w.lead.article)?;
    let (unit, of) = word.it;
    let Some(nth) = ordinal_or_last(scan, word.next) else {
        // «الربع الماضي», «الربع الحالي».
        let (shift, same, next) = relative::relation_shift(scan, word.next)?;
        let expr = Expr::unit(Unit::Quarter, shift);
        return (of == 4 && !same).then(|| Found::new(i, next, word.lead.letters, expr, "relative.unit"));
    };
    if of > 0 && nth.it > i32::from(of) {
        return None;
    }
    let led = scan.link(nth.next, Link::From).or_else(|| scan.link(nth.next, Link::In)).is_some();
    if of == 0 && !led && period(scan, nth.next).is_none_or(|p| p.skip == 0) {
        return None;
    }
    let (period, next) = match period(scan, nth.next).filter(|p| said_of(scan, p)) {
        Some(found) => (found.expr, found.next),
        None if of > 0 && nth.it > 0 => match calendar::relation(scan, nth.next) {
            Some(relation) => (Expr::unit(Unit::Year, year::shift_of(relation.it).0), relation.next),
            None => (Expr::unit(Unit::Year, 0), nth.next),
        },
        // «الربع الماضي».
        None if of == 4 => {
            let expr = Expr::unit(Unit::Quarter, -1);
            return Some(Found::new(i, nth.next, word.lead.letters, expr, "relative.unit"));
        }
        None => return None,
    };
    // Quarters and halves of matches and hours are none of a year.
    if of > 0 && period == Expr::unit(Unit::Year, 0) && next == nth.next && refuse::no_period(scan, nth.next)
    {
        return None;
    }
    let period = Box::new(period);
    let expr = if of > 0 {
        let nth = if nth.it == 0 { i32::from(of) } else { nth.it };
        Expr::Fraction { nth, of, period }
    } else {
        Expr::Piece { unit, nth: nth.it, of: period }
    };
    Some(Found::new(i, next, word.lead.letters, expr, "part.nth"))
}

/// «أول يوم من أبريل», «آخر أسبوع في السنة».
pub(super) fn nth_unit(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let nth = scan.led(i, |s| match s {
        Sense::Ordinal(n) if n <= 12 => Some(n),
        Sense::Part(Part::End) => Some(0),
        _ => None,
    });
    let nth = nth.filter(|n| !n.lead.article)?;
    let unit = scan.sense(nth.next, |s| match s {
        Sense::Unit(unit, Count::One | Count::Many) if unit >= Unit::Day => Some(unit),
        _ => None,
    });
    let unit = unit.filter(|u| !u.lead.article)?;
    let many = scan.sense(nth.next, |s| matches!(s, Sense::Unit(_, Count::Many)).then_some(())).is_some();
    let led = scan.link(unit.next, Link::From).or_else(|| scan.link(unit.next, Link::In));
    // «أول أيام رمضان».
    let at = led.or(many.then_some(unit.next))?;
    let period = period(scan, at).filter(|p| p.skip == 0)?;
    let expr = Expr::Piece { unit: unit.it, nth: nth.it, of: Box::new(period.expr) };
    Some(Found::new(i, period.next, nth.lead.letters, expr, "part.nth"))
}

/// «الأول», «الأخير» (0).
fn ordinal_or_last(scan: &Scan<'_>, i: usize) -> Option<Seen<i32>> {
    if let Some(nth) = number::ordinal(scan, i).filter(|o| o.lead.letters == 0 && o.lead.article) {
        return Some(nth);
    }
    let last = calendar::relation(scan, i).filter(|r| r.it == Relation::Past)?;
    Some(Seen { it: 0, next: last.next, lead: last.lead })
}

/// «أول جمعة من مارس», «آخر أحد في أكتوبر», «ثاني أيام العيد» aside.
pub(super) fn nth_weekday(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let nth = scan.led(i, |s| match s {
        Sense::Ordinal(n) if n <= 5 => Some(n),
        Sense::Part(Part::End) => Some(0),
        _ => None,
    })?;
    let at = scan
        .sense(nth.next, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()))
        .map_or(nth.next, |s| s.next);
    let weekday = scan.sense(at, |s| match s {
        Sense::Weekday { day, .. } => Some(day),
        _ => None,
    })?;
    let at = scan.link(weekday.next, Link::From).or_else(|| scan.link(weekday.next, Link::In))?;
    let period = period(scan, at).filter(|p| p.skip == 0)?;
    let expr = Expr::Nth { weekday: weekday.it, nth: nth.it, of: Box::new(period.expr), or_day: false };
    Some(Found::new(i, period.next, nth.lead.letters, expr, "part.weekday"))
}

/// «الجمعة الأخيرة من مارس», «الاثنين الأول من سبتمبر»: the day of the week before its number.
pub(super) fn weekday_nth(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let weekday = calendar::weekday(scan, i)?;
    let nth =
        ordinal_or_last(scan, weekday.next).filter(|n| n.it <= 5 && scan.integer(n.next - 1).is_none())?;
    let at = scan.link(nth.next, Link::From).or_else(|| scan.link(nth.next, Link::In))?;
    let period = period(scan, at).filter(|p| p.skip == 0)?;
    if !matches!(&period.expr, Expr::Unit { unit: Unit::Month, .. })
        && !matches!(period.expr.date(), Some(Date { month: Some(_), day: None, .. }))
    {
        return None;
    }
    let expr = Expr::Nth { weekday: weekday.it, nth: nth.it, of: Box::new(period.expr), or_day: true };
    Some(Found::new(i, period.next, weekday.lead.letters, expr, "part.weekday"))
}

/// «الأشهر الستة الأولى من العام», «أول ثلاثة أشهر من 2024», «آخر شهرين من السنة».
pub(super) fn edge(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let (unit, n, last, lead, next) = edge_words(scan, i)?;
    let at = scan.link(next, Link::From).or_else(|| scan.link(next, Link::In)).unwrap_or(next);
    let period = period(scan, at).filter(|p| said_of(scan, p))?;
    if at == next && period.skip == 0 {
        return None;
    }
    let expr = Expr::Edge { unit, n, last, of: Box::new(period.expr) };
    Some(Found::new(i, period.next, lead, expr, "part.edge"))
}

/// The unit, how many, whether the last of them, letters before, the token after.
fn edge_words(scan: &Scan<'_>, i: usize) -> Option<(Unit, i32, bool, u8, usize)> {
    if let Some(which) = scan.led(i, |s| match s {
        Sense::Ordinal(1) => Some(false),
        Sense::Part(Part::End) => Some(true),
        _ => None,
    }) {
        let length = duration::length(scan, which.next).filter(|l| l.lead.letters == 0 && l.it.n >= 2)?;
        let plain = !which.lead.article && !length.it.half;
        return plain.then_some((length.it.unit, length.it.n, which.it, which.lead.letters, length.next));
    }
    let many = scan.led(i, |s| match s {
        Sense::Unit(unit, Count::Many | Count::Two) => Some(unit),
        _ => None,
    });
    let many = many.filter(|m| m.lead.article)?;
    let two = scan.led(i, |s| matches!(s, Sense::Unit(_, Count::Two)).then_some(())).is_some();
    let (n, next) = match number::cardinal(scan, many.next)
        .or_else(|| number::article_and_digits(scan, many.next))
        .filter(|n| n.lead.letters == 0)
    {
        Some(number) => (number.it, number.next),
        None if two => (2, many.next),
        None => return None,
    };
    let nth = ordinal_or_last(scan, next).filter(|n| n.it <= 1)?;
    Some((many.it, n, nth.it == 0, many.lead.letters, nth.next))
}

/// Whether a period stands by itself or behind ل: «الربع الأول لعام 2024».
fn said_of(scan: &Scan<'_>, period: &Found) -> bool {
    let li = |h: &crate::time::scan::Hit| {
        h.lead.preposition == Some(crate::text::prefix::LI)
            && !h.lead.conjunction
            && h.lead.letters == period.skip
    };
    period.skip == 0 || scan.hits(period.first).iter().any(li)
}

/// «في مثل هذا اليوم من العام الماضي», «الفترة نفسها من العام الماضي» aside.
pub(super) fn like_now(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let this = scan.led(i, |s| (s == Sense::Demonstrative(false)).then_some(()))?;
    let unit = scan.sense(this.next, |s| match s {
        Sense::Unit(unit @ (Unit::Day | Unit::Month), Count::One) => Some(unit),
        _ => None,
    });
    let unit = unit.filter(|u| u.lead.article)?;
    let at = scan.link(unit.next, Link::From)?;
    let year = year::phrase(scan, at).filter(|y| y.lead.letters == 0 && y.it.1 == Calendar::Gregorian)?;
    let expr = Expr::LikeNow { unit: unit.it, year: year.it.0 };
    Some(Found::new(i, year.next, this.lead.letters, expr, "part.like-now"))
}
