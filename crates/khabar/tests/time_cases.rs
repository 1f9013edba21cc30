//! Runs the time cases of `corpus/time`: each text, read on its day, holds exactly the expressions listed.
//!
//! A case is a title, headers, a text, and rows: `time` with a value and the words quoted, or `days` with the first and the
//! last day, or `none`. Without a text above them, rows are inputs of their own.

use khabar::date::{Anchor, Basis, Day};
use khabar::lexicon::Lexicon;
use khabar::text::analyze;
use khabar::time::{Timex, timexes};
use std::path::PathBuf;

#[derive(Default)]
struct Case {
    title: String,
    date: Option<Day>,
    text: String,
    rows: Vec<Row>,
}

struct Row {
    line: usize,
    key: String,
    value: String,
    words: String,
}

fn cases(contents: &str) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for (n, line) in contents.lines().enumerate() {
        if let Some(title) = line.strip_prefix("=== ") {
            out.push(Case { title: title.trim().into(), ..Case::default() });
            continue;
        }
        let Some(case) = out.last_mut() else { continue };
        let mut words = line.split_whitespace();
        match words.next() {
            None => {}
            Some("date:") => case.date = words.next().and_then(Day::parse),
            Some("from:" | "#") => {}
            Some(key @ ("time" | "days" | "basis" | "lead" | "anchor" | "none")) => {
                let rest = line[key.len()..].trim_start();
                let (value, quoted) = match key {
                    "none" => ("", rest),
                    _ => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
                };
                let quoted = quoted.trim().to_owned();
                case.rows.push(Row { line: n + 1, key: key.into(), value: value.into(), words: quoted });
            }
            Some(_) => case.text += line.trim(),
        }
    }
    out
}

/// How a row sees an expression.
fn seen(key: &str, timex: &Timex, text: &khabar::text::Text) -> String {
    match (key, timex.days) {
        ("basis", _) => timex.basis.name().into(),
        ("lead", _) => timex.lead.map_or("-", |l| l.name()).into(),
        // The words that name what it is counted from, blanks as underscores.
        ("anchor", _) => timex.anchor.map_or("-".into(), |a| text.str(a).replace(' ', "_")),
        ("days", Some(d)) => format!("{}..{}", d.from, d.to),
        ("days", None) => "-".into(),
        _ => timex.value.clone(),
    }
}

fn read(text: &str, day: Option<Day>) -> (khabar::text::Text, Vec<Timex>) {
    let anchor = day.map(|d| Anchor::on(d, Basis::Explicit, "case")).unwrap_or_default();
    let text = analyze(text);
    let found = timexes(Lexicon::embedded(), &text, 0..text.tokens.len(), &anchor);
    (text, found)
}

fn check(case: &Case, place: &str, failures: &mut Vec<String>) {
    let mut fail = |row: &Row, what: String| failures.push(format!("{place}:{}: {what}", row.line));
    if case.text.is_empty() {
        for row in &case.rows {
            let (text, found) = read(&row.words, case.date);
            let all: Vec<String> = found
                .iter()
                .map(|t| format!("{} «{}»", seen(&row.key, t, &text), text.str(t.span)))
                .collect();
            let fits = match row.key.as_str() {
                "none" => found.is_empty(),
                key => found.len() == 1 && seen(key, &found[0], &text) == row.value,
            };
            if !fits {
                fail(row, format!("{} {} «{}» gave {all:?}", row.key, row.value, row.words));
            }
        }
        return;
    }
    let (text, found) = read(&case.text, case.date);
    let mut left: Vec<&Timex> = found.iter().collect();
    for row in case.rows.iter().filter(|r| r.key != "none") {
        match left.iter().position(|t| text.str(t.span) == row.words && seen(&row.key, t, &text) == row.value)
        {
            Some(at) => {
                left.remove(at);
            }
            None => fail(row, format!("{} {} «{}» not found", row.key, row.value, row.words)),
        }
    }
    let quiet = |t: &&&Timex| case.rows.iter().any(|r| r.key == "none" && r.words.contains(text.str(t.span)));
    let listed = case.rows.iter().any(|r| r.key == "none" && r.words.is_empty());
    for extra in left.iter().filter(|t| listed || quiet(t) || case.rows.iter().any(|r| r.key != "none")) {
        let row = &case.rows[0];
        fail(row, format!("also {} «{}»", extra.value, text.str(extra.span)));
    }
}

#[test]
fn time_cases_hold() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus/time");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("corpus/time can be read")
        .map(|e| e.expect("an entry").path())
        .collect();
    files.sort();
    let (mut failures, mut titles) = (Vec::new(), std::collections::BTreeSet::new());
    let (mut times, mut refusals) = (0, 0);
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "case")) {
        let place = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for case in cases(&std::fs::read_to_string(file).expect("a case file can be read")) {
            times += case.rows.iter().filter(|r| r.key != "none").count();
            refusals += case.rows.iter().filter(|r| r.key == "none").count();
            if !titles.insert(case.title.clone()) {
                failures.push(format!("{place}: the title `{}` stands twice", case.title));
            }
            check(&case, &place, &mut failures);
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {times} times and {refusals} refusals:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
