//! Names of persons: those the lexicon knows, those a title or an honorific announces, those made of given names, and
//! family names whose full name the article has given.

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass, entity_id};
use crate::text::romanise::romanise;
use crate::text::{TokenKind, inflect};
use crate::word::{Derived, Gender, Number, Reading};

impl Reader<'_> {
    /// A person at `i` by an honorific or by given names.
    pub(super) fn stranger_at(&self, i: usize) -> Option<Vec<Draft>> {
        self.honorific(i).or_else(|| self.by_given_names(i)).map(|d| vec![d])
    }

    /// A person at `i` by a name the lexicon knows.
    pub(super) fn person_at(&self, i: usize) -> Option<Vec<Draft>> {
        let known = self.known_person(i);
        let hit = known?;
        let What::Person(index, partial) = hit.what else { return None };
        if partial {
            // A short name may be the first or the last word of another's full name.
            if let Some(longer) = self.by_given_names(i).filter(|d| d.end() > hit.end) {
                return Some(vec![longer]);
            }
            // Before a word nobody knows it is a part of another's name («نوفاك ديوكوفيتش»).
            if hit.preposition.is_none()
                && !self.is_family_known(hit.end)
                && self.is_followed_by_unknown(hit.end - 1)
                && !inflect::may_be_joined(self.text.key(hit.end))
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
        }
        Some(vec![draft])
    }

    /// «دعا ترامب بوتين إلى»: whether the word is the family name of somebody known, and no given name nor word of the language, so
    /// that it begins another name.
    fn is_family_known(&self, i: usize) -> bool {
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
    fn is_unmistakable(&self, i: usize, hit: &Hit) -> bool {
        hit.end > i + 1 || self.readings(i).is_empty()
    }

    /// «رفض الرئيس ترامب الإقرار بالهزيمة»: whether a definite noun that the language knows stands at `i`, which goes on with no name
    /// that is known by one word of its own.
    fn is_noun_behind(&self, i: usize) -> bool {
        self.has_article(i)
            && self.readings(i).first().is_some_and(Reading::is_nominal)
            && self.bare_at(i, |w| matches!(w, What::Given(_) | What::Person(..))).is_none()
    }

    fn identify(&self, draft: &mut Draft, index: u32) {
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

    /// «مسؤول أميركي كبير المنطاد»: whether the word behind an indefinite title is one more adjective of it, no name.
    fn is_still_described(&self, draft: &Draft, at: usize) -> bool {
        let last = draft.end().saturating_sub(1);
        let origin = last > draft.first() && inflect::is_nisba_like(self.text.key(last));
        let indefinite = !self.has_article(draft.first()) && !self.has_article(last);
        origin && indefinite && self.word_at(at, WordClass::Quality).is_some()
    }

    /// «وصف الرئيس التركي نتنياهو بأنه»: whether somebody known is of another state than the office before his name.
    fn is_of_another_state(&self, draft: &Draft, hit: &Hit) -> bool {
        let What::Person(index, _) = hit.what else { return false };
        let of = self.world.people.get(index as usize).map(|row| &row.country);
        let state = |code: &String| self.world.country(code).is_some();
        let (Some(office), Some(person)) = (draft.mention.country.as_ref(), of) else { return false };
        office != person && state(office) && state(person)
    }

    /// Takes the name that stands after a title into the draft.
    pub(super) fn name_after(&self, draft: &mut Draft) {
        let mut at = self.past_affairs(draft.end());
        if draft.mention.role.as_deref().is_some_and(super::under::is_posted) {
            at = self.past_post(at);
        }
        while let Some(hit) = self.rank_at(at) {
            at = hit.end;
        }
        at = self.past_courtesy(at);
        let start = self.past_quote(at);
        if start >= self.stop || self.is_still_described(draft, start) {
            return;
        }
        let known = self.known_person(start).filter(Hit::is_bare);
        if known.is_some_and(|hit| self.is_of_another_state(draft, &hit)) {
            return;
        }
        let given = self.bare_at(start, |w| matches!(w, What::Given(_))).is_some();
        let joined = self.hits.at(start).iter().any(|h| {
            h.conjunction && matches!(h.what, What::Given(_) | What::Person(..) | What::Organisation(..))
        });
        // «وفد الحوثيين وصالح»: who is joined to them is somebody else.
        let unknown = if joined && !given { None } else { self.unknown_name(start, true) };
        let (end, person) = match (known, unknown) {
            (Some(hit), Some(end))
                if end > hit.end
                    && !self.is_family_known(hit.end)
                    && matches!(hit.what, What::Person(_, true))
                    && !(self.is_unmistakable(start, &hit) && self.is_noun_behind(hit.end))
                    && !inflect::may_be_joined(self.text.key(hit.end)) =>
            {
                (end, None)
            }
            (Some(hit), _) => (hit.end, Some(hit.what)),
            (None, Some(end)) => (end, None),
            (None, None) => return,
        };
        if self.is_of_a_man(draft, (start, end), person) {
            return;
        }
        let close = if start > at { self.past_quote(end) } else { end };
        // «وتمنى الرئيس «تمام الصحة»»: what is said opens there, where no quote closes behind the name.
        if start > at && close == end {
            return;
        }
        draft.name_tokens = Some((start, end));
        draft.mention.name_span = Some(self.text.span(start, end - 1));
        draft.mention.span = draft.mention.span.join(self.text.span(start, close - 1));
        draft.mention.tokens.1 = close as u32;
        draft.mention.form = Form::Name;
        draft.mention.kind = Kind::Person;
        draft.mention.number = Some(Number::Singular);
        // «الوزير شكري»: whom the article has named in full, though the lexicon may know others by that word.
        let alone = end == start + 1 && !matches!(person, Some(What::Person(_, false)));
        let before = if alone { super::local::titled_at(self, start) } else { None };
        let same = before.map(|n| &self.out[n].mention.country).is_some_and(|country| {
            draft.mention.country.is_none() || country.is_none() || draft.mention.country == *country
        });
        match (person, before.filter(|_| same)) {
            (_, Some(n)) => {
                self.romanised(draft, start, end);
                draft.alias = Some(n);
            }
            (Some(What::Person(index, _)), _) => self.identify(draft, index),
            _ => self.romanised(draft, start, end),
        }
    }

    /// «مرشحة بايدن», «زوجة الرئيس أوباما»: a title in the feminine before a man's name is of somebody else, whose the name tells; the
    /// draft takes it in.
    fn is_of_a_man(&self, draft: &mut Draft, (start, end): (usize, usize), person: Option<What>) -> bool {
        let row = match person {
            Some(What::Person(index, _)) => self.world.people.get(index as usize),
            _ => None,
        };
        let man = row.filter(|row| row.gender == Some(Gender::Masculine));
        let Some(man) = man.filter(|_| draft.mention.gender == Some(Gender::Feminine)) else { return false };
        let m = &mut draft.mention;
        m.span = m.span.join(self.text.span(start, end - 1));
        m.tokens.1 = end as u32;
        if m.country.is_none() && draft.need == Need::Country {
            draft.need = Need::Nothing;
            m.country = Some(man.country.clone());
            m.office = m.role.as_ref().map(|role| format!("{}.{role}", man.country.to_lowercase()));
        }
        true
    }

    /// A name the lexicon lacks after a title and a comma («وزير خارجيتها، فلان الفلاني، أن»), closed by punctuation.
    pub(super) fn apposed_name(&self, i: usize) -> Option<Draft> {
        if i >= self.stop || !inflect::is_comma(self.text.token(i)) {
            return None;
        }
        let start = self.past_quote(i + 1);
        if start >= self.stop || self.known_person(start).is_some_and(|h| h.is_bare()) {
            return None;
        }
        let end = self.unknown_name(start, true).filter(|&e| e >= start + 2)?;
        let closed =
            end >= self.stop || self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Punct);
        let plain = (start..end).all(|k| {
            self.readings(k).is_empty() || self.bare_at(k, |w| matches!(w, What::Given(_))).is_some()
        });
        if !closed || !plain {
            return None;
        }
        let mut draft = Draft::new(Kind::Person, Form::Name, self.text.span(start, end - 1), (start, end));
        draft.mention.number = Some(Number::Singular);
        draft.mention.name_span = Some(draft.mention.span);
        draft.name_tokens = Some((start, end));
        self.romanised(&mut draft, start, end);
        draft.need = Need::Weak;
        Some(draft)
    }

    /// Past «لشؤون الشرق الأدنى» or «لدى بكين» where a name follows, else `i`.
    fn past_affairs(&self, i: usize) -> usize {
        let Some(word) = self.word_at(i, WordClass::Affairs) else { return i };
        let mut at = word.end;
        while at < (word.end + 6).min(self.stop) {
            let named = self
                .known_person(at)
                .is_some_and(|h| h.is_bare() && !matches!(h.what, What::Person(_, true)))
                || self.readings(at).is_empty()
                    && self.unknown_name(at, true).is_some_and(|end| end > at + 1);
            let place =
                self.bare_at(at, |w| matches!(w, What::State(..) | What::Place(_) | What::Organisation(..)));
            match place {
                Some(hit) if at == word.end => at = hit.end,
                _ if named && at > word.end => return at,
                _ if self.has_article(at) || inflect::is_joined_definite(self.text.key(at)) => at += 1,
                _ => return i,
            }
        }
        i
    }

    /// Past «في واشنطن» in «سفير الصين في واشنطن فلان الفلاني», else `i`.
    fn past_post(&self, i: usize) -> usize {
        let capital = |w: &What| matches!(w, What::State(_, StateName::Capital | StateName::Full));
        let Some(place) = self.is_in(i).then(|| self.bare_at(i + 1, capital)).flatten() else { return i };
        let known = self
            .known_person(place.end)
            .is_some_and(|h| h.is_bare() && !matches!(h.what, What::Person(_, true)));
        let strange = || {
            place.end < self.stop
                && self.readings(place.end).is_empty()
                && self.unknown_name(place.end, true).is_some_and(|end| end > place.end + 1)
        };
        if known || strange() { place.end } else { i }
    }

    /// The state or place of «لدى كانبيرا», passed over between a title that ends at `i` and the name that ends at `end`.
    pub(super) fn place_of_affairs(&self, i: usize, end: usize) -> Option<Draft> {
        let behind = || (self.is_in(i) && i + 1 < end).then_some(i + 1);
        let at = self.word_at(i, WordClass::Affairs).map(|h| h.end).or_else(behind)?;
        let (mut draft, _) = self.state(at).filter(|(d, _)| d.end() < end)?;
        draft.nested = true;
        Some(draft)
    }

    /// An adjective of courtesy between a title and a name («للرئيس المحترم فلان الفلاني»).
    fn past_courtesy(&self, i: usize) -> usize {
        let adjective = self.has_article(i) && self.readings(i).iter().any(|r| r.is_nominal());
        let named = |k: usize| {
            self.known_person(k).is_some_and(|h| h.is_bare() && matches!(h.what, What::Person(_, false)))
                || self.bare_at(k, |w| matches!(w, What::Given(_))).is_some() && self.readings(k).is_empty()
        };
        if adjective && !self.names_another(i) && named(i + 1) { i + 1 } else { i }
    }

    fn romanised(&self, draft: &mut Draft, start: usize, end: usize) {
        let words = self.text.str(self.text.span(start, end - 1));
        draft.mention.name = romanise(words);
        draft.mention.name_ar = words.to_owned();
        draft.mention.score = draft.mention.score.min(0.7);
    }

    /// A rank or an honorific between a title and a name («وزير الدفاع الفريق أول محمد زكي»).
    fn rank_at(&self, i: usize) -> Option<Hit> {
        let honorific = self.word_at(i, WordClass::Honorific).map(|h| self.past_stop(h));
        let named = |h: &Hit| self.known_person(h.end).is_some() || self.unknown_name(h.end, true).is_some();
        // «العاهل المغربي الملك محمد السادس»: a second title before a name the lexicon knows.
        let second = || {
            self.bare_at(i, |w| matches!(w, What::Role { shape: Shape::Definite, .. }))
                .filter(|h| h.end == i + 1 && self.known_person(h.end).is_some_and(|p| p.is_bare()))
        };
        honorific.filter(named).or_else(second)
    }

    /// A courtesy of one letter with the full stop behind it («د. فلان»).
    fn past_stop(&self, hit: Hit) -> Hit {
        let stop = hit.end < self.stop
            && self.text.key(hit.end - 1).chars().count() == 1
            && self.text.token(hit.end) == ".";
        Hit { end: hit.end + usize::from(stop), ..hit }
    }

    /// «السيد فلان», «الناشط فلان الفلاني».
    fn honorific(&self, i: usize) -> Option<Draft> {
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
    fn by_given_names(&self, i: usize) -> Option<Draft> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Given(_)) && h.light)?;
        let second = self.bare_at(i + 1, |w| matches!(w, What::Given(_))).filter(|h| h.light).is_some();
        // «بمدينة فاس»: what is a place as it stands is no name behind a clitic.
        let placed = |w: &What| matches!(w, What::Place(_) | What::State(..) | What::Organisation(_, false));
        let place = hit.letters > 0 && self.bare_at(i, placed).is_some();
        // «الشهيد هو محمد»: a pronoun, not the Chinese name.
        if place || second && self.word_at(i, WordClass::Pronoun).is_some() {
            return None;
        }
        let plain = self.readings(i).is_empty()
            || self.is_followed_by_unknown(i)
            || self.readings(i + 1).is_empty()
                && self.bare_at(i + 1, |w| matches!(w, What::Given(_))).is_some()
            || self.bare_at(i + 1, |w| matches!(w, What::Person(_, true))).is_some()
            || second && !self.is_phrase(i, hit.letters)
            || self.is_strange_family(i + 1) && !self.is_adjective_here(i, hit.letters);
        // What stands in quotes after a noun is the name of a thing.
        let thing = i >= self.begin + 2
            && super::hits::is_quote(self.text.token(i - 1))
            && self.readings(i - 2).iter().any(|r| r.is_nominal());
        // «قصفت إسرائيل مبنى»: a state that some people are called after, before a noun of the language.
        let state = self.bare_at(i, |w| matches!(w, What::State(_, StateName::Full))).is_some()
            && self.readings(i + 1).iter().any(|r| r.is_nominal());
        if !plain || thing || state || !self.is_spelt_well(i, &hit) {
            return None;
        }
        let end = self.unknown_name(i, false)?;
        if end < i + 2 {
            return None;
        }
        Some(self.stranger(i, end, &hit))
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
                && !inflect::may_be_joined(self.text.key(k))
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
    fn stranger(&self, i: usize, end: usize, hit: &Hit) -> Draft {
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
