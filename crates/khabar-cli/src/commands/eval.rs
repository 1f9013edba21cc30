//! `khabar eval`: precision, recall and F1 of records against gold.

use crate::cli::{FAILED, OK, PARTLY};
use crate::gold::read_texts;
use crate::output::{Format, Formatted, Listing, hidden, isolated, left, right};
use crate::reading::{self, Way};
use anyhow::{Context, Result, bail};
use khabar::measure::{Gold, Order, Outcome, Scores, Told, Trial, score};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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

fn share(value: f64) -> Value {
    json!((value * 10_000.0).round() / 10_000.0)
}

fn percent(value: f64) -> Value {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    json!(format!("{rounded:.3}"))
}

/// All measures as one list, for programs.
fn rows(scores: &Scores) -> Listing {
    let columns = ["part", "name", "precision", "recall", "f1", "gold", "told", "dyad_recall", "confidence"];
    let mut list = Listing::new(&columns.map(hidden));
    let none = Value::Null;
    for m in &scores.levels {
        let figures = [share(m.precision), share(m.recall), share(m.f1)];
        let [p, r, f1] = figures;
        let counts = [json!(scores.gold), json!(scores.told), none.clone(), none.clone()];
        let mut row = vec![json!("level"), json!(m.level.name()), p, r, f1];
        row.extend(counts);
        list.row(row);
    }
    for t in &scores.types {
        let of = |n: usize| share(n as f64 / t.gold.max(1) as f64);
        list.row(vec![
            json!("type"),
            json!(t.kind),
            none.clone(),
            of(t.found),
            none.clone(),
            json!(t.gold),
            none.clone(),
            of(t.dyad),
            none.clone(),
        ]);
    }
    for r in &scores.reliability {
        list.row(vec![
            json!("confidence"),
            json!(format!("{:.1}", f64::from(r.tenth) / 10.0)),
            share(r.right),
            none.clone(),
            none.clone(),
            none.clone(),
            json!(r.count),
            none.clone(),
            share(r.confidence),
        ]);
    }
    let cross = scores.cross_border.map_or(Value::Null, share);
    let wrong = json!(scores.strays.len());
    let order = |of: fn(&Order) -> f64| scores.order.as_ref().map_or(Value::Null, |o| share(of(o)));
    let (auc, gap) = (order(|o| o.auc), order(|o| o.gap));
    for (name, recall, told, sure) in [
        ("cross-border", cross, none.clone(), none.clone()),
        ("wrong-spans", none.clone(), wrong, none.clone()),
        ("auc", none.clone(), none.clone(), auc),
        ("calibration-error", none.clone(), none.clone(), gap),
    ] {
        let docs = json!(scores.docs);
        let rest = [none.clone(), recall, none.clone(), docs, told, none.clone(), sure];
        let mut row = vec![json!("total"), json!(name)];
        row.extend(rest);
        list.row(row);
    }
    list
}

/// The measures for a person.
fn tables(scores: &Scores) -> Result<()> {
    let mut levels = Listing::new(&[left("level"), right("precision"), right("recall"), right("F1")]);
    for m in &scores.levels {
        let indent = match m.level.name() {
            "type" => "",
            "dyad" => "  ",
            _ => "    ",
        };
        let star = if m.level.is_extra() { " *" } else { "" };
        let name = json!(format!("{indent}{}{star}", m.level.name()));
        levels.row(vec![name, percent(m.precision), percent(m.recall), percent(m.f1)]);
    }
    let mut types =
        Listing::new(&[left("type"), right("gold"), right("found"), right("with the right dyad")]);
    for t in &scores.types {
        types.row(vec![json!(t.kind), json!(t.gold), json!(t.found), json!(t.dyad)]);
    }
    let mut sure =
        Listing::new(&[left("confidence"), right("records"), right("mean confidence"), right("right")]);
    for r in &scores.reliability {
        let from = f64::from(r.tenth) / 10.0;
        let bin = json!(format!("{from:.1}–{:.1}", from + 0.1));
        sure.row(vec![bin, json!(r.count), percent(r.confidence), percent(r.right)]);
    }
    eprintln!(
        "{} texts, {} gold mentions, {} records, {} wrong spans",
        scores.docs,
        scores.gold,
        scores.told,
        scores.strays.len()
    );
    levels.print(Format::Table)?;
    println_lines("* reported beside the others, not needed for full\n");
    types.print(Format::Table)?;
    if let Some(recall) = scores.cross_border {
        println_lines(&format!("recall of dyads across borders: {recall:.3}\n"));
    }
    if sure.len() > 0 {
        sure.print(Format::Table)?;
    }
    if let Some(o) = scores.order {
        println_lines(&format!(
            "AUC {:.3}: how often a right record is surer than a wrong one; {} values, {:.3} off what is right on average",
            o.auc, o.values, o.gap
        ));
    }
    Ok(())
}

fn println_lines(text: &str) {
    use std::io::Write;
    // A closed pipe ends the next table too, which reports it.
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

fn show(trial: &Trial<'_>, scores: &Scores) {
    for outcome in &scores.outcomes {
        match outcome {
            Outcome::Missed(g) => {
                let gold = &trial.gold[*g];
                eprintln!("missed  {} {}  {}", gold.id, gold.types.join("|"), short(&gold.quote));
            }
            Outcome::Partly(g, lost) => {
                let gold = &trial.gold[*g];
                let lost: Vec<&str> = lost.iter().map(|l| l.name()).collect();
                eprintln!(
                    "partly  {} {} not {}  {}",
                    gold.id,
                    gold.types.join("|"),
                    lost.join(", "),
                    short(&gold.quote)
                );
            }
            Outcome::Extra(p) => {
                let told = &trial.told[*p];
                let countries = |list: &[khabar::measure::Member]| {
                    list.iter().map(|m| m.country.as_str()).collect::<Vec<_>>().join("+")
                };
                let words: String = trial.texts[&told.doc]
                    .chars()
                    .skip(told.sentence.0.max(0) as usize)
                    .take((told.sentence.1 - told.sentence.0).max(0) as usize)
                    .collect();
                let (who, whom) = (countries(&told.actors), countries(&told.recipients));
                eprintln!("extra   {} {} {who} > {whom}  {}", told.doc, told.kind, short(&words));
            }
        }
    }
}

fn short(words: &str) -> String {
    isolated(&words.chars().take(90).collect::<String>())
}
