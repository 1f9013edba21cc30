//! Speech told by a participle that hangs on a verb: «مضيفا أن …»، «نافية وجود خلاف»، «متهما إياها بـ…».

use super::reach::{deed_end, told_end};
use super::verb::DIRECT;
use super::{Attribution, Look, Voice, cue_at};
use crate::clause::{Chunk, ChunkKind, Clause, Found, Relation, Slot, speech};
use crate::lexicon::reporting::{Cue, CueKind, Stance};
use crate::text::{marks, prepositions};
use crate::word::Gender;

/// Finds the participles of a sentence that carry content.
pub(super) fn of_sentence(look: &Look<'_, '_>, out: &mut Vec<Attribution>) {
    let tokens = look.tokens();
    for i in tokens.0 as usize..tokens.1 as usize {
        if let Some((len, cue, gender)) = at(look, i) {
            out.extend(of_participle(look, i, len, cue, gender));
        }
    }
}

/// The participle of speech at a token, in whatever gender and number: words, line, and the gender its form shows.
fn at<'a>(look: &Look<'a, '_>, i: usize) -> Option<(usize, &'a Cue, Option<Gender>)> {
    // «أنباء غير مؤكدة»: what a word of negation describes with a participle is no speech.
    let negated = || i > 0 && look.cx.negates(i - 1);
    if !look.cx.words[i].glance.participle || negated() {
        return None;
    }
    let key = look.cx.loose_key(i);
    let end = look.tokens().1 as usize;
    let (form, gender) = prepositions::circumstantial(key)?;
    let (len, cue) = cue_at(look.cx, i, end, CueKind::Participle, &form)?;
    Some((len, cue, gender))
}

/// Whether a participle of speech stands at a token.
pub(super) fn takes_up(look: &Look<'_, '_>, i: usize) -> bool {
    at(look, i).is_some()
}

/// Whether a participle at a token takes up the word of a clause's speaker, so that what he said before ends there:
/// it stands behind a comma, or joined, and agrees with the verb.
pub(super) fn breaks_off(look: &Look<'_, '_>, i: usize, clause: &Clause) -> bool {
    let joined = look.cx.words[i].prefixes.conjunction.is_some();
    let comma = i > 0 && marks::is_comma(look.cx.text.token(i - 1));
    (comma || joined)
        && at(look, i).is_some_and(|(_, _, gender)| agrees(speech::gender(look.cx, clause), gender))
}

fn agrees(verb: Option<Gender>, participle: Option<Gender>) -> bool {
    match (verb, participle) {
        (Some(v), Some(p)) => v == p,
        _ => true,
    }
}

fn of_participle(
    look: &Look<'_, '_>,
    i: usize,
    len: usize,
    cue: &Cue,
    gender: Option<Gender>,
) -> Option<Attribution> {
    let (from, nominal) = content(look, i, len, cue)?;
    let voice = speaker(look, i, gender);
    let chunks = look.chunks();
    let own = |c: &Chunk| c.kind == ChunkKind::Noun && goes_on(look, c, gender);
    let to = if nominal {
        let phrase = chunks.iter().position(|c| c.last > from).unwrap_or(chunks.len());
        deed_end(look, phrase + 1, own)
    } else {
        let speaker = voice.party.as_slice();
        let end = told_end(look, from, speaker);
        chunks.iter().find(|c| c.first > from && own(c)).map_or(end, |c| end.min(c.first))
    };
    Some(Attribution { nominal, ..look.say(voice, (i, len), (from, to), (cue.stance, CueKind::Participle)) })
}

/// Whether a phrase is a further participle of the same speaker.
fn goes_on(look: &Look<'_, '_>, chunk: &Chunk, gender: Option<Gender>) -> bool {
    let i = chunk.first as usize;
    let parted = chunk.joined || i > 0 && marks::is_comma(look.cx.text.token(i - 1));
    parted && at(look, i).is_some_and(|(_, _, other)| agrees(gender, other))
}

/// Where a participle's content begins: behind «أن», a colon or a quotation mark soon after it; else at the deed that an
/// accuser, one who denies, or one who makes known names. Whether it is such a noun.
fn content(look: &Look<'_, '_>, i: usize, len: usize, cue: &Cue) -> Option<(u32, bool)> {
    let after = (i + len) as u32;
    let opens = |c: &&Chunk| {
        c.first >= after
            && c.first <= after + 3
            && matches!(c.kind, ChunkKind::Content | ChunkKind::Colon | ChunkKind::Quote)
    };
    if let Some(opener) = look.chunks().iter().find(opens) {
        return Some((opener.last, false));
    }
    let keys = look.cx.participle_keys(i);
    let told =
        keys.iter().flat_map(|k| look.cx.lex.reporting.cues(CueKind::Nominal, k)).flat_map(|c| &c.governs);
    let accuses = matches!(cue.stance, Stance::Claim | Stance::Deny).then_some(&cue.governs);
    let governs: Vec<&String> = told.chain(accuses.into_iter().flatten()).collect();
    let fits = |c: &&Chunk| match &c.prep {
        Some(prep) => governs.contains(&prep),
        None => governs.iter().any(|g| *g == DIRECT || prepositions::opens_that_clause(g)),
    };
    let near = look.chunks().iter().skip_while(|c| c.first < i as u32).take(4);
    // «نافيا وجود خلاف» is one phrase, whose head is the participle.
    let own = near
        .clone()
        .next()
        .filter(|c| c.head == i as u32 && c.last > after && governs.iter().any(|g| *g == DIRECT));
    if own.is_some() {
        return Some((after, true));
    }
    let ends = |c: &&Chunk| !matches!(c.kind, ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Verb);
    let noun = near.take_while(ends).find(|c| c.kind == ChunkKind::Noun && c.first >= after && fits(c))?;
    (!look.cx.mentions_only(noun)).then_some((noun.first, true))
}

/// The subject of the clause a participle hangs on: the last before it that tells something, is not told itself and
/// agrees; else the last main one that does; else the last that tells, else the first; where the sentence has none, the last that has a subject.
fn speaker(look: &Look<'_, '_>, i: usize, gender: Option<Gender>) -> Voice {
    let clauses = look.sentence.clauses;
    let of = |c: &u32| &look.parse.clauses[*c as usize];
    let before = (clauses.0..clauses.1).filter(|c| (of(c).head as usize) < i);
    let telling = before.clone().rev().filter(|c| of(c).content.is_some());
    let agreeing = |c: &u32| agrees(speech::gender(look.cx, of(c)), gender);
    let own = |c: &u32| of(c).relation != Relation::Content && agreeing(c);
    // «وردت بنوم بنه بخفض علاقاتها، نافية»: with nobody who tells something and fits, it is of the last who does something himself.
    let main = |c: &u32| {
        let subject = of(c).arg(&Slot::Subject).is_some_and(|a| a.found <= Found::Before);
        matches!(of(c).relation, Relation::Root | Relation::Conjunct) && subject && agreeing(c)
    };
    let governing = telling
        .clone()
        .find(own)
        .or_else(|| before.clone().rev().find(main))
        .or_else(|| telling.clone().next())
        .or_else(|| before.clone().next());
    let party = match governing {
        Some(c) => speech::speakers(look.cx, look.chunks(), of(&c), &look.discourse.subjects[c as usize])
            .into_iter()
            .next(),
        None => look.discourse.subjects[..clauses.0 as usize].iter().rev().find_map(|s| s.first().cloned()),
    };
    party.map(Voice::of).unwrap_or_default()
}
