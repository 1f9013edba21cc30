//! Claims about the record, answered by the record.

use crate::{Result, Store};
use khabar::corroborate::{Corroboration, Pool, Precedents, Verdict};
use khabar::date::{Day, Interval};
use khabar::lexicon::claims::ClaimKind;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// A claim and its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ClaimRow {
    /// The document's id.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// first, nth, largest or never.
    pub kind: String,
    /// Which one it is claimed to be.
    pub number: u8,
    /// The words.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The event it is about.
    pub event: Option<String>,
    /// The event it is about, in words.
    pub summary: Option<String>,
    /// supported, contradicted or unknown.
    pub verdict: String,
    /// The event that contradicts it.
    pub by_event: Option<String>,
    /// Earlier events of the kind, in the order of time.
    pub earlier: Vec<String>,
    /// The answer in words.
    pub why: String,
}

struct Asked {
    claim: i64,
    mention: Option<i64>,
    kind: Option<ClaimKind>,
    within: Option<Interval>,
}

/// Answers every claim anew. `mentions` are the rows of the pool's tellings.
pub(crate) fn check(conn: &Connection, pool: &Pool, mentions: &[i64], found: &Corroboration) -> Result<()> {
    let asked = asked(conn)?;
    if asked.is_empty() {
        return Ok(());
    }
    let mut event_of: FxHashMap<i64, usize> = FxHashMap::default();
    for (n, event) in found.events.iter().enumerate() {
        event_of.extend(event.tellings.iter().map(|&t| (mentions[t as usize], n)));
    }
    let covered: String = conn.query_row(
        "SELECT coalesce(min(published_from) || ' to ' || max(published_to), 'unknown days') FROM documents",
        [],
        |row| row.get(0),
    )?;
    let mut relate = conn.prepare_cached(
        "INSERT INTO relations (kind, from_event, to_event, from_mention, to_mention, why, from_claim)
         VALUES ('contradicts', ?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let precedents = Precedents::new(pool, &found.events);
    for claim in asked {
        let about = claim.mention.and_then(|m| event_of.get(&m)).copied();
        let (Some(about), Some(kind)) = (about, claim.kind) else { continue };
        let answer = precedents.check(about, kind, claim.within);
        let id = |n: usize| found.events[n].id.clone();
        let (verdict, by, why) = match answer.verdict {
            Verdict::Supported => {
                ("supported", None, format!("the record has {} before it", answer.earlier.len()))
            }
            Verdict::Contradicted(by) => {
                ("contradicted", Some(id(by)), "the record has an earlier one".to_owned())
            }
            Verdict::Unknown => (
                "unknown",
                None,
                format!("the record, of pages from {covered}, has {} before it", answer.earlier.len()),
            ),
        };
        let earlier: Vec<String> = answer.earlier.iter().map(|&n| id(n)).collect();
        conn.prepare_cached(
            "UPDATE claims SET event = ?2, verdict = ?3, by_event = ?4, earlier = ?5, why = ?6 WHERE claim = ?1",
        )?
        .execute(params![claim.claim, id(about), verdict, by, serde_json::to_string(&earlier)?, why])?;
        if let Verdict::Contradicted(by) = answer.verdict {
            let other = mentions[found.events[by].best as usize];
            relate.execute(params![id(about), id(by), claim.mention, other, why, claim.claim])?;
        }
    }
    Ok(())
}

fn asked(conn: &Connection) -> Result<Vec<Asked>> {
    let mut ask = conn
        .prepare("SELECT claim, mention, kind, number, within_from, within_to FROM claims ORDER BY claim")?;
    let mut rows = ask.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let day = |i: usize| -> Result<Option<Day>> {
            Ok(row.get::<_, Option<String>>(i)?.and_then(|d| Day::parse(&d)))
        };
        out.push(Asked {
            claim: row.get(0)?,
            mention: row.get(1)?,
            kind: ClaimKind::parse(row.get_ref(2)?.as_str().unwrap_or(""), row.get(3)?),
            within: day(4)?.zip(day(5)?).map(|(from, to)| Interval::new(from, to)),
        });
    }
    Ok(out)
}

impl Store {
    /// The claims about the record with their answers, contradicted ones first; of one event where it is given.
    pub fn claims(&self, event: Option<&str>) -> Result<Vec<ClaimRow>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT d.id, d.doc, d.outlet, c.kind, c.number, c.text, c.\"start\", c.\"end\", c.event, e.summary_en,
               c.verdict, c.by_event, c.earlier, c.why
             FROM claims c JOIN documents d USING (document) LEFT JOIN events e ON e.id = c.event
             WHERE ?1 IS NULL OR c.event = ?1
             ORDER BY CASE c.verdict WHEN 'contradicted' THEN 0 WHEN 'supported' THEN 1 ELSE 2 END, d.id, c.\"start\"",
        )?;
        let mut rows = ask.query([event])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(ClaimRow {
                document: row.get(0)?,
                doc: row.get(1)?,
                outlet: row.get(2)?,
                kind: row.get(3)?,
                number: row.get(4)?,
                text: row.get(5)?,
                start: row.get(6)?,
                end: row.get(7)?,
                event: row.get(8)?,
                summary: row.get(9)?,
                verdict: row.get(10)?,
                by_event: row.get(11)?,
                earlier: serde_json::from_str(row.get_ref(12)?.as_str().unwrap_or("[]"))?,
                why: row.get(13)?,
            });
        }
        Ok(out)
    }
}
