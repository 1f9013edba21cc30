//! Reads a GEXF file back by the rules of its format.

use super::NAMESPACE;
use crate::check::Faults;
use crate::{Error, Result};
use khabar::date::Day;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::path::Path;

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
