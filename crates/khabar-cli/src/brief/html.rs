//! The brief as one page of HTML: no script, no font, no picture from elsewhere, so that it can be kept and sent.

use super::{Language, Page, short_days};
use crate::output::cleaned;
use khabar_store::query::{PartyBrief, SaysRow};
use khabar_store::{ClaimRow, EventRow};
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
                style { (PreEscaped(include_str!("style.css"))) }
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
                    @if !brief.parties.is_empty() { (section(page, "parties", parties(page))) }
                    (section(page, "timeline", events(page, &brief.timeline, true)))
                    @if !brief.undated.is_empty() { (section(page, "undated", events(page, &brief.undated, true))) }
                    (section(page, "agreements", agreements(page)))
                    @if !brief.standings.is_empty() { (section(page, "standings", standings(page))) }
                    (section(page, "positions", positions(page)))
                    (section(page, "claims-checked", claims(page)))
                    (section(page, "figures", figures(page)))
                    @if !brief.conflicts.is_empty() { (section(page, "conflicts", conflicts(page))) }
                    (section(page, "not-known", unknown(page)))
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

fn parties(page: &Page<'_>) -> Markup {
    html! { div.parties { @for party in &page.brief.parties { (party_card(page, party)) } } }
}

fn party_card(page: &Page<'_>, party: &PartyBrief) -> Markup {
    html! {
        article.card {
            h3 { bdi { (page.who(&party.who)) } }
            @if !party.names.is_empty() {
                p.soft { (page.say("named")) }
                ul.names.soft {
                    @for (name, times) in &party.names { li { bdi lang="ar" { (cleaned(name)) } " " bdi.times dir="ltr" { (times) "×" } } }
                }
            }
            @if !party.officials.is_empty() {
                h4 { (page.say("official")) }
                ul.officials {
                    @for row in &party.officials {
                        li {
                            bdi.who { (page.name(&row.holder, &row.holder_ar)) } " " span.soft { bdi { (page.office(&row.office)) } }
                            " " (days(page, row.first.as_deref(), row.last.as_deref()))
                            @if let Some((words, tenure, differs)) = page.beside(row) {
                                p.(if differs { "warn" } else { "soft" }) { (words) " " bdi dir="ltr" { (tenure.replace("..", " – ")) } }
                            }
                        }
                    }
                }
            }
            @if !party.others.is_empty() {
                p.soft { (page.say("also")) }
                ul.names.soft {
                    @for other in &party.others { li { bdi { (country_or(page, &other.name, &other.name_ar)) } " " bdi.times { (other.n_events) } } }
                }
            }
        }
    }
}

fn country_or(page: &Page<'_>, name: &str, name_ar: &str) -> String {
    match page.lex.world.country(name) {
        Some(state) => page.name(&state.name_en, &state.name_ar).to_owned(),
        None => page.name(page.say(name), name_ar).to_owned(),
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
    let outlet = event.outlet.as_deref().unwrap_or(page.say("outlet-unknown"));
    let names = if page.language == Language::Arabic { &event.sources_ar } else { &event.sources };
    let speakers = names.get(..names.len().saturating_sub(1)).unwrap_or(&[]);
    let address = event.url.as_deref().filter(|u| u.starts_with("https://") || u.starts_with("http://"));
    html! {
        @if !speakers.is_empty() { (page.say("said-by")) @for speaker in speakers { " " bdi { (cleaned(speaker)) } " ←" } " " }
        @match address {
            Some(url) => { a href=(url) rel="noopener noreferrer" { bdi { (cleaned(outlet)) } } }
            None => { bdi { (cleaned(outlet)) } }
        }
        @if let Some(day) = &event.published { " " bdi dir="ltr" { (day) } }
    }
}

fn positions(page: &Page<'_>) -> Markup {
    let rows = &page.brief.positions;
    html! {
        @if rows.is_empty() { (nothing(page)) }
        @for group in rows.chunk_by(|a, b| a.event == b.event) {
            @let event = &group[0];
            article.card {
                h3 { a href=(format!("#{}", event.event)) { (page.name(&event.summary_en, &event.summary_ar)) } }
                ul.positions { @for row in group { (position(page, row)) } }
            }
        }
    }
}

fn position(page: &Page<'_>, row: &SaysRow) -> Markup {
    html! {
        li.(row.position.name()) {
            p {
                bdi.who { (cleaned(page.name(&row.name, &row.name_ar))) } " "
                span.chip { (page.say(row.position.name())) }
                @if let Some(cue) = &row.cue { " " bdi.soft lang="ar" { "«" (cleaned(cue)) "»" } }
                " " (days(page, row.published.as_deref(), None))
            }
            blockquote lang="ar" dir="rtl" { (cleaned(&row.quote)) }
            p.soft {
                @for (n, outlet) in row.outlets.iter().enumerate() { @if n > 0 { " · " } bdi { (outlet_name(page, outlet)) } }
            }
        }
    }
}

fn outlet_name(page: &Page<'_>, outlet: &str) -> String {
    if outlet == "unknown" { page.say("outlet-unknown").to_owned() } else { cleaned(outlet) }
}

fn claims(page: &Page<'_>) -> Markup {
    html! {
        @if page.brief.claims.is_empty() { (nothing(page)) }
        @for claim in &page.brief.claims { (claim_card(page, claim)) }
    }
}

fn claim_card(page: &Page<'_>, claim: &ClaimRow) -> Markup {
    let linked = |id: &str| match page.summary(id) {
        Some(summary) => html! { a href=(format!("#{id}")) { (summary) } },
        None => html! { bdi.id dir="ltr" { (id) } },
    };
    html! {
        article.card.(claim.verdict) {
            p {
                q lang="ar" dir="rtl" { (cleaned(&claim.text)) } " "
                span.soft { bdi { (claim.outlet.as_deref().map(cleaned).unwrap_or_else(|| page.say("outlet-unknown").to_owned())) } } " "
                span.chip.(claim.verdict) { (page.say(&claim.verdict)) }
            }
            @if let Some(event) = &claim.event { p { (linked(event)) } }
            @if let Some(by) = &claim.by_event { p { (page.say("contradicted-by")) ": " (linked(by)) } }
        }
    }
}

fn figures(page: &Page<'_>) -> Markup {
    let rows = &page.brief.figures;
    html! {
        @if rows.is_empty() { (nothing(page)) }
        @else {
            div.wide {
                table {
                    thead { tr { @for key in ["value", "role", "words", "source", "when"] { th scope="col" { (page.say(key)) } } } }
                    tbody {
                        @for row in rows {
                            tr {
                                td { bdi dir="ltr" { (row.amount()) } }
                                td lang="ar" dir="rtl" { (cleaned(&row.counted)) }
                                td lang="ar" dir="rtl" {
                                    @match &row.event {
                                        Some(event) => { a href=(format!("#{event}")) { (cleaned(&row.text)) } }
                                        None => { (cleaned(&row.text)) }
                                    }
                                }
                                td { bdi { (cleaned(row.name.as_deref().unwrap_or_else(|| page.say("not-stated")))) } " " bdi.soft { (outlet_name(page, &row.outlet)) } }
                                td { (days(page, row.from.as_deref(), row.to.as_deref())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Treaties with all their names, and the events that are agreements.
fn agreements(page: &Page<'_>) -> Markup {
    let brief = page.brief;
    html! {
        @if brief.treaties.is_empty() && brief.agreements.is_empty() { (nothing(page)) }
        @for treaty in &brief.treaties {
            article.card {
                h3 { bdi { (cleaned(page.name(&treaty.name, &treaty.name_ar))) } }
                p { (days(page, treaty.from.as_deref(), treaty.to.as_deref())) }
                p.soft { (page.say("named")) }
                ul.names.soft { @for name in &treaty.names { li { bdi lang="ar" { (cleaned(name)) } } } }
                @for provision in &treaty.provisions { blockquote lang="ar" dir="rtl" { (cleaned(provision)) } }
            }
        }
        @if !brief.agreements.is_empty() { (events(page, &brief.agreements, false)) }
    }
}

fn standings(page: &Page<'_>) -> Markup {
    html! {
        ul.positions {
            @for row in &page.brief.standings {
                li {
                    p {
                        bdi.who { (country_or(page, &row.a_country, "")) } " — " bdi.who { (country_or(page, &row.b_country, "")) } " "
                        span.chip { bdi dir="ltr" { (row.kind_in_words()) } }
                        @if let Some(since) = &row.since { " " (page.say("since")) " " bdi dir="ltr" { (since) } }
                    }
                    blockquote lang="ar" dir="rtl" { (cleaned(&row.sentence)) }
                }
            }
        }
    }
}

fn conflicts(page: &Page<'_>) -> Markup {
    html! {
        @for row in &page.brief.conflicts {
            article.card {
                p {
                    span.chip.warn { (page.say(row.kind)) @if let Some(field) = &row.field { " · " bdi dir="ltr" { (field) } } } " "
                    a href=(format!("#{}", row.event)) { (page.name(&row.summary_en, &row.summary_ar)) }
                }
                div.sides {
                    @for side in [&row.one, &row.other] {
                        div {
                            @if let Some(value) = &side.value { p { b { bdi { (cleaned(value)) } } } }
                            blockquote lang="ar" dir="rtl" { (cleaned(&side.quote)) }
                            p.soft {
                                bdi { (cleaned(side.source.as_deref().or(side.outlet.as_deref()).unwrap_or(page.say("outlet-unknown")))) }
                                " " (days(page, side.published.as_deref(), None))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn unknown(page: &Page<'_>) -> Markup {
    html! {
        ul.unknown {
            @for (words, n, ids) in page.unknowns() {
                li {
                    b { (n) } " " (words)
                    @if !ids.is_empty() && ids.len() <= 12 {
                        ul { @for id in ids { li { a href=(format!("#{id}")) { (page.summary(id).unwrap_or(id)) } } } }
                    }
                }
            }
            @for (from, to) in &page.brief.gaps.silences {
                li { (page.say("silences")) ": " (days(page, Some(from), Some(to))) }
            }
        }
        p.soft { (page.say("silence")) }
    }
}
