//! Speech told by a noun that carries a clause: «قوله إن …»، «في بيان إن …»، «تأكيد الوزير أن …».

use super::{Attribution, Look, Voice, cue_at};
use crate::clause::{Chunk, ChunkKind, chunk_party};
use crate::lexicon::reporting::{Cue, CueKind, Stance};
use crate::text::prepositions;

/// Finds the nouns of speech of a sentence whose clause no verb carries.
pub(super) fn of_sentence(look: &Look<'_, '_>, out: &mut Vec<Attribution>) {
    let chunks = look.chunks();
    for (i, opener) in chunks.iter().enumerate().filter(|(_, c)| c.kind == ChunkKind::Content) {
        let carried = out.iter().any(|a| a.by == CueKind::Verb && a.content.0 == opener.last);
        let Some(phrase) = (!carried).then(|| before(chunks, i)).flatten() else { continue };
        let Some((cue, at)) = noun_of(look, &chunks[phrase]) else { continue };
        if matches!(cue.stance, Stance::Ask) {
            continue;
        }
        let voice = owner(look, phrase, i, at);
        let content = (opener.last, look.tokens().1);
        out.push(look.say(voice, (at, 1), content, (cue.stance, CueKind::Noun)));
    }
}

/// The phrase that a clause of «أن» completes: the last one before it, or the one that owns that («تصريح للوزير أن»).
fn before(chunks: &[Chunk], opener: usize) -> Option<usize> {
    let last = opener.checked_sub(1).filter(|&i| chunks[i].kind == ChunkKind::Noun)?;
    let owned = chunks[last].prep.as_deref() == Some(prepositions::FOR) && last > 0;
    if owned && chunks[last - 1].kind == ChunkKind::Noun { Some(last - 1) } else { Some(last) }
}

fn noun_of<'a>(look: &Look<'a, '_>, chunk: &Chunk) -> Option<(&'a Cue, usize)> {
    let i = chunk.head as usize;
    look.cx.noun_keys(i).iter().find_map(|key| {
        let (_, cue) = cue_at(look.cx, i, chunk.last as usize, CueKind::Noun, key)?;
        cue.governs.iter().any(|g| prepositions::opens_that_clause(g)).then_some((cue, i))
    })
}

/// Whose word it is: the genitive, the phrase after «ل», or for a pronoun the one named last before it.
fn owner(look: &Look<'_, '_>, phrase: usize, opener: usize, at: usize) -> Voice {
    let chunks = look.chunks();
    let inside = chunks[phrase].mentions.iter().find(|&&m| look.cx.mentions[m as usize].tokens.0 > at as u32);
    if let Some(&m) = inside {
        return Voice::of(crate::clause::party(look.cx, m, crate::clause::Reached::Named));
    }
    if phrase + 1 < opener {
        return chunk_party(look.cx, chunks, phrase + 1).map(Voice::of).unwrap_or_default();
    }
    if look.cx.words[at].suffix.is_none() {
        return Voice::default();
    }
    let earlier = chunks[..phrase].iter().rposition(|c| c.kind == ChunkKind::Noun && !c.mentions.is_empty());
    earlier.and_then(|i| chunk_party(look.cx, chunks, i)).map(Voice::of).unwrap_or_default()
}
