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
        "planned" => ["will ", &wording.base].concat(),
        "possible" => ["may ", &wording.base].concat(),
        "negated" => ["did not ", &wording.base].concat(),
        "alleged" => ["allegedly ", &wording.past].concat(),
        "ongoing" if facts.actors.len() > 1 || facts.actors.iter().any(|a| a.many) => {
            format!("are {}", wording.ing)
        }
        "ongoing" => format!("is {}", wording.ing),
        _ => wording.past.clone(),
    };
    let mut out = capitalised(&[actor.as_str(), " ", &verb].concat());
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
        out.extend([" in ", place]);
    }
    if let Some((from, to)) = facts.when {
        out.extend([", ", &english_days(from, to)]);
    }
    if facts.status != "occurred" {
        out.extend([" (", facts.status, ")"]);
    }
    if let Some((nearest, outer)) = facts.sources.split_first() {
        let say = if nearest.many { "say" } else { "says" };
        out.extend([", ", say, " ", &nearest.words]);
        outer.iter().for_each(|via| out.extend([" via ", &via.words]));
    }
    out
}

/// Bytes that few summaries are longer than.
const LONG: usize = 256;

fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    let mut out = String::with_capacity(LONG);
    out.extend(first);
    out.push_str(chars.as_str());
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
    let join = |names: &[Called]| match names {
        [one] => one.words.clone(),
        [one, other] => [&one.words, " ", words.word("and"), &other.words].concat(),
        names => {
            let and = ["، ", words.word("and")].concat();
            names.iter().map(|n| n.words.as_str()).collect::<Vec<_>>().join(&and)
        }
    };
    let actor = if facts.actors.is_empty() { words.word("someone").to_owned() } else { join(facts.actors) };
    // «اتفاق بين مصر وتركيا»: what both do is between them.
    let between = facts.is_mutual(wording) && wording.mutual == "=";
    let from = words.word(if between { "between" } else { "from" });
    let mut out = String::with_capacity(LONG);
    out.extend([&wording.noun, " ", from, " ", &actor]);
    if !facts.recipients.is_empty() {
        out.extend([" ", &prefix::before(&wording.noun_prep, &join(facts.recipients))]);
    }
    if let Some(place) = facts.elsewhere() {
        out.extend([" ", words.word("in"), " ", place]);
    }
    if let Some((from, to)) = facts.when {
        out.extend(["، ", &arabic_days(words, from, to)]);
    }
    if facts.status != "occurred" {
        out.extend([" (", words.word(&["status-", facts.status].concat()), ")"]);
    }
    if let Some((nearest, outer)) = facts.sources.split_first() {
        out.extend(["، ", words.word("according"), " ", &nearest.words]);
        outer.iter().for_each(|via| out.extend([" ", words.word("via"), " ", &via.words]));
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
