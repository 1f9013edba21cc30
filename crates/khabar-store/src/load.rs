//! The mentions stored, as corroboration reads them.

use crate::Result;
use crate::put::{numbers, rank_of};
use khabar::corroborate::Pool;
use khabar::date::{Day, Interval};
use khabar::json::MentionRecord;
use khabar::json::tellings::{self, Kinds, Setting, Source};
use khabar::lexicon::Lexicon;
use rusqlite::Connection;
use rustc_hash::FxHashMap;

/// Where the tellings of a pool stand in the store.
pub(crate) struct Rows {
    pub pool: Pool,
    /// The row of each telling.
    pub mentions: Vec<i64>,
    /// The document and number of each account.
    pub articles: Vec<(i64, u32)>,
}

impl Rows {
    /// The accounts by document and number of their article.
    pub(crate) fn accounts(&self) -> FxHashMap<(i64, u32), u32> {
        self.articles.iter().enumerate().map(|(n, &key)| (key, n as u32)).collect()
    }
}

/// Reads all articles and mentions.
pub(crate) fn load(conn: &Connection, lex: &Lexicon) -> Result<Rows> {
    let kinds = Kinds::new(lex);
    let mut pool = Pool::default();
    let mut numbers_of: FxHashMap<(i64, u32), u32> = FxHashMap::default();
    let mut articles = Vec::new();
    let mut ask = conn.prepare(
        "SELECT a.document, a.article, d.id, a.outlet, a.published_from, a.published_to, a.origin, a.sketch, a.words
         FROM articles a JOIN documents d USING (document) ORDER BY a.document, a.article",
    )?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let (document, article): (i64, u32) = (row.get(0)?, row.get(1)?);
        let day = |i: usize| -> Result<Option<Day>> {
            Ok(row.get::<_, Option<String>>(i)?.and_then(|d| Day::parse(&d)))
        };
        let source = Source {
            doc: row.get(2)?,
            article,
            outlet: row.get(3)?,
            published: day(4)?.zip(day(5)?).map(|(from, to)| Interval::new(from, to)),
            origin: row.get(6)?,
            sketch: numbers(row.get_ref(7)?.as_blob().unwrap_or(&[])),
            words: numbers(row.get_ref(8)?.as_blob().unwrap_or(&[])),
        };
        numbers_of.insert((document, article), source.add(&mut pool));
        articles.push((document, article));
    }
    let mut ask = conn.prepare(
        "SELECT mention, document, article, rank, words, record, given FROM mentions ORDER BY mention",
    )?;
    let mut rows = ask.query([])?;
    let mut mentions = Vec::new();
    while let Some(row) = rows.next()? {
        let mention: i64 = row.get(0)?;
        let Some(&account) = numbers_of.get(&(row.get(1)?, row.get(2)?)) else { continue };
        let setting = Setting {
            rank: rank_of(row.get_ref(3)?.as_str().unwrap_or("")),
            given: row.get(6)?,
            words: numbers(row.get_ref(4)?.as_blob().unwrap_or(&[])),
        };
        let record: MentionRecord = serde_json::from_str(row.get_ref(5)?.as_str().unwrap_or(""))?;
        if tellings::add(&mut pool, &kinds, account, &record, &setting).is_some() {
            mentions.push(mention);
        }
    }
    Ok(Rows { pool, mentions, articles })
}
