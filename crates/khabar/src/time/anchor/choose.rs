//! Brings witnesses together: windows first, the narrower the stronger; then days of the week and months; then what only
//! prefers.

use crate::date::{Day, Interval};

/// What one passage tells of the page's day.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Witness {
    pub tells: Tells,
    /// In words a reader can check.
    pub why: String,
}

/// What a passage tells.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Tells {
    /// The page is of one of these spans.
    Windows(Vec<Interval>),
    /// The page is of one of these spans, unless the passage means another happening than the one that is known.
    Perhaps(Vec<Interval>),
    /// The page is no earlier than this.
    After(Day),
    /// The page is no later than this day of the year, whichever the year is; month and day.
    NotAfter(u32, u32),
    /// The page's day of the week is one of these (Monday 0).
    Weekdays(Vec<u32>),
    /// The page is of this month.
    Month(u32),
    /// Of several days the last before this day of the year: «اليوم الثلاثاء وحتى 25 يوليو».
    LastBefore(u32, u32),
    /// A week with one of these days of the year in it: «هذا الأسبوع».
    SameWeek(Vec<(u32, u32)>),
    /// Of several days this one.
    Rather(Day),
}

/// A span of windows is read no longer than two of these.
const A_YEAR: i64 = 366;

/// The days all witnesses allow, as the interval that holds them, and the reasons that counted.
pub(super) fn choose(witnesses: &[Witness]) -> (Option<Interval>, Vec<String>) {
    let mut why = Vec::new();
    let Some(mut days) = windows(witnesses, &mut why) else { return (None, why) };
    let narrows = |w: &&Witness| {
        matches!(w.tells, Tells::Weekdays(_) | Tells::Month(_) | Tells::NotAfter(..) | Tells::After(_))
    };
    for witness in witnesses.iter().filter(narrows) {
        let kept: Vec<Day> = days.iter().copied().filter(|d| allows(&witness.tells, *d)).collect();
        if !kept.is_empty() && kept.len() < days.len() {
            days = kept;
            if !why.contains(&witness.why) {
                why.push(witness.why.clone());
            }
        }
    }
    for witness in witnesses {
        let kept = preferred(&witness.tells, &days);
        if !kept.is_empty() && kept.len() < days.len() {
            days = kept;
            if !why.contains(&witness.why) {
                why.push(witness.why.clone());
            }
        }
    }
    let found = days.first().zip(days.last()).map(|(a, b)| Interval { from: *a, to: *b });
    (found, why)
}

/// The days the windows have in common.
fn windows(witnesses: &[Witness], why: &mut Vec<String>) -> Option<Vec<Day>> {
    let mut sets: Vec<(bool, &Vec<Interval>, &String)> = witnesses
        .iter()
        .filter_map(|w| match &w.tells {
            Tells::Windows(spans) if !spans.is_empty() => Some((false, spans, &w.why)),
            Tells::Perhaps(spans) if !spans.is_empty() => Some((true, spans, &w.why)),
            _ => None,
        })
        .collect();
    let length = |spans: &[Interval]| spans.iter().map(|s| s.from.days_until(s.to) + 1).sum::<i64>();
    sets.sort_by_key(|(doubtful, spans, _)| (*doubtful, spans.len(), length(spans)));
    let after = witnesses.iter().filter_map(|w| match w.tells {
        Tells::After(day) => Some((day, &w.why)),
        _ => None,
    });
    let after = after.max_by_key(|(day, _)| *day);
    let mut spans: Option<Vec<Interval>> = None;
    for (_, set, reason) in sets {
        let next = match &spans {
            None => set.clone(),
            Some(spans) => common(spans, set),
        };
        if !next.is_empty() {
            if spans.as_ref() != Some(&next) && !why.contains(reason) {
                why.push(reason.clone());
            }
            spans = Some(next);
        }
    }
    let spans = match (spans, after) {
        (Some(spans), Some((day, reason))) if spans.len() > 1 => {
            // Of several years the first after the latest event told of.
            let later: Vec<Interval> = spans.iter().copied().filter(|s| s.to >= day).take(1).collect();
            if later.is_empty() {
                spans
            } else {
                why.push(reason.clone());
                later
            }
        }
        (Some(spans), _) => spans,
        // The latest year told of bounds the page from below only: many a report looks years back.
        (None, _) => return None,
    };
    if spans.first()?.from.days_until(spans.last()?.to) > 50 * A_YEAR {
        return None;
    }
    let mut days: Vec<Day> = Vec::new();
    for span in spans {
        days.extend(span.from.onwards().take_while(|day| *day <= span.to).take(2 * A_YEAR as usize + 1));
    }
    days.sort_unstable();
    days.dedup();
    Some(days)
}

fn common(a: &[Interval], b: &[Interval]) -> Vec<Interval> {
    let mut out: Vec<Interval> = Vec::new();
    for x in a {
        for y in b.iter().filter(|y| x.overlaps(**y)) {
            out.push(Interval { from: x.from.max(y.from), to: x.to.min(y.to) });
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn allows(tells: &Tells, day: Day) -> bool {
    match tells {
        Tells::Weekdays(weekdays) => weekdays.contains(&day.weekday()),
        Tells::Month(month) => day.month() == *month,
        Tells::After(first) => day >= *first,
        // A day of the year is ahead of the page where it lies in the half year that follows.
        Tells::NotAfter(month, of_month) => ahead(day, *month, *of_month).is_some_and(|n| n <= 183),
        _ => true,
    }
}

/// Days from `day` to the next such day of the year.
fn ahead(day: Day, month: u32, of_month: u32) -> Option<i64> {
    let here = |year: i32| Day::new(year, month, of_month);
    let next = here(day.year()).filter(|d| *d >= day).or_else(|| here(day.year() + 1))?;
    Some(day.days_until(next))
}

fn preferred(tells: &Tells, days: &[Day]) -> Vec<Day> {
    let nearest = |month: u32, of_month: u32| {
        days.iter().copied().filter_map(|d| ahead(d, month, of_month).map(|n| (n, d))).min().map(|(_, d)| d)
    };
    match tells {
        Tells::LastBefore(month, of_month) => nearest(*month, *of_month).into_iter().collect(),
        Tells::SameWeek(dates) => days
            .iter()
            .copied()
            .filter(|day| {
                let week = Interval::week_of(*day);
                dates
                    .iter()
                    .any(|(m, d)| Day::new(day.year(), *m, *d).is_some_and(|date| week.contains(date)))
            })
            .collect(),
        Tells::Rather(day) => days.iter().copied().filter(|d| d == day).collect(),
        _ => Vec::new(),
    }
}
