//! Time expressions (TIMEX3) with their values, and the page's day where the page does not print it.

use crate::date::{Anchor, Basis, Calendar, Interval, Precision};
use crate::lexicon::Lexicon;
use crate::page::Article;
use crate::span::Span;
use crate::text::Text;

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
    /// The rule that read it, for `explain`.
    pub rule: &'static str,
}

/// The time expressions of a token range, valued against the anchor; never overlapping, in order.
pub fn timexes(
    _lex: &Lexicon,
    _text: &Text,
    _tokens: std::ops::Range<usize>,
    _anchor: &Anchor,
) -> Vec<Timex> {
    Vec::new()
}

/// The day of an article: what the page says, else what its text as a whole allows.
pub fn anchor(_lex: &Lexicon, _text: &Text, article: &Article) -> Anchor {
    article.published.clone()
}
