//! Tells by its first bytes what a stream holds, and gives it to the reader for that.

use super::{Pages, compress, feed, json, warc, whole};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A stream with its first bytes at hand.
pub(super) type Stream = BufReader<Box<dyn Read + Send>>;

/// How many bytes are looked at.
const LOOK: usize = 64 << 10;

/// The pages of a stream.
pub(super) fn pages(reader: Box<dyn Read + Send>, name: &Path, doc: &str) -> Pages {
    let mut stream = BufReader::with_capacity(LOOK, reader);
    // A file compressed twice happens (a server that gzips .gz files); more layers are a bomb's habit.
    let mut doc = doc.to_owned();
    let mut fault = None;
    for _ in 0..2 {
        let Some(kind) = compress::kind(head(&mut stream, &mut fault)) else { break };
        doc = bare(&doc, kind.extension());
        stream = BufReader::with_capacity(LOOK, compress::open(kind, stream));
    }
    let content = content(head(&mut stream, &mut fault));
    if fault.is_some() {
        stream = BufReader::with_capacity(LOOK, Box::new(After { fault, rest: stream }));
    }
    match content {
        Content::Warc => Box::new(warc::Warc::new(stream, name, &doc)),
        Content::Json => Box::new(json::Json::new(stream, name, &doc)),
        Content::Feed => feed::pages(stream, name, &doc),
        Content::Page => whole::pages(stream, name, &doc),
    }
}

enum Content {
    Warc,
    Json,
    Feed,
    Page,
}

/// As much of the beginning as one fill of the buffer gives. A stream tells a fault once: it is kept for whoever reads the
/// stream, and what comes behind it is looked at.
fn head<'a>(stream: &'a mut Stream, fault: &mut Option<io::Error>) -> &'a [u8] {
    if let Err(cause) = stream.fill_buf() {
        fault.get_or_insert(cause);
    }
    stream.fill_buf().unwrap_or(&[])
}

/// A stream whose first bytes could not be read: the fault, then the rest.
struct After {
    fault: Option<io::Error>,
    rest: Stream,
}

impl Read for After {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self.fault.take() {
            Some(cause) => Err(cause),
            None => self.rest.read(out),
        }
    }
}

fn content(head: &[u8]) -> Content {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let early = String::from_utf8_lossy(&text[..text.len().min(2048)]).to_ascii_lowercase();
    let feed = || ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| early.contains(tag));
    match text {
        _ if text.starts_with(b"WARC/") => Content::Warc,
        _ if text.starts_with(b"{") && looks_json(text) => Content::Json,
        _ if text.starts_with(b"[") && text[1..].trim_ascii_start().starts_with(b"{") => Content::Json,
        _ if text.starts_with(b"<") && feed() && !early.contains("<html") => Content::Feed,
        _ => Content::Page,
    }
}

/// An opening brace and a quoted key, or nothing yet: a text may begin with a brace too.
fn looks_json(text: &[u8]) -> bool {
    let rest = text[1..].trim_ascii_start();
    rest.is_empty() || rest.starts_with(b"\"") || rest.starts_with(b"}")
}

/// The document's name without the extension of its compression.
fn bare(doc: &str, extension: &str) -> String {
    doc.strip_suffix(extension).filter(|d| !d.is_empty()).unwrap_or(doc).to_owned()
}
