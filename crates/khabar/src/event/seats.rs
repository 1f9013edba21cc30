//! Those who may fill the roles of a predicate, and what ways to fill them ask of each, found once.

use super::bag::Part;
use super::field::{Value, value};
use super::fill::Filler;
use super::told::Told;
use crate::clause::{Context, Party};
use crate::mention::Kind;
use smallvec::SmallVec;
use std::ops::Range;

/// A party, and what ways ask of it.
#[derive(Debug)]
pub struct Seat<'w> {
    /// The party.
    pub party: &'w Party,
    /// Its first sector.
    pub sector: Part<'w>,
    /// The first token of its mention.
    pub at: u32,
    /// Its country.
    pub country: Countries,
    /// Which entity it is to the article.
    pub entity: u32,
    /// Whether it is a place.
    pub is_place: bool,
}

impl Seat<'_> {
    /// A bit for its entity, which others may have too: those of the same entities together are the same.
    pub fn digest(&self) -> u64 {
        1 << (self.entity % 64)
    }
}

/// A set of countries, a bit for the place of each among those that are offered. No text offers so many for one predicate
/// that the last bit must stand for more than one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Countries(u128);

impl Countries {
    fn one<'p>(country: &'p str, known: &mut Vec<&'p str>) -> Countries {
        // Codes are shared by all parties of an article, and too short to call for a comparison of memory.
        let shared = |k: &str| k.as_ptr() == country.as_ptr();
        let is = |k: &&str| k.len() == country.len() && (shared(k) || k.bytes().eq(country.bytes()));
        let at = known.iter().position(is).unwrap_or_else(|| {
            known.push(country);
            known.len() - 1
        });
        Countries(1 << at.min(127))
    }

    /// Those of some parties.
    pub fn of(side: &[&Seat<'_>]) -> Countries {
        Countries(side.iter().fold(0, |all, seat| all | seat.country.0))
    }

    /// Those of both.
    pub fn and(self, other: Countries) -> Countries {
        Countries(self.0 | other.0)
    }

    /// A number that sets which are the same have in common, and others seldom.
    pub fn digest(self) -> u64 {
        self.0 as u64 ^ ((self.0 >> 64) as u64).rotate_left(32)
    }

    /// Whether the two share any.
    pub fn meet(self, other: Countries) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds more than one.
    pub fn are_many(self) -> bool {
        self.0 & self.0.wrapping_sub(1) != 0
    }
}

/// Those who may fill the roles of a predicate, group by group.
pub struct Seats<'w> {
    /// All of them.
    pub seats: Vec<Seat<'w>>,
    /// Where each group ends, and how it was found.
    groups: SmallVec<[(usize, Value); 32]>,
}

/// The sector of a party without one.
pub const UNKNOWN: Part<'static> = Part::of("?");

/// The sector of nobody.
pub const NOBODY: Part<'static> = Part::of("-");

impl<'w> Seats<'w> {
    /// Of the fillers of both roles, and of those an earlier event was between.
    pub fn of(
        cx: &Context<'_>,
        fillers: &'w [Vec<Filler<'_, '_>>; 2],
        before: Option<&'w Told>,
    ) -> Seats<'w> {
        let mut known = Vec::new();
        let mut out = Seats { seats: Vec::with_capacity(32), groups: SmallVec::new() };
        let offered = fillers.iter().flatten().map(|filler| (&*filler.offer.parties, filler.offer.how));
        let told = before.into_iter().flat_map(Told::sides).map(|side| (side, value!(How, "anaphor")));
        for (parties, how) in offered.chain(told) {
            out.seats.extend(parties.iter().map(|party| {
                let mention = &cx.mentions[party.mention as usize];
                let country = party.country.as_deref().map(|code| Countries::one(code, &mut known));
                Seat {
                    party,
                    sector: party.sector.first().map_or(UNKNOWN, |sector| Part::of(sector)),
                    at: mention.tokens.0,
                    country: country.unwrap_or_default(),
                    entity: mention.same_as,
                    is_place: mention.kind == Kind::Place,
                }
            }));
            out.groups.push((out.seats.len(), how));
        }
        out
    }

    /// Where the seats of a group stand.
    pub fn range(&self, group: usize) -> Range<usize> {
        group.checked_sub(1).map_or(0, |before| self.groups[before].0)..self.groups[group].0
    }

    /// How a group was found.
    pub fn how(&self, group: usize) -> Value {
        self.groups[group].1
    }
}
