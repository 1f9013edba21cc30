//! Those who stand in one phrase together: who is one of several joined at a frame's own place does not fill the role alone, and what one
//! preposition says of the first it says of all.

use super::EventMention;
use super::field::value;
use super::fill::{Look, Offer, Role};
use super::keep::limit;
use crate::attribution::{Attribution, chain};
use crate::clause::{Chunk, Context, Party};
use crate::mention::{Form, Kind};
use crate::word::{Number, Person, Reading};

/// «قال متحدث مصري إن الوزيرين اتفقا»: who only tells what two others did together is no third, where one of them is of his country.
pub(super) fn settle(cx: &Context<'_>, attributions: &[Attribution], event: &mut EventMention) {
    let two = |r: &Reading| matches!(r, Reading::Verb { person: Person::Third, number: Number::Dual, .. });
    let verb = event.finite && cx.words[event.head as usize].verbs().any(two);
    if !event.kind.is_undirected() || !verb || event.actors.len() + event.recipients.len() < 3 {
        return;
    }
    let id = |p: &Party| cx.mentions[p.mention as usize].same_as;
    let told = chain(attributions, event.head);
    let speaks = |p: &Party| told.iter().filter_map(|a| a.speaker.as_ref()).any(|s| id(s) == id(p));
    let (actors, recipients) = (&event.actors, &event.recipients);
    let others = || actors.iter().chain(recipients).filter(|p| !speaks(p));
    let third = |p: &Party| speaks(p) && others().count() > 1 && others().any(|o| o.country == p.country);
    let keep = |side: &[Party]| -> Vec<Party> { side.iter().filter(|p| !third(p)).cloned().collect() };
    (event.actors, event.recipients) = (keep(actors), keep(recipients));
}

impl<'a> Look<'a, '_> {
    /// «طلبت هايتي من فرنسا والأمم المتحدة إرسال قوات»: both are asked.
    pub(super) fn keep_together(&self, offers: &mut Vec<Offer<'a>>) {
        // «صفقة أسلحة أمريكية سعودية»: a noun may have its two sides in one phrase.
        let verb = self.proposal.clause.is_some() && !self.frame.reciprocal;
        let known = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            matches!(m.kind, Kind::State | Kind::Organization) && m.form == Form::Name
        };
        let slot = |o: &&Offer<'_>| {
            verb && o.how == value!(How, "slot") && o.parties.len() > 1 && o.parties.iter().all(known)
        };
        let all: Vec<(Role, Vec<u32>)> = offers
            .iter()
            .filter(slot)
            .filter_map(|o| Some((o.role?, o.parties.iter().map(|p| p.mention).collect())))
            .collect();
        offers.retain_mut(|offer| {
            if offer.how == value!(How, "slot") || offer.parties.is_empty() {
                return true;
            }
            let some = |(_, whole): &&(Role, Vec<u32>)| {
                offer.parties.len() < whole.len() && offer.parties.iter().all(|p| whole.contains(&p.mention))
            };
            match all.iter().find(some).map(|(role, _)| *role) {
                Some(role) => limit(offer, role == Role::Actor, role == Role::Recipient),
                None => true,
            }
        });
    }

    /// The phrase that names somebody, or the first of those that «و» joins it to («بطلب من فرنسا والمكسيك»).
    pub(super) fn first_phrase_of(&self, party: &Party) -> Option<&'a Chunk> {
        let own = self.phrase_of(party)?;
        let chunks = self.around.chunks;
        let mut at = chunks.iter().position(|c| c.first == own.first)?;
        while chunks[at].joined && chunks[at].prep.is_none() && at > 0 {
            at -= 1;
        }
        Some(&chunks[at])
    }
}
