//! Runs `corpus/event/**/*.case`, each case as a test of its own: `cargo test --test corpus denial`.
//!
//! `cargo xtask bless` writes today's rows into the cases that fail and shows what changed.

use khabar::case::{Case, parse};
use khabar::lexicon::Lexicon;
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the corpus stands beside the crates") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "case") {
            out.push(path);
        }
    }
}

fn check(case: &Case, place: &str) -> Result<(), Failed> {
    let differences = case.differences(Lexicon::embedded());
    match (&case.todo, differences.is_empty()) {
        (None, true) | (Some(_), false) => return Ok(()),
        (Some(_), true) => {
            return Err(format!(
                "{place}:{}: it passes now; `cargo xtask bless --todo` takes its «todo:» away",
                case.line
            )
            .into());
        }
        (None, false) => {}
    }
    let mut message = format!("{place}:{}\n{}\n", case.line, case.text);
    differences.iter().for_each(|d| message.push_str(&format!("{d}\n")));
    Err(message.into())
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut paths = Vec::new();
    files(&root.join("event"), &mut paths);
    paths.sort();
    let mut trials = Vec::new();
    let mut titles = BTreeSet::new();
    for path in paths {
        let contents = std::fs::read_to_string(&path).expect("cases are UTF-8");
        let place = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
        for case in parse(&contents) {
            assert!(
                titles.insert(case.title.clone()),
                "{place}:{}: a title stands once: {}",
                case.line,
                case.title
            );
            let place = place.clone();
            trials.push(Trial::test(case.title.clone(), move || check(&case, &place)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
