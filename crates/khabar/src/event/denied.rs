//! Who stands to a denial: «نفت الحكومة أن تكون وراء الهجوم» answers nobody by itself, and who denies or blames beside a deed of force has
//! not done it («مقتل مدنيين بقصف والجيش يتهم الجماعة»).

use super::field::value;
use super::fill::{Look, Offer, Role, same_people};
use super::keep::limit;
use crate::clause::{Clause, Party, Slot, opens_another, parties, speech};
use crate::lexicon::reporting::Stance;
use crate::mention::sector;

/// The frame of a denial.
pub(super) const DENIAL: &str = "reject.deny";

/// Whom a denial without a word for whose claim it was only tells of.
const SPOKEN_OF: [&str; 4] = [sector::REBELS, sector::PRIVATE, sector::UNKNOWN_ARMED, "CRM"];

impl<'a> Look<'a, '_> {
    /// What is denied without a word for whose accusation it was answers nobody who is not named in the denial; and of those
    /// not the forces of who denies («نفت الرئاسة مشاركة طائراتها»).
    pub(super) fn keep_denied(&self, offers: &mut Vec<Offer<'a>>) {
        if self.frame.id != DENIAL || self.points_back().is_some() {
            return;
        }
        let (denies, _) = self.slots(true);
        let sentence = self.parse.sentences[self.proposal.parsed as usize].sentence;
        let tokens = self.cx.text.sentences[sentence as usize].tokens();
        let of_state = |o: &Offer<'_>| {
            let own = |p: &Party| {
                denies.iter().any(|d| d.country.is_some() && d.country == p.country)
                    && p.sector.first().is_some_and(|s| sector::OF_A_STATE.contains(&s.as_str()))
            };
            o.role == Some(Role::Recipient) && o.parties.iter().all(own) && !o.parties.is_empty()
        };
        // «نفت رئيسة الوزراء أن تكون حكومتها عرضت»: nor does a denial answer the denier's own government.
        let possessed = |o: &Offer<'_>| {
            let own = |p: &Party| {
                let first = self.cx.mentions[p.mention as usize].tokens.0 as usize;
                let country = denies.iter().any(|d| d.country.is_some() && d.country == p.country);
                country && self.cx.words.get(first).is_some_and(|w| w.suffix.is_some())
            };
            o.parties.iter().all(own)
        };
        // «نفت الحكومة تقديم أي دعم للمتمردين»: nor are they who are spoken of as fighters or people: it answers states and bodies.
        let spoken_of = |o: &Offer<'_>| {
            let group = |p: &Party| p.sector.first().is_some_and(|s| SPOKEN_OF.contains(&s.as_str()));
            o.parties.iter().all(group)
        };
        offers.retain_mut(|offer| {
            let nobody = offer.parties.is_empty();
            let slot = offer.how == value!(How, "slot");
            let named = |p: &Party| {
                let (first, _) = self.cx.mentions[p.mention as usize].tokens;
                self.proposal.head < first && tokens.contains(&(first as usize))
            };
            // «نفى الجيش وقوع انفجار قرب السفارة»: nor is who is named only to tell where.
            let beside = offer.parties.iter().all(|p| self.is_beside(p));
            let far = !slot && (beside || !offer.parties.iter().all(named));
            let content = !slot && spoken_of(offer);
            nobody || limit(offer, false, far || content || of_state(offer) || possessed(offer))
        });
    }

    /// «أعلن المتحدث باسم الجيش أن قواته دمرت»: who tells what his own side has done does not suffer it.
    pub(super) fn keep_teller(&self, offers: &mut Vec<Offer<'a>>) {
        let Some(teller) = self.speaker().filter(|_| self.kind.is_force()) else { return };
        let (actors, _) = self.slots(true);
        let own = actors.iter().any(|a| a.country.is_some() && a.country == teller.country);
        let teller = [teller];
        offers.retain_mut(|offer| !own || limit(offer, false, same_people(self.cx, &offer.parties, &teller)));
    }

    /// Who blames another or denies in a clause joined to a deed of force that no verb tells has not done it.
    pub(super) fn keep_accuser(&self, offers: &mut Vec<Offer<'a>>) {
        if self.proposal.clause.is_some() || !self.kind.is_force() {
            return;
        }
        let chunks = self.around.chunks;
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let blames = |c: &&Clause| {
            let at = c.chunk as usize;
            at > self.proposal.chunk as usize + 1
                && opens_another(self.cx, chunks, at - 1)
                && matches!(speech::stance(self.cx, c), Some((Stance::Claim | Stance::Deny, _)))
        };
        let clause = self.parse.clauses[from as usize..to as usize].iter().find(blames);
        let Some(subject) = clause.and_then(|c| c.arg(&Slot::Subject)) else { return };
        let by = parties(self.cx, chunks, subject);
        offers.retain_mut(|offer| {
            let slot = offer.how == value!(How, "slot");
            slot || limit(offer, same_people(self.cx, &offer.parties, &by), false)
        });
    }
}
