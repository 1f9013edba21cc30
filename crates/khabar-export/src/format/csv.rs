//! CSV: one of the tables, with a header, lists parted by `; `.

use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::field::Places;
use crate::item::Item;
use crate::table::{self, Kind, Value};
use crate::{Error, Options, Result, Table};
use khabar::date::Day;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a table as CSV.
pub(crate) struct Csv {
    out: csv::Writer<Output>,
    table: Table,
}

impl Csv {
    pub(crate) fn new(mut out: Output, options: Options) -> Result<Csv> {
        if options.byte_order_mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = csv::Writer::from_writer(out);
        out.write_record(table::columns(options.table).iter().map(|c| c.name))?;
        Ok(Csv { out, table: options.table })
    }
}

fn cell(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text,
        Value::Day(day) => day.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Flag(yes) => yes.to_string(),
        Value::List(values) => values.join("; "),
    }
}

impl Writer for Csv {
    fn places(&self) -> Places {
        table::places(self.table)
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let rows = table::rows(self.table, item);
        let n = rows.len() as u64;
        for row in rows {
            self.out.write_record(row.into_iter().map(cell))?;
        }
        Ok(Placed::Rows(n))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        self.out.flush()?;
        Ok(Vec::new())
    }
}

/// Checks CSV: that the header is one of the tables', and that every cell is of its column's kind.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    let mut input = csv::Reader::from_path(file).map_err(Error::format)?;
    let header = match input.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.add("line 1", error);
            return Ok(0);
        }
    };
    let names: Vec<&str> = header.iter().map(|h| h.trim_start_matches('\u{feff}')).collect();
    let Some(columns) = table::known(&names) else {
        faults.add("line 1", "the header is that of no table");
        return Ok(0);
    };
    let mut rows = 0;
    for (record, n) in input.records().zip(2u64..) {
        rows += 1;
        let at = format!("row {n}");
        match record {
            Ok(record) => {
                for (cell, column) in record.iter().zip(&columns) {
                    let good = cell.is_empty() && column.may_be_empty() || is_of(cell, column.kind);
                    faults.unless(good, &at, format!("{} is «{cell}»", column.name));
                }
            }
            Err(error) => faults.add(at, error),
        }
    }
    Ok(rows)
}

fn is_of(cell: &str, kind: Kind) -> bool {
    match kind {
        Kind::Text | Kind::List => true,
        Kind::Day => Day::parse(cell).is_some(),
        Kind::Int => cell.parse::<i64>().is_ok(),
        Kind::Real => cell.parse::<f64>().is_ok(),
        Kind::Flag => matches!(cell, "true" | "false"),
    }
}
