//! Runs and the error list.

use crate::{Result, Store};
use khabar::page::Note;
use rusqlite::params;
use serde::Serialize;

/// Something that could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Failure {
    /// The file.
    pub file: String,
    /// The byte in it.
    pub byte: u64,
    /// A short stable name.
    pub code: String,
    /// What happened and what to do.
    pub message: String,
    /// Whether something was left unread because of it.
    pub fatal: bool,
}

impl Failure {
    /// A page's note as an entry of the error list.
    pub fn of_note(file: &str, page_byte: u64, note: &Note) -> Failure {
        Failure {
            file: file.to_owned(),
            byte: page_byte + note.byte.unwrap_or(0),
            code: note.code.to_owned(),
            message: note.message.clone(),
            fatal: note.fatal,
        }
    }
}

/// What a run did.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct RunSummary {
    /// Its number.
    pub run: i64,
    /// When it began, UTC.
    pub started: String,
    /// When it ended; none where it was stopped before.
    pub ended: Option<String>,
    /// Version of khabar.
    pub version: String,
    /// What was read.
    pub inputs: String,
    /// Pages added.
    pub documents: u64,
    /// Pages that were already there.
    pub known: u64,
    /// Mentions added.
    pub mentions: u64,
    /// Entries in the error list.
    pub errors: u64,
}

const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

impl Store {
    /// Begins a run; everything put until [`Store::end_run`] belongs to it.
    pub fn begin_run(&mut self, inputs: &[String]) -> Result<i64> {
        let sql = format!("INSERT INTO runs (started, version, inputs) VALUES ({NOW}, ?1, ?2)");
        self.conn.execute(&sql, params![env!("CARGO_PKG_VERSION"), serde_json::to_string(inputs)?])?;
        let run = self.conn.last_insert_rowid();
        self.run = Some(run);
        Ok(run)
    }

    /// Writes what is waiting and closes the run.
    pub fn end_run(&mut self) -> Result<RunSummary> {
        self.flush()?;
        let run = self.run()?;
        self.conn.execute(&format!("UPDATE runs SET ended = {NOW} WHERE run = ?1"), [run])?;
        self.run = None;
        self.run_summary(run)
    }

    /// The run pages belong to; one is begun where nobody did.
    pub(crate) fn run(&mut self) -> Result<i64> {
        match self.run {
            Some(run) => Ok(run),
            None => self.begin_run(&[]),
        }
    }

    fn run_summary(&self, run: i64) -> Result<RunSummary> {
        let all = self.runs()?;
        Ok(all.into_iter().find(|r| r.run == run).unwrap_or_default())
    }

    /// All runs, newest first.
    pub fn runs(&self) -> Result<Vec<RunSummary>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT run, started, ended, version, inputs, documents, known, mentions, errors FROM runs ORDER BY run DESC",
        )?;
        let rows = ask.query_map([], |row| {
            Ok(RunSummary {
                run: row.get(0)?,
                started: row.get(1)?,
                ended: row.get(2)?,
                version: row.get(3)?,
                inputs: row.get(4)?,
                documents: row.get(5)?,
                known: row.get(6)?,
                mentions: row.get(7)?,
                errors: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds to the error list; the same failure of the same byte is listed once.
    pub fn put_error(&mut self, failure: &Failure) -> Result<()> {
        let run = self.run()?;
        let added = self
            .conn
            .prepare_cached(
                "INSERT INTO errors (run, file, byte, code, message, fatal) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (file, byte, code) DO NOTHING",
            )?
            .execute(params![
                run,
                failure.file,
                failure.byte as i64,
                failure.code,
                failure.message,
                failure.fatal
            ])?;
        self.conn
            .prepare_cached("UPDATE runs SET errors = errors + ?2 WHERE run = ?1")?
            .execute(params![run, added as i64])?;
        Ok(())
    }

    /// The error list, of one run or of all.
    pub fn errors(&self, run: Option<i64>) -> Result<Vec<Failure>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT file, byte, code, message, fatal FROM errors WHERE ?1 IS NULL OR run = ?1 ORDER BY error",
        )?;
        let rows = ask.query_map([run], |row| {
            Ok(Failure {
                file: row.get(0)?,
                byte: row.get::<_, i64>(1)? as u64,
                code: row.get(2)?,
                message: row.get(3)?,
                fatal: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
