//! The event in words, in English and in Arabic, made from its fields by template.

use super::naming::Called;
use crate::date::Day;
use crate::lexicon::Summaries;
use crate::lexicon::summaries::Wording;
use crate::text::prefix;

/// What a summary is made of.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The frame that found it; empty where nobody tells.
    pub frame: &'a str,
    /// PLOVER category.
    pub kind: &'a str,
    /// PLOVER mode.
    pub mode: Option<&'a str>,
    /// occurred, ongoing, planned, possible, alleged or negated.
    pub status: &'a str,
    /// What the actors are called.
    pub actors: &'a [Called],
    /// What the recipients are called.
    pub recipients: &'a [Called],
    /// First and last day.
    pub when: Option<(Day, Day)>,
    /// Name of the place.
    pub place: Option<&'a str>,
    /// What those who say it are called, nearest first.
    pub sources: &'a [Called],
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

impl Facts<'_> {
    /// Whether the actors act on each other: several, and nobody beside them.
    fn is_mutual(&self, wording: &Wording) -> bool {
        self.recipients.is_empty() && self.actors.len() > 1 && !wording.mutual.is_empty()
    }

    /// The place, where no recipient is it.
    fn elsewhere(&self) -> Option<&str> {
        self.place.filter(|p| !self.recipients.iter().any(|r| r.words == *p))
    }
}

/// In English: «Belarus's foreign minister will visit North Korea, 23–25 July 2024 (planned), says Belarus's foreign ministry via
/// BelTA».
pub fn english(words: &Summaries, facts: &Facts<'_>) -> String {
    let Some(wording) = words.get(facts.frame, facts.kind, facts.mode) else { return String::new() };
    let actor = if facts.actors.is_empty() { "someone".to_owned() } else { list(facts.actors) };
    let verb = match facts.status {
        "planned" => format!("will {}", wording.base),
        "possible" => format!("may {}", wording.base),
        "negated" => format!("did not {}", wording.base),
        "alleged" => format!("allegedly {}", wording.past),
        "ongoing" if facts.actors.len() > 1 || facts.actors.iter().any(|a| a.many) => {
            format!("are {}", wording.ing)
        }
        "ongoing" => format!("is {}", wording.ing),
        _ => wording.past.clone(),
    };
    let mut out = capitalised(&format!("{actor} {verb}"));
    let object = match (facts.recipients, facts.is_mutual(wording)) {
        ([], true) if wording.mutual == "=" => None,
        ([], true) => Some(wording.mutual.clone()),
        ([], false) => Some(wording.alone.clone()),
        (recipients, _) => Some(list(recipients)),
    };
    for word in object.iter().filter(|o| !o.is_empty()).flat_map(|object| [&wording.prep, object]) {
        if !word.is_empty() {
            out.push(' ');
            out.push_str(word);
        }
    }
    if let Some(place) = facts.elsewhere() {
        out.push_str(&format!(" in {place}"));
    }
    if let Some((from, to)) = facts.when {
        out.push_str(&format!(", {}", english_days(from, to)));
    }
    if facts.status != "occurred" {
        out.push_str(&format!(" ({})", facts.status));
    }
    if let Some((nearest, outer)) = facts.sources.split_first() {
        let say = if nearest.many { "say" } else { "says" };
        out.push_str(&format!(", {say} {}", nearest.words));
        outer.iter().for_each(|via| out.push_str(&format!(" via {}", via.words)));
    }
    out
}

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
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
        () if whole_months && from.month() == 1 && to.month() == 12 => {
            format!("{}–{}", from.year(), to.year())
        }
        () if whole_months && from.first_of_month() == to.first_of_month() => {
            format!("{} {}", month(from), from.year())
        }
        () if whole_months && from.year() == to.year() => {
            format!("{}–{} {}", month(from), month(to), to.year())
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
    let Some(wording) = words.get(facts.frame, facts.kind, facts.mode) else { return String::new() };
    let and = format!("، {}", words.word("and"));
    let join = |names: &[Called]| match names {
        [one, other] => format!("{} {}{}", one.words, words.word("and"), other.words),
        names => names.iter().map(|n| n.words.as_str()).collect::<Vec<_>>().join(&and),
    };
    let actor = if facts.actors.is_empty() { words.word("someone").to_owned() } else { join(facts.actors) };
    // «اتفاق بين مصر وتركيا»: what both do is between them.
    let between = facts.is_mutual(wording) && wording.mutual == "=";
    let mut out =
        format!("{} {} {actor}", wording.noun, words.word(if between { "between" } else { "from" }));
    if !facts.recipients.is_empty() {
        out.push_str(&format!(" {}", prefix::before(&wording.noun_prep, &join(facts.recipients))));
    }
    if let Some(place) = facts.elsewhere() {
        out.push_str(&format!(" {} {place}", words.word("in")));
    }
    if let Some((from, to)) = facts.when {
        out.push_str(&format!("، {}", arabic_days(words, from, to)));
    }
    if facts.status != "occurred" {
        out.push_str(&format!(" ({})", words.word(&format!("status-{}", facts.status))));
    }
    if let Some((nearest, outer)) = facts.sources.split_first() {
        out.push_str(&format!("، {} {}", words.word("according"), nearest.words));
        outer.iter().for_each(|via| out.push_str(&format!(" {} {}", words.word("via"), via.words)));
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
        () if whole_months && from.month() == 1 && to.month() == 12 => {
            format!("{}–{}", from.year(), to.year())
        }
        () if whole_months && from.first_of_month() == to.first_of_month() => {
            format!("{} {}", month(from), from.year())
        }
        () if whole_months && from.year() == to.year() => {
            format!("{}–{} {}", month(from), month(to), to.year())
        }
        () if from.first_of_month() == to.first_of_month() => {
            format!("{}–{} {} {}", from.day(), to.day(), month(to), to.year())
        }
        () => format!("{} – {}", full(from), full(to)),
    }
}

fn list(names: &[Called]) -> String {
    match names {
        [] => String::new(),
        [one] => one.words.clone(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(|n| n.words.as_str()).collect();
            format!("{} and {}", rest.join(", "), last.words)
        }
    }
}
