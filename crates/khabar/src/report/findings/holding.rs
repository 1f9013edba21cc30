//! Offices as a page has them: «وزير الدفاع فلان» says that he holds it on the day told, whatever the lexicon knows.
//!
//! The lexicon's tenure stands beside, with the difference: a page may be wrong, and so may the lexicon.

use super::view::View;
use crate::clause::Parsed;
use crate::date::{Basis, Day, Interval};
use crate::lexicon::frames::HeadKind;
use crate::lexicon::world::{Tenure, World, entity_id};
use crate::mention::{Form, Kind, Mention};

/// How an office is said to be held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Held {
    /// On the day told.
    Holds,
    /// Before it («الرئيس السابق»).
    Former,
    /// Given up on the day told («تنحيه عن منصب وزير الدفاع»).
    Left,
}

impl Held {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Held::Holds => "holds",
            Held::Former => "held",
            Held::Left => "left",
        }
    }
}

/// How a page differs from the lexicon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Difference {
    /// Not at all.
    None,
    /// The lexicon does not know the office or its holder.
    Unknown,
    /// The same person, at another time.
    OtherTime,
    /// Another person held it then: the name.
    OtherHolder(String),
}

impl Difference {
    /// The name records use.
    pub fn name(&self) -> &'static str {
        match self {
            Difference::None => "none",
            Difference::Unknown => "unknown",
            Difference::OtherTime => "other_time",
            Difference::OtherHolder(_) => "other_holder",
        }
    }
}

/// Somebody with the office a page gives them.
#[derive(Clone, PartialEq, Debug)]
pub struct Holding {
    /// The mention of the holder.
    pub mention: u32,
    /// `blr.foreign-minister`, or the role alone where the lexicon has no such office.
    pub office: String,
    /// How it is held.
    pub held: Held,
    /// The days of which it is told, and how they are known.
    pub days: Option<(Interval, Basis)>,
    /// The lexicon's tenure of the person in the office, the nearest to those days.
    pub tenure: Option<(Day, Option<Day>)>,
    /// How the two differ.
    pub difference: Difference,
}

/// The holdings of an article.
pub(super) fn holdings(view: &View<'_>) -> Vec<Holding> {
    let mut out = Vec::new();
    for (n, m) in view.cx.mentions.iter().enumerate() {
        let titled = m.kind == Kind::Person && m.name_span.is_some_and(|s| s != m.span);
        if let Some(role) = m.role.as_deref().filter(|_| titled) {
            let held = if m.former { Held::Former } else { Held::Holds };
            out.push(holding(
                view,
                n as u32,
                office(&view.cx.lex.world, m, role),
                held,
                days_of(view, n as u32),
            ));
        }
    }
    out.extend(beside(view));
    out.extend(left(view));
    out
}

/// «فلان، المتحدث باسم الوزارة»: a title in apposition to the name before it.
fn beside(view: &View<'_>) -> Vec<Holding> {
    let mut out = Vec::new();
    for title in view.cx.mentions.iter().filter(|m| m.kind == Kind::Person && m.form == Form::Title) {
        let Some(role) = title.role.as_deref().filter(|_| title.name_span.is_none()) else { continue };
        let named = view.cx.mentions.iter().position(|m| {
            let touches = m.tokens.1 <= title.tokens.0 && title.tokens.0 <= m.tokens.1 + 1;
            touches
                && m.kind == Kind::Person
                && m.form == Form::Name
                && m.entity.is_some()
                && m.entity == title.entity
        });
        let Some(named) = named else { continue };
        let held = if title.former { Held::Former } else { Held::Holds };
        let id = office(&view.cx.lex.world, title, role);
        out.push(holding(view, named as u32, id, held, days_of(view, named as u32)));
    }
    out
}

/// «تنحى شويغو عن منصب وزير الدفاع»، «منذ تنحيه عن منصب وزير الدفاع»: the office stands alone, and who resigns had it.
fn left(view: &View<'_>) -> Vec<Holding> {
    let mut out = Vec::new();
    for post in view.cx.mentions.iter().filter(|m| m.kind == Kind::Office) {
        let Some(role) = post.role.as_deref() else { continue };
        let at = post.tokens.0 as usize;
        let of = view.cx.text.sentence_of(at);
        let Some(parsed) = view.parse.sentences.iter().find(|s| Some(s.sentence as usize) == of) else {
            continue;
        };
        let first = view.cx.text.sentences[parsed.sentence as usize].first as usize;
        let near = first.max(at.saturating_sub(GIVEN_UP))..at;
        let Some(head) = near.rev().find(|&t| is_giving_up(view, t)) else { continue };
        let Some(who) = who_left(view, parsed, head, at) else { continue };
        let holder = &view.cx.mentions[who as usize];
        // Whose office it is the holder tells better than what stands around it.
        let country = holder.country.clone().or(post.country.clone());
        let office_id = post.office.clone().filter(|_| country == post.country);
        let seated = Mention { country, office: office_id, ..post.clone() };
        let event = view.events.iter().find(|e| e.head as usize == head);
        let told = event.and_then(|e| e.when.as_ref()).map(|w| (w.days, w.basis));
        let told = told.filter(|(_, basis)| *basis != Basis::Assumed);
        let days = told.or_else(|| view.day_near(parsed, head)).or_else(|| view.own_day());
        out.push(holding(view, who, office(&view.cx.lex.world, &seated, role), Held::Left, days));
    }
    out
}

/// How far before an office the word may stand that says it was given up.
const GIVEN_UP: usize = 8;

/// Whether the verb or verbal noun at a token is one of resigning.
fn is_giving_up(view: &View<'_>, token: usize) -> bool {
    let frames = &view.cx.lex.frames;
    let resigns = |kind: HeadKind, key: &str| {
        frames.patterns(kind, key).iter().any(|&p| {
            let frame = frames.frames.get(frames.patterns[p as usize].frame as usize);
            frame.is_some_and(|f| f.mode.as_deref() == Some("resign"))
        })
    };
    view.cx.verb_keys(token).iter().any(|k| resigns(HeadKind::Verb, k))
        || view.cx.noun_keys(token).iter().any(|k| resigns(HeadKind::Noun, k))
}

/// Who gives up the office behind a word: the one named between the two, the subject of the word's clause, or whoever its
/// event says.
fn who_left(view: &View<'_>, parsed: &Parsed, head: usize, office: usize) -> Option<u32> {
    let person = |m: u32| view.cx.mentions[m as usize].kind == Kind::Person;
    let between = || view.named_in(head + 1, office).into_iter().find(|&m| person(m));
    let subject = || {
        let (at, _) = view.chunk_of(parsed, head)?;
        let (clause, _) = view.clause_of(parsed, at)?;
        view.discourse.subjects[clause as usize].iter().map(|p| p.mention).find(|&m| person(m))
    };
    let told = || {
        let event = view.events.iter().find(|e| e.head as usize == head)?;
        event.actors.iter().map(|p| p.mention).find(|&m| person(m))
    };
    between().or_else(subject).or_else(told)
}

/// The id of an office: as resolved where the roles agree, else made of the seat and the role.
fn office(world: &World, m: &Mention, role: &str) -> String {
    if let Some(own) = m.office.as_deref().filter(|o| o.rsplit('.').next() == Some(role)) {
        return own.to_owned();
    }
    let seat = m.country.as_deref().unwrap_or("").to_ascii_lowercase();
    let made = format!("{seat}.{role}");
    if world.tenures_of(&made).is_empty() { role.to_owned() } else { made }
}

/// The days of which a naming is told: its event's, else its article's.
fn days_of(view: &View<'_>, mention: u32) -> Option<(Interval, Basis)> {
    let span = view.cx.mentions[mention as usize].span;
    let has = |e: &&crate::event::EventMention| {
        e.actors.iter().chain(&e.recipients).any(|p| p.mention == mention || p.span == span)
    };
    let told = |e: &crate::event::EventMention| e.when.as_ref().map(|w| (w.days, w.basis));
    let own = view.events.iter().filter(has).find_map(told).filter(|(_, basis)| *basis != Basis::Assumed);
    let token = view.cx.mentions[mention as usize].tokens.0 as usize;
    own.or_else(|| view.frame_day(token)).or_else(|| view.own_day())
}

fn holding(
    view: &View<'_>,
    mention: u32,
    office: String,
    held: Held,
    days: Option<(Interval, Basis)>,
) -> Holding {
    let world = &view.cx.lex.world;
    let m = &view.cx.mentions[mention as usize];
    let is_holder = |t: &&Tenure| {
        let person = &world.people[t.person as usize];
        m.entity.as_deref() == Some(entity_id(&person.qid, &person.id).as_str())
    };
    let day = days.map(|(d, _)| d);
    let away = |t: &&Tenure| day.map_or(0, |d| distance(t, d));
    let tenure = world.tenures_of(&office).iter().filter(is_holder).min_by_key(away);
    let difference = match (tenure, day) {
        _ if world.tenures_of(&office).is_empty() => Difference::Unknown,
        (Some(t), Some(d)) => match held {
            _ if touches(t, d) => Difference::None,
            Held::Former if t.until.is_some_and(|u| u < d.from) => Difference::None,
            Held::Holds | Held::Former | Held::Left => Difference::OtherTime,
        },
        (Some(_), None) => Difference::None,
        (None, Some(d)) if held == Held::Holds => {
            world.office_holder(&office, d.to).map_or(Difference::Unknown, |t| {
                Difference::OtherHolder(world.people[t.person as usize].name_en.clone())
            })
        }
        (None, _) => Difference::Unknown,
    };
    Holding { mention, office, held, days, tenure: tenure.map(|t| (t.from, t.until)), difference }
}

fn touches(t: &Tenure, days: Interval) -> bool {
    t.from <= days.to && t.until.is_none_or(|u| days.from <= u)
}

/// Days between a tenure and some days, 0 where they share one.
fn distance(t: &Tenure, days: Interval) -> i64 {
    let before = days.to.days_until(t.from).max(0);
    before.max(t.until.map_or(0, |u| u.days_until(days.from).max(0)))
}
