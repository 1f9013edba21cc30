//! Names of persons: those the lexicon knows, those a title or an honorific announces, those made of given names, and
//! family names whose full name the article has given.

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{What, WordClass, entity_id};
use crate::text::prefix;
use crate::word::{Number, Reading};

impl Reader<'_> {
    /// A person at `i` by a name the lexicon knows.
    pub(super) fn person_at(&self, i: usize) -> Option<Vec<Draft>> {
        let known = self.known_person(i);
        let hit = known?;
        let What::Person(index, partial) = hit.what else { return None };
        if partial && hit.end == i + 1 && self.opens_as_a_verb(i) {
            return None;
        }
        // «محمد علي عبد اللطيف»: a name of given names alone goes on with one of two words.
        let given = |k: usize| self.bare_at(k, |w| matches!(w, What::Given(_))).is_some_and(|h| h.light);
        if !partial
            && hit.is_bare()
            && (i..hit.end).all(given)
            && self
                .bare_at(hit.end, |w| matches!(w, What::Given(_)))
                .is_some_and(|h| h.light && h.end > hit.end + 1)
            && let Some(longer) = self.by_given_names(i).filter(|d| d.end() > hit.end)
        {
            return Some(vec![longer]);
        }
        if partial {
            // A short name may be the first or the last word of another's full name.
            if let Some(longer) = self.by_given_names(i).filter(|d| d.end() > hit.end) {
                return Some(vec![longer]);
            }
            // Before a word nobody knows it is a part of another's name («نوفاك ديوكوفيتش»).
            if hit.preposition.is_none()
                && !self.is_family_known(hit.end)
                && self.is_followed_by_unknown(hit.end - 1)
                && !prefix::may_be_joined(self.text.key(hit.end))
                && let Some(end) = self.unknown_name(i, true).filter(|&end| end > hit.end)
            {
                return Some(vec![self.stranger(i, end, &hit)]);
            }
        }
        let mut draft = self.draft(Kind::Person, Form::Name, i, hit.end, &hit);
        draft.name_tokens = Some((i, hit.end));
        draft.mention.name_span = Some(draft.mention.span);
        self.identify(&mut draft, index);
        if partial && !self.is_unmistakable(i, &hit) {
            draft.need = Need::Antecedent;
            draft.namesakes = self.namesakes_at_head(i, &hit);
        }
        Some(vec![draft])
    }

    /// «ترأس وزير الخارجية الوفد»: whether a word that opens its sentence and is likeliest a verb stands right before a title, whose
    /// bearer does it, so that it is nobody's family name.
    fn opens_as_a_verb(&self, i: usize) -> bool {
        let opens = i == self.begin || !self.is_arabic(i - 1);
        let titled = self.bare_at(i + 1, |w| {
            matches!(w, What::Role { .. } | What::Word(WordClass::Honorific | WordClass::Under, _))
        });
        opens && titled.is_some() && self.readings(i).first().is_some_and(Reading::is_verb)
    }

    /// «دعا ترامب بوتين إلى»: whether the word is the family name of somebody known, and no given name nor word of the language, so
    /// that it begins another name.
    pub(super) fn is_family_known(&self, i: usize) -> bool {
        let given = self.bare_at(i, |w| matches!(w, What::Given(_))).is_some();
        let family = |h: &Hit| h.is_bare() && h.end == i + 1 && matches!(h.what, What::Person(_, true));
        i < self.stop
            && !given
            && self.readings(i).is_empty()
            && self.known_person(i).is_some_and(|h| family(&h))
    }

    pub(super) fn known_person(&self, i: usize) -> Option<Hit> {
        let hits =
            self.hits.at(i).iter().filter(|h| matches!(h.what, What::Person(..)) && self.is_spelt_well(i, h));
        hits.min_by_key(|h| {
            (std::cmp::Reverse(h.end), h.letters, matches!(h.what, What::Person(_, true)), !h.light)
        })
        .copied()
    }

    /// A short name that is also a word of the language («عون», «صالح») needs its full name in the article.
    pub(super) fn is_unmistakable(&self, i: usize, hit: &Hit) -> bool {
        hit.end > i + 1
            || self.readings(i).is_empty()
            || self.is_bound_to_nothing(i)
            || self.is_bound_adjective(i)
    }

    pub(super) fn identify(&self, draft: &mut Draft, index: u32) {
        let Some(row) = self.world.people.get(index as usize) else { return };
        draft.person = Some(index);
        let m = &mut draft.mention;
        m.entity = Some(entity_id(&row.qid, &row.id));
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.gender = row.gender;
        m.number = Some(Number::Singular);
        if m.country.is_none() {
            m.country = Some(row.country.clone());
        }
        if m.sector.is_empty() {
            m.sector = row.sector.clone();
        }
    }
}
