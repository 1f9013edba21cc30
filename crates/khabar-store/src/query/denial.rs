//! Denials by statements: who says of a telling of an event that it is not so, where no mention of the event tells it.

use super::event_row::slice;
use crate::{Result, Store};
use khabar::json::{Link, Quote};
use rusqlite::{Connection, Row};

/// A statement that denies a telling of an event.
pub(super) struct Denial {
    /// Who denies it.
    pub link: Link,
    /// The words from the speaker to the end of what is said.
    pub quote: String,
    /// The id of its document.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// The last day the page may be of.
    pub published: Option<String>,
    /// The run that brought its page.
    pub run: i64,
    /// The id of the mention it denies.
    pub mention: String,
    /// Why the two are taken to belong together.
    pub why: String,
}

/// The columns and joins by which a statement `s` tells its speaker. Where it names none, the actor of the denial whose
/// words are its word of speech is meant.
const SPEAKER: &str = "coalesce(s.name, p.name), coalesce(s.entity, p.entity), coalesce(s.country, p.country), s.cue,
    s.cue_start, s.cue_end, coalesce(p.name_ar, (SELECT e.name_ar FROM entities e WHERE e.entity = s.entity), '')";
const SPEAKER_JOINS: &str = "LEFT JOIN mentions n ON s.name IS NULL AND n.document = s.document
      AND n.trigger_start <= s.cue_start AND n.trigger_end >= s.cue_end
    LEFT JOIN parties p ON p.mention = n.mention AND p.role = 'actor' AND p.position = 0";

/// Tellings of events `m`, and statements `s` that deny what they are told in.
const DENYING: &str = "mentions m JOIN statement_mentions told ON told.mention = m.mention
    JOIN statement_relations r ON r.to_statement = told.statement AND r.kind = 'denies'
    JOIN statements s ON s.statement = r.from_statement";

/// Whether such a statement says whose it is, denies one event alone, and no mention in it says the same.
const ALONE: &str = "coalesce(s.name, p.name) IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM statement_mentions x JOIN mentions o ON o.mention = x.mention
      WHERE x.statement = told.statement AND o.event IS NOT m.event)
    AND NOT EXISTS (SELECT 1 FROM statement_mentions x JOIN mentions o ON o.mention = x.mention
      WHERE x.statement = s.statement AND (o.event = m.event OR EXISTS (SELECT 1 FROM relations q
        WHERE q.from_mention = o.mention AND q.to_event = m.event)))";

/// Marks the events that a statement denies as disputed.
pub(crate) fn mark(conn: &Connection) -> Result<()> {
    conn.execute(
        &format!(
            "UPDATE events SET disputed = 1 WHERE id IN
               (SELECT m.event FROM {DENYING} {SPEAKER_JOINS} WHERE m.event IS NOT NULL AND {ALONE})"
        ),
        [],
    )?;
    Ok(())
}

impl Store {
    /// Who denies it in a statement that holds the words between two code points of a document, the nearest.
    pub(super) fn denier(&self, document: &str, start: u32, end: u32) -> Result<Option<Link>> {
        let mut ask = self.conn.prepare_cached(&format!(
            "SELECT {SPEAKER} FROM statements s JOIN documents d ON d.document = s.document {SPEAKER_JOINS}
             WHERE d.id = ?1 AND s.stance = 'deny' AND coalesce(s.name, p.name) IS NOT NULL
               AND s.content_start <= ?2 AND s.content_end >= ?3
             ORDER BY s.content_end - s.content_start, s.statement LIMIT 1"
        ))?;
        let mut rows = ask.query((document, start, end))?;
        rows.next()?.map(link).transpose()
    }

    /// The statements, of any page, that deny a telling of an event; without those whose own mentions say so. A statement
    /// that tells of several events does not say which of them is denied.
    pub(super) fn denials_of(&self, event: &str) -> Result<Vec<Denial>> {
        let mut ask = self.conn.prepare_cached(&format!(
            "SELECT {SPEAKER}, min(coalesce(s.source_start, s.cue_start), s.cue_start, s.content_start),
               max(coalesce(s.source_end, s.cue_end), s.cue_end, s.content_end), d.text, d.id, d.doc, a.outlet,
               a.published_to, m.id, r.why, s.statement, d.run
             FROM {DENYING} {SPEAKER_JOINS} JOIN documents d ON d.document = s.document
               JOIN articles a ON a.document = s.document AND a.article = s.article
             WHERE m.event = ?1 AND {ALONE} ORDER BY s.statement, m.mention"
        ))?;
        let mut rows = ask.query([event])?;
        let (mut out, mut last) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            // One that denies several tellings of the event is one denial.
            if last.replace(row.get::<_, i64>(16)?) == Some(row.get(16)?) {
                continue;
            }
            let text = row.get_ref(9)?.as_str().unwrap_or("");
            out.push(Denial {
                link: link(row)?,
                quote: slice(text, row.get(7)?, row.get(8)?).to_owned(),
                document: row.get(10)?,
                doc: row.get(11)?,
                outlet: row.get(12)?,
                published: row.get(13)?,
                mention: row.get(14)?,
                why: row.get(15)?,
                run: row.get(17)?,
            });
        }
        Ok(out)
    }
}

fn link(row: &Row<'_>) -> Result<Link> {
    Ok(Link {
        name: row.get(0)?,
        entity: row.get(1)?,
        country: row.get(2)?,
        cue: Some(Quote { text: row.get(3)?, start: row.get(4)?, end: row.get(5)? }),
        name_ar: row.get(6)?,
        ..Link::default()
    })
}
