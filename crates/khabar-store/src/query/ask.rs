//! Questions in SQL, that may read and do nothing else.

use crate::{Error, Result, Store};
use rusqlite::types::ValueRef;

/// The answer to a statement.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Words.
    Text(String),
    /// So many bytes.
    Bytes(usize),
}

impl Store {
    /// Asks one statement of SQLite; it may read only. None where the text holds no statement.
    pub fn ask(&self, sql: &str, limit: usize) -> Result<Option<Answer>> {
        // Another file could be written through ATTACH even from a connection that reads only.
        self.conn.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        let wrong = |e: rusqlite::Error| {
            Error::query(format!("{e}\nhelp: khabar sql 'SELECT sql FROM sqlite_master' prints the tables"))
        };
        if sql.trim().is_empty() {
            return Ok(None);
        }
        let mut statement = self.conn.prepare(sql).map_err(wrong)?;
        if !statement.readonly() {
            return Err(Error::query(
                "the statement would write\nhelp: a store is changed by khabar run alone; ask with SELECT",
            ));
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut out = Answer { columns, rows: Vec::new() };
        let mut rows = statement.query([]).map_err(wrong)?;
        while out.rows.len() < limit {
            let Some(row) = rows.next().map_err(wrong)? else { break };
            let cells = (0..out.columns.len()).map(|i| Ok(cell(row.get_ref(i)?)));
            out.rows.push(cells.collect::<Result<_>>()?);
        }
        Ok(Some(out))
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(n) => Cell::Integer(n),
        ValueRef::Real(x) => Cell::Real(x),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.len()),
    }
}
