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
mod date_value;
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
mod rules;
mod scan;
mod set;
mod tense;
mod value;
mod valued;
mod year;

use crate::date::{Anchor, Basis, Calendar, Interval, Precision};
use crate::lexicon::Lexicon;
use crate::lexicon::timewords::Relation;
pub use crate::lexicon::timewords::{Link, Unit};
use crate::page::Article;
use crate::span::Span;
use crate::text::Text;
pub use layers::{Layer, layers};
pub use measure::{rate_at, unit_at};
use rules::expressions;
use scan::Scan;
pub use scan::Senses;
use valued::{Told, valued};

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

impl Side {
    fn of(relation: Relation) -> Side {
        match relation {
            Relation::Past | Relation::Before => Side::Past,
            Relation::Now | Relation::Same => Side::Present,
            Relation::Next | Relation::After => Side::Future,
        }
    }
}
