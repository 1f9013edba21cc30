//! Where something is said: «في بيان للوزارة»، «في مقابلة مع القناة». Whose statement it is says so, if no verb of the
//! sentence tells who does; an outlet hands on what a verb of the sentence tells.

use super::{Attribution, Look, Voice};
use crate::clause::{ChunkKind, chunk_party};
use crate::lexicon::reporting::{CueKind, Stance};
use crate::mention::sector::PRESS;
use crate::text::prepositions;
use crate::word::Reading;

/// Finds the media named in a sentence; `from` is where its own attributions begin in `out`.
pub(super) fn of_sentence(look: &Look<'_, '_>, from: usize, out: &mut Vec<Attribution>) {
    let (first, last) = look.tokens();
    for i in first as usize..last as usize {
        let found = look.cx.words[i].glance.medium.then(|| look.cue_at(i, CueKind::Medium)).flatten();
        if let Some((len, _)) = found {
            let found = of_medium(look, i, len, &out[from..]);
            out.extend(found);
        }
    }
}

fn of_medium(look: &Look<'_, '_>, at: usize, len: usize, said: &[Attribution]) -> Option<Attribution> {
    let chunks = look.chunks();
    let after = (at + len) as u32;
    let own = chunks
        .iter()
        .position(|c| c.first <= at as u32 && c.last >= after)
        .or_else(|| chunks.iter().position(|c| c.last >= after))?;
    // «بيان الوزارة» is one phrase; «بيان للوزارة», «بيان صادر عن الوزارة», «مقابلة مع القناة» are two.
    let in_phrase = chunks[own].mentions.iter().find(|&&m| look.cx.mentions[m as usize].tokens.0 >= after);
    let next = chunks.get(own + 1).filter(|c| {
        c.kind == ChunkKind::Noun && c.prep.as_deref().is_some_and(|p| prepositions::OF_A_MEDIUM.contains(&p))
    });
    // «أعربت الوزارة في بيان لها عن …»: a pronoun means who acts in the sentence.
    let word = look.cx.words.get(after as usize);
    let pronoun = word.is_some_and(|w| {
        let particle = matches!(w.readings.first(), Some(Reading::Particle { .. }) | None);
        w.suffix.is_some() && particle
    });
    if pronoun && in_phrase.is_none() {
        return None;
    }
    let owner = match (in_phrase, next) {
        (Some(&m), _) => crate::clause::party(look.cx, m, crate::clause::Reached::Named),
        (None, Some(_)) => chunk_party(look.cx, chunks, own + 1)?,
        (None, None) => return None,
    };
    let outlet = owner.sector.iter().any(|s| s == PRESS);
    let telling = said.iter().filter(|a| matches!(a.by, CueKind::Verb | CueKind::Noun | CueKind::Participle));
    if let Some(inner) = telling.max_by_key(|a| a.content.1 - a.content.0) {
        let content = (inner.content.0.saturating_sub(1), inner.content.1);
        return outlet
            .then(|| look.say(Voice::of(owner), (at, len), content, (Stance::Relay, CueKind::Medium)));
    }
    let shares =
        next.and_then(|c| c.prep.as_deref()).is_some_and(|p| !prepositions::OWNS_A_MEDIUM.contains(&p));
    if outlet || in_phrase.is_none() && shares || chunks.iter().any(|c| c.kind == ChunkKind::Content) {
        return None;
    }
    let (first, last) = look.tokens();
    let comma = chunks.iter().skip(own).find(|c| c.kind == ChunkKind::Comma);
    let content = match comma {
        _ if at > first as usize + 1 => (first, at as u32),
        Some(comma) => (comma.last, last),
        None => return None,
    };
    Some(look.say(Voice::of(owner), (at, len), content, (Stance::Assert, CueKind::Medium)))
}
