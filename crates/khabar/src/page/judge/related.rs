//! Lists of other stories: each teaser with its section, picture, headline, lead and outlet, and the second article
//! that may follow the list.

use super::super::BlockKind;
use super::shape::Shape;
use super::{Judge, Mode, Verdict};
use crate::lexicon::pagewords::Cue;

impl Judge<'_> {
    /// One teaser of a list, or a second article that follows the list. The host is the article the list stands in.
    /// Returns the line after it and how reading goes on there.
    pub(super) fn group(&mut self, start: usize, host: u32) -> (usize, Mode) {
        match self.shapes[start] {
            Shape::Short if self.lines[start].may_head() => {}
            Shape::Caption | Shape::Section => {}
            Shape::Also if self.points(start) => {
                self.teaser_line();
                return (start + 1, Mode::Related(host));
            }
            Shape::Paragraph if self.continues(start) => return (start, Mode::Body(host)),
            Shape::End => {
                self.put(BlockKind::Boilerplate, host);
                return (start + 1, Mode::Tail(host));
            }
            _ => {
                self.put(BlockKind::Boilerplate, host);
                return (start + 1, Mode::Related(host));
            }
        }
        let end = self.group_end(start);
        let mut text = (start..end).filter(|i| self.shapes[*i] == Shape::Paragraph);
        if let Some(first) = text.clone().next().filter(|i| self.continues(*i)) {
            self.teasers(start, first);
            return (first, Mode::Body(host));
        }
        let paired = text.clone().any(|i| i + 1 < end && self.shapes[i + 1] == Shape::Paragraph);
        let size: u32 = text.by_ref().map(|i| self.lines[i].words).sum();
        if paired && size >= 60 {
            self.articles += 1;
            let number = self.articles;
            let body = self.second_head(start, number);
            return (body, Mode::Body(number));
        }
        // Below a short list the article's own text goes on: «وأضافت …».
        let own = (start + 1..end).find(|i| self.shapes[*i] == Shape::Paragraph && self.continues(*i));
        if let Some(own) = own {
            self.teasers(start, own);
            return (own, Mode::Body(host));
        }
        self.teasers(start, end);
        (end, Mode::Related(host))
    }

    pub(super) fn continues(&self, i: usize) -> bool {
        self.lines[i].hit.is_some_and(|h| h.cue == Cue::Continues)
    }

    /// Where the group that begins at `start` ends: after an outlet's line, or before the next story's headline.
    pub(super) fn group_end(&self, start: usize) -> usize {
        let story = self.lines[start].story;
        let mut head: Option<usize> = None;
        let mut lead = false;
        for i in start..self.lines.len() {
            let line = &self.lines[i];
            if story > 0 || line.story > 0 {
                // A card's own element holds all of one teaser.
                if line.story != story {
                    return i;
                }
                continue;
            }
            match self.shapes[i] {
                Shape::End | Shape::Related | Shape::Tags | Shape::Also => return i,
                _ if line.region != self.lines[start].region && i > start => return i,
                Shape::Byline if lead => return i + 1,
                Shape::Paragraph => lead = true,
                Shape::Short if line.may_head() && line.words >= 4 => match head {
                    Some(h) if line.twin == Some(h) || line.key == self.lines[h].key => {}
                    _ if lead && !self.is_subhead_of_article(i) => return i,
                    Some(_) if !lead => return i,
                    None => head = Some(i),
                    _ => {}
                },
                Shape::Caption | Shape::Section if lead && !self.shapes[i - 1].eq(&Shape::Caption) => {
                    return i;
                }
                _ => {}
            }
        }
        self.lines.len()
    }

    /// Whether a short line below a teaser's lead is a subhead of a second article: two paragraphs in a row follow,
    /// and it does not stand twice, as a headline would.
    pub(super) fn is_subhead_of_article(&self, i: usize) -> bool {
        self.shapes.get(i + 1) == Some(&Shape::Paragraph)
            && self.shapes.get(i + 2) == Some(&Shape::Paragraph)
            && !self.lines.iter().any(|l| l.twin == Some(i))
    }

    /// Teasers from `start` to `end`, each headline a teaser of its own unless a lead binds them.
    pub(super) fn teasers(&mut self, start: usize, end: usize) {
        self.articles += 1;
        let article = self.articles;
        let mut titled = false;
        for i in start..end {
            let kind = match self.shapes[i] {
                Shape::Short if self.lines[i].words >= 3 => BlockKind::Teaser,
                Shape::Paragraph => BlockKind::Teaser,
                Shape::Caption => BlockKind::Caption,
                Shape::Byline | Shape::Date => BlockKind::Byline,
                Shape::Section => BlockKind::Section,
                _ => BlockKind::Boilerplate,
            };
            let title = kind == BlockKind::Teaser && !titled && self.shapes[i] == Shape::Short;
            titled |= title;
            self.out.push(Verdict { kind, article, title });
        }
    }
}
