//! PLOVER as JSON Lines: the manual's fields under its names, everything else of the record under `khabar`.
//!
//! What has not simply happened carries the manual's context for it: `future`, `hypothetical`, `negation`.

use super::{Output, Placed, Writer};
use crate::check::Faults;
use crate::codes::{self, LISTS};
use crate::field::Places;
use crate::item::Item;
use crate::manifest::About;
use crate::{Error, Options, Result};
use khabar::date::Day;
use khabar::json::event::EventPartyRecord;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// Why events are left out.
pub(super) const NO_DAY: &str = "no page dates it, and the format asks for a day";
pub(super) const NO_ACTOR: &str = "no actor is named, and PLOVER codes only what has one";
pub(super) const NO_RECIPIENT: &str =
    "one party alone, in a category that PLOVER codes only with a recipient";

/// Writes PLOVER.
pub(crate) struct Plover {
    out: Output,
    options: Options,
    coded: Option<(String, String)>,
}

impl Plover {
    pub(crate) fn new(out: Output, options: Options, about: &About) -> Plover {
        let moment = about.ended.as_deref().and_then(|m| m.split_once('T'));
        Plover { out, options, coded: moment.map(|(day, time)| (day.to_owned(), time.to_owned())) }
    }
}

/// First and last day as the format asks for them.
pub(super) fn days(item: &Item<'_>, options: &Options) -> Option<(Day, Day)> {
    let published = || options.published_for_undated.then(|| item.first_reported()).flatten();
    item.days().or_else(|| published().map(|day| (day, day)))
}

/// Whether PLOVER codes an event at all.
pub(super) fn is_coded(item: &Item<'_>) -> Result<(), &'static str> {
    let record = &item.event.record;
    if record.actors.is_empty() {
        return Err(NO_ACTOR);
    }
    let needs = LISTS.category(&item.plover).is_some_and(|c| c.needs_recipient);
    // Acts of two on each other have both as actors, and then nobody else is asked for.
    match needs && record.recipients.is_empty() && record.actors.len() < 2 {
        true => Err(NO_RECIPIENT),
        false => Ok(()),
    }
}

/// The mode, where the strict category has it.
pub(super) fn mode<'a>(item: &'a Item<'_>) -> Option<&'a str> {
    let mode = item.event.record.mode.as_deref()?;
    LISTS.category(&item.plover).filter(|c| c.modes.contains(&mode)).map(|_| mode)
}

fn put(object: &mut Map<String, Value>, name: &str, value: impl Into<Option<Value>>) {
    if let Some(value) = value.into().filter(|v| !v.is_null()) {
        object.insert(name.to_owned(), value);
    }
}

fn entity(item: &Item<'_>, party: &EventPartyRecord) -> Value {
    let mut out = Map::new();
    put(&mut out, "code", Some(json!(party.country)).filter(|_| party.country != "---"));
    put(&mut out, "sector", Some(json!(party.sector)).filter(|_| LISTS.has_sector(&party.sector)));
    put(&mut out, "entity_text", item.party_text(party).map(|t| json!(t)));
    put(&mut out, "identifier_id", party.entity.as_ref().map(|e| json!(e)));
    put(&mut out, "identifier_text", json!(party.name));
    put(&mut out, "office", party.office.as_deref().map(|o| json!(item.office_name(o))));
    Value::Object(out)
}

fn location(item: &Item<'_>) -> Option<Value> {
    let place = item.place.as_ref()?;
    let mut out = Map::new();
    put(&mut out, "extracted_place", Some(json!(place.text)).filter(|_| !place.text.is_empty()));
    put(&mut out, "resolved_place", json!(place.name));
    put(&mut out, "geonameid", place.geonameid.map(|g| json!(g)));
    put(&mut out, "lat", place.at.map(|(lat, _)| json!(lat)));
    put(&mut out, "lon", place.at.map(|(_, lon)| json!(lon)));
    let kind = place.kind.as_deref();
    put(
        &mut out,
        "city",
        Some(json!(place.name)).filter(|_| matches!(kind, Some("capital" | "city" | "town"))),
    );
    let state = place.country.as_deref().and_then(|c| item.lex.world.country(c));
    put(&mut out, "country", state.map(|s| json!(s.name_en)));
    put(&mut out, "country_code", place.country.as_ref().map(|c| json!(c)));
    // 5 within a city, 4 city, 3 district, 2 province, 1 country: said only where the lexicon knows what the place is.
    let is_state = state.is_some_and(|s| s.name_en == place.name);
    let resolution = match kind {
        Some("capital" | "city" | "town") => Some(4),
        Some("governorate" | "region") => Some(2),
        None if is_state => Some(1),
        _ => None,
    };
    put(&mut out, "resolution", resolution.map(|r| json!(r)));
    Some(Value::Object(out))
}

fn size(item: &Item<'_>) -> Option<Value> {
    let mut out = Map::new();
    for role in ["dead", "injured", "arrested"] {
        put(&mut out, role, item.figure(role).map(|q| json!(q.value)));
    }
    (!out.is_empty()).then_some(Value::Object(out))
}

/// What PLOVER has no field for.
fn extra(item: &Item<'_>, published: bool) -> Result<Value> {
    let mut extra = serde_json::to_value(&item.event)?;
    if let Value::Object(map) = &mut extra {
        map.insert("cameo_strict".into(), json!(item.cameo));
        map.insert("disputed".into(), json!(item.disputed));
        let utf16: Vec<Value> =
            item.utf16.iter().map(|(start, end)| json!({"start": start, "end": end})).collect();
        map.insert("utf16".into(), Value::Array(utf16));
        if published {
            map.insert("date_basis".into(), json!("published"));
        }
    }
    Ok(extra)
}

impl Writer for Plover {
    fn places(&self) -> Places {
        Places::AllBut(&[])
    }

    fn add(&mut self, item: &Item<'_>) -> Result<Placed> {
        if let Err(why) = is_coded(item) {
            return Ok(Placed::Left(why));
        }
        let Some((from, to)) = days(item, &self.options) else { return Ok(Placed::Left(NO_DAY)) };
        let (record, best) = (&item.event.record, item.best());
        let entities =
            |list: &[EventPartyRecord]| -> Vec<Value> { list.iter().map(|p| entity(item, p)).collect() };
        let contexts: Vec<&str> =
            item.contexts.iter().map(String::as_str).filter(|c| LISTS.has_context(c)).collect();
        let contexts: Vec<&str> = contexts.into_iter().chain(codes::status_context(&record.status)).collect();
        let mut out = Map::new();
        put(&mut out, "id", json!(record.id));
        put(&mut out, "has_event", json!(true));
        put(&mut out, "date", json!(from.to_string()));
        put(&mut out, "enddate", Some(json!(to.to_string())).filter(|_| to != from));
        put(&mut out, "actor", json!(entities(&record.actors)));
        put(&mut out, "recipient", json!(entities(&record.recipients)));
        put(&mut out, "event", json!([item.plover]));
        put(&mut out, "event_loc", location(item));
        put(&mut out, "event_text", json!([best.mention.trigger.text]));
        put(&mut out, "quad_code", LISTS.category(&item.plover).map(|c| json!(c.quad)));
        put(
            &mut out,
            "event_scale",
            LISTS.category(&item.plover).and_then(|c| c.score(mode(item))).map(|s| json!(s)),
        );
        put(&mut out, "mode", mode(item).map(|m| json!([m])));
        put(&mut out, "context", Some(json!(contexts)).filter(|_| !contexts.is_empty()));
        put(&mut out, "size", size(item));
        put(&mut out, "link", json!(best.document));
        let sentence = best.mention.sentence;
        put(&mut out, "text_info", json!({"start": sentence.start, "end": sentence.end}));
        let mut cite = Map::new();
        put(&mut cite, "citation", json!(best.mention.doc));
        put(&mut cite, "url", best.url.as_ref().map(|u| json!(u)));
        put(&mut cite, "title", best.title.as_ref().map(|t| json!(t)));
        put(&mut cite, "language", json!("ar"));
        put(&mut cite, "publication", best.outlet.as_ref().map(|o| json!(o)));
        put(&mut cite, "coder", json!(concat!("khabar ", env!("CARGO_PKG_VERSION"))));
        put(&mut cite, "codebook", json!("plover"));
        put(&mut out, "cite_info", Value::Object(cite));
        put(&mut out, "coder", json!(concat!("khabar ", env!("CARGO_PKG_VERSION"))));
        put(&mut out, "coded_date", self.coded.as_ref().map(|(day, _)| json!(day)));
        put(&mut out, "coded_time", self.coded.as_ref().map(|(_, time)| json!(time)));
        put(&mut out, "comment", json!(record.summary.en));
        put(&mut out, "khabar", extra(item, item.days().is_none())?);
        serde_json::to_writer(&mut self.out, &Value::Object(out))?;
        self.out.write_all(b"\n")?;
        Ok(Placed::Rows(1))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<PathBuf>> {
        self.out.flush()?;
        Ok(Vec::new())
    }
}

/// Checks PLOVER: what the manual requires, and its closed lists.
pub(crate) fn check(file: &Path, faults: &mut Faults) -> Result<u64> {
    let input = File::open(file).map_err(|e| Error::file(file, e))?;
    let mut rows = 0;
    for (line, n) in BufReader::new(input).lines().zip(1u64..) {
        let line = line.map_err(|e| Error::file(file, e))?;
        rows += 1;
        match serde_json::from_str::<Value>(&line) {
            Ok(event) => check_event(&event, &format!("line {n}"), faults),
            Err(error) => faults.add(format!("line {n}"), format!("not a JSON object: {error}")),
        }
    }
    Ok(rows)
}

fn check_event(event: &Value, at: &str, faults: &mut Faults) {
    faults.id(at, event["id"].as_str());
    let day = |name: &str| event[name].as_str().and_then(Day::parse);
    faults.unless(day("date").is_some(), at, "date is not a day as 2024-07-23");
    if !event["enddate"].is_null() {
        faults.unless(day("enddate") >= day("date"), at, "enddate is no day, or before date");
    }
    let list = |name: &str| event[name].as_array().map_or(&[][..], Vec::as_slice);
    faults.unless(!list("actor").is_empty(), at, "there is no actor");
    for entity in list("actor").iter().chain(list("recipient")) {
        let code = &entity["code"];
        let good = code.is_null() || code.as_str().is_some_and(|c| LISTS.has_actor_code(c));
        faults.unless(good, at, format!("{code} is no code of an actor"));
        let sector = &entity["sector"];
        let good = sector.is_null() || sector.as_str().is_some_and(|s| LISTS.has_sector(s));
        faults.unless(good, at, format!("{sector} is no sector of PLOVER"));
    }
    faults.unless(!list("event").is_empty(), at, "there is no category");
    for name in list("event") {
        let Some(category) = name.as_str().and_then(|n| LISTS.category(n)) else {
            faults.add(at, format!("{name} is no category of PLOVER"));
            continue;
        };
        faults.unless(
            event["quad_code"] == category.quad,
            at,
            format!("{name} has the quad {}", category.quad),
        );
        let alone = list("recipient").is_empty() && list("actor").len() < 2;
        faults.unless(!category.needs_recipient || !alone, at, format!("{name} asks for a recipient"));
        for mode in list("mode") {
            let known = mode.as_str().is_some_and(|m| category.modes.contains(&m));
            faults.unless(known, at, format!("{mode} is no mode of {name}"));
        }
    }
    for context in list("context") {
        let known = context.as_str().is_some_and(|c| LISTS.has_context(c));
        faults.unless(known, at, format!("{context} is no context of PLOVER"));
    }
}
