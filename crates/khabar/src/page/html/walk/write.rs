//! Writes the visible text: white space collapsed, references undone, every run's place in the page kept.

use super::super::super::line::Tag;
use super::super::entity;
use super::{Raw, Walker};
use crate::span::Span;
use crate::text::fold;

/// The line being written.
#[derive(Default)]
pub(super) struct Building {
    pub raw: Raw,
    pub start: usize,
    pub linked: usize,
    pub bold: usize,
    pub time: usize,
    pub author: usize,
}

impl Walker<'_> {
    /// Writes text: white space collapsed, references undone, each run's place kept.
    pub(super) fn text(&mut self, at: usize, text: &str) {
        if self.top().hidden {
            return;
        }
        let mut rest = text;
        while let Some(first) = rest.bytes().next() {
            let here = at + (text.len() - rest.len());
            if first.is_ascii_whitespace() {
                let trimmed = rest.trim_ascii_start();
                if self.pre > 0 && rest[..rest.len() - trimmed.len()].contains('\n') {
                    self.flush();
                }
                self.space = true;
                rest = trimmed;
            } else if first == b'&' {
                match entity::reference(rest) {
                    Some((c, used)) => {
                        let mut small = [0u8; 4];
                        self.write(here, c.encode_utf8(&mut small));
                        rest = &rest[used..];
                    }
                    None => {
                        self.write(here, "&");
                        rest = &rest[1..];
                    }
                }
            } else {
                // Single spaces inside a run need no new entry in the map.
                let len = run(rest.as_bytes());
                self.write(here, &rest[..len]);
                rest = &rest[len..];
            }
        }
    }

    pub(super) fn write(&mut self, at: usize, words: &str) {
        let open = &self.stack[self.stack.len() - 1];
        let (link, bold, time, author) = (open.link, open.bold, open.time, open.author);
        let fresh = self.line.as_ref().is_none_or(|l| l.start == usize::MAX);
        if fresh {
            if words.trim_matches(|c: char| c.is_whitespace() || fold::is_invisible(c)).is_empty() {
                return;
            }
            let raw = Raw {
                tag: open.tag,
                node: open.node,
                clutter: open.clutter,
                related: open.related,
                story: open.story,
                time: self.line.take().and_then(|l| l.raw.time),
                ..Raw::default()
            };
            if !self.out.text.is_empty() {
                self.out.text.push('\n');
            }
            self.line = Some(Building { raw, start: self.out.text.len(), ..Building::default() });
        } else if self.space {
            self.out.text.push(' ');
        }
        self.space = false;
        let stored = self.out.text.len() as u32;
        let straight =
            self.out.map.last().is_some_and(|(s, p)| stored.wrapping_sub(*s) == (at as u32).wrapping_sub(*p));
        if !straight {
            self.out.map.push((stored, at as u32));
        }
        self.out.text.push_str(words);
        if let Some(line) = &mut self.line {
            line.linked += if link { words.len() } else { 0 };
            line.bold += if bold { words.len() } else { 0 };
            line.time += if time { words.len() } else { 0 };
            line.author += if author { words.len() } else { 0 };
        }
    }

    /// Ends the line that is being written.
    pub(super) fn flush(&mut self) {
        self.space = false;
        let Some(line) = self.line.take_if(|l| l.start != usize::MAX) else { return };
        let blank = |c: char| c.is_whitespace() || fold::is_invisible(c);
        let end = self.out.text.trim_end_matches(blank).len().max(line.start);
        let mut raw = line.raw;
        raw.span = Span::new(line.start, end);
        let size = raw.span.len().max(1);
        raw.linked = line.linked * 10 >= size * 8;
        raw.bold = line.bold * 10 >= size * 8;
        // Themes call whole articles «published» or name them after the author: only short lines are believed.
        if line.author * 10 >= size * 6 && size <= 120 {
            raw.tag = Tag::Author;
        } else if line.time * 10 >= size * 6 && size <= 160 {
            raw.tag = Tag::Time;
        } else if matches!(raw.tag, Tag::Time | Tag::Author) {
            raw.tag = Tag::Plain;
        }
        self.out.lines.push(raw);
    }

    /// A time stands in the line that is being written, or opens one.
    pub(super) fn carry_time(&mut self, time: String) {
        let line = self.line.get_or_insert_with(|| Building { start: usize::MAX, ..Building::default() });
        line.raw.time.get_or_insert(time);
    }
}

/// How many bytes may be taken over as they are: up to a reference, a line break or two blanks in a row.
fn run(bytes: &[u8]) -> usize {
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'&' | b'\n' | b'\r' | b'\t' | 0x0C => break,
            b' ' if bytes.get(i + 1).is_none_or(|b| b.is_ascii_whitespace() || *b == b'&') => break,
            _ => i += 1,
        }
    }
    i
}
