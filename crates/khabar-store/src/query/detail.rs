//! One event, one mention, one document, with everything that belongs to it.

use super::event_row::slice;
use crate::{Result, Store};
use khabar::json::{EventRecord, MentionRecord};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;

/// An event with its evidence.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct EventDetail {
    /// The event.
    #[serde(flatten)]
    pub record: EventRecord,
    /// Its tellings, earliest report first.
    pub evidence: Vec<Evidence>,
    /// How it stands to others, and its tellings to each other.
    pub relations: Vec<RelationRow>,
    /// Ids it had before.
    pub former_ids: Vec<String>,
}

/// One telling, with its sentence.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Evidence {
    /// The mention.
    pub mention: MentionRecord,
    /// Its sentence, as it stands.
    pub sentence: String,
    /// The document's id.
    pub document: String,
    /// The document's address.
    pub url: Option<String>,
    /// The article's title.
    pub title: Option<String>,
    /// The article's outlet.
    pub outlet: Option<String>,
    /// First day the article may be of.
    pub published_from: Option<String>,
    /// Last day it may be of.
    pub published_to: Option<String>,
    /// Articles with the same number print one text.
    pub copy_of: Option<i64>,
}

/// A relation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RelationRow {
    /// denies, contradicts, supersedes, part_of, responds_to.
    pub kind: String,
    /// The first event.
    pub from_event: String,
    /// The second event.
    pub to_event: String,
    /// The mention it rests on in the first.
    pub from_mention: String,
    /// The mention it rests on in the second.
    pub to_mention: String,
    /// Why.
    pub why: String,
    /// Whether it comes of a claim about the record («the first visit»), which is told as such.
    #[serde(skip)]
    pub of_claim: bool,
}

/// A mention with its event.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MentionRow {
    /// The event it tells of.
    pub event: Option<String>,
    /// The telling.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// A document.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DocumentDetail {
    /// Its id.
    pub id: String,
    /// The name records carry.
    pub doc: String,
    /// Its address.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// The file it came in.
    pub file: String,
    /// Where in the file it begins.
    pub byte: i64,
    /// The stored text.
    pub text: String,
    /// BLAKE3 of it.
    pub text_hash: String,
    /// Its articles.
    pub articles: Vec<ArticleDetail>,
    /// Its mentions, with the event each tells of.
    pub mentions: Vec<(Option<String>, MentionRecord)>,
}

/// An article of a document.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ArticleDetail {
    /// Its number.
    pub article: u32,
    /// Its title.
    pub title: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its byline.
    pub byline: Option<String>,
    /// The agency it says it has the text from.
    pub origin: Option<String>,
    /// The words of its place line.
    pub dateline: Option<String>,
    /// First day it may be of.
    pub published_from: Option<String>,
    /// Last day it may be of.
    pub published_to: Option<String>,
    /// How the days are known.
    pub published_basis: Option<String>,
    /// Why.
    pub published_why: Vec<String>,
    /// Its blocks: kind, start, end.
    pub blocks: serde_json::Value,
    /// Documents that print the same text have the same number.
    pub copy_of: Option<i64>,
    /// The events it is about, by their ids: its headline's, its lead's, those of its copies.
    pub main_events: Vec<String>,
}

const EVIDENCE: &str =
    "SELECT m.record, m.sentence_start, m.sentence_end, d.text, d.id, d.url, a.title, a.outlet,
    a.published_from, a.published_to, a.copy_of, m.event
  FROM mentions m JOIN documents d USING (document)
    JOIN articles a ON a.document = m.document AND a.article = m.article";

impl Store {
    /// An event by its id, or by an id it had before.
    pub fn event(&self, id: &str) -> Result<Option<EventDetail>> {
        let current: Option<String> = self
            .conn
            .prepare_cached("SELECT event FROM referents WHERE old = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let id = current.as_deref().unwrap_or(id);
        let json: Option<String> = self
            .conn
            .prepare_cached("SELECT record FROM events WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let Some(json) = json else { return Ok(None) };
        let record: EventRecord = serde_json::from_str(&json)?;
        let mut evidence = self.evidence("m.event = ?1", id)?;
        let place =
            |e: &(Option<String>, Evidence)| record.mentions.iter().position(|m| *m == e.1.mention.id);
        evidence.sort_by_key(place);
        Ok(Some(EventDetail {
            evidence: evidence.into_iter().map(|(_, e)| e).collect(),
            relations: self.relations_of(id)?,
            former_ids: self.former_ids(id)?,
            record,
        }))
    }

    /// A mention by its id.
    pub fn mention(&self, id: &str) -> Result<Option<MentionRow>> {
        let found = self.evidence("m.id = ?1", id)?;
        Ok(found.into_iter().next().map(|(event, evidence)| MentionRow { event, evidence }))
    }

    fn evidence(&self, condition: &str, id: &str) -> Result<Vec<(Option<String>, Evidence)>> {
        let mut ask =
            self.conn.prepare_cached(&format!("{EVIDENCE} WHERE {condition} ORDER BY m.mention"))?;
        let mut rows = ask.query([id])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(3)?.as_str().unwrap_or("");
            let evidence = Evidence {
                mention: serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or(""))?,
                sentence: slice(text, row.get(1)?, row.get(2)?).to_owned(),
                document: row.get(4)?,
                url: row.get(5)?,
                title: row.get(6)?,
                outlet: row.get(7)?,
                published_from: row.get(8)?,
                published_to: row.get(9)?,
                copy_of: row.get(10)?,
            };
            out.push((row.get(11)?, evidence));
        }
        Ok(out)
    }

    fn relations_of(&self, event: &str) -> Result<Vec<RelationRow>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT r.kind, r.from_event, r.to_event, a.id, b.id, r.why, r.from_claim IS NOT NULL FROM relations r
               JOIN mentions a ON a.mention = r.from_mention JOIN mentions b ON b.mention = r.to_mention
             WHERE r.from_event = ?1 OR r.to_event = ?1 ORDER BY r.relation",
        )?;
        let rows = ask.query_map([event], |row| {
            Ok(RelationRow {
                kind: row.get(0)?,
                from_event: row.get(1)?,
                to_event: row.get(2)?,
                from_mention: row.get(3)?,
                to_mention: row.get(4)?,
                why: row.get(5)?,
                of_claim: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn former_ids(&self, event: &str) -> Result<Vec<String>> {
        let mut ask = self.conn.prepare_cached("SELECT old FROM referents WHERE event = ?1 ORDER BY old")?;
        let rows = ask.query_map([event], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A document by its id or by the name records carry; of several with one name the newest.
    pub fn document(&self, id_or_doc: &str) -> Result<Option<DocumentDetail>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT document, id, doc, url, outlet, title, author, file, byte, text, text_hash FROM documents
             WHERE id = ?1 OR doc = ?1 ORDER BY (id = ?1) DESC, document DESC LIMIT 1",
        )?;
        let found = ask
            .query_row([id_or_doc], |row| {
                let detail = DocumentDetail {
                    id: row.get(1)?,
                    doc: row.get(2)?,
                    url: row.get(3)?,
                    outlet: row.get(4)?,
                    title: row.get(5)?,
                    author: row.get(6)?,
                    file: row.get(7)?,
                    byte: row.get(8)?,
                    text: row.get(9)?,
                    text_hash: row.get(10)?,
                    articles: Vec::new(),
                    mentions: Vec::new(),
                };
                Ok((row.get::<_, i64>(0)?, detail))
            })
            .optional()?;
        let Some((document, mut detail)) = found else { return Ok(None) };
        detail.articles = self.articles_of(document)?;
        detail.mentions = self.mentions_of(document)?;
        Ok(Some(detail))
    }

    fn articles_of(&self, document: i64) -> Result<Vec<ArticleDetail>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT article, title, outlet, byline, origin, published_from, published_to, published_basis, published_why,
               blocks, copy_of,
               (SELECT json_group_array(event) FROM (SELECT event FROM main_events e WHERE e.document = articles.document
                  AND e.article = articles.article ORDER BY position)), dateline
             FROM articles WHERE document = ?1 ORDER BY article",
        )?;
        let mut rows = ask.query([document])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(ArticleDetail {
                article: row.get(0)?,
                title: row.get(1)?,
                outlet: row.get(2)?,
                byline: row.get(3)?,
                origin: row.get(4)?,
                dateline: row.get(12)?,
                published_from: row.get(5)?,
                published_to: row.get(6)?,
                published_basis: row.get(7)?,
                published_why: serde_json::from_str(row.get_ref(8)?.as_str().unwrap_or("[]"))?,
                blocks: serde_json::from_str(row.get_ref(9)?.as_str().unwrap_or("[]"))?,
                copy_of: row.get(10)?,
                main_events: serde_json::from_str(row.get_ref(11)?.as_str().unwrap_or("[]"))?,
            });
        }
        Ok(out)
    }

    fn mentions_of(&self, document: i64) -> Result<Vec<(Option<String>, MentionRecord)>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT event, record FROM mentions WHERE document = ?1 ORDER BY trigger_start, mention",
        )?;
        let mut rows = ask.query(params![document])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push((row.get(0)?, serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or(""))?));
        }
        Ok(out)
    }
}
