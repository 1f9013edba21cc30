//! `khabar case`: a ready test case of a text, with what the engine makes of it today.

use crate::cli::OK;
use crate::reading::{Words, day};
use khabar::date::Day;
use std::io::{Read, Write};

/// The text and its day.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar case 'زار وزير الخارجية المصري أنقرة أمس.' --date 2024-03-05
  khabar case - --date 2024-03-05 --title 'a visit yesterday' < sentence.txt >> corpus/event/visits.case

Mend the rows that are wrong, and the case is a report of the mistake that tests can run. docs/cases.md has the notation.")]
pub struct Args {
    /// An Arabic text, or - for standard input
    #[arg(value_name = "TEXT")]
    text: String,
    /// The day it was published
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<Day>,
    /// What the case is about
    #[arg(long, default_value = "what this case is about")]
    title: String,
    /// Also print the time expressions and the mentions
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    words: Words,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<u8> {
    let lex = args.words.load()?;
    let text = match args.text.as_str() {
        "-" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            text
        }
        text => text.to_owned(),
    };
    let case = khabar::case::Case::of_text(&args.title, args.date, &text);
    let mut out = std::io::stdout().lock();
    write!(out, "{}", case.written(lex, args.all))?;
    Ok(OK)
}
