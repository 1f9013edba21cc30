//! Fits the ranker on gold: reads texts, labels every way of every predicate, and writes the weights.
//!
//! The fit is by a fixed number of full passes in a fixed order, so that the same gold gives the same bytes.

mod before;
mod calibrate;
pub mod cases;
mod fit;
mod label;
mod learn;
mod read;
mod second;

use before::Before;
use calibrate::calibrate;
use fit::Weights;
use khabar::event::support::OWN;
use khabar::lexicon::weights::Calibration;
use label::{Chosen, Group, Names, answers, repeats};
use learn::Learn;
use read::{read_cases, read_set};
use second::alternatives;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What to learn from.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Gold sets to fit on: PATH.jsonl (texts) beside PATH.events.jsonl (mentions)
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Files or folders of cases to fit on too
    #[arg(long)]
    cases: Vec<PathBuf>,
    /// Files or folders of cases that teach who fills the roles, and not what to keep
    #[arg(long)]
    choices: Vec<PathBuf>,
    /// Gold sets to print recall of, not fitted on
    #[arg(long)]
    test: Vec<PathBuf>,
    /// Where the weights go
    #[arg(long, default_value = "crates/khabar/lexicon/weights.tsv")]
    output: PathBuf,
    /// Weights to begin with, whose calibration and threshold are kept; the pull is then towards them
    #[arg(long)]
    from: Option<PathBuf>,
    /// Weight of the pull towards zero, or towards the weights begun with
    #[arg(long, default_value_t = 6.0)]
    ridge: f64,
    /// The probability below which a proposal is dropped; left out, the one that does best on texts not fitted on
    #[arg(long)]
    threshold: Option<f64>,
    /// Print the choices that go wrong on texts not fitted on
    #[arg(long)]
    mistakes: bool,
    /// Only print the recall of proposals
    #[arg(long)]
    recall: bool,
    /// Print the required gold mentions that no proposal answers, with the proposals of their sentence
    #[arg(long)]
    show: bool,
}

/// Runs the task.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let mut groups = Vec::new();
    let mut required = 0;
    let mut names = Names::default();
    for path in &args.gold {
        let (more, wanted) = read_set(path, args.show, &mut names)?;
        groups.extend(more);
        required += wanted;
    }
    for path in &args.cases {
        groups.extend(read_cases(path, &mut names)?);
    }
    for path in &args.choices {
        // What a case that is not whole leaves out is never learned from as something to drop.
        let more = read_cases(path, &mut names)?;
        groups.extend(more.into_iter().map(|g| Group { of_whole_case: false, of_quiet_case: false, ..g }));
    }
    for path in &args.test {
        read_set(path, args.show, &mut Names::default())?;
    }
    if args.recall {
        return Ok(());
    }
    let before = args.from.as_deref().map(Before::read).transpose()?.unwrap_or_default();
    let folds = folds(&groups, FOLDS);
    let firsts = firsts(&groups, &folds, &before.prior(&mut names), args);
    let second = alternatives(&groups, |n| &firsts[folds[n]], &mut names);
    let own = names.number(OWN) as usize;
    let prior = before.prior(&mut names);
    let learn = Learn { groups: &groups, second: &second, own, prior: &prior, ridge: args.ridge };
    let judged = learn.crossed(&folds, args.mistakes);
    let calibration = before.calibration.unwrap_or_else(|| calibrate(&judged));
    let scored: Vec<Chosen<'_>> = judged.iter().map(|j| j.chosen(&calibration)).collect();
    let threshold = args.threshold.or(before.threshold);
    let threshold = threshold.unwrap_or_else(|| best_threshold(&scored, required));
    let weights = learn.averaged();
    let written = write(&args.output, &names, &weights, calibration, threshold)?;
    println!("{} predicates, {written} weights -> {}", groups.len(), args.output.display());
    Ok(())
}

/// Which part of the documents each predicate is of, of so many parts.
fn folds(groups: &[Group], parts: usize) -> Vec<usize> {
    let mut docs: Vec<&str> = groups.iter().map(|g| g.doc.as_str()).collect();
    docs.sort_unstable();
    docs.dedup();
    groups.iter().map(|g| docs.binary_search(&g.doc.as_str()).unwrap_or(0) % parts).collect()
}

/// How many parts the documents are cut into, each judged by a model fitted on the others.
const FOLDS: usize = 5;

/// The first choice of each part, fitted on the others.
fn firsts(groups: &[Group], folds: &[usize], prior: &Weights, args: &Args) -> Vec<Weights> {
    let of = |part: usize| {
        let rest: Vec<&Group> =
            groups.iter().zip(folds).filter(|(_, f)| **f != part).map(|(g, _)| g).collect();
        fit::first(&rest, prior, args.ridge)
    };
    learn::at_once(FOLDS, of)
}

/// How far below the best F1 a threshold may be that keeps more: within this the curve is flat, and what is dropped is
/// never seen again, while what is kept says how sure it is.
const FLAT: f64 = 0.02;

/// The lowest threshold whose F1 is near the best.
fn best_threshold(scored: &[Chosen<'_>], required: usize) -> f64 {
    let f1 = |threshold: f64| {
        let kept: Vec<&Chosen<'_>> = scored.iter().filter(|c| c.confidence >= threshold).collect();
        let answers = answers(&kept);
        let again = repeats(&kept, &answers);
        let hit = answers.iter().filter(|a| **a == Some(true)).count() as f64;
        let free = answers.iter().zip(again).filter(|(a, again)| **a == Some(false) || *again).count() as f64;
        2.0 * hit / (kept.len() as f64 - free + required as f64)
    };
    let steps: Vec<f64> = (4..70).map(|n| f64::from(n) / 100.0).collect();
    let best = steps.iter().map(|&t| f1(t)).fold(0.0, f64::max);
    let found = steps.into_iter().find(|&t| f1(t) >= best - FLAT).unwrap_or(0.3);
    println!(
        "threshold {found}: dyad F1 {:.3}, the best {best:.3}, on documents not fitted on (each fifth scored by the rest)",
        f1(found)
    );
    found
}

fn write(
    path: &Path,
    names: &Names,
    weights: &Weights,
    calibration: Calibration,
    threshold: f64,
) -> anyhow::Result<usize> {
    let told: BTreeSet<(String, &String)> = weights
        .iter()
        .zip(names.names())
        .filter(|(w, _)| w.abs() >= 0.01)
        .map(|(w, f)| (format!("{w:.3}"), f))
        .collect();
    let mut lines: Vec<String> = told.iter().map(|(w, f)| format!("{w}\t{f}")).collect();
    let written = lines.len();
    let Calibration { offset, keep, share } = calibration;
    let sums = [(Calibration::OFFSET, offset), (Calibration::KEEP, keep), (Calibration::SHARE, share)];
    lines.extend(sums.map(|(name, w)| format!("{w:.3}\t{name}")));
    lines.push(format!("{threshold}\tthreshold"));
    lines.sort();
    let head = "# WHAT what the ranker has learned: how much each structural feature speaks for or against a proposal\n\
                # FROM `cargo xtask train` on the Apache-2.0 development gold; never edited by hand\n\
                # COLUMNS\tweight\tfeature\n";
    std::fs::write(path, format!("{head}{}\n", lines.join("\n")))?;
    Ok(written)
}
