//! Which predicates some frame knows, and by which of its patterns.
//!
//! «أطلق الجيش سراح الأسرى» matches the pattern «أطلق سراح»: the complement may stand apart from its verb, but
//! not outside the verb's clause. The longest complement found speaks loudest.

use super::senses::{
    IN_WORDS, is_a_name, is_aside, is_duty, is_of_a_bound, is_of_its_subject, is_rather_a_noun, is_reaching,
};
use crate::clause::{Chunk, ChunkKind, Clause, Context, Found, Parse, Slot};
use crate::lexicon::frames::{BLOCKED, HeadKind, Pattern};
use crate::lexicon::language::{Number, Reading};
use crate::mention::{Form, Kind, Mention};
use crate::text::letters::Letters;
use crate::text::{affix, inflect, prepositions};
use crate::word::Gender;
use crate::word::Prefixes;
use smallvec::SmallVec;

/// A predicate and a pattern that fits it.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// Index of the parsed sentence.
    pub parsed: u32,
    /// The chunk the predicate stands in.
    pub chunk: u32,
    /// The predicate's token.
    pub head: u32,
    /// For a verb, its clause.
    pub clause: Option<u32>,
    /// The pattern.
    pub pattern: u32,
    /// Tokens of the complement, in order.
    pub complement: Vec<u32>,
}

/// A sentence, and which words of complements stand in it.
struct Seen<'a> {
    chunks: &'a [Chunk],
    /// The numbers of each phrase's preposition, whole and by its first word.
    preps: Vec<[Option<u32>; 2]>,
    /// Whether a phrase tells when or why («خلال زيارة», «بسبب اتفاق»), so that it completes no verb.
    aside: Vec<bool>,
    /// A bit for the number of each word there is, so that most patterns are looked for no further.
    words: [u64; WORDS],
    /// Of each verb that has one, its phrase and that of its subject.
    subjects: Vec<(usize, usize)>,
}

impl<'a> Seen<'a> {
    fn new(cx: &Context<'_>, chunks: &'a [Chunk], clauses: &[Clause]) -> Seen<'a> {
        let number = |word: &str| cx.lex.frames.number_of(word);
        let of_chunk = |c: &Chunk| match &c.prep {
            Some(prep) => [number(prep), prep.split(' ').next().and_then(number)],
            None => [None; 2],
        };
        let preps: Vec<[Option<u32>; 2]> = chunks.iter().map(of_chunk).collect();
        let tokens = chunks.iter().flat_map(Chunk::tokens);
        let forms = tokens.flat_map(|t| cx.complement_words(t)).copied();
        let mut words = [0; WORDS];
        for number in preps.iter().flatten().flatten().copied().chain(forms) {
            words[number as usize / 64 % WORDS] |= 1 << (number % 64);
        }
        // «لم تستأنف بعد رحلات» is of what has not yet been: its «بعد» governs nothing.
        let negated = chunks.iter().any(|c| c.kind == ChunkKind::Negation);
        let adjunct = |prep: &String| !negated && cx.lex.language.is_particle(prep, "prep_adjunct");
        let aside = chunks.iter().map(|c| c.prep.as_ref().is_some_and(adjunct)).collect();
        let subject = |c: &Clause| Some((c.chunk as usize, c.arg(&Slot::Subject)?.chunks[0] as usize));
        let subjects = clauses.iter().filter_map(subject).collect();
        Seen { chunks, preps, aside, words, subjects }
    }

    /// Whether a word of a complement may stand in the sentence, by its number.
    fn may_hold(&self, number: u32) -> bool {
        self.words[number as usize / 64 % WORDS] >> (number % 64) & 1 == 1
    }
}

/// Where a predicate stands.
#[derive(Clone, Copy)]
struct Site {
    /// Index of the parsed sentence, and of the chunk.
    parsed: usize,
    at: usize,
    /// The predicate's token.
    head: u32,
    clause: Option<u32>,
    /// The phrase that its clause describes and takes up by a pronoun, where no frame knows its noun.
    described: Option<usize>,
}

/// Groups of sixty-four bits, several words to a bit.
const WORDS: usize = 8;

/// All proposals of an article, in order of their heads; of several patterns of one frame only the best.
pub fn proposals(cx: &Context<'_>, parse: &Parse) -> Vec<Proposal> {
    let mut out = Vec::new();
    for (parsed, sentence) in parse.sentences.iter().enumerate() {
        let (from, to) = sentence.clauses;
        let seen = &Seen::new(cx, &sentence.chunks, &parse.clauses[from as usize..to as usize]);
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            let clause = (sentence.clauses.0..sentence.clauses.1)
                .find(|&c| parse.clauses[c as usize].chunk as usize == at);
            let start = out.len();
            let site = Site { parsed, at, head: chunk.head, clause, described: None };
            match chunk.kind {
                // «ما يصل إلى رحلتين»: the verb bounds a number, and nobody arrives.
                ChunkKind::Verb if is_of_a_bound(cx, chunk.head as usize) => {}
                ChunkKind::Verb => {
                    let end = clause.map_or(at + 1, |c| parse.clauses[c as usize].last as usize);
                    let end = end.max(at + 1).min(sentence.chunks.len());
                    let keys =
                        fitting_keys(cx, &sentence.chunks, chunk, clause.map(|c| &parse.clauses[c as usize]));
                    let before = out.len();
                    // «العقوبات التي فرضتها واشنطن على موسكو»: the noun tells it already.
                    let of =
                        |p: &Proposal, n: usize| p.parsed as usize == parsed && p.head == seen.chunks[n].head;
                    let whole = |p: &Proposal| p.complement.iter().all(|&t| t < chunk.head);
                    let told = |n: &usize| out.iter().any(|p| of(p, *n) && whole(p));
                    let described = described(cx, seen.chunks, at).filter(|n| !told(n));
                    propose(cx, seen, Site { described, ..site }, HeadKind::Verb, &keys, end, &mut out);
                    let mut found = out.split_off(before);
                    found.retain(|p| is_of_its_subject(cx, parse, &sentence.chunks, p));
                    // «هاجم الوزير خصومه»: what is done in words is done with no arms.
                    let frame = |p: &Proposal| {
                        cx.lex.frames.frames.get(cx.lex.frames.patterns[p.pattern as usize].frame as usize)
                    };
                    if found.iter().any(|p| frame(p).is_some_and(|f| f.id.ends_with(IN_WORDS))) {
                        found.retain(|p| frame(p).is_none_or(|f| f.kind != "ASSAULT"));
                    }
                    out.append(&mut found);
                }
                // «يتعين على الحكومة أن»: what must be done is asked of somebody.
                ChunkKind::Auxiliary => {
                    let keys = cx.verb_keys(chunk.head as usize);
                    let end = (at + 6).min(sentence.chunks.len());
                    propose(cx, seen, Site { clause: None, ..site }, HeadKind::Verb, &keys, end, &mut out);
                }
                ChunkKind::Content | ChunkKind::Colon if is_duty(cx, seen.chunks, at) => {
                    let site = Site { head: chunk.last - 1, clause: None, ..site };
                    propose(cx, seen, site, HeadKind::Verb, &[prepositions::OUGHT], at + 3, &mut out);
                }
                ChunkKind::Noun => {
                    for head in chunk.first..chunk.last {
                        // «تحرك احتجاجي»: behind its noun this is an adjective, not «my protest».
                        if head > chunk.first && cx.words[head as usize].suffix == Some(affix::MY) {
                            continue;
                        }
                        if is_reaching(cx, chunk, head) {
                            continue;
                        }
                        // Inside a name nothing happens; but one word may be misread as a name where its complement says
                        // otherwise («القضاء على التنظيم»), which a state is not («مصر على»).
                        let covered = cx.mention_covers(head);
                        let named = covered
                            && cx.mention_at(head as usize).is_none_or(|(m, end)| {
                                let long = end > head as usize + 1;
                                long || cx.mentions[m as usize].kind == Kind::State
                            });
                        let before = out.len();
                        let site = Site { head, clause: None, ..site };
                        let keys = cx.noun_keys(head as usize);
                        let end = (at + 4).min(sentence.chunks.len());
                        propose(cx, seen, site, HeadKind::Noun, keys, end, &mut out);
                        let found = out.len() > before;
                        if named
                            || found
                                && (is_called_by_a_place(cx, chunk, head) || is_short_for_a_name(cx, head))
                        {
                            // A fixed expression may begin in the name («وزير التعاون الدولي»).
                            let blocked: Vec<Proposal> =
                                out.drain(before..).filter(|p| is_blocked(cx, p)).collect();
                            out.extend(blocked);
                            continue;
                        }
                        let participle = cx.participle_keys(head as usize);
                        let aside = at > 0 && sentence.chunks[at - 1].kind == ChunkKind::Comma;
                        let acts = !participle.is_empty() && !is_a_name(cx, head as usize, aside);
                        if acts && chunk.prep.is_none() && head == chunk.head {
                            let (end, start) = ((at + 6).min(sentence.chunks.len()), out.len());
                            propose(cx, seen, site, HeadKind::Verb, &participle, end, &mut out);
                            if is_rather_a_noun(cx, head as usize, aside) {
                                let follows = |p: &Proposal| p.complement.first() == Some(&(head + 1));
                                let mut found = out.split_off(start);
                                found.retain(follows);
                                out.append(&mut found);
                            }
                        }
                        if covered && !is_aside(cx, head as usize, aside) {
                            let beside = |p: &Proposal| p.complement.first() == Some(&(head + 1));
                            let misread: Vec<Proposal> = out.drain(before..).filter(beside).collect();
                            out.extend(misread);
                        }
                    }
                }
                _ => {}
            }
            keep_best(cx, &mut out, start);
        }
    }
    out
}

/// The keys of a verb's readings that its subject does not rule out: «تنحى الرئيس» is no «تُنحّى», which a man is not.
fn fitting_keys<'a>(
    cx: &Context<'a>,
    chunks: &[Chunk],
    verb: &Chunk,
    clause: Option<&Clause>,
) -> Vec<&'a str> {
    let subject = clause.and_then(|c| c.arg(&Slot::Subject)).filter(|a| a.found == Found::Here);
    let phrase = subject.map(|a| &chunks[a.chunks[0] as usize]).filter(|c| cx.mentions_only(c));
    let first = phrase.and_then(|c| c.mentions.first());
    let man = first.is_some_and(|&m| {
        let m = &cx.mentions[m as usize];
        m.kind == Kind::Person && m.gender == Some(Gender::Masculine) && m.number != Some(Number::Plural)
    });
    let head = verb.head as usize;
    let fits = |n: &usize| match &cx.words[head].readings[*n] {
        Reading::Verb { gender, .. } => !(man && *gender == Some(Gender::Feminine)),
        _ => true,
    };
    let of = |n: usize| cx.verb_key(head, n as u8);
    let (fit, unfit): (Vec<usize>, Vec<usize>) = (0..cx.words[head].readings.len()).partition(fits);
    let holds = |ns: &[usize], key: &str| ns.iter().filter_map(|&n| of(n)).any(|k| k == key);
    let mut keys = cx.verb_keys(head);
    keys.retain(|key| !holds(&unfit, key) || holds(&fit, key));
    keys
}

/// «شكري يزور تونس»: the family name of somebody whom the article calls by more is no noun.
fn is_short_for_a_name(cx: &Context<'_>, head: u32) -> bool {
    let key = cx.text.key(head as usize);
    let plain = cx.words[head as usize].prefixes == Prefixes::default();
    let family = |m: &Mention| {
        let (first, end) = m.tokens;
        m.kind == Kind::Person
            && m.form == Form::Name
            && end > first + 1
            && cx.text.key(end as usize - 1) == key
    };
    plain && cx.mentions.iter().any(family)
}

/// «اتفاقات مينسك»: an accord that the place behind it only names is spoken of, not made.
fn is_called_by_a_place(cx: &Context<'_>, chunk: &Chunk, head: u32) -> bool {
    let behind = cx.mention_at(head as usize + 1).filter(|_| head + 1 < chunk.last);
    behind.is_some_and(|(m, _)| !chunk.mentions.contains(&m))
}

fn is_blocked(cx: &Context<'_>, proposal: &Proposal) -> bool {
    cx.lex.frames.patterns[proposal.pattern as usize].frame == BLOCKED
}

fn propose(
    cx: &Context<'_>,
    seen: &Seen<'_>,
    site: Site,
    kind: HeadKind,
    keys: &[impl AsRef<str>],
    end: usize,
    out: &mut Vec<Proposal>,
) {
    for key in keys {
        for &index in cx.lex.frames.patterns(kind, key.as_ref()) {
            let pattern = &cx.lex.frames.patterns[index as usize];
            if !pattern.words.iter().all(|&word| seen.may_hold(word)) {
                continue;
            }
            let Some(complement) = complement(cx, seen, site, end, pattern) else { continue };
            if !allowed(cx, seen, (site.at, end), pattern) {
                continue;
            }
            out.push(Proposal {
                parsed: site.parsed as u32,
                chunk: site.at as u32,
                head: site.head,
                clause: site.clause,
                pattern: index,
                complement,
            });
        }
    }
}

/// The tokens that a pattern's complement matches, or nothing where it is not there.
fn complement(
    cx: &Context<'_>,
    seen: &Seen<'_>,
    Site { at, head, described, .. }: Site,
    end: usize,
    pattern: &Pattern,
) -> Option<Vec<u32>> {
    let mut found: Vec<u32> = Vec::new();
    let mut position = head + 1;
    for (n, (word, &number)) in pattern.complement.iter().zip(&pattern.words).enumerate() {
        // The first word may follow the subject; later ones, and a noun's, follow closely.
        let reach = match (n, pattern.kind) {
            (0, HeadKind::Verb) => u32::MAX,
            (0, HeadKind::Noun) => position + 6,
            _ => position + 4,
        };
        let several = (n == 0 && pattern.kind == HeadKind::Noun).then_some(word.as_str());
        let Some(token) = find_word(cx, seen, at..end, position, reach, (several, number, word)) else {
            // «ندوة صحفية عقدها»: the noun described, then what stands behind it.
            let noun = described.map(|d| &seen.chunks[d])?;
            let from = found.last().map_or(noun.head, |&t| if t < head { t + 1 } else { noun.head });
            let mut tokens = from..if from == noun.head { from + 1 } else { noun.last };
            found.push(tokens.find(|&t| cx.is_form_of(t as usize, number))?);
            continue;
        };
        // A noun with the article has no genitive: what belongs to it is an adjective beside it, or behind a preposition
        // («الحلول التي قدمتها الحكومة» dissolves nothing).
        let definite = n == 0 && pattern.kind == HeadKind::Noun && cx.words[head as usize].prefixes.article;
        if definite && token > head + 2 && !is_preposition(cx, token as usize) {
            return None;
        }
        // A preposition written together with its noun leaves the token open for the next word.
        let clitic = cx.words[token as usize].prefixes.preposition.is_some_and(|p| word.chars().eq([p]));
        position = if clitic { token } else { token + 1 };
        found.push(token);
    }
    Some(found)
}

/// «الاتفاقية التي وقعتها الحكومة», «الرسالة التي بعث بها», «اتفاقية وقعتها الحكومة»: the phrase that the clause of a verb
/// describes, where a pronoun of the verb, or of a preposition right behind it, takes it up.
fn described(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<usize> {
    let pronoun = |t: u32| cx.words[t as usize].suffix.is_some();
    let behind = |c: &Chunk| c.last - c.first == 1 && c.prep.is_some() && pronoun(c.head);
    if !pronoun(chunks[verb].head) && !chunks.get(verb + 1).is_some_and(behind) {
        return None;
    }
    let passed = |c: &&Chunk| matches!(c.kind, ChunkKind::Auxiliary | ChunkKind::Time | ChunkKind::Other);
    let between = chunks[..verb].iter().rev().take_while(passed).count();
    let opener = verb.checked_sub(between + 1)?;
    match chunks[opener].kind {
        ChunkKind::Relative => {
            let near = (0..opener).rev().take(3).take_while(|&n| chunks[n].kind == ChunkKind::Noun);
            let outer = near.clone().find(|&n| chunks[n].is_bare_noun() || chunks[n].tokens().len() > 1);
            outer.or_else(|| near.clone().next())
        }
        // «خلال ندوة صحفية عقدها», «في تقرير رفعته»: where somebody says what is told is no event of its own.
        ChunkKind::Noun if between == 0 && !chunks[verb].joined => {
            let prep = chunks[opener].prep.as_deref();
            let medium = prep.is_some_and(|p| prepositions::SAME_TIME.contains(&p));
            (!medium).then_some(opener)
        }
        _ => None,
    }
}

/// Whether a token is a preposition, or is written together with one.
fn is_preposition(cx: &Context<'_>, token: usize) -> bool {
    let word = &cx.words[token];
    word.prefixes.preposition.is_some() || matches!(word.readings.first(), Some(Reading::Particle { .. }))
}

fn find_word(
    cx: &Context<'_>,
    seen: &Seen<'_>,
    range: std::ops::Range<usize>,
    from: u32,
    reach: u32,
    (several, number, word): (Option<&str>, u32, &str),
) -> Option<u32> {
    // «تفرق المتظاهرون»: an object written in the accusative is not who acts.
    let accusative = inflect::is_oblique_plural(word);
    for at in range.clone() {
        let (chunk, preps) = (&seen.chunks[at], &seen.preps[at]);
        let first = reach == u32::MAX && at > range.start + 1;
        if chunk.last <= from || first && in_a_relative(seen.chunks, range.start, at) {
            continue;
        }
        if preps.contains(&Some(number)) && chunk.first >= from && chunk.first < reach {
            return Some(chunk.first);
        }
        // What the first word of a complement is looked for in is the verb's own («بدا خلال الزيارة متعبا»).
        if at > range.start && seen.aside[at] && from == seen.chunks[range.start].head + 1 {
            continue;
        }
        if matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Other) {
            for token in chunk.first.max(from)..chunk.last.min(reach) {
                // A name that is spelled as a preposition («علي») is none.
                let is_name = || {
                    let readings = &cx.words[token as usize].readings;
                    let particle = |r: &Reading| matches!(r, Reading::Particle { .. });
                    !readings.is_empty() && readings.iter().all(particle) && cx.mention_covers(token)
                };
                // «ستواصل الحرب حتى تحقيق النصر»: what a preposition governs completes no verb that asks for an object.
                let open = |p: &str| p == prepositions::FROM || prepositions::OTHER_TIMES.contains(&p);
                let prep = chunk.prep.as_deref();
                let governed = first && token == chunk.head && prep.is_some_and(|p| !open(p));
                let fits = cx.is_form_of(token as usize, number)
                    && !governed
                    && !(accusative && inflect::is_nominative_plural(cx.text.key(token as usize)))
                    && several.is_none_or(|word| token > from || !is_one_of(cx, token as usize, word));
                if fits && !is_name() {
                    return Some(token);
                }
            }
        }
    }
    None
}

/// «أبلغت المهاجرين الذين تم رفض طلباتهم»: whether a phrase stands in a relative clause that no comma has closed, and
/// which is not the predicate's own.
fn in_a_relative(chunks: &[Chunk], predicate: usize, at: usize) -> bool {
    let between = &chunks[predicate + 1..at];
    let opened = between.iter().rposition(|c| c.kind == ChunkKind::Relative);
    opened.is_some_and(|o| between[o..].iter().all(|c| c.kind != ChunkKind::Comma))
}

/// «اجتماع وزير الخارجية مع»: one person right behind the noun where the pattern asks for several («اجتماع وزراء»). One that is
/// counted stands for several («إنقاذ مئتي مهاجر»).
fn is_one_of(cx: &Context<'_>, token: usize, word: &str) -> bool {
    let one = matches!(
        cx.words[token].readings.first(),
        Some(Reading::Noun { number: Number::Singular, noun, .. })
            if cx.lex.language.noun(*noun).is_some_and(|n| n.human)
    );
    one && asks_for_several(cx, word)
}

/// Whether a word of a pattern is a plural («وزراء») and no singular of another noun.
fn asks_for_several(cx: &Context<'_>, word: &str) -> bool {
    let Some(letters) = Letters::new(word) else { return false };
    let mut found = Vec::new();
    cx.lex.language.analyses(letters, false, &mut found);
    let is = |wanted: Number| {
        found.iter().any(|a| matches!(a.reading, Reading::Noun { number, .. } if number == wanted))
    };
    is(Number::Plural) && !is(Number::Singular)
}

/// How many phrases of the clause that a verb opens say what it tells of its object, marks of quotation among them.
const BEYOND: usize = 3;

/// Whether the frame's own conditions on subject, object and clause hold.
fn allowed(cx: &Context<'_>, seen: &Seen<'_>, (at, end): (usize, usize), pattern: &Pattern) -> bool {
    let chunks = seen.chunks;
    let Some(frame) = cx.lex.frames.frames.get(pattern.frame as usize) else { return true };
    let asks = &frame.asks;
    if asks.objects.is_empty() && asks.subjects.is_empty() && asks.unless.is_empty() {
        return true;
    }
    let begin = at.saturating_sub(4);
    let words = |from: usize, to: usize| -> SmallVec<[u32; 32]> {
        let tokens = chunks[from..to].iter().flat_map(|c| c.tokens());
        tokens.flat_map(|t| cx.asked_words(t)).copied().collect()
    };
    let there = words(begin, end);
    // «وصفه بأنه مجرم»: what a verb says of its object may open a clause of its own.
    let opens = chunks[at..].iter().take(end + 1 - at).any(|c| c.kind == ChunkKind::Content);
    let beyond = if opens { words(end, (end + BEYOND).min(chunks.len())) } else { SmallVec::new() };
    let has = |word: &u32| there.contains(word);
    let tells = |word: &u32| has(word) || beyond.contains(word);
    // «تظاهر الأهالي في …، وأحرقوا الإطارات وقطعوا الطريق»: a subject that verbs share may stand far back.
    let far = seen.subjects.iter().filter(|(verb, subject)| *verb == at && *subject < begin);
    let theirs: SmallVec<[u32; 8]> = far.flat_map(|&(_, subject)| words(subject, subject + 1)).collect();
    let holds = |asked: &[u32]| asked.is_empty() || asked.iter().any(|w| has(w) || theirs.contains(w));
    let vetoed = asks.unless.iter().any(|words| !words.is_empty() && words.iter().all(has));
    (asks.objects.is_empty() || asks.objects.iter().any(tells)) && holds(&asks.subjects) && !vetoed
}

/// The types of visits and of what forces do.
const VISITS: &str = "CONSULT";
const MOVES: &str = "MOBILIZE";

/// Of several patterns of one head and type keeps the longest; a blocking pattern takes away all that are no longer
/// than itself («بحث عن» is no talk), also of its own nouns («وزير التعاون الدولي» is no cooperation), and a longer one of
/// another type outvotes a bare word («أطلق سراح» is no shot).
fn keep_best(cx: &Context<'_>, out: &mut Vec<Proposal>, start: usize) {
    if out.len() == start {
        return;
    }
    let frames = &cx.lex.frames;
    let frame = |p: &Proposal| frames.patterns[p.pattern as usize].frame;
    let kind = |p: &Proposal| frames.frames.get(frame(p) as usize).map_or("", |f| f.kind.as_str());
    let found: Vec<Proposal> = out.drain(start..).collect();
    let longest =
        |head: u32| found.iter().filter(|p| p.head == head).map(|p| p.complement.len()).max().unwrap_or(0);
    // «وقع اتفاقية في باريس»: a preposition alone says less than a noun does, and where both have but one, the nearer speaks.
    let rank = |p: &Proposal| {
        let words = &frames.patterns[p.pattern as usize].complement;
        let bare = !words.is_empty() && words.iter().all(|w| cx.lex.language.is_particle(w, "prep"));
        (2 * words.len() - usize::from(bare), bare)
    };
    let blocked = |p: &Proposal| {
        let blocks = found.iter().filter(|b| b.head == p.head && frame(b) == BLOCKED);
        blocks.into_iter().any(|b| match (rank(b), rank(p)) {
            ((of_block, true), (own, true)) if of_block == own => {
                b.complement.first() <= p.complement.first()
            }
            ((of_block, _), (own, _)) => of_block >= own,
        })
    };
    // The nouns of a fixed expression that stand together are words of it, and no events.
    let inside = |p: &Proposal| {
        let holds = |b: &&Proposal| {
            let words = b.complement.iter().zip(b.head + 1..);
            frame(b) == BLOCKED
                && frames.patterns[b.pattern as usize].kind == HeadKind::Noun
                && b.complement.contains(&p.head)
                && words.clone().all(|(&t, place)| t == place)
        };
        let longest = found.iter().filter(holds).map(|b| b.complement.len()).max();
        longest.is_some_and(|n| n > p.complement.len())
    };
    for p in &found {
        let taken_away = frame(p) == BLOCKED || blocked(p) || inside(p);
        let outvoted = p.complement.is_empty() && longest(p.head) > 0;
        // «تتوجه حاملة الطائرات إلى»: where forces move nobody visits.
        let asks = |p: &Proposal| frames.frames.get(frame(p) as usize).map(|f| &f.asks);
        let named = |q: &&Proposal| {
            let own = q.head == p.head && kind(q) == MOVES && q.complement.len() == p.complement.len();
            own && asks(q).is_some_and(|a| !a.subjects.is_empty())
        };
        let any = kind(p) == VISITS && asks(p).is_some_and(|a| a.subjects.is_empty());
        let less_said = any && found.iter().any(|q| named(&q));
        if taken_away || outvoted || less_said {
            continue;
        }
        match out[start..].iter_mut().find(|k| k.head == p.head && kind(k) == kind(p)) {
            Some(best) if best.complement.len() < p.complement.len() => *best = p.clone(),
            Some(_) => {}
            None => out.push(p.clone()),
        }
    }
}
