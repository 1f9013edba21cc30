//! Subjects that a verb has from another: from the one it is joined to («زار الوزير تونس والتقى»), from the clause around it, or
//! from whoever was asked.

use super::agreement::{agrees, traits};
use super::before::is_open;
use super::declined::{is_accusative, is_oblique};
use super::object::{befalls, does_to_somebody, has_object_pronoun, is_intransitive, may_act, needs_object};
use super::scan::Item;
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Relation, Slot, speech};
use crate::lexicon::findings::FindingClass;
use crate::lexicon::frames::StatusHead;
use crate::lexicon::reporting::Stance;
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;
use crate::word::{Number, Reading};

/// «أصدرت النقابة بيانا طالبت فيه الوزارة بـ…»: the subject of the clause before, where a clause describes an indefinite noun by
/// a pronoun behind a preposition.
pub(super) fn resumed(cx: &Context<'_>, chunks: &[Chunk], at: usize, earlier: &[Clause]) -> Option<Argument> {
    let c = chunks.get(at + 1)?;
    // «محادثات وقعا في ختامها»: of several it is so too where a noun behind the preposition has the pronoun.
    let several = Reading::number(&cx.words[chunks[at].head as usize].readings[chunks[at].reading as usize]);
    let alone = c.last - c.first == 1 || several.is_some_and(|n| n != Number::Singular);
    let pronoun = alone && c.prep.is_some() && cx.words[c.head as usize].suffix.is_some();
    let noun = chunks[..at].iter().rfind(|c| c.timex.is_none())?;
    if !pronoun || !is_open(cx, noun) || chunks[at].joined {
        return None;
    }
    let subject = earlier.last()?.arg(&Slot::Subject)?;
    agrees(cx, chunks, at, subject.chunks[0] as usize)
        .then(|| Argument { found: Found::Shared, ..subject.clone() })
}

/// «أصدرت المحكمة حكما نددت به النقابة»: whether the one phrase behind a verb without an object of its own names who acts by it.
pub(super) fn acts_on_it(cx: &Context<'_>, chunks: &[Chunk], at: usize, bare: &[Item]) -> bool {
    let [one, rest @ ..] = bare else { return false };
    let one = one.chunks[0] as usize;
    // «دعا إليها الحزب احتجاجا على الغلاء»: a word of why is no object.
    let nobody = |item: &Item| item.chunks.iter().all(|&c| chunks[c as usize].mentions.is_empty());
    // «توافق على إثرها موسكو»: what a preposition of time is of is only when and why.
    let of_time = |p: &str| prepositions::OTHER_TIMES.contains(&p);
    let plain = chunks.get(at + 1).and_then(|c| c.prep.as_deref()).is_some_and(|p| !of_time(p));
    let intransitive = rest.is_empty() && is_intransitive(cx, chunks, at);
    let calls = rest.iter().all(nobody) && calls_for_it(cx, chunks, at);
    plain && (intransitive || calls) && may_act(cx, &chunks[one]) && agrees(cx, chunks, at, one)
}

/// «نفذ العمال إضرابا دعا إليه الاتحاد»: whether a verb that asks somebody to something has that something, nobody named, right before it and in
/// its preposition's pronoun.
fn calls_for_it(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|n| is_open(cx, &chunks[n])) && asks_to_it(cx, chunks, at)
}

/// «دعت إليها المعارضة»: whether a verb that asks somebody to something has that something in its preposition's pronoun.
pub fn asks_to_it(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let asks = |key: &str| cx.lex.frames.of_verb_alone(key).any(|f| f.kind == "REQUEST");
    let to = |c: &Chunk| cx.is_pronoun_phrase(c) && c.prep.as_deref() == Some(prepositions::TO);
    chunks.get(verb + 1).is_some_and(to)
        && cx.verb_key(chunks[verb].head as usize, chunks[verb].reading).is_some_and(asks)
}

/// The subject of the verb before, where this verb is joined to it or follows its noun; where its form does not fit, that
/// of an earlier one of the sentence («وصفت المنظمة …، عقب إصدار محكمة …، ودعت إلى»).
pub(super) fn shared<'c>(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    earlier: &'c [Clause],
) -> Option<Argument> {
    let joined = chunks[clause.first as usize..=clause.chunk as usize].iter().any(|c| c.joined);
    let previous = earlier.last()?;
    if !joined && previous.content.is_none() {
        return None;
    }
    // «قضاة أوقفوا العمل، وأضاف أن»: behind its subject a verb in the singular is of no several men.
    let several = |a: &Argument| {
        let (_, number, human) = traits(cx, &chunks[a.chunks[0] as usize]);
        clause.number == Number::Singular && human && number == Some(Number::Plural)
    };
    let fits = |a: &&Argument| agrees(cx, chunks, clause.chunk as usize, a.chunks[0] as usize) && !several(a);
    if let Some(speaker) = speaker(cx, chunks, clause, earlier).filter(|a| joined && fits(a)) {
        return Some(Argument { slot: Slot::Subject, ..speaker.clone() });
    }
    if let Some(asked) = asked(cx, clause, earlier).filter(fits) {
        return Some(Argument { slot: Slot::Subject, ..asked.clone() });
    }
    // «أبدت المنظمة قلقها بعدما قضت محكمة بـ…، ودعت إلى»: behind a comma goes on who the whole sentence is about, rather than
    // who acts in a clause that describes or dates something in it.
    let comma = clause.first.checked_sub(1).is_some_and(|i| chunks[i as usize].kind == ChunkKind::Comma);
    let aside = |c: &Clause| is_aside(cx, chunks, c);
    if joined && comma && aside(previous) {
        let main = earlier.iter().rev().take(4).find(|c| !aside(c)).and_then(|c| c.arg(&Slot::Subject));
        if let Some(subject) = main.filter(fits) {
            return Some(Argument { slot: Slot::Subject, ..subject.clone() });
        }
    }
    // «اتهمت واشنطن طهران بأنها زودت …»: whom somebody is blamed for it, the pronoun means.
    if !joined && blames(cx, previous) {
        let pronoun = previous.content.is_some_and(|c| is_of_a_pronoun(cx, &chunks[c as usize - 1]));
        if let Some(object) = previous.arg(&Slot::Object).filter(|_| pronoun).filter(fits) {
            return Some(Argument { slot: Slot::Subject, ..object.clone() });
        }
    }
    let near = earlier.iter().rev().take(if joined { 3 } else { 1 });
    // «عقد الجانبان محادثات وتناولت …»: what the verb before made may act next.
    let of = |c: &'c Clause| [c.arg(&Slot::Subject), c.arg(&Slot::Object)];
    // «زار المبعوث بنغازي، ونفت الحكومة …»: nor does a town that stands for no state.
    let town = |a: &&Argument| a.slot == Slot::Object && is_town(cx, &chunks[a.chunks[0] as usize]);
    let subject: &'c Argument = near.flat_map(of).flatten().find(|a| fits(a) && !town(a))?;
    // «حذرت الدولة من أن يستغل أحد المفاوضات، وحثت …»: a thing that a clause of content speaks of does nothing where the main verb's
    // subject may.
    let thing = !may_act(cx, &chunks[subject.chunks[0] as usize])
        && (subject.slot == Slot::Object || needs_object(cx, chunks, clause.chunk as usize));
    let inside = |c: &&Clause| c.relation == Relation::Content || aside(c);
    let main = earlier.iter().rev().take(4).find(|c| !inside(c));
    let main = main.filter(|c| thing && comma && !c.args.contains(subject));
    let subject = main.and_then(|c| c.arg(&Slot::Subject)).filter(fits).unwrap_or(subject);
    Some(Argument { slot: Slot::Subject, ..subject.clone() })
}

/// Whether a clause describes or dates something, be it in what somebody tells («إن كوريا رفضت اقتراحا قدمته سيول»).
fn is_aside(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    use ChunkKind as K;
    if matches!(clause.relation, Relation::Relative | Relation::Adverbial) {
        return true;
    }
    let opens = |c: &Chunk| {
        matches!(c.kind, K::Relative | K::Subordinator | K::Verb | K::Stop | K::Content | K::Colon)
    };
    let opener = chunks[..clause.first as usize].iter().rfind(|c| opens(c)).map(|c| c.kind);
    let at = clause.chunk as usize;
    let noun = at.checked_sub(1).is_some_and(|i| is_open(cx, &chunks[i]) && !chunks[at].joined);
    clause.relation == Relation::Content
        && (matches!(opener, Some(K::Relative | K::Subordinator))
            || noun && has_object_pronoun(cx, chunks, at))
}

/// «قال الوزير إن الرئيس زار القاهرة، وأكد أن»: who goes on to tell is the last who told something and is not told of himself.
fn speaker<'c>(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    earlier: &'c [Clause],
) -> Option<&'c Argument> {
    let tells = clause.content.is_some() && speech::tells(cx, clause);
    if !tells && !speech::goes_on(cx, chunks, clause, earlier) {
        return None;
    }
    let main = earlier.iter().rev().filter(|c| c.relation != Relation::Content && c.chunk < clause.chunk);
    main.into_iter().find_map(|c| {
        let (stance, cue) = speech::stance(cx, c)?;
        let handed = speech::told_by(c, cue);
        let told = c.content.is_some() && stance != Stance::Ask;
        handed.or_else(|| c.arg(&Slot::Subject).filter(|_| told))
    })
}

/// Whether a phrase names a place that stands for no state, and nobody else.
fn is_town(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let place = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        m.kind == Kind::Place && m.metonym.is_none()
    };
    !chunk.mentions.is_empty() && chunk.mentions.iter().all(place)
}

/// Whether a clause's verb blames whom its object names.
fn blames(cx: &Context<'_>, clause: &Clause) -> bool {
    let key = cx.verb_key(clause.head as usize, clause.reading);
    key.is_some_and(|key| cx.lex.frames.of_verb_alone(key).any(|f| f.kind == "ACCUSE" && f.takes_object()))
}

/// «بأنها»: whether the word that opens a clause has a pronoun.
fn is_of_a_pronoun(cx: &Context<'_>, opener: &Chunk) -> bool {
    let last = opener.last as usize - 1;
    cx.words[last].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some())
}

/// «ردت القوات على مصدر النيران، حيث دكت مواقع المتمردين»: who acts in the sentence, where a clause of «حيث» behind it has
/// beside a verb that needs an object only a thing.
pub(super) fn of_the_whole(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    earlier: &[Clause],
    first: usize,
    bare: &[Item],
) -> Option<Argument> {
    let at = clause.chunk as usize;
    let opens = |c: &Chunk| {
        c.kind == ChunkKind::Subordinator && cx.text.loose(c.first as usize) == prepositions::WHERE
    };
    let opened = first.checked_sub(1).is_some_and(|i| opens(&chunks[i]));
    let [one] = bare else { return None };
    let thing = !may_act(cx, &chunks[one.chunks[0] as usize]);
    let subject = earlier.last()?.arg(&Slot::Subject).filter(|_| opened && thing)?;
    let fits = agrees(cx, chunks, at, subject.chunks[0] as usize) && needs_object(cx, chunks, at);
    fits.then(|| Argument { slot: Slot::Subject, ..subject.clone() })
}

/// «سئل المتحدث عن إمكانية أن يزور الرئيس …، فأجاب»: whom an earlier verb of the sentence asks, where this one answers.
pub(super) fn asked<'c>(cx: &Context<'_>, clause: &Clause, earlier: &'c [Clause]) -> Option<&'c Argument> {
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    let speaks = cx.lex.findings.is(FindingClass::Answer, key) || speech::tells(cx, clause);
    let then = cx.words[clause.head as usize].prefixes.conjunction == Some(prepositions::THEN);
    let asks = |c: &&Clause| matches!(speech::stance(cx, c), Some((Stance::Ask, _)));
    let asking = earlier.iter().rev().find(asks).filter(|_| speaks && then)?;
    asking.arg(&Slot::Object)
}

/// «حثت واشنطن الأطراف على …، ودعا الأمين العام إلى», «قتل جندي وجرح مدنيون»: whether what an earlier verb only does something to yields to
/// somebody named behind this verb who fits it.
pub(super) fn yields(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &Clause,
    earlier: &[Clause],
    shared: &Argument,
    bare: &[Item],
) -> bool {
    let is = |slot: Slot| earlier.iter().any(|c| c.arg(&slot).is_some_and(|a| a.chunks == shared.chunks));
    let [one] = bare else { return false };
    // «استشهد فتى وجرح آخرون»: so does what befell the subject of a verb that tells of nobody's deed.
    let befell = earlier.iter().any(|c| {
        c.arg(&Slot::Subject).is_some_and(|a| a.chunks == shared.chunks) && befalls(cx, c.head, c.reading)
    });
    let hurts = does_to_somebody(cx, chunks, clause.chunk as usize);
    let phrase = &chunks[one.chunks[0] as usize];
    // «أكدت الوزارة أن الشرطة اعتقلت محتجين، وطالبت منظمة العفو بالإفراج عنهم»: forces of whom somebody tells ask nothing beside a body that may.
    let told = earlier.iter().any(|c| {
        let own = c.arg(&Slot::Subject).is_some_and(|a| a.chunks == shared.chunks);
        own && c.relation == Relation::Content
    });
    let forces = |m: &u32| sector::is_of(&cx.mentions[*m as usize].sector, &sector::FORCE);
    let named = |m: &u32| {
        let m = &cx.mentions[*m as usize];
        m.form == Form::Name && matches!(m.kind, Kind::Organization | Kind::State)
    };
    let asks = told
        && speech::stance(cx, clause).is_some()
        && chunks[shared.chunks[0] as usize].mentions.iter().any(forces)
        && phrase.mentions.iter().any(named)
        && clause.first.checked_sub(1).is_some_and(|i| chunks[i as usize].kind == ChunkKind::Comma);
    let replies = || replies(cx, chunks, clause, earlier, one);
    cx.words[clause.head as usize].prefixes.conjunction.is_some()
        && (is(Slot::Object) && !is(Slot::Subject) || befell && hurts || asks || replies())
        && cx.mentions_only(phrase)
        && may_act(cx, phrase)
        && !is_accusative(cx, phrase)
        && !is_oblique(cx, phrase)
        && agrees(cx, chunks, clause.chunk as usize, one.chunks[0] as usize)
}

/// «طردت السويد دبلوماسيين روسا، وتوعدت موسكو بالرد»: whether the phrase behind a verb is of the country of those to whom the clause before did
/// something, and an answer to it stands right behind: who answers is not threatened with it.
fn replies(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause, earlier: &[Clause], one: &Item) -> bool {
    let phrase = one.chunks[0] as usize;
    let next = chunks.get(*one.chunks.last().unwrap_or(&0) as usize + 1);
    let answer = |key: &String| !cx.lex.frames.status(StatusHead::Apart, key).is_empty();
    let answers = next.is_some_and(|c| {
        c.prep.as_deref() == Some(prepositions::WITH) && cx.noun_keys(c.head as usize).iter().any(answer)
    });
    let comma = clause.first.checked_sub(1).is_some_and(|i| chunks[i as usize].kind == ChunkKind::Comma);
    let country = |m: &u32| cx.mentions[*m as usize].country.as_deref();
    let own: Vec<&str> = chunks[phrase].mentions.iter().filter_map(country).collect();
    let of_own = |a: &Argument| {
        let named = a.chunks.iter().flat_map(|&c| &chunks[c as usize].mentions);
        named.filter_map(country).any(|c| own.contains(&c))
    };
    let done_to = |c: &Clause| {
        c.args.iter().any(|a| a.slot != Slot::Subject && of_own(a))
            && !c.arg(&Slot::Subject).is_some_and(of_own)
    };
    comma && answers && earlier.iter().any(done_to)
}
