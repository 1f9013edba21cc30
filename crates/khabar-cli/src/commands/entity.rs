//! `khabar entity`: what the store has on somebody.

use crate::asking::{Asked, days, nothing, who};
use crate::cli::OK;
use crate::output::{Format, Formatted, isolated};
use anyhow::Result;
use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar::lexicon::world::{Tenure, World, entity_id};
use khabar_store::query::{OfficeRow, SaidRow};
use khabar_store::{EntityDetail, Who};
use serde_json::{Value, json};
use std::io::Write;

/// Who.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar entity 'Sergei Lavrov' --store demo.db
  khabar entity مصر
  khabar entity Q58217 -f jsonl

What it prints: the namings in the pages, offices over time as the pages have them with what the lexicon has beside
them, those with whom events are shared, the events, what was said by them and about them.")]
pub struct Args {
    /// A name in Arabic or Latin, a country code, or an id
    name: String,
    #[command(flatten)]
    store: Asked,
    /// At most so many events and statements
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where the store has nothing on them.
pub fn run(args: Args) -> Result<u8> {
    let store = args.store.open()?;
    let lex = Lexicon::embedded();
    let who = who(&store, lex, &args.name)?;
    let detail = store.entity(&who, args.limit)?;
    let empty = detail.names.is_empty()
        && detail.offices.is_empty()
        && detail.events.is_empty()
        && detail.said.is_empty()
        && detail.said_about.is_empty();
    if empty {
        return nothing(&store, &format!("no page in the store names {}", who.name()));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.format.chosen() == Format::Table {
        write(&mut out, lex, &detail)?;
    } else {
        let mut object = serde_json::to_value(&detail)?;
        object["held"] = Value::Array(held(lex, &who));
        object["offices"] = detail
            .offices
            .iter()
            .map(|o| {
                let mut row = serde_json::to_value(o).unwrap_or(Value::Null);
                row["lexicon"] = serde_json::to_value(beside(lex, o)).unwrap_or(Value::Null);
                row
            })
            .collect();
        writeln!(out, "{object}")?;
    }
    out.flush()?;
    Ok(OK)
}

fn write(out: &mut impl Write, lex: &Lexicon, detail: &EntityDetail) -> Result<()> {
    let id = match &detail.who {
        Who::Country { code, .. } => format!("{code}, the country and everybody of it"),
        Who::Entity { entity, .. } => entity.clone(),
        Who::Named { .. } => "known from the pages alone".to_owned(),
    };
    writeln!(out, "{}  ({id})", isolated(detail.who.name()))?;
    let mut part = |title: &str, lines: Vec<String>| -> Result<()> {
        if !lines.is_empty() {
            writeln!(out, "\n{title}")?;
            lines.iter().try_for_each(|l| writeln!(out, "  {l}"))?;
        }
        Ok(())
    };
    part("named", detail.names.iter().map(|(name, n)| format!("{n:4}×  {}", isolated(name))).collect())?;
    part("held, by the lexicon", held(lex, &detail.who).iter().map(held_line).collect())?;
    part("offices, as the pages have them", detail.offices.iter().map(|o| office_line(lex, o)).collect())?;
    let others = detail.dyads.iter().map(|d| {
        let span = days(d.first.as_deref(), d.last.as_deref());
        format!("{:4}×  {span:24}  {}", d.n_events, isolated(&format!("{}  {}", d.name, d.name_ar)))
    });
    part("shares events with", others.collect())?;
    let events = detail.events.iter().map(|e| {
        let day = e.from.as_deref().unwrap_or("day unknown");
        format!("{day:11}  {}  {}\n             {}", e.id, e.summary_en, isolated(&e.summary_ar))
    });
    part("events", events.collect())?;
    part("said", detail.said.iter().map(said_line).collect())?;
    part("said about them", detail.said_about.iter().map(said_line).collect())
}

/// A statement in two lines.
fn said_line(row: &SaidRow) -> String {
    let day = row.published.as_deref().unwrap_or("day unknown");
    let name = row.name.as_deref().unwrap_or("nobody named");
    let cue = isolated(&format!("«{}»", row.cue));
    format!("{day:11}  {name} {cue} ({})\n             {}", row.stance, isolated(&row.content))
}

fn office_line(lex: &Lexicon, row: &OfficeRow) -> String {
    let span = days(row.first.as_deref(), row.last.as_deref());
    let lexicon =
        beside(lex, row).map(|b| format!("; the lexicon: {} {}", b.holder, b.days())).unwrap_or_default();
    format!("{span:24}  {} {}, {}×{lexicon}\n    {}", row.office, row.holder, row.times, isolated(&row.text))
}

/// What the lexicon has beside an office of the pages, where it says something else of the day of the page.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Beside {
    /// Latin name of the one who held it.
    pub holder: String,
    /// The same in Arabic.
    pub holder_ar: String,
    /// From this day, ISO 8601.
    pub from: String,
    /// Until this day; none where it is held still.
    pub until: Option<String>,
    /// Whether the pages name somebody who never held it, and not one who held it before or after.
    pub differs: bool,
}

impl Beside {
    fn new(world: &World, tenure: &Tenure, differs: bool) -> Option<Beside> {
        let holder = world.people.get(tenure.person as usize)?;
        Some(Beside {
            holder: holder.name_en.clone(),
            holder_ar: holder.name_ar.clone(),
            from: tenure.from.to_string(),
            until: tenure.until.map(|d| d.to_string()),
            differs,
        })
    }

    /// The days, from and until.
    pub fn days(&self) -> String {
        format!("{}..{}", self.from, self.until.as_deref().unwrap_or(""))
    }
}

/// What the lexicon has beside an office of the pages. None where both agree, or the lexicon knows nothing of it.
pub fn beside(lex: &Lexicon, row: &OfficeRow) -> Option<Beside> {
    let day = Day::parse(row.last.as_deref()?)?;
    let world = &lex.world;
    let is_holder = |t: &&Tenure| {
        world.people.get(t.person as usize).is_some_and(|p| entity_id(&p.qid, &p.id) == row.entity)
    };
    let own: Vec<&Tenure> = world.tenures_of(&row.office).iter().filter(is_holder).collect();
    if own.iter().any(|t| t.covers(day)) {
        return None;
    }
    match own.last() {
        Some(tenure) => Beside::new(world, tenure, false),
        None => Beside::new(world, world.office_holder(&row.office, day)?, true),
    }
}

/// Everything a person held, by the lexicon.
fn held(lex: &Lexicon, who: &Who) -> Vec<Value> {
    let Who::Entity { entity, .. } = who else { return Vec::new() };
    let people = &lex.world.people;
    let Some(person) = people.iter().position(|p| entity_id(&p.qid, &p.id) == *entity) else {
        return Vec::new();
    };
    let mut out: Vec<_> = lex.world.all_offices_of(person as u32).collect();
    out.sort_by(|a, b| a.from.cmp(&b.from).then_with(|| a.office.cmp(&b.office)));
    let day = |d: Option<Day>| d.map(|d| d.to_string());
    out.iter()
        .map(|t| json!({"office": t.office, "from": day(Some(t.from)), "until": day(t.until)}))
        .collect()
}

fn held_line(tenure: &Value) -> String {
    let text = |key: &str| tenure[key].as_str().unwrap_or("").to_owned();
    format!("{:10}..{:10}  {}", text("from"), text("until"), text("office"))
}
