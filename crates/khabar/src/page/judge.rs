//! What each line is, and to which article it belongs.
//!
//! The lines are read once from top to bottom: the head of a page up to its first paragraph, the article, then
//! lists of other stories, a second article, comments and footers. «مقالات ذات صلة» opens a list of teasers; two
//! paragraphs in a row under a heading there are a second article.

use super::line::{Close, Line, Region, Tag};
use super::{BlockKind, credit};
use crate::lexicon::PageWords;
use crate::lexicon::pagewords::Cue;

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
    if credit::is_date_line(words, line) {
        Shape::Date
    } else if credit::is_byline(words, source, line) {
        Shape::Byline
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

    /// Judges the lines above the first paragraph; the index of that paragraph is returned.
    fn head(&mut self, named: Option<usize>) -> usize {
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
    fn headline(&self, body: usize) -> Option<usize> {
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
        let Some(first) = run.last().copied().or_else(lone) else { return None };
        let doubled = run.iter().rev().find(|i| run.iter().any(|j| self.lines[*j].twin == Some(**i)));
        let heading = run.iter().rev().find(|i| matches!(self.lines[**i].tag, Tag::Heading(1)));
        let long = run.iter().rev().find(|i| self.lines[**i].words >= 4);
        Some(*heading.or(doubled).or(long).unwrap_or(&first))
    }

    /// A line above the headline.
    fn above(&self, i: usize, headline: usize) -> BlockKind {
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
    fn below_headline(&self, i: usize, headline: usize) -> BlockKind {
        let line = &self.lines[i];
        match self.shapes[i] {
            _ if line.twin == Some(headline) || line.key == self.lines[headline].key => BlockKind::Headline,
            Shape::Byline | Shape::Date => BlockKind::Byline,
            Shape::Caption => BlockKind::Caption,
            Shape::Section => BlockKind::Section,
            Shape::Short if line.words <= 2 => BlockKind::Boilerplate,
            Shape::Short if line.dashed && line.words <= 7 => BlockKind::Byline,
            Shape::Short if line.words <= 8 && !matches!(line.tag, Tag::Heading(_)) => BlockKind::Caption,
            Shape::Short => BlockKind::Subhead,
            _ => BlockKind::Boilerplate,
        }
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

    /// «اقرأ أيضا» in the text, alone or with the other story's headline on the same line.
    fn also(&mut self, i: usize, article: u32) -> Mode {
        if self.points(i) {
            self.teaser_line();
            Mode::Body(article)
        } else {
            self.put(BlockKind::Boilerplate, article);
            Mode::Also(article)
        }
    }

    /// Whether a line that opens with «اقرأ أيضا» goes on with a headline.
    fn points(&self, i: usize) -> bool {
        self.lines[i].words >= self.lines[i].hit.map_or(0, |h| h.words as u32) + 3
    }

    /// One line that is a whole teaser.
    fn teaser_line(&mut self) {
        self.articles += 1;
        self.out.push(Verdict { kind: BlockKind::Teaser, article: self.articles, title: true });
    }

    /// A line inside an article's text.
    fn body_line(&self, i: usize) -> BlockKind {
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
    fn short_in_body(&self, i: usize) -> BlockKind {
        let line = &self.lines[i];
        let run = |range: &mut dyn Iterator<Item = usize>| {
            range.take(8).take_while(|j| self.shapes[*j] == Shape::Short).count()
        };
        let around = 1 + run(&mut (i + 1..self.lines.len())) + run(&mut (0..i).rev());
        if line.tag == Tag::Quote {
            BlockKind::Quote
        } else if matches!(line.tag, Tag::Heading(_)) && self.followed_by_text(i) {
            BlockKind::Subhead
        } else if line.tag == Tag::Item
            || line.tag == Tag::Paragraph && around >= 3
            || line.close == Close::Stop
        {
            BlockKind::Body
        } else if !self.followed_by_text(i) {
            if line.words >= 5 && line.close != Close::Open {
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

    /// Whether a paragraph follows, captions and clutter between left out.
    fn followed_by_text(&self, i: usize) -> bool {
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
    fn goes_on(&self, i: usize) -> bool {
        let next =
            |n: usize| self.lines.get(i + n).is_some_and(|l| l.hit.is_some_and(|h| h.cue == Cue::Continues));
        next(1) && self.shapes.get(i + 2) == Some(&Shape::Paragraph)
    }

    /// One teaser of a list, or a second article that follows the list. The host is the article the list stands in.
    /// Returns the line after it and how reading goes on there.
    fn group(&mut self, start: usize, host: u32) -> (usize, Mode) {
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
        self.teasers(start, end);
        (end, Mode::Related(host))
    }

    fn continues(&self, i: usize) -> bool {
        self.lines[i].hit.is_some_and(|h| h.cue == Cue::Continues)
    }

    /// Where the group that begins at `start` ends: after an outlet's line, or before the next story's headline.
    fn group_end(&self, start: usize) -> usize {
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
    fn is_subhead_of_article(&self, i: usize) -> bool {
        self.shapes.get(i + 1) == Some(&Shape::Paragraph)
            && self.shapes.get(i + 2) == Some(&Shape::Paragraph)
            && !self.lines.iter().any(|l| l.twin == Some(i))
    }

    /// Teasers from `start` to `end`, each headline a teaser of its own unless a lead binds them.
    fn teasers(&mut self, start: usize, end: usize) {
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

    /// Whether a headline stands at `i` that is said again below, before the text: the habit of a second article.
    fn opens_article(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let below = || (i + 1..self.lines.len().min(i + 9)).find(|j| self.lines[*j].twin == Some(i));
        self.shapes[i] == Shape::Short
            && line.may_head()
            && line.words >= 4
            && line.twin.is_none()
            && below().is_some_and(|j| self.followed_by_text(j))
    }

    /// Judges the head of a second article that begins at `start`; returns its first paragraph.
    fn second_head(&mut self, start: usize, article: u32) -> usize {
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
