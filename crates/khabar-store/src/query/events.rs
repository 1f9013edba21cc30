//! Which events are wanted, and listing them.

use super::event_row::{EventRow, event_row};
use super::names::Who;
use crate::{Error, Result, Store};
use rusqlite::types::Value;

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
    /// Only events that tellings differ on, that relations set against another, or that a contradicted claim is about.
    pub differing: bool,
    /// Only events added or changed since: documents of runs after this one.
    pub since_run: Option<i64>,
    /// Newest first; otherwise in the order of time.
    pub newest_first: bool,
    /// At most so many.
    pub limit: Option<usize>,
    /// Leaving out so many.
    pub offset: usize,
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
    if filter.differing {
        out.add(
            "(e.disputed OR json_array_length(e.record, '$.disagreements') > 0
               OR EXISTS (SELECT 1 FROM relations r WHERE r.from_event = e.id AND r.kind <> 'part_of')
               OR EXISTS (SELECT 1 FROM relations r WHERE r.to_event = e.id AND r.kind <> 'part_of')
               OR EXISTS (SELECT 1 FROM claims c WHERE c.event = e.id AND c.verdict = 'contradicted'))",
            [],
        );
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

/// The order of time.
const BY_DAY: &str = "e.day_from IS NULL, e.day_from, e.day_to, e.id";

impl Store {
    /// The `text` of a [`Filter`] for words a user gives.
    pub fn text_filter(&self, lex: &khabar::lexicon::Lexicon, words: &str) -> Result<String> {
        crate::search::expression(lex, words)
            .ok_or_else(|| Error::query("nothing to search for\nhelp: give at least one word"))
    }

    /// The events a filter is for.
    pub fn events(&self, filter: &Filter) -> Result<Vec<EventRow>> {
        let order =
            if filter.newest_first { "coalesce(e.day_from, e.first_reported) DESC, e.id" } else { BY_DAY };
        self.listed(conditions(filter), order, filter.limit, filter.offset)
    }

    /// The events told most: in the most outlets, then in the most reports.
    pub fn told_most(&self, limit: usize) -> Result<Vec<EventRow>> {
        let order = format!("e.n_outlets DESC, e.n_reports DESC, {BY_DAY}");
        self.listed(Conditions::default(), &order, Some(limit), 0)
    }

    /// Sorts the ids and then reads the rows one by one: to sort whole rows would hold the texts of all their pages at once.
    fn listed(
        &self,
        mut conditions: Conditions,
        order: &str,
        limit: Option<usize>,
        offset: usize,
    ) -> Result<Vec<EventRow>> {
        let wanted = conditions.clause();
        conditions.values.push(Value::Integer(limit.map_or(-1, |l| l as i64)));
        conditions.values.push(Value::Integer(offset as i64));
        let mut ask = self.conn.prepare_cached(&format!(
            "SELECT e.id FROM events e {wanted} ORDER BY {order} LIMIT ? OFFSET ?"
        ))?;
        let ids =
            ask.query_map(rusqlite::params_from_iter(conditions.values), |row| row.get::<_, String>(0))?;
        let ids: Vec<String> = ids.collect::<Result<_, _>>()?;
        ids.iter().filter_map(|id| self.event_row(id).transpose()).collect()
    }

    /// The event of an id it has now.
    pub(super) fn event_row(&self, id: &str) -> Result<Option<EventRow>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT e.record, e.disputed, e.n_mentions, e.first_reported, m.record, m.sentence_start, m.sentence_end,
               d.text, d.id, d.doc, d.url, d.outlet, d.published_to
             FROM events e JOIN mentions m ON m.mention = e.best JOIN documents d ON d.document = m.document
             WHERE e.id = ?1",
        )?;
        let mut rows = ask.query([id])?;
        rows.next()?.map(event_row).transpose()
    }

    /// The ids of the events a filter is for, in the order of time, its limit left aside; for readers that take the events one
    /// by one.
    pub fn event_ids(&self, filter: &Filter) -> Result<Vec<String>> {
        let conditions = conditions(filter);
        let wanted = conditions.clause();
        let mut ask =
            self.conn.prepare_cached(&format!("SELECT e.id FROM events e {wanted} ORDER BY {BY_DAY}"))?;
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
