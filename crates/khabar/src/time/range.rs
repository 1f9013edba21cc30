//! From one time to another: «من 23 إلى 25 يوليو», «بين عامي 2010 و2015», «اليوم الثلاثاء، وحتى 25 يوليو الجاري»,
//! «يومي 23 و24 يوليو», «تبدأ في 11 يوليو وتستمر حتى 13 يوليو».

use super::calendar;
use super::ends::{joinable, numbered, share, share_half};
use super::expr::{Expr, Found};
use super::number::{self, DASHES};
use super::rules::first;
use super::scan::Scan;
use crate::lexicon::timewords::{Count, Link, Sense, Unit};

/// A range that begins with a word: «من», «بين», «يومي».
pub(super) fn worded(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if let Some(found) = listed(scan, i) {
        return Some(found);
    }
    let word = scan.led(i, |s| match s {
        Sense::Link(link @ (Link::From | Link::Between)) => Some(link),
        _ => None,
    })?;
    let (start, next) = begin(scan, word.next)?;
    let link = |i: usize| match word.it {
        Link::Between => and(scan, i).or_else(|| to(scan, i)),
        _ => to(scan, i),
    };
    let (found, _) = finish(scan, start, next, &link)?;
    Some(Found { first: i, skip: word.lead.letters, ..found })
}

/// «يومي 23 و24 يوليو», «عامي 2010 و2011», «شهري يوليو وأغسطس», «الأعوام 2010 و2011».
fn listed(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| match s {
        Sense::Unit(
            unit @ (Unit::Day | Unit::Month | Unit::Year),
            Count::Two | Count::Pair | Count::Many,
        ) => Some(unit),
        _ => None,
    })?;
    let (start, mut next) = begin(scan, word.next)?;
    // «أيام 3 و4 و5 مايو»: the numbers between the ends.
    while matches!(start, Begin::Number(_))
        && let Some(at) = and(scan, next)
        && let Some(after) = scan.integer(at).map(|_| at + 1).filter(|after| and(scan, *after).is_some())
    {
        next = after;
    }
    let fits = |expr: &Expr| match (word.it, expr) {
        (Unit::Day, Expr::Weekday { .. }) => true,
        (Unit::Day, Expr::Date(date)) => date.day.is_some(),
        (Unit::Month, Expr::Date(date)) => date.month.is_some() && date.day.is_none(),
        (Unit::Year, Expr::Date(date)) => date.month.is_none() && date.day.is_none(),
        _ => false,
    };
    let numbers = matches!(&start, Begin::Number(_));
    if !numbers && !matches!(&start, Begin::Found(found) if fits(&found.expr)) {
        return None;
    }
    let link = |i: usize| and(scan, i).or_else(|| to(scan, i)).or_else(|| dash(scan, i));
    let (mut found, _) = finish(scan, start, next, &link)?;
    // «أيام 3 و4 و5 مايو».
    while let Expr::Range(a, _) = &found.expr
        && let Some(at) = and(scan, found.next)
        && let Some(more) = first(scan, at).filter(|f| f.expr.date().is_some() && f.skip <= 1)
    {
        let (mut a, b) = ((**a).clone(), more.expr);
        share(&mut a, &b);
        (found.expr, found.next) = (Expr::Range(Box::new(a), Box::new(b)), more.next);
    }
    Some(Found { first: i, skip: word.lead.letters, ..found })
}

/// What a range begins with: an expression, or a number that takes its unit from the other end.
enum Begin {
    Found(Box<Found>),
    Number(i32),
}

fn begin(scan: &Scan<'_>, i: usize) -> Option<(Begin, usize)> {
    let at = skip_unit(scan, i);
    if let Some(found) = first(scan, at).filter(|f| f.skip == 0 && places(&f.expr)) {
        let next = found.next;
        return Some((Begin::Found(Box::new(found)), next));
    }
    // «بين مارس ويونيو»: beside another month a month's name leaves no doubt.
    if let Some(found) = calendar::named(scan, at).filter(|f| {
        f.skip == 0
            && (and(scan, f.next).is_some() || to(scan, f.next).is_some() || dash(scan, f.next).is_some())
    }) {
        let next = found.next;
        return Some((Begin::Found(Box::new(found)), next));
    }
    let number = number::cardinal(scan, at)
        .filter(|n| n.lead.letters == 0)
        .or_else(|| number::ordinal(scan, at).filter(|o| o.lead.article && o.lead.letters == 0))?;
    Some((Begin::Number(number.it), number.next))
}

/// Whether an expression has a place on the calendar.
pub(super) fn places(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::Length { .. }
            | Expr::Set { .. }
            | Expr::Since { .. }
            | Expr::Within { .. }
            | Expr::Run { .. }
            | Expr::Event
            | Expr::Anniversary { .. }
    )
}

/// «بين عامي 2010», «من يوم 23»: the word for the unit before a number.
fn skip_unit(scan: &Scan<'_>, i: usize) -> usize {
    let unit = scan.sense(i, |s| match s {
        Sense::Unit(Unit::Day | Unit::Month | Unit::Year, Count::Two | Count::Pair | Count::Many) => Some(()),
        Sense::Unit(Unit::Day, Count::One) => Some(()),
        _ => None,
    });
    unit.filter(|u| !u.lead.article || number::cardinal(scan, u.next).is_some()).map_or(i, |u| u.next)
}

fn finish(
    scan: &Scan<'_>,
    start: Begin,
    next: usize,
    link: &dyn Fn(usize) -> Option<usize>,
) -> Option<(Found, usize)> {
    let at = skip_unit(scan, link(scan.skip_comma(next)).or_else(|| link(next))?);
    let hours = matches!(&start, Begin::Found(f) if matches!(f.expr, Expr::Clock { .. }));
    let month = matches!(&start, Begin::Found(f)
        if f.expr.date().is_some_and(|d| d.month.is_some() && d.day.is_none()));
    let end = end_of(scan, at)
        .or_else(|| hours.then(|| super::clock::hour_alone(scan, at)).flatten())
        .or_else(|| month.then(|| calendar::named(scan, at)).flatten().filter(|f| f.skip <= 1))?;
    let (a, b) = match start {
        Begin::Found(found) => {
            // «بين الساعة الثالثة والخامسة عصرا»: the half of the day said last holds for both.
            let half = !super::clock::halved(scan, found.first, found.next)
                && super::clock::halved(scan, end.first, end.next);
            let (mut a, b) = (found.expr, end.expr);
            share(&mut a, &b);
            if half {
                share_half(&mut a, &b);
            }
            (a, b)
        }
        Begin::Number(n) => (numbered(n, &end.expr)?, end.expr),
    };
    if !joinable(&a, &b) {
        return None;
    }
    let found = Found::new(at, end.next, 0, Expr::Range(Box::new(a), Box::new(b)), "range");
    Some((found, end.next))
}

/// The end of a range: an expression, «الآن», or a bare year.
fn end_of(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if let Some(found) = first(scan, at).filter(|f| places(&f.expr) && f.skip <= 1) {
        return Some(found);
    }
    let year = number::year(scan, at).filter(|y| scan.integer(at).is_some() || y.lead.conjunction)?;
    (1000..=2200).contains(&year.it).then(|| Found::new(at, year.next, 0, Expr::year(year.it), "year.bare"))
}

pub(super) fn to(scan: &Scan<'_>, i: usize) -> Option<usize> {
    scan.link(i, Link::To).or_else(|| scan.link(i, Link::Until))
}

fn and(scan: &Scan<'_>, i: usize) -> Option<usize> {
    if let Some(next) = scan.link(i, Link::And) {
        return Some(next);
    }
    // «وأغسطس»: the conjunction is written together with the word; the caller's rule sees it as one letter more.
    scan.hits(i).iter().any(|h| h.lead.conjunction && h.lead.preposition.is_none()).then_some(i)
}

fn dash(scan: &Scan<'_>, i: usize) -> Option<usize> {
    scan.is_mark(i, DASHES).then_some(i + 1)
}

/// A range that grows from an expression: «23-25 يوليو», «يوليو – سبتمبر 2023», «الاثنين إلى الأربعاء»,
/// «اليوم الثلاثاء، وحتى 25 يوليو الجاري», «في 11 يوليو وتستمر حتى 13 يوليو».
pub(super) fn grown(scan: &Scan<'_>, found: Found) -> Found {
    if !places(&found.expr) || matches!(found.expr, Expr::Range(..) | Expr::Until(_) | Expr::Ref(_)) {
        return found;
    }
    let comma = scan.skip_comma(found.next);
    let lasting = scan
        .led(comma, |s| (s == Sense::Lasting).then_some(()))
        .and_then(|l| scan.link(l.next, Link::Until).or_else(|| scan.link(l.next, Link::To)));
    let link = |i: usize| dash(scan, i).or_else(|| to(scan, i));
    let until = scan.link(comma, Link::Until);
    let begin = Begin::Found(Box::new(found.clone()));
    let grown = match (until, lasting) {
        (Some(_), _) => finish(scan, begin, found.next, &|i| scan.link(i, Link::Until)),
        (None, Some(at)) => {
            finish(scan, begin, found.next, &|i| (i == comma || i == found.next).then_some(at))
        }
        _ if comma == found.next => finish(scan, begin, found.next, &link),
        _ => None,
    };
    match grown {
        // A dash between days of the week or years needs no more; between other things both ends must be of one kind.
        Some((range, _)) if like(&found.expr, &range.expr) => {
            Found { first: found.first, skip: found.skip, ..range }
        }
        _ => found,
    }
}

fn like(a: &Expr, range: &Expr) -> bool {
    let Expr::Range(_, b) = range else { return false };
    let kind = |e: &Expr| match e {
        Expr::Date(d) => (d.month.is_some(), d.day.is_some()),
        Expr::Day { .. } | Expr::Weekday { .. } => (true, true),
        _ => (false, false),
    };
    kind(a) == kind(b) || matches!(**b, Expr::Ref(_))
}

/// «23-25 يوليو», «23 و24 يوليو», «23 إلى 25 يوليو»: figures before a date.
pub(super) fn figures(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let day = number::day_of_month(scan, i).filter(|d| scan.integer(i).is_some() || d.lead.article)?;
    let at = dash(scan, day.next).or_else(|| and(scan, day.next)).or_else(|| to(scan, day.next))?;
    let end = calendar::date(scan, at)
        .filter(|f| f.expr.date().is_some_and(|d| d.day.is_some() && d.weekday.is_none()))?;
    let a = numbered(day.it.into(), &end.expr)?;
    let expr = Expr::Range(Box::new(a), Box::new(end.expr));
    Some(Found::new(i, end.next, day.lead.letters, expr, "range.figures"))
}

/// «حتى 25 يوليو الجاري», «لغاية نهاية العام»: from the page's day on.
pub(super) fn until(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| (s == Sense::Link(Link::Until)).then_some(()))?;
    let end = first(scan, word.next)
        .filter(|f| f.skip == 0 && places(&f.expr) && !matches!(f.expr, Expr::Ref(_)))?;
    Some(Found::new(i, end.next, word.lead.letters, Expr::Until(Box::new(end.expr)), "range.until"))
}
