//! What a verb still lacks behind a clause that describes its subject: «قتل مسلحون يستقلون دراجة نارية ضابطا».

use super::object::needs_object;
use super::scan::{Item, awaits, is_second};
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found};
use crate::mention::Kind;
use crate::text::{ending, prepositions};
use crate::word::{Number, Reading};

/// The object of a verb whose one phrase is of several, whom the verb at `at` describes without a word between: somebody behind that clause,
/// in the indefinite accusative, as what the clause itself may have for an object is nobody.
pub(super) fn past_described(cx: &Context<'_>, chunks: &[Chunk], items: &[Item], at: usize) -> Option<usize> {
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

/// «طردت بولندا خلال اجتماع عقد أمس في جنيف أربعة دبلوماسيين»: the object of a verb that has its subject and an occasion, which the verb at `at`
/// tells of: the first bare phrase behind that verb's own.
pub(super) fn past_occasion(
    cx: &Context<'_>,
    chunks: &[Chunk],
    items: &[Item],
    from: usize,
    at: usize,
) -> Option<usize> {
    let verb = from.checked_sub(1).filter(|&v| chunks[v].kind == ChunkKind::Verb)?;
    let last = *items.last()?.chunks.last()? as usize;
    let told = last + 1 == at && is_occasion(cx, &chunks[last]);
    if !told || !is_second(chunks, items) || !takes_place(cx, &chunks[at]) {
        return None;
    }
    let own = |c: &&Chunk| match c.kind {
        ChunkKind::Time | ChunkKind::Quote => true,
        ChunkKind::Noun => c.prep.is_some() || c.timex.is_some(),
        _ => false,
    };
    let next = at + 1 + chunks[at + 1..].iter().take_while(own).count();
    let bare = chunks.get(next).is_some_and(|c| c.is_bare_noun() && !c.joined);
    let lacking = || needs_object(cx, chunks, verb) || awaits(cx, chunks, from, next);
    (bare && next > at + 1 && lacking()).then_some(next)
}

/// «خلال اجتماع», «في حفل»: whether a phrase is of something that takes place, nobody and no place.
fn is_occasion(cx: &Context<'_>, phrase: &Chunk) -> bool {
    let inside = |p: &str| p == prepositions::IN || prepositions::DURING.contains(&p);
    phrase.prep.as_deref().is_some_and(inside)
        && !cx.words[phrase.head as usize].prefixes.article
        && cx.mention_at(phrase.head as usize).is_none()
}

/// «عقد», «أقيم», «ألقاه»: whether a verb that nothing joins may tell that what stands before it takes place, or is made.
fn takes_place(cx: &Context<'_>, verb: &Chunk) -> bool {
    let key = cx.verb_key(verb.head as usize, verb.reading);
    let light = key.is_some_and(|key| !cx.lex.frames.light(key).is_empty());
    !verb.joined && (light || cx.words[verb.head as usize].suffix.is_some())
}

/// «خلال اجتماع عقد أمس»: whether the verb of chunk `at` tells when and where that takes place which the phrase right before it sets a
/// clause in; «في قضية رفعها عام 2010» does not, behind «في» what is done to something is of another day.
pub fn is_of_an_occasion(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let phrase = at.checked_sub(1).map(|i| &chunks[i]).filter(|c| c.kind == ChunkKind::Noun);
    let during = |p: &str| prepositions::DURING.contains(&p);
    let verb = &chunks[at];
    let alone = cx.words[verb.head as usize].suffix.is_none();
    phrase.is_some_and(|c| is_occasion(cx, c) && (alone || c.prep.as_deref().is_some_and(during)))
        && takes_place(cx, verb)
}

/// Takes from the phrases behind a verb that tells of an occasion those that the verb before it has over this one.
pub(super) fn without_what_is_taken(
    cx: &Context<'_>,
    chunks: &[Chunk],
    earlier: &[Clause],
    at: usize,
    items: &mut Vec<Item>,
) {
    let Some(main) = earlier.last() else { return };
    let told = at.checked_sub(1).is_some_and(|i| is_occasion(cx, &chunks[i])) && takes_place(cx, &chunks[at]);
    let over = |a: &&Argument| a.found == Found::Here && a.chunks[0] as usize > at;
    items.retain(|item| !told || !main.args.iter().filter(over).any(|a| a.chunks[0] == item.chunks[0]));
}
