//! `khabar run`: reads everything into one store.

use crate::asking::{add_event, event_list};
use crate::cli::{OK, PARTLY};
use crate::input::Item;
use crate::output::{Format, Listing, counted, isolated, left, right};
use crate::reading::{self, Problem, Way};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use khabar_store::{Failure, Put, Ready, Store};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

/// What to read and where to keep it.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar run examples -o demo.db
  khabar run crawl/*.warc.gz feeds/ pages.jsonl -o news.db
  curl -s https://example.org/feed.xml | khabar run - -o news.db

A second run over the same input adds nothing twice, and a run that was stopped goes on where it was.
The exit code is 3 where some input could not be read; pages that are empty or hold no Arabic are listed, and left out.")]
pub struct Args {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    /// The store
    #[arg(short, long, value_name = "FILE", default_value = "news.db")]
    output: PathBuf,
    /// Say nothing but errors
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    way: Way,
}

/// What one page comes to.
enum Work {
    /// It is stored already.
    Stored,
    /// It is ready to be stored.
    Ready(Box<Ready>, Facts),
}

/// What the summary says of a page.
struct Facts {
    problems: Vec<Problem>,
    articles: usize,
    undated: bool,
    outlet: Option<String>,
}

/// What the summary adds up.
#[derive(Default)]
struct Tally {
    pages: u64,
    known: u64,
    articles: usize,
    undated: u64,
    without_outlet: u64,
    outlets: BTreeSet<String>,
    skipped: BTreeMap<String, u64>,
    problems: Vec<Problem>,
}

impl Tally {
    fn add(&mut self, facts: Facts) {
        let skip = facts.problems.iter().find(|p| p.fatal).map(|p| p.code.clone());
        self.problems.extend(facts.problems);
        if let Some(code) = skip {
            *self.skipped.entry(code).or_default() += 1;
            return;
        }
        self.pages += 1;
        self.articles += facts.articles;
        self.undated += u64::from(facts.undated);
        match facts.outlet {
            Some(outlet) => drop(self.outlets.insert(outlet)),
            None => self.without_outlet += 1,
        }
    }
}

/// Pages that hold nothing to read are left out; that is no failure.
fn is_failure(problem: &Problem) -> bool {
    problem.fatal && !matches!(problem.code.as_str(), "empty" | "not-arabic")
}

/// Runs the command.
pub fn run(args: Args) -> Result<u8> {
    let lex = args.way.words.load()?;
    let mut store = Store::create(&args.output)?;
    store.begin_run(&args.inputs)?;
    // Workers ask this second connection what is stored already, so that it is not read again.
    let asked = Mutex::new(Store::open(&args.output)?);
    let bar = progress(args.quiet);
    let mut tally = Tally::default();
    let work = |mut item: Item| {
        reading::apply(&mut item, &args.way.known);
        let stored = asked.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).knows(&item.page);
        if stored.unwrap_or(false) {
            return Work::Stored;
        }
        let read = reading::read(lex, item, &args.way.known);
        let facts = facts(&read);
        let file = read.item.source.display().to_string();
        Work::Ready(Box::new(Ready::new(lex, &read.item.page, &read.reading, &file, read.item.byte)), facts)
    };
    args.way.each(&args.inputs, work, |result| {
        bar.inc(1);
        match result {
            Ok(Work::Stored) => {
                tally.known += 1;
                store.skip()?;
            }
            Ok(Work::Ready(ready, facts)) => match store.put(*ready)? {
                Put::Added => tally.add(facts),
                Put::Known => tally.known += 1,
            },
            Err(problem) => {
                store.put_error(&failure(&problem))?;
                tally.problems.push(problem);
            }
        }
        Ok(())
    })?;
    bar.set_message("joining reports of the same event");
    let joined = store.corroborate(lex).context("the pages are stored, their events are not")?;
    let run = store.end_run()?;
    bar.finish_and_clear();
    list_problems(&tally, args.quiet);
    if !args.quiet {
        summary(&tally, &joined, run.mentions)?;
        preview(&store, &args.output)?;
    }
    Ok(if tally.problems.iter().any(is_failure) { PARTLY } else { OK })
}

fn facts(read: &reading::Read) -> Facts {
    let first = read.reading.articles.first();
    Facts {
        problems: read.problems().collect(),
        articles: read.reading.articles.len(),
        undated: first.is_some_and(|a| a.anchor.days.is_none()),
        outlet: first.and_then(|a| a.article.outlet.clone()),
    }
}

fn failure(problem: &Problem) -> Failure {
    Failure {
        file: problem.file.display().to_string(),
        byte: problem.byte,
        code: problem.code.clone(),
        message: problem.message.clone(),
        fatal: problem.fatal,
    }
}

/// One line on a terminal, nothing elsewhere.
fn progress(quiet: bool) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if quiet || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{spinner} {pos} pages, {rate} a second, {elapsed} {wide_msg}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    // Tenths of a page tell nobody anything.
    let rate = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let _ = write!(out, "{:.0}", state.per_sec());
    };
    bar.set_style(style.with_key("rate", rate));
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

fn list_problems(tally: &Tally, quiet: bool) {
    for problem in tally.problems.iter().filter(|p| is_failure(p) || !quiet) {
        let kind = match (is_failure(problem), problem.fatal) {
            (true, _) => "error",
            (false, true) => "skipped",
            (false, false) => "note",
        };
        eprintln!("{kind}: {}", isolated(&problem.to_string()));
    }
}

fn summary(tally: &Tally, joined: &khabar_store::Corroborated, mentions: u64) -> Result<()> {
    let mut list = Listing::new(&[left("what"), right("count"), left("of which")]);
    let mut row = |what: &str, count: u64, of_which: String| {
        list.row(vec![json!(what), json!(count), json!(of_which)]);
    };
    let outlets = counted(tally.outlets.len() as u64, "outlet");
    row("pages read", tally.pages, format!("{}, {outlets}", counted(tally.articles as u64, "article")));
    row("  without a day", tally.undated, hint(tally.undated, "--published DAY gives one"));
    row("  without an outlet", tally.without_outlet, hint(tally.without_outlet, "--outlet NAME gives one"));
    row("pages stored before", tally.known, String::new());
    let skipped: Vec<String> = tally.skipped.iter().map(|(code, n)| format!("{n} {code}")).collect();
    row("pages left out", tally.skipped.values().sum(), skipped.join(", "));
    let unread = tally.problems.iter().filter(|p| is_failure(p)).count() as u64;
    row("inputs not read", unread, hint(unread, "listed above, and in the store's table errors"));
    row("mentions of events", mentions, String::new());
    let changed =
        format!("{} new, {} changed, {} texts are copies", joined.added, joined.changed, joined.copies);
    row("events in the store", joined.events, changed);
    list.print(Format::Table)?;
    Ok(())
}

fn hint(count: u64, text: &str) -> String {
    if count == 0 { String::new() } else { text.to_owned() }
}

/// The events most outlets tell, and what to do next.
fn preview(store: &Store, path: &std::path::Path) -> Result<()> {
    let events = store.told_most(8)?;
    let mut out = std::io::stdout().lock();
    if !events.is_empty() {
        let mut list = event_list();
        events.iter().for_each(|e| add_event(&mut list, e));
        writeln!(out, "\nTold most often:\n{}", list.table(crate::output::width()))?;
    }
    let path = path.display();
    writeln!(out, "\nNext:\n  khabar events --store {path}\n  khabar serve {path}")?;
    Ok(())
}
