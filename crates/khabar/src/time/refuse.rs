//! What looks like a date and is none: «شباط المازح», «عاد آب», «من مارس العنف», «مايو كلينك», «القرار 1701».

use super::calendar::Month;
use super::scan::Scan;
use crate::lexicon::timewords::{Count, Link, Sense, Unit};
use crate::text::TokenKind;

/// Whether a month's name without a day before it is a date. `said` tells that a year or a relation follows it.
pub(super) fn month_alone(scan: &Scan<'_>, i: usize, next: usize, month: Month, said: bool) -> bool {
    if name(scan, i, next) {
        return false;
    }
    if said {
        return true;
    }
    let before = |wanted: fn(Sense) -> bool| {
        i.checked_sub(1).filter(|b| *b >= scan.start).is_some_and(|b| {
            scan.hits(b)
                .iter()
                .any(|h| usize::from(h.len) == 1 && h.lead.preposition.is_none() && wanted(h.sense))
        })
    };
    // «أبريل - يونيو 2024»: the end of the range vouches for its beginning.
    if scan.is_mark(next, super::number::DASHES)
        && scan.sense(next + 1, |s| matches!(s, Sense::Month { .. }).then_some(())).is_some()
    {
        return month.sure;
    }
    let lead = scan.led(i, |s| matches!(s, Sense::Month { .. } | Sense::Unit(Unit::Month, _)).then_some(()));
    let lead = lead.map(|l| l.lead).unwrap_or_default();
    let strong = |s: Sense| {
        matches!(
            s,
            Sense::Link(Link::In | Link::Since | Link::During | Link::By | Link::Until | Link::Between)
                | Sense::Part(_)
                | Sense::Demonstrative(_)
        )
    };
    if month.sure {
        // A pair, «شهر يوليو», «ليوليو».
        let paired = next > i + 1;
        let leading = |s: Sense| {
            matches!(
                s,
                Sense::Link(Link::From | Link::To | Link::Before | Link::After) | Sense::Unit(Unit::Month, _)
            )
        };
        return paired || lead.preposition.is_some() || before(strong) || before(leading);
    }
    before(strong) && lead.letters == 0 && !lead.article
}

/// Whether a name stands before («السيدة نيسان») or what follows makes it one («مايو كلينك»).
pub(super) fn name(scan: &Scan<'_>, i: usize, next: usize) -> bool {
    headed(scan, i, Sense::NameHead) || place(scan, i) || name_tail(scan, next)
}

/// «سوق الأحد», «صلاة الجمعة», «#الثلاثاء».
pub(super) fn place(scan: &Scan<'_>, i: usize) -> bool {
    let joined = i.checked_sub(1).is_some_and(|b| b >= scan.start && scan.is_mark(b, &["#", "@"]));
    joined || headed(scan, i, Sense::PlaceHead)
}

/// «مديرين عامين».
pub(super) fn general(scan: &Scan<'_>, i: usize) -> bool {
    headed(scan, i, Sense::GeneralHead)
}

fn headed(scan: &Scan<'_>, i: usize, head: Sense) -> bool {
    i.checked_sub(1)
        .filter(|b| *b >= scan.start)
        .is_some_and(|b| scan.hits(b).iter().any(|h| h.sense == head && usize::from(h.len) == 1))
}

fn name_tail(scan: &Scan<'_>, i: usize) -> bool {
    scan.led(i, |s| (s == Sense::NameTail).then_some(())).is_some()
}

/// «في الستينات من عمره», «في التسعينات من العمر».
pub(super) fn age(scan: &Scan<'_>, i: usize) -> bool {
    name_tail(scan, scan.skip_link(i, Link::From))
}

/// Whether a figure counts something or is a number of something, so that it is no year.
pub(super) fn counted(scan: &Scan<'_>, i: usize, next: usize) -> bool {
    let before = |n: usize| i.checked_sub(n).filter(|b| *b >= scan.start);
    let numbered = (1..=2).any(|n| {
        before(n).is_some_and(|b| {
            scan.hits(b).iter().any(|h| h.sense == Sense::NoYearHead && b + usize::from(h.len) == i)
        })
    });
    if numbered || scan.is_mark(next, crate::text::marks::UNITS) {
        return true;
    }
    let Some(token) = scan.text.tokens.get(next).filter(|_| next < scan.end) else { return false };
    match token.kind {
        TokenKind::Arabic => !may_follow_year(scan, next),
        TokenKind::Foreign => true,
        TokenKind::Number => true,
        TokenKind::Punct => false,
    }
}

/// Whether a word may follow a year: something with a prefix, a particle, a verb; not a bare noun, which the figure would count.
fn may_follow_year(scan: &Scan<'_>, i: usize) -> bool {
    super::grammar::opens_clause(scan, i)
}

/// «اليوم الأول», «اليوم الذي», «اليوم نفسه»: a day told of, not today.
pub(super) fn unit_day(scan: &Scan<'_>, i: usize) -> bool {
    let ordinal = super::number::ordinal(scan, i).is_some_and(|o| o.lead.letters == 0 && o.lead.article);
    let relation =
        super::relative::relation_shift(scan, i).is_some_and(|(shift, same, _)| same || shift != 0);
    let day_name = scan.sense(i, |s| matches!(s, Sense::Unit(Unit::Day, Count::One)).then_some(())).is_some();
    ordinal
        || relation
        || day_name
        // «اليوم العالمي للطفل», «اليوم الوطني»: a day by its name.
        || scan.sense(i, |s| (s == Sense::DayKind).then_some(())).is_some()
        || scan.sense(i, |s| (s == Sense::RelativePronoun).then_some(())).is_some()
}

/// «يوما بعد يوم», «عاما بعد عام».
pub(super) fn again_and_again(scan: &Scan<'_>, i: usize, next: usize) -> bool {
    let unit = |i: usize| {
        scan.led(i, |s| match s {
            Sense::Unit(unit, Count::One) => Some(unit),
            _ => None,
        })
        .filter(|u| !u.lead.article)
        .map(|u| u.it)
    };
    i > scan.start && unit(i - 1).is_some_and(|before| unit(next) == Some(before))
}

/// «الأسبوع الذي», «العام الدراسي الذي»: a unit the text goes on to tell of.
pub(super) fn unit_told(scan: &Scan<'_>, i: usize) -> bool {
    scan.sense(i, |s| (s == Sense::RelativePronoun).then_some(())).is_some()
}

/// Whether what stands after «الربع الأول» makes it none of a year: a word of a match.
pub(super) fn no_period(scan: &Scan<'_>, i: usize) -> bool {
    scan.link(i, Link::From).is_some()
}
