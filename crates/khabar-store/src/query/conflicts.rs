//! Where tellings do not agree: denials, conflicts, fields told differently; and updates, which are none of these.

use super::detail::{EventDetail, Evidence};
use super::names::Who;
use crate::{Result, Store};
use serde::Serialize;
use std::collections::HashSet;

/// Two tellings that do not agree, or of which the later takes the place of the earlier.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ConflictRow {
    /// `denial`, `conflict`, `update`, `differs` (two values of a field) or `claim` (about the record).
    pub kind: &'static str,
    /// The field the tellings differ on, where it is one.
    pub field: Option<String>,
    /// The event.
    pub event: String,
    /// The event in words, English.
    pub summary_en: String,
    /// The event in words, Arabic.
    pub summary_ar: String,
    /// One side: the denial, the later one, the most told value.
    pub one: Side,
    /// The other side.
    pub other: Side,
    /// Why they are taken to disagree.
    pub why: String,
}

/// A side of a disagreement.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Side {
    /// What it says, as a value: a number, a day, a status.
    pub value: Option<String>,
    /// Who says it: the nearest speaker, or the outlet.
    pub source: Option<String>,
    /// The same in Arabic, where the pages or the lexicon have it.
    pub source_ar: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The last day the page may be of.
    pub published: Option<String>,
    /// The sentence.
    pub quote: String,
    /// The name records carry.
    pub doc: String,
    /// The mention.
    pub mention: Option<String>,
    /// The event this side belongs to.
    pub event: String,
}

impl Store {
    /// The disagreements of an event.
    pub fn conflicts_of(&self, event: &EventDetail) -> Result<Vec<ConflictRow>> {
        let mut out = Vec::new();
        for relation in event.relations.iter().filter(|r| r.to_event == event.record.id && !r.of_claim) {
            let kind = match relation.kind.as_str() {
                "denies" => "denial",
                "contradicts" => "conflict",
                "supersedes" => "update",
                _ => continue,
            };
            let side = |mention: &str, of: &str| -> Result<Side> {
                let own = event.evidence.iter().find(|e| e.mention.id == mention);
                match own {
                    Some(evidence) => Ok(side(evidence, of)),
                    None => Ok(self.mention(mention)?.map(|m| side(&m.evidence, of)).unwrap_or_default()),
                }
            };
            let one = side(&relation.from_mention, &relation.from_event)?;
            let other = side(&relation.to_mention, &relation.to_event)?;
            out.push(row(event, kind, None, one, other, relation.why.clone()));
        }
        for denial in self.denials_of(&event.record.id)? {
            let denied = event.evidence.iter().find(|e| e.mention.id == denial.mention);
            let other = denied.map(|e| side(e, &event.record.id)).unwrap_or_default();
            let one = Side {
                value: None,
                source: Some(denial.link.name),
                source_ar: Some(denial.link.name_ar).filter(|n| !n.is_empty()),
                outlet: denial.outlet,
                published: denial.published,
                quote: denial.quote,
                doc: denial.doc,
                mention: None,
                event: event.record.id.clone(),
            };
            out.push(row(event, "denial", None, one, other, denial.why));
        }
        for differing in &event.record.disagreements {
            let side = |n: usize| {
                let value = differing.values.get(n)?;
                let first = value.mentions.first()?;
                let evidence = event.evidence.iter().find(|e| e.mention.id == *first)?;
                Some(Side { value: Some(value.value.clone()), ..side(evidence, &event.record.id) })
            };
            for n in 1..differing.values.len() {
                if let (Some(one), Some(other)) = (side(0), side(n)) {
                    let field = Some(differing.field.clone());
                    out.push(row(event, "differs", field, one, other, String::new()));
                }
            }
        }
        out.extend(self.contradicted_claims(event)?);
        // A headline that a caption says again disagrees once.
        let mut seen = HashSet::new();
        out.retain(|r| {
            let side =
                |s: &Side| (s.value.clone(), s.source.clone(), s.doc.clone(), plain(&s.quote).to_owned());
            seen.insert((r.kind, r.field.clone(), side(&r.one), side(&r.other)))
        });
        Ok(out)
    }

    /// Claims about the record that the record contradicts: «the first visit».
    fn contradicted_claims(&self, event: &EventDetail) -> Result<Vec<ConflictRow>> {
        let mut out = Vec::new();
        for claim in self.claims(Some(&event.record.id))?.into_iter().filter(|c| c.verdict == "contradicted")
        {
            let earlier = claim.by_event.as_deref().map(|id| self.event(id)).transpose()?.flatten();
            let other = earlier.as_ref().and_then(|e| {
                let best = e.evidence.iter().find(|x| x.mention.id == e.record.best);
                Some(side(best.or(e.evidence.first())?, &e.record.id))
            });
            let page = || event.evidence.iter().filter(|e| e.mention.doc == claim.doc);
            let told = page().find(|e| e.sentence.contains(&claim.text));
            let one = Side {
                value: Some(claim.text.clone()),
                outlet: claim.outlet.clone(),
                published: page().find_map(|e| e.published_to.clone()),
                doc: claim.doc.clone(),
                quote: told.map_or_else(|| claim.text.clone(), |e| e.sentence.clone()),
                mention: told.map(|e| e.mention.id.clone()),
                event: event.record.id.clone(),
                ..Side::default()
            };
            out.push(row(event, "claim", Some(claim.kind), one, other.unwrap_or_default(), claim.why));
        }
        Ok(out)
    }

    /// The disagreements of all events, or of those with these parties in them; in the order of time.
    pub fn conflicts(&self, a: Option<&Who>, b: Option<&Who>) -> Result<Vec<ConflictRow>> {
        // Most events nobody disputes, and each is read with all its evidence.
        let filter = super::Filter {
            party: a.cloned(),
            other: b.cloned(),
            differing: true,
            ..super::Filter::default()
        };
        let mut out = Vec::new();
        for id in self.event_ids(&filter)? {
            if let Some(event) = self.event(&id)? {
                out.extend(self.conflicts_of(&event)?);
            }
        }
        Ok(out)
    }
}

/// A sentence without what a caption adds behind it: whose the picture is.
fn plain(quote: &str) -> &str {
    quote.rsplit_once(" (").filter(|(_, end)| end.ends_with(')')).map_or(quote, |(words, _)| words)
}

fn row(
    event: &EventDetail,
    kind: &'static str,
    field: Option<String>,
    one: Side,
    other: Side,
    why: String,
) -> ConflictRow {
    let record = &event.record;
    ConflictRow {
        kind,
        field,
        event: record.id.clone(),
        summary_en: record.summary.en.clone(),
        summary_ar: record.summary.ar.clone(),
        one,
        other,
        why,
    }
}

fn side(evidence: &Evidence, event: &str) -> Side {
    let source = evidence.mention.source.first().filter(|l| l.role.is_none());
    Side {
        value: None,
        source: source.map(|l| l.name.clone()),
        source_ar: source.map(|l| l.name_ar.clone()).filter(|n| !n.is_empty()),
        outlet: evidence.outlet.clone(),
        published: evidence.published_to.clone(),
        quote: evidence.sentence.clone(),
        doc: evidence.mention.doc.clone(),
        mention: Some(evidence.mention.id.clone()),
        event: event.to_owned(),
    }
}
