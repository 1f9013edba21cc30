//! A frame's own places, and who stands at them.

use super::around::Around;
use super::matching::Proposal;
use crate::clause::{Argument, Context, Party, Slot, parties, same};
use crate::lexicon::frames::{Frame, LightSubject, Place};
use crate::mention::Kind;
use crate::text::fold;
use crate::word::{Derived, Reading};
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
        (Place::After(want), Slot::Oblique(prep)) => {
            want == prep || want.len() == prep.len() && *fold::loosened(prep) == **want
        }
        _ => false,
    }
}

/// «مقتل شاب برصاص الجيش», «في غارة إسرائيلية»: whether an argument is the means that a frame's place names, a preposition and
/// a noun, by which whose it is tells who acts.
fn is_means(cx: &Context<'_>, around: &Around<'_>, (before, noun): (&str, &str), arg: &Argument) -> bool {
    let Slot::Oblique(prep) = &arg.slot else { return false };
    let chunk = &around.chunks[arg.chunks[0] as usize];
    let mut led = chunk.tokens().take_while(|&t| t <= chunk.head as usize);
    before == prep && led.any(|t| cx.noun_keys(t).iter().any(|key| key == noun))
}

/// The parties behind words that mark the doer («من قبل»، «على يد»), whatever the frame says.
pub(super) fn by_agent(cx: &Context<'_>, around: &Around<'_>, taken: &mut Vec<usize>) -> Vec<Party> {
    let marks = |slot: &Slot| match slot {
        Slot::Oblique(prep) => cx.lex.grammar.is_agent(prep),
        _ => false,
    };
    let found = around.args.iter().enumerate().filter(|(_, arg)| marks(&arg.slot));
    let mut found = found.map(|(n, arg)| (n, parties(cx, around.chunks, arg))).filter(|(_, p)| !p.is_empty());
    let Some((n, parties)) = found.next() else { return Vec::new() };
    taken.push(n);
    parties
}

/// Who stands behind the preposition that ends the pattern of a passive participle («محتجز لدى»), where it opens the actor's place and
/// not the recipient's.
pub(super) fn doer_of_pattern(
    cx: &Context<'_>,
    around: &Around<'_>,
    frame: &Frame,
    proposal: &Proposal,
) -> Option<Vec<Party>> {
    let last = *proposal.complement.last()?;
    let passive = |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Passive, .. });
    if !cx.words[proposal.head as usize].readings.iter().any(passive) {
        return None;
    }
    let opened = |a: &&Argument| around.chunks[a.chunks[0] as usize].first == last;
    let arg = around.args.iter().filter(|a| matches!(a.slot, Slot::Oblique(_))).find(opened)?;
    let at = |places: &[Place], actor| places.iter().any(|p| stands_at(around, p, &arg.slot, actor));
    let acts = at(&frame.actor, true) && !at(&frame.recipient, false);
    Some(parties(cx, around.chunks, arg)).filter(|p| acts && !p.is_empty())
}

/// The parties at one of a frame's places; an argument used for one role is not used for the other.
pub(super) fn at_place(
    cx: &Context<'_>,
    around: &Around<'_>,
    place: &Place,
    taken: &mut Vec<usize>,
    actor: bool,
) -> Vec<Party> {
    let by = match place {
        Place::After(want) => want.split_once(' '),
        _ => None,
    };
    for (n, arg) in around.args.iter().enumerate() {
        let means = by.is_some_and(|by| is_means(cx, around, by, arg));
        if taken.contains(&n) || !(means || stands_at(around, place, &arg.slot, actor)) {
            continue;
        }
        let mut found = parties(cx, around.chunks, arg);
        if means {
            // «في قصف مخيم»: a place is what is hit.
            found.retain(|p| cx.mentions[p.mention as usize].kind != Kind::Place);
        }
        if !found.is_empty() {
            taken.push(n);
            return found;
        }
    }
    Vec::new()
}
