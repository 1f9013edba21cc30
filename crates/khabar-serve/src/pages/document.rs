//! One page as it was read, right to left, with the evidence marked in it and the claims beside it.

use super::roles::{Mark, as_json, marks, quoted};
use crate::App;
use crate::layout::{Look, days, failure, page as whole, summary, unanswered};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use khabar::json::MentionRecord;
use khabar_store::DocumentDetail;
use maud::{Markup, html};
use serde::Deserialize;

/// The claim that is looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    m: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    look: Look,
    Path(id): Path<String>,
    chosen: Result<Query<Chosen>, QueryRejection>,
) -> Response {
    let chosen = chosen.map(|q| q.0.m).unwrap_or_default();
    match app.pool.ask(move |store| store.document(&id)).await {
        Ok(Some(document)) => {
            let title = document.title.clone().unwrap_or_else(|| document.doc.clone());
            whole(&look, &title, body(&look, &document, &chosen)).into_response()
        }
        Ok(None) => failure(&look, StatusCode::NOT_FOUND, look.say("not-found")).into_response(),
        Err(why) => unanswered(&look, why),
    }
}

fn body(look: &Look, document: &DocumentDetail, chosen: &str) -> Markup {
    let now = document.mentions.iter().map(|(_, m)| m).find(|m| m.id == chosen);
    let first = document.articles.first();
    html! {
        h1 lang="ar" dir="auto" { (document.title.as_deref().unwrap_or(&document.doc)) }
        div.meta {
            bdi { (document.outlet.as_deref().unwrap_or(look.say("unknown"))) }
            @if let Some(article) = first {
                span { (look.say("published")) " " (days(look, article.published_from.as_deref(), article.published_to.as_deref())) }
                @if let Some(basis) = &article.published_basis { span.muted { (look.say(basis)) } }
            }
            @if let Some(url) = document.url.as_deref().filter(|u| is_web(u)) {
                a href=(url) rel="noreferrer noopener" { bdi dir="ltr" { (url) } }
            }
            span.muted { bdi dir="ltr" { (document.doc) " · " (document.file) ":" (document.byte) } }
        }
        @if let Some(mention) = now { (quoted(look, &marks(mention))) }
        div.reader {
            article.text lang="ar" dir="rtl" data-marks=(as_json(&marked(document, now))) {
                @for block in blocks(document) { (shown(&block)) }
            }
            aside.claims {
                h2 { (look.say("events")) }
                ul { @for (event, mention) in &document.mentions { (claim(look, document, event.as_deref(), mention, chosen)) } }
            }
        }
    }
}

/// Pages come from anywhere; only addresses of the web become links.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Every sentence that tells an event, and the parts of the claim that is looked at; without one, every trigger.
fn marked<'a>(document: &'a DocumentDetail, now: Option<&'a MentionRecord>) -> Vec<Mark<'a>> {
    let mut out: Vec<Mark<'a>> =
        document.mentions.iter().map(|(_, m)| ("sentence", m.sentence.start, m.sentence.end, "")).collect();
    match now {
        Some(mention) => {
            out.push(("chosen", mention.sentence.start, mention.sentence.end, ""));
            out.extend(marks(mention));
        }
        None => out.extend(document.mentions.iter().flat_map(|(_, m)| marks(m)).filter(|m| m.0 == "trigger")),
    }
    out.sort();
    out.dedup();
    out
}

/// A run of the text.
struct Piece<'a> {
    kind: String,
    from: usize,
    words: &'a str,
}

/// The text in blocks; what no article has stands between them as it is.
fn blocks(document: &DocumentDetail) -> Vec<Piece<'_>> {
    let text = document.text.as_str();
    let mut points: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    points.push(text.len());
    let count = points.len() - 1;
    let slice =
        |from: usize, to: usize| &text[points[from.min(count)]..points[to.min(count).max(from.min(count))]];
    let mut spans: Vec<(usize, usize, String)> = Vec::new();
    for block in document.articles.iter().flat_map(|a| a.blocks.as_array()).flatten() {
        let at = |key: &str| block[key].as_u64().unwrap_or(0) as usize;
        spans.push((at("start"), at("end"), block["kind"].as_str().unwrap_or("body").to_owned()));
    }
    spans.sort();
    let mut out = Vec::new();
    let mut done = 0;
    for (start, end, kind) in spans {
        if start > done && !slice(done, start).trim().is_empty() {
            out.push(Piece { kind: "boilerplate".to_owned(), from: done, words: slice(done, start) });
        }
        if start >= done && end > start {
            out.push(Piece { kind, from: start, words: slice(start, end) });
            done = end;
        }
    }
    if !slice(done, count).trim().is_empty() {
        out.push(Piece { kind: "boilerplate".to_owned(), from: done, words: slice(done, count) });
    }
    out
}

fn shown(piece: &Piece<'_>) -> Markup {
    html! { p class=(piece.kind) id={ "b" (piece.from) } data-from=(piece.from) { (piece.words) } }
}

fn claim(
    look: &Look,
    document: &DocumentDetail,
    event: Option<&str>,
    mention: &MentionRecord,
    chosen: &str,
) -> Markup {
    let (first, second) = summary(look, &mention.summary.en, &mention.summary.ar);
    let here = look.to(&format!("/d/{}", document.id), &[("m", &mention.id)]);
    html! {
        li.now[mention.id == chosen] {
            a href=(here) { (first) }
            (second)
            div.meta {
                span.chip.(mention.status) { (look.say(&mention.status)) }
                @if let Some(event) = event { a href=(look.to(&format!("/e/{event}"), &[])) { (look.say("event")) } }
            }
        }
    }
}
