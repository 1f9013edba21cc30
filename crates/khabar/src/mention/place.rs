//! States and places: «روسيا», «موسكو», «حلب», «قرية سوتك».

use super::draft::{Draft, Need};
use super::facility::FACILITY;
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass, entity_id};
use crate::text::ending;
use crate::text::prefix;
use crate::text::prepositions;
use crate::word::Reading;

/// The value of words that are a part of the name of the thing they are for («شارع», «نهر»).
const PART: &str = "part";

impl Reader<'_> {
    /// A state at `i`, and the hit that gave it.
    pub(super) fn state(&self, i: usize) -> Option<(Draft, Hit)> {
        // «أغلقت المتاجر باكرا»: nor is a capital where the language knows the word otherwise.
        let meant = |h: &&Hit| match h.what {
            What::State(_, StateName::Capital) => self.agrees_on_clitics(i, h.letters),
            What::State(..) => true,
            _ => false,
        };
        let states = || self.hits.at(i).iter().filter(|h| meant(h) && self.is_spelt_well(i, h));
        let headed = self.is_behind_place_head(i);
        let order = |h: &&Hit| match h.what {
            What::State(_, StateName::Capital) if headed => (0, 0),
            what => rank(&what),
        };
        let hit = *states().min_by_key(|h| (std::cmp::Reverse(h.end), h.letters, !h.light, order(h)))?;
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
        draft.masculine = name == StateName::Full && self.grammar.is_masculine_state(&row.iso3);
        let m = &mut draft.mention;
        if name == StateName::Capital {
            m.metonym = Some(row.iso3.clone());
            self.name_place(&mut draft, i, &hit);
            self.locate(&mut draft, i, hit.end);
            draft.places = self.places_elsewhere(i, &hit, &row.iso3);
        }
        // «مهندسا تركيا», «جنديا بريطانيا»: behind an indefinite object it is the adjective of the state.
        if hit.is_bare()
            && hit.end == i + 1
            && (self.is_adjective_of_object(i) || self.is_adjective_of_things(i))
        {
            draft.mention.form = Form::Demonym;
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

    /// Whether a word at `i` that ends as an adjective of origin in the accusative does stands behind an indefinite noun in it.
    fn is_adjective_of_object(&self, i: usize) -> bool {
        let titled = |w: &What| matches!(w, What::Role { .. });
        ending::is_nisba_like(self.text.key(i))
            && ending::is_accusative(self.text.key(i))
            && i > self.begin
            && ending::is_accusative(self.text.key(i - 1))
            && !self.has_article(i - 1)
            && self.readings(i - 1).first().is_some_and(Reading::is_nominal)
            && self.bare_at(i - 1, titled).is_none()
    }

    /// «الغارات السعودية», «بالوساطة السعودية»: whether a state's name that is written as its adjective stands behind a noun with the article, which
    /// has no genitive: behind several things, or behind one that a preposition governs, no object of a verb.
    fn is_adjective_of_things(&self, i: usize) -> bool {
        let named = |h: &Hit| {
            super::hits::is_actor(&h.what)
                || matches!(h.what, What::Body(..) | What::Description(..) | What::Word(..) | What::Place(_))
        };
        let Some(noun) = i.checked_sub(1).filter(|&noun| noun >= self.begin) else { return false };
        let prefixes = self.words.get(noun).map(|w| w.prefixes);
        let governed = prefixes.is_some_and(|p| p.preposition.is_some())
            || noun > self.begin && self.word_at(noun - 1, WordClass::Preposition).is_some();
        let several = ending::is_plural_of_things(self.text.key(noun));
        self.has_article(i)
            && ending::is_nisba_like(self.text.key(i))
            && prefixes.is_some_and(|p| p.article)
            && (several || governed && ending::is_feminine(self.text.key(noun)))
            && !self.hits.at(noun).iter().any(named)
    }

    /// «العاصمة عمان», «بالعاصمة الأردنية عمان»: behind a word for a place, or behind its adjective, a name that is also a state's is the
    /// capital's.
    fn is_behind_place_head(&self, i: usize) -> bool {
        let head = |k: usize| {
            self.hits
                .at(k)
                .iter()
                .any(|h| h.end == k + 1 && matches!(h.what, What::Word(WordClass::PlaceHead, _)))
        };
        let origin = |w: &What| matches!(w, What::Nisba { definite: true, .. });
        i > self.begin
            && (head(i - 1)
                || i > self.begin + 1
                    && self.bare_at(i - 1, origin).is_some_and(|h| h.end == i)
                    && head(i - 2))
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
        // «جنوبي بعقوبة», «شمال شرقي بيجي»: behind a side it is no word with a preposition before it.
        let aside = i > self.begin && prepositions::side(self.text.key(i - 1)).is_some();
        let well = |h: &Hit| self.is_spelt_well(i, h) || aside && h.light && h.is_bare();
        let hits = || self.hits.at(i).iter().filter(|h| matches!(h.what, What::Place(_)) && well(h));
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
        // «صاروخ من نوع بركان»: nor is a word for a kind of place the town of that name.
        if hit.end == i + 1 && self.word_at(i, WordClass::PlaceHead).is_some() {
            return None;
        }
        let plain = self.readings(i).is_empty() || hit.end > i + 1;
        // «بأتم معنى الكلمة»: nor is it a large one with other letters before it than the language takes off.
        let large = place.pop >= 300_000
            && self.agrees_on_clitics(i, hit.letters)
            && !(i > self.begin && self.has_article(i - 1));
        let named = || self.out.iter().any(|d| d.mention.place == Some(index));
        if !plain && !large && !aside && !self.after_locative(i, &hit) && !named() {
            return None;
        }
        let mut draft = self.draft(Kind::Place, Form::Name, i, hit.end, &hit);
        self.name_place(&mut draft, i, &hit);
        let m = &mut draft.mention;
        m.place = Some(index);
        m.entity = Some(entity_id("", &place.id));
        m.name = place.name_en.clone();
        m.name_ar = place.name_ar.clone();
        m.country = Some(place.country.clone()).filter(|c| !c.is_empty());
        draft.places = self.places_elsewhere(i, &hit, &place.country);
        Some(draft)
    }

    /// «طرابلس»: the places that the same words name in other states.
    fn places_elsewhere(&self, i: usize, hit: &Hit, country: &str) -> Vec<u32> {
        let elsewhere = |p: &u32| {
            let row = self.world.places.get(*p as usize);
            row.is_some_and(|row| row.country != country && !row.country.is_empty())
        };
        let same = |h: &&Hit| h.end == hit.end && h.letters == hit.letters && h.light;
        let place = |h: &Hit| match h.what {
            What::Place(p) => Some(p),
            _ => None,
        };
        self.hits.at(i).iter().filter(same).filter_map(place).filter(elsewhere).collect()
    }

    /// «محافظة المنيا»: what kind of place it is does not belong to the name, as it does not in «محافظة كذا» unknown; nor does
    /// what is told of it («الضفة الغربية المحتلة»).
    fn name_place(&self, draft: &mut Draft, i: usize, hit: &Hit) {
        let head = self.hits.at(i).iter().find(|h| {
            h.letters == hit.letters
                && h.end < hit.end
                && matches!(h.what, What::Word(WordClass::PlaceHead, value) if self.world.value(value).is_empty())
        });
        let first = head.map_or(i, |h| self.past_quote(h.end));
        let told = hit.end > first + 1 && self.word_at(hit.end - 1, WordClass::Quality).is_some();
        let end = hit.end - usize::from(told);
        if head.is_some() || told {
            let letters = if head.is_some() { 0 } else { hit.letters };
            draft.mention.name_span = Some(self.span(first, end, letters));
        }
    }

    /// «قرية سوتك», «حي أفجلار»: a place the lexicon lacks, by the word before it; words that the language knows, or that name
    /// something else, are none.
    pub(super) fn strange_place_at(&self, i: usize) -> Option<Vec<Draft>> {
        // A harbour or an airport goes by its town's name, and is none.
        let head = *self.hits.at(i).iter().find(
            |h| matches!(h.what, What::Word(WordClass::PlaceHead, value) if self.world.value(value) != FACILITY),
        )?;
        let What::Word(_, kind) = head.what else { return None };
        let strange = |k: usize| {
            self.is_arabic(k)
                && self.text.key(k).chars().count() > if k == head.end { 2 } else { 1 }
                && self.readings(k).is_empty()
                && !self.is_particle(k)
                && !self
                    .hits
                    .at(k)
                    .iter()
                    .any(|h| h.light && !matches!(h.what, What::Given(_) | What::Person(_, true)))
        };
        if self.hits.at(i).iter().any(|h| h.light && h.end > head.end && matches!(h.what, What::Place(_))) {
            return None;
        }
        let mut end = head.end;
        // «ولاية كذا فلان الفلاني»: behind one word of the place a given name begins its governor's.
        let given = |k: usize| self.bare_at(k, |w| matches!(w, What::Given(_))).is_some_and(|h| h.light);
        while end < head.end + 3 && strange(end) && (end == head.end || !given(end)) {
            end += 1;
        }
        // «ميدان باسل الأسد», «شارع الشهيد محمد عيسى»: whom a street is called after.
        // «قرية شمس الدين»: and a village.
        if self.world.value(kind) == PART
            || !self.has_article(i) && end == head.end && self.known_person(end).is_none()
        {
            end = self.called_after(head.end).map_or(end, |of| end.max(of));
        }
        if end == head.end {
            return None;
        }
        // «شارع ألاميدا», «بحيرة أتيكوكان»: what kind of thing it is belongs to its name, as it does not in «مدينة كذا».
        let mut draft = match self.world.value(kind) {
            "" => Draft::new(Kind::Place, Form::Name, self.text.span(head.end, end - 1), (head.end, end)),
            _ => Draft::new(Kind::Place, Form::Name, self.span(i, end, head.letters), (i, end)),
        };
        let words = self.text.str(draft.mention.span);
        draft.mention.name = crate::text::romanise::romanise(words);
        draft.mention.name_ar = words.to_owned();
        draft.mention.score = 0.5;
        draft.need = Need::Weak;
        if let Some(country) = self.country_behind(end) {
            draft.mention.country = Some(country);
            draft.need = Need::Nothing;
        }
        Some(vec![draft])
    }

    /// «جزيرة سنتوسا بسنغافورة», «قرية كذا في مالي»: the state of a place that ends at `end` by the state right behind it.
    pub(super) fn country_behind(&self, end: usize) -> Option<String> {
        let state = |w: &What| matches!(w, What::State(_, StateName::Full));
        // «في جنوب غرب تنزانيا»: a side of the state, too.
        let side = |k: &usize| prepositions::SIDES.contains(&self.text.loose(*k));
        let within = || (end + 1..self.stop).find(|k| !side(k)).unwrap_or(self.stop);
        if end < self.stop && prepositions::is_in(self.text.key(end)) {
            let hit = self.bare_at(within(), state);
            return match hit.map(|h| h.what) {
                Some(What::State(index, _)) => Some(self.world.code(index).to_owned()),
                _ => self.country_at(within()),
            };
        }
        // «في عوكر شمال بيروت»
        if end < self.stop && side(&end) {
            return self.country_at(end + 1);
        }
        let at = |h: &&Hit| h.preposition == Some(prefix::BI) && !h.conjunction && state(&h.what);
        match self.hits.at(end).iter().filter(|_| end < self.stop).find(at)?.what {
            What::State(index, _) => Some(self.world.code(index).to_owned()),
            _ => None,
        }
    }

    fn after_locative(&self, i: usize, hit: &Hit) -> bool {
        hit.preposition.is_some()
            || i > self.begin
                && (self.word_at(i - 1, WordClass::Preposition).is_some()
                    || self.word_at(i - 1, WordClass::PlaceHead).is_some()
                    || hit.is_bare() && self.is_governed_at(i))
    }

    /// «محافظ درعا», «والي القضارف»: whether the title of who governs a place stands in the construct right before `i`.
    fn is_governed_at(&self, i: usize) -> bool {
        let governs = |w: &What| match w {
            What::Role { role, shape: Shape::Construct, .. } => {
                let row = self.world.roles.get(*role as usize);
                row.is_some_and(|row| matches!(row.id.as_str(), "governor" | "mayor"))
            }
            _ => false,
        };
        self.bare_at(i - 1, governs).is_some_and(|h| h.end == i)
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
