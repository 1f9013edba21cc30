//! «لافروف: سنرد»: a name and a colon at the head of a headline or a line.

use super::{Attribution, Look, Voice};
use crate::clause::{Chunk, ChunkKind};
use crate::lexicon::reporting::{CueKind, Stance};
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::{Person, Reading};

/// The speaker before a sentence's first colon, where that names one. A country or a city before it is where the news
/// is from («لبنان: قاضية تستجوب …»), unless what follows are somebody's own words.
pub(super) fn of_sentence(look: &Look<'_, '_>) -> Option<Attribution> {
    let chunks = look.chunks();
    let colon = chunks.iter().position(|c| c.kind == ChunkKind::Colon)?;
    let head = &chunks[..colon];
    let named = colon <= 6
        && head.iter().all(|c| {
            matches!(c.kind, ChunkKind::Noun | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Time)
        });
    if !named {
        return None;
    }
    let voice = match head.iter().position(|c| c.kind == ChunkKind::Noun && !c.mentions.is_empty()) {
        Some(first) => Voice::of_chunk(look.cx, chunks, first),
        None => unknown_name(look, head)?,
    };
    let place = voice.party.as_ref().is_some_and(|p| {
        let m = &look.cx.mentions[p.mention as usize];
        matches!(m.kind, Kind::State | Kind::Place) && m.form == Form::Name
    });
    let of = voice.party.as_ref().and_then(|p| p.country.as_deref());
    if place && !own_words(look, &chunks[colon + 1..]) && !of_another(look, chunks.get(colon + 1), of) {
        return None;
    }
    let at = chunks[colon].first;
    Some(look.say(voice, (at as usize, 1), (at + 1, look.tokens().1), (Stance::Assert, CueKind::Particle)))
}

/// Words in the first person, in quotation marks, or with a refusal at their head are somebody's own.
fn own_words(look: &Look<'_, '_>, content: &[Chunk]) -> bool {
    let first = |c: &Chunk| {
        let reading = look.cx.words[c.head as usize].readings.get(c.reading as usize);
        matches!(reading, Some(Reading::Verb { person: Person::First, .. }))
    };
    let ours = |t: usize| look.cx.words[t].suffix.is_some_and(prepositions::is_first_person);
    content.first().is_some_and(|c| matches!(c.kind, ChunkKind::Quote | ChunkKind::Negation))
        || content.iter().any(|c| c.kind == ChunkKind::Verb && first(c) || c.tokens().any(ours))
}

/// A state at the head of the words that is not the one before the colon: «روسيا: واشنطن تحضر لاجتياح …».
fn of_another(look: &Look<'_, '_>, head: Option<&Chunk>, country: Option<&str>) -> bool {
    let Some(&m) = head.filter(|c| c.is_bare_noun()).and_then(|c| c.mentions.first()) else { return false };
    let m = &look.cx.mentions[m as usize];
    m.kind == Kind::State && m.form == Form::Name && m.country.as_deref() != country
}

/// One phrase of at most three words that are of names or of no lexicon: a person the mentions do not know.
fn unknown_name(look: &Look<'_, '_>, head: &[Chunk]) -> Option<Voice> {
    let [only] = head else { return None };
    let strange = |t: usize| look.cx.words[t].name || look.cx.words[t].readings.is_empty();
    let few = only.last - only.first <= 3 && only.prep.is_none();
    (only.kind == ChunkKind::Noun && few && only.tokens().all(strange))
        .then(|| Voice::words(look.cx, only.head as usize, only.last as usize))
}
