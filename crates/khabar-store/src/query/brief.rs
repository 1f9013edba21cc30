//! Everything one wants to see first: of a record, or of two parties in it, on one page.

use super::conflicts::ConflictRow;
use super::entity::{OfficeRow, OtherRow};
use super::event_row::EventRow;
use super::events::Filter;
use super::findings::{FigureRow, StandingRow, TreatyRow};
use super::names::Who;
use super::says::SaysRow;
use super::whole::Coverage;
use crate::{ClaimRow, Result, Store};
use serde::Serialize;
use std::collections::BTreeSet;

/// A brief: its rows all lead back to events and pages.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Brief {
    /// The two it is about; none for the whole record.
    pub about: Option<(Who, Who)>,
    /// What the store covers.
    pub covers: Coverage,
    /// The parties with their officials; for the whole record those with most events.
    pub parties: Vec<PartyBrief>,
    /// Events with a day, in the order of time.
    pub timeline: Vec<EventRow>,
    /// Events without a day.
    pub undated: Vec<EventRow>,
    /// Events of the timeline that are agreements, by their ids.
    pub agreements: Vec<EventRow>,
    /// Who claims and who denies, for events of which somebody does.
    pub positions: Vec<SaysRow>,
    /// Claims about the record itself, checked against it.
    pub claims: Vec<ClaimRow>,
    /// Numbers whose sentence names both parties, or those of the whole record.
    pub figures: Vec<FigureRow>,
    /// Treaties between them, with all their names.
    pub treaties: Vec<TreatyRow>,
    /// How they stand to each other, apart from events.
    pub standings: Vec<StandingRow>,
    /// Where tellings differ.
    pub conflicts: Vec<ConflictRow>,
    /// What the record does not know.
    pub gaps: Gaps,
}

/// A party.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PartyBrief {
    /// Who.
    pub who: Who,
    /// Namings in the texts and how often each stands there, the most frequent first.
    pub names: Vec<(String, u64)>,
    /// Offices and their holders, as the pages have them.
    pub officials: Vec<OfficeRow>,
    /// With whom events are shared, the most shared first.
    pub others: Vec<OtherRow>,
}

/// What the record does not know of the events it holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Gaps {
    /// Events without a day.
    pub without_day: Vec<String>,
    /// Events without a place.
    pub without_place: Vec<String>,
    /// Events of which nobody is named as acting.
    pub without_actor: Vec<String>,
    /// Events that one origin alone tells.
    pub one_origin: Vec<String>,
    /// Events planned or possible, of which no page says whether they came about.
    pub open: Vec<String>,
    /// Documents of unknown day.
    pub undated_pages: u64,
    /// Documents of unknown outlet.
    pub pages_without_outlet: u64,
    /// Days between two pages of the store that are further apart than this many days are in [`Gaps::silences`].
    pub silence: u32,
    /// First and last day of stretches of which the store holds no page.
    pub silences: Vec<(String, String)>,
}

/// Officials of a party that are listed.
const OFFICIALS: usize = 24;
/// Names of a party that are listed.
const NAMES: usize = 8;
/// Figures that are listed.
const FIGURES: usize = 60;
/// Days without a page that are told.
const SILENCE: u32 = 60;
/// Parties of a brief on the whole record.
const PARTIES: usize = 4;

impl Store {
    /// The brief of two parties, or of the whole record.
    pub fn brief(&self, about: Option<(Who, Who)>) -> Result<Brief> {
        let events = match &about {
            Some((a, b)) => self.timeline(a, b)?,
            None => self.events(&Filter::default())?,
        };
        let mut positions = Vec::new();
        let mut conflicts = Vec::new();
        for row in &events {
            let Some(event) = self.event(&row.id)? else { continue };
            let says = self.who_says(&event)?;
            if says.iter().any(|s| s.position.disputes()) {
                positions.extend(says);
            }
            conflicts.extend(self.conflicts_of(&event)?);
        }
        conflicts
            .retain(|c| c.kind != "claim" && !matches!(c.field.as_deref(), Some("status" | "type" | "mode")));
        let own: BTreeSet<&str> = events.iter().map(|e| e.id.as_str()).collect();
        let mut claims = self.claims(None)?;
        claims.retain(|c| about.is_none() || c.event.as_deref().is_some_and(|e| own.contains(e)));
        let parties = match &about {
            Some((a, b)) if a == b => vec![self.party_brief(a)?],
            Some((a, b)) => vec![self.party_brief(a)?, self.party_brief(b)?],
            None => self.largest()?.iter().map(|who| self.party_brief(who)).collect::<Result<_>>()?,
        };
        let agreements = events.iter().filter(|e| is_agreement(e)).cloned().collect();
        let mut figures = self.figures(about.as_ref(), FIGURES)?;
        // What a copy or a caption says again is said once.
        let mut said = BTreeSet::new();
        figures.retain(|f| said.insert((f.text.clone(), f.counted.clone(), f.name.clone(), f.from.clone())));
        let (treaties, standings) = (self.treaties(about.as_ref())?, self.standings(about.as_ref())?);
        let gaps = self.gaps(&events)?;
        let (timeline, undated) = events.into_iter().partition(|e| e.from.is_some());
        Ok(Brief {
            covers: self.coverage()?,
            about,
            parties,
            timeline,
            undated,
            agreements,
            positions,
            claims,
            figures,
            treaties,
            standings,
            conflicts,
            gaps,
        })
    }

    fn party_brief(&self, who: &Who) -> Result<PartyBrief> {
        let mut names = self.names_of(who)?;
        names.truncate(NAMES);
        let mut officials = self.offices_of(who)?;
        officials.sort_by_key(|o| std::cmp::Reverse(o.times));
        officials.truncate(OFFICIALS);
        officials.sort_by(|a, b| {
            a.office.cmp(&b.office).then_with(|| a.first.cmp(&b.first)).then_with(|| a.holder.cmp(&b.holder))
        });
        let mut others = self.others(who)?;
        others.truncate(NAMES);
        Ok(PartyBrief { who: who.clone(), names, officials, others })
    }

    /// The countries with most events.
    fn largest(&self) -> Result<Vec<Who>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT p.country, coalesce((SELECT e.name FROM entities e WHERE e.country = p.country AND e.kind = 'state'
               ORDER BY e.entity LIMIT 1), p.country)
             FROM event_parties p WHERE p.country NOT IN ('---', '')
             GROUP BY p.country ORDER BY count(DISTINCT p.event) DESC, p.country LIMIT ?1",
        )?;
        let rows =
            ask.query_map([PARTIES as i64], |r| Ok(Who::Country { code: r.get(0)?, name: r.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn gaps(&self, events: &[EventRow]) -> Result<Gaps> {
        let ids = |wanted: fn(&EventRow) -> bool| -> Vec<String> {
            events.iter().filter(|e| wanted(e)).map(|e| e.id.clone()).collect()
        };
        let covers = self.coverage()?;
        Ok(Gaps {
            without_day: ids(|e| e.from.is_none()),
            without_place: ids(|e| e.place.is_none() && e.place_country.is_none()),
            without_actor: ids(|e| e.actors.is_empty()),
            one_origin: ids(|e| e.n_origins <= 1),
            open: ids(|e| matches!(e.status.as_str(), "planned" | "possible")),
            undated_pages: covers.undated,
            pages_without_outlet: covers.without_outlet,
            silence: SILENCE,
            silences: self.silences()?,
        })
    }

    /// Stretches between two pages longer than [`SILENCE`].
    fn silences(&self) -> Result<Vec<(String, String)>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT day, next FROM (
               SELECT published_to AS day, lead(published_from) OVER (ORDER BY published_to, published_from) AS next
               FROM documents WHERE published_to IS NOT NULL)
             WHERE julianday(next) - julianday(day) > ?1 ORDER BY day",
        )?;
        let rows = ask.query_map([SILENCE], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Agreements made or signed: PLOVER's AGREE, and a formal agreement signed (CAMEO 057), which PLOVER calls SUPPORT. What one side
/// alone promises or passes into law is none.
fn is_agreement(event: &EventRow) -> bool {
    let several = event.actors.len() + event.recipients.len() > 1;
    let parties = || event.actors.iter().chain(&event.recipients).map(|p| p.country.as_str());
    let between = parties().collect::<BTreeSet<_>>().len() > 1;
    let agreed = (event.kind == "AGREE" && several) || (event.cameo.starts_with("057") && between);
    agreed && event.status != "negated"
}
