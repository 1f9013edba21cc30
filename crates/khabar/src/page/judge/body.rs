//! The text of an article: paragraphs, subheads, captions, quotations, and pointers to other stories inside it.

use super::super::BlockKind;
use super::super::line::{Close, Region, Tag};
use super::shape::Shape;
use super::{Judge, Mode, Verdict};
use crate::lexicon::pagewords::Cue;

impl Judge<'_> {
    /// «اقرأ أيضا» in the text, alone or with the other story's headline on the same line.
    pub(super) fn also(&mut self, i: usize, article: u32) -> Mode {
        if self.points(i) {
            self.teaser_line();
            Mode::Body(article)
        } else {
            self.put(BlockKind::Boilerplate, article);
            Mode::Also(article)
        }
    }

    /// Whether a line that opens with «اقرأ أيضا» goes on with a headline.
    pub(super) fn points(&self, i: usize) -> bool {
        self.lines[i].words >= self.lines[i].hit.map_or(0, |h| h.words as u32) + 3
    }

    /// One line that is a whole teaser.
    pub(super) fn teaser_line(&mut self) {
        self.articles += 1;
        self.out.push(Verdict { kind: BlockKind::Teaser, article: self.articles, title: true });
    }

    /// A line inside an article's text.
    pub(super) fn body_line(&self, i: usize) -> BlockKind {
        let line = &self.lines[i];
        match self.shapes[i] {
            Shape::Paragraph => {
                if line.tag == Tag::Quote {
                    BlockKind::Quote
                } else {
                    BlockKind::Body
                }
            }
            Shape::Caption => BlockKind::Caption,
            Shape::Byline | Shape::Date => BlockKind::Byline,
            Shape::Short => self.short_in_body(i),
            Shape::Section if self.followed_by_text(i) => BlockKind::Subhead,
            _ => BlockKind::Boilerplate,
        }
    }

    /// A short line inside an article's text: a subhead, a line of a list, an end of speech, or clutter below the text.
    pub(super) fn short_in_body(&self, i: usize) -> BlockKind {
        let line = &self.lines[i];
        let run = |range: &mut dyn Iterator<Item = usize>| {
            range.take(8).take_while(|j| self.shapes[*j] == Shape::Short).count()
        };
        let around = 1 + run(&mut (i + 1..self.lines.len())) + run(&mut (0..i).rev());
        if line.tag == Tag::Quote {
            BlockKind::Quote
        } else if self.is_heading(i) && self.followed_by_text(i) {
            BlockKind::Subhead
        } else if line.tag == Tag::Item
            || line.tag == Tag::Paragraph && around >= 3
            || line.close == Close::Stop
        {
            BlockKind::Body
        } else if !self.followed_by_text(i) {
            // The last words of a text need no full stop where the markup makes them a paragraph of it.
            let own = line.region == Region::Main
                && line.tag == Tag::Paragraph
                && !line.linked
                && line.words >= 4
                && line.arabic >= 3 * line.words;
            if own || line.words >= 5 && line.close != Close::Open {
                BlockKind::Body
            } else {
                BlockKind::Boilerplate
            }
        } else if around >= 3 || line.words > 14 || line.close == Close::Soft && line.words > 9 {
            BlockKind::Body
        } else {
            BlockKind::Subhead
        }
    }

    /// Whether the markup makes a line a heading, or a bold line that stands for one.
    fn is_heading(&self, i: usize) -> bool {
        let line = &self.lines[i];
        matches!(line.tag, Tag::Heading(_)) || line.region == Region::Main && line.bold && line.words <= 14
    }

    /// Whether a paragraph follows, captions and clutter between left out.
    pub(super) fn followed_by_text(&self, i: usize) -> bool {
        for j in i + 1..self.lines.len().min(i + 12) {
            match self.shapes[j] {
                Shape::Paragraph => return true,
                Shape::Caption | Shape::Noise | Shape::Byline | Shape::Short => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the text goes on below a closing mark as if it were not there: two paragraphs in a row.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        // A list of the most read has headlines, not paragraphs: what stands there was an empty box in the text.
        let list = self.lines[i].hit.is_some_and(|h| h.cue == Cue::List);
        if list && self.shapes.get(i + 1) == Some(&Shape::Paragraph) && !self.lines[i + 1].linked {
            return true;
        }
        let next =
            |n: usize| self.lines.get(i + n).is_some_and(|l| l.hit.is_some_and(|h| h.cue == Cue::Continues));
        next(1) && self.shapes.get(i + 2) == Some(&Shape::Paragraph)
    }
}
