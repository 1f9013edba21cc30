//! GEXF 1.3, the graph format of Gephi: who acts upon whom, an edge an event; or outlets and those they have it from; or
//! speakers and the events they speak of.
//!
//! Labels are Latin and the Arabic name is an attribute, since graph tools often break Arabic letters apart.

use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::field::{Field, Places};
use crate::item::Item;
use crate::manifest::About;
use crate::{Error, Options, Projection, Result};
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use khabar::text::romanise::romanise;
use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

const NAMESPACE: &str = "http://gexf.net/1.3";

const NODE_ATTRIBUTES: [(&str, &str); 5] = [
    ("kind", "string"),
    ("wikidata_id", "string"),
    ("label_ar", "string"),
    ("iso3", "string"),
    ("sector", "string"),
];

const EDGE_ATTRIBUTES: [(&str, &str); 10] = [
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

const PLACES: &[Field] = &[
    Field::Type,
    Field::Mode,
    Field::Names,
    Field::ArabicNames,
    Field::Entities,
    Field::Sectors,
    Field::AllParties,
    Field::FirstDay,
    Field::LastDay,
    Field::Status,
    Field::Reports,
    Field::Origins,
    Field::Addresses,
    Field::English,
];

/// A node: its label, and its attributes in the order of [`NODE_ATTRIBUTES`].
struct Node {
    label: String,
    values: [String; 5],
}

/// An edge, with its attributes in the order of [`EDGE_ATTRIBUTES`].
struct Edge {
    id: String,
    source: String,
    target: String,
    kind: String,
    days: Option<(Day, Day)>,
    values: [String; 10],
}

/// Gathers the graph, and writes it when it is whole: nodes stand before edges.
pub(crate) struct Gexf {
    out: Output,
    graph: Graph,
}

/// The graph as far as it is known.
struct Graph {
    projection: Projection,
    modified: Option<String>,
    nodes: BTreeMap<String, Node>,
    edges: Vec<Edge>,
}

impl Gexf {
    pub(crate) fn new(out: Output, options: Options, about: &About) -> Gexf {
        let modified = about.ended.as_deref().and_then(|m| m.split_once('T')).map(|(day, _)| day.to_owned());
        let projection = options.projection;
        Gexf { out, graph: Graph { projection, modified, nodes: BTreeMap::new(), edges: Vec::new() } }
    }
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
    fn actors(&mut self, item: &Item<'_>) -> Result<u64, &'static str> {
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
    fn outlets(&mut self, item: &Item<'_>) -> Result<u64, &'static str> {
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
    fn speakers(&mut self, item: &Item<'_>) -> Result<u64, &'static str> {
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

/// XML's own characters, and nothing that XML cannot hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

fn element(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut out = BytesStart::new(name);
    for (key, value) in attributes {
        out.push_attribute((*key, clean(value).as_str()));
    }
    out
}

type Xml = quick_xml::Writer<Output>;

fn empty(xml: &mut Xml, name: &'static str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.write_event(Event::Empty(element(name, attributes)))
}

fn open(xml: &mut Xml, name: &'static str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.write_event(Event::Start(element(name, attributes)))
}

fn close(xml: &mut Xml, name: &'static str) -> std::io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn declare(xml: &mut Xml, class: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    open(xml, "attributes", &[("class", class), ("mode", "static")])?;
    for (name, kind) in attributes {
        empty(xml, "attribute", &[("id", name), ("title", name), ("type", kind)])?;
    }
    close(xml, "attributes")
}

fn values(xml: &mut Xml, names: &[(&str, &str)], values: &[String]) -> std::io::Result<()> {
    if values.iter().all(String::is_empty) {
        return Ok(());
    }
    open(xml, "attvalues", &[])?;
    for ((name, _), value) in names.iter().zip(values).filter(|(_, v)| !v.is_empty()) {
        empty(xml, "attvalue", &[("for", name), ("value", value)])?;
    }
    close(xml, "attvalues")
}

fn write(graph: &Graph, xml: &mut Xml) -> std::io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    open(xml, "gexf", &[("xmlns", NAMESPACE), ("version", "1.3")])?;
    let modified: Vec<(&str, &str)> =
        graph.modified.iter().map(|d| ("lastmodifieddate", d.as_str())).collect();
    open(xml, "meta", &modified)?;
    for (name, text) in [
        ("creator", concat!("khabar ", env!("CARGO_PKG_VERSION"))),
        ("description", "Events read from Arabic news"),
    ] {
        open(xml, name, &[])?;
        xml.write_event(Event::Text(BytesText::new(text)))?;
        close(xml, name)?;
    }
    close(xml, "meta")?;
    let graph_attributes = [
        ("mode", "dynamic"),
        ("defaultedgetype", "directed"),
        ("idtype", "string"),
        ("timeformat", "date"),
        ("timerepresentation", "interval"),
    ];
    open(xml, "graph", &graph_attributes)?;
    declare(xml, "node", &NODE_ATTRIBUTES)?;
    declare(xml, "edge", &EDGE_ATTRIBUTES)?;
    open(xml, "nodes", &[])?;
    for (id, node) in &graph.nodes {
        open(xml, "node", &[("id", id), ("label", &node.label)])?;
        values(xml, &NODE_ATTRIBUTES, &node.values)?;
        close(xml, "node")?;
    }
    close(xml, "nodes")?;
    open(xml, "edges", &[])?;
    for edge in &graph.edges {
        let days = edge.days.map(|(from, to)| (from.to_string(), to.to_string()));
        let mut attributes: Vec<(&str, &str)> = vec![
            ("id", &edge.id),
            ("source", &edge.source),
            ("target", &edge.target),
            ("kind", &edge.kind),
            ("label", &edge.kind),
            ("weight", "1.0"),
        ];
        if let Some((from, to)) = &days {
            attributes.extend([("start", from.as_str()), ("end", to.as_str())]);
        }
        open(xml, "edge", &attributes)?;
        values(xml, &EDGE_ATTRIBUTES, &edge.values)?;
        close(xml, "edge")?;
    }
    close(xml, "edges")?;
    close(xml, "graph")?;
    close(xml, "gexf")
}

impl Writer for Gexf {
    fn places(&self) -> Places {
        match self.graph.projection {
            Projection::Actors => Places::Only(PLACES),
            Projection::Outlets | Projection::Speakers => Places::Only(&[
                Field::Type,
                Field::Mode,
                Field::FirstDay,
                Field::LastDay,
                Field::Status,
                Field::Reports,
                Field::Origins,
                Field::Outlets,
                Field::Addresses,
                Field::English,
            ]),
        }
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        let graph = &mut self.graph;
        let edges = match graph.projection {
            Projection::Actors => graph.actors(item),
            Projection::Outlets => graph.outlets(item),
            Projection::Speakers => graph.speakers(item),
        };
        Ok(match edges {
            Ok(n) => Placed::Rows(n),
            Err(why) => Placed::Left(why),
        })
    }

    fn finish(self: Box<Self>) -> Result<Vec<PathBuf>> {
        let Gexf { out, graph } = *self;
        let mut xml = quick_xml::Writer::new_with_indent(out, b' ', 1);
        write(&graph, &mut xml)?;
        let mut out = xml.into_inner();
        out.write_all(b"\n")?;
        out.flush()?;
        Ok(Vec::new())
    }
}

/// Checks GEXF: well-formed, edges between nodes that are there, declared attributes, days in order.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    let mut reader = Reader::from_file(file).map_err(Error::format)?;
    let mut seen = Seen::default();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                seen.element(&element, reader.buffer_position(), faults);
                seen.depth += 1;
            }
            Ok(Event::Empty(element)) => seen.element(&element, reader.buffer_position(), faults),
            Ok(Event::End(_)) => seen.depth = seen.depth.saturating_sub(1),
            Ok(_) => {}
            Err(error) => {
                faults.add(format!("byte {}", reader.error_position()), format!("not XML: {error}"));
                return Ok(seen.edges);
            }
        }
        buffer.clear();
    }
    faults.unless(seen.depth == 0, "file", "an element is not closed");
    faults.unless(seen.root, "file", format!("the root is not gexf 1.3 of {NAMESPACE}"));
    Ok(seen.edges)
}

/// What was read so far.
#[derive(Default)]
struct Seen {
    root: bool,
    depth: usize,
    nodes: FxHashSet<String>,
    declared: FxHashSet<String>,
    edges: u64,
}

impl Seen {
    fn element(&mut self, element: &BytesStart<'_>, byte: u64, faults: &mut Faults) {
        let mut attributes: BTreeMap<String, String> = BTreeMap::new();
        for attribute in element.attributes() {
            match attribute {
                Ok(a) => {
                    let key = a.key.as_ref().to_owned();
                    let value =
                        quick_xml::escape::unescape(&a.value).map(|v| v.into_owned()).unwrap_or_default();
                    attributes.insert(key, value);
                }
                Err(error) => faults.add(format!("byte {byte}"), error),
            }
        }
        let get = |name: &str| attributes.get(name).map(String::as_str);
        let at = format!("byte {byte}");
        match element.name().as_ref() {
            "gexf" => self.root = get("xmlns") == Some(NAMESPACE) && get("version") == Some("1.3"),
            "attribute" => {
                faults.unless(
                    get("title").is_some() && get("type").is_some(),
                    &at,
                    "an attribute without title or type",
                );
                self.declared.extend(get("id").map(str::to_owned));
            }
            "attvalue" => {
                let known = get("for").is_some_and(|f| self.declared.contains(f));
                faults.unless(known, &at, "a value of an attribute that is not declared");
                faults.unless(get("value").is_some(), &at, "an attvalue without value");
            }
            "node" => {
                faults.id(&at, get("id").map(|id| format!("node {id}")).as_deref());
                self.nodes.extend(get("id").map(str::to_owned));
            }
            "edge" => {
                self.edges += 1;
                faults.id(&at, get("id").map(|id| format!("edge {id}")).as_deref());
                for end in ["source", "target"] {
                    let there = get(end).is_some_and(|n| self.nodes.contains(n));
                    faults.unless(there, &at, format!("the {end} of an edge is no node"));
                }
                let day = |name: &str| get(name).map(Day::parse);
                let good = match (day("start"), day("end")) {
                    (None, None) => true,
                    (Some(Some(start)), Some(Some(end))) => start <= end,
                    _ => false,
                };
                faults.unless(good, &at, "start and end of an edge are not two days in order");
            }
            _ => {}
        }
    }
}
