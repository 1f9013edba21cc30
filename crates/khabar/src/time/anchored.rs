//! Times counted from something told: «بعد أربعة أيام على الهجوم», «خلال القمة», «قبل لقائها», «منذ توليه السلطة».
//!
//! They have no days of their own; what they name as their anchor is told, so that whoever knows its day can place them.

use super::expr::{Expr, Found};
use super::grammar;
use super::scan::Scan;
use crate::lexicon::timewords::{Link, Sense};
use crate::text::TokenKind;

/// An anchor is named in so many words at most.
const LONGEST: usize = 4;

/// «خلال القمة», «قبل لقائها», «بعد توقيع الاتفاق», «حتى انتهاء المفاوضات».
pub(super) fn at_event(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let link = scan.led(i, |s| match s {
        Sense::Link(Link::During | Link::Before | Link::After | Link::Since | Link::Until) => Some(()),
        _ => None,
    })?;
    if link.lead.article || link.lead.preposition.is_some() {
        return None;
    }
    let anchor = named(scan, link.next)?;
    let mut found = Found::new(i, anchor.1, link.lead.letters, Expr::Event, "anchored.event");
    found.anchor = Some(anchor);
    Some(found)
}

/// What a length is counted from: «على الهجوم», «من توقيع الاتفاق».
pub(super) fn after_length(scan: &Scan<'_>, i: usize) -> Option<(usize, usize)> {
    let at = scan.link(i, Link::On).or_else(|| scan.link(i, Link::From))?;
    named(scan, at)
}

/// The words that name a happening, from its noun on: «توقيع الاتفاق», «القمة العربية»; «مرور عامين» is a length.
fn named(scan: &Scan<'_>, i: usize) -> Option<(usize, usize)> {
    // «منذ بداية الحرب», «طوال فترة المفاوضات».
    let head = scan.sense(i, |s| matches!(s, Sense::Part(_) | Sense::SpanHead).then_some(()));
    if let Some(head) = head.filter(|h| !h.lead.article)
        && grammar::happening(scan, head.next)
    {
        return named(scan, head.next);
    }
    let length = || super::duration::length(scan, super::duration::measure(scan, i + 1).1).is_some();
    if !grammar::happening(scan, i) || length() {
        return None;
    }
    let end = scan.end.min(i + LONGEST);
    let goes_on = |i: usize| {
        scan.text.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Arabic)
            && grammar::tense(scan, i).is_none()
            && grammar::follows_noun(scan, i)
            && super::rules::best(scan, i, super::rules::SINGLE).is_none()
    };
    let next = (i + 1..end).find(|&n| !goes_on(n)).unwrap_or(end);
    Some((i, next.max(i + 1)))
}
