//! How a verb stands to the truth by what stands before it: negation, time to come, what is open or goes on.
//!
//! The nearest word that governs says; what stands between (the subject, adverbs, phrases, appositions between
//! commas) is stepped over.

use super::{Chunk, ChunkKind, Clause, Context, Found, Mood, Relation};
use crate::lexicon::grammar::ParticleClass;
use crate::text::prepositions;
use crate::word::{Reading, Tense};

/// What stands before a verb and changes how it stands.
pub(super) struct Before {
    pub negated: bool,
    pub mood: Mood,
    pub progressive: bool,
    /// The first chunk of the verb's own group.
    pub first: usize,
}

/// Reads the words before the verb in chunk `at`.
pub(super) fn before_verb(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Before {
    let head = chunks[at].head as usize;
    let mut out = Before { negated: false, mood: Mood::Indicative, progressive: false, first: at };
    if cx.words[head].prefixes.future {
        out.mood = Mood::Future;
    }
    // «قد يكون الجيش قتل»: what «to be» opens is no more past than that is.
    let mut past = is_past(cx, &chunks[at]);
    for i in (0..at).rev().take(4) {
        let c = &chunks[i];
        match c.kind {
            ChunkKind::Negation => {
                out.negated = true;
                if class(cx, c).is_some_and(|(_, key)| key == prepositions::WILL_NOT) {
                    out.mood = Mood::Future;
                }
            }
            ChunkKind::Auxiliary => {
                auxiliary(cx, c, past, &mut out);
                past &= !is_to_be(cx, c);
            }
            ChunkKind::Content if i > 0 && chunks[i - 1].kind == ChunkKind::Auxiliary => {}
            ChunkKind::Subordinator => {
                subordinator(cx, c, past, &mut out);
                break;
            }
            ChunkKind::Other => question(cx, c, &mut out),
            ChunkKind::Quote => {}
            _ => break,
        }
        out.first = i;
    }
    if !out.negated && !out.progressive && out.mood == Mood::Indicative {
        beyond(cx, chunks, out.first, past, &mut out);
    }
    out
}

fn class(cx: &Context<'_>, c: &Chunk) -> Option<(ParticleClass, String)> {
    cx.particle_at(c.head as usize, c.last as usize).map(|(class, _, key)| (class, key))
}

fn auxiliary(cx: &Context<'_>, c: &Chunk, past: bool, out: &mut Before) {
    match class(cx, c).map(|c| c.0) {
        Some(ParticleClass::Future) => out.mood = Mood::Future,
        Some(ParticleClass::Planned) => out.mood = Mood::Planned,
        Some(ParticleClass::Progressive) => out.progressive = true,
        // «كاد يقتل»: it did not; «لم يكد» is left alone.
        Some(ParticleClass::Nearly) => out.negated = true,
        // «قد» before a past verb only stresses it; «ربما» does not.
        Some(ParticleClass::Possible) if !past || !stresses(cx, c) => out.mood = Mood::Possible,
        _ => {}
    }
}

/// Whether a particle is «قد».
pub(super) fn stresses(cx: &Context<'_>, c: &Chunk) -> bool {
    cx.particle_gloss(c.head as usize, c.last as usize).is_some_and(|gloss| gloss.contains(STRESSES))
}

/// What the gloss of «قد» says.
const STRESSES: &str = "has (with past)";

/// «يكون», «تكون»: whether an auxiliary is a present form of «to be».
pub(super) fn is_to_be(cx: &Context<'_>, c: &Chunk) -> bool {
    let present = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Present, .. });
    let be = class(cx, c).is_some_and(|(class, _)| class == ParticleClass::Auxiliary);
    be && cx.words[c.head as usize].readings.iter().any(present)
}

fn subordinator(cx: &Context<'_>, c: &Chunk, past: bool, out: &mut Before) {
    if out.mood != Mood::Indicative {
        return;
    }
    let gloss = cx.particle_gloss(c.head as usize, c.last as usize).unwrap_or_default();
    if class(cx, c).is_some_and(|(class, _)| class == ParticleClass::Condition) {
        out.mood = Mood::Condition;
    } else if gloss.starts_with("so that") && !past {
        out.mood = Mood::Purpose;
    }
}

fn question(cx: &Context<'_>, c: &Chunk, out: &mut Before) {
    let asks = cx.particle_gloss(c.head as usize, c.last as usize) == Some("whether");
    if asks && out.mood == Mood::Indicative {
        out.mood = Mood::Possible;
    }
}

/// «لا تزال القوات الروسية تحاصر»، «قد، بحسب مراقبين، يزور»، «من المقرر، وفق الوزارة، أن يصل»: an auxiliary governs the
/// verb across what stands between, but not across another verb or the end of a clause.
fn beyond(cx: &Context<'_>, chunks: &[Chunk], first: usize, mut past: bool, out: &mut Before) {
    let mut opened = false;
    for (i, c) in chunks[..first].iter().enumerate().rev().take(REACH) {
        match c.kind {
            // «على إسرائيل أن توقف»: whose duty it is opens the clause.
            ChunkKind::Noun if opened && binds(chunks, i) => {
                out.mood = Mood::Possible;
                return;
            }
            ChunkKind::Noun | ChunkKind::Time | ChunkKind::Comma | ChunkKind::Quote => {}
            ChunkKind::Other => question(cx, c, out),
            ChunkKind::Content if !opened => opened = true,
            ChunkKind::Auxiliary => {
                let class = class(cx, c).map(|c| c.0);
                // Across «أن» only what takes a clause governs.
                use ParticleClass as P;
                if !opened || matches!(class, Some(P::Planned | P::Possible | P::Nearly)) {
                    auxiliary(cx, c, past, out);
                }
                // «عما إذا كان الرئيس قد زار»: what opens the clause of «كان» is of both.
                let opener = i.checked_sub(1).map(|k| &chunks[k]).filter(|_| !opened);
                if let Some(c) = opener.filter(|c| c.kind == ChunkKind::Subordinator) {
                    subordinator(cx, c, past, out);
                }
                if !is_to_be(cx, c) {
                    return;
                }
                past = false;
            }
            // «لم يعد الجيش يقصف»: of the words of negation only «لم يعد» and its like reach across a subject.
            ChunkKind::Negation if !opened && c.last - c.first > 1 => {
                out.negated = true;
                return;
            }
            ChunkKind::Subordinator if !opened => {
                subordinator(cx, c, past, out);
                return;
            }
            _ => return,
        }
    }
}

/// Whether the phrase at `i` is «على» with whom it binds, at the beginning of what is said, right before «أن».
fn binds(chunks: &[Chunk], i: usize) -> bool {
    let opens = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Quote | ChunkKind::Content)
    };
    let first = chunks[i].joined || i.checked_sub(1).is_none_or(|before| opens(&chunks[before]));
    let next = chunks.get(i + 1).is_some_and(|c| c.kind == ChunkKind::Content);
    chunks[i].prep.as_deref() == Some(prepositions::ON) && first && next
}

/// How many phrases an auxiliary reaches across.
const REACH: usize = 8;

/// «سيزور القاهرة ويلتقي نظيره»، «لا تزال تحاصر المدينة وتقصفها»: a verb joined to another stands as that one does.
pub(super) fn share(chunks: &[Chunk], clause: &mut Clause, earlier: &[Clause]) {
    let at = clause.chunk as usize;
    let joined = chunks[clause.first as usize..=at].iter().any(|c| c.joined);
    let plain = clause.mood == Mood::Indicative && !clause.negated && !clause.progressive;
    if !joined || !plain || clause.past {
        return;
    }
    // «لكن كثيرين يدعون»: with a subject of its own before it, it tells anew.
    if clause.args.iter().any(|a| a.found == Found::Before) {
        return;
    }
    let Some(other) = earlier.iter().rev().find(|c| c.relation != Relation::Relative) else { return };
    let between = &chunks[other.chunk as usize..at];
    let apart = |c: &Chunk| matches!(c.kind, ChunkKind::Stop | ChunkKind::Content | ChunkKind::Colon);
    if between.iter().any(apart) || other.past || other.negated {
        return;
    }
    clause.mood = other.mood;
    clause.progressive = other.progressive;
}

fn is_past(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let reading = cx.words[chunk.head as usize].readings.get(chunk.reading as usize);
    matches!(reading, Some(Reading::Verb { tense: Tense::Past, .. }))
}
