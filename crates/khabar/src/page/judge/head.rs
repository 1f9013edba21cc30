//! The head of an article: what stands above its headline, the headline, and what stands between it and the text.

use super::super::BlockKind;
use super::super::line::{Region, Tag};
use super::shape::Shape;
use super::{Judge, Verdict};

impl Judge<'_> {
    /// Judges the lines above the first paragraph; the index of that paragraph is returned.
    pub(super) fn head(&mut self, named: Option<usize>) -> usize {
        let from = named.map_or(0, |n| n + 1);
        let stop = |i: &usize| {
            named.is_none() && self.lines[*i].region == Region::Related
                || self.shapes[*i] == Shape::Paragraph
                || matches!(self.lines[*i].region, Region::Other(_))
        };
        let body = (from..self.lines.len()).find(stop).unwrap_or(self.lines.len());
        let head = named.or_else(|| self.headline(body));
        for i in 0..body {
            if self.lines[i].region == Region::Related
                && self.shapes[i] == Shape::Short
                && self.lines[i].may_head()
            {
                self.teaser_line();
                continue;
            }
            let kind = match head {
                Some(h) if i < h => self.above(i, h),
                Some(h) if i == h => BlockKind::Headline,
                Some(h) => self.below_headline(i, h),
                None => self.above(i, body),
            };
            self.out.push(Verdict { kind, article: 0, title: head == Some(i) });
        }
        body
    }

    /// The headline among the lines above `body`: the nearest run of headline-like lines, from its first.
    pub(super) fn headline(&self, body: usize) -> Option<usize> {
        let fits = |i: usize| self.shapes[i] == Shape::Short && self.lines[i].may_head();
        let mut run: Vec<usize> = Vec::new();
        for i in (0..body).rev() {
            match self.shapes[i] {
                Shape::Short if fits(i) => run.push(i),
                Shape::Short | Shape::Related | Shape::Also | Shape::End if !run.is_empty() => break,
                _ => {}
            }
        }
        // «… (فيديو)» ends like a picture's words, but where nothing else may be the headline it is.
        let lone = || {
            (0..body).find(|i| {
                self.shapes[*i] == Shape::Caption && self.lines[*i].words >= 4 && self.lines[*i].credit
            })
        };
        let first = run.last().copied().or_else(lone)?;
        let doubled = run.iter().rev().find(|i| run.iter().any(|j| self.lines[*j].twin == Some(**i)));
        let heading = run.iter().rev().find(|i| matches!(self.lines[**i].tag, Tag::Heading(1)));
        let long = run.iter().rev().find(|i| self.lines[**i].words >= 4);
        Some(*heading.or(doubled).or(long).unwrap_or(&first))
    }

    /// A line above the headline.
    pub(super) fn above(&self, i: usize, headline: usize) -> BlockKind {
        let line = &self.lines[i];
        match self.shapes[i] {
            Shape::Section => BlockKind::Section,
            Shape::Byline | Shape::Date => BlockKind::Byline,
            Shape::Caption if headline - i <= 4 => BlockKind::Caption,
            Shape::Short if line.words <= 5 && headline - i <= 3 && !line.linked => BlockKind::Section,
            Shape::Short if headline < self.lines.len() && self.lines[headline].twin == Some(i) => {
                BlockKind::Headline
            }
            _ => BlockKind::Boilerplate,
        }
    }

    /// A line between the headline and the first paragraph.
    pub(super) fn below_headline(&self, i: usize, headline: usize) -> BlockKind {
        let line = &self.lines[i];
        match self.shapes[i] {
            _ if line.twin == Some(headline) || line.key == self.lines[headline].key => BlockKind::Headline,
            Shape::Byline | Shape::Date => BlockKind::Byline,
            Shape::Caption => BlockKind::Caption,
            Shape::Section => BlockKind::Section,
            Shape::Short if line.words <= 2 => BlockKind::Boilerplate,
            Shape::Short if line.dashed && line.words <= 7 => BlockKind::Byline,
            Shape::Short if line.colon && matches!(line.tag, Tag::Plain | Tag::Item) => BlockKind::Byline,
            Shape::Short if line.words <= 8 && !matches!(line.tag, Tag::Heading(_)) => BlockKind::Caption,
            Shape::Short => BlockKind::Subhead,
            _ => BlockKind::Boilerplate,
        }
    }

    /// Whether a headline stands at `i` that is said again below, before the text: the habit of a second article.
    pub(super) fn opens_article(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let below = || (i + 1..self.lines.len().min(i + 9)).find(|j| self.lines[*j].twin == Some(i));
        self.shapes[i] == Shape::Short
            && line.may_head()
            && line.words >= 4
            && line.twin.is_none()
            && below().is_some_and(|j| self.followed_by_text(j))
    }

    /// Judges the head of a second article that begins at `start`; returns its first paragraph.
    pub(super) fn second_head(&mut self, start: usize, article: u32) -> usize {
        let body = (start..self.lines.len())
            .find(|i| self.shapes[*i] == Shape::Paragraph)
            .unwrap_or(self.lines.len());
        let mut head = None;
        for i in start..body {
            let kind = match head {
                None if self.shapes[i] == Shape::Short && self.lines[i].words >= 3 => {
                    head = Some(i);
                    BlockKind::Headline
                }
                None => self.above(i, i + 1),
                Some(h) => self.below_headline(i, h),
            };
            self.out.push(Verdict { kind, article, title: head == Some(i) });
        }
        body
    }
}
