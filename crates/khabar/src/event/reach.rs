//! Which phrases of a sentence speak of an event's day and place: those of its own clause and of the clause that
//! describes it, and not those that date or place what somebody said of it.

use super::status::{chunk_of, clause_of, governing_clause};
use super::{EventMention, EventType};
use crate::clause::{
    Chunk, ChunkKind, Clause, Context, Found, Parse, Relation, Slot, is_of_a_statement, is_of_an_occasion,
    is_somebodys_deed,
};
use crate::lexicon::frames::{HeadKind, LightSubject, StatusHead};
use crate::text::ending;
use crate::text::prepositions;
use crate::word::Reading;

/// Indices of chunks, nearest first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reach {
    /// In the event's own phrase and after it.
    pub right: Vec<usize>,
    /// Before it.
    pub left: Vec<usize>,
}

/// What an event's day and place may be read from.
pub fn of(cx: &Context<'_>, parse: &Parse, event: &EventMention) -> Reach {
    let Some(at) = chunk_of(parse, event) else { return Reach::default() };
    Reach { right: right(cx, parse, event, at), left: left(cx, parse, event, at) }
}

fn right(cx: &Context<'_>, parse: &Parse, event: &EventMention, at: usize) -> Vec<usize> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let noun = chunks[at].kind == ChunkKind::Noun;
    let mut out = Vec::with_capacity(8);
    let mut described = false;
    let mut i = at + 1;
    while let Some(c) = chunks.get(i) {
        match c.kind {
            ChunkKind::Content | ChunkKind::Subordinator | ChunkKind::Stop | ChunkKind::Colon => break,
            ChunkKind::Verb => {
                let own = noun && describes(cx, parse, event, at, i)
                    || !noun && is_how_said(cx, parse, (event.parsed, at), i)
                    || strikes(cx, parse, event, (at, &out), i);
                if described || !own {
                    match after_aside(chunks, at, i).filter(|_| !noun) {
                        Some(next) => {
                            i = next;
                            continue;
                        }
                        None => break,
                    }
                }
                described = true;
            }
            ChunkKind::Relative => {
                let next = (i + 1..chunks.len()).find(|&n| chunks[n].kind == ChunkKind::Verb);
                let own = |n: usize| {
                    noun && describes(cx, parse, event, at, n)
                        || !noun && is_how_said(cx, parse, (event.parsed, at), n)
                        || strikes(cx, parse, event, (at, &out), n)
                };
                let own = next.is_some_and(|n| n <= i + 4 && own(n));
                if !own {
                    break;
                }
            }
            // «فرض عقوبات ردا على اعتقال صحفي الشهر الماضي»: what follows is of what is answered.
            ChunkKind::Noun if i > at && is_cause(cx, parse, event.parsed, i) => break,
            // «وصل بعد هجوم الثلاثاء»: what follows is of the attack.
            ChunkKind::Noun if apart(c) => match comma_after(chunks, i) {
                Some(next) => {
                    i = next;
                    continue;
                }
                None => break,
            },
            ChunkKind::Time if !noun && event.kind.is_said() && dates_a_deed(cx, chunks, i) => {}
            _ => out.push(i),
        }
        i += 1;
    }
    out
}

/// «رفض الرئيس، في خطوة وصفت بأنها مفاجئة، أمس طلبا»: the chunk behind the comma that closes what a verb tells of a phrase that a comma opened.
fn after_aside(chunks: &[Chunk], at: usize, verb: usize) -> Option<usize> {
    let (phrase, comma) = (verb.checked_sub(1)?, verb.checked_sub(2).filter(|&i| i > at)?);
    let hangs = chunks[phrase].kind == ChunkKind::Noun && chunks[phrase].prep.is_some();
    let opened = hangs && chunks[comma].kind == ChunkKind::Comma;
    let first = !chunks[at + 1..comma].iter().any(|c| c.kind == ChunkKind::Comma);
    let end = |c: &Chunk| matches!(c.kind, ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Colon);
    let close = (verb + 1..chunks.len()).take(8).find(|&n| end(&chunks[n]))?;
    let goes_on = chunks.get(close + 1).is_some_and(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Time));
    let aside = opened && first && !chunks[verb].joined && chunks[close].kind == ChunkKind::Comma;
    (aside && goes_on && !chunks[close + 1].joined).then_some(close + 1)
}

/// «طالب في ندوة عقدها أمس», «قال في الكلمة التي ألقاها الأحد»: whether a verb tells when and where that was said which the verb of chunk
/// `at` tells.
fn is_how_said(cx: &Context<'_>, parse: &Parse, (parsed, at): (u32, usize), verb: usize) -> bool {
    let chunks = &parse.sentences[parsed as usize].chunks;
    let Some(phrase) = chunks[..verb].iter().rposition(|c| c.kind != ChunkKind::Relative) else {
        return false;
    };
    let points_back = |c: &Clause| {
        let behind = chunks.get(verb + 1).map(|c| c.head as usize);
        let suffixed = |t: usize| cx.words[t].suffix.is_some();
        c.relation == Relation::Relative && (suffixed(c.head as usize) || behind.is_some_and(suffixed))
    };
    // «شكر المضيف ووصف العلاقات بالمتينة، في خطاب ألقاه أمس»: behind a comma it is of all that was said, not of the last verb.
    let of_all = chunks[at].joined && chunks[at..phrase].iter().any(|c| c.kind == ChunkKind::Comma);
    !of_all
        && !chunks[verb].joined
        && (is_of_a_statement(cx, &chunks[phrase]) && clause_at(parse, parsed, verb).is_some_and(points_back)
            || is_of_an_occasion(cx, chunks, verb))
}

/// «ردا على»، «احتجاجا على»، «تنفيذا ل»: whether a phrase that is no verb's object tells why, with what it is about behind it.
fn is_cause(cx: &Context<'_>, parse: &Parse, parsed: u32, at: usize) -> bool {
    let sentence = &parse.sentences[parsed as usize];
    let (c, next) = (&sentence.chunks[at], sentence.chunks.get(at + 1));
    let behind = next.and_then(|n| n.prep.as_deref()).is_some_and(|p| prepositions::DIRECTIONS.contains(&p));
    let adverb = c.prep.is_none()
        && behind
        && c.last - c.first == 1
        && cx.bare_key(c.head as usize).ends_with(ending::ACCUSATIVE)
        && cx.words[c.head as usize].readings.iter().any(Reading::is_nominal);
    let (from, to) = sentence.clauses;
    let mut args = parse.clauses[from as usize..to as usize].iter().flat_map(|c| &c.args);
    adverb && !args.any(|a| a.slot == Slot::Object && a.chunks.contains(&(at as u32)))
}

/// Whether a phrase is of another time than its clause («بعد الهجوم»، «قبل زيارته»).
pub fn apart(c: &Chunk) -> bool {
    c.prep.as_deref().is_some_and(|p| prepositions::OTHER_TIMES.contains(&p)) && c.timex.is_none()
}

/// Whether a phrase is of another time than its clause, or hangs on one that is («بعد أشهر من إضراب عن …»).
pub fn is_of_another_time(chunks: &[Chunk], at: usize) -> bool {
    use ChunkKind as K;
    let within = |c: &&Chunk| matches!(c.kind, K::Noun | K::Time | K::Comma | K::Quote);
    let hangs = || chunks[..at].iter().rev().take_while(within).any(apart);
    apart(&chunks[at]) || chunks[at].kind == K::Noun && chunks[at].prep.is_some() && hangs()
}

fn comma_after(chunks: &[Chunk], i: usize) -> Option<usize> {
    let end = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Content | ChunkKind::Subordinator)
    };
    let at = (i + 1..chunks.len()).take(12).find(|&n| end(&chunks[n]))?;
    (chunks[at].kind == ChunkKind::Comma).then_some(at + 1)
}

/// «اللقاء الذي جرى أمس في باريس»، «محادثات أجراها في موسكو»: whether the verb of chunk `verb` tells of the noun in
/// chunk `at`: its relative clause, where only the noun's own phrases stand between.
pub fn describes(cx: &Context<'_>, parse: &Parse, event: &EventMention, at: usize, verb: usize) -> bool {
    let sentence = &parse.sentences[event.parsed as usize];
    let chunks = &sentence.chunks;
    let Some(clause) = clause_at(parse, event.parsed, verb) else { return false };
    if clause
        .args
        .iter()
        .any(|a| a.found == Found::Antecedent && a.from == 0 && a.chunks.contains(&(at as u32)))
    {
        return true;
    }
    let opener = (at + 1..verb).rev().find(|&i| chunks[i].kind == ChunkKind::Relative);
    let light =
        cx.verb_key(clause.head as usize, clause.reading).is_some_and(|k| !cx.lex.frames.light(k).is_empty());
    let who = |r: usize| {
        let c = &chunks[r];
        cx.particle_gloss(c.head as usize, c.last as usize).is_some_and(|g| g.starts_with("who"))
    };
    match opener {
        // Behind «الذي», not «ما», a light verb tells of the event, whatever nouns stand between.
        Some(r) => light && who(r) && chunks[at + 1..r].iter().all(is_plain) && !is_common(chunks, at, r),
        None => {
            // «اتصال جرى بينهما ليل السبت»: so does a verb that only says that it took place.
            let pronoun = cx.words[clause.head as usize].suffix.is_some();
            let took_place = light
                && !chunks[at].closed
                && cx
                    .verb_key(clause.head as usize, clause.reading)
                    .is_some_and(|k| cx.lex.frames.light(k).iter().any(|l| l.subject == LightSubject::Event));
            (pronoun || took_place) && verb == at + 1 && !chunks[verb].joined
        }
    }
}

/// «قتل جنود في هجوم استهدف معسكرا في الموصل»: whether a verb behind an attack's victims tells where the attack they fell in struck. `met`
/// are the event's own phrases before it.
fn strikes(
    cx: &Context<'_>,
    parse: &Parse,
    event: &EventMention,
    (at, met): (usize, &[usize]),
    verb: usize,
) -> bool {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let Some(clause) = clause_at(parse, event.parsed, verb) else { return false };
    let inside = |i: usize| chunks[i].prep.as_deref().is_some_and(|p| prepositions::PLACES.contains(&p));
    let own = |i: &u32| *i as usize == at || met.contains(&(*i as usize)) && inside(*i as usize);
    let of_attack = clause.arg(&Slot::Subject).is_some_and(|a| a.chunks.iter().any(own));
    let attack = event.kind == EventType::Assault && of_attack && !chunks[verb].joined;
    attack
        && cx
            .verb_key(clause.head as usize, clause.reading)
            .is_some_and(|key| tells_of(cx, key, EventType::Assault))
}

/// Whether a verb alone or with others tells of a kind of event.
fn tells_of(cx: &Context<'_>, key: &str, kind: EventType) -> bool {
    cx.lex.frames.framed(HeadKind::Verb, key).any(|(_, f)| EventType::parse(&f.kind) == Some(kind))
}

/// «مساندته للتشكيلة التي أعلنها»: whether the noun right before a relative pronoun is a common noun with a phrase of its own.
fn is_common(chunks: &[Chunk], at: usize, relative: usize) -> bool {
    let last = (at + 1..relative).rev().find(|&i| chunks[i].kind == ChunkKind::Noun);
    last.is_some_and(|i| chunks[i].mentions.is_empty() && chunks[i].timex.is_none())
}

fn is_plain(c: &Chunk) -> bool {
    matches!(c.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Comma | ChunkKind::Quote)
}

/// The clause of the verb in a chunk.
pub fn clause_at(parse: &Parse, parsed: u32, chunk: usize) -> Option<&Clause> {
    let (from, to) = parse.sentences[parsed as usize].clauses;
    parse.clauses[from as usize..to as usize].iter().find(|c| c.chunk as usize == chunk)
}

fn left(cx: &Context<'_>, parse: &Parse, event: &EventMention, at: usize) -> Vec<usize> {
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let mut out = Vec::with_capacity(8);
    // «وثقت مقتل مدنيين في أيار واتهمت الجيش بـ…»: before a verb that «و» joins stands what is of the verb before.
    let said = event.kind.is_said() && event.kind != EventType::Consult;
    if said && chunks[at].kind == ChunkKind::Verb && chunks[at].joined {
        return out;
    }
    let mut may_pass = None;
    if chunks[at].kind != ChunkKind::Verb {
        if apart(&chunks[at]) {
            return out;
        }
        if let Some(c) = governing_clause(parse, event).map(|c| &parse.clauses[c as usize]) {
            // «أدان الوزير أمس الهجوم»: the day is that of the words, not of the attack.
            if (c.chunk as usize) < at && is_telling(cx, c) {
                return out;
            }
            may_pass = Some(c.chunk as usize);
        }
    }
    // «اتهمت هدنة العيد، لكن موسكو نفت»: a subject that a conjunction joins opens a clause with a day of its own.
    let own = clause_of(parse, event).map(|c| &parse.clauses[c as usize]);
    let subject = own.and_then(|c| c.arg(&Slot::Subject)).filter(|a| a.found == Found::Before);
    let opens = subject.map(|a| a.chunks[0] as usize).filter(|&i| chunks[i].joined);
    for i in (opens.unwrap_or(0)..at).rev() {
        match chunks[i].kind {
            ChunkKind::Content
            | ChunkKind::Subordinator
            | ChunkKind::Stop
            | ChunkKind::Relative
            | ChunkKind::Colon => break,
            ChunkKind::Verb if may_pass == Some(i) => may_pass = None,
            ChunkKind::Verb => break,
            // «توفي أمس بعد أشهر من إضراب عن …»: what hangs on a phrase of another time has not the day before that.
            ChunkKind::Noun if chunks[at].prep.is_some() && apart(&chunks[i]) => break,
            // «زار الدوحة للمرة الأولى منذ قطع العلاقات عام 2017، والتقى أميرها»: the year is of what was before.
            ChunkKind::Time if dates_what_was_before(cx, chunks, i) => {}
            _ => out.push(i),
        }
    }
    out
}

/// «منذ فراره قبل عامين»: whether a time stands behind a phrase of what was long before, in one stretch with it.
fn dates_what_was_before(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    use ChunkKind as K;
    let within = |c: &&Chunk| matches!(c.kind, K::Noun | K::Time | K::Quote);
    let earlier = |c: &Chunk| {
        let opens = [prepositions::SINCE, prepositions::BEFORE];
        c.kind == K::Noun
            && c.timex.is_none()
            && c.prep.as_deref().is_some_and(|p| opens.contains(&p))
            && cx.words[c.head as usize].readings.iter().any(Reading::is_nominal)
    };
    chunks[..at].iter().rev().take_while(within).any(earlier)
}

/// «استنكر الحزب توقيف الشرطة مساء السبت ناشطين»: whether a time stands between whose deed a verbal noun tells and whom it was done to, and
/// so dates the deed, not the words about it.
fn dates_a_deed(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(deed) = at.checked_sub(1).map(|i| &chunks[i]) else { return false };
    let done_to = chunks.get(at + 1).is_some_and(|c| c.is_bare_noun() && !c.joined);
    deed.kind == ChunkKind::Noun && done_to && is_somebodys_deed(cx, deed)
}

/// Whether a verb tells, asks or judges rather than does what its noun names.
fn is_telling(cx: &Context<'_>, clause: &Clause) -> bool {
    let Some(key) = cx.verb_key(clause.head as usize, clause.reading) else { return false };
    let frames = &cx.lex.frames;
    let judges = frames.status(StatusHead::Presupposes, key).iter().any(|w| w.complement.len() < 2);
    if clause.content.is_some() || judges {
        return true;
    }
    if !frames.light(key).is_empty() {
        return false;
    }
    let mut kinds = frames.framed(HeadKind::Verb, key).filter_map(|(_, f)| EventType::parse(&f.kind));
    kinds.any(|k| k.is_said() && k != EventType::Consult)
}

/// The clause whose day and place an event shares with its own: the verb before that its verb is joined to.
pub fn joined_to<'p>(parse: &'p Parse, event: &EventMention) -> Option<&'p Clause> {
    let own = clause_of(parse, event).or_else(|| governing_clause(parse, event))?;
    let clause = &parse.clauses[own as usize];
    let shared = clause.args.iter().any(|a| a.found == Found::Shared);
    let (from, _) = parse.sentences[event.parsed as usize].clauses;
    let conjunct = shared && clause.relation != Relation::Adverbial;
    let earlier = &parse.clauses[from as usize..own as usize];
    earlier.last().filter(|_| conjunct)
}
