//! An event as exporters need it: with its evidence, and with what the lexicon knows of its places and parties.

use crate::Result;
use crate::codes;
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use khabar::json::{MentionRecord, Quantity};
use khabar::lexicon::Lexicon;
use khabar_store::query::Evidence;
use khabar_store::{EventDetail, Store};
use rusqlite::OptionalExtension;
use rustc_hash::FxHashMap;

/// The lexicon, with its places by name.
pub(crate) struct Known<'a> {
    /// The lexicon.
    pub lex: &'a Lexicon,
    places: FxHashMap<&'a str, Vec<u32>>,
}

impl<'a> Known<'a> {
    /// Numbers the places.
    pub fn new(lex: &'a Lexicon) -> Known<'a> {
        let mut places: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (place, n) in lex.world.places.iter().zip(0..) {
            places.entry(&place.name_en).or_default().push(n);
        }
        Known { lex, places }
    }

    fn place(&self, name: &str, country: Option<&str>) -> Option<&'a khabar::lexicon::world::Place> {
        let named = self.places.get(name)?.iter().map(|&n| &self.lex.world.places[n as usize]);
        named.filter(|p| country.is_none_or(|c| c == p.country)).max_by_key(|p| p.rank())
    }
}

/// An event, ready for any format.
pub(crate) struct Item<'a> {
    /// The event with its tellings.
    pub event: EventDetail,
    /// PLOVER's category by its strict rules.
    pub plover: String,
    /// CAMEO's code by its rules.
    pub cameo: String,
    /// PLOVER contexts of its tellings.
    pub contexts: Vec<String>,
    /// Where, as far as a page and the lexicon tell.
    pub place: Option<Place>,
    /// Whether a telling denies it.
    pub disputed: bool,
    /// For each telling, where its sentence stands in UTF-16 units, as browsers and Java count.
    pub utf16: Vec<(u32, u32)>,
    /// The lexicon.
    pub lex: &'a Lexicon,
}

/// The place of an event.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Place {
    /// Latin name.
    pub name: String,
    /// Arabic name.
    pub name_ar: Option<String>,
    /// The words of a page.
    pub text: String,
    /// Country code.
    pub country: Option<String>,
    /// Latitude and longitude in degrees; none for states, regions, seas.
    pub at: Option<(f64, f64)>,
    /// GeoNames id.
    pub geonameid: Option<i64>,
    /// capital, city, town, region …; none where the lexicon has no such place.
    pub kind: Option<String>,
}

impl<'a> Item<'a> {
    /// Reads an event.
    pub fn load(store: &Store, known: &Known<'a>, id: &str) -> Result<Option<Item<'a>>> {
        let Some(event) = store.event(id)?.filter(|e| !e.evidence.is_empty()) else { return Ok(None) };
        let record = &event.record;
        let mut contexts: Vec<String> =
            event.evidence.iter().flat_map(|e| e.mention.context.iter().cloned()).collect();
        contexts.sort();
        contexts.dedup();
        let utf16 = event.evidence.iter().map(|e| utf16(store, e)).collect::<Result<_>>()?;
        Ok(Some(Item {
            plover: codes::plover(&record.kind, &record.status),
            cameo: codes::cameo(&record.cameo, &record.status),
            contexts,
            place: place(known, &event),
            disputed: event.relations.iter().any(|r| r.kind == "denies" && r.to_event == record.id),
            utf16,
            lex: known.lex,
            event,
        }))
    }

    /// The telling to quote.
    pub fn best(&self) -> &Evidence {
        let best = &self.event.record.best;
        let found = self.event.evidence.iter().find(|e| e.mention.id == *best);
        found.unwrap_or(&self.event.evidence[0])
    }

    /// First and last day.
    pub fn days(&self) -> Option<(Day, Day)> {
        let record = &self.event.record;
        Some((Day::parse(record.from.as_deref()?)?, Day::parse(record.to.as_deref()?)?))
    }

    /// The day of the first report.
    pub fn first_reported(&self) -> Option<Day> {
        self.event.evidence.iter().filter_map(|e| Day::parse(e.published_to.as_deref()?)).min()
    }

    /// What a telling says of when.
    pub fn when(&self) -> Option<&khabar::json::When> {
        let same = |m: &&MentionRecord| {
            m.when.as_ref().is_some_and(|w| Some(&w.from) == self.event.record.from.as_ref())
        };
        self.tellings().find(same).and_then(|m| m.when.as_ref())
    }

    /// The tellings, the one to quote first.
    pub fn tellings(&self) -> impl Iterator<Item = &MentionRecord> {
        let best = &self.best().mention;
        std::iter::once(best)
            .chain(self.event.evidence.iter().map(|e| &e.mention).filter(move |m| m.id != best.id))
    }

    /// The number told with a role, of the telling to quote or else of the first that has one.
    pub fn figure(&self, role: &str) -> Option<&Quantity> {
        self.tellings().find_map(|m| m.quantities.iter().find(|q| q.role == role))
    }

    /// Outlets that tell it, in the order of reports.
    pub fn outlets(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for outlet in self.event.evidence.iter().filter_map(|e| e.outlet.as_deref()) {
            if !out.contains(&outlet) {
                out.push(outlet);
            }
        }
        out
    }

    /// The first address of a report.
    pub fn url(&self) -> Option<&str> {
        self.event.evidence.iter().find_map(|e| e.url.as_deref())
    }

    /// The words a telling has for a party.
    pub fn party_text(&self, party: &EventPartyRecord) -> Option<&str> {
        let same = |p: &&khabar::json::Party| match (&p.entity, &party.entity) {
            (Some(a), Some(b)) => a == b,
            _ => p.name == party.name && p.country == party.country,
        };
        let mut all = self.tellings().flat_map(|m| m.actors.iter().chain(&m.recipients)).filter(same);
        all.find(|p| !p.text.is_empty()).map(|p| p.text.as_str())
    }

    /// The English name of an office (`tur.defence-minister`), without whose it is.
    pub fn office_name(&self, office: &str) -> String {
        let role = office.rsplit_once('.').map_or(office, |(_, role)| role);
        self.lex.world.role(role).map_or_else(|| role.replace('-', " "), |r| r.name_en.clone())
    }

    /// The Correlates of War number of a country.
    pub fn cow(&self, country: &str) -> Option<&str> {
        self.lex.world.country(country).map(|s| s.cow.as_str()).filter(|c| !c.is_empty())
    }
}

/// The place as the tellings have it, with the lexicon's line for it.
fn place(known: &Known<'_>, event: &EventDetail) -> Option<Place> {
    let name = event.record.place.clone()?;
    let country = event.record.place_country.clone().filter(|c| c != "---");
    let told = event.evidence.iter().filter_map(|e| e.mention.place.as_ref()).find(|w| w.place == name);
    let line = known.place(&name, country.as_deref());
    Some(Place {
        name_ar: told.map(|w| w.name_ar.clone()).filter(|n| !n.is_empty()),
        text: told.map(|w| w.quote.text.clone()).unwrap_or_default(),
        at: told.and_then(|w| w.lat.zip(w.lon)),
        geonameid: line.and_then(|p| p.geonameid.parse().ok()),
        kind: line.map(|p| p.kind.clone()),
        name,
        country,
    })
}

/// Where the sentence of a telling stands in UTF-16 units.
fn utf16(store: &Store, evidence: &Evidence) -> Result<(u32, u32)> {
    let range = evidence.mention.sentence;
    let text: Option<String> = store
        .connection()
        .prepare_cached("SELECT substr(text, 1, ?2) FROM documents WHERE id = ?1")
        .and_then(|mut ask| {
            ask.query_row(rusqlite::params![evidence.document, range.end], |row| row.get(0)).optional()
        })
        .map_err(khabar_store::Error::from)?;
    let text = text.unwrap_or_default();
    let wide = |end: u32| text.chars().take(end as usize).filter(|c| c.len_utf16() == 2).count() as u32;
    Ok((range.start + wide(range.start), range.end + wide(range.end)))
}
