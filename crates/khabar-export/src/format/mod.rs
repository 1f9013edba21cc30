//! The formats, one file each.
mod bibtex;
mod csv;
mod geojson;
mod gexf;
mod parquet;
mod plover;
mod polecat;
mod timelinejs;

use crate::check::Faults;
use crate::field::Places;
use crate::item::Item;
use crate::manifest::About;
use crate::{Format, Request, Result};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// Where a writer writes.
pub(crate) type Output = BufWriter<File>;

/// What became of an event.
pub(crate) enum Placed {
    /// It was written, in so many rows.
    Rows(u64),
    /// It was left out, and why.
    Left(&'static str),
}

/// Writes events in one format.
pub(crate) trait Writer {
    /// The fields it has a place for.
    fn places(&self) -> Places;
    /// Writes an event.
    fn add(&mut self, item: &Item<'_>) -> Result<Placed>;
    /// Writes what is left; returns the files that belong to it beside the file itself.
    fn finish(self: Box<Self>) -> Result<Vec<PathBuf>>;
}

/// The writer of a format; `file` is the name the output will have.
pub(crate) fn writer(request: &Request, about: &About, out: Output, file: &Path) -> Result<Box<dyn Writer>> {
    let options = request.options.clone();
    Ok(match request.format {
        Format::Plover => Box::new(plover::Plover::new(out, options, about)),
        Format::Polecat => Box::new(polecat::Polecat::new(out, options, file)?),
        Format::Csv => Box::new(csv::Csv::new(out, options)?),
        Format::Parquet => Box::new(parquet::Parquet::new(out, options)?),
        Format::GeoJson => Box::new(geojson::Geo::new(out, options)),
        Format::Gexf => Box::new(gexf::Gexf::new(out, options, about)),
        Format::TimelineJs => Box::new(timelinejs::Timeline::new(out, options)?),
        Format::BibTex => Box::new(bibtex::BibTex::new(out)),
    })
}

impl Format {
    /// Whether it holds one table of several.
    pub(crate) fn has_tables(self) -> bool {
        matches!(self, Format::Csv | Format::Parquet)
    }

    /// Checks a file; returns how many rows it holds.
    pub(crate) fn check(self, file: &Path, faults: &mut Faults) -> Result<u64> {
        match self {
            Format::Plover => plover::check(file, faults),
            Format::Polecat => polecat::check(file, faults),
            Format::Csv => csv::check(file, faults),
            Format::Parquet => parquet::check(file, faults),
            Format::GeoJson => geojson::check(file, faults),
            Format::Gexf => gexf::check(file, faults),
            Format::TimelineJs => timelinejs::check(file, faults),
            Format::BibTex => bibtex::check(file, faults),
        }
    }
}
