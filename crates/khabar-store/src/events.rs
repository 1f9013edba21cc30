//! From the mentions stored to the events: read, corroborate, write what changed.

use crate::load::{Rows, load};
use crate::{Result, Store};
use khabar::corroborate::{self, Rules};
use khabar::json::{EventRecord, event_record};
use khabar::lexicon::Lexicon;
use khabar::text::fold;
use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// What corroborating changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Corroborated {
    /// Events in the store now.
    pub events: u64,
    /// Events that were not there before.
    pub added: u64,
    /// Events that are told otherwise than before.
    pub changed: u64,
    /// Events that were joined to others or parted; their ids stay as referents.
    pub gone: u64,
    /// Texts that are copies of another.
    pub copies: u64,
}

impl Store {
    /// Makes events of all mentions. The result depends on what is stored, not on how it came in.
    pub fn corroborate(&mut self, lex: &Lexicon) -> Result<Corroborated> {
        self.flush()?;
        let run = self.run;
        let rows = load(&self.conn, lex)?;
        let rules = Rules::new(lex);
        let found = corroborate::corroborate(&rules, &rows.pool);
        // Events are made anew with all that refers to them; whether everything still does is for `khabar verify` to say. To ask at
        // every row would only cost time.
        self.conn.execute_batch("PRAGMA foreign_keys = OFF")?;
        let out = self.write_events(lex, found, rows, &rules, run);
        self.conn.execute_batch("PRAGMA foreign_keys = ON")?;
        out
    }

    fn write_events(
        &mut self,
        lex: &Lexicon,
        found: corroborate::Corroboration,
        mut rows: Rows,
        rules: &Rules,
        run: Option<i64>,
    ) -> Result<Corroborated> {
        let tx = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mut out = Corroborated { events: found.events.len() as u64, ..Corroborated::default() };
        let mut before: FxHashMap<String, [u8; 32]> = FxHashMap::default();
        {
            let mut ask = tx.prepare("SELECT id, record FROM events")?;
            let mut had = ask.query([])?;
            while let Some(row) = had.next()? {
                before.insert(row.get(0)?, blake3_of(row.get_ref(1)?.as_str().unwrap_or("")));
            }
        }
        let mut now: FxHashSet<String> = FxHashSet::default();
        for event in &found.events {
            let record = event_record(lex, &rows.pool, event);
            let json = serde_json::to_string(&record)?;
            now.insert(record.id.clone());
            match before.get(&record.id) {
                Some(hash) if *hash == blake3_of(&json) => continue,
                Some(_) => out.changed += 1,
                None => out.added += 1,
            }
            write(&tx, &rows, event, &record, &json)?;
        }
        for old in before.keys().filter(|id| !now.contains(*id)) {
            retire(&tx, old, run)?;
            out.gone += 1;
        }
        follow(&tx)?;
        relations(&tx, &rows, &found)?;
        out.copies = origins(&tx, &rows, &found.origins)?;
        main_events(&tx, &rows, &found)?;
        same_event(&tx, &rows, &found)?;
        crate::claims::check(&tx, &rows.pool, &rows.mentions, &found)?;
        crate::matters::make(&tx, &mut rows, &found)?;
        drop(found);
        rows.pool.tellings = Vec::new();
        crate::said::relate(&tx, rules, &mut rows)?;
        crate::query::denial::mark(&tx)?;
        tx.commit()?;
        Ok(out)
    }
}

fn blake3_of(text: &str) -> [u8; 32] {
    *blake3::hash(text.as_bytes()).as_bytes()
}

fn write(
    conn: &Connection,
    rows: &Rows,
    event: &corroborate::Event,
    record: &EventRecord,
    json: &str,
) -> Result<()> {
    clear(conn, &record.id)?;
    let days = || event.tellings.iter().filter_map(|&t| rows.pool.account(t as usize).published);
    let first = days().map(|d| d.to).min().map(|d| d.to_string());
    let last = days().map(|d| d.to).max().map(|d| d.to_string());
    conn.prepare_cached(
        "INSERT INTO events (id, type, mode, cameo, day_from, day_to, precision, basis, place, place_country, status,
           n_mentions, n_reports, n_outlets, n_origins, first_reported, last_reported, best, disputed, summary_en,
           summary_ar, record)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
    )?
    .execute(params![
        record.id,
        record.kind,
        record.mode,
        record.cameo,
        record.from,
        record.to,
        record.precision,
        record.basis,
        record.place,
        record.place_country,
        record.status,
        event.tellings.len() as i64,
        event.n_reports,
        event.n_outlets,
        event.n_origins,
        first,
        last,
        rows.mentions[event.best as usize],
        false,
        record.summary.en,
        record.summary.ar,
        json
    ])?;
    for (role, list) in [("actor", &record.actors), ("recipient", &record.recipients)] {
        for (position, party) in list.iter().enumerate() {
            conn.prepare_cached(
                "INSERT INTO event_parties (event, role, position, entity, name, name_ar, name_key, country, sector,
                   office)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                record.id,
                role,
                position as i64,
                party.entity,
                party.name,
                party.name_ar,
                fold::loose(&party.name_ar),
                party.country,
                party.sector,
                party.office
            ])?;
        }
    }
    for &telling in &event.tellings {
        conn.prepare_cached("UPDATE mentions SET event = ?2 WHERE mention = ?1")?
            .execute(params![rows.mentions[telling as usize], record.id])?;
    }
    Ok(())
}

fn clear(conn: &Connection, id: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM event_parties WHERE event = ?1")?.execute([id])?;
    conn.prepare_cached("DELETE FROM events WHERE id = ?1")?.execute([id])?;
    conn.prepare_cached("DELETE FROM referents WHERE old = ?1")?.execute([id])?;
    Ok(())
}

/// An event that is no more: its id goes on to mean the event its best mention tells of now.
fn retire(conn: &Connection, old: &str, run: Option<i64>) -> Result<()> {
    let heir: Option<String> = conn.query_row(
        "SELECT m.event FROM events e JOIN mentions m ON m.mention = e.best WHERE e.id = ?1",
        [old],
        |row| row.get(0),
    )?;
    clear(conn, old)?;
    if let Some(heir) = heir.filter(|h| h != old) {
        conn.execute("UPDATE referents SET event = ?2 WHERE event = ?1", params![old, heir])?;
        conn.execute(
            "INSERT OR REPLACE INTO referents (old, event, run) VALUES (?1, ?2, ?3)",
            params![old, heir, run],
        )?;
    }
    Ok(())
}

/// Lets former ids follow the mention they were named after, where what an event was joined to is parted again.
fn follow(conn: &Connection) -> Result<()> {
    let mut ask = conn.prepare("SELECT old, event FROM referents")?;
    let former: FxHashMap<String, String> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    if former.is_empty() {
        return Ok(());
    }
    let mut ask = conn.prepare("SELECT id, event FROM mentions WHERE event IS NOT NULL")?;
    let mut mentions = ask.query([])?;
    while let Some(row) = mentions.next()? {
        let old = corroborate::event_id(row.get_ref(0)?.as_str().unwrap_or(""));
        let event: String = row.get(1)?;
        if former.get(&old).is_some_and(|then| *then != event) {
            conn.prepare_cached("UPDATE referents SET event = ?2 WHERE old = ?1")?
                .execute(params![old, event])?;
        }
    }
    Ok(())
}

fn relations(conn: &Connection, rows: &Rows, found: &corroborate::Corroboration) -> Result<()> {
    conn.execute("DELETE FROM relations", [])?;
    conn.execute("UPDATE events SET disputed = 0 WHERE disputed", [])?;
    for event in found.events.iter().filter(|e| e.is_contested(&rows.pool)) {
        conn.prepare_cached("UPDATE events SET disputed = 1 WHERE id = ?1")?.execute([&event.id])?;
    }
    for relation in &found.relations {
        let id = |n: usize| found.events[n].id.as_str();
        conn.prepare_cached(
            "INSERT INTO relations (kind, from_event, to_event, from_mention, to_mention, why)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            relation.kind.name(),
            id(relation.from),
            id(relation.to),
            rows.mentions[relation.from_telling as usize],
            rows.mentions[relation.to_telling as usize],
            relation.why
        ])?;
        if relation.kind == corroborate::RelationKind::Denies {
            conn.prepare_cached("UPDATE events SET disputed = 1 WHERE id = ?1")?
                .execute([id(relation.to)])?;
        }
    }
    Ok(())
}

/// Why each mention is of its event.
fn same_event(conn: &Connection, rows: &Rows, found: &corroborate::Corroboration) -> Result<()> {
    conn.execute("DELETE FROM same_event", [])?;
    let mut add = conn.prepare_cached(
        "INSERT INTO same_event (mention, with_mention, score, words, why) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for join in &found.joins {
        let row = |t: u32| rows.mentions[t as usize];
        add.execute(params![
            row(join.from),
            row(join.to),
            f64::from(join.score),
            f64::from(join.words),
            join.why()
        ])?;
    }
    Ok(())
}

/// Numbers the copies; returns how many articles are a copy of an earlier row.
fn origins(conn: &Connection, rows: &Rows, origins: &[u32]) -> Result<u64> {
    let mut copies = 0;
    for (n, &origin) in origins.iter().enumerate() {
        let (document, article) = rows.articles[n];
        let first = rows.articles[origin as usize].0;
        copies += u64::from(origin as usize != n);
        conn.prepare_cached(
            "UPDATE articles SET copy_of = ?3 WHERE document = ?1 AND article = ?2 AND copy_of IS NOT ?3",
        )?
        .execute(params![document, article, first])?;
    }
    conn.execute(
        "UPDATE documents SET origin = (SELECT a.copy_of FROM articles a
           WHERE a.document = documents.document AND a.article = 0)
         WHERE origin IS NOT (SELECT a.copy_of FROM articles a WHERE a.document = documents.document AND a.article = 0)",
        [],
    )?;
    Ok(copies)
}

/// The events each article is about.
fn main_events(conn: &Connection, rows: &Rows, found: &corroborate::Corroboration) -> Result<()> {
    conn.execute("DELETE FROM main_events", [])?;
    let mut add = conn.prepare_cached(
        "INSERT INTO main_events (document, article, position, event) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (n, events) in found.main_events.iter().enumerate() {
        let (document, article) = rows.articles[n];
        for (position, &event) in events.iter().enumerate() {
            add.execute(params![document, article, position as i64, found.events[event as usize].id])?;
        }
    }
    Ok(())
}
