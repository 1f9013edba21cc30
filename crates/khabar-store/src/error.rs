//! What can go wrong with a store, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

/// An error of the store; its message says what to do next.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
enum Kind {
    Missing(PathBuf),
    NotAStore(PathBuf),
    Newer(PathBuf, i64),
    Busy,
    Full,
    ReadOnly,
    Unwritable(PathBuf),
    Unfinished(PathBuf),
    Disk(String),
    Damaged(String),
    Sql(rusqlite::Error),
    Json(serde_json::Error),
    Query(String),
}

/// The result of asking a store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn missing(path: &Path) -> Error {
        Error(Kind::Missing(path.into()))
    }

    pub(crate) fn not_a_store(path: &Path) -> Error {
        Error(Kind::NotAStore(path.into()))
    }

    pub(crate) fn newer(path: &Path, version: i64) -> Error {
        Error(Kind::Newer(path.into(), version))
    }

    pub(crate) fn unwritable(path: &Path) -> Error {
        Error(Kind::Unwritable(path.into()))
    }

    pub(crate) fn unfinished(path: &Path) -> Error {
        Error(Kind::Unfinished(path.into()))
    }

    /// Whether a batch that was not finished stands beside the file and has to be taken back first.
    pub(crate) fn is_unfinished(&self) -> bool {
        matches!(&self.0, Kind::Sql(error) if is_rollback(error))
    }

    pub(crate) fn query(message: impl Into<String>) -> Error {
        Error(Kind::Query(message.into()))
    }

    /// Whether another process holds the file.
    pub fn is_busy(&self) -> bool {
        matches!(self.0, Kind::Busy)
    }

    /// Whether the disk is full.
    pub fn is_full(&self) -> bool {
        matches!(self.0, Kind::Full)
    }

    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self.0, Kind::Missing(_))
    }

    /// Whether the question itself cannot be answered as asked.
    pub fn is_query(&self) -> bool {
        matches!(self.0, Kind::Query(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Missing(path) => write!(
                f,
                "there is no store at {p}\nhelp: make one with: khabar run INPUT... -o {p}",
                p = path.display()
            ),
            Kind::NotAStore(path) => write!(
                f,
                "{} is not a khabar store\nhelp: name another file; nothing was changed in this one",
                path.display()
            ),
            Kind::Newer(path, version) => write!(
                f,
                "{} was written by a newer khabar (store version {version})\nhelp: update khabar, or write to another file",
                path.display()
            ),
            Kind::Busy => f.write_str(
                "another process is writing to the store\nhelp: wait until it is done and run the same command again; what is already stored is not read twice",
            ),
            Kind::Full => f.write_str(
                "the disk is full; the store holds everything up to the last finished batch\nhelp: make room and run the same command again to go on from there",
            ),
            Kind::ReadOnly => f.write_str(
                "the store may not be written by you\nhelp: ask its owner, copy it to a folder of your own, or name another file with -o",
            ),
            Kind::Unwritable(path) => write!(
                f,
                "{} cannot be written\nhelp: check the folder's permissions, or name another file",
                path.display()
            ),
            Kind::Unfinished(path) => write!(
                f,
                "a run that was killed left a batch half-written beside {}, and the file may not be written to take it back\nhelp: run any khabar command on it once as somebody who may write there",
                path.display()
            ),
            Kind::Damaged(what) => write!(
                f,
                "the store is damaged: {what}\nhelp: make a new one with khabar run from the same inputs"
            ),
            Kind::Disk(what) => write!(
                f,
                "the disk does not take or give what it should ({what}); the store holds everything up to the last finished batch\nhelp: check the disk and the limit on the size of files, and run the same command again to go on from there"
            ),
            Kind::Sql(error) => write!(
                f,
                "the store did not answer: {error}\nhelp: khabar verify says whether the file is whole"
            ),
            Kind::Json(error) => write!(f, "a record in the store cannot be read: {error}\nhelp: run khabar verify"),
            Kind::Query(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            // The message says it already; a source would say it twice.
            Kind::Sql(error) => error.source(),
            Kind::Json(error) => error.source(),
            _ => None,
        }
    }
}

/// Whether a batch has to be taken back by a connection that may write.
fn is_rollback(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{SQLITE_READONLY_RECOVERY, SQLITE_READONLY_ROLLBACK};
    matches!(error.sqlite_extended_error_code(), Some(SQLITE_READONLY_ROLLBACK | SQLITE_READONLY_RECOVERY))
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error(Kind::Busy),
            Some(Code::DiskFull) => Error(Kind::Full),
            Some(Code::ReadOnly) if !is_rollback(&error) => Error(Kind::ReadOnly),
            Some(Code::SystemIoFailure) => Error(Kind::Disk(error.to_string())),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error(Kind::Damaged(error.to_string())),
            _ => Error(Kind::Sql(error)),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error(Kind::Json(error))
    }
}
