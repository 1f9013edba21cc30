//! The questions to a store, on the bundled examples: what each command prints, and what must hold however pages are read.
//!
//! `BLESS=1 cargo test -p khabar-cli --test questions` writes the files of `tests/questions/` anew where the engine has
//! changed on purpose.

mod tool;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tool::{Run, khabar_in};

/// A folder with the store of the examples, made once.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let made = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let examples = examples();
        let run = khabar_in(folder.path(), &["run", examples.to_str().unwrap(), "-o", "demo.db", "-q"]);
        assert_eq!(run.code, 0, "{run}");
        folder
    });
    made.path()
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").canonicalize().unwrap()
}

fn ask(arguments: &[&str]) -> Run {
    let mut command = tool::command(folder());
    command.args(arguments).env("KHABAR_STORE", "demo.db").stdin(std::process::Stdio::null());
    Run::of(command.output().unwrap())
}

fn rows(arguments: &[&str]) -> Vec<Value> {
    let mut arguments = arguments.to_vec();
    arguments.extend(["-f", "jsonl"]);
    let run = ask(&arguments);
    assert!(run.code == 0, "{arguments:?}: {run}");
    run.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// The event most outlets tell.
fn told_most() -> String {
    let events = rows(&["events"]);
    let most =
        events.iter().max_by_key(|e| (e["n_outlets"].as_u64(), e["n_reports"].as_u64(), e["id"].to_string()));
    most.unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn commands_print_what_they_printed() {
    let event = told_most();
    let questions: [(&str, &[&str]); 11] = [
        ("entity", &["entity", "السودان", "--limit", "4", "-f", "table"]),
        ("said", &["said", "الدعم السريع", "-f", "table"]),
        ("said-about", &["said", "--about", "Egypt", "-f", "table"]),
        ("chain", &["chain", &event]),
        ("who-says", &["who-says", &event, "-f", "table"]),
        ("contradictions", &["contradictions", "-f", "table"]),
        ("compare", &["compare", &event, "-f", "table"]),
        ("dyads", &["dyads", "--unit", "month", "--codes", "cow", "-f", "csv"]),
        ("sql", &["sql", "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY type", "-f", "csv"]),
        ("brief", &["brief", "demo.db", "EGY", "TUR"]),
        ("brief-ar", &["brief", "demo.db", "مصر", "تركيا", "--lang", "ar"]),
    ];
    for (name, arguments) in questions {
        let run = ask(arguments);
        assert_eq!(run.code, 0, "{name}: {run}");
        tool::same_as_file(&format!("tests/questions/{name}.txt"), &run.out);
    }
}

#[test]
fn a_chain_ends_in_every_article_that_tells_it() {
    fn ends(node: &Value, out: &mut Vec<String>) {
        for article in node["articles"].as_array().unwrap() {
            assert_eq!(node["outlet"], true, "a chain ends in an outlet: {node}");
            out.push(article["document"].as_str().unwrap().to_owned());
        }
        node["passed_on_by"].as_array().unwrap().iter().for_each(|n| ends(n, out));
    }
    let event = told_most();
    let chain = rows(&["chain", &event]).remove(0);
    let mut found = Vec::new();
    chain["said_by"].as_array().unwrap().iter().for_each(|n| ends(n, &mut found));
    found.sort();
    found.dedup();
    let shown = rows(&["show", &event]).remove(0);
    let told = shown["evidence"].as_array().unwrap().iter();
    let mut told: Vec<String> = told.map(|e| e["document"].as_str().unwrap().to_owned()).collect();
    told.sort();
    told.dedup();
    assert_eq!(found, told);
    let outlets = rows(&["compare", &event]);
    let compared: usize = outlets.iter().map(|o| o["documents"].as_array().unwrap().len()).sum();
    assert_eq!(compared, told.len(), "every article stands in one row of the comparison");
}

#[test]
fn a_denial_is_told_as_one() {
    let rows = rows(&["who-says", "SDN", "--disputed"]);
    assert!(rows.iter().any(|r| r["position"] == "denies"), "the examples hold a denial");
    for row in &rows {
        let negated = row["status"] == "negated";
        assert!(!negated || row["position"] == "denies", "{row}");
    }
}

#[test]
fn since_the_beginning_everything_is_new() {
    let changes = rows(&["changes", "--since", "0"]);
    assert_eq!(changes.iter().filter(|c| c["change"] == "new").count(), rows(&["events"]).len());
    assert_eq!(ask(&["changes", "--since", "1"]).code, 4, "nothing came after the only run");
    assert_eq!(ask(&["changes", "--since", "7"]).code, 1);
}

#[test]
fn the_panel_adds_up() {
    let sum = |rows: &[Value], key: &str| -> u64 { rows.iter().map(|r| r[key].as_u64().unwrap()).sum() };
    let months = rows(&["dyads", "--unit", "month"]);
    let quads = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
    for row in &months {
        let of_quads: u64 = quads.iter().map(|q| row[q].as_u64().unwrap()).sum();
        assert_eq!(Some(of_quads), row["n_events"].as_u64(), "{row}");
        assert!(row["n_reports"].as_u64() >= row["n_origins"].as_u64(), "{row}");
        assert_ne!(row["iso1"], row["iso2"]);
    }
    let filled = rows(&["dyads", "--unit", "month", "--fill"]);
    assert_eq!(sum(&months, "n_events"), sum(&filled, "n_events"));
    assert!(filled.len() >= months.len());
    let undirected = rows(&["dyads", "--unit", "month", "--undirected"]);
    assert!(sum(&undirected, "n_events") <= sum(&months, "n_events"));
    assert!(undirected.iter().all(|r| r["iso1"].as_str() < r["iso2"].as_str()));
    let cow = rows(&["dyads", "--unit", "month", "--codes", "cow"]);
    assert!(cow.iter().all(|r| r["ccode1"].is_u64() && r["month"].is_u64()), "{cow:?}");
}

#[test]
fn names_come_in_any_spelling_and_ask_back() {
    let count = |name: &str| rows(&["events", "--party", name]).len();
    for (one, other) in
        [("مصر", "Egypt"), ("EGY", "مصر"), ("Ahmed Attaf", "أحمد عطاف"), ("Ahmad Ataf", "احمد عطاف")]
    {
        assert_eq!(count(one), count(other), "{one} {other}");
    }
    let nobody = ask(&["entity", "Zzyzx Qwerty"]);
    assert_eq!(nobody.code, 1, "{nobody}");
    assert!(nobody.err.contains("help:"), "{nobody}");
    let silent = ask(&["said", "BRA"]);
    assert_eq!(silent.code, 4, "{silent}");
    assert!(silent.err.contains("the store covers 22 documents"), "{silent}");
}

#[test]
fn verify_finds_what_was_changed() {
    assert_eq!(ask(&["verify", "demo.db"]).code, 0);
    let broken = folder().join("broken.db");
    std::fs::copy(folder().join("demo.db"), &broken).unwrap();
    let script = "import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute('UPDATE documents SET text = ' + chr(39) + 'x' + chr(39) + ' || text WHERE document = 1')
db.commit()";
    let python = std::process::Command::new("python3").arg("-c").arg(script).arg(&broken).output().unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let run = ask(&["verify", "broken.db", "-f", "jsonl"]);
    assert_eq!(run.code, 5, "{run}");
    let failed = |name: &str| {
        let line =
            run.out.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()).find(|c| c["name"] == name);
        line.unwrap()["failed"].as_u64().unwrap()
    };
    assert_eq!(failed("hashes"), 1, "{run}");
    assert!(failed("spans of mentions") > 0, "{run}");
}

#[test]
fn sql_only_reads() {
    for statement in
        ["DELETE FROM events", "ATTACH 'other.db' AS other", "SELECT 1; SELECT 2", "SELEC 1", " "]
    {
        let run = ask(&["sql", statement]);
        assert_eq!(run.code, 1, "{statement}: {run}");
        assert!(run.err.contains("help:"), "{statement}: {run}");
    }
    assert!(!folder().join("other.db").exists());
    assert_eq!(ask(&["sql", "SELECT id FROM events WHERE 0"]).code, 4);
}

#[test]
fn joining_does_not_depend_on_order_and_agrees_with_the_store() {
    let examples = examples();
    let extracted = ask(&["extract", examples.to_str().unwrap()]);
    let mut lines: Vec<&str> = extracted.out.lines().collect();
    let join = |lines: &[&str], name: &str| {
        std::fs::write(folder().join(name), lines.join("\n")).unwrap();
        rows(&["corroborate", "--mentions", name, "--pages", examples.to_str().unwrap()])
    };
    let forth = join(&lines, "forth.jsonl");
    lines.reverse();
    assert_eq!(forth, join(&lines, "back.jsonl"));
    let told =
        |events: &[Value]| events.iter().map(|e| e["mentions"].as_array().unwrap().len()).sum::<usize>();
    assert_eq!(told(&forth), lines.len(), "every mention is in one event");
    let stored = rows(&["sql", "SELECT id FROM events"]);
    let both = stored.iter().filter(|s| forth.iter().any(|e| e["id"] == s["id"])).count();
    assert!(both * 10 >= stored.len() * 9, "{both} of {} events are those of the store", stored.len());
    let wrong = ask(&["corroborate", "--mentions", "demo.db"]);
    assert_eq!(wrong.code, 1, "{wrong}");
}

#[test]
fn the_page_of_a_brief_stands_alone() {
    for (language, direction) in [("en", "ltr"), ("ar", "rtl")] {
        let run = ask(&["brief", "demo.db", "--lang", language, "--html", "-"]);
        assert_eq!(run.code, 0, "{run}");
        let html = &run.out;
        assert!(html.contains(&format!("lang=\"{language}\" dir=\"{direction}\"")), "{language}");
        for outside in ["<script", "<link", "<img", "@import", "url(", "src="] {
            assert!(!html.contains(outside), "{language}: {outside}");
        }
        // Every link inside the page leads somewhere in it.
        for link in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(html.contains(&format!("id=\"{link}\"")), "{language}: #{link}");
        }
        assert!(html.contains("prefers-color-scheme: dark"));
    }
    let json = rows(&["brief", "demo.db", "SDN"]).remove(0);
    assert!(json["timeline"].as_array().is_some_and(|t| !t.is_empty()));
}

#[test]
fn explain_of_a_stored_id_goes_down_to_the_lexicon() {
    let event = told_most();
    let run = ask(&["explain", &event]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.contains(".tsv:"), "the lines of names: {run}");
    assert!(run.out.contains("← rule "), "the rule of the date: {run}");
}

#[test]
fn every_event_speaks_for_itself() {
    let mut told = rows(&["events"]);
    let events = told.len();
    let mentions = ask(&["extract", examples().to_str().unwrap()]);
    told.extend(mentions.out.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()));
    assert!(events > 20 && told.len() > 2 * events, "{events}, {}", told.len());
    for row in &told {
        let text = |name: &str, short: &str| match &row[name] {
            Value::Null => row["summary"][short].as_str().unwrap().to_owned(),
            summary => summary.as_str().unwrap().to_owned(),
        };
        for summary in [text("summary_en", "en"), text("summary_ar", "ar")] {
            assert_eq!(summary, summary.trim(), "{row}");
            let gaps = ["  ", " ,", " in ,", "says ,", "and ,"];
            assert!(!summary.is_empty() && !gaps.iter().any(|g| summary.contains(g)), "{summary}: {row}");
            let ends = ["says", "via", "and", "in"];
            assert!(!ends.iter().any(|e| summary.ends_with(&format!(" {e}"))), "{summary}: {row}");
        }
    }
}

#[test]
fn places_are_named_in_either_script() {
    let ids = |place: &str| -> Vec<String> {
        rows(&["events", "--place", place]).iter().map(|e| e["id"].to_string()).collect()
    };
    let kosti = ids("Kosti");
    assert!(!kosti.is_empty());
    assert_eq!(kosti, ids("كوستي"));
    let sudan = ids("SDN");
    assert_eq!(sudan, ids("السودان"));
    assert_eq!(sudan, ids("Sudan"));
    assert!(kosti.iter().all(|id| sudan.contains(id)), "a place lies in its country");
}

#[test]
fn the_first_run_says_what_it_read_and_what_it_did_not() {
    let folder = tempfile::tempdir().unwrap();
    let run = khabar_in(folder.path(), &["run", examples().to_str().unwrap(), "-o", "demo.db"]);
    assert_eq!(run.code, 0, "{run}");
    for left_out in ["farsi.html:0: not-arabic: ", "empty.html:0: empty: "] {
        assert!(run.err.contains(left_out), "{run}");
    }
    assert!(run.out.ends_with("Next:\n  khabar events --store demo.db\n  khabar serve demo.db\n"), "{run}");
    tool::same_as_file("tests/questions/run.txt", &run.out);
}

#[test]
fn the_store_is_named_alike_everywhere_and_countries_by_their_names() {
    let run = ask(&["verify", "--store", "demo.db"]);
    assert_eq!(run.code, 0, "{run}");
    let run = ask(&["export", "--store", "demo.db", "-f", "csv", "-o", "named.csv"]);
    assert!(run.code == 0 && folder().join("named.csv").exists(), "{run}");
    let detail = &rows(&["entity", "السودان"])[0];
    for other in detail["dyads"].as_array().unwrap() {
        assert!(other["name"] != other["key"] && other["name_ar"] != "", "{other}");
    }
}

#[test]
fn what_a_page_says_in_its_headline_and_below_its_picture_stands_once() {
    let said = rows(&["said", "الدعم السريع"]);
    let mut words: Vec<_> = said.iter().map(|s| (s["doc"].to_string(), s["content"].to_string())).collect();
    let all = words.len();
    words.sort();
    words.dedup();
    assert!(all > 2 && words.len() == all, "{said:?}");
}

#[test]
fn an_entity_is_one_list_in_csv_and_what_is_shown_is_none() {
    let run = ask(&["entity", "السودان", "-f", "csv"]);
    assert!(run.code == 0 && run.out.starts_with("part,name,name_ar,what,from,to,times,id,text\n"), "{run}");
    for part in ["named,", "shares events with,United Nations,", "event,", "said,", "said about,"] {
        assert!(run.out.lines().any(|l| l.starts_with(part)), "{part} {run}");
    }
    let run = ask(&["show", &told_most(), "-f", "csv"]);
    assert!(run.code == 1 && run.err.contains("help:"), "{run}");
}
