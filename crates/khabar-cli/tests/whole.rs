//! What must hold whatever befalls a run from outside: it is killed, the disk is full, another process has the store open.
#![cfg(unix)]

mod tool;

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use tool::{Run, khabar_in};

/// A crawl as JSON Lines, of pages that tell a visit each.
fn crawl(folder: &Path, pages: usize) {
    let states = ["الأردن", "تونس", "المغرب", "اليابان", "البرازيل", "كينيا", "الهند"];
    let mut lines = String::new();
    for n in 0..pages {
        let state = states[n % states.len()];
        let text = format!(
            "وزير الخارجية المصري يزور {state}\\n\\nزار وزير الخارجية المصري {state} أمس، حيث بحث مع نظيره ملف الحدود رقم {n}.\\n\\n\
             وقالت الخارجية المصرية في بيان إن الجانبين اتفقا على عقد جولة جديدة من المشاورات الشهر المقبل."
        );
        let day = format!("2024-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
        lines.push_str(&format!(
            "{{\"id\":\"page-{n}\",\"published\":\"{day}\",\"outlet\":\"outlet {}\",\"text\":\"{text}\"}}\n",
            n % 9
        ));
    }
    fs::write(folder.join("crawl.jsonl"), lines).unwrap();
}

fn started(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = tool::command(folder);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// A run in a shell where no file may grow past some blocks of 512 bytes; what a full disk does to a write, it does too.
fn with_room(folder: &Path, blocks: u32, arguments: &str) -> Run {
    let khabar = env!("CARGO_BIN_EXE_khabar");
    let script = format!("ulimit -f {blocks}; exec '{khabar}' {arguments}");
    let mut command = std::process::Command::new("sh");
    command.current_dir(folder).env_remove("KHABAR_STORE").args(["-c", &script]).stdin(Stdio::null());
    Run::of(command.output().unwrap())
}

fn documents(folder: &Path) -> u64 {
    let run =
        khabar_in(folder, &["sql", "SELECT count(*) AS n FROM documents", "--store", "news.db", "-f", "csv"]);
    run.out.lines().nth(1).and_then(|n| n.trim().parse().ok()).unwrap_or(0)
}

fn events(folder: &Path, store: &str) -> String {
    khabar_in(folder, &["events", "--store", store, "-f", "jsonl"]).out
}

#[test]
fn a_run_that_is_killed_leaves_the_file_whole_and_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    crawl(folder, 1500);
    let mut child = started(folder, &["run", "crawl.jsonl", "-o", "news.db", "-q", "-j", "1"]);
    let begun = Instant::now();
    while documents(folder) == 0 && begun.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = documents(folder);
    assert!(kept > 0 && kept < 1500, "it was killed midway: {kept}");
    let verified = khabar_in(folder, &["verify", "news.db"]);
    assert_eq!(verified.code, 0, "{verified}");
    let run = khabar_in(folder, &["run", "crawl.jsonl", "-o", "news.db"]);
    assert_eq!(run.code, 0, "{run}");
    let before = run.out.lines().find(|l| l.contains("pages stored before")).unwrap_or_default();
    let known: u64 = before.split_whitespace().rev().find_map(|w| w.parse().ok()).unwrap_or(0);
    assert!(known >= kept, "what was stored is not read again: {run}");
    assert_eq!(documents(folder), 1500);
    assert_eq!(khabar_in(folder, &["run", "crawl.jsonl", "-o", "once.db", "-q"]).code, 0);
    assert_eq!(events(folder, "news.db"), events(folder, "once.db"), "a killed run leaves no trace");
}

#[test]
fn a_full_disk_is_said_and_the_file_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    crawl(folder, 600);
    let full = with_room(folder, 1500, "run crawl.jsonl -o news.db -q");
    assert_eq!(full.code, 1, "{full}");
    assert!(
        full.err.contains("the disk ") && full.err.contains("run the same command again to go on from there"),
        "{full}"
    );
    let verified = khabar_in(folder, &["verify", "news.db"]);
    assert_eq!(verified.code, 0, "{verified}");
    assert!(documents(folder) < 600);
    assert_eq!(khabar_in(folder, &["run", "crawl.jsonl", "-o", "news.db", "-q"]).code, 0);
    assert_eq!(documents(folder), 600);
    let short = with_room(folder, 1, "export news.db --format csv -o events.csv");
    assert_eq!(short.code, 1, "{short}");
    assert!(short.err.contains("help: check the path and the room on the disk"), "{short}");
    assert!(!folder.join("events.csv").exists(), "half a file is no export");
}

#[test]
#[cfg(target_os = "linux")]
fn lists_that_find_no_room_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    crawl(folder, 40);
    assert_eq!(khabar_in(folder, &["run", "crawl.jsonl", "-o", "news.db", "-q"]).code, 0);
    for arguments in
        [&["extract", "crawl.jsonl"][..], &["events", "--store", "news.db"], &["brief", "news.db"]]
    {
        let mut command = tool::command(folder);
        command.args(arguments).stdin(Stdio::null()).stderr(Stdio::piped());
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = Run::of(command.stdout(full).spawn().unwrap().wait_with_output().unwrap());
        assert_eq!(run.code, 1, "{arguments:?}: {run}");
        assert!(run.err.contains("No space left"), "{arguments:?}: {run}");
    }
}

#[test]
fn a_store_is_read_while_another_process_writes_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    crawl(folder, 800);
    let child = started(folder, &["run", "crawl.jsonl", "-o", "news.db", "-q", "-j", "1"]);
    let begun = Instant::now();
    let mut seen = Vec::new();
    while begun.elapsed() < Duration::from_secs(240) && seen.last() != Some(&800) {
        if folder.join("news.db").exists() {
            seen.push(documents(folder));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!(run.code, 0, "{run}");
    assert!(seen.is_sorted(), "a reader sees whole batches, and none goes: {seen:?}");
    assert!(!events(folder, "news.db").is_empty());
}
