//! Participles of the circumstance, which say on what somebody said and describe nobody: «متهما الوزارة», «، داعية الأطراف إلى».

use super::hits::Hit;
use super::read::Reader;
use crate::lexicon::world::{Shape, StateName, What};
use crate::text::{ending, marks, prepositions};
use crate::word::{Derived, Number, Reading};

impl Reader<'_> {
    /// «متهما الوزارة», «مهاجما مواقفها»: a participle of the circumstance, whose object follows; an adjective of an indefinite noun
    /// is never definite.
    pub(super) fn acts_on_next(&self, i: usize) -> bool {
        let participle =
            |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Active | Derived::Passive, .. });
        let next = i + 1;
        // «، متهما رئيس التيار», «، متهما جبران باسيل»: behind a comma an office or a whole name is its object.
        let somebody = |h: &Hit| match h.what {
            What::Role { shape: Shape::Construct, .. } => true,
            What::Person(_, false) => h.end > next + 1,
            _ => false,
        };
        let object = self.has_article(next)
            || self.is_owned(next)
            || self
                .hits
                .at(next)
                .iter()
                .any(|h| h.is_bare() && matches!(h.what, What::Body(..) | What::Organisation(_, false)))
            || self.is_capital(next)
            // «، متهما مجموعات من اليمين»: behind a comma a noun of several is its object too, and so is one who is named.
            || i > self.begin
                && marks::is_comma(self.text.token(i - 1))
                && (self.is_named_actor(next)
                    || self.is_of_several(next)
                    || self.hits.at(next).iter().any(|h| h.is_bare() && somebody(h)));
        ending::is_accusative(self.text.key(i))
            && self.readings(i).iter().any(participle)
            && (super::refer::object_pronoun_of(self.text.key(next)).is_some()
                || self.is_arabic(next) && !self.has_preposition(next) && !self.is_particle(next) && object)
    }

    /// «سياسيا، جدد الرئيس»: whether an adjective in the accusative opens the sentence before a comma, and tells of what field all is.
    pub(super) fn is_a_field(&self, i: usize) -> bool {
        i == self.begin
            && i + 1 < self.stop
            && marks::is_comma(self.text.token(i + 1))
            && ending::is_accusative(self.text.key(i))
    }

    /// «متهما واشنطن»: whether a capital is named by a word as it stands that is no verb, and no adjective in the accusative
    /// («ضابطا سوريا»).
    fn is_capital(&self, i: usize) -> bool {
        let capital = |w: &What| matches!(w, What::State(_, StateName::Capital));
        i < self.stop
            && self.bare_at(i, capital).is_some()
            && !self.is_verb(i)
            && !ending::is_accusative(self.text.key(i))
    }

    /// «متهما مجموعات»: whether a noun of several stands at `i`.
    fn is_of_several(&self, i: usize) -> bool {
        let several = |r: &Reading| matches!(r, Reading::Noun { number: Number::Plural, .. });
        i < self.stop && self.readings(i).first().is_some_and(several)
    }

    /// «متهما واشنطن», «متهمة بوتين»: whether a state, a capital or a known person is named by the word as it stands.
    fn is_named_actor(&self, i: usize) -> bool {
        let named =
            |w: &What| matches!(w, What::State(_, StateName::Full | StateName::Capital) | What::Person(..));
        let state = |w: &What| matches!(w, What::State(_, StateName::Full));
        let known = i < self.stop && self.bare_at(i, named).is_some();
        known && (!self.is_verb(i) || self.bare_at(i, state).is_some())
    }

    /// «قالت …، داعية الأطراف إلى»: a participle behind a comma, whose object follows.
    pub(super) fn is_circumstance(&self, i: usize) -> bool {
        let participle = |r: &Reading| matches!(r, Reading::Derived { kind: Derived::Active, .. });
        i > self.begin
            && marks::is_comma(self.text.token(i - 1))
            && self.readings(i).iter().any(participle)
            && (self.has_article(i + 1)
                || self.is_named_actor(i + 1)
                || i + 1 < self.stop && prepositions::is_to(self.text.key(i + 1)))
    }
}
