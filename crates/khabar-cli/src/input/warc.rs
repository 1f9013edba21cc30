//! WARC and WET, record by record in constant memory. A record that is broken costs only itself: reading goes on at
//! the next line that begins as a record does.

use super::http::http_body;
use super::sniff::Stream;
use super::{InputError, Item, Outcome, PAGE_LIMIT, error};
use khabar::page::{Body, Hints, Page};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

/// The most a record's own head may hold.
const HEAD_LIMIT: usize = 64 << 10;

/// The pages of a WARC.
pub(super) struct Warc {
    stream: Rewind,
    name: PathBuf,
    doc: String,
    at: u64,
    count: u64,
    /// A record's first line that was already read while looking for it.
    pending: bool,
    failures: u32,
    done: bool,
    ready: VecDeque<Outcome>,
}

/// A stream that can take bytes back.
struct Rewind {
    back: Vec<u8>,
    used: usize,
    stream: Stream,
}

impl Read for Rewind {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let buffer = self.fill_buf()?;
        let n = buffer.len().min(out.len());
        out[..n].copy_from_slice(&buffer[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Rewind {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used < self.back.len() { Ok(&self.back[self.used..]) } else { self.stream.fill_buf() }
    }

    fn consume(&mut self, n: usize) {
        if self.used < self.back.len() { self.used += n } else { self.stream.consume(n) }
    }
}

impl Rewind {
    fn put_back(&mut self, bytes: &[u8]) {
        let left = self.back.split_off(self.used.min(self.back.len()));
        self.back = [bytes, left.as_slice()].concat();
        self.used = 0;
    }
}

/// What a record's head says.
#[derive(Default)]
struct Head {
    kind: String,
    url: Option<String>,
    date: Option<String>,
    id: Option<String>,
    content_type: String,
    length: Option<u64>,
}

impl Warc {
    pub(super) fn new(stream: Stream, name: &Path, doc: &str) -> Warc {
        let (name, doc) = (name.to_owned(), doc.to_owned());
        let stream = Rewind { back: Vec::new(), used: 0, stream };
        let ready = VecDeque::new();
        Warc { stream, name, doc, at: 0, count: 0, pending: false, failures: 0, done: false, ready }
    }

    /// Reads a line, at most `HEAD_LIMIT` of it; empty at the end of the stream.
    fn line(&mut self) -> Result<Vec<u8>, InputError> {
        let mut out = Vec::new();
        loop {
            let buffer = match self.stream.fill_buf() {
                Ok(buffer) => buffer,
                Err(cause) => return Err(error(&self.name, self.at, "cut", cause.to_string())),
            };
            let end = buffer.iter().position(|b| *b == b'\n').map(|i| i + 1);
            let take = end.unwrap_or(buffer.len());
            let room = HEAD_LIMIT.saturating_sub(out.len());
            out.extend_from_slice(&buffer[..take.min(room)]);
            self.stream.consume(take);
            self.at += take as u64;
            if end.is_some() || take == 0 {
                return Ok(out);
            }
        }
    }

    /// Moves to the next record; its version line is read. False at the end. The bytes passed over are returned.
    fn find(&mut self) -> Result<Option<u64>, InputError> {
        let mut passed = 0;
        if std::mem::take(&mut self.pending) {
            return Ok(Some(0));
        }
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(None);
            }
            if line.starts_with(b"WARC/") {
                return Ok(Some(passed));
            }
            if !line.trim_ascii().is_empty() {
                passed += line.len() as u64;
            }
        }
    }

    fn head(&mut self) -> Result<Head, InputError> {
        let (mut head, mut size) = (Head::default(), 0);
        loop {
            let line = self.line()?;
            size += line.len();
            let text = String::from_utf8_lossy(line.trim_ascii()).into_owned();
            if text.is_empty() || size > HEAD_LIMIT {
                return Ok(head);
            }
            let Some((key, value)) = text.split_once(':') else { continue };
            let value = value.trim().to_owned();
            match key.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => head.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "warc-date" => head.date = Some(value),
                "warc-record-id" => head.id = Some(value.trim_matches(['<', '>']).to_owned()),
                "content-type" => head.content_type = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
    }

    /// Reads the record's body, up to the page limit, and passes over the rest.
    fn body(&mut self, length: u64) -> Result<Vec<u8>, InputError> {
        let keep = length.min(PAGE_LIMIT as u64 + HEAD_LIMIT as u64);
        let mut bytes = Vec::with_capacity(keep.min(1 << 20) as usize);
        let read = (&mut self.stream).take(keep).read_to_end(&mut bytes);
        self.at += bytes.len() as u64;
        read.map_err(|cause| error(&self.name, self.at, "cut", cause.to_string()))?;
        let mut left = length - keep;
        while left > 0 {
            let have = match self.stream.fill_buf() {
                Ok(buffer) => buffer.len() as u64,
                Err(cause) => return Err(error(&self.name, self.at, "cut", cause.to_string())),
            };
            if have == 0 {
                break;
            }
            let step = have.min(left);
            self.stream.consume(step as usize);
            self.at += step;
            left -= step;
        }
        Ok(bytes)
    }

    /// Reads one record; what it gives is put into `ready`.
    fn record(&mut self) -> Result<(), InputError> {
        let Some(passed) = self.find()? else {
            self.done = true;
            return Ok(());
        };
        if passed > 0 {
            self.pending = true;
            let what =
                format!("{passed} bytes here are no WARC record (a wrong Content-Length?); passed over");
            return Err(error(&self.name, self.at, "warc", what));
        }
        self.count += 1;
        let begin = self.at;
        let head = self.head()?;
        let Some(length) = head.length else {
            let what = "a record without a Content-Length; left out, reading goes on at the next one";
            return Err(error(&self.name, begin, "warc", what));
        };
        let mut bytes = self.body(length)?;
        let short = (bytes.len() as u64) < length.min(PAGE_LIMIT as u64);
        let mut fault = None;
        if !self.ends_well() || short {
            if let Some(at) = bytes.windows(8).position(|w| w.starts_with(b"\nWARC/1.")) {
                self.stream.put_back(&bytes[at + 1..]);
                self.at -= (bytes.len() - at - 1) as u64;
                bytes.truncate(at);
                fault = Some((
                    "warc",
                    "its Content-Length reaches into the next record; cut there, nothing is lost",
                ));
            } else if short {
                fault = Some((
                    "cut",
                    "the file ends inside a record (a download cut off?); read as far as it goes",
                ));
            }
        }
        if let Some((code, what)) = fault {
            self.ready.push_back(Err(error(&self.name, begin, code, what)));
        }
        if matches!(head.kind.as_str(), "response" | "resource" | "conversion") {
            let page = self.page(&head, bytes);
            self.ready.extend(page.map(|page| Ok(Item { page, source: self.name.clone(), byte: begin })));
        }
        Ok(())
    }

    /// Whether what follows a body is what should: an empty line, a record, or the end.
    fn ends_well(&mut self) -> bool {
        let next = self.stream.fill_buf().unwrap_or(&[]);
        next.is_empty() || next.starts_with(b"\r") || next.starts_with(b"\n") || next.starts_with(b"WARC/")
    }

    fn page(&self, head: &Head, bytes: Vec<u8>) -> Option<Page> {
        let http = head.kind == "response" || head.content_type.starts_with("application/http");
        let (bytes, content_type) = if http { http_body(bytes)? } else { (bytes, head.content_type.clone()) };
        let textual = content_type.is_empty()
            || ["text/html", "text/plain", "xhtml"].iter().any(|t| content_type.contains(t));
        if !textual {
            return None;
        }
        let charset =
            content_type.split_once("charset=").map(|(_, c)| c.trim_matches(['"', ' ', ';']).to_owned());
        let doc = head
            .url
            .clone()
            .or_else(|| head.id.clone())
            .unwrap_or_else(|| format!("{}#{}", self.doc, self.count));
        let hints = Hints { url: head.url.clone(), charset, ..Hints::default() };
        Some(Page { doc, body: Body::Bytes(bytes), hints })
    }
}

impl Iterator for Warc {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        loop {
            if let Some(outcome) = self.ready.pop_front() {
                return Some(outcome);
            }
            if self.done {
                return None;
            }
            match self.record() {
                Ok(()) => self.failures = 0,
                Err(error) => {
                    self.failures += 1;
                    // A stream that fails again and again without a record between is broken beyond use.
                    self.done |= self.failures > 1000;
                    return Some(Err(error));
                }
            }
        }
    }
}
