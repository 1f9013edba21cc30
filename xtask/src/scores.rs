//! The scores on the development gold beside the best there were.

use anyhow::{Result, bail};
use khabar_cli::gold::{MISSING, ratchet};

/// What to do with them.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Keep what is better than the best
    #[arg(long)]
    raise: bool,
    /// Keep what is worse too: say in the commit why
    #[arg(long)]
    lower: bool,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let Some(now) = ratchet::now()? else { bail!("{MISSING}") };
    let mut best = ratchet::best().unwrap_or_default();
    println!("set    level        now    best");
    for ((set, level), f1) in &now {
        let was = best.get(&(set.clone(), level.clone())).copied();
        let mark = match was {
            Some(was) if *f1 < was => "  below",
            Some(was) if *f1 > was => "  above",
            _ => "",
        };
        let was = was.map_or_else(|| "-".to_owned(), ratchet::shown);
        println!("{set:6} {level:8} {:>7} {was:>7}{mark}", ratchet::shown(*f1));
    }
    let fallen = ratchet::fallen(&now, &best);
    if args.raise || args.lower {
        for (key, f1) in now {
            let kept = best.entry(key).or_default();
            *kept = if args.lower { f1 } else { f1.max(*kept) };
        }
        ratchet::keep(&best)?;
        println!("-> {}", ratchet::path().display());
    }
    if !fallen.is_empty() && !args.lower {
        bail!("{} levels are below the best; `--lower` keeps them all the same", fallen.len());
    }
    Ok(())
}
