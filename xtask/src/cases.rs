//! What the cases of events hold: how many, how unlike each other, how long, how many the engine reaches.

use crate::bless::case_files;
use anyhow::Result;
use khabar::case::{Case, parse};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Which cases.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files or folders of cases
    #[arg(default_value = "corpus/event")]
    paths: Vec<PathBuf>,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let mut cases: Vec<Case> = Vec::new();
    for path in &args.paths {
        for file in case_files(path)? {
            cases.extend(parse(&std::fs::read_to_string(file)?));
        }
    }
    let all = cases.len().max(1);
    let share = |n: usize| format!("{n} ({} %)", n * 100 / all);
    let words = |c: &Case| c.text.split_whitespace().count();
    println!("cases                      {}", cases.len());
    println!("unlike once masked         {}", cases.iter().map(masked).collect::<BTreeSet<_>>().len());
    println!("more than 25 words         {}", share(cases.iter().filter(|c| words(c) > 25).count()));
    println!("two events or more         {}", share(cases.iter().filter(|c| events(c).count() > 1).count()));
    println!("without an event           {}", share(cases.iter().filter(|c| events(c).count() == 0).count()));
    println!("not reached yet            {}", share(cases.iter().filter(|c| c.todo.is_some()).count()));
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in &cases {
        let kinds_of = events(case).map(|v| v.split('/').next().unwrap_or("").to_owned());
        let status = case.rows.iter().filter(|r| r.key == "status").map(|r| r.value.clone());
        for kind in kinds_of.chain(status).collect::<BTreeSet<_>>() {
            let count = kinds.entry(kind).or_default();
            count.0 += 1;
            count.1 += usize::from(case.todo.is_none());
        }
    }
    kinds.iter().for_each(|(kind, (n, held))| println!("{kind:12} {n:4} cases, {held:4} reached"));
    Ok(())
}

fn events(case: &Case) -> impl Iterator<Item = &str> {
    case.rows.iter().filter(|r| r.key == "event").map(|r| r.value.as_str())
}

/// Its text with names, numbers and dates masked: the words of parties, places, times and speakers, and all digits.
fn masked(case: &Case) -> String {
    let names = ["actor", "recip", "place", "time", "said"];
    let mut out = case.text.clone();
    for row in case.rows.iter().filter(|r| names.contains(&r.key.as_str()) && r.words.chars().count() > 2) {
        out = out.replace(row.words.split(" #").next().unwrap_or(""), "_");
    }
    out.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
}
