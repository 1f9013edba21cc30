//! Whose an office or a body is: the adjective or the genitive after it («الروسي», «روسيا», «للأمم المتحدة», «في البيت الأبيض»).

use super::draft::Draft;
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::title::is_actor;
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::inflect;
use crate::word::{Derived, Number, Reading, Word};

/// Whose an office or a body is.
#[derive(Clone, Debug, Default)]
pub(super) struct Whose {
    /// One past the last token.
    pub end: usize,
    /// Countries named, in order; more than one with a dual or a plural.
    pub countries: Vec<(String, (usize, usize))>,
    /// Sectors of the body that it belongs to, where that is not the state itself.
    pub sector: Vec<String>,
    /// The organisation it belongs to, by the lexicon's id.
    pub organisation: Option<(u16, String)>,
    /// The name of what it belongs to, in English.
    pub of: String,
    /// A state named as such, for a nested mention.
    pub nested: Vec<Draft>,
    /// Whether told as no longer so.
    pub former: bool,
    /// Whether the genitive is «البلدين».
    pub pair: bool,
    /// Whether it is of a place below the state.
    pub local: bool,
    /// Whether it belongs to a kind of state body.
    pub body: bool,
    /// Whether it belongs to a body the lexicon lacks.
    pub unknown: bool,
}

impl Reader<'_> {
    /// What follows a title or the name of a body at `i`: adjectives, a nisba, a genitive, «في» and a state.
    pub(super) fn whose(&self, i: usize, shape: Shape, number: Number) -> Whose {
        self.whose_of(i, shape, number, false)
    }

    /// As [`Reader::whose`]; for bodies a capital after «في» tells the state too («وسائل الإعلام في طهران»).
    pub(super) fn whose_of(&self, mut i: usize, shape: Shape, number: Number, bodily: bool) -> Whose {
        let mut out = Whose { end: i, ..Whose::default() };
        loop {
            if let Some(hit) = self.word_at(i, WordClass::Former) {
                out.former = true;
                i = hit.end;
            } else if let Some(hit) = self.word_at(i, WordClass::Incumbent) {
                i = hit.end;
            } else if let Some((code, end)) = self.nisba_code(i, shape, &out) {
                // The adjective of a bloc gives way to a state's («القيادي الإسلامي الليبي»).
                out.countries.clear();
                out.countries.push((code, (i, end)));
                i = end;
            } else if let Some(hit) = self.adjective_of_a_group(i, shape).filter(|_| out.countries.is_empty())
            {
                self.genitive_body(i, &hit, &mut out);
                i = out.end;
            } else if shape == Shape::Definite && out.countries.is_empty() && self.is_quality(i) {
                // Belongs to the title only by what follows it, so that `end` stays behind until that is taken.
                i += 1;
                continue;
            } else if number != Number::Singular && !out.countries.is_empty() {
                let Some((code, end)) = self.joined_nisba(i) else { break };
                out.countries.push((code, (i, end)));
                i = end;
            } else {
                break;
            }
            out.end = i;
        }
        if out.countries.is_empty() {
            self.genitive(i, shape, bodily, &mut out);
            if number != Number::Singular && out.organisation.is_none() && !out.countries.is_empty() {
                self.joined_states(&mut out);
            }
            loop {
                if let Some(hit) = self.word_at(out.end, WordClass::Former) {
                    out.former = true;
                    out.end = hit.end;
                } else if let Some(hit) = self.word_at(out.end, WordClass::Incumbent).filter(|_| out.end > i)
                {
                    out.end = hit.end;
                } else {
                    break;
                }
            }
        }
        out
    }

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
                let of = self.hits.at(i + 1).iter().filter(|h| h.preposition == Some(inflect::TO));
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
                    && inflect::is_nisba_like(self.text.key(i))
                    && inflect::takes_feminine(self.text.key(i - 1))
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
    fn is_quality(&self, i: usize) -> bool {
        // «أدانت الحركة القصف الإسرائيلي»: a noun is no adjective of another.
        let thing =
            |r: &Reading| matches!(r, Reading::Noun { .. } | Reading::Derived { kind: Derived::Masdar, .. });
        let adjective = self.has_article(i)
            && !self.is_verb(i)
            && !self.names_another(i)
            && !self.readings(i).first().is_some_and(thing)
            && (inflect::is_nisba_like(self.text.key(i)) || self.readings(i).iter().any(|r| r.is_nominal()))
            && self.hits.at(i).iter().all(|h| !is_actor(&h.what));
        let seat = |w: &What| matches!(w, What::Organisation(_, false) | What::Body(_, Shape::Definite));
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        adjective
            && (self.bare_at(i + 1, origin).is_some()
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
    fn joined_nisba(&self, i: usize) -> Option<(String, usize)> {
        let hit = self.hits.at(i).iter().find(|h| h.conjunction && matches!(h.what, What::Nisba { .. }))?;
        let What::Nisba { country, .. } = hit.what else { return None };
        Some((self.world.code(country).to_owned(), hit.end))
    }

    /// «وألمانيا» after «وزيرا خارجية فرنسا».
    fn joined_states(&self, out: &mut Whose) {
        while out.end < self.stop {
            let state = |h: &&Hit| {
                h.conjunction
                    && h.preposition.is_none()
                    && matches!(h.what, What::State(_, StateName::Full | StateName::Capital))
            };
            let Some(hit) = self.hits.at(out.end).iter().find(state) else { return };
            self.genitive_state(out.end, hit, out);
        }
    }

    fn genitive(&self, i: usize, shape: Shape, bodily: bool, out: &mut Whose) {
        match shape {
            Shape::Construct => {
                self.genitive_at(i, false, out);
                if out.end == i && !out.pair {
                    self.within(i, bodily, out);
                }
            }
            Shape::Definite => {
                let head = self.hits.at(i).iter().find(|h| {
                    h.preposition == Some(inflect::TO)
                        && !h.conjunction
                        && matches!(h.what, What::Word(WordClass::Head, _))
                });
                let body = |w: &What| {
                    matches!(w, What::Organisation(..) | What::Body(..) | What::State(_, StateName::Full))
                };
                let to = self
                    .hits
                    .at(i)
                    .iter()
                    .any(|h| h.preposition == Some(inflect::TO) && !h.conjunction && body(&h.what));
                if to && i < self.stop {
                    self.genitive_at(i, true, out);
                } else if let Some(head) = head.filter(|_| i < self.stop) {
                    self.unknown_body(head, out);
                    self.of_parliament(out);
                } else {
                    self.within(i, bodily, out);
                }
            }
            Shape::Owned(_) => {}
        }
    }

    /// «وزير الخارجية بدولة الكويت»: a state by its full style behind «ب»; its bare name is where somebody is («بروسيا»).
    fn state_within(&self, i: usize) -> Option<Hit> {
        let styled = |h: &&Hit| {
            h.preposition == Some(inflect::AT)
                && !h.conjunction
                && h.end > i + 1
                && h.end <= self.stop
                && matches!(h.what, What::State(_, StateName::Full))
        };
        self.hits.at(i).iter().filter(|_| i < self.stop).find(styled).copied()
    }

    /// «الدفاع المدني بمنطقة جازان»: a place behind «ب» and the word for its kind; it stays a naming of its own.
    fn place_within(&self, i: usize) -> Option<Draft> {
        let kind = |h: &&Hit| {
            h.preposition == Some(inflect::AT)
                && !h.conjunction
                && matches!(h.what, What::Word(WordClass::PlaceHead, _))
        };
        let head = self.hits.at(i).iter().filter(|_| i < self.stop).find(kind)?;
        self.place(head.end).filter(|p| !p.mention.oblique && p.mention.country.is_some())
    }

    /// «مسؤول في البيت الأبيض», «وزارة الخارجية في كوريا الشمالية».
    fn within(&self, i: usize, bodily: bool, out: &mut Whose) {
        let seat = |w: &What| {
            matches!(
                w,
                What::State(_, StateName::Full)
                    | What::Organisation(_, false)
                    | What::Body(_, Shape::Definite)
            ) || bodily && matches!(w, What::State(_, StateName::Capital))
        };
        if self.is_in(i) && self.bare_at(i + 1, seat).is_some() {
            self.genitive_at(i + 1, false, out);
        } else if let Some(state) = self.state_within(i) {
            self.genitive_state(i, &state, out);
        } else if let Some(place) = self.place_within(i).filter(|_| bodily) {
            out.countries.extend(place.mention.country.clone().map(|c| (c, (i, place.end()))));
            out.local = true;
        } else if i < self.stop {
            let at = |h: &&Hit| {
                h.preposition == Some(inflect::AT)
                    && !h.conjunction
                    && matches!(h.what, What::Organisation(_, false) | What::Body(_, Shape::Definite))
            };
            if let Some(hit) = self.hits.at(i).iter().find(at) {
                self.genitive_body(i, hit, out);
            }
        }
    }

    /// «المدير العام لمعهد الدراسات»: a body the lexicon lacks, by the noun at its head and what is definite after it.
    fn unknown_body(&self, head: &Hit, out: &mut Whose) {
        let What::Word(_, value) = head.what else { return };
        out.sector = vec![self.world.value(value).to_owned()];
        if let Some(known) =
            self.bare_at(head.end, |w| matches!(w, What::Organisation(_, false) | What::Outlet(_)))
        {
            out.sector.clear();
            self.genitive_body(head.end, &known, out);
            return;
        }
        let before = out.end;
        out.unknown = true;
        out.end = head.end;
        while out.end < head.end + 4
            && self.has_article(out.end)
            && !self.hits.at(out.end).iter().any(|h| is_actor(&h.what))
        {
            out.end += 1;
        }
        if let Some((code, end)) = self.nisba_code(out.end, Shape::Definite, &Whose::default()) {
            out.countries.push((code, (out.end, end)));
            out.end = end;
        }
        if out.end == head.end {
            // «قال الوزير لقناة "كذا"»: it is told to the channel, which is not the minister's.
            out.unknown = false;
            out.sector.clear();
            out.end = before;
        }
    }

    /// «لجنة الخدمات المسلحة في مجلس الشيوخ»: a body of a parliament is of its sector and country.
    pub(super) fn of_parliament(&self, out: &mut Whose) {
        let body = |w: &What| matches!(w, What::Organisation(_, false) | What::Body(_, Shape::Definite));
        let Some(hit) = self.is_in(out.end).then(|| self.bare_at(out.end + 1, body)).flatten() else {
            return;
        };
        let mut parliament = Whose::default();
        self.genitive_body(out.end + 1, &hit, &mut parliament);
        if parliament.sector.first().is_some_and(|s| s == "LEG") {
            let known = std::mem::take(&mut out.countries);
            *out = Whose { unknown: out.unknown, organisation: None, ..parliament };
            out.countries.splice(0..0, known);
        }
    }

    pub(super) fn is_in(&self, i: usize) -> bool {
        i < self.stop && inflect::is_in(self.text.key(i))
    }

    /// A state, a body or «البلدين» as the genitive that begins at `i`.
    pub(super) fn genitive_at(&self, i: usize, after_to: bool, out: &mut Whose) {
        if i >= self.stop {
            return;
        }
        if self.word_at(i, WordClass::Pair).is_some() {
            out.pair = true;
            out.end = i + 1;
            return;
        }
        // «مراسل "أكسيوس"»: a body in quotes.
        let named = |w: &What| matches!(w, What::Organisation(_, false) | What::Outlet(_));
        if is_quote(self.text.token(i))
            && let Some(body) = self.bare_at(i + 1, named)
            && body.end < self.stop
            && is_quote(self.text.token(body.end))
        {
            self.genitive_body(i + 1, &body, out);
            out.end = out.end.max(body.end + 1);
            return;
        }
        // «قيادة القاعدة العسكرية»: a thing of more words is no body of fewer.
        let thing = self.thing_end(i).unwrap_or(0);
        let fits = |h: &Hit| {
            !h.conjunction
                && if after_to { h.preposition == Some(inflect::TO) } else { h.is_bare() }
                && (h.light || h.end > i + 1)
                && !self.goes_on(i, h)
                && thing <= h.end
        };
        let hits = || self.hits.at(i).iter().filter(|h| fits(h));
        let longest = |of: fn(&What) -> bool| {
            hits().filter(|h| of(&h.what)).reduce(|a, b| if b.end > a.end { b } else { a })
        };
        let state = longest(|w| matches!(w, What::State(_, StateName::Full | StateName::Short)));
        let body = longest(|w| matches!(w, What::Organisation(_, false) | What::Body(..) | What::Outlet(_)));
        let capital = longest(|w| matches!(w, What::State(_, StateName::Capital)));
        match (state, body, capital) {
            (Some(s), b, _) if b.is_none_or(|b| b.end <= s.end) => self.genitive_state(i, s, out),
            (_, Some(b), _) => self.genitive_body(i, b, out),
            (_, None, Some(c)) => self.genitive_state(i, c, out),
            // «والي تطاوين», «شرطة نيويورك»: the country of the place.
            _ => {
                // «حاكم ولاية كذا»: the place behind the word for its kind, known or not.
                let strange = || {
                    let head = self.word_at(i, WordClass::PlaceHead).filter(|_| !after_to)?;
                    let known = self.place(head.end).filter(|p| !p.mention.oblique);
                    known.or_else(|| self.strange_place_at(i)?.into_iter().next())
                };
                if let Some(mut place) =
                    self.place(i).filter(|p| p.mention.oblique == after_to).or_else(strange)
                {
                    out.countries.extend(place.mention.country.clone().map(|c| (c, (i, place.end()))));
                    out.end = place.end();
                    out.local = true;
                    place.nested = true;
                    out.nested.push(place);
                }
            }
        }
    }

    fn genitive_state(&self, i: usize, hit: &Hit, out: &mut Whose) {
        let What::State(state, _) = hit.what else { return };
        out.countries.push((self.world.code(state).to_owned(), (i, hit.end)));
        out.end = hit.end;
        if let Some((mut draft, _)) = self.state(i) {
            draft.nested = true;
            out.nested.push(draft);
        }
    }

    /// Of several bodies of one name («حزب العدالة والتنمية»), the one of the country the article has named most so far.
    fn likeliest_body(&self, i: usize, hit: &Hit, first: u16) -> u16 {
        let same = |h: &&Hit| h.end == hit.end && h.letters == hit.letters;
        let party =
            |index: u16| self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "party");
        let named = |index: u16| {
            let country = self.world.organisations.get(index as usize).map(|row| row.country.as_str());
            self.out.iter().filter(|d| country.is_some() && d.state() == country).count()
        };
        let bodies = self.hits.at(i).iter().filter(same).filter_map(|h| match h.what {
            What::Organisation(index, false) if party(index) => Some(index),
            _ => None,
        });
        bodies.max_by_key(|&index| (named(index), index == first)).unwrap_or(first)
    }

    fn genitive_body(&self, i: usize, hit: &Hit, out: &mut Whose) {
        match hit.what {
            What::Organisation(index, _) => {
                let index = self.likeliest_body(i, hit, index);
                let Some(body) = self.world.organisations.get(index as usize) else { return };
                out.organisation = Some((index, body.id.clone()));
                out.sector = body.sector.clone();
                out.of = body.name_en.clone();
                out.countries.push((body.country.clone(), (i, hit.end)));
                out.end = hit.end;
                if let Some((_, end)) = self.nisba_code(hit.end, Shape::Definite, &Whose::default()) {
                    out.end = end;
                }
            }
            What::Outlet(index) => {
                let Some(outlet) = self.world.outlets.get(index as usize) else { return };
                out.sector = vec!["JRN".to_owned()];
                out.of = outlet.name_en.clone();
                out.countries.push((outlet.country.clone(), (i, hit.end)));
                out.end = hit.end;
            }
            What::Body(..) => {
                let Some(mut drafts) = self.body(i, hit) else { return };
                let body = drafts.remove(0);
                out.body = true;
                out.sector = body.mention.sector.clone();
                out.of = body.mention.name.clone();
                out.end = body.end();
                if let Some(code) = &body.mention.country {
                    out.countries.push((code.clone(), body_tokens(&body)));
                }
                out.nested.extend(drafts);
            }
            _ => {}
        }
    }
}

fn body_tokens(body: &Draft) -> (usize, usize) {
    (body.first(), body.end())
}
