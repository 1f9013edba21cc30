//! Putting pages in, a batch at a time, each batch whole or not at all.
mod findings;
mod mention;
mod page;

use crate::ready::Ready;
use crate::runs::Failure;
use crate::{Result, Store};
use khabar::corroborate::Rank;
use khabar::page::Page;
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
    let document = page::document(conn, run, page)?;
    for (value, source) in page.articles.iter().zip(&page.sources) {
        page::article(conn, document, value, source)?;
    }
    for (record, setting) in &page.records {
        mention::mention(conn, document, record, setting)?;
    }
    for entity in &page.entities {
        page::entity(conn, entity)?;
    }
    findings::findings(conn, document, page)?;
    conn.prepare_cached("INSERT INTO search (rowid, stems, forms) VALUES (?1, ?2, ?3)")?
        .execute(params![document, page.stems, page.forms])?;
    Ok(Put::Added)
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
