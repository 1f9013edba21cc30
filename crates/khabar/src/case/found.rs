//! What the engine makes of a text, as rows.

use super::Row;
use crate::engine::Reading;
use crate::json::{self, Link, MentionRecord, Party, Points, When};
use crate::lexicon::Lexicon;
use crate::mention::{Form, Mention};

/// The rows of a reading: its events, and with `all` its time expressions and mentions too.
pub fn rows(lex: &Lexicon, reading: &Reading, all: bool) -> Vec<Row> {
    let text = &reading.document.text;
    let mut out = Vec::new();
    for record in json::records(lex, reading) {
        event(text, &record, &mut out);
    }
    if all {
        let points = Points::new(text);
        for article in &reading.articles {
            out.extend(article.timexes.iter().map(|t| {
                let quote = points.quote(t.span);
                Row::made(false, "time", t.value.clone(), nth(text, &quote.text, quote.start))
            }));
            out.extend(article.mentions.iter().filter(|m| is_shown(m)).map(|m| {
                let quote = points.quote(m.span);
                Row::made(false, m.kind.name(), mention(m), nth(text, &quote.text, quote.start))
            }));
        }
    }
    out
}

fn is_shown(mention: &Mention) -> bool {
    !mention.span.is_empty() && !matches!(mention.form, Form::Pronoun | Form::Dropped)
}

fn event(text: &str, record: &MentionRecord, out: &mut Vec<Row>) {
    let kind = match &record.mode {
        Some(mode) => format!("{}/{mode}", record.kind),
        None => record.kind.clone(),
    };
    out.push(Row::made(false, "event", kind, nth(text, &record.trigger.text, record.trigger.start)));
    let mut sub = |key: &str, value: String, words: String| out.push(Row::made(true, key, value, words));
    for (key, list) in [("actor", &record.actors), ("recip", &record.recipients)] {
        for party in list {
            sub(key, who(&party.country, &party.sector), party_words(text, party));
        }
    }
    // A country read off a party's words is told by the party's row.
    if let Some(place) = record.place.as_ref().filter(|p| !p.place.is_empty()) {
        sub("place", place.country.clone(), nth(text, &place.quote.text, place.quote.start));
    }
    if let Some(when) = &record.when {
        sub("time", days(when), when_words(text, when));
    }
    if record.status != "occurred" {
        sub("status", record.status.clone(), String::new());
    }
    for link in record.source.iter().filter(|l| l.role.is_none()) {
        let (said, cue) = (&link.quote, &link.cue);
        let words = said.as_ref().map_or("-".to_owned(), |q| nth(text, &q.text, q.start));
        sub("said", speaker(link), words);
        if let Some(cue) = cue {
            sub("cue", link.stance.clone().unwrap_or_default(), nth(text, &cue.text, cue.start));
        }
    }
}

fn who(country: &str, sector: &[String]) -> String {
    match sector.first() {
        Some(first) => format!("{country}.{first}"),
        None => country.to_owned(),
    }
}

fn speaker(link: &Link) -> String {
    who(link.country.as_deref().unwrap_or("---"), &link.sector)
}

fn party_words(text: &str, party: &Party) -> String {
    if party.start == party.end {
        return "-".to_owned();
    }
    nth(text, &party.text, party.start)
}

fn days(when: &When) -> String {
    if when.from == when.to { when.from.clone() } else { format!("{}..{}", when.from, when.to) }
}

/// The words of a date; where none stand for it, how it is known.
fn when_words(text: &str, when: &When) -> String {
    when.quote.as_ref().map_or_else(|| format!("({})", when.basis), |q| nth(text, &q.text, q.start))
}

/// A mention's value: `COUNTRY/SECTOR`, then its office and how it is named where that is not plain.
fn mention(mention: &Mention) -> String {
    let mut out = mention.country.clone().unwrap_or_else(|| "-".to_owned());
    out.push('/');
    out.push_str(mention.sector.first().map_or("-", String::as_str));
    if let Some(office) = &mention.office {
        out.push(' ');
        out.push_str(office);
    } else if let Some(entity) = &mention.entity {
        out.push(' ');
        out.push_str(entity);
    }
    if mention.former {
        out.push_str(" former");
    }
    out
}

/// Words, with `#n` where they stand for the nth time.
fn nth(text: &str, words: &str, start: u32) -> String {
    let byte = text.char_indices().nth(start as usize).map_or(text.len(), |(b, _)| b);
    let before = text.match_indices(words).filter(|(at, _)| *at < byte).count();
    let line = words.replace('\n', " ");
    if before == 0 { line } else { format!("{line} #{}", before + 1) }
}
