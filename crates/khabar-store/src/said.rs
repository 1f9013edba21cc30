//! Denials and what they deny, among the statements stored.

use crate::Result;
use crate::load::Rows;
use crate::put::numbers;
use khabar::corroborate::said::{Said, denials};
use khabar::corroborate::{Pool, Rules, Sym};
use rusqlite::{Connection, Row, params};
use rustc_hash::{FxHashMap, FxHashSet};

const STATEMENTS: &str =
    "SELECT s.statement, s.id, s.document, s.article, s.cue_start, s.content_start, s.stance, s.cue_stance, s.entity,
       s.name, s.country, s.words,
       (SELECT group_concat(DISTINCT a.country) FROM statement_about a WHERE a.statement = s.statement)
     FROM statements s ORDER BY s.statement";

/// Words that a claim elsewhere must share with a denial to be looked at.
const SHARED: usize = 2;

/// Relates all denials anew. Only statements that may have to do with one are held at a time.
pub(crate) fn relate(conn: &Connection, rules: &Rules, rows: &mut Rows) -> Result<()> {
    conn.execute("DELETE FROM statement_relations", [])?;
    let accounts = rows.accounts();
    let mut denying: FxHashSet<u32> = FxHashSet::default();
    let mut ask = conn.prepare("SELECT DISTINCT document, article FROM statements WHERE stance = 'deny'")?;
    let mut found = ask.query([])?;
    while let Some(row) = found.next()? {
        denying.extend(accounts.get(&(row.get(0)?, row.get(1)?)));
    }
    if denying.is_empty() {
        return Ok(());
    }
    let mut numbers: Vec<i64> = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    let mut words: FxHashSet<u32> = FxHashSet::default();
    each(conn, rows, &accounts, |number, one| {
        if denying.contains(&one.account) {
            words.extend(one.words.iter().filter(|&&w| rules.weight(w) > 0.5));
            numbers.push(number);
            said.push(one);
        }
    })?;
    each(conn, rows, &accounts, |number, one| {
        let shared = one.words.iter().filter(|w| words.contains(w)).count();
        if !denying.contains(&one.account) && !one.denies && shared >= SHARED {
            numbers.push(number);
            said.push(one);
        }
    })?;
    let mut add = conn.prepare_cached(
        "INSERT OR IGNORE INTO statement_relations (kind, from_statement, to_statement, why) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for denial in denials(rules, &rows.pool, &said) {
        let why = match (denial.answers, denial.words) {
            (true, _) => "it answers the question before it".to_owned(),
            (false, 0.0) => "it stands behind the claim in one article".to_owned(),
            (false, words) => format!("the same claim on another page (words alike {words:.2})"),
        };
        let kind = if denial.answers { "responds_to" } else { "denies" };
        add.execute(params![kind, numbers[denial.from as usize], numbers[denial.to as usize], why])?;
    }
    Ok(())
}

fn each(
    conn: &Connection,
    rows: &mut Rows,
    accounts: &FxHashMap<(i64, u32), u32>,
    mut visit: impl FnMut(i64, Said),
) -> Result<()> {
    let mut ask = conn.prepare(STATEMENTS)?;
    let mut found = ask.query([])?;
    while let Some(row) = found.next()? {
        let Some(&account) = accounts.get(&(row.get(2)?, row.get(3)?)) else { continue };
        visit(row.get(0)?, read(&mut rows.pool, row, account)?);
    }
    Ok(())
}

fn read(pool: &mut Pool, row: &Row<'_>, account: u32) -> Result<Said> {
    let text =
        |i: usize| -> Result<&str> { Ok(row.get_ref(i)?.as_str_or_null().ok().flatten().unwrap_or("")) };
    let words = numbers(row.get_ref(11)?.as_blob().unwrap_or(&[]));
    let (entity, name) = (text(8)?, text(9)?);
    let country = pool.symbol(text(10)?);
    let codes = text(12)?.split(',').filter(|c| !c.is_empty() && *c != "---");
    let about: Vec<Sym> = codes.map(|c| pool.symbol(c)).collect();
    let (stance, cue) = (text(6)?, text(7)?);
    Ok(Said {
        id: text(1)?.into(),
        account,
        at: row.get(4)?,
        sentence: row.get(5)?,
        denies: stance == "deny",
        alleges: cue == "claim",
        asks: stance == "ask",
        speaker: pool.symbol(if entity.is_empty() { name } else { entity }),
        country,
        about: about.into(),
        words: words.into(),
    })
}
