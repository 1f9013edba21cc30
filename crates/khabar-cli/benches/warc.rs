//! How fast a web archive goes through to articles, in how much memory, and what a corrupt record costs.
//!
//! `cargo bench -p khabar-cli --bench warc [MEGABYTES]`: the Arabic HTML of `corpus/pages`, each page followed by menus and scripts
//! until it weighs 60 KB, as records of an uncompressed WARC that is made while it is read; every hundredth record claims a
//! length it has not. Prints MB of HTML a second of wall clock and of processor time on one core, the pages and errors, and the
//! most memory held after a quarter and at the end: it must not grow with the archive.
#![allow(clippy::print_stdout)]

#[path = "../../khabar/benches/weight/mod.rs"]
mod weight;

use khabar::lexicon::Lexicon;
use khabar::page;
use khabar_cli::input;
use std::io::Read;
use std::path::Path;
use std::time::Instant;
use weight::weighted;

/// One record in so many is corrupt.
const CORRUPT: usize = 100;

fn main() {
    let megabytes = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(300usize);
    let (pages, size) = pages();
    let rounds = (megabytes * 1_000_000).div_ceil(size).max(1);
    let records = rounds * pages.len();
    let corrupt = records.div_ceil(CORRUPT);
    let archive = Archive { pages, records, at: 0, buffer: Vec::new(), used: 0 };
    let lex = Lexicon::embedded();
    let (begin, spent) = (Instant::now(), cpu());
    let (mut read, mut articles, mut errors, mut bytes, mut quarter) = (0usize, 0usize, 0usize, 0usize, 0u64);
    for outcome in input::stream(Box::new(archive), Path::new("bench.warc"), "bench.warc") {
        match outcome {
            Ok(item) => {
                if let page::Body::Bytes(body) = &item.page.body {
                    bytes += body.len();
                }
                articles += page::read(lex, &item.page).articles.len();
                read += 1;
                if read == records / 4 {
                    quarter = peak();
                }
            }
            Err(_) => errors += 1,
        }
    }
    let mb = bytes as f64 / 1e6;
    println!(
        "warc: {:.1} MB/s of wall clock, {:.1} MB/s of processor time ({mb:.0} MB of HTML, {read} pages, {articles} articles)",
        mb / begin.elapsed().as_secs_f64(),
        mb / (cpu() - spent)
    );
    println!(
        "corrupt: {corrupt} of {records} records, {errors} errors, {} pages lost beside them",
        records - corrupt - read
    );
    println!("memory: {} MB at most after a quarter, {} MB at the end", quarter >> 10, peak() >> 10);
    assert!(read >= records - corrupt, "a corrupt record cost more than itself");
}

/// The pages that are read as Arabic, weighted, and their bytes together.
fn pages() -> (Vec<Vec<u8>>, usize) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/pages");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the page corpus").flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "html"));
    paths.sort();
    let lex = Lexicon::embedded();
    let mut out = Vec::new();
    for path in paths {
        let bytes = weighted(std::fs::read(path).expect("a page"));
        let page = page::Page { body: page::Body::Bytes(bytes.clone()), ..page::Page::default() };
        // A page skipped as foreign does not count as read.
        if !page::read(lex, &page).articles.is_empty() {
            out.push(bytes);
        }
    }
    let size = out.iter().map(Vec::len).sum();
    (out, size)
}

/// A WARC made while it is read.
struct Archive {
    pages: Vec<Vec<u8>>,
    records: usize,
    at: usize,
    buffer: Vec<u8>,
    used: usize,
}

impl Archive {
    fn next_record(&mut self) {
        let page = &self.pages[self.at % self.pages.len()];
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
        let length = head.len() + page.len();
        let claimed = if self.at.is_multiple_of(CORRUPT) { "many".to_owned() } else { length.to_string() };
        self.buffer.clear();
        self.used = 0;
        self.buffer.extend_from_slice(
            format!(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Target-URI: https://example.org/{}\r\n\
                 Content-Type: application/http; msgtype=response\r\nContent-Length: {claimed}\r\n\r\n",
                self.at, self.at
            )
            .as_bytes(),
        );
        self.buffer.extend_from_slice(head);
        self.buffer.extend_from_slice(page);
        self.buffer.extend_from_slice(b"\r\n\r\n");
        self.at += 1;
    }
}

impl Read for Archive {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.used == self.buffer.len() {
            if self.at == self.records {
                return Ok(0);
            }
            self.next_record();
        }
        let n = out.len().min(self.buffer.len() - self.used);
        out[..n].copy_from_slice(&self.buffer[self.used..self.used + n]);
        self.used += n;
        Ok(n)
    }
}

/// Processor time of this process in seconds, as Linux counts it; elsewhere 0.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or("");
    let ticks: f64 = after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// The most memory this process has held, in KB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("");
    line.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0)
}
