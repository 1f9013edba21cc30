//! Which events: the filter that `khabar events` and `khabar export` share.

use crate::asking::{outlet, place, who};
use crate::reading::{first_day, last_day, ordered};
use anyhow::Result;
use khabar::date::Day;
use khabar::event::{EventType, Status};
use khabar::lexicon::Lexicon;
use khabar_store::{Filter, Store, Who};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Which events.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Which events")]
pub struct Wanted {
    /// Who acts
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// To whom
    #[arg(long, value_name = "NAME")]
    recipient: Option<String>,
    /// Somebody with any part in it
    #[arg(long, value_name = "NAME")]
    party: Option<String>,
    /// Somebody who says it
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// PLOVER category, as CONSULT or ASSAULT
    #[arg(long = "type", value_name = "TYPE", value_parser = category)]
    kind: Option<String>,
    /// PLOVER mode, as visit or drone
    #[arg(long, value_parser = mode)]
    mode: Option<String>,
    /// What it has come to: occurred, ongoing, planned, possible, alleged or negated
    #[arg(long, value_parser = status)]
    status: Option<String>,
    /// An outlet that tells it, in Arabic or Latin
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Where: a place or a country, in Arabic or Latin, or a country code
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// No event that ended before this day; a month or a year stands for its first
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    from: Option<Day>,
    /// No event that began after this day; a month or a year stands for its last
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    to: Option<Day>,
    /// Words in the sentences that tell it
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Only events that somebody denies, or that are put on several who cannot all have done it
    #[arg(long)]
    disputed: bool,
}

impl Wanted {
    /// The filter, with the names resolved.
    pub fn filter(&self, store: &Store, lex: &Lexicon) -> Result<Filter> {
        ordered(self.from, self.to)?;
        let named = |name: &Option<String>| -> Result<Option<Who>> {
            name.as_deref().map(|n| who(store, lex, n)).transpose()
        };
        Ok(Filter {
            actor: named(&self.actor)?,
            recipient: named(&self.recipient)?,
            party: named(&self.party)?,
            source: named(&self.source)?,
            kind: self.kind.clone(),
            mode: self.mode.clone(),
            status: self.status.clone(),
            outlet: self.outlet.as_deref().map(|o| outlet(store, lex, o)).transpose()?,
            place: self.place.as_deref().map(|p| place(lex, p)).transpose()?,
            from: self.from.map(|d| d.to_string()),
            to: self.to.map(|d| d.to_string()),
            text: self.text.as_ref().map(|t| store.text_filter(lex, t)).transpose()?,
            disputed: self.disputed,
            ..Filter::default()
        })
    }

    /// The filter as it was asked for, for a manifest.
    pub fn told(&self) -> Value {
        let days = [self.from.map(|d| d.to_string()), self.to.map(|d| d.to_string())];
        let disputed = self.disputed.then(|| "true".to_owned());
        let all = [
            ("actor", &self.actor),
            ("recipient", &self.recipient),
            ("party", &self.party),
            ("source", &self.source),
            ("type", &self.kind),
            ("mode", &self.mode),
            ("status", &self.status),
            ("outlet", &self.outlet),
            ("place", &self.place),
            ("from", &days[0]),
            ("to", &days[1]),
            ("text", &self.text),
            ("disputed", &disputed),
        ];
        let given =
            all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?))));
        Value::Object(given.collect::<Map<String, Value>>())
    }
}

/// Reads a category of the command line.
fn category(name: &str) -> Result<String, String> {
    let names = || EventType::ALL.map(EventType::name).join(", ");
    let found = EventType::parse(&name.to_ascii_uppercase());
    found.map(|k| k.name().to_owned()).ok_or_else(|| format!("no such category; there are {}", names()))
}

/// Reads a mode of the command line: one that some frame of the lexicon gives.
fn mode(name: &str) -> Result<String, String> {
    let frames = &Lexicon::embedded().frames;
    let of_frames = frames.frames.iter().filter_map(|f| f.mode.as_deref());
    let all: BTreeSet<&str> = of_frames.chain(frames.instruments.iter().map(|i| i.mode.as_str())).collect();
    let found = all.iter().find(|m| m.eq_ignore_ascii_case(name)).map(|m| (*m).to_owned());
    let names = || all.iter().copied().collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| format!("no such mode; there are {}", names()))
}

/// Reads a status of the command line.
pub fn status(name: &str) -> Result<String, String> {
    let found = Status::parse(&name.to_ascii_lowercase());
    let names = "occurred, ongoing, planned, possible, alleged, negated";
    found.map(|s| s.name().to_owned()).ok_or_else(|| format!("no such status; there are {names}"))
}
