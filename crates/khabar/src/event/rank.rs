//! Features of a proposal, all of them structural, and the linear model that weighs them.
//!
//! No feature names a person, a state or a word of a text: what is learned is Arabic, not the sample.

use super::bag::{Bag, Part, add, part};
use super::choose::{reached, sureness};
use super::status::{chunk_of, clause_of, governing_clause};
use super::{EventMention, Party};
use crate::clause::{ChunkKind, Context, Parse, Relation};
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;
use crate::word::Voice;

/// Features of the choice among the ways to fill a predicate's roles begin with this; the others say whether to keep
/// the predicate at all.
pub const CHOICE: &str = "c:";

/// Weighs candidate `index` among all candidates of its article: whether to keep it; `mentions` is how much of what the
/// article names is of politics.
pub fn weigh(
    cx: &Context<'_>,
    parse: &Parse,
    all: &[EventMention],
    index: usize,
    mentions: &str,
    out: &mut Bag<'_>,
) {
    let event = &all[index];
    let sentence = &parse.sentences[event.parsed as usize];
    let kind = Part::of(event.kind.name());
    let head = match clause_of(parse, event) {
        Some(_) => part!("verb"),
        None if event.participle => part!("participle"),
        None => part!("noun"),
    };
    add!(out, "bias");
    add!(out, "type=", kind);
    add!(out, "type=", kind, ",head=", head);
    add!(out, "head=", head, ",complement=", event.words.len().min(3) - 1);
    add!(out, "type=", kind, ",complement=", event.words.len().min(3) - 1);
    add!(out, "block=", sentence.block.name(), ",head=", head);
    add!(out, "status=", event.status.name(), ",head=", head);
    add!(out, "status=", event.status.name(), ",type=", kind);
    party_features(cx, event, kind, part!("actor"), &event.actors, out);
    party_features(cx, event, kind, part!("recipient"), &event.recipients, out);
    dyad_features(event, kind, head, out);
    let (pa, pr) = (standing(cx, &event.actors), standing(cx, &event.recipients));
    add!(out, "standing=", pa, "/", pr, ",type=", kind);
    add!(out, "standing=", pa, "/", pr, ",head=", head);
    add!(out, "standing=", pa, "/", pr, ",mentions=", mentions);
    let (a, r) = event.how;
    add!(out, "how=", a, "/", r, ",head=", head);
    add!(out, "actor:how=", a);
    add!(out, "recipient:how=", r);
    clause_features(cx, parse, event, (kind, head), out);
    rival_features(all, index, head, out);
    if event.when.as_ref().is_some_and(|w| w.span.is_some()) {
        add!(out, "dated,head=", head);
    }
    if event.place.is_some() {
        add!(out, "placed,head=", head);
    }
    let position = event.parsed.min(6);
    add!(out, "position=", position);
    if cx.lex.frames.frames[event.frame as usize].weak {
        add!(out, "weak-frame");
    }
}

/// How far a mention stands from the predicate, and on which side.
fn distance(head: u32, tokens: (u32, u32)) -> &'static str {
    let far = |n: u32| match n {
        0..=2 => 0,
        3..=6 => 1,
        7..=14 => 2,
        _ => 3,
    };
    const AFTER: [&str; 4] = ["after-0", "after-1", "after-2", "after-3"];
    const BEFORE: [&str; 4] = ["before-0", "before-1", "before-2", "before-3"];
    if tokens.0 >= head { AFTER[far(tokens.0 - head)] } else { BEFORE[far(head - tokens.1.min(head))] }
}

fn party_features(
    cx: &Context<'_>,
    event: &EventMention,
    kind: Part<'_>,
    role: Part<'_>,
    parties: &[Party],
    out: &mut Bag<'_>,
) {
    add!(out, role, "s=", parties.len().min(3));
    add!(out, "type=", kind, ",", role, "s=", parties.len().min(2));
    let Some(first) = parties.first() else { return };
    let mention = &cx.mentions[first.mention as usize];
    add!(out, role, ":reached=", reached(first.reached));
    add!(out, role, ":kind=", mention.kind.name());
    add!(out, role, ":form=", mention.form.name());
    add!(out, role, ":country=", if first.country.is_some() { "yes" } else { "no" });
    add!(out, role, ":sure=", sureness(mention.score));
    add!(out, role, ":distance=", distance(event.head, mention.tokens));
    add!(out, role, ":lent=", first.lent);
    if let Some(sector) = first.sector.first() {
        add!(out, role, ":sector=", sector.as_str());
    }
    if mention.kind == Kind::Place && mention.form == Form::Name {
        add!(out, "type=", kind, ",", role, ":place");
    }
}

/// Whether anybody among parties is of politics: a state, an organ, armed men, a party; else private people and firms.
pub(super) fn standing(cx: &Context<'_>, parties: &[Party]) -> &'static str {
    let public = |p: &Party| !p.sector.is_empty() && !sector::is_of(&p.sector, &sector::APOLITICAL);
    let firm = |p: &Party| sector::is_of(&p.sector, &sector::INSTITUTES);
    let named = |p: &Party| cx.mentions[p.mention as usize].form != Form::Description && !firm(p);
    match () {
        () if parties.is_empty() => "nobody",
        () if parties.iter().any(public) => "public",
        () if parties.iter().any(named) => "named",
        () => "private",
    }
}

/// How much of what the article names is of politics.
pub(super) fn politics(cx: &Context<'_>) -> &'static str {
    let public = cx
        .mentions
        .iter()
        .filter(|m| m.form != Form::Demonym && sector::is_of(&m.sector, &sector::POLITICAL));
    match public.take(6).count() {
        0..=1 => "few",
        2..=5 => "some",
        _ => "many",
    }
}

fn dyad_features(event: &EventMention, kind: Part<'_>, head: Part<'_>, out: &mut Bag<'_>) {
    let has = |parties: &[Party]| parties.iter().any(|p| p.country.is_some());
    let all = super::countries(event);
    add!(out, "countries=", all.len().min(3), ",head=", head);
    add!(out, "type=", kind, ",countries=", all.len().min(3));
    if !has(&event.actors) {
        add!(out, "no-actor-country,head=", head);
    }
    if !event.recipients.is_empty() && !has(&event.recipients) {
        add!(out, "recipient-without-country");
    }
}

fn clause_features(
    cx: &Context<'_>,
    parse: &Parse,
    event: &EventMention,
    (kind, head): (Part<'_>, Part<'_>),
    out: &mut Bag<'_>,
) {
    let sentence = &parse.sentences[event.parsed as usize];
    let own = clause_of(parse, event);
    if let Some(c) = own.or_else(|| governing_clause(parse, event)) {
        let clause = &parse.clauses[c as usize];
        let relation = match clause.relation {
            Relation::Root => "root",
            Relation::Content => "content",
            Relation::Relative => "relative",
            Relation::Adverbial => "adverbial",
            Relation::Conjunct => "conjunct",
        };
        add!(out, "relation=", relation, ",head=", head);
        if own.is_some() {
            let voice = match clause.voice {
                Voice::Active => "active",
                Voice::Passive => "passive",
                Voice::Either => "either",
            };
            add!(out, "voice=", voice, ",type=", kind);
            add!(out, "tense=", if clause.past { "past" } else { "present" });
            if clause.content.is_some() {
                add!(out, "governs-content,type=", kind);
            }
        }
    } else {
        add!(out, "no-verb,head=", head);
    }
    let Some(at) = chunk_of(parse, event) else { return };
    let chunk = &sentence.chunks[at];
    if head.text() == "noun" {
        let word = &cx.words[event.head as usize];
        add!(out, "noun:article=", word.prefixes.article);
        add!(out, "noun:suffix=", word.suffix.is_some());
        add!(out, "noun:first=", chunk.head == event.head);
        add!(out, "noun:prep=", preposition_class(chunk.prep.as_deref()));
        add!(out, "type=", kind, ",noun:prep=", preposition_class(chunk.prep.as_deref()));
        add!(out, "type=", kind, ",noun:article=", word.prefixes.article);
    }
    if chunk.quoted {
        add!(out, "quoted,head=", head);
    }
    let before = sentence.chunks[..at].iter().filter(|c| c.kind == ChunkKind::Verb).count();
    add!(out, "verbs-before=", before.min(4), ",head=", head);
}

/// A few prepositions tell much of how a noun stands; the rest are one class.
fn preposition_class(prep: Option<&str>) -> &str {
    match prep {
        None => "none",
        Some(p) if prepositions::TELLING.contains(&p) => p,
        Some(_) => "other",
    }
}

fn rival_features(all: &[EventMention], index: usize, head: Part<'_>, out: &mut Bag<'_>) {
    let event = &all[index];
    // The ways to fill one predicate's roles are no rivals of each other.
    let first =
        |n: usize| !all[..n].iter().rev().take(64).any(|e| e.head == all[n].head && e.kind == all[n].kind);
    let rivals = all.iter().enumerate().filter(|(n, e)| {
        e.parsed == event.parsed && (e.head, e.kind) != (event.head, event.kind) && first(*n)
    });
    let (mut same_head, mut same_type_before, mut inside) = (0, 0, false);
    for (_, rival) in rivals {
        same_head += usize::from(rival.head == event.head);
        same_type_before += usize::from(rival.kind == event.kind && rival.head < event.head);
        inside |= rival.head != event.head && rival.words.contains(&event.head);
    }
    add!(out, "rivals:same-head=", same_head.min(3));
    add!(out, "rivals:same-type-before=", same_type_before.min(3), ",head=", head);
    if inside {
        add!(out, "inside-another-pattern");
    }
}
