//! `khabar eval`: precision, recall and F1 of records against gold.

mod tables;

use crate::cli::{FAILED, OK, PARTLY};
use crate::gold::read_texts;
use crate::output::{Format, Formatted};
use crate::reading::{self, Way};
use anyhow::{Context, Result, bail};
use khabar::measure::{Gold, Told, Trial, score};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tables::{rows, show, tables};

/// The gold and what is measured against it.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar eval gold.events.jsonl pages.jsonl            read the pages now and measure
  khabar eval gold.events.jsonl --texts texts/         read the texts of a folder and measure
  khabar eval gold.events.jsonl --texts texts/ --pred records.jsonl --show
  khabar eval gold.events.jsonl pages.jsonl -f csv

A record can match a gold mention of its text when its type is accepted and its sentence holds at least half of the
gold quote; pairs are chosen by the best total. Levels need the one they stand under: dyad needs type; when, status and source
need dyad; full needs them all. roles, sector, mode, where and speaker are reported beside them.

A line of GOLD has at least doc (the text's name), id, quote (words of the text) and type (a list, best first); docs/gold.md
has all of its fields and an example.")]
pub struct Args {
    /// Gold mentions, one JSON object a line: doc, id, quote, type, actors, recipients, when, status, source …
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Pages to read and measure; without them, the texts are read
    #[arg(value_name = "INPUT")]
    inputs: Vec<String>,
    /// Records to measure instead of reading pages
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    pred: Option<PathBuf>,
    /// The folder of the gold's texts [default: the folder beside GOLD of the same name]
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// List what was missed, what agreed in part, and what was coded beyond the gold
    #[arg(long)]
    show: bool,
    /// Exit with 1 where a record's words are not the text's at their place
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command.
pub fn run(args: Args) -> Result<u8> {
    let gold: Vec<Gold> = lines(&args.gold)?;
    if gold.is_empty() {
        bail!(
            "{}: holds no gold mention; each line is a JSON object with doc, quote and type",
            args.gold.display()
        );
    }
    let mut texts = texts(&args)?;
    let (told, failed) = match &args.pred {
        Some(path) => (records(path)?, false),
        None => read(&args, &mut texts)?,
    };
    for g in &gold {
        texts.get(&g.doc).with_context(|| {
            format!(
                "{}: no text of this name; pass the folder of texts by --texts, or its page as INPUT",
                g.doc
            )
        })?;
    }
    let trial = Trial { texts: &texts, gold: &gold, told: &told };
    let scores = score(&trial).map_err(anyhow::Error::msg)?;
    match args.format.chosen() {
        Format::Table => tables(&scores)?,
        other => rows(&scores).print(other)?,
    }
    if args.show {
        show(&trial, &scores);
    }
    for stray in scores.strays.iter().take(10) {
        eprintln!(
            "error: {stray}: these are not the text's words at this place; mend the record, or pass the text it was made from"
        );
    }
    Ok(match (args.strict && !scores.strays.is_empty(), failed) {
        (true, _) => FAILED,
        (false, true) => PARTLY,
        _ => OK,
    })
}

/// Reads a file of JSON lines into one type.
fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{}: cannot be read; check the path", path.display()))?;
    let numbered = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    numbered
        .map(|(n, line)| {
            serde_json::from_str(line).with_context(|| {
                format!(
                    "{}:{}: not the JSON object that is expected here; khabar eval --help says what a line holds",
                    path.display(),
                    n + 1
                )
            })
        })
        .collect()
}

fn records(path: &Path) -> Result<Vec<Told>> {
    let values: Vec<Value> = lines(path)?;
    let numbered = values.into_iter().enumerate();
    numbered
        .map(|(n, v)| Told::read(v).map_err(|e| anyhow::anyhow!("{}: record {}: {e}", path.display(), n + 1)))
        .collect()
}

/// The texts of the folder given, or of the one beside the gold.
fn texts(args: &Args) -> Result<BTreeMap<String, String>> {
    let name = args.gold.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = name.split('.').next().unwrap_or_default();
    let beside = args.gold.with_file_name(stem);
    let folder = match &args.texts {
        Some(folder) => folder.clone(),
        None if args.inputs.is_empty() && beside.is_dir() => beside,
        None if args.inputs.is_empty() => {
            bail!("no texts to measure on; pass their folder by --texts, or pages as INPUT")
        }
        None => return Ok(BTreeMap::new()),
    };
    read_texts(&folder)
}

/// Reads the pages; where no folder of texts is given, their stored texts are the texts.
fn read(args: &Args, texts: &mut BTreeMap<String, String>) -> Result<(Vec<Told>, bool)> {
    let lex = args.way.words.load()?;
    let own = texts.is_empty();
    let folder = args.texts.clone().unwrap_or_else(|| {
        let name = args.gold.file_name().unwrap_or_default().to_string_lossy().into_owned();
        args.gold.with_file_name(name.split('.').next().unwrap_or_default())
    });
    let inputs = match args.inputs.is_empty() {
        true => texts.keys().map(|name| folder.join(name).to_string_lossy().into_owned()).collect(),
        false => args.inputs.clone(),
    };
    let mut told = Vec::new();
    let mut failed = false;
    let work = |item| {
        let read = reading::read(lex, item, &args.way.known);
        let records = khabar::json::records(lex, &read.reading);
        let told: Vec<Told> = records.iter().map(Told::of).collect();
        (read.reading.doc, read.reading.document.text, told)
    };
    args.way.each(&inputs, work, |result| {
        match result {
            Ok((doc, text, records)) => {
                told.extend(records);
                if own {
                    texts.insert(doc, text);
                }
            }
            Err(problem) => {
                failed = true;
                eprintln!("error: {problem}");
            }
        }
        Ok(())
    })?;
    Ok((told, failed))
}
