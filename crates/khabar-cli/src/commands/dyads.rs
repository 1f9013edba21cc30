//! `khabar dyads`: a panel of pairs of countries.

use crate::asking::{Asked, nothing};
use crate::cli::OK;
use crate::output::{Format, Formatted, Listing, hidden, left, right, shown_right};
use crate::reading::{first_day, last_day, ordered};
use crate::wanted::status;
use anyhow::Result;
use clap::ValueEnum;
use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar_store::query::{Codes, PanelOf, Unit};
use serde_json::{Value, json};

/// How long a period is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum UnitName {
    /// A day
    Day,
    /// A week, named by its Monday
    Week,
    /// A month
    Month,
    /// A year
    Year,
}

/// Which codes name countries.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum CodesName {
    /// ISO 3166 alpha-3
    Iso,
    /// Numbers of the Correlates of War
    Cow,
}

/// Of what the panel is made.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar dyads --unit month --codes cow --store demo.db -f csv > panel.csv
  khabar dyads --unit year --undirected --fill
  khabar dyads --unit week --from 2024-01-01 --to 2024-06-30

Columns: the two codes, year, and month, week or day; n_events, n_reports, n_origins; events of each quad class (in tables
\"talk +\" for verbal cooperation, \"deed -\" for material conflict …); n_scored and score: the mean PLOVER score of the events
whose category has one. Events whose time is known less closely than the
period, and those within one country, are left out; the number of the former is told on standard error. A visit goes from
visitor to host; a meeting counts once in each direction.")]
pub struct Args {
    #[command(flatten)]
    store: Asked,
    /// The period
    #[arg(long, value_enum, default_value = "month")]
    unit: UnitName,
    /// The codes
    #[arg(long, value_enum, default_value = "iso")]
    codes: CodesName,
    /// Do not tell apart who acts on whom
    #[arg(long)]
    undirected: bool,
    /// Rows of zeros for periods without events
    #[arg(long)]
    fill: bool,
    /// Statuses that count; may be given more than once
    #[arg(long, value_parser = status, default_values = ["occurred", "ongoing"])]
    status: Vec<String>,
    /// No event that began before this day; a month or a year stands for its first
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    from: Option<Day>,
    /// No event that began after this day; a month or a year stands for its last
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    to: Option<Day>,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where no event has its place in the panel.
pub fn run(args: Args) -> Result<u8> {
    ordered(args.from, args.to)?;
    let store = args.store.open()?;
    let panel = store.dyads(
        Lexicon::embedded(),
        &PanelOf {
            unit: match args.unit {
                UnitName::Day => Unit::Day,
                UnitName::Week => Unit::Week,
                UnitName::Month => Unit::Month,
                UnitName::Year => Unit::Year,
            },
            codes: if args.codes == CodesName::Cow { Codes::Cow } else { Codes::Iso },
            directed: !args.undirected,
            filled: args.fill,
            statuses: &args.status,
            from: args.from,
            to: args.to,
        },
    )?;
    for (count, what) in [
        (panel.undated, "without a day"),
        (panel.too_vague, "whose time is known less closely than the period"),
        (panel.without_code, "that involve a country without such a code"),
    ] {
        if count > 0 {
            eprintln!("left out: {count} events {what}");
        }
    }
    if panel.rows.is_empty() {
        return nothing(&store, "no event between two countries fits");
    }
    let (code1, code2) = match args.codes {
        CodesName::Iso => ("iso1", "iso2"),
        CodesName::Cow => ("ccode1", "ccode2"),
    };
    let period = match args.unit {
        UnitName::Day => Some("day"),
        UnitName::Week => Some("week"),
        UnitName::Month => Some("month"),
        UnitName::Year => None,
    };
    let mut columns = vec![left(code1), left(code2), right("year")];
    columns.extend(period.map(right));
    columns.extend(["n_events", "n_reports", "n_origins"].map(hidden));
    columns.extend(
        ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"].map(hidden),
    );
    columns.push(hidden("n_scored"));
    columns.extend(
        ["events", "reports", "origins", "talk +", "deed +", "talk -", "deed -", "scored"].map(shown_right),
    );
    columns.push(right("score"));
    let mut list = Listing::new(&columns);
    for row in &panel.rows {
        let number = |text: &str| text.parse::<i64>().map_or_else(|_| json!(text), |n| json!(n));
        let code = |text: &str| if args.codes == CodesName::Cow { number(text) } else { json!(text) };
        let mut cells = vec![code(&row.code1), code(&row.code2), number(row.period.get(..4).unwrap_or(""))];
        cells.extend(match args.unit {
            UnitName::Day | UnitName::Week => Some(json!(row.period)),
            UnitName::Month => Some(number(row.period.get(5..7).unwrap_or(""))),
            UnitName::Year => None,
        });
        let mut counts = vec![json!(row.n_events), json!(row.n_reports), json!(row.n_origins)];
        counts.extend(row.quads.map(|n| json!(n)));
        counts.push(json!(row.n_scored));
        // Once under the names programs know, once under headings that leave room.
        cells.extend(counts.iter().cloned());
        cells.extend(counts);
        cells.push(row.score.map_or(Value::Null, |s| json!(s)));
        list.row(cells);
    }
    // A panel is read by programs: CSV where nothing else is asked for and no person looks on.
    let format = if args.format.chosen() == Format::Jsonl {
        args.format.or(Format::Csv)
    } else {
        args.format.chosen()
    };
    list.print(format)?;
    Ok(OK)
}
