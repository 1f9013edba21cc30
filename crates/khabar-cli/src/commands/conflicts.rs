//! `khabar contradictions`: where tellings do not agree.

use crate::asking::{Asked, event, is_event_id, no_event, nothing, who};
use crate::cli::OK;
use crate::output::{Formatted, Listing, counted, hidden, shown};
use anyhow::Result;
use clap::ValueEnum;
use khabar::lexicon::Lexicon;
use khabar_store::query::{ConflictRow, Side};
use serde_json::{Value, json};

/// What kind of disagreement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Kind {
    /// One says that it is not so
    Denial,
    /// Two that cannot both hold
    Conflict,
    /// A later telling takes the place of an earlier one: no contradiction
    Update,
    /// A field told differently
    Differs,
    /// A claim about the record that the record contradicts
    Claim,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Denial => "denial",
            Kind::Conflict => "conflict",
            Kind::Update => "update",
            Kind::Differs => "differs",
            Kind::Claim => "claim",
        }
    }
}

/// Of what.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar contradictions --store demo.db
  khabar contradictions Sudan --kind denial
  khabar contradictions e_0123456789abcdef --slot place -f jsonl")]
pub struct Args {
    /// The id of an event; or a name in Arabic or Latin, a country code, or an id
    #[arg(value_name = "EVENT|A")]
    a: Option<String>,
    /// The other of two
    b: Option<String>,
    #[command(flatten)]
    store: Asked,
    /// Only this kind; may be given more than once
    #[arg(long, value_enum)]
    kind: Vec<Kind>,
    /// Only this field, as date, place, actor or dead; status, type and mode are listed where they are asked for
    #[arg(long, value_name = "FIELD")]
    slot: Option<String>,
    #[command(flatten)]
    format: Formatted,
}

/// Whether a field is the one asked for, by its own name or by the one people have for it: `dead person` is of the dead.
fn is_slot(field: &str, slot: &str) -> bool {
    let asked = match slot.to_ascii_lowercase().as_str() {
        "date" | "day" | "time" => "when".to_owned(),
        "place" => "where".to_owned(),
        other => other.to_owned(),
    };
    field == asked || field.split(' ').next() == Some(asked.as_str())
}

/// Runs the command; the exit code is 4 where all agree.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let of_event = match (&args.a, &args.b) {
        (Some(a), None) => event(&store, a)?,
        _ => None,
    };
    if let (None, Some(id), None) = (&of_event, &args.a, &args.b)
        && is_event_id(id)
    {
        return no_event(&store, id);
    }
    let mut rows = match &of_event {
        Some(event) => store.conflicts_of(event)?,
        None => {
            let named = |name: &Option<String>| name.as_deref().map(|n| who(&store, lex, n)).transpose();
            store.conflicts(named(&args.a)?.as_ref(), named(&args.b)?.as_ref())?
        }
    };
    rows.retain(|r| args.kind.is_empty() || args.kind.iter().any(|k| k.name() == r.kind));
    match &args.slot {
        Some(slot) => {
            let mut there: Vec<String> = rows.iter().filter_map(|r| r.field.clone()).collect();
            rows.retain(|r| r.field.as_deref().is_some_and(|field| is_slot(field, slot)));
            there.sort();
            there.dedup();
            if rows.is_empty() && !there.is_empty() {
                eprintln!("fields told differently are {}", there.join(", "));
            }
        }
        // A plan carried out and a reader's choice of category are no disagreement of those who tell.
        None => rows.retain(|r| !matches!(r.field.as_deref(), Some("status" | "type" | "mode"))),
    }
    if rows.is_empty() {
        return nothing(&store, "no two tellings in the store disagree so");
    }
    list(&rows).print(args.format.chosen())?;
    eprintln!("{}", counted(rows.len() as u64, "disagreement"));
    Ok(OK)
}

fn list(rows: &[ConflictRow]) -> Listing {
    let mut columns: Vec<_> =
        ["kind", "field", "event", "summary_en", "summary_ar", "why"].map(hidden).into_iter().collect();
    columns.extend(["value", "source", "outlet", "published", "quote", "doc"].map(hidden));
    let other = [
        "other_event",
        "other_value",
        "other_source",
        "other_outlet",
        "other_published",
        "other_quote",
        "other_doc",
    ];
    columns.extend(other.map(hidden));
    columns.extend([shown("kind, id"), shown("one side"), shown("the other side")]);
    let mut list = Listing::new(&columns);
    for row in rows {
        let field = row.field.as_deref().map(|f| format!("\n{f}")).unwrap_or_default();
        let mut cells = vec![
            json!(row.kind),
            json!(row.field),
            json!(row.event),
            json!(row.summary_en),
            json!(row.summary_ar),
            json!(row.why),
        ];
        let side = |s: &Side| {
            [
                json!(s.value),
                json!(s.source),
                json!(s.outlet),
                json!(s.published),
                json!(s.quote),
                json!(s.doc),
            ]
        };
        cells.extend(side(&row.one));
        cells.push(json!(row.other.event));
        cells.extend(side(&row.other));
        cells.push(json!(format!("{}{field}\n{}", row.kind, row.event)));
        cells.push(json!(told(&row.one)));
        cells.push(json!(told(&row.other)));
        list.row_of(serde_json::to_value(row).unwrap_or(Value::Null), cells);
    }
    list
}

fn told(side: &Side) -> String {
    let value = side.value.as_deref().map(|v| format!("{v}\n")).unwrap_or_default();
    let by = side.source.as_deref().or(side.outlet.as_deref()).unwrap_or("outlet unknown");
    let day = side.published.as_deref().unwrap_or("day unknown");
    if side.quote.is_empty() {
        format!("{value}{by}, {day}")
    } else {
        format!("{value}{by}, {day}\n«{}»", side.quote)
    }
}
