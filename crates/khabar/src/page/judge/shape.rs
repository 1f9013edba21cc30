//! The shape of a line, before its neighbours are looked at: «(أ ف ب)» at its end makes it a caption, «اقرأ أيضا» at
//! its head a pointer to another story.

use super::super::credit;
use super::super::line::{Close, Line, Region, Tag};
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::{self, Cue};

/// The shape of a line, before its neighbours are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Noise,
    End,
    Related,
    Also,
    Tags,
    Section,
    Date,
    Byline,
    Caption,
    Short,
    Paragraph,
}

/// The shape of every line.
pub(super) fn shapes(words: &PageWords, text: &str, lines: &[Line]) -> Vec<Shape> {
    let mut out: Vec<Shape> = lines.iter().map(|line| shape(words, text, line)).collect();
    for i in 1..lines.len() {
        let pair = lines[i].span.start.saturating_sub(lines[i - 1].span.end) < 8 && !lines[i].gap;
        if pair && out[i] == Shape::Short && out[i - 1] == Shape::Short && doubles(&lines[i - 1], &lines[i]) {
            out[i - 1] = Shape::Caption;
            out[i] = Shape::Caption;
        }
    }
    for i in 0..lines.len() {
        if let Some(twin) =
            lines[i].twin.filter(|_| out[i] == Shape::Short && out[twin_of(lines, i)] == Shape::Caption)
        {
            out[i] = out[twin];
        }
    }
    out
}

fn twin_of(lines: &[Line], i: usize) -> usize {
    lines[i].twin.unwrap_or(i)
}

/// Whether the second of two neighbours says the first again, in full or with more words: a caption's habit.
fn doubles(first: &Line, second: &Line) -> bool {
    first.words >= 3 && !first.linked && second.key.starts_with(first.key.as_str())
}

fn shape(words: &PageWords, text: &str, line: &Line) -> Shape {
    if let Some(shape) = marked(line) {
        return shape;
    }
    if line.arabic == 0 {
        if credit::is_date_line(words, line) {
            return Shape::Date;
        }
        return if line.words < 12 { Shape::Noise } else { Shape::Paragraph };
    }
    match line.tag {
        Tag::Caption if line.words <= 60 => return Shape::Caption,
        Tag::Author if line.words <= 12 => return Shape::Byline,
        Tag::Time if line.words <= 18 && credit::is_date_line(words, line) => return Shape::Date,
        Tag::Time if line.words <= 6 && line.key.bytes().any(|b| b.is_ascii_digit()) => return Shape::Noise,
        _ => {}
    }
    let source = line.span.of(text);
    if is_ticker(source) {
        return Shape::Noise;
    }
    if credit::is_date_line(words, line) {
        Shape::Date
    } else if credit::is_byline(words, source, line) {
        Shape::Byline
    } else if is_signed(line, source) {
        Shape::Noise
    } else if matches!(line.tag, Tag::Heading(_)) {
        Shape::Short
    } else if line.is_paragraph() || line.tag == Tag::Paragraph && line.words >= 12 {
        Shape::Paragraph
    } else if line.credit && line.words >= 4 {
        Shape::Caption
    } else {
        Shape::Short
    }
}

/// Whether a line of plain text is a row of headlines with wide gaps between them.
fn is_ticker(source: &str) -> bool {
    // Hardly any line has a gap: all its bytes are looked at without a branch, many at once.
    let (first, second, third) = (source.as_bytes(), source.as_bytes().get(1..), source.as_bytes().get(2..));
    let threes = first.iter().zip(second.unwrap_or_default()).zip(third.unwrap_or_default());
    let gap = threes.fold(false, |any, ((a, b), c)| any | (*a == b' ') & (*b == b' ') & (*c == b' '));
    gap && source.split("   ").filter(|part| !part.trim().is_empty()).count() >= 4
}

/// Whether a line is nothing but the editors' initials («س.ع/ م.ع») or hashtags.
fn is_signed(line: &Line, source: &str) -> bool {
    let mut words = source.split_whitespace().peekable();
    let tags = words.peek().is_some() && words.all(|w| w.starts_with('#'));
    let letters = |w: &str| w.chars().count();
    let initials = line.words <= 8 && pagewords::words(&line.key).iter().all(|w| letters(w) <= 2);
    tags || initials
}

/// What the cue at a line's head makes of it; a cue says nothing of a long line.
fn marked(line: &Line) -> Option<Shape> {
    if matches!(line.region, Region::Clutter) {
        return Some(Shape::Noise);
    }
    if line.buttons {
        return Some(Shape::Noise);
    }
    let hit = line.hit?;
    let rest = line.words.saturating_sub(hit.words as u32);
    Some(match hit.cue {
        Cue::Clutter if line.words <= 40 => Shape::Noise,
        Cue::Notice => Shape::Noise,
        Cue::List if rest <= 4 => Shape::End,
        Cue::End if line.words <= 40 => Shape::End,
        Cue::Related if rest <= 4 => Shape::Related,
        Cue::Also if line.words <= 40 => Shape::Also,
        Cue::Tags if rest <= 30 && line.close != Close::Stop => Shape::Tags,
        Cue::Section | Cue::Site if rest <= 4 && line.close != Close::Stop => Shape::Section,
        Cue::Byline | Cue::Source if rest <= 8 && line.close != Close::Stop => Shape::Byline,
        Cue::Caption if line.words <= 40 => Shape::Caption,
        _ => return None,
    })
}
