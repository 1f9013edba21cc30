//! Lists the lexicon's files, so that adding one is one step: putting it into `lexicon/`.

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lexicon");
    let mut names = Vec::new();
    collect(&root, &root, &mut names);
    names.sort();
    let lines: Vec<String> = names
        .iter()
        .map(|n| format!("({n:?}, include_str!({:?}))", root.join(n).display().to_string()))
        .collect();
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it")).join("lexicon_files.rs");
    std::fs::write(&out, format!("vec![\n{}\n]\n", lines.join(",\n")))
        .expect("the output folder can be written");
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
