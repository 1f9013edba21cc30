//! Which phrase is the subject: before the verb, after it, shared with the verb before, or left out.

use super::agreement::{agrees, agrees_inside, traits};
use super::object::{
    does_to_somebody, goes_on_to_say, has_object_pronoun, is_masdar, is_own_word, judges, may_act,
    needs_object, takes_object,
};
use super::scan::Item;
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Relation, Slot, speech};
use crate::lexicon::findings::FindingClass;
use crate::lexicon::frames::HeadKind;
use crate::lexicon::reporting::Stance;
use crate::mention::Form;
use crate::text::{inflect, prepositions};
use crate::word::{Number, Reading, Voice};

/// Gives the phrases around a verb their slots.
pub fn assign(
    cx: &Context<'_>,
    chunks: &[Chunk],
    clause: &mut Clause,
    right: Vec<Item>,
    earlier: &[Clause],
    first: usize,
) {
    let at = clause.chunk as usize;
    let (bare, oblique): (Vec<Item>, Vec<Item>) =
        right.into_iter().partition(|item| chunks[item.chunks[0] as usize].prep.is_none());
    // «…، قال الوزير»: a verb of speech behind what it tells has its speaker behind it.
    let behind = bare.len() == 1 && speech::follows_content(cx, chunks, clause);
    let resumed = resumed(cx, chunks, at, earlier);
    let resumes = resumed.is_some();
    let shared = shared(cx, chunks, clause, earlier)
        .or(resumed)
        .or_else(|| of_the_whole(cx, chunks, clause, earlier, first, &bare));
    // A verb that «و» joins to another shares its subject: what stands between belongs to the other.
    let joined = shared.is_some() && cx.words[clause.head as usize].prefixes.conjunction.is_some();
    // «بطريقة غير قانونية أغلقت السلطات سفارة»: with a subject and an object behind it a verb describes no noun.
    let full = bare.len() > 1 || !needs_object(cx, chunks, at) || has_object_pronoun(cx, chunks, at);
    let left = before(cx, chunks, first, at)
        .filter(|(i, found)| !(*found == Found::Antecedent && i + 1 == at && (full || resumes)))
        // «الأسلحة التي زودت بها واشنطن كييف»: nor what a preposition of its clause takes up, where somebody acts in it.
        .filter(|(_, found)| !(*found == Found::Antecedent && full && is_taken_up(cx, chunks, at)))
        .filter(|(_, found)| !(behind || joined && *found == Found::Before))
        .filter(|(i, found)| {
            // What a pronoun of its own tells to suffer is left alone: «مقتل الوزير الذي زارته».
            let inside = *found == Found::Antecedent && !has_object_pronoun(cx, chunks, at);
            agrees(cx, chunks, at, *i) || inside && agrees_inside(cx, chunks, at, *i)
        });
    let agent = oblique.iter().any(|i| {
        let prep = chunks[i.chunks[0] as usize].prep.as_deref();
        prep.is_some_and(|p| cx.lex.grammar.is_agent(p) && !is_own_word(cx, chunks, at, p))
    });
    // «أنهم احتجزوا سفينة»: before its subject a verb is singular, so that what follows a plural is its object.
    let alone = match (bare.len(), left) {
        (1, None) => shared.is_none() && clause.number == Number::Singular,
        (0, Some((_, found))) => found == Found::Before,
        _ => false,
    };
    let mut bare = bare.into_iter().peekable();
    let suffers = alone
        && clause.voice == Voice::Either
        && !has_object_pronoun(cx, chunks, at)
        && (agent || does_to_somebody(cx, chunks, at));
    let passive = suffers || is_passive(cx, chunks, clause);
    let here = |slot, item: Item| Argument { slot, chunks: item.chunks, from: 0, found: Found::Here };
    let main = if passive { Slot::Object } else { Slot::Subject };
    // «القرض الذي طلبته تونس»، «يزورها الوزير»: what is done to it the pronoun says, so what follows acts, and the noun
    // that the clause describes does not.
    let object = has_object_pronoun(cx, chunks, at) && !passive;
    // «وأودعتهم الحبس»: what does not fit the verb is no subject; nor is a thing where the subject before does
    // («وسلمته رسالة»).
    let acts = |item: &Item| {
        let one = item.chunks[0] as usize;
        shared.is_none() || left.is_some() || agrees(cx, chunks, at, one) && may_act(cx, &chunks[one])
    };
    // «أنها ترفض منح تأشيرات»: the subject is in the pronoun, so that what follows is the object.
    let in_pronoun = first > 0 && chunks[first - 1].kind == ChunkKind::Content && {
        let opener = chunks[first - 1].last as usize - 1;
        cx.words[opener].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some())
    };
    let one = if object { bare.next_if(acts) } else { None };
    if let Some(one) = one {
        let described = match left {
            Some((i, Found::Antecedent)) => Some(i),
            _ => at.checked_sub(1).filter(|&i| is_open(cx, &chunks[i]) && !chunks[at].joined),
        };
        if let Some(i) = described {
            // «شركات إيرانية وأفراد تتهمهم»: the pronoun is of all that are joined.
            let with = i.checked_sub(1).filter(|&n| chunks[i].joined && chunks[n].kind == ChunkKind::Noun);
            let chunks = with.into_iter().chain([i]).map(|i| i as u32).collect();
            clause.args.push(Argument { slot: Slot::Object, chunks, from: 0, found: Found::Antecedent });
        }
        clause.args.push(here(Slot::Subject, one));
    } else if let Some((i, found)) = left {
        clause.args.push(Argument { slot: main, chunks: with_conjoined(chunks, i, first), from: 0, found });
    } else if clause.number != Number::Singular
        || in_pronoun && !passive && (shared.is_some() || needs_object(cx, chunks, at))
    {
        clause.args.extend(shared.map(|a| Argument { found: Found::Shared, ..a }));
    } else {
        let after: Vec<Item> = bare.by_ref().take(2).collect();
        let mut after = after.into_iter();
        let name = |item: &Item| cx.mentions_only(&chunks[item.chunks[0] as usize]);
        let says = shared.as_ref().is_some_and(|s| goes_on_to_say(cx, chunks, clause, s));
        let second =
            |two: &Item| (!resumes || name(two)) && (!says || may_act(cx, &chunks[two.chunks[0] as usize]));
        match (after.next(), after.next().filter(second), shared) {
            // «واستنكر إطلاق القوات النار»: what is done condemns nothing, it is condemned.
            (Some(one), _, shared)
                if !passive && judges(cx, chunks, at) && is_masdar(cx, &chunks[one.chunks[0] as usize]) =>
            {
                clause.args.extend(shared.map(|a| Argument { found: Found::Shared, ..a }));
                clause.args.push(here(Slot::Object, one));
            }
            (Some(one), None, Some(subject))
                if !passive && takes_object(cx, chunks, clause, &one, &subject) =>
            {
                clause.args.push(Argument { found: Found::Shared, ..subject });
                clause.args.push(here(Slot::Object, one));
            }
            // Of two phrases after the verb the first is its subject, whatever their forms say.
            (Some(one), two, _)
                if two.is_some()
                    || agrees(cx, chunks, at, one.chunks[0] as usize)
                        && !is_accusative(cx, &chunks[one.chunks[0] as usize]) =>
            {
                clause.args.push(here(main, one));
                clause.args.extend(two.map(|item| here(Slot::Object, item)));
            }
            (Some(one), _, shared) => {
                clause.args.extend(shared.map(|a| Argument { found: Found::Shared, ..a }));
                clause.args.push(here(Slot::Object, one));
            }
            (None, _, shared) => clause.args.extend(shared.map(|a| Argument { found: Found::Shared, ..a })),
        }
    }
    if !passive && !object && clause.arg(&Slot::Object).is_none() {
        clause.args.extend(bare.next().map(|item| here(Slot::Object, item)));
    }
    for item in oblique {
        let prep = chunks[item.chunks[0] as usize].prep.clone().unwrap_or_default();
        clause.args.push(here(Slot::Oblique(prep), item));
    }
    if passive {
        clause.voice = Voice::Passive;
    }
}

/// «الأسلحة التي زودت بها واشنطن كييف»: whether a preposition right behind a verb has a pronoun for its object.
fn is_taken_up(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> bool {
    let pronoun = |c: &Chunk| c.last - c.first == 1 && c.prep.is_some();
    chunks.get(verb + 1).is_some_and(|c| pronoun(c) && cx.words[c.head as usize].suffix.is_some())
}

/// «أصدرت النقابة بيانا طالبت فيه الوزارة بـ…»: the subject of the clause before, where a clause describes an indefinite noun by
/// a pronoun behind a preposition.
fn resumed(cx: &Context<'_>, chunks: &[Chunk], at: usize, earlier: &[Clause]) -> Option<Argument> {
    let c = chunks.get(at + 1)?;
    let pronoun = c.last - c.first == 1 && c.prep.is_some() && cx.words[c.head as usize].suffix.is_some();
    let noun = chunks[..at].iter().rfind(|c| c.timex.is_none())?;
    if !pronoun || !is_open(cx, noun) || chunks[at].joined {
        return None;
    }
    let subject = earlier.last()?.arg(&Slot::Subject)?;
    agrees(cx, chunks, at, subject.chunks[0] as usize)
        .then(|| Argument { found: Found::Shared, ..subject.clone() })
}

/// «الهجوم الذي استهدف جنودا أوقع قتلى»: whether the noun that a relative pronoun is of opens its clause, so that the verb behind the
/// relative clause is its own.
fn opens_with(chunks: &[Chunk], relative: usize) -> bool {
    let Some(noun) = relative.checked_sub(1).filter(|&n| chunks[n].is_bare_noun()) else { return false };
    let opens = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Content | ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Quote)
    };
    noun.checked_sub(1).is_none_or(|before| opens(&chunks[before]))
}

/// «صوت على مشروع قرار يدين الاستيطان»: an indefinite noun right before a verb is what its clause describes.
fn described(cx: &Context<'_>, chunks: &[Chunk], verb: usize) -> Option<(usize, Found)> {
    let near = verb.checked_sub(1).filter(|&n| is_open(cx, &chunks[n]) && !chunks[verb].joined);
    near.map(|n| (n, Found::Antecedent))
}

/// «مهاجرين أوقفتهم الشرطة»: whether a phrase is an indefinite noun, which a clause right behind it may describe.
fn is_open(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let described = |&m: &u32| {
        let m = &cx.mentions[m as usize];
        let plain = !cx.words[m.tokens.0 as usize].prefixes.article;
        m.form == Form::Demonym || plain && matches!(m.form, Form::Description | Form::Title)
    };
    let definite = |i: usize| cx.words[i].prefixes.article || cx.words[i].suffix.is_some();
    let open = !chunk.closed || !chunk.tokens().any(definite) && chunk.mentions.iter().all(described);
    chunk.kind == ChunkKind::Noun && open && chunk.timex.is_none()
}

/// The phrase before the verb that may be its subject, or the noun its relative clause describes.
fn before(cx: &Context<'_>, chunks: &[Chunk], first: usize, verb: usize) -> Option<(usize, Found)> {
    let mut subject = None;
    let mut i = first;
    while i > 0 {
        i -= 1;
        match chunks[i].kind {
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
            ChunkKind::Relative => {
                let noun = (0..i).rev().take(3).find(|&n| chunks[n].kind == ChunkKind::Noun)?;
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
            ChunkKind::Content | ChunkKind::Subordinator | ChunkKind::Stop | ChunkKind::Colon => break,
            _ => {}
        }
    }
    subject
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
/// verb in the singular behind two of whom the second is one speaks of that one, where a verb has the first.
pub fn opens_another(cx: &Context<'_>, chunks: &[Chunk], at: usize) -> bool {
    let Some(verb) = chunks.get(at + 1).filter(|c| c.kind == ChunkKind::Verb) else { return false };
    let Some(Reading::Verb { number: Number::Singular, .. }) =
        cx.words[verb.head as usize].readings.get(verb.reading as usize)
    else {
        return false;
    };
    let own = |c: &&Chunk| {
        !matches!(c.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Quote | ChunkKind::Other)
    };
    let before = chunks[..at].iter().rev().find(own);
    let one = traits(cx, &chunks[at]).1 == Some(Number::Singular);
    chunks[at].joined
        && one
        && before.is_some_and(|c| c.kind == ChunkKind::Verb)
        && agrees(cx, chunks, at + 1, at)
}

/// Whether a phrase holds a word that some frame of a verb asks for in its subject.
fn is_asked_for(cx: &Context<'_>, chunks: &[Chunk], verb: usize, phrase: usize) -> bool {
    let Some(key) = cx.verb_key(chunks[verb].head as usize, chunks[verb].reading) else { return false };
    let frames = &cx.lex.frames;
    frames.patterns(HeadKind::Verb, key).iter().any(|&p| {
        let frame = frames.frames.get(frames.patterns[p as usize].frame as usize);
        let asked = frame.map_or(&[][..], |f| f.asks.subjects.as_slice());
        chunks[phrase].tokens().any(|t| cx.asked_words(t).iter().any(|w| asked.contains(w)))
    })
}

/// A phrase and those joined to it before the verb («تونس والجزائر ومصر اتفقت»).
fn with_conjoined(chunks: &[Chunk], at: usize, end: usize) -> Vec<u32> {
    let joined = (at + 1..end).take_while(|&i| match chunks[i].kind {
        ChunkKind::Noun => chunks[i].joined && chunks[i].prep.is_none(),
        ChunkKind::Comma | ChunkKind::Quote => true,
        _ => false,
    });
    let nouns = joined.filter(|&i| chunks[i].kind == ChunkKind::Noun).map(|i| i as u32);
    std::iter::once(at as u32).chain(nouns).collect()
}

/// The subject of the verb before, where this verb is joined to it or follows its noun; where its form does not fit, that
/// of an earlier one of the sentence («وصفت المنظمة …، عقب إصدار محكمة …، ودعت إلى»).
fn shared<'c>(
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
    let fits = |a: &&Argument| agrees(cx, chunks, clause.chunk as usize, a.chunks[0] as usize);
    if let Some(asked) = asked(cx, clause, earlier).filter(fits) {
        return Some(Argument { slot: Slot::Subject, ..asked.clone() });
    }
    // «أبدت المنظمة قلقها بعدما قضت محكمة بـ…، ودعت إلى»: behind a comma goes on who the whole sentence is about, rather than
    // who acts in a clause that describes or dates something in it.
    let comma = clause.first.checked_sub(1).is_some_and(|i| chunks[i as usize].kind == ChunkKind::Comma);
    let aside = |c: &Clause| matches!(c.relation, Relation::Relative | Relation::Adverbial);
    if joined && comma && aside(previous) {
        let main = earlier.iter().rev().take(4).find(|c| !aside(c)).and_then(|c| c.arg(&Slot::Subject));
        if let Some(subject) = main.filter(fits) {
            return Some(Argument { slot: Slot::Subject, ..subject.clone() });
        }
    }
    let near = earlier.iter().rev().take(if joined { 3 } else { 1 });
    // «عقد الجانبان محادثات وتناولت …»: what the verb before made may act next.
    let of = |c: &'c Clause| [c.arg(&Slot::Subject), c.arg(&Slot::Object)];
    let subject: &'c Argument = near.flat_map(of).flatten().find(fits)?;
    Some(Argument { slot: Slot::Subject, ..subject.clone() })
}

/// «ردت القوات على مصدر النيران، حيث دكت مواقع المتمردين»: who acts in the sentence, where a clause of «حيث» behind it has
/// beside a verb that needs an object only a thing.
fn of_the_whole(
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
fn asked<'c>(cx: &Context<'_>, clause: &Clause, earlier: &'c [Clause]) -> Option<&'c Argument> {
    let key = cx.verb_key(clause.head as usize, clause.reading)?;
    let speaks = cx.lex.findings.is(FindingClass::Answer, key) || speech::tells(cx, clause);
    let then = cx.words[clause.head as usize].prefixes.conjunction == Some(prepositions::THEN);
    let asks = |c: &&Clause| matches!(speech::stance(cx, c), Some((Stance::Ask, _)));
    let asking = earlier.iter().rev().find(asks).filter(|_| speaks && then)?;
    asking.arg(&Slot::Object)
}

/// «وفقا»، «رفضا قاطعا»: whether a phrase is headed by an indefinite accusative, which is no subject.
pub(super) fn is_accusative(cx: &Context<'_>, chunk: &Chunk) -> bool {
    let at = chunk.head as usize;
    let word = &cx.words[at];
    chunk.mentions.first().is_none_or(|&m| cx.mentions[m as usize].tokens.0 != chunk.head)
        && !word.prefixes.article
        && word.suffix.is_none()
        && inflect::is_accusative(cx.text.key(at))
        && word.readings.first().is_some_and(Reading::is_nominal)
}

/// Whether a form that may be active or passive is passive here: its first letter carries a damma, or its
/// only phrase is one that suffers rather than acts and no agent is there.
fn is_passive(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause) -> bool {
    match clause.voice {
        Voice::Passive => true,
        Voice::Active => false,
        Voice::Either => {
            let token = cx.text.token(chunks[clause.chunk as usize].head as usize);
            let skip = cx.words[clause.head as usize].prefixes.conjunction.is_some() as usize;
            inflect::is_marked_passive(token.chars().skip(skip))
        }
    }
}
