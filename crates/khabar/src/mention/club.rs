//! Towns that are clubs in news of sport («تعادل باليرمو مع ليفورنو»).

use super::Kind;
use super::draft::Draft;
use super::hits::Hit;
use super::read::Reader;
use super::shape::SPORT;
use crate::lexicon::world::{What, WordClass};
use crate::text::{marks, prepositions};
use crate::word::{Gender, Number};

impl Reader<'_> {
    /// «مدرب روما», «ضيفه ليفورنو»: a town behind a word of sport that a club's name follows is its club.
    pub(super) fn club_of_town(&self, i: usize, draft: &mut Draft) {
        let team = |h: &Hit| {
            h.end == i
                && matches!(h.what, What::Word(WordClass::Team, value) if self.sport || self.world.value(value).is_empty())
        };
        let announced = i > self.begin && self.hits.at(i - 1).iter().any(team) && !draft.mention.oblique;
        if !announced && !self.is_masculine_town(i, draft) && !self.plays(i, draft) {
            return;
        }
        let m = &mut draft.mention;
        m.kind = Kind::Organization;
        m.sector = vec![SPORT.to_owned()];
        (m.entity, m.place, m.metonym) = (None, None, None);
        draft.places.clear();
        draft.homonyms.clear();
    }

    /// «تعادل باليرمو مع ليفورنو», «ميسي (برشلونة)»: whether a town in news of sport plays: it stands behind a verb, a bracket, a joining word
    /// or a preposition of no place.
    fn plays(&self, i: usize, draft: &Draft) -> bool {
        let before = i.checked_sub(1).filter(|&b| b >= self.begin);
        let met = |b: usize| {
            let word = self.word_at(b, WordClass::Preposition).is_some();
            word && prepositions::is_met(self.text.loose(b)) || self.is_verb(b) && !self.has_article(b)
        };
        let bracket = |b: usize| marks::opens_bracket(self.text.token(b)) && self.is_closed(draft.end());
        let town =
            !matches!(draft.mention.country.as_deref(), None | Some("")) && draft.mention.name_span.is_none();
        self.sport && town && !draft.mention.oblique && before.is_some_and(|b| met(b) || bracket(b))
    }

    /// «فاز برشلونة الإسباني»: whether the adjective of its own state behind a town is masculine, as a club's is and no town's, and
    /// belongs to nothing before it.
    fn is_masculine_town(&self, i: usize, draft: &Draft) -> bool {
        let own = |w: &What| match *w {
            What::Nisba { country, gender: Gender::Masculine, number: Number::Singular, definite: true } => {
                Some(self.world.code(country)) == draft.mention.country.as_deref()
            }
            _ => false,
        };
        let alone =
            i == self.begin || self.is_verb(i - 1) || self.is_particle(i - 1) || !self.is_arabic(i - 1);
        let inside = i > self.begin && prepositions::opens_with_in(self.text.key(i - 1));
        alone && !inside && self.bare_at(draft.end(), own).is_some()
    }
}
