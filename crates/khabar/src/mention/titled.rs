//! The name behind a title («وزير الدفاع الفريق أول محمد زكي»): what may stand between the two, and what name is another's.

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::TokenKind;
use crate::text::ending;
use crate::text::marks;
use crate::text::{prefix, prepositions};
use crate::word::{Gender, Number, Reading};

impl Reader<'_> {
    /// «رفض الرئيس ترامب الإقرار بالهزيمة»: whether a definite noun that the language knows stands at `i`, which goes on with no name
    /// that is known by one word of its own.
    fn is_noun_behind(&self, i: usize) -> bool {
        self.has_article(i)
            && self.readings(i).first().is_some_and(Reading::is_nominal)
            && self.bare_at(i, |w| matches!(w, What::Given(_) | What::Person(..))).is_none()
    }

    /// «مسؤول أميركي كبير المنطاد»: whether the word behind an indefinite title is one more adjective of it, no name.
    fn is_still_described(&self, draft: &Draft, at: usize) -> bool {
        let last = draft.end().saturating_sub(1);
        let origin = last > draft.first() && ending::is_nisba_like(self.text.key(last));
        let indefinite = !self.has_article(draft.first()) && !self.has_article(last);
        origin && indefinite && self.word_at(at, WordClass::Quality).is_some()
    }

    /// «وصف الرئيس التركي نتنياهو بأنه»: whether somebody known is of another state than the office before his name.
    fn is_of_another_state(&self, draft: &Draft, hit: &Hit) -> bool {
        let What::Person(index, _) = hit.what else { return false };
        let of = self.world.people.get(index as usize).map(|row| &row.country);
        let state = |code: &String| self.world.country(code).is_some();
        // «الرئيس الكونغولي فلان»: the adjective of two states is that of whichever the bearer of the name is of.
        let shared = |code: &String| {
            let own =
                |h: &Hit| matches!(h.what, What::Nisba { country, .. } if self.world.code(country) == code);
            (draft.first()..draft.end()).any(|k| self.hits.at(k).iter().any(own))
        };
        if of.is_some_and(shared) {
            return false;
        }
        let (Some(office), Some(person)) = (draft.mention.country.as_ref(), of) else { return false };
        office != person && state(office) && state(person)
    }

    /// «كلف الرئيس اللبناني نواف سلام»: whether somebody known by his full name stands behind the title of a head of state, and the lexicon
    /// has him in other offices only; then he is whom the verb before the title is about.
    fn is_of_another_office(&self, draft: &Draft, hit: &Hit) -> bool {
        let What::Person(person, false) = hit.what else { return false };
        let first = draft.first();
        if draft.mention.former || first == self.begin || !self.is_verb(first - 1) {
            return false;
        }
        let Some(state) = draft.mention.country.as_ref().map(|code| code.to_lowercase()) else {
            return false;
        };
        // «رئيس مجلس شورى كذا فلان»: a title that is of more than the state is no head's.
        let own = self.hits.at(first).iter().filter(|h| draft.end() <= h.end + 1);
        let heads = own.filter_map(|h| match h.what {
            What::Role { role, .. } => self.world.roles.get(role as usize).map(|row| row.id.as_str()),
            _ => None,
        });
        let mut heads = heads.filter(|id| matches!(*id, "president" | "king" | "emir" | "prime-minister"));
        let Some(head) = heads.next() else { return false };
        let held = |office: &str| self.world.tenures_of(office).iter().any(|t| t.person == person);
        let office = format!("{state}.{head}");
        !self.world.tenures_of(&office).is_empty()
            && !held(&office)
            && !draft.mention.office.as_deref().is_some_and(held)
            && self.world.all_offices_of(person).next().is_some()
    }

    /// Takes the name that stands after a title into the draft.
    pub(super) fn name_after(&self, draft: &mut Draft) {
        let mut at = self.past_appointment(self.past_affairs(draft.end()));
        let affairs = at;
        // «القنصل العام في أربيل فلان», «مدير مرصد «السلم» في الخرطوم فلان»
        let strange = draft.role.is_none() && draft.mention.form == Form::Title;
        if strange || draft.mention.role.as_deref().is_some_and(super::under::is_posted) {
            at = self.past_post(at);
        }
        while let Some(hit) = self.rank_at(at) {
            at = hit.end;
        }
        at = self.past_people(self.past_courtesy(at));
        let start = self.past_quote(at);
        if start >= self.stop || self.is_still_described(draft, start) {
            return;
        }
        let Some((end, person)) = self.name_of(draft, start) else { return };
        if self.is_of_a_man(draft, (start, end), person)
            || self.is_no_holder(draft, (start, end), person)
            || super::local::is_of_another_state(self, draft, (start, end))
        {
            return;
        }
        let close = if start > at { self.past_quote(end) } else { end };
        // «وتمنى الرئيس «تمام الصحة»»: what is said opens there, where no quote closes behind the name.
        if start > at && close == end {
            return;
        }
        self.of_state_behind_affairs(draft, affairs);
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
            (Some(What::Person(index, _)), _) => {
                self.of_bearer(draft, index);
                self.identify(draft, index);
            }
            _ => self.romanised(draft, start, end),
        }
        // «عضو التنسيقية فلان الفلاني»: whom nobody knows is of whichever country the text is about.
        if draft.person.is_none() && draft.mention.country.is_none() && draft.need == Need::Nothing {
            draft.need = Need::Weak;
        }
    }

    /// «الرئيس الكونغولي فلان»: of the states that share an adjective, the one that the bearer of the name is of.
    fn of_bearer(&self, draft: &mut Draft, person: u32) {
        let Some(row) = self.world.people.get(person as usize) else { return };
        let m = &mut draft.mention;
        let other =
            m.country.as_deref().filter(|code| self.world.country(code).is_some() && *code != row.country);
        let Some(before) = other.map(str::to_lowercase) else { return };
        let shared = |k: usize| {
            let own = |h: &Hit| matches!(h.what, What::Nisba { country, .. } if self.world.code(country) == row.country);
            self.hits.at(k).iter().any(own)
        };
        if (draft.first()..draft.end()).any(shared) {
            let m = &mut draft.mention;
            m.country = Some(row.country.clone());
            let role = m.office.as_deref().and_then(|o| o.strip_prefix(&before)).map(str::to_owned);
            m.office = role.map(|role| format!("{}{role}", row.country.to_lowercase())).or(m.office.take());
        }
    }

    /// The name that begins at `start` behind a title: one past its end, and whom the lexicon knows by it.
    fn name_of(&self, draft: &Draft, start: usize) -> Option<(usize, Option<What>)> {
        let known =
            self.known_person(start).filter(Hit::is_bare).map(|hit| self.namesake_of(draft, start, hit));
        if known.is_some_and(|hit| {
            self.is_of_another_state(draft, &hit) || self.is_of_another_office(draft, &hit)
        }) {
            return None;
        }
        if known.is_none() && self.opens_another_title(start) {
            return None;
        }
        let given = self.bare_at(start, |w| matches!(w, What::Given(_))).is_some();
        let joined = self.hits.at(start).iter().any(|h| {
            h.conjunction && matches!(h.what, What::Given(_) | What::Person(..) | What::Organisation(..))
        });
        // «وفد الحوثيين وصالح»: who is joined to them is somebody else.
        let named = given && self.may_open_a_name(start + 1);
        let verb = !named && self.is_told_behind(draft.first(), start);
        // «مدرب تشلسي»: behind a word of sport stands a club, where no given name does.
        let team = |w: &What| matches!(w, What::Word(WordClass::Team, _));
        let club = !given
            && start == draft.end()
            && self.bare_at(start - 1, team).is_some()
            && !self.has_article(start - 1);
        let unknown = if joined && !given || verb || club { None } else { self.unknown_name(start, true) };
        match (known, unknown) {
            (Some(hit), Some(end))
                if end > hit.end
                    && !self.is_family_known(hit.end)
                    && matches!(hit.what, What::Person(_, true))
                    && !(self.is_unmistakable(start, &hit) && self.is_noun_behind(hit.end))
                    && !prefix::may_be_joined(self.text.key(hit.end)) =>
            {
                Some((end, None))
            }
            (Some(hit), _) => Some((hit.end, Some(hit.what))),
            (None, Some(end)) => Some((end, None)),
            (None, None) => None,
        }
    }

    /// «أمير موناكو ألبير الثاني»: of those known by one name the one of the country of the title before it.
    fn namesake_of(&self, draft: &Draft, start: usize, hit: Hit) -> Hit {
        let Some(country) = draft.mention.country.as_deref() else { return hit };
        let of = |h: &&Hit| match h.what {
            What::Person(index, _) => {
                h.end == hit.end
                    && h.is_bare()
                    && self.world.people.get(index as usize).is_some_and(|row| row.country == country)
            }
            _ => false,
        };
        self.hits.at(start).iter().find(of).copied().unwrap_or(hit)
    }

    /// «هنأ رئيس الدولة ملك المغرب», «سمو أمير البلاد»: whether a word, a given name too, is the title of who heads the state behind it.
    fn opens_another_title(&self, i: usize) -> bool {
        let title = self.bare_at(i, |w| matches!(w, What::Role { .. }));
        let state = |w: &What| matches!(w, What::State(_, StateName::Full));
        title.is_some_and(|hit| hit.end > i + 1 || self.bare_at(hit.end, state).is_some())
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
        if i >= self.stop || !marks::is_comma(self.text.token(i)) {
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
        // «مفوض الاتحاد الأفريقي للسلم والأمن فلان»: what an office is for, where the name of its holder follows.
        let purpose = i < self.stop && prefix::is_to_definite(self.text.key(i)) && !self.names_another(i);
        let after = self.word_at(i, WordClass::Affairs).map(|h| h.end).or(purpose.then_some(i + 1));
        let Some(word_end) = after else { return i };
        let mut at = word_end;
        while at < (word_end + 6).min(self.stop) {
            let named = self
                .known_person(at)
                .is_some_and(|h| h.is_bare() && !matches!(h.what, What::Person(_, true)))
                || self.may_open_a_name(at) && self.unknown_name(at, true).is_some_and(|end| end > at + 1);
            let place =
                self.bare_at(at, |w| matches!(w, What::State(..) | What::Place(_) | What::Organisation(..)));
            match place {
                Some(hit) if at == word_end && !purpose => at = hit.end,
                _ if named && (at > word_end || purpose) => return at,
                _ if self.has_article(at) || prefix::is_joined_definite(self.text.key(at)) => at += 1,
                _ => return i,
            }
        }
        i
    }

    /// «وزير الدولة للشؤون الخارجية الكيني فلان»: the state of an office by the adjective behind what the office is for, which ends at `end`.
    fn of_state_behind_affairs(&self, draft: &mut Draft, end: usize) {
        let open = draft.mention.country.is_none() && draft.need == Need::Country;
        if !open || end < draft.end() + 3 || !self.has_article(end - 2) {
            return;
        }
        let woman = draft.mention.gender == Some(Gender::Feminine);
        let origin = self.bare_at(end - 1, |w| {
            matches!(w, What::Nisba { definite: true, number: Number::Singular, gender, .. }
                if (*gender == Gender::Feminine) == woman)
        });
        let Some(What::Nisba { country, .. }) = origin.map(|h| h.what) else { return };
        let code = self.world.code(country);
        if self.world.country(code).is_none() {
            return;
        }
        draft.need = Need::Nothing;
        draft.explicit = true;
        draft.mention.office =
            draft.mention.role.as_ref().map(|role| format!("{}.{role}", code.to_lowercase()));
        draft.mention.country = Some(code.to_owned());
    }

    /// Past «من البرلمان» in «رئيس الحكومة المكلف من البرلمان فلان الفلاني», else `i`.
    fn past_appointment(&self, i: usize) -> usize {
        let told = i > self.begin + 1 && i < self.stop && self.word_at(i - 1, WordClass::Incumbent).is_some();
        if !told || !prepositions::is_from(self.text.key(i)) {
            return i;
        }
        let who = |w: &What| matches!(w, What::Body(..) | What::Organisation(..));
        let Some(by) = self.bare_at(i + 1, who) else { return i };
        let known = self
            .known_person(by.end)
            .is_some_and(|h| h.is_bare() && matches!(h.what, What::Person(_, false)));
        let strange = || {
            self.may_open_a_name(by.end)
                && self.unknown_name(by.end, true).is_some_and(|end| end > by.end + 1)
        };
        if known || strange() { by.end } else { i }
    }

    /// Whether a word nobody knows, a given name or «عبد» stands at `i`.
    pub(super) fn may_open_a_name(&self, i: usize) -> bool {
        let given = |w: &What| matches!(w, What::Given(_) | What::Word(WordClass::Link, _));
        self.readings(i).is_empty() || self.bare_at(i, given).is_some_and(|h| h.light) && !self.is_particle(i)
    }

    /// Past «في واشنطن» in «سفير الصين في واشنطن فلان الفلاني», else `i`.
    fn past_post(&self, i: usize) -> usize {
        let seat =
            |w: &What| matches!(w, What::State(_, StateName::Capital | StateName::Full) | What::Place(_));
        let Some(place) = self.is_in(i).then(|| self.bare_at(i + 1, seat)).flatten() else { return i };
        let known = self
            .known_person(place.end)
            .is_some_and(|h| h.is_bare() && !matches!(h.what, What::Person(_, true)));
        let strange = || {
            place.end < self.stop
                && self.may_open_a_name(place.end)
                && self.unknown_name(place.end, true).is_some_and(|end| end > place.end + 1)
        };
        // «الملحق العسكري البريطاني في أثينا العميد فلان»: a rank opens the name of whoever is there.
        if known || strange() || self.rank_at(place.end).is_some() { place.end } else { i }
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
        let nominal = |r: &Reading| r.is_nominal();
        let key = self.text.key(i);
        // «الناشطة الكشميرية سونيا جبار»: in the masculine («الرئيس الباجي قايد السبسي») it is a name sooner.
        let strange = self.readings(i).is_empty() && ending::is_nisba_like(key) && ending::is_feminine(key);
        let adjective = self.has_article(i) && (self.readings(i).iter().any(nominal) || strange);
        // «الصحفي الاستقصائي عليو ميغا»: what the language knows as an adjective only goes before two words that it does not know.
        let only = strange
            || !self.readings(i).is_empty()
                && (ending::is_nisba_like(key)
                    || self.readings(i).iter().all(|r| matches!(r, Reading::Adjective { .. })));
        let two = |k: usize| {
            self.may_open_a_name(k)
                && self.readings(k + 1).is_empty()
                && self.unknown_name(k, true).is_some_and(|end| end > k + 1)
        };
        let named = |k: usize| {
            self.known_person(k).is_some_and(|h| h.is_bare() && matches!(h.what, What::Person(_, false)))
                || self.bare_at(k, |w| matches!(w, What::Given(_))).is_some() && self.readings(k).is_empty()
                || only && two(k)
        };
        if adjective && !self.names_another(i) && named(i + 1) { i + 1 } else { i }
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
}
