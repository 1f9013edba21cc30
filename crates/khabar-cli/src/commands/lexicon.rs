//! `khabar lexicon`: checks a user's own lines, and counts ours.

use crate::cli::{FAILED, OK};
use crate::output::{Formatted, Listing, left, right};
use crate::reading::lexicon_files;
use khabar::lexicon::{self, Files, Lexicon};
use serde_json::json;
use std::path::PathBuf;

/// Check or stats.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar lexicon check my-words/
  khabar lexicon stats")]
pub struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(clap::Subcommand, Debug)]
enum Task {
    /// Load the lexicon, with a folder of your own on top, and list every faulty line
    Check {
        /// A folder with lexicon files of your own
        folder: Option<PathBuf>,
        #[command(flatten)]
        format: Formatted,
    },
    /// Count the lines of each file
    Stats {
        #[command(flatten)]
        format: Formatted,
    },
}

/// Runs the command; the exit code is 1 where a line is faulty.
pub fn run(args: Args) -> anyhow::Result<u8> {
    match args.task {
        Task::Check { folder, format } => check(folder, format),
        Task::Stats { format } => stats(format),
    }
}

fn check(folder: Option<PathBuf>, format: Formatted) -> anyhow::Result<u8> {
    let own = match &folder {
        Some(folder) => lexicon_files(folder)?,
        None => Vec::new(),
    };
    let files = Files(own.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect());
    let (_, mut faults) = Lexicon::with_overlay(&files);
    faults.extend(lexicon::audit(&files));
    faults.sort_by(|a, b| (&a.file, a.line, &a.message).cmp(&(&b.file, b.line, &b.message)));
    faults.dedup();
    if faults.is_empty() {
        let lines = files.0.iter().map(|(_, text)| data_lines(text)).sum::<usize>();
        eprintln!("no faults: {} files and {lines} lines of your own", files.0.len());
        return Ok(OK);
    }
    let mut list = Listing::new(&[left("file"), right("line"), left("message")]);
    for fault in &faults {
        list.row(vec![json!(fault.file), json!(fault.line), json!(fault.message)]);
    }
    list.print(format.chosen())?;
    eprintln!("{} faults; docs/lexicon.md has the columns of each file", faults.len());
    Ok(FAILED)
}

fn stats(format: Formatted) -> anyhow::Result<u8> {
    let columns = [left("file"), right("lines"), right("memory"), right("bytes"), left("what")];
    let mut list = Listing::new(&columns);
    for (name, text) in lexicon::embedded_files().0 {
        let what = text.lines().find_map(|l| l.strip_prefix("# WHAT")).unwrap_or("").trim();
        list.row(vec![
            json!(name),
            json!(data_lines(text)),
            json!(by_memory(text)),
            json!(text.len()),
            json!(what),
        ]);
    }
    list.print(format.chosen())?;
    Ok(OK)
}

/// In a file whose lines say where they are from: the share that is from general knowledge, not from open data.
fn by_memory(text: &str) -> Option<String> {
    let header = text.lines().find_map(|l| l.strip_prefix("# COLUMNS"))?;
    let column = header.trim_start().split('\t').position(|c| c.trim() == "basis")?;
    let lines = || text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    let memory = lines().filter(|l| l.split('\t').nth(column).is_some_and(|c| c.trim() == "memory")).count();
    Some(format!("{:.0} %", 100.0 * memory as f64 / lines().count().max(1) as f64))
}

/// Lines that hold data: in frames, those that open one.
fn data_lines(text: &str) -> usize {
    let frames = text.lines().filter(|l| l.trim_start().starts_with("[[")).count();
    if frames > 0 {
        return frames;
    }
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).count()
}
