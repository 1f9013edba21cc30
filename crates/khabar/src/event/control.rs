//! Who does what a verb or a noun only carries (control, in the terms of syntax): whom it is asked of, made to do, laid upon, or whose
//! undertaking it is.

use super::Party;
use super::laid::laid_to;
use super::matching::Proposal;
use crate::clause::{Argument, Chunk, ChunkKind, Clause, Context, Discourse, Found, Parse, Slot, parties};
use crate::lexicon::frames::{Frame, HeadKind, Pattern, StatusHead, StatusWord};
use crate::mention::{Kind, sector};
use crate::text::prepositions;

/// «اتهم الوزير المعارضة بقتل …», «دعا الأطراف إلى وقف …», «أجبره على سحب …»: of what somebody is blamed for, asked or made
/// to do, it is the object of the verb who does it (control by the object, in the terms of syntax).
pub(super) fn controller(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    slot: &Slot,
    noun: u32,
) -> Vec<Party> {
    let prep = match slot {
        Slot::Oblique(prep) => prep,
        Slot::Object => {
            let laid = laid_to(cx, chunks, clause, noun);
            return if laid.is_empty() { charged(cx, chunks, clause) } else { laid };
        }
        _ => return Vec::new(),
    };
    let Some(object) = clause.arg(&Slot::Object) else { return Vec::new() };
    let Some(key) = cx.verb_key(clause.head as usize, clause.reading) else { return Vec::new() };
    let controls = |frame: &Frame| frame.takes_object() && frame.controls.contains(prep);
    let moves = |words: &StatusWord| words.complement.iter().eq([prep]);
    let moved = || cx.lex.frames.status(StatusHead::Moves, key).iter().any(moves);
    if cx.lex.frames.of_verb_alone(key).any(controls) || moved() {
        parties(cx, chunks, object)
    } else {
        Vec::new()
    }
}

/// «طلبت روما من تونس تسليم المتهم»: those who stand behind the preposition of a verb that asks somebody for what its object names.
pub(super) fn charged(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> Vec<Party> {
    let Some(key) = cx.verb_key(clause.head as usize, clause.reading) else { return Vec::new() };
    let words = cx.lex.frames.status(StatusHead::Charges, key);
    let opens = |prep: &String| words.iter().any(|w| w.complement.iter().eq([prep]));
    let behind = |a: &&Argument| matches!(&a.slot, Slot::Oblique(prep) if opens(prep));
    clause.args.iter().find(behind).map(|a| parties(cx, chunks, a)).unwrap_or_default()
}

/// «إثر قيام الجيش بقصف», «إقدام السلطات على حل الحزب»: whose the noun is behind which a deed stands with its preposition.
pub(super) fn undertaken(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<Party>> {
    if let Some(whom) = laid_on(cx, chunks, at) {
        return Some(whom);
    }
    let prep = chunks[at].prep.as_ref().filter(|_| !chunks[at].joined)?;
    let before = chunks[..at].iter().rposition(|c| !matches!(c.kind, ChunkKind::Time | ChunkKind::Other))?;
    let noun = &chunks[before];
    let words = |key: &String| cx.lex.frames.status(StatusHead::Undertakes, key);
    let undertakes = |key: &String| words(key).iter().any(|w| w.complement.iter().eq([prep]));
    let whose = noun.kind == ChunkKind::Noun && cx.noun_keys(noun.head as usize).iter().any(undertakes);
    let slot = Slot::Genitive;
    let own = Argument { slot, chunks: vec![before as u32], from: noun.head + 1, found: Found::Here };
    let own = if whose { parties(cx, chunks, &own) } else { Vec::new() };
    (!own.is_empty()).then_some(own)
}

/// «حمل الرئيس الجماعة مسؤولية الهجوم على», «حمل الجماعة المسؤولية عن تفجير»: who stands right before the thing that a verb of two objects lays
/// on somebody, where the deed at a phrase is what that thing is of.
fn laid_on(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<Vec<Party>> {
    let behind = chunks[at].prep.as_deref() == Some(prepositions::ABOUT);
    let thing = at.checked_sub(usize::from(behind))?;
    let verb = chunks[..thing].iter().rposition(|c| c.kind == ChunkKind::Verb)?;
    let key = cx.verb_key(chunks[verb].head as usize, chunks[verb].reading)?;
    let frames = &cx.lex.frames;
    let words = cx.noun_keys(chunks[thing].head as usize);
    let named = |(p, f): (&Pattern, &Frame)| {
        f.kind == "ACCUSE" && p.complement.first().is_some_and(|w| words.contains(w))
    };
    let lays =
        !frames.status(StatusHead::Burdens, key).is_empty() && frames.framed(HeadKind::Verb, key).any(named);
    let between = &chunks[verb + 1..thing];
    let bare = |c: &&Chunk| c.is_bare_noun() && !c.joined;
    let two = between.iter().filter(bare).count() > 1;
    let plain = between.iter().all(|c| c.is_bare_noun() || c.kind == ChunkKind::Time);
    let whom = between.iter().rposition(|c| bare(&c))? + verb + 1;
    let laid = lays && two && plain && chunks[thing].is_bare_noun() && !chunks[thing].joined;
    let slot = Slot::Object;
    let chunks_of = (whom..thing).filter(|&c| chunks[c].is_bare_noun()).map(|c| c as u32).collect();
    let own = Argument { slot, chunks: chunks_of, from: 0, found: Found::Here };
    let own = if laid { parties(cx, chunks, &own) } else { Vec::new() };
    (!own.is_empty()).then_some(own)
}

/// «استنكرت الخارجية القصف وحملت تركيا المسؤولية»: the phrase of one who stands alone between a verb of two objects that «و» joins to
/// another and the thing that its pattern names: that is done to him by who acts before.
pub(super) fn burdened(
    cx: &Context<'_>,
    parse: &Parse,
    chunks: &[Chunk],
    (index, proposal): (u32, &Proposal),
) -> Option<u32> {
    let clause = &parse.clauses[index as usize];
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    let burdens = !cx.lex.frames.status(StatusHead::Burdens, key).is_empty();
    let first = parse.sentences[proposal.parsed as usize].clauses.0;
    let object = clause.arg(&Slot::Object)?.chunks[0];
    let thing = proposal.complement.contains(&chunks[object as usize].head);
    let goes_on = chunks[clause.chunk as usize].joined && index > first;
    let subject = clause.arg(&Slot::Subject).filter(|a| a.found == Found::Here)?.chunks[0];
    let alone = subject == clause.chunk + 1 && object == subject + 1;
    (burdens && thing && goes_on && alone).then_some(subject)
}

/// «أقال الرئيس الوزراء وأمر الجيش بالانتشار»: the phrase of a force that alone stands between a verb of asking that «و» joins to another and
/// what it asks for: an office before it orders it.
pub(super) fn ordered(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    (index, proposal): (u32, &Proposal),
) -> Option<u32> {
    let clause = &parse.clauses[index as usize];
    let sentence = &parse.sentences[proposal.parsed as usize];
    let chunks = &sentence.chunks;
    let frame = &cx.lex.frames.frames[cx.lex.frames.patterns[proposal.pattern as usize].frame as usize];
    let goes_on = chunks[clause.chunk as usize].joined && index > sentence.clauses.0;
    let subject = clause.arg(&Slot::Subject).filter(|a| a.found == Found::Here)?;
    let whom = parties(cx, chunks, subject);
    // «باستئناف العمليات الهجومية»: what stands behind the deed is of that.
    let beyond = |a: &Argument| a.chunks[0] > subject.chunks[0] + 1;
    let alone = subject.chunks[0] == clause.chunk + 1 && clause.arg(&Slot::Object).is_none_or(beyond);
    let asked = chunks.get(subject.chunks[0] as usize + 1).and_then(|c| c.prep.as_deref());
    let body = |p: &Party| {
        let m = &cx.mentions[p.mention as usize];
        matches!(m.kind, Kind::Organization | Kind::Group)
            && sector::is_of(&p.sector, &sector::ARMED_FOR_A_STATE)
    };
    let office = |p: &Party| sector::is_of(&p.sector, &[sector::GOVERNMENT]);
    let before = discourse.subjects.get((index as usize).checked_sub(1)?)?;
    let fits = frame.kind == "REQUEST" && alone && asked == Some(prepositions::WITH);
    let orders = !before.is_empty() && before.iter().all(office) && !whom.is_empty() && whom.iter().all(body);
    (goes_on && fits && orders).then_some(subject.chunks[0])
}
