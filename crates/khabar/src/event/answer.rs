//! Whom a denial answers: «لكن موسكو نفت ذلك», «رفضت أبو ظبي هذه الاتهامات».

use super::fill::Look;
use crate::clause::{Argument, Party, Slot};
use crate::lexicon::frames::StatusHead;
use crate::text::prepositions;

impl Look<'_, '_> {
    /// Who accused those who deny, where the denial's object is no more than a word for what was said.
    pub(super) fn accusers(&self, deniers: &[Party]) -> Vec<Party> {
        if !self.answers() {
            return Vec::new();
        }
        let mut before = self.told.iter().rev();
        before
            .find_map(|t| t.accusers(deniers, self.proposal.head))
            .map(<[Party]>::to_vec)
            .unwrap_or_default()
    }

    /// Whether a predicate denies or refuses what was said before: by a pronoun, «ذلك» or a noun of accusation.
    pub(super) fn answers(&self) -> bool {
        if self.frame.kind != "REJECT" {
            return false;
        }
        let head = self.proposal.head as usize;
        let pronoun = self.proposal.clause.is_some()
            && self.cx.words[head].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some());
        let told = |t: usize| {
            let claim = |key: &String| !self.cx.lex.frames.status(StatusHead::Claim, key).is_empty();
            self.cx.noun_keys(t).iter().any(claim)
        };
        let of = |a: &Argument| matches!(a.slot, Slot::Object | Slot::Genitive);
        let chunks = self.around.args.iter().filter(|a| of(a)).flat_map(|a| &a.chunks);
        let mut tokens = chunks.flat_map(|&c| self.around.chunks[c as usize].tokens());
        pronoun || self.proposal.complement.iter().any(|&t| told(t as usize)) || tokens.any(told)
    }
}
