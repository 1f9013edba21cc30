//! BibTeX: an entry for each article that tells one of the events, to cite what the record rests on.

use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::field::{Field, Places};
use crate::item::Item;
use crate::{Error, Result};
use biblatex::{Bibliography, Chunk, Chunks, Entry, EntryType, Spanned};
use khabar::date::Day;
use khabar::text::romanise::romanise;
use khabar_store::query::Evidence;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// An article, and the events it tells.
struct Cited {
    entry: Entry,
    events: Vec<String>,
}

/// Gathers the articles; an article that tells several events is cited once.
pub(crate) struct BibTex {
    out: Output,
    cited: BTreeMap<String, Cited>,
}

impl BibTex {
    pub(crate) fn new(out: Output) -> BibTex {
        BibTex { out, cited: BTreeMap::new() }
    }
}

fn plain(text: &str) -> Chunks {
    vec![Spanned::zero(Chunk::Normal(text.to_owned()))]
}

/// Words kept as they are, in braces of their own.
fn verbatim(text: &str) -> Chunks {
    vec![Spanned::zero(Chunk::Verbatim(text.to_owned()))]
}

/// `outlet_YYYYMMDD_hash`: letters and digits, so that every reader takes it.
fn key(item: &Item<'_>, evidence: &Evidence) -> String {
    let outlet = evidence.outlet.as_deref().unwrap_or("unknown");
    let latin = match item.lex.world.outlet(outlet) {
        Some(known) => known.id.clone(),
        None if outlet.is_ascii() => outlet.to_owned(),
        None => romanise(outlet),
    };
    let latin: String = latin.chars().filter(char::is_ascii_alphanumeric).collect();
    let day = evidence.published_to.as_deref().map_or("nodate".to_owned(), |d| d.replace('-', ""));
    let hash = evidence.document.trim_start_matches("d_");
    let article =
        if evidence.mention.article == 0 { String::new() } else { format!("_{}", evidence.mention.article) };
    format!("{}_{day}_{}{article}", latin.to_ascii_lowercase(), hash.get(..8).unwrap_or(hash))
}

fn entry(item: &Item<'_>, evidence: &Evidence, key: String) -> Entry {
    let mut out = Entry::new(key, EntryType::Misc);
    let title = evidence.title.as_deref().unwrap_or(&evidence.mention.doc);
    out.set("title", verbatim(title));
    if let Some(outlet) = evidence.outlet.as_deref() {
        let latin =
            item.lex.world.outlet(outlet).map(|o| o.name_en.clone()).unwrap_or_else(|| romanise(outlet));
        out.set("howpublished", plain(outlet));
        out.set("note", plain(&format!("{} ({latin})", romanise(title))));
    } else {
        out.set("note", plain(&romanise(title)));
    }
    // The day only where one is known: a page that may be of several says so by its interval, and gets no date.
    if let (Some(from), Some(to)) = (&evidence.published_from, &evidence.published_to)
        && let (Some(from), Some(to)) = (Day::parse(from), Day::parse(to))
        && from.year() == to.year()
    {
        out.set("year", plain(&from.year().to_string()));
        if from.month() == to.month() {
            out.set("month", plain(&from.month().to_string()));
            if from == to {
                out.set("day", plain(&from.day().to_string()));
            }
        }
    }
    if let Some(url) = evidence.url.as_deref() {
        out.set("url", plain(url));
    }
    out.set("langid", plain("arabic"));
    out
}

impl Writer for BibTex {
    fn places(&self) -> Places {
        Places::Only(&[Field::Outlets, Field::Addresses])
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let id = &item.event.record.id;
        let mut added = 0;
        for evidence in &item.event.evidence {
            let key = key(item, evidence);
            let cited = self.cited.entry(key.clone()).or_insert_with(|| {
                added += 1;
                Cited { entry: entry(item, evidence, key), events: Vec::new() }
            });
            if !cited.events.contains(id) {
                cited.events.push(id.clone());
            }
        }
        Ok(Placed::Rows(added))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        for mut cited in std::mem::take(&mut self.cited).into_values() {
            cited.entry.set("keywords", plain(&cited.events.join(", ")));
            writeln!(self.out, "{}", cited.entry.to_bibtex_string().map_err(Error::format)?)?;
        }
        self.out.flush()?;
        Ok(Vec::new())
    }
}

/// Checks BibTeX: that it can be read, and that each entry has a title and a year that is one.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    // A file cut inside a letter is still looked at: its fault is what is missing.
    let bytes = std::fs::read(file).map_err(|e| Error::file(file, e))?;
    let input = String::from_utf8_lossy(&bytes);
    let bibliography = match Bibliography::parse(&input) {
        Ok(bibliography) => bibliography,
        Err(error) => {
            faults.add("file", format!("not BibTeX: {error}"));
            return Ok(0);
        }
    };
    let mut entries = 0;
    for entry in bibliography.iter() {
        entries += 1;
        faults.id(&entry.key, Some(&entry.key));
        faults.unless(entry.title().is_ok(), &entry.key, "there is no title");
        faults.unless(entry.key.is_ascii(), &entry.key, "the key has letters that BibTeX does not take");
        let dated = entry.get("year").is_none() || entry.date().is_ok();
        faults.unless(dated, &entry.key, "the date is none");
    }
    Ok(entries)
}
