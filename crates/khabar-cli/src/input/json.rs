//! JSON Lines, and JSON files that hold one object or one array of objects. A bad line costs only itself.

use super::sniff::Stream;
use super::{InputError, Item, LINE_LIMIT, Outcome, error};
use khabar::page::{Body, Hints, Page};
use serde_json::Value;
use std::borrow::Cow;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// The objects of a stream.
pub(super) struct Json {
    stream: Stream,
    name: PathBuf,
    doc: String,
    /// Bytes read so far.
    at: u64,
    /// Lines read so far, or elements of the array.
    count: u64,
    shape: Shape,
    /// Where the last failed read stood: a second one there ends the stream.
    stuck: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Unknown,
    /// An object a line.
    Lines,
    /// Objects anywhere: in an array, or over several lines.
    Values,
    Done,
}

impl Json {
    pub(super) fn new(stream: Stream, name: &Path, doc: &str) -> Json {
        Json {
            stream,
            name: name.to_owned(),
            doc: doc.to_owned(),
            at: 0,
            count: 0,
            shape: Shape::Unknown,
            stuck: None,
        }
    }

    /// An array, or an object whose first line is not whole, is read value by value; else line by line.
    fn guess(&mut self) -> Shape {
        let head = self.stream.fill_buf().unwrap_or(&[]);
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let first = text.split(|b| *b == b'\n').next().unwrap_or(text);
        let opens_only = matches!(first.trim_ascii(), b"{" | b"[") || text.starts_with(b"[");
        if opens_only
            || !first.trim_ascii_end().ends_with(b"}")
                && first.len() < text.len()
                && first.trim_ascii_end().ends_with(b",")
        {
            Shape::Values
        } else {
            Shape::Lines
        }
    }

    fn fail(&self, byte: u64, code: &'static str, message: String) -> InputError {
        error(&self.name, byte, code, message)
    }

    /// The next line into `line`; false at the end. A line over the limit is passed over and told.
    fn line(&mut self, line: &mut Vec<u8>) -> Result<bool, InputError> {
        let from = self.at;
        let mut long = false;
        loop {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(cause) => return Err(error(&self.name, self.at, "cut", cause.to_string())),
            };
            if buffer.is_empty() {
                break;
            }
            let (take, ends) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            };
            if line.len() + take > LINE_LIMIT {
                long = true;
                line.clear();
            }
            if !long {
                line.extend_from_slice(&buffer[..take]);
            }
            self.stream.consume(take);
            self.at += take as u64;
            if ends {
                break;
            }
        }
        self.count += 1;
        if long {
            let what = format!(
                "line {} is longer than {} MB and is left out; is it JSON Lines?",
                self.count,
                LINE_LIMIT >> 20
            );
            return Err(self.fail(from, "too-long", what));
        }
        Ok(self.at > from)
    }

    /// The next object into `value`, wherever its braces stand; false at the end.
    fn value(&mut self, value: &mut Vec<u8>) -> Result<bool, InputError> {
        let (mut depth, mut quoted, mut escaped) = (0u32, false, false);
        loop {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(cause) => return Err(error(&self.name, self.at, "cut", cause.to_string())),
            };
            if buffer.is_empty() {
                return if depth == 0 { Ok(false) } else { Err(self.fail(self.at, "cut", CUT.to_owned())) };
            }
            let mut used = 0;
            for &b in buffer {
                used += 1;
                if depth > 0 {
                    value.push(b);
                }
                match b {
                    _ if escaped => escaped = false,
                    b'\\' if quoted => escaped = true,
                    b'"' if depth > 0 => quoted = !quoted,
                    b'{' if !quoted => {
                        if depth == 0 {
                            value.push(b);
                        }
                        depth += 1;
                    }
                    b'}' if !quoted && depth > 0 => depth -= 1,
                    _ => {}
                }
                if depth == 0 && !value.is_empty() || value.len() > LINE_LIMIT {
                    break;
                }
            }
            self.stream.consume(used);
            self.at += used as u64;
            if value.len() > LINE_LIMIT {
                let what = format!("one object is longer than {} MB; reading stops here", LINE_LIMIT >> 20);
                return Err(self.fail(self.at, "too-long", what));
            }
            if depth == 0 && !value.is_empty() {
                self.count += 1;
                return Ok(true);
            }
        }
    }
}

const CUT: &str = "the file ends inside an object (a download cut off?); fetch it again to read the last one";

impl Iterator for Json {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        loop {
            let mut raw = Vec::new();
            let from = self.at;
            let more = match self.shape {
                Shape::Done => return None,
                Shape::Unknown => {
                    self.shape = self.guess();
                    continue;
                }
                Shape::Lines => self.line(&mut raw),
                Shape::Values => self.value(&mut raw),
            };
            match more {
                Err(error) => {
                    let again = error.code == "cut" && self.stuck.replace(self.at) == Some(self.at);
                    if again || error.code != "cut" && self.shape == Shape::Values {
                        self.shape = Shape::Done;
                    }
                    if again {
                        return None;
                    }
                    return Some(Err(error));
                }
                Ok(false) => return None,
                Ok(true) => {}
            }
            let text = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&raw).trim_ascii();
            if text.is_empty() {
                continue;
            }
            let from = if self.shape == Shape::Values { self.at - raw.len() as u64 } else { from };
            let place = format!("{}#{}", self.doc, self.count);
            return Some(match page(text, &place) {
                Ok(page) => Ok(Item { page, source: self.name.clone(), byte: from }),
                Err(what) => Err(self.fail(from, "json", format!("{place}: {what}"))),
            });
        }
    }
}

/// The page of one object.
fn page(raw: &[u8], place: &str) -> Result<Page, String> {
    let text = std::str::from_utf8(raw).map_or_else(|_| String::from_utf8_lossy(raw), Cow::Borrowed);
    let value: Value =
        serde_json::from_str(&text).map_err(|e| format!("not valid JSON ({e}); mend or drop the line"))?;
    let get = |key: &str| value.get(key).and_then(words).filter(|s| !s.trim().is_empty());
    let title = get("title");
    let body = match (get("text"), get("html")) {
        (Some(text), _) => Body::Text(match &title {
            Some(title) => format!("{title}\n\n{text}"),
            None => text,
        }),
        (None, Some(html)) => Body::Html(html),
        (None, None) => {
            return Err("no `text` and no `html`; one of the two must hold the article".to_owned());
        }
    };
    let hints = Hints {
        url: get("url"),
        outlet: get("outlet"),
        title,
        author: get("author"),
        published: get("published"),
        ..Hints::default()
    };
    Ok(Page { doc: get("id").unwrap_or_else(|| place.to_owned()), body, hints })
}

/// A field as words: strings as they are, numbers printed, lists joined, objects by their name.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().filter_map(words).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        Value::Object(map) => map.get("name").and_then(words),
        Value::Null | Value::Bool(_) => None,
    }
}
