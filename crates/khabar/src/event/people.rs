//! Where a place stands for those who live there: «احتجاجات في تركيا» are of its people, «هجوم مانشستر» is on them.

use super::{EventMention, EventType};
use crate::clause::{Context, Party};
use crate::mention::{Form, Kind, sector};

/// Makes the crowds of a protest, and the victims of an attack that are named by no more than their town, civilians.
pub(super) fn settle(cx: &Context<'_>, event: &mut EventMention) {
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
