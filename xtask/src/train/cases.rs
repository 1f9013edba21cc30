//! Cases as gold: the rows of `corpus/event` say what each text holds, word for word.

use super::label::Named;
use khabar::case::{Case, Row};
use khabar::measure::Gold;

/// The gold mentions of a case. An event whose rows leave a level open (`...`) is optional, for who acts is then not
/// known.
pub fn gold(case: &Case) -> Vec<Gold> {
    let mut out: Vec<Gold> = Vec::new();
    for row in &case.rows {
        match (row.indented, out.last_mut()) {
            (false, _) if row.key == "event" => out.push(event(case, row)),
            (true, Some(gold)) => part(gold, row),
            _ => {}
        }
    }
    for gold in &mut out {
        if gold.status.is_empty() {
            gold.status.push("occurred".to_owned());
        }
    }
    out
}

/// By which words each gold mention of a case names its parties.
pub fn named(case: &Case) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for row in &case.rows {
        let words = || row.words.split(" #").next().unwrap_or("").to_owned();
        match (row.indented, row.key.as_str(), out.last_mut()) {
            (false, "event", _) => {
                out.push(Named { actors: Vec::new(), recipients: Vec::new(), open: false });
            }
            (true, "actor", Some(named)) => named.actors.push(words()),
            (true, "recip", Some(named)) => named.recipients.push(words()),
            (true, "...", Some(named)) => named.open = true,
            _ => {}
        }
    }
    out
}

/// Whether everything the text holds is listed.
pub fn is_whole(case: &Case) -> bool {
    !case.rows.iter().any(|r| r.key == "..." && !r.indented)
}

fn event(case: &Case, row: &Row) -> Gold {
    let (kind, mode) = row.value.split_once('/').map_or((row.value.as_str(), None), |(k, m)| (k, Some(m)));
    Gold {
        doc: case.title.clone(),
        id: format!("{}:{}", case.title, row.line),
        quote: sentence(&case.text, &row.words).to_owned(),
        types: vec![kind.to_owned()],
        mode: mode.map(str::to_owned),
        actors: Vec::new(),
        recipients: Vec::new(),
        when: None,
        place: None,
        status: Vec::new(),
        source: Vec::new(),
        required: true,
        when_any: None,
        actors_any: None,
        recipients_any: None,
        source_any: true,
        trigger: Some(row.words.split(" #").next().unwrap_or("").to_owned()),
        source_words: Vec::new(),
    }
}

/// The sentence of a text in which words stand, at the occurrence that `#2` behind them tells; the text where they do not.
fn sentence<'t>(text: &'t str, words: &str) -> &'t str {
    let (words, nth) = words.rsplit_once(" #").map_or((words, 1), |(w, n)| (w, n.parse().unwrap_or(1)));
    let Some((at, _)) = text.match_indices(words).nth(nth.max(1) - 1) else { return text };
    let ends = |c: char| matches!(c, '\n' | '.' | '!' | '?' | '؟');
    let start =
        text[..at].rfind(ends).map_or(0, |end| end + text[end..].chars().next().map_or(0, char::len_utf8));
    let end = text[at + words.len()..].find(ends).map_or(text.len(), |end| at + words.len() + end);
    text[start..end].trim()
}

fn part(gold: &mut Gold, row: &Row) {
    let member = || row.value.replace('.', "/");
    match row.key.as_str() {
        "actor" => gold.actors.push(member()),
        "recip" => gold.recipients.push(member()),
        "status" => gold.status.push(row.value.clone()),
        "..." if gold.actors.is_empty() && gold.recipients.is_empty() => gold.required = false,
        _ => {}
    }
}
