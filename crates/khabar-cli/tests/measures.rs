//! `khabar eval` agrees with the reference script on the same files. Both need gold that is not part of the project; where it
//! is not there, the test says so and passes.

mod tool;

use khabar_cli::gold::{MISSING, shared};
use std::path::PathBuf;
use std::process::Command;
use tool::khabar;

#[test]
fn the_measures_are_those_of_the_script() {
    let script = |shared: &PathBuf| shared.join("score/score.py").is_file();
    let Some(shared) = shared().filter(script) else {
        eprintln!("skipped: {MISSING}; the script is `score/score.py` in it");
        return;
    };
    let text = |path: PathBuf| path.to_string_lossy().into_owned();
    for (gold, texts, input) in [
        ("seeds", "seeds", "seeds"),
        ("dev", "gold/dev", "gold/dev.jsonl"),
        ("dev2", "gold/dev2", "gold/dev2.jsonl"),
    ] {
        let gold = text(shared.join(format!("gold/{gold}.events.jsonl")));
        let (texts, input) = (text(shared.join(texts)), text(shared.join(input)));
        let folder = tempfile::tempdir().unwrap();
        let records = text(folder.path().join("records.jsonl"));
        std::fs::write(&records, khabar(&["extract", &input]).out).unwrap();
        let script = Command::new("python3")
            .arg(shared.join("score/score.py"))
            .args(["--gold", &gold, "--texts", &texts, "--pred", &records, "--json"])
            .output();
        let Ok(script) = script.map(tool::Run::of) else {
            eprintln!("skipped: no python3 to run the script with");
            return;
        };
        let script: serde_json::Value =
            serde_json::from_str(&script.out).unwrap_or_else(|_| panic!("{script}"));
        let ours = khabar(&["eval", &gold, "--texts", &texts, "--pred", &records, "-f", "jsonl"]);
        assert_eq!(ours.code, 0, "{ours}");
        for line in ours.out.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()) {
            let name = line["name"].as_str().unwrap();
            match line["part"].as_str().unwrap() {
                "level" => {
                    for figure in ["precision", "recall", "f1"] {
                        let (a, b) = (line[figure].as_f64().unwrap(), script[name][figure].as_f64().unwrap());
                        assert!((a - b).abs() < 1e-4, "{gold} {name} {figure}: {a} and {b}");
                    }
                    assert_eq!(line["gold"], script["counts"]["gold"]);
                    assert_eq!(line["told"], script["counts"]["pred"], "{gold} {name}");
                }
                "type" => assert_eq!(line["gold"], script["recall_by_type"][name]["gold"], "{gold} {name}"),
                _ => {}
            }
        }
    }
}
