//! Twins: the texts of a gold set with other states, capitals, people, months and years put in the place of their own, and
//! the gold with them, scored like the originals. What only knows the samples falls on its twins.
//!
//! Which takes whose place is drawn from the lexicon and from a seed, anew for each text; nothing is listed by hand.
mod days;
mod people;
mod table;
mod text;

use anyhow::{Context, Result};
use days::Shift;
use khabar::date::Day;
use khabar::engine::{self, Given, Reading};
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Level, Scores, Told, Trial, score};
use khabar::page::{Body, Hints, Page};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use table::Table;

/// Which gold.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// Gold mentions (NAME.events.jsonl)
    gold: PathBuf,
    /// The folder of its texts
    #[arg(long)]
    texts: PathBuf,
    /// The pages as JSON Lines, for their days and outlets
    #[arg(long)]
    input: Option<PathBuf>,
    /// Draws other twins
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A folder for the twins: their texts, events.jsonl (gold) and pages.jsonl (texts with their days), as `khabar eval` reads them
    #[arg(long)]
    output: Option<PathBuf>,
}

/// A text with what is known of its page.
#[derive(Clone, Debug, Default)]
struct Original {
    text: String,
    published: Option<Day>,
    outlet: Option<String>,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let gold = read_gold(&args.gold)?;
    let originals = read_texts(args)?;
    let mut twins = BTreeMap::new();
    let mut twin_gold = Vec::new();
    // A quote that a replacement cuts has no twin; the original is measured without it too.
    let mut kept = Vec::new();
    let mut changed = 0;
    for (doc, original) in &originals {
        let reading = read(doc, original);
        let first = reading.articles.first();
        let day = original.published.or_else(|| first.and_then(|a| a.anchor.latest()));
        let shift = day.map(|d| Shift::draw(d, &original.text, args.seed)).unwrap_or_default();
        let (twin, table) = twin(original, &reading, &shift, args.seed);
        changed += usize::from(table.changes());
        let turn = |words: &str| text::replace(&table, &shift, words);
        for g in gold.iter().filter(|g| g.doc == *doc) {
            let turned = turned(g, &table, &shift, &turn);
            if twin.text.contains(&turned.quote) {
                kept.push(g.clone());
                twin_gold.push(turned);
            }
        }
        twins.insert(doc.clone(), twin);
    }
    println!(
        "{} texts, {changed} with other states, {} of {} gold mentions have a twin",
        twins.len(),
        kept.len(),
        gold.len()
    );
    if let Some(folder) = &args.output {
        write(folder, &twins, &twin_gold)?;
    }
    print(&measure(&originals, &kept)?, &measure(&twins, &twin_gold)?);
    Ok(())
}

/// The twin of a text. A state that shows through in it all the same, by a title or a town that only it has, keeps its place:
/// a text that speaks of two states as one is no news.
fn twin(original: &Original, reading: &Reading, shift: &Shift, seed: u64) -> (Original, Table) {
    let mut kept = BTreeSet::new();
    loop {
        let table = Table::draw(reading, original.outlet.as_deref(), &kept, seed);
        let twin = Original {
            text: text::replace(&table, shift, &original.text),
            published: original.published.map(|d| shift.day(d)),
            outlet: table.outlet.map(str::to_owned).or_else(|| original.outlet.clone()),
        };
        let left = table.left(&read("", &twin));
        if left.is_empty() {
            return (twin, table);
        }
        kept.extend(left);
    }
}

fn read(doc: &str, original: &Original) -> Reading {
    let hints = Hints { outlet: original.outlet.clone(), ..Hints::default() };
    let page = Page { doc: doc.to_owned(), body: Body::Text(original.text.clone()), hints };
    let given = Given { published: original.published, ..Given::default() };
    engine::read_given(Lexicon::embedded(), &page, &given)
}

fn read_gold(path: &Path) -> Result<Vec<Gold>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let lines = text.lines().filter(|l| !l.trim().is_empty());
    lines
        .map(|l| serde_json::from_str(l).with_context(|| format!("{}: no gold mention", path.display())))
        .collect()
}

fn read_texts(args: &Args) -> Result<BTreeMap<String, Original>> {
    let mut out: BTreeMap<String, Original> = BTreeMap::new();
    for entry in
        std::fs::read_dir(&args.texts).with_context(|| format!("{}: no such folder", args.texts.display()))?
    {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            out.insert(name, Original { text: std::fs::read_to_string(&path)?, ..Original::default() });
        }
    }
    if let Some(input) = &args.input {
        for line in std::fs::read_to_string(input)?.lines() {
            let value: Value = serde_json::from_str(line)?;
            if let Some(original) = value["id"].as_str().and_then(|id| out.get_mut(id)) {
                original.published = value["published"].as_str().and_then(|d| Day::parse(d.get(..10)?));
                original.outlet = value["outlet"].as_str().map(str::to_owned);
            }
        }
    }
    Ok(out)
}

/// A gold mention of the twin.
fn turned(gold: &Gold, table: &Table, shift: &Shift, turn: &impl Fn(&str) -> String) -> Gold {
    let member = |m: &String| {
        let one = |a: &str| match a.split_once('/') {
            Some((country, rest)) => format!("{}/{rest}", table.country(country)),
            None => table.country(a).to_owned(),
        };
        m.split('|').map(one).collect::<Vec<_>>().join("|")
    };
    let members = |list: &Vec<String>| list.iter().map(member).collect::<Vec<_>>();
    let when = |w: &Option<[String; 2]>| w.as_ref().map(|[from, to]| shift.interval(from, to));
    Gold {
        quote: turn(&gold.quote),
        actors: members(&gold.actors),
        recipients: members(&gold.recipients),
        actors_any: gold.actors_any.as_ref().map(|any| any.iter().map(members).collect()),
        recipients_any: gold.recipients_any.as_ref().map(|any| any.iter().map(members).collect()),
        when: when(&gold.when),
        when_any: gold.when_any.as_ref().map(|any| any.iter().map(when).collect()),
        place: gold.place.as_ref().map(|p| {
            let (country, rest) = p.split_once(':').unwrap_or((p, ""));
            format!("{}:{rest}", table.country(country))
        }),
        source_words: gold.source_words.iter().map(|w| turn(w)).collect(),
        ..gold.clone()
    }
}

fn measure(texts: &BTreeMap<String, Original>, gold: &[Gold]) -> Result<Scores> {
    let mut told = Vec::new();
    for (doc, original) in texts {
        let records = khabar::json::records(Lexicon::embedded(), &read(doc, original));
        told.extend(records.iter().map(Told::of));
    }
    let texts: BTreeMap<String, String> = texts.iter().map(|(d, o)| (d.clone(), o.text.clone())).collect();
    score(&Trial { texts: &texts, gold, told: &told }).map_err(anyhow::Error::msg)
}

fn print(original: &Scores, twin: &Scores) {
    println!("level      original F1   twin F1");
    for level in Level::ALL {
        println!("{:9} {:12.3} {:9.3}", level.name(), original.of(level).f1, twin.of(level).f1);
    }
    println!("wrong spans {:10} {:9}", original.strays.len(), twin.strays.len());
}

fn write(folder: &Path, twins: &BTreeMap<String, Original>, gold: &[Gold]) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut pages = String::new();
    for (doc, twin) in twins {
        std::fs::write(folder.join(doc), &twin.text)?;
        let published = twin.published.map(|d| d.to_string());
        let page = json!({"id": doc, "published": published, "outlet": twin.outlet, "text": twin.text});
        pages += &format!("{page}\n");
    }
    std::fs::write(folder.join("pages.jsonl"), pages)?;
    let mut events = String::new();
    for g in gold {
        events += &format!("{}\n", serde_json::to_string(g)?);
    }
    std::fs::write(folder.join("events.jsonl"), events)?;
    Ok(())
}
