//! One event: its fields, who told it, and by what chain.

use super::roles::{as_json, marks, quoted};
use crate::App;
use crate::layout::{Look, days, failure, page as whole, summary, told, unanswered};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use khabar::json::Link;
use khabar::json::event::EventPartyRecord;
use khabar_store::EventDetail;
use khabar_store::query::Evidence;
use maud::{Markup, html};

pub(crate) async fn page(State(app): State<App>, look: Look, Path(id): Path<String>) -> Response {
    let asked = id.clone();
    match app.pool.ask(move |store| store.event(&asked)).await {
        // An event that was joined to another keeps its old address.
        Ok(Some(event)) if event.record.id != id => {
            Redirect::permanent(&look.to(&format!("/e/{}", event.record.id), &[])).into_response()
        }
        Ok(Some(event)) => whole(&look, &event.record.summary.en, body(&look, &event)).into_response(),
        Ok(None) => failure(&look, StatusCode::NOT_FOUND, look.say("not-found")).into_response(),
        Err(why) => unanswered(&look, why),
    }
}

fn body(look: &Look, event: &EventDetail) -> Markup {
    let record = &event.record;
    let (first, second) = summary(look, &record.summary.en, &record.summary.ar);
    html! {
        h1 { (first) }
        (second)
        (slots(look, event))
        h2 { (look.say("evidence")) }
        @for evidence in &event.evidence { (telling(look, event, evidence)) }
        @if !event.relations.is_empty() {
            h2 { (look.say("relations")) }
            ul {
                @for relation in &event.relations {
                    @let here = relation.from_event == record.id;
                    @let other = if here { &relation.to_event } else { &relation.from_event };
                    li {
                        @if here { (look.say(&relation.kind)) " " } @else { "← " (look.say(&relation.kind)) " " }
                        a href=(look.to(&format!("/e/{other}"), &[])) { bdi dir="ltr" { (other) } }
                        " " span.muted { bdi { (relation.why) } }
                    }
                }
            }
        }
    }
}

fn slots(look: &Look, event: &EventDetail) -> Markup {
    let record = &event.record;
    let nothing = || html! { span.muted { (look.say("not-stated")) } };
    let parties = |list: &[EventPartyRecord]| {
        html! {
            @if list.is_empty() { (nothing()) }
            @for (n, party) in list.iter().enumerate() {
                @if n > 0 { br; }
                (look.name(&party.name, &party.name_ar))
                " " span.muted { bdi dir="ltr" { (party.country) "." (party.sector) @if let Some(entity) = &party.entity { " " (entity) } } }
            }
        }
    };
    html! {
        dl.slots {
            dt { (look.say("type")) }
            dd { (look.say(&record.kind)) " " span.muted { bdi dir="ltr" { (record.kind) @if let Some(mode) = &record.mode { "/" (mode) } } } }
            dt { (look.say("status")) }
            dd { span.chip.(record.status) { (look.say(&record.status)) } }
            dt { (look.say("actor")) }
            dd { (parties(&record.actors)) }
            dt { (look.say("recipient")) }
            dd { (parties(&record.recipients)) }
            @for differing in record.disagreements.iter().filter(|d| matches!(d.field.as_str(), "actor" | "recipient")) {
                dt { (look.say("tellings-differ")) }
                dd {
                    @for (n, told) in differing.values.iter().enumerate() {
                        @if n > 0 { br; }
                        (look.say(&differing.field)) ": " bdi { (told.value) }
                        @if !told.by.is_empty() { " " span.muted { "(" (look.say("say-so")) " " bdi { (told.by.join(look.say("comma"))) } ")" } }
                    }
                }
            }
            dt { (look.say("when")) }
            dd {
                (days(look, record.from.as_deref(), record.to.as_deref()))
                @if let Some(basis) = &record.basis { " " span.muted { (look.say(basis)) } }
            }
            dt { (look.say("where")) }
            dd {
                @match &record.place {
                    Some(place) => { (look.name(place, record.place_ar.as_deref().unwrap_or(""))) @if let Some(c) = &record.place_country { " " span.muted { "(" (c) ")" } } }
                    None => (nothing()),
                }
            }
            dt { (look.say("told")) }
            dd {
                (told(look, record.n_reports, record.n_outlets, record.n_origins))
            }
        }
    }
}

/// One telling: the sentence with its parts marked, and the chain it came by.
fn telling(look: &Look, event: &EventDetail, evidence: &Evidence) -> Markup {
    let mention = &evidence.mention;
    let marks = marks(mention);
    let inside: Vec<_> = marks
        .iter()
        .copied()
        .filter(|m| m.1 >= mention.sentence.start && m.2 <= mention.sentence.end)
        .collect();
    let same = event.evidence.iter().filter(|e| e.copy_of.is_some() && e.copy_of == evidence.copy_of);
    let copy = same.map(|e| &e.document).any(|d| *d != evidence.document);
    let page = look.to(&format!("/d/{}", evidence.document), &[("m", &mention.id)]);
    html! {
        section.card data-marks=(as_json(&inside)) data-within="yes" {
            div.meta {
                bdi { (evidence.outlet.as_deref().unwrap_or(look.say("unknown"))) }
                (days(look, evidence.published_from.as_deref(), evidence.published_to.as_deref()))
                span.chip.(mention.status) { (look.say(&mention.status)) }
                @if copy { span.chip { (look.say("copy")) } }
                a href=(page) { (look.say("document")) ": " bdi { (evidence.title.as_deref().unwrap_or(&mention.doc)) } }
            }
            blockquote lang="ar" dir="rtl" data-from=(mention.sentence.start) { (evidence.sentence) }
            (quoted(look, &marks))
            h3.muted { (look.say("chain")) }
            ol.chain { @for link in &mention.source { (chain_link(look, link)) } }
            p.muted { (look.say("why")) ": " bdi dir="ltr" { (mention.why.frame) " · " (mention.why.file) ":" (mention.why.line) " · " (mention.id) " · " (mention.confidence) } }
        }
    }
}

fn chain_link(look: &Look, link: &Link) -> Markup {
    html! {
        li {
            (look.name(&link.name, &link.name_ar))
            @if link.role.as_deref() == Some("outlet") { " " span.muted { (look.say("outlet")) } }
            @if let Some(cue) = &link.cue { " " span.muted { "«" bdi lang="ar" { (cue.text) } "»" } }
            @if let Some(stance) = &link.stance { " " span.muted { (look.say(stance)) } }
        }
    }
}
