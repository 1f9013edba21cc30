//! What commands that ask a store share: opening it, knowing whom a name means, listing events.

use crate::cli::NOTHING;
use crate::output::{Listing, counted, hidden, isolated, shown, shown_right};
use anyhow::{Result, bail};
use khabar::lexicon::Lexicon;
use khabar::lexicon::world::Candidate;
use khabar::text::romanise::romanise;
use khabar::text::{fold, translit};
use khabar_store::query::{DisputeRow, ReadingRow, Resolved};
use khabar_store::{EventDetail, EventRow, Store, Who};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Which store is asked.
#[derive(clap::Args, Clone, Debug)]
pub struct Asked {
    /// The store
    #[arg(
        short,
        long,
        value_name = "FILE",
        env = "KHABAR_STORE",
        hide_env_values = true,
        default_value = "news.db"
    )]
    store: PathBuf,
}

impl Asked {
    /// Opens it for reading.
    pub fn open(&self) -> Result<Store> {
        Ok(Store::open(&self.store)?)
    }
}

/// Whom a name means; where it may mean several, the error lists them.
pub fn who(store: &Store, lex: &Lexicon, name: &str) -> Result<Who> {
    match store.resolve(lex, name)? {
        Resolved::One(who) => Ok(who),
        Resolved::Unknown => bail!(
            "nobody called «{name}» in the lexicon or the store\nhelp: try another spelling, the full name, or a country code such as EGY"
        ),
        Resolved::Several(candidates) => bail!(several_of(name, &candidates, "say which by its id:")),
    }
}

/// The place a name means: its Latin name, or a country's code. A name that no lexicon has is taken as it stands, since pages
/// name places that no lexicon has.
pub fn place(lex: &Lexicon, name: &str) -> Result<String> {
    let code = name.trim().to_ascii_uppercase();
    if lex.world.country(&code).is_some() {
        return Ok(code);
    }
    let mut found = lex.world.find(name);
    found.retain(|c| matches!(c.kind, "place" | "state"));
    let best = found.first().map_or(0.0, |c| c.score);
    found.retain(|c| c.score >= best);
    // «تونس» is a state and its capital: the state holds the city.
    if let Some(state) = found.iter().find(|c| c.kind == "state") {
        return Ok(state.country.clone());
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found.dedup_by(|a, b| a.name == b.name);
    match found.as_slice() {
        [] => Ok(name.trim().to_owned()),
        [one] => Ok(one.name.clone()),
        several => bail!(several_of(name, several, "say which by its Latin name:")),
    }
}

/// How many candidates a message lists.
const LISTED: usize = 12;

/// What a name may mean, as a list to choose from; what to say for one that has no id is its name.
fn several_of(name: &str, candidates: &[Candidate], how: &str) -> String {
    let mut message = format!("«{name}» may mean several; {how}");
    for c in candidates.iter().take(LISTED) {
        let country = if c.country.is_empty() { String::new() } else { format!(", {}", c.country) };
        let name_ar = isolated(&c.name_ar);
        message.push_str(&match c.entity.as_str() {
            "" => format!("\n  '{}' (known from the pages alone{country})  {name_ar}", c.name),
            entity => format!("\n  {entity:24} {} ({}{country})  {name_ar}", c.name, c.kind),
        });
    }
    if candidates.len() > LISTED {
        message.push_str(&format!("\n  and {} more: give more of the name", candidates.len() - LISTED));
    }
    message
}

/// An outlet as the pages of the store have it; an outlet none of them is of is an error that says what there is.
pub fn outlet(store: &Store, lex: &Lexicon, name: &str) -> Result<String> {
    let all = store.outlets()?;
    let wanted = lex.world.outlet(name).map(|o| o.id.as_str());
    let same = |own: &&String| {
        fold::loose(own) == fold::loose(name)
            || own.eq_ignore_ascii_case(name.trim())
            || (wanted.is_some() && lex.world.outlet(own).map(|o| o.id.as_str()) == wanted)
    };
    if let Some(own) = all.iter().find(same) {
        return Ok(own.clone());
    }
    // «الساحل» and «sahel» for «الساحل نيوز»: some of its words, where they are no other outlet's.
    let key = |n: &str| translit::latin_key(&if n.is_ascii() { n.to_owned() } else { romanise(n) });
    let wanted = key(name);
    let part =
        |own: &&String| !wanted.is_empty() && format!(" {} ", key(own)).contains(&format!(" {wanted} "));
    if let [only] = all.iter().filter(part).collect::<Vec<_>>().as_slice() {
        return Ok((*only).clone());
    }
    let mut there: Vec<String> = all.iter().take(LISTED).map(|o| isolated(o)).collect();
    if all.len() > LISTED {
        there.push(format!("and {} more", all.len() - LISTED));
    }
    match there.is_empty() {
        true => bail!(
            "no page in the store has an outlet\nhelp: khabar run --outlet NAME gives one to pages that do not say it"
        ),
        false => bail!("no page in the store is of an outlet «{name}»\nhelp: there are {}", there.join(", ")),
    }
}

/// The event of an id, or the one a mention tells of.
pub fn event(store: &Store, id: &str) -> Result<Option<EventDetail>> {
    if let Some(event) = store.event(id)? {
        if event.record.id != id {
            eprintln!("{id} is {} now: its tellings were joined, or an earlier one came in", event.record.id);
        }
        return Ok(Some(event));
    }
    let of_mention = store.mention(id)?.and_then(|m| m.event);
    Ok(match of_mention {
        Some(event) => store.event(&event)?,
        None => None,
    })
}

/// Whether a name can be nothing but an event's id.
pub fn is_event_id(name: &str) -> bool {
    name.strip_prefix("e_").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Says that no event has an id, and what the store covers.
pub fn no_event(store: &Store, id: &str) -> Result<u8> {
    nothing(store, &format!("no event in the store has the id {id}, khabar events lists them"))
}

/// Says that there is no answer, and what the store covers: silence is no denial.
pub fn nothing(store: &Store, what: &str) -> Result<u8> {
    eprintln!("{what}; the store covers {}", store.coverage()?);
    Ok(NOTHING)
}

/// Days as tables show them.
pub fn days(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from}..{to}"),
        (Some(day), _) | (None, Some(day)) => day.to_owned(),
        (None, None) => "day not stated".to_owned(),
    }
}

/// A list of events, ready for rows.
pub fn event_list() -> Listing {
    Listing::new(&[
        hidden("from"),
        hidden("to"),
        hidden("type"),
        hidden("mode"),
        hidden("status"),
        hidden("disputed"),
        hidden("actors"),
        hidden("actor_countries"),
        hidden("recipients"),
        hidden("recipient_countries"),
        hidden("place"),
        hidden("place_country"),
        hidden("n_mentions"),
        hidden("n_reports"),
        hidden("n_outlets"),
        hidden("n_origins"),
        hidden("first_reported"),
        hidden("sources"),
        hidden("quote"),
        hidden("doc"),
        hidden("id"),
        hidden("summary_en"),
        hidden("summary_ar"),
        shown("when, id"),
        shown("what"),
        shown_right("told"),
        shown("summary"),
    ])
}

/// Who says which, where an event is put on several who cannot all have done it; a line for each field.
fn disputes(event: &EventRow) -> String {
    let reading = |r: &ReadingRow| match r.by.is_empty() {
        true => r.value.clone(),
        false => format!("{} (says {})", r.value, r.by.join(", ")),
    };
    let line = |d: &DisputeRow| {
        format!("\n{}: {}", d.field, d.readings.iter().map(reading).collect::<Vec<_>>().join(" or "))
    };
    event.disputes.iter().filter(|_| event.disputed).map(line).collect()
}

/// Adds an event to a list.
pub fn add_event(list: &mut Listing, event: &EventRow) {
    let names = |parties: &[khabar_store::query::PartyRow]| {
        json!(parties.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; "))
    };
    let countries = |parties: &[khabar_store::query::PartyRow]| {
        json!(parties.iter().map(|p| p.country.as_str()).collect::<Vec<_>>())
    };
    let kind = event.mode.as_deref().map_or(event.kind.clone(), |mode| format!("{} {mode}", event.kind));
    let disputed = if event.disputed { ", disputed" } else { "" };
    let day = match (&event.from, &event.to) {
        (Some(from), Some(to)) if from != to => format!("{from} …"),
        (Some(from), _) => from.clone(),
        _ => "day not stated".to_owned(),
    };
    list.row_of(
        serde_json::to_value(event).unwrap_or(Value::Null),
        vec![
            json!(event.from),
            json!(event.to),
            json!(event.kind),
            json!(event.mode),
            json!(event.status),
            json!(event.disputed),
            names(&event.actors),
            countries(&event.actors),
            names(&event.recipients),
            countries(&event.recipients),
            json!(event.place),
            json!(event.place_country),
            json!(event.n_mentions),
            json!(event.n_reports),
            json!(event.n_outlets),
            json!(event.n_origins),
            json!(event.first_reported),
            json!(event.sources.join("; ")),
            json!(event.quote),
            json!(event.doc),
            json!(event.id),
            json!(event.summary_en),
            json!(event.summary_ar),
            json!(format!("{day}\n{}", event.id)),
            json!(format!("{kind}\n{}{disputed}", event.status)),
            json!(format!("{}×\n{}", event.n_reports, counted(event.n_outlets, "outlet"))),
            json!(format!("{}\n{}{}", event.summary_en, event.summary_ar, disputes(event))),
        ],
    );
}
