//! A frame's own places, and who stands at them.

use super::around::Around;
use crate::clause::{Context, Party, Slot, parties, same};
use crate::lexicon::frames::{LightSubject, Place};
use crate::mention::Kind;
use crate::text::fold;
use std::borrow::Borrow;

/// A city beside those who meet in it is where they meet, not one more party.
pub(super) fn drop_places<P: Borrow<Party>>(cx: &Context<'_>, parties: &mut Vec<P>) {
    let is_place = |p: &P| cx.mentions[Borrow::<Party>::borrow(p).mention as usize].kind == Kind::Place;
    if parties.iter().filter(|p| !is_place(p)).count() >= 2 {
        parties.retain(|p| !is_place(p));
    }
}

/// Adds parties that are not there yet.
pub(super) fn extend<P: Borrow<Party>>(cx: &Context<'_>, into: &mut Vec<P>, more: Vec<P>) {
    for party in more {
        if !into.iter().any(|p| same(cx, Borrow::<Party>::borrow(p), Borrow::<Party>::borrow(&party))) {
            into.push(party);
        }
    }
}

/// The parties at the first of some places that holds any.
pub(super) fn first_at<'p>(
    cx: &Context<'_>,
    around: &Around<'_>,
    places: impl Iterator<Item = &'p Place>,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    for place in places {
        let found = at_place(cx, around, place, taken, actor);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Whether an argument stands at one of a frame's places, for a role.
pub(super) fn stands_at(around: &Around<'_>, place: &Place, slot: &Slot, actor: bool) -> bool {
    match (place, slot) {
        (Place::Subject, Slot::Subject) => match around.subject {
            LightSubject::Actor | LightSubject::Mediator => actor,
            LightSubject::Recipient => !actor,
            LightSubject::Event | LightSubject::Place => false,
        },
        (Place::Object, Slot::Subject) if !actor => around.subject == LightSubject::Recipient,
        (Place::Object, Slot::Object) | (Place::Genitive, Slot::Genitive) => true,
        (Place::After(want), Slot::Oblique(prep)) => want == prep || fold::loose(prep) == *want,
        _ => false,
    }
}

/// The parties at one of a frame's places; an argument used for one role is not used for the other.
pub(super) fn at_place(
    cx: &Context<'_>,
    around: &Around<'_>,
    place: &Place,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    for (n, arg) in around.args.iter().enumerate() {
        if taken.contains(&n) || !stands_at(around, place, &arg.slot, actor) {
            continue;
        }
        let found = parties(cx, around.chunks, arg);
        if !found.is_empty() {
            taken.push(n);
            return found;
        }
    }
    Vec::new()
}
