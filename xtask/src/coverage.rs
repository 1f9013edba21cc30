//! Which lines of the lexicon no case has used: what is not tried may be wrong unseen.

use crate::bless::case_files;
use anyhow::Result;
use khabar::case::parse;
use khabar::engine::{self, Reading};
use khabar::lexicon::{Lexicon, embedded_files};
use khabar::page::{Body, Hints, Page};
use khabar::word::Reading as WordReading;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What to read and what to print.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder of cases
    #[arg(default_value = "corpus")]
    corpus: PathBuf,
    /// List the lines that were not used, of files whose name holds this
    #[arg(long, value_name = "FILE")]
    list: Option<String>,
}

/// Lines used, by file; frames by their ids.
#[derive(Default)]
struct Used {
    lines: BTreeSet<(String, u32)>,
    frames: BTreeSet<String>,
    verbs: BTreeSet<u32>,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let lex = Lexicon::embedded();
    let mut used = Used::default();
    let mut texts = 0;
    // The news of the press folder need not pass: a line that only it meets is not tried.
    let press = args.corpus.join("press");
    for file in case_files(&args.corpus)?.into_iter().filter(|f| !f.starts_with(&press)) {
        for case in parse(&std::fs::read_to_string(&file)?).iter().filter(|c| !c.text.is_empty()) {
            texts += 1;
            note(lex, &case.read(lex), &mut used);
        }
    }
    for path in pages(&args.corpus.join("pages"))? {
        texts += 1;
        let body = Body::Bytes(std::fs::read(&path)?);
        note(lex, &engine::read(lex, &Page { doc: String::new(), body, hints: Hints::default() }), &mut used);
    }
    println!("{texts} texts of cases and pages, none of the press folder");
    frames(lex, &used, args);
    lines(&used, args);
    verbs(lex, &used, args);
    Ok(())
}

fn verbs(lex: &Lexicon, used: &Used, args: &Args) {
    println!("{}  verbs", share(used.verbs.len(), lex.language.verb_count() as usize));
    if !args.list.as_ref().is_some_and(|l| "verbs.tsv".contains(l.as_str())) {
        return;
    }
    for verb in (0..lex.language.verb_count()).filter(|v| !used.verbs.contains(v)) {
        let Some(verb) = lex.language.verb(verb) else { continue };
        println!("  verbs.tsv:{}: {} {} {} {}", verb.line, verb.form, verb.gloss, verb.past, verb.present);
    }
}

fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e != "case") {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

fn note(lex: &Lexicon, reading: &Reading, used: &mut Used) {
    for record in khabar::json::records(lex, reading) {
        used.frames.insert(record.why.frame);
        used.lines.insert((record.why.file, record.why.line));
    }
    let mentions = reading.articles.iter().flat_map(|a| &a.mentions);
    used.lines.extend(mentions.filter_map(|m| m.why.as_ref()).map(|(file, line)| (file.to_string(), *line)));
    for word in &reading.words {
        for reading in word.readings.iter().take(1) {
            if let WordReading::Verb { verb, .. } | WordReading::Derived { verb, .. } = reading {
                used.verbs.insert(*verb);
            }
        }
    }
}

fn frames(lex: &Lexicon, used: &Used, args: &Args) {
    // Several tables may share an id, where they differ in what they ask for.
    let all: BTreeSet<&str> = lex.frames.frames.iter().map(|f| f.id.as_str()).collect();
    println!("{}  frames", share(used.frames.len(), all.len()));
    let wanted = |file: &str| args.list.as_ref().is_some_and(|l| file.contains(l.as_str()));
    for frame in lex.frames.frames.iter().filter(|f| !used.frames.contains(&f.id) && wanted(&f.file)) {
        println!("  {}:{}: {}", frame.file, frame.line, frame.id);
    }
}

fn lines(used: &Used, args: &Args) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (file, text) in embedded_files().0 {
        let by_name =
            ["states", "organisations", "bodies", "roles", "people/", "descriptions", "places", "outlets"];
        if !by_name.iter().any(|b| file.starts_with(b)) {
            continue;
        }
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
            let hit = used.lines.contains(&(file.to_owned(), n as u32 + 1));
            let count = counts.entry(file).or_default();
            count.0 += usize::from(hit);
            count.1 += 1;
            if !hit && args.list.as_ref().is_some_and(|l| file.contains(l.as_str())) {
                println!("  {file}:{}: {}", n + 1, line.chars().take(80).collect::<String>());
            }
        }
    }
    for (file, (hit, all)) in counts {
        println!("{}  {file}", share(hit, all));
    }
}

/// `212 of 223, 0.95`, in columns; the share is cut, not rounded.
fn share(used: usize, all: usize) -> String {
    format!("{used:>6} of {all:>6}, {:.2}", (used * 100 / all.max(1)) as f64 / 100.0)
}
