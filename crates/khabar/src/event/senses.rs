//! What else a word may be than the predicate its letters make it: a bound of a number, a name, a noun of its own; and what is a
//! predicate though no word of its own tells it, a duty.

use super::matching::Proposal;
use crate::clause::{Chunk, ChunkKind, Clause, Context, Found, Parse, Slot, speech};
use crate::lexicon::findings::FindingClass;
use crate::lexicon::frames::{Frame, Place, StatusHead, Telling};
use crate::lexicon::language::Reading;
use crate::mention::{Form, Kind, sector};
use crate::text::ending;
use crate::text::{fold, prepositions};
use crate::word::{Number, Voice};

/// Whether a verb is a word of an expression of several that bounds a number («ما يصل إلى», «لا يقل عن»).
pub(super) fn is_of_a_bound(cx: &Context<'_>, head: usize) -> bool {
    let starts = [head.checked_sub(1), Some(head)];
    starts.into_iter().flatten().filter(|start| cx.words[*start].glance.finding).any(|start| {
        let wordings = cx.lex.findings.beginning(FindingClass::Bound, &fold::loosened(cx.bare_key(start)));
        wordings.iter().any(|w| {
            let end = start + 1 + w.rest.len();
            let follows = |(n, word): (usize, &String)| {
                cx.words.get(start + 1 + n).is_some()
                    && fold::loosened(cx.bare_key(start + 1 + n)).as_ref() == word.as_str()
            };
            !w.rest.is_empty() && end > head && w.rest.iter().enumerate().all(follows)
        })
    })
}

/// «تصل إلى ثلاثين في المئة»: whether «إلى» stands right behind a verb, and then a number that counts nobody.
pub(super) fn comes_to_a_number(cx: &Context<'_>, head: usize) -> bool {
    let last = cx.sentence_end(head);
    let number = |t: usize| t < last && (cx.is_number(t) || cx.is_rough_count(t));
    let to = head + 1 < last && cx.loose_key(head + 1) == prepositions::TO;
    let behind = (head + 2..last).find(|&t| !number(t));
    to && number(head + 2) && behind.is_none_or(|t| cx.mention_at(t).is_none())
}

/// Whether the subject of a clause is gunmen of whom no more is told.
pub(super) fn is_by_gunmen(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    let subject = clause.arg(&Slot::Subject).filter(|_| clause.voice != Voice::Passive);
    let first = subject.and_then(|s| chunks[s.chunks[0] as usize].mentions.first());
    first.is_some_and(|&m| sector::is_of(&cx.mentions[m as usize].sector, &[sector::UNKNOWN_ARMED]))
}

/// «قال إن على موسكو أن تنسحب»، «الوزير: على روسيا وقف القصف»: what lies on somebody, an act in the noun or the clause that
/// follows, is asked of him.
pub(super) fn is_duty(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let mut behind =
        chunks[at + 1..].iter().filter(|c| !matches!(c.kind, ChunkKind::Quote | ChunkKind::Time)).take(2);
    let (Some(whom), Some(what)) = (behind.next(), behind.next()) else { return false };
    let on = whom.kind == ChunkKind::Noun && whom.prep.as_deref() == Some(prepositions::ON);
    let acts = |m: &u32| {
        let m = &cx.mentions[*m as usize];
        m.kind != Kind::Place || m.metonym.is_some()
    };
    // A verbal noun («الإفراج عن», «خفض التوتر»), though its letters may be those of a verb.
    let readings = &cx.words[what.head as usize].readings;
    let noun = |r: &Reading| matches!(r, Reading::Noun { .. });
    let definite = cx.words[what.head as usize].prefixes.article;
    let act = match what.kind {
        ChunkKind::Content => true,
        ChunkKind::Verb => readings.iter().any(Reading::is_nominal),
        ChunkKind::Noun => {
            let governs = !definite && what.last > what.head + 1 && readings.iter().any(noun);
            what.prep.is_none() && !what.joined && (governs || readings.iter().any(Reading::is_masdar))
        }
        _ => false,
    };
    on && act && whom.mentions.first().is_some_and(acts) && cx.mentions_only(whom)
}

/// «قصف مدينة نيالا»: a noun before the name of a place is no participle, though «مدينة» may be one of «أدان»; nor is the
/// name of a state («مصر») or a noun that shows no case of an adverb («موقف الإنتاج»).
pub(super) fn is_a_name(cx: &Context<'_>, head: usize, aside: bool) -> bool {
    let is_place = |i: usize| cx.mention_at(i).map(|(m, _)| &cx.mentions[m as usize]);
    let noun = matches!(cx.words[head].readings.first(), Some(Reading::Noun { .. }));
    let adverbial = ending::may_be_adverb(cx.text.key(head)) || is_aside(cx, head, aside);
    is_place(head).is_some_and(|m| m.form != Form::Description && matches!(m.kind, Kind::State | Kind::Place))
        || noun
            && (!adverbial
                || is_place(head + 1).is_some_and(|m| m.kind == Kind::Place && m.metonym.is_none()))
}

/// «تحقيق المصالحة»: a verbal noun that only reaches what its genitive names, a noun and nobody.
pub(super) fn is_reaching(cx: &Context<'_>, chunk: &Chunk, head: u32) -> bool {
    let reaches = |key: &String| !cx.lex.frames.status(StatusHead::Achieving, key).is_empty();
    let next = (head + 1..chunk.last).find(|&t| !cx.is_quote(t as usize));
    let Some(next) = next else { return false };
    let definite = |t: u32| cx.words[t as usize].prefixes.article;
    let readings = &cx.words[next as usize].readings;
    let adjective = |r: &Reading| matches!(r, Reading::Adjective { .. });
    let genitive = definite(next) || !readings.iter().any(adjective);
    !definite(head)
        && genitive
        && readings.iter().any(Reading::is_nominal)
        && cx.mention_at(next as usize).is_none()
        && cx.noun_keys(head as usize).iter().any(reaches)
}

/// «مستقبل البلاد», «مساعد الوزير», «مواد القانون»: a form of a participle that is a noun of its own is an act only
/// where it stands as a circumstance («مستقبلا نظيره», «…، داعية الحكومة إلى») or the words that complete the pattern follow
/// it.
pub(super) fn is_rather_a_noun(cx: &Context<'_>, head: usize, aside: bool) -> bool {
    let noun = |r: &Reading| matches!(r, Reading::Noun { .. });
    let circumstance = cx.bare_key(head).ends_with(ending::ACCUSATIVE) || is_aside(cx, head, aside);
    cx.words[head].readings.iter().any(noun) && !circumstance
}

/// «…، داعية الحكومة إلى»: a feminine without the article behind a comma, which shows its case by no letter.
pub(super) fn is_aside(cx: &Context<'_>, head: usize, comma: bool) -> bool {
    comma && !cx.words[head].prefixes.article && ending::is_feminine(cx.bare_key(head))
}

/// «فرقت الشرطة المتظاهرين وأغلقت الطرق»: what only a crowd does is not done by police who stand beside one; nor does a mission
/// that condemns an attack on a court pass sentence. Where the clause has a subject, it is the subject that must be of the frame's.
pub(super) fn is_of_its_subject(
    cx: &Context<'_>,
    parse: &Parse,
    chunks: &[Chunk],
    proposal: &Proposal,
) -> bool {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let frame = cx.lex.frames.frames.get(pattern.frame as usize);
    let clause = proposal.clause.map(|c| &parse.clauses[c as usize]);
    if frame.is_some_and(|f| f.told == Telling::InWords) {
        return clause.is_some_and(|c| is_by_a_person(cx, chunks, c));
    }
    // «مسلحون يشتبه في انتمائهم إلى الجماعة»: who is described as suspected is accused by nobody.
    let suspected = |c: &Clause| speech::suspected(cx, chunks, c.chunk as usize).is_some();
    if clause.is_some_and(|c| suspected(c) && c.arg(&Slot::Subject).is_none()) {
        return false;
    }
    if frame.zip(clause).is_some_and(|(f, c)| is_done_by_its_arms(cx, f, c, chunks, proposal)) {
        return false;
    }
    let Some(frame) = frame.filter(|f| THEIRS.contains(&f.kind.as_str()) && !f.asks.subjects.is_empty())
    else {
        return true;
    };
    let Some(clause) = clause.filter(|c| c.voice != Voice::Passive) else { return true };
    let Some(subject) = clause.arg(&Slot::Subject) else { return true };
    // «عشرات من المحتجين»: the phrase behind it may tell who they are.
    let last = subject.chunks.iter().max().map_or(0, |&c| c as usize);
    let told = subject.chunks.iter().map(|&c| c as usize).chain([last + 1]);
    let mut tokens = told.filter_map(|c| chunks.get(c)).flat_map(Chunk::tokens);
    tokens.any(|t| cx.asked_words(t).iter().any(|word| frame.asks.subjects.contains(word)))
}

/// «دمر صاروخ روسي مبنى»: whether the arms that a pattern has for what is done to head the subject of a verb that has another object.
fn is_done_by_its_arms(
    cx: &Context<'_>,
    frame: &Frame,
    clause: &Clause,
    chunks: &[Chunk],
    proposal: &Proposal,
) -> bool {
    let arms = |key: &String| !cx.lex.frames.status(StatusHead::Arm, key).is_empty();
    let here = |slot: &Slot| clause.arg(slot).filter(|a| a.found == Found::Here);
    let subject = here(&Slot::Subject).map(|a| chunks[a.chunks[0] as usize].head);
    clause.voice != Voice::Passive
        && frame.actor.contains(&Place::Subject)
        && proposal.complement.len() == 1
        && subject.is_some_and(|head| cx.noun_keys(head as usize).iter().any(arms))
        && here(&Slot::Object).is_some()
        && subject == proposal.complement.first().copied()
}

/// Whether the subject of an active clause is one person, by name or office, and none who fights.
fn is_by_a_person(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    let subject = clause.arg(&Slot::Subject).filter(|_| clause.voice != Voice::Passive);
    let phrase = subject.and_then(|s| s.chunks.first()).map(|&c| &chunks[c as usize]);
    let Some(&first) = phrase.filter(|c| cx.mentions_only(c)).and_then(|c| c.mentions.first()) else {
        return false;
    };
    let m = &cx.mentions[first as usize];
    let armed = m.sector.iter().any(|s| sector::ARMED.contains(&s.as_str()));
    m.kind == Kind::Person
        && matches!(m.form, Form::Name | Form::Title)
        && m.number != Some(Number::Plural)
        && !armed
}

/// The types of what only crowds, only courts, or only arms and armed men do.
const THEIRS: [&str; 3] = ["PROTEST", "SANCTION", "ASSAULT"];
