//! `khabar explain`: how a record came about, from the record down to the lexicon's line and the words of the sentence.

use super::show::chain;
use crate::asking::Asked;
use crate::cli::{NOTHING, OK, PARTLY};
use crate::output::isolated;
use crate::reading::{self, Known, Words};
use anyhow::Result;
use khabar::engine::{ArticleReading, Reading};
use khabar::json::{MentionRecord, Party, Points};
use khabar::lexicon::embedded_files;
use std::io::Write;
use std::path::Path;

/// What is explained.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar explain page.html
  khabar explain e_0123456789abcdef --store demo.db
  echo 'زار وزير الخارجية المصري أنقرة أمس.' | khabar explain - --published 2024-03-05")]
pub struct Args {
    /// A file, - for standard input, or the id of an event or a mention in the store
    #[arg(value_name = "ID|FILE")]
    what: String,
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    words: Words,
}

/// Runs the command.
pub fn run(args: Args) -> Result<u8> {
    if args.what == "-" || Path::new(&args.what).exists() {
        return of_files(&args);
    }
    let store = args.store.open()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut mentions = Vec::new();
    if let Some(event) = store.event(&args.what)? {
        mentions.extend(event.evidence);
    } else if let Some(row) = store.mention(&args.what)? {
        mentions.push(row.evidence);
    }
    if mentions.is_empty() {
        eprintln!(
            "{}: no file, and no id in the store (khabar events lists those of events); it covers {}",
            args.what,
            store.coverage()?
        );
        return Ok(NOTHING);
    }
    let lex = args.words.load()?;
    let mut read: Option<(String, Reading)> = None;
    for evidence in &mentions {
        if read.as_ref().is_none_or(|(id, _)| *id != evidence.document) {
            read = store.document(&evidence.document)?.map(|d| (d.id.clone(), d.read_again(lex)));
        }
        explain(&mut out, &evidence.mention, &evidence.sentence, read.as_ref().map(|(_, r)| r))?;
    }
    out.flush()?;
    Ok(OK)
}

fn of_files(args: &Args) -> Result<u8> {
    let lex = args.words.load()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let inputs = [args.what.clone()];
    let all = reading::shown(lex, &inputs, &args.known, |read| {
        for article in &read.reading.articles {
            let why = article.anchor.why.join("; ");
            let day = article.anchor.days.map_or("unknown".to_owned(), |d| format!("{}..{}", d.from, d.to));
            writeln!(
                out,
                "{} article {}: published {day}: {}\n",
                read.reading.doc,
                article.article.number,
                isolated(&why)
            )?;
        }
        let text: Vec<char> = read.reading.document.text.chars().collect();
        for record in khabar::json::records(lex, &read.reading) {
            let range = record.sentence.start as usize..record.sentence.end as usize;
            let sentence: String = text[range].iter().collect();
            explain(&mut out, &record, &sentence, Some(&read.reading))?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(if all { OK } else { PARTLY })
}

/// Prints the derivation of a record; with its reading, down to the lines its names came from.
fn explain(
    out: &mut impl Write,
    record: &MentionRecord,
    sentence: &str,
    reading: Option<&Reading>,
) -> Result<()> {
    let mode = record.mode.as_deref().map(|m| format!("/{m}")).unwrap_or_default();
    writeln!(
        out,
        "{}  {}{mode}, {}  (confidence {})",
        record.id, record.kind, record.status, record.confidence
    )?;
    writeln!(out, "  {}\n  {}", isolated(&record.summary.en), isolated(&record.summary.ar))?;
    writeln!(out, "  ← frame {} ({}:{})", record.why.frame, record.why.file, record.why.line)?;
    if let Some(line) = lexicon_line(&record.why.file, record.why.line) {
        writeln!(out, "      {}", isolated(&line))?;
    }
    writeln!(out, "  ← words {}", isolated(&record.why.words.join("، ")))?;
    let (start, end) = (record.sentence.start, record.sentence.end);
    writeln!(
        out,
        "  ← sentence {start}–{end} of {}\n      {}",
        record.doc,
        isolated(&format!("«{sentence}»"))
    )?;
    for (role, parties) in [("actor", &record.actors), ("recipient", &record.recipients)] {
        for party in parties {
            writeln!(out, "  {role}: {}", isolated(&party_line(party)))?;
            if let Some(line) = reading.and_then(|r| origin(r, record.article, party)) {
                writeln!(out, "      ← {line}")?;
            }
        }
    }
    when(out, record, reading)?;
    if let Some(place) = &record.place {
        writeln!(
            out,
            "  where: {}",
            isolated(&format!("{} ({}) «{}»", place.place, place.country, place.quote.text))
        )?;
    }
    writeln!(out, "  said by: {}", chain(&record.source))?;
    let features: Vec<String> = record.why.features.iter().map(|(f, w)| format!("{w:+.2} {f}")).collect();
    if !features.is_empty() {
        writeln!(out, "  weighed: {}", isolated(&features.join("; ")))?;
    }
    writeln!(out)?;
    Ok(())
}

fn party_line(party: &Party) -> String {
    let office = party.office.as_deref().map(|o| format!(", {o}")).unwrap_or_default();
    let entity = party.entity.as_deref().map(|e| format!(", {e}")).unwrap_or_default();
    let sector = party.sector.join("+");
    format!("{} ({}.{sector}{office}{entity}) by {} «{}»", party.name, party.country, party.form, party.text)
}

fn article(reading: &Reading, number: u32) -> Option<&ArticleReading> {
    reading.articles.iter().find(|a| a.article.number == number)
}

/// The lexicon line a party's name came from.
fn origin(reading: &Reading, number: u32, party: &Party) -> Option<String> {
    let points = Points::new(&reading.document.text);
    let of_party = |m: &&khabar::mention::Mention| {
        let range = points.range(m.span);
        (range.start, range.end) == (party.start, party.end) && m.why.is_some()
    };
    let mention = article(reading, number)?.mentions.iter().find(of_party)?;
    let (file, line) = mention.why.as_ref()?;
    let words = lexicon_line(file, *line).map(|l| isolated(&short(&l, 110))).unwrap_or_default();
    Some(format!("{file}:{line}  {words}"))
}

fn when(out: &mut impl Write, record: &MentionRecord, reading: Option<&Reading>) -> Result<()> {
    let Some(when) = &record.when else {
        writeln!(out, "  when: not stated")?;
        return Ok(());
    };
    let words = when.quote.as_ref().map(|q| format!(" «{}»", q.text)).unwrap_or_default();
    let line = format!("{}..{} ({}, {}){words}", when.from, when.to, when.precision, when.basis);
    writeln!(out, "  when: {}", isolated(&line))?;
    let (Some(reading), Some(quote)) = (reading, &when.quote) else { return Ok(()) };
    let points = Points::new(&reading.document.text);
    let timexes = article(reading, record.article).map_or(&[][..], |a| &a.timexes);
    if let Some(timex) = timexes.iter().find(|t| points.range(t.span).start == quote.start) {
        writeln!(out, "      ← rule {}, value {}", timex.rule, timex.value)?;
    }
    Ok(())
}

/// A line of the built-in lexicon.
fn lexicon_line(file: &str, line: u32) -> Option<String> {
    let files = embedded_files();
    let (_, text) = files.0.iter().find(|(name, _)| *name == file || name.ends_with(&format!("/{file}")))?;
    let line = text.lines().nth((line as usize).checked_sub(1)?)?;
    Some(short(line.trim(), 160))
}

fn short(text: &str, length: usize) -> String {
    let cut: String = text.chars().take(length).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}
