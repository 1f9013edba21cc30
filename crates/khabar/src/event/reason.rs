//! Who acts in what a verbal noun in the accusative gives as the reason of another deed: «سحبت سفيرها تنديدا بالهجوم».

use super::EventType;
use super::complement::is_reason;
use super::field::value;
use super::fill::{Look, Offer, same_people};
use super::keep::limit;
use crate::clause::{Chunk, ChunkKind, Slot};
use crate::word::Voice;

impl Look<'_, '_> {
    /// «سحبت الدولة سفيرها تنديدا بالهجوم»: who does what a verb tells has its reason too, and nobody whom the sentence names between.
    pub(super) fn keep_reason(&self, offers: &mut Vec<Offer<'_>>) {
        use EventType as E;
        let said = matches!(self.kind, E::Accuse | E::Support | E::Reject);
        let at = self.proposal.chunk;
        let chunk = &self.around.chunks[at as usize];
        let own = chunk.head == self.proposal.head && is_reason(self.cx, chunk);
        if self.proposal.clause.is_some() || !said || !own {
            return;
        }
        let Some(index) = self.around.clause.or_else(|| self.clause_before(at)) else { return };
        let clause = &self.parse.clauses[index as usize];
        // «لقي القرار ترحيبا», «تلقى الوزير دعوة»: what the verb itself has for its object others may do.
        let object = clause.args.iter().any(|a| a.slot == Slot::Object && a.chunks.contains(&at));
        let doer = &self.discourse.subjects[index as usize];
        if object || clause.head > self.proposal.head || clause.voice == Voice::Passive || doer.is_empty() {
            return;
        }
        offers.retain_mut(|offer| {
            let own = same_people(self.cx, &offer.parties, doer);
            limit(offer, !own && offer.how != value!(How, "slot"), own)
        });
    }
    /// The clause whose verb stands last before a phrase of its sentence, with nothing between that opens another.
    fn clause_before(&self, at: u32) -> Option<u32> {
        use ChunkKind as K;
        let (from, to) = self.parse.sentences[self.proposal.parsed as usize].clauses;
        let clauses = &self.parse.clauses;
        let last = (from..to)
            .filter(|&c| clauses[c as usize].chunk < at)
            .max_by_key(|&c| clauses[c as usize].chunk)?;
        let between = &self.around.chunks[clauses[last as usize].chunk as usize + 1..at as usize];
        let opens = |c: &Chunk| {
            matches!(c.kind, K::Relative | K::Content | K::Stop | K::Colon | K::Subordinator | K::Verb)
        };
        (!between.iter().any(|c| c.apart || opens(c))).then_some(last)
    }
}
