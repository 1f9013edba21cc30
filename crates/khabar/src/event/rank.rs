//! Features of a proposal, all of them structural, and the linear model that weighs them.
//!
//! No feature names a person, a state or a word of a text: what is learned is Arabic, not the sample.

use super::status::{chunk_of, clause_of, governing_clause};
use super::{EventMention, Party, Reached};
use crate::clause::{ChunkKind, Context, Parse, Relation};
use crate::lexicon::Lexicon;
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::Voice;

/// A feature that holds of a proposal; the weights file lists them by name.
pub type Feature = String;

/// Features of the choice among the ways to fill a predicate's roles begin with this; the others say whether to keep
/// the predicate at all.
pub const CHOICE: &str = "c:";

/// The features of candidate `index` among all candidates of its article.
pub fn features(cx: &Context<'_>, parse: &Parse, all: &[EventMention], index: usize) -> Vec<Feature> {
    let event = &all[index];
    let sentence = &parse.sentences[event.parsed as usize];
    let mut out: Vec<Feature> = Vec::with_capacity(48);
    let kind = event.kind.name();
    let head = match clause_of(parse, event) {
        Some(_) => "verb",
        None if event.participle => "participle",
        None => "noun",
    };
    out.push("bias".into());
    out.push(format!("type={kind}"));
    out.push(format!("type={kind},head={head}"));
    out.push(format!("head={head},complement={}", event.words.len().min(3) - 1));
    out.push(format!("type={kind},complement={}", event.words.len().min(3) - 1));
    out.push(format!("block={},head={head}", sentence.block.name()));
    out.push(format!("status={},head={head}", event.status.name()));
    out.push(format!("status={},type={kind}", event.status.name()));
    party_features(cx, event, kind, "actor", &event.actors, &mut out);
    party_features(cx, event, kind, "recipient", &event.recipients, &mut out);
    dyad_features(event, head, &mut out);
    let (a, r) = event.how;
    out.push(format!("how={a}/{r},head={head}"));
    out.push(format!("actor:how={a}"));
    out.push(format!("recipient:how={r}"));
    choice_features(cx, event, kind, head, &mut out);
    clause_features(cx, parse, event, head, &mut out);
    rival_features(all, index, head, &mut out);
    if event.when.as_ref().is_some_and(|w| w.span.is_some()) {
        out.push(format!("dated,head={head}"));
    }
    if event.place.is_some() {
        out.push(format!("placed,head={head}"));
    }
    let position = event.parsed.min(6);
    out.push(format!("position={position}"));
    if cx.lex.frames.frames[event.frame as usize].id.ends_with(".weak") {
        out.push("weak-frame".into());
    }
    out
}

/// What speaks for one way of filling the roles rather than another.
fn choice_features(cx: &Context<'_>, event: &EventMention, kind: &str, head: &str, out: &mut Vec<Feature>) {
    let (a, r) = event.how;
    out.push(format!("c:how={a}/{r},head={head}"));
    out.push(format!("c:actor:how={a},type={kind}"));
    out.push(format!("c:recipient:how={r},type={kind}"));
    out.push(format!("c:how={a}/{r},type={kind}"));
    for (role, how, parties) in [("actor", a, &event.actors), ("recipient", r, &event.recipients)] {
        out.push(format!("c:{role}s={},type={kind}", parties.len().min(4)));
        let Some(first) = parties.first() else { continue };
        let m = &cx.mentions[first.mention as usize];
        let sure = sureness(m.score);
        out.push(format!("c:{role}:kind={},how={how}", m.kind.name()));
        out.push(format!("c:{role}:form={},how={how}", m.form.name()));
        out.push(format!("c:{role}:kind={},type={kind}", m.kind.name()));
        out.push(format!("c:{role}:sure={sure},how={how}"));
        out.push(format!("c:{role}:distance={},how={how}", distance(event.head, m.tokens)));
        out.push(format!("c:{role}:reached={},head={head}", reached(first.reached)));
        if let Some(sector) = first.sector.first() {
            out.push(format!("c:{role}:sector={sector},type={kind}"));
        }
        if first.country.is_none() {
            out.push(format!("c:{role}:no-country,how={how}"));
        }
        if first.lent {
            out.push(format!("c:{role}:lent,how={how}"));
        }
        if m.oblique && role == "actor" {
            out.push(format!("c:actor:oblique,how={how}"));
        }
        if first.country.is_some() && first.country == cx.setting {
            out.push(format!("c:{role}:setting,type={kind}"));
        }
    }
    let countries =
        |parties: &[Party]| -> Vec<String> { parties.iter().filter_map(|p| p.country.clone()).collect() };
    let (ca, cr) = (countries(&event.actors), countries(&event.recipients));
    let same = !ca.is_empty() && ca == cr;
    out.push(format!("c:one-country={same},type={kind}"));
}

fn sureness(score: f32) -> &'static str {
    match score {
        s if s > 0.85 => "high",
        s if s > 0.65 => "good",
        s if s > 0.45 => "fair",
        _ => "low",
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
    out: &mut Vec<Feature>,
) {
    out.push(format!("{role}s={}", parties.len().min(3)));
    out.push(format!("type={kind},{role}s={}", parties.len().min(2)));
    let Some(first) = parties.first() else { return };
    let mention = &cx.mentions[first.mention as usize];
    out.push(format!("{role}:reached={}", reached(first.reached)));
    out.push(format!("{role}:kind={}", mention.kind.name()));
    out.push(format!("{role}:form={}", mention.form.name()));
    out.push(format!("{role}:country={}", if first.country.is_some() { "yes" } else { "no" }));
    out.push(format!("{role}:sure={}", sureness(mention.score)));
    out.push(format!("{role}:distance={}", distance(event.head, mention.tokens)));
    out.push(format!("{role}:lent={}", first.lent));
    if let Some(sector) = first.sector.first() {
        out.push(format!("{role}:sector={sector}"));
    }
    if mention.kind == Kind::Place && mention.form == Form::Name {
        out.push(format!("type={kind},{role}:place"));
    }
}

fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Named => "named",
        Reached::Near => "near",
        Reached::Pronoun => "pronoun",
        Reached::Governor => "governor",
        Reached::Topic => "topic",
        Reached::Home => "home",
    }
}

fn dyad_features(event: &EventMention, head: &str, out: &mut Vec<Feature>) {
    let countries =
        |parties: &[Party]| -> Vec<String> { parties.iter().filter_map(|p| p.country.clone()).collect() };
    let (a, r) = (countries(&event.actors), countries(&event.recipients));
    let mut all: Vec<&String> = a.iter().chain(&r).collect();
    all.sort();
    all.dedup();
    out.push(format!("countries={},head={head}", all.len().min(3)));
    out.push(format!("type={},countries={}", event.kind.name(), all.len().min(3)));
    if a.is_empty() {
        out.push(format!("no-actor-country,head={head}"));
    }
    if !event.recipients.is_empty() && r.is_empty() {
        out.push("recipient-without-country".into());
    }
}

fn clause_features(
    cx: &Context<'_>,
    parse: &Parse,
    event: &EventMention,
    head: &str,
    out: &mut Vec<Feature>,
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
        out.push(format!("relation={relation},head={head}"));
        if own.is_some() {
            let voice = match clause.voice {
                Voice::Active => "active",
                Voice::Passive => "passive",
                Voice::Either => "either",
            };
            out.push(format!("voice={voice},type={}", event.kind.name()));
            out.push(format!("tense={}", if clause.past { "past" } else { "present" }));
            if clause.content.is_some() {
                out.push(format!("governs-content,type={}", event.kind.name()));
            }
        }
    } else {
        out.push(format!("no-verb,head={head}"));
    }
    let Some(at) = chunk_of(parse, event) else { return };
    let chunk = &sentence.chunks[at];
    if head == "noun" {
        let word = &cx.words[event.head as usize];
        out.push(format!("noun:article={}", word.prefixes.article));
        out.push(format!("noun:suffix={}", word.suffix.is_some()));
        out.push(format!("noun:first={}", chunk.head == event.head));
        out.push(format!("noun:prep={}", preposition_class(chunk.prep.as_deref())));
        out.push(format!(
            "type={},noun:prep={}",
            event.kind.name(),
            preposition_class(chunk.prep.as_deref())
        ));
        out.push(format!("type={},noun:article={}", event.kind.name(), word.prefixes.article));
    }
    if chunk.quoted {
        out.push(format!("quoted,head={head}"));
    }
    let before = sentence.chunks[..at].iter().filter(|c| c.kind == ChunkKind::Verb).count();
    out.push(format!("verbs-before={},head={head}", before.min(4)));
}

/// A few prepositions tell much of how a noun stands; the rest are one class.
fn preposition_class(prep: Option<&str>) -> &str {
    match prep {
        None => "none",
        Some(p) if prepositions::TELLING.contains(&p) => p,
        Some(_) => "other",
    }
}

fn rival_features(all: &[EventMention], index: usize, head: &str, out: &mut Vec<Feature>) {
    let event = &all[index];
    let rivals = all.iter().enumerate().filter(|(n, e)| *n != index && e.parsed == event.parsed);
    let (mut same_head, mut same_type_before, mut inside) = (0, 0, false);
    for (_, rival) in rivals {
        same_head += usize::from(rival.head == event.head);
        same_type_before += usize::from(rival.kind == event.kind && rival.head < event.head);
        inside |= rival.head != event.head && rival.words.contains(&event.head);
    }
    out.push(format!("rivals:same-head={}", same_head.min(3)));
    out.push(format!("rivals:same-type-before={},head={head}", same_type_before.min(3)));
    if inside {
        out.push("inside-another-pattern".into());
    }
}

/// How much speaks for this way of filling the roles, against the other ways of the same predicate.
pub fn choice(lex: &Lexicon, features: &[Feature]) -> f32 {
    features.iter().filter(|f| f.starts_with(CHOICE)).map(|f| lex.weights.get(f)).sum()
}

/// The probability the model gives a predicate with its roles filled.
pub fn score(lex: &Lexicon, features: &[Feature]) -> f32 {
    let sum: f32 = features.iter().filter(|f| !f.starts_with(CHOICE)).map(|f| lex.weights.get(f)).sum();
    1.0 / (1.0 + (-sum).exp())
}
