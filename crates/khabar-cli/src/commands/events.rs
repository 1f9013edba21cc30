//! `khabar events` and `khabar timeline`: lists of what happened.

use crate::asking::{Asked, add_event, event_list, nothing, who};
use crate::cli::OK;
use crate::output::{Formatted, counted};
use crate::wanted::Wanted;
use anyhow::Result;
use khabar::lexicon::Lexicon;
use khabar_store::{EventRow, Filter, Store, Who};

/// Which events.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar events --store demo.db
  khabar events --actor Egypt --type CONSULT --from 2024-01-01
  khabar events --party 'Sergei Lavrov' --status planned -f csv > planned.csv
  khabar events --text 'إعادة فتح السفارة' --disputed

Names may be Arabic or Latin in any spelling, a country code, or an id. A whole name of a state is that state (Sudan, Guinea); where a name may mean several (Congo, Korea, عمان), they are listed.")]
pub struct Args {
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    wanted: Wanted,
    /// Newest first
    #[arg(long)]
    newest: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    format: Formatted,
}

/// Between whom.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar timeline 'North Korea' Belarus --store demo.db
  khabar timeline مصر تركيا -f jsonl
  khabar timeline السودان -f table
  khabar timeline EGY TUR -f csv > egypt-turkey.csv")]
pub struct Timeline {
    /// One of the two: a name in Arabic or Latin, a country code, or an id
    a: String,
    /// The other; without it, everything with the first in it
    b: Option<String>,
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    format: Formatted,
}

/// Runs `khabar events`; the exit code is 4 where nothing fits.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let filter = Filter { newest_first: args.newest, limit: args.limit, ..args.wanted.filter(&store, lex)? };
    let events = store.events(&filter)?;
    let all = if args.limit.is_some() { store.count_events(&filter)? } else { events.len() as u64 };
    print(&store, &events, all, args.format, &read_as(&filter))
}

/// Runs `khabar timeline`; the exit code is 4 where nothing is between the two.
pub fn timeline(args: Timeline) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let a = who(&store, lex, &args.a)?;
    let b = args.b.as_deref().map(|b| who(&store, lex, b)).transpose()?.filter(|b| *b != a);
    let events = store.timeline(&a, b.as_ref().unwrap_or(&a))?;
    match &b {
        Some(b) => eprintln!("{} and {}", a.name(), b.name()),
        None => eprintln!("{}", a.name()),
    }
    print(&store, &events, events.len() as u64, args.format, "")
}

/// Whom the names of a filter were taken to mean, for one who finds nothing and wonders whether they were understood.
fn read_as(filter: &Filter) -> String {
    let told = [
        ("actor", &filter.actor),
        ("recipient", &filter.recipient),
        ("party", &filter.party),
        ("source", &filter.source),
    ];
    let one = |(role, who): (&str, &Option<Who>)| Some(format!("{role} {}", who.as_ref()?.told()));
    told.into_iter().filter_map(one).collect::<Vec<_>>().join(", ")
}

fn print(store: &Store, events: &[EventRow], all: u64, format: Formatted, asked: &str) -> Result<u8> {
    if all == 0 {
        // Silence is no denial: say what was looked through.
        let asked = if asked.is_empty() { String::new() } else { format!(" ({asked})") };
        return nothing(store, &format!("no event in the store fits{asked}"));
    }
    let mut list = event_list();
    events.iter().for_each(|e| add_event(&mut list, e));
    list.print(format.chosen())?;
    let more = if all > events.len() as u64 { format!(" of {all}") } else { String::new() };
    let told = counted(events.len() as u64, "event");
    eprintln!("{told}{more}; khabar show ID tells more of one");
    Ok(OK)
}
