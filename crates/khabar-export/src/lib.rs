//! Exports: a store's events in the formats other tools read unchanged, each with a manifest that says what was lost.
//!
//! [`export`] writes a file and its manifest (`FILE.manifest.json`), [`check`] reads a file back and lists what a reader of the
//! format would stumble over. A format is one file under `format/`: it says which fields of an event it has a place for, writes
//! an event at a time, and checks what it wrote. No format fills a field with what the record does not say.
mod check;
mod codes;
mod error;
mod field;
mod format;
mod item;
mod manifest;
mod table;

pub use check::{Checked, check};
pub use error::{Error, Result};
pub use manifest::{Lost, Manifest};

use format::Placed;
use item::{Item, Known};
use khabar::lexicon::Lexicon;
use khabar_store::Store;
use manifest::Tally;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// A format of another community.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// PLOVER as JSON Lines, one event a line.
    Plover,
    /// The table of POLECAT: 40 columns, tab-separated.
    Polecat,
    /// Comma-separated values with a header.
    Csv,
    /// Apache Parquet.
    Parquet,
    /// A GeoJSON feature collection.
    GeoJson,
    /// A GEXF 1.3 graph.
    Gexf,
    /// The JSON of TimelineJS.
    TimelineJs,
    /// BibTeX: the pages that tell the events.
    BibTex,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 8] = [
        Format::Plover,
        Format::Polecat,
        Format::Csv,
        Format::Parquet,
        Format::GeoJson,
        Format::Gexf,
        Format::TimelineJs,
        Format::BibTex,
    ];

    /// Its name on the command line and in manifests.
    pub fn name(self) -> &'static str {
        match self {
            Format::Plover => "plover",
            Format::Polecat => "polecat",
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::GeoJson => "geojson",
            Format::Gexf => "gexf",
            Format::TimelineJs => "timelinejs",
            Format::BibTex => "bibtex",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// Which table CSV and Parquet hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Table {
    /// A row an event.
    #[default]
    Events,
    /// A row a telling, with its sentence and offsets.
    Mentions,
    /// A row a party of an event.
    Parties,
    /// A row a link of a chain of transmission.
    Links,
    /// A row a figure.
    Figures,
    /// A row a relation between two events.
    Relations,
}

impl Table {
    /// All tables.
    pub const ALL: [Table; 6] =
        [Table::Events, Table::Mentions, Table::Parties, Table::Links, Table::Figures, Table::Relations];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Table::Events => "events",
            Table::Mentions => "mentions",
            Table::Parties => "parties",
            Table::Links => "links",
            Table::Figures => "figures",
            Table::Relations => "relations",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|t| t.name() == name)
    }
}

/// What a GEXF graph joins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Projection {
    /// Actors with those they act upon, an edge an event.
    #[default]
    Actors,
    /// Outlets with those they have it from, an edge a telling.
    Outlets,
    /// Speakers with the events they speak of, an edge a telling.
    Speakers,
}

/// The language of what people read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}

/// How to write.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which table CSV and Parquet hold.
    pub table: Table,
    /// What a GEXF graph joins.
    pub projection: Projection,
    /// The language of timelines.
    pub language: Language,
    /// Whether events that no page dates get the day of their first report where a format asks for a day (PLOVER, POLECAT,
    /// TimelineJS); otherwise they are left out and counted.
    pub published_for_undated: bool,
    /// Whether POLECAT's Arabic names are romanised, for readers that open it as Latin-1.
    pub ascii_names: bool,
    /// Whether POLECAT's fifth column is headed `Event Intensity`, as in some of its files, and not `Intensity`.
    pub event_intensity: bool,
    /// Whether CSV begins with a byte order mark, which Excel needs to see that it is UTF-8.
    pub byte_order_mark: bool,
    /// Where `khabar serve` answers, for addresses of events (`https://record.example`); none without it.
    pub site: Option<String>,
}

/// What is exported.
#[derive(Clone, Debug)]
pub struct Request {
    /// The format.
    pub format: Format,
    /// How to write it.
    pub options: Options,
    /// The filter that gave the events, as the manifest tells it.
    pub query: serde_json::Value,
}

/// Where the manifest of a file is.
pub fn manifest_path(file: &Path) -> PathBuf {
    beside(file, "manifest.json")
}

/// A file beside another, with more at the end of its name.
pub(crate) fn beside(file: &Path, more: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(more);
    file.with_file_name(name)
}

/// Writes the events of these ids, in their order, and the manifest beside the file. The file appears under its name when it
/// is whole.
pub fn export(
    store: &Store,
    lex: &Lexicon,
    ids: &[String],
    request: &Request,
    file: &Path,
) -> Result<Manifest> {
    let part = beside(file, "part");
    let mut tally = Tally::default();
    let about = manifest::about(store)?;
    let written = (|| -> Result<Vec<PathBuf>> {
        let out = File::create(&part).map_err(|e| Error::file(&part, e))?;
        let mut writer = format::writer(request, &about, BufWriter::new(out), file)?;
        let places = writer.places();
        let known = Known::new(lex);
        for id in ids {
            let Some(item) = Item::load(store, &known, id)? else { continue };
            tally.events += 1;
            match writer.add(&item)? {
                Placed::Rows(rows) => tally.placed(&item, places, rows),
                Placed::Left(why) => tally.left(why),
            }
        }
        writer.finish()
    })();
    let beside = written.inspect_err(|_| drop(std::fs::remove_file(&part)))?;
    std::fs::rename(&part, file).map_err(|e| Error::file(file, e))?;
    manifest::write(request, &about, tally, file, &beside)
}
