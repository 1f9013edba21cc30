//! `khabar compare`: one event as each outlet tells it.

use crate::asking::{Asked, event, no_event, nothing};
use crate::cli::OK;
use crate::output::{Format, Formatted, Listing, hidden, left, named};
use anyhow::Result;
use khabar_store::query::OutletRow;
use serde_json::{Value, json};

/// Which event, which outlets.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar compare e_0123456789abcdef --store demo.db
  khabar compare e_0123456789abcdef -f csv > coverage.csv

The table has a row for each field and a column for each outlet, the first to report first; CSV and JSON Lines have a
row for each outlet. \"-\" is what an outlet does not state.")]
pub struct Args {
    /// The id of an event, or of a mention of it
    event: String,
    /// Only these outlets, by a part of their name; may be given more than once
    #[arg(long, value_name = "NAME")]
    outlet: Vec<String>,
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    format: Formatted,
}

/// A field's name and its values for an outlet.
type Field = (&'static str, fn(&OutletRow) -> Vec<String>);

/// The fields, in the order they are shown.
const FIELDS: [Field; 13] = [
    ("first_reported", |r| r.first_reported.iter().cloned().collect()),
    ("same_text_as", |r| r.same_text_as.iter().cloned().collect()),
    ("actors", |r| r.actors.clone()),
    ("recipients", |r| r.recipients.clone()),
    ("when", |r| r.when.clone()),
    ("places", |r| r.places.clone()),
    ("statuses", |r| r.statuses.clone()),
    ("figures", |r| r.figures.clone()),
    ("sources", |r| r.sources.clone()),
    ("positions", |r| r.positions.clone()),
    ("cues", |r| r.cues.clone()),
    ("words", |r| r.words.clone()),
    ("sentence", |r| vec![r.sentence.clone()]),
];

/// Runs the command; the exit code is 4 where there is no such event.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let Some(event) = event(&store, &args.event)? else {
        return no_event(&store, &args.event);
    };
    let mut rows = event.compare();
    let wanted: Vec<String> = args.outlet.iter().map(|o| o.to_lowercase()).collect();
    rows.retain(|r| wanted.is_empty() || wanted.iter().any(|o| r.outlet.to_lowercase().contains(o)));
    if rows.is_empty() {
        return nothing(&store, "none of these outlets tells it");
    }
    eprintln!("{}  {}", event.record.id, event.record.summary.en);
    match args.format.chosen() {
        Format::Table => matrix(&rows).print(Format::Table)?,
        format => list(&rows).print(format)?,
    }
    Ok(OK)
}

/// A column for each outlet.
fn matrix(rows: &[OutletRow]) -> Listing {
    let mut columns = vec![left("")];
    columns.extend(rows.iter().map(|r| named(crate::output::isolated(&r.outlet))));
    let mut list = Listing::new(&columns);
    for (name, values) in FIELDS {
        let cells: Vec<Vec<String>> = rows.iter().map(values).collect();
        if cells.iter().all(Vec::is_empty) && name == "same_text_as" {
            continue;
        }
        let shown = cells.iter().map(|v| if v.is_empty() { json!("-") } else { json!(v.join("\n")) });
        list.row([json!(name.replace('_', " "))].into_iter().chain(shown).collect());
    }
    list
}

/// A row for each outlet.
fn list(rows: &[OutletRow]) -> Listing {
    let mut columns = vec![hidden("outlet"), hidden("documents")];
    columns.extend(FIELDS.map(|(name, _)| hidden(name)));
    let mut list = Listing::new(&columns);
    for row in rows {
        let mut cells = vec![json!(row.outlet), json!(row.documents.join("; "))];
        cells.extend(FIELDS.map(|(_, values)| json!(values(row).join("; "))));
        list.row_of(serde_json::to_value(row).unwrap_or(Value::Null), cells);
    }
    list
}
