//! What the record holds of two: their officials and names, agreements, standing relations, figures.

use super::{country_or, days, events, nothing, outlet_name};
use crate::brief::Page;
use crate::output::cleaned;
use khabar_store::query::PartyBrief;
use maud::{Markup, html};

pub(super) fn parties(page: &Page<'_>) -> Markup {
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

/// Treaties with all their names, and the events that are agreements.
pub(super) fn agreements(page: &Page<'_>) -> Markup {
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

pub(super) fn standings(page: &Page<'_>) -> Markup {
    html! {
        ul.positions {
            @for row in &page.brief.standings {
                li {
                    p {
                        bdi.who { (country_or(page, &row.a_country, "")) } " — " bdi.who { (country_or(page, &row.b_country, "")) } " "
                        span.chip { bdi { (page.standing(row)) } }
                        @if let Some(since) = &row.since { " " (page.say("since")) " " bdi dir="ltr" { (since) } }
                    }
                    blockquote lang="ar" dir="rtl" { (cleaned(&row.sentence)) }
                }
            }
        }
    }
}

pub(super) fn figures(page: &Page<'_>) -> Markup {
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
                                td { bdi dir="ltr" { (page.amount(row)) } }
                                td lang="ar" dir="rtl" { (cleaned(&row.counted)) }
                                td lang="ar" dir="rtl" {
                                    @match &row.event {
                                        Some(event) => { a href=(format!("#{event}")) { (cleaned(&row.text)) } }
                                        None => { (cleaned(&row.text)) }
                                    }
                                }
                                td { bdi { (cleaned(row.name.as_deref().map_or_else(|| page.say("not-stated"), |n| page.name(n, row.name_ar.as_deref().unwrap_or(""))))) } " " bdi.soft { (outlet_name(page, &row.outlet)) } }
                                td { (days(page, row.from.as_deref(), row.to.as_deref())) }
                            }
                        }
                    }
                }
            }
        }
    }
}
