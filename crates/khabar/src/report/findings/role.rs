//! What a number says of the event it is told with: how many died («12 قتيلا»), were hurt («إصابة نحو 30 آخرين»), were held,
//! or what a sum is of («حجم التبادل التجاري»).

use super::view::View;
use crate::clause::Parsed;
use crate::event::{EventMention, EventType};
use crate::lexicon::findings::FindingClass;
use crate::span::Span;
use crate::word::Reading;

/// The unit of a number of people.
pub(super) const PERSON: &str = "person";

/// A number, by the words around it that may tell its role; tokens.
pub(super) struct Counting<'a> {
    /// The word that governs it: the one before the number and the words that bound it.
    pub governs: Option<usize>,
    /// The word that counts it: the noun after it, or the dual itself.
    pub counts: usize,
    /// Where it stands.
    pub at: usize,
    /// Its unit.
    pub unit: &'a str,
    /// What is counted, where words before it say so.
    pub counted: Option<Span>,
}

/// What a number says of its event.
pub(super) struct Role {
    /// Whether people are counted.
    pub people: bool,
    /// dead, injured, arrested, trade …; empty where nothing tells.
    pub name: String,
    /// Index of the event it is told with.
    pub event: Option<u32>,
}

impl Role {
    /// Reads it.
    pub fn of(view: &View<'_>, sentence: &Parsed, number: &Counting<'_>) -> Role {
        let bare = number.unit.is_empty();
        let people = number.unit == PERSON
            || bare && (is_people(view, number.counts) || befell(view, number.counts).is_some());
        let told = match people {
            true => toll(view, sentence, number),
            false if bare => None,
            false => number.counted.and_then(|counted| sum(view, sentence, counted)),
        };
        let own = own_event(view, sentence, number.at);
        let event = own.or_else(|| told.filter(|_| people).and_then(|_| violence(view, sentence, number.at)));
        let meant = || event.and_then(|n| of_event(&view.events[n as usize], people, number.unit));
        let name = told.or_else(meant).unwrap_or_default().to_owned();
        Role { people, name, event }
    }
}

/// What befell people, by the word at a token.
fn befell<'v>(view: &'v View<'_>, i: usize) -> Option<&'v str> {
    view.wording(FindingClass::Toll, i, i + 1).map(|(_, role)| role)
}

/// Whether the word at a token names people («شخصا», «آخرين»).
fn is_people(view: &View<'_>, i: usize) -> bool {
    let human = |r: &Reading| match r {
        Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => view.cx.lex.language.is_human(*noun),
        _ => false,
    };
    view.cx.words.get(i).and_then(|w| w.readings.first()).is_some_and(human)
}

/// What the noun that counts a number says («12 قتيلا»). A word joined by «و» is of the next number: «قتل 12 وأصيب 30».
fn counting<'v>(view: &'v View<'_>, number: &Counting<'_>) -> Option<&'v str> {
    let own = view.cx.words.get(number.counts).is_some_and(|w| w.prefixes.conjunction.is_none());
    let counts = own && number.unit.is_empty();
    if counts { befell(view, number.counts) } else { None }
}

/// What befell the people counted: by the word that counts them, else by the one that governs the number. «مقتل وإصابة 15
/// شخصا» gives the sum of two, and so neither.
fn toll<'v>(view: &'v View<'_>, sentence: &Parsed, number: &Counting<'_>) -> Option<&'v str> {
    counting(view, number).or_else(|| {
        let governs = number.governs?;
        let first = view.cx.text.sentences[sentence.sentence as usize].first as usize;
        let joined = view.cx.words[governs].prefixes.conjunction.is_some();
        let both = joined && governs > first && befell(view, governs - 1).is_some();
        befell(view, governs).filter(|_| !both)
    })
}

/// What a sum is of, by a word of what is counted.
fn sum<'v>(view: &'v View<'_>, sentence: &Parsed, counted: Span) -> Option<&'v str> {
    let tokens = view.cx.text.sentences[sentence.sentence as usize].tokens();
    let inside = |i: &usize| {
        let token = view.cx.text.tokens[*i].span;
        token.start < counted.end && counted.start < token.end
    };
    let end = tokens.end;
    tokens.filter(inside).find_map(|i| view.wording(FindingClass::Sum, i, end)).map(|(_, role)| role)
}

/// What the event itself says of the people or the money told with it.
fn of_event(event: &EventMention, people: bool, unit: &str) -> Option<&'static str> {
    let money = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    match (event.kind, event.mode.as_deref()) {
        (EventType::Coerce, Some("arrest")) if people => Some("arrested"),
        (EventType::Coerce, Some("deport")) if people => Some("deported"),
        (EventType::Assault, Some("abduct")) if people => Some("abducted"),
        (EventType::Aid, _) if money => Some("aid"),
        _ => None,
    }
}

/// The event of the clause a number stands in.
fn own_event(view: &View<'_>, sentence: &Parsed, token: usize) -> Option<u32> {
    let (at, _) = view.chunk_of(sentence, token)?;
    let (_, clause) = view.clause_of(sentence, at)?;
    let range = |c: u32| &sentence.chunks[c as usize];
    let first = range(clause.first.min(clause.chunk)).first;
    let last = range(clause.last.saturating_sub(1).max(clause.chunk)).last;
    nearest(view, sentence, token, |e| (first..last).contains(&e.head))
}

/// The act of force of the sentence that a number of dead or hurt is of: «قتل 12 وأصيب 30 في غارة على المدينة».
fn violence(view: &View<'_>, sentence: &Parsed, token: usize) -> Option<u32> {
    nearest(view, sentence, token, |e| {
        matches!(e.kind, EventType::Assault | EventType::Coerce | EventType::Protest)
    })
}

fn nearest(
    view: &View<'_>,
    sentence: &Parsed,
    token: usize,
    fits: impl Fn(&EventMention) -> bool,
) -> Option<u32> {
    let here = view.events.iter().enumerate().filter(|(_, e)| e.sentence == sentence.sentence && fits(e));
    here.min_by_key(|(_, e)| (e.head as usize).abs_diff(token)).map(|(n, _)| n as u32)
}
