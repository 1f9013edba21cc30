//! Relations: how events, and the tellings of one event, stand to each other.

use super::{Event, Pool};
use crate::event::Status;
use crate::lexicon::reporting::Stance;

/// How one stands to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RelationKind {
    /// The first telling denies what the second tells.
    Denies,
    /// The two cannot both hold.
    Contradicts,
    /// The first, later, takes the place of the second: a denial admitted, a plan carried out.
    Supersedes,
    /// The first event happened within the second.
    PartOf,
    /// The first event answers the second.
    RespondsTo,
}

impl RelationKind {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            RelationKind::Denies => "denies",
            RelationKind::Contradicts => "contradicts",
            RelationKind::Supersedes => "supersedes",
            RelationKind::PartOf => "part_of",
            RelationKind::RespondsTo => "responds_to",
        }
    }
}

/// A relation and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// Index of the first event.
    pub from: usize,
    /// Index of the second event; the same for tellings of one event.
    pub to: usize,
    /// The telling of the first.
    pub from_telling: u32,
    /// The telling of the second.
    pub to_telling: u32,
    /// Why, in words.
    pub why: String,
}

/// The relations within and between events.
pub(super) fn relations(pool: &Pool, events: &[Event]) -> Vec<Relation> {
    let mut out = Vec::new();
    for (n, event) in events.iter().enumerate() {
        denials(pool, n, event, &mut out);
    }
    out
}

/// Whether a telling says that it is not so.
fn denies(pool: &Pool, telling: u32) -> bool {
    let telling = &pool.tellings[telling as usize];
    telling.status == Status::Negated || telling.speakers.first().is_some_and(|s| s.stance == Stance::Deny)
}

/// Within one event: who denies what others tell; a later admission by the same side supersedes its denial.
fn denials(pool: &Pool, n: usize, event: &Event, out: &mut Vec<Relation>) {
    let (no, yes): (Vec<u32>, Vec<u32>) = event.tellings.iter().partition(|&&i| denies(pool, i));
    let Some(&first_yes) = yes.first() else { return };
    for &denial in &no {
        let speaker = pool.tellings[denial as usize].speakers.first();
        let later = |i: &&u32| {
            let told = pool.tellings[**i as usize].speakers.first();
            let day = |t: u32| pool.account(t as usize).published.map(|d| d.from);
            let same_side = match (told, speaker) {
                (Some(a), Some(b)) => a.name == b.name || (!a.country.is_none() && a.country == b.country),
                _ => false,
            };
            same_side && day(**i) > day(denial)
        };
        let admitted = yes.iter().find(later);
        let relation = match admitted {
            Some(&admission) => Relation {
                kind: RelationKind::Supersedes,
                from: n,
                to: n,
                from_telling: admission,
                to_telling: denial,
                why: "the side that denied it says it later".into(),
            },
            None => Relation {
                kind: RelationKind::Denies,
                from: n,
                to: n,
                from_telling: denial,
                to_telling: first_yes,
                why: "one telling denies what the other tells".into(),
            },
        };
        out.push(relation);
    }
}
