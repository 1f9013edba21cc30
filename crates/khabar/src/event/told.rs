//! What was told before: an event that a later noun points back to («الزيارة»), or that somebody answers.

use super::scene::spoken_of;
use super::second::OneWay;
use super::{EventMention, EventType};
use crate::clause::Party;

/// The name of a frame's own place, as [`EventMention::how`] has it.
pub const SLOT_NAME: &str = "slot";

/// How many words behind an accusation it may be answered.
const ANSWERED: u32 = 80;

/// An event that a later noun may point back to.
pub struct Told {
    pub(super) kind: EventType,
    /// Whether those who act stand at the frame's own place.
    pub(super) own: bool,
    pub(super) frame: u32,
    pub(super) head: u32,
    pub(super) actors: Vec<Party>,
    pub(super) recipients: Vec<Party>,
}

impl Told {
    /// What a later noun or a later answer needs of an event told in one way: nothing where nobody acts.
    pub fn of(event: &EventMention, way: &OneWay<'_>) -> Option<Told> {
        (!way.actors.is_empty() || way.recipients.len() > 1).then(|| Told {
            kind: event.kind,
            own: way.how.0 == SLOT_NAME,
            frame: event.frame,
            head: event.head,
            actors: spoken_of(&way.actors),
            recipients: spoken_of(&way.recipients),
        })
    }

    /// Those who accuse, where this is an accusation of some of the given ones, not far before a word.
    pub fn accusers(&self, of: &[Party], head: u32) -> Option<&[Party]> {
        let near = self.head < head && head - self.head <= ANSWERED;
        let theirs = |p: &Party| p.country.is_some() && of.iter().any(|a| a.country == p.country);
        let meant = self.kind == EventType::Accuse && near && self.recipients.iter().any(theirs);
        (meant && !self.actors.is_empty()).then_some(&self.actors)
    }

    /// Who did it, where this is a deed of force of others than the given ones, or, with `any`, whatever they did; not far
    /// before a word.
    pub fn doers(&self, others: &[Party], head: u32, any: bool) -> Option<&[Party]> {
        use EventType as E;
        let near = self.head < head && head - self.head <= ANSWERED;
        let force = matches!(self.kind, E::Assault | E::Coerce | E::Mobilize | E::Sanction | E::Threaten);
        let own = |p: &Party| others.iter().any(|o| o.country == p.country);
        let meant =
            self.own && near && (force || any) && !self.actors.is_empty() && !self.actors.iter().any(own);
        meant.then_some(&self.actors)
    }

    /// Who acts and who is acted on.
    pub fn sides(&self) -> [&[Party]; 2] {
        [&self.actors, &self.recipients]
    }
}
