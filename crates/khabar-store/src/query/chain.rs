//! The isnad of an event as a tree: who says it first, who passes it on, and in which outlets it ends.

use super::detail::{EventDetail, Evidence};
use khabar::json::Link;
use serde::Serialize;
use std::collections::BTreeMap;

/// The chains of all tellings of an event, joined where they begin alike.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Chain {
    /// The event's id.
    pub event: String,
    /// The event in words, English.
    pub summary_en: String,
    /// The event in words, Arabic.
    pub summary_ar: String,
    /// Articles that tell it.
    pub n_reports: u32,
    /// Outlets that tell it.
    pub n_outlets: u32,
    /// Independent origins.
    pub n_origins: u32,
    /// Who says it, each with those who pass it on.
    pub said_by: Vec<ChainNode>,
}

/// Somebody who says it, or an outlet that prints it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ChainNode {
    /// Latin name; `unknown` for an outlet nobody names.
    pub name: String,
    /// Arabic name, empty where there is none.
    pub name_ar: String,
    /// Stable id.
    pub entity: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Whether it is the outlet of a page, where a chain ends.
    pub outlet: bool,
    /// The words of speech, each once.
    pub cues: Vec<String>,
    /// Its stances, each once.
    pub stances: Vec<String>,
    /// The articles it is printed in; for outlets alone.
    pub articles: Vec<ChainEnd>,
    /// Who passes it on from here.
    pub passed_on_by: Vec<ChainNode>,
}

/// An article in which a chain ends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ChainEnd {
    /// The document's id.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The article's title.
    pub title: Option<String>,
    /// The last day it may be of.
    pub published: Option<String>,
    /// The status it tells.
    pub status: String,
    /// The mentions that tell it so.
    pub mentions: Vec<String>,
    /// The first of their sentences.
    pub sentence: String,
    /// The document whose text it prints, where that is another's.
    pub same_text_as: Option<String>,
}

impl EventDetail {
    /// Its chains as a tree; the most told first.
    pub fn chain(&self) -> Chain {
        let mut said_by = Vec::new();
        let first_of = first_prints(&self.evidence);
        for evidence in &self.evidence {
            add(&mut said_by, &evidence.mention.source, evidence, &first_of);
        }
        order(&mut said_by);
        Chain {
            event: self.record.id.clone(),
            summary_en: self.record.summary.en.clone(),
            summary_ar: self.record.summary.ar.clone(),
            n_reports: self.record.n_reports,
            n_outlets: self.record.n_outlets,
            n_origins: self.record.n_origins,
            said_by,
        }
    }
}

/// For each text printed more than once, the document that has it first; evidence comes earliest report first.
fn first_prints(evidence: &[Evidence]) -> BTreeMap<i64, &str> {
    let mut out = BTreeMap::new();
    for (text, document) in evidence.iter().filter_map(|e| Some((e.copy_of?, e.document.as_str()))) {
        out.entry(text).or_insert(document);
    }
    out
}

fn add(level: &mut Vec<ChainNode>, links: &[Link], evidence: &Evidence, first_of: &BTreeMap<i64, &str>) {
    let Some((link, rest)) = links.split_first() else { return };
    let outlet = link.role.as_deref() == Some("outlet");
    let same = |n: &ChainNode| n.outlet == outlet && n.entity == link.entity && n.name == link.name;
    let at = level.iter().position(same).unwrap_or_else(|| {
        level.push(ChainNode {
            name: link.name.clone(),
            name_ar: link.name_ar.clone(),
            entity: link.entity.clone(),
            country: link.country.clone(),
            outlet,
            cues: Vec::new(),
            stances: Vec::new(),
            articles: Vec::new(),
            passed_on_by: Vec::new(),
        });
        level.len() - 1
    });
    let node = &mut level[at];
    let once = |list: &mut Vec<String>, value: &str| {
        if !list.iter().any(|v| v == value) {
            list.push(value.to_owned());
        }
    };
    link.cue.iter().for_each(|c| once(&mut node.cues, &c.text));
    link.stance.iter().for_each(|s| once(&mut node.stances, s));
    if rest.is_empty() {
        end(node, evidence, first_of);
    } else {
        add(&mut node.passed_on_by, rest, evidence, first_of);
    }
}

fn end(node: &mut ChainNode, evidence: &Evidence, first_of: &BTreeMap<i64, &str>) {
    let mention = &evidence.mention;
    let same = |a: &&mut ChainEnd| a.document == evidence.document && a.status == mention.status;
    if let Some(article) = node.articles.iter_mut().find(same) {
        article.mentions.push(mention.id.clone());
        return;
    }
    let first = evidence.copy_of.and_then(|text| first_of.get(&text).copied());
    node.articles.push(ChainEnd {
        document: evidence.document.clone(),
        doc: mention.doc.clone(),
        title: evidence.title.clone(),
        published: evidence.published_to.clone(),
        status: mention.status.clone(),
        mentions: vec![mention.id.clone()],
        sentence: evidence.sentence.clone(),
        same_text_as: first.filter(|d| *d != evidence.document).map(str::to_owned),
    });
}

/// Speakers before bare outlets, the most told first, then by name.
fn order(level: &mut [ChainNode]) {
    fn weight(node: &ChainNode) -> usize {
        node.articles.len() + node.passed_on_by.iter().map(weight).sum::<usize>()
    }
    level.sort_by_key(|n| (n.outlet, std::cmp::Reverse(weight(n)), n.name.clone()));
    level.iter_mut().for_each(|n| order(&mut n.passed_on_by));
}
