//! A file that is one page: plain text or HTML, which of the two the engine tells.

use super::sniff::Stream;
use super::{Item, Outcome, PAGE_LIMIT, Pages, error};
use khabar::page::{Body, Page};
use std::io::Read;
use std::path::Path;

/// The one page of a stream; what could be read of it comes even where the end could not.
pub(super) fn pages(stream: Stream, name: &Path, doc: &str) -> Pages {
    let (name, doc) = (name.to_owned(), doc.to_owned());
    let mut stream = Some(stream);
    Box::new(std::iter::from_fn(move || Some(read(stream.take()?, &name, &doc))).flatten())
}

fn read(stream: Stream, name: &Path, doc: &str) -> Vec<Outcome> {
    let mut bytes = Vec::new();
    let mut out = Vec::new();
    let mut limited = stream.take(PAGE_LIMIT as u64 + 1);
    if let Err(cause) = limited.read_to_end(&mut bytes) {
        out.push(Err(error(name, bytes.len() as u64, "cut", cause.to_string())));
    }
    if bytes.len() > PAGE_LIMIT {
        bytes.truncate(PAGE_LIMIT);
        let what = format!(
            "longer than {} MB; only that much was read. Is it a page? Cut it into its articles",
            PAGE_LIMIT >> 20
        );
        out.push(Err(error(name, PAGE_LIMIT as u64, "too-long", what)));
    }
    if bytes.is_empty() && !out.is_empty() {
        return out;
    }
    let page = Page { doc: doc.to_owned(), body: Body::Bytes(bytes), ..Page::default() };
    out.insert(0, Ok(Item { page, source: name.to_owned(), byte: 0 }));
    out
}
