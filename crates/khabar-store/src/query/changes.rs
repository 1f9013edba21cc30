//! What changed in a store since a run: events that are new, told by more, or gone under another id.

use super::events::{EventRow, Filter};
use crate::{Result, Store};
use serde::Serialize;

/// An event that changed.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ChangeRow {
    /// `new`, `changed`, or `joined` for an id that means another event now.
    pub change: &'static str,
    /// The event's id; of a joined one the id it had.
    pub id: String,
    /// The event a joined one belongs to now.
    pub now: Option<String>,
    /// The event as it is now.
    pub event: Option<EventRow>,
    /// What is new about it, in words.
    pub what: Vec<String>,
}

impl Store {
    /// What changed since a run: by pages added in later runs. Events in the order of time, then ids that went.
    pub fn changes(&self, since: i64) -> Result<Vec<ChangeRow>> {
        let events = self.events(&Filter { since_run: Some(since), ..Filter::default() })?;
        let mut out = Vec::new();
        for event in events {
            let before = self.told(&event.id, since, "<=")?;
            let after = self.told(&event.id, since, ">")?;
            let change = if before.mentions == 0 { "new" } else { "changed" };
            out.push(ChangeRow {
                change,
                id: event.id.clone(),
                now: None,
                what: if before.mentions == 0 { Vec::new() } else { after.beyond(&before, &event.status) },
                event: Some(event),
            });
        }
        let mut ask =
            self.conn.prepare_cached("SELECT old, event FROM referents WHERE run > ?1 ORDER BY old")?;
        let mut rows = ask.query([since])?;
        while let Some(row) = rows.next()? {
            out.push(ChangeRow {
                change: "joined",
                id: row.get(0)?,
                now: row.get(1)?,
                event: None,
                what: Vec::new(),
            });
        }
        Ok(out)
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
