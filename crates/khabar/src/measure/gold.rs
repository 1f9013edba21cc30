//! Gold mentions as their files have them (GOLD.md), and where their quotes stand.

use crate::json::MentionRecord;
use serde::{Deserialize, Serialize};

/// One gold mention.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Gold {
    /// The text's file name.
    pub doc: String,
    /// Its id.
    pub id: String,
    /// Exact words of the text.
    pub quote: String,
    /// Acceptable types, best first.
    #[serde(rename = "type")]
    pub types: Vec<String>,
    /// The mode, if the coders gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Members as `CCC/SEC`, alternatives with `|`.
    #[serde(default)]
    pub actors: Vec<String>,
    /// Members as `CCC/SEC`, alternatives with `|`.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// First and last day, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<[String; 2]>,
    /// Country and name of the place, if any.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Acceptable statuses, best first.
    #[serde(default)]
    pub status: Vec<String>,
    /// The chain, without the outlet.
    #[serde(default)]
    pub source: Vec<String>,
    /// Whether a coder has to give it.
    #[serde(default = "yes")]
    pub required: bool,
    /// Accepted intervals where the coders differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_any: Option<Vec<Option<[String; 2]>>>,
    /// Accepted actors where the coders differ, each with the recipients of the same place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actors_any: Option<Vec<Vec<String>>>,
    /// Accepted recipients where the coders differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipients_any: Option<Vec<Vec<String>>>,
    /// Whether the coders differ on whether anybody speaks.
    #[serde(default)]
    pub source_any: bool,
    /// The word that tells it, where the coders gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// The nearest speaker's words, any of them.
    #[serde(default)]
    pub source_words: Vec<String>,
}

fn yes() -> bool {
    true
}

impl Gold {
    /// The accepted pairs of actors and recipients.
    pub fn readings(&self) -> Vec<(&[String], &[String])> {
        let actors: Vec<&[String]> = match &self.actors_any {
            Some(all) => all.iter().map(Vec::as_slice).collect(),
            None => vec![&self.actors],
        };
        let recipients: Vec<&[String]> = match &self.recipients_any {
            Some(all) => all.iter().map(Vec::as_slice).collect(),
            None => vec![&self.recipients],
        };
        actors.into_iter().zip(recipients).collect()
    }
}

/// A range of code points.
pub type Place = (u32, u32);

/// Where a quote stands in a text, each time it does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spots(pub Vec<Place>);

impl Spots {
    /// Finds a quote.
    pub fn of(quote: &str, text: &str) -> Spots {
        let length = quote.chars().count() as u32;
        let mut out = Vec::new();
        let (mut from, mut points) = (0, 0);
        while let Some(at) = text[from..].find(quote).filter(|_| !quote.is_empty()) {
            points += text[from..from + at].chars().count() as u32;
            out.push((points, points + length));
            let step = text[from + at..].chars().next().map_or(1, char::len_utf8);
            from += at + step;
            points += 1;
        }
        Spots(out)
    }

    /// The first spot of which a record's sentence holds at least half.
    pub fn held_by(&self, record: &MentionRecord) -> Option<Place> {
        let (s, e) = (i64::from(record.sentence.start), i64::from(record.sentence.end));
        self.0.iter().copied().find(|&(from, to)| {
            let (from, to) = (i64::from(from), i64::from(to));
            2 * (e.min(to) - s.max(from)) >= to - from
        })
    }
}
