//! Lines and verdicts become articles: titles, bylines, origins, place lines, outlets, days.

use super::judge::Verdict;
use super::line::{self, Line, Tag};
use super::meta::Meta;
use super::when::{self, Witness};
use super::{Article, Block, BlockKind, Hints, credit};
use crate::lexicon::pagewords::Cue;
use crate::lexicon::{PageWords, World};
use crate::span::Span;

/// What articles are gathered from.
pub(super) struct Source<'a> {
    /// The table of page words.
    pub words: &'a PageWords,
    /// Where an outlet is told by its domain or its name.
    pub world: &'a World,
    /// The stored text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a [Line],
    /// What they are.
    pub verdicts: &'a [Verdict],
    /// What the user, the feed or the transport says.
    pub hints: &'a Hints,
    /// What the page's head says.
    pub meta: &'a Meta,
    /// Machine-readable times, with the number of their line.
    pub times: &'a [(usize, String)],
}

/// The articles of a page, in order of their numbers.
pub(super) fn articles(source: &Source<'_>) -> Vec<Article> {
    let last = source.verdicts.iter().map(|v| v.article + 1).max().unwrap_or(0);
    let mut out: Vec<Article> = (0..last).map(|number| Article { number, ..Article::default() }).collect();
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); last as usize];
    for (i, (line, verdict)) in source.lines.iter().zip(source.verdicts).enumerate() {
        let Some(article) = out.get_mut(verdict.article as usize) else { continue };
        own[verdict.article as usize].push(i);
        let span = if verdict.kind == BlockKind::Teaser { without_cue(source.text, line) } else { line.span };
        article.blocks.push(Block { kind: verdict.kind, span, repeat: line.twin.is_some() });
        if verdict.title && article.title.is_none() {
            article.title = Some(span);
        }
    }
    let outlet = outlet(source);
    for (article, lines) in out.iter_mut().zip(&own) {
        article.outlet = outlet.clone();
        credits(source, article, lines);
        article.published = published(source, article.number, lines);
    }
    out
}

/// A line without the «اقرأ أيضا:» it opens with.
fn without_cue(text: &str, line: &Line) -> Span {
    let Some(hit) = line.hit.filter(|h| h.cue == Cue::Also) else { return line.span };
    let source = line.span.of(text);
    let Some(rest) = source.split_whitespace().nth(hit.words) else { return line.span };
    let at = rest.as_ptr() as usize - source.as_ptr() as usize;
    let tail =
        source[at..].trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '«' | '"' | '“'));
    Span::new(line.span.end as usize - tail.len(), line.span.end as usize)
}

/// The outlet of the page.
fn outlet(source: &Source<'_>) -> Option<String> {
    let named = source.hints.outlet.clone().or_else(|| source.meta.outlet.clone());
    named
        .or_else(|| beside(source))
        .or_else(|| source.lines.iter().find_map(|line| credit::outlet(source.words, source.text, line)))
        .or_else(|| {
            let bylines =
                source.lines.iter().zip(source.verdicts).filter(|(_, v)| v.kind == BlockKind::Byline);
            bylines
                .filter_map(|(line, _)| credit::byline(source.words, source.text, line.span).outlet)
                .map(|span| span.of(source.text).to_owned())
                .next()
        })
}

/// The site's name beside the headline in a page's title: «العنوان | الموقع», «الموقع :: العنوان».
fn beside(source: &Source<'_>) -> Option<String> {
    let headline = source.verdicts.iter().position(|v| v.title && v.article == 0)?;
    let says =
        |part: &str| line::says(&source.lines[headline], &line::letters(&crate::text::fold::loose(part)));
    source.meta.titles.iter().rev().find_map(|title| {
        let parts: Vec<&str> = [" - ", " – ", " — ", "|", "::", "»", "«"]
            .iter()
            .find_map(|mark| title.rsplit_once(mark).filter(|(a, b)| says(a) || says(b)))
            .map(|(a, b)| vec![a.trim(), b.trim()])?;
        let name = parts.into_iter().find(|p| !says(p))?;
        (name.split_whitespace().count() <= 5 && !name.is_empty())
            .then(|| name.trim_matches([':', ' ']).to_owned())
    })
}

/// Byline, origin and place line of an article.
fn credits(source: &Source<'_>, article: &mut Article, lines: &[usize]) {
    let bylines = lines.iter().filter(|i| source.verdicts[**i].kind == BlockKind::Byline);
    for i in bylines {
        let found = credit::byline(source.words, source.text, source.lines[*i].span);
        let is_outlet = |s: &Span| Some(s.of(source.text)) == article.outlet.as_deref();
        article.byline = article.byline.or(found.author.filter(|a| !is_outlet(a)));
        article.origin = article.origin.or(found.origin);
        article.dateline = article.dateline.or(found.place);
    }
    let bodies: Vec<Span> = lines
        .iter()
        .filter(|i| matches!(source.verdicts[**i].kind, BlockKind::Body | BlockKind::Teaser))
        .filter(|i| !source.verdicts[**i].title)
        .map(|i| source.lines[*i].span)
        .collect();
    if let Some(first) = bodies.first() {
        let found = credit::dateline(source.words, source.text, *first);
        article.dateline = found.place.or(article.dateline);
        article.origin = article.origin.or(found.origin);
    }
    if let Some(last) = bodies.last() {
        article.origin = article.origin.or_else(|| credit::signature(source.words, source.text, *last));
    }
}

/// When an article was published, as far as the page says so.
fn published(source: &Source<'_>, number: u32, lines: &[usize]) -> crate::date::Anchor {
    let (mut witnesses, mut changed) = (Vec::new(), Vec::new());
    if number == 0 {
        stated(source, &mut witnesses, &mut changed);
    }
    let near: Vec<usize> = near(source, lines);
    for (i, time) in source.times.iter().filter(|(i, _)| near.contains(i)) {
        let updated = source.lines[*i].hit.is_some_and(|h| h.cue == Cue::Updated) || says_updated(source, *i);
        if let Some(stamp) = when::machine(time) {
            let witness = Witness { ground: "<time>".to_owned(), stamp, rank: 3, visible: false };
            if updated { changed.push(witness) } else { witnesses.push(witness) }
        }
    }
    for i in near {
        for shown in when::shown(source.words, &source.lines[i].key) {
            let ground = format!("the line «{}»", source.lines[i].span.of(source.text));
            let witness = Witness { ground, stamp: shown.stamp, rank: 4, visible: true };
            if shown.updated { changed.push(witness) } else { witnesses.push(witness) }
        }
    }
    // Only a time with its zone can fall on another day elsewhere.
    let zoned = witnesses.iter().chain(&changed).any(|w| w.stamp.offset.is_some());
    when::decide(witnesses, &changed, zoned.then(|| zone(source)).flatten().as_ref())
}

/// The zone of the page: the user's word, else that of the outlet's country.
fn zone(source: &Source<'_>) -> Option<when::Zone> {
    if let Some(name) = source.hints.zone.clone() {
        return Some(when::Zone { name, ground: None });
    }
    let url = source.hints.url.as_deref().or(source.meta.url.as_deref());
    let by_name = || outlet(source).and_then(|name| source.world.outlet(&name));
    let outlet = url.and_then(|url| source.world.outlet(url)).or_else(by_name)?;
    let name = source.words.zone(&outlet.country)?.to_owned();
    Some(when::Zone { name, ground: Some(format!("where {} is", outlet.name_en)) })
}

fn says_updated(source: &Source<'_>, i: usize) -> bool {
    let words = crate::lexicon::pagewords::words(&source.lines[i].key);
    (0..words.len()).any(|at| source.words.here(&words[at..], &[Cue::Updated]).is_some())
}

/// What is stated of the page as a whole.
fn stated(source: &Source<'_>, witnesses: &mut Vec<Witness>, changed: &mut Vec<Witness>) {
    let mut add = |ground: &str, text: &str, rank: u8| {
        let shown = || when::shown(source.words, &crate::text::fold::loose(text)).first().map(|s| s.stamp);
        if let Some(stamp) = when::machine(text).or_else(shown) {
            witnesses.push(Witness { ground: ground.to_owned(), stamp, rank, visible: false });
        }
    };
    if let Some(text) = &source.hints.published {
        add("published", text, 0);
    }
    for (ground, text) in &source.meta.published {
        add(ground, text, if *ground == "meta date" { 5 } else { 2 });
    }
    let url = source.hints.url.as_deref().or(source.meta.url.as_deref());
    if let Some(day) = url.and_then(when::of_url) {
        let stamp = when::Stamp { day, minutes: None, offset: None };
        witnesses.push(Witness { ground: "the address".to_owned(), stamp, rank: 6, visible: false });
    }
    for (ground, text) in &source.meta.modified {
        if let Some(stamp) = when::machine(text) {
            changed.push(Witness { ground: (*ground).to_owned(), stamp, rank: 9, visible: false });
        }
    }
}

/// The lines of an article that may carry its date: its bylines, and date lines next to them. A date above everything
/// else is the day the page was fetched, not the day it was published: those are looked at last.
fn near(source: &Source<'_>, lines: &[usize]) -> Vec<usize> {
    let title = lines.iter().copied().find(|i| source.verdicts[*i].title).unwrap_or(0);
    let dated = |i: &usize| {
        let line = &source.lines[*i];
        source.verdicts[*i].kind == BlockKind::Byline || line.tag == Tag::Time && line.words <= 20
    };
    let mut out: Vec<usize> = lines.iter().copied().filter(dated).filter(|i| i + 4 >= title).collect();
    out.sort_by_key(|i| (*i < title, *i));
    out
}
