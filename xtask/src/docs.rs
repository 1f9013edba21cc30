//! Writes what stands in `docs/` but is made from the program: the commands' help, and figures beside their commands.
//!
//! A page marks such figures with `<!-- COMMAND -->` before and `<!-- end -->` after; what is between is written anew.

use crate::{ablation, mistakes};
use anyhow::{Context, Result};
use khabar_cli::gold::{MISSING, shared};

/// Runs the task.
pub fn run() -> Result<()> {
    write("docs/cli.md", &khabar_cli::cli::help_page())?;
    if shared().is_none() {
        println!("the figures of docs/limits.md stay as they are: {MISSING}");
        return Ok(());
    }
    let path = "docs/limits.md";
    let mut page = std::fs::read_to_string(path).with_context(|| format!("{path} cannot be read"))?;
    for (command, lines) in
        [("cargo xtask ablation", ablation::table()?), ("cargo xtask mistakes", mistakes::table()?)]
    {
        page = with_block(&page, command, &lines)
            .with_context(|| format!("{path}: no block `<!-- {command} -->` … `<!-- end -->`"))?;
    }
    write(path, &page)
}

fn write(path: &str, text: &str) -> Result<()> {
    std::fs::write(path, text)
        .with_context(|| format!("{path} cannot be written; run this in the project's root"))?;
    println!("{path}");
    Ok(())
}

/// The page with other lines in the block of a command.
fn with_block(page: &str, command: &str, lines: &str) -> Option<String> {
    let head = format!("<!-- {command} -->\n");
    let from = page.find(&head)? + head.len();
    let to = from + page[from..].find("<!-- end -->")?;
    Some(format!("{}\n{}\n\n{}", &page[..from], lines.trim_end(), &page[to..]))
}

#[cfg(test)]
mod tests {
    use super::with_block;

    #[test]
    fn only_the_block_of_the_command_changes() {
        let page = "a\n<!-- x -->\nold\n<!-- end -->\nb\n<!-- y -->\nkept\n<!-- end -->\n";
        let new = with_block(page, "x", "| 1 |\n");
        let wanted = "a\n<!-- x -->\n\n| 1 |\n\n<!-- end -->\nb\n<!-- y -->\nkept\n<!-- end -->\n";
        assert_eq!(new.as_deref(), Some(wanted));
        assert_eq!(with_block(wanted, "x", "| 1 |\n").as_deref(), Some(wanted), "twice is once");
        assert_eq!(with_block(page, "z", ""), None);
    }
}
