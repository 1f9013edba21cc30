//! Who acts where the subject names nobody that is known: «اتهم التحالف القوات باعتراض قافلة».

use super::fill::{Look, Offer};
use super::keep::limit;
use crate::clause::{Found, Slot, parties};
use crate::lexicon::frames::{LightSubject, Place};

impl<'a> Look<'a, '_> {
    /// Where whoever acts stands behind the verb as its subject and is nobody that is known, neither its object acts nor who stands
    /// behind that.
    pub(super) fn keep_unnamed(&self, offers: &mut Vec<Offer<'a>>) {
        let (around, frame) = (self.around, self.frame);
        let acts = frame.actor.contains(&Place::Subject) && around.subject == LightSubject::Actor;
        if self.proposal.clause.is_none() || around.passive || frame.reciprocal || !acts {
            return;
        }
        let here = |slot: Slot| around.args.iter().find(|a| a.slot == slot && a.found == Found::Here);
        let own = here(Slot::Subject).filter(|a| parties(self.cx, around.chunks, a).is_empty());
        let Some(object) = own.and_then(|_| here(Slot::Object)) else { return };
        let from = around.chunks[object.chunks[0] as usize].first;
        let behind = |offer: &Offer<'_>| {
            let first = |&m: &u32| self.cx.mentions[m as usize].tokens.0;
            offer.parties.iter().all(|p| first(&p.mention) >= from)
        };
        offers.retain_mut(|offer| {
            let behind = behind(offer);
            limit(offer, behind, false)
        });
    }
}
