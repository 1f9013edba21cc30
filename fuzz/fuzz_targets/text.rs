//! Folding, tokens, sentences, clitics and numbers of any string.
#![no_main]

#[path = "../../crates/khabar/tests/holds/mod.rs"]
mod holds;

use khabar::lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| holds::text(Lexicon::embedded(), source));
