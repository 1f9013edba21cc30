//! Which words of a sentence play which part, for marking them and for quoting them beside it.

use crate::layout::Look;
use khabar::json::MentionRecord;
use maud::{Markup, html};

/// A part: its name, first code point, one past the last, the words.
pub(super) type Mark<'a> = (&'static str, u32, u32, &'a str);

/// The parts of a mention, in the order of their importance.
pub(super) fn marks(record: &MentionRecord) -> Vec<Mark<'_>> {
    let mut out: Vec<Mark<'_>> =
        vec![("trigger", record.trigger.start, record.trigger.end, record.trigger.text.as_str())];
    for (role, parties) in [("actor", &record.actors), ("recipient", &record.recipients)] {
        out.extend(parties.iter().map(|p| (role, p.start, p.end, p.text.as_str())));
    }
    if let Some(quote) = record.when.as_ref().and_then(|w| w.quote.as_ref()) {
        out.push(("when", quote.start, quote.end, &quote.text));
    }
    // A country known by a party's words is no place that the page names.
    if let Some(place) = record.place.as_ref().filter(|p| !p.place.is_empty()) {
        out.push(("where", place.quote.start, place.quote.end, &place.quote.text));
    }
    for link in &record.source {
        for quote in [&link.quote, &link.cue].into_iter().flatten() {
            out.push(("said", quote.start, quote.end, &quote.text));
        }
    }
    out.retain(|m| m.1 < m.2);
    out
}

/// Marks as the script reads them.
pub(super) fn as_json(marks: &[Mark<'_>]) -> String {
    let triples: Vec<(&str, u32, u32)> = marks.iter().map(|m| (m.0, m.1, m.2)).collect();
    serde_json::to_string(&triples).unwrap_or_default()
}

/// The words quoted, each with its part: what a reader has without the script.
pub(super) fn quoted(look: &Look, marks: &[Mark<'_>]) -> Markup {
    html! {
        ul.roles {
            @for (role, _, _, words) in marks {
                li class=(role) {
                    span { (look.say(key(role))) ": " }
                    b lang="ar" dir="rtl" { (words) }
                }
            }
        }
    }
}

fn key(role: &str) -> &'static str {
    match role {
        "trigger" => "role-trigger",
        "actor" => "role-actor",
        "recipient" => "role-recipient",
        "when" => "role-when",
        "where" => "role-where",
        _ => "role-said",
    }
}
