//! What a member of parliament sits for, between his title and his name: «النائب عن كتلة الصادقون فلان الفلاني», «عضو مجلس
//! النواب عن محافظة نينوى فلان الفلاني».

use super::draft::Draft;
use super::read::Reader;
use crate::lexicon::world::WordClass;
use crate::text::fold;
use crate::text::prepositions;

/// The sector of those who sit for somebody.
const PARLIAMENT: &str = "LEG";

impl Reader<'_> {
    /// Takes the name that stands behind what a member of parliament sits for; what that is stays a naming of its own, which is
    /// returned.
    pub(super) fn name_past_seat(&self, draft: &mut Draft) -> Vec<Draft> {
        let sits =
            draft.name_tokens.is_none() && draft.mention.sector.first().is_some_and(|s| s == PARLIAMENT);
        let Some((end, mut seat)) = self.seat(draft.end()).filter(|_| sits) else { return Vec::new() };
        let mut whole = draft.clone();
        whole.mention.tokens.1 = end as u32;
        whole.mention.span = whole.mention.span.join(self.text.span(end - 1, end - 1));
        self.name_after(&mut whole);
        let named = whole
            .name_tokens
            .is_some_and(|(from, to)| from == end && (to > from + 1 || whole.person.is_some()));
        if !named {
            return Vec::new();
        }
        *draft = whole;
        seat.iter_mut().for_each(|d| d.nested = true);
        seat
    }

    /// The party, the bloc or the place behind «عن» at `i`, and one past it.
    fn seat(&self, i: usize) -> Option<(usize, Vec<Draft>)> {
        let behind = i + 1 < self.stop && *fold::loosened(self.text.key(i)) == *prepositions::ABOUT;
        let at = behind.then_some(i + 1)?;
        let place = || {
            let head = self.word_at(at, WordClass::PlaceHead)?;
            self.place(head.end).map(|d| vec![d]).or_else(|| self.strange_place_at(at))
        };
        let found = self
            .organisation_at(at)
            .or_else(|| self.headed_at(at))
            .or_else(|| self.body_at(at))
            .or_else(|| self.place(at).map(|d| vec![d]))
            .or_else(place)
            .or_else(|| self.description_at(at))?;
        let end = found.iter().map(Draft::end).max()?;
        Some((end, found))
    }
}
