//! Genitives behind a title or a body: the state, the body or the place it is of («وزير خارجية روسيا»، «والي تطاوين»).

use super::draft::Draft;
use super::hits::is_actor;
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::whose::Whose;
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::{marks, prefix};
use crate::word::Number;

/// A body called as one of another state is.
pub(super) struct Abroad {
    /// The state whose adjective stands behind the name.
    pub country: String,
    /// One past that adjective.
    pub end: usize,
    /// The body of that name there, where the lexicon has one.
    pub body: Option<u16>,
}

impl Reader<'_> {
    /// «وألمانيا» after «وزيرا خارجية فرنسا».
    pub(super) fn joined_states(&self, out: &mut Whose) {
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

    /// «المدير العام لمعهد الدراسات»: a body the lexicon lacks, by the noun at its head and what is definite after it.
    pub(super) fn unknown_body(&self, head: &Hit, out: &mut Whose) {
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
        if out.end == head.end
            && let Some((end, country)) = self.quoted_before_name(head.end)
        {
            out.countries.extend(country.map(|code| (code, (head.end, end))));
            out.end = end;
        }
        if out.end == head.end {
            // «قال الوزير لقناة "كذا"»: it is told to the channel, which is not the minister's.
            out.unknown = false;
            out.sector.clear();
            out.end = before;
        }
    }

    /// «المديرة التنفيذية لمنظمة «كذا» الكندية فلانة»: one past a name in quotes, and past the adjective behind it, which tells the country,
    /// where the name of whoever leads the body follows.
    fn quoted_before_name(&self, i: usize) -> Option<(usize, Option<String>)> {
        let quote = i < self.stop && is_quote(self.text.token(i));
        let close = if quote { self.closing_quote(i + 1, 8)? } else { return None };
        let nisba = self.nisba_code(close + 1, Shape::Definite, &Whose::default());
        let end = nisba.as_ref().map_or(close + 1, |(_, end)| *end);
        let known =
            self.known_person(end).is_some_and(|h| h.is_bare() && matches!(h.what, What::Person(_, false)));
        let strange =
            || self.may_open_a_name(end) && self.unknown_name(end, true).is_some_and(|e| e > end + 1);
        (end < self.stop && (known || strange())).then(|| (end, nisba.map(|(code, _)| code)))
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
                && if after_to { h.preposition == Some(prefix::LI) } else { h.is_bare() }
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
        // «دول أميركا اللاتينية»: a longer place is no state.
        let place = hits().filter(|h| matches!(h.what, What::Place(_))).map(|h| h.end).max();
        let named = [state, body, capital].into_iter().flatten().map(|h| h.end).max();
        if state.is_some() && place > named {
            return self.genitive_place(i, after_to, out);
        }
        match (state, body, capital) {
            (Some(s), b, _) if b.is_none_or(|b| b.end <= s.end) => self.genitive_state(i, s, out),
            (_, Some(b), _) => self.genitive_body(i, b, out),
            (_, None, Some(c)) => self.genitive_state(i, c, out),
            _ => self.genitive_place(i, after_to, out),
        }
    }

    /// «والي تطاوين», «شرطة نيويورك»: the country of the place.
    fn genitive_place(&self, i: usize, after_to: bool, out: &mut Whose) {
        // «حاكم ولاية كذا»: the place behind the word for its kind, known or not.
        let strange = || {
            let head = self.word_at(i, WordClass::PlaceHead).filter(|_| !after_to)?;
            let known = self.place(head.end).filter(|p| !p.mention.oblique);
            known.or_else(|| self.strange_place_at(i)?.into_iter().next())
        };
        // «300 أسير وكييف تعلن»: what «و» joins is of nobody before it.
        let joined = |h: &Hit| matches!(h.what, What::Place(_) | What::State(..)) && h.conjunction;
        let plain = |h: &Hit| matches!(h.what, What::Place(_) | What::State(..)) && !h.conjunction;
        let hits = self.hits.at(i);
        if hits.iter().any(joined) && !hits.iter().any(plain) {
            return;
        }
        let named = self.place(i).filter(|p| p.mention.oblique == after_to);
        let Some(mut place) = named.or_else(strange) else { return };
        out.countries.extend(place.mention.country.clone().map(|c| (c, (i, place.end()))));
        out.end = place.end();
        out.local = true;
        place.nested = true;
        out.nested.push(place);
    }

    pub(super) fn genitive_state(&self, i: usize, hit: &Hit, out: &mut Whose) {
        let What::State(state, _) = hit.what else { return };
        out.countries.push((self.world.code(state).to_owned(), (i, hit.end)));
        out.end = hit.end;
        if let Some((mut draft, _)) = self.state(i) {
            draft.nested = true;
            out.nested.push(draft);
        }
    }

    /// Of several bodies of one name («حزب العدالة والتنمية»), the one of his country who is named right behind it, else of the country
    /// the article has named most so far.
    fn likeliest_body(&self, i: usize, hit: &Hit, first: u16) -> u16 {
        let same = |h: &&Hit| h.end == hit.end && h.letters == hit.letters;
        let party =
            |index: u16| self.world.organisations.get(index as usize).is_some_and(|row| row.kind == "party");
        // «الناطق باسم الحزب الجمهوري، عصام الشابي».
        let comma = hit.end < self.stop && marks::is_comma(self.text.token(hit.end));
        let bearer = self.known_person(hit.end + usize::from(comma)).and_then(|h| match h.what {
            What::Person(person, false) => self.world.people.get(person as usize),
            _ => None,
        });
        let bearer = bearer.map(|p| p.country.as_str());
        let named = |index: u16| {
            let country = self.world.organisations.get(index as usize).map(|row| row.country.as_str());
            let times = self.out.iter().filter(|d| country.is_some() && d.state() == country).count();
            (bearer.is_some() && bearer == country, times)
        };
        let bodies = self.hits.at(i).iter().filter(same).filter_map(|h| match h.what {
            What::Organisation(index, false) if party(index) => Some(index),
            _ => None,
        });
        bodies.max_by_key(|&index| (named(index), index == first)).unwrap_or(first)
    }

    /// «الحزب الديمقراطي المسيحي البوليفي»: behind a body's name of ordinary words the adjective of another state than the body's tells
    /// that it is another body, which the lexicon may have.
    pub(super) fn namesake_abroad(&self, i: usize, hit: &Hit, index: u16) -> Option<Abroad> {
        let row = self.world.organisations.get(index as usize)?;
        let ordinary = hit.end > i + 1 && (i..hit.end).all(|k| !self.readings(k).is_empty());
        let kind = matches!(row.kind.as_str(), "party" | "armed-group" | "movement" | "union" | "alliance");
        self.world.country(&row.country).filter(|_| ordinary && kind)?;
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, number: Number::Singular, .. });
        let nisba = self.bare_at(hit.end, origin)?;
        let What::Nisba { country, .. } = nisba.what else { return None };
        let code = self.world.code(country);
        self.world.country(code).filter(|_| code != row.country)?;
        let same = |h: &&Hit| h.end == hit.end && h.letters == hit.letters;
        let body = self.hits.at(i).iter().filter(same).find_map(|h| match h.what {
            What::Organisation(other, false) => {
                self.world.organisations.get(other as usize).filter(|o| o.country == code).map(|_| other)
            }
            _ => None,
        });
        Some(Abroad { country: code.to_owned(), end: nisba.end, body })
    }

    pub(super) fn genitive_body(&self, i: usize, hit: &Hit, out: &mut Whose) {
        match hit.what {
            What::Organisation(index, _) => {
                let index = self.likeliest_body(i, hit, index);
                let Some(body) = self.world.organisations.get(index as usize) else { return };
                if let Some(abroad) = self.namesake_abroad(i, hit, index) {
                    out.sector = body.sector.clone();
                    out.countries.push((abroad.country.clone(), (i, abroad.end)));
                    out.end = abroad.end;
                    let known =
                        abroad.body.and_then(|b| Some((b, self.world.organisations.get(b as usize)?)));
                    out.unknown = known.is_none();
                    if let Some((index, body)) = known {
                        out.organisation = Some((index, body.id.clone()));
                        out.of = body.name_en.clone();
                    }
                    return;
                }
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
