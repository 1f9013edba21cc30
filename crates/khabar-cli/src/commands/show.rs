//! `khabar show`: one event, mention or document, with its evidence.

use crate::asking::{Asked, event, nothing};
use crate::cli::OK;
use crate::output::{Format, Formatted, counted, isolated};
use anyhow::{Result, bail};
use khabar::json::Link;
use khabar::json::event::EventPartyRecord;
use khabar_store::query::Evidence;
use khabar_store::{DocumentDetail, EventDetail};
use std::io::Write;

/// What is shown.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar show e_0123456789abcdef --store demo.db
  khabar show page.html -f jsonl")]
pub struct Args {
    /// The id of an event, a mention or a document, or a document's name
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    store: Asked,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where nothing has the id.
pub fn run(args: Args) -> Result<u8> {
    if args.format.chosen() == Format::Csv {
        bail!(
            "what is shown is no table\nhelp: -f jsonl prints it as one JSON object; khabar compare ID -f csv its outlets side by side"
        );
    }
    let store = args.store.open()?;
    let as_json = args.format.chosen() != Format::Table;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if let Some(event) = event(&store, &args.id)? {
        match as_json {
            true => writeln!(out, "{}", serde_json::to_string(&event)?)?,
            false => show_event(&mut out, &event)?,
        }
    } else if let Some(document) = store.document(&args.id)? {
        match as_json {
            true => writeln!(out, "{}", serde_json::to_string(&document)?)?,
            false => show_document(&mut out, &document)?,
        }
    } else {
        return nothing(
            &store,
            &format!("nothing in the store has the id {}, khabar events lists those of events", args.id),
        );
    }
    out.flush()?;
    Ok(OK)
}

fn show_event(out: &mut impl Write, event: &EventDetail) -> Result<()> {
    let record = &event.record;
    let mode = record.mode.as_deref().map(|m| format!("/{m}")).unwrap_or_default();
    writeln!(out, "{}  {}{mode}, {}", record.id, record.kind, record.status)?;
    writeln!(out, "{}", isolated(&record.summary.en))?;
    writeln!(out, "{}\n", isolated(&record.summary.ar))?;
    for (name, parties) in [("actor", &record.actors), ("recipient", &record.recipients)] {
        for party in parties {
            writeln!(out, "{name:10} {}", isolated(&party_line(party)))?;
        }
    }
    writeln!(
        out,
        "{:10} {}",
        "when",
        days(record.from.as_deref(), record.to.as_deref(), record.basis.as_deref())
    )?;
    let country = record.place_country.as_deref().map(|c| format!(" ({c})")).unwrap_or_default();
    let place = record.place.as_ref().map_or("not stated".to_owned(), |p| format!("{p}{country}"));
    writeln!(out, "{:10} {}", "where", isolated(&place))?;
    writeln!(
        out,
        "{:10} {}, {}, {}\n",
        "told by",
        counted(record.n_reports, "report"),
        counted(record.n_outlets, "outlet"),
        counted(record.n_origins, "independent origin")
    )?;
    for evidence in &event.evidence {
        let same = event.evidence.iter().filter(|e| e.copy_of.is_some() && e.copy_of == evidence.copy_of);
        let copy = same.map(|e| &e.document).any(|d| *d != evidence.document);
        show_evidence(out, evidence, copy)?;
    }
    for relation in &event.relations {
        let other = if relation.from_event == record.id { &relation.to_event } else { &relation.from_event };
        writeln!(out, "{} {other}: {}", relation.kind, isolated(&relation.why))?;
    }
    Ok(())
}

fn party_line(party: &EventPartyRecord) -> String {
    let office = party.office.as_deref().map(|o| format!(", {o}")).unwrap_or_default();
    let entity = party.entity.as_deref().map(|e| format!(", {e}")).unwrap_or_default();
    format!("{} ({}.{}{office}{entity})", party.name, party.country, party.sector)
}

fn days(from: Option<&str>, to: Option<&str>, basis: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => {
            let days = if from == to { from.to_owned() } else { format!("{from} to {to}") };
            format!("{days} ({})", basis.unwrap_or("explicit"))
        }
        _ => "not stated".to_owned(),
    }
}

/// One telling: where, when, the sentence, and who passed it on.
fn show_evidence(out: &mut impl Write, evidence: &Evidence, is_copy: bool) -> Result<()> {
    let mention = &evidence.mention;
    let outlet = evidence.outlet.as_deref().unwrap_or("outlet unknown");
    let day = evidence.published_to.as_deref().unwrap_or("day unknown");
    let copy = if is_copy { ", the same text as others" } else { "" };
    writeln!(out, "{}  {day}{copy}  {}", isolated(outlet), mention.doc)?;
    writeln!(out, "  {}", isolated(&format!("«{}»", evidence.sentence)))?;
    writeln!(out, "  {} {}, by {}  {}\n", mention.kind, mention.status, chain(&mention.source), mention.id)?;
    Ok(())
}

/// A chain of transmission in one line, nearest speaker first.
pub fn chain(links: &[Link]) -> String {
    let one = |link: &Link| {
        let cue = link.cue.as_ref().map(|c| format!(" «{}»", c.text)).unwrap_or_default();
        isolated(&format!("{}{cue}", link.name))
    };
    links.iter().map(one).collect::<Vec<_>>().join(" ← ")
}

fn show_document(out: &mut impl Write, document: &DocumentDetail) -> Result<()> {
    writeln!(out, "{}  {}  {}:{}", document.id, document.doc, document.file, document.byte)?;
    let title = document.title.as_deref().unwrap_or("no title");
    let outlet = document.outlet.as_deref().unwrap_or("outlet unknown");
    writeln!(out, "{}\n{}", isolated(title), isolated(outlet))?;
    for article in &document.articles {
        let day = days(
            article.published_from.as_deref(),
            article.published_to.as_deref(),
            article.published_basis.as_deref(),
        );
        writeln!(out, "article {}: published {day}", article.article)?;
    }
    writeln!(out)?;
    for (event, mention) in &document.mentions {
        let event = event.as_deref().unwrap_or("-");
        writeln!(out, "{event}  {}\n  {}", isolated(&mention.summary.en), isolated(&mention.summary.ar))?;
    }
    Ok(())
}
