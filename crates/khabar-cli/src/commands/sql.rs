//! `khabar sql`: a question nobody foresaw, read-only.

use crate::asking::Asked;
use crate::cli::{NOTHING, OK};
use crate::output::{Formatted, Listing, named};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::io::Read;

/// Which question.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar sql 'SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC' --store demo.db
  khabar sql \"SELECT d.doc FROM search JOIN documents d ON d.document = search.rowid WHERE search MATCH 'القاهرة'\"
  khabar sql - < question.sql

The store is opened for reading only, and no other file can be attached. The tables and what their columns mean:
  khabar sql 'SELECT sql FROM sqlite_master' -f csv")]
pub struct Args {
    /// One statement of SQLite, or - for standard input
    #[arg(value_name = "STATEMENT")]
    sql: String,
    #[command(flatten)]
    store: Asked,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where there is no row.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let mut sql = args.sql.clone();
    if sql == "-" {
        sql.clear();
        std::io::stdin().read_to_string(&mut sql).context("standard input cannot be read as UTF-8 text")?;
    }
    let Some(answer) = store.ask(&sql, args.limit.unwrap_or(usize::MAX))? else {
        bail!("there is no statement\nhelp: give one, as in: khabar sql 'SELECT count(*) FROM events'");
    };
    let columns: Vec<_> = answer.columns.iter().map(|c| named(c.clone())).collect();
    let mut list = Listing::new(&columns);
    let empty = answer.rows.is_empty();
    answer.rows.into_iter().for_each(|row| list.row(row.into_iter().map(cell).collect()));
    list.print(args.format.chosen())?;
    Ok(if empty { NOTHING } else { OK })
}

/// Bytes are told by their number: they are hashes for the program alone.
fn cell(value: khabar_store::query::Cell) -> Value {
    use khabar_store::query::Cell;
    match value {
        Cell::Null => Value::Null,
        Cell::Integer(n) => json!(n),
        Cell::Real(x) => json!(x),
        Cell::Text(text) => json!(text),
        Cell::Bytes(n) => json!(format!("({n} bytes)")),
    }
}
