//! How much of the news in `corpus/press` the engine tells: texts that were written, with everything they tell, before the engine
//! read them. They are measured, and need not pass.

use crate::bless::case_files;
use crate::train::cases;
use anyhow::Result;
use khabar::case::{Case, parse};
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Level, Scores, Spots, Told, Trial, score};
use khabar_cli::reading::Words;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which texts.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files or folders of cases
    #[arg(default_value = "corpus/press")]
    paths: Vec<PathBuf>,
    /// Print the predicates that no frame proposes with their type, the most frequent first
    #[arg(long)]
    missing: bool,
    #[command(flatten)]
    words: Words,
}

/// What the rows of a case tell, without days, places and speakers, which they leave open.
const LEVELS: [Level; 4] = [Level::Type, Level::Dyad, Level::Roles, Level::Sector];

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let lex = args.words.load()?;
    if args.missing {
        return print_missing(lex, &args.paths);
    }
    println!("{:28} texts events {}", "", LEVELS.map(|l| format!("{:>7}", l.name())).join(" "));
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(case_files(path)?);
    }
    files.sort();
    let mut all = Vec::new();
    for file in &files {
        let of_file = parse(&std::fs::read_to_string(file)?);
        print(&name(file), &of_file, &measure(lex, &of_file)?);
        all.extend(of_file);
    }
    print("all", &all, &measure(lex, &all)?);
    Ok(())
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Scores what the engine makes of the texts against their rows.
fn measure(lex: &Lexicon, texts: &[Case]) -> Result<Scores> {
    let gold: Vec<Gold> = texts.iter().flat_map(cases::gold).collect();
    let mut told = Vec::new();
    let mut bodies = BTreeMap::new();
    for case in texts {
        let reading = case.read_given(lex, false);
        told.extend(khabar::json::records(lex, &reading).iter().map(Told::of));
        bodies.insert(case.title.clone(), reading.document.text.clone());
    }
    score(&Trial { texts: &bodies, gold: &gold, told: &told }).map_err(anyhow::Error::msg)
}

fn print(name: &str, texts: &[Case], scores: &Scores) {
    let f1 = LEVELS.map(|l| format!("{:7.3}", scores.of(l).f1)).join(" ");
    println!("{name:28} {:5} {:6} {f1}", texts.len(), scores.gold);
}

/// Prints the triggers that are no part of any proposal of their type.
fn print_missing(lex: &Lexicon, paths: &[PathBuf]) -> Result<()> {
    let mut missing: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for path in paths {
        for file in case_files(path)? {
            for case in parse(&std::fs::read_to_string(file)?) {
                let reading = case.read_given(lex, true);
                let records = khabar::json::records(lex, &reading);
                for gold in cases::gold(&case) {
                    let Some(words) = &gold.trigger else { continue };
                    let spots = Spots::of(words, &reading.document.text).0;
                    let kinds = |r: &&MentionRecord| gold.types.contains(&r.kind);
                    let meets = |r: &MentionRecord| {
                        spots.iter().any(|s| s.0 < r.trigger.end && r.trigger.start < s.1)
                    };
                    if !records.iter().filter(kinds).any(meets) {
                        let at = (words.clone(), gold.types.join("|"));
                        missing.entry(at).or_default().push(gold.quote.clone());
                    }
                }
            }
        }
    }
    let mut order: Vec<_> = missing.into_iter().collect();
    order.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    for ((words, kind), quotes) in order {
        println!("{:3} {kind:10} {words} | {}", quotes.len(), quotes[0]);
    }
    Ok(())
}
