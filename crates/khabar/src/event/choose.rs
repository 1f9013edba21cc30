//! What speaks for one way of filling a predicate's roles rather than another: how the words stand to each other.
//!
//! A filler is weighed by the path from the predicate to it, by what the parse makes of it, by what it names and how;
//! then two fillers are weighed together. No feature names a person, a state or a word of a text.

use super::bag::Bag;
use super::fill::{Filler, Look, Role, stands_at};
use super::role::Way;
use super::{EventType, Reached};
use crate::clause::{ChunkKind, Slot, agrees};
use crate::lexicon::frames::LightSubject;
use crate::mention::{Form, Kind};
use crate::text::prepositions;

/// How a filler stands to the predicate.
struct Path {
    /// `after` or `before`, or `far` where it stands in another sentence.
    side: &'static str,
    /// How many phrases away.
    far: &'static str,
    /// What the parse makes of it: a slot of the predicate's, or nothing.
    slot: &'static str,
    /// Whether and how high the frame lists its place for this role.
    listed: &'static str,
    /// Finite verbs between.
    verbs: usize,
    /// The weightiest mark or word between.
    between: &'static str,
    /// The preposition before it, where that tells.
    prep: String,
    /// How many others that act stand between.
    passed: usize,
    /// What it is to another verb of the sentence.
    elsewhere: &'static str,
    /// Whether the verb's form fits it.
    agrees: &'static str,
    /// Whether it says this, or something else in the sentence.
    says: &'static str,
    /// What it is to its phrase: the head, or what belongs to another noun.
    within: &'static str,
}

/// Weighs the fillers of a role, each by itself.
pub fn weigh(look: &Look<'_, '_>, kind: EventType, role: Role, fillers: &mut [Filler<'_>]) {
    let kind = kind.name();
    let r = role.name();
    let head = head(look);
    let frame = look.frame.id.as_str();
    let slotted = fillers.iter().any(|f| f.how == "slot");
    let count = fillers.len().min(9);
    for filler in fillers.iter_mut() {
        let how = filler.how;
        let path = path(look, role, filler);
        let Filler { parties, bag, .. } = filler;
        bag.add(format_args!("c:{r}:how={how},type={kind}"));
        bag.add(format_args!("c:{r}:how={how},head={head}"));
        bag.add(format_args!("c:{r}:how={how},frame={frame}"));
        bag.add(format_args!("c:{r}:how={how},slotted={slotted},head={head}"));
        bag.add(format_args!("c:{r}:count={},type={kind}", parties.len().min(3)));
        let Some(first) = parties.first() else {
            bag.add(format_args!("c:{r}:none,of={count}"));
            continue;
        };
        along(r, kind, head, how, &path, bag);
        let m = &look.cx.mentions[first.mention as usize];
        let (mk, form) = (m.kind.name(), m.form.name());
        bag.add(format_args!("c:{r}:kind={mk},type={kind}"));
        bag.add(format_args!("c:{r}:kind={mk},how={how}"));
        bag.add(format_args!("c:{r}:form={form},how={how}"));
        bag.add(format_args!("c:{r}:kind={mk},form={form}"));
        bag.add(format_args!("c:{r}:kind={mk},slot={},side={}", path.slot, path.side));
        bag.add(format_args!("c:{r}:kind={mk},slot={},frame={frame}", path.slot));
        bag.add(format_args!("c:{r}:kind={mk},slot={},type={kind},head={head}", path.slot));
        bag.add(format_args!("c:{r}:kind={mk},prep={},type={kind}", path.prep));
        bag.add(format_args!("c:{r}:sure={}", sureness(m.score)));
        bag.add(format_args!("c:{r}:reached={},head={head}", reached(first.reached)));
        if let Some(sector) = first.sector.first() {
            bag.add(format_args!("c:{r}:sector={sector},type={kind}"));
            bag.add(format_args!("c:{r}:sector={sector},how={how}"));
        }
        if first.country.is_none() {
            bag.add(format_args!("c:{r}:no-country"));
        }
        if first.lent {
            bag.add(format_args!("c:{r}:lent"));
        }
        if m.oblique {
            bag.add(format_args!("c:{r}:oblique,how={how}"));
        }
        if first.country.is_some() && first.country == look.cx.setting {
            bag.add(format_args!("c:{r}:setting,type={kind}"));
        }
        let told = look.cx.told_of(m.same_as);
        bag.add(format_args!("c:{r}:told={},how={how}", told.min(4)));
        let definite = look.cx.words[m.tokens.0 as usize].prefixes.article;
        if matches!(m.form, Form::Description | Form::Title) {
            bag.add(format_args!("c:{r}:description,definite={definite},how={how}"));
        }
    }
}

/// The features of the path.
fn along(r: &str, kind: &str, head: &str, how: &str, path: &Path, bag: &mut Bag<'_>) {
    let Path { side, far, slot, listed, verbs, between, prep, passed, elsewhere, agrees, says, within } =
        path;
    bag.add(format_args!("c:{r}:within={within},how={how}"));
    bag.add(format_args!("c:{r}:within={within},slot={slot},head={head}"));
    bag.add(format_args!("c:{r}:within={within},type={kind}"));
    bag.add(format_args!("c:{r}:says={says},how={how}"));
    bag.add(format_args!("c:{r}:says={says},head={head},side={side}"));
    bag.add(format_args!("c:{r}:says={says},type={kind}"));
    bag.add(format_args!("c:{r}:side={side},far={far},head={head}"));
    bag.add(format_args!("c:{r}:side={side},far={far},how={how}"));
    bag.add(format_args!("c:{r}:slot={slot},head={head}"));
    bag.add(format_args!("c:{r}:slot={slot},type={kind}"));
    bag.add(format_args!("c:{r}:listed={listed},how={how}"));
    bag.add(format_args!("c:{r}:listed={listed},head={head},verbs={verbs}"));
    bag.add(format_args!("c:{r}:verbs={verbs},side={side},head={head}"));
    bag.add(format_args!("c:{r}:between={between},side={side},head={head}"));
    bag.add(format_args!("c:{r}:prep={prep},side={side},type={kind}"));
    bag.add(format_args!("c:{r}:prep={prep},slot={slot}"));
    bag.add(format_args!("c:{r}:prep={prep},head={head},listed={listed}"));
    bag.add(format_args!("c:{r}:passed={passed},side={side},head={head}"));
    bag.add(format_args!("c:{r}:passed={passed},side={side},type={kind}"));
    bag.add(format_args!("c:{r}:elsewhere={elsewhere},head={head}"));
    bag.add(format_args!("c:{r}:elsewhere={elsewhere},side={side},how={how}"));
    bag.add(format_args!("c:{r}:agrees={agrees},slot={slot}"));
}

/// Weighs two fillers together.
pub fn pair(look: &Look<'_, '_>, kind: EventType, way: &mut Way<'_>) {
    let Way { actors, recipients, how, bag } = way;
    let (a, r) = *how;
    let kind = kind.name();
    let head = head(look);
    bag.add(format_args!("c:how={a}/{r},head={head}"));
    bag.add(format_args!("c:how={a}/{r},type={kind}"));
    let light = match look.around.subject {
        LightSubject::Actor => "actor",
        LightSubject::Recipient => "recipient",
        LightSubject::Event => "event",
        LightSubject::Place => "place",
        LightSubject::Mediator => "mediator",
    };
    bag.add(format_args!("c:how={a}/{r},light={light}"));
    let first = |parties: &[super::Party]| parties.first().map(|p| p.mention);
    let sector = |parties: &[super::Party]| {
        parties.first().map_or("-", |p| p.sector.first().map_or("?", String::as_str)).to_owned()
    };
    let (sa, sr) = (sector(actors), sector(recipients));
    bag.add(format_args!("c:sectors={sa}/{sr}"));
    bag.add(format_args!("c:sectors={sa}/{sr},type={kind}"));
    let countries = |parties: &[super::Party]| -> Vec<String> {
        let mut all: Vec<String> = parties.iter().filter_map(|p| p.country.clone()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (ca, cr) = (countries(actors), countries(recipients));
    let both = match (ca.is_empty(), cr.is_empty()) {
        (true, true) => "none",
        (true, false) => "recipient",
        (false, true) if ca.len() > 1 => "many-actors",
        (false, true) => "actor",
        (false, false) if ca == cr => "one",
        (false, false) => "two",
    };
    bag.add(format_args!("c:countries={both},type={kind}"));
    bag.add(format_args!("c:countries={both},frame={}", look.frame.id));
    let mut both_sides = actors.iter().chain(recipients.iter()).map(|p| p.mention);
    let (x, y) = match look.frame.reciprocal {
        true => (both_sides.next(), both_sides.next()),
        false => (first(actors), first(recipients)),
    };
    if let (Some(x), Some(y)) = (x, y) {
        let at = |m: u32| look.cx.mentions[m as usize].tokens.0;
        let h = look.proposal.head;
        let order = match (at(x) < h, at(y) < h, at(x) < at(y)) {
            (true, false, _) => "x-head-y",
            (false, true, _) => "y-head-x",
            (true, true, true) => "x-y-head",
            (true, true, false) => "y-x-head",
            (false, false, true) => "head-x-y",
            (false, false, false) => "head-y-x",
        };
        bag.add(format_args!("c:order={order},head={head}"));
        bag.add(format_args!("c:order={order},type={kind}"));
        bag.add(format_args!("c:order={order},passive={},head={head}", look.around.passive));
    }
}

/// What kind of word the predicate is.
pub fn head(look: &Look<'_, '_>) -> &'static str {
    let verb = look.cx.lex.frames.patterns[look.proposal.pattern as usize].kind.is_verb();
    match (look.proposal.clause, verb) {
        (Some(_), _) if look.around.passive => "passive",
        (Some(_), _) => "verb",
        (None, true) => "participle",
        (None, false) => "noun",
    }
}

fn path(look: &Look<'_, '_>, role: Role, filler: &Filler<'_>) -> Path {
    let chunks = look.around.chunks;
    let at = look.proposal.chunk as usize;
    let mut out = Path {
        side: "far",
        far: "-",
        slot: "-",
        listed: "-",
        verbs: 0,
        between: "-",
        prep: String::from("-"),
        passed: 0,
        elsewhere: "-",
        agrees: "-",
        says: "-",
        within: "-",
    };
    let Some(first) = filler.parties.first() else { return out };
    if matches!(filler.how, "pronoun" | "governor" | "speaker" | "earlier" | "topic" | "setting") {
        out.side = filler.how;
    }
    let token = look.cx.mentions[first.mention as usize].tokens.0;
    out.says = says(look, first.mention);
    let Some(c) = chunks.iter().position(|c| c.first <= token && token < c.last) else { return out };
    let (from, to) = (at.min(c), at.max(c));
    let steps =
        chunks[from..to].iter().filter(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Verb)).count();
    out.side = if token > look.proposal.head { "after" } else { "before" };
    out.far = ["0", "1", "2", "3", "4-5", "4-5", "6-8", "6-8", "6-8", "9"][steps.min(9)];
    let inner = if to > from { &chunks[from + 1..to] } else { &[] };
    out.verbs = inner.iter().filter(|c| c.kind == ChunkKind::Verb).count().min(3);
    out.between = between(inner);
    out.prep = chunks[c]
        .prep
        .as_deref()
        .map_or("none", |p| if prepositions::TELLING.contains(&p) { p } else { "other" })
        .to_owned();
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
        out.listed = rank.map_or("no", |n| ["first", "second", "third", "later"][n.min(3)]);
        if look.around.subject == LightSubject::Recipient && arg.slot == Slot::Subject {
            out.slot = "light-subject";
        }
    }
    out.within = within(look, chunks[c].first, token);
    out.elsewhere = elsewhere(look, c);
    if chunks[at].kind == ChunkKind::Verb {
        out.agrees = if agrees(look.cx, chunks, at, c) { "yes" } else { "no" };
    }
    out
}

/// What a mention is to its phrase: its head, what belongs to a noun of action or to another noun.
fn within(look: &Look<'_, '_>, first: u32, token: u32) -> &'static str {
    let masdar = |t: u32| {
        let readings = &look.cx.words[t as usize].readings;
        readings.iter().any(|r| matches!(r, crate::word::Reading::Derived { .. }))
    };
    match token.saturating_sub(first) {
        0 => "head",
        _ if masdar(token - 1) => "of-action",
        _ if (first..token).any(masdar) => "after-action",
        1 => "of-noun",
        _ => "after-nouns",
    }
}

/// Whether a mention is who says what the predicate stands in, by a verb or by a word like «وفقا لـ».
fn says(look: &Look<'_, '_>, mention: u32) -> &'static str {
    let entity = look.cx.mentions[mention as usize].same_as;
    let tokens = look.cx.text.sentences
        [look.parse.sentences[look.proposal.parsed as usize].sentence as usize]
        .tokens();
    let head = look.proposal.head;
    let mut out = "-";
    for a in look.attributions.iter().filter(|a| tokens.contains(&(a.head as usize))) {
        let Some(speaker) = &a.speaker else { continue };
        let this = a.content.0 <= head && head < a.content.1 && a.head != head;
        match (speaker.mention == mention, look.cx.mentions[speaker.mention as usize].same_as == entity, this)
        {
            (true, _, true) => return "this",
            (_, true, true) => out = "this-elsewhere",
            (true, _, false) => out = "other",
            _ => {}
        }
    }
    out
}

fn slot_name(slot: &Slot) -> &'static str {
    match slot {
        Slot::Subject => "subj",
        Slot::Object => "obj",
        Slot::Genitive => "gen",
        Slot::Oblique(_) => "obl",
    }
}

fn between(inner: &[crate::clause::Chunk]) -> &'static str {
    let has = |kind: ChunkKind| inner.iter().any(|c| c.kind == kind);
    match () {
        () if has(ChunkKind::Stop) => "stop",
        () if has(ChunkKind::Content) => "content",
        () if has(ChunkKind::Subordinator) => "subordinator",
        () if has(ChunkKind::Relative) => "relative",
        () if has(ChunkKind::Colon) => "colon",
        () if has(ChunkKind::Comma) => "comma",
        () if has(ChunkKind::Quote) => "quote",
        () => "nothing",
    }
}

/// What a phrase is to a verb of the sentence that is not the predicate.
fn elsewhere(look: &Look<'_, '_>, chunk: usize) -> &'static str {
    let (from, to) = look.parse.sentences[look.proposal.parsed as usize].clauses;
    let others = (from..to).filter(|&c| Some(c) != look.proposal.clause);
    let mut out = "-";
    for c in others {
        let clause = &look.parse.clauses[c as usize];
        let Some(arg) = clause.args.iter().find(|a| a.chunks.contains(&(chunk as u32))) else { continue };
        let before = clause.head < look.proposal.head;
        let speaks = clause.content.is_some();
        out = match (&arg.slot, before, speaks) {
            (Slot::Subject, true, true) => "speaks-before",
            (Slot::Subject, true, false) => "subj-before",
            (Slot::Subject, false, true) => "speaks-after",
            (Slot::Subject, false, false) => "subj-after",
            (Slot::Object, true, _) => "obj-before",
            (Slot::Object, false, _) => "obj-after",
            (_, true, _) => "obl-before",
            (_, false, _) => "obl-after",
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
