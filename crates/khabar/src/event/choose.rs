//! What speaks for one way of filling a predicate's roles rather than another: how the words stand to each other.
//!
//! A filler is weighed by the path from the predicate to it, by what the parse makes of it, by what it names and how;
//! then two fillers are weighed together. No feature names a person, a state or a word of a text.

use super::bag::{Bag, Part, add, part};
use super::fill::{Filler, Look, Role};
use super::path::{Path, path};
use super::role::Way;
use super::{EventType, Party, Reached};
use crate::lexicon::frames::LightSubject;
use crate::mention::Form;

/// Weighs the fillers of a role, each by itself.
pub fn weigh(look: &Look<'_, '_>, kind: EventType, role: Role, fillers: &mut [Filler<'_>]) {
    let kind = Part::of(kind.name());
    let r = Part::of(role.name());
    let head = head(look);
    let frame = Part::of(&look.frame.id);
    let slotted = fillers.iter().any(|f| f.how == "slot");
    let count = fillers.len().min(9);
    for filler in fillers.iter_mut() {
        let how = Part::of(filler.how);
        let path = path(look, role, filler);
        let Filler { parties, bag, .. } = filler;
        add!(bag, "c:", r, ":how=", how, ",type=", kind);
        add!(bag, "c:", r, ":how=", how, ",head=", head);
        add!(bag, "c:", r, ":how=", how, ",frame=", frame);
        add!(bag, "c:", r, ":how=", how, ",slotted=", slotted, ",head=", head);
        add!(bag, "c:", r, ":count=", parties.len().min(3), ",type=", kind);
        let Some(first) = parties.first() else {
            add!(bag, "c:", r, ":none,of=", count);
            continue;
        };
        along(r, kind, head, how, &path, bag);
        let m = &look.cx.mentions[first.mention as usize];
        let (mk, form) = (Part::of(m.kind.name()), Part::of(m.form.name()));
        add!(bag, "c:", r, ":kind=", mk, ",type=", kind);
        add!(bag, "c:", r, ":kind=", mk, ",how=", how);
        add!(bag, "c:", r, ":form=", form, ",how=", how);
        add!(bag, "c:", r, ":kind=", mk, ",form=", form);
        add!(bag, "c:", r, ":kind=", mk, ",slot=", path.slot, ",side=", path.side);
        add!(bag, "c:", r, ":kind=", mk, ",slot=", path.slot, ",frame=", frame);
        add!(bag, "c:", r, ":kind=", mk, ",slot=", path.slot, ",type=", kind, ",head=", head);
        add!(bag, "c:", r, ":kind=", mk, ",prep=", path.prep, ",type=", kind);
        add!(bag, "c:", r, ":sure=", sureness(m.score));
        add!(bag, "c:", r, ":reached=", reached(first.reached), ",head=", head);
        if let Some(sector) = first.sector.first() {
            add!(bag, "c:", r, ":sector=", sector, ",type=", kind);
            add!(bag, "c:", r, ":sector=", sector, ",how=", how);
        }
        if first.country.is_none() {
            add!(bag, "c:", r, ":no-country");
        }
        if first.lent {
            add!(bag, "c:", r, ":lent");
        }
        if m.oblique {
            add!(bag, "c:", r, ":oblique,how=", how);
        }
        if first.country.is_some() && first.country == look.cx.setting {
            add!(bag, "c:", r, ":setting,type=", kind);
        }
        let told = look.cx.told_of(m.same_as);
        add!(bag, "c:", r, ":told=", told.min(4), ",how=", how);
        let definite = look.cx.words[m.tokens.0 as usize].prefixes.article;
        if matches!(m.form, Form::Description | Form::Title) {
            add!(bag, "c:", r, ":description,definite=", definite, ",how=", how);
        }
    }
}

/// The features of the path.
fn along(r: Part<'_>, kind: Part<'_>, head: Part<'_>, how: Part<'_>, path: &Path, bag: &mut Bag<'_>) {
    let Path { side, far, slot, listed, verbs, between, prep, passed, elsewhere, agrees, says, within } =
        path;
    add!(bag, "c:", r, ":within=", within, ",how=", how);
    add!(bag, "c:", r, ":within=", within, ",slot=", slot, ",head=", head);
    add!(bag, "c:", r, ":within=", within, ",type=", kind);
    add!(bag, "c:", r, ":says=", says, ",how=", how);
    add!(bag, "c:", r, ":says=", says, ",head=", head, ",side=", side);
    add!(bag, "c:", r, ":says=", says, ",type=", kind);
    add!(bag, "c:", r, ":side=", side, ",far=", far, ",head=", head);
    add!(bag, "c:", r, ":side=", side, ",far=", far, ",how=", how);
    add!(bag, "c:", r, ":slot=", slot, ",head=", head);
    add!(bag, "c:", r, ":slot=", slot, ",type=", kind);
    add!(bag, "c:", r, ":listed=", listed, ",how=", how);
    add!(bag, "c:", r, ":listed=", listed, ",head=", head, ",verbs=", verbs);
    add!(bag, "c:", r, ":verbs=", verbs, ",side=", side, ",head=", head);
    add!(bag, "c:", r, ":between=", between, ",side=", side, ",head=", head);
    add!(bag, "c:", r, ":prep=", prep, ",side=", side, ",type=", kind);
    add!(bag, "c:", r, ":prep=", prep, ",slot=", slot);
    add!(bag, "c:", r, ":prep=", prep, ",head=", head, ",listed=", listed);
    add!(bag, "c:", r, ":passed=", passed, ",side=", side, ",head=", head);
    add!(bag, "c:", r, ":passed=", passed, ",side=", side, ",type=", kind);
    add!(bag, "c:", r, ":elsewhere=", elsewhere, ",head=", head);
    add!(bag, "c:", r, ":elsewhere=", elsewhere, ",side=", side, ",how=", how);
    add!(bag, "c:", r, ":agrees=", agrees, ",slot=", slot);
}

/// Weighs two fillers together.
pub fn pair(look: &Look<'_, '_>, kind: EventType, way: &Way<'_, '_>, bag: &mut Bag<'_>) {
    let Way { actors, recipients, how, .. } = way;
    let (a, r) = (Part::of(how.0), Part::of(how.1));
    let kind = Part::of(kind.name());
    let head = head(look);
    add!(bag, "c:how=", a, "/", r, ",head=", head);
    add!(bag, "c:how=", a, "/", r, ",type=", kind);
    let light = match look.around.subject {
        LightSubject::Actor => part!("actor"),
        LightSubject::Recipient => part!("recipient"),
        LightSubject::Event => part!("event"),
        LightSubject::Place => part!("place"),
        LightSubject::Mediator => part!("mediator"),
    };
    add!(bag, "c:how=", a, "/", r, ",light=", light);
    let (sa, sr) = (Part::of(sector(actors)), Part::of(sector(recipients)));
    add!(bag, "c:sectors=", sa, "/", sr);
    add!(bag, "c:sectors=", sa, "/", sr, ",type=", kind);
    let both = countries(actors, recipients);
    add!(bag, "c:countries=", both, ",type=", kind);
    add!(bag, "c:countries=", both, ",frame=", look.frame.id);
    let mut both_sides = actors.iter().chain(recipients.iter()).map(|p| p.mention);
    let first = |parties: &[&Party]| parties.first().map(|p| p.mention);
    let (x, y) = match look.frame.reciprocal {
        true => (both_sides.next(), both_sides.next()),
        false => (first(actors), first(recipients)),
    };
    if let (Some(x), Some(y)) = (x, y) {
        let at = |m: u32| look.cx.mentions[m as usize].tokens.0;
        let h = look.proposal.head;
        let order = match (at(x) < h, at(y) < h, at(x) < at(y)) {
            (true, false, _) => part!("x-head-y"),
            (false, true, _) => part!("y-head-x"),
            (true, true, true) => part!("x-y-head"),
            (true, true, false) => part!("y-x-head"),
            (false, false, true) => part!("head-x-y"),
            (false, false, false) => part!("head-y-x"),
        };
        add!(bag, "c:order=", order, ",head=", head);
        add!(bag, "c:order=", order, ",type=", kind);
        add!(bag, "c:order=", order, ",passive=", look.around.passive, ",head=", head);
    }
}

/// The sector of the first of some parties.
fn sector<'p>(parties: &[&'p Party]) -> &'p str {
    parties.first().map_or("-", |p| p.sector.first().map_or("?", String::as_str))
}

/// How many countries the two sides are of, and whether of the same.
fn countries(actors: &[&Party], recipients: &[&Party]) -> Part<'static> {
    fn all<'p>(parties: &'p [&Party]) -> impl Iterator<Item = &'p str> {
        parties.iter().filter_map(|p| p.country.as_deref())
    }
    let holds = |side: &[&Party], other: &[&Party]| all(other).all(|c| all(side).any(|o| o == c));
    match (all(actors).next(), all(recipients).next()) {
        (None, None) => part!("none"),
        (None, Some(_)) => part!("recipient"),
        (Some(one), None) if all(actors).any(|c| c != one) => part!("many-actors"),
        (Some(_), None) => part!("actor"),
        (Some(_), Some(_)) if holds(actors, recipients) && holds(recipients, actors) => part!("one"),
        (Some(_), Some(_)) => part!("two"),
    }
}

/// What kind of word the predicate is.
pub fn head(look: &Look<'_, '_>) -> Part<'static> {
    let verb = look.cx.lex.frames.patterns[look.proposal.pattern as usize].kind.is_verb();
    match (look.proposal.clause, verb) {
        (Some(_), _) if look.around.passive => part!("passive"),
        (Some(_), _) => part!("verb"),
        (None, true) => part!("participle"),
        (None, false) => part!("noun"),
    }
}

/// A class of how sure a mention's resolution is.
pub fn sureness(score: f32) -> &'static str {
    match score {
        s if s > 0.85 => "high",
        s if s > 0.65 => "good",
        s if s > 0.45 => "fair",
        _ => "low",
    }
}

/// The name features use.
pub fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Named => "named",
        Reached::Near => "near",
        Reached::Pronoun => "pronoun",
        Reached::Governor => "governor",
        Reached::Topic => "topic",
        Reached::Home => "home",
    }
}
