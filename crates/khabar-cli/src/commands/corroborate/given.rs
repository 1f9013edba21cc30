//! The lines that are joined: a mention each, and what may stand beside it.

use anyhow::{Context, Result, bail};
use khabar::date::{Day, Interval};
use khabar::json::{MentionRecord, mention_id};
use serde::Deserialize;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A line: a record, and what may stand beside it.
#[derive(Debug, Deserialize)]
pub(super) struct Given {
    #[serde(flatten)]
    pub(super) record: MentionRecord,
    #[serde(default)]
    pub(super) published: Option<Published>,
    #[serde(default)]
    pub(super) outlet: Option<String>,
    #[serde(default)]
    pub(super) rank: Option<String>,
    #[serde(default)]
    pub(super) given: Option<bool>,
}

/// The days a page may be of.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Published {
    Day(String),
    Days { from: String, to: String },
}

impl Published {
    /// The interval they are, where they are days.
    pub(super) fn days(&self) -> Option<Interval> {
        let (from, to) = match self {
            Published::Day(day) => (day, day),
            Published::Days { from, to } => (from, to),
        };
        Some(Interval::new(Day::parse(from)?, Day::parse(to)?))
    }
}

/// Reads a file of such lines; `-` is standard input.
pub(super) fn read_lines(path: &Path) -> Result<Vec<Given>> {
    let name = path.display().to_string();
    let reader: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let file =
            std::fs::File::open(path).with_context(|| format!("{name}: cannot be opened; check the path"))?;
        Box::new(BufReader::new(file))
    };
    let mut out: Vec<Given> = Vec::new();
    for (n, line) in reader.lines().enumerate() {
        let line = line.with_context(|| {
            format!("{name}:{}: cannot be read as UTF-8 text; khabar extract prints such lines", n + 1)
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let mut given: Given = serde_json::from_str(&line).with_context(|| {
            format!("{name}:{}: no khabar.mention/1 object; khabar extract prints such lines", n + 1)
        })?;
        if given.record.doc.is_empty() || given.record.kind.is_empty() {
            bail!(
                "{name}:{}: a mention needs at least \"doc\" and \"type\"; khabar extract prints such lines",
                n + 1
            );
        }
        if given.record.status.is_empty() {
            given.record.status = "occurred".into();
        }
        if given.record.id.is_empty() {
            given.record.id = mention_id(&given.record);
        }
        out.push(given);
    }
    Ok(out)
}
