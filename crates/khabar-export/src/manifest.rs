//! What stands beside every export: where it is from, what it holds, and what its format had no place for.

use crate::field::{Field, Places};
use crate::item::Item;
use crate::{Error, Request, Result, manifest_path};
use khabar_store::Store;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The schema name of a manifest.
const SCHEMA: &str = "khabar.manifest/1";

/// Which versions of everything it is built with.
const LOCKFILE: &[u8] = include_bytes!("../../../Cargo.lock");

/// The manifest of an export.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// `khabar.manifest/1`.
    pub schema: String,
    /// Version of khabar.
    pub khabar: String,
    /// SHA-256 of the `Cargo.lock` it was built with.
    #[serde(default)]
    pub lockfile: String,
    /// The format's name.
    pub format: String,
    /// The table, where the format holds one of several.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub table: Option<String>,
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Its bytes.
    pub bytes: u64,
    /// Files that belong to it, with their SHA-256.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub beside: BTreeMap<String, String>,
    /// The filter that gave the events.
    pub query: serde_json::Value,
    /// The store it is from.
    pub store: About,
    /// What offsets count.
    pub offsets: String,
    /// Events the filter gave.
    pub events: u64,
    /// Rows, lines, features, edges, slides or entries written.
    pub rows: u64,
    /// What was lost.
    pub lost: Losses,
}

/// What the format had no place for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Losses {
    /// Events that were left out, by why.
    pub events: Vec<Lost>,
    /// Fields without a place, with the number of written events that have something in them.
    pub fields: Vec<Lost>,
}

/// One kind of loss.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lost {
    /// What.
    pub what: String,
    /// How many events.
    pub count: u64,
}

/// The store an export is from.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct About {
    /// Its last run.
    pub run: Option<i64>,
    /// When that run ended, UTC.
    pub ended: Option<String>,
    /// Documents it holds.
    pub documents: u64,
    /// Events it holds.
    pub events: u64,
}

/// What a store says of itself.
pub(crate) fn about(store: &Store) -> Result<About> {
    let counts = store.counts()?;
    let last = store.runs()?.into_iter().next();
    Ok(About {
        run: last.as_ref().map(|r| r.run),
        ended: last.and_then(|r| r.ended),
        documents: counts.documents,
        events: counts.events,
    })
}

/// Counts while writing.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Events seen.
    pub events: u64,
    rows: u64,
    left: BTreeMap<&'static str, u64>,
    fields: BTreeMap<usize, u64>,
}

impl Tally {
    /// An event was written; `places` are the fields the format has a place for.
    pub fn placed(&mut self, item: &Item<'_>, places: Places, rows: u64) {
        self.rows += rows;
        for (n, field) in Field::ALL.iter().enumerate() {
            if !places.has(*field) && field.is_filled(item) {
                *self.fields.entry(n).or_default() += 1;
            }
        }
    }

    /// An event was left out.
    pub fn left(&mut self, why: &'static str) {
        *self.left.entry(why).or_default() += 1;
    }
}

/// Writes the manifest of a file.
pub(crate) fn write(
    request: &Request,
    about: &About,
    tally: Tally,
    file: &Path,
    beside: &[PathBuf],
) -> Result<Manifest> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (sha256, bytes) = hash(file)?;
    let lost = |what: &str, count: u64| Lost { what: what.to_owned(), count };
    let manifest = Manifest {
        schema: SCHEMA.into(),
        khabar: env!("CARGO_PKG_VERSION").into(),
        lockfile: hex(&Sha256::digest(LOCKFILE)),
        format: request.format.name().into(),
        table: request.format.has_tables().then(|| request.options.table.name().into()),
        file: name(file),
        sha256,
        bytes,
        beside: beside.iter().map(|p| Ok((name(p), hash(p)?.0))).collect::<Result<_>>()?,
        query: request.query.clone(),
        store: about.clone(),
        offsets: "0-based, end-exclusive, Unicode code points of the stored text in logical order; utf16 fields count UTF-16 units"
            .into(),
        events: tally.events,
        rows: tally.rows,
        lost: Losses {
            events: tally.left.iter().map(|(why, &n)| lost(why, n)).collect(),
            fields: tally.fields.iter().map(|(&n, &count)| lost(Field::ALL[n].name(), count)).collect(),
        },
    };
    let path = manifest_path(file);
    let json = serde_json::to_string_pretty(&manifest)? + "\n";
    std::fs::write(&path, json).map_err(|e| Error::file(&path, e))?;
    Ok(manifest)
}

/// The manifest beside a file.
pub(crate) fn read(file: &Path) -> Result<Option<Manifest>> {
    let path = manifest_path(file);
    match std::fs::read_to_string(&path) {
        Ok(json) => Ok(Some(serde_json::from_str(&json)?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(&path, error)),
    }
}

/// SHA-256 of a file, in hexadecimal, and how many bytes it has.
pub(crate) fn hash(file: &Path) -> Result<(String, u64)> {
    let mut input = std::fs::File::open(file).map_err(|e| Error::file(file, e))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let n = input.read(&mut buffer).map_err(|e| Error::file(file, e))?;
        if n == 0 {
            break;
        }
        hash.update(&buffer[..n]);
        bytes += n as u64;
    }
    Ok((hex(&hash.finalize()), bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
