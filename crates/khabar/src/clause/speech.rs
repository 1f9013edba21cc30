//! Verbs of speech, as far as the parse needs them: whose stance a verb tells, whether it stands behind its content
//! («…، قال الوزير»), and whether it speaks for nobody («يذكر أن»).

use super::agreement::agrees;
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Relation, Slot, parties, scan};
use crate::lexicon::frames::{StatusHead, StatusWord};
use crate::lexicon::reporting::{Cue, CueKind, Stance};
use crate::mention::Form;
use crate::text::prepositions;
use crate::word::{Gender, Number, Reading, Tense};

/// The stance of a clause's verb where it is one of speech, and the line of the lexicon that says so; an accuser
/// speaks too, though no line has his verb.
pub fn stance<'a>(cx: &Context<'a>, clause: &Clause) -> Option<(Stance, Option<&'a Cue>)> {
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    let fits = |cue: &&Cue| cue.rest.iter().all(|w| clause.args.iter().any(|a| a.slot.name() == w));
    if let Some(cue) = cx.lex.reporting.cues(CueKind::Verb, key).iter().find(fits) {
        return Some((cue.stance, Some(cue)));
    }
    let met = |w: &&StatusWord| w.complement.iter().all(|k| clause.args.iter().any(|a| a.slot.name() == k));
    let status = cx.lex.frames.status(StatusHead::Verb, key).iter().find(met).map(|w| w.status.as_str());
    (status == Some("alleged")).then_some((Stance::Claim, None))
}

/// «أعلن التنظيم مسؤوليته عن الهجوم»: whether a verb of telling and its noun own up to a deed.
pub fn owns_up(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    let Some(key) = cx.verb_key(clause.head as usize, clause.reading) else { return false };
    let mut heads = clause.args.iter().flat_map(|a| &a.chunks).map(|&c| chunks[c as usize].head as usize);
    let mut holds = |word: &String| heads.any(|h| cx.noun_keys(h).contains(word));
    cx.lex.frames.status(StatusHead::Presupposes, key).iter().any(|w| match w.complement.as_slice() {
        [word, behind] => holds(word) && clause.args.iter().any(|a| a.slot.name() == behind),
        _ => false,
    })
}

/// Whether a clause's verb tells what a clause of «أن» would: «قال», «أعلن», but not «ندد».
pub fn tells(cx: &Context<'_>, clause: &Clause) -> bool {
    let told = |cue: &Cue| cue.governs.iter().any(|g| prepositions::opens_that_clause(g));
    matches!(stance(cx, clause), Some((s, Some(cue))) if s != Stance::Ask && told(cue))
}

/// Whether a verb's key is one of telling what a clause of «أن» would.
pub fn is_telling(cx: &Context<'_>, key: &str) -> bool {
    let tells = |c: &Cue| {
        c.stance != Stance::Ask
            && c.rest.is_empty()
            && c.governs.iter().any(|g| prepositions::opens_that_clause(g))
    };
    cx.lex.reporting.cues(CueKind::Verb, key).iter().any(tells)
}

/// Whether a clause that «و» joins behind a comma goes on with words of the same speaker: by a verb of speech in the past without a subject
/// of its own. One that only blames or asks does where the speaker denied what he told, or who acts in that does not fit it («نفى أن تكون
/// الحركة قتلته، واتهم الجيش»).
pub(super) fn goes_on(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause, earlier: &[Clause]) -> bool {
    let at = clause.chunk as usize;
    let comma = at.checked_sub(1).is_some_and(|i| chunks[i].kind == ChunkKind::Comma);
    let named = |c: &Clause| c.arg(&Slot::Subject).is_some_and(|a| a.found <= Found::Before);
    let joined = chunks[at].joined && comma && clause.past && !clause.negated && !named(clause);
    if !joined || stance(cx, clause).is_none() {
        return false;
    }
    if clause.content.is_some() && tells(cx, clause) {
        return true;
    }
    let speaks = |c: &&Clause| c.relation != Relation::Content && c.content.is_some();
    let Some(outer) = earlier.iter().rev().filter(speaks).find(|c| stance(cx, c).is_some()) else {
        return false;
    };
    let fits = |c: &Clause| {
        c.chunk > outer.chunk
            && c.relation == Relation::Content
            && named(c)
            && c.arg(&Slot::Subject).is_some_and(|a| agrees(cx, chunks, at, a.chunks[0] as usize))
    };
    matches!(stance(cx, outer), Some((Stance::Deny, _))) || !earlier.iter().any(fits)
}

/// Whether a word is a participle by which somebody goes on to tell («مؤكدا», «مشيرا»).
pub fn is_telling_participle(cx: &Context<'_>, at: usize) -> bool {
    let tells = |(form, _): (std::borrow::Cow<'_, str>, _)| {
        let cues = cx.lex.reporting.cues(CueKind::Participle, &form);
        cues.iter().any(|c| matches!(c.stance, Stance::Assert | Stance::Relay))
    };
    prepositions::circumstantial(cx.loose_key(at)).is_some_and(tells)
}

/// Whether a chunk is a verb of telling what a clause of «أن» would.
pub(super) fn is_telling_verb(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let key = cx.verb_key(chunk.head as usize, chunk.reading);
    chunk.kind == ChunkKind::Verb && key.is_some_and(|k| is_telling(cx, k))
}

/// A verb with a clause of «أن» behind it is read as one that tells where its form allows: «توقع أن» is of «توقَّع», not of
/// «وقَّع».
pub(super) fn read_as_telling(cx: &Context<'_>, chunks: &mut [Chunk]) {
    for at in 0..chunks.len() {
        let word = &cx.words[chunks[at].head as usize];
        if chunks[at].kind != ChunkKind::Verb || word.readings.len() < 2 {
            continue;
        }
        let tells =
            |n: usize| cx.verb_key(chunks[at].head as usize, n as u8).is_some_and(|k| is_telling(cx, k));
        if tells(chunks[at].reading as usize) {
            continue;
        }
        let finite = |n: &usize| {
            matches!(word.readings[*n], Reading::Verb { tense: Tense::Past | Tense::Present, .. })
        };
        let other = (0..word.readings.len()).filter(finite).find(|n| tells(*n));
        if let Some(other) = other
            && scan::right(cx, chunks, at + 1, true).content.is_some()
        {
            chunks[at].reading = other as u8;
        }
    }
}

/// The content of a verb that tells, beyond appositions and asides that its own phrases do not reach over: «إن» belongs to
/// the last verb of speech before it; «أن» behind a comma, and a colon, to the verb with no other between.
pub(super) fn far_content(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> Option<usize> {
    let key = |c: &Chunk| cx.verb_key(c.head as usize, c.reading);
    if !key(&chunks[at]).is_some_and(|k| is_telling(cx, k)) {
        return None;
    }
    let (mut verbs, mut commas) = (false, 0);
    for (i, c) in chunks.iter().enumerate().skip(at + 1) {
        let aside = matches!(chunks[i - 1].kind, ChunkKind::Comma | ChunkKind::Quote);
        match c.kind {
            ChunkKind::Stop | ChunkKind::Subordinator => return None,
            ChunkKind::Verb if key(c).is_some_and(|k| is_telling(cx, k)) => return None,
            // «كشفت الصحيفة، نقلا عن مسؤولين لم تسمهم، أن»: what describes somebody between commas parts nothing.
            ChunkKind::Verb => verbs |= c.joined || commas != 1,
            ChunkKind::Comma => commas += 1,
            ChunkKind::Content if c.joined => return None,
            ChunkKind::Content if prepositions::is_of_saying(cx.text.token(c.first as usize)) => {
                return Some(i + 1);
            }
            ChunkKind::Content => return (aside && !verbs).then_some(i + 1),
            ChunkKind::Colon => return (!verbs).then_some(i + 1),
            _ => {}
        }
    }
    None
}

/// Whether the last verb, participle or noun before a token is one of speech that governs a preposition: «أشار إلى أن» and «شدد
/// على أن» tell, «بقي إلى أن» waits.
pub(super) fn follows_telling(cx: &Context<'_>, before: &[Chunk], i: usize, to: &str) -> bool {
    let governs = |kind: CueKind, key: &str| {
        cx.lex.reporting.cues(kind, key).iter().any(|c| c.governs.iter().any(|g| g == to))
    };
    for c in before.iter().rev().take(12) {
        let head = c.head as usize;
        match c.kind {
            ChunkKind::Verb => {
                return cx.verb_key(head, c.reading).is_some_and(|k| governs(CueKind::Verb, k));
            }
            ChunkKind::Noun => {
                let near = c.last as usize == i;
                let noun = near && cx.noun_keys(head).iter().any(|k| governs(CueKind::Noun, k));
                let forms = prepositions::circumstantial(cx.loose_key(head));
                if noun || forms.iter().any(|(form, _)| governs(CueKind::Participle, form)) {
                    return true;
                }
            }
            ChunkKind::Stop | ChunkKind::Content => return false,
            _ => {}
        }
    }
    false
}

/// Whether a verb of speech stands behind what it tells: after a comma or a closing quotation mark, with nothing told
/// behind it.
pub fn follows_content(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    let at = clause.chunk as usize;
    let mut before = at;
    while before > 0 && matches!(chunks[before - 1].kind, ChunkKind::Other | ChunkKind::Auxiliary) {
        before -= 1;
    }
    let mark = before > 1 && matches!(chunks[before - 1].kind, ChunkKind::Comma | ChunkKind::Quote);
    let tells_on =
        chunks[at + 1..(clause.last as usize).max(at + 1)].iter().any(|c| c.kind == ChunkKind::Quote);
    // «عقد محادثات، أكد خلالها دعمه»: by a pronoun behind it the verb describes what stands before; «من المتوقع أن يعلن …» is no telling.
    let describes = chunks.get(at + 1).is_some_and(|c| cx.is_pronoun_phrase(c));
    let told = clause.relation == Relation::Content || describes;
    mark && clause.content.is_none() && !chunks[at].joined && !tells_on && !told && tells(cx, clause)
}

/// Whether a verb of speech without a subject speaks for nobody: «يذكر أن», «يشار إلى أن».
pub fn is_impersonal(cx: &Context<'_>, clause: &Clause) -> bool {
    if clause.args.iter().any(|a| a.slot == Slot::Subject && a.found <= Found::Before) {
        return false;
    }
    let cues = cx.lex.reporting.cues(CueKind::Particle, cx.loose_key(clause.head as usize));
    let alone = |cue: &&Cue| cue.stance == Stance::Relay && cue.rest.is_empty();
    cues.iter().any(|cue| alone(&cue) && cue.governs.iter().any(|g| prepositions::opens_that_clause(g)))
}

/// «مسلحون يشتبه في انتمائهم إلى الجماعة», «الرجل الذي يشتبه بأنه نفذ الهجوم»: the phrase that a verb of suspicion right behind it only
/// describes, as nobody is told to suspect.
pub fn suspected(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<usize> {
    let c = &chunks[verb];
    let key = cx.verb_key(c.head as usize, c.reading)?;
    let one = |r: &Reading| r.number() == Some(Number::Singular) && r.gender() != Some(Gender::Feminine);
    let nobody = cx.words[c.head as usize].readings.get(c.reading as usize).is_some_and(one);
    if c.joined || !nobody || cx.lex.frames.status(StatusHead::Suspected, key).is_empty() {
        return None;
    }
    let opener = verb.checked_sub(1).filter(|&i| chunks[i].kind == ChunkKind::Relative);
    let noun = opener.unwrap_or(verb).checked_sub(1)?;
    let beside = chunks[noun].kind == ChunkKind::Noun && (opener.is_some() || chunks[noun].last == c.first);
    // «الشرطي يشتبه في»: a definite noun right before it may be who suspects.
    let open = opener.is_some() || !chunks[noun].closed || is_indefinite(cx, &chunks[noun]);
    (beside && open).then_some(noun)
}

/// Whether a phrase is headed by a word without the article, which no other word closes but its own description.
fn is_indefinite(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let plain = |t: usize| !cx.words[t].prefixes.article && cx.words[t].suffix.is_none();
    let described = |&m: &u32| !matches!(cx.mentions[m as usize].form, Form::Name | Form::Title);
    chunk.tokens().all(plain) && chunk.mentions.iter().all(described)
}

/// Whose words a verb that passes on passes on: the phrase after «عن» of «نقلت الوكالة عن المسؤول».
pub fn told_by<'c>(clause: &'c Clause, cue: Option<&Cue>) -> Option<&'c Argument> {
    let cue = cue.filter(|cue| cue.stance == Stance::Relay)?;
    cue.governs.iter().find_map(|g| clause.arg(&Slot::Oblique(g.clone())))
}

/// The gender a verb's form shows.
pub fn gender(cx: &Context<'_>, clause: &Clause) -> Option<Gender> {
    match cx.words[clause.head as usize].readings.get(clause.reading as usize) {
        Some(Reading::Verb { gender, .. }) => *gender,
        _ => None,
    }
}

/// Those whose words a clause of speech tells: of a verb that passes on, whom it names; else its subject.
pub fn speakers(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    subject: &[super::Party],
) -> Vec<super::Party> {
    let inner = stance(cx, clause).and_then(|(_, cue)| told_by(clause, cue));
    inner.map(|a| parties(cx, chunks, a)).filter(|p| !p.is_empty()).unwrap_or_else(|| subject.to_vec())
}
