//! Any bytes as a page, through every floor.
#![no_main]

#[path = "../../crates/khabar/tests/holds/mod.rs"]
mod holds;

use khabar::lexicon::Lexicon;
use khabar::page::Body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| holds::engine(Lexicon::embedded(), Body::Bytes(bytes.to_vec())));
