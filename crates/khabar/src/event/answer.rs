//! Whom an answer is for, where its object is no more than a word for what was told: «لكن موسكو نفت ذلك», «رفضت أبو ظبي هذه
//! الاتهامات», «وأدانت الخارجية هذا العدوان», «ورحب الاتحاد بالقرار».

use super::fill::Look;
use crate::clause::{Argument, Party, Slot};
use crate::lexicon::frames::{HeadKind, StatusHead};
use crate::text::prepositions;

/// What an object points back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Back {
    /// What somebody said of those who answer.
    Words,
    /// A deed of force.
    Deed,
    /// Whatever somebody did.
    Step,
}

impl Look<'_, '_> {
    /// Who said or did what those who answer answer to, as it was told before.
    pub(super) fn answered(&self, answering: &[Party]) -> Vec<Party> {
        let Some(back) = self.points_back() else { return Vec::new() };
        let head = self.proposal.head;
        let found = self.told.iter().rev().find_map(|t| match back {
            Back::Words => t.accusers(answering, head),
            Back::Deed => t.doers(answering, head, false),
            Back::Step => t.doers(answering, head, true),
        });
        found.map(<[Party]>::to_vec).unwrap_or_default()
    }

    /// Whether nobody stands at the frame's own place for whom it is done to, and somebody is answered.
    pub(super) fn is_answer(&self) -> bool {
        self.points_back().is_some() && {
            let (actors, recipients) = self.slots(true);
            recipients.is_empty() && !self.answered(&actors).is_empty()
        }
    }

    /// What a verb's object points back to, if to anything: a denial's by a pronoun, «ذلك» or a noun of accusation, a
    /// condemnation's by a definite noun of force, praise's by a definite noun for a step.
    pub(super) fn points_back(&self) -> Option<Back> {
        let head = self.proposal.head as usize;
        let verb = self.proposal.clause.is_some();
        let pronoun =
            verb && self.cx.words[head].suffix.is_some_and(|s| prepositions::pronoun_gender(s).is_some());
        match self.frame.kind.as_str() {
            "REJECT" if pronoun || self.any_object(|t| self.is(StatusHead::Claim, t)) => Some(Back::Words),
            "ACCUSE" if verb && self.any_object(|t| self.is_definite(t) && self.is_force(t)) => {
                Some(Back::Deed)
            }
            "ACCUSE" | "SUPPORT" | "REJECT"
                if verb && self.any_object(|t| self.is_definite(t) && self.is(StatusHead::Step, t)) =>
            {
                Some(Back::Step)
            }
            _ => None,
        }
    }

    fn is(&self, list: StatusHead, token: usize) -> bool {
        let listed = |key: &String| !self.cx.lex.frames.status(list, key).is_empty();
        self.cx.noun_keys(token).iter().any(listed)
    }

    fn is_definite(&self, token: usize) -> bool {
        self.cx.words[token].prefixes.article
    }

    fn is_force(&self, token: usize) -> bool {
        let frames = &self.cx.lex.frames;
        let force = |p: &u32| {
            let pattern = &frames.patterns[*p as usize];
            let frame = frames.frames.get(pattern.frame as usize);
            pattern.complement.is_empty()
                && frame.is_some_and(|f| matches!(f.kind.as_str(), "ASSAULT" | "COERCE" | "SANCTION"))
        };
        self.cx.noun_keys(token).iter().any(|key| frames.patterns(HeadKind::Noun, key).iter().any(force))
    }

    /// Whether a word of the pattern, of the object or of what stands behind «ب» or «على» is of a kind.
    fn any_object(&self, is: impl Fn(usize) -> bool) -> bool {
        let of = |a: &&Argument| match &a.slot {
            Slot::Object | Slot::Genitive => true,
            Slot::Oblique(prep) => prep == prepositions::WITH || prep == prepositions::ON,
            Slot::Subject => false,
        };
        let chunks = self.around.args.iter().filter(of).flat_map(|a| &a.chunks);
        // Only a phrase that names nobody points back («الهجوم الإسرائيلي» tells itself whose it is).
        let bare = chunks.map(|&c| &self.around.chunks[c as usize]).filter(|c| c.mentions.is_empty());
        let mut tokens = bare.flat_map(|c| c.tokens());
        self.proposal.complement.iter().any(|&t| is(t as usize)) || tokens.any(is)
    }
}
