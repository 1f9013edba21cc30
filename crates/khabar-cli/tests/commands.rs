//! The binary as people use it: bad input, messages, exit codes, the store on disk.

mod tool;

use std::fs;
use tool::{Run, khabar, khabar_in};

/// A page of our own that tells one visit.
const GOOD: &str = "وزير الخارجية المصري يزور أنقرة\n\nالقاهرة - صحيفة النيل\n5 مارس 2024\n\n\
    زار وزير الخارجية المصري أنقرة أمس الاثنين، حيث التقى نظيره التركي وبحث معه العلاقات بين البلدين.\n\n\
    وقالت الخارجية المصرية في بيان إن الجانبين اتفقا على عقد جولة جديدة من المشاورات في القاهرة الشهر المقبل.\n";

#[test]
fn bad_inputs_are_listed_and_cost_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("pages");
    fs::create_dir_all(input.join("deeper")).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(input.join(name), bytes).unwrap();
    put("a-empty.html", b"");
    put("b-binary.html", &[0u8, 1, 2, 3, 255, 254, 0, 0, 7, 8, 9, 0, 1, 2].repeat(400));
    put("c-cut.txt.gz", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b]);
    put("c-cut-1.gz", &[0x1f]);
    put("c-cut-2.gz", &[0x1f, 0x8b]);
    put("c-cut-9.gz", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0]);
    put("c-cut-3.zst", &[0x28, 0xb5, 0x2f]);
    put("d-deep.html", format!("{}خبر{}", "<div>".repeat(10_000), "</div>".repeat(10_000)).as_bytes());
    put("e-english.txt", b"The minister visited Ankara yesterday and met his counterpart there for talks.");
    put(
        "f-long-line.jsonl",
        format!("{{\"id\":\"long\",\"text\":\"{}\"}}\n", "ن".repeat(25 << 20)).as_bytes(),
    );
    put("g-broken.jsonl", "{\"id\":\"1\",\"text\":\"زار الوزير بغداد.\"}\n{\"id\":\n".as_bytes());
    put("f-long-line.txt", "زار الوزير بغداد. ".repeat(2 << 20).as_bytes());
    put("f-one-word.html", "ن".repeat(25 << 20).as_bytes());
    put("h-nuls.txt", "زار\0 الوزير\0 بغداد\u{202e} أمس".as_bytes());
    put("deeper/good.txt", GOOD.as_bytes());
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere.html", input.join("i-link.html")).unwrap();
    let run = khabar_in(folder.path(), &["run", "pages", "-o", "news.db"]);
    assert_eq!(run.code, 3, "{run}");
    // Every fault with its file and byte, in the words people see; the table of what was read follows.
    let told: String = run.err.lines().filter(|l| l.contains(": pages/")).map(|l| format!("{l}\n")).collect();
    tool::same_as_file("tests/bad_inputs.txt", &told);
    let events = khabar_in(folder.path(), &["events", "--store", "news.db", "-f", "jsonl"]);
    assert!(events.out.contains("good.txt"), "the good page is read: {run}{events}");
    let again = khabar_in(folder.path(), &["run", "pages", "-o", "news.db"]);
    assert_eq!(again.code, 3, "{again}");
    let after = khabar_in(folder.path(), &["events", "--store", "news.db", "-f", "jsonl"]);
    assert_eq!(events.out, after.out, "a second run adds nothing");
}

#[test]
fn a_lying_charset_is_read_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    // «زار الوزير أنقرة أمس وبحث العلاقات» in windows-1256 under a head that says UTF-8.
    let words: &[u8] = &[
        0xD2, 0xC7, 0xD1, 0x20, 0xC7, 0xE1, 0xE6, 0xD2, 0xED, 0xD1, 0x20, 0xC3, 0xE4, 0xDE, 0xD1, 0xC9, 0x20,
        0xC3, 0xE3, 0xD3, 0x20, 0xE6, 0xC8, 0xCD, 0xCB, 0x20, 0xC7, 0xE1, 0xDA, 0xE1, 0xC7, 0xDE, 0xC7, 0xCA,
    ];
    let page =
        [b"<html><head><meta charset=\"utf-8\"></head><body><p>", words, b".</p></body></html>"].concat();
    fs::write(folder.path().join("page.html"), page).unwrap();
    let run = khabar_in(folder.path(), &["page", "page.html", "-f", "jsonl"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.contains("زار الوزير أنقرة أمس"), "{run}");
}

#[test]
fn two_processes_may_write_one_store() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..6 {
        fs::write(folder.path().join(format!("page{n}.txt")), format!("{GOOD}\nرقم {n}\n")).unwrap();
    }
    let names: Vec<String> = (0..6).map(|n| format!("page{n}.txt")).collect();
    let command = |half: &[String]| {
        let mut command = tool::command(folder.path());
        command.arg("run").args(half).args(["-o", "news.db", "-q"]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command.spawn().unwrap()
    };
    let children = [command(&names[..4]), command(&names[2..])];
    for child in children {
        let run = Run::of(child.wait_with_output().unwrap());
        assert_eq!(run.code, 0, "{run}");
    }
    // A last run joins what the two brought.
    assert_eq!(khabar_in(folder.path(), &["run", "page0.txt", "-o", "news.db", "-q"]).code, 0);
    let events = khabar_in(folder.path(), &["events", "--store", "news.db", "-f", "jsonl"]);
    let visit = events.out.lines().find(|l| l.contains("\"visit\"")).expect("the visit is there");
    assert!(visit.contains("\"n_reports\":6"), "{visit}");
}

#[test]
fn lists_come_in_three_forms_and_names_ask_back() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    assert_eq!(khabar_in(folder.path(), &["run", "good.txt", "-o", "news.db", "-q"]).code, 0);
    let csv = khabar_in(folder.path(), &["timeline", "Egypt", "تركيا", "--store", "news.db", "-f", "csv"]);
    assert!(csv.out.starts_with("from,to,type,mode,status,"), "{csv}");
    let table = khabar_in(folder.path(), &["events", "--store", "news.db", "-f", "table"]);
    assert!(table.out.contains('\u{2068}'), "Arabic is isolated: {table}");
    let json = khabar_in(folder.path(), &["events", "--party", "EGY", "--store", "news.db", "-f", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(json.out.lines().next().unwrap()).unwrap();
    let id = first["id"].as_str().unwrap();
    for command in ["show", "explain"] {
        let run = khabar_in(folder.path(), &[command, id, "--store", "news.db"]);
        assert_eq!(run.code, 0, "{run}");
        assert!(run.out.contains("زار وزير الخارجية المصري") || run.out.contains("summary"), "{run}");
    }
    let none = khabar_in(folder.path(), &["events", "--party", "BRA", "--store", "news.db"]);
    assert_eq!(none.code, 4, "{none}");
    assert!(
        none.err.contains("(party Brazil (BRA)); the store covers 1 document"),
        "silence is no denial: {none}"
    );
}

#[test]
fn explain_goes_down_to_the_lexicon() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    let run = khabar_in(folder.path(), &["explain", "good.txt"]);
    for part in ["← frame consult.visit (frames/consult.toml:", "← words ", "← sentence ", "said by: "]
    {
        assert!(run.out.contains(part), "{part}: {run}");
    }
}

#[test]
fn the_messages_are_those_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "no store").unwrap();
    fs::create_dir(folder.path().join("words")).unwrap();
    fs::write(folder.path().join("words/states.tsv"), "ZZZ\tone\n").unwrap();
    fs::write(folder.path().join("gold.events.jsonl"), "{\"doc\":1}\n").unwrap();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    fs::write(folder.path().join("empty.jsonl"), "\n").unwrap();
    fs::write(folder.path().join("half.jsonl"), "{\"doc\":\"a\"}\n").unwrap();
    fs::write(folder.path().join("other.events.jsonl"), "{\"doc\":\"a\",\"quote\":\"x\",\"type\":\"AID\"}\n")
        .unwrap();
    fs::create_dir(folder.path().join("none")).unwrap();
    assert_eq!(khabar_in(folder.path(), &["run", "good.txt", "-o", "news.db", "-q"]).code, 0);
    let lines: [&[&str]; 63] = [
        &["extract"],
        &["extract", "missing.html"],
        &["extract", "https://example.org/"],
        &["extract", "notes.txt", "--layer", "verbs"],
        &["extract", "notes.txt", "--published", "yesterday"],
        &["extract", "notes.txt", "--zone", "Mars/Olympus"],
        &["run", "good.txt", "--zone", "GMT+3"],
        &["extract", "notes.txt", "--lexicon", "missing"],
        &["extract", "notes.txt", "--lexicon", "none"],
        &["extract", "notes.txt", "--lexicon", "words"],
        &["run", "good.txt", "-o", "notes.txt"],
        &["run", "good.txt", "-o", "missing/news.db"],
        &["run", "missing.html", "-o", "news.db", "-q"],
        &["events", "--store", "missing.db"],
        &["events", "--store", "notes.txt"],
        &["events", "--store", "news.db", "--party", "Zzyzx Qwerty"],
        &["events", "--store", "news.db", "--party", "محمد"],
        &["events", "--store", "news.db", "--party", "Korea"],
        &["who-says", "الكونغو", "--store", "news.db"],
        &["events", "--store", "news.db", "--type", "QUARREL"],
        &["events", "--store", "news.db", "--status", "frozen"],
        &["events", "--store", "news.db", "--mode", "quarrel"],
        &["events", "--store", "news.db", "--outlet", "صدى المدينة"],
        &["entity", "الصباح", "--store", "news.db"],
        &["events", "--store", "news.db", "--text", "،"],
        &["events", "--store", "news.db", "--from", "soon"],
        &["timeline", "EGY", "--store", "news.db"],
        &["timeline", "EGY", "BRA", "--store", "news.db"],
        &["entity", "BRA", "--store", "news.db"],
        &["said", "BRA", "--store", "news.db"],
        &["said", "--store", "news.db"],
        &["show", "e_nothing", "--store", "news.db"],
        &["explain", "e_nothing", "--store", "news.db"],
        &["chain", "e_nothing", "--store", "news.db"],
        &["compare", "e_nothing", "--store", "news.db"],
        &["who-says", "e_nothing", "--store", "news.db"],
        &["contradictions", "e_nothing", "--store", "news.db"],
        &["contradictions", "--store", "news.db"],
        &["events", "--store", "news.db", "--place", "طوكيو"],
        &["dyads", "--unit", "decade", "--store", "news.db"],
        &["changes", "--since", "99", "--store", "news.db"],
        &["brief", "news.db", "-f", "csv"],
        &["brief", "news.db", "--html", "missing/brief.html"],
        &["sql", "", "--store", "news.db"],
        &["sql", "SELEC 1", "--store", "news.db"],
        &["sql", "DELETE FROM events", "--store", "news.db"],
        &["verify", "notes.txt"],
        &["serve", "missing.db"],
        &["corroborate", "--mentions", "missing.jsonl"],
        &["corroborate", "--mentions", "notes.txt"],
        &["corroborate", "--mentions", "half.jsonl"],
        &["eval", "missing.jsonl", "notes.txt"],
        &["eval", "gold.events.jsonl", "notes.txt"],
        &["eval", "empty.jsonl", "good.txt"],
        &["eval", "other.events.jsonl", "good.txt"],
        &["lexicon", "check", "missing"],
        &["export", "missing.db", "--format", "csv", "-o", "out.csv"],
        &["export", "notes.txt", "--format", "word", "-o", "out.doc"],
        &["export", "notes.txt", "-o", "out.csv"],
        &["export", "--check", "-o", "missing.csv"],
        &["export", "--check", "-o", "notes.txt"],
        &["date", "كلام"],
        &["verb"],
    ];
    let mut told = String::new();
    for arguments in lines {
        let run = khabar_in(folder.path(), arguments);
        told.push_str(&format!("$ khabar {}\n{}[{}]\n\n", arguments.join(" "), run.err, run.code));
    }
    tool::same_as_file("tests/messages.txt", &told);
}

#[test]
fn the_page_of_commands_is_up_to_date() {
    tool::same_as_file("../../docs/cli.md", &khabar_cli::cli::help_page());
}

#[test]
fn standard_input_is_read() {
    let run = tool::khabar_with(&["extract", "-", "--published", "2024-03-05"], GOOD);
    assert!(run.out.contains("\"schema\":\"khabar.mention/1\""), "{run}");
    assert_eq!(khabar(&["--version"]).code, 0);
}
