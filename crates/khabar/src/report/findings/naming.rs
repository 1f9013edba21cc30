//! Namings of treaties and occasions: «معاهدة للدفاع المشترك وقعت في يونيو» names a treaty, its parties and its day.
//!
//! One treaty goes by many names; which namings mean one is for [`crate::corroborate::matter`] to say.

use super::view::View;
use crate::clause::{ChunkKind, Parsed, Slot};
use crate::date::{Basis, Interval};
use crate::event::EventType;
use crate::lexicon::findings::FindingClass;
use crate::mention::Kind;
use crate::span::Span;
use crate::text::prepositions;
use crate::word::{self, NumeralKind};

/// What is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MatterClass {
    /// A treaty, an agreement, a ceasefire.
    Treaty,
    /// A summit, an exercise, a negotiation.
    Occasion,
}

impl MatterClass {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            MatterClass::Treaty => "treaty",
            MatterClass::Occasion => "occasion",
        }
    }

    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<MatterClass> {
        [MatterClass::Treaty, MatterClass::Occasion].into_iter().find(|c| c.name() == name)
    }
}

/// One naming.
#[derive(Clone, PartialEq, Debug)]
pub struct Naming {
    /// What is named.
    pub class: MatterClass,
    /// Its kind: treaty, agreement, memorandum …; summit, exercise …
    pub kind: String,
    /// The name, without those it is between.
    pub span: Span,
    /// Its tokens, first and one past the last.
    pub tokens: (u32, u32),
    /// Its sentence in the text.
    pub sentence: u32,
    /// Whether it is spoken of as known («المعاهدة»).
    pub definite: bool,
    /// Whose it is: mentions, each entity once.
    pub parties: Vec<u32>,
    /// The event it stands with.
    pub event: Option<u32>,
    /// The days it is of, where something tells, and how.
    pub days: Option<(Interval, Basis)>,
    /// Where, by the event it stands with: a mention.
    pub place: Option<u32>,
    /// What it says, in the page's words.
    pub provision: Option<Span>,
}

/// How far an event's word may stand from a naming, in tokens.
const NEAR: u32 = 16;
/// Tokens of a phrase that goes on with a name without a preposition («معاهدة للدفاع مشترك»).
const ADJECTIVES: u32 = 2;
/// How far an anniversary may stand before what it is of.
const ANNIVERSARY: usize = 6;

/// The namings of a sentence.
pub(super) fn of_sentence(view: &View<'_>, parsed: usize, out: &mut Vec<Naming>) {
    let sentence = &view.parse.sentences[parsed];
    let tokens = view.cx.text.sentences[sentence.sentence as usize].tokens();
    let mut after = tokens.start;
    for i in tokens.clone() {
        if i < after {
            continue;
        }
        let found =
            [(FindingClass::Treaty, MatterClass::Treaty), (FindingClass::Occasion, MatterClass::Occasion)]
                .into_iter()
                .find_map(|(words, class)| {
                    view.wording(words, i, tokens.end).map(|(end, kind)| (end, class, kind.to_owned()))
                });
        if let Some((end, class, kind)) = found
            && let Some(naming) = naming(view, sentence, i, end, class, kind)
        {
            after = naming.tokens.1 as usize;
            out.push(naming);
        }
    }
}

fn naming(
    view: &View<'_>,
    sentence: &Parsed,
    head: usize,
    end: usize,
    class: MatterClass,
    kind: String,
) -> Option<Naming> {
    let (at, chunk) = view.chunk_of(sentence, head)?;
    if chunk.kind != ChunkKind::Noun {
        return None;
    }
    let chunks = &sentence.chunks;
    let mut last = at;
    // «في» before a place ends the name, before a field it goes on.
    while chunks.get(last + 1).is_some_and(|c| {
        let goes_on = c
            .prep
            .as_deref()
            .map_or(c.last - c.first <= ADJECTIVES, |p| prepositions::IN_A_NAME.contains(&p));
        c.kind == ChunkKind::Noun && !c.joined && c.mentions.is_empty() && goes_on
    }) {
        last += 1;
    }
    let until = (chunks[last].last as usize).max(end);
    let stem = view.cx.words[head].stem_span(view.cx.text);
    let span = Span::new(stem.start as usize, view.cx.text.span(head, until - 1).end as usize);
    let event = event_of(view, sentence, head as u32, until as u32);
    let parties = parties(view, sentence, (at, last), head, until, event);
    let definite = view.cx.words[head].prefixes.article || view.cx.words[head].suffix.is_some();
    // A word of a treaty that is nobody's and of no day is only a word («لا اتفاق»).
    let days = days(view, sentence, head, event);
    if parties.is_empty() && days.is_none() && !definite {
        return None;
    }
    Some(Naming {
        class,
        kind,
        span,
        tokens: (head as u32, until as u32),
        sentence: sentence.sentence,
        definite,
        parties,
        event,
        days,
        place: event
            .and_then(|e| view.events[e as usize].place.as_ref().filter(|p| p.named).map(|p| p.mention)),
        provision: provision(view, sentence, last, head..until),
    })
}

/// The event a naming stands with: one whose own words it is, or the nearest in its clause that may bring it about.
fn event_of(view: &View<'_>, sentence: &Parsed, from: u32, to: u32) -> Option<u32> {
    use EventType as E;
    let fits = |e: &crate::event::EventMention| {
        e.sentence == sentence.sentence
            && matches!(e.kind, E::Agree | E::Support | E::Cooperate | E::Consult | E::Concede | E::Mobilize)
            && e.head + NEAR > from
            && e.head < to + NEAR
    };
    let own = |e: &crate::event::EventMention| e.words.iter().any(|w| (from..to).contains(w));
    (0..view.events.len() as u32).filter(|&e| fits(&view.events[e as usize])).min_by_key(|&e| {
        let event = &view.events[e as usize];
        (!own(event), event.head.abs_diff(from))
    })
}

/// Those a naming is between: named in it, behind «بين» and «مع», acting in its event, or the subject of its clause.
fn parties(
    view: &View<'_>,
    sentence: &Parsed,
    (at, last): (usize, usize),
    head: usize,
    until: usize,
    event: Option<u32>,
) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    let mut add = |view: &View<'_>, list: Vec<u32>| {
        for m in list {
            let id = |i: u32| view.cx.mentions[i as usize].entity.as_deref();
            let country = |i: u32| view.cx.mentions[i as usize].country.as_deref();
            let state = |i: u32| view.cx.mentions[i as usize].kind == Kind::State;
            // A state and its minister are one party; the state is the party.
            let again = out
                .iter()
                .position(|&o| id(o) == id(m) || (country(o).is_some() && country(o) == country(m)));
            match again {
                None => out.push(m),
                Some(n) if state(m) && !state(out[n]) => out[n] = m,
                Some(_) => {}
            }
        }
    };
    add(view, view.parties_in(head, until));
    let mut next = last + 1;
    while let Some(c) = sentence.chunks.get(next).filter(|c| c.kind == ChunkKind::Noun) {
        let shared = c.prep.as_deref().is_some_and(|p| prepositions::SHARED.contains(&p));
        if !(shared || c.joined && next > last + 1) {
            break;
        }
        add(view, view.parties_in(c.first as usize, c.last as usize));
        next += 1;
    }
    if let Some(event) = event.map(|e| &view.events[e as usize]) {
        add(view, event.actors.iter().chain(&event.recipients).map(|p| p.mention).collect());
    }
    // «احتفل البلدان بتوقيع اتفاق»: a capital may stand for one of the two.
    let mut both: Vec<u32> = Vec::new();
    if let Some((index, clause)) = view.clause_of(sentence, at) {
        let subject: Vec<u32> = view.discourse.subjects[index as usize].iter().map(|p| p.mention).collect();
        let chunks = clause.arg(&Slot::Subject).map_or(&[][..], |a| a.chunks.as_slice());
        let mut named = chunks.iter().flat_map(|&c| &sentence.chunks[c as usize].mentions);
        if named.any(|&m| !view.cx.mentions[m as usize].members.is_empty()) {
            both.clone_from(&subject);
        }
        add(view, subject);
    }
    out.retain(|m| {
        let mention = &view.cx.mentions[*m as usize];
        // A minister whom the lexicon lacks still signs for his country.
        let known = mention.entity.is_some() || mention.kind == Kind::Person && mention.country.is_some();
        known && (mention.kind != Kind::Place || both.contains(m))
    });
    out
}

/// The days a naming is of: its event's, or the time nearest to it; of an anniversary, so many years before.
fn days(view: &View<'_>, sentence: &Parsed, head: usize, event: Option<u32>) -> Option<(Interval, Basis)> {
    let own = event.and_then(|e| view.events[e as usize].when.as_ref()).map(|w| (w.days, w.basis));
    let told = || own.filter(|(_, basis)| *basis != Basis::Assumed).or_else(|| view.day_near(sentence, head));
    match anniversary(view, sentence, head) {
        Some(Anniversary::Of(days)) => Some((days, Basis::Inferred)),
        Some(Anniversary::Years(years)) => {
            let (days, basis) = told().or_else(|| view.own_day())?;
            // A time far from the page's is the day itself; one near it is that of the feast.
            let now = view.cx.anchor.days.map(|d| d.from.year());
            if now.is_some_and(|year| days.to.year() + 1 < year) {
                return Some((days, basis));
            }
            let back = |d: crate::date::Day| d.plus_months(-12 * years);
            Some((Interval::new(back(days.from), back(days.to)), Basis::Inferred))
        }
        None => told(),
    }
}

/// What an anniversary before a word tells.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Anniversary {
    /// The days of what it is the anniversary of, as the time expression has them.
    Of(Interval),
    /// How many years it is since.
    Years(i64),
}

/// «الذكرى السنوية الأولى لتوقيع اتفاق»: which anniversary it is.
pub(super) fn anniversary(view: &View<'_>, sentence: &Parsed, head: usize) -> Option<Anniversary> {
    let first = view.cx.text.sentences[sentence.sentence as usize].first as usize;
    let near = first.max(head.saturating_sub(ANNIVERSARY))..head;
    let at = near.rev().find(|&i| view.wording(FindingClass::Anniversary, i, head).is_some())?;
    let covers = |t: &&crate::time::Timex| {
        t.tokens.0 as usize <= at && at < t.tokens.1 as usize && t.kind == crate::time::TimexType::Date
    };
    if let Some(days) = view.cx.timexes.iter().find(covers).and_then(|t| t.days) {
        return Some(Anniversary::Of(days));
    }
    let numbers = word::numbers(view.cx.lex, view.cx.text, view.cx.words, at + 1..head);
    let number = numbers.into_iter().next()?;
    let ranks = matches!(number.kind, NumeralKind::Ordinal | NumeralKind::Cardinal);
    (ranks && number.value >= 1.0 && number.value <= 2000.0)
        .then_some(Anniversary::Years(number.value as i64))
}

/// «تنص على …», «تتضمن …»: the content of a clause whose verb tells what a treaty says and whose subject it is.
fn provision(view: &View<'_>, sentence: &Parsed, last: usize, name: std::ops::Range<usize>) -> Option<Span> {
    let own = (sentence.clauses.0..sentence.clauses.1).map(|c| &view.parse.clauses[c as usize]);
    for clause in own.filter(|c| view.is_verb(FindingClass::Provision, c.head as usize)) {
        let follows = clause.chunk as usize == last + 1;
        let subject = view.argument(clause, &Slot::Subject).is_some_and(|(first, to)| {
            sentence.chunks[first..=to].iter().any(|c| name.contains(&(c.head as usize)))
        });
        let relative =
            clause.chunk as usize == last + 2 && sentence.chunks[last + 1].kind == ChunkKind::Relative;
        if !(follows || subject || relative) {
            continue;
        }
        let from = if subject { name.end.max(clause.head as usize + 1) } else { clause.head as usize + 1 };
        let to = sentence.chunks[(clause.last as usize).saturating_sub(1).max(clause.chunk as usize)].last
            as usize;
        if from < to {
            return Some(view.cx.text.span(from, to - 1));
        }
    }
    None
}
