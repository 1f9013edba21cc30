//! Reads an export back: what would a reader of the format stumble over?

use crate::manifest;
use crate::{Error, Format, Result};
use rustc_hash::FxHashSet;
use std::path::Path;

/// How many faults are listed; more are counted.
const LISTED: usize = 50;

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// The format it was read as.
    pub format: Format,
    /// Rows, lines, features, edges, slides or entries.
    pub rows: u64,
    /// What is wrong, where (line, row or id), at most fifty.
    pub faults: Vec<String>,
    /// How many more faults there are.
    pub more: u64,
}

/// Faults gathered while reading.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    listed: Vec<String>,
    more: u64,
    ids: FxHashSet<String>,
}

impl Faults {
    /// Adds one.
    pub fn add(&mut self, at: impl std::fmt::Display, what: impl std::fmt::Display) {
        match self.listed.len() < LISTED {
            true => self.listed.push(format!("{at}: {what}")),
            false => self.more += 1,
        }
    }

    /// Adds one where something does not hold.
    pub fn unless(&mut self, holds: bool, at: impl std::fmt::Display, what: impl std::fmt::Display) {
        if !holds {
            self.add(at, what);
        }
    }

    /// An id that must be there and be the only one of its name.
    pub fn id(&mut self, at: impl std::fmt::Display, id: Option<&str>) {
        match id {
            None | Some("") => self.add(at, "there is no id"),
            Some(id) if !self.ids.insert(id.to_owned()) => {
                self.add(at, format!("the id {id} is there twice"))
            }
            Some(_) => {}
        }
    }
}

/// Checks a file by its format, and against its manifest where there is one. Without `format` the manifest says which it is.
pub fn check(file: &Path, format: Option<Format>) -> Result<Checked> {
    if !file.is_file() {
        return Err(Error::Missing(file.into()));
    }
    let manifest = manifest::read(file)?;
    let told = manifest.as_ref().and_then(|m| Format::parse(&m.format));
    let format = format.or(told).ok_or_else(|| Error::NoManifest(file.into()))?;
    let mut faults = Faults::default();
    let rows = match format.check(file, &mut faults) {
        // A file cut in the middle of a letter is there and can be read; it is not what was written.
        Err(Error::File { error, .. }) if error.kind() == std::io::ErrorKind::InvalidData => {
            faults.add("file", format!("it cannot be read to its end: {error}"));
            0
        }
        Err(Error::Format(error)) => {
            faults.add("file", format!("it cannot be read to its end: {error}"));
            0
        }
        rows => rows?,
    };
    if let Some(manifest) = manifest.filter(|m| m.format == format.name()) {
        let (sha256, bytes) = manifest::hash(file)?;
        faults.unless(manifest.bytes == bytes, "manifest", "the file has another size now");
        faults.unless(manifest.sha256 == sha256, "manifest", "the file has changed since it was written");
        faults.unless(
            manifest.rows == rows,
            "manifest",
            format!("it tells {} rows, the file has {rows}", manifest.rows),
        );
        for (name, hash) in &manifest.beside {
            let beside = file.with_file_name(name);
            let same = beside.is_file() && manifest::hash(&beside)?.0 == *hash;
            faults.unless(same, name, "the file beside it is gone or has changed since it was written");
        }
    }
    Ok(Checked { format, rows, faults: faults.listed, more: faults.more })
}
