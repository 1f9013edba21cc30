//! Reads what is learned from, gold sets and cases, and labels every way of every predicate.

use super::cases;
use super::label::{Group, Names, label};
use crate::bless::case_files;
use anyhow::Context;
use khabar::case::parse;
use khabar::engine::{self, Given};
use khabar::json::MentionRecord;
use khabar::lexicon::Lexicon;
use khabar::measure::{Gold, Spots, dyad};
use std::collections::HashMap;
use std::path::Path;

/// Reads a set, prints the recall of its proposals, and labels them.
pub(super) fn read_set(path: &Path, show: bool, names: &mut Names) -> anyhow::Result<(Vec<Group>, usize)> {
    let lex = Lexicon::embedded();
    let events = path.with_extension("events.jsonl");
    let gold =
        std::fs::read_to_string(&events).with_context(|| format!("{}: cannot be read", events.display()))?;
    let mut by_doc: HashMap<String, Vec<Gold>> = HashMap::new();
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line)?;
        by_doc.entry(gold.doc.clone()).or_default().push(gold);
    }
    let mut groups = Vec::new();
    let (mut required, mut typed, mut dyads) = (0, 0, 0);
    for item in khabar_cli::input::open([path.to_string_lossy().into_owned()]) {
        let item = item.map_err(|e| anyhow::anyhow!("{e}"))?;
        let given = Given { all_candidates: true, ..Given::default() };
        let reading = engine::read_given(lex, &item.page, &given);
        let records = khabar::json::records(lex, &reading);
        let features: Vec<&Vec<String>> =
            reading.articles.iter().flat_map(|a| &a.events).map(|e| &e.names).collect();
        let gold = by_doc.get(&item.page.doc).map_or(&[][..], |g| g);
        let text = &reading.document.text;
        for g in gold.iter().filter(|g| g.required) {
            let s = Spots::of(&g.quote, text);
            let near = || records.iter().filter(|r| g.types.contains(&r.kind) && s.held_by(r).is_some());
            required += 1;
            typed += usize::from(near().next().is_some());
            let found = near().any(|r| dyad(g, r));
            dyads += usize::from(found);
            if show && !found {
                show_miss(g, records.iter().filter(|r| s.held_by(r).is_some()));
            }
        }
        groups.extend(label(text, &records, &features, gold, &[], names));
    }
    let share = |n: usize| n as f64 / (required.max(1)) as f64;
    println!(
        "{}: recall of proposals: types {:.3}, dyads {:.3} of {required}; {} predicates",
        path.display(),
        share(typed),
        share(dyads),
        groups.len(),
    );
    Ok((groups, required))
}

/// Reads cases and labels their proposals. Where a case leaves open what else its text holds, only what it lists counts.
pub(super) fn read_cases(path: &Path, names: &mut Names) -> anyhow::Result<Vec<Group>> {
    let lex = Lexicon::embedded();
    let mut groups = Vec::new();
    let (mut events, mut found) = (0, 0);
    for file in case_files(path)? {
        for case in parse(&std::fs::read_to_string(file)?) {
            let reading = case.read_given(lex, true);
            let records = khabar::json::records(lex, &reading);
            let features: Vec<&Vec<String>> =
                reading.articles.iter().flat_map(|a| &a.events).map(|e| &e.names).collect();
            let gold = cases::gold(&case);
            events += gold.iter().filter(|g| g.required).count();
            let fits = |g: &&Gold| records.iter().any(|r| g.types.contains(&r.kind) && dyad(g, r));
            found += gold.iter().filter(|g| g.required).filter(fits).count();
            let mut more =
                label(&reading.document.text, &records, &features, &gold, &cases::named(&case), names);
            more.retain(|g| cases::is_whole(&case) || g.ways.iter().any(|w| w.right));
            let whole = cases::is_whole(&case);
            let quiet = whole && gold.is_empty();
            more.iter_mut()
                .for_each(|g| (g.of_case, g.of_whole_case, g.of_quiet_case) = (true, whole, quiet));
            groups.extend(more);
        }
    }
    println!(
        "{}: {events} events, {found} proposed with their parties; {} predicates",
        path.display(),
        groups.len()
    );
    Ok(groups)
}

fn show_miss<'a>(gold: &Gold, near: impl Iterator<Item = &'a MentionRecord>) {
    println!(
        "{} {} {:?} > {:?} | {}",
        gold.id,
        gold.types.join("|"),
        gold.actors,
        gold.recipients,
        gold.quote
    );
    let codes = |parties: &[khabar::json::Party]| {
        let one = |p: &khabar::json::Party| format!("{} {}", p.text, p.country);
        parties.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let mut near: Vec<&MentionRecord> = near.collect();
    near.sort_by_key(|r| (!gold.types.contains(&r.kind), r.trigger.start));
    for r in near.into_iter().take(6) {
        println!("    {} {} [{}] > [{}]", r.kind, r.trigger.text, codes(&r.actors), codes(&r.recipients));
    }
}
