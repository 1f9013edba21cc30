//! How fast text becomes records: the whole engine, from the page's text to the lines it prints.
//!
//! Input: the sentences of `corpus/event`, in pages of about 4 KB of one file each, so that a page is about one thing, as a page of
//! the press is; they are denser with events than a page of the press. `KHABAR_BENCH_TEXTS=DIR` reads the `.txt` files of a folder
//! instead, one a page. Prints MB/s and pages/s of processor time on one core.
//!
//! `cargo bench -p khabar --bench engine`
#![allow(clippy::print_stdout)]

use khabar::case::parse;
use khabar::engine;
use khabar::json::records;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The allocator of the binary `khabar`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// About what an article of the press holds.
const PAGE: usize = 4000;

/// Time this process has had a processor, where the system tells: other work on the machine does not count.
fn on_cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split_whitespace().next()?.parse().ok()?))
}

fn files(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> =
        entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == ending)).collect();
    paths.sort();
    paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect()
}

fn texts() -> Vec<String> {
    if let Some(folder) = std::env::var_os("KHABAR_BENCH_TEXTS") {
        return files(Path::new(&folder), "txt");
    }
    let mut out = Vec::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/event"), "case") {
        let mut page = String::new();
        for case in parse(&file) {
            page.push_str(&case.text);
            page.push('\n');
            if page.len() > PAGE {
                out.push(std::mem::take(&mut page));
            }
        }
        out.push(page);
    }
    out.retain(|page| !page.is_empty());
    out
}

fn main() {
    let lex = Lexicon::embedded();
    let pages: Vec<Page> = texts()
        .into_iter()
        .enumerate()
        .map(|(n, text)| Page { doc: n.to_string(), body: Body::Text(text), ..Page::default() })
        .collect();
    let size: usize = pages.iter().map(|p| if let Body::Text(t) = &p.body { t.len() } else { 0 }).sum();
    assert!(size > 0, "no text to read");
    let (begin, used) = (Instant::now(), on_cpu());
    let (mut rounds, mut told) = (0u32, 0);
    while rounds < 3 || begin.elapsed() < Duration::from_secs(5) {
        for page in &pages {
            let records = records(lex, &engine::read(lex, page));
            told += records.len();
            records.iter().for_each(|r| drop(black_box(serde_json::to_string(r))));
        }
        rounds += 1;
    }
    let spent = match (used, on_cpu()) {
        (Some(from), Some(to)) if to > from => to - from,
        _ => begin.elapsed(),
    };
    let seconds = spent.as_secs_f64() / f64::from(rounds);
    println!(
        "{:.2} MB/s  {:.0} pages/s  ({} pages, {:.1} MB, {} records)",
        size as f64 / 1e6 / seconds,
        pages.len() as f64 / seconds,
        pages.len(),
        size as f64 / 1e6,
        told / rounds as usize
    );
}
