//! Fits the ranker: logistic regression over structural features, by a fixed number of full passes in a fixed order,
//! so that the same gold gives the same bytes.

use anyhow::Context;
use khabar::engine::{self, Given};
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Spots, dyad};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// What to learn from.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Gold sets to fit on: PATH.jsonl (texts) beside PATH.events.jsonl (mentions)
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Gold sets to print recall of, not fitted on
    #[arg(long)]
    test: Vec<PathBuf>,
    /// Where the weights go
    #[arg(long, default_value = "crates/khabar/lexicon/weights.tsv")]
    output: PathBuf,
    /// Weight of the pull towards zero
    #[arg(long, default_value_t = 0.4)]
    ridge: f64,
    /// The probability below which a proposal is dropped; left out, the one that does best on texts not fitted on
    #[arg(long)]
    threshold: Option<f64>,
    /// Only print the recall of proposals
    #[arg(long)]
    recall: bool,
    /// Print the required gold mentions that no proposal answers, with the proposals of their sentence
    #[arg(long)]
    show: bool,
}

/// One proposal with what gold says of it.
struct Example {
    features: Vec<String>,
    label: bool,
    /// The document and the place of the trigger: proposals of one group are rivals.
    group: (String, u32),
}

/// Runs the task.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let mut examples = Vec::new();
    let mut required = 0;
    for path in &args.gold {
        let (more, wanted) = read_set(path, args.show)?;
        examples.extend(more);
        required += wanted;
    }
    for path in &args.test {
        read_set(path, args.show)?;
    }
    if args.recall {
        return Ok(());
    }
    let threshold = match args.threshold {
        Some(threshold) => threshold,
        None => best_threshold(&examples, required, args.ridge),
    };
    let all: Vec<&Example> = examples.iter().collect();
    let weights = fit(&all, args.ridge);
    write(&args.output, &weights, threshold)?;
    println!("{} examples, {} weights -> {}", examples.len(), weights.len(), args.output.display());
    Ok(())
}

/// Reads a set, prints the recall of its proposals, and labels them.
fn read_set(path: &Path, show: bool) -> anyhow::Result<(Vec<Example>, usize)> {
    let lex = Lexicon::embedded();
    let events = path.with_extension("events.jsonl");
    let gold =
        std::fs::read_to_string(&events).with_context(|| format!("{}: cannot be read", events.display()))?;
    let mut by_doc: HashMap<String, Vec<Gold>> = HashMap::new();
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line)?;
        by_doc.entry(gold.doc.clone()).or_default().push(gold);
    }
    let mut examples = Vec::new();
    let (mut required, mut typed, mut dyads) = (0, 0, 0);
    for item in khabar_cli::input::open([path.to_string_lossy().into_owned()]) {
        let item = item.map_err(|e| anyhow::anyhow!("{e}"))?;
        let given = Given { all_candidates: true, ..Given::default() };
        let reading = engine::read_given(lex, &item.page, &given);
        let records = khabar::json::records(lex, &reading);
        let features: Vec<&Vec<String>> =
            reading.articles.iter().flat_map(|a| &a.events).map(|e| &e.features).collect();
        let gold = by_doc.get(&item.page.doc).map_or(&[][..], |g| g);
        let spots: Vec<Spots> = gold.iter().map(|g| Spots::of(&g.quote, &reading.document.text)).collect();
        for (g, s) in gold.iter().zip(&spots).filter(|(g, _)| g.required) {
            let near = || records.iter().filter(|r| g.types.contains(&r.kind) && s.held_by(r).is_some());
            required += 1;
            typed += usize::from(near().next().is_some());
            let found = near().any(|r| dyad(g, r));
            dyads += usize::from(found);
            if show && !found {
                show_miss(g, records.iter().filter(|r| s.held_by(r).is_some()));
            }
        }
        examples.extend(label(&records, &features, gold, &spots));
    }
    let share = |n: usize| n as f64 / (required.max(1)) as f64;
    println!(
        "{}: recall of proposals: types {:.3}, dyads {:.3} of {required}; {} proposals, {} right",
        path.display(),
        share(typed),
        share(dyads),
        examples.len(),
        examples.iter().filter(|e| e.label).count()
    );
    Ok((examples, required))
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

/// A proposal is right where it is the best one for some required gold mention, wrong where it matches none;
/// those that match only an optional mention, or a mention that a better one has taken, say nothing.
fn label(
    records: &[MentionRecord],
    features: &[&Vec<String>],
    gold: &[Gold],
    spots: &[Spots],
) -> Vec<Example> {
    let mut pairs = Vec::new();
    let mut neutral = vec![false; records.len()];
    for (n, record) in records.iter().enumerate() {
        for (g, (gold, spots)) in gold.iter().zip(spots).enumerate() {
            let Some(spot) = spots.held_by(record).filter(|_| gold.types.contains(&record.kind)) else {
                continue;
            };
            if !dyad(gold, record) {
                continue;
            }
            neutral[n] |= !gold.required;
            if gold.required {
                let inside = spot.0 <= record.trigger.start && record.trigger.start < spot.1;
                let status = gold.status.contains(&record.status);
                let best = gold.types.first() == Some(&record.kind);
                pairs.push((std::cmp::Reverse((inside, status, best)), n, g));
            }
        }
    }
    pairs.sort();
    let mut right = vec![false; records.len()];
    let mut taken = vec![false; gold.len()];
    for (std::cmp::Reverse((inside, ..)), n, g) in pairs {
        if !taken[g] && !right[n] {
            taken[g] = true;
            right[n] = true;
        } else if !right[n] && inside {
            // A second telling in the same words costs nothing only where it is printed twice; here it is a rival.
            continue;
        }
    }
    (0..records.len())
        .filter(|&n| right[n] || !neutral[n])
        .map(|n| Example {
            features: features[n].clone(),
            label: right[n],
            group: (records[n].doc.clone(), records[n].trigger.start),
        })
        .collect()
}

/// The threshold with the best F1 where each fifth of the documents is scored by a model fitted on the other four.
fn best_threshold(examples: &[Example], required: usize, ridge: f64) -> f64 {
    let mut docs: Vec<&str> = examples.iter().map(|e| e.group.0.as_str()).collect();
    docs.sort_unstable();
    docs.dedup();
    let fold = |e: &Example| docs.binary_search(&e.group.0.as_str()).unwrap_or(0) % 5;
    let mut best: BTreeMap<(&str, u32), (f64, bool)> = BTreeMap::new();
    for part in 0..5 {
        let rest: Vec<&Example> = examples.iter().filter(|e| fold(e) != part).collect();
        let weights = fit(&rest, ridge);
        for e in examples.iter().filter(|e| fold(e) == part) {
            let sum: f64 = e.features.iter().filter_map(|f| weights.get(f)).sum();
            let p = 1.0 / (1.0 + (-sum).exp());
            let slot = best.entry((e.group.0.as_str(), e.group.1)).or_insert((0.0, false));
            if p > slot.0 {
                *slot = (p, e.label);
            }
        }
    }
    let f1 = |threshold: f64| {
        let kept = best.values().filter(|(p, _)| *p >= threshold);
        let (mut n, mut hit) = (0.0, 0.0);
        kept.for_each(|(_, right)| {
            n += 1.0;
            hit += f64::from(u8::from(*right));
        });
        2.0 * hit / (n + required as f64)
    };
    let steps: Vec<f64> = (4..60).map(|n| f64::from(n) / 100.0).collect();
    let found = steps.into_iter().max_by(|a, b| f1(*a).total_cmp(&f1(*b))).unwrap_or(0.2);
    println!("threshold {found}: dyad F1 {:.3} on documents not fitted on (each fifth scored by the rest)", f1(found));
    found
}

/// Newton-like coordinate steps with diagonal curvature: 60 passes over all examples.
fn fit(examples: &[&Example], ridge: f64) -> BTreeMap<String, f64> {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for f in examples.iter().flat_map(|e| &e.features) {
        *counts.entry(f).or_default() += 1;
    }
    for (n, (f, _)) in counts.iter().filter(|(_, c)| **c >= 4).enumerate() {
        index.insert(f, n);
    }
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|e| {
            (
                e.features.iter().filter_map(|f| index.get(f.as_str()).copied()).collect(),
                f64::from(u8::from(e.label)),
            )
        })
        .collect();
    let mut weights = vec![0.0f64; index.len()];
    let mut squares = vec![1e-6f64; index.len()];
    for pass in 0..400 {
        let mut gradient: Vec<f64> = weights.iter().map(|w| ridge * w).collect();
        for (features, label) in &rows {
            let sum: f64 = features.iter().map(|&f| weights[f]).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - label;
            features.iter().for_each(|&f| gradient[f] += error);
        }
        // AdaGrad: each weight has its own step, shrinking with what it has moved.
        let rate = 0.5 / (1.0 + f64::from(pass) * 0.01);
        for ((w, g), s) in weights.iter_mut().zip(&gradient).zip(&mut squares) {
            *s += g * g;
            *w -= rate * g / s.sqrt();
        }
    }
    index.into_iter().map(|(f, n)| (f.to_owned(), weights[n])).collect()
}

fn write(path: &Path, weights: &BTreeMap<String, f64>, threshold: f64) -> anyhow::Result<()> {
    let mut lines: Vec<String> =
        weights.iter().filter(|(_, w)| w.abs() >= 0.005).map(|(f, w)| format!("{w:.3}\t{f}")).collect();
    lines.push(format!("{threshold}\tthreshold"));
    lines.sort();
    let head = "# WHAT what the ranker has learned: how much each structural feature speaks for or against a proposal\n\
                # FROM `cargo xtask train` on the Apache-2.0 development gold; never edited by hand\n\
                # COLUMNS\tweight\tfeature\n";
    std::fs::write(path, format!("{head}{}\n", lines.join("\n")))?;
    Ok(())
}
