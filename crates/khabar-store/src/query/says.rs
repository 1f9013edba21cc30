//! Who says that something happened, who claims it, who denies it.

use super::detail::{EventDetail, Evidence};
use super::names::Who;
use crate::{Result, Store};
use khabar::json::{Link, MentionRecord, Quote};
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
    /// The mention it rests on.
    pub mention: String,
    /// The first day it was reported.
    pub published: Option<String>,
    /// Outlets that have it, each once.
    pub outlets: Vec<String>,
    /// Mentions that have it.
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
    /// Who says what about an event: by its own tellings, and by those of events that deny or supersede it.
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
            link = self.denier(evidence)?.unwrap_or(link);
        }
        let outlet = evidence.outlet.clone().unwrap_or_else(|| "unknown".into());
        let same =
            |r: &&mut SaysRow| r.position == position && r.name == link.name && r.entity == link.entity;
        match out.iter_mut().find(same) {
            Some(row) => {
                row.n_mentions += 1;
                if !row.outlets.contains(&outlet) {
                    row.outlets.push(outlet);
                }
            }
            None => {
                let row = row(event, evidence, position, &link, outlet);
                out.push(SaysRow { through: through.map(str::to_owned), ..row });
            }
        }
        Ok(())
    }

    /// Who denies it in a statement that holds the words of a telling, where its chain names nobody.
    fn denier(&self, evidence: &Evidence) -> Result<Option<Link>> {
        let trigger = &evidence.mention.trigger;
        // Where the statement names no speaker, the actor of the denial whose words are its word of speech is meant.
        let mut ask = self.conn.prepare_cached(
            "SELECT coalesce(s.name, p.name), coalesce(s.entity, p.entity), coalesce(s.country, p.country), s.cue,
               s.cue_start, s.cue_end,
               coalesce(p.name_ar, (SELECT e.name_ar FROM entities e WHERE e.entity = s.entity), '')
             FROM statements s JOIN documents d USING (document)
               LEFT JOIN mentions m ON s.name IS NULL AND m.document = s.document AND m.trigger_start <= s.cue_start
                 AND m.trigger_end >= s.cue_end
               LEFT JOIN parties p ON p.mention = m.mention AND p.role = 'actor' AND p.position = 0
             WHERE d.id = ?1 AND s.stance = 'deny' AND coalesce(s.name, p.name) IS NOT NULL
               AND s.content_start <= ?2 AND s.content_end >= ?3
             ORDER BY s.content_end - s.content_start, s.statement LIMIT 1",
        )?;
        let mut rows = ask.query((&evidence.document, trigger.start, trigger.end))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(Link {
            name: row.get(0)?,
            entity: row.get(1)?,
            country: row.get(2)?,
            cue: Some(Quote { text: row.get(3)?, start: row.get(4)?, end: row.get(5)? }),
            name_ar: row.get(6)?,
            ..Link::default()
        }))
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

fn row(event: &EventDetail, evidence: &Evidence, position: Position, link: &Link, outlet: String) -> SaysRow {
    let mention = &evidence.mention;
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
        status: mention.status.clone(),
        quote: evidence.sentence.clone(),
        document: evidence.document.clone(),
        doc: mention.doc.clone(),
        mention: mention.id.clone(),
        published: evidence.published_to.clone(),
        outlets: vec![outlet],
        n_mentions: 1,
        through: None,
    }
}
