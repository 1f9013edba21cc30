//! Bodies, states and places: «وزارة الدفاع العراقية», «برلمان اليونان», «حزب الله», «حزب الخضر», «موسكو», «حلب».

use super::draft::{Draft, Need};
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::title::is_actor;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass, entity_id};
use crate::text::inflect;
use crate::word::Number;

impl Reader<'_> {
    /// A kind of state body at `i`, with whose it is.
    pub(super) fn body_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hits = self.hits.at(i).iter().filter(|h| matches!(h.what, What::Body(..)));
        let mut best: Option<Vec<Draft>> = None;
        for hit in hits {
            let Some(drafts) = self.body(i, hit) else { continue };
            if best.as_ref().is_none_or(|b| drafts[0].end() > b[0].end()) {
                best = Some(drafts);
            }
        }
        best
    }

    /// The body a hit names.
    pub(super) fn body(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Body(index, shape) = hit.what else { return None };
        let row = self.world.bodies.get(index as usize)?;
        let whose = self.whose_of(hit.end, shape, Number::Singular, true);
        let named = !whose.countries.is_empty() || matches!(shape, Shape::Owned(_));
        if !named && !self.stands_bare(i, hit, &row.kind, shape) {
            return None;
        }
        let kind =
            if row.sector.first().is_some_and(|s| s == "CVL") { Kind::Group } else { Kind::Organization };
        // A ministry, a court, an army has a name; a government is called by what it is.
        let formal = !matches!(row.kind.as_str(), "government" | "movement" | "company" | "party" | "union");
        let full = !whose.countries.is_empty() || hit.end > i + 1;
        let proper = formal && full && (shape != Shape::Construct || !whose.countries.is_empty());
        let mut draft = self.draft(kind, Form::Title, i, whose.end, hit);
        draft.mention.proper = proper;
        draft.body = Some(index);
        let m = &mut draft.mention;
        m.sector = row.sector.clone();
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.former = whose.former;
        if let Some((organisation, _)) = &whose.organisation {
            draft.organisation = Some(*organisation);
        }
        if let Some((code, _)) = whose.countries.first() {
            m.country = Some(code.clone());
            // An ordinary adjective of a bloc («القوات الدولية») is no country.
            if code == "---" {
                m.score = 0.6;
            }
        } else if let Shape::Owned(pronoun) = shape {
            draft.need = Need::Owner(pronoun);
        } else if whose.pair {
            draft.need = Need::PairOfStates;
        } else if shape == Shape::Definite {
            draft.need = Need::Country;
        } else {
            m.form = Form::Description;
            draft.need = Need::Weak;
        }
        let mut out = vec![draft];
        out.extend(whose.nested);
        Some(out)
    }

    /// Whether a body may stand without its country. A single word («الدفاع», «الخارجية») is a ministry only where no
    /// definite noun before it makes it an adjective or a genitive; an indefinite name of one word says nothing.
    fn stands_bare(&self, i: usize, hit: &Hit, kind: &str, shape: Shape) -> bool {
        let single = hit.end == i + 1;
        if single && (self.is_adjective_here(i, hit.letters) || !self.agrees_on_clitics(i, hit.letters)) {
            return false;
        }
        match (shape, single) {
            (Shape::Definite, true) if kind == "ministry" => {
                hit.is_bare() && i > self.begin && self.is_verb(i - 1) || self.is_followed_by_colon(hit.end)
            }
            (Shape::Definite, true) => {
                !matches!(kind, "company" | "university" | "movement")
                    || hit.is_bare() && self.is_verb(i.wrapping_sub(1))
            }
            (Shape::Definite, false) => true,
            _ => !single || matches!(kind, "army" | "police" | "armed-group"),
        }
    }

    fn is_followed_by_colon(&self, i: usize) -> bool {
        i < self.stop && self.text.token(i) == ":"
    }

    /// A body with a name of its own, or an outlet.
    pub(super) fn organisation_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hit = *self.hits.at(i).iter().find(|h| {
            matches!(h.what, What::Organisation(..) | What::Outlet(_)) && self.is_spelt_well(i, h)
        })?;
        let mut draft = match hit.what {
            What::Organisation(index, partial) => {
                let row = self.world.organisations.get(index as usize)?;
                let mut draft = self.draft(Kind::Organization, Form::Name, i, hit.end, &hit);
                draft.organisation = Some(index);
                let same = |h: &&Hit| h.end == hit.end && h.letters == hit.letters && h.light == hit.light;
                draft.homonyms = self
                    .hits
                    .at(i)
                    .iter()
                    .filter(same)
                    .filter_map(|h| match h.what {
                        What::Organisation(other, false) if !partial && other != index => Some(other),
                        _ => None,
                    })
                    .collect();
                // «القاعدة», «النهضة» are words before they are names: where nothing announces them, another name of the
                // body must stand in the article.
                let announced = i > self.begin
                    && (self.hits.at(i - 1).iter().any(|h| matches!(h.what, What::Word(WordClass::Head, _)))
                        || is_quote(self.text.token(i - 1)));
                let word = hit.end == i + 1
                    && self.has_article(i)
                    && !announced
                    && self.readings(i).iter().any(|r| r.is_nominal());
                draft.need = if partial || word { Need::Antecedent } else { Need::Nothing };
                let m = &mut draft.mention;
                m.entity = Some(entity_id(&row.qid, &row.id));
                m.name = row.name_en.clone();
                m.name_ar = row.name_ar.clone();
                m.country = Some(row.country.clone());
                m.sector = row.sector.clone();
                draft
            }
            What::Outlet(index) => {
                let row = self.world.outlets.get(index as usize)?;
                let mut draft = self.draft(Kind::Organization, Form::Name, i, hit.end, &hit);
                let m = &mut draft.mention;
                m.entity = Some(entity_id(&row.qid, &row.id));
                m.name = row.name_en.clone();
                m.name_ar = row.name_ar.clone();
                m.country = Some(row.country.clone()).filter(|c| !c.is_empty());
                m.sector = vec!["JRN".to_owned()];
                draft
            }
            _ => return None,
        };
        // The adjective of its own country belongs to it («حركة النهضة التونسية»).
        if let Some(nisba) = self.own_nisba(hit.end, &draft) {
            draft.mention.tokens.1 = nisba.end as u32;
            draft.mention.span = self.span(i, nisba.end, hit.letters);
        }
        Some(vec![draft])
    }

    /// The adjective at `i` of the country that a body is of.
    fn own_nisba(&self, i: usize, draft: &Draft) -> Option<Hit> {
        let nisba = self.bare_at(i, |w| matches!(w, What::Nisba { definite: true, .. }))?;
        let What::Nisba { country, .. } = nisba.what else { return None };
        (draft.mention.country.as_deref() == Some(self.world.code(country))).then_some(nisba)
    }

    /// The quotation mark at `i` or after, at most `most` tokens on.
    fn closing_quote(&self, i: usize, most: usize) -> Option<usize> {
        (i..(i + most).min(self.stop)).find(|&k| is_quote(self.text.token(k)))
    }

    /// One word spelt loosely, or with a clitic taken off, is a name only where the language does not know it otherwise.
    pub(super) fn is_spelt_well(&self, i: usize, hit: &Hit) -> bool {
        let is_function_word = |h: &Hit| {
            matches!(h.what, What::Word(WordClass::Stop | WordClass::Preposition, _))
                && h.light
                && h.letters == hit.letters
        };
        let certain =
            matches!(hit.what, What::State(_, StateName::Full | StateName::Capital) | What::Person(_, false));
        // «في بالي»: behind a preposition no other is taken off.
        let twice = hit.preposition.is_some()
            && !hit.conjunction
            && i > self.begin
            && self.word_at(i - 1, WordClass::Preposition).is_some();
        !twice && hit.end > i + 1
            || !twice
                && ((hit.light || self.readings(i).is_empty() || self.text.key(i).ends_with(inflect::HEH))
                    && (certain || self.agrees_on_clitics(i, hit.letters))
                    && !self.hits.at(i).iter().any(is_function_word))
    }

    /// «حزب الخضر», «صحيفة "الخبر" الجزائرية»: a body the lexicon lacks, by the noun at its head.
    pub(super) fn headed_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Head, _)))?;
        let What::Word(_, value) = hit.what else { return None };
        // A name that quotes make longer than the lexicon's is another's («حزب "الإصلاح الجديد"»).
        let close = if hit.end < self.stop && is_quote(self.text.token(hit.end)) {
            self.closing_quote(hit.end + 1, 8)
        } else {
            None
        };
        let known = |h: &Hit| {
            matches!(h.what, What::Organisation(_, false) | What::Outlet(_))
                && h.end > hit.end
                && close.is_none_or(|close| h.end >= close)
        };
        if self.hits.at(i).iter().any(known) {
            return None;
        }
        if self.hits.at(i).iter().any(|h| h.light && h.end > hit.end && matches!(h.what, What::Place(_))) {
            // «قناة السويس» is no channel.
            return None;
        }
        let mut end = hit.end;
        let mut name = None;
        let mut quoted = false;
        let abroad = |known: usize| {
            let close = close.filter(|close| {
                self.bare_at(known, |w| matches!(w, What::Organisation(_, false) | What::Outlet(_)))
                    .is_some_and(|h| h.end < *close)
            });
            close.is_some_and(|close| {
                self.bare_at(close + 1, |w| matches!(w, What::Nisba { definite: true, .. })).is_some()
                    && self
                        .organisation_at(known)
                        .is_none_or(|drafts| self.own_nisba(close + 1, &drafts[0]).is_none())
            })
        };
        if let Some(known) = self.known_after(end).filter(|&known| !abroad(known)) {
            let mut drafts = self.organisation_at(known)?;
            let draft = drafts.first_mut()?;
            draft.mention.tokens.0 = i as u32;
            draft.mention.oblique = hit.preposition.is_some();
            let (mut name_end, mut close) = (draft.end(), self.past_closing(draft.end()));
            if known > end
                && let Some(quote) = self.closing_quote(known, 8)
            {
                // Quotes tell where the name ends, though the lexicon knows a shorter one («توتال إنرجيز»).
                (name_end, close) = (quote, quote + 1);
            }
            draft.mention.name_span = Some(self.text.span(known, name_end - 1));
            if let Some(nisba) = self.own_nisba(close, draft) {
                close = nisba.end;
            }
            draft.mention.tokens.1 = close as u32;
            draft.mention.span = self.span(i, close, hit.letters);
            return Some(drafts);
        }
        if end < self.stop && is_quote(self.text.token(end)) {
            let close = self.closing_quote(end + 1, 7)?;
            if close > end + 1 {
                name = Some((end + 1, close));
                quoted = true;
                end = close + 1;
            }
        } else {
            while end < hit.end + 3 && self.is_arabic(end) && self.may_be_in_a_name(end, hit.end) {
                end += 1;
            }
            name = (end > hit.end).then_some((hit.end, end));
        }
        let nisba = self.bare_at(end, |w| matches!(w, What::Nisba { definite: true, .. }));
        if name.is_none() && nisba.is_none() {
            return None;
        }
        let mut draft = self.draft(Kind::Organization, Form::Name, i, end, &hit);
        let m = &mut draft.mention;
        m.sector = vec![self.world.value(value).to_owned()];
        m.score = 0.6;
        draft.need = Need::Weak;
        if let Some(nisba) = nisba {
            if let What::Nisba { country, .. } = nisba.what {
                m.country = Some(self.world.code(country).to_owned());
            }
            draft.need = Need::Nothing;
            end = nisba.end;
        }
        draft.mention.tokens.1 = end as u32;
        draft.mention.span = self.span(i, end, hit.letters);
        if let Some((from, to)) = name.filter(|_| quoted) {
            draft.mention.name_span = Some(self.text.span(from, to - 1));
        }
        Some(vec![draft])
    }

    fn known_after(&self, i: usize) -> Option<usize> {
        let at = self.past_quote(i);
        self.bare_at(at, |w| matches!(w, What::Organisation(_, false) | What::Outlet(_))).map(|_| at)
    }

    fn past_closing(&self, i: usize) -> usize {
        let opens = |k: usize| matches!(self.text.token(k), "«" | "“" | "(" | "„" | "‘");
        if i < self.stop && is_quote(self.text.token(i)) && !opens(i) { i + 1 } else { i }
    }

    fn may_be_in_a_name(&self, i: usize, start: usize) -> bool {
        let known = self
            .hits
            .at(i)
            .iter()
            .any(|h| h.is_bare() && (is_actor(&h.what) || matches!(h.what, What::Person(..))));
        let article = inflect::has_article(self.text.key(i)) || inflect::is_to_definite(self.text.key(i));
        // «شركة إنتلسات»: a word nobody knows.
        let strange = self.is_arabic(i)
            && self.text.key(i).chars().count() > 2
            && self.readings(i).is_empty()
            && !self.hits.at(i).iter().any(|h| h.light);
        !known && (article || strange) && !self.is_particle(i) && (i == start || !self.is_verb(i))
    }

    /// A state at `i`, and the hit that gave it.
    pub(super) fn state(&self, i: usize) -> Option<(Draft, Hit)> {
        let states = || {
            self.hits.at(i).iter().filter(|h| matches!(h.what, What::State(..)) && self.is_spelt_well(i, h))
        };
        let hit = *states().min_by_key(|h| (std::cmp::Reverse(h.end), h.letters, !h.light, rank(&h.what)))?;
        let What::State(index, name) = hit.what else { return None };
        let row = self.world.states.get(index as usize)?;
        let kind = if name == StateName::Capital { Kind::Place } else { Kind::State };
        let mut draft = self.draft(kind, Form::Name, i, hit.end, &hit);
        let m = &mut draft.mention;
        m.entity = Some(entity_id(&row.qid, &row.iso3));
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.country = Some(row.iso3.clone());
        m.sector = vec!["GOV".to_owned()];
        if name == StateName::Capital {
            m.metonym = Some(row.iso3.clone());
            self.locate(&mut draft, i, hit.end);
        }
        if name == StateName::Short {
            draft.need = Need::Antecedent;
        }
        draft.rivals = states()
            .filter(|h| h.end == hit.end && h.letters == hit.letters && h.light == hit.light)
            .filter_map(|h| match h.what {
                What::State(other, _) if other != index => Some(other),
                _ => None,
            })
            .collect();
        Some((draft, hit))
    }

    /// Gives a capital its place: the place of the same name and country.
    fn locate(&self, draft: &mut Draft, i: usize, end: usize) {
        let country = draft.mention.country.clone().unwrap_or_default();
        let place = self.hits.at(i).iter().find_map(|h| match h.what {
            What::Place(p) if h.end == end => {
                self.world.places.get(p as usize).filter(|row| row.country == country).map(|row| (p, row))
            }
            _ => None,
        });
        if let Some((index, row)) = place {
            draft.mention.place = Some(index);
            draft.mention.entity = Some(entity_id("", &row.id));
            draft.mention.name = row.name_en.clone();
            draft.mention.name_ar = row.name_ar.clone();
        }
    }

    /// The likeliest place at `i`. A word the language knows otherwise is a place only after a word that says so.
    pub(super) fn place(&self, i: usize) -> Option<Draft> {
        let hits = || {
            self.hits.at(i).iter().filter(|h| matches!(h.what, What::Place(_)) && self.is_spelt_well(i, h))
        };
        let longest = hits().map(|h| h.end).max()?;
        let row = |h: &Hit| match h.what {
            What::Place(p) => self.world.places.get(p as usize),
            _ => None,
        };
        let hit = *hits()
            .filter(|h| h.end == longest)
            .max_by(|a, b| row(a).map(|r| r.rank()).cmp(&row(b).map(|r| r.rank())))?;
        let What::Place(index) = hit.what else { return None };
        let place = row(&hit)?;
        let plain = self.readings(i).is_empty() || hit.end > i + 1;
        let large = place.pop >= 300_000 && !(i > self.begin && self.has_article(i - 1));
        if !plain && !large && !self.after_locative(i, &hit) {
            return None;
        }
        let mut draft = self.draft(Kind::Place, Form::Name, i, hit.end, &hit);
        let m = &mut draft.mention;
        m.place = Some(index);
        m.entity = Some(entity_id("", &place.id));
        m.name = place.name_en.clone();
        m.name_ar = place.name_ar.clone();
        m.country = Some(place.country.clone()).filter(|c| !c.is_empty());
        Some(draft)
    }

    /// «قرية سوتك», «حي أفجلار»: a place the lexicon lacks, by the word before it; words that the language knows, or that name
    /// something else, are none.
    pub(super) fn strange_place_at(&self, i: usize) -> Option<Vec<Draft>> {
        let head = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::PlaceHead, _)))?;
        let strange = |k: usize| {
            self.is_arabic(k)
                && self.text.key(k).chars().count() > 2
                && self.readings(k).is_empty()
                && !self.is_particle(k)
                && !self.hits.at(k).iter().any(|h| h.light && !matches!(h.what, What::Given(_)))
        };
        if self.hits.at(i).iter().any(|h| h.light && h.end > head.end && matches!(h.what, What::Place(_))) {
            return None;
        }
        let mut end = head.end;
        while end < head.end + 3 && strange(end) {
            end += 1;
        }
        if end == head.end {
            return None;
        }
        let mut draft =
            Draft::new(Kind::Place, Form::Name, self.text.span(head.end, end - 1), (head.end, end));
        let words = self.text.str(draft.mention.span);
        draft.mention.name = crate::text::romanise::romanise(words);
        draft.mention.name_ar = words.to_owned();
        draft.mention.score = 0.5;
        draft.need = Need::Weak;
        Some(vec![draft])
    }

    fn after_locative(&self, i: usize, hit: &Hit) -> bool {
        hit.preposition.is_some()
            || i > self.begin
                && (self.word_at(i - 1, WordClass::Preposition).is_some()
                    || self.word_at(i - 1, WordClass::PlaceHead).is_some())
    }
}

fn rank(what: &What) -> (u8, u16) {
    match what {
        What::State(i, StateName::Full) => (0, *i),
        What::State(i, StateName::Capital) => (1, *i),
        What::State(i, StateName::Short) => (2, *i),
        _ => (3, 0),
    }
}
