//! Where a place stands for those who live there: «احتجاجات في تركيا» are of its people, «هجوم مانشستر» is on them.

use super::{EventMention, EventType};
use crate::clause::{Chunk, ChunkKind, Context, Parse, Party};
use crate::mention::{Form, Kind, sector};
use crate::text::prepositions;
use crate::word::Number;

/// Makes the crowds of a protest, and the victims of an attack that are named by no more than their town, civilians.
pub(super) fn settle(cx: &Context<'_>, event: &mut EventMention) {
    stand_for_state(cx, event);
    let parties: &mut [Party] = match event.kind {
        EventType::Protest => &mut event.actors,
        EventType::Assault => &mut event.recipients,
        _ => return,
    };
    for party in parties {
        let m = &cx.mentions[party.mention as usize];
        let country = event.kind == EventType::Protest && m.kind == Kind::State && m.form == Form::Name;
        if country || m.kind == Kind::Place && (party.sector.is_empty() || m.metonym.is_some()) {
            party.sector = [sector::PRIVATE.to_owned()].into();
        }
    }
}

/// «طرد الأتراك دبلوماسيين نمساويين», «التقى الروس الأميركيين»: where one people deals with another state as states do, its name stands
/// for its government; in the street, among the dead and before its own government it does not.
fn stand_for_state(cx: &Context<'_>, event: &mut EventMention) {
    use EventType as E;
    let several = |p: &Party| {
        let m = &cx.mentions[p.mention as usize];
        let whole = cx.words[m.tokens.0 as usize].prefixes.article && m.tokens.1 == m.tokens.0 + 1;
        let people = m.form == Form::Demonym && m.number == Some(Number::Plural);
        people && whole && sector::is_of(&p.sector, &[sector::PRIVATE])
    };
    let meets = event.kind.is_undirected();
    let deals = meets
        || matches!(
            event.kind,
            E::Sanction
                | E::Aid
                | E::Mobilize
                | E::Threaten
                | E::Accuse
                | E::Reject
                | E::Request
                | E::Concede
        );
    if !deals {
        return;
    }
    let country = |p: &Party| p.country.clone();
    let all: Vec<_> = event.actors.iter().chain(&event.recipients).map(country).collect();
    let abroad = |p: &Party| all.iter().flatten().any(|c| p.country.as_ref().is_some_and(|own| own != c));
    let alone = |p: &Party| all.iter().filter(|c| **c == p.country).count() == 1;
    // «تعهدت بمساعدات للأفغان»: who is promised something is the people.
    let recipients = event.recipients.iter_mut().filter(|_| meets && event.kind != E::Agree);
    for party in event.actors.iter_mut().chain(recipients) {
        if several(party) && abroad(party) && alone(party) {
            party.sector = [sector::GOVERNMENT.to_owned()].into();
        }
    }
}

/// «20 قتيلا في قصف إسرائيلي على غزة»: those whom a state has killed abroad, of whom the sentence tells no more than what they are, are of
/// the place that it struck, and not of the striker's country.
pub(super) fn of_the_place(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    let striker = event.actors.first().and_then(|p| p.country.clone());
    let guessed = |p: &Party| {
        let m = &cx.mentions[p.mention as usize];
        m.form == Form::Description && m.score <= 0.5 && p.country == striker
    };
    let harmed = event.kind == EventType::Assault && striker.is_some() && !event.recipients.is_empty();
    if !harmed || !event.recipients.iter().all(guessed) {
        return;
    }
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let before = |prep: &str| prepositions::PLACES.contains(&prep) || prepositions::SUFFERING.contains(&prep);
    // «فرقت الشرطة متظاهرين حاولوا الوصول إلى السفارة، احتجاجا على قرار واشنطن»: what another clause names was not struck.
    let goes_on = |c: &&Chunk| {
        matches!(c.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Quote | ChunkKind::Other)
    };
    let behind = chunks.iter().skip_while(|c| c.last <= event.head + 1).take_while(goes_on);
    let led = behind.filter(|c| c.prep.as_deref().is_some_and(before) && cx.mentions_only(c));
    let struck = |&m: &u32| {
        let mention = &cx.mentions[m as usize];
        let place = matches!(mention.kind, Kind::Place | Kind::State) && mention.form == Form::Name;
        cx.country(m).filter(|c| place && striker.as_ref() != Some(*c)).cloned()
    };
    let Some(country) = led.flat_map(|c| c.mentions.first()).find_map(struck) else { return };
    event.recipients.iter_mut().for_each(|p| p.country = Some(country.clone()));
}

/// «تبادل العراق وإيران عشرات السجناء»: of those whom several states let go alike, and who are told by no more than what they are, none
/// is of one of these.
pub(super) fn of_nobody(cx: &Context<'_>, event: &mut EventMention) {
    let first = event.actors.first().and_then(|p| p.country.clone());
    let several = first.is_some() && event.actors.iter().any(|p| p.country.is_some() && p.country != first);
    let guessed = |p: &Party| {
        let m = &cx.mentions[p.mention as usize];
        m.form == Form::Description && m.score <= 0.5 && event.actors.iter().any(|a| a.country == p.country)
    };
    if event.kind == EventType::Retreat && several && event.recipients.iter().all(guessed) {
        event.recipients.clear();
    }
}

/// «أطلقت القذائف على جزيرة كورية جنوبية فقتلت جنديين»: those whom an attack has killed, of whom the sentence tells no more than what they
/// are, are of the country that it struck, and not of the striker's: the killing is told with the attack before it.
pub(super) fn join_victims(cx: &Context<'_>, events: &mut Vec<EventMention>) {
    let guessed = |p: &Party| {
        let m = &cx.mentions[p.mention as usize];
        m.form == Form::Description && m.score <= 0.5
    };
    let country = |parties: &[Party]| parties.first().and_then(|p| p.country.clone());
    let harms = |e: &EventMention| {
        let striker = country(&e.actors);
        e.kind == EventType::Assault
            && striker.is_some()
            && country(&e.recipients) == striker
            && e.recipients.iter().all(guessed)
    };
    let struck = |before: &EventMention, event: &EventMention| {
        let one = before.kind == EventType::Assault && before.sentence == event.sentence;
        let striker = country(&event.actors);
        let other = country(&before.recipients).is_some_and(|c| Some(c) != striker);
        one && before.status == event.status && country(&before.actors) == striker && other
    };
    let joined: Vec<bool> = (0..events.len())
        .map(|i| harms(&events[i]) && events[..i].iter().any(|before| struck(before, &events[i])))
        .collect();
    let mut joined = joined.into_iter();
    events.retain(|_| !joined.next().unwrap_or(false));
}
