//! GEXF 1.3, the graph format of Gephi: who acts upon whom, an edge an event; or outlets and those they have it from; or
//! speakers and the events they speak of.
//!
//! Labels are Latin and the Arabic name is an attribute, since graph tools often break Arabic letters apart.
mod check;
mod graph;
mod xml;

use super::{Output, Placed, Writer};
use crate::field::{Field, Places};
use crate::item::Item;
use crate::manifest::About;
use crate::{Options, Projection, Result};
pub(crate) use check::check;
use graph::Graph;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

const NAMESPACE: &str = "http://gexf.net/1.3";

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

/// Gathers the graph, and writes it when it is whole: nodes stand before edges.
pub(crate) struct Gexf {
    out: Output,
    graph: Graph,
}

impl Gexf {
    pub(crate) fn new(out: Output, options: Options, about: &About) -> Gexf {
        let modified = about.ended.as_deref().and_then(|m| m.split_once('T')).map(|(day, _)| day.to_owned());
        let projection = options.projection;
        Gexf { out, graph: Graph { projection, modified, nodes: BTreeMap::new(), edges: Vec::new() } }
    }
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
        xml::write(&graph, &mut xml)?;
        let mut out = xml.into_inner();
        out.write_all(b"\n")?;
        out.flush()?;
        Ok(Vec::new())
    }
}
