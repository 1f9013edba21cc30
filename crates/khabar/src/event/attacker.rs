//! Whose attack it is, where «ل» tells it: «هجوم فاشل للجيش», «صد الجيش هجوما عنيفا للمتمردين».

use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use crate::clause::{Party, chunk_party};
use crate::lexicon::frames::Place;
use crate::mention::sector;
use crate::text::prepositions;

impl<'a> Look<'a, '_> {
    /// The armed men behind «ل» right behind the phrase of an attack that is nobody's yet.
    fn attacker(&self) -> Vec<Party> {
        let upon = |p: &Place| matches!(p, Place::After(prep) if prep == prepositions::ON);
        let attack = self.frame.kind == "ASSAULT" && !self.frame.reciprocal;
        let verb = self.proposal.clause.is_some();
        let last = self.proposal.complement.last().copied().filter(|_| verb);
        let Some(word) = last.or((!verb).then_some(self.proposal.head)) else { return Vec::new() };
        if !attack || !verb && !self.frame.recipient.iter().any(upon) {
            return Vec::new();
        }
        let chunks = self.around.chunks;
        let Some(at) = chunks.iter().position(|c| c.tokens().contains(&(word as usize))) else {
            return Vec::new();
        };
        let nobodys = chunks[at].mentions.is_empty() && !self.cx.words[word as usize].prefixes.article;
        let behind = chunks.get(at + 1).filter(|c| c.prep.as_deref() == Some(prepositions::FOR) && !c.joined);
        if !nobodys || !behind.is_some_and(|c| self.cx.mentions_only(c)) {
            return Vec::new();
        }
        let armed = |p: &Party| sector::is_of(&p.sector, &sector::ARMED);
        chunk_party(self.cx, chunks, at + 1).into_iter().filter(armed).collect()
    }

    /// They have done it, or it is they who are beaten back.
    pub(super) fn keep_attacker(&self, offers: &mut Vec<Offer<'a>>) {
        let by = self.attacker();
        if by.is_empty() {
            return;
        }
        let told = self.proposal.clause.is_some();
        offers.retain_mut(|offer| {
            let theirs = same_people(self.cx, &offer.parties, &by);
            if told { limit(offer, theirs, false) } else { limit(offer, !theirs, theirs) }
        });
    }
}
