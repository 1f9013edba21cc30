//! The day of an event that has no word for it, by what else the article tells: the clause it is joined to, what it happens
//! during, the same happening told elsewhere, and the occasion on which somebody goes on speaking.

use super::reach::{self, Reach};
use super::status::chunk_of;
use super::{EventMention, EventType, Status, when};
use crate::clause::{Chunk, ChunkKind, Context, Parse};
use crate::date::{Basis, Precision};
use crate::mention::{Form, Kind};
use crate::page::BlockKind;
use crate::text::prepositions;

/// Gives events without a word for their day the day of what they go with: the clause they are joined to, the same
/// happening told elsewhere on the page, a dated meeting or statement of the one who goes on speaking.
pub fn share(cx: &Context<'_>, parse: &Parse, events: &mut [EventMention]) {
    let told: Vec<Telling> = events.iter().map(|e| Telling::of(cx, parse, e)).collect();
    for i in 0..events.len() {
        let vague = events[i].when.as_ref().is_none_or(|w| w.basis == Basis::Assumed);
        if !vague {
            continue;
        }
        let from = joined(parse, events, i)
            .or_else(|| there(cx, parse, events, i))
            .or_else(|| during(cx, parse, events, i))
            .or_else(|| {
                let same = |j: &usize| told[*j].tells(&told[i]);
                // A headline tells what the article does; farther down the same happening is told again by a noun that points
                // back, or in the same words, behind the sentence that dates it.
                let again = |j: &usize| told[i].definite || events[*j].frame == events[i].frame;
                match told[i].headline {
                    true => (0..i).rev().find(same).or_else(|| (i + 1..events.len()).find(same)),
                    false => (0..i).rev().find(|j| same(j) && again(j)),
                }
            })
            .or_else(|| {
                let near =
                    |j: &usize| told[i].parsed - told[*j].parsed <= SPEECH && told[*j].led_to(&told[i]);
                // «في الصراع الذي نشب عام 2013 عندما اتهم نائبه»: what a sentence of another time tells is not said now.
                (0..i).rev().find(near).filter(|&j| !is_of_other_years(cx, parse, &events[i], &events[j]))
            });
        if let Some(j) = from {
            events[i].when = events[j].when.clone();
        }
    }
}

/// Whether the sentence of an event has a time of its own that is far from the day of another.
fn is_of_other_years(cx: &Context<'_>, parse: &Parse, event: &EventMention, other: &EventMention) -> bool {
    let Some(day) = other.when.as_ref().map(|w| w.days) else { return false };
    let far = |t: u32| {
        let days = cx.timexes[t as usize].days;
        days.is_some_and(|d| d.to < day.from && d.to.days_until(day.from) > YEAR)
    };
    parse.sentences[event.parsed as usize].chunks.iter().any(|c| c.timex.is_some_and(far))
}

/// How many days apart what is told of another time stands at least.
const YEAR: i64 = 300;

/// «زار مينسك عام 2008 ووقع اتفاقية»: the dated event of the verb before, told by the verb or by what it carries; of what a verb
/// of speech speaks the day is not its own («وثقت مقتل مدنيين في أيار واتهمت …»).
fn joined(parse: &Parse, events: &[EventMention], i: usize) -> Option<usize> {
    let clause = reach::joined_to(parse, &events[i])?;
    let ahead = |e: &EventMention| matches!(e.status, Status::Planned | Status::Possible);
    let said = events[i].kind.is_said() && events[i].kind != EventType::Consult;
    let same = |j: &usize| {
        let e = &events[*j];
        e.parsed == events[i].parsed
            && ahead(e) == ahead(&events[i])
            // «تتهم الحركة بالتفجير وتوقف العشرات»: nor is it the day of what somebody is accused of.
            && !matches!(e.status, Status::Alleged | Status::Negated)
            && (!said || e.head == clause.head || e.words.contains(&clause.head) || e.kind.is_said())
            && (clause.head..events[i].head).contains(&e.head)
            && e.when.as_ref().is_some_and(|w| w.span.is_some())
    };
    (0..i).rev().find(same)
}

/// «اندلعت مواجهات، السبت، في باريس، حيث أضرم ملثمون النار»: what happened where something happened on a day, as the sentence goes on.
fn there(cx: &Context<'_>, parse: &Parse, events: &[EventMention], i: usize) -> Option<usize> {
    let event = &events[i];
    let done = |e: &EventMention| e.status == Status::Occurred;
    let before = |j: &usize| {
        let e = &events[*j];
        e.parsed == event.parsed && e.head < event.head && e.when.as_ref().is_some_and(|w| w.span.is_some())
    };
    let last = (0..i).rev().find(before).filter(|&j| done(&events[j]) && done(event))?;
    let opener = when::where_it_goes_on(cx, parse, event)?;
    (opener > events[last].head).then_some(last)
}

/// «أعلن خلال الزيارة …»: the dated event that the words of an event's clause set it in; «زيارة تستغرق يومين، يلتقي خلالها …»:
/// what «خلالها» points back to.
fn during(cx: &Context<'_>, parse: &Parse, events: &[EventMention], i: usize) -> Option<usize> {
    let event = &events[i];
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let Reach { right, left } = reach::of(cx, parse, event);
    let dated = |j: &usize| *j != i && events[*j].when.as_ref().is_some_and(|w| w.span.is_some());
    let here = |j: &usize| events[*j].parsed == event.parsed && dated(j);
    let inside =
        |c: &Chunk| (0..events.len()).filter(here).find(|&j| c.tokens().contains(&(events[j].head as usize)));
    right.iter().chain(&left).map(|&at| &chunks[at]).find_map(|c| {
        c.prep.as_deref().filter(|p| prepositions::DURING.contains(p))?;
        match cx.words[c.head as usize].suffix {
            Some(_) if c.last - c.first == 1 => {
                (0..events.len()).rev().filter(here).find(|&j| events[j].head < c.first)
            }
            _ => inside(c),
        }
    })
}

/// How many sentences on somebody who spoke on a day is still heard on that day.
const SPEECH: u32 = 4;
/// How many sentences apart two tellings of one happening stand, where nothing but their kind and parties shows it.
const APART: u32 = 3;

/// «وتأتي زيارة شويغو»: whether an event is told by a noun that the name or title right behind it makes a known one.
fn is_of_somebody(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> bool {
    let noun = chunk_of(parse, event)
        .is_some_and(|at| parse.sentences[event.parsed as usize].chunks[at].kind == ChunkKind::Noun);
    let next = event.head as usize + 1;
    let behind = (next < cx.words.len()).then(|| cx.mention_at(next)).flatten();
    noun && behind.is_some_and(|(m, _)| {
        let m = &cx.mentions[m as usize];
        m.tokens.0 as usize == next && m.kind == Kind::Person && matches!(m.form, Form::Name | Form::Title)
    })
}

/// What of an event tells whether another is the same happening.
struct Telling {
    kind: EventType,
    ahead: bool,
    negated: bool,
    ongoing: bool,
    countries: Vec<String>,
    actors: Vec<u32>,
    everybody: Vec<u32>,
    parsed: u32,
    /// Whether its words point back («الهجوم»، «هذه الزيارة»).
    definite: bool,
    /// Whether it has a day by its own words, not far from the page's day.
    fresh: bool,
    /// Whether it has any day by its own words.
    dated: bool,
    /// Whether that day is still to come.
    to_come: bool,
    /// Whether its day is one day.
    one_day: bool,
    of_day: bool,
    headline: bool,
}

impl Telling {
    fn of(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Telling {
        let both = || event.actors.iter().chain(&event.recipients);
        let countries = super::countries(event).into_iter().map(str::to_owned).collect();
        let id = |p: &super::Party| cx.mentions[p.mention as usize].same_as;
        let own = event.when.as_ref().filter(|w| w.basis != Basis::Assumed);
        Telling {
            kind: event.kind,
            ahead: matches!(event.status, Status::Planned | Status::Possible),
            negated: event.status == Status::Negated,
            ongoing: event.status == Status::Ongoing,
            countries,
            actors: event.actors.iter().map(id).collect(),
            everybody: both().map(id).collect(),
            parsed: event.parsed,
            definite: cx.words[event.head as usize].prefixes.article || is_of_somebody(cx, parse, event),
            fresh: own.is_some_and(|w| {
                w.days.from.days_until(w.days.to) <= 31
                    && cx.anchor.day().is_none_or(|a| w.days.from.days_until(a).abs() <= 31)
            }),
            dated: own.is_some(),
            to_come: own.is_some_and(|w| cx.anchor.day().is_some_and(|a| w.days.from > a)),
            headline: parse.sentences[event.parsed as usize].block == BlockKind::Headline,
            one_day: own.is_some_and(|w| w.days.from == w.days.to),
            of_day: event.when.as_ref().is_some_and(|w| w.precision == Precision::Day),
        }
    }

    /// Whether this is a dated telling of the other: near it, of the same kind and people, or what a definite noun
    /// farther on points back to.
    fn tells(&self, other: &Telling) -> bool {
        let near = self.fresh && self.parsed.abs_diff(other.parsed) <= APART;
        let meant = other.definite && self.dated && self.parsed <= other.parsed;
        // A headline tells what the article tells, by other names: on a day, not in some month or decade.
        let headed = other.headline && self.fresh && self.one_day && self.is_alike(other);
        (near || meant) && self.is_same(other) || headed
    }

    /// Whether both are of one kind and status between the same countries.
    fn is_alike(&self, other: &Telling) -> bool {
        self.kind == other.kind
            && (self.ahead, self.negated, self.ongoing) == (other.ahead, other.negated, other.ongoing)
            && self.countries == other.countries
    }

    fn is_same(&self, other: &Telling) -> bool {
        self.is_alike(other) && other.everybody.iter().any(|a| self.everybody.contains(a))
    }

    /// Whether the other is something said by a party to this, after it.
    fn led_to(&self, other: &Telling) -> bool {
        use EventType as E;
        let said = matches!(
            other.kind,
            E::Agree | E::Support | E::Concede | E::Request | E::Accuse | E::Reject | E::Threaten
        );
        let told = |t: &Telling| !t.ahead && !t.negated;
        // «وقع التفجير الأحد … ونفى الحزب»: who is told to have struck on a day is not heard on that day for it.
        let denies = self.kind == E::Assault && other.kind == E::Reject;
        let struck = denies && other.actors.iter().any(|a| self.actors.contains(a));
        said && !struck
            && self.fresh
            && self.of_day
            && !self.to_come
            && told(self)
            && !other.ahead
            && other.actors.iter().any(|a| self.everybody.contains(a))
    }
}
