//! How fast pages are read: the HTML of `corpus/pages`, each page followed by clutter until it has the size and the
//! share of markup a page of the press has, read over and over on one core. Prints MB/s and pages/s.
//!
//! `cargo bench -p khabar --bench page [FOLDER [ROUNDS]]`; `beside_trafilatura.py` measures another reader on the same pages.

mod weight;

use khabar::lexicon::Lexicon;
use khabar::page::{self, Body, Page};
use std::time::Instant;
use weight::{WEIGHT, weighted};

/// The allocator of the binary `khabar`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut args = std::env::args().skip(1).filter(|a| !a.starts_with("--"));
    let folder =
        args.next().unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/pages").to_owned());
    let wanted: Option<u32> = args.next().and_then(|n| n.parse().ok());
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).expect("the page corpus").flatten().map(|e| e.path()).collect();
    paths.sort();
    let html = paths.iter().filter(|p| p.extension().is_some_and(|e| e == "html"));
    let pages: Vec<Page> = html
        .map(|path| {
            let bytes = weighted(std::fs::read(path).expect("a page"));
            Page { doc: path.display().to_string(), body: Body::Bytes(bytes), ..Page::default() }
        })
        .collect();
    let size: usize = pages.iter().map(|p| if let Body::Bytes(b) = &p.body { b.len() } else { 0 }).sum();
    let lex = Lexicon::embedded();
    let (begin, mut rounds, mut articles) = (Instant::now(), 0, 0);
    while wanted.map_or_else(|| rounds < 5 || begin.elapsed().as_secs() < 5, |n| rounds < n) {
        articles += pages.iter().map(|p| page::read(lex, p).articles.len()).sum::<usize>();
        rounds += 1;
    }
    let seconds = begin.elapsed().as_secs_f64();
    let (mb, n) = (size as f64 * f64::from(rounds) / 1e6, pages.len() as f64 * f64::from(rounds));
    #[allow(clippy::print_stdout)]
    {
        println!(
            "{:.1} MB/s  {:.0} pages/s  ({n} pages of {} KB, {articles} articles)",
            mb / seconds,
            n / seconds,
            WEIGHT >> 10
        );
    }
}
