//! Prints every proposal of the event floor, also those the ranker drops: `cargo run --example proposals FILE`.
#![allow(clippy::print_stdout)]
use khabar::engine::{self, Given};
use khabar::{json, lexicon::Lexicon, page};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let body = page::Body::Bytes(std::fs::read(&path).unwrap_or_default());
    let page = page::Page { doc: path, body, ..page::Page::default() };
    let lex = Lexicon::embedded();
    let reading = engine::read_given(lex, &page, &Given { all_candidates: true, ..Given::default() });
    for r in json::records(lex, &reading) {
        let names = |p: &[json::Party]| {
            p.iter().map(|p| format!("{} {}", p.text, p.country)).collect::<Vec<_>>().join(", ")
        };
        println!(
            "{:.2} {} {} [{}] > [{}] {}",
            r.confidence,
            r.kind,
            r.trigger.text,
            names(&r.actors),
            names(&r.recipients),
            r.status
        );
    }
}
