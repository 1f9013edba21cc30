//! Walks a page's pieces and writes its visible text, one block a line, with what the markup says of each line.

use super::super::decode::Decoded;
use super::super::line::Tag;
use super::entity;
use super::hints::Hint;
use super::scan::{Piece, Scan, attributes};
use crate::span::Span;

/// A container on the page. Nodes stand in page order, parents before children; node 0 is the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// The node around it.
    pub parent: u32,
    /// Whether its name says it holds the article.
    pub main: bool,
    /// Whether it is an entry of a live blog.
    pub live: bool,
    /// Whether it may hold paragraphs as siblings: no paragraph, heading or list item itself.
    pub container: bool,
}

/// A line and what the markup says of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    pub span: Span,
    pub tag: Tag,
    /// The innermost node around it.
    pub node: u32,
    /// The innermost node around it that is clutter, 0 for none.
    pub clutter: u32,
    /// The innermost node around it that lists other stories, 0 for none.
    pub related: u32,
    /// The innermost story around it, 0 for none.
    pub story: u32,
    /// Whether nearly all of it is links.
    pub linked: bool,
    /// Whether nearly all of it is bold.
    pub bold: bool,
    /// The machine-readable time in it.
    pub time: Option<String>,
}

/// A page walked.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The visible text.
    pub text: String,
    /// Runs of it and where they begin in the decoded page.
    pub map: Vec<(u32, u32)>,
    pub lines: Vec<Raw>,
    pub nodes: Vec<Node>,
    /// `<title>`.
    pub title: String,
    /// `<meta>`: name or property in lower case, content.
    pub meta: Vec<(String, String)>,
    /// The bodies of JSON-LD scripts.
    pub json: Vec<String>,
    /// Whether elements were nested deeper than is followed.
    pub deep: bool,
}

/// An open element.
struct Open<'a> {
    name: &'a str,
    block: bool,
    node: u32,
    clutter: u32,
    related: u32,
    story: u32,
    tag: Tag,
    hidden: bool,
    link: bool,
    bold: bool,
    time: bool,
    author: bool,
}

/// Elements deeper than this are read but no longer told apart.
const DEPTH: usize = 512;
/// How far up an end tag is matched.
const REACH: usize = 64;

const VOID: [&str; 14] = [
    "br", "img", "meta", "link", "input", "hr", "source", "wbr", "area", "base", "col", "embed", "param",
    "track",
];

const INLINE: [&str; 31] = [
    "a", "span", "b", "i", "em", "strong", "font", "u", "small", "big", "sup", "sub", "abbr", "cite", "q",
    "bdi", "bdo", "mark", "time", "code", "ins", "del", "s", "label", "acronym", "tt", "strike", "kbd",
    "var", "amp-img", "picture",
];

fn among(list: &[&str], name: &str) -> bool {
    list.iter().any(|n| n.eq_ignore_ascii_case(name))
}

struct Walker<'a> {
    out: Walked,
    stack: Vec<Open<'a>>,
    /// Elements opened beyond the depth that is followed.
    beyond: usize,
    line: Option<Building>,
    /// Whether white space stands between what was written and what comes.
    space: bool,
    pre: u32,
    /// Where a span last ended.
    ended: usize,
}

/// The line being written.
#[derive(Default)]
struct Building {
    raw: Raw,
    start: usize,
    linked: usize,
    bold: usize,
    time: usize,
    author: usize,
}

/// Walks a page.
pub(super) fn walk(decoded: &Decoded) -> Walked {
    let root = Open {
        name: "",
        block: true,
        node: 0,
        clutter: 0,
        related: 0,
        story: 0,
        tag: Tag::Plain,
        hidden: false,
        link: false,
        bold: false,
        time: false,
        author: false,
    };
    let out = Walked { nodes: vec![Node { container: true, ..Node::default() }], ..Walked::default() };
    let mut walker =
        Walker { out, stack: vec![root], beyond: 0, line: None, space: false, pre: 0, ended: usize::MAX };
    walker.out.text.reserve(decoded.text.len() / 4);
    for piece in Scan::new(&decoded.text) {
        match piece {
            Piece::Text(at, text) => walker.text(at, text),
            Piece::Open(name, attrs) => walker.open(name, attrs),
            Piece::Close(name) => walker.close(name),
            Piece::Raw(name, _, text) => walker.raw(name, text),
        }
    }
    walker.flush();
    walker.out
}

impl<'a> Walker<'a> {
    fn top(&self) -> &Open<'a> {
        &self.stack[self.stack.len() - 1]
    }

    fn open(&mut self, name: &'a str, attrs: &'a str) {
        if among(&VOID, name) {
            self.void(name, attrs);
            return;
        }
        let block = !among(&INLINE, name);
        if block {
            self.flush();
            self.close_implied(name);
        }
        if self.stack.len() >= DEPTH {
            self.beyond += 1;
            self.out.deep = true;
            return;
        }
        let hint = Hint::of(name, attrs);
        if !block {
            self.part_inline(name, hint);
        }
        let made = self.element(name, block, hint, attrs);
        if let Some(time) = made.time.then(|| machine_time(attrs)).flatten() {
            self.carry_time(time);
        }
        self.pre += u32::from(name.eq_ignore_ascii_case("pre"));
        self.stack.push(made);
    }

    /// Links, times and authors stand apart from the words beside them, though nothing but a style sheet parts them.
    fn part_inline(&mut self, name: &str, hint: Hint) {
        let Some(line) = self.line.as_ref().filter(|l| l.start != usize::MAX) else { return };
        let turns = match hint.tag {
            Some(Tag::Time) => line.author > 0,
            Some(Tag::Author) => line.time > 0,
            _ => false,
        };
        if turns {
            self.flush();
        } else if name.eq_ignore_ascii_case("a")
            && self.top().tag == Tag::Plain
            && line.linked >= 24
            && line.linked + line.start >= self.out.text.len()
        {
            // Links side by side are a list, though nothing but a style sheet says so.
            self.flush();
        } else if self.ended == self.out.text.len() && !self.space && self.top().tag == Tag::Plain {
            // Outside paragraphs two spans side by side are boxes that a style sheet sets apart.
            self.flush();
        } else if hint != Hint::default() || name.eq_ignore_ascii_case("a") {
            self.space |= self.out.text.ends_with(char::is_alphanumeric);
        }
    }

    /// The open element a start tag makes inside the present one.
    fn element(&mut self, name: &'a str, block: bool, hint: Hint, attrs: &str) -> Open<'a> {
        let parent = self.top();
        let mut made = Open { name, block, ..*parent };
        if block || hint != Hint::default() {
            let node = self.out.nodes.len() as u32;
            let small = matches!(hint.tag, Some(Tag::Paragraph | Tag::Heading(_) | Tag::Item));
            self.out.nodes.push(Node {
                parent: made.node,
                main: hint.main,
                live: hint.live,
                container: block && !small,
            });
            made.node = node;
            made.clutter = if hint.clutter { node } else { made.clutter };
            made.related = if hint.related { node } else { made.related };
            made.story = if hint.story { node } else { made.story };
        }
        made.hidden |= hint.hidden;
        made.tag = match (made.tag, hint.tag) {
            // What stands around paragraphs and headings says more than they do, but for headings in quotations.
            (outer @ (Tag::Caption | Tag::Quote), Some(Tag::Paragraph | Tag::Item)) => outer,
            (_, Some(Tag::Author | Tag::Time)) if !block => made.tag,
            (_, Some(inner)) => inner,
            // A deck's own elements are the deck's.
            (Tag::Heading(4), None) => Tag::Heading(4),
            (Tag::Heading(_) | Tag::Paragraph, None) if block => Tag::Plain,
            (outer, None) => outer,
        };
        made.author |= hint.tag == Some(Tag::Author);
        made.time |= hint.tag == Some(Tag::Time);
        made.link |= name.eq_ignore_ascii_case("a") && attrs.contains("href");
        made.bold |= name.eq_ignore_ascii_case("b") || name.eq_ignore_ascii_case("strong");
        made
    }

    fn void(&mut self, name: &str, attrs: &str) {
        if name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("hr") {
            self.flush();
        } else if name.eq_ignore_ascii_case("meta") {
            let get = |wanted: &[&str]| {
                attributes(attrs)
                    .find(|(k, _)| wanted.iter().any(|w| w.eq_ignore_ascii_case(k)))
                    .map(|(_, v)| v)
            };
            if let (Some(key), Some(content)) =
                (get(&["property", "name", "itemprop", "http-equiv"]), get(&["content"]))
            {
                self.out.meta.push((key.to_ascii_lowercase(), entity::plain(content)));
            }
        } else if !name.eq_ignore_ascii_case("wbr") {
            self.space = true;
        }
    }

    /// A time stands in the line that is being written, or opens one.
    fn carry_time(&mut self, time: String) {
        let line = self.line.get_or_insert_with(|| Building { start: usize::MAX, ..Building::default() });
        line.raw.time.get_or_insert(time);
    }

    /// Ends what a start tag ends without saying so: a paragraph before a block, an item before an item.
    fn close_implied(&mut self, name: &str) {
        let (ends, bounds): (&[&str], &[&str]) = match name.len() {
            2 if among(&["li"], name) => (&["li"], &["ul", "ol", "menu", "nav"]),
            2 if among(&["td", "th"], name) => (&["td", "th"], &["tr", "table"]),
            2 if among(&["tr"], name) => (&["tr", "td", "th"], &["table"]),
            2 if among(&["dt", "dd"], name) => (&["dt", "dd"], &["dl"]),
            _ => (&["p"], &["div", "td", "li", "section", "article", "blockquote", "body", "main", "figure"]),
        };
        for i in (1..self.stack.len()).rev().take(REACH) {
            let open = self.stack[i].name;
            if among(ends, open) {
                self.pop_to(i);
                return;
            }
            if among(bounds, open) {
                return;
            }
        }
    }

    fn close(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            self.flush();
            return;
        }
        for i in (1..self.stack.len()).rev().take(REACH) {
            let open = &self.stack[i];
            if open.name.eq_ignore_ascii_case(name) {
                self.pop_to(i);
                return;
            }
            // An end tag inside a cell ends nothing outside it, and an inline one ends no block.
            let walled = among(&["td", "th", "table"], open.name) && !among(&["table", "tr", "tbody"], name);
            if walled || open.block && among(&INLINE, name) {
                return;
            }
        }
        if name.eq_ignore_ascii_case("p") || name.eq_ignore_ascii_case("br") {
            self.flush();
        }
    }

    fn pop_to(&mut self, i: usize) {
        if self.stack[i].name.eq_ignore_ascii_case("span") {
            self.ended = self.out.text.len();
        }
        if self.stack[i..].iter().any(|open| open.block) {
            self.flush();
        }
        let pres = self.stack[i..].iter().filter(|open| open.name.eq_ignore_ascii_case("pre")).count();
        self.pre = self.pre.saturating_sub(pres as u32);
        self.stack.truncate(i);
    }

    fn raw(&mut self, name: &str, text: &str) {
        if name.eq_ignore_ascii_case("title") && self.out.title.is_empty() {
            self.out.title = entity::plain(text);
        } else if name.eq_ignore_ascii_case("script") && text.trim_start().starts_with(['{', '[']) {
            self.out.json.push(text.to_owned());
        }
    }

    /// Writes text: white space collapsed, references undone, each run's place kept.
    fn text(&mut self, at: usize, text: &str) {
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

    fn write(&mut self, at: usize, words: &str) {
        let open = &self.stack[self.stack.len() - 1];
        let (link, bold, time, author) = (open.link, open.bold, open.time, open.author);
        let fresh = self.line.as_ref().is_none_or(|l| l.start == usize::MAX);
        if fresh {
            if words
                .trim_matches(|c: char| c.is_whitespace() || crate::text::fold::is_invisible(c))
                .is_empty()
            {
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
    fn flush(&mut self) {
        self.space = false;
        let Some(line) = self.line.take_if(|l| l.start != usize::MAX) else { return };
        let blank = |c: char| c.is_whitespace() || crate::text::fold::is_invisible(c);
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

/// The machine-readable time of a start tag.
fn machine_time(attrs: &str) -> Option<String> {
    attributes(attrs)
        .find(|(k, v)| matches!(*k, "datetime" | "content") && v.len() >= 8)
        .map(|(_, v)| v.to_owned())
}
