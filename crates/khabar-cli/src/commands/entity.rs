//! `khabar entity`: what the store has on somebody.

use crate::asking::{Asked, days, nothing, who};
use crate::brief::{Language, office_in_words};
use crate::cli::OK;
use crate::output::{Format, Formatted, Listing, isolated, left};
use anyhow::Result;
use khabar::date::Day;
use khabar::lexicon::Lexicon;
use khabar::lexicon::world::entity_id;
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
    let mut detail = store.entity(&who, args.limit)?;
    name_countries(lex, &mut detail);
    let empty = detail.names.is_empty()
        && detail.offices.is_empty()
        && detail.events.is_empty()
        && detail.said.is_empty()
        && detail.said_about.is_empty();
    if empty {
        return nothing(&store, &format!("no page in the store names {}", who.name()));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.format.chosen() {
        Format::Table => write(&mut out, lex, &detail)?,
        Format::Csv => listed(lex, &detail).print(Format::Csv)?,
        Format::Jsonl => {
            let mut object = serde_json::to_value(&detail)?;
            object["held"] = Value::Array(held(lex, &who));
            writeln!(out, "{object}")?;
        }
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
    part("held, by the lexicon", held(lex, &detail.who).iter().map(|t| held_line(lex, t)).collect())?;
    part(
        "offices, as the pages have them",
        detail.offices.iter().map(|row| office_line(lex, row)).collect(),
    )?;
    let others = detail.dyads.iter().map(|d| {
        let span = days(d.first.as_deref(), d.last.as_deref());
        let names = [d.name.as_str(), d.name_ar.as_str()].map(|n| isolated(n).to_string()).join("  ");
        format!("{:4}×  {span:24}  {}", d.n_events, names.trim_end())
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

/// A row of the answer as one list.
#[derive(Default)]
struct Row<'a> {
    part: &'a str,
    name: Option<&'a str>,
    name_ar: Option<&'a str>,
    what: Option<&'a str>,
    from: Option<&'a str>,
    to: Option<&'a str>,
    times: Option<u64>,
    id: Option<&'a str>,
    text: Option<&'a str>,
}

/// The parts of the answer in one list: what each row is of stands first.
fn listed(lex: &Lexicon, detail: &EntityDetail) -> Listing {
    let columns = ["part", "name", "name_ar", "what", "from", "to", "times", "id", "text"];
    let mut list = Listing::new(&columns.map(left));
    let mut add = |r: Row<'_>| {
        let Row { part, name, name_ar, what, from, to, times, id, text } = r;
        list.row(
            json!([part, name, name_ar, what, from, to, times, id, text])
                .as_array()
                .cloned()
                .unwrap_or_default(),
        );
    };
    for (name, times) in &detail.names {
        add(Row { part: "named", name_ar: Some(name), times: Some(*times), ..Row::default() });
    }
    for t in held(lex, &detail.who) {
        let [what, from, to] = ["office", "from", "until"].map(|key| t[key].as_str());
        add(Row { part: "held", what, from, to, ..Row::default() });
    }
    for o in &detail.offices {
        add(Row {
            part: "office",
            name: Some(&o.holder),
            name_ar: Some(&o.holder_ar),
            what: Some(&o.office),
            from: o.first.as_deref(),
            to: o.last.as_deref(),
            times: Some(o.times),
            id: Some(&o.entity),
            text: Some(&o.text),
        });
    }
    for d in &detail.dyads {
        add(Row {
            part: "shares events with",
            name: Some(&d.name),
            name_ar: Some(&d.name_ar),
            from: d.first.as_deref(),
            to: d.last.as_deref(),
            times: Some(u64::from(d.n_events)),
            id: Some(&d.key),
            ..Row::default()
        });
    }
    for e in &detail.events {
        add(Row {
            part: "event",
            name: Some(&e.summary_en),
            name_ar: Some(&e.summary_ar),
            what: Some(&e.kind),
            from: e.from.as_deref(),
            to: e.to.as_deref(),
            times: Some(u64::from(e.n_reports)),
            id: Some(&e.id),
            text: Some(&e.quote),
        });
    }
    for (part, rows) in [("said", &detail.said), ("said about", &detail.said_about)] {
        for s in rows {
            add(Row {
                part,
                name: s.name.as_deref(),
                name_ar: s.source.as_deref(),
                what: Some(&s.stance),
                from: s.published.as_deref(),
                id: Some(&s.doc),
                text: Some(&s.content),
                ..Row::default()
            });
        }
    }
    list
}

/// Gives those with whom a country shares events their names: the store knows them by their codes.
fn name_countries(lex: &Lexicon, detail: &mut EntityDetail) {
    for other in detail.dyads.iter_mut().filter(|d| d.name == d.key) {
        let state = lex.world.country(&other.key).map(|s| (s.name_en.clone(), s.name_ar.clone()));
        let body = || [Language::English, Language::Arabic].map(|l| l.word(&other.key).to_owned()).into();
        (other.name, other.name_ar) = state.unwrap_or_else(body);
    }
}

/// A statement in two lines.
fn said_line(row: &SaidRow) -> String {
    let day = row.published.as_deref().unwrap_or("day unknown");
    let name =
        row.name.as_deref().or(row.source.as_deref()).filter(|n| !n.is_empty()).unwrap_or("nobody named");
    let cue = isolated(&format!("«{}»", row.cue));
    format!("{day:11}  {name} {cue} ({})\n             {}", row.stance, isolated(&row.content))
}

fn office_line(lex: &Lexicon, row: &OfficeRow) -> String {
    let span = days(row.first.as_deref(), row.last.as_deref());
    let office = office_in_words(lex, Language::English, &row.office);
    let lexicon = difference(lex, row).map(|d| format!("; {d}")).unwrap_or_default();
    format!("{span:24}  {office}: {}, {}×{lexicon}\n    {}", row.holder, row.times, isolated(&row.text))
}

/// What the lexicon has beside an office of the pages, where it has something else: in words, English.
fn difference(lex: &Lexicon, row: &OfficeRow) -> Option<String> {
    let tenure = || {
        let until = row.tenure_until.as_deref().unwrap_or("");
        row.tenure_from.as_deref().map(|from| format!(" {from}..{until}")).unwrap_or_default()
    };
    match row.difference.as_str() {
        "other_holder" => {
            let found = row.expected.as_deref().map(|e| lex.world.find(e)).unwrap_or_default();
            let name = found.first().map(|c| c.name.as_str()).or(row.expected.as_deref());
            Some(format!("the lexicon has {}", name.unwrap_or("somebody else")))
        }
        "other_time" => Some(format!("the lexicon has them in it{}", tenure())),
        _ => None,
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

fn held_line(lex: &Lexicon, tenure: &Value) -> String {
    let text = |key: &str| tenure[key].as_str().unwrap_or("").to_owned();
    let office = office_in_words(lex, Language::English, &text("office"));
    format!("{:10}..{:10}  {office}", text("from"), text("until"))
}
