//! The store as a whole: how much it holds and what it covers.

use crate::{Result, Store};
use serde::Serialize;
use std::fmt;

/// How much a store holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Articles.
    pub articles: u64,
    /// Mentions.
    pub mentions: u64,
    /// Events.
    pub events: u64,
    /// Statements.
    pub statements: u64,
    /// Entities.
    pub entities: u64,
    /// Entries in the error list.
    pub errors: u64,
}

/// What a store covers: said with every empty answer.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Coverage {
    /// Documents.
    pub documents: u64,
    /// Documents whose day nobody knows.
    pub undated: u64,
    /// Outlets, with their documents, most first.
    pub outlets: Vec<(String, u64)>,
    /// Documents without a known outlet.
    pub without_outlet: u64,
    /// The first day of a document.
    pub from: Option<String>,
    /// The last day of a document.
    pub to: Option<String>,
    /// The first day of an event.
    pub events_from: Option<String>,
    /// The last day of an event.
    pub events_to: Option<String>,
}

/// A day, how many documents it has and how many events began on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DayRow {
    /// The day, ISO 8601.
    pub day: String,
    /// Documents of that day.
    pub documents: u64,
    /// Events of that day.
    pub events: u64,
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: u64, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
        write!(f, "{}", plural(self.documents, "document"))?;
        if !self.outlets.is_empty() {
            write!(f, " of {}", plural(self.outlets.len() as u64, "outlet"))?;
        }
        if let (Some(from), Some(to)) = (&self.from, &self.to) {
            write!(f, ", published {from} to {to}")?;
        }
        if self.undated > 0 {
            write!(f, " ({} of unknown day)", self.undated)?;
        }
        Ok(())
    }
}

impl Store {
    /// How much it holds.
    pub fn counts(&self) -> Result<Counts> {
        let count = |table: &str| -> Result<u64> {
            Ok(self.conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
        };
        Ok(Counts {
            documents: count("documents")?,
            articles: count("articles")?,
            mentions: count("mentions")?,
            events: count("events")?,
            statements: count("statements")?,
            entities: count("entities")?,
            errors: count("errors")?,
        })
    }

    /// What it covers.
    pub fn coverage(&self) -> Result<Coverage> {
        let mut ask = self.conn.prepare_cached(
            "SELECT outlet, count(*) FROM documents WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC, outlet",
        )?;
        let outlets: Vec<(String, u64)> =
            ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut out = self.conn.query_row(
            "SELECT count(*), coalesce(sum(published_to IS NULL), 0), coalesce(sum(outlet IS NULL), 0),
               min(published_from), max(published_to)
             FROM documents",
            [],
            |row| {
                Ok(Coverage {
                    documents: row.get(0)?,
                    undated: row.get(1)?,
                    without_outlet: row.get(2)?,
                    from: row.get(3)?,
                    to: row.get(4)?,
                    ..Coverage::default()
                })
            },
        )?;
        out.outlets = outlets;
        (out.events_from, out.events_to) =
            self.conn.query_row("SELECT min(day_from), max(day_to) FROM events", [], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })?;
        Ok(out)
    }

    /// Documents and events by day, for a chart.
    pub fn days(&self) -> Result<Vec<DayRow>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT day, sum(documents), sum(events) FROM (
               SELECT published_to AS day, count(*) AS documents, 0 AS events FROM documents
                 WHERE published_to IS NOT NULL GROUP BY 1
               UNION ALL SELECT day_from, 0, count(*) FROM events WHERE day_from IS NOT NULL GROUP BY 1)
             GROUP BY day ORDER BY day",
        )?;
        let rows = ask.query_map([], |row| {
            Ok(DayRow { day: row.get(0)?, documents: row.get(1)?, events: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
