//! `khabar changes`: what changed since a run.

use crate::asking::{Asked, nothing};
use crate::cli::OK;
use crate::output::{Formatted, Listing, counted, hidden, shown};
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Since when.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar changes --since 1 --store news.db
  khabar changes --store news.db -f jsonl     (since the run before the last)

Events told by pages of later runs: new ones, those told by more or denied with what that adds, and ids that mean another
event now. Then claims about the record with their answers, and treaties, occasions, office holders and relations that no
page had before. How many statements and figures came is said at the end; khabar said and khabar sql list them.")]
pub struct Args {
    #[command(flatten)]
    store: Asked,
    /// The number of a run; what it had is old [default: the one before the last]
    #[arg(long, value_name = "RUN")]
    since: Option<i64>,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where nothing changed.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let runs = store.runs()?;
    let last = runs.first().map_or(0, |r| r.run);
    let since = args.since.unwrap_or_else(|| runs.get(1).map_or(0, |r| r.run));
    if since > last || since < 0 {
        bail!(
            "there is no run {since}\nhelp: the runs of this store are 1 to {last}; 0 means from the beginning"
        );
    }
    let rows = store.changes(since)?;
    let began = runs.iter().find(|r| r.run == since).map(|r| format!(", begun {}", r.started));
    eprintln!("since run {since} of {last}{}", began.unwrap_or_default());
    if rows.is_empty() {
        return nothing(&store, "nothing changed");
    }
    let mut list = Listing::new(&[
        hidden("change"),
        hidden("id"),
        hidden("now"),
        hidden("what"),
        hidden("from"),
        hidden("to"),
        hidden("status"),
        hidden("summary_en"),
        hidden("summary_ar"),
        shown("change, id"),
        shown("event"),
        shown("what is new"),
    ]);
    for row in &rows {
        let event = row.event.as_ref();
        let summary = match (event, &row.now) {
            (Some(e), _) => format!("{}\n{}", e.summary_en, e.summary_ar),
            (None, Some(now)) if row.change == "joined" => format!("belongs to {now} now"),
            (None, Some(now)) => format!("of {now}"),
            (None, None) => String::new(),
        };
        list.row_of(
            serde_json::to_value(row).unwrap_or(Value::Null),
            vec![
                json!(row.change),
                json!(row.id),
                json!(row.now),
                json!(row.what.join("; ")),
                json!(event.and_then(|e| e.from.as_ref())),
                json!(event.and_then(|e| e.to.as_ref())),
                json!(event.map(|e| &e.status)),
                json!(event.map(|e| &e.summary_en)),
                json!(event.map(|e| &e.summary_ar)),
                json!(format!("{}\n{}", row.change, row.id)),
                json!(summary),
                json!(row.what.join("\n")),
            ],
        );
    }
    list.print(args.format.chosen())?;
    let count = |change: &str| rows.iter().filter(|r| r.change == change).count();
    eprintln!("{} new, {} changed, {} joined to others", count("new"), count("changed"), count("joined"));
    let added = store.added(since)?;
    eprintln!(
        "{} and {} in {}",
        counted(added.statements, "statement"),
        counted(added.figures, "figure"),
        counted(added.documents, "new page")
    );
    Ok(OK)
}
