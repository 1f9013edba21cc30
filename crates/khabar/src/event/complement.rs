//! Where the words of a pattern stand in a sentence: «أطلق الجيش سراح الأسرى» has the «سراح» of «أطلق سراح» behind its
//! subject, «ندوة صحفية عقدها الوزير» its noun before the verb.

use crate::clause::{Chunk, ChunkKind, Clause, Context, Slot, takes_back};
use crate::lexicon::frames::{Frame, HeadKind, Pattern};
use crate::lexicon::language::{Derived, Number, Reading};
use crate::mention::{Form, Kind, Mention, sector};
use crate::text::ending;
use crate::text::letters::Letters;
use crate::text::prepositions;

/// A sentence, and which words of complements stand in it.
pub(super) struct Seen<'a> {
    pub(super) chunks: &'a [Chunk],
    /// The numbers of each phrase's preposition, whole and by its first word.
    preps: Vec<[Option<u32>; 2]>,
    /// Whether a phrase tells when or why («خلال زيارة», «بسبب اتفاق»), so that it completes no verb.
    aside: Vec<bool>,
    /// A bit for the number of each word there is, so that most patterns are looked for no further.
    words: [u64; WORDS],
    /// Of each verb that has one, its phrase and that of its subject.
    pub(super) subjects: Vec<(usize, usize)>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(cx: &Context<'_>, chunks: &'a [Chunk], clauses: &[Clause]) -> Seen<'a> {
        let number = |word: &str| cx.lex.frames.number_of(word);
        let of_chunk = |c: &Chunk| match &c.prep {
            Some(prep) => [number(prep), prep.split(' ').next().and_then(number)],
            None => [None; 2],
        };
        let preps: Vec<[Option<u32>; 2]> = chunks.iter().map(of_chunk).collect();
        let mut words = [0; WORDS];
        let mut hold = |number: &u32| words[*number as usize / 64 % WORDS] |= 1 << (number % 64);
        preps.iter().flatten().flatten().for_each(&mut hold);
        for token in chunks.iter().flat_map(Chunk::tokens) {
            cx.complement_words(token).iter().for_each(&mut hold);
        }
        // «لم تستأنف بعد رحلات» is of what has not yet been: its «بعد» governs nothing.
        let negated = chunks.iter().any(|c| c.kind == ChunkKind::Negation);
        let adjunct = |words: &str| !negated && cx.lex.language.is_particle(words, "prep_adjunct");
        // «على خلفية إضراب»: of several words it is looked for as it is written, which its loose spelling is not.
        let written = |c: &Chunk, prep: &str| {
            let first = c.first as usize;
            let rest = (1..prep.split(' ').count()).map(|n| cx.text.key(first + n));
            std::iter::once(cx.bare_key(first)).chain(rest).collect::<Vec<_>>().join(" ")
        };
        let tells = |c: &Chunk, prep: &String| {
            adjunct(prep)
                || prep.contains(' ')
                    && c.tokens().len() > prep.split(' ').count()
                    && adjunct(&written(c, prep))
        };
        let aside = chunks.iter().map(|c| c.prep.as_ref().is_some_and(|prep| tells(c, prep))).collect();
        let subject = |c: &Clause| Some((c.chunk as usize, c.arg(&Slot::Subject)?.chunks[0] as usize));
        let subjects = clauses.iter().filter_map(subject).collect();
        Seen { chunks, preps, aside, words, subjects }
    }

    /// Whether a word of a complement may stand in the sentence, by its number.
    pub(super) fn may_hold(&self, number: u32) -> bool {
        self.words[number as usize / 64 % WORDS] >> (number % 64) & 1 == 1
    }
}

/// Where a predicate stands.
#[derive(Clone, Copy)]
pub(super) struct Site {
    /// Index of the parsed sentence, and of the chunk.
    pub(super) parsed: usize,
    pub(super) at: usize,
    /// The predicate's token.
    pub(super) head: u32,
    pub(super) clause: Option<u32>,
    /// The phrase that its clause describes and takes up by a pronoun, where no frame knows its noun.
    pub(super) described: Option<usize>,
}

/// Groups of sixty-four bits, several words to a bit.
const WORDS: usize = 8;

/// How many phrases from «بأن» on may hold the next word of a complement.
const BEHIND_THAT: usize = 3;

/// The tokens that a pattern's complement matches, or nothing where it is not there.
pub(super) fn complement(
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
        // «وصف التقارير بأنها ملفقة»: what the preposition of «أن» governs is told behind it.
        let content = |c: &Chunk| c.kind == ChunkKind::Content && Some(&c.first) == found.last();
        let opened = if n > 0 { seen.chunks[at..end].iter().position(content) } else { None };
        let end = opened.map_or(end, |i| (at + i + BEHIND_THAT).min(seen.chunks.len()));
        let Some(token) = find_word(cx, seen, at..end, position, reach, (several, number, word)) else {
            // «ندوة صحفية عقدها»: the noun described, then what stands behind it.
            let described = described?;
            let word_of = |noun: &Chunk| {
                let from = found.last().map_or(noun.head, |&t| if t < head { t + 1 } else { noun.head });
                let mut tokens = from..if from == noun.head { from + 1 } else { noun.last };
                tokens.find(|&t| cx.is_form_of(t as usize, number))
            };
            // «الاتفاق مع أوكرانيا الذي وقعه الوزير»: what a preposition adds to it is not signed.
            let outer = described.checked_sub(1).map(|d| &seen.chunks[d]);
            let outer = outer.filter(|c| c.kind == ChunkKind::Noun && names_somebody(cx, seen, described));
            found.push(word_of(&seen.chunks[described]).or_else(|| outer.and_then(word_of))?);
            continue;
        };
        // «تساند القوات الأميركية القوات المحلية»: of two phrases that have the word, the verb's subject and what is done to, the second.
        let second = || in_object(cx, seen, at, number, token);
        let token = if n == 0 && pattern.kind == HeadKind::Verb { second().unwrap_or(token) } else { token };
        // A noun with the article has no genitive: what belongs to it is an adjective beside it, or behind a preposition
        // («الحلول التي قدمتها الحكومة» dissolves nothing).
        let definite = n == 0 && pattern.kind == HeadKind::Noun && cx.words[head as usize].prefixes.article;
        if definite && token > head + 2 && !is_preposition(cx, token as usize) {
            return None;
        }
        // «وقف التخصيب واستئناف التعاون»: nor what belongs to another deed that «و» joins to it.
        if n == 0 && pattern.kind == HeadKind::Noun && is_of_a_joined_deed(cx, seen, head, token) {
            return None;
        }
        if n > 0 && is_who_acts_behind(cx, seen.chunks, &found, token) {
            return None;
        }
        // A preposition written together with its noun leaves the token open for the next word.
        let clitic = cx.words[token as usize].prefixes.preposition.is_some_and(|p| word.chars().eq([p]));
        position = if clitic { token } else { token + 1 };
        found.push(token);
    }
    Some(found)
}

/// Whether a phrase behind a preposition is nothing but a name.
fn names_somebody(cx: &Context<'_>, seen: &Seen<'_>, at: usize) -> bool {
    seen.chunks[at].prep.is_some() && cx.mentions_only(&seen.chunks[at])
}

/// «نفذ الهجوم مسلحون»: whether men in the form of a subject stand right behind the last word found as a phrase of their own, so that they
/// are no adjective of it.
fn is_who_acts_behind(cx: &Context<'_>, chunks: &[Chunk], found: &[u32], token: u32) -> bool {
    let own = |c: &Chunk| c.is_bare_noun() && c.head == token && c.first == token;
    found.last().is_some_and(|&last| last + 1 == token)
        && ending::is_nominative_plural(cx.text.key(token as usize))
        && chunks.iter().any(own)
}

/// «الاتفاقية التي وقعتها الحكومة», «الرسالة التي بعث بها», «اتفاقية وقعتها الحكومة»: the phrase that the clause of a verb
/// describes, where a pronoun of the verb, or of a preposition right behind it, takes it up.
pub(super) fn described(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<usize> {
    let own = cx.words[chunks[verb].head as usize].suffix.is_some();
    if !own && !chunks.get(verb + 1).is_some_and(|c| cx.is_pronoun_phrase(c)) {
        return None;
    }
    let passed = |c: &&Chunk| matches!(c.kind, ChunkKind::Auxiliary | ChunkKind::Time | ChunkKind::Other);
    let between = chunks[..verb].iter().rev().take_while(passed).count();
    let opener = verb.checked_sub(between + 1)?;
    // «المدعية التي ستحقق معه»: a pronoun of the other gender is of somebody else.
    let suffixed = if own { chunks[verb].head } else { chunks[verb + 1].head };
    let of_other = |opener: usize| takes_back(cx, &chunks[opener], suffixed) == Some(false);
    match chunks[opener].kind {
        ChunkKind::Relative if of_other(opener) => None,
        ChunkKind::Relative => {
            let near = (0..opener).rev().take(3).take_while(|&n| chunks[n].kind == ChunkKind::Noun);
            let outer = near.clone().find(|&n| chunks[n].is_bare_noun() || chunks[n].tokens().len() > 1);
            outer.or_else(|| near.clone().next())
        }
        // «خلال ندوة صحفية عقدها», «في تقرير رفعته»: where somebody says what is told is no event of its own.
        // «أكد الوزير أن بلاده هددتها»: behind «أن» a noun that is definite by itself is told of, not described.
        ChunkKind::Noun
            if opener > 0
                && chunks[opener - 1].kind == ChunkKind::Content
                && (cx.words[chunks[opener].head as usize].prefixes.article
                    || cx.words[chunks[opener].head as usize].suffix.is_some()) =>
        {
            None
        }
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

/// Whether a token stands behind a verbal noun, not the proposal's own, that «و» joins to what is before it, in its phrase.
fn is_of_a_joined_deed(cx: &Context<'_>, seen: &Seen<'_>, own: u32, token: u32) -> bool {
    let inside = |c: &&Chunk| c.joined && c.head > own && (c.head + 1..c.last).contains(&token);
    let deed = |c: &Chunk| cx.words[c.head as usize].readings.first().is_some_and(Reading::is_masdar);
    seen.chunks.iter().find(inside).is_some_and(deed)
}

/// The same word at the head of the phrase behind the subject, where what was found heads the subject of the verb at `at`.
fn in_object(cx: &Context<'_>, seen: &Seen<'_>, at: usize, number: u32, found: u32) -> Option<u32> {
    let &(_, subject) = seen.subjects.iter().find(|&&(verb, _)| verb == at)?;
    let object = seen.chunks.get(subject + 1).filter(|c| c.is_bare_noun() && !c.joined)?;
    let heads = subject > at && seen.chunks[subject].head == found;
    (heads && cx.is_form_of(object.head as usize, number)).then_some(object.head)
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
    let accusative = ending::is_oblique_plural(word);
    for at in range.clone() {
        let (chunk, preps) = (&seen.chunks[at], &seen.preps[at]);
        let first = reach == u32::MAX && at > range.start + 1;
        if chunk.last <= from || first && in_a_relative(seen.chunks, range.start, at) {
            continue;
        }
        if preps.contains(&Some(number)) && chunk.first >= from && chunk.first < reach {
            // «تجمع المئات أمام البرلمان احتجاجا على القانون»: what a reason governs is none of the verb's own.
            if first && is_reason(cx, &seen.chunks[at - 1]) {
                continue;
            }
            return Some(chunk.first);
        }
        // What the first word of a complement is looked for in is the verb's own («بدا خلال الزيارة متعبا»).
        if at > range.start && seen.aside[at] && from == seen.chunks[range.start].head + 1 {
            continue;
        }
        // «أوقفت الشرطة طلابا بعد تنظيمهم اعتصاما»: nor is it of the verb what a deed right before it has for its own object.
        if first && is_of_the_deed_before(cx, seen.chunks, at, number) {
            continue;
        }
        if matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Other) {
            let is_form = |token: &u32| cx.is_form_of(*token as usize, number);
            for token in (chunk.first.max(from)..chunk.last.min(reach)).filter(is_form) {
                // A name that is spelled as a preposition («علي») is none.
                let is_name = || {
                    let readings = &cx.words[token as usize].readings;
                    let particle = |r: &Reading| matches!(r, Reading::Particle { .. });
                    !readings.is_empty() && readings.iter().all(particle) && cx.mention_covers(token)
                };
                // «ستواصل الحرب حتى تحقيق النصر»: what a preposition governs completes no verb that asks for an object.
                let open = |p: &str| p == prepositions::FROM || prepositions::OTHER_TIMES.contains(&p);
                let prep = chunk.prep.as_deref();
                // «تعليق المحادثات الرامية إلى إحياء الاتفاق»: nor does what belongs to a deed that it governs.
                let inner = token == chunk.head + 1
                    && cx.words[chunk.head as usize].readings.iter().any(Reading::is_masdar);
                // «قدم استقالته بعد أيام من احتجاجات»: nor does «من» behind how long it was.
                let since = at > 0 && seen.chunks[at - 1].timex.is_some();
                let open = |p: &str| open(p) && !(since && p == prepositions::FROM);
                let governed = first && (token == chunk.head || inner) && prep.is_some_and(|p| !open(p));
                let nominative = || accusative && ending::is_nominative_plural(cx.text.key(token as usize));
                let fits = !(governed || nominative())
                    && several.is_none_or(|word| token > from || !is_one_of(cx, token as usize, word));
                let told = reach == u32::MAX && is_of_whoever_acts(cx, chunk, token);
                if fits && !is_name() && !told && !is_of_a_name(cx, chunk, token) {
                    return Some(token);
                }
            }
        }
    }
    None
}

/// Whether a bare phrase stands right behind a verbal noun with a preposition that has a pattern with the same word.
fn is_of_the_deed_before(cx: &Context<'_>, chunks: &[Chunk], at: usize, number: u32) -> bool {
    let Some(deed) = at.checked_sub(1).map(|i| &chunks[i]) else { return false };
    let bare = chunks[at].is_bare_noun() && !chunks[at].joined && deed.prep.is_some();
    let frames = &cx.lex.frames;
    let asks = |(p, _): (&Pattern, &Frame)| p.words.first() == Some(&number);
    let has = |r: &Reading| match r {
        Reading::Derived { verb, kind: Derived::Masdar, .. } => {
            let key = cx.lex.language.past_key(*verb);
            key.is_some_and(|key| frames.framed(HeadKind::Verb, key).any(asks))
        }
        _ => false,
    };
    bare && deed.kind == ChunkKind::Noun && cx.words[deed.head as usize].readings.iter().any(has)
}

/// «احتجاجا على», «ردا على»: whether a phrase is one indefinite verbal noun in the accusative, which tells why.
pub(super) fn is_reason(cx: &Context<'_>, chunk: &Chunk) -> bool {
    chunk.is_bare_noun()
        && chunk.last - chunk.first == 1
        && cx.words[chunk.head as usize].suffix.is_none()
        && cx.bare_key(chunk.head as usize).ends_with(ending::ACCUSATIVE)
        && cx.words[chunk.head as usize].readings.iter().any(Reading::is_masdar)
}

/// «أعلنت قوات الدعم السريع», «جيش التحرير الوطني»: a word of the name of those who bear arms says nothing else.
fn is_of_a_name(cx: &Context<'_>, chunk: &Chunk, token: u32) -> bool {
    let armed = |m: &&Mention| m.kind == Kind::Organization && sector::is_of(&m.sector, &[sector::REBELS]);
    let mut named = chunk.mentions.iter().map(|&m| &cx.mentions[m as usize]).filter(armed);
    named.any(|m| m.form == Form::Name && (m.tokens.0..m.tokens.1).contains(&token))
}

/// «أعلن قائد الدعم السريع انسحاب قواته», «أعلنت منظمة العفو الدولية»: what a verb asks for is none of the words inside a title or a name.
fn is_of_whoever_acts(cx: &Context<'_>, chunk: &Chunk, token: u32) -> bool {
    let titled = |m: &&Mention| match m.kind {
        Kind::Person => matches!(m.form, Form::Name | Form::Title),
        Kind::Organization => m.form == Form::Name,
        _ => false,
    };
    let mut named = chunk.mentions.iter().map(|&m| &cx.mentions[m as usize]).filter(titled);
    named.any(|m| (m.tokens.0 + 1..m.tokens.1).contains(&token))
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
            if cx.lex.language.is_human(*noun)
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
