//! `khabar verify`: whether a store is whole.

use crate::cli::{MISMATCH, OK};
use crate::output::{Formatted, Listing, left, right};
use anyhow::Result;
use khabar_store::Store;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Which store.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar verify news.db
  khabar verify news.db -f jsonl

Every page's text is hashed anew, every span is looked up in it, every reference followed. The exit code is 5 where
something does not fit.")]
pub struct Args {
    /// The store
    #[arg(value_name = "FILE", env = "KHABAR_STORE", hide_env_values = true, default_value = "news.db")]
    store: PathBuf,
    /// The same, as the questions to a store have it
    #[arg(short = 's', long = "store", value_name = "FILE", hide = true)]
    same: Option<PathBuf>,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 5 where a check fails.
pub fn run(args: Args) -> Result<u8> {
    let store = args.same.as_ref().unwrap_or(&args.store);
    let checks = Store::open(store)?.verify()?;
    let mut list = Listing::new(&[left("check"), right("checked"), right("failed"), left("failures")]);
    for check in &checks {
        list.row_of(
            serde_json::to_value(check).unwrap_or(Value::Null),
            vec![
                json!(check.name),
                json!(check.checked),
                json!(check.failed),
                json!(check.failures.join("\n")),
            ],
        );
    }
    list.print(args.format.chosen())?;
    let failed: u64 = checks.iter().map(|c| c.failed).sum();
    if failed == 0 {
        return Ok(OK);
    }
    eprintln!("error: {failed} things in {} do not fit", store.display());
    eprintln!("help: make the store anew with khabar run from the same inputs");
    Ok(MISMATCH)
}
