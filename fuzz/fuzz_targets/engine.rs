//! Any string as an article's text, through every floor.
#![no_main]

#[path = "../../crates/khabar/tests/holds/mod.rs"]
mod holds;

use khabar::lexicon::Lexicon;
use khabar::page::Body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: String| holds::engine(Lexicon::embedded(), Body::Text(source)));
