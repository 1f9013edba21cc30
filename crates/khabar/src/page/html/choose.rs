//! Which part of the page is the article: the judgement is ours, tuned to how Arabic news sites are built.
//!
//! Running text is counted in every container; from the page inwards the walk follows the child that holds nearly all
//! of it. Names like `entry-content` decide where a theme gives them. Menus, shares and lists of other stories
//! inside that part stay what they are.

use super::super::line::{self, Line, Region, Tag};
use super::walk::{Raw, Walked};
use crate::lexicon::pagewords::Cue;

/// The lines of the article and what is around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Choice {
    /// The line of the headline.
    pub headline: Option<usize>,
    /// The first line of the main part.
    pub first: usize,
    /// One past its last line.
    pub last: usize,
    /// The node of the main part.
    node: u32,
    /// Whether the page has no running text: a front page, or the index of a section.
    front: bool,
}

/// Chooses the main part. `titles` are the page's titles known from its head, as their letters, best first.
pub(super) fn choose(walked: &Walked, lines: &[Line], titles: &[String]) -> Choice {
    let strict = |i: usize| good(&walked.lines[i], &lines[i], true);
    let mut totals = totals(walked, lines, &strict);
    if totals.first().is_none_or(|t| t.words == 0) {
        // A theme may call everything «widget» or «menu»: then names are not believed.
        totals = self::totals(walked, lines, &|i| good(&walked.lines[i], &lines[i], false));
    }
    if is_front(walked, lines) {
        return Choice { headline: None, first: lines.len(), last: lines.len(), node: 0, front: true };
    }
    let scope = one_story(walked, lines, titles, &totals);
    let node = named(walked, &totals, scope).unwrap_or_else(|| descend(walked, &totals, scope));
    let inside = |i: &usize| within(walked, walked.lines[*i].node, node);
    let first = (0..lines.len()).find(inside).unwrap_or(lines.len());
    let last = (0..lines.len()).rev().find(inside).map_or(first, |l| l + 1);
    let headline = headline(walked, lines, titles, first, last);
    Choice { headline, first, last, node, front: false }
}

/// Whether all there is to read are cards: short stories, most with a linked headline, and no text outside them.
fn is_front(walked: &Walked, lines: &[Line]) -> bool {
    let cards = walked.lines.iter().filter(|raw| raw.story > 0 && raw.linked).count();
    let outside =
        (0..lines.len()).any(|i| walked.lines[i].story == 0 && good(&walked.lines[i], &lines[i], true));
    cards >= 3 && !outside && story_sizes(walked, lines).iter().all(|s| s.words < 40)
}

/// The running text below a node.
#[derive(Clone, Copy, Default)]
struct Total {
    words: u32,
    lines: u32,
    /// The child with most of it.
    child: u32,
    child_words: u32,
}

fn totals(walked: &Walked, lines: &[Line], counts: &dyn Fn(usize) -> bool) -> Vec<Total> {
    let mut totals = vec![Total::default(); walked.nodes.len()];
    for i in (0..lines.len()).filter(|i| counts(*i)) {
        let total = &mut totals[walked.lines[i].node as usize];
        total.words += lines[i].words;
        total.lines += 1;
    }
    for n in (1..totals.len()).rev() {
        let (own, parent) = (totals[n], walked.nodes[n].parent as usize);
        let above = &mut totals[parent];
        above.words += own.words;
        above.lines += own.lines;
        if own.words >= above.child_words {
            above.child = n as u32;
            above.child_words = own.words;
        }
    }
    totals
}

/// Whether a line is running text of an article, as far as can be told before the article is known.
fn good(raw: &Raw, line: &Line, believe: bool) -> bool {
    let text = line.is_paragraph() || raw.tag == Tag::Paragraph && line.words >= 8 && line.arabic > 0;
    text && !raw.linked && !(believe && (raw.clutter > 0 || raw.related > 0))
}

/// The innermost node whose name says it holds the article, if it holds half of the page's running text.
fn named(walked: &Walked, totals: &[Total], scope: u32) -> Option<u32> {
    let all = totals.get(scope as usize)?.words;
    let fits = |n: &usize| {
        within(walked, *n as u32, scope)
            && walked.nodes[*n].main
            && totals[*n].words * 2 > all
            && totals[*n].words >= 20
    };
    (1..totals.len()).filter(fits).max_by_key(|n| (totals[*n].words, *n)).map(|n| n as u32)
}

/// From the page inwards to the container that holds the paragraphs.
fn descend(walked: &Walked, totals: &[Total], from: u32) -> u32 {
    let mut node = from as usize;
    loop {
        let Some(total) = totals.get(node) else { return 0 };
        let child = total.child as usize;
        let inner = totals.get(child).copied().unwrap_or_default();
        let enough = inner.words * 100 >= total.words * 82 && (inner.lines >= 2 || total.lines <= 1);
        if child <= node || !walked.nodes[child].container || !enough || inner.words == 0 {
            return node as u32;
        }
        node = child;
    }
}

/// Where a page holds several stories, the one whose heading is the page's title; the one below it that holds most of the
/// page's text where the heading stands outside; the whole page where none does.
fn one_story(walked: &Walked, lines: &[Line], titles: &[String], totals: &[Total]) -> u32 {
    let titled = |i: &usize| lines[*i].words >= 2 && titles.iter().any(|t| line::says(&lines[*i], t));
    let heading = (0..lines.len()).filter(|i| walked.lines[*i].clutter == 0).find(titled);
    let story = heading.map_or(0, |i| walked.lines[i].story);
    if story > 0 && totals[story as usize].words >= 40 {
        return story;
    }
    let below = heading.map_or(0, |h| h + 1);
    let most = |s: &u32| totals[*s as usize].words * 2 > totals[0].words && totals[*s as usize].lines >= 2;
    let stories = walked.lines[below.min(lines.len())..].iter().map(|raw| raw.story).filter(|s| *s > 0);
    stories.filter(most).min().unwrap_or(0)
}

/// Whether `node` is `outer` or stands inside it.
fn within(walked: &Walked, node: u32, outer: u32) -> bool {
    let mut at = node;
    // Parents have smaller numbers, so the walk ends.
    while at > outer {
        at = walked.nodes[at as usize].parent;
    }
    at == outer
}

/// The headline: the line that says what the page's head gives as title, or else the heading nearest above the text.
fn headline(walked: &Walked, lines: &[Line], titles: &[String], first: usize, last: usize) -> Option<usize> {
    let heading = |i: &usize| {
        matches!(walked.lines[*i].tag, Tag::Heading(_)) && lines[*i].arabic > 0 && lines[*i].words >= 2
    };
    let titled = |i: &usize| lines[*i].words >= 2 && titles.iter().any(|t| line::says(&lines[*i], t));
    let top = |i: &usize| matches!(walked.lines[*i].tag, Tag::Heading(1));
    let until = last.min(lines.len());
    let early = until.min(first + (until - first.min(until)) / 2 + 1);
    (0..until)
        .filter(|i| heading(i) && titled(i))
        .min_by_key(|i| (!top(i), i.abs_diff(first)))
        .or_else(|| {
            (0..until).filter(titled).min_by_key(|i| (!walked.lines[*i].clutter == 0, i.abs_diff(first)))
        })
        .or_else(|| {
            (0..early)
                .rev()
                .find(|i| heading(i) && top(i) && lines[*i].words >= 3 && walked.lines[*i].clutter == 0)
        })
        .or_else(|| {
            let near = first.saturating_sub(15)..first;
            let open = |i: &usize| {
                !walked.lines[*i].linked && walked.lines[*i].clutter == 0 && walked.lines[*i].related == 0
            };
            near.rev().filter(open).filter(heading).find(|i| lines[*i].words >= 3)
        })
        .or_else(|| (first..early).take(3).find(|i| heading(i) && lines[*i].words >= 3))
}

impl Choice {
    /// What the markup around each line makes of it, now that the article is known.
    pub(super) fn regions(&self, walked: &Walked, lines: &mut [Line]) {
        let counts = story_sizes(walked, lines);
        for (i, (line, raw)) in lines.iter_mut().zip(&walked.lines).enumerate() {
            (line.tag, line.linked, line.bold) = (raw.tag, raw.linked, raw.bold);
            let other = raw.story > 0 && raw.story != self.node && !within(walked, self.node, raw.story);
            let size = counts.get(raw.story as usize).copied().unwrap_or_default();
            line.story = if other { raw.story } else { 0 };
            line.region = self.region(walked, i, line, raw, size);
        }
        self.listed(walked, lines);
    }

    /// What the markup around one line makes of it; `size` is the running text of its story.
    fn region(&self, walked: &Walked, i: usize, line: &Line, raw: &Raw, size: Total) -> Region {
        let begin = self.headline.map_or(self.first, |h| h.min(self.first));
        let main = (self.first..self.last).contains(&i);
        let counts =
            |node: u32| if main { node > self.node && within(walked, node, self.node) } else { node > 0 };
        let (clutter, related, other) = (counts(raw.clutter), counts(raw.related), line.story > 0);
        if self.front {
            return if raw.story > 0 && !clutter { Region::Related } else { Region::Clutter };
        }
        if Some(i) == self.headline {
            return Region::Open;
        }
        if other && !clutter && self.is_full(walked, raw.story, size) {
            return Region::Other(raw.story);
        }
        if related || other && !clutter && i >= begin {
            return if i >= begin { Region::Related } else { Region::Clutter };
        }
        if clutter && !matches!(raw.tag, Tag::Time | Tag::Author) {
            return Region::Clutter;
        }
        let linked = raw.linked && line.words >= 4;
        match i {
            _ if main && linked && !matches!(raw.tag, Tag::Heading(_)) => Region::Related,
            _ if main => Region::Main,
            _ if i < begin => self.above(i, begin, raw, line),
            _ if i < self.first && linked => Region::Clutter,
            _ if i < self.first => Region::Open,
            _ if i < self.last + 4 && (raw.tag == Tag::Author || names_source(line, raw)) => Region::Open,
            _ => Region::Clutter,
        }
    }

    /// Links below the article under «مواضيع ذات صلة», where no name in the markup says what they are.
    fn listed(&self, walked: &Walked, lines: &mut [Line]) {
        let mut listing = false;
        for (line, raw) in lines.iter_mut().zip(&walked.lines).skip(self.last) {
            let opens = line.hit.is_some_and(|h| h.cue == Cue::Related);
            listing = opens || listing && line.linked;
            if listing && line.region == Region::Clutter && raw.clutter == 0 {
                line.region = Region::Related;
            }
        }
    }

    /// Whether another story on the page is a whole one and no pointer to it.
    fn is_full(&self, walked: &Walked, story: u32, total: Total) -> bool {
        total.words >= 60 && total.lines >= 2 || walked.nodes[story as usize].live && total.lines >= 1
    }

    /// A line above the headline: a section's name, a date or an author close by may be the article's, all else is not.
    fn above(&self, i: usize, begin: usize, raw: &Raw, line: &Line) -> Region {
        let near = begin - i <= 4;
        if near && (matches!(raw.tag, Tag::Time | Tag::Author) || line.words <= 4 && line.arabic > 0) {
            Region::Open
        } else {
            Region::Clutter
        }
    }
}

/// Whether a line below the text says who wrote it or where it is from.
fn names_source(line: &Line, raw: &Raw) -> bool {
    raw.clutter == 0
        && line.words <= 10
        && line.hit.is_some_and(|h| matches!(h.cue, Cue::Byline | Cue::Source))
}

/// The running text of each story.
fn story_sizes(walked: &Walked, lines: &[Line]) -> Vec<Total> {
    let mut out = vec![Total::default(); walked.nodes.len()];
    for (raw, line) in walked.lines.iter().zip(lines) {
        if raw.story > 0 && good(raw, line, false) && raw.clutter <= raw.story {
            out[raw.story as usize].words += line.words;
            out[raw.story as usize].lines += 1;
        }
    }
    out
}
