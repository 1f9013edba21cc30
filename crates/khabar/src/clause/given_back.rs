//! What a clause that only tells where a statement was carried takes from its verb: «توعد في بيان بثته القناة بمواصلة القتال», «اتهم في بيان
//! تلقت الصحيفة نسخة منه الحكومة بالتقصير».

use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Relation, Slot};
use crate::lexicon::frames::HeadKind;
use crate::lexicon::reporting::CueKind;
use crate::text::prepositions;

/// Gives the verb of a sentence's main clause the phrase that its pattern asks for, where the last clause describes a statement in it
/// and has that phrase without a use for it.
pub(super) fn settle(cx: &Context<'_>, chunks: &[Chunk], clauses: &mut [Clause]) {
    let [.., main, aside] = clauses else { return };
    let Some(found) = misplaced(cx, chunks, main, aside) else { return };
    let argument = aside.args.remove(found);
    let at = argument.chunks[0];
    // «… نسخة منه الحكومة بالتقصير»: so is the one right before it the main verb's object; of «بثها التلفزيون الحكومة» the pronoun is the
    // other verb's.
    let full = cx.words[aside.head as usize].suffix.is_some();
    let taken = |a: &Argument, i: u32| a.chunks.contains(&i) && !(full && a.slot == Slot::Object);
    let whom = at.checked_sub(1).filter(|&i| {
        let c = &chunks[i as usize];
        c.is_bare_noun() && cx.mentions_only(c) && !aside.args.iter().any(|a| taken(a, i))
    });
    aside.args.retain(|a| whom.is_none_or(|i| !a.chunks.contains(&i)));
    if let Some(i) = whom.filter(|_| main.arg(&Slot::Object).is_none()) {
        main.args.push(Argument { slot: Slot::Object, chunks: vec![i], from: 0, found: Found::Here });
    }
    main.last = main.last.max(aside.last);
    aside.last = whom.unwrap_or(at);
    main.args.push(argument);
}

/// The argument of the describing clause that belongs to the main verb.
fn misplaced(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, aside: &Clause) -> Option<usize> {
    let noun = (aside.chunk as usize).checked_sub(1)?;
    let phrase = &chunks[noun];
    let tells = |key: &String| !cx.lex.reporting.cues(CueKind::Noun, key).is_empty();
    let statement = phrase.prep.as_deref() == Some(prepositions::IN)
        && !cx.words[phrase.head as usize].prefixes.article
        && cx.noun_keys(phrase.head as usize).iter().any(tells);
    let hangs = aside.relation == Relation::Relative && !chunks[aside.chunk as usize].joined;
    if !statement || !hangs || !main.args.iter().any(|a| a.chunks.contains(&(noun as u32))) {
        return None;
    }
    let asks = |clause: &Clause, prep: &str| {
        let Some(key) = cx.verb_key(clause.head as usize, clause.reading) else { return false };
        let frames = &cx.lex.frames;
        let first = |p: &u32| frames.patterns[*p as usize].complement.first();
        frames.patterns(HeadKind::Verb, key).iter().any(|p| first(p).is_some_and(|w| w == prep))
    };
    aside.args.iter().position(|a| match &a.slot {
        Slot::Oblique(prep) => {
            main.arg(&a.slot).is_none()
                && asks(main, prep)
                && !asks(aside, prep)
                && cx.words[chunks[a.chunks[0] as usize].head as usize].suffix.is_none()
                && chunks
                    .get(noun..a.chunks[0] as usize)
                    .is_some_and(|between| between.iter().all(|c| c.kind != ChunkKind::Comma))
        }
        _ => false,
    })
}
