//! What is called after somebody: stadiums, airports, streets, schools («ملعب جاسم بن حمد»).

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{What, WordClass};

/// The value of words for places that are no settlement and go by the name of one, or of somebody.
pub(super) const FACILITY: &str = "facility";

impl Reader<'_> {
    /// «ملعب جاسم بن حمد», «مطار الملك خالد الدولي», «مطار بيرسون»: what is no settlement, by whom it is called after, or by a word nobody
    /// knows. One that goes by its town («مطار صنعاء») is that town, where something happens.
    pub(super) fn facility_at(&self, i: usize) -> Option<Vec<Draft>> {
        let kind = |h: &&Hit| match h.what {
            What::Word(WordClass::PlaceHead, value) => self.world.value(value) == FACILITY,
            _ => false,
        };
        let head = *self.hits.at(i).iter().find(kind)?;
        let at = self.past_quote(head.end);
        let known = |w: &What| matches!(w, What::Place(_) | What::State(..));
        if self.bare_at(at, known).is_some() {
            return None;
        }
        let end = self.past_kind(self.called_after(at).or_else(|| self.foreign_name(at))?);
        let mut draft = Draft::new(Kind::Place, Form::Name, self.span(i, end, head.letters), (i, end));
        self.romanised(&mut draft, i, end);
        draft.mention.score = 0.5;
        draft.mention.country = self.country_behind(end);
        draft.need = if draft.mention.country.is_some() { Need::Nothing } else { Need::Weak };
        draft.mention.oblique = head.preposition.is_some();
        draft.joined = head.conjunction;
        Some(vec![draft])
    }

    /// One past the name of somebody at `i`, a title of one word before it or none, whom something is called after.
    pub(super) fn called_after(&self, i: usize) -> Option<usize> {
        let style = |w: &What| matches!(w, What::Role { .. } | What::Word(WordClass::Honorific, _));
        let start = self.bare_at(i, style).filter(|h| h.end == i + 1).map_or(i, |h| h.end);
        let known = self.known_person(start).filter(|h| h.is_bare()).map(|h| h.end);
        known.or_else(|| self.unknown_name(start, false).filter(|&end| end > start + 1))
    }

    /// Past «الدولي» in «مطار بغداد الدولي», else `i`: an adjective that is no state's.
    fn past_kind(&self, i: usize) -> usize {
        let of_state = |w: &What| match *w {
            What::Nisba { country, .. } => self.world.country(self.world.code(country)).is_some(),
            _ => false,
        };
        let kind = self.has_article(i)
            && self.is_adjective_here(i, 0)
            && self.word_at(i, WordClass::Quality).is_none()
            && self.bare_at(i, of_state).is_none();
        i + usize::from(kind)
    }
}
