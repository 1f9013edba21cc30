//! Who wrote it, where, and from which agency: bylines, date lines, origins, place lines.
//!
//! «القاهرة – أحمد علي», «سعيد عبد الرازق (أنقرة)», «واس – الرياض» are bylines; «بيونغ يانغ - (أ ف ب)» opens a text.

mod parts;

use super::line::{Close, Line};
use super::when;
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::{self, Cue};
use crate::span::Span;
use crate::text::fold;
use parts::{Part, PartKind, is_mark, parts};

const DATES: [Cue; 6] = [Cue::Month, Cue::Weekday, Cue::Am, Cue::Pm, Cue::Published, Cue::Updated];

/// Whether a line holds a date and little else.
pub(super) fn is_date_line(words: &PageWords, line: &Line) -> bool {
    if line.words > 18 || line.close == Close::Stop || !line.key.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let parts = pagewords::words(&line.key);
    // «نشر في صحيفة النهار يوم 15 - 09 - 2024» names more beside the date.
    let cued = words.here(&parts, &[Cue::Published, Cue::Updated]).is_some();
    // «23.07.2024 | 10:11 GMT | أخبار عربية»: sites add the section to a whole date.
    let whole = || !line.credit && when::shown(words, &line.key).len() == 1;
    let (mut at, mut strange, mut known) = (0, 0, 0);
    while at < parts.len() {
        let hijri = || words.here(&parts[at..], &[Cue::Hijri]);
        match words.here(&parts[at..], &DATES).or_else(hijri) {
            Some(hit) => {
                known += usize::from(!matches!(hit.cue, Cue::Am | Cue::Pm | Cue::Hijri));
                at += hit.words;
            }
            None => {
                let number = parts[at].bytes().all(|b| b.is_ascii_digit());
                strange += usize::from(!number);
                at += 1;
            }
        }
    }
    let numbers = parts.len().saturating_sub(strange + known);
    let allowed = if cued { 6 } else { 2 };
    (strange <= allowed || strange <= 3 && line.words <= 12 && whole())
        && (known > 0 && numbers > 0 || numbers >= 3 && (strange == 0 || whole()))
}

/// Whether a line names an author, an agency or a desk, and a place.
pub(super) fn is_byline(words: &PageWords, source: &str, line: &Line) -> bool {
    if line.words > 12 || line.words < 1 || line.close != Close::Open || line.arabic == 0 {
        return false;
    }
    let inner = source.trim_matches(|c: char| !c.is_alphanumeric());
    if line.words <= 3 && is_bracketed(source) || line.words <= 10 && is_agency(words, line) {
        return true;
    }
    if let Some((name, place)) = source.strip_suffix(')').and_then(|s| s.rsplit_once('(')) {
        let named = name.split_whitespace().count();
        let quoted = name.trim().starts_with(['«', '"', '“']) && name.trim().ends_with(['»', '"', '”']);
        let places = place.split([',', '-', '–', '\u{060C}']).all(|p| p.split_whitespace().count() <= 3);
        return places
            && line.words <= 8
            && (quoted || (2..=4).contains(&named) && place.split_whitespace().count() <= 5);
    }
    let mixed = inner.chars().any(|c| c.is_ascii_alphabetic());
    let dashed = inner
        .split([' ', '\u{A0}'])
        .filter(|w| matches!(*w, "-" | "–" | "—" | "|" | "/" | "\u{0640}"))
        .count();
    dashed == 1 && mixed && line.words <= 6
}

/// Whether a line is one bracket from its first sign to its last.
fn is_bracketed(source: &str) -> bool {
    let inner = source.strip_prefix('(').and_then(|s| s.strip_suffix(')'));
    inner.is_some_and(|s| !s.contains(['(', ')']) && s.chars().any(fold::is_arabic))
}

/// Whether all of a short line is agencies and places with marks between: «الرياض – واس», «(رويترز)».
fn is_agency(words: &PageWords, line: &Line) -> bool {
    let parts = pagewords::words(&line.key);
    let (mut at, mut agency, mut strange) = (0, false, 0);
    while at < parts.len() {
        match words.here(&parts[at..], &[Cue::Agency]) {
            Some(hit) => {
                agency = true;
                at += hit.words;
            }
            None => {
                let date = words.here(&parts[at..], &DATES).is_some()
                    || parts[at].starts_with(|c: char| c.is_ascii_digit());
                strange += usize::from(!date && words.languages(parts[at]).is_none());
                at += 1;
            }
        }
    }
    let marked = line.key.contains(['-', '–', '—', '/', '|', '(', ',', '\u{060C}']);
    agency && (strange == 0 || strange <= 3 && marked)
}

/// What a byline says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Credit {
    /// The author's name.
    pub author: Option<Span>,
    /// The agency.
    pub origin: Option<Span>,
    /// The place.
    pub place: Option<Span>,
    /// An outlet's name.
    pub outlet: Option<Span>,
}

/// Reads a byline: «تقرير: محمد الحكيم», «القاهرة – أحمد علي», «الرياض - واس».
pub(super) fn byline(words: &PageWords, text: &str, span: Span) -> Credit {
    let parts = parts(words, text, span);
    let mut out = Credit::default();
    let mut names: Vec<&Part> = parts.iter().filter(|p| p.kind == PartKind::Name).collect();
    let first = |kind: PartKind| parts.iter().find(|p| p.kind == kind).map(|p| p.span);
    out.origin = first(PartKind::Agency);
    out.outlet = first(PartKind::Quoted).or(first(PartKind::Latin));
    let bracketed = |p: &Part| text[..p.span.start as usize].trim_end().ends_with('(');
    let sourced =
        words.cue_at(&pagewords::words(&fold::loose(span.of(text)))).is_some_and(|h| h.cue == Cue::Source);
    if sourced && out.origin.is_none() && !names.is_empty() {
        out.origin = Some(names.remove(0).span);
    }
    let cued = parts.first().is_some_and(|p| p.kind == PartKind::Cue);
    // «23.07.2024 | 10:11 GMT | أخبار عربية»: what follows a date is a section.
    if parts.first().is_some_and(|p| p.kind == PartKind::Date) {
        names.clear();
    }
    match names.as_slice() {
        [] => {}
        // «(نداء الشرق)» alone on a line is an agency, known or not.
        [one] if is_bracketed(span.of(text)) => out.origin = out.origin.or(Some(one.span)),
        [one, ..] if bracketed(one) => out.place = Some(one.span),
        // «واس – الرياض»: beside an agency or an outlet one word is a place, two are a name.
        [one] if out.origin.is_some() || out.outlet.is_some() && !cued && word_count(text, one.span) < 2 => {
            out.place = Some(one.span)
        }
        [one] => out.author = Some(one.span),
        [first, second, ..] if bracketed(second) || cued => {
            out.author = Some(first.span);
            out.place = Some(second.span);
        }
        [first, second, ..] => {
            let (place, author) = if word_count(text, first.span) < word_count(text, second.span) {
                (first, second)
            } else {
                (second, first)
            };
            out.place = Some(place.span);
            out.author = Some(author.span);
        }
    }
    out
}

fn word_count(text: &str, span: Span) -> usize {
    span.of(text).split_whitespace().count()
}

/// The place line at the beginning of a text, and the agency in it: «بيونغ يانغ – (أ ف ب) – …», «الرياض (واس): …».
pub(super) fn dateline(words: &PageWords, text: &str, span: Span) -> Credit {
    if let Some(found) = slashed_agency(words, text, span) {
        return found;
    }
    let source = span.of(text);
    let window: usize = source.char_indices().nth(60).map_or(source.len(), |(i, _)| i);
    let head = &source[..window];
    let mut ends = head.char_indices().filter(|(i, c)| {
        *i > 0 && matches!(c, ':' | '-' | '–' | '—' | '\u{0640}') && is_mark(source, *i, *c)
    });
    let Some((end, _)) = ends.next_back() else { return bracketed_agency(words, text, span) };
    let span = Span::new(span.start as usize, span.start as usize + end);
    let parts = parts(words, text, span);
    let short =
        |p: &Part| matches!(p.kind, PartKind::Agency | PartKind::Date | PartKind::Quoted | PartKind::Name);
    let places = parts.iter().filter(|p| p.kind == PartKind::Name);
    // «نيامي – (نداء الشرق) –»: what stands in brackets after the place is an agency, known or not.
    let bracketed = |p: &&Part| p.kind == PartKind::Name && text[..p.span.start as usize].ends_with('(');
    let unknown =
        || parts.iter().skip(1).rfind(bracketed).filter(|_| head[end..].starts_with(['-', '–', '—']));
    let agency = parts.iter().find(|p| p.kind == PartKind::Agency).or_else(unknown);
    let outlet = parts.iter().find(|p| p.kind == PartKind::Quoted);
    let fine =
        parts.iter().all(short) && places.clone().all(|p| word_count(text, p.span) <= 3) && parts.len() <= 5;
    // Without an agency or an outlet beside it a colon may just as well follow a speaker.
    let dashed = head[end..].starts_with(['-', '–', '—', '\u{0640}'])
        && (parts.len() == 1 || are_places(text, &parts));
    if !fine || agency.is_none() && outlet.is_none() && !dashed {
        return Credit::default();
    }
    let place = places.clone().next().map(|p| p.span);
    Credit { author: None, origin: agency.map(|p| p.span), place, outlet: outlet.map(|p| p.span) }
}

/// Whether two names stand with a slash between them and nothing else: «بغداد/أنقرة - …».
fn are_places(text: &str, parts: &[Part]) -> bool {
    let [first, second] = parts else { return false };
    let between = &text[first.span.end as usize..second.span.start as usize];
    between.trim() == "/" && first.kind == PartKind::Name && second.kind == PartKind::Name
}

/// «المنامة في 03 ديسمبر / بنا / …»: a place, the day, and an agency between two slashes.
fn slashed_agency(words: &PageWords, text: &str, span: Span) -> Option<Credit> {
    let source = span.of(text);
    let open = source.find('/').filter(|open| *open < PLACE_LINE)?;
    let close = open + 1 + source[open + 1..].find('/')?;
    let agency = source[open + 1..close].trim();
    let key = fold::loose(agency);
    let units = pagewords::words(&key);
    words.here(&units, &[Cue::Agency]).filter(|h| h.words == units.len())?;
    let before = source[..open].trim_end();
    let day = before.find(char::is_numeric).unwrap_or(before.len());
    let head = before[..day].trim_end();
    // The preposition before the day is not the place's.
    let place = match head.rsplit_once(' ') {
        Some((place, last)) if day < before.len() && words.languages(&fold::loose(last)).is_some() => place,
        _ => head,
    };
    let short = (1..=3).contains(&place.split_whitespace().count());
    let dated = before[day..].split_whitespace().count() <= 4;
    if !short || !dated || place.contains(['،', '.', ':', '"', '«']) {
        return None;
    }
    let start = span.start as usize;
    let at = agency.as_ptr() as usize - source.as_ptr() as usize;
    let origin = Some(Span::new(start + at, start + at + agency.len()));
    Some(Credit { origin, place: Some(Span::new(start, start + place.len())), ..Credit::default() })
}

/// «نيروبي 13 سبتمبر (وكالة)»: a place, the day and an agency in brackets, with no mark behind them.
fn bracketed_agency(words: &PageWords, text: &str, span: Span) -> Credit {
    let source = span.of(text);
    let inside = |end: usize| end < PLACE_LINE;
    let found = source.find('(').filter(|open| inside(*open)).and_then(|open| {
        let close = open + source[open..].find(')')?;
        Some((open, close))
    });
    let Some((open, close)) = found else { return Credit::default() };
    let key = fold::loose(&source[open + 1..close]);
    let units = pagewords::words(&key);
    let agency = words.here(&units, &[Cue::Agency]).is_some_and(|h| h.words == units.len());
    let before = source[..open].trim_end();
    let day = before.find(|c: char| c.is_numeric());
    let place = before[..day.unwrap_or(before.len())].trim_end();
    let dated = day.is_none_or(|at| before[at..].split_whitespace().count() <= 4);
    let short = (1..=3).contains(&place.split_whitespace().count());
    if !agency || !dated || !short || place.contains(['،', '.', ':', '"', '«']) {
        return Credit::default();
    }
    let start = span.start as usize;
    let at = |from: usize, to: usize| Some(Span::new(start + from, start + to));
    Credit { origin: at(open + 1, close), place: at(0, place.len()), ..Credit::default() }
}

/// How many bytes of a text its place line may take.
const PLACE_LINE: usize = 100;

/// The agency a text ends with: «… في المنطقة. (رويترز)».
pub(super) fn signature(words: &PageWords, text: &str, span: Span) -> Option<Span> {
    let source = span.of(text).trim_end_matches(['.', ' ']);
    let inner = source.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let key = fold::loose(&inner[open + 1..]);
    let units = pagewords::words(&key);
    let agency = words.here(&units, &[Cue::Agency]).is_some_and(|h| h.words == units.len());
    let start = span.start as usize;
    agency.then(|| Span::new(start + open + 1, start + inner.len()))
}

/// The outlet's name where a page names itself: after a bar on its first line, or twice in an invitation to follow it.
pub(super) fn outlet(words: &PageWords, text: &str, line: &Line) -> Option<String> {
    let source = line.span.of(text);
    if line.hit.is_some_and(|h| h.cue == Cue::Site) {
        let named = source.split(['|', ':']).map(str::trim).filter(|p| !p.is_empty());
        return named
            .filter(|p| words.cue_at(&pagewords::words(&fold::loose(p))).is_none())
            .map(str::to_owned)
            .next();
    }
    if line.hit.is_some_and(|h| h.cue == Cue::Clutter) {
        let (_, after) = source.split_once(':')?;
        let units: Vec<&str> = after.split_whitespace().collect();
        let repeated = |n: usize| units.get(..n).filter(|name| units[n..].windows(n).any(|w| w == *name));
        return (1..=4).rev().find_map(repeated).map(|name| name.join(" "));
    }
    None
}
