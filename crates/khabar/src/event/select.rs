//! Which proposals are kept.

use super::{EventMention, EventType, Party, countries};
use crate::clause::Context;
use crate::lexicon::grammar::ParticleClass;
use crate::mention::{Form, Kind};
use std::collections::BTreeMap;

/// Which of the proposals are kept: those the model believes in, at most one for each head, and one telling of a thing in a
/// sentence.
pub fn kept(cx: &Context<'_>, candidates: &[EventMention]) -> Vec<bool> {
    let threshold = cx.lex.weights.threshold();
    let believed = |e: &EventMention| {
        e.confidence >= threshold || e.confidence >= threshold * PLAINLY && is_plainly_told(cx, e)
    };
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&i| believed(&candidates[i])).collect();
    // Equal scores keep the order of the text, so the result does not depend on the sort.
    order.sort_by(|&a, &b| candidates[b].confidence.total_cmp(&candidates[a].confidence).then(a.cmp(&b)));
    // Proposals clash inside a sentence alone, so each is held against those of its own.
    let mut by_sentence: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    // The words that tell again what is told already tell nothing else («قتل سبعة في هجوم بمسيرة» is no march).
    let mut again: Vec<usize> = Vec::new();
    for i in order {
        let event = &candidates[i];
        let kept = by_sentence.entry(event.sentence).or_default();
        let clashes = |other: &EventMention| {
            other.head == event.head
                || has_for_a_word(cx, other, event.head)
                || has_for_a_word(cx, event, other.head)
        };
        // «رفعت الحصار»: what a noun names inside a longer pattern is what the whole pattern says of it; talks that are
        // called off or ended stay talks.
        let holds = |k: usize| {
            let other = &candidates[k];
            // «أصيب جندي بجروح»: of one entry the verb speaks, not the noun it needs.
            // «قتل في الهجوم على الثكنة جنديان»: so it does of whom the attack has harmed.
            let whom = |e: &EventMention| super::names(cx, &e.recipients);
            let harms = cx.lex.frames.frames.get(event.frame as usize).is_some_and(|f| f.harm)
                && event.how.1 == super::told::SLOT_NAME
                && whom(event) != whom(other);
            let of_verb = event.kind == EventType::Assault
                && event.finite
                && !other.finite
                && (other.frame == event.frame && other.words.len() == 1 || harms);
            (other.kind != event.kind || of_verb)
                && other.kind != EventType::Consult
                && other.head != event.head
                && event.words.contains(&other.head)
        };
        let clashing: Vec<usize> = kept.iter().copied().filter(|&k| clashes(&candidates[k])).collect();
        let tells_again = |&k: &usize| {
            let other = &candidates[k];
            other.head == event.head || other.kind != event.kind && has_for_a_word(cx, other, event.head)
        };
        if again.iter().any(tells_again) || !clashing.iter().all(|&k| holds(k)) {
            continue;
        }
        kept.retain(|k| !clashing.contains(k));
        match kept.iter_mut().find(|k| is_same_telling(cx, &candidates[**k], event)) {
            Some(k) => {
                let better = tells_better(event, &candidates[*k]);
                let other = if better { std::mem::replace(k, i) } else { i };
                again.push(other);
            }
            None => kept.push(i),
        }
    }
    let mut keep = vec![false; candidates.len()];
    by_sentence.values().flatten().for_each(|&k| keep[k] = true);
    keep
}

/// The share of the threshold that is asked of what is plainly told: the model has learned from news of one country at home, and doubts more
/// than it should what states say and do to each other.
const PLAINLY: f32 = 0.75;

/// «رحبت إسرائيل بالعقوبات», «اتهم المندوب الإيراني المجلس»: whether a finite verb of what is done in words or by law has for its subject
/// somebody named or in office, of a state that is known, or a noun has such people on both sides.
fn is_plainly_told(cx: &Context<'_>, event: &EventMention) -> bool {
    use EventType as T;
    let public = matches!(
        event.kind,
        T::Accuse | T::Support | T::Reject | T::Request | T::Threaten | T::Sanction | T::Concede | T::Agree
    );
    let named = |p: &Party| {
        let form = cx.mentions[p.mention as usize].form;
        p.country.is_some() && matches!(form, Form::Name | Form::Title)
    };
    // What one state's people do among themselves the model knows.
    let own = |p: &Party| event.actors.iter().any(|a| a.country == p.country);
    let abroad = event.recipients.is_empty() || !event.recipients.iter().all(own);
    // «اقتراح أردوغان تعزيز التعاون مع طهران»: of a noun both sides are told so.
    let both = !event.recipients.is_empty()
        && event.how.1 == super::told::SLOT_NAME
        && event.recipients.iter().all(|p| named(p) && !own(p));
    // «إثر رفض كوتونو سحب الجنود»: so is a noun right behind which a state or a body stands whose deed it is, with nobody at its own side.
    let alone = event.recipients.is_empty() && event.actors.len() == 1 && {
        let m = &cx.mentions[event.actors[0].mention as usize];
        m.tokens.0 == event.head + 1 && matches!(m.kind, Kind::State | Kind::Organization | Kind::Place)
    };
    let weak = cx.lex.frames.frames.get(event.frame as usize).is_some_and(|f| f.weak);
    public
        && (event.finite || both || alone)
        && !weak
        && abroad
        && event.how.0 == super::told::SLOT_NAME
        && !event.actors.is_empty()
        && event.actors.iter().all(named)
}

/// Whether a token is a word of an event; «بقصف» behind «اتهم», «ندد» or «رحب» is not, as all that such a word asks for is «ب», and of what
/// somebody is blamed or praised for the codebook makes a record of its own. «بالغارة» only points to what is known.
fn has_for_a_word(cx: &Context<'_>, event: &EventMention, token: u32) -> bool {
    // «بالهجوم الذي نفذته وحدة»: what a clause describes is told anew.
    let last = cx.sentence_end(token as usize);
    let relative = |t: usize| {
        t < last && cx.particle_at(t, last).is_some_and(|(class, ..)| class == ParticleClass::Relative)
    };
    let described = || (token as usize + 1..token as usize + 3).any(relative);
    let known = cx.words[token as usize].prefixes.article && !described();
    let blamed = matches!(event.kind, EventType::Accuse | EventType::Support)
        && event.governed.contains(&token)
        && !known;
    event.words.contains(&token) && !blamed
}

/// Whether one sentence tells one thing twice.
fn is_same_telling(cx: &Context<'_>, a: &EventMention, b: &EventMention) -> bool {
    // «يقال إن الرئيس اتهم مالي بانتهاك الحدود»: blame by what is said is told as done, whatever its charge is.
    let blame = |e: &EventMention| cx.lex.frames.frames[e.frame as usize].is_blame_by_saying();
    a.sentence == b.sentence
        && a.kind == b.kind
        && (a.status == b.status || blame(a) != blame(b))
        && countries(a) == countries(b)
        // «زار … والتقى …» are two; a killing in an attack is one.
        && (a.kind != EventType::Consult || a.mode == b.mode)
        && !are_two_deeds(cx, a, b)
        && !have_two_objects(cx, a, b)
        && !takes_away_beside(a, b)
        && !are_answers(cx, a, b)
}

/// «أسقط الجيش طائرة أطلقتها الجماعة»: who acts in the one does not act in the other; where no place of the frame's own says so, nor is
/// it the one who suffers.
fn are_answers(cx: &Context<'_>, a: &EventMention, b: &EventMention) -> bool {
    let own = |e: &EventMention| e.how.0 == super::told::SLOT_NAME;
    // What an attack beside it in the sentence has done.
    let harm = |e: &EventMention| cx.lex.frames.frames.get(e.frame as usize).is_some_and(|f| f.harm);
    let (ours, theirs) = (super::names(cx, &a.actors), super::names(cx, &b.actors));
    let apart = |some: &[u32], others: &[u32]| some.iter().all(|x| !others.contains(x));
    let turned = |e: &EventMention, actors: &[u32]| !apart(&super::names(cx, &e.recipients), actors);
    // «احتجت إسبانيا واستدعت مدريد السفير»: a state and its seat are one.
    let state = |p: &&Party| matches!(cx.mentions[p.mention as usize].kind, Kind::State | Kind::Place);
    let one_state = a
        .actors
        .iter()
        .filter(state)
        .any(|p| b.actors.iter().filter(state).any(|q| p.country.is_some() && p.country == q.country));
    // «اتهمت الجزائر المغرب، فيما اتهمت الرباط الجزائر»: words that go back to who spoke first are known by their own places.
    let answered = turned(a, &theirs) || turned(b, &ours);
    let told = match a.kind {
        EventType::Assault => (own(a) || !turned(b, &ours)) && (own(b) || !turned(a, &theirs)),
        _ => !answered || own(a) && own(b),
    };
    !a.kind.is_undirected()
        && !harm(a)
        && !harm(b)
        && !ours.is_empty()
        && !theirs.is_empty()
        && apart(&ours, &theirs)
        && !one_state
        && told
}

/// «منعت المسيرة واعتقلت العشرات»: of what one does to another by law, a verb and a word of another frame tell two deeds.
fn are_two_deeds(cx: &Context<'_>, a: &EventMention, b: &EventMention) -> bool {
    let by_law =
        [EventType::Coerce, EventType::Sanction, EventType::Retreat, EventType::Aid].contains(&a.kind);
    // «حظرت الأحزاب وأسقطت الجنسية عن»: two verbs of other entries of one frame tell two deeds as well.
    // «وقع الوزير مذكرة مع نظيره، وأثنى على دوره»: what two sign together is one, what one says of the other another.
    let backs = a.kind == EventType::Support
        && a.finite
        && b.finite
        && a.frame != b.frame
        && super::names(cx, &a.actors) != super::names(cx, &b.actors);
    backs
        || by_law
            && ((a.finite || b.finite) && a.frame != b.frame || a.finite && b.finite && a.line != b.line)
}

/// «منعت مظاهرة للمعارضة، كما منعت صحفيين من السفر»: two verbs that do the same by law to others, or ask others for something, tell two deeds.
fn have_two_objects(cx: &Context<'_>, a: &EventMention, b: &EventMention) -> bool {
    use EventType as E;
    let by_law = [E::Coerce, E::Sanction, E::Retreat, E::Request].contains(&a.kind);
    let own = |e: &EventMention| e.finite && e.how.1 == super::told::SLOT_NAME;
    let (ours, theirs) = (super::names(cx, &a.recipients), super::names(cx, &b.recipients));
    let apart = !ours.is_empty() && !theirs.is_empty() && ours.iter().all(|x| !theirs.contains(x));
    by_law && own(a) && own(b) && apart
}

/// «قتلوا مزارعين وخطفوا فتيات»: a verb of taking somebody away tells another deed than one of hurting or attacking beside it.
fn takes_away_beside(a: &EventMention, b: &EventMention) -> bool {
    let takes = |e: &EventMention| e.mode.as_deref() == Some(ABDUCTION);
    let own = |e: &EventMention| !takes(e) || !e.recipients.is_empty();
    a.kind == EventType::Assault && a.finite && b.finite && takes(a) != takes(b) && own(a) && own(b)
}

/// How somebody is taken away.
const ABDUCTION: &str = "abduct";

/// «التقى … حيث ناقشا …»: of two tellings the one with a day by its own words speaks, else the one that comes first
/// (CODEBOOK section 9, decision 12).
fn tells_better(a: &EventMention, b: &EventMention) -> bool {
    let dated = |e: &EventMention| e.when.as_ref().is_some_and(|w| w.span.is_some());
    if dated(a) == dated(b) { a.head < b.head } else { dated(a) }
}
