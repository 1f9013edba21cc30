//! From bytes to code points.

use super::{Quote, Range};
use crate::span::Span;

/// Counts code points of one text: a count every 64 bytes, the rest by looking.
pub struct Points<'a> {
    text: &'a str,
    counts: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> Points<'a> {
    /// Counts a text.
    pub fn new(text: &'a str) -> Points<'a> {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            counts.push(count);
            count += step.iter().map(|&byte| u32::from(is_first(byte))).sum::<u32>();
        }
        counts.push(count);
        Points { text, counts }
    }

    /// The code points before a byte offset.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let slot = byte / STEP;
        let base = self.counts.get(slot).copied().unwrap_or(0);
        let rest = &self.text.as_bytes()[(slot * STEP).min(byte)..byte];
        base + rest.iter().map(|&byte| u32::from(is_first(byte))).sum::<u32>()
    }

    /// A span as a range of code points.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.at(span.start), end: self.at(span.end) }
    }

    /// A span with its words.
    pub fn quote(&self, span: Span) -> Quote {
        Quote { text: span.of(self.text).to_owned(), start: self.at(span.start), end: self.at(span.end) }
    }
}

fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_agrees_with_counting() {
        let text = "خبر «أ» news ".repeat(40);
        let points = Points::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), n as u32);
        }
        assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
    }
}
