//! The ways to fill both roles of a predicate: everybody who may fill the one with everybody who may fill the other.
//!
//! There are dozens for each predicate, and all but a few are weighed and forgotten. So what a way asks of a party is found
//! once ([`Seats`]), and a way tells no more than where its two sides stand.

use super::bag::Part;
use super::choose::Pairs;
use super::field::Value;
use super::fill::{Filler, Look};
use super::seats::{Countries, NOBODY, Seat, Seats};
use smallvec::SmallVec;
use std::ops::Range;

/// One way to fill both roles.
pub(super) struct Way {
    /// Where those who act stand among [`Ways::standing`].
    actors: Standing,
    /// Where those stand who are acted on.
    recipients: Standing,
    /// Their countries.
    pub countries: [Countries; 2],
    /// The fillers of both roles; nothing where an earlier event tells them.
    fillers: Option<[u16; 2]>,
    /// How the two were found.
    how: [Value; 2],
    /// How much speaks for it.
    pub sum: f32,
}

/// Where a side stands, from one place to another: there are dozens of ways, and what each takes up is moved about.
#[derive(Clone, Copy)]
struct Standing(u32, u32);

impl Standing {
    fn of(range: Range<usize>) -> Standing {
        Standing(range.start as u32, range.end as u32)
    }

    fn range(self) -> Range<usize> {
        self.0 as usize..self.1 as usize
    }
}

/// One way to fill both roles, as it is looked at.
pub struct Sides<'s> {
    /// Who.
    pub actors: &'s [&'s Seat<'s>],
    /// To whom.
    pub recipients: &'s [&'s Seat<'s>],
    /// The countries of both.
    pub countries: [Countries; 2],
    /// The fillers of both roles; nothing where an earlier event tells them.
    pub fillers: Option<[usize; 2]>,
    /// How the two were found.
    pub how: [Value; 2],
}

impl<'s> Sides<'s> {
    /// The sectors of the first of both sides.
    pub fn sectors(&self) -> [Part<'s>; 2] {
        [self.actors, self.recipients].map(|side| side.first().map_or(NOBODY, |seat| seat.sector))
    }
}

/// Those who were found together, as ways pair them.
struct Group {
    seats: Range<usize>,
    how: Value,
    countries: Countries,
    /// Whom it names, where it names one or nobody.
    alone: Option<Option<u32>>,
}

impl Group {
    fn of(seats: &Seats<'_>, group: usize) -> Group {
        let range = seats.range(group);
        let own = &seats.seats[range.clone()];
        let countries = own.iter().fold(Countries::default(), |all, seat| all.and(seat.country));
        let alone = (own.len() < 2).then(|| own.first().map(|seat| seat.entity));
        Group { seats: range, how: seats.how(group), countries, alone }
    }
}

/// All ways to fill both roles of a predicate that name different parties.
pub struct Ways<'s> {
    fillers: &'s [Vec<Filler<'s, 's>>; 2],
    /// Those on the sides of ways: first everybody, group by group, then the sides where some fell away or joined.
    standing: Vec<&'s Seat<'s>>,
    pub(super) ways: Vec<Way>,
    /// Whom each way names on both sides, as far as a digest tells, where ways may be the same.
    digests: Vec<[u64; 2]>,
}

impl<'s> Ways<'s> {
    /// Pairs the fillers of both roles; before them goes the way an earlier event tells, if there is one.
    pub fn of(
        look: &Look<'_, '_>,
        fillers: &'s [Vec<Filler<'s, 's>>; 2],
        seats: &'s Seats<'s>,
        before: bool,
    ) -> Ways<'s> {
        let [actors, recipients] = [fillers[0].len(), fillers[1].len()];
        let most = actors * recipients + 1;
        let mut out = Ways {
            fillers,
            standing: Vec::with_capacity(seats.seats.len() + most),
            ways: Vec::with_capacity(most),
            digests: Vec::new(),
        };
        out.standing.extend(&seats.seats);
        if before {
            let group = actors + recipients;
            let how = [group, group + 1].map(|group| seats.how(group));
            out.add([seats.range(group), seats.range(group + 1)], None, how);
        }
        let reciprocal = look.frame.reciprocal;
        // No two fillers of a role are the same people, so that two ways are the same only where parties joined or fell away.
        let (mut from, mut may_repeat) = (out.ways.len(), reciprocal);
        let groups: SmallVec<[Group; 16]> =
            (0..actors + recipients).map(|group| Group::of(seats, group)).collect();
        let (acting, suffering) = groups.split_at(actors);
        for (actor, acts) in acting.iter().enumerate() {
            if !reciprocal {
                (from, may_repeat) = (out.ways.len(), false);
            }
            for (recipient, suffers) in suffering.iter().enumerate() {
                let (both, how) = ([actor, recipient], [acts.how, suffers.how]);
                if let (false, Some(x), Some(y)) = (may_repeat, acts.alone, suffers.alone) {
                    // One and one, as nearly always: nobody falls away.
                    if x != y {
                        let countries = [acts.countries, suffers.countries];
                        out.push([acts.seats.clone(), suffers.seats.clone()], countries, Some(both), how);
                    }
                    continue;
                }
                let held = out.standing.len();
                let offered = suffers.seats.len();
                let Some(sides) = out.paired(acts.seats.clone(), suffers.seats.clone(), reciprocal) else {
                    continue;
                };
                may_repeat |= sides[1].len() < offered;
                if may_repeat && out.is_known(from, &sides) {
                    out.standing.truncate(held);
                } else {
                    out.add(sides, Some(both), how);
                }
            }
        }
        out
    }

    fn add(&mut self, sides: [Range<usize>; 2], fillers: Option<[usize; 2]>, how: [Value; 2]) {
        let countries = sides.clone().map(|side| Countries::of(&self.standing[side]));
        self.push(sides, countries, fillers, how);
    }

    #[inline]
    fn push(
        &mut self,
        sides: [Range<usize>; 2],
        countries: [Countries; 2],
        fillers: Option<[usize; 2]>,
        how: [Value; 2],
    ) {
        let sum = fillers.map_or(0.0, |[a, r]| self.fillers[0][a].sum + self.fillers[1][r].sum);
        let [actors, recipients] = sides.map(Standing::of);
        let fillers = fillers.map(|both| both.map(|filler| filler as u16));
        self.ways.push(Way { actors, recipients, countries, fillers, how, sum });
    }

    /// The sides where these act and these are acted on; nothing where they name the same or nobody.
    fn paired(
        &mut self,
        acting: Range<usize>,
        suffering: Range<usize>,
        reciprocal: bool,
    ) -> Option<[Range<usize>; 2]> {
        let (there, more) = (&self.standing[acting.clone()], &self.standing[suffering.clone()]);
        let acts = |seat: &Seat<'_>| there.iter().any(|a| a.entity == seat.entity);
        let apart = more.iter().filter(|seat| !acts(seat)).count();
        if apart == 0 && (!more.is_empty() || there.is_empty()) {
            return None;
        }
        if !reciprocal && apart == more.len() {
            return Some([acting, suffering]);
        }
        if reciprocal && adds_no_side(there, more) {
            return None;
        }
        let start = self.standing.len();
        if reciprocal {
            self.standing.extend_from_within(acting.clone());
        }
        let own = self.standing.len();
        for at in suffering {
            let seat = self.standing[at];
            let is_there = |side: &[&Seat<'_>]| side.iter().any(|other| other.entity == seat.entity);
            let joins = !is_there(&self.standing[acting.clone()]);
            if joins && !(reciprocal && is_there(&self.standing[own..])) {
                self.standing.push(seat);
            }
        }
        if !reciprocal {
            return Some([acting, own..self.standing.len()]);
        }
        self.drop_places(start);
        let end = self.standing.len();
        Some([start..end, end..end])
    }

    /// A city beside those who meet in it is where they meet, not one more party.
    fn drop_places(&mut self, start: usize) {
        let meeting = self.standing[start..].iter().filter(|seat| !seat.is_place).count();
        if meeting < 2 || meeting == self.standing.len() - start {
            return;
        }
        let all = self.standing.split_off(start);
        self.standing.extend(all.into_iter().filter(|seat| !seat.is_place));
    }

    /// Whether a way from one on names the same people on both sides as these. Nearly all that do not are told by a digest.
    fn is_known(&mut self, from: usize, sides: &[Range<usize>; 2]) -> bool {
        let digest = |side: Range<usize>| self.standing[side].iter().fold(0, |all, seat| all | seat.digest());
        for way in &self.ways[self.digests.len()..] {
            self.digests.push([way.actors, way.recipients].map(|side| digest(side.range())));
        }
        let own = sides.clone().map(digest);
        let mut others = self.ways[from..].iter().zip(&self.digests[from..]);
        others.any(|(way, digest)| *digest == own && self.names_the_same(way, sides))
    }

    /// Whether a way names the same people on both sides as these.
    fn names_the_same(&self, way: &Way, sides: &[Range<usize>; 2]) -> bool {
        let within = |a: &Range<usize>, b: &Range<usize>| {
            let (a, b) = (&self.standing[a.clone()], &self.standing[b.clone()]);
            a.iter().all(|p| b.iter().any(|q| p.entity == q.entity))
        };
        let alike = |a: &Range<usize>, b: &Range<usize>| within(a, b) && within(b, a);
        alike(&way.actors.range(), &sides[0]) && alike(&way.recipients.range(), &sides[1])
    }

    /// Keeps the ways that are such, where there are any.
    pub fn prefer(&mut self, such: impl Fn(&Sides<'_>) -> bool) {
        let found: Vec<bool> = (0..self.ways.len()).map(|way| such(&self.sides(way))).collect();
        if found.contains(&true) {
            let mut found = found.into_iter();
            self.ways.retain(|_| found.next().unwrap_or(false));
        }
    }

    /// A way, as it is looked at.
    pub fn sides(&self, way: usize) -> Sides<'_> {
        let Way { actors, recipients, countries, fillers, how, .. } = &self.ways[way];
        Sides {
            actors: &self.standing[actors.range()],
            recipients: &self.standing[recipients.range()],
            countries: *countries,
            fillers: fillers.map(|both| both.map(usize::from)),
            how: *how,
        }
    }

    /// Adds to each way what speaks for its two fillers together.
    pub fn weigh(&mut self, pairs: &Pairs<'_, '_, '_>) {
        // What speaks for a way is kept only where it is taken: the features of most ways are weighed and forgotten.
        let mut known = Default::default();
        for way in 0..self.ways.len() {
            self.ways[way].sum = pairs.add_to(self.ways[way].sum, &self.sides(way), &mut known);
        }
    }
}

/// Where two countries meet already, one more phrase that names only them brings nobody new to the table.
fn adds_no_side(there: &[&Seat<'_>], more: &[&Seat<'_>]) -> bool {
    let Some(first) = there.first().filter(|seat| !seat.country.is_empty()) else { return false };
    let all = Countries::of(there);
    let known = |seat: &&Seat<'_>| seat.country.meet(all);
    all != first.country && !more.is_empty() && more.iter().all(known)
}
