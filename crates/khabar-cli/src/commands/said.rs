//! `khabar said`: what somebody said, or what was said about somebody.

use crate::asking::{Asked, nothing, who};
use crate::cli::OK;
use crate::output::{Formatted, Listing, counted, hidden, shown};
use crate::reading::{first_day, last_day, ordered};
use anyhow::Result;
use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar::report::findings::Stand;
use khabar_store::query::StatementFilter;
use serde_json::{Value, json};

/// By whom, about whom.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar said 'Sergei Lavrov' --store demo.db
  khabar said --about 'North Korea'
  khabar said روسيا --about أوكرانيا --stance deny -f csv > denials.csv")]
pub struct Args {
    /// Who says it: a name in Arabic or Latin, a country code, or an id
    #[arg(required_unless_present = "about")]
    name: Option<String>,
    /// Somebody it names
    #[arg(long, value_name = "NAME")]
    about: Option<String>,
    #[command(flatten)]
    store: Asked,
    /// How the speaker stands to it, as assert, deny, assess, predict or ask
    #[arg(long, value_parser = stance)]
    stance: Option<String>,
    /// No page of before this day; a month or a year stands for its first
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    from: Option<Day>,
    /// No page of after this day; a month or a year stands for its last
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    to: Option<Day>,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    format: Formatted,
}

/// Reads a stance of the command line.
fn stance(name: &str) -> Result<String, String> {
    let found = Stand::ALL.iter().find(|s| s.name().eq_ignore_ascii_case(name));
    let names = || Stand::ALL.iter().map(|s| s.name()).collect::<Vec<_>>().join(", ");
    found.map(|s| s.name().to_owned()).ok_or_else(|| format!("no such stance; there are {}", names()))
}

/// Runs the command; the exit code is 4 where nothing fits.
pub fn run(args: Args) -> Result<u8> {
    ordered(args.from, args.to)?;
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let named = |name: &Option<String>| name.as_deref().map(|n| who(&store, lex, n)).transpose();
    let filter = StatementFilter {
        by: named(&args.name)?,
        about: named(&args.about)?,
        stance: args.stance.clone(),
        from: args.from.map(|d| d.to_string()),
        to: args.to.map(|d| d.to_string()),
        limit: args.limit,
    };
    let rows = store.said(&filter)?;
    if rows.is_empty() && args.limit != Some(0) {
        return nothing(&store, "no statement in the store fits");
    }
    let mut list = Listing::new(&[
        hidden("published"),
        hidden("name"),
        hidden("source"),
        hidden("cue"),
        hidden("stance"),
        hidden("quoted"),
        hidden("about"),
        hidden("content"),
        hidden("outlet"),
        hidden("doc"),
        hidden("start"),
        hidden("end"),
        shown("day, page"),
        shown("who, how"),
        shown("what"),
    ]);
    for row in &rows {
        let day = row.published.as_deref().unwrap_or("day unknown");
        let name = row.name.as_deref().or(row.source.as_deref()).unwrap_or("nobody named");
        list.row_of(
            serde_json::to_value(row).unwrap_or(Value::Null),
            vec![
                json!(row.published),
                json!(row.name),
                json!(row.source),
                json!(row.cue),
                json!(row.stance),
                json!(row.quoted),
                json!(row.about.join("; ")),
                json!(row.content),
                json!(row.outlet),
                json!(row.doc),
                json!(row.start),
                json!(row.end),
                json!(format!("{day}\n{}", row.doc)),
                json!(format!("{name}\n{} «{}»", row.stance, row.cue)),
                json!(row.content),
            ],
        );
    }
    list.print(args.format.chosen())?;
    eprintln!("{}", counted(rows.len() as u64, "statement"));
    Ok(OK)
}
