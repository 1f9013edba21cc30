//! The brief as one page of HTML: no script, no font, no picture from elsewhere, so that it can be kept and sent.

mod disputed;
mod known;

use super::{Language, Page, short_days};
use crate::output::cleaned;
use khabar_store::EventRow;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The page.
pub fn html(page: &Page<'_>) -> String {
    let brief = page.brief;
    let title = page.title();
    html! {
        (DOCTYPE)
        html lang=(page.language.code()) dir=(page.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(format!("khabar {}", env!("CARGO_PKG_VERSION")));
                title { (title) " · khabar" }
                style { (PreEscaped(include_str!("../style.css"))) }
            }
            body {
                header {
                    p.name { bdi { "khabar" } " " bdi lang="ar" { "خبر" } }
                    h1 { (title) }
                    p.soft {
                        @for part in page.covers() { (part) " · " }
                        (days(page, brief.covers.from.as_deref(), brief.covers.to.as_deref()))
                    }
                    (counts(page))
                }
                main {
                    @if !brief.parties.is_empty() { (section(page, "parties", known::parties(page))) }
                    (section(page, "timeline", events(page, &brief.timeline, true)))
                    @if !brief.undated.is_empty() { (section(page, "undated", events(page, &brief.undated, true))) }
                    (section(page, "agreements", known::agreements(page)))
                    @if !brief.standings.is_empty() { (section(page, "standings", known::standings(page))) }
                    (section(page, "positions", disputed::positions(page)))
                    (section(page, "claims-checked", disputed::claims(page)))
                    (section(page, "figures", known::figures(page)))
                    @if !brief.conflicts.is_empty() { (section(page, "conflicts", disputed::conflicts(page))) }
                    (section(page, "not-known", disputed::unknown(page)))
                }
                footer { p { (page.say("made")) } }
            }
        }
    }
    .into_string()
}

fn section(page: &Page<'_>, key: &str, body: Markup) -> Markup {
    html! { section id=(key) { h2 { (page.say(key)) } (body) } }
}

fn nothing(page: &Page<'_>) -> Markup {
    html! { p.soft { (page.say("none")) } }
}

/// The numbers one sees first.
fn counts(page: &Page<'_>) -> Markup {
    let brief = page.brief;
    let disputed = brief.timeline.iter().chain(&brief.undated).filter(|e| e.disputed).count();
    let contradicted = brief.claims.iter().filter(|c| c.verdict == "contradicted").count();
    let numbers = [
        ("timeline", brief.timeline.len() + brief.undated.len(), "events", ""),
        ("agreements", brief.agreements.len(), "agreements", ""),
        ("positions", disputed, "disputed", "warn"),
        ("claims-checked", contradicted, "contradicted", "warn"),
    ];
    html! {
        ul.counts {
            @for (anchor, n, words, class) in numbers {
                @if n > 0 { li class=(class) { a href=(format!("#{anchor}")) { (page.say(words)) " " b { (n) } } } }
            }
        }
    }
}

fn days(page: &Page<'_>, from: Option<&str>, to: Option<&str>) -> Markup {
    html! {
        @match short_days(from, to) {
            Some(short) => { time datetime=(from.or(to).unwrap_or("")) { bdi dir="ltr" { (short) } } }
            None => { span.soft { (page.say("no-day")) } }
        }
    }
}

/// Events, with their words where they are told for the first time on the page.
fn events(page: &Page<'_>, events: &[EventRow], first: bool) -> Markup {
    html! {
        @if events.is_empty() { (nothing(page)) }
        ol.events { @for event in events { (event_item(page, event, first)) } }
    }
}

fn event_item(page: &Page<'_>, event: &EventRow, first: bool) -> Markup {
    let id = first.then_some(event.id.as_str());
    html! {
        li id=[id] {
            div.when {
                (days(page, event.from.as_deref(), event.to.as_deref()))
                span.chip.(event.status) { (page.say(&event.status)) }
                @if event.disputed { span.chip.disputed { (page.say("disputed")) } }
            }
            div {
                p.what lang=(page.language.code()) {
                    @if first { (page.name(&event.summary_en, &event.summary_ar)) }
                    @else { a href=(format!("#{}", event.id)) { (page.name(&event.summary_en, &event.summary_ar)) } }
                }
                blockquote lang="ar" dir="rtl" { (cleaned(&event.quote)) }
                p.soft { (by(page, event)) " · " (page.told(event)) @if first { " · " bdi.id dir="ltr" { (event.id) } } }
            }
        }
    }
}

/// Who says it, and in which outlet.
fn by(page: &Page<'_>, event: &EventRow) -> Markup {
    let outlet = event.outlet.as_deref().map_or(page.say("outlet-unknown"), |o| page.outlet(o));
    let names = if page.language == Language::Arabic { &event.sources_ar } else { &event.sources };
    let speakers = names.get(..names.len().saturating_sub(1)).unwrap_or(&[]);
    // The outlet has it from the speaker: the arrow points back to him, whichever way the page is read.
    let from = if page.language == Language::Arabic { "→" } else { "←" };
    let address = event.url.as_deref().filter(|u| u.starts_with("https://") || u.starts_with("http://"));
    html! {
        @if !speakers.is_empty() { (page.say("said-by")) @for speaker in speakers { " " bdi { (cleaned(speaker)) } " " (from) } " " }
        @match address {
            Some(url) => { a href=(url) rel="noopener noreferrer" { bdi { (cleaned(outlet)) } } }
            None => { bdi { (cleaned(outlet)) } }
        }
        @if let Some(day) = &event.published { " " bdi dir="ltr" { (day) } }
    }
}

fn outlet_name(page: &Page<'_>, outlet: &str) -> String {
    cleaned(page.outlet(outlet))
}

fn country_or(page: &Page<'_>, name: &str, name_ar: &str) -> String {
    match page.lex.world.country(name) {
        Some(state) => page.name(&state.name_en, &state.name_ar).to_owned(),
        None => page.name(page.say(name), name_ar).to_owned(),
    }
}
