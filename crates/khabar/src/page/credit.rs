//! Who wrote it, where, and from which agency: bylines, date lines, origins, place lines.
//!
//! «القاهرة – أحمد علي», «سعيد عبد الرازق (أنقرة)», «واس – الرياض» are bylines; «بيونغ يانغ - (أ ف ب)» opens a text.

use super::line::{Close, Line};
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::{self, Cue};

const DATES: [Cue; 6] = [Cue::Month, Cue::Weekday, Cue::Am, Cue::Pm, Cue::Published, Cue::Updated];

/// Whether a line holds a date and little else.
pub(super) fn is_date_line(words: &PageWords, line: &Line) -> bool {
    if line.words > 18 || line.close == Close::Stop || !line.key.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let parts = pagewords::words(&line.key);
    let (mut at, mut strange, mut known) = (0, 0, 0);
    while at < parts.len() {
        match words.here(&parts[at..], &DATES) {
            Some(hit) => {
                known += usize::from(!matches!(hit.cue, Cue::Am | Cue::Pm));
                at += hit.words;
            }
            None => {
                let number = parts[at].bytes().all(|b| b.is_ascii_digit());
                strange += usize::from(!number);
                at += 1;
            }
        }
    }
    let numbers = parts.len() - strange - known;
    strange <= 2 && (known > 0 && numbers > 0 || strange == 0 && numbers >= 3)
}

/// Whether a line names an author, an agency or a desk, and a place.
pub(super) fn is_byline(words: &PageWords, source: &str, line: &Line) -> bool {
    if line.words > 12 || line.words < 1 || line.close != Close::Open || line.arabic == 0 {
        return false;
    }
    let inner = source.trim_matches(|c: char| !c.is_alphanumeric());
    if line.words <= 6 && is_agency(words, line) {
        return true;
    }
    if let Some((name, place)) = source.strip_suffix(')').and_then(|s| s.rsplit_once('(')) {
        let named = name.trim().split_whitespace().count();
        let quoted = name.trim().starts_with(['«', '"', '“']) && name.trim().ends_with(['»', '"', '”']);
        let places = place.split([',', '-', '–', '\u{060C}']).all(|p| p.split_whitespace().count() <= 3);
        return places
            && line.words <= 8
            && (quoted || (2..=4).contains(&named) && place.split_whitespace().count() <= 5);
    }
    let mixed = inner.chars().any(|c| c.is_ascii_alphabetic());
    let dashed =
        inner.split([' ', '\u{A0}']).filter(|w| matches!(*w, "-" | "–" | "—" | "|" | "/" | "ـ")).count();
    dashed == 1 && mixed && line.words <= 6
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
                strange += 1;
                at += 1;
            }
        }
    }
    let marked = line.key.contains(['-', '–', '—', '/', '|', '(', ',', '\u{060C}']);
    agency && (strange == 0 || strange <= 3 && marked)
}
