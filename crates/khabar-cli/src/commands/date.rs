//! `khabar date`: what a time expression means, read on a day.

use crate::cli::{NOTHING, OK};
use crate::output::{Formatted, Listing, hidden, left};
use crate::reading::{Words, day};
use khabar::date::{Anchor, Basis, Day};
use khabar::text;
use khabar::time;
use serde_json::json;
use std::io::Read;

/// The expression and the day it is read on.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar date 'الثلاثاء الماضي' --anchor 2024-07-25
  khabar date '14 شباط 2024'
  echo 'من 23 إلى 25 يوليو' | khabar date - --anchor 2024-07-22 -f jsonl")]
pub struct Args {
    /// Arabic words, or - for standard input; every expression in them is read
    #[arg(value_name = "TEXT")]
    text: String,
    /// The day they are read on; without it, what hangs on that day stays open
    #[arg(long, visible_alias = "date", value_name = "DAY", value_parser = day)]
    anchor: Option<Day>,
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where there is no time expression.
pub fn run(args: Args) -> anyhow::Result<u8> {
    let lex = args.words.load()?;
    let source = match args.text.as_str() {
        "-" => {
            let mut source = String::new();
            std::io::stdin().read_to_string(&mut source)?;
            source
        }
        text => text.to_owned(),
    };
    let anchor = args.anchor.map(|d| Anchor::on(d, Basis::Explicit, "given by the user")).unwrap_or_default();
    let text = text::analyze(&source);
    let found = time::timexes(lex, &text, 0..text.tokens.len(), &anchor);
    let mut list = Listing::new(&[
        left("type"),
        left("value"),
        left("from"),
        left("to"),
        left("precision"),
        left("calendar"),
        left("basis"),
        hidden("rule"),
        left("text"),
    ]);
    for timex in &found {
        list.row(vec![
            json!(timex.kind.name()),
            json!(timex.value),
            json!(timex.days.map(|d| d.from.to_string())),
            json!(timex.days.map(|d| d.to.to_string())),
            json!(timex.precision.name()),
            json!(timex.calendar.name()),
            json!(timex.basis.name()),
            json!(timex.rule),
            json!(text.str(timex.span)),
        ]);
    }
    if found.is_empty() {
        eprintln!("no time expression found; `khabar case` prints a test case of it if there should be one");
        return Ok(NOTHING);
    }
    list.print(args.format.chosen())?;
    Ok(OK)
}
