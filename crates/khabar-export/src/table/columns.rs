//! What each column of the tables holds, one line a column.

use super::{Column, Count, Head, Kind, Member, Step, Telling, Value};
use crate::codes::LISTS;
use crate::field::{Field, Places};
use crate::item::Item;
use khabar::date::Day;
use khabar::json::Party;
use khabar::json::event::EventPartyRecord;
use khabar_store::query::RelationRow;

/// A column that may be empty.
const fn may<T>(name: &'static str, kind: Kind, get: fn(&T) -> Value) -> Column<T> {
    Column { head: Head { name, kind, required: false }, get }
}

/// A column that every row has.
const fn has<T>(name: &'static str, kind: Kind, get: fn(&T) -> Value) -> Column<T> {
    Column { head: Head { name, kind, required: true }, get }
}

fn text(value: impl AsRef<str>) -> Value {
    Value::Text(value.as_ref().to_owned())
}

fn opt(value: Option<impl AsRef<str>>) -> Value {
    value.map_or(Value::Null, text)
}

fn day(iso: Option<&String>) -> Value {
    iso.and_then(|d| Day::parse(d)).map_or(Value::Null, Value::Day)
}

fn real(value: Option<f64>) -> Value {
    value.map_or(Value::Null, Value::Real)
}

fn int(value: impl Into<i64>) -> Value {
    Value::Int(value.into())
}

fn list<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> Value {
    Value::List(values.into_iter().map(|v| v.as_ref().to_owned()).collect())
}

/// A code, where there is one.
fn code(country: &str) -> Option<&str> {
    Some(country).filter(|c| !matches!(*c, "" | "---"))
}

fn named(parties: &[EventPartyRecord], get: fn(&EventPartyRecord) -> &str) -> Value {
    list(parties.iter().map(get))
}

/// The Correlates of War numbers of the parties; `-` for one that has none, so that the lists stay side by side.
fn cow(item: &Item<'_>, parties: &[EventPartyRecord]) -> Value {
    list(parties.iter().map(|p| item.cow(&p.country).unwrap_or("-")))
}

fn entity(party: &EventPartyRecord) -> &str {
    party.entity.as_deref().unwrap_or("-")
}

fn office(party: &EventPartyRecord) -> &str {
    party.office.as_deref().unwrap_or("-")
}

/// A row an event; lists have a value for each party, in one order.
pub(super) fn events<'a>() -> Vec<Column<Item<'a>>> {
    vec![
        has("id", Kind::Text, |i| text(&i.event.record.id)),
        has("type", Kind::Text, |i| text(&i.event.record.kind)),
        may("mode", Kind::Text, |i| opt(i.event.record.mode.as_ref())),
        has("plover", Kind::Text, |i| text(&i.plover)),
        may("quad", Kind::Int, |i| LISTS.category(&i.plover).map_or(Value::Null, |c| int(c.quad))),
        has("cameo", Kind::Text, |i| text(&i.event.record.cameo)),
        has("cameo_strict", Kind::Text, |i| text(&i.cameo)),
        may("date_start", Kind::Day, |i| day(i.event.record.from.as_ref())),
        may("date_end", Kind::Day, |i| day(i.event.record.to.as_ref())),
        may("date_precision", Kind::Text, |i| opt(i.event.record.precision.as_ref())),
        may("date_basis", Kind::Text, |i| opt(i.event.record.basis.as_ref())),
        may("date_text", Kind::Text, |i| opt(i.when().and_then(|w| w.quote.as_ref()).map(|q| &q.text))),
        may("calendar", Kind::Text, |i| opt(i.when().map(|w| &w.calendar))),
        has("status", Kind::Text, |i| text(&i.event.record.status)),
        may("statuses", Kind::List, |i| list(i.event.record.statuses.iter().map(|s| &s.value))),
        has("disputed", Kind::Flag, |i| Value::Flag(i.disputed)),
        may("actors", Kind::List, |i| named(&i.event.record.actors, |p| &p.name)),
        may("actors_ar", Kind::List, |i| named(&i.event.record.actors, |p| &p.name_ar)),
        may("actor_entities", Kind::List, |i| named(&i.event.record.actors, entity)),
        may("actor_countries", Kind::List, |i| named(&i.event.record.actors, |p| &p.country)),
        may("actor_cow", Kind::List, |i| cow(i, &i.event.record.actors)),
        may("actor_sectors", Kind::List, |i| named(&i.event.record.actors, |p| &p.sector)),
        may("actor_offices", Kind::List, |i| named(&i.event.record.actors, office)),
        may("recipients", Kind::List, |i| named(&i.event.record.recipients, |p| &p.name)),
        may("recipients_ar", Kind::List, |i| named(&i.event.record.recipients, |p| &p.name_ar)),
        may("recipient_entities", Kind::List, |i| named(&i.event.record.recipients, entity)),
        may("recipient_countries", Kind::List, |i| named(&i.event.record.recipients, |p| &p.country)),
        may("recipient_cow", Kind::List, |i| cow(i, &i.event.record.recipients)),
        may("recipient_sectors", Kind::List, |i| named(&i.event.record.recipients, |p| &p.sector)),
        may("recipient_offices", Kind::List, |i| named(&i.event.record.recipients, office)),
        may("place", Kind::Text, |i| opt(i.place.as_ref().map(|p| &p.name))),
        may("place_ar", Kind::Text, |i| opt(i.place.as_ref().and_then(|p| p.name_ar.as_ref()))),
        may("place_text", Kind::Text, |i| opt(i.place.as_ref().map(|p| &p.text))),
        may("place_country", Kind::Text, |i| opt(i.place.as_ref().and_then(|p| p.country.as_ref()))),
        may("lat", Kind::Real, |i| real(i.place.as_ref().and_then(|p| p.at).map(|at| at.0))),
        may("lon", Kind::Real, |i| real(i.place.as_ref().and_then(|p| p.at).map(|at| at.1))),
        may("geonameid", Kind::Int, |i| {
            i.place.as_ref().and_then(|p| p.geonameid).map_or(Value::Null, Value::Int)
        }),
        may("contexts", Kind::List, |i| list(&i.contexts)),
        has("n_mentions", Kind::Int, |i| int(i.event.record.mentions.len() as i64)),
        has("n_reports", Kind::Int, |i| int(i.event.record.n_reports)),
        has("n_outlets", Kind::Int, |i| int(i.event.record.n_outlets)),
        has("n_origins", Kind::Int, |i| int(i.event.record.n_origins)),
        may("first_reported", Kind::Day, |i| i.first_reported().map_or(Value::Null, Value::Day)),
        may("outlets", Kind::List, |i| list(i.outlets())),
        may("sources", Kind::List, |i| list(i.best().mention.source.iter().map(|l| &l.name))),
        has("quote", Kind::Text, |i| text(&i.best().sentence)),
        has("doc", Kind::Text, |i| text(&i.best().mention.doc)),
        may("url", Kind::Text, |i| opt(i.best().url.as_ref())),
        may("disagreements", Kind::List, |i| list(i.event.record.disagreements.iter().map(|d| &d.field))),
        may("former_ids", Kind::List, |i| list(&i.event.former_ids)),
        has("summary_en", Kind::Text, |i| text(&i.event.record.summary.en)),
        has("summary_ar", Kind::Text, |i| text(&i.event.record.summary.ar)),
    ]
}

pub(super) const EVENT_FIELDS: Places = Places::AllBut(&[
    Field::Certainty,
    Field::Offsets,
    Field::Trigger,
    Field::Figures,
    Field::Disagreements,
    Field::Relations,
    Field::Frame,
]);

fn members(list_of: &[Party], get: fn(&Party) -> &str) -> Value {
    list(list_of.iter().map(get))
}

/// A row a telling.
pub(super) fn mentions<'a>() -> Vec<Column<Telling<'a>>> {
    vec![
        has("id", Kind::Text, |t| text(&t.evidence.mention.id)),
        has("event", Kind::Text, |t| text(&t.item.event.record.id)),
        has("document", Kind::Text, |t| text(&t.evidence.document)),
        has("doc", Kind::Text, |t| text(&t.evidence.mention.doc)),
        has("article", Kind::Int, |t| int(t.evidence.mention.article)),
        may("url", Kind::Text, |t| opt(t.evidence.url.as_ref())),
        may("title", Kind::Text, |t| opt(t.evidence.title.as_ref())),
        may("outlet", Kind::Text, |t| opt(t.evidence.outlet.as_ref())),
        may("published_from", Kind::Day, |t| day(t.evidence.published_from.as_ref())),
        may("published_to", Kind::Day, |t| day(t.evidence.published_to.as_ref())),
        may("copy_of", Kind::Int, |t| t.evidence.copy_of.map_or(Value::Null, Value::Int)),
        has("type", Kind::Text, |t| text(&t.evidence.mention.kind)),
        may("mode", Kind::Text, |t| opt(t.evidence.mention.mode.as_ref())),
        has("plover", Kind::Text, |t| text(&t.evidence.mention.plover)),
        has("cameo", Kind::Text, |t| text(&t.evidence.mention.cameo)),
        may("contexts", Kind::List, |t| list(&t.evidence.mention.context)),
        may("actors", Kind::List, |t| members(&t.evidence.mention.actors, |p| &p.name)),
        may("actor_countries", Kind::List, |t| members(&t.evidence.mention.actors, |p| &p.country)),
        may("recipients", Kind::List, |t| members(&t.evidence.mention.recipients, |p| &p.name)),
        may("recipient_countries", Kind::List, |t| members(&t.evidence.mention.recipients, |p| &p.country)),
        may("date_start", Kind::Day, |t| day(t.evidence.mention.when.as_ref().map(|w| &w.from))),
        may("date_end", Kind::Day, |t| day(t.evidence.mention.when.as_ref().map(|w| &w.to))),
        may("date_precision", Kind::Text, |t| opt(t.evidence.mention.when.as_ref().map(|w| &w.precision))),
        may("date_basis", Kind::Text, |t| opt(t.evidence.mention.when.as_ref().map(|w| &w.basis))),
        may("calendar", Kind::Text, |t| opt(t.evidence.mention.when.as_ref().map(|w| &w.calendar))),
        may("date_text", Kind::Text, |t| {
            opt(t.evidence.mention.when.as_ref().and_then(|w| w.quote.as_ref()).map(|q| &q.text))
        }),
        may("place", Kind::Text, |t| opt(t.evidence.mention.place.as_ref().map(|p| &p.place))),
        may("place_country", Kind::Text, |t| {
            opt(t.evidence.mention.place.as_ref().and_then(|p| code(&p.country)))
        }),
        may("place_text", Kind::Text, |t| opt(t.evidence.mention.place.as_ref().map(|p| &p.quote.text))),
        may("lat", Kind::Real, |t| real(t.evidence.mention.place.as_ref().and_then(|p| p.lat))),
        may("lon", Kind::Real, |t| real(t.evidence.mention.place.as_ref().and_then(|p| p.lon))),
        has("status", Kind::Text, |t| text(&t.evidence.mention.status)),
        has("certainty", Kind::Text, |t| text(&t.evidence.mention.certainty)),
        has("polarity", Kind::Text, |t| text(&t.evidence.mention.polarity)),
        has("tense", Kind::Text, |t| text(&t.evidence.mention.tense)),
        may("sources", Kind::List, |t| list(t.evidence.mention.source.iter().map(|l| &l.name))),
        has("trigger", Kind::Text, |t| text(&t.evidence.mention.trigger.text)),
        has("trigger_start", Kind::Int, |t| int(t.evidence.mention.trigger.start)),
        has("trigger_end", Kind::Int, |t| int(t.evidence.mention.trigger.end)),
        has("sentence", Kind::Text, |t| text(&t.evidence.sentence)),
        has("sentence_start", Kind::Int, |t| int(t.evidence.mention.sentence.start)),
        has("sentence_end", Kind::Int, |t| int(t.evidence.mention.sentence.end)),
        has("sentence_utf16_start", Kind::Int, |t| int(t.utf16.0)),
        has("sentence_utf16_end", Kind::Int, |t| int(t.utf16.1)),
        has("confidence", Kind::Real, |t| Value::Real(f64::from(t.evidence.mention.confidence))),
        has("frame", Kind::Text, |t| text(&t.evidence.mention.why.frame)),
        has("summary_en", Kind::Text, |t| text(&t.evidence.mention.summary.en)),
        has("summary_ar", Kind::Text, |t| text(&t.evidence.mention.summary.ar)),
    ]
}

pub(super) const MENTION_FIELDS: Places = Places::AllBut(&[
    Field::ArabicNames,
    Field::Entities,
    Field::Offices,
    Field::Sectors,
    Field::Figures,
    Field::Disagreements,
    Field::Relations,
    Field::FormerIds,
]);

/// A row a party of an event.
pub(super) fn parties<'a>() -> Vec<Column<Member<'a>>> {
    vec![
        has("event", Kind::Text, |m| text(&m.item.event.record.id)),
        has("role", Kind::Text, |m| text(m.role)),
        has("position", Kind::Int, |m| int(m.position as i64)),
        may("entity", Kind::Text, |m| opt(m.party.entity.as_ref())),
        has("name", Kind::Text, |m| text(&m.party.name)),
        may("name_ar", Kind::Text, |m| opt(Some(&m.party.name_ar).filter(|n| !n.is_empty()))),
        may("country", Kind::Text, |m| opt(code(&m.party.country))),
        may("cow", Kind::Text, |m| opt(m.item.cow(&m.party.country))),
        may("sector", Kind::Text, |m| opt(Some(&m.party.sector).filter(|s| !s.is_empty()))),
        may("office", Kind::Text, |m| opt(m.party.office.as_ref())),
        may("text", Kind::Text, |m| opt(m.item.party_text(m.party))),
        has("n_mentions", Kind::Int, |m| int(m.party.mentions)),
    ]
}

pub(super) const PARTY_FIELDS: Places = Places::Only(&[
    Field::Names,
    Field::ArabicNames,
    Field::Entities,
    Field::Offices,
    Field::Sectors,
    Field::AllParties,
]);

/// A row a link of a chain, nearest speaker first, the outlet last.
pub(super) fn links<'a>() -> Vec<Column<Step<'a>>> {
    vec![
        has("mention", Kind::Text, |s| text(&s.evidence.mention.id)),
        has("event", Kind::Text, |s| text(&s.item.event.record.id)),
        has("position", Kind::Int, |s| int(s.position as i64)),
        has("name", Kind::Text, |s| text(&s.link.name)),
        may("name_ar", Kind::Text, |s| opt(Some(&s.link.name_ar).filter(|n| !n.is_empty()))),
        may("entity", Kind::Text, |s| opt(s.link.entity.as_ref())),
        may("country", Kind::Text, |s| opt(s.link.country.as_deref().and_then(code))),
        may("sectors", Kind::List, |s| list(&s.link.sector)),
        may("text", Kind::Text, |s| opt(s.link.quote.as_ref().map(|q| &q.text))),
        may("start", Kind::Int, |s| s.link.quote.as_ref().map_or(Value::Null, |q| int(q.start))),
        may("end", Kind::Int, |s| s.link.quote.as_ref().map_or(Value::Null, |q| int(q.end))),
        may("cue", Kind::Text, |s| opt(s.link.cue.as_ref().map(|q| &q.text))),
        may("cue_start", Kind::Int, |s| s.link.cue.as_ref().map_or(Value::Null, |q| int(q.start))),
        may("cue_end", Kind::Int, |s| s.link.cue.as_ref().map_or(Value::Null, |q| int(q.end))),
        may("stance", Kind::Text, |s| opt(s.link.stance.as_ref())),
        has("quoted", Kind::Flag, |s| Value::Flag(s.link.quoted)),
        may("role", Kind::Text, |s| opt(s.link.role.as_ref())),
    ]
}

/// A row a figure.
pub(super) fn figures<'a>() -> Vec<Column<Count<'a>>> {
    vec![
        has("mention", Kind::Text, |c| text(&c.evidence.mention.id)),
        has("event", Kind::Text, |c| text(&c.item.event.record.id)),
        has("value", Kind::Real, |c| Value::Real(c.quantity.value)),
        has("unit", Kind::Text, |c| text(&c.quantity.unit)),
        may("role", Kind::Text, |c| opt(Some(&c.quantity.role).filter(|r| !r.is_empty()))),
        has("text", Kind::Text, |c| text(&c.quantity.quote.text)),
        has("start", Kind::Int, |c| int(c.quantity.quote.start)),
        has("end", Kind::Int, |c| int(c.quantity.quote.end)),
    ]
}

/// A row a relation between two events, with the mentions it rests on.
pub(super) fn relations() -> Vec<Column<RelationRow>> {
    vec![
        has("kind", Kind::Text, |r| text(&r.kind)),
        has("from_event", Kind::Text, |r| text(&r.from_event)),
        has("to_event", Kind::Text, |r| text(&r.to_event)),
        has("from_mention", Kind::Text, |r| text(&r.from_mention)),
        has("to_mention", Kind::Text, |r| text(&r.to_mention)),
        may("why", Kind::Text, |r| opt(Some(&r.why).filter(|w| !w.is_empty()))),
    ]
}
