//! Fits the ranker on gold: reads texts, labels every way of every predicate, and writes the weights.
//!
//! The fit is by a fixed number of full passes in a fixed order, so that the same gold gives the same bytes.

mod calibrate;
pub mod cases;
mod fit;
mod label;
mod second;

use crate::bless::case_files;
use anyhow::Context;
use calibrate::{Judged, calibrate};
use fit::Weights;
use khabar::case::parse;
use khabar::engine::{self, Given};
use khabar::event::support::OWN;
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::lexicon::weights::Calibration;
use khabar::measure::{Gold, Spots, dyad};
use label::{Chosen, Group, Names, answers, label, repeats};
use second::{Alternative, alternatives};
use std::collections::{BTreeSet, HashMap};
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
    /// Gold sets to print recall of, not fitted on
    #[arg(long)]
    test: Vec<PathBuf>,
    /// Where the weights go
    #[arg(long, default_value = "crates/khabar/lexicon/weights.tsv")]
    output: PathBuf,
    /// Weight of the pull towards zero
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
    for path in &args.test {
        read_set(path, args.show, &mut Names::default())?;
    }
    if args.recall {
        return Ok(());
    }
    let folds = folds(&groups, FOLDS);
    let firsts = firsts(&groups, &folds, names.len(), args);
    let second = alternatives(&groups, |n| &firsts[folds[n]], &mut names);
    let own = names.number(OWN) as usize;
    let learn = Learn { groups: &groups, second: &second, own, features: names.len(), ridge: args.ridge };
    let judged = learn.crossed(&folds, args.mistakes);
    let calibration = calibrate(&judged);
    let scored: Vec<Chosen<'_>> = judged.iter().map(|j| j.chosen(&calibration)).collect();
    let threshold = args.threshold.unwrap_or_else(|| best_threshold(&scored, required));
    let weights = learn.averaged();
    let written = write(&args.output, &names, &weights, calibration, threshold)?;
    println!("{} predicates, {written} weights -> {}", groups.len(), args.output.display());
    Ok(())
}

/// Reads a set, prints the recall of its proposals, and labels them.
fn read_set(path: &Path, show: bool, names: &mut Names) -> anyhow::Result<(Vec<Group>, usize)> {
    let lex = Lexicon::embedded();
    let events = path.with_extension("events.jsonl");
    let gold =
        std::fs::read_to_string(&events).with_context(|| format!("{}: cannot be read", events.display()))?;
    let mut by_doc: HashMap<String, Vec<Gold>> = HashMap::new();
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line)?;
        by_doc.entry(gold.doc.clone()).or_default().push(gold);
    }
    let mut groups = Vec::new();
    let (mut required, mut typed, mut dyads) = (0, 0, 0);
    for item in khabar_cli::input::open([path.to_string_lossy().into_owned()]) {
        let item = item.map_err(|e| anyhow::anyhow!("{e}"))?;
        let given = Given { all_candidates: true, ..Given::default() };
        let reading = engine::read_given(lex, &item.page, &given);
        let records = khabar::json::records(lex, &reading);
        let features: Vec<&Vec<String>> =
            reading.articles.iter().flat_map(|a| &a.events).map(|e| &e.names).collect();
        let gold = by_doc.get(&item.page.doc).map_or(&[][..], |g| g);
        let text = &reading.document.text;
        for g in gold.iter().filter(|g| g.required) {
            let s = Spots::of(&g.quote, text);
            let near = || records.iter().filter(|r| g.types.contains(&r.kind) && s.held_by(r).is_some());
            required += 1;
            typed += usize::from(near().next().is_some());
            let found = near().any(|r| dyad(g, r));
            dyads += usize::from(found);
            if show && !found {
                show_miss(g, records.iter().filter(|r| s.held_by(r).is_some()));
            }
        }
        groups.extend(label(text, &records, &features, gold, &[], names));
    }
    let share = |n: usize| n as f64 / (required.max(1)) as f64;
    println!(
        "{}: recall of proposals: types {:.3}, dyads {:.3} of {required}; {} predicates",
        path.display(),
        share(typed),
        share(dyads),
        groups.len(),
    );
    Ok((groups, required))
}

/// Reads cases and labels their proposals. Where a case leaves open what else its text holds, only what it lists counts.
fn read_cases(path: &Path, names: &mut Names) -> anyhow::Result<Vec<Group>> {
    let lex = Lexicon::embedded();
    let mut groups = Vec::new();
    let (mut events, mut found) = (0, 0);
    for file in case_files(path)? {
        for case in parse(&std::fs::read_to_string(file)?) {
            let reading = case.read_given(lex, true);
            let records = khabar::json::records(lex, &reading);
            let features: Vec<&Vec<String>> =
                reading.articles.iter().flat_map(|a| &a.events).map(|e| &e.names).collect();
            let gold = cases::gold(&case);
            events += gold.iter().filter(|g| g.required).count();
            let fits = |g: &&Gold| records.iter().any(|r| g.types.contains(&r.kind) && dyad(g, r));
            found += gold.iter().filter(|g| g.required).filter(fits).count();
            let mut more =
                label(&reading.document.text, &records, &features, &gold, &cases::named(&case), names);
            more.retain(|g| cases::is_whole(&case) || g.ways.iter().any(|w| w.right));
            let whole = cases::is_whole(&case);
            let quiet = whole && gold.is_empty();
            more.iter_mut()
                .for_each(|g| (g.of_case, g.of_whole_case, g.of_quiet_case) = (true, whole, quiet));
            groups.extend(more);
        }
    }
    println!(
        "{}: {events} events, {found} proposed with their parties; {} predicates",
        path.display(),
        groups.len()
    );
    Ok(groups)
}

fn show_miss<'a>(gold: &Gold, near: impl Iterator<Item = &'a MentionRecord>) {
    println!(
        "{} {} {:?} > {:?} | {}",
        gold.id,
        gold.types.join("|"),
        gold.actors,
        gold.recipients,
        gold.quote
    );
    let codes = |parties: &[khabar::json::Party]| {
        let one = |p: &khabar::json::Party| format!("{} {}", p.text, p.country);
        parties.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let mut near: Vec<&MentionRecord> = near.collect();
    near.sort_by_key(|r| (!gold.types.contains(&r.kind), r.trigger.start));
    for r in near.into_iter().take(6) {
        println!("    {} {} [{}] > [{}]", r.kind, r.trigger.text, codes(&r.actors), codes(&r.recipients));
    }
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
fn firsts(groups: &[Group], folds: &[usize], features: usize, args: &Args) -> Vec<Weights> {
    let of = |part: usize| {
        let rest: Vec<&Group> =
            groups.iter().zip(folds).filter(|(_, f)| **f != part).map(|(g, _)| g).collect();
        fit::first(&rest, features, args.ridge)
    };
    (0..FOLDS).map(of).collect()
}

/// What is learned from.
struct Learn<'g> {
    groups: &'g [Group],
    /// The alternatives of each predicate, by a first choice not fitted on its document.
    second: &'g [Vec<Alternative>],
    /// The number of the feature that is an alternative's own share.
    own: usize,
    features: usize,
    ridge: f64,
}

impl<'g> Learn<'g> {
    /// Fits the second choice on some of the predicates.
    fn second(&self, fits: impl Fn(usize) -> bool) -> Weights {
        let told: Vec<(&Group, &[Alternative])> = (0..self.groups.len())
            .filter(|&n| fits(n))
            .map(|n| (&self.groups[n], self.second[n].as_slice()))
            .collect();
        fit::second(&told, self.features, self.own, self.ridge)
    }

    /// What the second choice takes, and how sure it is.
    fn chosen(&self, n: usize, second: &Weights) -> (Chosen<'g>, f64) {
        let group = &self.groups[n];
        let (taken, share) = second::choose(&self.second[n], second[self.own], second);
        let way = &group.ways[taken.way];
        (Chosen { group, way, support: &taken.keeps, confidence: 0.0 }, share)
    }

    /// The choice and what speaks for keeping it, each part of the documents by a model fitted on the others.
    fn crossed(&self, folds: &[usize], mistakes: bool) -> Vec<Judged<'g>> {
        let mut out = Vec::new();
        let mut right = [(0usize, 0usize); 2];
        for part in 0..FOLDS {
            let second = self.second(|n| folds[n] != part);
            let chosen: Vec<(Chosen<'g>, f64)> =
                (0..self.groups.len()).map(|n| self.chosen(n, &second)).collect();
            let rest: Vec<&Chosen<'_>> =
                chosen.iter().zip(folds).filter(|(_, f)| **f != part).map(|(c, _)| &c.0).collect();
            let keeping = fit::keeping(&rest, self.features, self.ridge);
            for ((chosen, share), _) in chosen.into_iter().zip(folds).filter(|(_, f)| **f == part) {
                let group = chosen.group;
                if group.ways.iter().any(|w| w.right) {
                    let (taken, choosable) = &mut right[usize::from(group.of_case)];
                    *choosable += 1;
                    *taken += usize::from(chosen.way.right);
                    if mistakes && !chosen.way.right {
                        show_choice(&chosen);
                    }
                }
                if !group.of_case {
                    out.push(Judged { keep: fit::keep(&chosen, &keeping), chosen, share });
                }
            }
        }
        for ((chosen, choosable), what) in right.into_iter().zip(["articles", "cases"]) {
            let share = chosen as f64 / choosable.max(1) as f64;
            println!("{what}: choice right in {share:.3} of {choosable} predicates that have a right one");
        }
        out
    }

    /// The mean of several fits, each without some of the documents: what one document alone says weighs less.
    fn averaged(&self) -> Weights {
        let parts = folds(self.groups, FITS);
        let second = self.second(|_| true);
        let chosen: Vec<Chosen<'g>> = (0..self.groups.len()).map(|n| self.chosen(n, &second).0).collect();
        let mut mean = second;
        for left_out in 0..FITS {
            let rest: Vec<&Group> =
                self.groups.iter().zip(&parts).filter(|(_, p)| **p != left_out).map(|(g, _)| g).collect();
            let kept: Vec<&Chosen<'_>> =
                chosen.iter().zip(&parts).filter(|(_, p)| **p != left_out).map(|(c, _)| c).collect();
            let first = fit::first(&rest, self.features, self.ridge);
            let keeping = fit::keeping(&kept, self.features, self.ridge);
            // A feature is of one step alone.
            for (m, (a, b)) in mean.iter_mut().zip(first.into_iter().zip(keeping)) {
                *m += (a + b) / FITS as f64;
            }
        }
        // What weighs next to nothing only makes the file long.
        let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(MOST_WEIGHTS).copied().unwrap_or(0.0);
        mean.iter_mut().filter(|w| w.abs() <= least).for_each(|w| *w = 0.0);
        mean
    }
}

fn show_choice(chosen: &Chosen<'_>) {
    let group = chosen.group;
    let right = group.ways.iter().find(|w| w.best).or(group.ways.iter().find(|w| w.right));
    let right = right.map_or("", |w| &w.told);
    println!("{}\n   chose {}\n   right {right}", group.told, chosen.way.told);
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

/// How many weights are kept, the largest.
const MOST_WEIGHTS: usize = 4900;

/// How many fits are averaged.
const FITS: usize = 7;

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
