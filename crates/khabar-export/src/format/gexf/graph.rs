//! The graph of events: its nodes and edges, by each of the three projections.

use crate::Projection;
use crate::item::Item;
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use khabar::text::romanise::romanise;
use std::collections::BTreeMap;

pub(super) const NODE_ATTRIBUTES: [(&str, &str); 5] = [
    ("kind", "string"),
    ("wikidata_id", "string"),
    ("label_ar", "string"),
    ("iso3", "string"),
    ("sector", "string"),
];

pub(super) const EDGE_ATTRIBUTES: [(&str, &str); 10] = [
    ("event", "string"),
    ("type", "string"),
    ("mode", "string"),
    ("status", "string"),
    ("stance", "string"),
    ("reciprocal", "boolean"),
    ("n_reports", "integer"),
    ("n_origins", "integer"),
    ("summary", "string"),
    ("url", "anyURI"),
];

/// A node: its label, and its attributes in the order of [`NODE_ATTRIBUTES`].
pub(super) struct Node {
    pub(super) label: String,
    pub(super) values: [String; 5],
}

/// An edge, with its attributes in the order of [`EDGE_ATTRIBUTES`].
pub(super) struct Edge {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) kind: String,
    pub(super) days: Option<(Day, Day)>,
    pub(super) values: [String; 10],
}

/// How many edges an event gave, or why it gave none.
pub(super) type Edges = Result<u64, &'static str>;

/// The graph as far as it is known.
pub(super) struct Graph {
    pub(super) projection: Projection,
    pub(super) modified: Option<String>,
    pub(super) nodes: BTreeMap<String, Node>,
    pub(super) edges: Vec<Edge>,
}

impl Graph {
    /// The node of a name; people nobody can tell apart (`citizen`, EGY) share one.
    fn node(
        &mut self,
        kind: &str,
        entity: Option<&str>,
        name: &str,
        name_ar: &str,
        country: &str,
        sector: &str,
    ) -> String {
        let country = if country == "---" { "" } else { country };
        let id = match entity {
            Some(entity) => entity.to_owned(),
            None => format!("{kind}:{country}:{name}"),
        };
        let label = if name.is_ascii() { name.to_owned() } else { romanise(name) };
        let name_ar = if name_ar.is_empty() && !name.is_ascii() { name } else { name_ar };
        let qid = entity.filter(|e| e.starts_with('Q')).unwrap_or("");
        let values = [kind, qid, name_ar, country, sector].map(str::to_owned);
        self.nodes.entry(id.clone()).or_insert(Node { label, values });
        id
    }

    fn party(&mut self, party: &EventPartyRecord) -> String {
        self.node(
            "actor",
            party.entity.as_deref(),
            &party.name,
            &party.name_ar,
            &party.country,
            &party.sector,
        )
    }

    fn edge(&mut self, item: &Item<'_>, from: String, to: String, stance: Option<&str>, reciprocal: bool) {
        let record = &item.event.record;
        let n = self.edges.iter().rev().take_while(|e| e.values[0] == record.id).count();
        let kind = match self.projection {
            Projection::Actors => record.kind.clone(),
            _ => stance.unwrap_or("assert").to_owned(),
        };
        self.edges.push(Edge {
            id: format!("{}_{n}", record.id),
            source: from,
            target: to,
            kind,
            days: item.days(),
            values: [
                record.id.clone(),
                record.kind.clone(),
                record.mode.clone().unwrap_or_default(),
                record.status.clone(),
                stance.unwrap_or("").to_owned(),
                reciprocal.to_string(),
                record.n_reports.to_string(),
                record.n_origins.to_string(),
                record.summary.en.clone(),
                item.url().unwrap_or("").to_owned(),
            ],
        });
    }

    /// Edges of an event between its parties.
    pub(super) fn actors(&mut self, item: &Item<'_>) -> Edges {
        let record = &item.event.record;
        let actors: Vec<String> = record.actors.iter().map(|p| self.party(p)).collect();
        let recipients: Vec<String> = record.recipients.iter().map(|p| self.party(p)).collect();
        let mut pairs = Vec::new();
        if recipients.is_empty() {
            for (n, a) in actors.iter().enumerate() {
                // What two do to each other is one edge, from the lesser id, so that its direction says nothing.
                pairs.extend(actors[n + 1..].iter().map(|b| (a.min(b).clone(), a.max(b).clone())));
            }
        } else {
            for a in &actors {
                pairs.extend(recipients.iter().map(|b| (a.clone(), b.clone())));
            }
        }
        let reciprocal = recipients.is_empty();
        let mut n = 0;
        for (a, b) in pairs.into_iter().filter(|(a, b)| a != b) {
            self.edge(item, a, b, None, reciprocal);
            n += 1;
        }
        if n == 0 { Err("fewer than two parties: nothing to join") } else { Ok(n) }
    }

    /// Edges of an event's tellings, from an outlet to whom it has it from.
    pub(super) fn outlets(&mut self, item: &Item<'_>) -> Edges {
        let mut n = 0;
        for evidence in &item.event.evidence {
            let links = &evidence.mention.source;
            let Some((outlet, before)) = links.split_last() else { continue };
            let Some(origin) = before.last() else { continue };
            let from = self.node("outlet", outlet.entity.as_deref(), &outlet.name, &outlet.name_ar, "", "");
            let country = origin.country.as_deref().unwrap_or("");
            let sector = origin.sector.first().map_or("", String::as_str);
            let to =
                self.node("source", origin.entity.as_deref(), &origin.name, &origin.name_ar, country, sector);
            self.edge(item, from, to, origin.stance.as_deref(), false);
            n += 1;
        }
        if n == 0 { Err("told in the outlets' own voice: no source to join them to") } else { Ok(n) }
    }

    /// Edges from speakers to the event they speak of.
    pub(super) fn speakers(&mut self, item: &Item<'_>) -> Edges {
        let record = &item.event.record;
        let mut n = 0;
        for evidence in &item.event.evidence {
            let Some(speaker) = evidence.mention.source.first() else { continue };
            let kind = if speaker.role.is_some() { "outlet" } else { "source" };
            let country = speaker.country.as_deref().unwrap_or("");
            let sector = speaker.sector.first().map_or("", String::as_str);
            let from =
                self.node(kind, speaker.entity.as_deref(), &speaker.name, &speaker.name_ar, country, sector);
            let to = self.node("event", Some(&record.id), &record.summary.en, &record.summary.ar, "", "");
            self.edge(item, from, to, speaker.stance.as_deref(), false);
            n += 1;
        }
        if n == 0 { Err("nobody is known to tell it") } else { Ok(n) }
    }
}
