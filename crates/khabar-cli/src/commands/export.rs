//! `khabar export`: a store's events in the format of another tool.

use crate::cli::{FAILED, NOTHING, OK};
use crate::wanted::Wanted;
use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use khabar::lexicon::Lexicon;
use khabar_export::{Checked, Format, Language, Manifest, Options, Projection, Request, Table};
use khabar_store::Store;
use std::path::PathBuf;

/// What is exported, and how.
#[derive(clap::Args, Debug)]
#[command(after_help = "Formats:
  plover      PLOVER, one JSON object a line; the whole record under \"khabar\"
  polecat     POLECAT's 40 columns, tab-separated; whole records beside it in FILE.khabar.jsonl
  csv         one of the tables, with a header; lists are parted by \"; \"
  parquet     one of the tables, with types
  geojson     a point an event, for maps
  gexf        a graph, for Gephi and its like
  timelinejs  a slide an event
  bibtex      the articles that tell the events

Examples:
  khabar export demo.db --format csv -o events.csv
  khabar export demo.db --format parquet --table mentions -o mentions.parquet --check
  khabar export demo.db --format gexf --party Egypt --from 2024-01-01 -o egypt.gexf
  khabar export --check -o events.csv

Beside FILE stands FILE.manifest.json: store, filter, SHA-256, rows, and what the format had no place for.
With --check the file is read back by the rules of its format; without a store an existing FILE is checked.")]
pub struct Args {
    /// The store
    #[arg(value_name = "STORE", required_unless_present_any = ["check", "same"])]
    store: Option<PathBuf>,
    /// The same, as the questions to a store have it
    #[arg(short = 's', long = "store", value_name = "FILE", hide = true, conflicts_with = "store")]
    same: Option<PathBuf>,
    /// The format; for --check alone, the manifest tells it
    #[arg(short, long, value_enum, required_unless_present = "check")]
    format: Option<FormatName>,
    /// The file to write, or to check
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Read the file back and list what a reader of the format would stumble over
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    how: How,
}

/// How it is written.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "How it is written")]
struct How {
    /// csv, parquet: which table
    #[arg(long, value_enum, default_value = "events")]
    table: TableName,
    /// gexf: what the graph joins
    #[arg(long, value_enum, default_value = "actors")]
    project: ProjectionName,
    /// timelinejs: the language of headlines and dates
    #[arg(long, value_enum, default_value = "en")]
    lang: LanguageName,
    /// plover, polecat, timelinejs: what to do with events no page dates
    #[arg(long, value_enum, default_value = "skip")]
    undated: Undated,
    /// polecat: romanise Arabic names, for readers that open it as Latin-1
    #[arg(long)]
    ascii_names: bool,
    /// polecat: head the fifth column Event Intensity, as some of its files do
    #[arg(long)]
    event_intensity: bool,
    /// csv: begin with a byte order mark, which Excel needs to see UTF-8
    #[arg(long)]
    bom: bool,
    /// geojson: where khabar serve answers, for addresses of events
    #[arg(long, value_name = "URL")]
    site: Option<String>,
}

/// What to do with events no page dates, where a format asks for a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Undated {
    /// Leave them out; the manifest counts them
    Skip,
    /// Give them the day of their first report
    Published,
}

/// A type of the export crate as the command line names it.
macro_rules! named {
    ($name:ident, $inner:ty, $all:expr, $text:expr) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        struct $name($inner);

        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                const ALL: &[$name] = $all;
                ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let text: fn($inner) -> &'static str = $text;
                Some(PossibleValue::new(text(self.0)))
            }
        }
    };
}

named!(
    FormatName,
    Format,
    &[
        FormatName(Format::Plover),
        FormatName(Format::Polecat),
        FormatName(Format::Csv),
        FormatName(Format::Parquet),
        FormatName(Format::GeoJson),
        FormatName(Format::Gexf),
        FormatName(Format::TimelineJs),
        FormatName(Format::BibTex),
    ],
    Format::name
);
named!(
    TableName,
    Table,
    &[
        TableName(Table::Events),
        TableName(Table::Mentions),
        TableName(Table::Parties),
        TableName(Table::Links),
        TableName(Table::Figures),
        TableName(Table::Relations),
    ],
    Table::name
);
named!(
    ProjectionName,
    Projection,
    &[
        ProjectionName(Projection::Actors),
        ProjectionName(Projection::Outlets),
        ProjectionName(Projection::Speakers),
    ],
    |p| match p {
        Projection::Actors => "actors",
        Projection::Outlets => "outlets",
        Projection::Speakers => "speakers",
    }
);
named!(
    LanguageName,
    Language,
    &[LanguageName(Language::English), LanguageName(Language::Arabic)],
    |l| match l {
        Language::English => "en",
        Language::Arabic => "ar",
    }
);

/// Runs the command: 4 where no event fits, 1 where the check finds faults.
pub fn run(args: Args) -> Result<u8> {
    let format = args.format.map(|f| f.0);
    let store = args.store.as_ref().or(args.same.as_ref());
    if let (Some(path), Some(format)) = (store, format) {
        let store = Store::open(path)?;
        let lex = Lexicon::embedded();
        let filter = args.wanted.filter(&store, lex)?;
        let ids = store.event_ids(&filter)?;
        if ids.is_empty() {
            eprintln!("no event in the store fits, nothing is written; it covers {}", store.coverage()?);
            return Ok(NOTHING);
        }
        let request = Request { format, options: args.how.options(), query: args.wanted.told() };
        let manifest = khabar_export::export(&store, lex, &ids, &request, &args.output)?;
        tell(&manifest, &args);
    } else if store.is_some() {
        anyhow::bail!(
            "the format is missing\nhelp: say it with --format; khabar export --help lists the formats"
        );
    }
    if !args.check {
        return Ok(OK);
    }
    let checked = khabar_export::check(&args.output, format)?;
    tell_check(&checked, &args);
    Ok(if checked.faults.is_empty() { OK } else { FAILED })
}

fn tell(manifest: &Manifest, args: &Args) {
    eprintln!("{}: {} events, {} rows", args.output.display(), manifest.events, manifest.rows);
    for lost in &manifest.lost.events {
        eprintln!("  left out {:>6}  {}", lost.count, lost.what);
    }
    if !manifest.lost.fields.is_empty() {
        let fields: Vec<&str> = manifest.lost.fields.iter().map(|l| l.what.as_str()).collect();
        eprintln!("  no place for: {}", fields.join(", "));
    }
    eprintln!("  manifest: {}", khabar_export::manifest_path(&args.output).display());
}

fn tell_check(checked: &Checked, args: &Args) {
    for fault in &checked.faults {
        eprintln!("{}: {fault}", args.output.display());
    }
    if checked.more > 0 {
        eprintln!("{}: {} more faults", args.output.display(), checked.more);
    }
    let verdict =
        if checked.faults.is_empty() { "as the format wants it" } else { "not as the format wants it" };
    eprintln!("{}: {} rows of {}, {verdict}", args.output.display(), checked.rows, checked.format.name());
}

impl How {
    fn options(&self) -> Options {
        Options {
            table: self.table.0,
            projection: self.project.0,
            language: self.lang.0,
            published_for_undated: self.undated == Undated::Published,
            ascii_names: self.ascii_names,
            event_intensity: self.event_intensity,
            byte_order_mark: self.bom,
            site: self.site.clone(),
        }
    }
}
