//! Which words may make up a name that the lexicon lacks.

use super::hits::{Hit, is_actor};
use super::read::Reader;
use super::sector;
use crate::lexicon::world::{StateName, What, WordClass};
use crate::text::{ending, hamza, prefix};
use crate::word::{Number, Reading};

/// How many tokens a name the lexicon lacks may have, links («بن») not counted.
const LONGEST: usize = 4;

/// How many letters a first name may have that is also a word of the language.
pub(super) const LONGEST_HOMOGRAPH: usize = 3;

impl Reader<'_> {
    /// «ببوتين»: whether somebody known is named at `i` behind a preposition that is written together with his name.
    fn is_known_behind_clitic(&self, i: usize) -> bool {
        let known = |w: &What| matches!(w, What::Person(..) | What::State(..) | What::Organisation(..));
        self.hits.at(i).iter().any(|h| h.preposition.is_some() && known(&h.what))
    }

    /// Past «الكردي» in «الزعيم الكردي مسعود بارزاني», the people or the faith of a leader whose name follows, else `i`.
    pub(super) fn past_people(&self, i: usize) -> usize {
        let people = |h: &super::hits::Hit| match h.what {
            What::Description(row, _) => {
                let row = self.world.descriptions.get(row as usize);
                row.is_some_and(|row| sector::is_of(&row.sector, &sector::PEOPLES))
            }
            _ => false,
        };
        let known = self.hits.at(i).is_empty() || self.hits.at(i).iter().any(people);
        if i >= self.stop || !known || !self.has_article(i) || !ending::is_nisba_like(self.text.key(i)) {
            return i;
        }
        let known = self.known_person(i + 1).is_some_and(|h| h.is_bare());
        let named = known || self.unknown_name(i + 1, true).is_some_and(|end| end > i + 2);
        if i + 1 < self.stop && named { i + 1 } else { i }
    }

    /// One past the last token of a name the lexicon lacks that begins at `i`.
    pub(super) fn unknown_name(&self, i: usize, announced: bool) -> Option<usize> {
        if self.names_no_person(i, announced) {
            return None;
        }
        let (mut at, mut taken, mut given) = (i, 0, false);
        while taken < LONGEST && at < self.stop {
            // «أصدر الرئيس بيانا»: a noun of the language is no name behind a letter that the language does not take off.
            let fits = |h: &Hit| h.is_bare() || at == i && self.agrees_on_clitics(at, h.letters);
            let given_here = |h: &Hit| fits(h) && matches!(h.what, What::Given(_)) && h.light;
            let is_given = self.hits.at(at).iter().any(given_here);
            // «محمد على البرهومي»: علي as many write it.
            if given
                && taken > 0
                && self.has_article(at + 1)
                && self.is_loosely_given(at)
                && self.readings(at + 1).iter().all(|r| matches!(r, Reading::Adjective { .. }))
            {
                taken += 1;
                at += 1;
                continue;
            }
            // «فان» links names, «فإن» opens a clause.
            let link = self.word_at(at, WordClass::Link).is_some()
                && !(hamza::alifs(self.text.token(at)) != 0 && self.is_particle(at));
            // «الوزير لا يحترم»: what is a particle as well begins no name before a verb.
            let negates = link && at == i && self.is_particle(at) && self.is_verb(at + 1);
            // «بن شعبان»: a given name that is a particle as well; «مارك تاتشر ابن رئيسة الوزراء»: whose son he is.
            let given_next = self.bare_at(at + 1, |w| matches!(w, What::Given(_))).is_some_and(|h| h.light)
                && self.word_at(at + 1, WordClass::Stop).is_none()
                && self.word_at(at + 1, WordClass::Preposition).is_none();
            let relation =
                at > i && self.bare_at(at + 1, |w| matches!(w, What::Role { .. })).is_some() && !given_next;
            let goes_on = self.is_arabic(at + 1) && (!self.is_particle(at + 1) || at > i && given_next);
            if link && !negates && goes_on && !relation {
                given |= is_given || at > i;
                taken += 1;
                at += 2;
                continue;
            }
            if at > i && super::hits::is_quote(self.text.token(at)) {
                break;
            }
            if self.is_initial(at) {
                taken += 1;
                at += 2;
                continue;
            }
            if at > i && crate::lexicon::world::names::is_skipped(self.text.token(at)) && self.adjoins(at) {
                at += 1;
                continue;
            }
            // «اتصل أردوغان ببوتين», «بايدن لنتنياهو»: behind a preposition stands somebody else, and «طالب الوزير بفتح تحقيق» a deed.
            let deed = at == i
                && self.bare_at(at, |w| matches!(w, What::Given(_))).is_none()
                && self.words.get(at).is_some_and(|w| w.prefixes.preposition.is_some())
                && self.readings(at).iter().any(Reading::is_masdar);
            let another = || {
                self.is_known_behind_clitic(at)
                    || super::local::is_behind_clitic(self, at)
                    || super::local::is_second_family(self, at)
            };
            if at > i && another() || deed {
                break;
            }
            if !self.may_be_name(at, is_given, taken, given) || taken > 1 && self.opens_a_deed(at) {
                break;
            }
            given |= is_given;
            taken += 1;
            at += 1;
            // «عبد الرحمن الطاهر الأحيرش»: behind a definite name only a definite word nobody knows goes on with it.
            if self.has_article(at - 1) && taken > 1 && !(given && self.is_strange_family(at)) {
                break;
            }
        }
        (taken > 0 && (announced || given)).then_some(at)
    }

    /// «طالب أليكسي ميللر بسداد الديون», «سجل خوليو كروز هدفي إنتر»: whether behind two names a word with ب on it governs a definite noun, or
    /// two things are told of.
    fn opens_a_deed(&self, i: usize) -> bool {
        let governs = self.text.key(i).starts_with(prefix::BI)
            && self.text.key(i).chars().count() > 3
            && self.has_article(i + 1)
            && self.bare_at(i + 1, |w| matches!(w, What::Role { .. })).is_none();
        let two = |r: &Reading| matches!(r, Reading::Noun { number: Number::Dual, .. });
        let given = self.bare_at(i, |w| matches!(w, What::Given(_))).is_some();
        !given && (governs || self.readings(i).iter().any(two))
    }

    /// Whether a word that might begin a name is a state, a body, or joined to what stands before it.
    fn names_no_person(&self, i: usize, announced: bool) -> bool {
        // «هو طائش», «هي تكساس»: a pronoun opens no name.
        if self.word_at(i, WordClass::Pronoun).is_some_and(|h| h.end == i + 1) {
            return true;
        }
        // «زار الوزير سري لانكا»: what is a state, or a body or place of several words, is nobody's name.
        let others = self.hits.at(i).iter().filter(|h| h.is_bare() && h.light);
        let is_other = |h: &super::hits::Hit| match h.what {
            What::State(_, StateName::Full | StateName::Capital) => true,
            What::Organisation(_, false) | What::Place(_) => h.end > i + 1,
            _ => false,
        };
        if others.into_iter().any(is_other) {
            return true;
        }
        // «غادر الوزير الإيراني جنيف بعد …»: nor is a place of one word that is no name of people, where no more of a name follows.
        let own = |h: &super::hits::Hit| matches!(h.what, What::Person(..) | What::Given(_));
        let place = |w: &What| matches!(w, What::Place(_) | What::State(..));
        if announced
            && self.bare_at(i, place).is_some_and(|h| h.light && h.end == i + 1)
            && !self.hits.at(i).iter().any(own)
            && !self.is_followed_by_unknown(i)
        {
            return true;
        }
        // «شركتا توتال وإيني العقد»: nor is a body that a head in the dual announces.
        let several = |h: &&super::hits::Hit| matches!(h.what, What::Organisation(..) | What::Outlet(_));
        if self.hits.at(i).iter().filter(several).any(|h| self.is_one_of_several(i, h)) {
            return true;
        }
        // «الوزير وخالد مشعل»: behind a title «و» joins somebody else to its holder.
        let joins =
            |h: &super::hits::Hit| h.conjunction && (is_actor(&h.what) || matches!(h.what, What::Place(_)));
        let own = |h: &super::hits::Hit| h.is_bare() && matches!(h.what, What::Person(..) | What::Given(_));
        announced && self.hits.at(i).iter().any(joins) && !self.hits.at(i).iter().any(own)
    }

    /// Whether one letter and a full stop stand for a name («ت. جونسون»), and a word follows.
    fn is_initial(&self, i: usize) -> bool {
        self.is_arabic(i)
            && self.text.key(i).chars().count() == 1
            && self.word_at(i, WordClass::Honorific).is_none()
            && i + 2 < self.stop
            && self.text.token(i + 1) == "."
            && self.is_arabic(i + 2)
    }
}
