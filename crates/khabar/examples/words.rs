//! Prints the words of a text with their clitics and readings: `cargo run --example words FILE`.
#![allow(clippy::print_stdout)]
use khabar::{lexicon::Lexicon, text, word};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let source = std::fs::read_to_string(path).unwrap_or_default();
    let lex = Lexicon::embedded();
    let text = text::analyze(&source);
    for (i, w) in word::words(lex, &text).iter().enumerate() {
        println!("{} {:?} {:?} {:?}", text.token(i), w.prefixes, w.suffix, w.readings);
    }
}
