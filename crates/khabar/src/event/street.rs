//! Who speaks and marches in the street, and what is no protest at all.

use super::field::value;
use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use super::unfit::{is_in_office, is_of_force};
use crate::clause::{Found, Party, Slot, parties};
use crate::mention::Kind;
use crate::text::{ending, prepositions};

impl<'a> Look<'a, '_> {
    /// «مظاهرات طالبت برحيله»: where people in the street speak, nobody else does whom only the sentence around it names.
    pub(super) fn keep_street(&self, offers: &mut Vec<Offer<'a>>) {
        let said =
            matches!(self.frame.kind.as_str(), "REQUEST" | "ACCUSE" | "REJECT" | "SUPPORT" | "THREATEN");
        let subject = self.around.args.iter().find(|a| a.slot == Slot::Subject && a.found != Found::Shared);
        let street = subject.is_some_and(|a| {
            let chunk = &self.around.chunks[a.chunks[0] as usize];
            chunk.mentions.is_empty() && self.names_kind(chunk.head, "PROTEST")
        });
        if said && street && self.proposal.clause.is_some() {
            offers.retain_mut(|offer| limit(offer, offer.how != value!(How, "slot"), false));
        }
        self.keep_marchers(offers, said);
        if self.is_reason_of_a_power() {
            offers.clear();
        }
    }

    /// «استدعت باريس السفير احتجاجا على القصف»: whether a protest is told as the reason for what a state or somebody in office does: nobody
    /// goes into the street.
    fn is_reason_of_a_power(&self) -> bool {
        let chunk = &self.around.chunks[self.proposal.chunk as usize];
        let reason = self.is_deed_of_the_street()
            && chunk.prep.is_none()
            && chunk.head == self.proposal.head
            && self.cx.bare_key(chunk.head as usize).ends_with(ending::ACCUSATIVE);
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let before = |c: &u32| reason && self.parse.clauses[*c as usize].head < self.proposal.head;
        let Some(clause) = (from..to).rev().find(before) else { return false };
        let subject = &self.discourse.subjects[clause as usize];
        let power = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            matches!(m.kind, Kind::State | Kind::Place) || is_in_office(self.cx, p) || is_of_force(self.cx, p)
        };
        !subject.is_empty() && subject.iter().all(power)
    }

    /// «تظاهر المعلمون أمام مجلس النواب للمطالبة بـ…»: what people go into the street for they ask, and nobody else.
    fn keep_marchers(&self, offers: &mut Vec<Offer<'a>>, said: bool) {
        let noun = said && self.proposal.clause.is_none();
        let clause = self.around.clause.filter(|_| noun).map(|c| &self.parse.clauses[c as usize]);
        let Some(clause) = clause.filter(|c| c.head < self.proposal.head) else { return };
        let Some(key) = self.cx.verb_key(clause.head as usize, clause.reading) else { return };
        let chunk = &self.around.chunks[self.proposal.chunk as usize];
        let purpose = chunk.prep.as_deref() == Some(prepositions::FOR);
        let marches = purpose && self.cx.lex.frames.of_verb_alone(key).any(|f| f.kind == "PROTEST");
        let Some(subject) = clause.arg(&Slot::Subject).filter(|_| marches) else { return };
        let who = parties(self.cx, self.around.chunks, subject);
        if !who.is_empty() {
            offers.retain_mut(|offer| {
                let theirs = same_people(self.cx, &offer.parties, &who);
                limit(offer, !theirs, theirs)
            });
        }
    }
}
