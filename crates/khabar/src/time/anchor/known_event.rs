//! What events whose days are known tell of a page's day: wars, foundings, visits and summits («في الذكرى الـ32 لإقامة العلاقات»).

use super::choose::{Tells, Witness};
use super::witness::{Told, push};
use crate::date::{Day, Interval};
use crate::lexicon::timewords::{Count, Known, KnownKind, Link, Relation, Sense, Unit};
use crate::time::expr::{Expr, Year};
use crate::time::scan::Scan;
use crate::time::{Side, grammar, known, period};

/// «الحرب المستمرة منذ أكثر من ثلاث سنوات» of a war whose first day is known.
pub(super) fn of_length(scan: &Scan<'_>, one: &Told, out: &mut Vec<Witness>) {
    let Expr::Since { unit, halves, .. } = &one.found.expr else { return };
    if *unit < Unit::Month {
        return;
    }
    let about = scan.led(one.found.first + 1, |s| match s {
        Sense::Measure(measure) => Some(measure),
        _ => None,
    });
    use crate::lexicon::timewords::Measure;
    let key = known::keys(scan, one.tokens.clone());
    let wars = scan.known().filter(|k| k.kind == KnownKind::War && known::speaks(&key, k));
    let spans: Vec<Interval> = wars
        .map(|war| {
            let n = i64::from(halves / 2);
            let at = |n: i64| period::plus(war.from, *unit, n);
            match about.map(|a| a.it) {
                Some(Measure::More) => Interval { from: at(n).plus_days(1), to: at(n + 1).plus_days(-1) },
                Some(Measure::Less) => Interval { from: at(n - 1), to: at(n) },
                _ => Interval { from: at(n - 1), to: at(n + 1) },
            }
        })
        .collect();
    if !spans.is_empty() {
        push(out, Tells::Windows(spans), "how long a war whose first day is known has lasted");
    }
}

/// «تحتفل … بالذكرى الـ32 لإقامة العلاقات» where the founding day is known.
pub(super) fn of_anniversary(scan: &Scan<'_>, one: &Told, told: &[Told], out: &mut Vec<Witness>) {
    let Expr::Anniversary { years: years @ 1.., .. } = &one.found.expr else { return };
    let page = known::keys(scan, scan.start..scan.end);
    let sentence = known::keys(scan, one.tokens.clone());
    let here =
        |k: &&Known| k.kind == KnownKind::Founding && known::speaks(&sentence, k) && known::speaks(&page, k);
    let days: Vec<Day> =
        scan.known().filter(here).map(|k| k.from.plus_months(12 * i64::from(*years))).collect();
    let near = told.iter().filter(|t| t.tokens == one.tokens);
    // «التقى كيم في يوليو 2023 … في الذكرى السبعين»: kept then, not now.
    let dated = |t: &Told| {
        t.found.first < one.found.first
            && t.found.expr.date().is_some_and(|d| matches!(d.year, Some(Year::Number(_) | Year::Same(_))))
    };
    if near.clone().any(dated) {
        return;
    }
    let month_ago = near.clone().any(|t| matches!(t.found.expr, Expr::Unit { unit: Unit::Month, shift: -1 }));
    let spans: Vec<Interval> = days
        .iter()
        .map(|day| {
            if month_ago {
                return period::unit(*day, Unit::Month, 1);
            }
            Interval { from: day.plus_days(-2), to: day.plus_days(14) }
        })
        .collect();
    if spans.is_empty() {
        return;
    }
    push(out, Tells::Windows(spans), "an anniversary of a day that is known");
    for day in days {
        let same = near.clone().any(|t| match &t.found.expr {
            Expr::Weekday { day: w, relation: None, .. } => day.weekday() == u32::from(*w),
            Expr::Day { shift: 0, weekday: None, date: None } => true,
            _ => false,
        });
        if same {
            push(out, Tells::Rather(day), "the anniversary falls on the day of the week told");
        }
    }
}

/// Visits and summits whose days are known, spoken of as near, as to come, or as past.
pub(super) fn meetings(scan: &Scan<'_>, told: &[Told], out: &mut Vec<Witness>) {
    let meets = |k: &&Known| matches!(k.kind, KnownKind::Meeting | KnownKind::Visit);
    if scan.known().all(|k| !meets(&k)) {
        return;
    }
    let text = scan.text;
    let first = text.sentences.partition_point(|s| s.last as usize <= scan.start);
    for sentence in text.sentences[first..].iter().take_while(|s| (s.first as usize) < scan.end) {
        let tokens = sentence.tokens();
        if tokens.len() < 4 {
            continue;
        }
        let key = known::keys(scan, tokens.clone());
        let found: Vec<&Known> = scan.known().filter(meets).filter(|k| known::speaks(&key, k)).collect();
        if found.is_empty() {
            continue;
        }
        let visit = found.iter().any(|k| k.kind == KnownKind::Visit);
        let Some(reach) = expected(scan, &tokens, visit) else { continue };
        let months: Vec<u32> = told
            .iter()
            .filter(|t| t.tokens == tokens)
            .filter_map(|t| match &t.found.expr {
                Expr::Part(_, of) => of.date(),
                expr => expr.date(),
            })
            .filter_map(|d| d.month.map(u32::from))
            .collect();
        let fits = |k: &&&Known| {
            months.is_empty() || months.contains(&k.from.month()) || months.contains(&k.to.month())
        };
        let spans: Vec<Interval> = found
            .iter()
            .filter(fits)
            .map(|k| Interval { from: k.from.plus_days(-reach), to: k.from })
            .collect();
        push(out, Tells::Perhaps(spans), "a meeting whose days are known is still to come");
    }
}

/// How many days ahead a meeting told of in the sentence may be; nothing where it is not told of as to come.
fn expected(scan: &Scan<'_>, tokens: &std::ops::Range<usize>, visit: bool) -> Option<i64> {
    let no_length =
        |i: usize| scan.led(i, |s| matches!(s, Sense::Unit(_, Count::One)).then_some(())).is_none();
    for i in tokens.clone() {
        if scan.led(i, |s| (s == Sense::Approach).then_some(())).is_some() {
            return Some(7);
        }
        let before = scan.link(i, Link::Before);
        if before.is_some_and(|next| next < tokens.end && no_length(next) && scan.digits(next).is_none()) {
            return Some(30);
        }
    }
    let future = !visit
        && tokens.clone().any(|i| {
            scan.led(i, |s| (s == Sense::Tense(Relation::Next)).then_some(())).is_some()
                || grammar::tense(scan, i) == Some(Side::Future)
        });
    future.then_some(60)
}
