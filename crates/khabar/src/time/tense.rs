//! Which side of the page's day the words around an expression point to: «سيلتقي الاثنين» ahead, «التقى الاثنين» back.
//!
//! The verb before it in its sentence decides, else the verb after it. A word like «المقرر» turns what follows it to the future.

use super::Side;
use super::scan::Scan;
use crate::lexicon::timewords::{Relation, Sense};

/// How far a verb is looked for, in tokens.
const REACH: usize = 25;

/// The side the words around tokens `first..next` point to.
pub(super) fn side(scan: &Scan<'_>, first: usize, next: usize) -> Side {
    let back = first.saturating_sub(REACH).max(scan.start)..first;
    let ahead = next..(next + REACH).min(scan.end);
    back.rev().chain(ahead).find_map(|i| at(scan, i)).unwrap_or_default()
}

/// What one token tells.
fn at(scan: &Scan<'_>, i: usize) -> Option<Side> {
    let cue = scan.led(i, |s| match s {
        Sense::Tense(Relation::Next) => Some(Side::Future),
        Sense::Tense(_) => Some(Side::Past),
        _ => None,
    });
    let side = cue.map(|c| c.it).or_else(|| super::grammar::tense(scan, i))?;
    if side == Side::Past && cue.is_none() && planned(scan, i) {
        return Some(Side::Future);
    }
    if side != Side::Present {
        return Some(side);
    }
    let subjunctive =
        i.checked_sub(1).is_some_and(|b| scan.led(b, |s| (s == Sense::Subjunctive).then_some(())).is_some());
    Some(match subjunctive {
        true => Side::Future,
        // «تقول المصادر»: the present of speech tells of what was said.
        false if super::grammar::reports(scan, i) => Side::Past,
        false => Side::Present,
    })
}

/// «يعتزم البنك خفض الفائدة»: what looks like a past verb right after a word of planning is its object.
fn planned(scan: &Scan<'_>, i: usize) -> bool {
    (i.saturating_sub(3).max(scan.start)..i)
        .any(|b| scan.led(b, |s| (s == Sense::Tense(Relation::Next)).then_some(())).is_some())
}

/// Whether what stands before token `i` goes on: «المستمرة منذ», «لا يزال … منذ», a verb in the present.
pub(super) fn lasts(scan: &Scan<'_>, i: usize) -> bool {
    let back = i.saturating_sub(12).max(scan.start)..i;
    for b in back.rev() {
        if scan.mark(b).is_some_and(|m| m != "\"") && b + 1 < i {
            return false;
        }
        if scan.led(b, |s| (s == Sense::Lasting).then_some(())).is_some() {
            return true;
        }
        if let Some(side) = at(scan, b) {
            return side != Side::Past;
        }
    }
    false
}
