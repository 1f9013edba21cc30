//! What can go wrong with an export, and what to do about it.

use std::path::{Path, PathBuf};

/// An error of an export; its message says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] khabar_store::Error),
    /// A file cannot be read or written.
    #[error(
        "{path}: {error}\nhelp: check the path and the room on the disk; a file that was there is as it was"
    )]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// There is no file to check.
    #[error(
        "{0}: there is no such file\nhelp: write it first with: khabar export STORE --format FORMAT -o FILE"
    )]
    Missing(PathBuf),
    /// Nobody says what a file to check is.
    #[error("{0}: its manifest is not beside it, so its format is not known\nhelp: say it with --format")]
    NoManifest(PathBuf),
    /// A writer of the format failed.
    #[error(
        "the file cannot be written: {0}\nhelp: check the path and the room on the disk; a file that was there is as it was"
    )]
    Format(String),
}

/// The result of exporting.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// What the system says of a file.
    pub(crate) fn file(path: &Path, error: std::io::Error) -> Error {
        Error::File { path: path.into(), error }
    }

    /// What a writer of a format says.
    pub(crate) fn format(error: impl std::fmt::Display) -> Error {
        Error::Format(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::Format(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Format(error.to_string())
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Error {
        Error::Format(error.to_string())
    }
}
