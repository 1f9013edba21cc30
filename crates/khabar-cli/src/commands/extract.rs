//! `khabar extract`: mention records of the inputs as JSON Lines; nothing is stored.

use crate::cli::{OK, PARTLY};
use crate::output::{Column, Format, Formatted, Listing, hidden, left};
use crate::reading::{self, Way};
use khabar::json::MentionRecord;
use khabar::json::layers::{self, Layer};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::Write;

/// What to read and what to print.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar extract page.html
  khabar extract --layer mentions pages/ crawl.warc.gz
  cat page.txt | khabar extract - --published 2024-07-23 --outlet 'BBC Arabic'
  khabar extract pages/ -f csv > mentions.csv

INPUT is told apart by its content: plain text, HTML, JSON Lines, RSS, Atom, WARC, WET, any of them compressed by gzip or zstd.
What cannot be read is listed on standard error, as FILE:BYTE: CODE: what happened; the exit code is then 3.")]
pub struct Args {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// Print one layer of the reading: article, sentences, timexes, mentions, clauses, attributions,
    /// statements, figures, offices, namings, standings or claims
    #[arg(long, value_parser = layer)]
    layer: Option<Layer>,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    format: Formatted,
}

fn layer(name: &str) -> Result<Layer, String> {
    let names = || Layer::ALL.map(|(n, _)| n).join(", ");
    let found = Layer::ALL.into_iter().find(|(n, _)| *n == name);
    found.map(|(_, l)| l).ok_or_else(|| format!("no such layer; there are {}", names()))
}

/// Runs the command; the exit code is 3 where some input could not be read.
pub fn run(args: Args) -> anyhow::Result<u8> {
    let lex = args.way.words.load()?;
    let format = args.format.or(Format::Jsonl);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut listing: Option<Listing> = None;
    let mut failed = false;
    let work = |item| {
        let read = reading::read(lex, item, &args.way.known);
        let lines = match args.layer {
            Some(layer) => lines(&layers::lines(&read.reading, layer)),
            None => lines(&khabar::json::records(lex, &read.reading)),
        };
        (read.problems().filter(|p| p.fatal).collect::<Vec<_>>(), lines)
    };
    args.way.each(&args.inputs, work, |result| {
        let (problems, lines) = match result {
            Ok(read) => read,
            Err(problem) => (vec![problem], Vec::new()),
        };
        failed |= !problems.is_empty();
        problems.iter().for_each(|p| eprintln!("error: {p}"));
        if format == Format::Jsonl {
            out.write_all(&lines)?;
            return Ok(());
        }
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            list(&mut listing, args.layer, serde_json::from_slice(line)?);
        }
        Ok(())
    })?;
    out.flush()?;
    drop(out);
    if let Some(listing) = listing {
        listing.print(format)?;
    }
    Ok(if failed { PARTLY } else { OK })
}

/// What a page gives as lines of JSON, in one piece. As text from here: single precision would gain digits on its way through a JSON
/// value.
fn lines(of_page: &[impl Serialize]) -> Vec<u8> {
    // What most pages give has room in it.
    const USUAL: usize = 1 << 14;
    let mut out = Vec::with_capacity(USUAL);
    for line in of_page {
        let before = out.len();
        match serde_json::to_writer(&mut out, line) {
            Ok(()) => out.push(b'\n'),
            Err(_) => out.truncate(before),
        }
    }
    out
}

/// Adds a line to a list, which its first line gives the columns.
fn list(listing: &mut Option<Listing>, layer: Option<Layer>, line: Value) {
    let row = match layer {
        None => flat(&line),
        Some(_) => {
            let fields = line.as_object().into_iter().flatten();
            fields.map(|(key, value)| (left(static_name(key)), short(value))).collect()
        }
    };
    let (columns, values): (Vec<Column>, Vec<Value>) = row.into_iter().unzip();
    listing.get_or_insert_with(|| Listing::new(&columns)).row(values);
}

/// The names of layers' fields are few; each is kept for the run.
fn static_name(name: &str) -> &'static str {
    use std::collections::BTreeSet;
    use std::sync::Mutex;
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    match names.get(name) {
        Some(known) => known,
        None => {
            let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
            names.insert(kept);
            kept
        }
    }
}

/// A field of a layer as a cell: an object by its words, a list by how much it holds.
fn short(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields.get("text").cloned().unwrap_or_else(|| json!(value.to_string())),
        Value::Array(items) if items.iter().any(Value::is_object) => json!(items.len()),
        Value::String(text) if text.chars().count() > 300 => {
            json!(format!("{}…", text.chars().take(300).collect::<String>()))
        }
        other => other.clone(),
    }
}

/// A record as one row.
fn flat(line: &Value) -> Vec<(Column, Value)> {
    let record: MentionRecord = serde_json::from_value(line.clone()).unwrap_or_default();
    let countries = |list: &[khabar::json::Party]| json!(list.iter().map(|p| &p.country).collect::<Vec<_>>());
    let names = |list: &[khabar::json::Party]| {
        json!(list.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; "))
    };
    let speakers: Vec<&str> = record.source.iter().map(|l| l.name.as_str()).collect();
    let from = record.when.as_ref().map(|w| w.from.clone());
    let to = record.when.as_ref().map(|w| w.to.clone());
    vec![
        (left("doc"), json!(record.doc)),
        (hidden("article"), json!(record.article)),
        (hidden("id"), json!(record.id)),
        (left("from"), json!(from)),
        (hidden("to"), json!(to)),
        (left("type"), json!(record.kind)),
        (hidden("mode"), json!(record.mode)),
        (hidden("plover"), json!(record.plover)),
        (hidden("cameo"), json!(record.cameo)),
        (left("status"), json!(record.status)),
        (left("actors"), countries(&record.actors)),
        (left("recipients"), countries(&record.recipients)),
        (hidden("actor_names"), names(&record.actors)),
        (hidden("recipient_names"), names(&record.recipients)),
        (hidden("place"), json!(record.place.as_ref().map(|p| &p.place))),
        (hidden("place_country"), json!(record.place.as_ref().map(|p| &p.country))),
        (hidden("source"), json!(speakers.join("; "))),
        (hidden("confidence"), json!(record.confidence)),
        (hidden("frame"), json!(record.why.frame)),
        (hidden("summary_en"), json!(record.summary.en)),
        (hidden("summary_ar"), json!(record.summary.ar)),
        (hidden("trigger"), json!(record.trigger.text)),
        (left("summary"), json!(format!("{}\n{}", record.summary.en, record.summary.ar))),
    ]
}
