//! Bodies and outlets that the lexicon lists by name: «حزب الله», «القاعدة», «رويترز».

use super::belonging::Abroad;
use super::draft::{Draft, Need};
use super::hits::{Hit, is_quote};
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{What, WordClass, entity_id};
use crate::text::{ending, prefix};
use crate::word::Reading;

impl Reader<'_> {
    /// A body with a name of its own, or an outlet.
    pub(super) fn organisation_at(&self, i: usize) -> Option<Vec<Draft>> {
        let named = |h: &&Hit| {
            matches!(h.what, What::Organisation(..) | What::Outlet(_))
                && self.is_spelt_well(i, h)
                && !self.goes_on(i, h)
        };
        // What is one body's name and short for another («حزب العدالة والتنمية») is a name.
        let first = self.hits.at(i).iter().find(named)?;
        let full = |h: &&Hit| h.end == first.end && matches!(h.what, What::Organisation(_, false));
        let hit = *self.hits.at(i).iter().filter(named).find(full).unwrap_or(first);
        let several = self.is_one_of_several(i, &hit);
        let mut draft = match hit.what {
            What::Organisation(index, partial) => {
                let abroad = if partial { None } else { self.namesake_abroad(i, &hit, index) };
                let index = match abroad {
                    Some(Abroad { body: None, .. }) => {
                        return Some(vec![self.strange_abroad(i, &hit, abroad?, index)?]);
                    }
                    Some(Abroad { body: Some(own), .. }) => own,
                    None => index,
                };
                self.listed(i, &hit, (index, partial), several)?
            }
            What::Outlet(_) => {
                // «العاصمة العمانية»: the adjective of a state before it is short for the state's agency.
                if hit.end == i + 1
                    && !several
                    && self.is_adjective_here(i, hit.letters)
                    && self.hits.at(i).iter().any(|h| matches!(h.what, What::Nisba { .. }))
                {
                    return None;
                }
                self.outlet(i, &hit)?
            }
            _ => return None,
        };
        self.name_in_quotes(i, &hit, &mut draft);
        self.name_without_quality(i, &hit, &mut draft);
        self.take_its_state(i, &hit, &mut draft);
        Some(vec![draft])
    }

    /// A body by its line in the lexicon, and whether its words are all of its name or short for it.
    fn listed(&self, i: usize, hit: &Hit, (index, partial): (u16, bool), several: bool) -> Option<Draft> {
        let row = self.world.organisations.get(index as usize)?;
        let mut draft = self.draft(Kind::Organization, Form::Name, i, hit.end, hit);
        draft.organisation = Some(index);
        let same = |h: &&Hit| h.end == hit.end && h.letters == hit.letters && h.light == hit.light;
        let other = |h: &Hit| match h.what {
            What::Organisation(other, _) if other != index => Some(other),
            _ => None,
        };
        draft.homonyms = self.hits.at(i).iter().filter(same).filter_map(other).collect();
        // «لاعب الهلال»: the short name of a club.
        let sport = row.sector.first().is_some_and(|s| s == "SOC");
        // «بطل الخليج»: behind a noun of the language it is what that is of.
        let noun = i > self.begin
            && !self.is_verb(i - 1)
            && self.readings(i - 1).first().is_some_and(Reading::is_nominal);
        let behind = |class| i > self.begin && self.word_at_with_clitics(i - 1, class);
        let club = behind(WordClass::Team) || sport && self.sport && !noun;
        let announced =
            behind(WordClass::Head) || several || i > self.begin && is_quote(self.text.token(i - 1));
        let own = row.country != "---" && !(row.kind == "armed-group" && self.may_be_of_people(i));
        let word = own && !announced && self.is_word_of_the_language(i, hit);
        // Unannounced, and not named before, it is the word of the language («الشباب», «النصر»).
        let named = |d: &Draft| d.organisation == Some(index) && d.need == Need::Nothing;
        if partial && sport && !club && !self.readings(i).is_empty() && !self.out.iter().any(named) {
            // «هاجمت حركة الشباب … وأعدم الشباب»: another body of the same short name may be named already.
            let told =
                |o: &u16| self.out.iter().any(|d| d.organisation == Some(*o) && d.need == Need::Nothing);
            let other = draft.homonyms.iter().copied().find(told)?;
            return self.listed(i, hit, (other, partial), several);
        }
        draft.need = if (partial && !several || word) && !club { Need::Antecedent } else { Need::Nothing };
        // «قال المجلس»: what kind of body it is means it without naming it.
        let kind = partial && !sport && hit.end == i + 1 && self.is_kind_of_body(i);
        let m = &mut draft.mention;
        m.by_kind = kind;
        m.entity = Some(entity_id(&row.qid, &row.id));
        m.name = row.name_en.clone();
        m.name_ar = row.name_ar.clone();
        m.country = Some(row.country.clone());
        m.sector = row.sector.clone();
        Some(draft)
    }

    /// People who fight are called by their name in the plural («الحوثيون»), or in the singular of it («الحوثي»).
    fn may_be_of_people(&self, i: usize) -> bool {
        self.is_plural(i) || ending::is_nisba_like(self.text.key(i))
    }

    /// «القاعدة», «النهضة» are words before they are names: where nothing announces them, another name of the body must stand in the
    /// article. What is nobody's («الغرب») has no other.
    fn is_word_of_the_language(&self, i: usize, hit: &Hit) -> bool {
        hit.end == i + 1 && self.has_article(i) && self.readings(i).iter().any(|r| r.is_nominal())
    }

    /// The adjective of its own country belongs to it («حركة النهضة التونسية»), though not to its name.
    fn take_its_state(&self, i: usize, hit: &Hit, draft: &mut Draft) {
        let Some(nisba) = self.own_nisba(draft.end(), draft) else { return };
        // «جهاز الأمن الفدرالي الروسي»: a state's body is called with its state.
        let row = draft.organisation.and_then(|o| self.world.organisations.get(o as usize));
        let first = row.and_then(|row| row.sector.first());
        let of_state = first.is_some_and(|s| matches!(s.as_str(), "GOV" | "LEG" | "JUD" | "SPY"));
        if !of_state {
            draft.mention.name_span = draft.mention.name_span.or(Some(draft.mention.span));
        }
        draft.mention.tokens.1 = nisba.end as u32;
        draft.mention.span = self.span(i, nisba.end, hit.letters);
    }

    /// Whether a definite word is one that opens names of bodies («المجلس», «الحركة»).
    fn is_kind_of_body(&self, i: usize) -> bool {
        let key = self.text.key(i);
        let head = |name: &str| {
            self.world.names.lookup(name).iter().any(|e| matches!(e.what, What::Word(WordClass::Head, _)))
        };
        key.strip_prefix(prefix::ARTICLE).is_some_and(|bare| head(key) || head(bare))
    }

    /// A body that the lexicon lacks, called as one of another state is.
    fn strange_abroad(&self, i: usize, hit: &Hit, abroad: Abroad, namesake: u16) -> Option<Draft> {
        let row = self.world.organisations.get(namesake as usize)?;
        let mut draft = self.draft(Kind::Organization, Form::Name, i, abroad.end, hit);
        draft.need = Need::Nothing;
        let m = &mut draft.mention;
        m.name_span = Some(self.span(i, hit.end, hit.letters));
        m.country = Some(abroad.country);
        m.sector = row.sector.clone();
        m.score = 0.6;
        Some(draft)
    }
}
