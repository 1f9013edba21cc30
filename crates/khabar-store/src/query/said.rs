//! Statements: who said what, about whom.

use super::names::Who;
use crate::{Result, Store};
use serde::Serialize;

/// Which statements are wanted; an empty filter is for all of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StatementFilter {
    /// Who says it.
    pub by: Option<Who>,
    /// Somebody it names.
    pub about: Option<Who>,
    /// How the speaker stands to it: assert, deny, assess, predict, ask
    pub stance: Option<String>,
    /// No page before this day, ISO 8601.
    pub from: Option<String>,
    /// No page after this day.
    pub to: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// A statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SaidRow {
    /// The document's id.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The article's number.
    pub article: u32,
    /// The words that name the speaker.
    pub source: Option<String>,
    /// Latin name of the speaker.
    pub name: Option<String>,
    /// The word of speech.
    pub cue: String,
    /// assert, deny, assess, predict or ask.
    pub stance: String,
    /// What is said.
    pub content: String,
    /// First code point of it.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Whether it is quoted.
    pub quoted: bool,
    /// Latin names of those it names.
    pub about: Vec<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The last day the page may be of.
    pub published: Option<String>,
}

/// Whether a statement is the first of its article by that speaker in those words.
const FIRST: &str =
    "NOT EXISTS (SELECT 1 FROM statements w WHERE w.document = s.document AND w.article = s.article
      AND w.content = s.content AND w.stance = s.stance AND w.name IS s.name
      AND (w.content_start, w.statement) < (s.content_start, s.statement))";

impl Store {
    /// The statements a filter is for, newest page first, in the order of each page; what an article has in the same words several times
    /// (in its headline, below its picture) where it stands first.
    pub fn said(&self, filter: &StatementFilter) -> Result<Vec<SaidRow>> {
        let mut conditions = vec![FIRST.to_owned()];
        let mut values: Vec<String> = Vec::new();
        let mut add = |condition: String, own: Vec<String>| {
            conditions.push(condition);
            values.extend(own);
        };
        if let Some(who) = &filter.by {
            let (condition, own) = who.condition("s");
            add(condition, own);
        }
        if let Some(who) = &filter.about {
            let (condition, value) = match who {
                Who::Country { code, .. } => ("a.country = ?", code),
                Who::Entity { entity, .. } => ("a.entity = ?", entity),
                Who::Named { name, .. } => ("a.name = ?", name),
            };
            let sql = format!("s.statement IN (SELECT a.statement FROM statement_about a WHERE {condition})");
            add(sql, vec![value.clone()]);
        }
        filter.stance.iter().for_each(|s| add("s.stance = ?".into(), vec![s.clone()]));
        filter.from.iter().for_each(|d| add("d.published_to >= ?".into(), vec![d.clone()]));
        filter.to.iter().for_each(|d| add("d.published_from <= ?".into(), vec![d.clone()]));
        let sql = format!(
            "SELECT d.id, d.doc, s.article, s.source, s.name, s.cue, s.stance, s.content, s.content_start, s.content_end,
               s.quoted, d.outlet, d.published_to,
               (SELECT json_group_array(name) FROM (SELECT DISTINCT a.name AS name FROM statement_about a
                  WHERE a.statement = s.statement ORDER BY a.name))
             FROM statements s JOIN documents d USING (document) WHERE {}
             ORDER BY d.published_to DESC, d.id, s.content_start, s.statement LIMIT {}",
            conditions.join(" AND "),
            filter.limit.map_or(-1, |l| l as i64)
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let mut rows = ask.query(rusqlite::params_from_iter(values))?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(SaidRow {
                document: r.get(0)?,
                doc: r.get(1)?,
                article: r.get(2)?,
                source: r.get(3)?,
                name: r.get(4)?,
                cue: r.get(5)?,
                stance: r.get(6)?,
                content: r.get(7)?,
                start: r.get(8)?,
                end: r.get(9)?,
                quoted: r.get(10)?,
                outlet: r.get(11)?,
                published: r.get(12)?,
                about: serde_json::from_str(r.get_ref(13)?.as_str().unwrap_or("[]"))?,
            });
        }
        Ok(out)
    }
}
