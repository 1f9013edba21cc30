//! Who says that something happened, who claims it, who denies it.

use super::detail::{EventDetail, Evidence};
use super::names::Who;
use crate::{Result, Store};
use khabar::event::Status;
use khabar::json::{Link, MentionRecord};
use serde::Serialize;
use std::collections::BTreeSet;

/// How somebody stands to an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Says that it happened, happens or will happen.
    Asserts,
    /// Says so by a word that keeps a distance, or as an accusation.
    Claims,
    /// Says that it did not happen.
    Denies,
    /// Passes on what another says.
    Relays,
    /// Asks whether it did.
    Asks,
    /// An outlet tells it in its own words.
    Tells,
}

impl Position {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Position::Asserts => "asserts",
            Position::Claims => "claims",
            Position::Denies => "denies",
            Position::Relays => "relays",
            Position::Asks => "asks",
            Position::Tells => "tells",
        }
    }

    /// Whether an event with nobody in this position is undisputed.
    pub fn disputes(self) -> bool {
        matches!(self, Position::Claims | Position::Denies)
    }
}

/// Somebody's position on an event.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SaysRow {
    /// The event.
    pub event: String,
    /// The event in words, English.
    pub summary_en: String,
    /// The event in words, Arabic.
    pub summary_ar: String,
    /// The position.
    pub position: Position,
    /// Latin name of who has it.
    pub name: String,
    /// Arabic name, empty where there is none.
    pub name_ar: String,
    /// Stable id.
    pub entity: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// The word of speech.
    pub cue: Option<String>,
    /// The status told.
    pub status: String,
    /// The sentence.
    pub quote: String,
    /// The document's id.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The mention it rests on; of a denial by a statement alone, the mention denied.
    pub mention: String,
    /// The first day it was reported.
    pub published: Option<String>,
    /// Outlets that have it, each once.
    pub outlets: Vec<String>,
    /// Mentions, and statements beside them, that have it.
    pub n_mentions: u32,
    /// The denial, claim or admission that another event holds about this one: that event's id.
    pub through: Option<String>,
}

/// How the nearest speaker of a mention stands to it.
pub fn position(mention: &MentionRecord) -> (Position, Option<&Link>) {
    let speaker = mention.source.iter().find(|l| l.role.is_none());
    let negated = mention.polarity == "-" || mention.status == "negated";
    let stance = speaker.and_then(|l| l.stance.as_deref()).unwrap_or("assert");
    let position = match (speaker, stance) {
        _ if negated => Position::Denies,
        (_, "deny") => Position::Denies,
        (None, _) => Position::Tells,
        (_, "ask") => Position::Asks,
        (_, "claim") => Position::Claims,
        _ if mention.status == "alleged" => Position::Claims,
        (_, "relay") => Position::Relays,
        _ => Position::Asserts,
    };
    (position, speaker.or_else(|| mention.source.last()))
}

impl Store {
    /// Who says what about an event: by its own tellings, by those of events that deny or supersede it, and by statements
    /// that deny what is told.
    pub fn who_says(&self, event: &EventDetail) -> Result<Vec<SaysRow>> {
        let mut out = Vec::new();
        for evidence in &event.evidence {
            self.add_position(&mut out, event, evidence, None)?;
        }
        let bearing =
            event.relations.iter().filter(|r| r.to_event == event.record.id && r.from_event != r.to_event);
        for relation in bearing.filter(|r| matches!(r.kind.as_str(), "denies" | "supersedes")) {
            let Some(other) = self.mention(&relation.from_mention)? else { continue };
            self.add_position(&mut out, event, &other.evidence, Some(&relation.from_event))?;
        }
        for denial in self.denials_of(&event.record.id)? {
            let outlet = denial.outlet.clone().unwrap_or_else(|| "unknown".into());
            let status = Status::Negated.name();
            let row = row(event, Position::Denies, &denial.link, outlet);
            add(
                &mut out,
                SaysRow {
                    status: status.into(),
                    quote: denial.quote,
                    document: denial.document,
                    doc: denial.doc,
                    mention: denial.mention,
                    published: denial.published,
                    ..row
                },
            );
        }
        out.sort_by(|a, b| {
            a.position
                .cmp(&b.position)
                .then_with(|| a.published.cmp(&b.published))
                .then_with(|| a.name.cmp(&b.name))
        });
        Ok(out)
    }

    fn add_position(
        &self,
        out: &mut Vec<SaysRow>,
        event: &EventDetail,
        evidence: &Evidence,
        through: Option<&str>,
    ) -> Result<()> {
        let (position, link) = position(&evidence.mention);
        let mut link = link.cloned().unwrap_or_default();
        if position == Position::Denies && link.role.is_some() {
            let trigger = &evidence.mention.trigger;
            link = self.denier(&evidence.document, trigger.start, trigger.end)?.unwrap_or(link);
        }
        let outlet = evidence.outlet.clone().unwrap_or_else(|| "unknown".into());
        let mention = &evidence.mention;
        let row = SaysRow {
            status: mention.status.clone(),
            quote: evidence.sentence.clone(),
            document: evidence.document.clone(),
            doc: mention.doc.clone(),
            mention: mention.id.clone(),
            published: evidence.published_to.clone(),
            through: through.map(str::to_owned),
            ..row(event, position, &link, outlet)
        };
        add(out, row);
        Ok(())
    }

    /// Who says what about the events between two; events in the order of time.
    pub fn who_says_between(&self, a: &Who, b: &Who) -> Result<Vec<SaysRow>> {
        let mut out = Vec::new();
        for row in self.timeline(a, b)? {
            if let Some(event) = self.event(&row.id)? {
                out.extend(self.who_says(&event)?);
            }
        }
        Ok(out)
    }
}

/// The events of which somebody claims or denies something.
pub fn disputed(rows: &[SaysRow]) -> BTreeSet<&str> {
    rows.iter().filter(|r| r.position.disputes()).map(|r| r.event.as_str()).collect()
}

/// Adds a row, or its outlets to the row of the same position and the same speaker.
fn add(out: &mut Vec<SaysRow>, row: SaysRow) {
    let same = |r: &&mut SaysRow| r.position == row.position && r.name == row.name && r.entity == row.entity;
    let Some(known) = out.iter_mut().find(same) else { return out.push(row) };
    known.n_mentions += row.n_mentions;
    for outlet in row.outlets {
        if !known.outlets.contains(&outlet) {
            known.outlets.push(outlet);
        }
    }
}

/// A row without what it rests on.
fn row(event: &EventDetail, position: Position, link: &Link, outlet: String) -> SaysRow {
    SaysRow {
        event: event.record.id.clone(),
        summary_en: event.record.summary.en.clone(),
        summary_ar: event.record.summary.ar.clone(),
        position,
        name: link.name.clone(),
        name_ar: link.name_ar.clone(),
        entity: link.entity.clone(),
        country: link.country.clone(),
        cue: link.cue.as_ref().map(|c| c.text.clone()),
        status: String::new(),
        quote: String::new(),
        document: String::new(),
        doc: String::new(),
        mention: String::new(),
        published: None,
        outlets: vec![outlet],
        n_mentions: 1,
        through: None,
    }
}
