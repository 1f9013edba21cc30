//! The mean of several fits of the ranker: fits on other cases err in other places, and their mean errs less.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which weights.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Files of weights, as `xtask train --output` writes them
    #[arg(required = true, num_args = 2..)]
    fits: Vec<PathBuf>,
    /// Where the mean goes
    #[arg(long, default_value = "crates/khabar/lexicon/weights.tsv")]
    output: PathBuf,
    /// The probability below which a proposal is dropped
    #[arg(long)]
    threshold: f64,
}

/// How many weights are kept, the largest.
const MOST: usize = 4890;
/// A weight smaller than this says nothing.
const LEAST: f64 = 0.01;

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    let mut head = String::new();
    for path in &args.fits {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        head = text.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        for (feature, weight) in weights(path, &text)? {
            *sums.entry(feature).or_default() += weight / args.fits.len() as f64;
        }
    }
    sums.remove("threshold");
    let (always, mut rest): (Vec<_>, Vec<_>) =
        sums.into_iter().partition(|(feature, _)| feature.starts_with("calibration:"));
    rest.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
    rest.truncate(MOST);
    let told = rest.into_iter().filter(|(_, w)| w.abs() >= LEAST).chain(always);
    let mut lines: Vec<String> = told.map(|(feature, w)| format!("{w:.3}\t{feature}")).collect();
    lines.push(format!("{}\tthreshold", args.threshold));
    lines.sort();
    std::fs::write(&args.output, format!("{head}{}\n", lines.join("\n")))?;
    println!("{} weights -> {}", lines.len(), args.output.display());
    Ok(())
}

/// The weights of a file by the names of their features.
pub(crate) fn weights(path: &Path, text: &str) -> Result<Vec<(String, f64)>> {
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
        let Some((weight, feature)) = line.split_once('\t') else {
            bail!("{}:{}: a line is a weight, a TAB and a feature", path.display(), n + 1);
        };
        let weight =
            weight.parse().with_context(|| format!("{}:{}: {weight} is no number", path.display(), n + 1))?;
        out.push((feature.to_owned(), weight));
    }
    Ok(out)
}
