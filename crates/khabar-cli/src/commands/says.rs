//! `khabar who-says`: who says that it happened, who claims it, who denies it.

use crate::asking::{Asked, event, is_event_id, no_event, nothing, who};
use crate::cli::OK;
use crate::output::{Formatted, Listing, counted, hidden, shown};
use anyhow::Result;
use khabar::lexicon::Lexicon;
use khabar_store::query::SaysRow;
use serde_json::{Value, json};

/// Of which event, or between whom.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar who-says e_0123456789abcdef --store demo.db
  khabar who-says 'North Korea' Russia --disputed
  khabar who-says السودان -f csv > positions.csv

Positions: asserts, claims (by a word that keeps a distance, or as an accusation), denies, relays, asks; tells, where an
outlet tells it in its own words. A denial in another event that bears on this one is listed with it.")]
pub struct Args {
    /// The id of an event; or a name in Arabic or Latin, a country code, or an id
    #[arg(value_name = "EVENT|A")]
    a: String,
    /// The other of two
    b: Option<String>,
    #[command(flatten)]
    store: Asked,
    /// Only events that somebody claims or denies
    #[arg(long)]
    disputed: bool,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where nothing fits.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let of_event = if args.b.is_none() { event(&store, &args.a)? } else { None };
    if of_event.is_none() && args.b.is_none() && is_event_id(&args.a) {
        return no_event(&store, &args.a);
    }
    let mut rows = match (&of_event, &args.b) {
        (Some(event), _) => store.who_says(event)?,
        (None, Some(b)) => {
            let (a, b) = (who(&store, lex, &args.a)?, who(&store, lex, b)?);
            store.who_says_between(&a, &b)?
        }
        (None, None) => {
            let a = who(&store, lex, &args.a)?;
            store.who_says_between(&a, &a)?
        }
    };
    if args.disputed {
        let wanted: Vec<String> =
            khabar_store::query::disputed(&rows).into_iter().map(str::to_owned).collect();
        rows.retain(|r| wanted.contains(&r.event));
    }
    if rows.is_empty() {
        return nothing(&store, "nobody in the store says, claims or denies anything of the kind");
    }
    list(&rows).print(args.format.chosen())?;
    eprintln!("{}; khabar chain EVENT tells by whom they came", counted(rows.len() as u64, "position"));
    Ok(OK)
}

fn list(rows: &[SaysRow]) -> Listing {
    let mut list = Listing::new(&[
        hidden("event"),
        hidden("position"),
        hidden("name"),
        hidden("country"),
        hidden("cue"),
        hidden("status"),
        hidden("published"),
        hidden("outlets"),
        hidden("n_mentions"),
        hidden("through"),
        hidden("quote"),
        hidden("doc"),
        hidden("mention"),
        hidden("summary_en"),
        hidden("summary_ar"),
        shown("position, day"),
        shown("who, where"),
        shown("of what, in which words"),
    ]);
    let mut last = "";
    for row in rows {
        let day = row.published.as_deref().unwrap_or("day unknown");
        let what =
            if last == row.event { String::new() } else { format!("{}\n{}\n", row.summary_en, row.event) };
        last = &row.event;
        let through = row.through.as_deref().map(|t| format!("\nthrough {t}")).unwrap_or_default();
        list.row_of(
            serde_json::to_value(row).unwrap_or(Value::Null),
            vec![
                json!(row.event),
                json!(row.position.name()),
                json!(row.name),
                json!(row.country),
                json!(row.cue),
                json!(row.status),
                json!(row.published),
                json!(row.outlets.join("; ")),
                json!(row.n_mentions),
                json!(row.through),
                json!(row.quote),
                json!(row.doc),
                json!(row.mention),
                json!(row.summary_en),
                json!(row.summary_ar),
                json!(format!("{}\n{day}", row.position.name())),
                json!(format!("{}\n{}{through}", row.name, row.outlets.join(", "))),
                json!(format!("{what}«{}»", row.quote)),
            ],
        );
    }
    list
}
