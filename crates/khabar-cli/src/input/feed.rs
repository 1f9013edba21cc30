//! RSS and Atom, read by an own lenient scan: Arabic feeds often hold bare ampersands, wrong charsets and Arabic
//! dates, and an item that is broken or cut off must not cost the others.

use super::sniff::Stream;
use super::{FEED_LIMIT, Item, Outcome, Pages, error};
use khabar::page::{Body, Hints, Page, decode};
use std::io::Read;
use std::path::Path;

/// The entries of a feed, each a page.
pub(super) fn pages(stream: Stream, name: &Path, doc: &str) -> Pages {
    let mut bytes = Vec::new();
    let mut out: Vec<Outcome> = Vec::new();
    if let Err(cause) = stream.take(FEED_LIMIT as u64 + 1).read_to_end(&mut bytes) {
        out.push(Err(error(name, bytes.len() as u64, "cut", cause.to_string())));
    }
    if bytes.len() > FEED_LIMIT {
        bytes.truncate(FEED_LIMIT);
        let what = format!(
            "a feed of more than {} MB; the rest is not read. Cut it into several files",
            FEED_LIMIT >> 20
        );
        out.push(Err(error(name, FEED_LIMIT as u64, "too-long", what)));
    }
    let decoded = decode::decode(&bytes, None);
    let text = decoded.text.as_str();
    let tag = if element(text, 0, &["item"]).is_some() { "item" } else { "entry" };
    let first = element(text, 0, &[tag]).map_or(text.len(), |e| e.start);
    let outlet = child(&text[..first], &["title"]).map(|t| plain(&t));
    let (mut at, mut count) = (0, 0);
    while let Some(entry) = element(text, at, &[tag]) {
        count += 1;
        at = entry.end;
        let byte =
            decoded.page_bytes(std::iter::once(entry.start as u32)).first().copied().unwrap_or(0).into();
        if !entry.closed {
            let what =
                format!("{doc}#{count}: the feed ends inside an entry (a download cut off?); fetch it again");
            out.push(Err(error(name, byte, "cut", what)));
        }
        let page = page(&text[entry.inner()], outlet.clone(), &format!("{doc}#{count}"));
        out.push(Ok(Item { page, source: name.to_owned(), byte }));
    }
    if count == 0 {
        let what = "a feed without entries; if it lists other feeds or a site map, pass the pages themselves";
        out.push(Err(error(name, 0, "empty", what)));
    }
    Box::new(out.into_iter())
}

fn page(entry: &str, outlet: Option<String>, place: &str) -> Page {
    let title = child(entry, &["title"]).map(|t| plain(&t));
    let html = child(entry, &["content:encoded"])
        .or_else(|| child(entry, &["content"]))
        .or_else(|| child(entry, &["description", "summary", "media:description"]))
        .unwrap_or_default();
    let url = child(entry, &["link"]).filter(|l| l.trim().starts_with("http")).or_else(|| href(entry));
    let id = child(entry, &["guid", "id"]).map(|t| plain(&t)).filter(|t| !t.is_empty());
    let author = child(entry, &["dc:creator"]).or_else(|| {
        let author = child(entry, &["author"])?;
        Some(child(&author, &["name"]).unwrap_or(author))
    });
    let published = child(entry, &["pubDate", "published", "dc:date"]).or_else(|| child(entry, &["updated"]));
    let hints = Hints {
        url: url.map(|u| plain(&u)),
        outlet: child(entry, &["source"]).map(|s| plain(&s)).filter(|s| !s.is_empty()).or(outlet),
        title,
        author: author.map(|a| plain(&a)),
        published: published.map(|p| plain(&p)),
        ..Hints::default()
    };
    let doc = id.or_else(|| hints.url.clone()).unwrap_or_else(|| place.to_owned());
    Page { doc, body: Body::Html(html), hints }
}

/// An element found: where its tag begins, where its content begins and ends, where its end tag ends.
struct Element {
    start: usize,
    open: usize,
    close: usize,
    end: usize,
    closed: bool,
}

impl Element {
    fn inner(&self) -> std::ops::Range<usize> {
        self.open..self.close
    }
}

/// The first element of one of these names from `from` on, CDATA sections passed over.
fn element(text: &str, from: usize, names: &[&str]) -> Option<Element> {
    let mut at = from;
    while let Some(start) = text[at..].find('<').map(|i| at + i) {
        if text[start..].starts_with("<![CDATA[") {
            at = text[start..].find("]]>").map_or(text.len(), |i| start + i + 3);
            continue;
        }
        at = start + 1;
        let Some(name) = names.iter().find(|n| opens(&text[at..], n)) else { continue };
        let open = text[at..].find('>').map_or(text.len(), |i| at + i + 1);
        if text[..open].ends_with("/>") {
            if *name == "link" {
                continue;
            }
            return Some(Element { start, open, close: open, end: open, closed: true });
        }
        let end_tag = format!("</{name}");
        let (close, closed) = match end(text, open, &end_tag) {
            Some(close) => (close, true),
            None => (text.len(), false),
        };
        let end = text[close..].find('>').map_or(text.len(), |i| close + i + 1);
        return Some(Element { start, open, close, end, closed });
    }
    None
}

/// Where an end tag stands, CDATA sections passed over.
fn end(text: &str, from: usize, tag: &str) -> Option<usize> {
    let mut at = from;
    loop {
        let close = text[at..].find(tag).map(|i| at + i)?;
        match text[at..close].rfind("<![CDATA[") {
            Some(open) if !text[at + open..close].contains("]]>") => {
                at = close + text[close..].find("]]>")? + 3
            }
            _ => return Some(close),
        }
    }
}

fn opens(rest: &str, name: &str) -> bool {
    rest.strip_prefix(name).is_some_and(|r| r.starts_with(['>', ' ', '\n', '\r', '\t', '/']))
}

/// The content of the first child of one of these names, entities and CDATA undone once.
fn child(text: &str, names: &[&str]) -> Option<String> {
    let found = names.iter().find_map(|n| element(text, 0, &[n]))?;
    let value = unwrapped(&text[found.inner()]);
    (!value.trim().is_empty()).then_some(value)
}

/// The address in an Atom `<link href=…>`; `rel="alternate"` or none is the page's own.
fn href(text: &str) -> Option<String> {
    text.split("<link").skip(1).find_map(|rest| {
        let tag = &rest[..rest.find('>')?];
        let own = !tag.contains("rel=") || tag.contains("alternate");
        let value = tag.split_once("href=")?.1;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        own.then(|| unescaped(value[1..].split(quote).next().unwrap_or_default()))
    })
}

/// Text content: CDATA as it is, the rest with its entities undone.
fn unwrapped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once("<![CDATA[") {
        out.push_str(&unescaped(before));
        let (inner, left) = after.split_once("]]>").unwrap_or((after, ""));
        out.push_str(inner);
        rest = left;
    }
    out.push_str(&unescaped(rest));
    out
}

/// XML's entities and numbers undone; a bare ampersand stays.
fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known =
            rest[1..].find(';').filter(|n| *n <= 8).and_then(|n| Some((entity(&rest[1..1 + n])?, n + 2)));
        let (c, used) = known.unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[used..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// A value on one line, entities that were escaped twice undone and tags taken out.
fn plain(value: &str) -> String {
    let value = unescaped(value);
    let mut out = String::with_capacity(value.len());
    let mut inside = false;
    for c in value.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
