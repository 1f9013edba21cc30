//! Features of a proposal, all of them structural, and the linear model that weighs them.
//!
//! No feature names a person, a state or a word of a text: what is learned is Arabic, not the sample.

use super::status::{chunk_of, clause_of, governing_clause};
use super::{EventMention, Party, Reached};
use crate::clause::{ChunkKind, Context, Parse, Relation};
use crate::lexicon::Lexicon;
use crate::mention::{Form, Kind};
use crate::word::Voice;

/// A feature that holds of a proposal; the weights file lists them by name.
pub type Feature = String;

/// The features of candidate `index` among all candidates of its article.
pub fn features(cx: &Context<'_>, parse: &Parse, all: &[EventMention], index: usize) -> Vec<Feature> {
    let event = &all[index];
    let sentence = &parse.sentences[event.parsed as usize];
    let mut out: Vec<Feature> = Vec::with_capacity(32);
    let kind = event.kind.name();
    let head = if clause_of(parse, event).is_some() { "verb" } else { "noun" };
    out.push("bias".into());
    out.push(format!("type={kind}"));
    out.push(format!("type={kind},head={head}"));
    out.push(format!("head={head},complement={}", event.words.len().min(3) - 1));
    out.push(format!("block={},head={head}", sentence.block.name()));
    out.push(format!("status={},head={head}", event.status.name()));
    party_features(cx, kind, "actor", &event.actors, &mut out);
    party_features(cx, kind, "recipient", &event.recipients, &mut out);
    dyad_features(event, head, &mut out);
    let (a, r) = event.how;
    out.push(format!("how={a}/{r},head={head}"));
    out.push(format!("actor:how={a},type={kind}"));
    out.push(format!("recipient:how={r},type={kind}"));
    out.push(format!(
        "lent={}{}",
        event.actors.iter().any(|p| p.lent),
        event.recipients.iter().any(|p| p.lent)
    ));
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
    out
}

fn party_features(cx: &Context<'_>, kind: &str, role: &str, parties: &[Party], out: &mut Vec<Feature>) {
    out.push(format!("{role}s={}", parties.len().min(3)));
    out.push(format!("type={kind},{role}s={}", parties.len().min(2)));
    let Some(first) = parties.first() else { return };
    let mention = &cx.mentions[first.mention as usize];
    out.push(format!("{role}:reached={}", reached(first.reached)));
    out.push(format!("{role}:kind={}", mention.kind.name()));
    out.push(format!("{role}:form={}", mention.form.name()));
    out.push(format!("{role}:country={}", if first.country.is_some() { "yes" } else { "no" }));
    if let Some(sector) = first.sector.first() {
        out.push(format!("type={kind},{role}:sector={sector}"));
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
        Some(
            p @ ("ل" | "ب" | "في" | "من" | "علي" | "الي" | "عن" | "بعد" | "قبل" | "خلال" | "اثر" | "عقب"
            | "بسبب" | "ضد" | "منذ" | "حول" | "بشان" | "مع"),
        ) => p,
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

/// The probability the model gives a proposal.
pub fn score(lex: &Lexicon, features: &[Feature]) -> f32 {
    let sum: f32 = features.iter().map(|f| lex.weights.get(f)).sum();
    1.0 / (1.0 + (-sum).exp())
}
