//! Numbers in a text, with what they count: «نحو 1.6 مليار دولار» is about 1,600,000,000 USD; «بين 10 و20 ألفا» is a range.

use super::Word;
use super::number::{self, Value};
use crate::lexicon::Lexicon;
use crate::lexicon::language::{NumberKind, Unit};
use crate::span::Span;
use crate::text::affix::letter;
use crate::text::{Text, TokenKind};
use std::ops::Range;

/// What a number does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NumeralKind {
    /// It counts.
    Cardinal,
    /// It ranks (الثالث).
    Ordinal,
    /// It is a share of a hundred.
    Percent,
}

/// A number in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Numeral<'a> {
    /// Its tokens without its unit, first and one past the last; of a range both numbers.
    pub tokens: (u32, u32),
    /// Its words without a clitic before them and without its unit.
    pub span: Span,
    /// Its value; of a range the lower one.
    pub value: f64,
    /// The upper value of a range.
    pub upper: Option<f64>,
    /// Whether the text calls it uncertain (نحو، أكثر من، عشرات), as every range is.
    pub approx: bool,
    /// Whether it is a plural that stands for any number of it («آلاف», «عشرات الآلاف»).
    pub mass: bool,
    /// What it does.
    pub kind: NumeralKind,
    /// What it counts, where that is a currency, a share or a measure.
    pub unit: Option<Unit<'a>>,
    /// The unit's tokens, first and one past the last; empty without.
    pub unit_tokens: (u32, u32),
}

impl Numeral<'_> {
    /// The number and its unit.
    pub fn whole(&self, text: &Text) -> Span {
        match self.unit {
            Some(_) => {
                self.span.join(text.span(self.unit_tokens.0 as usize, self.unit_tokens.1 as usize - 1))
            }
            None => self.span,
        }
    }
}

/// The numbers of a token range, in order, never overlapping. Dates and hours in digits are none.
pub fn numbers<'a>(lex: &'a Lexicon, text: &Text, words: &[Word], tokens: Range<usize>) -> Vec<Numeral<'a>> {
    let mut out = Vec::new();
    let last = tokens.end.min(text.tokens.len());
    let mut i = tokens.start;
    while i < last {
        let starts = words.get(i).is_some_and(|word| word.glance.number);
        match starts.then(|| numeral(lex, text, i, tokens.start, last)).flatten() {
            Some(found) => {
                i = (found.tokens.1.max(found.unit_tokens.1) as usize).max(i + 1);
                out.push(found);
            }
            None => i += 1,
        }
    }
    out
}

fn numeral<'a>(lex: &'a Lexicon, text: &Text, i: usize, first: usize, last: usize) -> Option<Numeral<'a>> {
    let between = i > first && is_kind(lex, text, i - 1, NumberKind::Between);
    let lower = number::value(lex, text, i, last, between)?;
    let upper = upper(lex, text, &lower, between, last);
    let end = upper.map_or(lower.end, |u| u.end);
    let (unit, unit_tokens) =
        unit_after(lex, text, end, last).or_else(|| sign_before(lex, text, i, first)).unzip();
    let kind = match unit {
        Some(Unit { kind: "percent", .. }) => NumeralKind::Percent,
        _ if lower.ordinal => NumeralKind::Ordinal,
        _ => NumeralKind::Cardinal,
    };
    let unit_tokens = unit_tokens.unwrap_or((end as u32, end as u32));
    let span = text.span(i, end.saturating_sub(1));
    let (value, upper_value) = scaled(&lower, upper.as_ref());
    let vague = lower.vague || upper.is_some();
    let approx = vague
        || approx_before(lex, text, i, first)
        || is_approx_after(lex, text, unit_tokens.1 as usize, last);
    // The value's prefixes are counted in bytes of the key; marks before a letter take bytes of the text only.
    let letters = text.key(i).get(..lower.skip).map_or(0, |prefix| prefix.chars().count());
    let taken = super::split::bytes_of(text.token(i), letters).unwrap_or(0);
    let span = Span::new(span.start as usize + taken, span.end as usize);
    Some(Numeral {
        tokens: (i as u32, end as u32),
        span,
        value,
        upper: upper_value,
        approx,
        mass: lower.vague && upper.is_none(),
        kind,
        unit,
        unit_tokens,
    })
}

/// The two values of a range; «10 إلى 20 ألفا» lends its scale to the lower one.
fn scaled(lower: &Value, upper: Option<&Value>) -> (f64, Option<f64>) {
    let Some(upper) = upper else { return (lower.value, None) };
    let lends = lower.scale == 1.0 && upper.scale > 1.0 && lower.value < upper.value / upper.scale;
    (if lends { lower.value * upper.scale } else { lower.value }, Some(upper.value))
}

/// The second number of a range, if one follows: «بين X وY», «X إلى Y», «X-Y».
fn upper(lex: &Lexicon, text: &Text, lower: &Value, between: bool, last: usize) -> Option<Value> {
    if lower.ordinal || lower.end >= last {
        return None;
    }
    let at = lower.end;
    let dash = matches!(text.token(at), "-" | "–" | "—");
    let found = if between {
        let and = letter::char(letter::WAW);
        let alone = text.key(at).strip_prefix(and) == Some("");
        let joined = text.key(at).starts_with(and) || is_kind(lex, text, at, NumberKind::To) || dash;
        let to = alone || is_kind(lex, text, at, NumberKind::To) || dash;
        joined.then(|| number::value(lex, text, if to { at + 1 } else { at }, last, false)).flatten()
    } else if dash || is_kind(lex, text, at, NumberKind::To) {
        number::value(lex, text, at + 1, last, false)
    } else {
        None
    };
    found.filter(|upper| !upper.ordinal && upper.value > lower.value)
}

fn is_kind(lex: &Lexicon, text: &Text, i: usize, kind: NumberKind) -> bool {
    lex.language.number_word(text.key(i)).iter().any(|(k, _)| *k == kind)
}

/// The unit that starts at token `at`, the longest first.
fn unit_after<'a>(lex: &'a Lexicon, text: &Text, at: usize, last: usize) -> Option<(Unit<'a>, (u32, u32))> {
    let most = lex.language.longest_unit().min(last.saturating_sub(at));
    (1..=most).rev().find_map(|n| {
        let key = keys(text, at..at + n);
        lex.language.unit(&key).map(|unit| (unit, (at as u32, (at + n) as u32)))
    })
}

/// A sign written before its number (%50، $3).
fn sign_before<'a>(lex: &'a Lexicon, text: &Text, i: usize, first: usize) -> Option<(Unit<'a>, (u32, u32))> {
    let sign = i.checked_sub(1).filter(|s| *s >= first)?;
    let touches = text.tokens[sign].span.end == text.tokens[i].span.start;
    let unit = (touches && text.tokens[sign].kind == TokenKind::Punct)
        .then(|| lex.language.unit(text.key(sign)))??;
    Some((unit, (sign as u32, i as u32)))
}

/// Whether words of uncertainty stand right before token `i` (نحو، أكثر من، ما يقرب من).
fn approx_before(lex: &Lexicon, text: &Text, i: usize, first: usize) -> bool {
    (1..=4.min(i.saturating_sub(first))).any(|n| {
        let key = keys(text, i - n..i);
        // As it stands, without a clitic (بنحو), without two (وبنحو).
        let starts = key.char_indices().map(|(at, _)| at).take(3);
        starts.into_iter().any(|at| lex.language.is_particle(&key[at..], "approx"))
    })
}

/// Whether one word of uncertainty follows (تقريبا).
fn is_approx_after(lex: &Lexicon, text: &Text, at: usize, last: usize) -> bool {
    at < last && text.key(at).chars().count() > 4 && lex.language.is_particle(text.key(at), "approx")
}

/// Light keys joined with spaces, as the lexicon's phrases are.
fn keys(text: &Text, tokens: Range<usize>) -> String {
    const USUAL: usize = 64;
    let mut out = String::with_capacity(USUAL);
    for i in tokens {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text.key(i));
    }
    out
}
