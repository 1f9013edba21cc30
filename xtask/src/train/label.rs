//! What gold says of every way to fill the roles of every predicate.

use khabar::event::EventType;
use khabar::event::rank::CHOICE;
use khabar::event::support::{Side, Sides};
use khabar::json::MentionRecord;
use khabar::measure::{Gold, Level, Spots, Told, agreement, dyad};
use std::collections::{HashMap, HashSet};

/// One predicate of one type, with every way to fill its roles, and the gold mentions it may tell.
pub struct Group {
    /// The document.
    pub doc: String,
    /// Its sentence and trigger, for people.
    pub told: String,
    /// Whether it is of a case rather than of an article.
    pub of_case: bool,
    /// Whether its text is a case that lists all it holds.
    pub of_whole_case: bool,
    /// Whether its text is a case without an event: it says what to drop as loudly as an article does.
    pub of_quiet_case: bool,
    /// Where its first word begins.
    pub head: u32,
    /// Where its sentence begins.
    pub sentence: u32,
    /// Its type.
    pub kind: EventType,
    /// The ways.
    pub ways: Vec<Way>,
}

impl Group {
    /// How much it counts: cases are single sentences, and there are more of them than of articles.
    pub fn weight(&self) -> f64 {
        if self.of_case { CASE } else { 1.0 }
    }
}

impl Group {
    /// How much it counts where it is learned what to keep.
    pub fn keep_weight(&self) -> f64 {
        if self.of_quiet_case { 1.0 } else { self.weight() }
    }
}

/// How much a predicate of a case counts beside one of an article.
const CASE: f64 = 1.0;

/// One way to fill the roles.
pub struct Way {
    /// Features of the choice among ways, by number.
    pub choice: Vec<u32>,
    /// Features of keeping the predicate, by number.
    pub keep: Vec<u32>,
    /// Whether a gold mention with this very trigger has these parties.
    pub right: bool,
    /// Whether it has them with their sectors and roles too.
    pub best: bool,
    /// The gold mentions of the document that have these parties: how well it tells them, and whether they are required.
    pub tells: Vec<(Fit, usize, bool)>,
    /// The countries of both sides, by number in the document; of acts without a direction the sides are one.
    pub countries: (Side, Side),
    /// Whom it names and how, for people.
    pub told: String,
}

/// How well a record tells a gold mention: its trigger the same, inside the quote, the status accepted, the type the
/// best one.
pub type Fit = (bool, bool, bool, bool);

/// A predicate with the way chosen.
#[derive(Clone)]
pub struct Chosen<'g> {
    /// The predicate.
    pub group: &'g Group,
    /// The way.
    pub way: &'g Way,
    /// Features of keeping it that the rest of its document gives.
    pub support: &'g [u32],
    /// The probability that it is right.
    pub confidence: f64,
}

/// By which words a gold mention names its parties: another of the same country is not meant.
pub struct Named {
    /// Who.
    pub actors: Vec<String>,
    /// To whom.
    pub recipients: Vec<String>,
    /// Whether the case leaves open what it does not list: a side without a party may then hold anybody.
    pub open: bool,
}

impl Named {
    fn holds(&self, record: &MentionRecord) -> bool {
        let has = |parties: &[&khabar::json::Party], words: &[String]| {
            words.iter().all(|w| parties.iter().any(|p| p.text.contains(w.as_str()) || w.contains(&p.text)))
        };
        let (actors, recipients): (Vec<_>, Vec<_>) =
            (record.actors.iter().collect(), record.recipients.iter().collect());
        if EventType::parse(&record.kind).is_some_and(EventType::is_undirected) {
            let both = [actors, recipients].concat();
            return has(&both, &self.actors) && has(&both, &self.recipients);
        }
        has(&actors, &self.actors) && has(&recipients, &self.recipients)
    }

    /// A record with the sides alone that the case lists, where it leaves the others open: those may hold anybody.
    fn listed(&self, record: &MentionRecord) -> Option<MentionRecord> {
        let undirected = EventType::parse(&record.kind).is_some_and(EventType::is_undirected);
        let known = !self.actors.is_empty() || !self.recipients.is_empty();
        if !self.open || !known || undirected {
            return None;
        }
        let mut listed = record.clone();
        if self.actors.is_empty() {
            listed.actors.clear();
        }
        if self.recipients.is_empty() {
            listed.recipients.clear();
        }
        Some(listed)
    }
}

/// The names of features, numbered in the order they are met.
#[derive(Default)]
pub struct Names {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Names {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// All of them, by number.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of a name, a new one where it is not known yet.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(&n) = self.numbers.get(name) {
            return n;
        }
        let n = self.names.len() as u32;
        self.numbers.insert(name.to_owned(), n);
        self.names.push(name.to_owned());
        n
    }
}

/// The predicates of a document, labelled.
pub fn label(
    text: &str,
    records: &[MentionRecord],
    features: &[&Vec<String>],
    gold: &[Gold],
    named: &[Named],
    names: &mut Names,
) -> Vec<Group> {
    let spots: Vec<Spots> = gold.iter().map(|g| Spots::of(&g.quote, text)).collect();
    let triggers: Vec<Option<Spots>> =
        gold.iter().map(|g| g.trigger.as_ref().map(|t| Spots::of(t, text))).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut keys: HashMap<(u32, &str), usize> = HashMap::new();
    let mut sides = Sides::default();
    for (record, features) in records.iter().zip(features) {
        let Some(kind) = EventType::parse(&record.kind) else { continue };
        let n = *keys.entry((record.trigger.start, record.kind.as_str())).or_insert_with(|| {
            let told = format!("{} {} | {}", record.kind, record.trigger.text, words(text, record));
            groups.push(Group {
                doc: record.doc.clone(),
                told,
                of_case: false,
                of_whole_case: false,
                of_quiet_case: false,
                head: record.trigger.start,
                sentence: record.sentence.start,
                kind,
                ways: Vec::new(),
            });
            groups.len() - 1
        });
        let (mut right, mut best, mut tells) = (false, false, Vec::new());
        for (g, gold) in gold.iter().enumerate().filter(|(_, gold)| gold.types.contains(&record.kind)) {
            let listed = named.get(g).and_then(|n| n.listed(record));
            let told = listed.as_ref().unwrap_or(record);
            let Some(spot) = spots[g].held_by(record).filter(|_| dyad(gold, told)) else { continue };
            let at = record.trigger.start;
            let inside = spot.0 <= at && at < spot.1;
            let same = match &triggers[g] {
                Some(spots) => spots
                    .0
                    .iter()
                    .any(|s| s.0 >= spot.0 && s.1 <= spot.1 && s.0 < record.trigger.end && at < s.1),
                None => inside,
            };
            let same = same && named.get(g).is_none_or(|n| n.holds(record));
            right |= same;
            best |= same && all_right(gold, told);
            let fit = (
                same,
                inside,
                gold.status.contains(&record.status),
                gold.types.first() == Some(&record.kind),
            );
            tells.push((fit, g, gold.required));
        }
        let (choice, keep): (Vec<&String>, Vec<&String>) =
            features.iter().partition(|f| f.starts_with(CHOICE));
        let mut numbers = |list: Vec<&String>| list.into_iter().map(|f| names.number(f)).collect();
        let (choice, keep) = (numbers(choice), numbers(keep));
        groups[n].ways.push(Way {
            choice,
            keep,
            right,
            best,
            tells,
            countries: countries(record, kind, &mut sides),
            told: whom(record, features),
        });
    }
    groups
}

/// What each chosen predicate answers: a required gold mention (`Some(true)`), an optional one, which costs nothing, or
/// none. A gold mention is answered once, by whom tells it best.
pub fn answers(chosen: &[&Chosen<'_>]) -> Vec<Option<bool>> {
    let mut pairs: Vec<(bool, Fit, usize, &str, usize)> = Vec::new();
    for (n, c) in chosen.iter().enumerate() {
        for &(fit, gold, required) in &c.way.tells {
            pairs.push((required, fit, n, &c.group.doc, gold));
        }
    }
    pairs.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    let mut out = vec![None; chosen.len()];
    let mut taken = HashSet::new();
    for (required, _, n, doc, gold) in pairs {
        if out[n].is_none() && taken.insert((doc, gold)) {
            out[n] = Some(required);
        }
    }
    out
}

/// Which predicates tell once more what another of their sentence tells that answers something: the engine keeps one of
/// them, so that they say nothing of what to drop.
pub fn repeats(chosen: &[&Chosen<'_>], answers: &[Option<bool>]) -> Vec<bool> {
    fn told<'c>(c: &'c Chosen<'_>) -> (&'c str, u32, EventType, (Side, Side)) {
        (&c.group.doc, c.group.sentence, c.group.kind, c.way.countries)
    }
    let answered: HashSet<_> =
        chosen.iter().zip(answers).filter(|(_, a)| a.is_some()).map(|(c, _)| told(c)).collect();
    chosen.iter().zip(answers).map(|(c, a)| a.is_none() && answered.contains(&told(c))).collect()
}

/// The words of a record's sentence.
fn words(text: &str, record: &MentionRecord) -> String {
    let (from, to) = (record.sentence.start as usize, record.sentence.end as usize);
    text.chars().skip(from).take((to - from).min(300)).collect()
}

/// Whether sectors and roles are right too.
fn all_right(gold: &Gold, record: &MentionRecord) -> bool {
    let agreement = agreement(gold, &Told::of(record));
    agreement.holds(Level::Sector) && agreement.holds(Level::Roles)
}

fn countries(record: &MentionRecord, kind: EventType, sides: &mut Sides) -> (Side, Side) {
    fn of(parties: &[khabar::json::Party]) -> impl Iterator<Item = &str> {
        parties.iter().map(|p| p.country.as_str()).filter(|c| *c != "---")
    }
    let (actors, recipients) = (of(&record.actors), of(&record.recipients));
    if kind.is_undirected() {
        let both = sides.number(actors.chain(recipients));
        return (both, both);
    }
    (sides.number(actors), sides.number(recipients))
}

fn whom(record: &MentionRecord, features: &[String]) -> String {
    let codes = |parties: &[khabar::json::Party]| {
        let one = |p: &khabar::json::Party| format!("{} {}", p.text, p.country);
        parties.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let how = features.iter().find(|f| f.starts_with("c:how=")).map_or("", |f| f);
    format!("[{}] > [{}] {how}", codes(&record.actors), codes(&record.recipients))
}
