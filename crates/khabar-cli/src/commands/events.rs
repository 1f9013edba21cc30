//! `khabar events` and `khabar timeline`: lists of what happened.

use crate::asking::{Asked, add_event, event_list, who};
use crate::cli::{NOTHING, OK};
use crate::output::Formatted;
use crate::reading::day;
use anyhow::Result;
use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar_store::{EventRow, Filter, Store, Who};

/// Which events.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar events --store demo.db
  khabar events --actor Egypt --type CONSULT --from 2024-01-01
  khabar events --party 'Sergei Lavrov' --status planned -f csv > planned.csv
  khabar events --text 'إعادة فتح السفارة' --disputed

Names may be Arabic or Latin in any spelling, a country code, or an id; where a name may mean several, they are listed.")]
pub struct Args {
    #[command(flatten)]
    store: Asked,
    /// Who acts
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// To whom
    #[arg(long, value_name = "NAME")]
    recipient: Option<String>,
    /// Somebody with any part in it
    #[arg(long, value_name = "NAME")]
    party: Option<String>,
    /// Somebody who says it
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// PLOVER category, as CONSULT or ASSAULT
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// PLOVER mode, as visit
    #[arg(long)]
    mode: Option<String>,
    /// occurred, ongoing, planned, possible, alleged or negated
    #[arg(long)]
    status: Option<String>,
    /// An outlet that tells it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Where: a place or a country code
    #[arg(long)]
    place: Option<String>,
    /// No event that ended before this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Day>,
    /// No event that began after this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<Day>,
    /// Words in the sentences that tell it
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Only events that somebody denies
    #[arg(long)]
    disputed: bool,
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
  khabar timeline EGY TUR -f csv > egypt-turkey.csv")]
pub struct Timeline {
    /// One of the two: a name in Arabic or Latin, a country code, or an id
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    format: Formatted,
}

/// Runs `khabar events`; the exit code is 4 where nothing fits.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let named = |name: &Option<String>| -> Result<Option<Who>> {
        name.as_deref().map(|n| who(&store, lex, n)).transpose()
    };
    let filter = Filter {
        actor: named(&args.actor)?,
        recipient: named(&args.recipient)?,
        party: named(&args.party)?,
        source: named(&args.source)?,
        kind: args.kind.as_ref().map(|k| k.to_ascii_uppercase()),
        mode: args.mode.clone(),
        status: args.status.as_ref().map(|s| s.to_ascii_lowercase()),
        outlet: args.outlet.clone(),
        place: args.place.clone(),
        from: args.from.map(|d| d.to_string()),
        to: args.to.map(|d| d.to_string()),
        text: args.text.as_ref().map(|t| store.text_filter(lex, t)).transpose()?,
        disputed: args.disputed,
        newest_first: args.newest,
        limit: args.limit,
        ..Filter::default()
    };
    let events = store.events(&filter)?;
    let all = if args.limit.is_some() { store.count_events(&filter)? } else { events.len() as u64 };
    print(&store, &events, all, args.format)
}

/// Runs `khabar timeline`; the exit code is 4 where nothing is between the two.
pub fn timeline(args: Timeline) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let (a, b) = (who(&store, lex, &args.a)?, who(&store, lex, &args.b)?);
    let events = store.timeline(&a, &b)?;
    eprintln!("{} and {}", a.name(), b.name());
    print(&store, &events, events.len() as u64, args.format)
}

fn print(store: &Store, events: &[EventRow], all: u64, format: Formatted) -> Result<u8> {
    if events.is_empty() {
        // Silence is no denial: say what was looked through.
        eprintln!("no event in the store fits; it covers {}", store.coverage()?);
        return Ok(NOTHING);
    }
    let mut list = event_list();
    events.iter().for_each(|e| add_event(&mut list, e));
    list.print(format.chosen())?;
    let more = if all > events.len() as u64 { format!(" of {all}") } else { String::new() };
    eprintln!("{}{more} events; khabar show ID tells more of one", events.len());
    Ok(OK)
}
