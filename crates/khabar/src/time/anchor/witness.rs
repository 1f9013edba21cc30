//! What the passages of a page tell of its day.

use super::choose::{Tells, Witness};
use crate::date::{Calendar, Day, Interval};
use crate::lexicon::timewords::{Count, Known, KnownKind, Link, Relation, Sense, Unit};
use crate::page::BlockKind;
use crate::time::expr::{Date, Expr, Found, Year};
use crate::time::scan::Scan;
use crate::time::{Side, each_sentence, expressions, grammar, known, period, tense};

/// An expression of the page, with the sentence it stands in.
pub(in crate::time) struct Told {
    pub found: Found,
    pub side: Side,
    pub kind: BlockKind,
    /// Number of the sentence among those of its kind, from 0.
    pub nth: usize,
    pub tokens: std::ops::Range<usize>,
}

/// All expressions of the sentences.
pub(in crate::time) fn told(scan: &mut Scan<'_>, sentences: &[(usize, BlockKind)]) -> Vec<Told> {
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

fn push(out: &mut Vec<Witness>, tells: Tells, why: impl Into<String>) {
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

/// «الحرب المستمرة منذ أكثر من ثلاث سنوات» of a war whose first day is known.
fn of_length(scan: &Scan<'_>, one: &Told, out: &mut Vec<Witness>) {
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
fn of_anniversary(scan: &Scan<'_>, one: &Told, told: &[Told], out: &mut Vec<Witness>) {
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

/// Visits and summits whose days are known, spoken of as near, as to come, or as past.
fn meetings(scan: &Scan<'_>, told: &[Told], out: &mut Vec<Witness>) {
    let text = scan.text;
    let first = text.sentences.partition_point(|s| s.last as usize <= scan.start);
    for sentence in text.sentences[first..].iter().take_while(|s| (s.first as usize) < scan.end) {
        let tokens = sentence.tokens();
        if tokens.len() < 4 {
            continue;
        }
        let key = known::keys(scan, tokens.clone());
        let found: Vec<&Known> = scan
            .known()
            .filter(|k| matches!(k.kind, KnownKind::Meeting | KnownKind::Visit) && known::speaks(&key, k))
            .collect();
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
