//! Who acts where the subject names nobody that is known: «اتهم التحالف القوات باعتراض قافلة».

use super::field::value;
use super::fill::{Look, Offer};
use super::keep::limit;
use crate::clause::{Chunk, Clause, Found, Party, Reached, Slot, parties};
use crate::lexicon::frames::{LightSubject, Place};
use crate::mention::{Form, Kind};
use crate::text::prepositions;
use crate::word::Reading;

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

    /// «السعودية تطرد السفير الكندي وأوتاوا تأسف»: who acts in a clause that «و» joins behind takes no part in the one before it.
    pub(super) fn keep_next(&self, offers: &mut Vec<Offer<'a>>) {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk;
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let later = self.parse.clauses[from as usize..to as usize].iter().filter(|c| c.chunk > at);
        let subject = |c: &Clause| {
            let subject = c.arg(&Slot::Subject).filter(|a| a.found == Found::Before)?;
            let first = subject.chunks[0];
            let own = first > at && chunks[first as usize].joined && first + 1 == c.chunk;
            own.then_some(&chunks[first as usize])
        };
        let next: Vec<&Chunk> = later.filter_map(subject).collect();
        let inside = |p: &Party| {
            let first = self.cx.mentions[p.mention as usize].tokens.0 as usize;
            next.iter().any(|c| c.tokens().contains(&first))
        };
        if !next.is_empty() {
            offers.retain(|offer| {
                let near = offer.parties.iter().all(|p| p.reached <= Reached::Near && inside(p));
                offer.how == value!(How, "slot") || offer.parties.is_empty() || !near
            });
        }
    }

    /// «مقتل سبعة في هجوم على مستودع»: the dead of whom only a number is told are nobody whom another sentence names.
    pub(super) fn keep_counted(&self, offers: &mut Vec<Offer<'a>>) {
        let cx = self.cx;
        let next = self.proposal.head as usize + 1;
        let here =
            cx.text.sentences[self.parse.sentences[self.proposal.parsed as usize].sentence as usize].tokens();
        if !self.frame.harm || !here.contains(&next) || !cx.is_number(next) {
            return;
        }
        let counted = self.around.chunks.iter().find(|c| c.tokens().contains(&next));
        if counted.is_none_or(|c| !c.mentions.is_empty() || c.last as usize > next + 1) {
            return;
        }
        let first = |p: &Party| cx.mentions[p.mention as usize].tokens.0 as usize;
        offers.retain_mut(|offer| {
            let far = !offer.parties.is_empty() && offer.parties.iter().all(|p| !here.contains(&first(p)));
            limit(offer, false, far)
        });
    }

    /// «مقتل جنود في هجوم شمال النيجر», «أطلق سراح الرهائن في مالي»: where a deed is done is not who does it.
    pub(super) fn keep_where(&self, offers: &mut Vec<Offer<'a>>) {
        let fight = self.frame.kind == "ASSAULT" && self.frame.reciprocal;
        let deed = matches!(self.frame.kind.as_str(), "ASSAULT" | "RETREAT") && !self.frame.reciprocal;
        if !deed && !fight {
            return;
        }
        let inside = |prep: &str| {
            prep == prepositions::IN
                || prepositions::SIDES.contains(&prep)
                || fight && prep == prepositions::WITH
        };
        let there = |p: &Party| {
            let m = &self.cx.mentions[p.mention as usize];
            let land = matches!(m.kind, Kind::Place | Kind::State);
            // «قتال بالعاصمة الليبية»: nor does the people after whom a place is called fight there.
            let called = fight && (m.form == Form::Demonym || m.kind == Kind::Place);
            land && self.phrase_of(p).is_some_and(|c| {
                let alone = self.cx.mentions_only(c);
                c.prep.as_deref().is_some_and(inside) && (m.form == Form::Name && alone || called && !alone)
            })
        };
        offers.retain_mut(|offer| {
            let free = fight || offer.how != value!(How, "slot");
            let place = free && !offer.parties.is_empty() && offer.parties.iter().all(there);
            let beside = free && !offer.parties.is_empty() && offer.parties.iter().all(|p| self.is_beside(p));
            !(fight && (place || beside)) && limit(offer, place || beside, false)
        });
    }

    /// «انفجار قرب السفارة الأميركية», «تفجير أمام مقر البرلمان»: whether somebody is named only to tell close to whom a deed was done, or in a
    /// phrase right behind its noun by a word for a place that is his («في محيط محكمة»).
    pub(super) fn is_beside(&self, party: &Party) -> bool {
        let chunks = self.around.chunks;
        let m = &self.cx.mentions[party.mention as usize];
        let body = m.kind == Kind::Organization && m.form != Form::Demonym;
        let Some(phrase) = self.phrase_of(party).filter(|_| body) else { return false };
        let inside = |p: &str| p == prepositions::IN || p == prepositions::WITH;
        let near = |p: &str| prepositions::PLACES.contains(&p) && !inside(p);
        // «وقوع انفجار قرب السفارة»: so may the genitive of the noun before be it.
        let names = |c: &Chunk| [c.head, c.last - 1].iter().any(|&t| self.names_kind(t, "ASSAULT"));
        let behind = |c: &&Chunk| c.last == phrase.first && names(c);
        let next = chunks.iter().any(|c| behind(&c));
        let deed = self.cx.words[phrase.head as usize].readings.iter().any(Reading::is_masdar);
        let land = next && phrase.head < m.tokens.0 && !deed;
        phrase.prep.as_deref().is_some_and(|p| next && near(p) || land && inside(p))
    }
}
