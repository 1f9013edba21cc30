//! What a verb still lacks behind a clause that describes its subject: «قتل مسلحون يستقلون دراجة نارية ضابطا».

use super::scan::Item;
use super::{Chunk, ChunkKind, Context, speech};
use crate::mention::Kind;
use crate::text::ending;
use crate::word::{Number, Reading};

/// The object of a verb whose one phrase is of several, whom the verb at `at` describes without a word between: somebody behind that clause,
/// in the indefinite accusative, as what the clause itself may have for an object is nobody.
pub(super) fn past_described(cx: &Context<'_>, chunks: &[Chunk], items: &[Item], at: usize) -> Option<usize> {
    if let Some(past) = past_suspicion(cx, chunks, items, at) {
        return Some(past);
    }
    let [one] = items else { return None };
    let [subject] = *one.chunks.as_slice() else { return None };
    let (subject, verb) = (&chunks[subject as usize], &chunks[at]);
    if verb.kind != ChunkKind::Verb || !subject.is_bare_noun() {
        return None;
    }
    let many = |r: &Reading| r.is_verb() && r.number() == Some(Number::Plural);
    let several = cx.words[verb.head as usize].readings.get(verb.reading as usize).is_some_and(many);
    let open = subject.last == verb.first && !cx.words[subject.head as usize].prefixes.article;
    if !several || !open || verb.joined {
        return None;
    }
    let inside = |c: &&Chunk| matches!(c.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Quote);
    let behind = chunks[at + 1..].iter().take_while(inside).count();
    let somebody = |c: &Chunk| {
        let named = c.mentions.first().map(|&m| &cx.mentions[m as usize]);
        let head = c.head as usize;
        c.is_bare_noun()
            && !c.joined
            && !cx.words[head].prefixes.article
            && cx.words[head].suffix.is_none()
            && ending::is_accusative(cx.text.key(head))
            && named.is_some_and(|m| m.tokens.0 == c.head && matches!(m.kind, Kind::Person | Kind::Group))
    };
    (at + 1..at + 1 + behind).find(|&i| somebody(&chunks[i]))
}

/// «هاجم مسلحون يشتبه في انتمائهم إلى الجماعة قرية»: the object of a verb whose one phrase is only suspected of something: a phrase without a
/// preposition behind what he is suspected of, as a suspicion itself has no object.
fn past_suspicion(cx: &Context<'_>, chunks: &[Chunk], items: &[Item], at: usize) -> Option<usize> {
    let [one] = items else { return None };
    let noun = Some(at).filter(|_| chunks[at].kind == ChunkKind::Verb);
    let noun = speech::suspected(cx, chunks, noun?)?;
    let of = chunks.get(at + 1).filter(|c| c.kind == ChunkKind::Noun && c.prep.is_some())?;
    if one.chunks.last() != Some(&(noun as u32)) || of.timex.is_some() {
        return None;
    }
    let inside = |c: &&Chunk| matches!(c.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Quote);
    let behind = chunks[at + 1..].iter().take_while(inside).count();
    (at + 2..at + 1 + behind).find(|&i| chunks[i].is_bare_noun() && !chunks[i].joined)
}
