//! One event as each outlet tells it, field by field.

use super::detail::{EventDetail, Evidence};
use super::says::position;
use khabar::json::Party;
use serde::Serialize;

/// What one outlet says of an event. A field is `None` or empty where the outlet does not state it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OutletRow {
    /// The outlet, or `unknown`.
    pub outlet: String,
    /// Its documents.
    pub documents: Vec<String>,
    /// The first day it reported.
    pub first_reported: Option<String>,
    /// The outlet whose text it prints, where all of its texts are copies of others'.
    pub same_text_as: Option<String>,
    /// Who acts.
    pub actors: Vec<String>,
    /// To whom.
    pub recipients: Vec<String>,
    /// When, one value for each telling that differs.
    pub when: Vec<String>,
    /// Where.
    pub places: Vec<String>,
    /// The statuses told.
    pub statuses: Vec<String>,
    /// Numbers told: value, unit and role.
    pub figures: Vec<String>,
    /// Who is named as saying it; empty where the outlet names nobody.
    pub sources: Vec<String>,
    /// The words of speech.
    pub cues: Vec<String>,
    /// How the speakers stand to it: asserts, claims, denies …
    pub positions: Vec<String>,
    /// The words that name the event.
    pub words: Vec<String>,
    /// The first sentence that tells it.
    pub sentence: String,
}

impl EventDetail {
    /// The event outlet by outlet, the first to report first.
    pub fn compare(&self) -> Vec<OutletRow> {
        let mut out: Vec<OutletRow> = Vec::new();
        for evidence in &self.evidence {
            let outlet = evidence.outlet.as_deref().unwrap_or("unknown");
            let at = out.iter().position(|r| r.outlet == outlet).unwrap_or_else(|| {
                out.push(row(outlet, evidence));
                out.len() - 1
            });
            add(&mut out[at], evidence);
        }
        for row in &mut out {
            row.same_text_as = self.copied_from(&row.outlet);
        }
        out.sort_by_key(|r| (r.first_reported.is_none(), r.first_reported.clone()));
        out
    }

    /// The outlet whose text another prints, where it has no text of its own.
    fn copied_from(&self, outlet: &str) -> Option<String> {
        let name = |e: &Evidence| e.outlet.as_deref().unwrap_or("unknown").to_owned();
        let mut from = None;
        for own in self.evidence.iter().filter(|e| name(e) == outlet) {
            let first = self.evidence.iter().find(|e| e.copy_of.is_some() && e.copy_of == own.copy_of)?;
            if name(first) == outlet {
                return None;
            }
            from = Some(name(first));
        }
        from
    }
}

fn row(outlet: &str, evidence: &Evidence) -> OutletRow {
    OutletRow {
        outlet: outlet.to_owned(),
        documents: Vec::new(),
        first_reported: evidence.published_to.clone(),
        same_text_as: None,
        actors: Vec::new(),
        recipients: Vec::new(),
        when: Vec::new(),
        places: Vec::new(),
        statuses: Vec::new(),
        figures: Vec::new(),
        sources: Vec::new(),
        cues: Vec::new(),
        positions: Vec::new(),
        words: Vec::new(),
        sentence: evidence.sentence.clone(),
    }
}

fn add(row: &mut OutletRow, evidence: &Evidence) {
    let mention = &evidence.mention;
    let once = |list: &mut Vec<String>, value: String| {
        if !value.is_empty() && !list.contains(&value) {
            list.push(value);
        }
    };
    let names = |list: &[Party]| list.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
    once(&mut row.documents, evidence.document.clone());
    names(&mention.actors).into_iter().for_each(|n| once(&mut row.actors, n));
    names(&mention.recipients).into_iter().for_each(|n| once(&mut row.recipients, n));
    if let Some(when) = &mention.when {
        let days =
            if when.from == when.to { when.from.clone() } else { format!("{}..{}", when.from, when.to) };
        once(&mut row.when, days);
    }
    mention.place.iter().for_each(|p| once(&mut row.places, p.place.clone()));
    once(&mut row.statuses, mention.status.clone());
    for q in &mention.quantities {
        once(&mut row.figures, format!("{} {} {}", q.value, q.unit, q.role).trim().to_owned());
    }
    for link in mention.source.iter().filter(|l| l.role.is_none()) {
        once(&mut row.sources, link.name.clone());
        link.cue.iter().for_each(|c| once(&mut row.cues, c.text.clone()));
    }
    once(&mut row.positions, position(mention).0.name().to_owned());
    once(&mut row.words, mention.trigger.text.clone());
}
