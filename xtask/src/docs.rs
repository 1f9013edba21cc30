//! Writes the pages of `docs/` that are made from the program.

use anyhow::{Context, Result};

/// Writes `docs/cli.md`.
pub fn run() -> Result<()> {
    let path = "docs/cli.md";
    std::fs::write(path, khabar_cli::cli::help_page())
        .with_context(|| format!("{path} cannot be written; run this in the project's root"))?;
    println!("{path}");
    Ok(())
}
