//! `khabar corroborate`: joins mentions that are given, so that joining is measured apart from reading.

mod given;

use crate::cli::{NOTHING, OK};
use crate::input::Item;
use crate::output::{Formatted, Listing, counted, hidden, shown, shown_right};
use crate::reading::{self, Way};
use anyhow::Result;
use given::{Given, Published, read_lines};
use khabar::corroborate::{self, Pool, Rank, Rules};
use khabar::json::tellings::{self, Kinds, Setting, Source};
use khabar::json::{EventRecord, MentionRecord, event_records};
use khabar::lexicon::Lexicon;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Which mentions, of which pages.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar extract pages/ | khabar corroborate --mentions -
  khabar corroborate --mentions gold.jsonl --pages pages/ -f jsonl > events.jsonl

A line is a khabar.mention/1 object; what it lacks is taken as not stated. It may carry beside it \"published\" (a day, or
{\"from\",\"to\"}), \"outlet\", \"rank\" (headline, lead, body, teaser) and \"given\" (true where the event is spoken of as known
already). The pages, where they are named, give what the lines do not: days, outlets, copies, and the words around.
Events come as khabar.event/1 with \"docs\", the pages that tell them, and \"main_of\", those that are about them.")]
pub struct Args {
    /// Mention records as JSON Lines; - for standard input
    #[arg(long, value_name = "FILE", required = true)]
    mentions: PathBuf,
    /// The pages they are of: files or folders; may be given more than once
    #[arg(long, value_name = "INPUT")]
    pages: Vec<String>,
    #[command(flatten)]
    way: Way,
    #[command(flatten)]
    format: Formatted,
}

/// An event as it is printed.
#[derive(Serialize)]
struct Joined<'a> {
    #[serde(flatten)]
    event: &'a EventRecord,
    docs: Vec<&'a str>,
    main_of: Vec<&'a str>,
}

/// What a page tells beside its mentions: its articles, and for each sentence where in the article it stands.
struct PageFacts {
    sources: Vec<Source>,
    settings: Vec<Setting>,
}

/// Runs the command; the exit code is 4 where there is no mention.
pub fn run(args: Args) -> Result<u8> {
    let lex = args.way.words.load()?;
    let mut lines = read_lines(&args.mentions)?;
    if lines.is_empty() {
        eprintln!("{}: holds no mention; khabar extract prints some, one a line", args.mentions.display());
        return Ok(NOTHING);
    }
    // The order of lines must not matter, and the ids of mentions are all that is needed to put them in one.
    lines.sort_by(|a, b| a.record.doc.cmp(&b.record.doc).then_with(|| a.record.id.cmp(&b.record.id)));
    let pages = pages(&args, lex, &lines)?;
    let (pool, docs) = pool(lex, &lines, &pages);
    let found = corroborate::corroborate(&Rules::new(lex), &pool);
    let records = event_records(lex, &pool, &found);
    let doc_of: BTreeMap<&str, &str> =
        lines.iter().map(|l| (l.record.id.as_str(), l.record.doc.as_str())).collect();
    let mut list = listing();
    let mut joined: Vec<(usize, &EventRecord)> = records.iter().enumerate().collect();
    joined.sort_by(|a, b| {
        a.1.from
            .is_none()
            .cmp(&b.1.from.is_none())
            .then_with(|| (&a.1.from, &a.1.id).cmp(&(&b.1.from, &b.1.id)))
    });
    for (n, event) in joined {
        let mut told: Vec<&str> =
            event.mentions.iter().filter_map(|m| doc_of.get(m.as_str()).copied()).collect();
        told.sort_unstable();
        told.dedup();
        let accounts = found.main_events.iter().enumerate();
        let mut main_of: Vec<&str> = accounts
            .filter(|(_, events)| events.contains(&(n as u32)))
            .filter_map(|(account, _)| docs.get(account).map(String::as_str))
            .collect();
        main_of.dedup();
        add(&mut list, &Joined { event, docs: told, main_of });
    }
    list.print(args.format.chosen())?;
    let (mentions, pages) =
        (counted(lines.len() as u64, "mention"), counted(docs_count(&lines) as u64, "page"));
    eprintln!("{mentions} of {pages}, joined: {}", counted(records.len() as u64, "event"));
    Ok(OK)
}

fn docs_count(lines: &[Given]) -> usize {
    lines.iter().map(|l| l.record.doc.as_str()).collect::<std::collections::BTreeSet<_>>().len()
}

/// What the named pages tell of the mentions, by page; the settings stand in the order of the page's lines.
fn pages(args: &Args, lex: &Lexicon, lines: &[Given]) -> Result<BTreeMap<String, PageFacts>> {
    let mut of_doc: BTreeMap<&str, Vec<MentionRecord>> = BTreeMap::new();
    for line in lines {
        of_doc.entry(&line.record.doc).or_default().push(line.record.clone());
    }
    let work = |item: Item| {
        let read = reading::read(lex, item, &args.way.known);
        let records = of_doc.get(read.reading.doc.as_str()).map_or(&[][..], Vec::as_slice);
        let settings = tellings::settings(lex, &read.reading, records);
        (read.reading.doc.clone(), PageFacts { sources: tellings::sources(lex, &read.reading), settings })
    };
    let mut out = BTreeMap::new();
    if args.pages.is_empty() {
        return Ok(out);
    }
    args.way.each(&args.pages, work, |result| {
        match result {
            Ok((doc, facts)) => drop(out.insert(doc, facts)),
            Err(problem) => eprintln!("error: {problem}"),
        }
        Ok(())
    })?;
    let missing: Vec<&str> = of_doc.keys().copied().filter(|doc| !out.contains_key(*doc)).collect();
    if !missing.is_empty() {
        eprintln!(
            "note: no page for {} of {} documents, {} the first",
            missing.len(),
            of_doc.len(),
            missing[0]
        );
    }
    Ok(out)
}

/// The pool of all lines, and for each of its articles the page.
fn pool(lex: &Lexicon, lines: &[Given], pages: &BTreeMap<String, PageFacts>) -> (Pool, Vec<String>) {
    let kinds = Kinds::new(lex);
    let mut pool = Pool::default();
    let mut docs = Vec::new();
    let mut accounts: BTreeMap<(&str, u32), u32> = BTreeMap::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        let record = &line.record;
        let page = pages.get(&record.doc);
        let n = place.entry(&record.doc).or_default();
        let read = page.and_then(|p| p.settings.get(*n));
        *n += 1;
        let account = *accounts.entry((&record.doc, record.article)).or_insert_with(|| {
            docs.push(record.doc.clone());
            let source = page.and_then(|p| p.sources.iter().find(|s| s.article == record.article));
            told(line, source).add(&mut pool)
        });
        tellings::add(&mut pool, &kinds, account, record, &setting(line, read));
    }
    (pool, docs)
}

/// The article of a line: as its page has it, and what the line says beside.
fn told(line: &Given, page: Option<&Source>) -> Source {
    let record = &line.record;
    let mut out = page.cloned().unwrap_or_else(|| Source {
        doc: record.doc.clone(),
        article: record.article,
        outlet: record.source.iter().find(|l| l.role.as_deref() == Some("outlet")).map(|l| l.name.clone()),
        ..Source::default()
    });
    if line.outlet.is_some() {
        out.outlet.clone_from(&line.outlet);
    }
    if let Some(days) = line.published.as_ref().and_then(Published::days) {
        out.published = Some(days);
    }
    out
}

fn setting(line: &Given, page: Option<&Setting>) -> Setting {
    let mut out = page.cloned().unwrap_or_default();
    if out.words.is_empty() {
        out.words = tellings::words_of(&line.record);
    }
    match line.rank.as_deref() {
        Some("headline") => out.rank = Rank::Headline,
        Some("lead") => out.rank = Rank::Lead,
        Some("body") => out.rank = Rank::Body,
        Some("teaser") => out.rank = Rank::Teaser,
        _ => {}
    }
    out.given = line.given.unwrap_or(out.given);
    out
}

fn listing() -> Listing {
    Listing::new(&[
        hidden("id"),
        hidden("from"),
        hidden("to"),
        hidden("type"),
        hidden("mode"),
        hidden("status"),
        hidden("mentions"),
        hidden("docs"),
        hidden("main_of"),
        hidden("summary_en"),
        hidden("summary_ar"),
        shown("when, id"),
        shown_right("told"),
        shown("summary"),
    ])
}

fn add(list: &mut Listing, joined: &Joined<'_>) {
    let event = joined.event;
    let day = crate::asking::days(event.from.as_deref(), event.to.as_deref());
    list.row_of(
        serde_json::to_value(joined).unwrap_or(Value::Null),
        vec![
            json!(event.id),
            json!(event.from),
            json!(event.to),
            json!(event.kind),
            json!(event.mode),
            json!(event.status),
            json!(event.mentions.join("; ")),
            json!(joined.docs.join("; ")),
            json!(joined.main_of.join("; ")),
            json!(event.summary.en),
            json!(event.summary.ar),
            json!(format!("{day}\n{}", event.id)),
            json!(format!("{}×\n{} pages", event.mentions.len(), joined.docs.len())),
            json!(format!("{}\n{}", event.summary.en, event.summary.ar)),
        ],
    );
}
