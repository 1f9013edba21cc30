//! Writes what the engine makes of the cases today into those that fail, and shows what changed.

use anyhow::{Context, Result};
use khabar::case::{Case, parse};
use khabar::lexicon::Lexicon;
use std::path::{Path, PathBuf};

/// Which cases.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files or folders of cases
    #[arg(default_value = "corpus/event")]
    paths: Vec<PathBuf>,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave the rows as they are: mark the cases the engine does not reach with «todo:», and unmark those it does
    #[arg(long)]
    todo: bool,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let mut changed = 0;
    for path in &args.paths {
        for file in case_files(path)? {
            changed += if args.todo { mark(&file, args.dry_run)? } else { file_cases(&file, args.dry_run)? };
        }
    }
    println!("{changed} cases changed");
    Ok(())
}

/// The case files below a path, sorted.
pub fn case_files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut out = Vec::new();
    for entry in
        std::fs::read_dir(path).with_context(|| format!("{}: no such file or folder", path.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            out.extend(case_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "case") {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

fn file_cases(path: &Path, dry_run: bool) -> Result<usize> {
    let contents = std::fs::read_to_string(path)?;
    let failing: Vec<Case> = parse(&contents)
        .into_iter()
        .filter(|c| c.todo.is_none() && !c.differences(Lexicon::embedded()).is_empty())
        .collect();
    let mut lines: Vec<String> = contents.lines().map(str::to_owned).collect();
    // From the last to the first, so that the numbers of the lines before stay true.
    for case in failing.iter().rev() {
        let (Some(first), Some(last)) = (case.rows.first(), case.rows.last()) else { continue };
        let new = case.blessed(Lexicon::embedded());
        let old: Vec<String> = lines.splice(first.line - 1..last.line, new.clone()).collect();
        println!("{}:{}: {}", path.display(), case.line, case.title);
        old.iter().filter(|l| !new.contains(l)).for_each(|l| println!("- {l}"));
        new.iter().filter(|l| !old.contains(l)).for_each(|l| println!("+ {l}"));
    }
    if !dry_run && !failing.is_empty() {
        std::fs::write(path, lines.join("\n") + "\n")?;
    }
    Ok(failing.len())
}

/// Puts `todo:` on the cases of a file that fail, and takes it from those that pass; says how many hold.
fn mark(path: &Path, dry_run: bool) -> Result<usize> {
    let contents = std::fs::read_to_string(path)?;
    let cases = parse(&contents);
    let mut lines: Vec<String> = contents.lines().map(str::to_owned).collect();
    let (mut changed, mut held) = (0, 0);
    for case in cases.iter().rev() {
        let differences = case.differences(Lexicon::embedded());
        held += usize::from(differences.is_empty());
        if differences.is_empty() == case.todo.is_none() {
            continue;
        }
        changed += 1;
        println!("{}:{}: {}", path.display(), case.line, case.title);
        differences.iter().for_each(|d| println!("  {d}"));
        if differences.is_empty() {
            let at = (case.line..lines.len()).find(|&n| lines[n].starts_with("todo:"));
            at.map(|n| lines.remove(n));
        } else {
            lines.insert(case.line + case.head.len(), "todo: not reached yet".to_owned());
        }
    }
    println!("{}: {held} of {} hold", path.display(), cases.len());
    if !dry_run && changed > 0 {
        std::fs::write(path, lines.join("\n") + "\n")?;
    }
    Ok(changed)
}
