//! Whom the parse itself puts at a verb's own places, where nothing else is left to weigh: who acts by the verb before («أطاحوا
//! بالرئيس واحتجزوا وزراءه») or stands before it acts, who stands behind it as its object suffers.

use super::fill::Look;
use super::seats::Seat;
use super::way::Ways;
use crate::clause::{Argument, Chunk, Found, Party, Slot, parties, same};
use crate::lexicon::frames::{LightSubject, Place};
use crate::mention::Kind;
use crate::text::prepositions;

impl Look<'_, '_> {
    /// Leaves the ways in which those act and suffer whom the parse puts at a verb's places by their whole phrases.
    pub(super) fn keep_settled(&self, ways: &mut Ways<'_>) {
        let (frame, around) = (self.frame, self.around);
        let verb = self.proposal.clause.is_some() && around.subject == LightSubject::Actor;
        if !verb || frame.reciprocal || around.passive || self.is_of_words() {
            return;
        }
        let at = |slot: Slot| around.args.iter().find(|a| a.slot == slot);
        let all = |side: &[&Seat<'_>], them: &[Party]| {
            !side.is_empty() && side.iter().all(|s| them.iter().any(|t| same(self.cx, t, s.party)))
        };
        let (acting, suffering) = self.slots(true);
        // «رفضت أسمرة اتهام جيشها»: what is of those who act is not whom they act on.
        let own = |p: &Party| acting.iter().any(|a| a.country == p.country);
        let acts = frame.actor.contains(&Place::Subject) && !frame.recipient.contains(&Place::Subject);
        let suffers = frame.recipient.contains(&Place::Object) && !frame.actor.contains(&Place::Object);
        // «بأنه "مجرم"، معلنا قطع»: what somebody is called acts in no other clause.
        let at_head = |c: &&Chunk| c.tokens().contains(&(self.proposal.head as usize));
        let open = around.chunks.iter().find(at_head).is_some_and(|c| c.quoted);
        let called = |a: &Argument| around.chunks[a.chunks[0] as usize].quoted && !open;
        let subject =
            at(Slot::Subject).filter(|a| acts && !called(a) && a.found != Found::Here).map(|a| self.whole(a));
        if let Some(who) = subject.filter(|who| !who.is_empty()) {
            ways.prefer(|way| all(way.actors, &who));
        }
        // «قصفت معسكرا لحركة الشباب»: whose it is suffers.
        // «أفرجت عن سوري متهم بالإرهاب»: so does who stands behind the verb's own preposition.
        let verb_s = |a: &Argument| {
            let first = around.chunks[a.chunks[0] as usize].first;
            a.slot != Slot::Object && self.proposal.complement.contains(&first)
        };
        let owner = |a: &&Argument| a.slot.name() == prepositions::FOR && a.found == Found::Here || verb_s(a);
        let suffers = suffers
            && !around.args.iter().any(|a| owner(&a) && !parties(self.cx, around.chunks, a).is_empty());
        let object = at(Slot::Object).filter(|a| suffers && a.found == Found::Here).map(|a| self.whole(a));
        let placed = |who: &Vec<Party>| {
            let slot = |p: &Party| suffering.iter().any(|s| s.mention == p.mention);
            !who.is_empty() && who.len() == suffering.len() && who.iter().all(slot) && !who.iter().any(own)
        };
        if let Some(whom) = object.filter(placed) {
            ways.prefer(|way| all(way.recipients, &whom));
        }
    }

    /// Who is named by the head of an argument's phrase, of a state that is known; nobody where a place or a thing is.
    fn whole(&self, argument: &Argument) -> Vec<Party> {
        let phrase = &self.around.chunks[argument.chunks[0] as usize];
        let mention = |m: u32| &self.cx.mentions[m as usize];
        // «مئة مهاجر»: a number before them makes them no others.
        let cx = self.cx;
        let counted = cx.is_number(phrase.head as usize) || cx.is_rough_count(phrase.head as usize);
        let head = phrase.head + u32::from(counted);
        // «مكتب المدعية التي ستحقق»: so is she whom the clause describes inside a phrase.
        let inside = argument.found == Found::Antecedent && argument.from > 0;
        let start = if inside { argument.from } else { head };
        let described = if inside { phrase.mentions.last() } else { phrase.mentions.first() };
        let headed = described.is_some_and(|&m| mention(m).tokens.0 == start);
        let own = argument.from == 0 || inside || phrase.head >= argument.from;
        let known = |p: &Party| p.country.is_some() && mention(p.mention).kind != Kind::Place;
        let found = if headed && own { parties(self.cx, self.around.chunks, argument) } else { Vec::new() };
        if found.iter().all(known) { found } else { Vec::new() }
    }
}
