//! What a verb may have for its object, and which phrase behind it is that rather than its subject.

use super::agreement::{agrees, traits};
use super::scan::Item;
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found};
use crate::lexicon::frames::{Frame, HeadKind, Place, StatusHead};
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::Reading;

/// Whether a phrase names somebody or is headed by a noun for people.
pub(super) fn may_act(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let (.., human) = traits(cx, chunk);
    human || cx.mentions_only(chunk)
}

/// Whether a phrase is headed by a verbal noun that is no word of its own, and no name.
pub(super) fn is_masdar(cx: &Context<'_>, chunk: &Chunk) -> bool {
    !cx.mentions_only(chunk) && cx.words[chunk.head as usize].readings.first().is_some_and(Reading::is_masdar)
}

/// «إلغاء الحكومة الانتخابات»: whether a phrase is a verbal noun, though the language knows it as a noun first, with whose deed it is behind it.
pub fn is_somebodys_deed(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let head = chunk.head as usize;
    let owned = |&m: &u32| cx.mentions[m as usize].tokens.0 as usize == head + 1;
    !cx.words[head].prefixes.article
        && cx.words[head].readings.iter().any(Reading::is_masdar)
        && chunk.mentions.first().is_some_and(owned)
}

/// Whether a verb condemns or refuses whatever its object is.
pub(super) fn judges(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let judges = |f: &Frame| matches!(f.kind.as_str(), "ACCUSE" | "REJECT") && f.takes_object();
    cx.lex.frames.of_verb_alone(key).any(judges)
}

/// «قتل الصحفي داخل القنصلية»: whether a verb's frames all take whom it is done to as the object, and it is a deed of
/// force, so that the only phrase beside it suffers.
pub(super) fn does_to_somebody(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let hurts = |f: &Frame| matches!(f.kind.as_str(), "ASSAULT" | "COERCE") && f.takes_object();
    // «استهدفت سفينة»: what only arms do says nothing of others.
    let anyone = |f: &&Frame| f.subjects.is_empty();
    let mut found = cx.lex.frames.of_verb_alone(key).filter(anyone).peekable();
    found.peek().is_some() && found.all(hurts)
}

/// Whether some frame of a verb alone is a deed of force to its object.
pub(super) fn hits_somebody(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    cx.lex.frames.of_verb_alone(key).any(|f| f.kind == "ASSAULT" && f.takes_object())
}

/// «تعرض مطار دمشق لقصف»: whether a verb of these letters has a pattern whose subject suffers, by what stands behind it: it is no passive.
pub(super) fn befalls_subject(cx: &Context<'_>, chunks: &[Chunk], at: usize, behind: &[Item]) -> bool {
    let readings = &cx.words[chunks[at].head as usize].readings;
    let preps = || behind.iter().filter_map(|item| chunks[item.chunks[0] as usize].prep.as_deref());
    (0..readings.len().min(255)).any(|reading| {
        let Some(key) = cx.verb_key(chunks[at].head as usize, reading as u8) else { return false };
        let suffers = |f: &Frame| f.recipient.contains(&Place::Subject) && !f.actor.contains(&Place::Subject);
        let mut framed = cx.lex.frames.framed(HeadKind::Verb, key).filter(|(_, f)| suffers(f));
        framed.any(|(p, _)| p.complement.first().is_some_and(|word| preps().any(|prep| prep == word)))
    })
}

/// «استشهد فتى»: whether every pattern of a verb alone has its subject for whom it is done to.
pub(super) fn befalls(cx: &Context<'_>, head: u32, reading: u8) -> bool {
    let Some(key) = cx.verb_key(head as usize, reading) else { return false };
    let suffers = |f: &Frame| f.recipient.contains(&Place::Subject) && !f.actor.contains(&Place::Subject);
    let mut found = cx.lex.frames.of_verb_alone(key).peekable();
    found.peek().is_some() && found.all(suffers)
}

/// «الموقع سيطعن في القرار», «وطعن محامون في القرار»: whether a verb has a pattern without force by the preposition right behind it, or,
/// where it is a deed of force alone, by the one before a thing behind the phrase that follows it, so that it is no passive.
pub(super) fn acts_upon(cx: &Context<'_>, chunks: &[Chunk], at: usize, behind: &[Item]) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let next = behind.first().map(|item| &chunks[item.chunks[0] as usize]);
    let thing = |c: &Chunk| c.mentions.is_empty() && c.timex.is_none();
    let hits = hits_somebody(cx, chunks, at);
    let beside = |c: &Chunk| {
        let after = chunks.get(at + 1).is_some_and(|one| one.prep.is_none() && c.first == one.last);
        c.first == chunks[at].last || after && thing(c) && hits
    };
    let Some(prep) = next.filter(|c| beside(c)).and_then(|c| c.prep.as_deref()) else {
        return false;
    };
    let apart = next.is_some_and(|c| c.first != chunks[at].last);
    let other = |f: &Frame| {
        let force = matches!(f.kind.as_str(), "ASSAULT" | "COERCE");
        !(force || apart && f.takes_object())
    };
    let mut framed = cx.lex.frames.framed(HeadKind::Verb, key);
    framed.any(|(p, f)| other(f) && p.complement.first().is_some_and(|word| word == prep))
}

/// «اتهم الوزير بالفساد», «منع صحفي من السفر», «طرد السفير من البلاد»: whether a verb that blames somebody or rules over him, with one phrase
/// behind it and then what he is blamed for or kept from, is told of him who suffers it.
pub(super) fn is_told_of_one(cx: &Context<'_>, chunks: &[Chunk], at: usize, then: Option<&str>) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let after = |preps: &[&str]| then.is_some_and(|prep| preps.contains(&prep));
    let told = |f: &Frame| match f.kind.as_str() {
        "ACCUSE" => f.mode.as_deref() == Some("allege") && after(&[prepositions::WITH]),
        "COERCE" | "SANCTION" => then.is_none() || after(&[prepositions::FROM, prepositions::TO]),
        _ => false,
    };
    let mut framed = cx.lex.frames.framed(HeadKind::Verb, key);
    let own = |words: &[String]| words.is_empty() || words.len() == 1 && then == Some(words[0].as_str());
    !is_intransitive(cx, chunks, at) && framed.any(|(p, f)| own(&p.complement) && f.takes_object() && told(f))
}

/// «واتهم الجيش باتخاذ السكان دروعا»: whether what somebody is blamed for stands right behind a phrase, so that what follows is of that deed.
pub(super) fn is_blamed_for(cx: &Context<'_>, chunks: &[Chunk], at: usize, blamed: &Item) -> bool {
    let next = blamed.chunks.last().and_then(|&c| chunks.get(c as usize + 1));
    let prep = next.and_then(|c| c.prep.as_deref());
    prep == Some(prepositions::WITH) && is_told_of_one(cx, chunks, at, prep)
}

/// «أطلق سراح رئيس الحزب بكفالة»: whether the one phrase behind a verb is the word that a pattern of it needs, and names whom it is done to.
pub(super) fn is_own_object(cx: &Context<'_>, chunks: &[Chunk], at: usize, phrase: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let keys = cx.noun_keys(chunks[phrase].head as usize);
    let by_law = |f: &Frame| matches!(f.kind.as_str(), "COERCE" | "SANCTION" | "RETREAT");
    let mut framed = cx.lex.frames.framed(HeadKind::Verb, key);
    let own = |words: &[String]| words.len() == 1 && keys.contains(&words[0]);
    !chunks[phrase].mentions.is_empty()
        && framed.any(|(p, f)| own(&p.complement) && by_law(f) && f.takes_object())
}

/// «نفذ الهجوم مسلحون», «قطع الطريق محتجون»: whether a phrase is a thing, and the very word that a pattern of the verb whose subject acts
/// needs for its object.
pub(super) fn is_thing_done(cx: &Context<'_>, chunks: &[Chunk], at: usize, phrase: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let keys = cx.noun_keys(chunks[phrase].head as usize);
    let own = |words: &[String]| words.first().is_some_and(|word| keys.contains(word));
    let acts = |f: &Frame| f.actor.contains(&Place::Subject) && f.subjects.is_empty();
    let mut framed = cx.lex.frames.framed(HeadKind::Verb, key);
    !may_act(cx, &chunks[phrase]) && framed.any(|(p, f)| own(&p.complement) && acts(f))
}

/// «شد على أيدي الجنود»: whether a preposition of several words belongs to a pattern of the verb.
pub(super) fn is_own_word(cx: &Context<'_>, chunks: &[Chunk], at: usize, prep: &str) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let frames = &cx.lex.frames;
    let own = |p: &u32| {
        let words = frames.patterns[*p as usize].complement.iter().map(String::as_str);
        prep.contains(' ') && words.take(prep.split(' ').count()).eq(prep.split(' '))
    };
    frames.patterns(HeadKind::Verb, key).iter().any(own)
}

/// Whether the one phrase after a joined verb is its object rather than a new subject: the verb's form fits the
/// subject before it, and the phrase is none that would more likely act.
pub(super) fn takes_object(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    item: &Item,
    shared: &Argument,
) -> bool {
    let at = clause.chunk as usize;
    let one = item.chunks[0] as usize;
    if !agrees(cx, chunks, at, one) {
        return true;
    }
    // «ووصفت واشنطن ما يجري»: what is done to stands behind it, in a clause of its own.
    let free = chunks.get(*item.chunks.last().unwrap_or(&0) as usize + 1).is_some_and(|c| {
        c.kind == ChunkKind::Relative
            && cx.particle_gloss(c.head as usize, c.last as usize).is_some_and(|g| g.starts_with("what"))
    });
    if is_intransitive(cx, chunks, at) || free {
        return false;
    }
    let fits = agrees(cx, chunks, at, shared.chunks[0] as usize);
    // «واحتجزت موظفيه»: what belongs to somebody spoken of is hardly a new subject.
    let owned = cx.words[chunks[one].head as usize].suffix.is_some();
    // «وقالت الوزارة إن»: who tells stands behind the verb; so does a new subject after a comma («، وأعربت كندا عن»).
    let comma = clause.first.checked_sub(1).is_some_and(|i| chunks[i as usize].kind == ChunkKind::Comma);
    // «…، فهددت موسكو بالرد», «، ونفت بكين أنها علمت»: a power by its name that answers, or that says something, opens a new report
    // behind a comma.
    let then = cx.words[clause.head as usize].prefixes.conjunction == Some(prepositions::THEN);
    let answers = comma && shared.found != Found::Before && (then || clause.content.is_some());
    let opens = answers && !owned && is_power_by_name(cx, &chunks[one]);
    if fits && !opens && (owned || needs_object(cx, chunks, at)) {
        return true;
    }
    if goes_on_to_say(cx, chunks, clause, shared) {
        return true;
    }
    if chunks[one].closed && (clause.content.is_some() || comma) {
        return false;
    }
    // A verb joined by «و» after a clause whose subject it fits takes what follows as its object when that is
    // indefinite, or when the two subjects could not both be meant.
    !chunks[one].closed || fits && !chunks[one].mentions.is_empty()
}

/// Whether a phrase is the name of a state, of its seat, or of a body, and nothing else.
fn is_power_by_name(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let power = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        m.form == Form::Name && matches!(m.kind, Kind::State | Kind::Organization | Kind::Place)
    };
    cx.mentions_only(chunk) && chunk.mentions.first().is_some_and(power)
}

/// «موسكو تطرد دبلوماسيين وتحذر برلين من …»: whether a verb that says something to somebody goes on with a subject that stood before
/// its own verb.
pub(super) fn goes_on_to_say(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause, shared: &Argument) -> bool {
    let at = clause.chunk as usize;
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    let mut framed = cx.lex.frames.framed(HeadKind::Verb, key);
    shared.found == Found::Before
        && agrees(cx, chunks, at, shared.chunks[0] as usize)
        && !is_intransitive(cx, chunks, at)
        && clause.content.is_none()
        && framed.any(|(_, f)| SAID_TO.contains(&f.kind.as_str()) && f.takes_object())
}

/// The types of what is said to somebody.
const SAID_TO: [&str; 3] = ["THREATEN", "REQUEST", "ACCUSE"];

/// Whether a verb's frame takes as its object whom it is done to («اتهم»، «دعا … إلى»), and needs no other word.
pub(super) fn needs_object(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[at].head as usize, chunks[at].reading) else { return false };
    !is_intransitive(cx, chunks, at) && cx.lex.frames.of_verb_alone(key).any(Frame::takes_object)
}

/// Whether a verb has no object but behind a preposition («ندد ب»).
pub(super) fn is_intransitive(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    is_listed_without(cx, chunks[at].head, chunks[at].reading)
}

/// The same of a clause's verb.
pub fn lacks_any_object(cx: &Context<'_>, clause: &Clause) -> bool {
    is_listed_without(cx, clause.head, clause.reading)
}

fn is_listed_without(cx: &Context<'_>, head: u32, reading: u8) -> bool {
    let key = cx.verb_key(head as usize, reading);
    key.is_some_and(|key| !cx.lex.frames.status(StatusHead::Intransitive, key).is_empty())
}

/// Whether a verb carries its object as a pronoun («زاره», «تدعمها»).
pub(super) fn has_object_pronoun(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    cx.words[chunks[verb].head as usize].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some())
}
