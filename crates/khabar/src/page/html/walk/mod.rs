//! Walks a page's pieces and writes its visible text, one block a line, with what the markup says of each line.

mod write;

use super::super::decode::Decoded;
use super::super::line::Tag;
use super::entity;
use super::hints::Hint;
use super::scan::{Piece, Scan, attributes};
use crate::span::Span;
use write::Building;

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
}

/// The machine-readable time of a start tag.
fn machine_time(attrs: &str) -> Option<String> {
    attributes(attrs)
        .find(|(k, v)| matches!(*k, "datetime" | "content") && v.len() >= 8)
        .map(|(_, v)| v.to_owned())
}
