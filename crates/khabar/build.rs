//! Lists the lexicon's files, so that adding one is one step: putting it into `lexicon/`; and makes the stems and names of
//! them once, so that a program that starts only copies them. The floors that do so are compiled into this script too.
#![allow(
    dead_code,
    unused_imports,
    reason = "the script uses a part of the floors it shares with the library"
)]

#[path = "src/date.rs"]
mod date;
#[path = "src/span.rs"]
mod span;
#[path = "src/text/mod.rs"]
mod text;

mod lexicon {
    #[path = "../src/lexicon/files.rs"]
    mod files;
    #[path = "../src/lexicon/image.rs"]
    pub mod image;
    #[path = "../src/lexicon/tables.rs"]
    mod tables;
    #[path = "../src/lexicon/claims.rs"]
    pub mod claims;
    #[path = "../src/lexicon/common.rs"]
    pub mod common;
    #[path = "../src/lexicon/endings.rs"]
    mod endings;
    #[path = "../src/lexicon/findings.rs"]
    pub mod findings;
    #[path = "../src/lexicon/frames/mod.rs"]
    pub mod frames;
    #[path = "../src/lexicon/grammar.rs"]
    pub mod grammar;
    #[path = "../src/lexicon/language/mod.rs"]
    pub mod language;
    #[path = "../src/lexicon/pagewords.rs"]
    pub mod pagewords;
    #[path = "../src/lexicon/reporting.rs"]
    pub mod reporting;
    #[path = "../src/lexicon/seen.rs"]
    pub mod seen;
    #[path = "../src/lexicon/summaries.rs"]
    pub mod summaries;
    #[path = "../src/lexicon/timewords/mod.rs"]
    pub mod timewords;
    #[path = "../src/lexicon/tsv.rs"]
    pub mod tsv;
    #[path = "../src/lexicon/weights.rs"]
    pub mod weights;
    #[path = "../src/lexicon/world/mod.rs"]
    pub mod world;

    pub use claims::Claims;
    pub use common::CommonWords;
    pub use endings::Endings;
    pub use files::Files;
    pub use findings::FindingWords;
    pub use frames::Frames;
    pub use grammar::Grammar;
    pub use language::Language;
    pub use pagewords::PageWords;
    pub use reporting::Reporting;
    pub use seen::Seen;
    pub use summaries::Summaries;
    pub use tables::Lexicon;
    pub use timewords::TimeWords;
    pub use tsv::Fault;
    pub use weights::Weights;
    pub use world::World;
}

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lexicon");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");
    let mut names = Vec::new();
    collect(&root, &root, &mut names);
    names.sort();
    let lines: Vec<String> = names
        .iter()
        .map(|n| format!("({n:?}, include_str!({:?}))", root.join(n).display().to_string()))
        .collect();
    write(&out.join("lexicon_files.rs"), format!("vec![\n{}\n]\n", lines.join(",\n")).as_bytes());

    let texts: Vec<String> = names
        .iter()
        .map(|n| std::fs::read_to_string(root.join(n)).expect("a file of the lexicon is UTF-8"))
        .collect();
    let files = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    // A faulty line is left out, as at run time; a test tells which.
    let (world, others) = lexicon::Lexicon::load(&lexicon::Files(files)).0.images();
    write(&out.join("world.image"), &world);
    write(&out.join("others.image"), &others);
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("the output folder can be written");
}

fn collect(root: &Path, folder: &Path, names: &mut Vec<String>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).expect("the lexicon folder can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            collect(root, &path, names);
        } else if path.extension().is_some_and(|e| e == "tsv" || e == "toml") {
            let name = path.strip_prefix(root).expect("it lies inside").to_string_lossy().replace('\\', "/");
            names.push(name);
        }
    }
}
