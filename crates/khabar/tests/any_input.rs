//! Sentences of the cases, spoilt in every way a page can be: bytes changed, cut and doubled, marks of direction, tatweel,
//! joiners and broken UTF-8 set in, words without end. What `holds` says must hold of each.
//!
//! The same seed gives the same inputs. `KHABAR_FUZZ_ROUNDS=100000 KHABAR_FUZZ_SEED=7 cargo test -p khabar --test any_input` reads
//! more of them, and others; `fuzz/README.md` has the targets that look for new paths by themselves.

mod holds;

use khabar::case;
use khabar::lexicon::Lexicon;
use khabar::page::Body;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many inputs a plain run reads.
const ROUNDS: u64 = 300;

/// What is set into a text: what breaks readers of Arabic, and words the floors branch on.
const PIECES: [&[u8]; 60] = [
    b"\xD8",
    b"\x80",
    b"\xFF\xFE",
    b"\xED\xA0\x80",
    b"\xF4\x90\x80\x80",
    b"\xC0\xAF",
    b"\0",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\t",
    "\u{200B}".as_bytes(),
    "\u{200C}".as_bytes(),
    "\u{200D}".as_bytes(),
    "\u{200E}".as_bytes(),
    "\u{200F}".as_bytes(),
    "\u{202A}".as_bytes(),
    "\u{202B}".as_bytes(),
    "\u{202C}".as_bytes(),
    "\u{202E}".as_bytes(),
    "\u{2066}".as_bytes(),
    "\u{2069}".as_bytes(),
    "\u{061C}".as_bytes(),
    "\u{FEFF}".as_bytes(),
    "\u{00AD}".as_bytes(),
    "\u{0640}".as_bytes(),
    "\u{0640}\u{0640}\u{0640}".as_bytes(),
    "\u{0651}\u{064E}".as_bytes(),
    "\u{0670}".as_bytes(),
    "\u{0654}".as_bytes(),
    "ﻻ".as_bytes(),
    "ﷲ".as_bytes(),
    "ﷺ".as_bytes(),
    "ڤ".as_bytes(),
    "گ".as_bytes(),
    "ی".as_bytes(),
    "😀".as_bytes(),
    "«".as_bytes(),
    "»".as_bytes(),
    "“".as_bytes(),
    "”".as_bytes(),
    "\"".as_bytes(),
    "'".as_bytes(),
    "(".as_bytes(),
    ")".as_bytes(),
    "…".as_bytes(),
    "...".as_bytes(),
    ":".as_bytes(),
    "،و".as_bytes(),
    "–".as_bytes(),
    "/".as_bytes(),
    "٣٫٥٪".as_bytes(),
    "1,000,000,000,000,000,000,000".as_bytes(),
    "مئتا ألف مليون ".as_bytes(),
    "من ".as_bytes(),
    " الذي ".as_bytes(),
    " وزير خارجيتها ".as_bytes(),
    " قال إن ".as_bytes(),
    "<p>".as_bytes(),
    "</div>".as_bytes(),
];

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, 0 where `end` is 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }
}

/// The texts of all cases of the engine and of the text floor.
fn texts() -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["event", "mention", "time"] {
        let entries = std::fs::read_dir(corpus.join(folder)).expect("the folder of cases is there");
        files.extend(entries.map(|e| e.expect("an entry of the folder").path()));
    }
    files.sort();
    let read =
        |path: &PathBuf| case::parse(&std::fs::read_to_string(path).expect("a file of cases is UTF-8"));
    files.iter().flat_map(read).map(|c| c.text).collect()
}

/// Changes a text in one place.
fn spoil(chance: &mut Chance, bytes: &mut Vec<u8>, others: &[String]) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + 1 + chance.below(40)).min(bytes.len());
    match chance.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        3 => bytes.truncate(at),
        4 => {
            let other = others[chance.below(others.len())].as_bytes();
            let from = chance.below(other.len());
            bytes.splice(at..end, other[from..].iter().copied());
        }
        5 => {
            // A word without end, or a mark that never stops.
            let piece = PIECES[chance.below(PIECES.len())];
            let times = 1 + chance.below(400);
            bytes.splice(at..at, piece.repeat(times));
        }
        6 => bytes[at..end].reverse(),
        _ => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
    }
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |v| v.parse().unwrap_or_else(|_| panic!("{name} is no number: {v}")))
}

/// Where an input that failed is kept, to be read again by the targets of `fuzz/`.
fn keep(bytes: &[u8], round: u64) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("any_input");
    let path = folder.join(format!("{round}.bin"));
    let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, bytes));
    kept.expect("the input that failed is kept");
    path
}

#[test]
fn spoilt_news_is_read_without_a_panic_and_pointed_at_rightly() {
    let lex = Lexicon::embedded();
    let texts = texts();
    assert!(texts.len() > 1000, "{} texts of cases", texts.len());
    let (rounds, seed) = (number("KHABAR_FUZZ_ROUNDS", ROUNDS), number("KHABAR_FUZZ_SEED", 1));
    for round in 0..rounds {
        let mut chance = Chance(seed.wrapping_mul(1_000_003).wrapping_add(round));
        let mut bytes = texts[chance.below(texts.len())].clone().into_bytes();
        for _ in 0..=chance.below(6) {
            spoil(&mut chance, &mut bytes, &texts);
        }
        let begin = Instant::now();
        let held = std::panic::catch_unwind(|| {
            let source = String::from_utf8_lossy(&bytes).into_owned();
            holds::text(lex, &source);
            holds::engine(lex, Body::Text(source));
            if round % 4 == 0 {
                holds::engine(lex, Body::Bytes(bytes.clone()));
            }
        });
        let took = begin.elapsed();
        if held.is_err() || took > Duration::from_secs(60) {
            let path = keep(&bytes, round);
            panic!("round {round} of seed {seed} ({took:?}): the input is {}", path.display());
        }
    }
}

#[test]
fn cases_as_they_are_hold_too() {
    let lex = Lexicon::embedded();
    for text in texts() {
        holds::text(lex, &text);
    }
}
