//! What an expression is worth on a page: counted from its day, and which side of it («منذ يناير» lies behind).

use super::expr::Found;
use super::scan::{self, Scan};
use super::value::{self, From, Value};
use super::{Side, Timex, tense};
use crate::date::{Anchor, Basis, Day, Interval, Precision};
use crate::lexicon::timewords::{Link, Sense};
use crate::span::Span;

/// The dates told before an expression.
#[derive(Clone, Copy, Default)]
pub(super) struct Told {
    pub(super) last: Option<Interval>,
    /// The last one of the sentence, with the unit named.
    pub(super) near: Option<(Interval, Precision)>,
}

/// Values an expression: once for each end of the days the page may be of.
pub(super) fn valued(scan: &Scan<'_>, found: &Found, anchor: &Anchor, told: &Told) -> Timex {
    let lead = lead(scan, found);
    let side = match found.expr.side() {
        Some(side) => side,
        // «منذ يناير» lies behind, whatever the verb.
        None if lead == Some(Link::Since) => Side::Past,
        None if found.expr.asks_for_side() => tense::side(scan, found.first, found.next),
        None => Side::Unsaid,
    };
    let at = |day: Option<Day>| {
        value::value(&found.expr, &From { anchor: day, last: told.last, near: told.near, side })
    };
    let value = match anchor.days {
        None => at(None),
        Some(days) if days.from == days.to => at(Some(days.from)),
        Some(days) => match (at(Some(days.from)), at(Some(days.to))) {
            // An hour is not given a day that is not known.
            (a, b) if a.basis == Basis::Assumed || b.basis == Basis::Assumed => at(None),
            (a, b) => between(a, b),
        },
    };
    let basis = match (value.basis, anchor.basis) {
        (Basis::Relative, Some(Basis::Inferred)) => Basis::Inferred,
        (basis, _) => basis,
    };
    let span = scan.text.span(found.first, found.next.saturating_sub(1));
    let start = scan.text.tokens.get(found.first).map_or(span.start as usize, |t| {
        t.span.start as usize + crate::text::prefix::bytes(scan.text.token(found.first), found.skip)
    });
    Timex {
        span: Span::new(start.min(span.end as usize), span.end as usize),
        tokens: (found.first as u32, found.next as u32),
        kind: value.kind,
        value: value.value,
        // Arithmetic saturates at the ends of the calendar, where a period may come out turned around.
        days: value.days.map(|d| Interval::new(d.from, d.to)),
        precision: value.precision,
        calendar: value.calendar,
        basis,
        side,
        lead,
        anchor: found.anchor.map(|(a, b)| scan.text.span(a, b.saturating_sub(1))),
        rule: found.rule,
    }
}

/// The link that binds an expression: its own first word, or the word that ends right before it.
fn lead(scan: &Scan<'_>, found: &Found) -> Option<Link> {
    let first = found.first;
    let own = scan.led(first, |s| match s {
        Sense::Link(link @ (Link::Since | Link::Until | Link::Before | Link::After | Link::During)) => {
            Some(link)
        }
        _ => None,
    });
    if let Some(own) = own.filter(|o| o.next < found.next) {
        return Some(own.it);
    }
    (1..=2).filter_map(|n| first.checked_sub(n)).find_map(|b| {
        let ends = |h: &&scan::Hit| b + usize::from(h.len) == first && h.lead.preposition.is_none();
        scan.hits(b).iter().filter(ends).find_map(|h| match h.sense {
            Sense::Link(link) => Some(link),
            _ => None,
        })
    })
}

/// What holds whichever of the possible days the page is of.
fn between(a: Value, b: Value) -> Value {
    if a == b {
        return a;
    }
    let days = match (a.days, b.days) {
        (Some(x), Some(y)) => Some(Interval { from: x.from.min(y.from), to: x.to.max(y.to) }),
        (x, y) => x.or(y),
    };
    let value = days.map_or(a.value.clone(), |d| value::iso(d, a.precision));
    Value { value, days, ..a }
}
