//! What a verb lays to somebody's charge: «وجهت النيابة إلى الوزير تهمة تمويل جماعة».

use super::Party;
use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use crate::clause::{Argument, Chunk, Clause, Context, Slot, parties};
use crate::lexicon::frames::StatusHead;
use crate::text::prepositions;

/// «وجهت النيابة إلى الوزير تهمة تمويل جماعة»: to whom a verb carries the claim whose genitive a deed is.
pub(super) fn laid_to(cx: &Context<'_>, chunks: &[Chunk], clause: &Clause, noun: u32) -> Vec<Party> {
    let Some(object) = clause.arg(&Slot::Object) else { return Vec::new() };
    let claim = &chunks[object.chunks[0] as usize];
    let claims = |key: &String| !cx.lex.frames.status(StatusHead::Claim, key).is_empty();
    let inside = claim.head < noun && claim.tokens().contains(&(noun as usize));
    if !inside || !cx.noun_keys(claim.head as usize).iter().any(claims) {
        return Vec::new();
    }
    let to = |a: &&Argument| matches!(&a.slot, Slot::Oblique(p) if [prepositions::TO, prepositions::FOR].contains(&p.as_str()));
    clause.args.iter().find(to).map(|a| parties(cx, chunks, a)).unwrap_or_default()
}

impl<'a> Look<'a, '_> {
    /// Who is charged with a deed has done it, and it is he who is accused, not whom the deed behind the charge names.
    pub(super) fn keep_laid(&self, offers: &mut Vec<Offer<'a>>) {
        let chunks = self.around.chunks;
        let index = self.around.clause.or(self.proposal.clause);
        let Some(clause) = index.map(|c| &self.parse.clauses[c as usize]) else { return };
        let Some(object) = clause.arg(&Slot::Object).map(|a| &chunks[a.chunks[0] as usize]) else { return };
        let last = object.last.saturating_sub(1);
        let whom = laid_to(self.cx, chunks, clause, last);
        if whom.is_empty() {
            return;
        }
        let accuses = self.frame.kind == "ACCUSE" && self.proposal.clause.is_some();
        let deed = self.proposal.clause.is_none() && object.tokens().contains(&(self.proposal.head as usize));
        offers.retain_mut(|offer| {
            let theirs = same_people(self.cx, &offer.parties, &whom);
            (!accuses || theirs || limit(offer, false, true)) && (!deed || limit(offer, !theirs, theirs))
        });
    }
}
