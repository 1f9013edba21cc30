//! The event in words, in English and in Arabic, made from its fields by template.

use crate::date::Day;
use crate::lexicon::world::What;
use crate::lexicon::{Lexicon, Summaries};
use crate::text::{inflect, prefix};
use std::borrow::Cow;

/// A name as it stands in an Arabic summary, where a preposition is before every one: descriptions of people («مواطنون»)
/// change their ending, proper names do not.
pub fn behind_preposition<'n>(lex: &Lexicon, name: &'n str) -> Cow<'n, str> {
    let is_description =
        || lex.world.names.lookup(name).iter().any(|e| matches!(e.what, What::Description(..)));
    match inflect::genitive_plural(name).filter(|_| is_description()) {
        Some(changed) => Cow::Owned(changed),
        None => Cow::Borrowed(name),
    }
}

/// What a summary is made of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// PLOVER category.
    pub kind: &'a str,
    /// PLOVER mode.
    pub mode: Option<&'a str>,
    /// occurred, ongoing, planned, possible, alleged or negated.
    pub status: &'a str,
    /// Names of the actors.
    pub actors: &'a [&'a str],
    /// Names of the recipients.
    pub recipients: &'a [&'a str],
    /// First and last day.
    pub when: Option<(Day, Day)>,
    /// Name of the place.
    pub place: Option<&'a str>,
    /// Names of those who say it, nearest first.
    pub sources: &'a [&'a str],
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// In English: «Belarus's foreign minister will visit North Korea, 23–25 July 2024 (planned), says BelTA».
pub fn english(words: &Summaries, facts: &Facts<'_>) -> String {
    let Some(wording) = words.get(facts.kind, facts.mode) else { return String::new() };
    let reciprocal = facts.recipients.is_empty() && facts.actors.len() > 1;
    let actor = if facts.actors.is_empty() { "someone".to_owned() } else { list(facts.actors, "and") };
    let verb = match facts.status {
        "planned" => format!("will {}", wording.base),
        "possible" => format!("may {}", wording.base),
        "negated" => format!("did not {}", wording.base),
        "alleged" => format!("allegedly {}", wording.past),
        "ongoing" if facts.actors.len() > 1 => format!("are {}", wording.ing),
        "ongoing" => format!("is {}", wording.ing),
        _ => wording.past.clone(),
    };
    let mut out = format!("{actor} {verb}");
    if !facts.recipients.is_empty() && !reciprocal {
        if !wording.prep.is_empty() {
            out.push(' ');
            out.push_str(&wording.prep);
        }
        out.push(' ');
        out.push_str(&list(facts.recipients, "and"));
    }
    if let Some(place) = facts.place.filter(|p| !facts.recipients.contains(p)) {
        out.push_str(&format!(" in {place}"));
    }
    if let Some((from, to)) = facts.when {
        out.push_str(&format!(", {}", english_days(from, to)));
    }
    if facts.status != "occurred" {
        out.push_str(&format!(" ({})", facts.status));
    }
    if let Some((nearest, outer)) = facts.sources.split_first() {
        out.push_str(&format!(", says {nearest}"));
        outer.iter().for_each(|via| out.push_str(&format!(" via {via}")));
    }
    out
}

/// Days in English, as short as they may be: «23–25 July 2024», «July 2024», «2024».
pub fn english_days(from: Day, to: Day) -> String {
    let month = |d: Day| MONTHS[(d.month() as usize + 11) % 12];
    if from == to {
        return format!("{} {} {}", from.day(), month(from), from.year());
    }
    let whole_months = from.day() == 1 && to == to.last_of_month();
    match () {
        () if whole_months && from.month() == 1 && to.month() == 12 && from.year() == to.year() => {
            from.year().to_string()
        }
        () if whole_months && from.first_of_month() == to.first_of_month() => {
            format!("{} {}", month(from), from.year())
        }
        () if from.first_of_month() == to.first_of_month() => {
            format!("{}–{} {} {}", from.day(), to.day(), month(to), to.year())
        }
        () if from.year() == to.year() => {
            format!("{} {}–{} {} {}", from.day(), month(from), to.day(), month(to), to.year())
        }
        () => {
            format!("{} {} {}–{} {} {}", from.day(), month(from), from.year(), to.day(), month(to), to.year())
        }
    }
}

/// In Arabic, as a noun phrase so that nothing needs to agree: «زيارة من … إلى …، 23–25 يوليو 2024 (مقرر)، بحسب …».
pub fn arabic(words: &Summaries, facts: &Facts<'_>) -> String {
    let Some(wording) = words.get(facts.kind, facts.mode) else { return String::new() };
    let and = format!("، {}", words.word("and"));
    let join = |names: &[&str]| match names {
        [one, other] => format!("{one} {}{other}", words.word("and")),
        names => names.join(&and),
    };
    let actor = if facts.actors.is_empty() { words.word("someone").to_owned() } else { join(facts.actors) };
    let mut out = format!("{} {} {actor}", wording.noun, words.word("from"));
    if !facts.recipients.is_empty() {
        out.push_str(&format!(" {}", prefix::before(&wording.noun_prep, &join(facts.recipients))));
    }
    if let Some(place) = facts.place.filter(|p| !facts.recipients.contains(p)) {
        out.push_str(&format!(" {} {place}", words.word("in")));
    }
    if let Some((from, to)) = facts.when {
        out.push_str(&format!("، {}", arabic_days(words, from, to)));
    }
    if facts.status != "occurred" {
        out.push_str(&format!(" ({})", words.word(&format!("status-{}", facts.status))));
    }
    if let Some((nearest, outer)) = facts.sources.split_first() {
        out.push_str(&format!("، {} {nearest}", words.word("according")));
        outer.iter().for_each(|via| out.push_str(&format!(" {} {via}", words.word("via"))));
    }
    out
}

/// Days in Arabic, under the names of months the summaries use.
pub fn arabic_days(words: &Summaries, from: Day, to: Day) -> String {
    let month = |d: Day| words.word(&format!("month-{:02}", d.month())).to_owned();
    let full = |d: Day| format!("{} {} {}", d.day(), month(d), d.year());
    let whole_months = from.day() == 1 && to == to.last_of_month();
    match () {
        () if from == to => full(from),
        () if whole_months && from.month() == 1 && to.month() == 12 && from.year() == to.year() => {
            from.year().to_string()
        }
        () if whole_months && from.first_of_month() == to.first_of_month() => {
            format!("{} {}", month(from), from.year())
        }
        () if from.first_of_month() == to.first_of_month() => {
            format!("{}–{} {} {}", from.day(), to.day(), month(to), to.year())
        }
        () => format!("{} – {}", full(from), full(to)),
    }
}

fn list(names: &[&str], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} {and} {last}", rest.join(", ")),
    }
}
