//! Persons the lexicon does not list: by a courtesy («السيد فلان»), by given names («أحمد القاسم»), by where they are from
//! («الأسترالي نيك كيريوس»).

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::prefix;
use crate::text::romanise::romanise;
use crate::word::{Derived, Number, Person, Reading, Tense};

impl Reader<'_> {
    /// A person at `i` by an honorific or by given names.
    pub(super) fn stranger_at(&self, i: usize) -> Option<Vec<Draft>> {
        let named = self.honorific(i).map(|d| vec![d]);
        named.or_else(|| self.styled_title(i)).or_else(|| self.by_given_names(i).map(|d| vec![d]))
    }

    /// «السيد رئيس الجمهورية», «صاحب السمو الملكي ولي العهد»: a courtesy that ends in a definite word before a title of one is of its phrase;
    /// another («معالي الوزير») has the title for its genitive.
    fn styled_title(&self, i: usize) -> Option<Vec<Draft>> {
        let styles = |h: &&Hit| match h.what {
            What::Word(WordClass::Honorific, value) => self.world.value(value).is_empty(),
            _ => false,
        };
        let hit = *self.hits.at(i).iter().find(styles)?;
        let plain = self.words.get(hit.end).is_some_and(|w| {
            hit.end < self.stop
                && self.has_article(hit.end - 1)
                && w.prefixes.preposition.is_none()
                && w.prefixes.conjunction.is_none()
        });
        let mut drafts = self.title_at(hit.end).filter(|_| plain)?;
        let title = drafts.first_mut()?;
        let m = &mut title.mention;
        if m.kind != Kind::Person || m.number != Some(Number::Singular) || m.tokens.0 as usize != hit.end {
            return None;
        }
        m.span = self.span(i, m.tokens.1 as usize, hit.letters);
        m.tokens.0 = i as u32;
        m.oblique = hit.preposition.is_some();
        Some(drafts)
    }

    pub(super) fn romanised(&self, draft: &mut Draft, start: usize, end: usize) {
        let words = self.text.str(self.text.span(start, end - 1));
        draft.mention.name = romanise(words);
        draft.mention.name_ar = words.to_owned();
        draft.mention.score = draft.mention.score.min(0.7);
    }

    /// A courtesy of one letter with the full stop behind it («د. فلان»).
    pub(super) fn past_stop(&self, hit: Hit) -> Hit {
        let stop = hit.end < self.stop
            && self.text.key(hit.end - 1).chars().count() == 1
            && self.text.token(hit.end) == ".";
        Hit { end: hit.end + usize::from(stop), ..hit }
    }

    /// «السيد فلان», «الناشط فلان الفلاني».
    pub(super) fn honorific(&self, i: usize) -> Option<Draft> {
        if let Some(called) = self.called(i) {
            return Some(called);
        }
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Honorific, _)))?;
        let hit = self.past_stop(hit);
        let What::Word(_, value) = hit.what else { return None };
        let mut draft = self.draft(Kind::Person, Form::Name, i, hit.end, &hit);
        let sector = self.world.value(value);
        if !sector.is_empty() {
            draft.mention.sector = vec![sector.to_owned()];
        }
        let whose = self.whose(hit.end, Shape::Definite, Number::Singular);
        if let Some((code, _)) = whose.countries.first() {
            draft.mention.country = Some(code.clone());
            draft.mention.tokens.1 = whose.end as u32;
            draft.mention.span = self.span(i, whose.end, hit.letters);
        }
        self.name_after(&mut draft);
        draft.need = if draft.mention.country.is_none() { Need::Weak } else { Need::Nothing };
        // «المتهم صدر»: one word that the language knows is no name here.
        let (first, end) = draft.name_tokens?;
        let word = end == first + 1
            && draft.person.is_none()
            && !self.readings(first).is_empty()
            && self.bare_at(first, |w| matches!(w, What::Given(_))).is_none_or(|h| !h.light);
        (!word).then_some(draft)
    }

    /// «يدعى فلان»: a name that a word of naming announces, which is no part of it.
    fn called(&self, i: usize) -> Option<Draft> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Called, _)))?;
        let mut draft = self.draft(Kind::Person, Form::Name, i, hit.end, &hit);
        self.name_after(&mut draft);
        let (first, end) = draft.name_tokens.filter(|(first, end)| end > &(first + 1))?;
        draft.mention.span = self.text.span(first, end - 1);
        draft.mention.tokens = (first as u32, end as u32);
        draft.mention.oblique = false;
        draft.need = if draft.mention.country.is_none() { Need::Weak } else { Need::Nothing };
        Some(draft)
    }

    /// «أحمد القاسم»: a given name and what may follow one.
    pub(super) fn by_given_names(&self, i: usize) -> Option<Draft> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Given(_)) && h.light)?;
        let second = self.bare_at(i + 1, |w| matches!(w, What::Given(_))).filter(|h| h.light).is_some();
        // «بمدينة فاس»: what is a place as it stands is no name behind a clitic.
        let placed = |w: &What| matches!(w, What::Place(_) | What::State(..) | What::Organisation(_, false));
        let place = hit.letters > 0 && self.bare_at(i, placed).is_some();
        // «الشهيد هو محمد»: a pronoun, not the Chinese name.
        if place || second && self.word_at(i, WordClass::Pronoun).is_some() {
            return None;
        }
        // «عبد المجيد», «نور الدين»: one of two words is nothing else.
        let plain = hit.end > i + 1
            || self.readings(i).is_empty()
            || self.is_followed_by_unknown(i)
            || self.readings(i + 1).is_empty()
                && self.bare_at(i + 1, |w| matches!(w, What::Given(_))).is_some()
            || self.bare_at(i + 1, |w| matches!(w, What::Person(_, true))).is_some()
            || second && !self.is_phrase(i, hit.letters)
            || self.is_strange_family(i + 1) && !self.is_adjective_here(i, hit.letters);
        // What stands in quotes after a noun is the name of a thing.
        let thing = i >= self.begin + 2
            && super::hits::is_quote(self.text.token(i - 1))
            && self.readings(i - 2).iter().any(|r| r.is_nominal())
            && !self.is_somebody_of(i - 2);
        // «قصفت إسرائيل مبنى»: a state that some people are called after, before a noun of the language.
        let state = self.bare_at(i, |w| matches!(w, What::State(_, StateName::Full))).is_some()
            && self.readings(i + 1).iter().any(|r| r.is_nominal());
        if !plain || thing || state || self.acts_by_name(i) || !self.is_spelt_well(i, &hit) {
            return None;
        }
        let end = self.unknown_name(i, false)?;
        if end < i + 2 {
            return None;
        }
        Some(self.stranger(i, end, &hit))
    }

    /// «أمر بوتين بمهاجمة …», «صادق بايدن على …»: whether a word that opens its sentence is the verb of somebody known by the name behind
    /// it, with a preposition behind that, or of a place («رفعت أوروبا العقوبات»).
    fn acts_by_name(&self, i: usize) -> bool {
        let past = |r: &Reading| matches!(r, Reading::Verb { tense: Tense::Past, person: Person::Third, .. });
        let opens = i == self.begin || !self.is_arabic(i - 1);
        let named = self.bare_at(i + 1, |w| matches!(w, What::Person(_, true)));
        let governs = |k: usize| {
            let clitic = self.words.get(k).is_some_and(|w| w.prefixes.preposition.is_some());
            k < self.stop && (clitic || self.word_at(k, WordClass::Preposition).is_some())
        };
        let place =
            |w: &What| matches!(w, What::Place(_) | What::State(_, StateName::Full | StateName::Capital));
        let placed = self.bare_at(i + 1, place).is_some_and(|h| h.light) && !self.has_article(i + 1);
        opens && self.readings(i).iter().any(past) && (placed || named.is_some_and(|h| governs(h.end)))
    }

    /// Whether two given names side by side are a noun and its adjective sooner («سلام عادل»), or the first one goes with what
    /// stands before it.
    fn is_phrase(&self, i: usize, letters: u8) -> bool {
        let noun = |r: &Reading| matches!(r, Reading::Noun { .. });
        let adjective = |r: &Reading| {
            matches!(
                r,
                Reading::Adjective { .. } | Reading::Derived { kind: Derived::Active | Derived::Passive, .. }
            )
        };
        self.is_adjective_here(i, letters)
            || self.is_particle(i)
            || self.readings(i).iter().any(noun) && self.readings(i + 1).iter().any(adjective)
    }

    /// «السويسري روجي فيدرر»: a name of two words that nobody knows, behind an adjective that tells where its bearer is from.
    pub(super) fn by_origin(&self, i: usize) -> Option<Vec<Draft>> {
        let origin = |h: &&Hit| {
            matches!(h.what, What::Nisba { definite: true, number: Number::Singular, .. })
                && h.preposition.is_none()
        };
        let nisba = *self.hits.at(i).iter().find(origin)?;
        let What::Nisba { country, .. } = nisba.what else { return None };
        let start = nisba.end;
        let strange = |k: usize| {
            self.is_arabic(k)
                && self.text.key(k).chars().count() > 2
                && self.readings(k).is_empty()
                && !self.has_article(k)
                && !self.is_particle(k)
                && !prefix::may_be_joined(self.text.key(k))
                && !self.hits.at(k).iter().any(|h| h.light && !matches!(h.what, What::Given(_)))
        };
        let bloc = self.world.code(country) == "---";
        // «المغربية كريمة المحروق»: a given name that is a word as well, and a family name that is none.
        let given = self.bare_at(start, |w| matches!(w, What::Given(_))).is_some_and(|h| h.light);
        let named = (strange(start) || given && !self.is_particle(start))
            && (strange(start + 1) || self.is_strange_family(start + 1));
        if bloc || !named || self.is_adjective_here(i, nisba.letters) {
            return None;
        }
        let end = self.unknown_name(start, true).filter(|&end| end > start + 1)?;
        let mut draft = self.stranger(start, end, &Hit { letters: 0, preposition: None, ..nisba });
        draft.mention.gender = None;
        Some(vec![draft])
    }

    /// A person the lexicon lacks, by a name at `i`; an adjective of origin before it tells the country («الأسترالي نيك كيريوس»).
    pub(super) fn stranger(&self, i: usize, end: usize, hit: &Hit) -> Draft {
        let mut draft = self.draft(Kind::Person, Form::Name, i, end, hit);
        if let What::Given(gender) = hit.what {
            draft.mention.gender = gender;
        }
        draft.mention.number = Some(Number::Singular);
        draft.mention.name_span = Some(draft.mention.span);
        draft.name_tokens = Some((i, end));
        draft.mention.name = romanise(self.text.str(draft.mention.span));
        draft.mention.name_ar = self.text.str(draft.mention.span).to_owned();
        draft.mention.score = 0.6;
        draft.need = Need::Weak;
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        if i > self.begin
            && hit.is_bare()
            && let Some(nisba) = self.bare_at(i - 1, origin).filter(|h| h.end == i)
            && let What::Nisba { country, .. } = nisba.what
            && self.world.code(country) != "---"
        {
            draft.mention.country = Some(self.world.code(country).to_owned());
            draft.need = Need::Nothing;
        }
        draft
    }
}
