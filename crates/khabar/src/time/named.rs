//! Periods named otherwise than by a number: «صيف 2021», «تسعينات القرن الماضي», «القرن الحادي والعشرين», «عيد الفطر», «الذكرى العاشرة».

use super::expr::{Expr, Found};
use super::number;
use super::scan::{Scan, Seen};
use super::{calendar, hijri, refuse, relative};
use crate::date::Calendar;
use crate::lexicon::timewords::{Count, Link, Relation, Sense, Unit};

/// «صيف 2021», «الشتاء المقبل», «خريف العام الماضي», «فصل الربيع» without a year aside.
pub(super) fn season(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let seen = scan.led(i, |s| match s {
        Sense::Season(n) => Some(n),
        _ => None,
    })?;
    let (mut year, mut relation_of, mut next) = (None, None, seen.next);
    if let Some(relation) = calendar::relation(scan, next).filter(|_| seen.lead.article) {
        (relation_of, next) = (Some(relation.it), relation.next);
    } else if let Some(found) = calendar::year(scan, next) {
        (year, next) = (Some(found.it.0), found.next);
    } else {
        let this = i
            .checked_sub(1)
            .and_then(|b| scan.sense(b, |s| (s == Sense::Demonstrative(false)).then_some(())));
        this.filter(|_| seen.lead.article)?;
        relation_of = Some(Relation::Now);
        let expr = Expr::Season { season: seen.it, year, relation: relation_of };
        return Some(Found::new(i - 1, next, 0, expr, "season"));
    }
    let expr = Expr::Season { season: seen.it, year, relation: relation_of };
    Some(Found::new(i, next, seen.lead.letters, expr, "season"))
}

/// «التسعينات», «تسعينات القرن الماضي», «ستينيات القرن التاسع عشر»; ages are refused.
pub(super) fn decade(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let name = scan.led(i, |s| match s {
        Sense::DecadeName(n) => Some(i32::from(n)),
        _ => None,
    })?;
    if refuse::age(scan, name.next) {
        return None;
    }
    let at = scan.skip_link(name.next, Link::From);
    let (century, next) = match century(scan, at) {
        Some(Found { expr: Expr::Years { from, .. }, next, .. }) => (from - 1, next),
        Some(Found { expr: Expr::Unit { unit: Unit::Century, shift }, next, .. }) => {
            (2000 + 100 * shift, next)
        }
        _ => (1900, name.next),
    };
    let from = century + name.it;
    let expr = Expr::Years { from, to: from + 9, unit: Unit::Decade };
    Some(Found::new(i, next, name.lead.letters, expr, "decade"))
}

/// «القرن الحادي والعشرين», «القرن الـ19», «القرن الماضي».
pub(super) fn century(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| (s == Sense::Unit(Unit::Century, Count::One)).then_some(()))?;
    if !word.lead.article {
        return None;
    }
    // «القرن 21».
    let figure = scan.integer(word.next).map(|it| Seen { it, next: word.next + 1, lead: word.lead });
    if let Some(nth) = number::ordinal(scan, word.next)
        .filter(|o| o.lead.article)
        .or(figure)
        .filter(|o| (1..=21).contains(&o.it))
    {
        if let Some(before) = scan.sense(nth.next, |s| (s == Sense::BeforeChrist).then_some(())) {
            return Some(Found::new(
                i,
                before.next,
                word.lead.letters,
                Expr::BeforeChrist { century: nth.it },
                "century",
            ));
        }
        let era = scan.sense(nth.next, |s| match s {
            Sense::Era(calendar) => Some(calendar),
            _ => None,
        });
        let next = era.map_or(nth.next, |e| e.next);
        let from = (nth.it - 1) * 100 + 1;
        if era.is_some_and(|e| e.it == Calendar::Hijri)
            && let Some((a, b)) = hijri::days(from, None, None).zip(hijri::days(from + 99, None, None))
        {
            let expr = Expr::Years { from: a.from.year(), to: b.to.year(), unit: Unit::Century };
            return Some(Found::new(i, next, word.lead.letters, expr, "century"));
        }
        let expr = Expr::Years { from, to: from + 99, unit: Unit::Century };
        return Some(Found::new(i, next, word.lead.letters, expr, "century"));
    }
    let (shift, same, next) = relative::relation_shift(scan, word.next)?;
    let expr = Expr::unit(Unit::Century, shift);
    (!same).then(|| Found::new(i, next, word.lead.letters, expr, "century"))
}

/// «عيد الفطر», «أول أيام عيد الأضحى», «رأس السنة 2023», «عيد الميلاد الماضي».
pub(super) fn feast(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let name = |i: usize| {
        scan.led(i, |s| match s {
            Sense::Holiday(feast) => Some(feast),
            _ => None,
        })
    };
    let (day, lead, seen) = match name(i) {
        Some(seen) => (None, seen.lead, seen),
        None => {
            let nth = scan.led(i, |s| match s {
                Sense::Ordinal(n) if n <= 4 => Some(n as u8),
                _ => None,
            });
            let (nth, lead, at) = match nth {
                Some(nth) => {
                    let days =
                        scan.sense(nth.next, |s| matches!(s, Sense::Unit(Unit::Day, _)).then_some(()))?;
                    (nth.it, nth.lead, days.next)
                }
                None => {
                    // «اليوم الأول من عيد الفطر».
                    let day = scan.led(i, |s| (s == Sense::Unit(Unit::Day, Count::One)).then_some(()))?;
                    let nth = number::ordinal(scan, day.next).filter(|o| o.lead.article && o.it <= 4)?;
                    (nth.it as u8, day.lead, nth.next)
                }
            };
            let at = scan.skip_link(at, Link::From);
            (Some(nth), lead, name(at).filter(|n| n.lead.letters == 0)?)
        }
    };
    let (mut year, mut relation, mut next) = (None, None, seen.next);
    if let Some(found) = calendar::relation(scan, next) {
        (relation, next) = (Some(found.it), found.next);
    } else if let Some(found) = calendar::year(scan, next) {
        (year, next) = (Some(found.it.0), found.next);
    }
    let expr = Expr::Feast { feast: seen.it, year, relation, day };
    Some(Found::new(i, next, lead.letters, expr, "feast"))
}

/// So many words behind «ذكرى» may tell of its day.
const NAMED_WITHIN: usize = 4;

fn is_day(found: &Found) -> bool {
    found.expr.date().is_some_and(|d| d.day.is_some() && d.year.is_none())
}

/// «الذكرى الثانية والثلاثين لـ…», «الذكرى السنوية الأولى», «الذكرى الـ75»: dates what is remembered.
pub(super) fn anniversary(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let word = scan.led(i, |s| (s == Sense::Anniversary).then_some(()))?;
    let at = scan.sense(word.next, |s| (s == Sense::Annual).then_some(())).map_or(word.next, |s| s.next);
    let of = super::known::founded(scan, i);
    let Some(nth) = number::ordinal(scan, at).or_else(|| number::cardinal(scan, at)) else {
        // «ذكرى ثورة 25 يناير»: the day that names it is this year's.
        if (at..(at + NAMED_WITHIN).min(scan.end))
            .any(|n| calendar::date(scan, n).is_some_and(|d| is_day(&d)))
        {
            return None;
        }
        // «الذكرى السنوية لاغتيال …»: which year of it is not said, the day remembered is known.
        let expr = Expr::Anniversary { years: 0, of };
        return of.map(|_| Found::new(i, at, word.lead.letters, expr, "anniversary"));
    };
    if nth.lead.letters > 0 || !(1..=1500).contains(&nth.it) {
        return None;
    }
    let after = scan.sense(nth.next, |s| (s == Sense::Annual).then_some(()));
    let next = after.map_or(nth.next, |s| s.next);
    let expr = Expr::Anniversary { years: nth.it, of };
    Some(Found::new(i, next, word.lead.letters, expr, "anniversary"))
}
