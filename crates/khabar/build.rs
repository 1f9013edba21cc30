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
    #[path = "../src/lexicon/language/mod.rs"]
    pub mod language;
    #[path = "../src/lexicon/tsv.rs"]
    pub mod tsv;
    #[path = "../src/lexicon/world/mod.rs"]
    pub mod world;

    pub use files::Files;
    pub use language::Language;
    pub use tsv::Fault;
    pub use world::World;

    /// The images of the stems and of the names.
    pub fn images(files: &Files<'_>) -> (Vec<u8>, Vec<u8>) {
        let mut faults = Vec::new();
        (Language::load(files, &mut faults).image(), World::load(files, &mut faults).image())
    }
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
    let (stems, names) = lexicon::images(&lexicon::Files(files));
    write(&out.join("stems.image"), &stems);
    write(&out.join("names.image"), &names);
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
