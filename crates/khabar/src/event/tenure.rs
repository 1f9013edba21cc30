//! «كان الرئيس السابق فلان قد انسحب من الاتفاق عام 2018»: who is a former holder of an office today held it on the day of the event
//! (CODEBOOK section 3).

use super::EventMention;
use crate::clause::Context;
use crate::lexicon::world::entity_id;

/// Gives those who are called former the sector of the office they held when the event happened.
pub fn settle(cx: &Context<'_>, event: &mut EventMention) {
    let Some(days) = event.when.as_ref().filter(|w| w.span.is_some()).map(|w| w.days) else { return };
    let world = &cx.lex.world;
    for party in event.actors.iter_mut().chain(&mut event.recipients) {
        let m = &cx.mentions[party.mention as usize];
        let (Some(office), Some(entity)) = (m.office.as_deref().filter(|_| m.former), &m.entity) else {
            continue;
        };
        let held = world.tenures_of(office).iter().any(|t| {
            let his =
                world.people.get(t.person as usize).is_some_and(|p| entity_id(&p.qid, &p.id) == *entity);
            his && (t.covers(days.from) || t.covers(days.to))
        });
        let sector = world.seat_of(office).1;
        if held && !sector.is_empty() {
            party.sector = sector.into();
        }
    }
}
