//! «استدعت تركيا السفير», «طردت روسيا ثلاثة دبلوماسيين»: an envoy whom no word says to be whose is of another state than the one that summons
//! or expels him; so are others from abroad, of whom nobody knows which.

use super::lifeless::{begins_with, is_of_a_state};
use super::{EventMention, EventType};
use crate::clause::{Context, Party, Reached, party};
use crate::lexicon::frames::StatusHead;
use crate::mention::{Form, Kind, Mention, sector};

/// Roles of those a state sends to another.
const ENVOYS: [&str; 3] = ["ambassador", "charge-daffaires", "consul"];

/// How many words back the state may stand that sent him.
const FAR: u32 = 80;

/// Gives an envoy of the actor's own state, where that is only guessed, the state named last before him that is another.
pub fn settle(cx: &Context<'_>, event: &mut EventMention) {
    forget_strangers(cx, event);
    if !matches!(event.kind, EventType::Accuse | EventType::Sanction | EventType::Request | EventType::Coerce)
    {
        return;
    }
    if let Some(to) = recalled_from(cx, event) {
        event.kind = EventType::Sanction;
        event.mode = Some("withdraw".to_owned());
        event.recipients = vec![to];
        return;
    }
    let own: Vec<&str> = event.actors.iter().filter_map(|p| p.country.as_deref()).collect();
    for party in &mut event.recipients {
        let m = &cx.mentions[party.mention as usize];
        let first = m.tokens.0;
        // «السفير» alone; «سفيرها» is hers.
        let bare = m.form == Form::Title
            && m.tokens.1 == first + 1
            && cx.words[first as usize].prefixes.article
            && m.role.as_deref().is_some_and(|r| ENVOYS.contains(&r));
        if !bare || !party.country.as_deref().is_some_and(|c| own.contains(&c)) {
            continue;
        }
        let other = cx.mentions[..party.mention as usize].iter().enumerate().rev().find(|(_, e)| {
            let code = e.country.as_deref().unwrap_or("");
            e.tokens.0 + FAR > first && cx.lex.world.country(code).is_some() && !own.contains(&code)
        });
        if let Some((n, _)) = other {
            party.country = cx.country(n as u32).cloned();
        }
    }
}

/// «طردت روسيا ثلاثة دبلوماسيين», «احتجزت البحرية ناقلة نفط»: those whom a state or an army acts on, and whom no word says to be its own,
/// are not lent its country.
fn forget_strangers(cx: &Context<'_>, event: &mut EventMention) {
    let by_force = matches!(event.kind, EventType::Assault | EventType::Coerce | EventType::Sanction);
    let ranked =
        |p: &Party| sector::is_of(&p.sector, &sector::OF_A_STATE) || sector::is_of(&p.sector, &sector::ARMED);
    let (actors, recipients) = (&event.actors, &mut event.recipients);
    for party in recipients.iter_mut().filter(|_| by_force) {
        let m = &cx.mentions[party.mention as usize];
        let own = |a: &Party| ranked(a) && a.country == party.country;
        let told = cx.words[m.tokens.0 as usize].suffix.is_some() || is_of_a_state(cx, m);
        let stranger = m.form != Form::Name && begins_with(cx, m, StatusHead::Stranger);
        if stranger && !told && actors.iter().any(own) {
            party.country = None;
        }
    }
}

/// «قررت الأردن استدعاء السفير الأردني في إسرائيل»: who summons an envoy whose own words say that he is his calls him home from the
/// state that is named behind him.
fn recalled_from(cx: &Context<'_>, event: &EventMention) -> Option<Party> {
    let [envoy] = event.recipients.as_slice() else { return None };
    let m = &cx.mentions[envoy.mention as usize];
    let own = |code: &str| event.actors.iter().any(|p| p.country.as_deref() == Some(code));
    let his = event.kind == EventType::Accuse
        && m.tokens.1 > m.tokens.0 + 1
        && m.role.as_deref().is_some_and(|r| ENVOYS.contains(&r))
        && envoy.country.as_deref().is_some_and(own);
    let behind = cx.mentions.iter().enumerate().skip(envoy.mention as usize + 1).filter(|_| his);
    let near = behind.take_while(|(_, e)| e.tokens.0 <= m.tokens.1 + BEHIND);
    let state = |e: &Mention| {
        matches!(e.kind, Kind::State | Kind::Place)
            && e.country.as_deref().is_some_and(|c| !own(c) && cx.lex.world.country(c).is_some())
    };
    near.filter(|(_, e)| state(e)).map(|(n, _)| party(cx, n as u32, Reached::Near)).next()
}

/// How many words behind an envoy the state may stand that he is sent to.
const BEHIND: u32 = 3;

/// Whether somebody is sent by his state to another.
pub fn is_envoy(cx: &Context<'_>, mention: u32) -> bool {
    cx.mentions[mention as usize].role.as_deref().is_some_and(|r| ENVOYS.contains(&r))
}

/// Whether an event is done to an envoy, which is where he is posted: with those who do it.
pub fn is_to_an_envoy(cx: &Context<'_>, event: &EventMention) -> bool {
    matches!(event.kind, EventType::Accuse | EventType::Sanction)
        && event.recipients.first().is_some_and(|p| is_envoy(cx, p.mention))
}
