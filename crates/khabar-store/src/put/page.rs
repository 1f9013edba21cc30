//! The rows of a page, its articles and whom it names.

use super::bytes;
use crate::Result;
use crate::ready::Ready;
use khabar::json::findings::Named;
use khabar::json::tellings::Source;
use rusqlite::{Connection, params};

pub(super) fn document(conn: &Connection, run: i64, page: &Ready) -> Result<i64> {
    let first = page.articles.first();
    let published = first.map(|a| &a["published"]).filter(|p| !p.is_null());
    let field = |name: &str| published.and_then(|p| p[name].as_str());
    let why = published.map_or_else(|| "[]".to_owned(), |p| p["why"].to_string());
    conn.prepare_cached(
        "INSERT INTO documents (id, doc, url, outlet, title, author, published_from, published_to, published_basis,
           published_why, text, text_hash, file, byte, run, read_as)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
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
        run,
        crate::open::VERSION
    ])?;
    Ok(conn.last_insert_rowid())
}

pub(super) fn article(
    conn: &Connection,
    document: i64,
    value: &serde_json::Value,
    source: &Source,
) -> Result<()> {
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

pub(super) fn entity(conn: &Connection, entity: &Named) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO entities (entity, kind, name, name_ar, country) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (entity) DO NOTHING",
    )?
    .execute(params![entity.entity, entity.kind, entity.name, entity.name_ar, entity.country])?;
    Ok(())
}
