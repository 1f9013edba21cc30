//! How fast time expressions are found and valued: prints MB of text a second on one core, by wall clock and by processor time.
//!
//! `cargo bench -p khabar --bench time [FILE]` reads a file of plain text; without one it reads the texts of `corpus/time`.
#![allow(clippy::print_stdout)]

use khabar::date::{Anchor, Basis, Day};
use khabar::lexicon::Lexicon;
use khabar::text::analyze;
use khabar::time::timexes;
use std::time::Instant;

/// The allocator of the binary `khabar`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let file = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let text = file.and_then(|f| std::fs::read_to_string(f).ok()).unwrap_or_else(corpus);
    let mut source = String::new();
    while source.len() < 4_000_000 && !text.is_empty() {
        source.push_str(&text);
        source.push('\n');
    }
    let lex = Lexicon::embedded();
    let day = Day::parse("2024-07-23").expect("it is a day");
    let anchor = Anchor::on(day, Basis::Explicit, "bench");
    let text = analyze(&source);
    let (mut wall, mut spent) = (f64::INFINITY, f64::INFINITY);
    let mut found = 0;
    for _ in 0..5 {
        let (start, before) = (Instant::now(), processor());
        found = timexes(lex, &text, 0..text.tokens.len(), &anchor).len();
        wall = wall.min(start.elapsed().as_secs_f64());
        spent = spent.min(processor() - before);
    }
    let megabytes = source.len() as f64 / 1e6;
    std::println!(
        "time: {:.1} MB/s of wall clock, {:.1} MB/s of processor time ({megabytes:.1} MB, {found} expressions, best of five)",
        megabytes / wall,
        megabytes / spent
    );
}

/// Processor time of this process in seconds, as Linux counts it for its one thread; elsewhere none.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

/// The words of all cases: far denser in dates than news.
fn corpus() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/time");
    let Ok(entries) = std::fs::read_dir(folder) else { return String::new() };
    let mut files: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    files.sort();
    let texts = files.iter().filter_map(|f| std::fs::read_to_string(f).ok());
    texts.flat_map(|t| t.lines().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>().join("\n")
}
