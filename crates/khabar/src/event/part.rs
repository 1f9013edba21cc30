//! Some of those who were spoken of: «أوقفت الشرطة عشرات منهم», «بعضهم», and those whose march is broken up.

use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use super::pronoun::fits_pronoun;
use crate::clause::{Argument, Clause, Found, Party, Reached, Slot, asks_to_it, parties};
use crate::lexicon::frames::Place;
use crate::mention::Kind;
use crate::text::prepositions;
use crate::word::Number;

impl<'a> Look<'a, '_> {
    /// «فأوقفت الشرطة عددا منهم»: where a verb's object only says how many, the several men named before it of whom they are.
    pub(super) fn part_of_several(&self) -> Vec<Party> {
        let cx = self.cx;
        let Some(clause) = self.proposal.clause.filter(|_| self.frame.recipient.contains(&Place::Object))
        else {
            return Vec::new();
        };
        let chunks = self.around.chunks;
        let object = self.around.args.iter().find(|a| a.slot == Slot::Object && a.found == Found::Here);
        let Some(at) = object.map(|a| a.chunks[0] as usize).filter(|&n| chunks[n].mentions.is_empty()) else {
            return Vec::new();
        };
        let several = |t: u32| cx.words[t as usize].suffix.filter(|s| prepositions::is_plural_pronoun(s));
        let of_them = chunks
            .get(at + 1)
            .filter(|c| cx.is_pronoun_phrase(c) && c.prep.as_deref() == Some(prepositions::FROM));
        let suffix = several(chunks[at].head).or_else(|| of_them.and_then(|c| several(c.head)));
        let Some(suffix) = suffix else { return Vec::new() };
        let own = &self.discourse.subjects[clause as usize];
        let meant = |found: &Vec<Party>| {
            self.is_of_several(found) && fits_pronoun(cx, suffix, found) && !same_people(cx, found, own)
        };
        let clauses = &self.parse.clauses;
        let here = clauses[clause as usize].sentence;
        let near = (0..clause as usize).rev().take(NEAR);
        let found = near.filter(|&c| clauses[c].sentence + 1 >= here).find_map(|c| {
            let chunks = &self.parse.sentences[clauses[c].sentence as usize].chunks;
            let others = clauses[c].args.iter().filter(|a| a.slot != Slot::Subject);
            let others = others.map(|a: &Argument| parties(cx, chunks, a)).find(meant);
            Some(self.discourse.subjects[c].clone()).filter(meant).or(others)
        });
        let found = found.unwrap_or_default().into_iter();
        found.map(|p| Party { reached: Reached::Pronoun, ..p }).collect()
    }

    /// Nobody else suffers it.
    pub(super) fn keep_part(&self, offers: &mut Vec<Offer<'a>>) {
        let own = match self.part_of_several() {
            own if own.is_empty() => self.whose_march(),
            own => own,
        };
        if !own.is_empty() {
            offers.retain_mut(|offer| {
                let theirs = same_people(self.cx, &offer.parties, &own);
                limit(offer, theirs, !theirs)
            });
        }
    }

    /// «مظاهرة دعت إليها المعارضة»: who calls for a protest is not protested against.
    pub(super) fn keep_called(&self, offers: &mut Vec<Offer<'a>>) {
        if self.frame.kind != "PROTEST" {
            return;
        }
        let cx = self.cx;
        let chunks = self.around.chunks;
        let last = self.proposal.complement.last().copied().unwrap_or(self.proposal.head);
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let calls = |c: &&Clause| {
            let near = c.head > last && c.head - last <= FAR && !chunks[c.chunk as usize].joined;
            near && asks_to_it(cx, chunks, c.chunk as usize)
        };
        let clause = self.parse.clauses[from as usize..to as usize].iter().find(calls);
        let subject = clause.and_then(|c| c.arg(&Slot::Subject)).filter(|a| a.found == Found::Here);
        let by = subject.map(|a| parties(cx, chunks, a)).unwrap_or_default();
        if !by.is_empty() {
            offers.retain_mut(|offer| limit(offer, false, same_people(cx, &offer.parties, &by)));
        }
    }

    /// Whether those named are more than one man.
    fn is_of_several(&self, found: &[Party]) -> bool {
        let several = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            m.kind == Kind::Group || matches!(m.number, Some(Number::Plural | Number::Dual))
        };
        found.len() > 1 || found.iter().any(several)
    }

    /// «فرقت الشرطة مسيرة نظمتها المعارضة»: whose march it is that is broken up, by the verb that describes it.
    pub(super) fn whose_march(&self) -> Vec<Party> {
        if self.frame.mode.as_deref() != Some(BROKEN_UP) {
            return Vec::new();
        }
        let chunks = self.around.chunks;
        let last = self.proposal.complement.last().copied().unwrap_or(self.proposal.head);
        let march = chunks.iter().position(|c| c.tokens().contains(&(last as usize)));
        let Some(march) = march.filter(|&n| chunks[n].mentions.is_empty()) else { return Vec::new() };
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let describes = |c: &&Clause| {
            let near =
                (march + 1..=march + 2).contains(&(c.chunk as usize)) && !chunks[c.chunk as usize].joined;
            near && self.cx.words[c.head as usize].suffix.is_some()
        };
        let clause = self.parse.clauses[from as usize..to as usize].iter().find(describes);
        let subject = clause.and_then(|c| c.arg(&Slot::Subject)).filter(|a| a.found == Found::Here);
        subject.map(|a| parties(self.cx, chunks, a)).unwrap_or_default()
    }
}

/// How many words behind a protest the verb may stand that says who called for it.
const FAR: u32 = 5;

/// How many clauses back those of whom some are meant may have been named.
const NEAR: usize = 4;

/// The mode of what the police do to a crowd.
pub(super) const BROKEN_UP: &str = "crowd-control";
