//! Speech told by fixed words before the source: «بحسب X»، «نقلا عن X»، «على ما أعلن X».

use super::{Attribution, Look, Voice};
use crate::clause::{Chunk, ChunkKind, Slot, chunk_party, speech};
use crate::lexicon::reporting::{Cue, CueKind};
use crate::span::Span;
use crate::text::prepositions;

/// Finds the fixed words of a sentence; `from` is where its own attributions begin in `out`.
pub(super) fn of_sentence(look: &Look<'_, '_>, from: usize, out: &mut Vec<Attribution>) {
    let (first, last) = look.tokens();
    let mut i = first as usize;
    while i < last as usize {
        let found = look.cx.words[i].glance.particle.then(|| look.cue_at(i, CueKind::Particle)).flatten();
        match found {
            Some((len, cue)) => {
                let found = of_particle(look, i, len, cue, &out[from..]);
                out.extend(found);
                i += len;
            }
            None => i += 1,
        }
    }
}

fn of_particle(
    look: &Look<'_, '_>,
    at: usize,
    len: usize,
    cue: &Cue,
    said: &[Attribution],
) -> Option<Attribution> {
    let after = (at + len) as u32;
    let chunks = look.chunks();
    let clauses = look.sentence.clauses.0..look.sentence.clauses.1;
    // «كما أكد أن …» carries a clause of its own: the verb speaks, and not by the way.
    let carries = |c: u32| {
        let clause = &look.parse.clauses[c as usize];
        clause.head as usize > at && clause.head < after && clause.content.is_some()
    };
    if clauses.clone().any(carries) {
        return None;
    }
    // «بحسب ما أعلن الوزير»: «ما» is no source, the verb behind it has one.
    let what = |c: &Chunk| {
        c.kind == ChunkKind::Relative && look.cx.text.loose(c.last as usize - 1) == prepositions::WHAT
    };
    let chunk = chunks.iter().position(|c| c.last > after && c.kind != ChunkKind::Quote && !what(c))?;
    // «يذكر أن» names nobody before what it tells.
    let told = cue.governs.iter().any(|g| prepositions::opens_that_clause(g));
    let voice = match chunks[chunk].kind {
        _ if told => Voice::default(),
        ChunkKind::Noun => match chunk_party(look.cx, chunks, chunk) {
            Some(party) => Voice::of(party),
            None => of_document(look, at, chunk).unwrap_or_else(|| {
                Voice::words(look.cx, chunks[chunk].head.max(after) as usize, chunks[chunk].last as usize)
            }),
        },
        // «حسبما ذكرت الوكالة»: the verb's subject speaks.
        ChunkKind::Verb => {
            let c = clauses.clone().find(|&c| look.parse.clauses[c as usize].chunk as usize == chunk)?;
            // «وفق ما جاء في البيان», «بحسب ما تقتضيه الحاجة»: nobody tells it by such a verb.
            let clause = &look.parse.clauses[c as usize];
            let own = clause.head < after || speech::stance(look.cx, clause).is_some();
            own.then(|| of_subject(look, c))?
        }
        _ => Voice::default(),
    };
    let content = within(look, at, said).unwrap_or_else(|| around(look, at, after, chunk));
    // The preposition is of the cue where it is a word of its own («نقلا عن»).
    let next = look.cx.text.loose(at + len);
    let len = len + usize::from(!next.is_empty() && cue.governs.iter().any(|word| word == next));
    Some(look.say(voice, (at, len), content, (cue.stance, CueKind::Particle)))
}

/// Who speaks by the verb of a clause: its subject, if need be by the words alone.
fn of_subject(look: &Look<'_, '_>, c: u32) -> Voice {
    let subject = look.discourse.subjects[c as usize].first().cloned();
    let named = look.parse.clauses[c as usize].arg(&Slot::Subject);
    match (subject, named) {
        (Some(party), _) => Voice::of(party),
        (None, Some(arg)) => Voice::of_chunk(look.cx, look.chunks(), arg.chunks[0] as usize),
        (None, None) => Voice::default(),
    }
}

/// «وفق بيان صادر عن الوزارة», «بحسب رسالة تلاها الوزير»: whose a document is, or who made it known; a pronoun means who acts
/// in the sentence («صادر عن مكتبها»).
fn of_document(look: &Look<'_, '_>, at: usize, document: usize) -> Option<Voice> {
    let chunks = look.chunks();
    let named = chunks[document].tokens().any(|t| look.cx.is_of_speech(t));
    let next = chunks.get(document + 1).filter(|_| named)?;
    let (from, to) = look.sentence.clauses;
    match next.kind {
        ChunkKind::Verb if look.cx.words[next.head as usize].suffix.is_some() => {
            let c = (from..to).find(|&c| look.parse.clauses[c as usize].chunk as usize == document + 1)?;
            Some(of_subject(look, c))
        }
        ChunkKind::Noun if next.prep.as_deref().is_some_and(|p| prepositions::OWNS_A_MEDIUM.contains(&p)) => {
            if let Some(party) = chunk_party(look.cx, chunks, document + 1) {
                return Some(Voice::of(party));
            }
            let his = look.cx.words[next.head as usize].suffix?;
            prepositions::pronoun_gender(his)?;
            let main = (from..to).find(|&c| (look.parse.clauses[c as usize].head as usize) < at)?;
            let party = look.discourse.subjects[main as usize].first()?.clone();
            let whole = look.cx.words[next.head as usize].stem_span(look.cx.text);
            let last = look.cx.text.span(next.head as usize, next.head as usize);
            Some(Voice { party: Some(party), span: Some(Span { start: whole.start, end: last.end }) })
        }
        _ => None,
    }
}

/// «ذكرت الصحيفة نقلا عن مصدر أن …»: between a verb and what it tells, the particle names who told it the verb's subject.
fn within(look: &Look<'_, '_>, at: usize, said: &[Attribution]) -> Option<(u32, u32)> {
    let verb =
        said.iter().find(|a| a.by == CueKind::Verb && (a.head as usize) < at && a.content.0 as usize > at)?;
    let parted = look
        .chunks()
        .iter()
        .any(|c| c.kind == ChunkKind::Verb && c.first > verb.head && (c.first as usize) < at);
    (!parted).then_some(verb.content)
}

/// At the sentence's head it covers what follows its comma; else what stands before it; between commas, all.
fn around(look: &Look<'_, '_>, at: usize, after: u32, chunk: usize) -> (u32, u32) {
    let (first, last) = look.tokens();
    let chunks = look.chunks();
    let comma = chunks.iter().enumerate().skip(chunk).find(|(_, c)| c.kind == ChunkKind::Comma);
    if at <= look.cx.after_dateline(&look.cx.text.sentences[look.sentence.sentence as usize]) + 1 {
        return (comma.map_or(after, |(_, c)| c.last), last);
    }
    let parenthetical = chunks.iter().any(|c| c.kind == ChunkKind::Comma && c.last as usize == at);
    let goes_on = comma.and_then(|(i, _)| chunks.get(i + 1)).is_some_and(|next| {
        !next.joined && !matches!(next.kind, ChunkKind::Subordinator | ChunkKind::Relative | ChunkKind::Stop)
    });
    (first, if parenthetical && goes_on { last } else { at as u32 })
}
