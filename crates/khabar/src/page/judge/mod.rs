//! What each line is, and to which article it belongs.
//!
//! The lines are read once from top to bottom: the head of a page up to its first paragraph, the article, then
//! lists of other stories, a second article, comments and footers. «مقالات ذات صلة» opens a list of teasers; two
//! paragraphs in a row under a heading there are a second article.

mod body;
mod head;
mod related;
mod shape;

use super::BlockKind;
use super::line::{Line, Region};
use crate::lexicon::PageWords;
use shape::{Shape, shapes};

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    /// Its kind.
    pub kind: BlockKind,
    /// The article it belongs to.
    pub article: u32,
    /// Whether it is its article's title.
    pub title: bool,
}

/// Judges all lines. `headline` is the line of the headline, where it is known from elsewhere.
pub(super) fn judge(words: &PageWords, text: &str, lines: &[Line], headline: Option<usize>) -> Vec<Verdict> {
    let shapes = shapes(words, text, lines);
    let mut judge = Judge { lines, shapes, out: Vec::with_capacity(lines.len()), articles: 0 };
    let body = judge.head(headline);
    judge.rest(body);
    judge.out
}

struct Judge<'a> {
    lines: &'a [Line],
    shapes: Vec<Shape>,
    out: Vec<Verdict>,
    /// The number of the last article begun.
    articles: u32,
}

/// Where the reading of the lines below the first paragraph stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// In an article's text.
    Body(u32),
    /// In a list of teasers; the article the list stands in.
    Related(u32),
    /// After «اقرأ أيضا» in the text of this article.
    Also(u32),
    /// In a list of tags of this article.
    Tags(u32),
    /// Below the article.
    Tail(u32),
}

impl Judge<'_> {
    fn put(&mut self, kind: BlockKind, article: u32) {
        self.out.push(Verdict { kind, article, title: false });
    }

    /// Judges the lines from the first paragraph on.
    fn rest(&mut self, body: usize) {
        let (mut i, mut mode) = (body, Mode::Body(0));
        while i < self.lines.len() {
            mode = self.by_markup(i, mode);
            if let Region::Other(story) = self.lines[i].region {
                (i, mode) = self.story(i, story);
                continue;
            }
            (i, mode) = match mode {
                Mode::Related(host) => self.group(i, host),
                Mode::Tail(host) => self.tail(i, host),
                Mode::Body(a) | Mode::Also(a) | Mode::Tags(a) => (i + 1, self.inside(i, mode, a)),
            };
        }
    }

    /// Where the markup tells lists of other stories from the article, it is believed.
    fn by_markup(&self, i: usize, mode: Mode) -> Mode {
        let host = match mode {
            Mode::Body(a) | Mode::Related(a) | Mode::Also(a) | Mode::Tags(a) | Mode::Tail(a) => a,
        };
        let before = i.checked_sub(1).map(|b| self.lines[b].region);
        match self.lines[i].region {
            Region::Related => Mode::Related(host),
            Region::Main if matches!(before, Some(Region::Related)) && !matches!(mode, Mode::Tail(_)) => {
                Mode::Body(host)
            }
            _ => mode,
        }
    }

    /// One line of an article's text, or of what stands in it.
    fn inside(&mut self, i: usize, mode: Mode, article: u32) -> Mode {
        let next = match (mode, self.shapes[i]) {
            (Mode::Body(_) | Mode::Also(_), Shape::Also) => return self.also(i, article),
            (Mode::Also(_), Shape::Short) if self.lines[i].may_head() => {
                self.teaser_line();
                return mode;
            }
            (_, Shape::Related) => Mode::Related(article),
            (_, Shape::End) if self.goes_on(i) => Mode::Body(article),
            (_, Shape::End) => Mode::Tail(article),
            (_, Shape::Tags) | (Mode::Tags(_), Shape::Short | Shape::Section) => Mode::Tags(article),
            _ => {
                let kind = self.body_line(i);
                self.put(kind, article);
                return Mode::Body(article);
            }
        };
        self.put(BlockKind::Boilerplate, article);
        next
    }

    /// A line below an article: clutter, a list of other stories, or a second article.
    fn tail(&mut self, i: usize, host: u32) -> (usize, Mode) {
        if self.opens_article(i) {
            self.articles += 1;
            let number = self.articles;
            return (self.second_head(i, number), Mode::Body(number));
        }
        self.put(BlockKind::Boilerplate, host);
        (i + 1, if self.shapes[i] == Shape::Related { Mode::Related(host) } else { Mode::Tail(host) })
    }

    /// Another story of full length, parted by the markup: all its lines.
    fn story(&mut self, start: usize, story: u32) -> (usize, Mode) {
        let same = |i: &usize| matches!(self.lines[*i].region, Region::Other(s) if s == story);
        let last = (start..self.lines.len()).rev().find(same).unwrap_or(start);
        self.articles += 1;
        let number = self.articles;
        let body = self.second_head(start, number).min(last + 1);
        self.out.truncate(body);
        let mut mode = Mode::Body(number);
        for i in body..=last {
            mode = match mode {
                Mode::Body(a) | Mode::Also(a) | Mode::Tags(a) | Mode::Related(a) | Mode::Tail(a)
                    if same(&i) =>
                {
                    self.inside(i, Mode::Body(a), a)
                }
                _ => {
                    self.put(BlockKind::Boilerplate, number);
                    mode
                }
            };
        }
        (last + 1, Mode::Tail(number))
    }
}
