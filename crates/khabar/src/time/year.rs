//! Years: «عام 2022», «العام 2022», «سنة ألفين وثلاثة», «العام الماضي», «عام 1445 هـ», and bare figures where the
//! words around them leave no doubt («منذ 2011»، «مونديال 2022»).

use super::expr::{Date, Expr, Found, Year};
use super::number::{self, DASHES};
use super::scan::{Scan, Seen};
use super::{calendar, refuse};
use crate::date::Calendar;
use crate::lexicon::timewords::{Count, Link, Relation, Sense, Unit};

/// The word for year with a number or a relation.
pub(super) fn phrase(scan: &Scan<'_>, i: usize) -> Option<Seen<(Year, Calendar)>> {
    let demonstrative = scan.led(i, |s| match s {
        Sense::Demonstrative(far) => Some(far),
        _ => None,
    });
    let at = demonstrative.map_or(i, |d| d.next);
    let mut word = scan.led(at, |s| (s == Sense::Unit(Unit::Year, Count::One)).then_some(()))?;
    if word.lead.article {
        word.next = kind(scan, word.next);
    }
    if let Some(far) = demonstrative {
        let it = if far.it { Year::Same(0) } else { Year::Shift(0) };
        return (word.lead.article && word.lead.letters == 0).then_some(Seen {
            it: (it, Calendar::Gregorian),
            next: word.next,
            lead: far.lead,
        });
    }
    if let Some(number) = number::year(scan, word.next) {
        let (calendar, next) = era(scan, number.it, number.next);
        return Some(Seen { it: (Year::Number(number.it), calendar), next, lead: word.lead });
    }
    if let Some((year, next)) = of_two_figures(scan, word.next) {
        return Some(Seen { it: (Year::Number(year), Calendar::Gregorian), next, lead: word.lead });
    }
    if !word.lead.article {
        return None;
    }
    let (year, next) = related(scan, word.next)?;
    // «العام الحالي 2024»: the figure tells more.
    if let Some(number) = number::year(scan, next) {
        let (calendar, next) = era(scan, number.it, number.next);
        return Some(Seen { it: (Year::Number(number.it), calendar), next, lead: word.lead });
    }
    Some(Seen { it: (year, Calendar::Gregorian), next, lead: word.lead })
}

/// Skips what kind of year it is: «العام الدراسي», «السنة المالية», «السنة الميلادية».
pub(super) fn kind(scan: &Scan<'_>, i: usize) -> usize {
    let kind =
        scan.sense(i, |s| matches!(s, Sense::YearKind | Sense::Era(Calendar::Gregorian)).then_some(()));
    kind.filter(|k| k.lead.article).map_or(i, |k| k.next)
}

/// «عام 94», «عام 67»: of the twentieth century, or of this one up to 30.
fn of_two_figures(scan: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    let stop = usize::from(scan.is_mark(i, &["."]) && scan.touches(i + 1));
    let key = scan.digits(i + stop).filter(|k| k.len() == 2)?;
    let n: i32 = key.parse().ok()?;
    let counted = refuse::counted(scan, i + stop, i + stop + 1);
    (!counted).then_some((if n <= 30 { 2000 + n } else { 1900 + n }, i + stop + 1))
}

/// «الماضي», «قبل الماضي», «نفسه» after the word for year.
fn related(scan: &Scan<'_>, i: usize) -> Option<(Year, usize)> {
    let (shift, same, next) = super::relative::relation_shift(scan, i)?;
    Some((if same { Year::Same(shift) } else { Year::Shift(shift) }, next))
}

/// The calendar of a year, by the letter after it or by its size, and the token after the letter.
pub(super) fn era(scan: &Scan<'_>, year: i32, i: usize) -> (Calendar, usize) {
    let by_size =
        if (1300..1600).contains(&year) && year < 1500 { Calendar::Hijri } else { Calendar::Gregorian };
    let brackets = usize::from(scan.is_mark(i, &["("]));
    let seen = scan.sense(i + brackets, |s| match s {
        Sense::Era(calendar) => Some(calendar),
        _ => None,
    });
    match seen {
        Some(seen) if brackets == 0 => (seen.it, seen.next),
        Some(seen) if scan.is_mark(seen.next, &[")"]) => (seen.it, seen.next + 1),
        _ => (by_size, i),
    }
}

/// A year as an expression of its own.
pub(super) fn year(scan: &Scan<'_>, i: usize) -> Option<Found> {
    // «العام الدراسي 2023/2024».
    if let Some(word) = scan.led(i, |s| (s == Sense::Unit(Unit::Year, Count::One)).then_some(()))
        && let Some((from, to)) = super::numeric::two_years(scan, kind(scan, word.next))
    {
        let expr = Expr::Years { from, to, unit: Unit::Year };
        let next = kind(scan, word.next) + 1;
        return Some(Found::new(i, next, word.lead.letters, expr, "year.span"));
    }
    if let Some(seen) = phrase(scan, i) {
        let (year, calendar) = seen.it;
        let date = Date { calendar, year: Some(year), ..Date::default() };
        if let Year::Number(first) = year
            && let Some((last, next)) = second(scan, first, seen.next)
        {
            let expr = Expr::Years { from: first, to: last, unit: Unit::Year };
            return Some(Found::new(i, next, seen.lead.letters, expr, "year.span"));
        }
        return Some(Found::new(i, seen.next, seen.lead.letters, Expr::Date(date), "year"));
    }
    bare(scan, i)
}

/// The second of two years joined by a dash or a slash: «2023-2024», «2023/2024».
fn second(scan: &Scan<'_>, first: i32, i: usize) -> Option<(i32, usize)> {
    if !scan.is_mark(i, DASHES) && !scan.is_mark(i, &["/"]) {
        return None;
    }
    let last = number::year(scan, i + 1).filter(|y| scan.integer(i + 1).is_some() && y.it > first)?;
    (last.it - first <= 150).then_some((last.it, last.next))
}

/// Four figures without the word for year.
fn bare(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if let Some((first, last)) = super::numeric::two_years(scan, i) {
        let expr = Expr::Years { from: first, to: last, unit: Unit::Year };
        return Some(Found::new(i, i + 1, 0, expr, "year.span"));
    }
    if scan.integer(i).is_none() {
        return in_words(scan, i);
    }
    let number = number::year(scan, i)?;
    if let Some((last, next)) = second(scan, number.it, number.next)
        && (1500..=2100).contains(&number.it)
        && !refuse::counted(scan, i, next)
    {
        let expr = Expr::Years { from: number.it, to: last, unit: Unit::Year };
        return Some(Found::new(i, next, 0, expr, "year.span"));
    }
    let (calendar, next) = era(scan, number.it, number.next);
    let lettered = next > number.next;
    // «2019» and nothing else is a year too.
    let alone = scan.text.tokens.len() == 1;
    if !lettered
        && (!(1800..=2100).contains(&number.it)
            || !alone && !led_in(scan, i)
            || refuse::counted(scan, i, next))
    {
        return None;
    }
    let date = Date { calendar, year: Some(Year::Number(number.it)), ..Date::default() };
    Some(Found::new(i, next, 0, Expr::Date(date), "year.bare"))
}

/// «في ألفين وأربعة عشر»: a year in words without the word for year, of the last century or this one.
fn in_words(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let number = number::year(scan, i).filter(|y| (1901..=2100).contains(&y.it) && y.it != 2000)?;
    let taken = refuse::counted(scan, i, number.next)
        || scan.led(number.next, |s| matches!(s, Sense::Unit(..)).then_some(())).is_some();
    (led_in(scan, i) && !taken).then(|| Found::new(i, number.next, 0, Expr::year(number.it), "year.bare"))
}

/// Whether a word that leads a time stands before the figure: «في», «منذ», «حتى», «مونديال», a bracket.
fn led_in(scan: &Scan<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    if scan.is_mark(before, &["("]) {
        return scan.is_mark(i + 1, &[")"]);
    }
    // «(رويترز - أرشيف 2023)» and «انتخابات 2020»: a word that is known to take a year.
    let reach = |n: usize| i.checked_sub(n).filter(|b| *b >= scan.start);
    // «الفترة نفسها من 2023».
    let period = scan.link(before, Link::From) == Some(i)
        && reach(2).is_some_and(|b| calendar::relation(scan, b).is_some_and(|r| r.it == Relation::Same));
    period
        || (1..=2).any(|n| {
            reach(n).is_some_and(|b| {
                scan.hits(b).iter().any(|h| {
                    usize::from(h.len) == n.min(usize::from(h.len))
                        && b + usize::from(h.len) == i
                        && match h.sense {
                            Sense::Link(link) => !matches!(link, Link::And | Link::From | Link::To),
                            Sense::YearHead | Sense::Part(_) | Sense::Season(_) => true,
                            _ => false,
                        }
                })
            })
        })
        || reach(2).is_some_and(|b| {
            scan.led(b, |s| (s == Sense::YearHead).then_some(())).is_some()
                && scan.hits(b + 1).is_empty()
                && scan.mark(b + 1).is_none()
        })
}

/// The relation as a shift, where it stands alone.
pub(super) fn shift_of(relation: Relation) -> (i32, bool) {
    match relation {
        Relation::Past => (-1, false),
        Relation::Now => (0, false),
        Relation::Next => (1, false),
        Relation::Same => (0, true),
        Relation::After => (1, true),
        Relation::Before => (-1, true),
    }
}
