//! Exports of the bundled examples: what is written, what is said to be lost, what a check finds, and whether the libraries of
//! each community read the files.

mod tool;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tool::{Run, khabar_in};

const FORMATS: [(&str, &str); 8] = [
    ("plover", "events.plover.jsonl"),
    ("polecat", "events.txt"),
    ("csv", "events.csv"),
    ("parquet", "events.parquet"),
    ("geojson", "events.geojson"),
    ("gexf", "events.gexf"),
    ("timelinejs", "events.timeline.json"),
    ("bibtex", "events.bib"),
];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder with a store of the bundled examples and one export of each kind.
fn exported() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap().keep();
        let examples = project().join("examples");
        let run = khabar_in(&folder, &["run", examples.to_str().unwrap(), "-o", "demo.db", "-q"]);
        // Some of the examples cannot be read, on purpose.
        assert!(matches!(run.code, 0 | 3), "{run}");
        for (format, file) in FORMATS {
            export(&folder, format, file, &[]);
        }
        for table in ["mentions", "parties", "links", "figures", "relations"] {
            export(&folder, "parquet", &format!("{table}.parquet"), &["--table", table]);
            export(&folder, "csv", &format!("{table}.csv"), &["--table", table]);
        }
        for projection in ["outlets", "speakers"] {
            export(&folder, "gexf", &format!("{projection}.gexf"), &["--project", projection]);
        }
        let events = khabar_in(&folder, &["events", "--store", "demo.db", "-f", "jsonl"]);
        fs::write(folder.join("events.jsonl"), events.out).unwrap();
        folder
    })
}

fn export(folder: &Path, format: &str, file: &str, more: &[&str]) -> Run {
    let arguments = [&["export", "demo.db", "--format", format, "-o", file, "--check"], more].concat();
    let run = khabar_in(folder, &arguments);
    assert_eq!(run.code, 0, "{arguments:?} {run}");
    run
}

fn text(file: &str) -> String {
    fs::read_to_string(exported().join(file)).unwrap()
}

fn json_lines(file: &str) -> Vec<Value> {
    text(file).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn manifest(file: &str) -> Value {
    serde_json::from_str(&text(&format!("{file}.manifest.json"))).unwrap()
}

fn lost(manifest: &Value, what: &str) -> u64 {
    let all = manifest["lost"]["events"].as_array().into_iter().chain(manifest["lost"]["fields"].as_array());
    all.flatten()
        .find(|l| l["what"].as_str().is_some_and(|w| w.contains(what)))
        .map_or(0, |l| l["count"].as_u64().unwrap())
}

#[test]
fn every_event_is_written_or_counted_as_lost() {
    let events = json_lines("events.jsonl");
    for (format, file) in FORMATS {
        let manifest = manifest(file);
        assert_eq!(manifest["events"], events.len(), "{format}");
        assert_eq!(manifest["format"], format);
        let left: u64 =
            manifest["lost"]["events"].as_array().unwrap().iter().map(|l| l["count"].as_u64().unwrap()).sum();
        match format {
            "plover" | "polecat" | "timelinejs" | "csv" | "parquet" | "geojson" => {
                assert_eq!(manifest["rows"].as_u64().unwrap() + left, events.len() as u64, "{format}");
            }
            _ => assert!(manifest["rows"].as_u64().unwrap() > 0, "{format}"),
        }
    }
    let undated = events.iter().filter(|e| e["from"].is_null()).count() as u64;
    assert!(undated > 0, "the examples hold events that no page dates");
    assert_eq!(lost(&manifest("events.timeline.json"), "no page dates it"), undated);
    let unsure = |e: &&Value| matches!(e["status"].as_str(), Some("possible" | "alleged" | "negated"));
    let unsure = events.iter().filter(unsure).count() as u64;
    assert_eq!(lost(&manifest("events.txt"), "possible, alleged or denied"), unsure);
    assert_eq!(lost(&manifest("events.csv"), "certainty"), events.len() as u64);
    assert_eq!(lost(&manifest("events.plover.jsonl"), "certainty"), 0);
}

#[test]
fn what_is_planned_has_its_strict_codes() {
    let events = json_lines("events.jsonl");
    let planned: Vec<&Value> = events
        .iter()
        .filter(|e| e["status"] == "planned" && e["type"] == "CONSULT" && !e["from"].is_null())
        .collect();
    assert!(!planned.is_empty(), "the examples hold a planned visit");
    let plover = json_lines("events.plover.jsonl");
    for event in planned {
        let line = plover.iter().find(|l| l["id"] == event["id"]).expect("it is written");
        assert_eq!(line["event"], serde_json::json!(["AGREE"]));
        assert_eq!(line["quad_code"], 1);
        assert!(line["mode"].is_null(), "AGREE has no mode: {line}");
        assert!(line["context"].as_array().unwrap().contains(&"future".into()));
        assert_eq!(line["khabar"]["type"], "CONSULT");
        assert!(line["khabar"]["cameo_strict"].as_str().unwrap().starts_with("03"));
    }
    let occurred = plover.iter().filter(|l| l["khabar"]["status"] == "occurred");
    for line in occurred {
        assert_eq!(line["event"][0], line["khabar"]["type"]);
        assert_eq!(line["khabar"]["cameo_strict"], line["khabar"]["cameo"]);
    }
}

#[test]
fn offsets_point_at_the_words() {
    let folder = tempfile::tempdir().unwrap();
    // A letter beyond the basic plane, so that code points and UTF-16 units part.
    let page = "الرئيس يستقبل الوزير\n\n😀 النيل 5 مارس 2024\n\nزار وزير الخارجية المصري أنقرة أمس الاثنين والتقى نظيره التركي.\n";
    fs::write(folder.path().join("page.txt"), page).unwrap();
    assert_eq!(khabar_in(folder.path(), &["run", "page.txt", "-o", "demo.db", "-q"]).code, 0);
    export(folder.path(), "plover", "out.jsonl", &["--undated", "published"]);
    let written = fs::read_to_string(folder.path().join("out.jsonl")).unwrap();
    let mut seen = 0;
    for line in written.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()) {
        let evidence = &line["khabar"]["evidence"][0];
        let number = |v: &Value| v.as_u64().unwrap() as usize;
        let (start, end) = (number(&line["text_info"]["start"]), number(&line["text_info"]["end"]));
        let letters: String = page.chars().skip(start).take(end - start).collect();
        assert_eq!(evidence["sentence"], letters);
        let units: Vec<u16> = page.encode_utf16().collect();
        let utf16 = &line["khabar"]["utf16"][0];
        let (start, end) = (number(&utf16["start"]), number(&utf16["end"]));
        assert_eq!(String::from_utf16(&units[start..end]).unwrap(), letters);
        seen += usize::from(start > page.chars().take_while(|c| *c != '😀').count());
    }
    assert!(seen > 0, "a sentence stands after the wide letter: {written}");
}

#[test]
fn a_state_is_no_point_on_a_map() {
    let map: Value = serde_json::from_str(&text("events.geojson")).unwrap();
    let features = map["features"].as_array().unwrap();
    let mut points = 0;
    for feature in features {
        let precision = feature["properties"]["geo_precision"].as_str();
        match feature["geometry"].is_null() {
            true => assert!(!matches!(precision, Some("city" | "capital")), "{feature}"),
            false => {
                points += 1;
                assert_ne!(precision, Some("country"), "{feature}");
            }
        }
    }
    assert!(points > 0);
}

#[test]
fn undated_events_get_a_day_only_where_asked() {
    let folder = exported();
    export(folder, "plover", "dated.jsonl", &["--undated", "published"]);
    let lines = json_lines("dated.jsonl");
    assert!(lines.len() > json_lines("events.plover.jsonl").len());
    let told = lines.iter().filter(|l| l["khabar"]["from"].is_null());
    for line in told {
        assert_eq!(line["khabar"]["date_basis"], "published", "{line}");
    }
}

#[test]
fn a_timeline_escapes_what_pages_say() {
    let folder = tempfile::tempdir().unwrap();
    let page = "زيارة <script>alert(1)</script>\n\nالنيل\n5 مارس 2024\n\nزار وزير الخارجية المصري أنقرة أمس <b>الاثنين</b> والتقى نظيره التركي.\n";
    fs::write(folder.path().join("page.txt"), page).unwrap();
    assert_eq!(khabar_in(folder.path(), &["run", "page.txt", "-o", "demo.db", "-q"]).code, 0);
    export(folder.path(), "timelinejs", "out.json", &["--lang", "ar"]);
    let written = fs::read_to_string(folder.path().join("out.json")).unwrap();
    assert!(written.contains("&lt;b&gt;") && !written.contains("<b>"), "{written}");
    let timeline: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(timeline["events"][0]["display_date"], "4 مارس 2024");
}

#[test]
fn a_check_finds_what_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    for (format, file) in FORMATS {
        let copy = folder.path().join(file);
        for name in [file.to_owned(), format!("{file}.manifest.json")] {
            fs::copy(exported().join(&name), folder.path().join(&name)).unwrap();
        }
        let check = |arguments: &[&str]| {
            khabar_in(folder.path(), &[&["export", "--check", "-o", file], arguments].concat())
        };
        if format != "polecat" {
            assert_eq!(check(&[]).code, 0, "{format} {}", check(&[]));
        }
        let mut bytes = fs::read(&copy).unwrap();
        let half = bytes.len() / 2;
        bytes.truncate(half);
        fs::write(&copy, &bytes).unwrap();
        let cut = check(&[]);
        assert_eq!(cut.code, 1, "{format} {cut}");
        assert!(cut.err.contains("changed since it was written"), "{cut}");
        fs::remove_file(folder.path().join(format!("{file}.manifest.json"))).unwrap();
        let unknown = check(&[]);
        assert!(unknown.code == 1 && unknown.err.contains("say it with --format"), "{unknown}");
        // Half an entry of a list of lines may be a whole one; what has an end must miss it.
        if !matches!(format, "plover" | "polecat" | "csv") {
            let cut = check(&["--format", format]);
            assert_eq!(cut.code, 1, "{format} {cut}");
        }
    }
}

#[test]
fn a_check_knows_the_rules_of_its_format() {
    let folder = tempfile::tempdir().unwrap();
    let broken = |format: &str, from: &str, to: &str, said: &str| {
        let file = FORMATS.iter().find(|(f, _)| *f == format).unwrap().1;
        let contents = text(file);
        assert!(contents.contains(from), "{file} holds {from}");
        fs::write(folder.path().join(file), contents.replacen(from, to, 1)).unwrap();
        let run = khabar_in(folder.path(), &["export", "--check", "-o", file, "--format", format]);
        assert!(run.code == 1 && run.err.contains(said), "{format}: {said} {run}");
    };
    broken("plover", "\"event\":[\"CONSULT\"]", "\"event\":[\"VISIT\"]", "no category of PLOVER");
    broken("plover", "\"quad_code\":1", "\"quad_code\":3", "has the quad 1");
    broken("plover", "\"sector\":\"GOV\"", "\"sector\":\"GOVT\"", "no sector");
    broken("polecat", "Quad Code\t", "", "40 columns");
    broken("polecat", "VERBAL COOPERATION", "VERBAL CONFLICT", "VERBAL COOPERATION");
    broken("csv", "date_start", "start", "no table");
    broken("geojson", "\"type\":\"Point\"", "\"type\":\"Dot\"", "feature collection");
    broken("gexf", "target=\"", "target=\"nobody-", "is no node");
    broken("gexf", "http://gexf.net/1.3", "http://gexf.net/1.2", "the root is not");
    broken("timelinejs", "\"year\":", "\"annum\":", "start_date is no date");
    broken("bibtex", "title = {{", "title = {{{", "not BibTeX");
}

#[test]
fn the_same_store_gives_the_same_bytes() {
    let other = tempfile::tempdir().unwrap();
    for (format, file) in FORMATS {
        export(exported(), format, other.path().join(file).to_str().unwrap(), &[]);
        for name in [file.to_owned(), format!("{file}.manifest.json")] {
            let (first, second) = (exported().join(&name), other.path().join(&name));
            assert!(fs::read(first).unwrap() == fs::read(second).unwrap(), "{name}");
        }
    }
}

#[test]
fn a_filter_is_in_the_manifest() {
    let folder = exported();
    export(folder, "csv", "filtered.csv", &["--party", "EGY", "--type", "consult"]);
    let manifest = manifest("filtered.csv");
    assert_eq!(manifest["query"], serde_json::json!({"party": "EGY", "type": "CONSULT"}));
    let none =
        khabar_in(folder, &["export", "demo.db", "--format", "csv", "-o", "none.csv", "--party", "BRA"]);
    assert_eq!(none.code, 4, "{none}");
    assert!(!folder.join("none.csv").exists() && none.err.contains("it covers"), "{none}");
}

#[test]
fn other_readers_read_the_files() {
    let python =
        std::env::var_os("KHABAR_PYTHON").map_or(project().join("target/python/bin/python3"), PathBuf::from);
    if !python.exists() {
        eprintln!(
            "skipped: no {} with the packages of tests/readers.txt; ./test.sh sets it up",
            python.display()
        );
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers.py");
    let run = Run::of(Command::new(python).arg(script).arg(exported()).output().unwrap());
    assert_eq!(run.code, 0, "{run}");
    let mut told = 0;
    for line in run.out.lines() {
        let (file, count) = line.split_once(' ').unwrap();
        assert_eq!(manifest(file)["rows"].to_string(), count, "{file}");
        told += 1;
    }
    assert!(told >= 11, "{run}");
}
