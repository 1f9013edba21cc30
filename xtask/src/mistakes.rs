//! The mistakes on the development gold, counted by kind.

use anyhow::{Result, bail};
use khabar::engine::Given;
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Level, Outcome, Scores, Spots, Told, dyad};
use khabar_cli::gold::{MISSING, SETS, Set, shared};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds, in the order they are printed.
const KINDS: [&str; 15] = [
    "missed: no frame proposes the type there",
    "missed: proposed, but never with these parties",
    "missed: proposed with these parties, and dropped",
    "wrong parties: both sides, exchanged",
    "wrong parties: the actor",
    "wrong parties: the recipient",
    "wrong parties: both",
    "wrong date",
    "wrong status",
    "wrong source: there is none",
    "wrong source: one too many",
    "wrong sector",
    "wrong place",
    "too many: told beside gold of the same type there",
    "too many: nothing of the type is there",
];

/// The table, as lines of a page.
pub fn table() -> Result<String> {
    let Some(folder) = shared() else { bail!("{MISSING}") };
    let mut counted = Vec::new();
    for name in SETS {
        counted.push(count(&Set::load(&folder, name)?)?);
    }
    let mut out = format!("| mistake | {} |\n|---|{}\n", SETS.join(" | "), "--:|".repeat(SETS.len()));
    let sums = ["gold mentions required", "mentions coded", "right with parties, date, status and source"];
    for kind in sums.iter().chain(&KINDS) {
        let cells: Vec<String> = counted.iter().map(|c| c.get(kind).unwrap_or(&0).to_string()).collect();
        out.push_str(&format!("| {kind} | {} |\n", cells.join(" | ")));
    }
    Ok(out)
}

fn count(set: &Set) -> Result<BTreeMap<&'static str, usize>> {
    let lex = Lexicon::embedded();
    let told = set.told(lex, &Given::default());
    let scores = set.score(&told)?;
    let proposed = set.records(lex, &Given { all_candidates: true, ..Given::default() });
    let mut out: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut add = |kind: &'static str| *out.entry(kind).or_default() += 1;
    for outcome in &scores.outcomes {
        match outcome {
            Outcome::Missed(g) => add(missed(&set.gold[*g], set, &proposed)),
            Outcome::Extra(p) => add(extra(&told[*p], set)),
            Outcome::Partly(..) => {}
        }
    }
    for (g, p, agreement) in &scores.pairs {
        let (gold, told) = (&set.gold[*g], &told[*p]);
        if !gold.required {
            continue;
        }
        if !agreement.holds(Level::Dyad) {
            add(parties(gold, told));
            continue;
        }
        let none = told.speakers.is_empty();
        let levels = [
            (Level::When, "wrong date"),
            (Level::Status, "wrong status"),
            (Level::Source, if none { "wrong source: there is none" } else { "wrong source: one too many" }),
            (Level::Sector, "wrong sector"),
            (Level::Where, "wrong place"),
        ];
        levels.iter().filter(|(level, _)| !agreement.holds(*level)).for_each(|(_, kind)| add(kind));
    }
    out.insert("gold mentions required", scores.gold);
    out.insert("mentions coded", scores.told);
    out.insert("right with parties, date, status and source", full(&scores, set));
    Ok(out)
}

fn full(scores: &Scores, set: &Set) -> usize {
    scores.pairs.iter().filter(|(g, _, a)| set.gold[*g].required && a.holds(Level::Full)).count()
}

/// The gold mentions of a set that were missed, each with the reason and its words.
pub fn missing(name: &str) -> Result<String> {
    let Some(folder) = shared() else { bail!("{MISSING}") };
    let set = Set::load(&folder, name)?;
    let lex = Lexicon::embedded();
    let scores = set.score(&set.told(lex, &Given::default()))?;
    let proposed = set.records(lex, &Given { all_candidates: true, ..Given::default() });
    let mut out = String::new();
    for outcome in &scores.outcomes {
        let Outcome::Missed(g) = outcome else { continue };
        let gold = &set.gold[*g];
        let why = missed(gold, &set, &proposed);
        let sides = format!("{} > {}", gold.actors.join(","), gold.recipients.join(","));
        let best = proposal(gold, &set, &proposed)
            .map_or(String::new(), |r| format!("{} {:.2} of {}", r.trigger.text, r.confidence, r.status));
        let kinds = gold.types.join("|");
        out.push_str(&format!("{why}\t{}\t{kinds}\t{sides}\t{}\t{best}\n", gold.doc, gold.quote));
    }
    Ok(out)
}

/// What was proposed with the right parties at the quote of a gold mention: what is surest.
fn proposal<'r>(gold: &Gold, set: &Set, proposed: &'r [MentionRecord]) -> Option<&'r MentionRecord> {
    let spots = Spots::of(&gold.quote, set.texts.get(&gold.doc)?);
    let there = |r: &&MentionRecord| r.doc.rsplit('/').next() == Some(gold.doc.as_str());
    let right =
        |r: &&MentionRecord| gold.types.contains(&r.kind) && spots.held_by(r).is_some() && dyad(gold, r);
    proposed.iter().filter(there).filter(right).max_by(|a, b| a.confidence.total_cmp(&b.confidence))
}

/// Why a gold mention was missed: what the event floor proposed at its quote.
fn missed(gold: &Gold, set: &Set, proposed: &[MentionRecord]) -> &'static str {
    let Some(text) = set.texts.get(&gold.doc) else { return KINDS[0] };
    let spots = Spots::of(&gold.quote, text);
    let near = || {
        let there = |r: &&MentionRecord| r.doc.rsplit('/').next() == Some(gold.doc.as_str());
        let typed = |r: &&MentionRecord| gold.types.contains(&r.kind);
        proposed.iter().filter(there).filter(typed).filter(|r| spots.held_by(r).is_some())
    };
    match (near().next().is_some(), near().any(|r| dyad(gold, r))) {
        (false, _) => KINDS[0],
        (true, false) => KINDS[1],
        (true, true) => KINDS[2],
    }
}

/// Which side is wrong, by the countries gold has first.
fn parties(gold: &Gold, told: &Told) -> &'static str {
    let want = |side: &[String]| -> BTreeSet<String> {
        let first = |m: &String| m.split(['/', '|']).next().unwrap_or("").to_owned();
        side.iter().map(first).filter(|c| c != "---").collect()
    };
    let have = |side: &[khabar::measure::Member]| -> BTreeSet<String> {
        side.iter().map(|m| m.country.clone()).filter(|c| c != "---").collect()
    };
    let (a, r) = (want(&gold.actors), want(&gold.recipients));
    let (x, y) = (have(&told.actors), have(&told.recipients));
    match (a == x, r == y) {
        _ if a != r && a == y && r == x => KINDS[3],
        (false, true) => KINDS[4],
        (true, false) => KINDS[5],
        _ => KINDS[6],
    }
}

fn extra(told: &Told, set: &Set) -> &'static str {
    let Some(text) = set.texts.get(&told.doc) else { return KINDS[14] };
    let (from, to) = told.sentence;
    let there = |gold: &&Gold| {
        let spots = Spots::of(&gold.quote, text);
        spots
            .0
            .iter()
            .any(|&(a, b)| 2 * (to.min(b.into()) - from.max(a.into())) >= i64::from(b) - i64::from(a))
    };
    let same = |gold: &&Gold| gold.doc == told.doc && gold.types.contains(&told.kind);
    match set.gold.iter().filter(same).any(|g| there(&g)) {
        true => KINDS[13],
        false => KINDS[14],
    }
}
