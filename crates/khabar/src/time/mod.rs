//! Time expressions (TIMEX3) with their values, and the page's day where the page does not print it.
//!
//! «زار الوزير بغداد الثلاثاء الماضي» read on 2024-07-25 holds one expression, «الثلاثاء الماضي», worth 2024-07-23. Each
//! family of rules has its file; all read a [`scan::Scan`], say what stands there ([`expr::Expr`]) and leave it to
//! `value` to count it from the page's day. `docs/time.md` holds the conventions.

mod anchor;
mod anchored;
mod away;
mod calendar;
mod clock;
mod day_part;
mod duration;
mod ends;
mod expr;
mod grammar;
mod hijri;
mod known;
mod layers;
mod measure;
mod named;
mod number;
mod numeric;
mod parts;
mod period;
mod range;
mod refuse;
mod relative;
mod scan;
mod set;
mod tense;
mod value;
mod year;

use crate::date::{Anchor, Basis, Calendar, Day, Interval, Precision};
use crate::lexicon::Lexicon;
pub use crate::lexicon::timewords::{Link, Unit};
use crate::lexicon::timewords::{Relation, Sense};
use crate::page::Article;
use crate::span::Span;
use crate::text::Text;
use expr::{Expr, Found};
pub use layers::{Layer, layers};
pub use measure::{rate_at, unit_at};
use scan::Scan;
pub use scan::Senses;
use std::borrow::Cow;
use value::{From, Value};

/// TIMEX3 types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TimexType {
    /// A calendar time of a day or more.
    Date,
    /// A clock time or a part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl TimexType {
    /// The name TIMEX3 uses.
    pub fn name(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// Which side of the anchor an expression or its words point to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Side {
    /// The words do not tell.
    #[default]
    Unsaid,
    /// «الماضي», «قبل», a past verb.
    Past,
    /// «الجاري», «اليوم».
    Present,
    /// «المقبل», «بعد», a future verb.
    Future,
}

/// One time expression.
#[derive(Clone, PartialEq, Debug)]
pub struct Timex {
    /// The expression, without a governing preposition that says nothing («في»).
    pub span: Span,
    /// Its tokens, first and one past the last.
    pub tokens: (u32, u32),
    /// Its type.
    pub kind: TimexType,
    /// TIMEX3 value: `2024-07-23`, `2024-07`, `P3D`, `XXXX-WXX`, `PAST_REF`.
    pub value: String,
    /// The days it means; `None` where it has no place on the calendar.
    pub days: Option<Interval>,
    /// The unit it names.
    pub precision: Precision,
    /// Its calendar.
    pub calendar: Calendar,
    /// How its value is known.
    pub basis: Basis,
    /// Which side of the anchor it points to.
    pub side: Side,
    /// The word before it that binds it: «منذ», «حتى», «قبل», «خلال» … A scope hint for whoever dates an event by it.
    pub lead: Option<Link>,
    /// Where it is counted from something told, the words that name that: «الهجوم» in «بعد أربعة أيام على الهجوم». It has
    /// no days then.
    pub anchor: Option<Span>,
    /// The rule that read it, for `explain`.
    pub rule: &'static str,
}

impl Timex {
    /// Whether it is told by nothing but what happened then («خلال القمة»): its words are also those of an event.
    pub fn is_event(&self) -> bool {
        self.anchor.is_some() && self.kind == TimexType::Date
    }
}

/// The time expressions of a token range, valued against the anchor; never overlapping, in order.
pub fn timexes(lex: &Lexicon, text: &Text, tokens: std::ops::Range<usize>, anchor: &Anchor) -> Vec<Timex> {
    timexes_in(&Senses::within(lex, text, tokens.clone()), tokens, anchor)
}

/// The same, for whoever has looked the text's words up.
pub fn timexes_in(senses: &Senses<'_>, tokens: std::ops::Range<usize>, anchor: &Anchor) -> Vec<Timex> {
    let mut scan = Scan::new(senses, tokens);
    let mut out: Vec<Timex> = Vec::new();
    let mut told = Told::default();
    each_sentence(&mut scan, |scan, sentence| {
        told.near = None;
        for found in expressions(scan, sentence).iter() {
            let timex = valued(scan, found, anchor, &told);
            if let Some(days) = timex.days
                && timex.basis != Basis::Assumed
                && matches!(timex.kind, TimexType::Date | TimexType::Time)
            {
                told = Told { last: Some(days), near: Some((days, timex.precision)) };
            }
            out.push(timex);
        }
    });
    out
}

/// The day of an article: what the page says, else what its text as a whole allows.
pub fn anchor(lex: &Lexicon, text: &Text, senses: &Senses<'_>, article: &Article) -> Anchor {
    anchor::anchor(lex, text, senses, article)
}

/// The dates told before an expression.
#[derive(Clone, Copy, Default)]
struct Told {
    last: Option<Interval>,
    near: Option<(Interval, Precision)>,
}

/// Narrows the scan to each sentence of its range in turn.
fn each_sentence(scan: &mut Scan<'_>, mut each: impl FnMut(&Scan<'_>, std::ops::Range<usize>)) {
    let (start, end) = (scan.start, scan.end);
    let text = scan.text;
    let first = text.sentences.partition_point(|s| s.last as usize <= start);
    for sentence in &text.sentences[first..] {
        let tokens = sentence.tokens();
        if tokens.start >= end {
            break;
        }
        (scan.start, scan.end) = (tokens.start.max(start), tokens.end.min(end));
        each(scan, scan.start..scan.end);
    }
    (scan.start, scan.end) = (start, end);
}

/// The expressions of a sentence, the longest first where several begin at one token.
fn expressions<'a>(scan: &Scan<'a>, tokens: std::ops::Range<usize>) -> Cow<'a, [Found]> {
    scan.found(|| find(scan, tokens.clone()))
}

fn find(scan: &Scan<'_>, tokens: std::ops::Range<usize>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        match triggers(scan, i).then(|| longest(scan, i)).flatten() {
            Some(found) if found.next > i => {
                i = found.next;
                out.push(found);
            }
            _ => i += 1,
        }
    }
    out
}

/// Whether a rule may begin at a token.
fn triggers(scan: &Scan<'_>, i: usize) -> bool {
    scan.digits(i).is_some()
        || scan.hits(i).iter().any(|h| {
            !matches!(
                h.sense,
                Sense::Link(Link::In | Link::And | Link::On | Link::To | Link::By)
                    | Sense::Tense(_)
                    | Sense::NameHead
                    | Sense::PlaceHead
                    | Sense::GeneralHead
                    | Sense::YearKind
                    | Sense::Subjunctive
                    | Sense::Approach
                    | Sense::Annual
                    | Sense::NameTail
                    | Sense::DayKind
                    | Sense::YearHead
                    | Sense::NoYearHead
                    | Sense::RelativePronoun
                    | Sense::Relation(_)
                    | Sense::Lasting
                    | Sense::Happening
                    | Sense::SpanHead
                    | Sense::Whole
                    | Sense::Era(_)
            )
        })
        || scan.text.key(i) == crate::text::prefix::ARTICLE
}

type Rule = fn(&Scan<'_>, usize) -> Option<Found>;

/// Rules for one expression, the likelier first: of two as long the first wins.
const SINGLE: &[Rule] = &[
    relative::deictic,
    parts::weekday_nth,
    calendar::date,
    clock::part_of_day,
    clock::clock,
    relative::unit,
    relative::run_of,
    relative::away_from,
    relative::weekday_alone,
    clock::daily,
    parts::part,
    parts::edge,
    parts::like_now,
    parts::day_of_unit,
    parts::fraction_of,
    parts::nth_weekday,
    parts::nth_unit,
    parts::feast,
    parts::anniversary,
    parts::season,
    parts::decade,
    parts::century,
    year::year,
    numeric::after_cue,
    duration::duration,
    reference,
    anchored::at_event,
];

/// Rules that tell days more closely than a time without a place on the calendar.
const DAYS: &[Rule] = &[relative::deictic, relative::unit, clock::part_of_day];

/// Rules that join several.
const JOINED: &[Rule] = &[range::worded, range::figures, range::until, set::set];

fn best(scan: &Scan<'_>, i: usize, rules: &[Rule]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in rules {
        if let Some(found) = rule(scan, i)
            && best.as_ref().is_none_or(|b| found.next > b.next)
        {
            best = Some(found);
        }
    }
    best
}

/// One expression at a token, as the ends of ranges want it.
fn first(scan: &Scan<'_>, i: usize) -> Option<Found> {
    best(scan, i, SINGLE)
}

fn longest(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let single = first(scan, i).map(|f| range::grown(scan, clock::after_day(scan, f)));
    let joined = best(scan, i, JOINED);
    match (single, joined) {
        (Some(a), Some(b)) => Some(if b.next > a.next { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// «حينها», «مؤخرا», «حاليا», «نهاية الأسبوع».
fn reference(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let seen = scan.led(i, |s| match s {
        Sense::Ref(relation) => Some(Expr::Ref(relation)),
        Sense::Weekend => Some(Expr::Weekend(0)),
        _ => None,
    })?;
    // «في وقت سابق اليوم»: the day says more.
    let more = scan.skip_link(seen.next, Link::From);
    if matches!(seen.it, Expr::Ref(Relation::Past | Relation::After))
        && more < scan.end
        && best(scan, more, DAYS).is_some_and(|f| f.skip == 0)
    {
        return None;
    }
    let mut found = Found::new(i, seen.next, seen.lead.letters, seen.it, "reference");
    if found.expr == Expr::Weekend(0)
        && let Some((shift, false, next)) = relative::relation_shift(scan, seen.next)
    {
        (found.expr, found.next, found.rule) = (Expr::Weekend(shift), next, "relative.weekend");
    }
    Some(found)
}

/// Values an expression: once for each end of the days the page may be of.
fn valued(scan: &Scan<'_>, found: &Found, anchor: &Anchor, told: &Told) -> Timex {
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

impl Side {
    fn of(relation: Relation) -> Side {
        match relation {
            Relation::Past | Relation::Before => Side::Past,
            Relation::Now | Relation::Same => Side::Present,
            Relation::Next | Relation::After => Side::Future,
        }
    }
}
