//! What changed in a store since a run: events that are new, told by more, denied, or gone under another id; claims about
//! the record and how they were answered; treaties, office holders and relations that no page had before.

use super::event_row::EventRow;
use super::events::Filter;
use crate::{Result, Store};
use serde::Serialize;

/// A thing that changed.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct ChangeRow {
    /// Of events `new`, `changed`, or `joined` for an id that means another event now; else what it is: `claim`, `treaty`,
    /// `occasion`, `office` or `standing`.
    pub change: String,
    /// Its id; of a joined event the id it had, of an office holder the office.
    pub id: String,
    /// The event a joined one belongs to now, or a claim is about.
    pub now: Option<String>,
    /// The event as it is now.
    pub event: Option<EventRow>,
    /// What is new about it, in words.
    pub what: Vec<String>,
}

/// What pages of later runs hold beside events.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Added {
    /// Pages.
    pub documents: u64,
    /// Attributed propositions in them.
    pub statements: u64,
    /// Numbers that count something in them.
    pub figures: u64,
}

impl Store {
    /// What changed since a run: by pages added in later runs. Events in the order of time, then ids that went, then what
    /// is no event.
    pub fn changes(&self, since: i64) -> Result<Vec<ChangeRow>> {
        let events = self.events(&Filter { since_run: Some(since), ..Filter::default() })?;
        let mut out = Vec::new();
        for event in events {
            let before = self.told(&event.id, since, "<=")?;
            let after = self.told(&event.id, since, ">")?;
            let (change, what) = match before.mentions {
                0 => ("new", Vec::new()),
                _ => ("changed", after.beyond(&before, &event.status)),
            };
            let (change, id) = (change.to_owned(), event.id.clone());
            out.push(ChangeRow { change, id, what, event: Some(event), now: None });
        }
        self.add_denied(since, &mut out)?;
        let mut ask =
            self.conn.prepare_cached("SELECT old, event FROM referents WHERE run > ?1 ORDER BY old")?;
        let mut rows = ask.query([since])?;
        while let Some(row) = rows.next()? {
            let (id, now) = (row.get(0)?, row.get(1)?);
            out.push(ChangeRow { change: "joined".to_owned(), id, now, ..ChangeRow::default() });
        }
        for found in [CLAIMS, MATTERS, OFFICES, STANDINGS] {
            let mut ask = self.conn.prepare_cached(found)?;
            let mut rows = ask.query([since])?;
            while let Some(row) = rows.next()? {
                let (change, id, now, what) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                out.push(ChangeRow { change, id, now, event: None, what: vec![what] });
            }
        }
        Ok(out)
    }

    /// How much pages of later runs hold beside events.
    pub fn added(&self, since: i64) -> Result<Added> {
        let mut ask = self.conn.prepare_cached(
            "SELECT count(*), coalesce(sum((SELECT count(*) FROM statements s WHERE s.document = d.document)), 0),
               coalesce(sum((SELECT count(*) FROM figures f WHERE f.document = d.document)), 0)
             FROM documents d WHERE d.run > ?1",
        )?;
        Ok(ask.query_row([since], |row| {
            Ok(Added { documents: row.get(0)?, statements: row.get(1)?, figures: row.get(2)? })
        })?)
    }

    /// Denials, in statements of later runs, of what events tell: the event is changed by them, also where no later page
    /// tells it.
    fn add_denied(&self, since: i64, out: &mut Vec<ChangeRow>) -> Result<()> {
        let mut ask = self.conn.prepare_cached(
            "SELECT DISTINCT m.event FROM statement_relations r JOIN statements s ON s.statement = r.from_statement
               JOIN documents d ON d.document = s.document JOIN statement_mentions told ON told.statement = r.to_statement
               JOIN mentions m ON m.mention = told.mention
             WHERE d.run > ?1 AND r.kind = 'denies' AND m.event IS NOT NULL ORDER BY m.event",
        )?;
        let mut rows = ask.query([since])?;
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let denials = self.denials_of(&id)?.into_iter().filter(|d| d.run > since);
            let what: Vec<String> = denials
                .map(|d| {
                    format!(
                        "denied by {} in {}",
                        d.link.name,
                        d.outlet.as_deref().unwrap_or("an unknown outlet")
                    )
                })
                .collect();
            match out.iter_mut().find(|row| row.id == id) {
                Some(known) => known.what.extend(what),
                None if what.is_empty() => (),
                None => {
                    let event = self.event_row(&id)?;
                    out.push(ChangeRow { change: "changed".to_owned(), id, now: None, event, what });
                }
            }
        }
        Ok(())
    }

    /// How an event was told by the pages of some runs.
    fn told(&self, event: &str, run: i64, compare: &str) -> Result<Told> {
        let sql = format!(
            "SELECT count(*), coalesce(group_concat(DISTINCT m.status), ''),
               coalesce(json_group_array(DISTINCT coalesce(a.outlet, 'unknown')), '[]')
             FROM mentions m JOIN documents d USING (document)
               JOIN articles a ON a.document = m.document AND a.article = m.article
             WHERE m.event = ?1 AND d.run {compare} ?2"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let (mentions, statuses, outlets) = ask.query_row((event, run), |row| {
            Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })?;
        let mut statuses: Vec<String> =
            statuses.split(',').filter(|s| !s.is_empty()).map(str::to_owned).collect();
        statuses.sort_unstable();
        let mut outlets: Vec<String> = serde_json::from_str(&outlets)?;
        outlets.sort_unstable();
        Ok(Told { mentions, statuses, outlets })
    }
}

/// Claims about the record in later pages, and those that later pages answered otherwise than before.
const CLAIMS: &str = "SELECT 'claim', c.id, c.event,
    '«' || c.text || '» in ' || coalesce(a.outlet, 'an unknown outlet') || ': ' || c.verdict
      || coalesce(' by ' || c.by_event, '') || ', ' || c.why
  FROM claims c JOIN documents d USING (document) LEFT JOIN articles a ON a.document = c.document AND a.article = c.article
  WHERE d.run > ?1 OR EXISTS (SELECT 1 FROM mentions m JOIN documents o ON o.document = m.document
    WHERE m.event = c.by_event GROUP BY m.event HAVING min(o.run) > ?1)
  ORDER BY c.claim";

/// Treaties and occasions that no page named before.
const MATTERS: &str = "SELECT m.class, m.id, m.event, m.name || char(10) || m.name_ar
  FROM matters m JOIN namings n ON n.matter = m.id JOIN documents d ON d.document = n.document
  GROUP BY m.id HAVING min(d.run) > ?1 ORDER BY m.class DESC, m.id";

/// Office holders that no page had before, with what the lexicon has of them.
const OFFICES: &str = "SELECT 'office', o.office, NULL,
    o.holder || CASE o.held WHEN 'holds' THEN '' ELSE ' (' || o.held || ')' END
      || CASE o.difference WHEN 'other_holder' THEN ': the lexicon has ' || coalesce(o.expected, 'another')
         WHEN 'other_time' THEN ': at another time in the lexicon' ELSE '' END
  FROM offices_seen o JOIN documents d USING (document)
  GROUP BY o.office, coalesce(nullif(o.entity, ''), o.holder), o.held HAVING min(d.run) > ?1 ORDER BY o.office, o.holder";

/// How two stand to each other, where no page had it before.
const STANDINGS: &str = "SELECT 'standing', s.id, NULL,
    s.a_name || ' and ' || s.b_name || CASE s.polarity WHEN '-' THEN ', no longer: ' ELSE ': ' END || s.kind
      || coalesce(', since ' || s.since_from, '')
  FROM standings s JOIN documents d USING (document)
  GROUP BY s.kind, s.polarity, s.a_country, s.b_country HAVING min(d.run) > ?1 ORDER BY s.a_country, s.b_country, s.kind";

struct Told {
    mentions: u32,
    statuses: Vec<String>,
    outlets: Vec<String>,
}

impl Told {
    /// What these tellings add to earlier ones.
    fn beyond(&self, before: &Told, status: &str) -> Vec<String> {
        let mut out = vec![match self.mentions {
            1 => "1 more mention".to_owned(),
            n => format!("{n} more mentions"),
        }];
        let new = |now: &[String], had: &[String]| -> Vec<String> {
            now.iter().filter(|v| !had.contains(v)).cloned().collect()
        };
        let statuses = new(&self.statuses, &before.statuses);
        if !statuses.is_empty() {
            let (had, now) = (before.statuses.join(", "), statuses.join(", "));
            out.push(format!("told as {now}, before as {had}; it stands as {status}"));
        }
        let outlets = new(&self.outlets, &before.outlets);
        if !outlets.is_empty() {
            out.push(format!("first told by {}", outlets.join(", ")));
        }
        out
    }
}
