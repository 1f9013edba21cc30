//! The rows of a mention: itself, its parties, its chain, its quantities.

use super::{bytes, rank_name};
use crate::Result;
use khabar::json::tellings::Setting;
use khabar::json::{Link, MentionRecord, Party};
use khabar::text::fold;
use rusqlite::{Connection, params};

pub(super) fn mention(
    conn: &Connection,
    document: i64,
    record: &MentionRecord,
    setting: &Setting,
) -> Result<()> {
    let when = record.when.as_ref();
    let place = record.place.as_ref();
    let added = conn
        .prepare_cached(
            "INSERT INTO mentions (id, document, article, sentence_start, sentence_end, \"trigger\", trigger_start,
               trigger_end, type, mode, plover, cameo, context, day_from, day_to, precision, basis, calendar, place,
               place_country, lat, lon, status, certainty, polarity, tense, confidence, frame, rank, given, words,
               summary_en,
               summary_ar, record)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
               ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34)
             ON CONFLICT (document, id) DO NOTHING",
        )?
        .execute(params![
            record.id,
            document,
            record.article,
            record.sentence.start,
            record.sentence.end,
            record.trigger.text,
            record.trigger.start,
            record.trigger.end,
            record.kind,
            record.mode,
            record.plover,
            record.cameo,
            serde_json::to_string(&record.context)?,
            when.map(|w| &w.from),
            when.map(|w| &w.to),
            when.map(|w| &w.precision),
            when.map(|w| &w.basis),
            when.map(|w| &w.calendar),
            place.map(|p| &p.place),
            place.map(|p| &p.country),
            place.and_then(|p| p.lat),
            place.and_then(|p| p.lon),
            record.status,
            record.certainty,
            record.polarity,
            record.tense,
            f64::from(record.confidence),
            record.why.frame,
            rank_name(setting.rank),
            setting.given,
            bytes(&setting.words),
            record.summary.en,
            record.summary.ar,
            serde_json::to_string(record)?
        ])?;
    if added == 0 {
        return Ok(());
    }
    let mention = conn.last_insert_rowid();
    for (role, list) in [("actor", &record.actors), ("recipient", &record.recipients)] {
        for (position, party) in list.iter().enumerate() {
            put_party(conn, mention, role, position, party)?;
        }
    }
    for (position, link) in record.source.iter().enumerate() {
        put_link(conn, mention, position, link)?;
    }
    for (position, q) in record.quantities.iter().enumerate() {
        conn.prepare_cached(
            "INSERT INTO quantities (mention, position, value, unit, role, text, \"start\", \"end\")
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            mention,
            position as i64,
            q.value,
            q.unit,
            q.role,
            q.quote.text,
            q.quote.start,
            q.quote.end
        ])?;
    }
    Ok(())
}

fn put_party(conn: &Connection, mention: i64, role: &str, position: usize, party: &Party) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO parties (mention, role, position, text, \"start\", \"end\", entity, name, name_ar, name_key,
           country, sector, office, form)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        mention,
        role,
        position as i64,
        party.text,
        party.start,
        party.end,
        party.entity,
        party.name,
        party.name_ar,
        fold::loose(&party.name_ar),
        party.country,
        serde_json::to_string(&party.sector)?,
        party.office,
        party.form
    ])?;
    Ok(())
}

fn put_link(conn: &Connection, mention: i64, position: usize, link: &Link) -> Result<()> {
    let (quote, cue) = (link.quote.as_ref(), link.cue.as_ref());
    conn.prepare_cached(
        "INSERT INTO links (mention, position, text, \"start\", \"end\", entity, name, name_ar, name_key, country,
           sector, cue, cue_start, cue_end, stance, quoted, role)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        mention,
        position as i64,
        quote.map(|q| &q.text),
        quote.map(|q| q.start),
        quote.map(|q| q.end),
        link.entity,
        link.name,
        link.name_ar,
        fold::loose(&link.name_ar),
        link.country,
        serde_json::to_string(&link.sector)?,
        cue.map(|q| &q.text),
        cue.map(|q| q.start),
        cue.map(|q| q.end),
        link.stance,
        link.quoted,
        link.role
    ])?;
    Ok(())
}
