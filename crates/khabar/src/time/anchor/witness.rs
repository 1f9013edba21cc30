//! What the passages of a page tell of its day.

use super::choose::{Tells, Witness};
use super::known_event::{meetings, of_anniversary, of_length};
use crate::date::{Calendar, Day, Interval};
use crate::lexicon::timewords::{Link, Relation, Sense, Unit};
use crate::page::BlockKind;
use crate::time::expr::{Date, Expr, Found, Year};
use crate::time::scan::Scan;
use crate::time::{Side, each_sentence, expressions, grammar, tense};

/// An expression of the page, with the sentence it stands in.
pub(super) struct Told {
    pub found: Found,
    pub side: Side,
    pub kind: BlockKind,
    /// Number of the sentence among those of its kind, from 0.
    pub nth: usize,
    pub tokens: std::ops::Range<usize>,
}

/// All expressions of the sentences.
pub(super) fn told(scan: &mut Scan<'_>, sentences: &[(usize, BlockKind)]) -> Vec<Told> {
    let mut out = Vec::new();
    let mut bodies = 0;
    let mut last = usize::MAX;
    let text = scan.text;
    each_sentence(scan, |scan, tokens| {
        let Some(sentence) = text.sentence_of(tokens.start) else { return };
        let Some((_, kind)) = sentences.iter().find(|(s, _)| *s == sentence) else { return };
        let nth = if *kind == BlockKind::Body { bodies } else { 0 };
        if *kind == BlockKind::Body && sentence != last {
            (bodies, last) = (bodies + 1, sentence);
        }
        for found in expressions(scan, tokens.clone()).into_owned() {
            let own = found.expr.side();
            let side = own.unwrap_or_else(|| tense::side(scan, found.first, found.next));
            out.push(Told { found, side, kind: *kind, nth, tokens: tokens.clone() });
        }
    });
    out
}

/// What they tell.
pub(super) fn witnesses(scan: &Scan<'_>, told: &[Told]) -> Vec<Witness> {
    let mut out = Vec::new();
    for one in told {
        of_day(one, &mut out);
        of_month(one, told, &mut out);
        of_weekday(one, &mut out);
        of_length(scan, one, &mut out);
        of_anniversary(scan, one, told, &mut out);
        of_year(scan, one, &mut out);
    }
    let fresh = told.iter().find_map(|t| lead_weekday(scan, t, told));
    out.extend(fresh);
    meetings(scan, told, &mut out);
    out
}

pub(super) fn push(out: &mut Vec<Witness>, tells: Tells, why: impl Into<String>) {
    out.push(Witness { tells, why: why.into() });
}

/// «اليوم الثلاثاء 23 يوليو 2024», «أمس الجمعة 12 مايو», «اليوم الثلاثاء».
fn of_day(one: &Told, out: &mut Vec<Witness>) {
    let (expr, end) = match &one.found.expr {
        Expr::Range(a, b) => (a.as_ref(), b.date()),
        Expr::DayPart(_, of) => (of.as_ref(), None),
        Expr::Clock { of: Some(of), .. } => (of.as_ref(), None),
        expr => (expr, None),
    };
    let Expr::Day { shift, weekday, date } = expr else { return };
    let back = -i64::from(*shift);
    if let Some(weekday) = weekday {
        let day = (i64::from(*weekday) + back).rem_euclid(7) as u32;
        push(out, Tells::Weekdays(vec![day]), "a day of the week beside today, yesterday or tomorrow");
    }
    if let Some(Date { calendar: Calendar::Gregorian, month: Some(month), day: Some(day), year, .. }) = date {
        let years = match year {
            Some(Year::Number(n)) => *n..=*n,
            _ => 1990..=2060,
        };
        let fits = |d: &Day| weekday.is_none_or(|w| d.weekday() == u32::from(w));
        let days = years.filter_map(|y| Day::new(y, (*month).into(), (*day).into())).filter(fits);
        let spans: Vec<Interval> = days.map(|d| Interval::day(d.plus_days(back))).collect();
        push(out, Tells::Windows(spans), "a date beside today, yesterday or tomorrow");
    }
    if let Some(Date { month: Some(month), day: Some(day), .. }) = end {
        let (month, day) = (u32::from(*month), u32::from(*day));
        push(out, Tells::NotAfter(month, day), "what begins today ends on a day still to come");
        push(out, Tells::LastBefore(month, day), "what begins today ends soon");
    }
}

/// «يوليو الجاري»; «أبريل الماضي» beside a caption «أبريل 2024»; «الأسبوع» with a date to come.
fn of_month(one: &Told, told: &[Told], out: &mut Vec<Witness>) {
    let (first, last) = match &one.found.expr {
        Expr::Range(a, b) => (a.date(), b.date()),
        Expr::Until(b) => (None, b.date()),
        expr => (None, expr.date()),
    };
    let Some(date) = last else {
        if matches!(one.found.expr, Expr::Unit { unit: Unit::Week, shift: 0 }) {
            this_week(one, told, out);
        }
        return;
    };
    let (Some(month), Calendar::Gregorian) = (date.month, date.calendar) else { return };
    if date.relation == Some(Relation::Now) {
        push(out, Tells::Month(month.into()), "a month said to be the present one");
    }
    let begin = first.unwrap_or(date);
    if let (Some(m), Some(d), None) = (begin.month, begin.day, begin.year)
        && matches!(one.side, Side::Future | Side::Present)
        && one.found.expr.side() != Some(Side::Past)
        && grows_towards(one)
    {
        push(out, Tells::NotAfter(m.into(), d.into()), "a day still to come");
    }
    if date.relation == Some(Relation::Past)
        || (date.year.is_none() && one.side == Side::Past && date.day.is_none())
    {
        for other in told.iter().filter(|o| o.kind == BlockKind::Caption) {
            if let Some(Date { month: Some(m), day: None, year: Some(Year::Number(y)), .. }) =
                other.found.expr.date()
                && *m == month
                && let Some(whole) = Interval::month(*y, u32::from(month))
            {
                let span =
                    Interval { from: whole.to.plus_days(1), to: whole.from.plus_months(12).plus_days(-1) };
                let why =
                    format!("a caption dates to {y}-{month:02} what the text puts in that month of late");
                push(out, Tells::Windows(vec![span]), why);
            }
        }
    }
}

/// Whether a date without a relation is spoken of as to come: no past verb, and not in a caption.
fn grows_towards(one: &Told) -> bool {
    one.kind != BlockKind::Caption
}

/// «هذا الأسبوع» where the page tells of days to come.
fn this_week(one: &Told, told: &[Told], out: &mut Vec<Witness>) {
    let dates: Vec<(u32, u32)> = told
        .iter()
        .filter(|t| matches!(t.side, Side::Future | Side::Present))
        .filter_map(|t| match &t.found.expr {
            Expr::Range(a, _) => a.date(),
            expr => expr.date(),
        })
        .filter_map(|d| Some((u32::from(d.month?), u32::from(d.day?))))
        .collect();
    if !dates.is_empty() && one.kind != BlockKind::Caption {
        push(out, Tells::SameWeek(dates), "what is told for this week is dated elsewhere on the page");
    }
}

/// A day of the week with day and month: «الثلاثاء 23 يوليو».
fn of_weekday(one: &Told, out: &mut Vec<Witness>) {
    let Some(Date { calendar: Calendar::Gregorian, weekday, month: Some(m), day: Some(d), year, .. }) =
        one.found.expr.date()
    else {
        return;
    };
    let lead = one.kind == BlockKind::Body && one.nth < 2;
    let years = match (year, weekday) {
        (Some(Year::Number(n)), _) if lead || weekday.is_some() => *n..=*n,
        (None, Some(_)) => 1990..=2060,
        _ => return,
    };
    let fits = |d: &Day| weekday.is_none_or(|w| d.weekday() == u32::from(w));
    let days = years.filter_map(|y| Day::new(y, (*m).into(), (*d).into())).filter(fits);
    let near = weekday.is_some() && lead;
    let spans: Vec<Interval> = days
        .filter_map(|day| match one.side {
            Side::Past if near => Some(Interval { from: day, to: day.plus_days(6) }),
            Side::Future => Some(Interval { from: day.plus_days(-366), to: day }),
            _ => None,
        })
        .collect();
    if !spans.is_empty() {
        push(out, Tells::Windows(spans), "a date with its day of the week");
    }
}

/// Years said of what is past: the page is later.
fn of_year(scan: &Scan<'_>, one: &Told, out: &mut Vec<Witness>) {
    let expr = match &one.found.expr {
        Expr::Range(_, b) => b.as_ref(),
        Expr::Part(_, of) | Expr::DayPart(_, of) => of.as_ref(),
        expr => expr,
    };
    let Some(Date { calendar: Calendar::Gregorian, year: Some(Year::Number(year)), month, day, .. }) =
        expr.date()
    else {
        return;
    };
    let ahead = one.found.first.checked_sub(1).is_some_and(|b| {
        scan.hits(b).iter().any(|h| matches!(h.sense, Sense::Link(Link::By | Link::Until) | Sense::YearHead))
    });
    let from = Day::new(*year, month.map_or(1, u32::from), day.map_or(1, u32::from));
    if let Some(from) = from
        && (one.side == Side::Past || one.kind == BlockKind::Caption)
        && !ahead
        && *year >= 1900
    {
        push(out, Tells::After(from), format!("{year} is told as past"));
    }
}

/// A bare day of the week of the lead: the page is of that day where somebody spoke then, of it or the next where
/// something happened.
fn lead_weekday(scan: &Scan<'_>, one: &Told, told: &[Told]) -> Option<Witness> {
    let explicit = told.iter().any(|t| matches!(t.found.expr, Expr::Day { weekday: Some(_), .. }));
    let Expr::Weekday { day, relation: None, week: None } = one.found.expr else { return None };
    if one.kind != BlockKind::Body || one.nth > 2 || explicit || one.side == Side::Future {
        return None;
    }
    let day = u32::from(day);
    let back = one.found.first.saturating_sub(8).max(one.tokens.start)..one.found.first;
    let verb = back.rev().find(|&i| grammar::tense(scan, i).is_some() || grammar::reports(scan, i));
    let spoke = verb.is_some_and(|i| grammar::reports(scan, i));
    let days = if spoke { vec![day] } else { vec![day, (day + 1) % 7] };
    Some(Witness { tells: Tells::Weekdays(days), why: "the day of the week of the lead".into() })
}
