//! Putting pages in, a batch at a time, each batch whole or not at all.

use crate::ready::{Named, Ready, Statement};
use crate::runs::Failure;
use crate::{Result, Store};
use khabar::corroborate::Rank;
use khabar::json::claims::ClaimRecord;
use khabar::json::tellings::{Setting, Source};
use khabar::json::{Link, MentionRecord, Party};
use khabar::page::Page;
use khabar::text::fold;
use rusqlite::{Connection, OptionalExtension, params};

/// Pages in a batch.
const BATCH: usize = 64;

/// What became of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Put {
    /// It is new.
    Added,
    /// The same page is already stored.
    Known,
}

impl Store {
    /// Whether a page is already stored, so that it need not be read.
    pub fn knows(&self, page: &Page) -> Result<bool> {
        self.knows_id(&crate::page_id(page))
    }

    fn knows_id(&self, id: &str) -> Result<bool> {
        if self.waiting_ids.contains(id) {
            return Ok(true);
        }
        let mut ask = self.conn.prepare_cached("SELECT 1 FROM documents WHERE id = ?1")?;
        Ok(ask.exists([id])?)
    }

    /// Counts a page that [`Store::knows`] and nobody read again.
    pub fn skip(&mut self) -> Result<()> {
        let run = self.run()?;
        self.conn.prepare_cached("UPDATE runs SET known = known + 1 WHERE run = ?1")?.execute([run])?;
        Ok(())
    }

    /// Puts a page in; it is written with its batch, at the latest by [`Store::flush`] or [`Store::end_run`].
    pub fn put(&mut self, page: Ready) -> Result<Put> {
        if self.knows_id(&page.id)? {
            self.skip()?;
            return Ok(Put::Known);
        }
        self.waiting_ids.insert(page.id.clone());
        self.waiting.push(page);
        if self.waiting.len() >= BATCH {
            self.flush()?;
        }
        Ok(Put::Added)
    }

    /// Writes the pages that wait.
    pub fn flush(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let run = self.run()?;
        let batch = std::mem::take(&mut self.waiting);
        self.waiting_ids.clear();
        let tx = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let (mut documents, mut known, mut mentions) = (0, 0, 0);
        for page in &batch {
            match write(&tx, run, page)? {
                Put::Added => {
                    documents += 1;
                    mentions += page.records.len() as i64;
                }
                // Another process was faster.
                Put::Known => known += 1,
            }
        }
        tx.execute(
            "UPDATE runs SET documents = documents + ?2, known = known + ?3, mentions = mentions + ?4 WHERE run = ?1",
            params![run, documents, known, mentions],
        )?;
        tx.commit()?;
        for page in &batch {
            for note in &page.notes {
                self.put_error(&Failure::of_note(&page.file, page.byte, note))?;
            }
        }
        Ok(())
    }
}

fn write(conn: &Connection, run: i64, page: &Ready) -> Result<Put> {
    let mut ask = conn.prepare_cached("SELECT document FROM documents WHERE id = ?1")?;
    if ask.query_row([&page.id], |r| r.get::<_, i64>(0)).optional()?.is_some() {
        return Ok(Put::Known);
    }
    let document = document(conn, run, page)?;
    for (value, source) in page.articles.iter().zip(&page.sources) {
        article(conn, document, value, source)?;
    }
    for (record, setting) in &page.records {
        mention(conn, document, record, setting)?;
    }
    for said in &page.attributions {
        statement(conn, document, said)?;
    }
    for entity in &page.entities {
        put_entity(conn, entity)?;
    }
    for office in &page.offices {
        conn.prepare_cached(
            "INSERT OR IGNORE INTO offices (document, \"start\", \"end\", text, office, entity, holder, country, day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            document,
            office.quote.start,
            office.quote.end,
            office.quote.text,
            office.office,
            office.holder.entity,
            office.holder.name,
            office.holder.country,
            office.day
        ])?;
    }
    for claim in &page.claims {
        put_claim(conn, document, claim)?;
    }
    conn.prepare_cached("INSERT INTO search (rowid, stems, forms) VALUES (?1, ?2, ?3)")?
        .execute(params![document, page.stems, page.forms])?;
    Ok(Put::Added)
}

fn document(conn: &Connection, run: i64, page: &Ready) -> Result<i64> {
    let first = page.articles.first();
    let published = first.map(|a| &a["published"]).filter(|p| !p.is_null());
    let field = |name: &str| published.and_then(|p| p[name].as_str());
    let why = published.map_or_else(|| "[]".to_owned(), |p| p["why"].to_string());
    conn.prepare_cached(
        "INSERT INTO documents (id, doc, url, outlet, title, author, published_from, published_to, published_basis,
           published_why, text, text_hash, file, byte, run)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        page.id,
        page.doc,
        page.url,
        page.sources.first().and_then(|s| s.outlet.as_deref()),
        page.title,
        page.author,
        field("from"),
        field("to"),
        field("basis"),
        why,
        page.text,
        blake3::hash(page.text.as_bytes()).to_hex().to_string(),
        page.file,
        page.byte as i64,
        run
    ])?;
    Ok(conn.last_insert_rowid())
}

fn article(conn: &Connection, document: i64, value: &serde_json::Value, source: &Source) -> Result<()> {
    let text = |name: &str| value[name].as_str();
    let published = &value["published"];
    conn.prepare_cached(
        "INSERT INTO articles (document, article, title, outlet, byline, origin, dateline, published_from, published_to,
           published_basis, published_why, blocks, sketch, words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        document,
        source.article,
        text("title"),
        source.outlet,
        text("byline"),
        source.origin,
        text("dateline"),
        published["from"].as_str(),
        published["to"].as_str(),
        published["basis"].as_str(),
        if published.is_null() { "[]".to_owned() } else { published["why"].to_string() },
        value["blocks"].to_string(),
        bytes(&source.sketch),
        bytes(&source.words)
    ])?;
    Ok(())
}

fn mention(conn: &Connection, document: i64, record: &MentionRecord, setting: &Setting) -> Result<()> {
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
            "INSERT INTO figures (mention, position, value, unit, role, text, \"start\", \"end\")
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

fn statement(conn: &Connection, document: i64, said: &Statement) -> Result<()> {
    let who = said.who.as_ref();
    conn.prepare_cached(
        "INSERT INTO statements (document, article, source, source_start, source_end, entity, name, name_key, country,
           cue, cue_start, cue_end, content, content_start, content_end, stance, quoted)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        document,
        said.article,
        said.source.as_ref().map(|q| &q.text),
        said.source.as_ref().map(|q| q.start),
        said.source.as_ref().map(|q| q.end),
        who.map(|w| &w.entity).filter(|e| !e.is_empty()),
        who.map(|w| &w.name),
        fold::loose(who.map_or("", |w| &w.name_ar)),
        who.map(|w| &w.country).filter(|c| !c.is_empty()),
        said.cue.text,
        said.cue.start,
        said.cue.end,
        said.content.text,
        said.content.start,
        said.content.end,
        said.stance,
        said.quoted
    ])?;
    let statement = conn.last_insert_rowid();
    for about in &said.about {
        conn.prepare_cached(
            "INSERT INTO statement_about (statement, entity, name, country) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![statement, about.entity, about.name, about.country])?;
    }
    Ok(())
}

fn put_entity(conn: &Connection, entity: &Named) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO entities (entity, kind, name, name_ar, country) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (entity) DO NOTHING",
    )?
    .execute(params![entity.entity, entity.kind, entity.name, entity.name_ar, entity.country])?;
    Ok(())
}

fn put_claim(conn: &Connection, document: i64, claim: &ClaimRecord) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO claims (document, article, mention, kind, number, text, \"start\", \"end\", within_from, within_to)
         VALUES (?1, ?2, (SELECT mention FROM mentions WHERE document = ?1 AND id = ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
        claim.within.as_ref().map(|w| &w.1)
    ])?;
    Ok(())
}

/// The name the `rank` column uses.
pub(crate) fn rank_name(rank: Rank) -> &'static str {
    match rank {
        Rank::Headline => "headline",
        Rank::Lead => "lead",
        Rank::Body => "body",
        Rank::Teaser => "teaser",
    }
}

/// The rank a name in the column stands for.
pub(crate) fn rank_of(name: &str) -> Rank {
    match name {
        "headline" => Rank::Headline,
        "lead" => Rank::Lead,
        "teaser" => Rank::Teaser,
        _ => Rank::Body,
    }
}

/// Numbers as bytes, little endian.
pub(crate) fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// Bytes as numbers.
pub(crate) fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect()
}
