//! Status, certainty and tense: how an event stands to the world.
//!
//! The nearest word that says something wins: a negation in the clause itself, then the verb or noun that
//! governs the event («يعتزم زيارة»، «احتمال عقد لقاء»), then the clauses it is embedded in («ينفي أن …»).

use super::{Certainty, EventMention, Status};
use crate::clause::{ChunkKind, Clause, Context, Mood, Parse, Relation};
use crate::lexicon::frames::StatusHead;
use crate::text::{fold, prepositions};
use crate::word::Reading;

/// Settles the status of an event.
pub fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    let own = clause_of(parse, event);
    let noun = own.is_none();
    let near = match own {
        Some(c) => of_clause(&parse.clauses[c as usize]),
        None => of_phrase(cx, parse, event),
    };
    let near = near.or_else(|| of_fixed_phrase(cx, parse, event));
    let governing = if noun { governing_clause(parse, event) } else { own };
    let status = near
        .or_else(|| governing.filter(|_| noun).and_then(|c| of_governor(cx, &parse.clauses[c as usize])))
        .or_else(|| governing.and_then(|c| of_embedding(cx, parse, c)));
    event.status = status.unwrap_or(Status::Occurred);
    event.certainty = match event.status {
        Status::Occurred | Status::Ongoing | Status::Negated => Certainty::Certain,
        Status::Planned => Certainty::Probable,
        Status::Possible => Certainty::Possible,
        Status::Alleged => Certainty::Unknown,
    };
    event.tense = match (event.status, governing.map(|c| parse.clauses[c as usize].past)) {
        (Status::Planned | Status::Possible, _) => "future",
        (_, Some(false)) => "present",
        _ => "past",
    };
}

/// «من المرجح أن», «دون أن», «لا صحة ل»: what a fixed phrase before the event in its clause says; the nearest one speaks.
fn of_fixed_phrase(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<Status> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let at = chunk_of(parse, event)?;
    let ends =
        |c: &crate::clause::Chunk| matches!(c.kind, ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Colon);
    let from = chunks[..at].iter().rposition(ends).map_or(chunks.first()?.first, |i| chunks[i].last);
    let key = |t: u32| fold::loosen(cx.bare_key(t as usize));
    let from = from.max(event.head.saturating_sub(PHRASE_REACH));
    (from..event.head).rev().find_map(|t| {
        let fits = |rest: &[String]| rest.iter().zip(t + 1..event.head + 1).all(|(w, t)| key(t) == *w);
        let phrases = cx.lex.frames.status_phrases(&key(t));
        let found = phrases.iter().filter(|(rest, _)| fits(rest)).max_by_key(|(rest, _)| rest.len());
        found.map(|(_, status)| read(status))
    })
}

/// How many words before an event a fixed phrase may begin.
const PHRASE_REACH: u32 = 8;

/// The clause whose verb is the event's head.
pub fn clause_of(parse: &Parse, event: &EventMention) -> Option<u32> {
    let (from, to) = parse.sentences[event.parsed as usize].clauses;
    (from..to).find(|&c| parse.clauses[c as usize].head == event.head)
}

/// The clause that governs the phrase an event noun stands in, or the nearest verb before it.
pub fn governing_clause(parse: &Parse, event: &EventMention) -> Option<u32> {
    let sentence = &parse.sentences[event.parsed as usize];
    let chunk = chunk_of(parse, event)? as u32;
    let (from, to) = sentence.clauses;
    (from..to)
        .rev()
        .find(|&c| parse.clauses[c as usize].args.iter().any(|a| a.chunks.contains(&chunk)))
        .or_else(|| (from..to).rev().find(|&c| parse.clauses[c as usize].head < event.head))
}

/// The index of the chunk an event's head stands in.
pub fn chunk_of(parse: &Parse, event: &EventMention) -> Option<usize> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    chunks.iter().position(|c| c.tokens().contains(&(event.head as usize)))
}

fn of_clause(clause: &Clause) -> Option<Status> {
    match (clause.negated, clause.mood) {
        (true, _) => Some(Status::Negated),
        (_, Mood::Future | Mood::Planned) => Some(Status::Planned),
        (_, Mood::Possible | Mood::Condition | Mood::Purpose) => Some(Status::Possible),
        _ if clause.progressive => Some(Status::Ongoing),
        _ => None,
    }
}

/// What the words around an event noun in its own phrase say, and the noun or preposition that governs the phrase.
fn of_phrase(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Option<Status> {
    let at = chunk_of(parse, event)?;
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let chunk = &chunks[at];
    let word = |head: StatusHead, token: u32| {
        let keys = cx.noun_keys(token as usize);
        keys.iter().find_map(|k| cx.lex.frames.status(head, k).first()).map(|w| read(&w.status))
    };
    let adjective = (event.head + 1..chunk.last).find_map(|t| word(StatusHead::Adjective, t));
    let before = (chunk.first..event.head).rev().find_map(|t| word(StatusHead::Noun, t));
    let outer = at.checked_sub(1).filter(|_| chunk.prep.is_some()).and_then(|i| {
        let outer = &chunks[i];
        let fits = |w: &&crate::lexicon::frames::StatusWord| {
            w.complement.is_empty() || w.complement.first() == chunk.prep.as_ref()
        };
        if outer.kind != ChunkKind::Noun {
            return None;
        }
        let keys = cx.noun_keys(outer.head as usize);
        keys.iter()
            .find_map(|k| cx.lex.frames.status(StatusHead::Noun, k).iter().find(fits))
            .map(|w| read(&w.status))
    });
    let by_preposition =
        chunk.prep.as_deref().and_then(|p| match cx.lex.frames.status(StatusHead::Noun, p) {
            [] => None,
            words => Some(read(&words[0].status)),
        });
    // «لبحث»: a verbal noun after «ل» that hangs on a verb is its purpose.
    let purpose = chunk.prep.as_deref() == Some(prepositions::FOR)
        && chunk.head == event.head
        && is_masdar(cx, event.head);
    let after_verb = at > 0 && governing_clause(parse, event).is_some();
    before.or(adjective).or(outer).or(by_preposition).or((purpose && after_verb).then_some(Status::Possible))
}

fn is_masdar(cx: &Context<'_>, token: u32) -> bool {
    cx.words[token as usize].readings.iter().any(|r| matches!(r, Reading::Derived { .. }))
}

/// What the verb that governs an event noun says of it.
fn of_governor(cx: &Context<'_>, clause: &Clause) -> Option<Status> {
    of_verb(cx, clause, false).or_else(|| of_clause(clause))
}

/// What the clauses around say, from the inside outward.
fn of_embedding(cx: &Context<'_>, parse: &Parse, mut clause: u32) -> Option<Status> {
    for _ in 0..4 {
        let this = &parse.clauses[clause as usize];
        let parent = this.parent.filter(|_| this.relation == Relation::Content)?;
        if let Some(status) = of_verb(cx, &parse.clauses[parent as usize], true) {
            return Some(status);
        }
        clause = parent;
    }
    None
}

fn of_verb(cx: &Context<'_>, clause: &Clause, content: bool) -> Option<Status> {
    if let Some(key) = cx.verb_key(clause.head as usize, clause.reading) {
        if !content && !cx.lex.frames.status(StatusHead::Presupposes, &key).is_empty() {
            return None;
        }
        if !content && cx.lex.frames.light(&key).iter().any(|l| l.complement.is_empty()) {
            return None;
        }
        let fits = |w: &&crate::lexicon::frames::StatusWord| {
            w.complement
                .iter()
                .all(|c| prepositions::opens_that_clause(c) || clause.args.iter().any(|a| a.slot.name() == c))
        };
        if let Some(word) = cx.lex.frames.status(StatusHead::Verb, &key).iter().find(fits) {
            let status = read(&word.status);
            // «لم ينف»، «لم يستبعد»: a negated denial leaves it open.
            return Some(match (status, clause.negated) {
                (Status::Negated, true) => Status::Possible,
                (Status::Planned | Status::Possible, true) => Status::Negated,
                (status, _) => status,
            });
        }
    }
    None
}

fn read(name: &str) -> Status {
    match name {
        "planned" => Status::Planned,
        "possible" => Status::Possible,
        "negated" => Status::Negated,
        "alleged" => Status::Alleged,
        "ongoing" => Status::Ongoing,
        _ => Status::Occurred,
    }
}
