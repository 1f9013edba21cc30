//! Whom a description without a country is told to be of by what stands behind it («قوات حفتر»، «شخصيات تابعة لنظام الأسد»).

use super::hits::Hit;
use super::read::Reader;
use super::whose::Whose;
use crate::lexicon::world::{Shape, What, WordClass};
use crate::text::prefix;
use crate::word::Number;

impl Reader<'_> {
    /// «قوات حفتر», «شخصيات تابعة لنظام الأسد»: whom a description without a country is told to be of by a leader's name or a
    /// word for belonging behind it. What stands there stays a naming of its own.
    pub(super) fn behind(&self, whose: &mut Whose, shape: Shape) {
        let i = whose.end;
        let mut found = Whose { end: i, ..Whose::default() };
        if let Some(attached) = self.word_at(i, WordClass::Attached) {
            let i = attached.end - 1;
            self.genitive_at(i + 1, true, &mut found);
            // «تحالف تقوده السعودية»: whom a word for leading names stands behind it without a preposition.
            if found.countries.is_empty() {
                self.genitive_at(i + 1, false, &mut found);
            }
            if found.countries.is_empty() {
                let of = self.hits.at(i + 1).iter().filter(|h| h.preposition == Some(prefix::LI));
                let body = of.clone().find(|h| matches!(h.what, What::Description(_, false)));
                found.countries.extend(of.clone().find_map(|h| self.country_of_person(i + 1, h)));
                if let Some(body) = body.filter(|_| found.countries.is_empty()) {
                    found = self.whose(body.end, Shape::Construct, Number::Singular);
                    found
                        .countries
                        .extend(self.person_behind(body.end).filter(|_| found.countries.is_empty()));
                }
            }
        } else if shape == Shape::Construct {
            found.countries.extend(self.person_behind(i));
        }
        if !found.countries.is_empty() {
            whose.countries = found.countries;
            whose.sector = found.sector;
        }
    }

    /// The country of the person whom the lexicon knows by the name at `i`.
    fn person_behind(&self, i: usize) -> Option<(String, (usize, usize))> {
        let mut hits = self.hits.at(i).iter().filter(|h| i < self.stop && h.is_bare());
        hits.find_map(|h| self.country_of_person(i, h))
    }

    fn country_of_person(&self, i: usize, hit: &Hit) -> Option<(String, (usize, usize))> {
        let What::Person(person, _) = hit.what else { return None };
        let row = self.world.people.get(person as usize)?;
        (!hit.conjunction && !row.country.is_empty()).then(|| (row.country.clone(), (i, hit.end)))
    }
}
