//! Which tenures of open data the lexicon lacks, or dates otherwise.
//!
//! The table has a header and the columns country, office, person, person_qid, start and end, in any order, parted by TABs; days are YYYY,
//! YYYY-MM or YYYY-MM-DD. Heads of state and government and foreign ministers are looked for in every state, defence and
//! interior ministers where the lexicon has one of the state's. A government beside another has offices of its own in the lexicon, and who only acts for a head
//! of state has another role there; the table knows neither.

use anyhow::{Context, Result};
use khabar::date::Day;
use khabar::lexicon::{Lexicon, World};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What to compare with.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The table of tenures
    table: PathBuf,
    /// Leave out tenures that ended before this year
    #[arg(long, default_value_t = 1990)]
    since: i32,
    /// Take a beginning for the same up to so many days
    #[arg(long, default_value_t = 120)]
    days: i64,
}

/// The lexicon's roles an office of the table may be, by words of its English title.
const ROLES: [(&[&str], &[&str]); 5] = [
    (
        &["president of ", "king of ", "emir of ", "sultan of "],
        &[
            "president",
            "leader",
            "king",
            "queen",
            "emir",
            "sultan",
            "council-president",
            "interim-president",
            "military-council-chairman",
            "sovereignty-council-chairman",
            "supreme-political-council-head",
        ],
    ),
    (
        &["prime minister of ", "premier of ", "chancellor of "],
        &[
            "prime-minister",
            "chancellor",
            "governing-council-president",
            "prime-minister-eastern",
            "prime-minister-salvation",
        ],
    ),
    (
        &["minister of foreign affairs", "foreign minister", "minister for foreign affairs"],
        &["foreign-minister", "foreign-minister-eastern", "foreign-minister-salvation"],
    ),
    (&["minister of defence", "minister of defense", "defence minister"], &["defence-minister"]),
    (&["minister of interior", "minister of the interior", "interior minister"], &["interior-minister"]),
];

/// Words of titles that are other offices.
const OTHERS: [&str; 16] = [
    "deputy",
    "vice",
    "state minister",
    "of state",
    "acting",
    "council",
    "assistant",
    "spokes",
    "production",
    "lady",
    "exchequer",
    "duchy",
    "cabinet",
    "kashmir",
    "kurdistan",
    "southern sudan",
];

/// Governments beside a state's own, whose offices stand under their bodies.
const RIVALS: [(&str, &str); 2] = [("yem", "ansar-allah"), ("mmr", "mmr.nug")];

fn roles(office: &str) -> Option<&'static [&'static str]> {
    let office = format!("{} ", office.to_lowercase());
    if OTHERS.iter().any(|o| office.contains(o)) {
        return None;
    }
    let found = ROLES.iter().find(|(words, _)| {
        words.iter().any(|w| if w.ends_with(' ') { office.starts_with(w) } else { office.contains(w) })
    });
    found.map(|(_, roles)| *roles)
}

fn day(text: &str, last: bool) -> Option<Day> {
    let mut parts = text.split('-').map(|p| p.parse::<u32>().ok());
    let year = parts.next()?? as i32;
    let month = parts.next().flatten().unwrap_or(if last { 12 } else { 1 });
    Day::new(year, month, parts.next().flatten().unwrap_or(if last { 28 } else { 1 }))
}

/// What the lexicon says of one line of the table.
enum Found {
    Same,
    OtherDay(String),
    OtherPerson(String),
    Nobody,
}

fn look(world: &World, offices: &[String], qid: &str, from: Day, within: i64) -> Found {
    let tenures = || offices.iter().flat_map(|o| world.tenures_of(o));
    let far = |t: &&khabar::lexicon::world::Tenure| t.from.days_until(from).abs();
    let person = |i: u32| world.people.get(i as usize);
    let own = tenures().filter(|t| person(t.person).is_some_and(|p| p.qid == qid)).min_by_key(far);
    let near = tenures().filter(|t| far(t) <= within).min_by_key(far);
    match (own, near) {
        (Some(t), _) if far(&t) <= within || t.covers(from) => Found::Same,
        (Some(t), _) => Found::OtherDay(t.from.to_string()),
        (None, Some(t)) => Found::OtherPerson(person(t.person).map(|p| p.id.clone()).unwrap_or_default()),
        (None, None) => Found::Nobody,
    }
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let text = std::fs::read_to_string(&args.table)
        .with_context(|| format!("cannot read {}", args.table.display()))?;
    let world = &Lexicon::embedded().world;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |name: &str| {
            header.iter().position(|h| *h == name).and_then(|i| cells.get(i)).copied().unwrap_or("")
        };
        let (country, office) = (cell("country").to_lowercase(), cell("office"));
        let (Some(roles), Some(from)) = (roles(office), day(cell("start"), false)) else { continue };
        let rival = RIVALS.iter().find(|(of, _)| *of == country).map(|(_, body)| *body);
        let holders = || std::iter::once(country.as_str()).chain(rival);
        let offices: Vec<String> =
            roles.iter().flat_map(|r| holders().map(move |h| format!("{h}.{r}"))).collect();
        let listed = offices.iter().any(|o| !world.tenures_of(o).is_empty());
        if !listed || day(cell("end"), true).is_some_and(|d| d.year() < args.since) {
            continue;
        }
        let (kind, more) = match look(world, &offices, cell("person_qid"), from, args.days) {
            Found::Same => ("same", String::new()),
            Found::OtherDay(day) => ("other day", day),
            Found::OtherPerson(person) => ("other person or spelling", person),
            Found::Nobody => ("missing", String::new()),
        };
        *counts.entry(kind).or_default() += 1;
        if kind != "same" {
            println!(
                "{kind}\t{country}\t{office}\t{}\t{}\t{}\t{more}",
                cell("person"),
                cell("start"),
                cell("end")
            );
        }
    }
    let all: u32 = counts.values().sum();
    for (kind, count) in counts {
        println!("{count:>6} of {all}  {kind}");
    }
    Ok(())
}
