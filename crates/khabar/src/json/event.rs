//! Events as records: `khabar.event/1`.

use super::{MentionRecord, Summary};
use crate::corroborate::{Corroboration, Event, EventParty, Pool, Sym};
use crate::lexicon::Lexicon;
use crate::report::naming::{self, Called, Named};
use crate::report::summary;
use serde::{Deserialize, Serialize};

/// The schema name of an event record.
pub const EVENT_SCHEMA: &str = "khabar.event/1";

/// One happening, as all its tellings have it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct EventRecord {
    /// [`EVENT_SCHEMA`].
    pub schema: String,
    /// Derived from the earliest report.
    pub id: String,
    /// PLOVER category.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: String,
    /// Who, the most told first.
    pub actors: Vec<EventPartyRecord>,
    /// To whom.
    pub recipients: Vec<EventPartyRecord>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// The unit named.
    pub precision: Option<String>,
    /// On what ground the days are known.
    pub basis: Option<String>,
    /// Latin name of the place.
    pub place: Option<String>,
    /// Arabic name of the place.
    #[serde(default)]
    pub place_ar: Option<String>,
    /// Country of the place.
    pub place_country: Option<String>,
    /// The status it has come to.
    pub status: String,
    /// Every status told and the mentions that tell it, in the order of reports.
    pub statuses: Vec<Told>,
    /// Articles that tell it.
    pub n_reports: u32,
    /// Outlets that tell it.
    pub n_outlets: u32,
    /// Independent origins.
    pub n_origins: u32,
    /// Ids of its mentions, earliest report first.
    pub mentions: Vec<String>,
    /// The mention to quote.
    pub best: String,
    /// Fields on which the mentions differ.
    pub disagreements: Vec<Differing>,
    /// In words.
    pub summary: Summary,
}

/// A party of an event.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct EventPartyRecord {
    /// Stable id.
    pub entity: Option<String>,
    /// Latin name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Country code, or `---`.
    pub country: String,
    /// PLOVER sector.
    pub sector: String,
    /// The office held.
    pub office: Option<String>,
    /// How many mentions name it.
    pub mentions: u32,
}

/// A value and the mentions that tell it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Told {
    /// The value.
    pub value: String,
    /// Who says so, of a value that others have otherwise: the nearest speaker of each mention, or its outlet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// Ids of mentions.
    pub mentions: Vec<String>,
}

/// A field on which mentions differ.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Differing {
    /// The field.
    pub field: String,
    /// Its values, most told first; of `actor` and `recipient` the one the event has first.
    pub values: Vec<Told>,
}

/// The records of a corroboration's events, in their order.
pub fn event_records(lex: &Lexicon, pool: &Pool, found: &Corroboration) -> Vec<EventRecord> {
    found.events.iter().map(|e| event_record(lex, pool, e)).collect()
}

/// The record of one event.
pub fn event_record(lex: &Lexicon, pool: &Pool, event: &Event) -> EventRecord {
    let text = |s: Sym| (!s.is_none()).then(|| pool.str(s).to_owned());
    let ids = |list: &[u32]| -> Vec<String> {
        list.iter().map(|&i| pool.tellings[i as usize].id.to_string()).collect()
    };
    let parties = |list: &[EventParty]| list.iter().map(|p| party(pool, p)).collect();
    let mut out = EventRecord {
        schema: EVENT_SCHEMA.into(),
        id: event.id.clone(),
        kind: event.kind.name().into(),
        mode: text(event.mode),
        cameo: pool.str(event.cameo).into(),
        actors: parties(&event.actors),
        recipients: parties(&event.recipients),
        from: event.when.map(|w| w.days.from.to_string()),
        to: event.when.map(|w| w.days.to.to_string()),
        precision: event.when.map(|w| w.precision.name().into()),
        basis: event.when.map(|w| w.basis.name().into()),
        place: event.place.and_then(|p| text(p.name)),
        place_ar: place_ar(pool, event),
        place_country: event.place.and_then(|p| text(p.country)),
        status: event.status.name().into(),
        statuses: event
            .statuses
            .iter()
            .map(|(s, list)| Told { value: s.name().into(), by: Vec::new(), mentions: ids(list) })
            .collect(),
        n_reports: event.n_reports,
        n_outlets: event.n_outlets,
        n_origins: event.n_origins,
        mentions: ids(&event.tellings),
        best: pool.tellings[event.best as usize].id.to_string(),
        disagreements: event
            .disagreements
            .iter()
            .map(|d| Differing {
                field: d.field.clone(),
                values: d
                    .values
                    .iter()
                    .map(|v| Told {
                        value: v.value.clone(),
                        by: sayers(pool, &v.tellings),
                        mentions: ids(&v.tellings),
                    })
                    .collect(),
            })
            .collect(),
        summary: Summary::default(),
    };
    out.summary = in_words(lex, pool, event, &out);
    out
}

/// Who tells it, each once: the nearest speaker, or the outlet. Who denies it does not say so, unless nobody else does.
fn sayers(pool: &Pool, tellings: &[u32]) -> Vec<String> {
    let denied = |i: &&u32| pool.tellings[**i as usize].denies();
    let all_deny = tellings.iter().all(|i| denied(&i));
    let mut out: Vec<String> = Vec::new();
    for &i in tellings.iter().filter(|i| all_deny || !denied(i)) {
        let speaker = pool.tellings[i as usize].speakers.first().map(|s| s.name);
        let name = pool.str(speaker.unwrap_or(pool.account(i as usize).outlet)).to_owned();
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// The Arabic name of its place, by the first telling that has one.
fn place_ar(pool: &Pool, event: &Event) -> Option<String> {
    let name = event.place?.name;
    let mut tellings = event.tellings.iter().map(|&t| &pool.tellings[t as usize]);
    let named = tellings.find(|t| t.place.is_some_and(|p| p.name == name) && !t.place_ar.is_none())?;
    Some(pool.str(named.place_ar).to_owned())
}

fn party(pool: &Pool, told: &EventParty) -> EventPartyRecord {
    let text = |s: Sym| (!s.is_none()).then(|| pool.str(s).to_owned());
    EventPartyRecord {
        entity: text(told.party.entity),
        name: pool.str(told.party.name).into(),
        name_ar: pool.str(told.party.name_ar).into(),
        country: text(told.party.country).unwrap_or_else(|| "---".into()),
        sector: pool.str(told.party.sector).into(),
        office: text(told.party.office),
        mentions: told.tellings,
    }
}

fn in_words(lex: &Lexicon, pool: &Pool, event: &Event, record: &EventRecord) -> Summary {
    fn named(p: &EventPartyRecord) -> Named<'_> {
        Named { name: &p.name, name_ar: &p.name_ar, otherwise: &p.name, country: &p.country }
    }
    let speaker = pool.tellings[event.best as usize].speakers.first();
    let speaker = speaker.filter(|s| !pool.str(s.name).is_empty());
    let text = |s: Sym| if s.is_none() { "" } else { pool.str(s) };
    let english = |list: &[EventPartyRecord]| -> Vec<Called> {
        list.iter().filter_map(|p| named(p).in_english(lex)).collect()
    };
    let arabic = |list: &[EventPartyRecord]| -> Vec<Called> {
        list.iter().filter_map(|p| named(p).in_arabic(lex)).collect()
    };
    let place_en = record.place.as_deref().map(|p| naming::with_article(lex, p));
    let said_en = speaker.map(|s| naming::in_english(lex, text(s.name), text(s.name_ar), text(s.country)));
    let said_ar =
        speaker.map(|s| naming::in_arabic(lex, text(if s.name_ar.is_none() { s.name } else { s.name_ar })));
    let facts = summary::Facts {
        frame: text(pool.tellings[event.best as usize].frame),
        kind: &record.kind,
        mode: record.mode.as_deref(),
        status: &record.status,
        actors: &english(&record.actors),
        recipients: &english(&record.recipients),
        when: event.when.map(|w| (w.days.from, w.days.to)),
        place: place_en.as_deref(),
        sources: said_en.as_slice(),
    };
    let en = summary::english(&lex.summaries, &facts);
    let facts = summary::Facts {
        actors: &arabic(&record.actors),
        recipients: &arabic(&record.recipients),
        place: record.place_ar.as_deref().or(record.place.as_deref()),
        sources: said_ar.as_slice(),
        ..facts
    };
    Summary { en, ar: summary::arabic(&lex.summaries, &facts) }
}

/// The mention an event quotes, of those given.
pub fn best<'a>(event: &EventRecord, mentions: &'a [MentionRecord]) -> Option<&'a MentionRecord> {
    mentions.iter().find(|m| m.id == event.best)
}
