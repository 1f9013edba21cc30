//! Listing events.

use super::names::Who;
use crate::{Error, Result, Store};
use khabar::json::event::Differing;
use khabar::json::{EventRecord, MentionRecord};
use rusqlite::types::Value;
use serde::Serialize;

/// Which events are wanted; an empty filter is for all of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filter {
    /// Who acts.
    pub actor: Option<Who>,
    /// To whom.
    pub recipient: Option<Who>,
    /// Somebody with any part in it.
    pub party: Option<Who>,
    /// Somebody else with any part in it.
    pub other: Option<Who>,
    /// PLOVER category.
    pub kind: Option<String>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Status it has come to.
    pub status: Option<String>,
    /// Somebody in the chain of a mention.
    pub source: Option<Who>,
    /// An outlet that tells it, as the pages have it.
    pub outlet: Option<String>,
    /// Where: a place's Latin name, or a country code.
    pub place: Option<String>,
    /// No event that ended before this day, ISO 8601.
    pub from: Option<String>,
    /// No event that began after this day.
    pub to: Option<String>,
    /// Words in the sentences that tell it, as an expression made by [`Store::text_filter`].
    pub text: Option<String>,
    /// A document that tells it, by its id.
    pub document: Option<String>,
    /// Only events that somebody denies, or that are put on several who cannot all have done it.
    pub disputed: bool,
    /// Only events added or changed since: documents of runs after this one.
    pub since_run: Option<i64>,
    /// Newest first; otherwise in the order of time.
    pub newest_first: bool,
    /// At most so many.
    pub limit: Option<usize>,
    /// Leaving out so many.
    pub offset: usize,
}

/// An event in a list.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// PLOVER category.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// The unit named.
    pub precision: Option<String>,
    /// On what ground the days are known.
    pub basis: Option<String>,
    /// Who.
    pub actors: Vec<PartyRow>,
    /// To whom.
    pub recipients: Vec<PartyRow>,
    /// Where.
    pub place: Option<String>,
    /// Country of the place.
    pub place_country: Option<String>,
    /// The status it has come to.
    pub status: String,
    /// Whether somebody denies it, or tellings name several who cannot all have done it.
    pub disputed: bool,
    /// Who did it and to whom, where the tellings name several who cannot all have a part: each with who says so, the
    /// one the event has first.
    pub disputes: Vec<DisputeRow>,
    /// Mentions.
    pub n_mentions: u32,
    /// Articles that tell it.
    pub n_reports: u32,
    /// Outlets that tell it.
    pub n_outlets: u32,
    /// Independent origins.
    pub n_origins: u32,
    /// The day of the first report.
    pub first_reported: Option<String>,
    /// Who says it in the mention that is quoted: nearest speaker first, the outlet last.
    pub sources: Vec<String>,
    /// The same in Arabic; the Latin name where there is no Arabic one.
    pub sources_ar: Vec<String>,
    /// The sentence that is quoted.
    pub quote: String,
    /// Its document.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The document's address.
    pub url: Option<String>,
    /// Its outlet, as the page has it.
    pub outlet: Option<String>,
    /// The last day it may be of.
    pub published: Option<String>,
    /// In words, English.
    pub summary_en: String,
    /// In words, Arabic.
    pub summary_ar: String,
}

/// A field of an event that is in dispute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DisputeRow {
    /// `actor` or `recipient`.
    pub field: String,
    /// The readings.
    pub readings: Vec<ReadingRow>,
}

/// One reading of a field in dispute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReadingRow {
    /// Whom it names.
    pub value: String,
    /// Who says so: speakers, or outlets.
    pub by: Vec<String>,
}

/// A party of an event in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PartyRow {
    /// Latin name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Country code, or `---`.
    pub country: String,
    /// Stable id.
    pub entity: Option<String>,
}

/// Conditions gathered, with their values in order.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = String>) {
        self.sql.push(sql.into());
        self.values.extend(values.into_iter().map(Value::Text));
    }

    /// The conditions as a clause of a statement; nothing where there are none.
    fn clause(&self) -> String {
        if self.sql.is_empty() {
            return String::new();
        }
        format!("WHERE {}", self.sql.join(" AND "))
    }

    fn party(&mut self, who: &Option<Who>, role: Option<&str>) {
        let Some(who) = who else { return };
        let (condition, values) = who.condition("p");
        let role = role.map_or(String::new(), |r| format!(" AND p.role = '{r}'"));
        self.add(
            format!("EXISTS (SELECT 1 FROM event_parties p WHERE p.event = e.id{role} AND {condition})"),
            values,
        );
    }

    fn equal(&mut self, column: &str, value: &Option<String>) {
        if let Some(value) = value {
            self.add(format!("e.{column} = ? COLLATE NOCASE"), [value.clone()]);
        }
    }
}

fn conditions(filter: &Filter) -> Conditions {
    let mut out = Conditions::default();
    out.party(&filter.actor, Some("actor"));
    out.party(&filter.recipient, Some("recipient"));
    out.party(&filter.party, None);
    out.party(&filter.other, None);
    out.equal("type", &filter.kind);
    out.equal("mode", &filter.mode);
    out.equal("status", &filter.status);
    if let Some(who) = &filter.source {
        let (condition, values) = who.condition("l");
        out.add(
            format!(
                "EXISTS (SELECT 1 FROM mentions m JOIN links l USING (mention) WHERE m.event = e.id AND {condition})"
            ),
            values,
        );
    }
    if let Some(outlet) = &filter.outlet {
        out.add(
            "EXISTS (SELECT 1 FROM mentions m JOIN articles a ON a.document = m.document AND a.article = m.article
               WHERE m.event = e.id AND a.outlet = ? COLLATE NOCASE)",
            [outlet.clone()],
        );
    }
    if let Some(place) = &filter.place {
        out.add("(e.place = ? COLLATE NOCASE OR e.place_country = ?)", [place.clone(), place.clone()]);
    }
    if let Some(from) = &filter.from {
        out.add("e.day_to >= ?", [from.clone()]);
    }
    if let Some(to) = &filter.to {
        out.add("e.day_from <= ?", [to.clone()]);
    }
    if let Some(text) = &filter.text {
        out.add(
            "e.id IN (SELECT m.event FROM mentions m WHERE m.document IN (SELECT rowid FROM search WHERE search MATCH ?))",
            [text.clone()],
        );
    }
    if let Some(document) = &filter.document {
        out.add(
            "e.id IN (SELECT m.event FROM mentions m JOIN documents d USING (document) WHERE d.id = ?)",
            [document.clone()],
        );
    }
    if filter.disputed {
        out.add("e.disputed", []);
    }
    if let Some(run) = filter.since_run {
        out.sql.push(
            "EXISTS (SELECT 1 FROM mentions m JOIN documents d USING (document) WHERE m.event = e.id AND d.run > ?)"
                .into(),
        );
        out.values.push(Value::Integer(run));
    }
    out
}

impl Store {
    /// The `text` of a [`Filter`] for words a user gives.
    pub fn text_filter(&self, lex: &khabar::lexicon::Lexicon, words: &str) -> Result<String> {
        crate::search::expression(lex, words)
            .ok_or_else(|| Error::query("nothing to search for\nhelp: give at least one word"))
    }

    /// The events a filter is for.
    pub fn events(&self, filter: &Filter) -> Result<Vec<EventRow>> {
        let order = if filter.newest_first {
            "coalesce(e.day_from, e.first_reported) DESC, e.id"
        } else {
            "e.day_from IS NULL, e.day_from, e.day_to, e.id"
        };
        self.listed(conditions(filter), order, filter.limit, filter.offset)
    }

    fn listed(
        &self,
        mut conditions: Conditions,
        order: &str,
        limit: Option<usize>,
        offset: usize,
    ) -> Result<Vec<EventRow>> {
        let wanted = conditions.clause();
        let sql = format!(
            "SELECT e.record, e.disputed, e.n_mentions, e.first_reported, m.record, m.sentence_start, m.sentence_end,
               d.text, d.id, d.doc, d.url, d.outlet, d.published_to
             FROM events e JOIN mentions m ON m.mention = e.best JOIN documents d ON d.document = m.document
             {wanted} ORDER BY {order} LIMIT ? OFFSET ?"
        );
        conditions.values.push(Value::Integer(limit.map_or(-1, |l| l as i64)));
        conditions.values.push(Value::Integer(offset as i64));
        let mut ask = self.conn.prepare_cached(&sql)?;
        let mut rows = ask.query(rusqlite::params_from_iter(conditions.values))?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(event_row(row)?);
        }
        Ok(out)
    }

    /// The event of an id it has now.
    pub(super) fn event_row(&self, id: &str) -> Result<Option<EventRow>> {
        let mut conditions = Conditions::default();
        conditions.add("e.id = ?", [id.to_owned()]);
        Ok(self.listed(conditions, "e.id", Some(1), 0)?.pop())
    }

    /// The ids of the events a filter is for, in the order of time, its limit left aside; for readers that take the events one
    /// by one.
    pub fn event_ids(&self, filter: &Filter) -> Result<Vec<String>> {
        let conditions = conditions(filter);
        let wanted = conditions.clause();
        let mut ask = self.conn.prepare_cached(&format!(
            "SELECT e.id FROM events e {wanted} ORDER BY e.day_from IS NULL, e.day_from, e.day_to, e.id"
        ))?;
        let rows = ask.query_map(rusqlite::params_from_iter(conditions.values), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The outlets of the articles, as the pages have them; those of most articles first.
    pub fn outlets(&self) -> Result<Vec<String>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT outlet FROM articles WHERE outlet <> '' GROUP BY outlet ORDER BY count(*) DESC, outlet",
        )?;
        let rows = ask.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many events a filter is for, its limit left aside.
    pub fn count_events(&self, filter: &Filter) -> Result<u64> {
        let conditions = conditions(filter);
        let wanted = conditions.clause();
        let mut ask = self.conn.prepare_cached(&format!("SELECT count(*) FROM events e {wanted}"))?;
        Ok(ask.query_row(rusqlite::params_from_iter(conditions.values), |row| row.get(0))?)
    }

    /// Everything between two, in the order of time.
    pub fn timeline(&self, a: &Who, b: &Who) -> Result<Vec<EventRow>> {
        self.events(&Filter { party: Some(a.clone()), other: Some(b.clone()), ..Filter::default() })
    }
}

fn event_row(row: &rusqlite::Row<'_>) -> Result<EventRow> {
    let event: EventRecord = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or(""))?;
    let best: MentionRecord = serde_json::from_str(row.get_ref(4)?.as_str().unwrap_or(""))?;
    let text = row.get_ref(7)?.as_str().unwrap_or("");
    let parties = |list: &[khabar::json::event::EventPartyRecord]| -> Vec<PartyRow> {
        let one = |p: &khabar::json::event::EventPartyRecord| PartyRow {
            name: p.name.clone(),
            name_ar: p.name_ar.clone(),
            country: p.country.clone(),
            entity: p.entity.clone(),
        };
        list.iter().map(one).collect()
    };
    let of_parties = |d: &&Differing| matches!(d.field.as_str(), "actor" | "recipient");
    let dispute = |d: &Differing| DisputeRow {
        field: d.field.clone(),
        readings: d.values.iter().map(|v| ReadingRow { value: v.value.clone(), by: v.by.clone() }).collect(),
    };
    Ok(EventRow {
        disputes: event.disagreements.iter().filter(of_parties).map(dispute).collect(),
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        id: event.id,
        kind: event.kind,
        mode: event.mode,
        cameo: event.cameo,
        from: event.from,
        to: event.to,
        precision: event.precision,
        basis: event.basis,
        place: event.place,
        place_country: event.place_country,
        status: event.status,
        disputed: row.get(1)?,
        n_mentions: row.get(2)?,
        n_reports: event.n_reports,
        n_outlets: event.n_outlets,
        n_origins: event.n_origins,
        first_reported: row.get(3)?,
        sources: best.source.iter().map(|l| l.name.clone()).collect(),
        sources_ar: best
            .source
            .iter()
            .map(|l| if l.name_ar.is_empty() { &l.name } else { &l.name_ar }.clone())
            .collect(),
        quote: slice(text, row.get(5)?, row.get(6)?).to_owned(),
        document: row.get(8)?,
        doc: row.get(9)?,
        url: row.get(10)?,
        outlet: row.get(11)?,
        published: row.get(12)?,
        summary_en: event.summary.en,
        summary_ar: event.summary.ar,
    })
}

/// A range of code points of a text.
pub(super) fn slice(text: &str, start: u32, end: u32) -> &str {
    let mut at = text.char_indices().map(|(i, _)| i).chain([text.len()]).skip(start as usize);
    let Some(from) = at.next() else { return "" };
    let to = match (end as usize).checked_sub(start as usize + 1) {
        Some(more) => at.nth(more).unwrap_or(text.len()),
        None => from,
    };
    &text[from..to]
}

#[cfg(test)]
mod tests {
    use super::slice;

    #[test]
    fn slices_count_letters() {
        assert_eq!(slice("أكّد الخبر", 0, 4), "أكّد");
        assert_eq!(slice("خبر", 1, 3), "بر");
        assert_eq!(slice("خبر", 1, 1), "");
        assert_eq!(slice("خبر", 2, 99), "ر");
        assert_eq!(slice("خبر", 9, 12), "");
    }
}
