//! Whose a verbal noun's deed is, where what it is done to names nobody: «استهداف الجيش سيارة», «إسقاط إيران طائرة».

use super::fill::Look;
use super::unfit;
use crate::clause::{self, ChunkKind, Party, Reached};
use crate::lexicon::frames::Place;
use crate::mention::{Kind, sector};
use crate::text::ending;
use crate::word::Reading;

impl Look<'_, '_> {
    /// The genitive of a verbal noun, where it acts: a state, or those who bear arms, and right behind stands what they do it to, an
    /// indefinite object that is nobody.
    pub(super) fn acts_on_a_thing(&self) -> Option<Party> {
        let next = self.proposal.head as usize + 1;
        let noun = self.proposal.clause.is_none() && self.frame.recipient.contains(&Place::Object);
        let (mention, end) = self.cx.mention_at(next).filter(|_| noun && next < self.cx.words.len())?;
        let one = clause::party(self.cx, mention, Reached::Near);
        let state = self.cx.mentions[mention as usize].kind == Kind::State;
        let able = state || unfit::is_of_force(self.cx, &one) || sector::is_of(&one.sector, &sector::ARMED);
        // «استهداف الجيش الإسرائيلي سيارة»: what is definite still describes who acts.
        let described = self.cx.words[end..].iter().take_while(|w| w.prefixes.article).count();
        (able && self.is_an_object((end + described) as u32)).then_some(one)
    }

    /// Whether an indefinite noun in the accusative, or one that does not show its case, begins a phrase or goes on in the predicate's
    /// own: a thing, no manner («غيابيا», «سرا», «رميا»).
    fn is_an_object(&self, token: u32) -> bool {
        let at = self.proposal.chunk as usize;
        let chunks = &self.around.chunks[at..];
        let Some(chunk) = chunks.iter().take(2).find(|c| c.tokens().contains(&(token as usize))) else {
            return false;
        };
        let word = &self.cx.words[token as usize];
        let key = self.cx.text.key(token as usize);
        let plain = word.prefixes.article || word.suffix.is_some() || word.prefixes.conjunction.is_some();
        let thing = matches!(word.readings.first(), Some(Reading::Noun { .. }));
        let shows = ending::is_accusative(key) || ending::is_feminine(key);
        let own = chunk.first == token && chunk.prep.is_none()
            || chunk.tokens().contains(&(self.proposal.head as usize));
        chunk.kind == ChunkKind::Noun && own && !plain && thing && shows && !self.cx.mention_covers(token)
    }
}
