//! Speech told by a verb: «قال X إن …»، «نقلت الوكالة عن X قوله إن …»، «وأضاف أن …»، «…، قال X».

use super::participle::{breaks_off, takes_up};
use super::reach::{deed_end, told_end};
use super::{Attribution, Look, Voice};
use crate::clause::{
    Argument, Chunk, ChunkKind, Clause, Found, Mood, Party, Relation, SPEAKS_ON, Slot, fits_verb, parties,
    speech,
};
use crate::lexicon::reporting::{Cue, CueKind, Stance};
use crate::mention::sector::PRESS;
use crate::mention::{Form, Kind};
use crate::page::BlockKind;
use crate::text::prepositions;

/// What a verb of speech carries: tokens, first and one past the last, and in what form.
struct Content {
    from: u32,
    to: u32,
    quoted: bool,
    nominal: bool,
}

/// Finds the speech verbs of a sentence and what each of them carries.
pub(super) fn of_sentence(look: &Look<'_, '_>, out: &mut Vec<Attribution>) {
    for c in look.sentence.clauses.0..look.sentence.clauses.1 {
        let clause = &look.parse.clauses[c as usize];
        let Some((stance, cue)) = speech::stance(look.cx, clause) else { continue };
        // «إن تراجعت عنها»: what somebody might deny is not denied.
        let might = stance == Stance::Deny && clause.mood == Mood::Condition;
        if might || speech::is_impersonal(look.cx, clause) {
            continue;
        }
        let Some(content) = content(look, c, stance) else { continue };
        let voice = speaker(look, c, out);
        let make = |voice, content: (u32, u32), stance, content_of: &Content| Attribution {
            quoted: content_of.quoted,
            nominal: content_of.nominal,
            ..look.say(voice, (clause.head as usize, 1), content, (stance, CueKind::Verb))
        };
        let inner = (content.from, content.to);
        // One who hands on holds the other's words, and is the outer of the two.
        let outer = (content.from.saturating_sub(1), content.to);
        // «نقلت الوكالة عن المسؤول»: the one after «عن» speaks, the subject passes it on.
        if let Some(arg) = speech::told_by(clause, cue) {
            out.push(make(first_of(look, arg), inner, Stance::Assert, &content));
            out.push(make(voice, outer, Stance::Relay, &content));
            continue;
        }
        // «أعلنت الجماعة مسؤوليتها عن التفجير»: what somebody says to have done is his claim.
        let stance = if speech::owns_up(look.cx, look.chunks(), clause) { Stance::Claim } else { stance };
        out.push(make(voice, inner, stance, &content));
        if let Some(outlet) = told_to(look, clause).filter(|_| !content.nominal) {
            out.push(make(outlet, outer, Stance::Relay, &content));
        }
    }
}

/// The first one an argument names; else its words.
fn first_of(look: &Look<'_, '_>, arg: &Argument) -> Voice {
    match parties(look.cx, look.chunks(), arg).into_iter().next() {
        Some(party) => Voice::of(party),
        None => Voice::of_chunk(look.cx, look.chunks(), arg.chunks[0] as usize),
    }
}

/// Who speaks by a verb: its subject, or where it has none the one who spoke last, in this sentence or before.
fn speaker(look: &Look<'_, '_>, c: u32, said: &[Attribution]) -> Voice {
    let clause = &look.parse.clauses[c as usize];
    let subject = look.discourse.subjects[c as usize].first().cloned();
    if let Some(arg) = clause.arg(&Slot::Subject) {
        let named = subject
            .map_or_else(|| Voice::of_chunk(look.cx, look.chunks(), arg.chunks[0] as usize), Voice::of);
        return spoken_of(look, named, said);
    }
    let passive = clause.arg(&Slot::Object).is_some() && clause.voice == crate::word::Voice::Passive;
    let own = subject.map(Voice::of);
    if passive || clause.relation == Relation::Content {
        return own.unwrap_or_default();
    }
    let fits = |a: &Attribution| {
        a.speaker.as_ref().is_none_or(|p| fits_verb(look.cx, clause, std::slice::from_ref::<Party>(p)))
    };
    last_root(look, said).filter(|a| fits(a)).map_or_else(
        || own.clone().unwrap_or_default(),
        |a| Voice { party: a.speaker.clone(), span: a.source },
    )
}

/// «قال مصدران … وأضاف المصدران»: who is told again by a word for those who spoke before is of their country.
fn spoken_of(look: &Look<'_, '_>, named: Voice, said: &[Attribution]) -> Voice {
    let head = |p: &Party| look.cx.mentions[p.mention as usize].tokens.0 as usize;
    let described = |p: &Party| {
        let m = &look.cx.mentions[p.mention as usize];
        m.form == Form::Description && look.cx.words[head(p)].prefixes.article
    };
    let Some(again) = named.party.as_ref().filter(|p| described(p)) else { return named };
    let same = |p: &&Party| {
        let keys = look.cx.noun_keys(head(again));
        head(p) < head(again) && look.cx.noun_keys(head(p)).iter().any(|k| keys.contains(k))
    };
    let before = said.iter().rev().filter_map(|a| a.speaker.as_ref()).find(same);
    let party =
        before.map(|p| Party { country: p.country.clone(), sector: p.sector.clone(), ..again.clone() });
    Voice { party: party.or(named.party), ..named }
}

/// The last act of speech before the sentence that no other one of its sentence holds.
fn last_root<'o>(look: &Look<'_, '_>, said: &'o [Attribution]) -> Option<&'o Attribution> {
    let here = look.sentence.sentence;
    let sentence = |a: &Attribution| look.cx.text.sentence_of(a.head as usize).map(|s| s as u32);
    let last = said.iter().rev().find(|a| sentence(a).is_some_and(|s| s < here) && a.source.is_some())?;
    let of = sentence(last)?;
    let near = look.parse.sentences.iter().filter(|p| p.sentence >= of && p.sentence < here);
    if near.clone().count() as u32 > SPEAKS_ON || near.clone().any(|p| p.block == BlockKind::Headline) {
        return None;
    }
    let same: Vec<&Attribution> = said
        .iter()
        .filter(|a| sentence(a) == Some(of) && a.source.is_some() && a.stance != Stance::Ask)
        .collect();
    let held = |a: &Attribution| {
        same.iter().any(|b| {
            b.head != a.head && b.by == CueKind::Verb && b.content.0 <= a.head && a.head < b.content.1
        })
    };
    // Of one that passes on and the one it names the named one has the narrower content, and speaks on.
    same.iter()
        .filter(|a| !held(a))
        .max_by_key(|a| (a.by == CueKind::Verb, a.head, std::cmp::Reverse(a.content.1 - a.content.0)))
        .copied()
}

/// The outlet that is told it: «قال الوزير لوكالة الأنباء إن», «أبلغ المصدر القناة بأن».
fn told_to(look: &Look<'_, '_>, clause: &Clause) -> Option<Voice> {
    let to = [Slot::Oblique(prepositions::FOR.into()), Slot::Object];
    to.iter().filter_map(|slot| clause.arg(slot)).find_map(|arg| {
        let party = parties(look.cx, look.chunks(), arg).into_iter().next()?;
        // «قال للصحفيين»: an outlet hands on what it is told, not everyone who hears it.
        let outlet = look.cx.mentions[party.mention as usize].kind == Kind::Organization;
        (outlet && party.sector.iter().any(|s| s == PRESS)).then(|| Voice::of(party))
    })
}

/// What a verb of speech carries: the clause after «أن»، a quotation, what stands before it, or a deed told by its noun.
fn content(look: &Look<'_, '_>, c: u32, stance: Stance) -> Option<Content> {
    let clause = &look.parse.clauses[c as usize];
    let chunks = look.chunks();
    let plain = |from: u32, quoted| Content { from, to: content_end(look, c, from), quoted, nominal: false };
    if let Some(at) = clause.content {
        let first = chunks.get(at as usize)?;
        return Some(plain(first.first, first.kind == ChunkKind::Quote || first.quoted));
    }
    if speech::follows_content(look.cx, chunks, clause) {
        let (from, _) = look.tokens();
        let again = chunks[clause.chunk as usize..]
            .windows(2)
            .find(|w| w[0].kind == ChunkKind::Comma && w[1].kind == ChunkKind::Quote);
        let to = again.map_or(clause.head, |_| look.tokens().1);
        return Some(Content { from, to, quoted: chunks[0].kind == ChunkKind::Quote, nominal: false });
    }
    let reach = (clause.last as usize + 1).min(chunks.len());
    let window = chunks.get(clause.chunk as usize + 1..reach)?;
    let telling = stance == Stance::Claim || speech::tells(look.cx, clause);
    if let Some(quote) = window.iter().find(|c| c.kind == ChunkKind::Quote)
        && telling
        && clause.arg(&Slot::Object).is_none_or(|o| chunks[o.chunks[0] as usize].first > quote.first)
    {
        return Some(plain(quote.last, true));
    }
    // «نفت الوزارة ما تردد بشأن …»: what is denied has no noun of its own.
    let what = |c: &&Chunk| look.cx.loose_key(c.first as usize) == prepositions::WHAT;
    if let Some(what) = window.iter().find(what).filter(|_| stance == Stance::Deny) {
        return Some(plain(what.first, false));
    }
    let key = look.cx.verb_key(clause.head as usize, clause.reading)?;
    let nominal = !look.cx.lex.reporting.cues(CueKind::Nominal, key).is_empty();
    let phrase = nominal_slot(look, clause, key, stance).map(|a| a.chunks.clone());
    let phrase = phrase.or_else(|| Some(vec![behind_aside(look, clause, key)?]))?;
    let first = &chunks[phrase[0] as usize];
    let to = nominal_end(look, clause, &phrase);
    // «أكد دعمه», «تعلن رفضها»: what somebody does by saying so is his own deed, and not told by another.
    let own = nominal && look.cx.words[first.head as usize].suffix.is_some();
    let from = if own { first.head + 1 } else { first.first };
    (!look.cx.mentions_only(first)).then_some(Content { from, to: to.max(from), quoted: false, nominal })
}

/// The phrase that names a deed the verb tells: after the word the lexicon has for it; for an accuser what he accuses
/// of, for one who denies what he denies.
fn nominal_slot<'c>(
    look: &Look<'_, '_>,
    clause: &'c Clause,
    key: &str,
    stance: Stance,
) -> Option<&'c Argument> {
    let object = || clause.arg(&Slot::Object).filter(|a| a.found == Found::Here);
    let governed = |cue: &Cue| {
        cue.governs
            .iter()
            .find_map(|g| if g == DIRECT { object() } else { clause.arg(&Slot::Oblique(g.clone())) })
    };
    if let Some(found) = look.cx.lex.reporting.cues(CueKind::Nominal, key).iter().find_map(governed) {
        return Some(found);
    }
    match stance {
        Stance::Claim => clause.arg(&Slot::Oblique(prepositions::WITH.into())).or_else(object),
        Stance::Deny => {
            object().or_else(|| look.cx.lex.reporting.cues(CueKind::Verb, key).iter().find_map(governed))
        }
        _ => None,
    }
}

/// «أعلنت الوزارة، الاثنين، قطع العلاقات»: the phrase behind the comma that closes an aside, where the verb may tell a deed
/// by its noun.
fn behind_aside(look: &Look<'_, '_>, clause: &Clause, key: &str) -> Option<u32> {
    let direct = |cue: &Cue| cue.governs.iter().any(|g| g == DIRECT);
    let at = clause.last as usize;
    let chunks = look.chunks();
    let next = chunks.get(at).filter(|c| c.is_bare_noun() && !c.joined)?;
    // «التي أعلنتها اللجنة، متهما إياها»: a participle goes on, and is not what is told.
    let told = next.mentions.is_empty() && !takes_up(look, next.first as usize);
    let closed = at > 0 && chunks[at - 1].kind == ChunkKind::Comma && told;
    let verb = chunks.get(at + 1).is_some_and(|c| c.kind == ChunkKind::Verb);
    (closed && !verb && look.cx.lex.reporting.cues(CueKind::Nominal, key).iter().any(direct))
        .then_some(at as u32)
}

/// In the lexicon: the object, the genitive or a clause follows at once.
pub(super) const DIRECT: &str = "-";

/// One past a nominal content's last token: where the next clause of the same rank, or one of contrast, begins.
fn nominal_end(look: &Look<'_, '_>, clause: &Clause, phrase: &[u32]) -> u32 {
    let from = phrase.last().map_or(clause.chunk, |c| *c) as usize + 1;
    deed_end(look, from, |c| breaks_off(look, c.first as usize, clause))
}

/// One past the content's last token: the sentence's end, or where the next speech verb of the same rank begins, or a
/// participle by which the speaker himself goes on. A verb of asking or blaming joined behind a comma is the speaker's own.
fn content_end(look: &Look<'_, '_>, c: u32, from: u32) -> u32 {
    let clause = &look.parse.clauses[c as usize];
    let speaker = clause.arg(&Slot::Subject).map(|a| parties(look.cx, look.chunks(), a)).unwrap_or_default();
    let to = told_end(look, from, &speaker);
    let broken = look.chunks().iter().find(|c| {
        c.first > from
            && c.first < to
            && c.kind == ChunkKind::Noun
            && breaks_off(look, c.first as usize, clause)
    });
    broken.map_or(to, |c| c.first)
}
