//! Test cases as text: a text, its day, and what the engine must make of it. `docs/cases.md` has the notation.
//!
//! ```text
//! === a visit that will be
//! date: 2024-03-05
//!
//! يزور وزير الخارجية المصري أنقرة غدا.
//!
//! event    CONSULT/visit   يزور
//!   actor  EGY.GOV         وزير الخارجية المصري
//!   …
//! ```
//! Rows have three columns parted by two spaces or a TAB: what it is, its value, the words of the text (`#2` for their
//! second occurrence). Rows that are indented belong to the event above them. Everything that is found must be
//! listed, unless a lone `...` stands among the rows.
mod bless;
mod compare;
mod found;

use crate::date::Day;
use crate::engine::{self, Given, Reading};
use crate::lexicon::Lexicon;
use crate::page::{Body, Hints, Page};
use std::fmt::Write;

/// One row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its line in the file, counted from 1; 0 for rows made by the engine.
    pub line: usize,
    /// Whether it belongs to the event above.
    pub indented: bool,
    /// `event`, `actor`, `time` …
    pub key: String,
    /// The value.
    pub value: String,
    /// The words, `-` where none stand for it.
    pub words: String,
}

impl Row {
    fn made(indented: bool, key: &str, value: impl Into<String>, words: impl Into<String>) -> Row {
        Row { line: 0, indented, key: key.to_owned(), value: value.into(), words: words.into() }
    }

    fn same(&self, other: &Row) -> bool {
        (&self.key, &self.value, &self.words) == (&other.key, &other.value, &other.words)
    }

    fn written(&self) -> String {
        let key = if self.indented { format!("  {:7}", self.key) } else { format!("{:9}", self.key) };
        format!("{key}{:26}  {}", self.value, self.words).trim_end().to_owned()
    }
}

/// One case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Case {
    /// What it is about; the name of its test.
    pub title: String,
    /// The line of its title.
    pub line: usize,
    /// The day the text is read on.
    pub date: Option<Day>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The header lines, as they stand.
    pub head: Vec<String>,
    /// The text.
    pub text: String,
    /// What must be found in it.
    pub rows: Vec<Row>,
    /// What the engine gets wrong today, where it does not reach the rows yet (`todo:`).
    pub todo: Option<String>,
}

/// The cases of a file.
pub fn parse(contents: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    // Headers, the text and the rows follow each other, parted by empty lines.
    let mut part = 0;
    let mut open = false;
    for (n, line) in contents.lines().enumerate() {
        if let Some(title) = line.strip_prefix("=== ") {
            out.push(Case { title: title.trim().to_owned(), line: n + 1, ..Case::default() });
            (part, open) = (0, true);
            continue;
        }
        let Some(case) = out.last_mut() else { continue };
        if line.trim().is_empty() {
            part += usize::from(open);
            open = false;
            continue;
        }
        open = true;
        match part {
            0 => header(case, line),
            1 => {
                if !case.text.is_empty() {
                    case.text.push('\n');
                }
                case.text.push_str(line);
            }
            _ => case.rows.push(row(n + 1, line)),
        }
    }
    out
}

fn header(case: &mut Case, line: &str) {
    case.head.push(line.to_owned());
    match line.split_once(':') {
        Some(("date", day)) => case.date = Day::parse(day.trim()),
        Some(("todo", what)) => case.todo = Some(what.trim().to_owned()),
        Some(("outlet", name)) => case.outlet = Some(name.trim().to_owned()),
        _ => {}
    }
}

fn row(number: usize, line: &str) -> Row {
    let spaced = line.replace('\t', "  ");
    let mut cells = spaced.split("  ").map(str::trim).filter(|c| !c.is_empty());
    let first = cells.next().unwrap_or("");
    // A short key may stand one space before its value.
    let (key, rest) = first.split_once(' ').unwrap_or((first, ""));
    let mut next = |given: &str| match given {
        "" => cells.next().unwrap_or("").to_owned(),
        given => given.to_owned(),
    };
    let value = next(rest);
    Row { line: number, indented: line.starts_with([' ', '\t']), key: key.to_owned(), value, words: next("") }
}

impl Case {
    /// A case of a text, without rows.
    pub fn of_text(title: &str, date: Option<Day>, text: &str) -> Case {
        let mut head = Vec::new();
        head.extend(date.map(|d| format!("date: {d}")));
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        Case { title: title.to_owned(), date, head, text: lines.join("\n"), ..Case::default() }
    }

    /// Its text, read.
    pub fn read(&self, lex: &Lexicon) -> Reading {
        self.read_given(lex, false)
    }

    /// Its text, read; with every proposal where `all` is set.
    pub fn read_given(&self, lex: &Lexicon, all: bool) -> Reading {
        let hints = Hints { outlet: self.outlet.clone(), ..Hints::default() };
        let page = Page { doc: self.title.clone(), body: Body::Text(self.text.clone()), hints };
        engine::read_given(
            lex,
            &page,
            &Given { published: self.date, all_candidates: all, ..Given::default() },
        )
    }

    /// What the engine makes of it today.
    pub fn found(&self, lex: &Lexicon, all: bool) -> Vec<Row> {
        found::rows(lex, &self.read(lex), all)
    }

    /// What is expected and not found, and found and not expected; empty where the case passes.
    pub fn differences(&self, lex: &Lexicon) -> Vec<String> {
        compare::differences(self, &self.found(lex, true))
    }

    /// The rows that pin a mistake of today («wrong should be …»).
    pub fn pinned(&self) -> usize {
        self.rows.iter().filter(|r| r.key == "wrong").count()
    }

    /// The case as a file has it, its rows what the engine makes of it today.
    pub fn written(&self, lex: &Lexicon, all: bool) -> String {
        let mut out = format!("=== {}\n", self.title);
        for line in &self.head {
            let _ = writeln!(out, "{line}");
        }
        let _ = writeln!(out, "\n{}\n", self.text);
        let rows = self.found(lex, all);
        for row in &rows {
            let _ = writeln!(out, "{}", row.written());
        }
        if rows.is_empty() {
            out.push_str("none\n");
        }
        out
    }

    /// The rows the case would have to have to pass today, as lines. What was left open stays open, rows that say what
    /// must not be found are kept, and a pinned mistake that has healed is gone.
    pub fn blessed(&self, lex: &Lexicon) -> Vec<String> {
        bless::rows(self, &self.found(lex, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# a comment\n=== one\ndate: 2024-03-05\nfrom: own\n\nزار الوزير أنقرة.\n\n\
        event    CONSULT/visit   زار\n  actor  EGY.GOV   الوزير\n  wrong  should be recipient TUR.GOV  أنقرة\n...\n\n\
        === two\ndate: 2024-03-05\n\nلا شيء.\n\nnone ASSAULT\n";

    #[test]
    fn a_file_falls_into_cases_and_rows() {
        let cases = parse(FILE);
        assert_eq!(cases.len(), 2);
        assert_eq!((cases[0].title.as_str(), cases[0].rows.len()), ("one", 4));
        let actor = &cases[0].rows[1];
        assert!(actor.indented);
        assert_eq!(
            (actor.key.as_str(), actor.value.as_str(), actor.words.as_str()),
            ("actor", "EGY.GOV", "الوزير")
        );
        assert_eq!(cases[0].rows[2].value, "should be recipient TUR.GOV");
        assert_eq!(cases[0].rows[3].key, "...");
        assert_eq!((cases[1].rows[0].key.as_str(), cases[1].rows[0].value.as_str()), ("none", "ASSAULT"));
        assert_eq!(cases[0].pinned(), 1);
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let row = Row::made(true, "actor", "EGY.GOV", "وزير الخارجية المصري #2");
        assert!(super::row(0, &row.written()).same(&row));
    }
}
