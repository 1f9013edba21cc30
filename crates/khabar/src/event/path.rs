//! The path from a predicate to somebody who may fill a role of it: how far, on which side, past what.

use super::bag::{Part, part};
use super::fill::{Look, Role};
use super::slots::stands_at;
use crate::clause::Party;
use crate::clause::{ChunkKind, Slot, agrees};
use crate::lexicon::frames::LightSubject;
use crate::mention::Kind;
use crate::text::prepositions;

/// How a filler stands to the predicate.
pub(super) struct Path {
    /// `after` or `before`, or `far` where it stands in another sentence.
    pub side: Part<'static>,
    /// How many phrases away.
    pub far: Part<'static>,
    /// What the parse makes of it: a slot of the predicate's, or nothing.
    pub slot: Part<'static>,
    /// The argument of the predicate that it stands in.
    arg: Option<usize>,
    /// Finite verbs between.
    pub verbs: usize,
    /// The weightiest mark or word between.
    pub between: Part<'static>,
    /// The preposition before it, where that tells.
    pub prep: Part<'static>,
    /// How many others that act stand between.
    pub passed: usize,
    /// What it is to another verb of the sentence.
    pub elsewhere: Part<'static>,
    /// Whether the verb's form fits it.
    pub agrees: Part<'static>,
    /// Whether it says this, or something else in the sentence.
    pub says: Part<'static>,
    /// What it is to its phrase: the head, or what belongs to another noun.
    pub within: Part<'static>,
    /// What kind of thing it names.
    pub kind: Part<'static>,
    /// In what form it does.
    pub form: Part<'static>,
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

/// Looks along the way from the predicate to a filler.
pub(super) fn path(look: &Look<'_, '_>, how: Part<'static>, parties: &[Party]) -> Path {
    let chunks = look.around.chunks;
    let at = look.proposal.chunk as usize;
    let mut out = Path {
        side: part!("far"),
        far: part!("-"),
        slot: part!("-"),
        arg: None,
        verbs: 0,
        between: part!("-"),
        prep: part!("-"),
        passed: 0,
        elsewhere: part!("-"),
        agrees: part!("-"),
        says: part!("-"),
        within: part!("-"),
        kind: part!("-"),
        form: part!("-"),
    };
    let Some(first) = parties.first() else { return out };
    let mention = &look.cx.mentions[first.mention as usize];
    (out.kind, out.form) = (Part::of(mention.kind.name()), Part::of(mention.form.name()));
    if matches!(how.text(), "pronoun" | "governor" | "speaker" | "earlier" | "topic" | "setting") {
        out.side = how;
    }
    let token = mention.tokens.0;
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
    out.arg = look.around.args.iter().position(|a| a.chunks.contains(&(c as u32)));
    if let Some(arg) = out.arg.map(|n| &look.around.args[n]) {
        out.slot = slot_name(&arg.slot);
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

/// Whether and how high the frame lists the place of a filler for a role.
pub(super) fn listed(look: &Look<'_, '_>, role: Role, path: &Path) -> Part<'static> {
    let Some(arg) = path.arg.map(|n| &look.around.args[n]) else { return part!("-") };
    let places = match role {
        Role::Actor => &look.frame.actor,
        Role::Recipient if look.frame.reciprocal => &look.frame.actor,
        Role::Recipient => &look.frame.recipient,
    };
    let actor = role == Role::Actor;
    let rank = places.iter().position(|p| stands_at(look.around, p, &arg.slot, actor));
    rank.map_or(part!("no"), |n| LISTED[n.min(3)])
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
    let head = look.proposal.head;
    let mut out = part!("-");
    for a in &look.scene.attributions {
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
