//! The occasion on which somebody acts or speaks, and what is told of that before his clause goes on: «طالب في ندوة عقدها أمس إيران بـ…», «اتهم
//! خلال لقائه الأمين العام روسيا بـ…».

use super::object::needs_object;
use super::scan::{Item, awaits, is_second};
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found};
use crate::lexicon::frames::HeadKind;
use crate::text::prepositions;

/// «في بيان», «خلال ندوة صحفية»: whether a phrase tells by what or on what occasion somebody speaks.
pub fn is_of_a_statement(cx: &Context<'_>, phrase: &Chunk) -> bool {
    is_within(phrase) && cx.is_of_speech(phrase.head as usize)
}

/// Whether a phrase stands behind «في» or a preposition that tells during what something is done.
fn is_within(phrase: &Chunk) -> bool {
    let within = |p: &str| p == prepositions::IN || prepositions::DURING.contains(&p);
    phrase.prep.as_deref().is_some_and(within)
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
    // «في بيان تلقت "الوكالة" نسخة منه»: a mark alone tells neither when nor where.
    let told = chunks[at + 1..next].iter().any(|c| c.kind != ChunkKind::Quote);
    (bare && told && lacking()).then_some(next)
}

/// «خلال اجتماع», «في حفل»: whether a phrase is of something that takes place, nobody and no place.
fn is_occasion(cx: &Context<'_>, phrase: &Chunk) -> bool {
    is_within(phrase)
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

/// «إن الوزير في بيان نشره أمس أدان»: who opens a clause in which the verb of chunk `aside` only tells of the occasion on which he acts.
pub(super) fn topic_of(cx: &Context<'_>, chunks: &[Chunk], aside: usize, verb: usize) -> Option<usize> {
    use ChunkKind as K;
    let plain = |c: &Chunk| match c.kind {
        K::Noun => c.prep.is_some() || c.timex.is_some(),
        K::Time | K::Quote | K::Comma => true,
        _ => false,
    };
    let phrase = aside.checked_sub(1)?;
    let told = is_of_an_occasion(cx, chunks, aside)
        || chunks[phrase].kind == K::Noun && is_of_a_statement(cx, &chunks[phrase]);
    if !told || chunks[verb].joined || chunks[aside].joined || !chunks[aside + 1..verb].iter().all(plain) {
        return None;
    }
    let topic = chunks[..aside].iter().rposition(|c| !plain(c))?;
    let opens = |c: &Chunk| matches!(c.kind, K::Stop | K::Content | K::Subordinator | K::Colon | K::Other);
    let first = topic.checked_sub(1).is_none_or(|n| opens(&chunks[n]));
    (first && chunks[topic].is_bare_noun() && !chunks[topic].joined).then_some(topic)
}

/// «اتهم خلال لقائه الأمين العام روسيا»: whether a phrase stands right behind talks that a preposition opens and a pronoun tells the doer of: it is who
/// was met.
pub(super) fn is_behind_talks(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(deed) = chunks[..at].iter().rev().find(|c| c.kind != ChunkKind::Time) else { return false };
    let c = &chunks[at];
    let meets = |key: &String| {
        let mut frames = cx.lex.frames.framed(HeadKind::Noun, key);
        frames.any(|(p, f)| p.complement.is_empty() && f.kind == "CONSULT")
    };
    let word = &cx.words[deed.head as usize];
    let around = |p: &str| prepositions::DURING.contains(&p) || prepositions::OTHER_TIMES.contains(&p);
    let occasion = deed.prep.as_deref().is_some_and(around);
    deed.kind == ChunkKind::Noun
        && occasion
        && deed.last == deed.head + 1
        && word.suffix.is_some()
        && cx.noun_keys(deed.head as usize).iter().any(meets)
        && c.is_bare_noun()
        && !c.joined
        && cx.mentions_only(c)
}
