//! The fields of two tellings held against each other: kinds, places, persons, countries, figures. Each gives what it
//! adds to the score of the pair ([`super::compare`]); `None` where the two cannot be one.

use super::block::family;
use super::{Party, Place, Pool, Sym, Telling};
use crate::date::{Basis, Interval, Precision};
use crate::event::EventType;
use crate::text::fold;

/// What another person of the same country, or another country in a dyad, takes away.
pub(super) const CLASH: f32 = -6.0;

/// The days a telling itself names; a day taken over from the page is the page's, not the telling's.
pub(super) fn dated(telling: &Telling) -> Option<Interval> {
    telling.when.filter(|w| w.basis != Basis::Assumed).map(|w| w.days)
}

/// Whether its day is known to the day.
pub(super) fn is_exact(telling: &Telling) -> bool {
    telling.when.is_some_and(|w| matches!(w.precision, Precision::Time | Precision::Day))
}

/// Days between two intervals, 0 where they share one.
pub(super) fn gap(a: Interval, b: Interval) -> i64 {
    a.to.days_until(b.from).max(b.to.days_until(a.from)).max(0)
}

/// In a copy, the same sentence tells the same thing, whatever was read out of it.
pub(super) fn copies(one_sentence: bool) -> f32 {
    if one_sentence { 3.0 } else { 0.5 }
}

/// Modes that two outlets may tell one happening in, a bit for each kind of likeness: «a suicide attack» is «a bombing» elsewhere,
/// «a killing by design» may be by any weapon.
pub(super) fn likeness_of_mode(mode: &str) -> u8 {
    match mode {
        "suicide-attack" | "explosives" => 1,
        "aerial" | "drone" => 2,
        "heavy-weapons" => 4,
        "destroy" => 2 | 4,
        "firearms" | "primitive" => 8,
        "targeted" => 1 | 2 | 4 | 8,
        _ => 0,
    }
}

pub(super) fn kinds(x: &Telling, y: &Telling, alike: bool, one_sentence: bool) -> Option<f32> {
    let kind = match (x.kind == y.kind, family(x.kind) == family(y.kind)) {
        (true, _) => 0.5,
        (false, true) => -1.0,
        (false, false) if one_sentence => -2.0,
        (false, false) => return None,
    };
    let mode = match (x.mode.is_none(), y.mode.is_none()) {
        (false, false) if x.mode == y.mode => 0.7,
        (false, false) if alike => -0.3,
        (false, false) => -2.2,
        _ => 0.0,
    };
    Some(kind + mode)
}

pub(super) fn places(kind: EventType, p: Option<Place>, q: Option<Place>) -> Option<f32> {
    let (Some(p), Some(q)) = (p, q) else { return Some(0.0) };
    if p.name == q.name {
        return Some(if p.whole { 0.3 } else { 1.5 });
    }
    let apart = !p.country.is_none() && !q.country.is_none() && p.country != q.country;
    match (p.whole || q.whole, apart) {
        (_, true) if is_local(kind) => None,
        (_, true) => Some(-1.5),
        // One outlet names the town, another the part of the country that it lies in.
        (false, false) if p.region || q.region => Some(0.0),
        (true, false) => Some(0.2),
        (false, false) if is_local(kind) => None,
        (false, false) => Some(-1.0),
    }
}

/// Whether a happening of this kind has one place.
pub(super) fn is_local(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Protest | EventType::Coerce)
}

/// Whether both are done by words, so that who speaks makes them what they are.
pub(super) fn are_words(a: EventType, b: EventType) -> bool {
    let is = |kind| {
        matches!(kind, EventType::Accuse | EventType::Reject | EventType::Threaten | EventType::Request)
    };
    is(a) && is(b)
}

impl Party {
    /// What it is compared by: its id, or its name where it has none.
    pub fn identity(&self) -> Sym {
        if self.entity.is_none() { self.name } else { self.entity }
    }
}

/// Who is in a telling, sorted out once.
pub(super) struct Sides {
    persons: Box<[Party]>,
    /// Those who are called by an office alone («رئيس البرلمان»).
    holders: Box<[Party]>,
    /// Actors that are named and no state.
    named: Box<[Sym]>,
    bodies: Box<[Sym]>,
    countries: Box<[Sym]>,
    /// The country of the place.
    place: Sym,
}

impl Sides {
    pub(super) fn of(telling: &Telling) -> Sides {
        let is_body = |p: &&Party| p.named && !p.person;
        Sides {
            persons: telling.parties().filter(|p| p.person).copied().collect(),
            holders: telling.parties().filter(|p| !p.person && !p.office.is_none()).copied().collect(),
            named: telling.actors.iter().filter(|p| p.named).map(Party::identity).collect(),
            bodies: telling.parties().filter(is_body).map(Party::identity).collect(),
            countries: countries(telling).into(),
            place: telling.place.map_or(Sym::NONE, |p| p.country),
        }
    }

    /// The countries, and the place's where a visitor's other side goes unnamed.
    fn with_place(&self) -> Few {
        let mut out = Few::default();
        self.countries.iter().for_each(|&c| out.push(c));
        if !self.place.is_none() && !self.countries.contains(&self.place) {
            out.push(self.place);
        }
        out
    }
}

/// A few countries without a list of their own: a comparison is made too often to ask for memory.
#[derive(Default)]
struct Few {
    all: [Sym; 8],
    len: usize,
}

impl Few {
    fn push(&mut self, country: Sym) {
        if let Some(slot) = self.all.get_mut(self.len) {
            *slot = country;
            self.len += 1;
        }
    }

    fn as_slice(&self) -> &[Sym] {
        &self.all[..self.len]
    }
}

/// Persons named in both.
pub(super) fn persons(pool: &Pool, x: &Sides, y: &Sides) -> f32 {
    let shared = |p: &Party| y.persons.iter().any(|q| is_one_person(pool, p, q));
    // Two persons of one country are two happenings.
    let mut clashing: Vec<Sym> = Vec::new();
    for p in x.persons.iter().filter(|p| !p.country.is_none() && !shared(p)) {
        let other = |q: &&Party| q.country == p.country;
        let met = x.persons.iter().filter(other).any(&shared);
        if !met && y.persons.iter().any(|q| q.country == p.country) && !clashing.contains(&p.country) {
            clashing.push(p.country);
        }
    }
    match (x.persons.iter().any(&shared), clashing.is_empty()) {
        // The one guest of two hosts.
        (true, true) if in_other_office(pool, x, y) || in_other_office(pool, y, x) => return 1.5 * CLASH,
        (true, true) => return 2.0,
        // The one host of two guests.
        (true, false) => return -1.5,
        (false, false) => return CLASH * clashing.len() as f32,
        (false, true) => {}
    }
    let apart = !x.named.is_empty() && !y.named.is_empty() && !x.named.iter().any(|p| y.named.contains(p));
    if apart { -1.0 } else { 0.0 }
}

/// Whether somebody whom one calls by an office alone is none of his country in the other, all of whom have other offices: the
/// president received the minister here, the speaker of parliament there. «The minister» may be the foreign minister.
fn in_other_office(pool: &Pool, x: &Sides, y: &Sides) -> bool {
    let role = |p: &Party| pool.str(p.office).rsplit('.').next().unwrap_or("");
    let apart = |p: &Party, q: &Party| {
        let (a, b) = (role(p), role(q));
        !a.is_empty() && !b.is_empty() && !a.contains(b) && !b.contains(a)
    };
    x.holders.iter().any(|p| {
        let mut own = y.persons.iter().chain(&y.holders).filter(|q| q.country == p.country).peekable();
        own.peek().is_some() && own.all(|q| apart(p, q))
    })
}

/// Whether two namings are of one person: by id, or, where one has none, by a part of the name that both have.
fn is_one_person(pool: &Pool, p: &Party, q: &Party) -> bool {
    if p.identity() == q.identity() {
        return true;
    }
    if p.country != q.country || (!p.entity.is_none() && !q.entity.is_none()) {
        return false;
    }
    let parts = |text: &str| -> Vec<String> {
        text.split_whitespace().map(fold::loose).filter(|w| w.chars().count() > 2).collect()
    };
    let share = |a: Sym, b: Sym| {
        let (a, b) = (parts(pool.str(a)), parts(pool.str(b)));
        a.iter().any(|w| b.contains(w))
    };
    share(p.name_ar, q.name_ar) || share(p.name, q.name)
}

/// Bodies and groups named in both.
pub(super) fn bodies(x: &Sides, y: &Sides) -> f32 {
    if x.bodies.iter().any(|p| y.bodies.contains(p)) { 1.0 } else { 0.0 }
}

/// Countries named in both.
pub(super) fn dyads(x: &Sides, y: &Sides, visit: bool) -> Option<f32> {
    // A visitor goes somewhere: where only one side is named, the place stands for the other.
    let filled = visit && (x.countries.len() < 2 || y.countries.len() < 2);
    let (shared, less, more) = if filled {
        overlap(x.with_place().as_slice(), y.with_place().as_slice())
    } else {
        overlap(&x.countries, &y.countries)
    };
    Some(match (shared, less, more) {
        (_, 0, _) => -0.5,
        (0, ..) => return None,
        (s, _, m) if s == m && m > 1 => 2.0,
        (s, _, m) if s == m => 0.5,
        (s, l, _) if s == l => 0.2,
        // A with B and A with C are two; among many, some may go unnamed.
        (_, 2, 2) => return None,
        _ => -1.5,
    })
}

/// Whether both name the same two countries.
pub(super) fn shares_dyad(x: &Sides, y: &Sides) -> bool {
    overlap(&x.countries, &y.countries).0 > 1
}

/// How many are shared, and the length of the shorter and of the longer list.
fn overlap(a: &[Sym], b: &[Sym]) -> (usize, usize, usize) {
    let shared = a.iter().filter(|c| b.contains(c)).count();
    (shared, a.len().min(b.len()), a.len().max(b.len()))
}

/// The countries of a telling's parties, each once.
pub(super) fn countries(telling: &Telling) -> Vec<Sym> {
    let mut out: Vec<Sym> = Vec::new();
    for country in telling.parties().map(|p| p.country).filter(|c| !c.is_none()) {
        if !out.contains(&country) {
            out.push(country);
        }
    }
    out
}

pub(super) fn figures(x: &Telling, y: &Telling) -> f32 {
    let mut score: f32 = 0.0;
    for f in &x.figures {
        for g in y.figures.iter().filter(|g| g.role == f.role && g.unit == f.unit) {
            score += if f.value == g.value { 1.2 } else { -0.4 };
        }
    }
    score.clamp(-0.8, 2.4)
}
