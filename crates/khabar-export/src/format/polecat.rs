//! POLECAT's table: 40 columns, tab-separated, a header, `None` for what is missing, lists parted by `; `.
//!
//! The table has no column for status, source or precision; the whole record of each row stands beside it in
//! `FILE.khabar.jsonl`, under the row's Event ID. `Intensity` is the score of the table in PLOVER's manual, of the mode or
//! else of the category.

use super::plover::{days, is_coded, mode};
use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::codes::{self, LISTS};
use crate::field::{Field, Places};
use crate::item::Item;
use crate::{Error, Options, Result, beside};
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use khabar::text::romanise::romanise;
use serde_json::json;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// The fifth column as some of POLECAT's files head it.
const OTHER_FIFTH: &str = "Event Intensity";

const MISSING: &str = "None";

const NOT_TOLD_AS_FACT: &str = "possible, alleged or denied, and the table has no column that would say so";

const PLACES: &[Field] = &[
    Field::Plover,
    Field::Context,
    Field::Names,
    Field::AllParties,
    Field::Offices,
    Field::Sectors,
    Field::FirstDay,
    Field::Place,
    Field::Coordinates,
    Field::PlaceWords,
];

/// Writes POLECAT's table and the records beside it.
pub(crate) struct Polecat {
    out: Output,
    records: Output,
    beside: PathBuf,
    options: Options,
}

impl Polecat {
    pub(crate) fn new(mut out: Output, options: Options, file: &Path) -> Result<Polecat> {
        let mut header = COLUMNS;
        if options.event_intensity {
            header[4] = OTHER_FIFTH;
        }
        writeln!(out, "{}", header.join("\t"))?;
        let beside = beside(file, "khabar.jsonl");
        let records = File::create(&beside).map_err(|e| Error::file(&beside, e))?;
        Ok(Polecat { out, records: BufWriter::new(records), beside, options })
    }

    fn cell(&self, value: &str) -> String {
        let plain: String =
            value.chars().map(|c| if matches!(c, '\t' | '\r' | '\n') { ' ' } else { c }).collect();
        match plain.trim() {
            "" => MISSING.to_owned(),
            text if self.options.ascii_names && !text.is_ascii() => romanise(text),
            text => text.to_owned(),
        }
    }

    fn list<'v>(&self, values: impl Iterator<Item = Option<&'v str>>) -> String {
        let values: Vec<&str> = values.map(|v| v.unwrap_or(MISSING)).collect();
        match values.iter().all(|v| *v == MISSING || v.is_empty()) {
            true => MISSING.to_owned(),
            false => self.cell(&values.join("; ")),
        }
    }

    /// The eight columns of a side.
    fn side(&self, item: &Item<'_>, parties: &[EventPartyRecord]) -> [String; 8] {
        let sector = |p: &EventPartyRecord| Some(p.sector.clone()).filter(|s| LISTS.has_sector(s));
        let sectors: Vec<Option<String>> = parties.iter().map(sector).collect();
        let titles: Vec<Option<String>> =
            parties.iter().map(|p| p.office.as_deref().map(|o| item.office_name(o))).collect();
        [
            self.list(parties.iter().map(|p| Some(p.name.as_str()))),
            self.list(parties.iter().map(|p| Some(p.country.as_str()).filter(|c| *c != "---"))),
            self.list(parties.iter().map(|p| item.cow(&p.country))),
            self.cell(sectors.iter().flatten().next().map_or("", |s| s)),
            self.list(sectors.iter().map(|s| s.as_deref())),
            self.list(titles.iter().map(|t| t.as_deref())),
            self.list(parties.iter().map(|p| item.party_text(p))),
            // Wikipedia's own ids are not in the record, which has Wikidata's.
            MISSING.to_owned(),
        ]
    }

    fn place(&self, item: &Item<'_>) -> Vec<String> {
        let Some(place) = &item.place else { return vec![MISSING.to_owned(); 10] };
        let kind = place.kind.as_deref().unwrap_or("");
        let is_city = matches!(kind, "capital" | "city" | "town");
        let feature = match kind {
            "capital" => "PPLC",
            "city" | "town" => "PPL",
            _ => "",
        };
        let number = |n: Option<f64>| n.map_or(MISSING.to_owned(), |n| n.to_string());
        vec![
            self.cell(&place.name),
            self.cell(if is_city { &place.name } else { "" }),
            MISSING.to_owned(),
            self.cell(if matches!(kind, "governorate" | "region") { &place.name } else { "" }),
            self.cell(place.country.as_deref().unwrap_or("")),
            number(place.at.map(|(lat, _)| lat)),
            number(place.at.map(|(_, lon)| lon)),
            place.geonameid.map_or(MISSING.to_owned(), |g| g.to_string()),
            self.cell(&place.text),
            self.cell(feature),
        ]
    }
}

impl Writer for Polecat {
    fn places(&self) -> Places {
        Places::Only(PLACES)
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let record = &item.event.record;
        if !matches!(record.status.as_str(), "occurred" | "ongoing" | "planned") {
            return Ok(Placed::Left(NOT_TOLD_AS_FACT));
        }
        if let Err(why) = is_coded(item) {
            return Ok(Placed::Left(why));
        }
        let Some((from, _)) = days(item, &self.options) else {
            return Ok(Placed::Left(super::plover::NO_DAY));
        };
        let best = item.best();
        // Readers take what stands before the first `_` for the article.
        let article = format!("{}-{}", best.document.trim_start_matches("d_"), best.mention.article);
        let id = format!("{article}_{}_{}", item.plover, record.id.trim_start_matches("e_"));
        let contexts = item.contexts.iter().map(String::as_str).filter(|c| LISTS.has_context(c)).map(Some);
        let category = LISTS.category(&item.plover);
        let quad = category.map_or(MISSING, |c| codes::quad_name(c.quad));
        let score = category.and_then(|c| c.score(mode(item)));
        let mut cells = vec![
            id.clone(),
            from.to_string(),
            item.plover.clone(),
            mode(item).unwrap_or(MISSING).to_owned(),
            score.map_or(MISSING.to_owned(), |s| s.to_string()),
            quad.to_owned(),
            self.list(contexts),
        ];
        cells.extend(self.side(item, &record.actors));
        cells.extend(self.side(item, &record.recipients));
        cells.extend(self.place(item));
        cells.extend([
            self.cell(best.outlet.as_deref().unwrap_or("")),
            self.cell(best.published_to.as_deref().unwrap_or("")),
            MISSING.to_owned(),
            MISSING.to_owned(),
            MISSING.to_owned(),
            "Arabic".to_owned(),
            concat!("khabar-", env!("CARGO_PKG_VERSION")).to_owned(),
        ]);
        writeln!(self.out, "{}", cells.join("\t"))?;
        serde_json::to_writer(&mut self.records, &json!({"event_id": id, "event": item.event}))?;
        self.records.write_all(b"\n")?;
        Ok(Placed::Rows(1))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        self.out.flush()?;
        self.records.flush()?;
        Ok(vec![self.beside])
    }
}

/// Checks POLECAT's table: its columns, its lists, its numbers.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    let input = File::open(file).map_err(|e| Error::file(file, e))?;
    let mut lines = BufReader::new(input).lines();
    let header = lines.next().transpose().map_err(|e| Error::file(file, e))?.unwrap_or_default();
    let header: Vec<&str> = header.split('\t').collect();
    let good = header.len() == COLUMNS.len()
        && header.iter().zip(COLUMNS).all(|(a, b)| *a == b || *a == OTHER_FIFTH && b == COLUMNS[4]);
    faults.unless(good, "line 1", "the header is not POLECAT's 40 columns");
    let mut rows = 0;
    for (line, n) in lines.zip(2u64..) {
        let line = line.map_err(|e| Error::file(file, e))?;
        let cells: Vec<&str> = line.split('\t').collect();
        rows += 1;
        match <[&str; 40]>::try_from(cells) {
            Ok(cells) => check_row(&cells, &format!("line {n}"), faults),
            Err(cells) => faults.add(format!("line {n}"), format!("{} cells, not 40", cells.len())),
        }
    }
    Ok(rows)
}

fn check_row(cells: &[&str; 40], at: &str, faults: &mut Faults) {
    faults.id(at, Some(cells[0]));
    faults.unless(cells[0].contains('_'), at, "the id does not name its article before a _");
    faults.unless(Day::parse(cells[1]).is_some(), at, "Event Date is not a day as 2024-07-23");
    faults.unless(
        cells.iter().all(|c| !c.is_empty()),
        at,
        "a cell is empty; what is missing is written None",
    );
    let parts = |cell: &str| -> Vec<String> {
        cell.split("; ").filter(|v| *v != MISSING).map(str::to_owned).collect()
    };
    match LISTS.category(cells[2]) {
        None => faults.add(at, format!("{} is no category of PLOVER", cells[2])),
        Some(category) => {
            let known = cells[3] == MISSING || category.modes.contains(&cells[3]);
            faults.unless(known, at, format!("{} is no mode of {}", cells[3], cells[2]));
            let quad = codes::quad_name(category.quad);
            faults.unless(cells[5] == quad, at, format!("{} is {quad}", cells[2]));
        }
    }
    for context in parts(cells[6]) {
        faults.unless(LISTS.has_context(&context), at, format!("{context} is no context of PLOVER"));
    }
    faults.unless(cells[7] != MISSING, at, "there is no actor");
    for code in parts(cells[8]).into_iter().chain(parts(cells[16])) {
        faults.unless(LISTS.has_actor_code(&code), at, format!("{code} is no code of an actor"));
    }
    for sector in parts(cells[11]).into_iter().chain(parts(cells[19])) {
        faults.unless(LISTS.has_sector(&sector), at, format!("{sector} is no sector of PLOVER"));
    }
    for (column, most) in [(28, 90.0), (29, 180.0)] {
        let number: Option<f64> = cells[column].parse().ok();
        let good = cells[column] == MISSING || number.is_some_and(|n| n.abs() <= most);
        faults.unless(good, at, format!("{} is no {}", cells[column], COLUMNS[column]));
    }
}
