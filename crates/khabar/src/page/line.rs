//! Lines: what a page is cut into, and what can be seen of one line alone.
//!
//! «زعيم كوريا الشمالية يودّع ضيفه (أ ف ب)» is short, does not close as a sentence does, and ends in a credit.

use crate::lexicon::PageWords;
use crate::lexicon::pagewords::{self, Hit};
use crate::span::Span;
use crate::text::fold;

/// What the markup says of a line; plain text says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Tag {
    /// Nothing is known.
    #[default]
    Plain,
    /// A heading of this level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// Words under a picture.
    Caption,
    /// A quotation or an embedded post.
    Quote,
    /// A date.
    Time,
    /// An author's name.
    Author,
}

/// A line of the stored text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Whether an empty line stands before it.
    pub gap: bool,
    /// How many words it has.
    pub words: u32,
    /// How many Arabic letters it has.
    pub arabic: u32,
    /// How it ends.
    pub close: Close,
    /// Whether it ends in a short parenthesis, as a picture's credit does.
    pub credit: bool,
    /// Whether one dash or slash parts it in two.
    pub dashed: bool,
    /// Whether a colon parts it into one or two words and two or three, as a place and a name: «القاهرة: خالد محمود».
    pub colon: bool,
    /// Whether it is nothing but words of buttons, several in a row.
    pub buttons: bool,
    /// Its loose key; of a long line only the beginning.
    pub key: String,
    /// The letters and digits of its key, of a line of two words or more.
    pub letters: String,
    /// What its opening words say.
    pub hit: Option<Hit>,
    /// The first earlier line with the same words.
    pub twin: Option<usize>,
    /// What the markup says.
    pub tag: Tag,
    /// Whether nearly all of it is links.
    pub linked: bool,
    /// The card or the story the markup puts it in, 0 for none.
    pub story: u32,
    /// Whether nearly all of it is bold.
    pub bold: bool,
    /// What the markup around it says.
    pub region: Region,
}

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Close {
    /// Without a mark.
    #[default]
    Open,
    /// With a mark that headlines have too: «؟», «!», a colon, an ellipsis.
    Soft,
    /// With a mark only sentences have.
    Stop,
}

/// What part of a page the markup around a line says it is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Region {
    /// Nothing is said, or it is plain text.
    #[default]
    Open,
    /// The article's own body.
    Main,
    /// A list of other stories.
    Related,
    /// Menus, footers, share bars, comments, forms.
    Clutter,
    /// Another story of full length on the same page, by its number in the markup.
    Other(u32),
}

/// Words of a line looked at for cues; none is longer.
const KEY_BYTES: usize = 400;

impl Line {
    /// What can be seen of the line at `span`, which holds no white space at its ends.
    pub(super) fn look(words: &PageWords, text: &str, span: Span) -> Line {
        let source = span.of(text);
        let mut line = Line { span, close: close(source), credit: has_credit(source), ..Line::default() };
        (line.words, line.arabic) = counted(source);
        let whole = source.len() <= KEY_BYTES;
        line.key = fold::loose(if whole { source } else { &source[..source.floor_char_boundary(KEY_BYTES)] });
        let units = pagewords::words(&line.key);
        // A notice is short; a paragraph may tell of such things.
        const NOTICE: usize = 20;
        let notice = || Some(&units).filter(|units| units.len() <= NOTICE).and_then(|u| words.notice(u));
        let hit = words.opening(&line.key, &units).or_else(|| words.counted(&units)).or_else(notice);
        let buttons = units.len() <= 24 && words.are_buttons(&units);
        line.dashed =
            ['-', '–', '—', '/', '|'].map(|mark| times_alone(source, mark)).iter().sum::<usize>() == 1;
        line.colon = source.split_once(':').is_some_and(|(place, name)| {
            let count = |side: &str| side.split_whitespace().count();
            (1..=2).contains(&count(place)) && (2..=3).contains(&count(name)) && !name.contains(':')
        });
        (line.hit, line.buttons) = (hit, buttons);
        line
    }

    /// Whether it reads like running text.
    pub(super) fn is_paragraph(&self) -> bool {
        let enough = match (self.close, self.credit) {
            (Close::Stop, _) => 6,
            (Close::Soft, false) => 16,
            (Close::Open, false) => 28,
            (_, true) => 36,
        };
        self.arabic > 0 && self.words >= enough
    }

    /// Whether a headline may look like this.
    pub(super) fn may_head(&self) -> bool {
        self.arabic > 0 && (3..=34).contains(&self.words) && !self.credit
    }
}

/// How often a mark stands between spaces.
fn times_alone(line: &str, mark: char) -> usize {
    const SPACES: [char; 2] = [' ', '\u{A0}'];
    let apart = |(at, mark): &(usize, &str)| {
        let (before, behind) = (&line[..*at], &line[at + mark.len()..]);
        (before.is_empty() || before.ends_with(SPACES)) && (behind.is_empty() || behind.starts_with(SPACES))
    };
    line.match_indices(mark).filter(apart).count()
}

/// How many words and how many Arabic letters a line has.
fn counted(line: &str) -> (u32, u32) {
    let (mut words, mut arabic, mut inside) = (0, 0, false);
    let mut rest = line;
    loop {
        let plain = fold::plain_run(rest);
        words += u32::from(plain > 0 && !inside);
        arabic += plain as u32 / 2;
        inside |= plain > 0;
        let mut chars = rest[plain..].chars();
        let Some(c) = chars.next() else { return (words, arabic) };
        rest = chars.as_str();
        let letter = c != ' ' && (fold::is_word_char(c) || fold::is_mark(c) || fold::is_invisible(c));
        words += u32::from(letter && !inside);
        arabic += u32::from(letter && fold::is_arabic(c));
        inside = letter;
    }
}

/// The lines of a plain text; white space around each is left out, empty ones too.
pub(super) fn lines(words: &PageWords, text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let (mut at, mut gap) = (0, false);
    let mut add = |raw: &str| {
        let start = at + (raw.len() - raw.trim_start_matches(is_blank).len());
        let end = at + raw.trim_end_matches(is_blank).len();
        if start < end {
            out.push(Line { gap, ..Line::look(words, text, Span::new(start, end)) });
            gap = false;
        } else {
            gap |= !(raw == "\n" && text[..at].ends_with('\r'));
        }
        at += raw.len();
    };
    for raw in text.split_inclusive('\n') {
        // Hardly any line is parted by anything else.
        match may_end_line(raw) {
            true => raw.split_inclusive(ends_line).for_each(&mut add),
            false => add(raw),
        }
    }
    twins(&mut out);
    out
}

/// Whether a character ends a line.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0B}' | '\u{0C}')
}

/// Whether a text may hold a character that ends a line, but for «\n»: all its bytes are looked at without a branch, many at once.
fn may_end_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: &u8| (*byte == b'\r') | (*byte == 0x0B) | (*byte == 0x0C);
    // The last two bytes of those that have several.
    let ends = |(a, b): (&u8, &u8)| (*a == 0xC2) & (*b == 0x85) | (*a == 0x80) & (*b & 0xFE == 0xA8);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    bytes.iter().fold(false, |any, byte| any | control(byte))
        | pairs.fold(false, |any, pair| any | ends(pair))
}

/// White space and marks that take no place.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || fold::is_invisible(c)
}

/// Finds lines whose words stood before.
pub(super) fn twins(lines: &mut [Line]) {
    let several = |line: &Line| line.words >= 2;
    lines.iter_mut().filter(|line| several(line)).for_each(|line| line.letters = letters(&line.key));
    let mut seen: rustc_hash::FxHashMap<&str, usize> = rustc_hash::FxHashMap::default();
    let mut twins = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let first = if several(line) { *seen.entry(&line.letters).or_insert(i) } else { i };
        twins.push((first < i).then_some(first));
    }
    lines.iter_mut().zip(twins).for_each(|(line, twin)| line.twin = twin);
}

/// How a line ends, closing quotation marks and brackets left out.
fn close(source: &str) -> Close {
    let shut = |c: char| matches!(c, '"' | '»' | '”' | '“' | '\'' | '’' | ')' | ']') || is_blank(c);
    match source.trim_end_matches(shut).chars().next_back() {
        Some('.' | '\u{060C}' | '\u{061B}') => Close::Stop,
        Some('!' | '?' | '\u{061F}' | '…' | ':') => Close::Soft,
        _ => Close::Open,
    }
}

/// Whether a line ends in a parenthesis of one to six words that begins after other words.
fn has_credit(source: &str) -> bool {
    let Some(inner) = source.strip_suffix([')', ']']) else { return false };
    let Some(open) = inner.rfind(['(', '[']) else { return false };
    let words = inner[open + 1..].split_whitespace().count();
    (1..=6).contains(&words) && inner[..open].split_whitespace().count() >= 2
}

/// The letters and digits of a key, by which lines and titles are compared.
pub(super) fn letters(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut rest = key;
    loop {
        let (plain, other) = rest.split_at(fold::plain_run(rest));
        out.push_str(plain);
        let mut chars = other.chars();
        let Some(c) = chars.next() else { return out };
        if fold::is_word_char(c) {
            out.push(c);
        }
        rest = chars.as_str();
    }
}

/// Whether a line says a title: its letters are the title's, or the title's without the site's name after them.
pub(super) fn says(line: &Line, title: &str) -> bool {
    let line = line.letters.as_str();
    if line.is_empty() || title.is_empty() {
        return false;
    }
    line == title
        || line.len() >= 24 && title.starts_with(line) && line.len() * 2 >= title.len()
        || title.len() >= 24 && line.starts_with(title) && title.len() * 3 >= line.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_ends_a_line_is_foreseen() {
        for c in ('\0'..='\u{2FFF}').filter(|c| *c != '\n' && ends_line(*c)) {
            assert!(may_end_line(&format!("خبر{c}خبر")) && may_end_line(&c.to_string()), "{c:?}");
        }
        assert!(!may_end_line("قال «نعم» – و“لا”…\n"));
    }
}
