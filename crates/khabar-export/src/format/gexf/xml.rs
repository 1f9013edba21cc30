//! The graph as GEXF's XML.

use super::NAMESPACE;
use super::graph::{EDGE_ATTRIBUTES, Graph, NODE_ATTRIBUTES};
use crate::format::Output;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

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

pub(super) type Xml = quick_xml::Writer<Output>;

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

/// Writes the whole graph: what its attributes are, nodes, edges.
pub(super) fn write(graph: &Graph, xml: &mut Xml) -> std::io::Result<()> {
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
