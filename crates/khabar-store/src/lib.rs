//! The record in one SQLite file: documents, mentions, events, who says what, and full-text search.
//!
//! Writing: [`Store::create`], [`Store::begin_run`], [`Store::put`] for each page made ready by [`Ready::new`],
//! [`Store::corroborate`], [`Store::end_run`]. Pages are written in batches, each whole or not at all, so that a killed
//! run goes on where it was. Asking: [`Store::open`] and the questions in [`query`].
//!
//! Mentions are the truth; events are made from them and can be made again.
mod claims;
mod error;
mod events;
mod load;
mod matters;
mod open;
mod put;
pub mod query;
mod ready;
mod runs;
mod said;
mod search;

pub use claims::ClaimRow;
pub use error::{Error, Result};
pub use events::Corroborated;
pub use put::Put;
pub use query::{
    Counts, Coverage, DayRow, DocumentDetail, EntityDetail, EventDetail, EventRow, Filter, MentionRow, Who,
};
pub use ready::{Ready, page_id};
pub use runs::{Failure, RunSummary};
pub use search::{Hit, Mark};

use rusqlite::Connection;
use rustc_hash::FxHashSet;

/// A store.
pub struct Store {
    conn: Connection,
    waiting: Vec<Ready>,
    waiting_ids: FxHashSet<String>,
    run: Option<i64>,
}

impl Store {
    fn new(conn: Connection) -> Store {
        Store { conn, waiting: Vec::new(), waiting_ids: FxHashSet::default(), run: None }
    }

    /// The connection, for questions nobody foresaw; use it for reading.
    pub fn connection(&self) -> &Connection {
        &self.conn
    }
}
