//! Figures: a number, its unit, what it counts, of which day, and who says so, with an event or without.
//!
//! «بلغ حجم التجارة 1.6 مليون دولار» counts the trade; «رحلتين أسبوعيا» is two a week, though no numeral is written.

use super::role::{Counting, PERSON, Role};
use super::view::View;
use crate::clause::{ChunkKind, Parsed, Slot};
use crate::date::{Basis, Interval};
use crate::lexicon::findings::FindingClass;
use crate::mention::Form;
use crate::span::Span;
use crate::text::{TokenKind, prepositions};
use crate::time::{self, TimexType};
use crate::word::{self, Number, NumeralKind, Reading};

/// How exact a figure is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Bound {
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

impl Bound {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::AtLeast => "at_least",
            Bound::MoreThan => "more_than",
            Bound::AtMost => "at_most",
            Bound::LessThan => "less_than",
        }
    }

    fn parse(name: &str) -> Option<Bound> {
        use Bound as B;
        [B::About, B::AtLeast, B::MoreThan, B::AtMost, B::LessThan].into_iter().find(|b| b.name() == name)
    }
}

/// A number that counts something.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Its sentence in the text.
    pub sentence: u32,
    /// The number with its unit.
    pub span: Span,
    /// Its first token.
    pub token: u32,
    /// The value; of a range the lower one.
    pub value: f64,
    /// The upper value of a range.
    pub upper: Option<f64>,
    /// How exact it is.
    pub bound: Bound,
    /// ISO 4217, `percent`, `kilometre`, `month` …; empty for what is only counted.
    pub unit: String,
    /// Of a rate the unit of time: `week`.
    pub per: String,
    /// What is counted.
    pub counted: Option<Span>,
    /// Whether people are counted.
    pub people: bool,
    /// What it says of the event: dead, injured, arrested, trade …; empty where no word of `findings.tsv` tells.
    pub role: String,
    /// The days it is of, and how that is known.
    pub days: Option<(Interval, Basis)>,
    /// Who says so.
    pub attribution: Option<u32>,
    /// The event it is told with.
    pub event: Option<u32>,
    /// Whom its sentence names.
    pub about: Vec<u32>,
}

/// A number as read, before it is known to count something.
struct Read {
    first: usize,
    last: usize,
    span: Span,
    value: f64,
    upper: Option<f64>,
    approx: bool,
    /// Whether it is a plural that says no less («آلاف»).
    mass: bool,
    unit: String,
}

/// Words before a number in which its bound stands.
const BEFORE: usize = 5;

/// The figures of a sentence.
pub(super) fn of_sentence(view: &View<'_>, parsed: usize, out: &mut Vec<Figure>) {
    let sentence = &view.parse.sentences[parsed];
    let tokens = view.cx.text.sentences[sentence.sentence as usize].tokens();
    let mut read: Vec<Read> = numerals(view, tokens.clone());
    read.extend(tokens.clone().filter_map(|i| dual(view, i, tokens.end)));
    read.sort_by_key(|r| r.first);
    for one in read {
        out.extend(figure(view, sentence, &one));
    }
}

fn numerals(view: &View<'_>, tokens: std::ops::Range<usize>) -> Vec<Read> {
    let mut out = Vec::new();
    for n in word::numbers(view.cx.lex, view.cx.text, view.cx.words, tokens.clone()) {
        let (first, mut last) = (n.tokens.0 as usize, n.tokens.1.max(n.unit_tokens.1) as usize);
        if n.kind == NumeralKind::Ordinal || is_calendar(view, first) || is_named(view, first) {
            continue;
        }
        // «أحد المسؤولين» is one of them, and no count.
        let in_words = view.cx.text.tokens[first].kind != TokenKind::Number;
        if in_words && n.value <= 1.0 && n.unit.is_none() {
            continue;
        }
        let mut span = n.whole(view.cx.text);
        let mut unit = n.unit.map_or_else(String::new, |u| u.name.to_owned());
        // A number may be the last word of all.
        if unit.is_empty()
            && last < tokens.end
            && let Some((measure, end)) = time::unit_at(view.cx.senses, last, tokens.end)
        {
            unit = measure.name().to_owned();
            span = span.join(view.cx.text.span(last, end - 1));
            last = end;
        }
        let mass = in_words && n.mass;
        out.push(Read { first, last, span, value: n.value, upper: n.upper, approx: n.approx, mass, unit });
    }
    out
}

/// «رحلتين»: an indefinite dual counts two.
fn dual(view: &View<'_>, i: usize, end: usize) -> Option<Read> {
    let word = &view.cx.words[i];
    let is_dual = |r: &Reading| matches!(r, Reading::Noun { number: Number::Dual, .. });
    if word.prefixes.article || word.suffix.is_some() || !word.readings.first().is_some_and(is_dual) {
        return None;
    }
    let key = view.cx.text.key(i);
    // «لضمان النظر»: what may be one thing counts no two.
    let other = word.readings.iter().any(|r| r.is_nominal() && !is_dual(r));
    let dual = !other && prepositions::DUAL.iter().any(|e| key.ends_with(e));
    let counts = dual && !is_named(view, i) && !is_calendar(view, i);
    let numeral = !view.cx.lex.language.number_word(key).is_empty();
    // «توقعان مذكرة»: where the clauses have a verb there is no noun; «كتلتان نيابيتان»: an adjective counts nothing anew.
    let verb = || view.parse.clauses.iter().any(|c| c.head as usize == i);
    let agrees = || i.checked_sub(1).and_then(|b| view.cx.words[b].readings.first()).is_some_and(is_dual);
    if !counts || numeral || verb() || agrees() {
        return None;
    }
    let unit = time::unit_at(view.cx.senses, i, end).map_or("", |(unit, _)| unit.name()).to_owned();
    let span = word.stem_span(view.cx.text);
    Some(Read { first: i, last: i + 1, span, value: 2.0, upper: None, approx: false, mass: false, unit })
}

/// Whether a token is part of a day or an hour.
fn is_calendar(view: &View<'_>, i: usize) -> bool {
    let holds = |t: &crate::time::Timex| {
        matches!(t.kind, TimexType::Date | TimexType::Time)
            && (t.tokens.0 as usize..t.tokens.1 as usize).contains(&i)
    };
    view.cx.timexes.iter().any(holds)
}

/// Whether a token is part of a name («مجموعة السبع»).
fn is_named(view: &View<'_>, i: usize) -> bool {
    let holds = |m: &crate::mention::Mention| {
        matches!(m.form, Form::Name | Form::Title) && (m.tokens.0 as usize..m.tokens.1 as usize).contains(&i)
    };
    view.cx.mentions.iter().any(holds)
}

fn figure(view: &View<'_>, sentence: &Parsed, read: &Read) -> Option<Figure> {
    let whole = view.cx.text.sentences[sentence.sentence as usize];
    let end = whole.last as usize;
    let is_dual = read.value == 2.0 && read.last == read.first + 1 && read.upper.is_none();
    let counted = match read.unit.is_empty() {
        true => counted_by(view, whole.first as usize, read)
            .or_else(|| counted_after(view, sentence, read))
            .or_else(|| is_dual.then_some(read.span)),
        // «سبعة أشخاص» says itself what is counted.
        false if read.unit == PERSON => None,
        false => counted_before(view, sentence, read),
    };
    if read.unit.is_empty() && counted.is_none() {
        return None;
    }
    let per = (read.last..end.min(read.last + 4)).find_map(|i| time::rate_at(view.cx.senses, i, end));
    let days = view.day_near(sentence, read.first).or_else(|| view.own_day());
    let first = whole.first as usize;
    let (starts, bound) = bound(view, first, read);
    let counting = Counting {
        governs: starts.checked_sub(1).filter(|&i| i >= first),
        counts: if is_dual { read.first } else { read.last },
        at: read.first,
        unit: &read.unit,
        counted,
    };
    let role = Role::of(view, sentence, &counting);
    Some(Figure {
        sentence: sentence.sentence,
        span: read.span,
        token: read.first as u32,
        value: read.value,
        upper: read.upper,
        bound,
        unit: read.unit.clone(),
        per: per.map_or("", |unit| unit.name()).to_owned(),
        counted,
        people: role.people,
        role: role.name,
        days,
        attribution: view.told_by(read.first),
        event: role.event,
        about: view.named_in(first, end),
    })
}

/// The words of bound right before a number, the nearest: their first token, else the number's, and what they say; a word
/// of uncertainty says about, a plural such as «آلاف» no less than one of it.
fn bound(view: &View<'_>, first: usize, read: &Read) -> (usize, Bound) {
    let near = first.max(read.first.saturating_sub(BEFORE))..read.first;
    let found = near.rev().find_map(|i| {
        let (end, value) = view.wording(FindingClass::Bound, i, read.first)?;
        Some((i, (end == read.first).then(|| Bound::parse(value)).flatten()?))
    });
    let own = match (read.mass, read.approx) {
        (true, _) => Bound::AtLeast,
        (false, true) => Bound::About,
        (false, false) => Bound::Exact,
    };
    found.unwrap_or((read.first, own))
}

/// «الدول الثلاث»: a number with the article, behind a noun with one, counts that.
fn counted_by(view: &View<'_>, first: usize, read: &Read) -> Option<Span> {
    let before = read.first.checked_sub(1).filter(|&b| b >= first)?;
    let definite = |i: usize| view.cx.words[i].prefixes.article;
    let noun = view.cx.words[before].readings.first().is_some_and(Reading::is_nominal);
    (noun && definite(before) && definite(read.first)).then(|| view.cx.text.span(before, before))
}

/// «1500 رحلة تجارية»: what follows the number in its phrase.
fn counted_after(view: &View<'_>, sentence: &Parsed, read: &Read) -> Option<Span> {
    let (_, chunk) = view.chunk_of(sentence, read.last)?;
    let of_it = chunk.kind == ChunkKind::Noun && (chunk.prep.is_none() || (chunk.first as usize) < read.last);
    let noun = view.cx.words.get(read.last)?.readings.first().is_none_or(Reading::is_nominal);
    let word = view.cx.text.tokens[read.last].kind == TokenKind::Arabic;
    (of_it && noun && word).then(|| view.cx.text.span(read.last, chunk.last as usize - 1))
}

/// What a sum or a measure is of: the phrase behind «من» after it, the subject before it, or the phrase before it.
fn counted_before(view: &View<'_>, sentence: &Parsed, read: &Read) -> Option<Span> {
    let chunks = &sentence.chunks;
    let (at, _) = view.chunk_of(sentence, read.first)?;
    let after = chunks.iter().position(|c| c.first as usize >= read.last);
    if let Some(next) = after.filter(|&n| chunks[n].prep.as_deref() == Some(prepositions::FROM)) {
        return Some(view.words(sentence, next, next));
    }
    let subject = view.clause_of(sentence, at).and_then(|(_, c)| {
        let (first, last) = view.argument(c, &Slot::Subject)?;
        (last < at && !view.tells_whose(sentence, first)).then_some((first, last))
    });
    if let Some((first, mut last)) = subject {
        while chunks.get(last + 1).is_some_and(|c| {
            last + 1 < at
                && c.kind == ChunkKind::Noun
                && (c.joined || c.prep.as_deref().is_some_and(|p| prepositions::SHARED.contains(&p)))
        }) {
            last += 1;
        }
        return Some(view.words(sentence, first, last));
    }
    let last = (0..at).rev().find(|&i| {
        chunks[i].kind == ChunkKind::Noun
            && (chunks[i].last as usize) <= read.first
            && chunks[i].timex.is_none()
            && !view.tells_whose(sentence, i)
    })?;
    let tied = |i: usize| chunks[i].prep.as_deref().is_some_and(|p| prepositions::TIES.contains(&p));
    let mut first = last;
    while first > 0 && (tied(first) || chunks[first].joined) && chunks[first - 1].kind == ChunkKind::Noun {
        first -= 1;
    }
    Some(view.words(sentence, first, last))
}
