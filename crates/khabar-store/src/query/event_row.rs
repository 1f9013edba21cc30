//! An event as lists show it: its record, who says it in the mention that is quoted, and the words quoted.

use crate::Result;
use khabar::json::event::Differing;
use khabar::json::{EventRecord, MentionRecord};
use serde::Serialize;

/// An event in a list.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// PLOVER category.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// The unit named.
    pub precision: Option<String>,
    /// On what ground the days are known.
    pub basis: Option<String>,
    /// Who.
    pub actors: Vec<PartyRow>,
    /// To whom.
    pub recipients: Vec<PartyRow>,
    /// Where.
    pub place: Option<String>,
    /// Country of the place.
    pub place_country: Option<String>,
    /// The status it has come to.
    pub status: String,
    /// Whether somebody denies it, or tellings name several who cannot all have done it.
    pub disputed: bool,
    /// Who did it and to whom, where the tellings name several who cannot all have a part: each with who says so, the
    /// one the event has first.
    pub disputes: Vec<DisputeRow>,
    /// Mentions.
    pub n_mentions: u32,
    /// Articles that tell it.
    pub n_reports: u32,
    /// Outlets that tell it.
    pub n_outlets: u32,
    /// Independent origins.
    pub n_origins: u32,
    /// The day of the first report.
    pub first_reported: Option<String>,
    /// Who says it in the mention that is quoted: nearest speaker first, the outlet last.
    pub sources: Vec<String>,
    /// The same in Arabic; the Latin name where there is no Arabic one.
    pub sources_ar: Vec<String>,
    /// The sentence that is quoted.
    pub quote: String,
    /// Its document.
    pub document: String,
    /// The name records carry.
    pub doc: String,
    /// The document's address.
    pub url: Option<String>,
    /// Its outlet, as the page has it.
    pub outlet: Option<String>,
    /// The last day it may be of.
    pub published: Option<String>,
    /// In words, English.
    pub summary_en: String,
    /// In words, Arabic.
    pub summary_ar: String,
}

/// A field of an event that is in dispute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DisputeRow {
    /// `actor` or `recipient`.
    pub field: String,
    /// The readings.
    pub readings: Vec<ReadingRow>,
}

/// One reading of a field in dispute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ReadingRow {
    /// Whom it names.
    pub value: String,
    /// Who says so: speakers, or outlets.
    pub by: Vec<String>,
}

/// A party of an event in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PartyRow {
    /// Latin name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Country code, or `---`.
    pub country: String,
    /// Stable id.
    pub entity: Option<String>,
}

/// An event from a row of the statement that lists them.
pub(super) fn event_row(row: &rusqlite::Row<'_>) -> Result<EventRow> {
    let event: EventRecord = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or(""))?;
    let best: MentionRecord = serde_json::from_str(row.get_ref(4)?.as_str().unwrap_or(""))?;
    let text = row.get_ref(7)?.as_str().unwrap_or("");
    let parties = |list: &[khabar::json::event::EventPartyRecord]| -> Vec<PartyRow> {
        let one = |p: &khabar::json::event::EventPartyRecord| PartyRow {
            name: p.name.clone(),
            name_ar: p.name_ar.clone(),
            country: p.country.clone(),
            entity: p.entity.clone(),
        };
        list.iter().map(one).collect()
    };
    let of_parties = |d: &&Differing| matches!(d.field.as_str(), "actor" | "recipient");
    let dispute = |d: &Differing| DisputeRow {
        field: d.field.clone(),
        readings: d.values.iter().map(|v| ReadingRow { value: v.value.clone(), by: v.by.clone() }).collect(),
    };
    Ok(EventRow {
        disputes: event.disagreements.iter().filter(of_parties).map(dispute).collect(),
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        id: event.id,
        kind: event.kind,
        mode: event.mode,
        cameo: event.cameo,
        from: event.from,
        to: event.to,
        precision: event.precision,
        basis: event.basis,
        place: event.place,
        place_country: event.place_country,
        status: event.status,
        disputed: row.get(1)?,
        n_mentions: row.get(2)?,
        n_reports: event.n_reports,
        n_outlets: event.n_outlets,
        n_origins: event.n_origins,
        first_reported: row.get(3)?,
        sources: best.source.iter().map(|l| l.name.clone()).collect(),
        sources_ar: best
            .source
            .iter()
            .map(|l| if l.name_ar.is_empty() { &l.name } else { &l.name_ar }.clone())
            .collect(),
        quote: slice(text, row.get(5)?, row.get(6)?).to_owned(),
        document: row.get(8)?,
        doc: row.get(9)?,
        url: row.get(10)?,
        outlet: row.get(11)?,
        published: row.get(12)?,
        summary_en: event.summary.en,
        summary_ar: event.summary.ar,
    })
}

/// A range of code points of a text.
pub(super) fn slice(text: &str, start: u32, end: u32) -> &str {
    let mut at = text.char_indices().map(|(i, _)| i).chain([text.len()]).skip(start as usize);
    let Some(from) = at.next() else { return "" };
    let to = match (end as usize).checked_sub(start as usize + 1) {
        Some(more) => at.nth(more).unwrap_or(text.len()),
        None => from,
    };
    &text[from..to]
}

#[cfg(test)]
mod tests {
    use super::slice;

    #[test]
    fn slices_count_letters() {
        assert_eq!(slice("أكّد الخبر", 0, 4), "أكّد");
        assert_eq!(slice("خبر", 1, 3), "بر");
        assert_eq!(slice("خبر", 1, 1), "");
        assert_eq!(slice("خبر", 2, 99), "ر");
        assert_eq!(slice("خبر", 9, 12), "");
    }
}
