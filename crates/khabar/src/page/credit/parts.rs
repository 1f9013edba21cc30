//! A byline cut at its marks: «كتبت: سلمى الخطيب – بيروت – 3 مايو» is a cue, a name, a name and a date.

use super::DATES;
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::{self, Cue};
use crate::span::Span;
use crate::text::fold;

/// A part of a byline between its marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    pub span: Span,
    pub kind: PartKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PartKind {
    /// «تقرير», «كتب».
    Cue,
    /// «أ ف ب».
    Agency,
    /// A date, or part of one.
    Date,
    /// Latin letters only.
    Latin,
    /// An outlet's name: in quotation marks, or with a word like «إذاعة» or «نيوز» in it.
    Quoted,
    /// One to four words of anything else: a name or a place.
    Name,
    /// More words.
    Long,
}

pub(super) fn parts(words: &PageWords, text: &str, span: Span) -> Vec<Part> {
    let source = span.of(text);
    let mut out = Vec::new();
    let mut start = 0;
    let marks: Vec<(usize, usize)> = source
        .char_indices()
        .filter(|(i, c)| is_mark(source, *i, *c) || *c == '-' && joins_agency(words, source, *i))
        .map(|(i, c)| (i, i + c.len_utf8()))
        .chain([(source.len(), source.len())])
        .collect();
    for (end, next) in marks {
        let raw = &source[start..end];
        let trimmed = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if !trimmed.is_empty() {
            let at = span.start as usize + start + (trimmed.as_ptr() as usize - raw.as_ptr() as usize);
            let part = Span::new(at, at + trimmed.len());
            out.extend(cut_cue(words, text, part, raw));
        }
        start = next;
    }
    out
}

/// Whether a sign parts a byline; a dash does only between blanks, and a full stop never (أ.ف.ب).
pub(super) fn is_mark(source: &str, at: usize, c: char) -> bool {
    let around = || {
        source[..at].ends_with([' ', '\u{A0}', ')', '»'])
            || source[at + c.len_utf8()..].starts_with([' ', '\u{A0}', '('])
    };
    match c {
        ':' | '|' | '/' | '(' | ')' | '\u{060C}' | ',' | '–' | '—' | '•' => true,
        '-' | '\u{0640}' => around(),
        _ => false,
    }
}

/// Whether a hyphen without blanks joins a place and an agency: «دمشق-سانا».
fn joins_agency(words: &PageWords, source: &str, at: usize) -> bool {
    let agency = |side: &str| {
        let key = fold::loose(side);
        let units = pagewords::words(&key);
        words.here(&units, &[Cue::Agency]).is_some_and(|h| h.words == units.len())
    };
    agency(&source[..at]) || agency(&source[at + 1..])
}

/// A part, its cue word («كتب», «إعداد») made a part of its own.
fn cut_cue(words: &PageWords, text: &str, span: Span, raw: &str) -> Vec<Part> {
    let key = fold::loose(span.of(text));
    let units = pagewords::words(&key);
    let cue = words.cue_at(&units).filter(|h| matches!(h.cue, Cue::Byline | Cue::Source | Cue::Caption));
    let kind = |kind| vec![Part { span, kind }];
    if let Some(name) = before_date(words, text, span).filter(|_| cue.is_none()) {
        // «أخبار سياسية تاريخ النشر …» opens with a section, not with a name.
        let key = fold::loose(name.of(text));
        let units = pagewords::words(&key);
        let whole = |cue: Cue| words.here(&units, &[cue]).is_some_and(|h| h.words == units.len());
        let kind = match words.cue_at(&units).is_some() || whole(Cue::Hijri) {
            true => PartKind::Long,
            false if whole(Cue::Agency) => PartKind::Agency,
            false => PartKind::Name,
        };
        return [Part { span: name, kind }].into_iter().chain(last_agency(words, text, span)).collect();
    }
    let Some(hit) =
        cue.filter(|h| h.words < units.len() || matches!(h.cue, Cue::Byline | Cue::Source | Cue::Caption))
    else {
        return kind(part_kind(words, &key, &units, raw));
    };
    if hit.words >= units.len() {
        return kind(PartKind::Cue);
    }
    if hit.words > 2 {
        return kind(PartKind::Long);
    }
    let source = span.of(text);
    let rest = source.split_whitespace().skip(hit.words).collect::<Vec<_>>();
    let Some(first) = rest.first() else { return kind(PartKind::Cue) };
    let at = span.start as usize + (first.as_ptr() as usize - source.as_ptr() as usize);
    let name = Span::new(at, span.end as usize);
    let name = before_date(words, text, name).unwrap_or(name);
    let head = Part { span: Span::new(span.start as usize, at), kind: PartKind::Cue };
    vec![head, Part { span: name, kind: if rest.len() <= 4 { PartKind::Name } else { PartKind::Long } }]
}

/// The agency a part ends with: «الرياض 17 محرم 1446 هـ واس».
fn last_agency(words: &PageWords, text: &str, span: Span) -> Option<Part> {
    let source = span.of(text);
    source.split_whitespace().rev().take(3).find_map(|word| {
        let at = word.as_ptr() as usize - source.as_ptr() as usize;
        let key = fold::loose(&source[at..]);
        let units = pagewords::words(&key);
        let agency = words.here(&units, &[Cue::Agency]).is_some_and(|h| h.words == units.len());
        agency.then(|| Part {
            span: Span::new(span.start as usize + at, span.end as usize),
            kind: PartKind::Agency,
        })
    })
}

/// The words before a date in one part with it: «سلمى الخطيب الخميس», «سلمى الخطيب في 11».
fn before_date(words: &PageWords, text: &str, span: Span) -> Option<Span> {
    let source = span.of(text);
    let whole = fold::loose(source);
    if words.here(&pagewords::words(&whole), &DATES).is_some() {
        return None;
    }
    let (mut end, mut count) = (0, 0);
    for word in source.split_whitespace() {
        let key = fold::loose(word);
        let rest = || fold::loose(&source[word.as_ptr() as usize - source.as_ptr() as usize..]);
        let phrase = || words.here(&pagewords::words(&rest()), &DATES).is_some();
        let date = key.starts_with(|c: char| c.is_ascii_digit()) || phrase();
        if date {
            return (1..=4)
                .contains(&count)
                .then(|| Span::new(span.start as usize, span.start as usize + end));
        }
        // A preposition before the date is not the name's.
        if words.languages(&key).is_none() {
            end = word.as_ptr() as usize + word.len() - source.as_ptr() as usize;
            count += 1;
        }
    }
    None
}

fn part_kind(words: &PageWords, key: &str, units: &[&str], raw: &str) -> PartKind {
    let agency = words.here(units, &[Cue::Agency]).is_some_and(|h| h.words == units.len());
    let quoted = raw.trim().starts_with(['«', '"', '“']) && raw.trim().ends_with(['»', '"', '”']);
    if agency {
        PartKind::Agency
    } else if key.bytes().any(|b| b.is_ascii_digit()) || words.here(units, &DATES).is_some() {
        PartKind::Date
    } else if key.bytes().any(|b| b.is_ascii_alphabetic()) {
        PartKind::Latin
    } else if quoted || (0..units.len()).any(|i| words.here(&units[i..], &[Cue::House]).is_some()) {
        PartKind::Quoted
    } else if words.are_buttons(units) || units.iter().all(|u| u.chars().count() <= 2) {
        // «القراءات: 1243», «س.ع»: no name.
        PartKind::Long
    } else if units.len() <= 4 {
        PartKind::Name
    } else {
        PartKind::Long
    }
}
