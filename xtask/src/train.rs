//! Fits the ranker: logistic regression over structural features, by a fixed number of full passes in a fixed order,
//! so that the same gold gives the same bytes.

use anyhow::Context;
use khabar::engine::{self, Given};
use khabar::event::rank::CHOICE;
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
    #[arg(long, default_value_t = 6.0)]
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

/// One predicate of one type, with every way to fill its roles, and what gold says of it.
struct Group {
    doc: String,
    ways: Vec<Way>,
    /// Whether it is the telling of some required gold mention, better than its rivals.
    wanted: bool,
    /// Whether it answers an optional gold mention: giving it or leaving it costs nothing.
    optional: bool,
}

/// One way to fill the roles.
struct Way {
    features: Vec<String>,
    /// Whether some gold mention has these parties.
    fits: bool,
}

/// Runs the task.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let mut groups = Vec::new();
    let mut required = 0;
    for path in &args.gold {
        let (more, wanted) = read_set(path, args.show)?;
        groups.extend(more);
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
        None => best_threshold(&groups, required, args.ridge),
    };
    let all: Vec<&Group> = groups.iter().collect();
    let weights = fit(&all, args.ridge);
    write(&args.output, &weights, threshold)?;
    println!("{} predicates, {} weights -> {}", groups.len(), weights.len(), args.output.display());
    Ok(())
}

/// Reads a set, prints the recall of its proposals, and labels them.
fn read_set(path: &Path, show: bool) -> anyhow::Result<(Vec<Group>, usize)> {
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
        groups.extend(label(&records, &features, gold, &spots));
    }
    let share = |n: usize| n as f64 / (required.max(1)) as f64;
    println!(
        "{}: recall of proposals: types {:.3}, dyads {:.3} of {required}; {} predicates, {} wanted",
        path.display(),
        share(typed),
        share(dyads),
        groups.len(),
        groups.iter().filter(|g| g.wanted).count()
    );
    Ok((groups, required))
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

/// A predicate is wanted where it is the best telling of some required gold mention: its trigger inside the quote
/// before one outside, its status accepted before one that is not, the best type first.
fn label(records: &[MentionRecord], features: &[&Vec<String>], gold: &[Gold], spots: &[Spots]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut keys: Vec<(u32, &str)> = Vec::new();
    let mut pairs = Vec::new();
    for (record, features) in records.iter().zip(features) {
        let key = (record.trigger.start, record.kind.as_str());
        let n = keys.iter().position(|k| *k == key).unwrap_or(keys.len());
        if n == keys.len() {
            keys.push(key);
            groups.push(Group { doc: record.doc.clone(), ways: Vec::new(), wanted: false, optional: false });
        }
        let mut fits = false;
        for (g, (gold, spots)) in gold.iter().zip(spots).enumerate() {
            let Some(spot) = spots.held_by(record).filter(|_| gold.types.contains(&record.kind)) else {
                continue;
            };
            if !dyad(gold, record) {
                continue;
            }
            let inside = spot.0 <= record.trigger.start && record.trigger.start < spot.1;
            let status = gold.status.contains(&record.status);
            let best = gold.types.first() == Some(&record.kind);
            fits |= inside || gold.required;
            groups[n].optional |= !gold.required;
            if gold.required {
                pairs.push((std::cmp::Reverse((inside, status, best)), n, g));
            }
        }
        groups[n].ways.push(Way { features: (*features).clone(), fits });
    }
    pairs.sort();
    let mut taken = vec![false; gold.len()];
    for (_, n, g) in pairs {
        if !taken[g] && !groups[n].wanted {
            taken[g] = true;
            groups[n].wanted = true;
        }
    }
    groups
}

/// The threshold with the best F1 where each fifth of the documents is scored by a model fitted on the other four.
fn best_threshold(groups: &[Group], required: usize, ridge: f64) -> f64 {
    let mut docs: Vec<&str> = groups.iter().map(|g| g.doc.as_str()).collect();
    docs.sort_unstable();
    docs.dedup();
    let fold = |g: &Group| docs.binary_search(&g.doc.as_str()).unwrap_or(0) % 5;
    let mut scored: Vec<(f64, bool, bool)> = Vec::new();
    let (mut chosen, mut choosable) = (0, 0);
    for part in 0..5 {
        let rest: Vec<&Group> = groups.iter().filter(|g| fold(g) != part).collect();
        let weights = fit(&rest, ridge);
        for g in groups.iter().filter(|g| fold(g) == part) {
            let way = choose(g, &weights);
            let right = g.wanted && way.fits;
            if g.ways.iter().any(|w| w.fits) {
                choosable += 1;
                chosen += usize::from(way.fits);
            }
            scored.push((keep(way, &weights), right, g.optional && way.fits && !right));
        }
    }
    println!(
        "choice right in {:.3} of {choosable} predicates that have a right one",
        chosen as f64 / choosable.max(1) as f64
    );
    let f1 = |threshold: f64| {
        let (mut n, mut hit) = (0.0, 0.0);
        for (p, right, free) in &scored {
            if *p >= threshold && !free {
                n += 1.0;
                hit += f64::from(u8::from(*right));
            }
        }
        2.0 * hit / (n + required as f64)
    };
    let steps: Vec<f64> = (4..70).map(|n| f64::from(n) / 100.0).collect();
    let found = steps.into_iter().max_by(|a, b| f1(*a).total_cmp(&f1(*b))).unwrap_or(0.3);
    println!(
        "threshold {found}: dyad F1 {:.3} on documents not fitted on (each fifth scored by the rest)",
        f1(found)
    );
    found
}

type Weights = BTreeMap<String, f64>;

fn sum(way: &Way, weights: &Weights, choice: bool) -> f64 {
    let of = |f: &&String| f.starts_with(CHOICE) == choice;
    way.features.iter().filter(of).filter_map(|f| weights.get(f)).sum()
}

fn choose<'g>(group: &'g Group, weights: &Weights) -> &'g Way {
    let mut best = &group.ways[0];
    let mut top = f64::NEG_INFINITY;
    for way in &group.ways {
        let s = sum(way, weights, true);
        if s > top {
            (best, top) = (way, s);
        }
    }
    best
}

fn keep(way: &Way, weights: &Weights) -> f64 {
    1.0 / (1.0 + (-sum(way, weights, false)).exp())
}

/// Fits the choice among ways first (a softmax over each predicate that has a right way), then whether to keep what
/// was chosen.
fn fit(groups: &[&Group], ridge: f64) -> Weights {
    let choosable: Vec<&Group> = groups
        .iter()
        .copied()
        .filter(|g| g.ways.len() > 1 && g.ways.iter().any(|w| w.fits) && !g.ways.iter().all(|w| w.fits))
        .collect();
    let mut weights = descend(
        &choosable.iter().flat_map(|g| &g.ways).collect::<Vec<_>>(),
        true,
        ridge,
        |index, weights, gradient| {
            for group in &choosable {
                let rows: Vec<Vec<usize>> = group.ways.iter().map(|w| index.row(w)).collect();
                let sums: Vec<f64> = rows.iter().map(|r| r.iter().map(|&f| weights[f]).sum()).collect();
                let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let exps: Vec<f64> = sums.iter().map(|s| (s - top).exp()).collect();
                let (all, good) = (
                    exps.iter().sum::<f64>(),
                    exps.iter().zip(&group.ways).filter(|(_, w)| w.fits).map(|(e, _)| e).sum::<f64>(),
                );
                for ((row, e), way) in rows.iter().zip(&exps).zip(&group.ways) {
                    let g = e / all - if way.fits { e / good } else { 0.0 };
                    row.iter().for_each(|&f| gradient[f] += g);
                }
            }
        },
    );
    let chosen: Vec<(&Way, f64)> = groups
        .iter()
        .filter_map(|g| {
            let way = choose(g, &weights);
            let right = g.wanted && way.fits;
            (right || !(g.optional && way.fits)).then_some((way, f64::from(u8::from(right))))
        })
        .collect();
    let keeping =
        descend(&chosen.iter().map(|c| c.0).collect::<Vec<_>>(), false, ridge, |index, weights, gradient| {
            for (way, label) in &chosen {
                let row = index.row(way);
                let s: f64 = row.iter().map(|&f| weights[f]).sum();
                let error = 1.0 / (1.0 + (-s).exp()) - label;
                row.iter().for_each(|&f| gradient[f] += error);
            }
        });
    weights.extend(keeping);
    weights
}

/// The features that are frequent enough to learn, numbered by name.
struct Index<'a>(BTreeMap<&'a str, usize>);

impl Index<'_> {
    fn row(&self, way: &Way) -> Vec<usize> {
        way.features.iter().filter_map(|f| self.0.get(f.as_str()).copied()).collect()
    }
}

/// AdaGrad over the whole gradient: each weight has its own step, shrinking with what it has moved.
fn descend(ways: &[&Way], choice: bool, ridge: f64, add: impl Fn(&Index<'_>, &[f64], &mut [f64])) -> Weights {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for f in ways.iter().flat_map(|w| &w.features).filter(|f| f.starts_with(CHOICE) == choice) {
        *counts.entry(f).or_default() += 1;
    }
    let frequent = counts.into_iter().filter(|(_, c)| *c >= 5).map(|(f, _)| f);
    let index = Index(frequent.enumerate().map(|(n, f)| (f, n)).collect());
    let mut weights = vec![0.0f64; index.0.len()];
    let mut squares = vec![1e-6f64; weights.len()];
    for _ in 0..150 {
        let mut gradient: Vec<f64> = weights.iter().map(|w| ridge * w).collect();
        add(&index, &weights, &mut gradient);
        for ((w, g), s) in weights.iter_mut().zip(&gradient).zip(&mut squares) {
            *s += g * g;
            *w -= 0.4 * g / s.sqrt();
        }
    }
    index.0.into_iter().map(|(f, n)| (f.to_owned(), weights[n])).collect()
}

fn write(path: &Path, weights: &Weights, threshold: f64) -> anyhow::Result<()> {
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
