//! Features of a proposal, all of them structural, and the linear model that weighs them.
//!
//! No feature names a person, a state or a word of a text: what is learned is Arabic, not the sample.

use super::bag::Bag;
use super::choose::{reached, sureness};
use super::status::{chunk_of, clause_of, governing_clause};
use super::{EventMention, Party};
use crate::clause::{ChunkKind, Context, Parse, Relation};
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::Voice;

/// Features of the choice among the ways to fill a predicate's roles begin with this; the others say whether to keep
/// the predicate at all.
pub const CHOICE: &str = "c:";

/// Weighs candidate `index` among all candidates of its article: whether to keep it.
pub fn weigh(cx: &Context<'_>, parse: &Parse, all: &[EventMention], index: usize, out: &mut Bag<'_>) {
    let event = &all[index];
    let sentence = &parse.sentences[event.parsed as usize];
    let kind = event.kind.name();
    let head = match clause_of(parse, event) {
        Some(_) => "verb",
        None if event.participle => "participle",
        None => "noun",
    };
    out.add(format_args!("bias"));
    out.add(format_args!("type={kind}"));
    out.add(format_args!("type={kind},head={head}"));
    out.add(format_args!("head={head},complement={}", event.words.len().min(3) - 1));
    out.add(format_args!("type={kind},complement={}", event.words.len().min(3) - 1));
    out.add(format_args!("block={},head={head}", sentence.block.name()));
    out.add(format_args!("status={},head={head}", event.status.name()));
    out.add(format_args!("status={},type={kind}", event.status.name()));
    party_features(cx, event, kind, "actor", &event.actors, out);
    party_features(cx, event, kind, "recipient", &event.recipients, out);
    dyad_features(event, head, out);
    let (pa, pr) = (standing(cx, &event.actors), standing(cx, &event.recipients));
    out.add(format_args!("standing={pa}/{pr},type={kind}"));
    out.add(format_args!("standing={pa}/{pr},head={head}"));
    out.add(format_args!("standing={pa}/{pr},mentions={}", politics(cx)));
    let (a, r) = event.how;
    out.add(format_args!("how={a}/{r},head={head}"));
    out.add(format_args!("actor:how={a}"));
    out.add(format_args!("recipient:how={r}"));
    clause_features(cx, parse, event, head, out);
    rival_features(all, index, head, out);
    if event.when.as_ref().is_some_and(|w| w.span.is_some()) {
        out.add(format_args!("dated,head={head}"));
    }
    if event.place.is_some() {
        out.add(format_args!("placed,head={head}"));
    }
    let position = event.parsed.min(6);
    out.add(format_args!("position={position}"));
    if cx.lex.frames.frames[event.frame as usize].id.ends_with(".weak") {
        out.add(format_args!("weak-frame"));
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
    kind: &str,
    role: &str,
    parties: &[Party],
    out: &mut Bag<'_>,
) {
    out.add(format_args!("{role}s={}", parties.len().min(3)));
    out.add(format_args!("type={kind},{role}s={}", parties.len().min(2)));
    let Some(first) = parties.first() else { return };
    let mention = &cx.mentions[first.mention as usize];
    out.add(format_args!("{role}:reached={}", reached(first.reached)));
    out.add(format_args!("{role}:kind={}", mention.kind.name()));
    out.add(format_args!("{role}:form={}", mention.form.name()));
    out.add(format_args!("{role}:country={}", if first.country.is_some() { "yes" } else { "no" }));
    out.add(format_args!("{role}:sure={}", sureness(mention.score)));
    out.add(format_args!("{role}:distance={}", distance(event.head, mention.tokens)));
    out.add(format_args!("{role}:lent={}", first.lent));
    if let Some(sector) = first.sector.first() {
        out.add(format_args!("{role}:sector={sector}"));
    }
    if mention.kind == Kind::Place && mention.form == Form::Name {
        out.add(format_args!("type={kind},{role}:place"));
    }
}

/// Whether anybody among parties is of politics: a state, an organ, armed men, a party; else private people and firms.
pub(super) fn standing(cx: &Context<'_>, parties: &[Party]) -> &'static str {
    const PRIVATE: [&str; 8] = ["CVL", "BUS", "EDU", "MED", "JRN", "CRM", "UNK", "REL"];
    let public = |p: &Party| p.sector.first().is_some_and(|s| !PRIVATE.contains(&s.as_str()));
    let firm = |p: &Party| p.sector.first().is_some_and(|s| matches!(s.as_str(), "BUS" | "EDU" | "MED"));
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
    let acts = |s: &str| matches!(s, "GOV" | "MIL" | "COP" | "LEG" | "JUD" | "PTY" | "OPP" | "REB" | "SPY");
    let public =
        cx.mentions.iter().filter(|m| m.form != Form::Demonym && m.sector.first().is_some_and(|s| acts(s)));
    match public.count() {
        0..=1 => "few",
        2..=5 => "some",
        _ => "many",
    }
}

fn dyad_features(event: &EventMention, head: &str, out: &mut Bag<'_>) {
    let countries =
        |parties: &[Party]| -> Vec<String> { parties.iter().filter_map(|p| p.country.clone()).collect() };
    let (a, r) = (countries(&event.actors), countries(&event.recipients));
    let mut all: Vec<&String> = a.iter().chain(&r).collect();
    all.sort();
    all.dedup();
    out.add(format_args!("countries={},head={head}", all.len().min(3)));
    out.add(format_args!("type={},countries={}", event.kind.name(), all.len().min(3)));
    if a.is_empty() {
        out.add(format_args!("no-actor-country,head={head}"));
    }
    if !event.recipients.is_empty() && r.is_empty() {
        out.add(format_args!("recipient-without-country"));
    }
}

fn clause_features(cx: &Context<'_>, parse: &Parse, event: &EventMention, head: &str, out: &mut Bag<'_>) {
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
        out.add(format_args!("relation={relation},head={head}"));
        if own.is_some() {
            let voice = match clause.voice {
                Voice::Active => "active",
                Voice::Passive => "passive",
                Voice::Either => "either",
            };
            out.add(format_args!("voice={voice},type={}", event.kind.name()));
            out.add(format_args!("tense={}", if clause.past { "past" } else { "present" }));
            if clause.content.is_some() {
                out.add(format_args!("governs-content,type={}", event.kind.name()));
            }
        }
    } else {
        out.add(format_args!("no-verb,head={head}"));
    }
    let Some(at) = chunk_of(parse, event) else { return };
    let chunk = &sentence.chunks[at];
    if head == "noun" {
        let word = &cx.words[event.head as usize];
        out.add(format_args!("noun:article={}", word.prefixes.article));
        out.add(format_args!("noun:suffix={}", word.suffix.is_some()));
        out.add(format_args!("noun:first={}", chunk.head == event.head));
        out.add(format_args!("noun:prep={}", preposition_class(chunk.prep.as_deref())));
        out.add(format_args!(
            "type={},noun:prep={}",
            event.kind.name(),
            preposition_class(chunk.prep.as_deref())
        ));
        out.add(format_args!("type={},noun:article={}", event.kind.name(), word.prefixes.article));
    }
    if chunk.quoted {
        out.add(format_args!("quoted,head={head}"));
    }
    let before = sentence.chunks[..at].iter().filter(|c| c.kind == ChunkKind::Verb).count();
    out.add(format_args!("verbs-before={},head={head}", before.min(4)));
}

/// A few prepositions tell much of how a noun stands; the rest are one class.
fn preposition_class(prep: Option<&str>) -> &str {
    match prep {
        None => "none",
        Some(p) if prepositions::TELLING.contains(&p) => p,
        Some(_) => "other",
    }
}

fn rival_features(all: &[EventMention], index: usize, head: &str, out: &mut Bag<'_>) {
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
    out.add(format_args!("rivals:same-head={}", same_head.min(3)));
    out.add(format_args!("rivals:same-type-before={},head={head}", same_type_before.min(3)));
    if inside {
        out.add(format_args!("inside-another-pattern"));
    }
}
