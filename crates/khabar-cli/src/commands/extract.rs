//! `khabar extract`: mention records of the inputs as JSON Lines; nothing is stored.

use khabar::date::Day;
use khabar::engine::{self, Given};
use khabar::json::layers::{self, Layer};
use khabar::lexicon::Lexicon;
use khabar_cli::input;
use std::io::Write;

/// What to read and what to print.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  khabar extract page.html\n  khabar extract --layer mentions pages/\n  cat page.txt | khabar extract - --published 2024-07-23"
)]
pub struct Args {
    /// Files, folders, or - for standard input
    #[arg(required = true)]
    inputs: Vec<String>,
    /// Print one layer of the reading instead of mention records
    #[arg(long, value_parser = layer)]
    layer: Option<Layer>,
    /// The publication day, for pages that do not say it
    #[arg(long, value_name = "DAY", value_parser = day)]
    published: Option<Day>,
    /// The outlet's name, for pages that do not say it
    #[arg(long)]
    outlet: Option<String>,
    /// The zone publication times are counted in (IANA name, as Africa/Cairo)
    #[arg(long, value_name = "TZ")]
    zone: Option<String>,
}

fn layer(name: &str) -> Result<Layer, String> {
    let names = || Layer::ALL.map(|(n, _)| n).join(", ");
    let found = Layer::ALL.into_iter().find(|(n, _)| *n == name);
    found.map(|(_, l)| l).ok_or_else(|| format!("no such layer; there are {}", names()))
}

fn day(iso: &str) -> Result<Day, String> {
    Day::parse(iso).ok_or_else(|| "a day is written as 2024-07-23".to_owned())
}

/// Runs the command; the exit code is 3 where some input could not be read.
pub fn run(args: Args) -> anyhow::Result<u8> {
    let lex = Lexicon::embedded();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let given = Given { published: args.published, ..Given::default() };
    let mut failed = false;
    for item in input::open(args.inputs.clone()) {
        let mut item = match item {
            Ok(item) => item,
            Err(error) => {
                failed = true;
                eprintln!("{error}");
                continue;
            }
        };
        if args.outlet.is_some() {
            item.page.hints.outlet.clone_from(&args.outlet);
        }
        if args.zone.is_some() {
            item.page.hints.zone.clone_from(&args.zone);
        }
        let reading = engine::read_given(lex, &item.page, &given);
        for note in reading.document.notes.iter().filter(|n| n.fatal) {
            failed = true;
            eprintln!(
                "{}: byte {}: {}",
                item.source.display(),
                item.byte + note.byte.unwrap_or(0),
                note.message
            );
        }
        match args.layer {
            Some(layer) => {
                for line in layers::lines(&reading, layer) {
                    writeln!(out, "{line}")?;
                }
            }
            None => {
                for record in khabar::json::records(lex, &reading) {
                    writeln!(out, "{}", serde_json::to_string(&record)?)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(if failed { 3 } else { 0 })
}
