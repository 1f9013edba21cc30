//! Whom pronouns and what a verb leaves out tell of: «واتهم روسيا بدعم المتمردين» is said by whoever the verb leaves out, «بحث معه» is a talk
//! with him, and «رفضت اتهاماته» answers him.

use super::fill::{Look, Offer, Role, same_people};
use super::keep::limit;
use super::slots::stands_at;
use crate::clause::{Argument, Found, Party, Slot, parties};
use crate::lexicon::frames::{LightSubject, Place, StatusHead};
use crate::mention::Kind;
use crate::text::prepositions;
use crate::word::Voice;

impl<'a> Look<'a, '_> {
    /// «واتهم فرنسا بدعم المتمردين»: where a verb leaves out the man who acts, and an object stands behind it, those who stand at its places do
    /// not act.
    pub(super) fn keep_left_out(&self, offers: &mut Vec<Offer<'a>>) {
        let (frame, around) = (self.frame, self.around);
        let Some(clause) = self.proposal.clause.map(|c| &self.parse.clauses[c as usize]) else { return };
        let plain = frame.actor.first() == Some(&Place::Subject) && !frame.reciprocal && !around.passive;
        let left_out = clause.arg(&Slot::Subject).is_none() && around.subject == LightSubject::Actor;
        if !plain || !left_out || clause.voice == Voice::Passive {
            return;
        }
        let man = |p: &Party| self.cx.mentions[p.mention as usize].kind == Kind::Person;
        let [doer] = around.dropped.as_slice() else { return };
        let of = |a: &Argument| parties(self.cx, around.chunks, a);
        let object = clause.arg(&Slot::Object).filter(|a| a.found == Found::Here).map(of).unwrap_or_default();
        if !man(doer) || object.is_empty() {
            return;
        }
        let mut behind: Vec<Vec<Party>> = clause.args.iter().map(of).filter(|p| !p.is_empty()).collect();
        behind.retain(|p| !same_people(self.cx, p, &around.dropped));
        let own = |parties: &[Party]| behind.iter().any(|p| same_people(self.cx, p, parties));
        offers.retain_mut(|offer| limit(offer, own(&offer.parties), false));
    }

    /// «بحث الوزير معه», «قابله»: those whom a pronoun at one of the places of who meets stands for.
    pub(super) fn met_by_pronoun(&self) -> Vec<Party> {
        if self.around.clause.is_none() {
            return Vec::new();
        }
        // «اشتبكت الشرطة مع متضامنين معهم»: behind a phrase of the same place the pronoun is of that phrase.
        let at = |a: &&Argument| {
            let place = |p: &Place| stands_at(self.around, p, &a.slot, true);
            matches!(a.slot, Slot::Oblique(_)) && self.frame.actor.iter().any(place)
        };
        if self.around.args.iter().filter(at).count() > 1 {
            return Vec::new();
        }
        let own = self.around.args.iter().find(|a| a.slot == Slot::Subject);
        let own =
            own.map_or_else(|| self.around.dropped.clone(), |a| parties(self.cx, self.around.chunks, a));
        let object = || self.object_owner().filter(|_| self.frame.actor.contains(&Place::Object));
        let met = self.pronoun_at(Role::Actor).and_then(|t| self.owner_at(t)).or_else(object);
        met.filter(|m| !own.is_empty() && !same_people(self.cx, m, &own)).unwrap_or_default()
    }

    /// «رفضت الحكومة اتهاماته», «رحب الوزير بقراره»: a noun for what somebody said or did, at a place of whom it is done to, with the pronoun of
    /// whoever said or did it.
    pub(super) fn said_by_pronoun(&self) -> Option<Vec<Party>> {
        let answers = matches!(self.frame.kind.as_str(), "ACCUSE" | "REJECT" | "SUPPORT");
        let clause = self.proposal.clause.filter(|_| answers && !self.around.passive)?;
        let listed = |t: usize| {
            let is = |list: StatusHead| {
                let known = |key: &String| !self.cx.lex.frames.status(list, key).is_empty();
                self.cx.noun_keys(t).iter().any(known)
            };
            is(StatusHead::Claim) || is(StatusHead::Step)
        };
        let at = |a: &&Argument| match &a.slot {
            Slot::Object => true,
            Slot::Oblique(prep) => prep == prepositions::WITH || prep == prepositions::ON,
            _ => false,
        };
        let chunks = self.around.args.iter().filter(at).map(|a| &self.around.chunks[a.chunks[0] as usize]);
        let mut heads = chunks.filter(|c| c.mentions.is_empty()).map(|c| c.head as usize);
        let word = heads.find(|&t| listed(t) && self.cx.words[t].suffix.is_some())?;
        let suffix = self.cx.words[word].suffix?;
        prepositions::pronoun_gender(suffix).filter(|_| !prepositions::is_first_person(suffix))?;
        self.another_before(clause, suffix)
    }
}
