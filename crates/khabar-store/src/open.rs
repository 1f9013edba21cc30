//! Opening and creating stores, and bringing old ones up to date.

use crate::{Error, Result, Store};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// «khbr»: the file says by itself whose it is.
const APPLICATION_ID: i64 = 0x6b68_6272;

/// One step for each version, from an empty file on. A step that was released is never changed.
const MIGRATIONS: [&str; 2] = [include_str!("schema/1.sql"), include_str!("schema/2.sql")];

/// The version of the stores this program writes.
pub(crate) const VERSION: i64 = MIGRATIONS.len() as i64;

/// How long to wait for another process.
const PATIENCE: Duration = Duration::from_secs(10);

impl Store {
    /// Opens a store for reading only.
    pub fn open(path: impl AsRef<Path>) -> Result<Store> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::missing(path));
        }
        if path.is_dir() {
            return Err(Error::not_a_store(path));
        }
        let (conn, version) = match read_only(path) {
            // A run that was killed left a half-written batch beside the file; who only reads may not take it back.
            Err(error) if error.is_unfinished() => {
                take_back(path)?;
                read_only(path)?
            }
            opened => opened?,
        };
        prepare(&conn)?;
        match version {
            0 => Err(Error::not_a_store(path)),
            v if v < VERSION => {
                // An old store is brought up to date by whoever may write to it.
                drop(conn);
                Store::create(path)?;
                Store::open(path)
            }
            _ => Ok(Store::new(conn)),
        }
    }

    /// Opens a store for reading and writing, and makes it where there is none.
    pub fn create(path: impl AsRef<Path>) -> Result<Store> {
        let path = path.as_ref();
        let conn = Connection::open(path).map_err(|_| Error::unwritable(path))?;
        conn.busy_timeout(PATIENCE)?;
        // What the file is comes first: even a pragma reads it.
        let version = identity(&conn, path)?;
        prepare(&conn)?;
        conn.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;")?;
        migrate(&conn, version, path)?;
        Ok(Store::new(conn))
    }

    /// How long to wait for another process that writes.
    pub fn set_patience(&self, patience: Duration) -> Result<()> {
        Ok(self.conn.busy_timeout(patience)?)
    }

    /// A store in memory, for tests and for commands that keep nothing.
    pub fn in_memory() -> Result<Store> {
        let conn = Connection::open_in_memory()?;
        prepare(&conn)?;
        migrate(&conn, 0, Path::new(":memory:"))?;
        Ok(Store::new(conn))
    }
}

/// A connection that reads only, and the version of the store.
fn read_only(path: &Path) -> Result<(Connection, i64)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    let version = identity(&conn, path)?;
    Ok((conn, version))
}

/// Takes back what a killed run did not finish: SQLite does so at the first look of a connection that may write.
fn take_back(path: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    match identity(&conn, path) {
        Err(error) if error.is_unfinished() => Err(Error::unfinished(path)),
        other => other.map(|_| ()),
    }
}

fn prepare(conn: &Connection) -> Result<()> {
    conn.set_prepared_statement_cache_capacity(64);
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// The version of the store; 0 for an empty file.
fn identity(conn: &Connection, path: &Path) -> Result<i64> {
    // The three are of one moment: another process may be making the store.
    let _held = conn.is_autocommit().then(|| conn.unchecked_transaction()).transpose()?;
    let ask = |pragma: &str| conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let application = ask("application_id").map_err(|e| match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => Error::not_a_store(path),
        _ => e.into(),
    })?;
    let version = ask("user_version")?;
    let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    match (application, version) {
        (APPLICATION_ID, v) if v > VERSION => Err(Error::newer(path, v)),
        (APPLICATION_ID, v) => Ok(v),
        (0, 0) if tables == 0 => Ok(0),
        _ => Err(Error::not_a_store(path)),
    }
}

fn migrate(conn: &Connection, from: i64, path: &Path) -> Result<()> {
    if from == VERSION {
        return Ok(());
    }
    conn.execute_batch("BEGIN IMMEDIATE")?;
    // Another process may have been faster.
    let from = identity(conn, path)?;
    for (n, step) in MIGRATIONS.iter().enumerate().skip(from as usize) {
        conn.execute_batch(step)?;
        conn.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
            n + 1
        ))?;
    }
    conn.execute_batch("COMMIT")?;
    Ok(())
}
