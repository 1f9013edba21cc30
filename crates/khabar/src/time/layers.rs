//! A page made of two layers with two days: a flash pasted over an older agency text, or an older text put online again.
//!
//! «اليوم الأربعاء» on a page of Saturday 12 July 2025 is of Wednesday the 9th: both days are kept.

use super::expr::{Date, Expr, Found, Year};
use super::scan::{Scan, Senses};
use super::{each_sentence, expressions};
use crate::date::{Anchor, Basis, Calendar, Day, Interval};
use crate::lexicon::Lexicon;
use crate::lexicon::pagewords::{Cue, words};
use crate::page::{Article, Block, BlockKind};
use crate::span::Span;
use crate::text::{Text, fold};

/// How far back a layer's day is looked for.
const REACH: i64 = 400;
/// A flash above a text of a day is of that day or one of so many after it.
const FLASH: i64 = 6;

/// A part of an article and its own day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layer {
    /// Where it stands.
    pub span: Span,
    /// Its day, or the days it may be of.
    pub days: Interval,
    /// How that is known, in words.
    pub why: String,
}

/// The layers of an article whose parts are of different days, in page order; none where one day fits all of it.
pub fn layers(
    lex: &Lexicon,
    text: &Text,
    senses: &Senses<'_>,
    article: &Article,
    anchor: &Anchor,
) -> Vec<Layer> {
    let Some(day) = anchor.day() else { return Vec::new() };
    let sentences: Vec<(usize, BlockKind)> =
        article.sentences(text).into_iter().filter(|(_, kind)| *kind == BlockKind::Body).collect();
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return Vec::new() };
    let tokens = text.sentences[first.0].tokens().start..text.sentences[last.0].tokens().end;
    let mut witnesses: Vec<(u32, String, Today)> = Vec::new();
    each_sentence(&mut Scan::new(senses, tokens), |scan, tokens| {
        let is_body =
            text.sentence_of(tokens.start).is_some_and(|own| sentences.iter().any(|(s, _)| *s == own));
        if is_body {
            witnesses.extend(expressions(scan, tokens).iter().filter_map(|found| today(text, found)));
        }
    });
    let bodies: Vec<&Block> =
        article.blocks.iter().filter(|b| b.kind == BlockKind::Body && !b.repeat).collect();
    // A page put online the day after it was written is of one day.
    let other = witnesses.iter().find(|(.., today)| !today.fits(day) && !today.fits(day.plus_days(-1)));
    match other {
        Some(other) => of_two_days(lex, text, &bodies, day, &witnesses, other),
        None if anchor.basis == Some(Basis::Inferred) => flash(lex, text, article, &bodies, day, &witnesses),
        None => Vec::new(),
    }
}

/// What «اليوم الأربعاء», «أمس 8 يوليو» ask of the page's day.
#[derive(Clone, Copy)]
struct Today {
    shift: i32,
    weekday: Option<u8>,
    date: Option<Date>,
}

impl Today {
    fn fits(&self, page: Day) -> bool {
        let day = page.plus_days(i64::from(self.shift));
        self.weekday.is_none_or(|w| day.weekday() == u32::from(w))
            && self.date.is_none_or(|d| {
                let year = match d.year {
                    Some(Year::Number(n)) => n == day.year(),
                    _ => true,
                };
                year && d.month.is_none_or(|m| day.month() == u32::from(m))
                    && d.day.is_none_or(|n| day.day() == u32::from(n))
            })
    }
}

/// An expression that ties its text to a day: where it stands, its words, what it asks.
fn today(text: &Text, found: &Found) -> Option<(u32, String, Today)> {
    let expr = match &found.expr {
        Expr::Range(a, _) => a.as_ref(),
        Expr::DayPart(_, of) => of.as_ref(),
        Expr::Clock { of: Some(of), .. } => of.as_ref(),
        expr => expr,
    };
    let Expr::Day { shift: shift @ -1..=1, weekday, date } = *expr else { return None };
    let date = date.filter(|d| d.calendar == Calendar::Gregorian);
    if weekday.is_none() && date.is_none() {
        return None;
    }
    let span = text.span(found.first, found.next.saturating_sub(1));
    Some((span.start, text.str(span).to_owned(), Today { shift, weekday, date }))
}

/// Two layers, one of the page's day and one of the day `other` tells.
fn of_two_days(
    lex: &Lexicon,
    text: &Text,
    bodies: &[&Block],
    day: Day,
    witnesses: &[(u32, String, Today)],
    other: &(u32, String, Today),
) -> Vec<Layer> {
    // Above a text of the page's day stands what came later, below it what is older.
    let newer = witnesses.iter().any(|(at, _, today)| *at > other.0 && today.fits(day));
    let near = (1..=REACH).map(|n| day.plus_days(if newer { n } else { -n }));
    let Some(found) = near.into_iter().find(|d| other.2.fits(*d)) else { return Vec::new() };
    let begin = match newer {
        true => bodies.iter().map(|b| b.span.start).find(|at| {
            *at > other.0
                && (aside(lex, text, *at) || witnesses.iter().any(|(w, _, t)| w >= at && t.fits(day)))
        }),
        false => cut(lex, text, bodies, other.0),
    };
    let (Some(begin), Some(first), Some(last)) = (begin, bodies.first(), bodies.last()) else {
        return Vec::new();
    };
    let why = format!("«{}» in it", other.1);
    let page = "the page's own day".to_owned();
    let upper = Span::new(first.span.start as usize, begin as usize);
    let lower = Span::new(begin as usize, last.span.end as usize);
    let (above, below) = match newer {
        true => ((found, why), (day, page)),
        false => ((day, page), (found, why)),
    };
    [(upper, above), (lower, below)]
        .into_iter()
        .filter(|(span, _)| span.start < span.end)
        .map(|(span, (day, why))| Layer { span, days: Interval::day(day), why })
        .collect()
}

/// Where the layer begins that holds the byte `at`: at the paragraph that goes over to it («في سياق متصل»), else its own.
fn cut(lex: &Lexicon, text: &Text, bodies: &[&Block], at: u32) -> Option<u32> {
    let above = bodies.iter().skip(1).map(|b| b.span.start).take_while(|start| *start <= at);
    let own = bodies.iter().rev().map(|b| b.span.start).find(|start| *start <= at);
    above.into_iter().find(|start| aside(lex, text, *start)).or(own)
}

/// Whether the paragraph at a byte goes over to something else: «في سياق متصل», «من جهة أخرى».
fn aside(lex: &Lexicon, text: &Text, at: u32) -> bool {
    let rest = text.source().get(at as usize..).unwrap_or("");
    let head: String = rest.chars().take(60).collect();
    let key = fold::loose(&head);
    lex.page.here(&words(&key), &[Cue::Aside]).is_some()
}

/// A flash above an older text, where the page itself prints no day: «عاجل», its sentence, then «في سياق متصل …» and a
/// text that ties itself to a day.
fn flash(
    lex: &Lexicon,
    text: &Text,
    article: &Article,
    bodies: &[&Block],
    day: Day,
    witnesses: &[(u32, String, Today)],
) -> Vec<Layer> {
    let Some((begin, last)) =
        bodies.iter().skip(1).map(|b| b.span.start).find(|at| aside(lex, text, *at)).zip(bodies.last())
    else {
        return Vec::new();
    };
    let marked = article
        .blocks
        .iter()
        .filter(|b| b.span.start < begin)
        .any(|b| is_flash(lex, b.span.of(text.source())));
    let tied = witnesses.iter().any(|(at, ..)| *at >= begin);
    let free = !witnesses.iter().any(|(at, ..)| *at < begin);
    let Some(first) = bodies.first().filter(|_| marked && tied && free) else { return Vec::new() };
    let later = Interval { from: day, to: day.plus_days(FLASH) };
    vec![
        Layer {
            span: Span::new(first.span.start as usize, begin as usize),
            days: later,
            why: "a flash above an older text is of its day or of the days after it".to_owned(),
        },
        Layer {
            span: Span::new(begin as usize, last.span.end as usize),
            days: Interval::day(day),
            why: "what the text below the flash tells of its day".to_owned(),
        },
    ]
}

fn is_flash(lex: &Lexicon, block: &str) -> bool {
    let head: String = block.chars().take(200).collect();
    let key = fold::loose(&head);
    let words = words(&key);
    (0..words.len()).any(|at| lex.page.here(&words[at..], &[Cue::Flash]).is_some())
}
