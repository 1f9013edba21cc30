//! The path from a predicate to somebody who may fill a role of it: how far, on which side, past what.

use super::choose::say_what_is;
use super::field::{Field, Value, value};
use super::fill::{Look, Role};
use super::rows::Offsets;
use super::said::Said;
use super::slots::stands_at;
use crate::clause::Party;
use crate::clause::{ChunkKind, Slot, agrees};
use crate::lexicon::frames::LightSubject;
use crate::mention::Kind;

/// How a filler stands to the predicate.
pub(super) struct Path {
    /// How it was found, how many it names, what it is ([`say_what_is`]), on which side and how many phrases away it stands, past how many finite
    /// verbs and others that act, the weightiest mark between, the preposition before it, what the parse makes of it there and
    /// beside other verbs, whether the verb agrees with it, what it says, and what it is to its phrase.
    pub said: Said<'static>,
    /// Where the names stand that say it.
    pub offsets: Offsets,
    /// The argument of the predicate that it stands in.
    arg: Option<usize>,
}

/// How many phrases away, in classes.
const FAR: [Value; 10] = [
    value!(Far, "0"),
    value!(Far, "1"),
    value!(Far, "2"),
    value!(Far, "3"),
    value!(Far, "4-5"),
    value!(Far, "4-5"),
    value!(Far, "6-8"),
    value!(Far, "6-8"),
    value!(Far, "6-8"),
    value!(Far, "9"),
];

/// How high a frame lists a place.
const LISTED: [Value; 4] =
    [value!(Listed, "first"), value!(Listed, "second"), value!(Listed, "third"), value!(Listed, "later")];

/// The side of those who stand in no phrase of the sentence, by how they were found.
fn side_of(how: Value) -> Value {
    match how {
        how if how == value!(How, "pronoun") => value!(Side, "pronoun"),
        how if how == value!(How, "governor") => value!(Side, "governor"),
        how if how == value!(How, "speaker") => value!(Side, "speaker"),
        how if how == value!(How, "earlier") => value!(Side, "earlier"),
        how if how == value!(How, "topic") => value!(Side, "topic"),
        how if how == value!(How, "setting") => value!(Side, "setting"),
        _ => value!(Side, "far"),
    }
}

/// Looks along the way from the predicate to a filler.
pub(super) fn path(look: &Look<'_, '_>, how: Value, parties: &[Party]) -> Path {
    let mut said = Said::nothing();
    said.say(Field::How, how);
    said.say(Field::Count, parties.len().min(3) as Value);
    let arg = look_along(look, how, parties, &mut said);
    Path { offsets: Offsets::of(&said), said, arg }
}

/// What there is to say of the way; the argument that the filler stands in.
fn look_along(look: &Look<'_, '_>, how: Value, parties: &[Party], said: &mut Said<'_>) -> Option<usize> {
    let first = parties.first()?;
    let mention = &look.cx.mentions[first.mention as usize];
    say_what_is(look.cx, first, said);
    said.say(Field::Side, side_of(how));
    let chunks = look.around.chunks;
    let token = mention.tokens.0;
    said.say(Field::Says, says(look, first.mention));
    let c = chunks.iter().position(|c| c.first <= token && token < c.last)?;
    said.say(
        Field::Side,
        if token > look.proposal.head { value!(Side, "after") } else { value!(Side, "before") },
    );
    between_both(look, token, c, said);
    said.say(Field::Prep, look.scene.preps[c]);
    let arg = look.around.args.iter().position(|a| a.chunks.contains(&(c as u32)));
    if let Some(arg) = arg.map(|n| &look.around.args[n]) {
        let suffers = look.around.subject == LightSubject::Recipient && arg.slot == Slot::Subject;
        said.say(Field::Slot, if suffers { value!(Slot, "light-subject") } else { slot_name(&arg.slot) });
    }
    said.say(Field::Within, within(look, chunks[c].first, token));
    said.say(Field::Elsewhere, elsewhere(look, c));
    let at = look.proposal.chunk as usize;
    if chunks[at].kind == ChunkKind::Verb {
        let fits = agrees(look.cx, chunks, at, c);
        said.say(Field::Agrees, if fits { value!(Agrees, "yes") } else { value!(Agrees, "no") });
    }
    arg
}

/// What stands between the predicate and a filler in a phrase: how much, and what is weightiest.
fn between_both(look: &Look<'_, '_>, token: u32, chunk: usize, said: &mut Said<'_>) {
    let chunks = look.around.chunks;
    let at = look.proposal.chunk as usize;
    let (from, to) = (at.min(chunk), at.max(chunk));
    let (mut steps, mut verbs, mut kinds) = (0, 0, 0);
    for (n, chunk) in chunks[from..to].iter().enumerate() {
        steps += usize::from(matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Verb));
        if n > 0 {
            verbs += usize::from(chunk.kind == ChunkKind::Verb);
            kinds |= bit(chunk.kind);
        }
    }
    said.say(Field::Far, FAR[steps.min(9)]);
    said.say(Field::Verbs, verbs.min(3) as Value);
    said.say(Field::Between, between(kinds));
    let acts = |m: &&u32| !matches!(look.cx.mentions[**m as usize].kind, Kind::Place);
    let (low, high) = (token.min(look.proposal.head), token.max(look.proposal.head));
    let strictly = |m: &&u32| {
        let t = look.cx.mentions[**m as usize].tokens.0;
        low < t && t < high
    };
    let passed = chunks[from..=to].iter().flat_map(|c| &c.mentions).filter(acts).filter(strictly).count();
    said.say(Field::Passed, passed.min(3) as Value);
}

/// Whether and how high the frame lists the place of a filler for a role.
pub(super) fn listed(look: &Look<'_, '_>, role: Role, path: &Path) -> Value {
    let Some(arg) = path.arg.map(|n| &look.around.args[n]) else { return value!(Listed, "-") };
    let places = match role {
        Role::Actor => &look.frame.actor,
        Role::Recipient if look.frame.reciprocal => &look.frame.actor,
        Role::Recipient => &look.frame.recipient,
    };
    let actor = role == Role::Actor;
    let rank = places.iter().position(|p| stands_at(look.around, p, &arg.slot, actor));
    rank.map_or(value!(Listed, "no"), |n| LISTED[n.min(3)])
}

/// What a mention is to its phrase: its head, what belongs to a noun of action or to another noun.
fn within(look: &Look<'_, '_>, first: u32, token: u32) -> Value {
    let masdar = |t: u32| {
        let readings = &look.cx.words[t as usize].readings;
        readings.iter().any(|r| matches!(r, crate::word::Reading::Derived { .. }))
    };
    match token.saturating_sub(first) {
        0 => value!(Within, "head"),
        _ if masdar(token - 1) => value!(Within, "of-action"),
        _ if (first..token).any(masdar) => value!(Within, "after-action"),
        1 => value!(Within, "of-noun"),
        _ => value!(Within, "after-nouns"),
    }
}

/// Whether a mention is who says what the predicate stands in, by a verb or by a word like «وفقا لـ».
fn says(look: &Look<'_, '_>, mention: u32) -> Value {
    let entity = look.cx.mentions[mention as usize].same_as;
    let head = look.proposal.head;
    let mut out = value!(Says, "-");
    for a in &look.scene.attributions {
        let Some(speaker) = &a.speaker else { continue };
        let this = a.content.0 <= head && head < a.content.1 && a.head != head;
        match (speaker.mention == mention, look.cx.mentions[speaker.mention as usize].same_as == entity, this)
        {
            (true, _, true) => return value!(Says, "this"),
            (_, true, true) => out = value!(Says, "this-elsewhere"),
            (true, _, false) => out = value!(Says, "other"),
            _ => {}
        }
    }
    out
}

fn slot_name(slot: &Slot) -> Value {
    match slot {
        Slot::Subject => value!(Slot, "subj"),
        Slot::Object => value!(Slot, "obj"),
        Slot::Genitive => value!(Slot, "gen"),
        Slot::Oblique(_) => value!(Slot, "obl"),
    }
}

/// The bit of a kind of chunk in a set of kinds.
fn bit(kind: ChunkKind) -> u32 {
    1 << kind as u32
}

fn between(kinds: u32) -> Value {
    let has = |kind: ChunkKind| kinds & bit(kind) != 0;
    match () {
        () if has(ChunkKind::Stop) => value!(Between, "stop"),
        () if has(ChunkKind::Content) => value!(Between, "content"),
        () if has(ChunkKind::Subordinator) => value!(Between, "subordinator"),
        () if has(ChunkKind::Relative) => value!(Between, "relative"),
        () if has(ChunkKind::Colon) => value!(Between, "colon"),
        () if has(ChunkKind::Comma) => value!(Between, "comma"),
        () if has(ChunkKind::Quote) => value!(Between, "quote"),
        () => value!(Between, "nothing"),
    }
}

/// What a phrase is to a verb of the sentence that is not the predicate.
fn elsewhere(look: &Look<'_, '_>, chunk: usize) -> Value {
    let mut out = value!(Elsewhere, "-");
    for held in look.scene.held[chunk].iter().filter(|held| Some(held.clause) != look.proposal.clause) {
        let before = held.head < look.proposal.head;
        out = match (held.slot, before, held.speaks) {
            ([true, _], true, true) => value!(Elsewhere, "speaks-before"),
            ([true, _], true, false) => value!(Elsewhere, "subj-before"),
            ([true, _], false, true) => value!(Elsewhere, "speaks-after"),
            ([true, _], false, false) => value!(Elsewhere, "subj-after"),
            ([_, true], true, _) => value!(Elsewhere, "obj-before"),
            ([_, true], false, _) => value!(Elsewhere, "obj-after"),
            (_, true, _) => value!(Elsewhere, "obl-before"),
            (_, false, _) => value!(Elsewhere, "obl-after"),
        };
        if held.slot[0] {
            return out;
        }
    }
    out
}
