//! The rules that read time expressions, in their order, and which wins where several begin at one token.

use super::expr::{Expr, Found};
use super::scan::Scan;
use super::{
    anchored, away, calendar, clock, day_part, duration, named, numeric, parts, range, relative, set, year,
};
use crate::lexicon::timewords::{Link, Relation, Sense};
use std::borrow::Cow;

/// The expressions of a sentence, the longest first where several begin at one token.
pub(super) fn expressions<'a>(scan: &Scan<'a>, tokens: std::ops::Range<usize>) -> Cow<'a, [Found]> {
    scan.found(|| find(scan, tokens.clone()))
}

fn find(scan: &Scan<'_>, tokens: std::ops::Range<usize>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        match triggers(scan, i).then(|| longest(scan, i)).flatten() {
            Some(found) if found.next > i => {
                i = found.next;
                out.push(found);
            }
            _ => i += 1,
        }
    }
    out
}

/// Whether a rule may begin at a token.
fn triggers(scan: &Scan<'_>, i: usize) -> bool {
    scan.digits(i).is_some()
        || scan.hits(i).iter().any(|h| {
            !matches!(
                h.sense,
                Sense::Link(Link::In | Link::And | Link::On | Link::To | Link::By)
                    | Sense::Tense(_)
                    | Sense::NameHead
                    | Sense::PlaceHead
                    | Sense::GeneralHead
                    | Sense::YearKind
                    | Sense::Subjunctive
                    | Sense::Approach
                    | Sense::Annual
                    | Sense::NameTail
                    | Sense::DayKind
                    | Sense::YearHead
                    | Sense::NoYearHead
                    | Sense::RelativePronoun
                    | Sense::Relation(_)
                    | Sense::Lasting
                    | Sense::Happening
                    | Sense::SpanHead
                    | Sense::Whole
                    | Sense::Era(_)
            )
        })
        || scan.text.key(i) == crate::text::prefix::ARTICLE
}

type Rule = fn(&Scan<'_>, usize) -> Option<Found>;

/// Rules for one expression, the likelier first: of two as long the first wins.
pub(super) const SINGLE: &[Rule] = &[
    relative::deictic,
    parts::weekday_nth,
    calendar::date,
    day_part::part_of_day,
    clock::clock,
    relative::unit,
    away::run_of,
    away::beside_told,
    away::away_from,
    relative::weekday_alone,
    day_part::daily,
    parts::part,
    parts::edge,
    parts::like_now,
    parts::day_of_unit,
    parts::fraction_of,
    parts::nth_weekday,
    parts::nth_unit,
    named::feast,
    named::anniversary,
    named::season,
    named::decade,
    named::century,
    year::year,
    numeric::after_cue,
    duration::duration,
    reference,
    anchored::at_event,
];

/// Rules that tell days more closely than a time without a place on the calendar.
const DAYS: &[Rule] = &[relative::deictic, relative::unit, day_part::part_of_day];

/// Rules that join several.
const JOINED: &[Rule] = &[range::worded, range::figures, range::until, set::set];

pub(super) fn best(scan: &Scan<'_>, i: usize, rules: &[Rule]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in rules {
        if let Some(found) = rule(scan, i)
            && best.as_ref().is_none_or(|b| found.next > b.next)
        {
            best = Some(found);
        }
    }
    best
}

/// One expression at a token, as the ends of ranges want it. None begins with a word that opens a range, and that word is the most
/// common of all that may begin one.
pub(super) fn first(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if scan.only_opens(i) { None } else { best(scan, i, SINGLE) }
}

fn longest(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let single = first(scan, i).map(|f| range::grown(scan, day_part::after_day(scan, f)));
    let joined = best(scan, i, JOINED);
    match (single, joined) {
        (Some(a), Some(b)) => Some(if b.next > a.next { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// «حينها», «مؤخرا», «حاليا», «نهاية الأسبوع».
fn reference(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let seen = scan.led(i, |s| match s {
        Sense::Ref(relation) => Some(Expr::Ref(relation)),
        Sense::Weekend => Some(Expr::Weekend(0)),
        _ => None,
    })?;
    // «في وقت سابق اليوم»: the day says more.
    let more = scan.skip_link(seen.next, Link::From);
    if matches!(seen.it, Expr::Ref(Relation::Past | Relation::After))
        && more < scan.end
        && best(scan, more, DAYS).is_some_and(|f| f.skip == 0)
    {
        return None;
    }
    let mut found = Found::new(i, seen.next, seen.lead.letters, seen.it, "reference");
    if found.expr == Expr::Weekend(0)
        && let Some((shift, false, next)) = relative::relation_shift(scan, seen.next)
    {
        (found.expr, found.next, found.rule) = (Expr::Weekend(shift), next, "relative.weekend");
    }
    Some(found)
}
