//! Whether two lists of members name the same countries.

use super::Gold;
use crate::json::{MentionRecord, Party};
use std::collections::BTreeSet;

/// The countries a gold member may be of.
fn alternatives(member: &str) -> BTreeSet<&str> {
    member.split('|').map(|a| a.split('/').next().unwrap_or("")).collect()
}

/// Whether the record's members are the gold's: every gold member is there unless it may be `---`, and no other is.
pub fn fits(gold: &[String], record: &[&Party]) -> bool {
    let gold: Vec<BTreeSet<&str>> = gold.iter().map(|g| alternatives(g)).collect();
    let have: BTreeSet<&str> = record.iter().map(|p| p.country.as_str()).filter(|c| *c != "---").collect();
    let all: BTreeSet<&str> = gold.iter().flatten().copied().collect();
    gold.iter().all(|g| g.contains("---") || !g.is_disjoint(&have)) && have.is_subset(&all)
}

/// Whether the countries of actors and recipients agree; for reciprocal acts in either order.
pub fn dyad(gold: &Gold, record: &MentionRecord) -> bool {
    let actors: Vec<&Party> = record.actors.iter().collect();
    let recipients: Vec<&Party> = record.recipients.iter().collect();
    let both: Vec<&Party> = record.actors.iter().chain(&record.recipients).collect();
    let first = gold.types.first().map_or("", String::as_str);
    gold.readings().into_iter().any(|(a, r)| {
        let reciprocal =
            matches!(first, "CONSULT" | "AGREE" | "COOPERATE") || first == "SUPPORT" && r.is_empty();
        let union: Vec<String> = a.iter().chain(r).cloned().collect();
        reciprocal && fits(&union, &both) || fits(a, &actors) && fits(r, &recipients)
    })
}
