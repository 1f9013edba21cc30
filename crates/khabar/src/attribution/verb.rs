//! Speech told by a verb: «قال X إن …»، «نقلت الوكالة عن X قوله إن …»، «وأضاف أن …».

use super::Attribution;
use crate::clause::{ChunkKind, Clause, Context, Discourse, Parse, Parsed, Party, Slot, parties};
use crate::lexicon::frames::StatusHead;
use crate::lexicon::reporting::{Cue, CueKind, Stance};
use crate::text::prepositions;

/// Finds the speech verbs of a sentence and what each of them carries.
pub(super) fn of_sentence(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    index: usize,
    out: &mut Vec<Attribution>,
) {
    let sentence = &parse.sentences[index];
    for c in sentence.clauses.0..sentence.clauses.1 {
        let clause = &parse.clauses[c as usize];
        let Some(stance) = stance(cx, clause) else { continue };
        let Some((from, quoted)) = content_start(cx, sentence, clause) else { continue };
        let to = content_end(cx, parse, sentence, c, from);
        let speakers = &discourse.subjects[c as usize];
        let cue = cx.text.tokens[clause.head as usize].span;
        let make = |speaker: Option<Party>, stance| Attribution {
            source: speaker.as_ref().map(|p| p.span),
            speaker,
            cue,
            head: clause.head,
            content: (from, to),
            stance,
            quoted,
        };
        // «نقلت الوكالة عن المسؤول»: the one after «عن» speaks, the subject passes it on.
        let told_by =
            clause.arg(&Slot::Oblique(prepositions::ABOUT.into())).map(|a| parties(cx, &sentence.chunks, a));
        match told_by.and_then(|p| p.into_iter().next()) {
            Some(inner) if stance == Stance::Relay => {
                out.push(make(Some(inner), Stance::Assert));
                out.push(Attribution {
                    content: (from.min(clause.head), to),
                    ..make(speakers.first().cloned(), Stance::Relay)
                });
            }
            _ => out.push(make(speakers.first().cloned(), stance)),
        }
    }
}

/// The stance of a verb of speech that carries content; an accuser and a denier speak too.
fn stance(cx: &Context<'_>, clause: &Clause) -> Option<Stance> {
    let keys: Vec<String> = cx.verb_key(clause.head as usize, clause.reading).into_iter().collect();
    let fits = |cue: &&Cue| cue.rest.iter().all(|w| clause.args.iter().any(|a| a.slot.name() == w));
    let by_table =
        keys.iter().find_map(|k| cx.lex.reporting.cues(CueKind::Verb, k).iter().find(fits).map(|c| c.stance));
    by_table.or_else(|| {
        let status = |k: &String| cx.lex.frames.status(StatusHead::Verb, k).first().map(|w| w.status.clone());
        match keys.iter().find_map(status).as_deref() {
            Some("alleged") => Some(Stance::Claim),
            _ => None,
        }
    })
}

/// The token where the content begins: after «أن»، after a colon, at a quotation mark, or at the phrase after «ب»
/// that names what somebody is accused of.
fn content_start(cx: &Context<'_>, sentence: &Parsed, clause: &Clause) -> Option<(u32, bool)> {
    let chunks = &sentence.chunks;
    if let Some(at) = clause.content {
        let first = chunks.get(at as usize)?;
        return Some((first.first, first.kind == ChunkKind::Quote || first.quoted));
    }
    let window = &chunks[clause.chunk as usize + 1..(clause.last as usize + 1).min(chunks.len())];
    if let Some(quote) = window.iter().find(|c| c.kind == ChunkKind::Quote)
        && clause.arg(&Slot::Object).is_none_or(|o| chunks[o.chunks[0] as usize].first > quote.first)
    {
        return Some((quote.last, true));
    }
    let accused = clause.arg(&Slot::Oblique(prepositions::WITH.into()));
    let object = clause.arg(&Slot::Object).filter(|_| accused.is_none());
    let phrase = accused.or(object)?;
    let first = &chunks[phrase.chunks[0] as usize];
    (!cx.mentions_only(first)).then_some((first.first, false))
}

/// One past the content's last token: the sentence's end, or where the next speech verb of the same rank begins.
fn content_end(cx: &Context<'_>, parse: &Parse, sentence: &Parsed, clause: u32, from: u32) -> u32 {
    let end = cx.text.sentences[sentence.sentence as usize].last;
    (clause + 1..sentence.clauses.1)
        .map(|c| &parse.clauses[c as usize])
        .filter(|c| c.head > from && c.content.is_some() && stance(cx, c).is_some())
        .find(|c| sentence.chunks[c.chunk as usize].joined)
        .map_or(end, |c| c.head)
}
