//! What speaks for one way of filling a predicate's roles rather than another: how the words stand to each other.
//!
//! A filler is weighed by the path from the predicate to it, by what the parse makes of it, by what it names and how;
//! then two fillers are weighed together. No feature names a person, a state or a word of a text.

use super::bag::{Bag, Part, add, part};
use super::fill::{Filler, Look, Role, stands_at};
use super::role::Way;
use super::{EventType, Party, Reached};
use crate::clause::{ChunkKind, Slot, agrees};
use crate::lexicon::frames::LightSubject;
use crate::mention::{Form, Kind};
use crate::text::prepositions;

/// How a filler stands to the predicate.
struct Path {
    /// `after` or `before`, or `far` where it stands in another sentence.
    side: Part<'static>,
    /// How many phrases away.
    far: Part<'static>,
    /// What the parse makes of it: a slot of the predicate's, or nothing.
    slot: Part<'static>,
    /// Whether and how high the frame lists its place for this role.
    listed: Part<'static>,
    /// Finite verbs between.
    verbs: usize,
    /// The weightiest mark or word between.
    between: Part<'static>,
    /// The preposition before it, where that tells.
    prep: Part<'static>,
    /// How many others that act stand between.
    passed: usize,
    /// What it is to another verb of the sentence.
    elsewhere: Part<'static>,
    /// Whether the verb's form fits it.
    agrees: Part<'static>,
    /// Whether it says this, or something else in the sentence.
    says: Part<'static>,
    /// What it is to its phrase: the head, or what belongs to another noun.
    within: Part<'static>,
}

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

/// How many phrases away, in classes.
static FAR: [Part<'static>; 10] = [
    Part::of("0"),
    Part::of("1"),
    Part::of("2"),
    Part::of("3"),
    Part::of("4-5"),
    Part::of("4-5"),
    Part::of("6-8"),
    Part::of("6-8"),
    Part::of("6-8"),
    Part::of("9"),
];

/// How high a frame lists a place.
static LISTED: [Part<'static>; 4] =
    [Part::of("first"), Part::of("second"), Part::of("third"), Part::of("later")];

fn path(look: &Look<'_, '_>, role: Role, filler: &Filler<'_>) -> Path {
    let chunks = look.around.chunks;
    let at = look.proposal.chunk as usize;
    let mut out = Path {
        side: part!("far"),
        far: part!("-"),
        slot: part!("-"),
        listed: part!("-"),
        verbs: 0,
        between: part!("-"),
        prep: part!("-"),
        passed: 0,
        elsewhere: part!("-"),
        agrees: part!("-"),
        says: part!("-"),
        within: part!("-"),
    };
    let Some(first) = filler.parties.first() else { return out };
    if matches!(filler.how, "pronoun" | "governor" | "speaker" | "earlier" | "topic" | "setting") {
        out.side = Part::of(filler.how);
    }
    let token = look.cx.mentions[first.mention as usize].tokens.0;
    out.says = says(look, first.mention);
    let Some(c) = chunks.iter().position(|c| c.first <= token && token < c.last) else { return out };
    let (from, to) = (at.min(c), at.max(c));
    let steps =
        chunks[from..to].iter().filter(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Verb)).count();
    out.side = if token > look.proposal.head { part!("after") } else { part!("before") };
    out.far = FAR[steps.min(9)];
    let inner = if to > from { &chunks[from + 1..to] } else { &[] };
    out.verbs = inner.iter().filter(|c| c.kind == ChunkKind::Verb).count().min(3);
    out.between = between(inner);
    out.prep = chunks[c].prep.as_deref().map_or(part!("none"), |p| {
        prepositions::TELLING.iter().find(|telling| **telling == p).map_or(part!("other"), |p| Part::of(p))
    });
    let acts = |m: &&u32| !matches!(look.cx.mentions[**m as usize].kind, Kind::Place);
    let (low, high) = (token.min(look.proposal.head), token.max(look.proposal.head));
    let strictly = |m: &&u32| {
        let t = look.cx.mentions[**m as usize].tokens.0;
        low < t && t < high
    };
    let passed = chunks[from..=to].iter().flat_map(|c| &c.mentions).filter(acts).filter(strictly).count();
    out.passed = passed.min(3);
    if let Some(arg) = look.around.args.iter().find(|a| a.chunks.contains(&(c as u32))) {
        out.slot = slot_name(&arg.slot);
        let places = match role {
            Role::Actor => &look.frame.actor,
            Role::Recipient if look.frame.reciprocal => &look.frame.actor,
            Role::Recipient => &look.frame.recipient,
        };
        let actor = role == Role::Actor;
        let rank = places.iter().position(|p| stands_at(look.around, p, &arg.slot, actor));
        out.listed = rank.map_or(part!("no"), |n| LISTED[n.min(3)]);
        if look.around.subject == LightSubject::Recipient && arg.slot == Slot::Subject {
            out.slot = part!("light-subject");
        }
    }
    out.within = within(look, chunks[c].first, token);
    out.elsewhere = elsewhere(look, c);
    if chunks[at].kind == ChunkKind::Verb {
        out.agrees = if agrees(look.cx, chunks, at, c) { part!("yes") } else { part!("no") };
    }
    out
}

/// What a mention is to its phrase: its head, what belongs to a noun of action or to another noun.
fn within(look: &Look<'_, '_>, first: u32, token: u32) -> Part<'static> {
    let masdar = |t: u32| {
        let readings = &look.cx.words[t as usize].readings;
        readings.iter().any(|r| matches!(r, crate::word::Reading::Derived { .. }))
    };
    match token.saturating_sub(first) {
        0 => part!("head"),
        _ if masdar(token - 1) => part!("of-action"),
        _ if (first..token).any(masdar) => part!("after-action"),
        1 => part!("of-noun"),
        _ => part!("after-nouns"),
    }
}

/// Whether a mention is who says what the predicate stands in, by a verb or by a word like «وفقا لـ».
fn says(look: &Look<'_, '_>, mention: u32) -> Part<'static> {
    let entity = look.cx.mentions[mention as usize].same_as;
    let tokens = look.cx.text.sentences
        [look.parse.sentences[look.proposal.parsed as usize].sentence as usize]
        .tokens();
    let head = look.proposal.head;
    let mut out = part!("-");
    for a in look.attributions.iter().filter(|a| tokens.contains(&(a.head as usize))) {
        let Some(speaker) = &a.speaker else { continue };
        let this = a.content.0 <= head && head < a.content.1 && a.head != head;
        match (speaker.mention == mention, look.cx.mentions[speaker.mention as usize].same_as == entity, this)
        {
            (true, _, true) => return part!("this"),
            (_, true, true) => out = part!("this-elsewhere"),
            (true, _, false) => out = part!("other"),
            _ => {}
        }
    }
    out
}

fn slot_name(slot: &Slot) -> Part<'static> {
    match slot {
        Slot::Subject => part!("subj"),
        Slot::Object => part!("obj"),
        Slot::Genitive => part!("gen"),
        Slot::Oblique(_) => part!("obl"),
    }
}

fn between(inner: &[crate::clause::Chunk]) -> Part<'static> {
    let has = |kind: ChunkKind| inner.iter().any(|c| c.kind == kind);
    match () {
        () if has(ChunkKind::Stop) => part!("stop"),
        () if has(ChunkKind::Content) => part!("content"),
        () if has(ChunkKind::Subordinator) => part!("subordinator"),
        () if has(ChunkKind::Relative) => part!("relative"),
        () if has(ChunkKind::Colon) => part!("colon"),
        () if has(ChunkKind::Comma) => part!("comma"),
        () if has(ChunkKind::Quote) => part!("quote"),
        () => part!("nothing"),
    }
}

/// What a phrase is to a verb of the sentence that is not the predicate.
fn elsewhere(look: &Look<'_, '_>, chunk: usize) -> Part<'static> {
    let (from, to) = look.parse.sentences[look.proposal.parsed as usize].clauses;
    let others = (from..to).filter(|&c| Some(c) != look.proposal.clause);
    let mut out = part!("-");
    for c in others {
        let clause = &look.parse.clauses[c as usize];
        let Some(arg) = clause.args.iter().find(|a| a.chunks.contains(&(chunk as u32))) else { continue };
        let before = clause.head < look.proposal.head;
        let speaks = clause.content.is_some();
        out = match (&arg.slot, before, speaks) {
            (Slot::Subject, true, true) => part!("speaks-before"),
            (Slot::Subject, true, false) => part!("subj-before"),
            (Slot::Subject, false, true) => part!("speaks-after"),
            (Slot::Subject, false, false) => part!("subj-after"),
            (Slot::Object, true, _) => part!("obj-before"),
            (Slot::Object, false, _) => part!("obj-after"),
            (_, true, _) => part!("obl-before"),
            (_, false, _) => part!("obl-after"),
        };
        if arg.slot == Slot::Subject {
            return out;
        }
    }
    out
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
