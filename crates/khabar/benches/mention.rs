//! How long the lexicon takes to load, and how fast mentions are read.
//!
//! `cargo bench -p khabar --bench mention` reads the texts of `corpus/mention`, repeated to a few megabytes in pages of
//! some ten kilobytes; `KHABAR_BENCH_TEXTS=DIR` reads the `.txt` files of a folder instead. Prints milliseconds and MB/s
//! of processor time.
#![allow(clippy::print_stdout)]

use khabar::date::Anchor;
use khabar::lexicon::{Lexicon, embedded_files};
use khabar::mention::mentions;
use khabar::page::{Article, Block, BlockKind};
use khabar::span::Span;
use khabar::text::analyze;
use khabar::word::words;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The allocator of the binary `khabar`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Time this process has had a processor, where the system tells: other work on the machine does not count.
fn on_cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split_whitespace().next()?.parse().ok()?))
}

fn best(runs: u32, mut work: impl FnMut()) -> Duration {
    let time = |work: &mut dyn FnMut()| {
        let (start, used) = (Instant::now(), on_cpu());
        work();
        match (used, on_cpu()) {
            (Some(from), Some(to)) if to > from => to - from,
            _ => start.elapsed(),
        }
    };
    (0..runs).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn texts() -> Vec<String> {
    let given = std::env::var("KHABAR_BENCH_TEXTS").ok().map(PathBuf::from);
    let folder = given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/mention"));
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let files: Vec<String> = paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect();
    let mut pages = vec![String::new()];
    for line in files.iter().flat_map(|f| f.lines()).filter(|l| !l.is_ascii()) {
        if pages.last().is_some_and(|p| p.len() > 10_000) {
            pages.push(String::new());
        }
        if let Some(page) = pages.last_mut() {
            page.push_str(line);
            page.push('\n');
        }
    }
    pages
}

fn main() {
    let files = embedded_files();
    // Two threads load it, so the clock is what counts.
    let load = (0..15).map(|_| {
        let start = Instant::now();
        std::hint::black_box(Lexicon::load_embedded());
        start.elapsed()
    });
    println!(
        "lexicon, as inside the binary: {:.1} ms by the clock",
        load.min().unwrap_or_default().as_secs_f64() * 1e3
    );
    let load = best(7, || {
        std::hint::black_box(Lexicon::load(&files));
    });
    println!("lexicon, all from its files, as with a user's own: {:.1} ms", load.as_secs_f64() * 1e3);

    let lex = Lexicon::embedded();
    let pages: Vec<_> = texts()
        .into_iter()
        .map(|source| {
            let text = analyze(&source);
            let words = words(lex, &text);
            let block = Block { kind: BlockKind::Body, span: Span::new(0, source.len()), repeat: false };
            (text, words, Article { blocks: vec![block], ..Article::default() })
        })
        .collect();
    let bytes: usize = pages.iter().map(|(text, ..)| text.source().len()).sum();
    let rounds = (4_000_000 / bytes.max(1)).max(1);
    let mut found = 0;
    let spent = best(3, || {
        found = 0;
        for _ in 0..rounds {
            for (text, words, article) in &pages {
                found += mentions(lex, text, words, article, &Anchor::default()).len();
            }
        }
    });
    let megabytes = (bytes * rounds) as f64 / 1e6;
    println!(
        "mentions: {:.1} MB/s ({megabytes:.1} MB, {} pages, {found} mentions)",
        megabytes / spent.as_secs_f64(),
        pages.len() * rounds
    );
}
