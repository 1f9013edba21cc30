//! What a clause that only tells where a statement was carried, or who acts, takes from the verb before it: «توعد في بيان بثته القناة
//! بمواصلة القتال», «اتهم في بيان تلقت الصحيفة نسخة منه الحكومة بالتقصير», «اتهم الرئيس الذي يزور موسكو تركيا بـ…».

use super::agreement::agrees;
use super::before::is_open;
use super::object::{is_intransitive, may_act, needs_object};
use super::occasion::is_of_a_statement;
use super::scan::awaits;
use super::{Argument, Chunk, ChunkKind, Clause, Context, Found, Relation, Slot, speech};
use crate::lexicon::frames::{Frame, HeadKind, Place};
use crate::text::{marks, prepositions};
use crate::word::{Reading, Voice};

/// Gives the verb of a sentence's main clause the phrase that its pattern asks for, where the last clause describes a statement in it, or
/// its subject, and has that phrase without a use for it.
pub(super) fn settle(cx: &Context<'_>, chunks: &[Chunk], clauses: &mut [Clause]) {
    let [.., main, aside] = clauses else { return };
    if describes_subject(cx, chunks, main, aside) {
        return settle_behind(cx, chunks, main, aside);
    }
    if let Some((acting, describing)) = acting(cx, chunks, main, aside) {
        (*main, *aside) = (acting, describing);
        return;
    }
    let Some(found) = misplaced(cx, chunks, main, aside) else { return };
    let argument = aside.args.remove(found);
    let at = argument.chunks[0];
    // «… نسخة منه الحكومة بالتقصير»: so is the one right before it the main verb's object; of «بثها التلفزيون الحكومة» the pronoun is the
    // other verb's, of «ألقاه في باريس الحكومة» who speaks is.
    let full = cx.words[aside.head as usize].suffix.is_some();
    let apart = |a: &Argument| a.chunks[0] > aside.chunk + 1;
    let free = |a: &Argument| full && (a.slot == Slot::Object || a.slot == Slot::Subject && apart(a));
    let taken = |a: &Argument, i: u32| a.chunks.contains(&i) && !free(a);
    let whom = at.checked_sub(1).filter(|&i| {
        let c = &chunks[i as usize];
        c.is_bare_noun() && cx.mentions_only(c) && !aside.args.iter().any(|a| taken(a, i))
    });
    aside.args.retain(|a| whom.is_none_or(|i| !a.chunks.contains(&i)));
    if let Some(speaker) = main.arg(&Slot::Subject).filter(|_| aside.arg(&Slot::Subject).is_none()) {
        aside.args.insert(0, Argument { found: Found::Shared, ..speaker.clone() });
    }
    if let Some(i) = whom.filter(|_| main.arg(&Slot::Object).is_none()) {
        main.args.push(Argument { slot: Slot::Object, chunks: vec![i], from: 0, found: Found::Here });
    }
    main.last = main.last.max(aside.last);
    aside.last = whom.unwrap_or(at);
    main.args.push(argument);
}

/// «قتل مسلحون يرتدون زي الشرطة ثلاثة جنود»: both clauses with the one phrase of a verb of either voice as its subject, where a clause
/// describes it and those whom the deed was done to stand behind that.
fn acting(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, aside: &Clause) -> Option<(Clause, Clause)> {
    let reading = cx.words[main.head as usize].readings.get(main.reading as usize)?;
    let either = matches!(reading, Reading::Verb { voice: Voice::Either, .. });
    let [one] = &main.args[..] else { return None };
    let told = one.slot == Slot::Object && one.found == Found::Here;
    let marked = marks::is_marked_passive(cx.text.token(main.head as usize).chars());
    let fits = agrees(cx, chunks, main.chunk as usize, one.chunks[0] as usize);
    if main.voice != Voice::Passive || !either || !told || marked || !fits {
        return None;
    }
    let (mut acting, mut describing) = (main.clone(), aside.clone());
    acting.voice = Voice::Either;
    acting.args[0].slot = Slot::Subject;
    if !describes_subject(cx, chunks, &acting, &describing) {
        return None;
    }
    let suffers = |a: &Argument| may_act(cx, &chunks[a.chunks[0] as usize]);
    // «قتلت جماعة تنشط في الشمال عشرة جنود»: a verb that has no object has no use for them, wherever they stand.
    let useless = |a: &Argument| a.slot == Slot::Object && a.found == Found::Here && suffers(a);
    let far = |a: &Argument| a.chunks[0] > describing.chunk + 1;
    let whom = describing.args.iter().position(|a| useless(a) && far(a));
    match whom.filter(|_| lacks_object(cx, chunks, &acting, &describing)) {
        Some(n) => {
            acting.args.push(describing.args.remove(n));
            acting.last = acting.last.max(describing.last);
        }
        None => settle_behind(cx, chunks, &mut acting, &mut describing),
    }
    acting.arg(&Slot::Object).is_some_and(suffers).then_some((acting, describing))
}

/// «اتهم الرئيس الذي يزور موسكو تركيا بـ…», «اتهمت جماعة تقاتل الحكومة الجيش بـ…»: whether a clause describes the subject of the main verb, which
/// has nothing else yet, with «الذي» or as it is an indefinite noun.
fn describes_subject(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, aside: &Clause) -> bool {
    let before = &chunks[..aside.chunk as usize];
    let helps = |c: &&Chunk| !matches!(c.kind, ChunkKind::Auxiliary | ChunkKind::Negation | ChunkKind::Other);
    let opener = before.iter().rposition(|c| helps(&c)).filter(|&i| before[i].kind == ChunkKind::Relative);
    let own = aside.arg(&Slot::Subject).is_some_and(|a| a.found == Found::Antecedent);
    let open = before.len().checked_sub(1).filter(|&n| own && is_open(cx, &before[n]));
    let noun = opener.and_then(|i| i.checked_sub(1)).or(open);
    let Some(noun) = noun.filter(|&n| chunks[n].is_bare_noun()) else { return false };
    let subject = main.arg(&Slot::Subject).filter(|a| a.found == Found::Here);
    let own = subject.is_some_and(|a| a.chunks.last() == Some(&(noun as u32)));
    own && aside.relation == Relation::Relative && main.args.len() == 1 && main.content.is_none()
}

/// Gives the main verb what stands behind the clause that describes its subject: the phrase whose preposition it asks for and the other
/// verb does not, and the one before that, or right behind the other verb's object, where it lacks an object.
fn settle_behind(cx: &Context<'_>, chunks: &[Chunk], main: &mut Clause, aside: &mut Clause) {
    // «قال الوزير الذي يزور موسكو إن»: so is what is told, where the other verb tells nothing.
    let tells = |clause: &Clause| {
        cx.verb_key(clause.head as usize, clause.reading).is_some_and(|key| speech::is_telling(cx, key))
    };
    // So is a clause of «إن», which «قال» has and «تحدث» has not.
    let opener = aside.content.and_then(|c| c.checked_sub(1)).map(|c| &chunks[c as usize]);
    let said = opener.is_some_and(|c| prepositions::is_of_saying(cx.text.token(c.first as usize)));
    if opener.is_some() && (said || !tells(aside)) && tells(main) {
        main.content = aside.content.take();
        return;
    }
    let own = |a: &Argument| matches!(a.found, Found::Here);
    let first = |a: &Argument| a.chunks[0];
    let asked = asked_for(cx, chunks, main, aside);
    let end = asked.map_or(aside.last.max(aside.chunk + 1), |n| first(&aside.args[n]));
    let none = lacks_object(cx, chunks, main, aside);
    let free = |a: &Argument| none && a.slot == Slot::Object && own(a) && first(a) > aside.chunk + 1;
    let held = |i: u32| aside.args.iter().any(|a| a.chunks.contains(&i) && !free(a));
    let bare = |i: &u32| {
        let c = &chunks[*i as usize];
        let known = cx.mentions_only(c)
            || cx.is_number(c.head as usize) && may_act(cx, c)
            || aside.args.iter().any(|a| a.chunks[0] == *i && free(a))
                && (c.closed || awaits(cx, chunks, main.chunk as usize + 1, *i as usize));
        c.is_bare_noun() && !c.joined && known && !held(*i)
    };
    // Between the other verb's own phrases and what the main verb asks for stands whom that is done to.
    // «شكر الرئيس الذي يزور بروكسل المغرب على دعمه»: where nothing is asked for, right behind the other verb's object.
    let reached = |a: &&Argument| asked.is_some() || a.slot == Slot::Object;
    let owned = aside.args.iter().filter(|a| own(a) && first(a) < end && !free(a)).filter(reached);
    let from = owned.map(|a| first(a) + 1).max();
    let from = from.unwrap_or(aside.chunk + 1);
    let to = if asked.is_some() { end } else { (end + 3).min(chunks.len() as u32) };
    let plain =
        |i: u32| matches!(chunks[i as usize].kind, ChunkKind::Time | ChunkKind::Noun | ChunkKind::Other);
    let whom = (from..to).take_while(|&i| plain(i)).find(bare);
    let whom = whom.filter(|_| asked.is_some() || !is_intransitive(cx, chunks, main.chunk as usize));
    let Some(at) = asked.map(|_| end).or(whom) else { return };
    if let Some(i) = whom {
        main.args.push(Argument { slot: Slot::Object, chunks: vec![i], from: 0, found: Found::Here });
    }
    let behind = whom.and_then(|i| aside.args.iter().position(|a| own(a) && first(a) > i));
    if let Some(n) = asked.or(behind) {
        let later = aside.args.split_off(n);
        let (given, kept): (Vec<_>, Vec<_>) = later.into_iter().partition(own);
        main.args.extend(given);
        aside.args.extend(kept);
    }
    aside.args.retain(|a| !(a.slot == Slot::Object && whom == Some(first(a))));
    main.last = main.last.max(aside.last).max(at + 1);
    aside.last = whom.unwrap_or(at);
}

/// Which argument of the clause that describes a subject is behind the preposition that the main verb asks for and the other verb does not.
fn asked_for(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, aside: &Clause) -> Option<usize> {
    let first = |a: &Argument| a.chunks[0];
    // «أطلعه على نتائج المحادثات بين الطرفين»: what stands behind a deed may be the deed's.
    let deed = |a: &Argument| {
        let c = &chunks[first(a) as usize];
        a.found == Found::Here && c.prep.is_some() && c.timex.is_none() && !cx.mentions_only(c)
    };
    let open = aside.args.iter().position(deed).unwrap_or(aside.args.len());
    let asked = |a: &Argument| match &a.slot {
        Slot::Oblique(prep) => a.found == Found::Here && asks(cx, main, prep) && !asks(cx, aside, prep),
        _ => false,
    };
    // «طالب الوزير الذي كان يتحدث من باريس إيران بـ…»: what stands right behind the other verb is that one's, if the main verb has another.
    let mut candidates = aside.args.iter().take(open + 1).enumerate().filter(|(_, a)| asked(a));
    let (near, far) = (candidates.next(), candidates.next());
    let beside = |a: &Argument| first(a) == aside.chunk + 1;
    near.filter(|(_, a)| far.is_none() || !beside(a)).or(far).map(|(n, _)| n)
}

/// «زار الوزير الذي وصل إلى جنيف الدوحة»: whether the main verb may have an object, and the other verb has what it asks for without one.
fn lacks_object(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, aside: &Clause) -> bool {
    let obliquely = |a: &Argument| match &a.slot {
        Slot::Oblique(prep) => a.found == Found::Here && asks(cx, aside, prep),
        _ => false,
    };
    let settled = !needs_object(cx, chunks, aside.chunk as usize) || aside.args.iter().any(obliquely);
    let of_one = |frame: &Frame| frame.takes_object() || frame.actor.contains(&Place::Object);
    let frames = |key| cx.lex.frames.of_verb_alone(key).any(of_one);
    let takes = cx.verb_key(main.head as usize, main.reading).is_some_and(frames);
    settled && takes && !is_intransitive(cx, chunks, main.chunk as usize)
}

/// Whether a pattern of a verb's begins with a preposition, or whom it is done to or who acts stands behind that.
fn asks(cx: &Context<'_>, clause: &Clause, prep: &str) -> bool {
    asks_with(cx, clause, prep, None)
}

/// The same, of a phrase: «ألقى ب» is a pattern with «اللوم» alone.
fn asks_with(cx: &Context<'_>, clause: &Clause, prep: &str, phrase: Option<&Chunk>) -> bool {
    let Some(key) = cx.verb_key(clause.head as usize, clause.reading) else { return false };
    let behind = |place: &Place| matches!(place, Place::After(p) if p == prep);
    let named = |word: &String| phrase.is_none_or(|c| cx.noun_keys(c.head as usize).contains(word));
    cx.lex.frames.framed(HeadKind::Verb, key).any(|(pattern, frame)| match &pattern.complement[..] {
        [] => frame.recipient.iter().chain(&frame.actor).any(behind),
        [first, rest @ ..] => first == prep && rest.first().is_none_or(named),
    })
}

/// The argument of the describing clause that belongs to the main verb.
fn misplaced(cx: &Context<'_>, chunks: &[Chunk], main: &Clause, aside: &Clause) -> Option<usize> {
    let noun = (aside.chunk as usize).checked_sub(1)?;
    let phrase = &chunks[noun];
    let statement = is_of_a_statement(cx, phrase) && !cx.words[phrase.head as usize].prefixes.article;
    let hangs = aside.relation == Relation::Relative && !chunks[aside.chunk as usize].joined;
    if !statement || !hangs || !main.args.iter().any(|a| a.chunks.contains(&(noun as u32))) {
        return None;
    }
    aside.args.iter().position(|a| match &a.slot {
        Slot::Oblique(prep) => {
            main.arg(&a.slot).is_none()
                && asks(cx, main, prep)
                && !asks_with(cx, aside, prep, Some(&chunks[a.chunks[0] as usize]))
                && cx.words[chunks[a.chunks[0] as usize].head as usize].suffix.is_none()
                && chunks
                    .get(noun..a.chunks[0] as usize)
                    .is_some_and(|between| between.iter().all(|c| c.kind != ChunkKind::Comma))
        }
        _ => false,
    })
}
