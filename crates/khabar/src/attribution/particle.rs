//! Speech told without a finite verb of its own: «بحسب X»، «نقلا عن X»، «مضيفا أن …»، «لافروف: سنرد».

use super::Attribution;
use crate::clause::{ChunkKind, Context, Discourse, Parse, Parsed, Party, chunk_party};
use crate::lexicon::reporting::{CueKind, Stance};
use crate::text::fold;

/// Finds the particles, participles and colon headlines of a sentence.
pub(super) fn of_sentence(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    index: usize,
    out: &mut Vec<Attribution>,
) {
    let sentence = &parse.sentences[index];
    let tokens = cx.text.sentences[sentence.sentence as usize].tokens();
    for i in tokens.clone() {
        if let Some((len, stance)) = cue_at(cx, i, tokens.end, CueKind::Particle) {
            out.extend(by_particle(cx, parse, discourse, sentence, i, len, stance));
        } else if let Some((len, stance)) = cue_at(cx, i, tokens.end, CueKind::Participle) {
            out.extend(by_participle(cx, parse, discourse, sentence, i, len, stance));
        }
    }
    out.extend(by_colon(cx, sentence));
}

fn cue_at(cx: &Context<'_>, i: usize, end: usize, kind: CueKind) -> Option<(usize, Stance)> {
    let first = fold::loosen(cx.bare_key(i));
    cx.lex.reporting.cues(kind, &first).iter().find_map(|cue| {
        let mut at = i;
        for word in &cue.rest {
            // A preposition may be written together with the next word («وفقا للوزارة»).
            if word.chars().count() == 1 {
                let next = cx.words.get(at + 1).filter(|_| at + 1 < end)?;
                let prep = next.prefixes.preposition?;
                (fold::loosen(&prep.to_string()) == *word).then_some(())?;
            } else {
                at += 1;
                (at < end && fold::loosen(cx.text.key(at)) == *word).then_some(())?;
            }
        }
        Some((at + 1 - i, cue.stance))
    })
}

fn by_particle(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    sentence: &Parsed,
    at: usize,
    len: usize,
    stance: Stance,
) -> Option<Attribution> {
    let whole = cx.text.sentences[sentence.sentence as usize];
    let after = (at + len) as u32;
    let chunk = sentence.chunks.iter().position(|c| c.last > after && !matches!(c.kind, ChunkKind::Quote))?;
    let speaker = match sentence.chunks[chunk].kind {
        ChunkKind::Noun => chunk_party(cx, &sentence.chunks, chunk),
        // «حسبما ذكرت الوكالة»: the verb's subject speaks.
        ChunkKind::Verb => (sentence.clauses.0..sentence.clauses.1)
            .find(|&c| parse.clauses[c as usize].chunk as usize == chunk)
            .and_then(|c| discourse.subjects[c as usize].first().cloned()),
        _ => None,
    };
    // At the sentence's head it covers what follows its comma; else what stands before it.
    let opens = at <= whole.first as usize + 1;
    let comma = sentence.chunks[chunk..].iter().find(|c| c.kind == ChunkKind::Comma);
    let content = match comma {
        Some(comma) if opens => (comma.last, whole.last),
        _ if opens => (after, whole.last),
        _ => (whole.first, at as u32),
    };
    Some(attribution(cx, speaker, at, len, content, stance))
}

fn by_participle(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    sentence: &Parsed,
    at: usize,
    len: usize,
    stance: Stance,
) -> Option<Attribution> {
    let whole = cx.text.sentences[sentence.sentence as usize];
    let after = (at + len) as u32;
    let opener = sentence.chunks.iter().find(|c| {
        c.first >= after
            && c.first <= after + 3
            && matches!(c.kind, ChunkKind::Content | ChunkKind::Colon | ChunkKind::Quote)
    })?;
    // The speaker is the subject of the clause the participle hangs on: the last one before it that is no content.
    let before =
        (sentence.clauses.0..sentence.clauses.1).filter(|&c| (parse.clauses[c as usize].head as usize) < at);
    let governing = before
        .clone()
        .rev()
        .find(|&c| parse.clauses[c as usize].content.is_some())
        .or_else(|| before.clone().next());
    let speaker: Option<Party> = match governing {
        Some(c) => discourse.subjects[c as usize].first().cloned(),
        None => {
            discourse.subjects[..sentence.clauses.0 as usize].iter().rev().find_map(|s| s.first().cloned())
        }
    };
    Some(attribution(cx, speaker, at, len, (opener.last, whole.last), stance))
}

/// «لافروف: سنرد»: a name and a colon at the head of a headline or a line.
fn by_colon(cx: &Context<'_>, sentence: &Parsed) -> Option<Attribution> {
    let colon = sentence.chunks.iter().position(|c| c.kind == ChunkKind::Colon)?;
    let head = &sentence.chunks[..colon];
    let named = colon <= 6
        && head.iter().all(|c| {
            matches!(c.kind, ChunkKind::Noun | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Time)
        });
    if !named {
        return None;
    }
    let first = head.iter().position(|c| c.kind == ChunkKind::Noun && !c.mentions.is_empty())?;
    let speaker = chunk_party(cx, &sentence.chunks, first)?;
    let whole = cx.text.sentences[sentence.sentence as usize];
    let at = sentence.chunks[colon].first as usize;
    Some(attribution(cx, Some(speaker), at, 1, (at as u32 + 1, whole.last), Stance::Assert))
}

fn attribution(
    cx: &Context<'_>,
    speaker: Option<Party>,
    at: usize,
    len: usize,
    content: (u32, u32),
    stance: Stance,
) -> Attribution {
    let quoted = (content.0..(content.0 + 1).min(content.1)).any(|t| cx.is_quote(t as usize));
    Attribution {
        source: speaker.as_ref().map(|p| p.span),
        speaker,
        cue: cx.text.span(at, at + len - 1),
        head: at as u32,
        content,
        stance,
        quoted,
    }
}
