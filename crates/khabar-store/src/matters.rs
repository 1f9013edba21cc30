//! Treaties and occasions, made from their namings.

use crate::Result;
use crate::load::Rows;
use khabar::corroborate::matter::{Matter, NamedMatter, matters};
use khabar::corroborate::{self, Corroboration, Pool, Sym, content_key};
use khabar::date::{Day, Interval, Precision};
use khabar::json::findings::{Named, NamingRecord};
use khabar::report::findings::MatterClass;
use khabar::report::summary::english_days;
use khabar::text::fold;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

/// A naming's row, with what of its record the tables need.
struct Row {
    naming: i64,
    document: i64,
    provision: Option<khabar::json::Quote>,
}

/// Makes all matters anew.
pub(crate) fn make(conn: &Connection, rows: &mut Rows, found: &Corroboration) -> Result<()> {
    for sql in [
        "DELETE FROM provisions",
        "DELETE FROM matter_parties",
        "DELETE FROM matters",
        "DELETE FROM entities WHERE kind IN ('treaty', 'occasion')",
        "UPDATE namings SET matter = NULL WHERE matter IS NOT NULL",
    ] {
        conn.execute(sql, [])?;
    }
    let (named, own) = namings(conn, rows, found)?;
    for matter in matters(&rows.pool, &found.events, &named) {
        write(conn, &rows.pool, found, &named, &own, &matter)?;
    }
    Ok(())
}

fn namings(
    conn: &Connection,
    rows: &mut Rows,
    found: &Corroboration,
) -> Result<(Vec<NamedMatter>, Vec<Row>)> {
    let accounts = rows.accounts();
    let mut event_of: FxHashMap<i64, u32> = FxHashMap::default();
    for (n, event) in found.events.iter().enumerate() {
        event_of.extend(event.tellings.iter().map(|&t| (rows.mentions[t as usize], n as u32)));
    }
    let mut ask = conn.prepare(
        "SELECT n.naming, n.document, n.article, n.record,
           (SELECT m.mention FROM mentions m WHERE m.document = n.document AND m.article = n.article
              AND m.trigger_start = n.record ->> 'trigger' ORDER BY m.confidence DESC, m.mention LIMIT 1)
         FROM namings n ORDER BY n.naming",
    )?;
    let mut read = ask.query([])?;
    let (mut out, mut own) = (Vec::new(), Vec::new());
    while let Some(row) = read.next()? {
        let document: i64 = row.get(1)?;
        let Some(&account) = accounts.get(&(document, row.get(2)?)) else { continue };
        let record: NamingRecord = serde_json::from_str(row.get_ref(3)?.as_str().unwrap_or(""))?;
        let event = row.get::<_, Option<i64>>(4)?.and_then(|m| event_of.get(&m)).copied();
        let place = event.and_then(|e| found.events[e as usize].place).map_or(Sym::NONE, |p| p.country);
        let day = |d: &str| Day::parse(d);
        let days = record.days.as_ref().and_then(|d| Some(Interval::new(day(&d.from)?, day(&d.to)?)));
        let mut words: Vec<u32> = record
            .quote
            .text
            .split_whitespace()
            .skip(1)
            .filter_map(|w| content_key(without_article(&fold::loose(w))))
            .collect();
        words.sort_unstable();
        words.dedup();
        out.push(NamedMatter {
            id: record.id.as_str().into(),
            account,
            at: record.quote.start,
            class: MatterClass::parse(&record.class).unwrap_or(MatterClass::Treaty),
            kind: rows.pool.symbol(&record.kind),
            distinct: !matches!(record.kind.as_str(), "treaty" | "agreement"),
            name: rows.pool.symbol(&record.quote.text),
            words: words.into(),
            definite: record.definite,
            parties: record.parties.iter().map(|p| party(&mut rows.pool, p)).collect(),
            days,
            place,
            event,
        });
        own.push(Row { naming: row.get(0)?, document, provision: record.provision });
    }
    Ok((out, own))
}

/// «للدفاع» and «الدفاع» are one word of a name.
fn without_article(key: &str) -> &str {
    khabar::text::clitic::without_article(key).unwrap_or(key)
}

fn party(pool: &mut Pool, named: &Named) -> corroborate::Party {
    let country = if named.country == "---" { Sym::NONE } else { pool.symbol(&named.country) };
    corroborate::Party {
        entity: pool.maybe(named.entity.as_deref()),
        name: pool.symbol(&named.name),
        name_ar: pool.symbol(&named.name_ar),
        country,
        person: named.kind == "person",
        named: named.kind != "state",
        ..corroborate::Party::default()
    }
}

fn write(
    conn: &Connection,
    pool: &Pool,
    found: &Corroboration,
    named: &[NamedMatter],
    own: &[Row],
    matter: &Matter,
) -> Result<()> {
    let event = matter.event.map(|e| &found.events[e as usize]);
    let names: Vec<&str> = matter.names.iter().map(|&n| pool.str(n)).collect();
    let fullest = names.iter().max_by_key(|n| n.chars().count()).copied().unwrap_or("");
    let name = latin(pool, matter);
    conn.prepare_cached(
        "INSERT INTO matters (id, class, kind, name, name_ar, names, day_from, day_to, precision, place, event, n_namings,
           n_reports)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        matter.id,
        matter.class.name(),
        pool.str(matter.kind),
        name,
        fullest,
        serde_json::to_string(&names)?,
        matter.days.map(|d| d.from.to_string()),
        matter.days.map(|d| d.to.to_string()),
        matter.days.map(|d| precision(d).name()),
        event.and_then(|e| e.place).map(|p| pool.str(p.name).to_owned()).filter(|p| !p.is_empty()),
        event.map(|e| &e.id),
        matter.namings.len() as i64,
        matter.reports
    ])?;
    conn.prepare_cached(
        "INSERT INTO entities (entity, kind, name, name_ar, country) VALUES (?1, ?2, ?3, ?4, '---')",
    )?
    .execute(params![matter.id, matter.class.name(), name, fullest])?;
    for (position, party) in matter.parties.iter().enumerate() {
        let text = |s: Sym| (!s.is_none()).then(|| pool.str(s).to_owned());
        conn.prepare_cached(
            "INSERT INTO matter_parties (matter, position, entity, name, name_ar, name_key, country)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            matter.id,
            position as i64,
            text(party.entity),
            pool.str(party.name),
            pool.str(party.name_ar),
            fold::loose(pool.str(party.name_ar)),
            text(party.country).unwrap_or_else(|| "---".into())
        ])?;
    }
    for &naming in &matter.namings {
        let row = &own[naming as usize];
        conn.prepare_cached("UPDATE namings SET matter = ?2 WHERE naming = ?1")?
            .execute(params![row.naming, matter.id])?;
        if let Some(says) = &row.provision {
            conn.prepare_cached(
                "INSERT INTO provisions (matter, naming, document, text, \"start\", \"end\") VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![matter.id, row.naming, row.document, says.text, says.start, says.end])?;
        }
    }
    debug_assert!(matter.namings.iter().all(|&n| (n as usize) < named.len()));
    Ok(())
}

/// «agreement of Russia and North Korea, June 2024».
fn latin(pool: &Pool, matter: &Matter) -> String {
    let parties: Vec<&str> =
        matter.parties.iter().map(|p| pool.str(p.name)).filter(|n| !n.is_empty()).collect();
    let mut out = pool.str(matter.kind).to_owned();
    if !parties.is_empty() {
        out.push_str(" of ");
        out.push_str(&parties.join(" and "));
    }
    if let Some(days) = matter.days {
        out.push_str(", ");
        out.push_str(&english_days(days.from, days.to));
    }
    out
}

fn precision(days: Interval) -> Precision {
    match days.from.days_until(days.to) {
        0..=6 => Precision::Day,
        7..=31 => Precision::Month,
        _ => Precision::Year,
    }
}
