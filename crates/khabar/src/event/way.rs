//! The ways to fill both roles of a predicate: everybody who may fill the one with everybody who may fill the other.
//!
//! There are dozens for each predicate, and all but a few are weighed and forgotten. So what a way asks of a party is found
//! once ([`Seats`]), and a way tells no more than where its two sides stand.

use super::EventType;
use super::choose::{Known, Pairs};
use super::field::Value;
use super::fill::{Filler, Look};
use super::seats::{Countries, NOBODY, Numbered, Seat, Seats};
use super::support;
use smallvec::SmallVec;
use std::ops::Range;

/// One way to fill both roles.
struct Way {
    /// Where those who act stand among [`Ways::standing`].
    actors: Range<usize>,
    /// Where those stand who are acted on.
    recipients: Range<usize>,
    /// Their countries.
    countries: [Countries; 2],
    /// The fillers of both roles; nothing where an earlier event tells them.
    fillers: Option<[usize; 2]>,
    /// How much speaks for it.
    sum: f32,
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
    pub fn sectors(&self) -> [Numbered<'s>; 2] {
        [self.actors, self.recipients].map(|side| side.first().map_or(NOBODY, |seat| seat.sector))
    }
}

/// Those who were found together, as ways pair them.
struct Group {
    seats: Range<usize>,
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
        Group { seats: range, countries, alone }
    }
}

/// All ways to fill both roles of a predicate that name different parties.
pub struct Ways<'s> {
    fillers: &'s [Vec<Filler<'s, 's>>; 2],
    seats: &'s Seats<'s>,
    /// Those on the sides of ways: first everybody, group by group, then the sides where some fell away or joined.
    standing: Vec<&'s Seat<'s>>,
    ways: Vec<Way>,
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
            seats,
            standing: Vec::with_capacity(seats.seats.len() + most),
            ways: Vec::with_capacity(most),
        };
        out.standing.extend(&seats.seats);
        if before {
            let group = actors + recipients;
            out.add([seats.range(group), seats.range(group + 1)], None);
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
                let both = [actor, recipient];
                if let (false, Some(x), Some(y)) = (may_repeat, acts.alone, suffers.alone) {
                    // One and one, as nearly always: nobody falls away.
                    if x != y {
                        let countries = [acts.countries, suffers.countries];
                        out.push([acts.seats.clone(), suffers.seats.clone()], countries, Some(both));
                    }
                    continue;
                }
                let held = out.standing.len();
                let offered = suffers.seats.len();
                let Some(sides) = out.paired(acts.seats.clone(), suffers.seats.clone(), reciprocal) else {
                    continue;
                };
                may_repeat |= sides[1].len() < offered;
                if may_repeat && out.ways[from..].iter().any(|other| out.names_the_same(other, &sides)) {
                    out.standing.truncate(held);
                } else {
                    out.add(sides, Some(both));
                }
            }
        }
        out
    }

    fn add(&mut self, [actors, recipients]: [Range<usize>; 2], fillers: Option<[usize; 2]>) {
        let countries = [&actors, &recipients].map(|side| Countries::of(&self.standing[side.clone()]));
        self.push([actors, recipients], countries, fillers);
    }

    #[inline]
    fn push(
        &mut self,
        [actors, recipients]: [Range<usize>; 2],
        countries: [Countries; 2],
        fillers: Option<[usize; 2]>,
    ) {
        let sum = fillers.map_or(0.0, |[a, r]| self.fillers[0][a].sum + self.fillers[1][r].sum);
        self.ways.push(Way { actors, recipients, countries, fillers, sum });
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

    /// Whether a way names the same people on both sides as these.
    fn names_the_same(&self, way: &Way, sides: &[Range<usize>; 2]) -> bool {
        let within = |a: &Range<usize>, b: &Range<usize>| {
            let (a, b) = (&self.standing[a.clone()], &self.standing[b.clone()]);
            a.iter().all(|p| b.iter().any(|q| p.entity == q.entity))
        };
        let alike = |a: &Range<usize>, b: &Range<usize>| within(a, b) && within(b, a);
        alike(&way.actors, &sides[0]) && alike(&way.recipients, &sides[1])
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
        let Way { actors, recipients, countries, fillers, .. } = &self.ways[way];
        // Behind the groups of both roles stand the sides of an earlier event.
        let [acting, all] = [self.fillers[0].len(), self.fillers[0].len() + self.fillers[1].len()];
        let groups = fillers.map_or([all, all + 1], |[a, r]| [a, acting + r]);
        let how = groups.map(|group| self.seats.how(group));
        Sides {
            actors: &self.standing[actors.clone()],
            recipients: &self.standing[recipients.clone()],
            countries: *countries,
            fillers: *fillers,
            how,
        }
    }

    /// Adds to each way what speaks for its two fillers together.
    pub fn weigh(&mut self, pairs: &Pairs<'_, '_, '_>) {
        // What speaks for a way is kept only where it is taken: the features of most ways are weighed and forgotten.
        let mut known = Known::new(self.seats.sectors);
        for way in 0..self.ways.len() {
            self.ways[way].sum = pairs.add_to(self.ways[way].sum, &self.sides(way), &mut known);
        }
    }

    /// How much of what speaks among all ways (as a softmax) speaks for the countries of each: it is the countries that are
    /// chosen first, for they may be named in several ways. Of acts without a direction both sides are one.
    pub fn choices(&self, kind: EventType) -> Choices {
        let top = self.ways.iter().map(|w| w.sum).fold(f32::NEG_INFINITY, f32::max);
        let mut all = 0.0;
        let mut choices: SmallVec<[Choice; 16]> = SmallVec::new();
        let mut of = SmallVec::with_capacity(self.ways.len());
        for (n, way) in self.ways.iter().enumerate() {
            let countries = match (kind.is_undirected(), way.countries) {
                (true, [a, r]) => [a.and(r), Countries::default()],
                (false, both) => both,
            };
            let speaks = (way.sum - top).exp();
            all += speaks;
            let digest = countries[0].digest().rotate_left(16) ^ countries[1].digest();
            let known = choices.iter().position(|c| c.digest == digest && c.countries == countries);
            let at = known.unwrap_or_else(|| {
                choices.push(Choice { digest, countries, speaks: 0.0, best: n });
                choices.len() - 1
            });
            let choice = &mut choices[at];
            choice.speaks += speaks;
            if way.sum.total_cmp(&self.ways[choice.best].sum).is_gt() {
                choice.best = n;
            }
            of.push(at);
        }
        choices.iter_mut().for_each(|choice| choice.speaks /= all);
        Choices { choices, of }
    }

    /// The best way of each choice of countries that is worth a second look, and the share of what speaks; the choice that
    /// most speaks for first, of equal ones the first.
    pub fn best(&self, mut choices: Choices) -> impl Iterator<Item = (usize, f32)> {
        choices.choices.sort_by(|a, b| {
            let shares = b.speaks.total_cmp(&a.speaks);
            let sums = || self.ways[b.best].sum.total_cmp(&self.ways[a.best].sum);
            shares.then_with(sums).then(a.best.cmp(&b.best))
        });
        let worth = |(n, choice): &(usize, Choice)| *n == 0 || choice.speaks >= support::LEAST;
        let best = choices.choices.into_iter().enumerate().filter(worth).take(support::MOST);
        best.map(|(_, choice)| (choice.best, choice.speaks))
    }
}

/// A choice of countries: what speaks for it among all ways, and the way that most speaks for, the first of equal ones.
struct Choice {
    /// Of the countries: two choices are compared by it first.
    digest: u64,
    countries: [Countries; 2],
    speaks: f32,
    best: usize,
}

/// The choices of countries among some ways.
pub struct Choices {
    choices: SmallVec<[Choice; 16]>,
    of: SmallVec<[usize; 64]>,
}

impl Choices {
    /// The share of each way's choice, way by way.
    pub fn shares(&self) -> impl Iterator<Item = f32> {
        self.of.iter().map(|&choice| self.choices[choice].speaks)
    }
}

/// Where two countries meet already, one more phrase that names only them brings nobody new to the table.
fn adds_no_side(there: &[&Seat<'_>], more: &[&Seat<'_>]) -> bool {
    let Some(first) = there.first().filter(|seat| !seat.country.is_empty()) else { return false };
    let all = Countries::of(there);
    let known = |seat: &&Seat<'_>| seat.country.meet(all);
    all != first.country && !more.is_empty() && more.iter().all(known)
}
