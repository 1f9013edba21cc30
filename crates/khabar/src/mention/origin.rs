//! Adjectives of origin behind a title or a body («الرئيس الروسي»، «الرئيسان الروسي والصيني»): whose it is by them.

use super::hits::Hit;
use super::hits::is_actor;
use super::read::Reader;
use super::whose::Whose;
use crate::lexicon::world::{Shape, StateName, What};
use crate::text::{ending, prefix};
use crate::word::{Derived, Number, Reading, Word};

impl Reader<'_> {
    /// A nisba at `i` that belongs to a title or a body: definite after a definite one, else indefinite or definite.
    pub(super) fn nisba_code(&self, i: usize, shape: Shape, so_far: &Whose) -> Option<(String, usize)> {
        if so_far.countries.iter().any(|(code, _)| code != "---") || matches!(shape, Shape::Owned(_)) {
            return None;
        }
        // «حث المبعوث الليبيين»: a plural belongs to no singular.
        let one = i > self.begin && self.words.get(i - 1).is_some_and(Word::is_singular);
        let hit = self.bare_at(i, |w| match w {
            What::Nisba { number: Number::Plural, .. } | What::People(_) if one => false,
            What::Nisba { definite, .. } => *definite || shape == Shape::Construct,
            // «ضباط أتراك»: the plural of some adjectives is the people's name.
            What::People(_) => self.has_article(i) == (shape == Shape::Definite),
            // «الشابة السعودية»: one state's name is the feminine of its own adjective.
            What::State(_, StateName::Full) => {
                shape == Shape::Definite
                    && self.has_article(i)
                    && ending::is_nisba_like(self.text.key(i))
                    && ending::takes_feminine(self.text.key(i - 1))
            }
            _ => false,
        })?;
        // «رئيس أفريقيا الوسطى»: the accusative of an adjective opens the longer name of a state.
        let longer =
            |h: &Hit| h.is_bare() && h.end > hit.end && matches!(h.what, What::State(_, StateName::Full));
        if self.hits.at(i).iter().any(longer) {
            return None;
        }
        let (What::Nisba { country, .. } | What::People(country) | What::State(country, _)) =
            self.likeliest_nisba(i, hit).what
        else {
            return None;
        };
        Some((self.world.code(country).to_owned(), hit.end))
    }

    /// An adjective between a title and the adjective or the body that tells whose it is («الصحافية الاستقصائية المالطية»,
    /// «القيادي البارز في الحركة»).
    pub(super) fn is_quality(&self, i: usize) -> bool {
        // «أدانت الحركة القصف الإسرائيلي»: a noun is no adjective of another.
        let thing =
            |r: &Reading| matches!(r, Reading::Noun { .. } | Reading::Derived { kind: Derived::Masdar, .. });
        // «السلطات العسكرية في ميانمار»: the feminine of an adjective of origin is a person far less often than a quality.
        let feminine = ending::is_feminine(self.text.key(i)) && ending::is_nisba_like(self.text.key(i));
        let of_things = |w: &What| feminine && matches!(w, What::Description(..));
        let adjective = self.has_article(i)
            && !self.is_verb(i)
            && !self.names_another(i)
            && !self.readings(i).first().is_some_and(thing)
            && (ending::is_nisba_like(self.text.key(i)) || self.readings(i).iter().any(|r| r.is_nominal()))
            && self.hits.at(i).iter().all(|h| !is_actor(&h.what) || of_things(&h.what));
        let seat = |w: &What| {
            matches!(
                w,
                What::Organisation(_, false)
                    | What::Body(_, Shape::Definite)
                    | What::State(_, StateName::Full)
            )
        };
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        // «اللجنة المركزية لحزب كذا»
        let party = |h: &Hit| match h.what {
            What::Organisation(index, false) => {
                self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "party")
            }
            _ => false,
        };
        let of_party = i + 1 < self.stop
            && self
                .hits
                .at(i + 1)
                .iter()
                .any(|h| h.preposition == Some(prefix::LI) && !h.conjunction && party(h));
        adjective
            && (of_party
                || self.bare_at(i + 1, origin).is_some()
                || self.state_within(i + 1).is_some()
                || self.is_in(i + 1) && self.bare_at(i + 2, seat).is_some())
    }

    /// Of adjectives that two states share («كوري», «كونغولي»), the state's that the article has named more often so far.
    pub(super) fn likeliest_nisba(&self, i: usize, hit: Hit) -> Hit {
        let same =
            |h: &&Hit| h.end == hit.end && h.letters == hit.letters && matches!(h.what, What::Nisba { .. });
        let named = |h: &&Hit| match h.what {
            What::Nisba { country, .. } => {
                let code = self.world.code(country);
                (self.out.iter().filter(|d| d.state() == Some(code)).count(), std::cmp::Reverse(country))
            }
            _ => (0, std::cmp::Reverse(u16::MAX)),
        };
        if self.hits.at(i).iter().filter(same).nth(1).is_none() {
            return hit;
        }
        self.hits.at(i).iter().filter(same).max_by_key(named).copied().unwrap_or(hit)
    }

    /// «والصيني» after «الرئيسان الروسي».
    pub(super) fn joined_nisba(&self, i: usize) -> Option<(String, usize)> {
        let hit = self.hits.at(i).iter().find(|h| h.conjunction && matches!(h.what, What::Nisba { .. }))?;
        let What::Nisba { country, .. } = hit.what else { return None };
        Some((self.world.code(country).to_owned(), hit.end))
    }
}
