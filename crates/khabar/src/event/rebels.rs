//! Whose the rebels are whom a state is charged with backing: «اتهمت تشاد السودان بمساندة المتمردين» speaks of those who fight against
//! Chad, whatever country the rest of the page would give them.

use super::{EventMention, EventType, Party, Status};
use crate::clause::Context;
use crate::mention::{Form, sector};
use std::sync::Arc;

/// How sure a country is that a mention has from the page alone.
const FROM_THE_PAGE: f32 = 0.5;

/// Gives rebels of no country of their own words, who would be of the state that is charged with backing them, to who charges it.
pub fn settle(cx: &Context<'_>, events: &mut [EventMention]) {
    let mut moves: Vec<(Arc<str>, Arc<str>)> = Vec::new();
    for event in events.iter() {
        let backs = matches!(event.kind, EventType::Aid | EventType::Support);
        let charged = matches!(event.status, Status::Alleged | Status::Negated);
        let own = event.actors.first().and_then(|a| a.country.clone());
        let Some(own) = own.filter(|own| {
            let theirs = |p: &Party| is_unplaced(cx, p) && p.country.as_ref() == Some(own);
            backs && charged && event.recipients.iter().any(theirs)
        }) else {
            continue;
        };
        // «اتهمت كينيا وأوغندا الكونغو بإيواء متمردين»: of several who charge it nobody knows whose they are.
        let accuser = events.iter().find_map(|other| {
            let against = other.recipients.iter().any(|r| r.country.as_ref() == Some(&own));
            let by = other.actors.first().and_then(|a| a.country.clone())?;
            let alone = other.actors.iter().all(|a| a.country.as_ref() == Some(&by));
            (other.kind == EventType::Accuse && against && alone && by != own).then_some(by)
        });
        if let Some(accuser) = accuser.filter(|_| moves.iter().all(|(from, _)| *from != own)) {
            moves.push((own, accuser));
        }
    }
    let parties = events.iter_mut().flat_map(|e| e.actors.iter_mut().chain(&mut e.recipients));
    for p in parties.filter(|p| is_unplaced(cx, p)) {
        let to = moves.iter().find(|(from, _)| p.country.as_ref() == Some(from));
        p.country = to.map(|(_, to)| to.clone()).or(p.country.take());
    }
}

/// Whether somebody is called a rebel by words that do not say of where.
fn is_unplaced(cx: &Context<'_>, party: &Party) -> bool {
    let mention = &cx.mentions[party.mention as usize];
    mention.form == Form::Description
        && mention.score <= FROM_THE_PAGE
        && party.sector.first().is_some_and(|s| s == sector::REBELS)
}
