//! Whether a store is whole: hashes, spans, references, counts.

use crate::{Result, Store};
use khabar::json::{EventRecord, MentionRecord};
use serde::Serialize;

/// A check, and what failed it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Check {
    /// Its name: a file, `hashes`, the spans of a table, `references` …
    pub name: String,
    /// How many things were looked at.
    pub checked: u64,
    /// How many failed.
    pub failed: u64,
    /// The first failures, in words.
    pub failures: Vec<String>,
}

/// Failures told in full.
const TOLD: usize = 20;

impl Check {
    fn new(name: impl Into<String>) -> Check {
        Check { name: name.into(), checked: 0, failed: 0, failures: Vec::new() }
    }

    fn see(&mut self, good: bool, failure: impl FnOnce() -> String) {
        self.checked += 1;
        if good {
            return;
        }
        self.failed += 1;
        if self.failures.len() < TOLD {
            self.failures.push(failure());
        }
    }
}

/// A table whose words stand at a span of their document's text: its name, the statement that gives document, words,
/// start and end.
const SPANS: [(&str, &str); 12] = [
    ("mentions", "SELECT document, \"trigger\", trigger_start, trigger_end FROM mentions"),
    (
        "parties",
        "SELECT m.document, p.text, p.\"start\", p.\"end\" FROM parties p JOIN mentions m USING (mention) WHERE p.text <> ''",
    ),
    (
        "links",
        "SELECT m.document, l.text, l.\"start\", l.\"end\" FROM links l JOIN mentions m USING (mention) WHERE l.text IS NOT NULL",
    ),
    (
        "cues",
        "SELECT m.document, l.cue, l.cue_start, l.cue_end FROM links l JOIN mentions m USING (mention) WHERE l.cue IS NOT NULL",
    ),
    ("statements", "SELECT document, content, content_start, content_end FROM statements"),
    ("words of speech", "SELECT document, cue, cue_start, cue_end FROM statements"),
    ("offices", "SELECT document, text, \"start\", \"end\" FROM offices_seen"),
    ("figures", "SELECT document, text, \"start\", \"end\" FROM figures"),
    (
        "what figures count",
        "SELECT document, counted, counted_start, counted_end FROM figures WHERE counted_start IS NOT NULL",
    ),
    ("namings", "SELECT document, text, \"start\", \"end\" FROM namings"),
    ("standings", "SELECT document, text, \"start\", \"end\" FROM standings"),
    ("claims", "SELECT document, text, \"start\", \"end\" FROM claims"),
];

/// References that SQLite does not know of: what is wrong, and the statement that finds those it is wrong with.
const DANGLING: [(&str, &str); 8] = [
    (
        "a naming's treaty or occasion is not there",
        "SELECT n.id FROM namings n WHERE n.matter IS NOT NULL AND NOT EXISTS (SELECT 1 FROM matters m WHERE m.id = n.matter)",
    ),
    (
        "a mention's event is not there",
        "SELECT m.id FROM mentions m WHERE m.event IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events e WHERE e.id = m.event)",
    ),
    (
        "an event has no mention",
        "SELECT e.id FROM events e WHERE NOT EXISTS (SELECT 1 FROM mentions m WHERE m.event = e.id)",
    ),
    (
        "an event quotes a mention of another",
        "SELECT e.id FROM events e JOIN mentions m ON m.mention = e.best WHERE m.event IS NOT e.id",
    ),
    (
        "a former id means an event that is not there",
        "SELECT r.old FROM referents r WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = r.event)",
    ),
    (
        "a relation is of an event that is not there",
        "SELECT r.relation FROM relations r WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = r.from_event) OR NOT EXISTS (SELECT 1 FROM events e WHERE e.id = r.to_event)",
    ),
    (
        "a main event is not there",
        "SELECT x.event FROM main_events x WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = x.event)",
    ),
    (
        "a page cannot be searched",
        "SELECT d.id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = d.document)",
    ),
];

impl Store {
    /// Checks the whole store; the checks come in a fixed order.
    pub fn verify(&self) -> Result<Vec<Check>> {
        let mut out = vec![self.integrity()?, self.hashes()?];
        for (name, sql) in SPANS {
            out.push(self.spans(name, sql)?);
        }
        out.push(self.records()?);
        out.push(self.event_records()?);
        out.push(self.references()?);
        Ok(out)
    }

    fn integrity(&self) -> Result<Check> {
        let mut check = Check::new("file");
        let mut ask = self.conn.prepare("PRAGMA integrity_check")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let said: String = row.get(0)?;
            check.see(said == "ok", || said.clone());
        }
        Ok(check)
    }

    fn hashes(&self) -> Result<Check> {
        let mut check = Check::new("hashes");
        let mut ask = self.conn.prepare("SELECT id, text, text_hash FROM documents ORDER BY document")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let (id, hash): (String, String) = (row.get(0)?, row.get(2)?);
            let now = blake3::hash(row.get_ref(1)?.as_bytes().unwrap_or(&[])).to_hex();
            check.see(now.as_str() == hash, || format!("{id}: the text is not the one that was stored"));
        }
        Ok(check)
    }

    fn spans(&self, name: &str, sql: &str) -> Result<Check> {
        let mut check = Check::new(format!("spans of {name}"));
        let mut text_of = Texts::default();
        let mut ask = self.conn.prepare(&format!("{sql} ORDER BY 1"))?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let (document, words): (i64, String) = (row.get(0)?, row.get(1)?);
            let (start, end): (u32, u32) = (row.get(2)?, row.get(3)?);
            let found = text_of.slice(self, document, start, end)?;
            check.see(found == Some(words.as_str()), || {
                format!("document {document}, {start}..{end}: «{words}» is not what stands there")
            });
        }
        Ok(check)
    }

    /// Mention records: their own spans, and the columns that repeat them.
    fn records(&self) -> Result<Check> {
        let mut check = Check::new("mention records");
        let mut text_of = Texts::default();
        let mut ask = self.conn.prepare(
            "SELECT document, id, record, sentence_start, sentence_end, status, type FROM mentions ORDER BY document",
        )?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let (document, id): (i64, String) = (row.get(0)?, row.get(1)?);
            let record: Result<MentionRecord, _> =
                serde_json::from_str(row.get_ref(2)?.as_str().unwrap_or(""));
            let Ok(record) = record else {
                check.see(false, || format!("{id}: its record is no khabar.mention/1"));
                continue;
            };
            let (start, end): (u32, u32) = (row.get(3)?, row.get(4)?);
            let (status, kind): (String, String) = (row.get(5)?, row.get(6)?);
            let columns = record.id == id && record.status == status && record.kind == kind;
            let sentence = (record.sentence.start, record.sentence.end) == (start, end);
            check.see(columns && sentence, || format!("{id}: its record and its row differ"));
            let mut quotes = vec![&record.trigger];
            quotes.extend(record.when.iter().filter_map(|w| w.quote.as_ref()));
            quotes.extend(record.place.iter().map(|p| &p.quote));
            quotes.extend(record.quantities.iter().map(|q| &q.quote));
            for quote in quotes {
                let good =
                    text_of.slice(self, document, quote.start, quote.end)? == Some(quote.text.as_str());
                check.see(good, || format!("{id}: «{}» is not what stands at {}", quote.text, quote.start));
            }
        }
        Ok(check)
    }

    fn event_records(&self) -> Result<Check> {
        let mut check = Check::new("event records");
        let mut ask = self.conn.prepare(
            "SELECT e.id, e.record, e.n_mentions, (SELECT json_group_array(m.id) FROM mentions m WHERE m.event = e.id)
             FROM events e ORDER BY e.id",
        )?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let (id, n): (String, usize) = (row.get(0)?, row.get(2)?);
            let record: Result<EventRecord, _> = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or(""));
            let mut mentions: Vec<String> = serde_json::from_str(row.get_ref(3)?.as_str().unwrap_or("[]"))?;
            mentions.sort_unstable();
            let good = record.is_ok_and(|r| {
                let mut told = r.mentions.clone();
                told.sort_unstable();
                r.id == id && told == mentions && told.len() == n && told.binary_search(&r.best).is_ok()
            });
            check.see(good, || format!("{id}: its record and the mentions that tell it differ"));
        }
        Ok(check)
    }

    fn references(&self) -> Result<Check> {
        let mut check = Check::new("references");
        let mut ask = self.conn.prepare("PRAGMA foreign_key_check")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            check.see(false, || format!("a row of {table} points at nothing in {parent}"));
        }
        for (what, sql) in DANGLING {
            let mut ask = self.conn.prepare(sql)?;
            let mut rows = ask.query([])?;
            check.checked += 1;
            while let Some(row) = rows.next()? {
                let which = match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    rusqlite::types::ValueRef::Integer(n) => n.to_string(),
                    _ => String::new(),
                };
                check.see(false, || format!("{which}: {what}"));
            }
        }
        Ok(check)
    }
}

/// The text of the document looked at last, and where each of its code points begins.
#[derive(Default)]
struct Texts {
    document: Option<i64>,
    text: String,
    starts: Vec<usize>,
}

impl Texts {
    fn slice(&mut self, store: &Store, document: i64, start: u32, end: u32) -> Result<Option<&str>> {
        if self.document != Some(document) {
            let mut ask = store.conn.prepare_cached("SELECT text FROM documents WHERE document = ?1")?;
            self.text = ask.query_row([document], |row| row.get(0))?;
            self.starts = self.text.char_indices().map(|(i, _)| i).chain([self.text.len()]).collect();
            self.document = Some(document);
        }
        let at = |n: u32| self.starts.get(n as usize).copied();
        Ok(at(start).zip(at(end)).and_then(|(from, to)| self.text.get(from..to)))
    }
}
