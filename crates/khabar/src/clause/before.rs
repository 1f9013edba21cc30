//! What stands before a verb: its subject («الرئيس زار تونس»), or the noun that its relative clause describes («الهجوم الذي استهدف»).

use super::agreement::{agrees, traits};
use super::declined::is_accusative;
use super::mood;
use super::object::{has_object_pronoun, may_act};
use super::occasion::topic_of;
use super::scan::Item;
use super::{Chunk, ChunkKind, Context, Found};
use crate::lexicon::frames::HeadKind;
use crate::lexicon::grammar::ParticleClass;
use crate::mention::Form;
use crate::text::prepositions;
use crate::word::{Gender, Number, Reading};

/// «الأسلحة التي زودت بها واشنطن كييف»: whether a preposition right behind a verb has a pronoun for its object.
pub(super) fn is_taken_up(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    chunks.get(verb + 1).is_some_and(|c| cx.is_pronoun_phrase(c))
}

/// «الرئيس الذي انتقدته», «المدعية التي ستحقق معه»: whether the pronoun of a word has the gender that a relative pronoun shows, and so may take up
/// what that describes; `None` where one of them shows none.
pub fn takes_back(cx: &Context<'_>, relative: &Chunk, word: u32) -> Option<bool> {
    let shown = prepositions::relative_gender(cx.text.loose(relative.last as usize - 1))?;
    let pronoun = cx.words[word as usize].suffix.and_then(prepositions::pronoun_gender).flatten()?;
    Some(shown == pronoun)
}

/// «المدعية التي ستحقق معه»: whether the preposition right behind a verb has a pronoun of another gender than the relative pronoun before it.
pub(super) fn is_of_another_gender(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let opener = verb.checked_sub(1).map(|i| &chunks[i]).filter(|c| c.kind == ChunkKind::Relative);
    let word = chunks.get(verb + 1).map(|c| c.head);
    opener.zip(word).is_some_and(|(relative, word)| takes_back(cx, relative, word) == Some(false))
}

/// «الهجوم الذي استهدف المسلحون فيه السياح»: whether a preposition with a pronoun stands between the two bare phrases behind a verb.
pub(super) fn is_taken_up_between(cx: &Context<'_>, chunks: &[Chunk], at: usize, bare: &[Item]) -> bool {
    let [_, second, ..] = bare else { return false };
    chunks[at + 1..second.chunks[0] as usize].iter().any(|c| cx.is_pronoun_phrase(c))
}

/// «الهجوم الذي استهدف جنودا أوقع قتلى»: whether the noun that a relative pronoun is of opens its clause, so that the verb behind the
/// relative clause is its own.
fn opens_with(chunks: &[Chunk], relative: usize) -> bool {
    let Some(noun) = relative.checked_sub(1).filter(|&n| chunks[n].is_bare_noun()) else { return false };
    use ChunkKind as K;
    // «وكان الرئيس الذي حكم البلاد ورفض الهزيمة غادرها»
    let opens = |c: &Chunk| {
        matches!(c.kind, K::Content | K::Stop | K::Colon | K::Quote) || c.kind == K::Auxiliary && c.joined
    };
    noun.checked_sub(1).is_none_or(|before| opens(&chunks[before]))
}

/// «صوت على مشروع قرار يدين الاستيطان»: an indefinite noun right before a verb is what its clause describes.
pub(super) fn described(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<(usize, Found)> {
    // «حربا منذ أبريل شردت الملايين»: a word of time may stand between.
    let near = chunks[..verb].iter().rposition(|c| c.timex.is_none());
    let near = near.filter(|_| !chunks[verb].joined)?;
    let far = || several_further(cx, chunks, near, verb);
    is_open(cx, &chunks[near]).then_some(near).or_else(far).map(|n| (n, Found::Antecedent))
}

/// «متظاهرين في مدينة الخليل احتجوا»: several indefinite people whom a verb in the plural describes, behind phrases of theirs with
/// prepositions.
fn several_further(cx: &Context<'_>, chunks: &[Chunk], near: usize, verb: usize) -> Option<usize> {
    let word = &cx.words[chunks[verb].head as usize];
    let plural = matches!(
        word.readings.get(chunks[verb].reading as usize),
        Some(Reading::Verb { number: Number::Plural, .. })
    );
    let hangs = |c: &&Chunk| c.kind == ChunkKind::Noun && c.prep.is_some() && !is_people(cx, c);
    let passed = chunks[..=near].iter().rev().take(3).take_while(hangs).count();
    let noun = (near + 1).checked_sub(passed + 1).filter(|_| plural && passed > 0)?;
    (is_open(cx, &chunks[noun]) && is_people(cx, &chunks[noun])).then_some(noun)
}

/// Whether a phrase is of several people.
fn is_people(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let (_, number, human) = traits(cx, chunk);
    human && number == Some(Number::Plural)
}

/// «مهاجرين أوقفتهم الشرطة»: whether a phrase is an indefinite noun, which a clause right behind it may describe.
pub(super) fn is_open(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let described = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        let plain = !cx.words[m.tokens.0 as usize].prefixes.article;
        m.form == Form::Demonym || plain && matches!(m.form, Form::Description | Form::Title)
    };
    let definite = |i: usize| cx.words[i].prefixes.article || cx.words[i].suffix.is_some();
    // «وفدا من المعارضة»: what hangs on an indefinite noun with a preposition makes it no more definite.
    let own = |&i: &usize| i == chunk.head as usize || cx.particle_at(i, chunk.last as usize).is_none();
    let phrase = chunk.head as usize..chunk.last as usize;
    let open = !chunk.closed || !phrase.take_while(own).any(definite) && chunk.mentions.iter().all(described);
    chunk.kind == ChunkKind::Noun && open && chunk.timex.is_none()
}

/// The phrase before the verb that may be its subject, or the noun its relative clause describes.
pub(super) fn before(
    cx: &Context<'_>,
    chunks: &[Chunk],
    first: usize,
    verb: usize,
) -> Option<(usize, Found)> {
    // «الكلام غير دقيق وقد قصفت إسرائيل المدينة»: «وقد» opens a clause of its own.
    let opener = &chunks[first];
    if opener.kind == ChunkKind::Auxiliary && opener.joined && mood::stresses(cx, opener) {
        return None;
    }
    let mut subject = None;
    let mut i = first;
    while i > 0 {
        i -= 1;
        match chunks[i].kind {
            ChunkKind::Noun if is_done_to(cx, &chunks[..verb], i) => {}
            ChunkKind::Noun if chunks[i].prep.is_none() && !is_accusative(cx, &chunks[i]) => {
                subject = Some((i, Found::Before));
                if i + 1 == verb && opens_another(cx, chunks, i) {
                    break;
                }
                let apart = chunks[i].joined && i > 0 && chunks[i - 1].kind != ChunkKind::Noun;
                if apart && !ends_a_list(cx, chunks, i) {
                    break;
                }
            }
            // «وفق ما أعلن السكرتير»: «ما» describes no noun.
            ChunkKind::Relative
                if cx.text.loose(chunks[i].last as usize - 1) == prepositions::WHAT
                    && !has_object_pronoun(cx, chunks, verb) =>
            {
                return subject;
            }
            ChunkKind::Relative => {
                let noun = described_by(cx, chunks, i)?;
                // «زيارة الوزير إلى بلد، التي تشمل محطة في»: the verb's frame asks for a trip and not for where it goes.
                let outer = noun.checked_sub(1).filter(|&n| {
                    chunks[noun].prep.is_some()
                        && chunks[n].is_bare_noun()
                        && is_asked_for(cx, chunks, verb, n)
                });
                let noun = outer.filter(|_| !is_asked_for(cx, chunks, verb, noun)).unwrap_or(noun);
                return subject.or(Some((noun, Found::Antecedent)));
            }
            ChunkKind::Verb => {
                if let Some(topic) = topic_of(cx, chunks, i, verb) {
                    return Some((topic, Found::Before));
                }
                // The phrases after another verb are that verb's, unless its clause is a relative one that a comma closed.
                let relative = chunks[..i].iter().rposition(|c| c.kind == ChunkKind::Relative);
                let closed = chunks[i..first].iter().any(|c| c.kind == ChunkKind::Comma);
                match relative {
                    Some(r) if closed && i - r <= 3 => {
                        subject = None;
                        i = r;
                    }
                    _ => {
                        let opener = relative.filter(|&r| opens_with(chunks, r) && !chunks[verb].joined);
                        let whole = opener.map(|r| (r - 1, Found::Before));
                        return described(cx, chunks, verb).or(whole);
                    }
                }
            }
            // «…، وكان الوزير قد زار …»: who stands between «كان» and the verb is of both, and of no verb before them.
            ChunkKind::Auxiliary if subject.is_some() && opens_as_be(cx, chunks, i) => break,
            ChunkKind::Content if subject.is_none() => return who_has_already(cx, &chunks[..i]),
            ChunkKind::Content | ChunkKind::Subordinator | ChunkKind::Stop | ChunkKind::Colon => break,
            _ => {}
        }
    }
    subject
}

/// The noun that a relative pronoun is of: the nearest before it, of those near the one that has its gender; of «والتي» the same as of the
/// relative pronoun before it («أنقرة التي تعد الوحدات خطرا، والتي حذر وزيرها من»).
fn described_by(cx: &Context<'_>, chunks: &[Chunk], relative: usize) -> Option<usize> {
    let fits = |n: &usize| fits_relative(cx, &chunks[relative], &chunks[*n]);
    if chunks[relative].joined {
        let within = |c: &&Chunk| c.kind != ChunkKind::Stop;
        let since = relative - chunks[..relative].iter().rev().take_while(within).count();
        let first = (since..relative).rev().find(|&n| chunks[n].kind == ChunkKind::Relative);
        let noun = first.and_then(|n| described_by(cx, chunks, n)).filter(fits);
        if noun.is_some() {
            return noun;
        }
    }
    let noun = |n: &usize| chunks[*n].kind == ChunkKind::Noun;
    let near = || (0..relative).rev().take(3).filter(noun);
    near().find(fits).or_else(|| near().next())
}

/// Whether a noun may have the gender that a relative pronoun shows: «الذي» is of one man or thing.
fn fits_relative(cx: &Context<'_>, relative: &Chunk, noun: &Chunk) -> bool {
    let key = cx.bare_key(relative.last as usize - 1);
    let (gender, number, human) = traits(cx, noun);
    let she = gender == Some(Gender::Feminine) || number == Some(Number::Plural) && !human;
    // «دعم الجماعة التي حظرتها»: it may be of any noun that the phrase goes on with.
    let inner = |t: usize| match cx.mention_at(t) {
        Some((m, _)) => cx.mentions[m as usize].form != Form::Demonym,
        None => !matches!(cx.words[t].readings.first(), Some(Reading::Adjective { .. })),
    };
    let whole = cx.mentions_only(noun) || !(noun.head as usize + 1..noun.last as usize).any(inner);
    match prepositions::relative_gender(key) {
        _ if !whole => true,
        Some(false) => !she,
        Some(true) => she || gender.is_none(),
        None => true,
    }
}

/// «سبق للوزير أن اتهم»: of whom «سبق» with «ل» tells acts in the clause of «أن» right behind.
fn who_has_already(cx: &Context<'_>, before: &[Chunk]) -> Option<(usize, Found)> {
    let at = before.len().checked_sub(1)?;
    let already = |c: &Chunk| cx.loose_key(c.head as usize) == prepositions::ALREADY;
    let whose = before[at].kind == ChunkKind::Noun && before[at].prep.as_deref() == Some(prepositions::FOR);
    (whose && at > 0 && already(&before[at - 1])).then_some((at, Found::Before))
}

/// «بعد اتهام أنقرة باريس بالكذب، استدعت»: whether a bare phrase stands right behind a verbal noun that a preposition governs and
/// that has in its own phrase somebody who acts, and a comma behind it: it is whom that is done to.
fn is_done_to(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    is_behind_a_deed(cx, chunks, at) && chunks[at + 1..].iter().any(|c| c.kind == ChunkKind::Comma)
}

/// «نددت باعتقال البلد صحفيا»: whether a bare phrase stands right behind a verbal noun that a preposition governs and that has in its own
/// phrase somebody who acts.
pub(super) fn is_behind_a_deed(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(deed) = at.checked_sub(1).map(|i| &chunks[i]) else { return false };
    let doer = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        m.tokens.0 > deed.head && m.form != Form::Demonym
    };
    // «بقرارات المجلس عرض الحائط»: several deeds reach nobody.
    let one = |r: &Reading| r.is_masdar() && r.number() != Some(Number::Plural);
    deed.kind == ChunkKind::Noun
        && deed.prep.is_some()
        && deed.closed
        && chunks[at].is_bare_noun()
        && !chunks[at].joined
        && cx.words[deed.head as usize].readings.iter().any(one)
        && deed.mentions.iter().any(doer)
}

/// Whether a word for «was» is joined to what stands before, or stands behind a comma.
fn opens_as_be(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let c = &chunks[at];
    let particle = cx.particle_at(c.head as usize, c.last as usize);
    let be = particle.is_some_and(|(class, ..)| class == ParticleClass::Auxiliary);
    be && (c.joined || at.checked_sub(1).is_some_and(|i| chunks[i].kind == ChunkKind::Comma))
}

/// «وكانت السعودية ومصر، ثم جزر المالديف، قطعت»: whether a name behind a comma is the last of those that open a clause, as no
/// verb before them can have them for its own.
fn ends_a_list(cx: &Context<'_>, chunks: &[Chunk], last: usize) -> bool {
    let name = |c: &Chunk| c.is_bare_noun() && cx.mentions_only(c);
    let listed = |c: &&Chunk| name(c) || matches!(c.kind, ChunkKind::Comma | ChunkKind::Quote);
    let count = chunks[..last].iter().rev().take_while(listed).count();
    let (opener, list) = chunks[..last].split_at(last - count);
    let opens = |c: &Chunk| !matches!(c.kind, ChunkKind::Verb | ChunkKind::Noun | ChunkKind::Relative);
    name(&chunks[last]) && list.iter().any(name) && opener.last().is_none_or(opens)
}

/// «تفرض بروكسل عقوبات على مينسك وموسكو تتوعد بالرد»: whether the phrase that «و» joins right before a verb opens a clause of its own: a
/// verb in the singular behind two of whom the second is one speaks of that one, where a verb has the first; so does one in
/// the plural of several with the article («تعلن صنعاء … والحوثيون يتهمون»).
pub fn opens_another(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(verb) = chunks.get(at + 1).filter(|c| c.kind == ChunkKind::Verb) else { return false };
    let Some(Reading::Verb { number: of_verb, .. }) =
        cx.words[verb.head as usize].readings.get(verb.reading as usize)
    else {
        return false;
    };
    let own = |c: &&Chunk| {
        !matches!(c.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Quote | ChunkKind::Other)
    };
    let before = chunks[..at].iter().rposition(|c| own(&c));
    let (_, of_noun, human) = traits(cx, &chunks[at]);
    let known = chunks[at].closed && !is_open(cx, &chunks[at]);
    // «واشنطن وطالبان توقعان … وغني يرفض»: of whom nothing tells whether he is one, a verb of another number than the one before
    // speaks alone.
    let of_another = || {
        let verb = before.map(|i| &chunks[i]).filter(|c| c.kind == ChunkKind::Verb);
        let reading = verb.and_then(|v| cx.words[v.head as usize].readings.get(v.reading as usize));
        matches!(reading, Some(Reading::Verb { number, .. }) if number != of_verb)
    };
    let fits = match of_verb {
        // «والعشائر تسحب مقاتليها»: several that are no men are a «she».
        Number::Singular => match of_noun {
            Some(Number::Singular) => true,
            Some(Number::Plural) => known && !human,
            None => of_another(),
            _ => false,
        },
        Number::Plural => of_noun == Some(Number::Plural) && known,
        Number::Dual => false,
    };
    // «مقتل مدنيين بقصف والجيش يتهم»: behind what happened a verb in the singular speaks of the one beside it.
    let verbless = || {
        let opener = chunks[before.map_or(0, |i| i + 1)..at].iter().find(|c| c.is_bare_noun());
        opener.is_some_and(|c| !may_act(cx, c)) && *of_verb == Number::Singular && may_act(cx, &chunks[at])
    };
    let parted = match before.map(|i| chunks[i].kind) {
        Some(ChunkKind::Stop | ChunkKind::Colon) => verbless(),
        Some(kind) => kind == ChunkKind::Verb,
        None => verbless(),
    };
    chunks[at].joined && fits && parted && agrees(cx, chunks, at + 1, at)
}

/// Whether a phrase holds a word that some frame of a verb asks for in its subject.
fn is_asked_for(cx: &Context<'_>, chunks: &[Chunk], verb: usize, phrase: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[verb].head as usize, chunks[verb].reading) else { return false };
    cx.lex.frames.framed(HeadKind::Verb, key).any(|(_, f)| {
        let asked = &f.asks.subjects;
        chunks[phrase].tokens().any(|t| cx.asked_words(t).iter().any(|w| asked.contains(w)))
    })
}

/// A phrase and those joined to it before the verb («تونس والجزائر ومصر اتفقت»).
pub(super) fn with_conjoined(chunks: &[Chunk], at: usize, end: usize) -> Vec<u32> {
    let joined = (at + 1..end).take_while(|&i| match chunks[i].kind {
        ChunkKind::Noun => chunks[i].joined && !chunks[i].apart && chunks[i].prep.is_none(),
        ChunkKind::Comma | ChunkKind::Quote => true,
        _ => false,
    });
    let nouns = joined.filter(|&i| chunks[i].kind == ChunkKind::Noun).map(|i| i as u32);
    std::iter::once(at as u32).chain(nouns).collect()
}
