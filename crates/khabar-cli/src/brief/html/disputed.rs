//! What is held against what: who claims and who denies, claims about the record, tellings that differ, what is not known.

use super::{days, nothing, outlet_name};
use crate::brief::Page;
use crate::output::cleaned;
use khabar_store::ClaimRow;
use khabar_store::query::SaysRow;
use maud::{Markup, html};

pub(super) fn positions(page: &Page<'_>) -> Markup {
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

pub(super) fn claims(page: &Page<'_>) -> Markup {
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
                span.soft { bdi { (outlet_name(page, claim.outlet.as_deref().unwrap_or("unknown"))) } } " "
                span.chip.(claim.verdict) { (page.say(&claim.verdict)) }
            }
            @if let Some(event) = &claim.event { p { (linked(event)) } }
            @if let Some(by) = &claim.by_event { p { (page.say("contradicted-by")) ": " (linked(by)) } }
        }
    }
}

pub(super) fn conflicts(page: &Page<'_>) -> Markup {
    html! {
        @for row in &page.brief.conflicts {
            article.card {
                p {
                    span.chip.warn { (page.say(row.kind)) @if let Some(field) = &row.field { " · " bdi { (page.field(field)) } } } " "
                    a href=(format!("#{}", row.event)) { (page.name(&row.summary_en, &row.summary_ar)) }
                }
                div.sides {
                    @for side in [&row.one, &row.other] {
                        div {
                            @if let Some(value) = &side.value { p { b { bdi { (cleaned(page.value(row.field.as_deref(), value))) } } } }
                            blockquote lang="ar" dir="rtl" { (cleaned(&side.quote)) }
                            p.soft {
                                bdi { (cleaned(page.side(side))) }
                                " " (days(page, side.published.as_deref(), None))
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn unknown(page: &Page<'_>) -> Markup {
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
