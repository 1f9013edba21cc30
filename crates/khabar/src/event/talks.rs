//! Who meets, agrees or works with whom, where the words of the clause settle it: what both sides do, those sides do alone, and what they
//! speak of takes no part.

use super::field::value;
use super::fill::{Look, Offer, Role};
use crate::clause::{Found, Party, Slot};
use crate::mention::Kind;
use crate::text::prepositions;
use crate::word::Number;

impl<'a> Look<'a, '_> {
    /// «التقى الوزير نظيره الروسي»: where a verb's own subject and its other places name those of two countries, nobody else meets
    /// them; nor where the subject is the two sides («اتفق الجانبان على إعادة السفيرين»).
    pub(super) fn keep_met(&self, offers: &mut Vec<Offer<'a>>) {
        let slot = |o: &&Offer<'_>| o.role == Some(Role::Actor) && o.how == value!(How, "slot");
        let subject = self.around.args.iter().any(|a| a.slot == Slot::Subject && a.found == Found::Here);
        let verb = self.proposal.clause.is_some() && self.frame.reciprocal && subject;
        let Some(own) = offers.iter().find(slot).filter(|_| verb) else { return };
        let place = |p: &&Party| self.cx.mentions[p.mention as usize].kind != Kind::Place;
        let mut countries = own.parties.iter().filter(place).filter_map(|p| p.country.as_deref());
        let first = countries.next();
        let two = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            m.number == Some(Number::Dual) && m.kind == Kind::Group
        };
        if countries.any(|c| Some(c) != first) || own.parties.iter().any(two) {
            let near = [value!(How, "slot"), value!(How, "pronoun"), value!(How, "pronoun-at")];
            offers.retain(|offer| near.contains(&offer.how));
        }
    }

    /// «عقد مجلس الأمن جلسة بشأن السودان بطلب من بريطانيا»: what is spoken of takes no part, nor who asked for it.
    pub(super) fn keep_topic(&self, offers: &mut Vec<Offer<'a>>) {
        if !self.frame.reciprocal {
            return;
        }
        let apart = |prep: &str| prepositions::is_topic(prep) || prep == prepositions::ASKED_BY;
        let topic = |p: &Party| {
            // «مفاوضات حول خروج بريطانيا»: whose matter it is takes part in them.
            let phrase = self.first_phrase_of(p).filter(|c| self.cx.mentions_only(c));
            phrase.and_then(|c| c.prep.as_deref()).is_some_and(apart)
        };
        offers.retain(|offer| offer.how == value!(How, "slot") || !offer.parties.iter().all(topic));
    }
}
