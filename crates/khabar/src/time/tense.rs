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
    let before = |wanted: Relation| cue_ends(scan, i, wanted).is_some();
    if cue.is_some_and(|c| c.it == Side::Future) && was_planned(scan, i + 1) {
        return Some(Side::Unsaid);
    }
    // «أن يزور الوزير بكين الجمعة»: what would be «they wept» is a capital.
    let verb = || super::grammar::tense(scan, i).filter(|_| !scan.names_a_state(i));
    let side = cue.map(|c| c.it).or_else(verb)?;
    if side == Side::Present && before(Relation::Next) {
        // «لن ينسحب», «سوف يصل».
        return Some(Side::Future);
    }
    if side == Side::Past && cue.is_none() && planned(scan, i) {
        return Some(Side::Future);
    }
    if side != Side::Present {
        return Some(side);
    }
    let subjunctive =
        i.checked_sub(1).is_some_and(|b| scan.led(b, |s| (s == Sense::Subjunctive).then_some(())).is_some());
    Some(match subjunctive {
        true if was_planned(scan, i - 1) => Side::Unsaid,
        true => Side::Future,
        // «تقول المصادر»: the present of speech tells of what was said.
        false if super::grammar::reports(scan, i) => Side::Past,
        false => Side::Present,
    })
}

/// The token at which a cue of tense begins that ends right before token `i`.
fn cue_ends(scan: &Scan<'_>, i: usize, wanted: Relation) -> Option<usize> {
    (1..=2).filter_map(|n| i.checked_sub(n)).filter(|b| *b >= scan.start).rev().find(|&b| {
        scan.hits(b).iter().any(|h| h.sense == Sense::Tense(wanted) && b + usize::from(h.len) == i)
    })
}

/// «كان من المقرر أن»: it was to be, and may have been; `i` is the token after the cue.
fn was_planned(scan: &Scan<'_>, i: usize) -> bool {
    cue_ends(scan, i, Relation::Next).is_some_and(|cue| cue_ends(scan, cue, Relation::Past).is_some())
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
