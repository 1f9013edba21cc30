//! How often the comparison of spellings errs, on names that registries spell in several ways.

use anyhow::{Context, Result};
use khabar::text::translit::{ONE_NAME, alike, name_key};
use std::path::PathBuf;

/// What to read and what to print.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The list of pairs
    #[arg(default_value = "corpus/spellings/pairs.tsv")]
    pairs: PathBuf,
    /// Take spellings for one name from this likeness on
    #[arg(long, default_value_t = ONE_NAME)]
    threshold: f32,
    /// Print every pair that is judged wrongly
    #[arg(long)]
    list: bool,
}

/// Pairs of one kind and half, and how many of them are taken for one name: by likeness, and by an equal key.
#[derive(Default)]
struct Count {
    all: u32,
    alike: u32,
    equal: u32,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let text = std::fs::read_to_string(&args.pairs)
        .with_context(|| format!("cannot read {}: run it in the project's folder", args.pairs.display()))?;
    for half in ["fit", "measure"] {
        let (mut same, mut other) = (Count::default(), Count::default());
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, own, _, _, _, _, a, b] = cells.as_slice() else { continue };
            if *own != half {
                continue;
            }
            let score = alike(a, b);
            let taken = score >= args.threshold;
            let count = if *kind == "same" { &mut same } else { &mut other };
            count.all += 1;
            count.alike += u32::from(taken);
            count.equal += u32::from(name_key(a) == name_key(b));
            if args.list && taken != (*kind == "same") {
                println!("{kind}\t{score:.3}\t{line}");
            }
        }
        let share = |part: u32, all: u32| 100.0 * f64::from(part) / f64::from(all.max(1));
        let wrong = same.all - same.alike + other.alike;
        println!(
            "{half:8} likeness from {:.3}: {:.1} % of {} pairs of one name missed, {:.1} % of {} near misses taken; {:.1} % wrong in all",
            args.threshold,
            share(same.all - same.alike, same.all),
            same.all,
            share(other.alike, other.all),
            other.all,
            share(wrong, same.all + other.all),
        );
        println!(
            "{half:8} equal keys:          {:.1} % missed, {:.1} % taken",
            share(same.all - same.equal, same.all),
            share(other.equal, other.all)
        );
    }
    Ok(())
}
