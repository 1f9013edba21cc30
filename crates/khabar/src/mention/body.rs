//! Bodies, states and places: «وزارة الدفاع العراقية», «برلمان اليونان», «حزب الله», «حزب الخضر», «موسكو», «حلب».

use super::draft::{Draft, Need};
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, StateName, What, WordClass, entity_id};
use crate::text::inflect;
use crate::word::{Number, Reading};

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

    /// Whether a token is the plural of a noun.
    fn is_plural(&self, i: usize) -> bool {
        let plural = |r: &Reading| matches!(r, Reading::Noun { number: Number::Plural, .. });
        self.readings(i).iter().any(plural)
    }

    fn is_followed_by_colon(&self, i: usize) -> bool {
        i < self.stop && self.text.token(i) == ":"
    }

    /// A body with a name of its own, or an outlet.
    pub(super) fn organisation_at(&self, i: usize) -> Option<Vec<Draft>> {
        let named =
            |h: &&Hit| matches!(h.what, What::Organisation(..) | What::Outlet(_)) && self.is_spelt_well(i, h);
        // What is one body's name and short for another («حزب العدالة والتنمية») is a name.
        let first = self.hits.at(i).iter().find(named)?;
        let full = |h: &&Hit| h.end == first.end && matches!(h.what, What::Organisation(_, false));
        let hit = *self.hits.at(i).iter().filter(named).find(full).unwrap_or(first);
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
                        What::Organisation(other, _) if !partial && other != index => Some(other),
                        _ => None,
                    })
                    .collect();
                // «القاعدة», «النهضة» are words before they are names: where nothing announces them, another name of the
                // body must stand in the article. What is nobody's («الغرب») has no other, and people who fight are called
                // by their name in the plural («الحوثيون»).
                let announced = i > self.begin
                    && (self.hits.at(i - 1).iter().any(|h| matches!(h.what, What::Word(WordClass::Head, _)))
                        || is_quote(self.text.token(i - 1)));
                let word = hit.end == i + 1
                    && self.has_article(i)
                    && !announced
                    && row.country != "---"
                    && !(row.kind == "armed-group" && self.is_plural(i))
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
    pub(super) fn own_nisba(&self, i: usize, draft: &Draft) -> Option<Hit> {
        let nisba = self.bare_at(i, |w| matches!(w, What::Nisba { definite: true, .. }))?;
        let What::Nisba { country, .. } = nisba.what else { return None };
        (draft.mention.country.as_deref() == Some(self.world.code(country))).then_some(nisba)
    }

    /// The quotation mark at `i` or after, at most `most` tokens on.
    pub(super) fn closing_quote(&self, i: usize, most: usize) -> Option<usize> {
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
}
