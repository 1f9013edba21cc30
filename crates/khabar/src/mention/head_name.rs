//! How far the name reaches that stands behind the noun at a body's head («جامعة القاهرة»، «حزب الحرية والبناء»).

use super::hits::is_actor;
use super::hits::{Hit, is_quote};
use super::read::Reader;
use crate::lexicon::world::{StateName, What, WordClass};
use crate::text::ending;
use crate::text::inflect;
use crate::text::prefix;
use crate::word::{Derived, Number, Reading};

impl Reader<'_> {
    /// One past «القاهرة» in «جامعة القاهرة», «دبي للاستثمار» in «شركة دبي للاستثمار»: schools, hospitals, clubs and firms go by their place.
    pub(super) fn named_by_place(&self, start: usize, sector: &str) -> Option<usize> {
        let place =
            |w: &What| matches!(w, What::Place(_) | What::State(_, StateName::Full | StateName::Capital));
        let hit = self.bare_at(start, place).filter(|h| h.light)?;
        // «دبي للاستثمار», «الشارقة الإسلامي»: what a firm is for, or of what kind it is.
        let purpose = matches!(sector, "BUS" | "EDU" | "MED")
            && hit.end < self.stop
            && (prefix::is_to_definite(self.text.key(hit.end)) || sector == "BUS" && self.is_kind(hit.end));
        let town = matches!(hit.what, What::Place(_));
        let fits = match sector {
            "EDU" | "SOC" | "MED" => true,
            // «اتحاد بن قردان», «جمعية الشلف»: a union of a town is its club.
            "NGO" => town,
            "BUS" => purpose,
            _ => false,
        };
        fits.then_some(hit.end + usize::from(purpose))
    }

    /// The country of the place or the state that begins at `i`.
    pub(super) fn country_at(&self, i: usize) -> Option<String> {
        let state = self.bare_at(i, |w| matches!(w, What::State(_, StateName::Full | StateName::Capital)));
        match state.map(|h| h.what) {
            Some(What::State(state, _)) => Some(self.world.code(state).to_owned()),
            _ => self.place(i)?.mention.country,
        }
    }

    /// Whether a token is a definite adjective that tells neither whose the noun before it is nor what is said of it.
    fn is_kind(&self, i: usize) -> bool {
        let adjective = |r: &Reading| matches!(r, Reading::Adjective { .. });
        let of_state = |w: &What| match *w {
            What::Nisba { country, .. } => self.world.states.get(country as usize).is_some(),
            _ => false,
        };
        self.is_arabic(i)
            && self.has_article(i)
            && (ending::is_nisba_like(self.text.key(i)) || self.readings(i).iter().any(adjective))
            && !self.is_particle(i)
            && self.word_at(i, WordClass::Quality).is_none()
            && self.bare_at(i, of_state).is_none()
    }

    /// One past the name that begins at `start`, behind the noun at its head: definite words and words nobody knows.
    pub(super) fn name_of_head(&self, start: usize) -> usize {
        let mut end = start;
        // «هيئة مكافحة الفساد»: the noun between the two.
        if self.is_bare_noun(start) && self.has_article(start + 1) && self.may_be_in_a_name(start + 1, start)
        {
            end = start + 2;
        }
        let most = end.max(start + 1) + 2;
        let mut closed = false;
        while end < most && self.is_arabic(end) && self.word_at(end, WordClass::Quality).is_none() {
            let joined = end > start && !closed && self.is_joined_noun(end);
            // «أقر حزب العمل الخطة»: behind a definite noun only its adjective is of the name, and a word nobody knows.
            let adjective = self.is_adjective_here(end, 0) && !self.is_particle(end);
            let own = self.may_be_in_a_name(end, start)
                && (end == start || adjective || self.readings(end).is_empty() && !closed);
            if !joined && !own {
                break;
            }
            closed |= adjective || joined;
            end += 1;
        }
        end
    }

    /// Whether a token is an indefinite noun, no verb, without a clitic.
    fn is_bare_noun(&self, i: usize) -> bool {
        self.is_arabic(i)
            && !self.is_verb(i)
            && !self.is_particle(i)
            && !self.has_article(i)
            && !self.has_pronoun(i)
            && !self.names_another(i)
            && self.words_bare(i)
            && self.readings(i).iter().any(|r| r.is_nominal())
    }

    /// Whether a token goes on with a name by و and a definite noun («الإذاعة والتلفزيون») that acts in nothing itself.
    pub(super) fn is_joined_noun(&self, i: usize) -> bool {
        let another = |h: &Hit| {
            is_actor(&h.what)
                || matches!(
                    h.what,
                    What::Body(..)
                        | What::Description(..)
                        | What::Word(WordClass::Pair | WordClass::Under | WordClass::Counterpart, _)
                )
        };
        prefix::is_joined_definite(self.text.key(i))
            && !self.hits.at(i).iter().any(|h| h.light && another(h))
            && self.has_article(i - 1)
            && !self.is_verb(i)
    }

    /// Whether the name of a party that the lexicon knows by fewer words goes on with one more aim («حزب الحرية والبناء» is not «حزب
    /// الحرية»): behind «و» a noun of no people.
    pub(super) fn goes_on(&self, i: usize, hit: &Hit) -> bool {
        // «الليكود والعمل»: one word without a head is a whole name, and what is joined to it is another.
        let quoted = i > self.begin && is_quote(self.text.token(i - 1));
        let before = i.checked_sub(1 + usize::from(quoted)).filter(|&b| b >= self.begin);
        let alone = hit.end == i + 1 && before.is_none_or(|b| self.word_at(b, WordClass::Head).is_none());
        let party =
            |index: u16| self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "party");
        let aim = |r: &Reading| match r {
            Reading::Noun { noun, number: Number::Singular, .. } => {
                self.language.noun(*noun).is_some_and(|n| !n.human && !n.adjective)
            }
            Reading::Derived { kind: Derived::Masdar, .. } => true,
            _ => false,
        };
        !alone
            && matches!(hit.what, What::Organisation(index, _) if party(index))
            && self.is_joined_noun(hit.end)
            && self.readings(hit.end).first().is_some_and(aim)
    }

    fn may_be_in_a_name(&self, i: usize, start: usize) -> bool {
        let known = self
            .hits
            .at(i)
            .iter()
            .any(|h| h.is_bare() && (is_actor(&h.what) || matches!(h.what, What::Person(..))));
        let article = inflect::has_article(self.text.key(i)) || prefix::is_to_definite(self.text.key(i));
        // «شركة إنتلسات»: a word nobody knows.
        let strange = self.is_arabic(i)
            && self.text.key(i).chars().count() > 2
            && self.readings(i).is_empty()
            && !self.hits.at(i).iter().any(|h| h.light && (i > start || !matches!(h.what, What::Given(_))));
        !known && (article || strange) && !self.is_particle(i) && (i == start || !self.is_verb(i))
    }
}
