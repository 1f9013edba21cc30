//! Offices as a page has them: «وزير الدفاع فلان» says that he holds it on the day told, whatever the lexicon knows.
//!
//! The lexicon's tenure stands beside, with the difference: a page may be wrong, and so may the lexicon.

use super::view::View;
use crate::date::{Basis, Day, Interval};
use crate::event::EventType;
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

/// «تنحى شويغو عن منصب وزير الدفاع»: the office stands alone, and who resigns had it.
fn left(view: &View<'_>) -> Vec<Holding> {
    let mut out = Vec::new();
    let resigned = |e: &&crate::event::EventMention| {
        e.kind == EventType::Retreat && e.mode.as_deref() == Some("resign") && !e.actors.is_empty()
    };
    for event in view.events.iter().filter(resigned) {
        let tokens = view.cx.text.sentences[event.sentence as usize].tokens();
        let after = |m: &&Mention| {
            m.kind == Kind::Office && m.tokens.0 >= event.head && tokens.contains(&(m.tokens.0 as usize))
        };
        let Some(post) = view.cx.mentions.iter().filter(after).min_by_key(|m| m.tokens.0) else { continue };
        let Some(role) = post.role.as_deref() else { continue };
        let who = event.actors[0].mention;
        let holder = &view.cx.mentions[who as usize];
        let seated = Mention { country: holder.country.clone().or(post.country.clone()), ..post.clone() };
        let days = event.when.as_ref().map(|w| (w.days, w.basis)).or_else(|| view.own_day());
        out.push(holding(view, who, office(&view.cx.lex.world, &seated, role), Held::Left, days));
    }
    out
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
