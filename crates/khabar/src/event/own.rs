//! Whom a predicate's own words name beside the frame's places: «سبعة قتلى في هجوم», «قرار البرلمان سحب الثقة», «هجوم على مدينة كوستي
//! السودانية».

use super::fill::Look;
use super::lifeless::is_called;
use crate::clause::{self, Argument, Found, Party, Reached, Slot};
use crate::lexicon::frames::StatusHead;
use crate::mention::{Form, Kind};
use crate::text::ending;

/// How many words the name of a town has at most.
const TOWN: usize = 3;

impl Look<'_, '_> {
    /// «قرار البرلمان سحب الثقة منه»: who decides, intends or announces what the noun right behind says.
    pub(super) fn decider(&self) -> Vec<Party> {
        let chunks = self.around.chunks;
        let at = self.proposal.chunk as usize;
        let Some(before) = at.checked_sub(1).filter(|_| self.proposal.clause.is_none()) else {
            return Vec::new();
        };
        let (own, outer) = (&chunks[at], &chunks[before]);
        let lists = [StatusHead::Step, StatusHead::Carrier, StatusHead::Noun];
        let decides = |key: &String| lists.iter().any(|&l| !self.cx.lex.frames.status(l, key).is_empty());
        let head = self.cx.noun_keys(outer.head as usize).iter().any(decides);
        let first = own.is_bare_noun() && !own.joined && own.head == self.proposal.head;
        if !head || !first || outer.last != own.first || self.frame.reciprocal {
            return Vec::new();
        }
        let chunks_of = vec![before as u32];
        let genitive =
            Argument { slot: Slot::Genitive, chunks: chunks_of, from: outer.head + 1, found: Found::Here };
        clause::parties(self.cx, chunks, &genitive)
    }

    /// «سبعة قتلى في هجوم»: the predicate's own noun, where it names whom the deed has hurt.
    pub(super) fn harmed(&self) -> Option<Party> {
        let (m, _) = self.cx.mention_at(self.proposal.head as usize).filter(|_| self.proposal.clause.is_none())?;
        let hurt = is_called(self.cx, &self.cx.mentions[m as usize], StatusHead::Harmed);
        hurt.then(|| clause::party(self.cx, m, Reached::Named))
    }

    /// «هجوم على مدينة كوستي السودانية»: what is struck is the town, where an adjective of origin only tells where that is.
    pub(super) fn become_town(&self, party: &mut Party) {
        let m = &self.cx.mentions[party.mention as usize];
        let first = m.tokens.0 as usize;
        let feminine = m.form == Form::Demonym && ending::is_feminine(self.cx.text.key(first));
        let near = feminine.then(|| (first.saturating_sub(TOWN)..first).rev()).into_iter().flatten();
        let named = near.filter_map(|t| self.cx.mention_at(t)).next();
        let town = named.filter(|&(p, end)| {
            let p = &self.cx.mentions[p as usize];
            end == first && p.kind == Kind::Place && p.country == m.country
        });
        if let Some((town, _)) = town {
            let reached = party.reached;
            *party = clause::party(self.cx, town, reached);
        }
    }

    /// Who stands at the frame's own places for who acts.
    pub fn visitors(&self) -> Vec<Party> {
        self.slots(false).0
    }
}
