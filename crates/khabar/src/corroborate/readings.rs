//! Readings: who did it, where the tellings name those who cannot both have done it.
//!
//! «اتهم الجيش المتمردين بقصف كوستي» and «اتهم المتمردون الجيش بقصف كوستي» tell of one shelling and name two who did it. The
//! event has one of them, the reading best supported, and keeps the other as a disagreement. Both have a part only where
//! one telling itself names both, where the one is part of the other (a state and its army), or where the act has no
//! direction (talks, an agreement).

use super::origin::Sets;
use super::{Disagreement, Party, Pool, Telling, Value};
use crate::event::{EventType, Status};
use rustc_hash::FxHashSet;

/// Those that may have acted together, or been acted on together, and the tellings that name them so.
pub(super) struct Reading {
    /// The tellings, earliest report first.
    pub tellings: Vec<u32>,
    /// Whom they name, each once, the most told first.
    pub parties: Vec<Party>,
}

/// The side of a telling that is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Who acts.
    Actor,
    /// Who is acted on.
    Recipient,
}

impl Side {
    /// The name of the field.
    pub(super) fn name(self) -> &'static str {
        match self {
            Side::Actor => "actor",
            Side::Recipient => "recipient",
        }
    }

    /// Those of a telling that stand on this side.
    pub(super) fn of(self, telling: &Telling) -> &[Party] {
        match self {
            Side::Actor => &telling.actors,
            Side::Recipient => &telling.recipients,
        }
    }
}

/// The readings of one side, the best supported first; one or none where nothing is disputed. `group` stands in the
/// order of reports.
pub(super) fn readings(pool: &Pool, origins: &[u32], group: &[u32], side: Side) -> Vec<Reading> {
    let telling = |i: u32| &pool.tellings[i as usize];
    let mut known: Vec<Party> = Vec::new();
    let at = |known: &[Party], p: &Party| known.iter().position(|q| is_same_naming(p, q));
    for party in group.iter().flat_map(|&i| side.of(telling(i))).filter(|p| !is_vague(pool, p)) {
        if at(&known, party).is_none() {
            known.push(*party);
        }
    }
    let mut sets = Sets::new(known.len());
    for (n, p) in known.iter().enumerate() {
        for (m, q) in known.iter().enumerate().take(n) {
            if together(pool, p, q, side) {
                sets.join(m as u32, n as u32);
            }
        }
    }
    // Whom one telling names side by side, the event may have side by side.
    let mut first: Vec<Option<u32>> = Vec::new();
    for &i in group {
        let mut here = side.of(telling(i)).iter().filter_map(|p| at(&known, p));
        let one = here.next();
        if let Some(one) = one {
            here.for_each(|other| {
                sets.join(one as u32, other as u32);
            });
        }
        first.push(one.map(|n| n as u32));
    }
    let mut out: Vec<(u32, Reading)> = Vec::new();
    for (&i, party) in group.iter().zip(first).filter_map(|(i, party)| Some((i, party?))) {
        let set = sets.find(party);
        match out.iter_mut().find(|(s, _)| *s == set) {
            Some((_, reading)) => reading.tellings.push(i),
            None => out.push((set, Reading { tellings: vec![i], parties: Vec::new() })),
        }
    }
    let mut out: Vec<Reading> = out.into_iter().map(|(_, reading)| reading).collect();
    for reading in &mut out {
        reading.parties = parties_of(pool, &reading.tellings, side);
    }
    // The sort is stable: of readings supported alike, the one told first.
    out.sort_by_key(|r| std::cmp::Reverse(support(pool, origins, &r.tellings)));
    out
}

fn is_same_naming(p: &Party, q: &Party) -> bool {
    p.identity() == q.identity() && p.country == q.country && p.sector == q.sector
}

/// Whether two tellings name actors who cannot both be meant: nobody in the one is somebody in the other, or a part of them.
///
/// Of a deed that makes two readings. Of words it makes two happenings: an accusation and the accusation in return.
pub(super) fn have_other_actors(pool: &Pool, a: &Telling, b: &Telling) -> bool {
    let known = |t: &'_ Telling| t.actors.iter().any(|p| !is_vague(pool, p));
    let is_one = |p: &Party| b.actors.iter().any(|q| is_vague(pool, q) || together(pool, p, q, Side::Actor));
    known(a) && known(b) && !a.actors.iter().any(|p| is_vague(pool, p) || is_one(p))
}

/// How much speaks for a reading: in how many independent texts it is told and not denied, and how often it is told as what
/// happened and not as what somebody alleges.
fn support(pool: &Pool, origins: &[u32], tellings: &[u32]) -> (usize, usize) {
    let told = || tellings.iter().map(|&i| &pool.tellings[i as usize]).filter(|t| !t.denies());
    let texts: FxHashSet<u32> = told().map(|t| origins[t.account as usize]).collect();
    (texts.len(), told().filter(|t| t.status != Status::Alleged).count())
}

/// What part of a country somebody is, as far as it matters to who can act for whom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The state, and its ministries, army, police, courts.
    State,
    /// Those who bear arms against it or beside it.
    Armed,
    /// Everybody else.
    Civil,
}

fn part(pool: &Pool, party: &Party) -> Part {
    match pool.str(party.sector) {
        "GOV" | "MIL" | "COP" | "SPY" | "JUD" | "LEG" | "" => Part::State,
        "REB" | "UAF" | "CRM" => Part::Armed,
        _ => Part::Civil,
    }
}

/// Whether nobody in particular is named: gunmen, a drone, people of no country.
///
/// Who is vague is whoever the other tellings name, and brings no two of them together.
pub(super) fn is_vague(pool: &Pool, party: &Party) -> bool {
    let nameless = party.entity.is_none() && !party.named && party.office.is_none();
    nameless && (party.country.is_none() || party.name.is_none() || pool.str(party.sector) == "UAF")
}

/// Whether two may stand on one side without one telling that names both.
fn together(pool: &Pool, p: &Party, q: &Party, side: Side) -> bool {
    if !p.identity().is_none() && p.identity() == q.identity() {
        return true;
    }
    if p.country.is_none() || p.country != q.country {
        return false;
    }
    let distinct = p.named && q.named && !p.person && !q.person;
    match (part(pool, p), part(pool, q)) {
        (Part::State, Part::State) => true,
        (Part::Armed, Part::Armed) | (Part::Civil, Part::Civil) => !distinct,
        // A strike on a country hits its people.
        (Part::State, Part::Civil) | (Part::Civil, Part::State) => side == Side::Recipient,
        _ => false,
    }
}

/// Whether the second is a part of the state that the first is: its army, its minister.
pub(super) fn has_part(pool: &Pool, state: &Party, other: &Party) -> bool {
    state.state
        && !other.state
        && !state.country.is_none()
        && state.country == other.country
        && part(pool, other) == Part::State
        && !(other.entity.is_none() && other.office.is_none() && !other.named && state.sector == other.sector)
}

fn parties_of(pool: &Pool, tellings: &[u32], side: Side) -> Vec<Party> {
    let mut out: Vec<(Party, u32)> = Vec::new();
    for party in tellings.iter().flat_map(|&i| side.of(&pool.tellings[i as usize])) {
        match out.iter_mut().find(|(p, _)| p.identity() == party.identity()) {
            Some((_, n)) => *n += 1,
            None => out.push((*party, 1)),
        }
    }
    let of_a_part = |p: &Party| out.iter().any(|(q, _)| has_part(pool, p, q));
    let mut out: Vec<(Party, u32)> = out.iter().copied().filter(|(p, _)| !of_a_part(p)).collect();
    out.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    out.into_iter().map(|(p, _)| p).collect()
}

/// Which sides of which tellings an event takes, where they name those who cannot both have a part in it.
pub(super) struct Contest {
    /// The readings of each side that has several, the one taken first.
    sides: Vec<(Side, Vec<Reading>)>,
    /// The sides of tellings that are not taken.
    passed: FxHashSet<(u32, bool)>,
}

impl Contest {
    /// The contest over an event of the given kind, whose tellings stand in the order of reports.
    pub(super) fn of(pool: &Pool, origins: &[u32], group: &[u32], kind: EventType) -> Contest {
        let mut out = Contest { sides: Vec::new(), passed: FxHashSet::default() };
        if kind.is_undirected() {
            return out;
        }
        let (typed, other): (Vec<u32>, Vec<u32>) =
            group.iter().partition(|&&i| pool.tellings[i as usize].kind == kind);
        for side in [Side::Actor, Side::Recipient] {
            // An arrest told with an attack does not say who attacked.
            if typed.iter().any(|&i| !side.of(&pool.tellings[i as usize]).is_empty()) {
                out.passed.extend(other.iter().map(|&i| (i, side == Side::Recipient)));
            }
            // Whom the others are said to have hit is no second reading of whom the first have hit.
            let heard: Vec<u32> = typed.iter().copied().filter(|&i| out.hears(i, side)).collect();
            let found = readings(pool, origins, &heard, side);
            for &i in found.iter().skip(1).flat_map(|r| &r.tellings) {
                out.passed.insert((i, side == Side::Recipient));
                if side == Side::Actor {
                    out.passed.insert((i, true));
                }
            }
            if found.len() > 1 {
                out.sides.push((side, found));
            }
        }
        out
    }

    /// Whether the event takes what a telling has on a side.
    pub(super) fn hears(&self, telling: u32, side: Side) -> bool {
        !self.passed.contains(&(telling, side == Side::Recipient))
    }

    /// Whether a telling tells what the event is taken to be, and not another reading of it.
    pub(super) fn is_quotable(&self, telling: u32) -> bool {
        let passed = |r: &&Reading| r.tellings.contains(&telling);
        !self.sides.iter().any(|(side, all)| *side == Side::Actor && all.iter().skip(1).any(|r| passed(&r)))
    }

    /// The fields on which the tellings differ.
    pub(super) fn disagreements(&self, pool: &Pool) -> Vec<Disagreement> {
        let names = |r: &Reading| {
            r.parties
                .iter()
                .map(|p| pool.str(p.name))
                .filter(|n| !n.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let value = |r: &Reading| Value { value: names(r), tellings: r.tellings.clone() };
        let field = |(side, readings): &(Side, Vec<Reading>)| Disagreement {
            field: side.name().to_owned(),
            values: readings.iter().map(value).collect(),
        };
        self.sides.iter().map(field).collect()
    }
}
