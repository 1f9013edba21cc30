//! Draws lines of a lexicon file, for somebody who did not write them to read.
//!
//! A line's place in the draw hangs on its own words and the seed alone, so that the same lines are drawn again whatever was added around them;
//! a line that was mended is another line.

use anyhow::{Context, Result, ensure};
use std::path::PathBuf;

/// What to draw.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The files, each drawn from by itself
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The number the draw is made by; the file's header names it
    #[arg(long)]
    seed: u64,
    /// Draw so many lines of each file
    #[arg(long, default_value_t = 100)]
    count: usize,
}

/// Runs the task: `line number: line`, in the file's order.
pub fn run(args: &Args) -> Result<()> {
    ensure!(args.count > 0, "--count must be at least 1");
    for file in &args.files {
        let text =
            std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let drawn = draw(&text, args.seed, args.count);
        println!("{}: {} lines", file.display(), drawn.len());
        for (number, line) in drawn {
            println!("{number}: {line}");
        }
    }
    Ok(())
}

/// The lines drawn, with their numbers from 1. Comments, empty lines and the heads of TOML tables hold no fact and are not drawn.
fn draw(text: &str, seed: u64, count: usize) -> Vec<(usize, &str)> {
    let holds_fact = |line: &str| !line.trim().is_empty() && !line.starts_with('#') && !line.starts_with('[');
    let mut lines: Vec<(usize, &str)> =
        text.lines().enumerate().filter(|(_, l)| holds_fact(l)).map(|(n, l)| (n + 1, l)).collect();
    lines.sort_by_key(|(number, line)| (place(line, seed), *number));
    lines.truncate(count);
    lines.sort_unstable();
    lines
}

/// Where a line stands in the draw: its bytes by FNV-1a from the seed on, mixed once more by the last step of SplitMix64.
fn place(line: &str, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed;
    let hash = line.bytes().fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_line_is_drawn_by_its_own_words() {
        let text: String = (0..50).map(|n| format!("line {n}\n")).collect();
        let words = |text: &str, seed| -> Vec<String> {
            draw(text, seed, 10).into_iter().map(|(_, l)| l.to_owned()).collect()
        };
        let drawn = words(&text, 7);
        assert_eq!(drawn.len(), 10);
        assert_ne!(drawn, words(&text, 8), "another seed draws other lines");
        let commented = format!("# WHAT\n\n[[frame]]\n{text}");
        assert_eq!(drawn, words(&commented, 7), "what holds no fact is not drawn and moves nothing");
    }
}
