//! Tidy: what must hold for every line of the lexicon, so that it stays a thing linguists can read and diff.

mod overlay;
mod plain;

use khabar::lexicon::{Lexicon, embedded_files};
use std::collections::{BTreeMap, BTreeSet};

/// One data line of a TSV file.
struct Line<'a> {
    file: &'a str,
    number: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn cells(&self) -> Vec<&'a str> {
        self.text.split('\t').map(str::trim).collect()
    }

    fn fault(&self, what: &str) -> String {
        format!("{}:{}: {what}: {}", self.file, self.number, self.text.chars().take(120).collect::<String>())
    }
}

fn tables() -> Vec<(&'static str, &'static str)> {
    embedded_files().0.into_iter().filter(|(name, _)| name.ends_with(".tsv")).collect()
}

fn lines<'a>(file: &'a str, text: &'a str) -> impl Iterator<Item = Line<'a>> {
    let numbered = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
    numbered.map(move |(n, text)| Line { file, number: n + 1, text })
}

/// The columns a file's header names; the word COLUMNS is parted from them by a space or a TAB.
fn columns(text: &str) -> Vec<&str> {
    let header = text.lines().find_map(|l| l.strip_prefix("# COLUMNS")).unwrap_or("");
    header.trim_start().split('\t').map(str::trim).collect()
}

fn refuse(faults: Vec<String>, help: &str) {
    let shown: Vec<&str> = faults.iter().take(40).map(String::as_str).collect();
    assert!(faults.is_empty(), "\n{} faults:\n{}\n{help}", faults.len(), shown.join("\n"));
}

#[test]
fn it_loads_without_faults() {
    let (_, faults) = Lexicon::load(&embedded_files());
    refuse(faults.iter().map(ToString::to_string).collect(), "docs/lexicon.md has the columns of each file.");
}

#[test]
fn every_file_says_what_it_holds_and_from_where() {
    let mut faults = Vec::new();
    for (file, text) in embedded_files().0 {
        for word in ["# WHAT ", "# FROM "] {
            if !text.lines().any(|l| l.starts_with(word) && l.len() > word.len() + 5) {
                faults.push(format!("{file}: no `{word}…` line"));
            }
        }
        if file.ends_with(".tsv") && columns(text).len() < 2 {
            faults.push(format!("{file}: no `# COLUMNS` line with TABs between the names"));
        }
        if text.contains('\r') || !text.ends_with('\n') {
            faults.push(format!("{file}: lines end with a single line feed, the last one too"));
        }
    }
    refuse(faults, "See the head of states.tsv.");
}

#[test]
fn lines_are_sorted_and_stand_once() {
    let mut faults = Vec::new();
    // What the ranker learned is written by a program, in its own order.
    for (file, text) in tables().into_iter().filter(|(f, _)| *f != "weights.tsv") {
        let mut before = "";
        for line in lines(file, text) {
            if line.text == before {
                faults.push(line.fault("stands twice"));
            } else if line.text.as_bytes() < before.as_bytes() {
                faults.push(line.fault("out of order"));
            }
            before = line.text;
        }
    }
    refuse(faults, "Sort the data lines by bytes: LC_ALL=C sort.");
}

#[test]
fn no_line_is_wider_than_its_header() {
    let mut faults = Vec::new();
    for (file, text) in tables() {
        let width = columns(text).len();
        faults.extend(
            lines(file, text).filter(|l| l.cells().len() > width).map(|l| l.fault("more columns than named")),
        );
    }
    refuse(faults, "Name the column in the header, or take it out.");
}

#[test]
fn ids_stand_once() {
    let mut faults = Vec::new();
    for prefix in ["states.tsv", "organisations.tsv", "outlets.tsv", "places.tsv", "roles.tsv", "people/"] {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (file, text) in tables().into_iter().filter(|(f, _)| f.starts_with(prefix)) {
            for line in lines(file, text) {
                // One role may have a line for each body that has a title of its own for it.
                let cells = line.cells();
                let id = if file == "roles.tsv" {
                    format!("{} {}", cells[0], cells[2])
                } else {
                    cells[0].to_owned()
                };
                if let Some(other) = seen.insert(id.clone(), format!("{file}:{}", line.number)) {
                    faults.push(line.fault(&format!("`{id}` stands already in {other}")));
                }
            }
        }
    }
    refuse(faults, "Join the lines, or give one another id.");
}

fn ids(prefix: &str) -> BTreeSet<&'static str> {
    let files = tables().into_iter().filter(|(f, _)| f.starts_with(prefix));
    files.flat_map(|(f, t)| lines(f, t).map(|l| l.cells()[0]).collect::<Vec<_>>()).collect()
}

#[test]
fn every_id_used_is_one_that_stands() {
    let (states, people, bodies, roles) =
        (ids("states.tsv"), ids("people/"), ids("organisations.tsv"), ids("roles.tsv"));
    let codes = ["EUR", "UNO", "IGO", "NGO", "MNC", "IMG", "ISM", "---", "-"];
    let mut faults = Vec::new();
    for (file, text) in tables() {
        let names = columns(text);
        let country = names.iter().position(|c| *c == "country");
        for line in lines(file, text) {
            let cells = line.cells();
            for code in country.and_then(|c| cells.get(c)).into_iter().flat_map(|c| c.split('|')) {
                if !states.contains(code) && !codes.contains(&code) {
                    faults.push(line.fault(&format!("no state `{code}` in states.tsv")));
                }
            }
            if file.starts_with("tenures/") {
                if !people.contains(cells[3]) {
                    faults.push(line.fault(&format!("nobody `{}` in people/", cells[3])));
                }
                let (holder, role) = cells[0].rsplit_once('.').unwrap_or((cells[0], ""));
                let state = holder.len() == 3 && states.contains(holder.to_uppercase().as_str());
                if !state && !bodies.contains(holder) {
                    faults.push(line.fault(&format!("no state or organisation `{holder}`")));
                }
                if !roles.contains(role) {
                    faults.push(line.fault(&format!("no role `{role}` in roles.tsv")));
                }
            }
        }
    }
    refuse(faults, "Add the line that is missing, or mend the id.");
}

/// A day that may leave out month and day, as the first day it may be.
fn first_day(day: &str) -> String {
    match day.len() {
        4 => format!("{day}-01-01"),
        7 => format!("{day}-01"),
        _ => day.to_owned(),
    }
}

#[test]
fn no_capital_takes_the_name_of_another_town() {
    let mut faults = Vec::new();
    let towns = ["capital", "city", "town"];
    let mut named: BTreeMap<(&str, &str), (&str, bool)> = BTreeMap::new();
    for (file, text) in tables().into_iter().filter(|(f, _)| *f == "places.tsv") {
        for line in lines(file, text) {
            let cells = line.cells();
            let (id, kind, country) = (cells[0], cells[2], cells[3]);
            for name in cells[8].split('|').filter(|_| towns.contains(&kind)) {
                let capital = kind == "capital";
                if let Some((other, of_capital)) = named.insert((country, name), (id, capital))
                    && other != id
                    && (capital || of_capital)
                {
                    faults.push(line.fault(&format!("«{name}» is {other} too")));
                }
            }
        }
    }
    refuse(faults, "A seat of government with a name of its own has a line of its own.");
}

#[test]
fn nobody_holds_an_office_twice_at_once() {
    let mut faults = Vec::new();
    let mut held: BTreeMap<(&str, &str), Vec<(String, String)>> = BTreeMap::new();
    for (file, text) in tables().into_iter().filter(|(f, _)| f.starts_with("tenures/")) {
        for line in lines(file, text) {
            let cells = line.cells();
            let from = first_day(cells[1]);
            let until = if cells[2] == "-" { "9999".to_owned() } else { cells[2].to_owned() };
            let shorter = |day: &str, other: &str| day[..day.len().min(other.len())].to_owned();
            if shorter(&until, &from) < shorter(&from, &until) {
                faults.push(line.fault("ends before it begins"));
            }
            // Two lines may meet in the unit that is known: until 2011, from 2011.
            let before = held.entry((cells[0], cells[3])).or_default();
            let overlaps = |(f, u): &(String, String)| {
                shorter(&from, u) < shorter(u, &from) && shorter(f, &until) < shorter(&until, f)
            };
            if before.iter().any(overlaps) {
                faults.push(line.fault("overlaps with another line of the same person and office"));
            }
            before.push((from, until));
        }
    }
    refuse(
        faults,
        "A tenure has a first day and a later last day, or `-` while it lasts; join lines that overlap.",
    );
}

/// The command `cargo xtask spellings` prints these rates; here they must not grow.
#[test]
fn spellings_of_registries_are_told_apart() {
    use khabar::text::translit::{ONE_NAME, alike};
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/spellings/pairs.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut counts: BTreeMap<(&str, bool), (u32, u32)> = BTreeMap::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let count = counts.entry((cells[0], cells[1] == "measure")).or_default();
        count.0 += 1;
        count.1 += u32::from(alike(cells[6], cells[7]) >= ONE_NAME);
    }
    let share =
        |kind, measured| f64::from(counts[&(kind, measured)].1) / f64::from(counts[&(kind, measured)].0);
    let total = |kind| counts[&(kind, true)].0 + counts[&(kind, false)].0;
    assert!(total("same") >= 1_500 && total("other") >= 1_500);
    assert!(share("same", true) >= 0.90, "{counts:?}");
    assert!(share("other", true) <= 0.17, "{counts:?}");
}

/// What the build made of the files is what the files give.
#[test]
fn the_images_are_of_these_files() {
    let (read, _) = Lexicon::load(&embedded_files());
    let embedded = Lexicon::load_embedded();
    assert!(read.world.image() == embedded.world.image(), "the names differ");
    assert!(read.language.image() == embedded.language.image(), "the stems differ");
    assert!(read.weights.image() == embedded.weights.image(), "the weights differ");
    // As values, for maps that are equal may list what they hold in another order.
    let values = |l: &Lexicon| (serde_json::to_value(l).unwrap(), serde_json::to_value(&l.world).unwrap());
    assert!(values(&read) == values(&embedded), "the tables differ");
    let unnamed = embedded.world.names.all().filter(|e| embedded.world.file(e.line).is_empty()).count();
    assert_eq!(unnamed, 0, "names whose file is unknown");
}
