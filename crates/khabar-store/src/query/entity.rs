//! What the store has on somebody: namings, offices as the pages have them («وزير الخارجية»), events, and who shares them.

use super::event_row::EventRow;
use super::events::Filter;
use super::names::Who;
use super::said::{SaidRow, StatementFilter};
use crate::{Result, Store};
use serde::Serialize;

impl Store {
    /// What the store has on somebody.
    pub fn entity(&self, who: &Who, limit: usize) -> Result<EntityDetail> {
        Ok(EntityDetail {
            who: who.clone(),
            names: self.names_of(who)?,
            offices: self.offices_of(who)?,
            events: self.events(&Filter {
                party: Some(who.clone()),
                limit: Some(limit),
                ..Filter::default()
            })?,
            dyads: self.others(who)?,
            said: self.said(&StatementFilter {
                by: Some(who.clone()),
                limit: Some(limit),
                ..Default::default()
            })?,
            said_about: self.said(&StatementFilter {
                about: Some(who.clone()),
                limit: Some(limit),
                ..Default::default()
            })?,
        })
    }

    /// Namings of somebody in the texts, the most frequent first.
    pub fn names_of(&self, who: &Who) -> Result<Vec<(String, u64)>> {
        let (condition, values) = who.condition("parties");
        let sql = format!(
            "SELECT text, count(*) FROM parties WHERE {condition} AND text <> '' AND form = 'name'
             GROUP BY text ORDER BY count(*) DESC, text LIMIT 40"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let rows = ask.query_map(rusqlite::params_from_iter(values), |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those who share events with somebody: countries for a country, else whoever is named; the most shared first.
    pub fn others(&self, who: &Who) -> Result<Vec<OtherRow>> {
        let (own, values) = who.condition("o");
        let (other, more) = who.condition("p");
        let by_country = matches!(who, Who::Country { .. });
        let key = if by_country { "p.country" } else { "coalesce(p.entity, p.name)" };
        let named = if by_country { " AND p.country <> '---'" } else { "" };
        let sql = format!(
            "SELECT {key}, p.name, p.name_ar, p.country, count(DISTINCT e.id), min(e.day_from), max(e.day_to)
             FROM event_parties p JOIN events e ON e.id = p.event
             WHERE EXISTS (SELECT 1 FROM event_parties o WHERE o.event = e.id AND {own}) AND NOT coalesce({other}, 0){named}
             GROUP BY 1 ORDER BY 5 DESC, 1 LIMIT 40"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let rows = ask.query_map(rusqlite::params_from_iter(values.into_iter().chain(more)), |r| {
            let key: String = r.get(0)?;
            Ok(OtherRow {
                name: if by_country { key.clone() } else { r.get(1)? },
                name_ar: if by_country { String::new() } else { r.get(2)? },
                key,
                country: r.get(3)?,
                n_events: r.get(4)?,
                first: r.get(5)?,
                last: r.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Offices held by somebody, or in a country, as the pages have them.
    pub fn offices_of(&self, who: &Who) -> Result<Vec<OfficeRow>> {
        let (condition, value) = match who {
            Who::Country { code, .. } => ("o.country = ?1", code),
            Who::Entity { entity, .. } => ("o.entity = ?1", entity),
            Who::Named { name, .. } => ("o.holder = ?1", name),
        };
        let sql = format!(
            "SELECT o.office, o.holder, o.entity, o.country, min(o.day_from), max(o.day_to), count(*), o.text, d.id, o.\"start\",
               o.\"end\", coalesce((SELECT e.name_ar FROM entities e WHERE e.entity = o.entity), o.holder_ar),
               min(o.tenure_from), max(o.tenure_until), o.difference, o.expected
             FROM offices_seen o JOIN documents d USING (document) WHERE {condition}
             GROUP BY o.office, o.entity, o.holder, o.difference, o.expected ORDER BY o.office, min(o.day_from), o.holder"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let rows = ask.query_map([value], |r| {
            Ok(OfficeRow {
                office: r.get(0)?,
                holder: r.get(1)?,
                entity: r.get(2)?,
                country: r.get(3)?,
                first: r.get(4)?,
                last: r.get(5)?,
                times: r.get(6)?,
                text: r.get(7)?,
                document: r.get(8)?,
                start: r.get(9)?,
                end: r.get(10)?,
                holder_ar: r.get(11)?,
                tenure_from: r.get(12)?,
                tenure_until: r.get(13)?,
                difference: r.get(14)?,
                expected: r.get(15)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What the store has on somebody.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct EntityDetail {
    /// Whom.
    pub who: Who,
    /// Namings in the texts and how often each stands there.
    pub names: Vec<(String, u64)>,
    /// Offices, as the pages have them.
    pub offices: Vec<OfficeRow>,
    /// With whom they share events, the most shared first.
    pub dyads: Vec<OtherRow>,
    /// Events with a part in them.
    pub events: Vec<EventRow>,
    /// What was said by them.
    pub said: Vec<SaidRow>,
    /// What was said about them.
    pub said_about: Vec<SaidRow>,
}

/// An office and who holds it, as pages have it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OfficeRow {
    /// The office.
    pub office: String,
    /// Latin name of the holder.
    pub holder: String,
    /// Arabic name of the holder, empty where there is none.
    pub holder_ar: String,
    /// Stable id of the holder.
    pub entity: String,
    /// Country.
    pub country: String,
    /// First day of which a page has it so.
    pub first: Option<String>,
    /// Last day of which a page has it so.
    pub last: Option<String>,
    /// How often.
    pub times: u64,
    /// First day of the holder's tenure nearest to that, by the lexicon.
    pub tenure_from: Option<String>,
    /// Last day of it; none where it goes on, or is not known.
    pub tenure_until: Option<String>,
    /// How the lexicon differs: none, unknown, other_time, other_holder.
    pub difference: String,
    /// Whom the lexicon has in the office then, where it is somebody else.
    pub expected: Option<String>,
    /// The words of one of them.
    pub text: String,
    /// Its document.
    pub document: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// Somebody who shares events with another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OtherRow {
    /// Country code, stable id, or the name where there is neither.
    pub key: String,
    /// Latin name; of a country its code.
    pub name: String,
    /// Arabic name; empty for a country.
    pub name_ar: String,
    /// Country.
    pub country: String,
    /// Events they share.
    pub n_events: u32,
    /// First day of the first.
    pub first: Option<String>,
    /// Last day of the last.
    pub last: Option<String>,
}
