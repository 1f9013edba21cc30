//! Who acts beside what is told, where one sentence sets two reports next to each other: «أدان الأردن الهجوم، فيما توعد الرئيس الصومالي
//! بالرد», «فرضت بروكسل عقوبات على قادة الحركة، في حين دعا الرئيس إلى وقف القتال».

use super::EventType;
use super::denied::DENIAL;
use super::field::value;
use super::fill::{Look, Offer};
use super::keep::limit;
use crate::clause::{Chunk, ChunkKind, Clause, Found, Party, Reached, Slot, parties};
use crate::lexicon::frames::StatusHead;
use crate::lexicon::reporting::CueKind;
use crate::mention::{Kind, sector};
use crate::text::prepositions;
use crate::word::{Derived, Reading};

/// How they are forced who are driven out of a country.
const DRIVEN_OUT: &str = "deport";

impl<'a> Look<'a, '_> {
    /// Of two reports that a word of contrast parts, who acts in the one is not whom the other is told to be done to, unless a word of
    /// its own says so.
    pub(super) fn keep_beside(&self, offers: &mut Vec<Offer<'a>>) {
        let in_words = matches!(self.frame.kind.as_str(), "REQUEST" | "THREATEN") && !self.around.passive;
        let Some(own) = self.proposal.clause.filter(|_| in_words) else { return };
        let own = &self.parse.clauses[own as usize];
        // «طالب الحزب الحكومة بسحب الجنود»: whom the verb has for its object may be the same.
        if own.arg(&Slot::Object).is_some() {
            return;
        }
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let others = &self.parse.clauses[from as usize..to as usize];
        let apart = |c: &&Clause| c.head != own.head && self.are_beside(own, c);
        // «نددت كوبا وبوليفيا بالهجوم، فيما دعت إسبانيا إلى …»: all who act there.
        let subject = |c: &'a Clause| c.arg(&Slot::Subject).filter(|a| a.found == Found::Here);
        let acting: Vec<&Chunk> = others
            .iter()
            .filter(apart)
            .filter_map(subject)
            .flat_map(|a| a.chunks.iter().map(|&c| &self.around.chunks[c as usize]))
            .collect();
        if acting.is_empty() {
            return;
        }
        let inside = |p: &Party| {
            let first = self.cx.mentions[p.mention as usize].tokens.0 as usize;
            p.reached != Reached::Pronoun && acting.iter().any(|c| c.tokens().contains(&first))
        };
        // «أعلنت السلطات الطوارئ، بينما طالب حزب بسحب الجنود»: one's own government may be meant where nobody is named.
        let doer =
            own.arg(&Slot::Subject).map(|a| parties(self.cx, self.around.chunks, a)).unwrap_or_default();
        let own_country = |p: &Party| doer.iter().any(|d| d.country == p.country);
        let inside = |p: &Party| inside(p) && !own_country(p);
        // Who acts in a report behind has no part at all in the one before it.
        let behind = |p: &Party| self.cx.mentions[p.mention as usize].tokens.0 > own.head;
        offers.retain_mut(|offer| {
            let beside = !offer.parties.is_empty() && offer.parties.iter().all(inside);
            let later = beside && offer.parties.iter().all(behind);
            offer.how == value!(How, "slot") || !later && limit(offer, false, beside)
        });
    }

    /// «جرح 37 شخصا بينهم أربعة جنود أميركيين في هجوم», «نفذ الهجوم ضد عناصر من الشرطة»: who is among those it is done to has not done
    /// it, nor has whom it was done against.
    pub(super) fn keep_among(&self, offers: &mut Vec<Offer<'a>>) {
        if !self.kind.is_force() {
            return;
        }
        let (chunks, verb) = (self.around.chunks, self.proposal.clause.is_some());
        let among = |p: &Party| {
            let first = self.cx.mentions[p.mention as usize].tokens.0 as usize;
            let Some(at) = chunks.iter().position(|c| c.tokens().contains(&first)) else { return false };
            let before = at.checked_sub(1).map(|i| &chunks[i]);
            verb && chunks[at].prep.as_deref() == Some(prepositions::AGAINST)
                || before.is_some_and(|c| {
                    self.cx.is_pronoun_phrase(c) && c.prep.as_deref() == Some(prepositions::BETWEEN)
                })
        };
        offers.retain_mut(|offer| {
            let theirs = !offer.parties.is_empty() && offer.parties.iter().all(among);
            limit(offer, theirs && offer.how != value!(How, "slot"), false)
        });
    }

    /// «أعلنت الحركة مسؤوليتها عن الهجوم عبر إذاعتها»: the medium that somebody speaks by takes no part in what is told.
    pub(super) fn keep_by_medium(&self, offers: &mut Vec<Offer<'a>>) {
        let medium = |p: &Party| {
            let chunk = self.phrase_of(p).filter(|_| sector::is_of(&p.sector, &[sector::PRESS]));
            let by = |c: &Chunk| c.prep.as_deref() == Some(prepositions::THROUGH);
            let denial = self.frame.id == DENIAL;
            chunk.is_some_and(|c| by(c) || denial && self.is_told_to(c))
        };
        offers.retain(|offer| offer.parties.is_empty() || !offer.parties.iter().all(medium));
    }

    /// «نفى الوزير، في تصريحات للقناة، أن»: whether a phrase names whom a statement was made to.
    fn is_told_to(&self, chunk: &Chunk) -> bool {
        let prep = chunk.prep.as_deref().is_some_and(|p| prepositions::OF_A_MEDIUM.contains(&p));
        let at = self.around.chunks.iter().position(|c| c.first == chunk.first);
        let before = at.and_then(|at| at.checked_sub(1)).map(|at| &self.around.chunks[at]);
        let statement = |c: &&Chunk| {
            let keys = self.cx.noun_keys(c.head as usize).iter();
            c.kind == ChunkKind::Noun
                && c.prep.as_deref() == Some(prepositions::IN)
                && keys.into_iter().any(|key| !self.cx.lex.reporting.cues(CueKind::Noun, key).is_empty())
        };
        prep && before.as_ref().is_some_and(statement)
    }

    /// «رحله الجيش إلى كوستاريكا»: the state somebody is taken to is where he goes, and is not driven out.
    pub(super) fn keep_sent_to(&self, offers: &mut Vec<Offer<'a>>) {
        if self.frame.mode.as_deref() != Some(DRIVEN_OUT) {
            return;
        }
        let goal = |p: &Party| {
            let state = matches!(self.cx.mentions[p.mention as usize].kind, Kind::State | Kind::Place);
            state && self.phrase_of(p).is_some_and(|c| c.prep.as_deref() == Some(prepositions::TO))
        };
        offers.retain(|offer| offer.parties.is_empty() || !offer.parties.iter().all(goal));
    }

    /// «سيطر مقاتلو الحركة المدعومون من إيران على بلدة»: who stands behind the passive participle that describes others suffers nothing by
    /// what they do.
    pub(super) fn keep_backers(&self, offers: &mut Vec<Offer<'a>>) {
        let deed = self.kind.is_force() && self.proposal.clause.is_some();
        if !deed {
            return;
        }
        let passive = |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Passive, .. });
        let backs = |p: &Party| {
            let chunk = self.phrase_of(p).filter(|c| c.prep.as_deref() == Some(prepositions::FROM));
            let before = chunk.and_then(|c| c.first.checked_sub(1)).map(|t| &self.cx.words[t as usize]);
            before.is_some_and(|w| w.prefixes.article && w.readings.iter().any(passive))
        };
        offers.retain_mut(|offer| {
            let theirs = !offer.parties.is_empty() && offer.parties.iter().all(backs);
            limit(offer, false, theirs)
        });
    }

    /// «اشتبك الجيش مع قوات موالية للرئيس المخلوع»: whom those side with whom the adjective describes takes no part in what they do.
    pub(super) fn keep_siding(&self, offers: &mut Vec<Offer<'a>>) {
        if !self.kind.is_force() && self.kind != EventType::Mobilize {
            return;
        }
        let cx = self.cx;
        let sides = |key: &str| !cx.lex.frames.status(StatusHead::Siding, key).is_empty();
        let sided = |p: &Party| {
            let chunk =
                self.phrase_of(p).filter(|c| c.prep.as_deref() == Some(prepositions::FOR) && !c.joined);
            let before = chunk.and_then(|c| c.first.checked_sub(1)).map(|t| t as usize);
            before.is_some_and(|t| {
                cx.noun_keys(t).iter().any(|key| sides(key)) || cx.participle_keys(t).into_iter().any(sides)
            })
        };
        offers.retain_mut(|offer| {
            if offer.parties.iter().any(sided) {
                offer.parties.to_mut().retain(|p| !sided(p));
                return !offer.parties.is_empty();
            }
            true
        });
    }

    /// Whether a word of contrast behind a comma stands between two clauses.
    fn are_beside(&self, a: &Clause, b: &Clause) -> bool {
        let (before, behind) = if a.chunk < b.chunk { (a, b) } else { (b, a) };
        let between = before.chunk as usize + 1..behind.chunk as usize;
        let parts = |i: usize| {
            let comma = self.around.chunks[i].kind == ChunkKind::Comma;
            let next = &self.around.chunks[i + 1];
            let words = (next.first..next.last).map(|t| self.cx.loose_key(t as usize));
            comma && words.take(2).any(|w| prepositions::BESIDE.contains(&w))
        };
        between.clone().any(parts)
    }
}
