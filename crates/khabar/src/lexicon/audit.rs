//! What is wrong with lines that somebody adds, though they can be read: codes nobody knows, days that are none, marks that no
//! text has.
//!
//! A file's own columns tell what may stand in them: of a column whose values are few (`kind`, `gender`, `basis` …) those of our
//! own lines, of a column of countries the states' codes beside them. Loading leaves a bad line out; this says why it would do
//! nothing though it loads.

use super::tsv::{self, Fault, Row, variants};
use super::world::{first_day, last_day};
use super::{Files, embedded_files};
use crate::text::fold;
use std::collections::BTreeSet;

/// Columns whose values are the few that our own lines have.
const CLOSED: [&str; 12] = [
    "sector", "kind", "gender", "number", "pos", "human", "form", "lang", "owner", "class", "stance", "basis",
];
/// Folders of which each file has the columns of the others.
const FOLDERS: [&str; 3] = ["people/", "tenures/", "frames/"];
/// How many values a message lists.
const LISTED: usize = 16;

/// The faults of lines of one's own, file by file and line by line, several of a line where it has several. The words themselves
/// are not judged.
pub fn audit(own: &Files<'_>) -> Vec<Fault> {
    let built = embedded_files();
    let mut faults = Vec::new();
    for &(file, text) in &own.0 {
        match Table::of(&built, file) {
            Some(table) => {
                for row in tsv::rows(file, text) {
                    table.check(&row, own, &mut faults);
                }
            }
            None if is_read(&built, file) => {}
            None => {
                let folder = |name: &&str| FOLDERS.iter().all(|f| !name.starts_with(f));
                let names: Vec<&str> = built.0.iter().map(|(name, _)| *name).filter(folder).collect();
                let (folders, names) = (FOLDERS.join(", "), names.join(", "));
                let message = format!(
                    "no file of this name is read: put it into {folders}, or call it as one of ours ({names})"
                );
                faults.push(Fault { file: file.to_owned(), line: 1, message });
            }
        }
    }
    faults
}

/// Whether a file without a table of columns is read at all.
fn is_read(built: &Files<'_>, file: &str) -> bool {
    let here = FOLDERS.iter().any(|folder| file.starts_with(folder));
    here || built.0.iter().any(|(name, _)| *name == file)
}

/// The columns of a file, and what stands in those that are closed.
struct Table<'a> {
    columns: Vec<&'a str>,
    values: Vec<BTreeSet<&'a str>>,
    offices: BTreeSet<&'a str>,
}

impl<'a> Table<'a> {
    fn of(built: &Files<'a>, file: &str) -> Option<Table<'a>> {
        let folder = FOLDERS.iter().find(|folder| file.starts_with(**folder));
        let same = |name: &str| folder.map_or(name == file, |f| name.starts_with(f));
        let mut ours = built.0.iter().filter(|(name, _)| same(name)).peekable();
        let header = ours.peek()?.1.lines().find_map(|l| l.strip_prefix("# COLUMNS"))?;
        let columns: Vec<&str> = header.trim().split('\t').map(str::trim).collect();
        let mut values = vec![BTreeSet::new(); columns.len()];
        for row in ours.flat_map(|(name, text)| tsv::rows(name, text)) {
            for (i, column) in columns.iter().enumerate() {
                if *column == "country" || CLOSED.contains(column) {
                    values[i].extend(variants(row.get(i)));
                }
            }
        }
        let mut offices = BTreeSet::new();
        if columns.first() == Some(&"office") {
            offices.extend(built.rows("roles.tsv").map(|row| row.get(0)));
            let held = built.rows_in("tenures/").filter_map(|row| Some(row.get(0).rsplit_once('.')?.1));
            offices.extend(held);
        }
        if let Some(i) = columns.iter().position(|c| *c == "country") {
            values[i].extend(built.rows("states.tsv").map(|row| row.get(0)));
        }
        Some(Table { columns, values, offices })
    }

    /// Reports what is wrong with a line.
    fn check(&self, row: &Row<'_>, own: &Files<'_>, faults: &mut Vec<Fault>) {
        let cells = row.text().split('\t').count();
        if cells > self.columns.len() {
            let (n, columns) = (self.columns.len(), self.columns.join(", "));
            faults
                .push(row.fault(format!("{cells} columns, but the file has {n}: {columns}; cut the others")));
        }
        let states: BTreeSet<&str> = own.rows("states.tsv").map(|row| row.get(0)).collect();
        for (i, column) in self.columns.iter().enumerate() {
            let cell = row.get(i);
            if *column == "country" || CLOSED.contains(column) {
                let known = |value: &&str| !self.values[i].contains(value) && !states.contains(value);
                for value in variants(cell).filter(known) {
                    faults.push(row.fault(self.unknown(i, value)));
                }
            } else if is_arabic(column) && !row.file.starts_with("time/") && row.file != "page.tsv" {
                faults.extend(variants(cell).filter_map(misspelt).map(|message| row.fault(message)));
            }
        }
        if self.columns.first() == Some(&"office") {
            self.check_tenure(row, own, faults);
        }
    }

    fn unknown(&self, i: usize, value: &str) -> String {
        let column = self.columns[i];
        if column == "country" {
            return format!(
                "`{value}` is the code of no country: write one of states.tsv (SYR, EGY …), or IGO, UNO and the like where it is no state's"
            );
        }
        let known: Vec<&str> = self.values[i].iter().copied().take(LISTED).collect();
        let more = if self.values[i].len() > LISTED { " …" } else { "" };
        format!("`{value}` stands in no other line's `{column}`: write one of {}{more}", known.join(", "))
    }

    /// «fra.president 2020-13 …»: an office that no role names, a day that is none, an end before the beginning.
    fn check_tenure(&self, row: &Row<'_>, own: &Files<'_>, faults: &mut Vec<Fault>) {
        let [office, from, until] = row.columns();
        let role = office.rsplit_once('.').map_or("", |(_, role)| role);
        let theirs = own.rows("roles.tsv").any(|row| row.get(0) == role);
        if !self.offices.contains(role) && !theirs {
            let message =
                format!("`{office}` ends in no office of roles.tsv: write COUNTRY.ROLE (fra.president)");
            faults.push(row.fault(message));
        }
        for text in [from, until].into_iter().filter(|text| !text.is_empty() && first_day(text).is_none()) {
            faults.push(row.fault(format!("`{text}` is no day: write YYYY, YYYY-MM or YYYY-MM-DD")));
        }
        if first_day(from).zip(last_day(until)).is_some_and(|(first, last)| last < first) {
            faults.push(row.fault(format!("it ends ({until}) before it begins ({from}): turn them round")));
        }
    }
}

/// Whether a column holds words in Arabic letters.
fn is_arabic(column: &str) -> bool {
    column.ends_with("_ar")
        || matches!(column, "singular" | "plural" | "past" | "present" | "masdar" | "active" | "passive")
}

/// What no word of a text would match.
fn misspelt(word: &str) -> Option<String> {
    // A letter called by itself ends in a stroke.
    if word.trim_end_matches('\u{0640}').chars().any(fold::is_mark) {
        return Some(format!("«{word}» has vowel marks or a stretched letter: write it without"));
    }
    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
    (latin && !word.chars().any(fold::is_arabic))
        .then(|| format!("`{word}` has no Arabic letter: write it as the press does, or `-`"))
}
