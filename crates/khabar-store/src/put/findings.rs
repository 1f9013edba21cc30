//! The rows of what a page tells beside events: statements, figures, offices, namings, standing relations, claims.

use crate::Result;
use crate::ready::Ready;
use khabar::json::claims::ClaimRecord;
use khabar::json::findings::{
    Days, FigureRecord, Named, NamingRecord, OfficeRecord, StandingRecord, StatementRecord,
};
use khabar::text::fold;
use rusqlite::{Connection, OptionalExtension, params};

/// Writes the findings of a page whose mentions are written.
pub(super) fn findings(conn: &Connection, document: i64, page: &Ready) -> Result<()> {
    let day = |article: u32| {
        let source = page.sources.iter().find(|s| s.article == article);
        source.and_then(|s| s.published).map(|d| d.to.to_string())
    };
    for (said, words) in page.findings.statements.iter().zip(&page.said) {
        statement(conn, document, said, words, day(said.article))?;
    }
    for one in &page.findings.figures {
        figure(conn, document, one)?;
    }
    for seen in &page.findings.offices {
        office(conn, document, seen)?;
    }
    for name in &page.findings.namings {
        naming(conn, document, name)?;
    }
    for one in &page.findings.standings {
        standing(conn, document, one, day(one.article))?;
    }
    for one in &page.findings.claims {
        claim(conn, document, one)?;
    }
    Ok(())
}

/// The row of the mention whose trigger begins at a place, the surest of several.
fn mention_at(conn: &Connection, document: i64, article: u32, trigger: u32) -> Result<Option<i64>> {
    let mut ask = conn.prepare_cached(
        "SELECT mention FROM mentions WHERE document = ?1 AND article = ?2 AND trigger_start = ?3
         ORDER BY confidence DESC, mention LIMIT 1",
    )?;
    Ok(ask.query_row(params![document, article, trigger], |row| row.get(0)).optional()?)
}

fn statement(
    conn: &Connection,
    document: i64,
    said: &StatementRecord,
    words: &[u32],
    day: Option<String>,
) -> Result<()> {
    let (source, who) = (said.source.as_ref(), said.speaker.as_ref());
    conn.prepare_cached(
        "INSERT INTO statements (document, article, source, source_start, source_end, entity, name, name_key, country,
           cue, cue_start, cue_end, content, content_start, content_end, stance, quoted, id, cue_stance, sector, day,
           words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
    )?
    .execute(params![
        document,
        said.article,
        source.map(|q| &q.text),
        source.map(|q| q.start),
        source.map(|q| q.end),
        who.and_then(|w| w.entity.as_ref()),
        who.map(|w| &w.name),
        fold::loose(who.map_or("", |w| &w.name_ar)),
        who.map(|w| &w.country).filter(|c| *c != "---"),
        said.cue.text,
        said.cue.start,
        said.cue.end,
        said.content.text,
        said.content.start,
        said.content.end,
        said.stance,
        said.quoted,
        said.id,
        said.cue_stance,
        serde_json::to_string(&said.sector)?,
        day,
        super::bytes(words)
    ])?;
    let statement = conn.last_insert_rowid();
    for about in &said.about {
        conn.prepare_cached(
            "INSERT INTO statement_about (statement, entity, name, country, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![statement, about.entity, about.name, about.country, about.kind])?;
    }
    for &trigger in &said.triggers {
        conn.prepare_cached(
            "INSERT OR IGNORE INTO statement_mentions (statement, mention)
             SELECT ?1, mention FROM mentions WHERE document = ?2 AND article = ?3 AND trigger_start = ?4",
        )?
        .execute(params![statement, document, said.article, trigger])?;
    }
    Ok(())
}

fn ends(days: Option<&Days>) -> (Option<&str>, Option<&str>, Option<&str>) {
    match days {
        Some(d) => (Some(&d.from), Some(&d.to), Some(&d.basis)),
        None => (None, None, None),
    }
}

fn figure(conn: &Connection, document: i64, f: &FigureRecord) -> Result<()> {
    let mention = match f.trigger {
        Some(trigger) => mention_at(conn, document, f.article, trigger)?,
        None => None,
    };
    let (from, to, basis) = ends(f.days.as_ref());
    let (counted, who) = (f.counted.as_ref(), f.speaker.as_ref());
    conn.prepare_cached(
        "INSERT INTO figures (id, document, article, sentence_start, sentence_end, value, upper, bound, unit, per,
           counted, counted_key, counted_start, counted_end, text, \"start\", \"end\", day_from, day_to, day_basis, entity,
           name, name_key, country, mention)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
           ?23, ?24, ?25)",
    )?
    .execute(params![
        f.id,
        document,
        f.article,
        f.sentence.start,
        f.sentence.end,
        f.value,
        f.upper,
        f.bound,
        f.unit,
        f.per,
        counted.map_or("", |q| &q.text),
        fold::loose(counted.map_or("", |q| &q.text)),
        counted.map(|q| q.start),
        counted.map(|q| q.end),
        f.quote.text,
        f.quote.start,
        f.quote.end,
        from,
        to,
        basis,
        who.and_then(|w| w.entity.as_ref()),
        who.map(|w| &w.name),
        fold::loose(who.map_or("", |w| &w.name_ar)),
        who.map(|w| &w.country).filter(|c| *c != "---"),
        mention
    ])?;
    let figure = conn.last_insert_rowid();
    for about in &f.about {
        conn.prepare_cached(
            "INSERT INTO figure_about (figure, entity, name, country) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![figure, about.entity, about.name, about.country])?;
    }
    Ok(())
}

fn office(conn: &Connection, document: i64, seen: &OfficeRecord) -> Result<()> {
    let (from, to, basis) = ends(seen.days.as_ref());
    conn.prepare_cached(
        "INSERT OR IGNORE INTO offices_seen (document, article, \"start\", \"end\", text, office, entity, holder, holder_ar,
           country, held, day_from, day_to, day_basis, tenure_from, tenure_until, difference, expected)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    )?
    .execute(params![
        document,
        seen.article,
        seen.quote.start,
        seen.quote.end,
        seen.quote.text,
        seen.office,
        seen.holder.entity.as_deref().unwrap_or(""),
        seen.holder.name,
        seen.holder.name_ar,
        seen.holder.country,
        seen.held,
        from,
        to,
        basis,
        seen.tenure_from,
        seen.tenure_until,
        seen.difference,
        seen.expected
    ])?;
    Ok(())
}

fn naming(conn: &Connection, document: i64, name: &NamingRecord) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO namings (id, document, article, class, kind, text, \"start\", \"end\", definite, record)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        name.id,
        document,
        name.article,
        name.class,
        name.kind,
        name.quote.text,
        name.quote.start,
        name.quote.end,
        name.definite,
        serde_json::to_string(name)?
    ])?;
    Ok(())
}

fn standing(conn: &Connection, document: i64, s: &StandingRecord, day: Option<String>) -> Result<()> {
    let entity = |n: &Named| n.entity.clone();
    conn.prepare_cached(
        "INSERT INTO standings (id, document, article, kind, rank, polarity, a_entity, a_name, a_country, b_entity, b_name,
           b_country, since_from, since_to, day, text, \"start\", \"end\", sentence_start, sentence_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
    )?
    .execute(params![
        s.id,
        document,
        s.article,
        s.kind,
        s.rank,
        s.polarity,
        entity(&s.a),
        s.a.name,
        s.a.country,
        entity(&s.b),
        s.b.name,
        s.b.country,
        s.since_from,
        s.since_to,
        day,
        s.quote.text,
        s.quote.start,
        s.quote.end,
        s.sentence.start,
        s.sentence.end
    ])?;
    Ok(())
}

fn claim(conn: &Connection, document: i64, claim: &ClaimRecord) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO claims (document, article, mention, kind, number, text, \"start\", \"end\", within_from, within_to, id)
         VALUES (?1, ?2, (SELECT mention FROM mentions WHERE document = ?1 AND id = ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        document,
        claim.article,
        claim.mention,
        claim.kind,
        claim.number,
        claim.quote.text,
        claim.quote.start,
        claim.quote.end,
        claim.within.as_ref().map(|w| &w.0),
        claim.within.as_ref().map(|w| &w.1),
        claim.id
    ])?;
    Ok(())
}
