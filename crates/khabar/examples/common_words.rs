//! Counts in how many of a hundred articles each content word stands, from JSON Lines with a `text` field: the numbers
//! of `lexicon/common_words.tsv`.
#![allow(clippy::print_stdout, reason = "it prints for the one who runs it")]

use khabar::engine;
use khabar::json::tellings::content_word;
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};
use std::collections::{BTreeMap, BTreeSet};

fn main() {
    let lex = Lexicon::embedded();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut articles = 0;
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).expect("the file can be read");
        for line in text.lines() {
            let value: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
            let body = Body::Text(value["text"].as_str().unwrap_or("").to_owned());
            let reading = engine::read(lex, &Page { doc: "-".into(), body, ..Page::default() });
            let words: BTreeSet<String> =
                (0..reading.text.tokens.len()).filter_map(|t| content_word(lex, &reading, t)).collect();
            articles += 1;
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    let mut common: Vec<(u32, String)> = counts
        .into_iter()
        .map(|(w, n)| (n * 100 / articles.max(1), w))
        .filter(|(n, w)| *n >= 3 && w.chars().count() > 2)
        .collect();
    common.sort_by(|a, b| a.1.cmp(&b.1));
    for (percent, word) in common {
        println!("{percent}\t{word}");
    }
}
