//! What pages hold beside events: figures, treaties, how two stand to each other.

use super::event_row::slice;
use super::names::Who;
use crate::{Result, Store};
use rusqlite::params_from_iter;
use serde::Serialize;

/// A number and what it counts.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FigureRow {
    /// The number; of a range the lower one.
    pub value: f64,
    /// Of a range the upper one.
    pub upper: Option<f64>,
    /// exact, about, at_least, more_than, at_most, less_than.
    pub bound: String,
    /// ISO 4217 code, percent, kilometre, person …; empty for what is only counted.
    pub unit: String,
    /// day, week, month, year: of a rate.
    pub per: String,
    /// What is counted, in the page's words.
    pub counted: String,
    /// The words.
    pub text: String,
    /// First day it is of.
    pub from: Option<String>,
    /// Last day it is of.
    pub to: Option<String>,
    /// Who says so.
    pub name: Option<String>,
    /// The same in Arabic, where the pages or the lexicon have it.
    pub name_ar: Option<String>,
    /// The event it is told with.
    pub event: Option<String>,
    /// The outlet, `unknown` where nobody knows.
    pub outlet: String,
    /// The name records carry.
    pub doc: String,
    /// First code point of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl FigureRow {
    /// The number with its bound, unit and rate: `>30 month`, `~1,600,000 USD`, `2 flight / week`.
    pub fn amount(&self) -> String {
        let bound = match self.bound.as_str() {
            "about" => "~",
            "at_least" => "≥",
            "more_than" => ">",
            "at_most" => "≤",
            "less_than" => "<",
            _ => "",
        };
        let upper = self.upper.map(|u| format!("–{}", grouped(u))).unwrap_or_default();
        let per = if self.per.is_empty() { String::new() } else { format!(" / {}", self.per) };
        format!("{bound}{}{upper} {}{per}", grouped(self.value), self.unit).trim_end().to_owned()
    }
}

/// A number as people write it, a comma before every three digits of more than four: `1,600,000`, `6500`, `99.9`.
fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    if whole.len() <= 4 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return plain;
    }
    let mut out = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A treaty.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TreatyRow {
    /// Its id.
    pub id: String,
    /// treaty, agreement, memorandum …
    pub kind: String,
    /// Latin name, made from its kind, parties and day.
    pub name: String,
    /// The fullest of its Arabic names.
    pub name_ar: String,
    /// All the names it goes by, the most told first.
    pub names: Vec<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// The event it was signed at.
    pub event: Option<String>,
    /// What it says, in the pages' words.
    pub provisions: Vec<String>,
    /// Articles that name it.
    pub n_reports: u32,
}

/// How two stand to each other.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StandingRow {
    /// ally, partner, trade_partner, relations …
    pub kind: String,
    /// 1: the first trade partner.
    pub rank: Option<u32>,
    /// + or -.
    pub polarity: String,
    /// Latin name of one.
    pub a: String,
    /// Its country.
    pub a_country: String,
    /// Latin name of the other.
    pub b: String,
    /// Its country.
    pub b_country: String,
    /// Since when, where the page tells.
    pub since: Option<String>,
    /// The words.
    pub text: String,
    /// The sentence.
    pub sentence: String,
    /// The name records carry.
    pub doc: String,
}

impl StandingRow {
    /// Its kind in words: `first trade partner`, `no ally`.
    pub fn kind_in_words(&self) -> String {
        let rank = match self.rank {
            Some(1) => "first ".to_owned(),
            Some(n) => format!("no. {n} "),
            None => String::new(),
        };
        let not = if self.polarity == "-" { "no " } else { "" };
        format!("{not}{rank}{}", self.kind.replace('_', " "))
    }
}

/// A condition on a table that lists whom something is about.
fn about(table: &str, key: &str, who: &Who) -> (String, Vec<String>) {
    let (condition, value) = match who {
        Who::Country { code, .. } => ("country = ?", code),
        Who::Entity { entity, .. } => ("entity = ?", entity),
        Who::Named { name, .. } => ("name = ?", name),
    };
    (format!("EXISTS (SELECT 1 FROM {table} a WHERE a.{key} AND a.{condition})"), vec![value.clone()])
}

/// The conditions for two parties, joined; true where none are given.
fn both(table: &str, key: &str, of: Option<&(Who, Who)>) -> (String, Vec<String>) {
    let Some((a, b)) = of else { return ("1".into(), Vec::new()) };
    let ((one, mut values), (other, more)) = (about(table, key, a), about(table, key, b));
    values.extend(more);
    (format!("{one} AND {other}"), values)
}

impl Store {
    /// Figures whose sentence names both, or all of them; in the order of days, then of pages.
    pub fn figures(&self, of: Option<&(Who, Who)>, limit: usize) -> Result<Vec<FigureRow>> {
        let (condition, values) = both("figure_about", "figure = f.figure", of);
        let sql = format!(
            "SELECT f.value, f.upper, f.bound, f.unit, f.per, f.counted, f.text, f.day_from, f.day_to, f.name,
               coalesce((SELECT e.name_ar FROM entities e WHERE e.entity = f.entity),
                 (SELECT l.name_ar FROM links l WHERE l.mention = f.mention AND l.name = f.name LIMIT 1)),
               (SELECT m.event FROM mentions m WHERE m.mention = f.mention), coalesce(d.outlet, 'unknown'), d.doc,
               f.\"start\", f.\"end\"
             FROM figures f JOIN documents d USING (document) WHERE {condition}
             ORDER BY f.day_from IS NULL, f.day_from, d.id, f.\"start\" LIMIT {limit}"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let rows = ask.query_map(params_from_iter(values), |r| {
            Ok(FigureRow {
                value: r.get(0)?,
                upper: r.get(1)?,
                bound: r.get(2)?,
                unit: r.get(3)?,
                per: r.get(4)?,
                counted: r.get(5)?,
                text: r.get(6)?,
                from: r.get(7)?,
                to: r.get(8)?,
                name: r.get(9)?,
                name_ar: r.get(10)?,
                event: r.get(11)?,
                outlet: r.get(12)?,
                doc: r.get(13)?,
                start: r.get(14)?,
                end: r.get(15)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Treaties both are parties of, or all of them; in the order of days.
    pub fn treaties(&self, of: Option<&(Who, Who)>) -> Result<Vec<TreatyRow>> {
        let (condition, values) = both("matter_parties", "matter = m.id", of);
        let sql = format!(
            "SELECT m.id, m.kind, m.name, m.name_ar, m.names, m.day_from, m.day_to, m.event, m.n_reports,
               (SELECT json_group_array(text) FROM (SELECT DISTINCT p.text AS text FROM provisions p
                  WHERE p.matter = m.id ORDER BY p.document, p.\"start\"))
             FROM treaties m WHERE {condition} ORDER BY m.day_from IS NULL, m.day_from, m.id"
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(values))?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            out.push(TreatyRow {
                id: r.get(0)?,
                kind: r.get(1)?,
                name: r.get(2)?,
                name_ar: r.get(3)?,
                names: serde_json::from_str(r.get_ref(4)?.as_str().unwrap_or("[]"))?,
                from: r.get(5)?,
                to: r.get(6)?,
                event: r.get(7)?,
                n_reports: r.get(8)?,
                provisions: serde_json::from_str(r.get_ref(9)?.as_str().unwrap_or("[]"))?,
            });
        }
        Ok(out)
    }

    /// How two stand to each other, in either order, or everything of the kind; in page order.
    pub fn standings(&self, of: Option<&(Who, Who)>) -> Result<Vec<StandingRow>> {
        let side = |side: &str, who: &Who| match who {
            Who::Country { code, .. } => (format!("s.{side}_country = ?"), code.clone()),
            Who::Entity { entity, .. } => (format!("s.{side}_entity = ?"), entity.clone()),
            Who::Named { name, .. } => (format!("s.{side}_name = ?"), name.clone()),
        };
        let (condition, values) = match of {
            None => ("1".to_owned(), Vec::new()),
            Some((a, b)) if a == b => {
                let (one, other) = (side("a", a), side("b", a));
                (format!("({} OR {})", one.0, other.0), vec![one.1, other.1])
            }
            Some((a, b)) => {
                let parts = [side("a", a), side("b", b), side("a", b), side("b", a)];
                let sql =
                    format!("(({} AND {}) OR ({} AND {}))", parts[0].0, parts[1].0, parts[2].0, parts[3].0);
                (sql, parts.map(|p| p.1).to_vec())
            }
        };
        let sql = format!(
            "SELECT s.kind, s.rank, s.polarity, s.a_name, s.a_country, s.b_name, s.b_country, s.since_from, s.text, d.text,
               s.sentence_start, s.sentence_end, d.doc
             FROM standings s JOIN documents d USING (document) WHERE {condition} ORDER BY s.day, d.id, s.\"start\""
        );
        let mut ask = self.conn.prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(values))?;
        let mut out = Vec::new();
        while let Some(r) = rows.next()? {
            let text = r.get_ref(9)?.as_str().unwrap_or("");
            out.push(StandingRow {
                kind: r.get(0)?,
                rank: r.get(1)?,
                polarity: r.get(2)?,
                a: r.get(3)?,
                a_country: r.get(4)?,
                b: r.get(5)?,
                b_country: r.get(6)?,
                since: r.get(7)?,
                text: r.get(8)?,
                sentence: slice(text, r.get(10)?, r.get(11)?).to_owned(),
                doc: r.get(12)?,
            });
        }
        Ok(out)
    }
}
