//! Offices under others and beside them: «المتحدث باسم الخارجية الروسية», «نجل الرئيس», «نظيره الصيني».

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::whose::Whose;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, What, WordClass};
use crate::text::prefix;
use crate::text::prepositions;
use crate::word::Number;

impl Reader<'_> {
    /// «المتحدث باسم», «مستشار», «مدير مكتب»: an office under a title or a body.
    pub(super) fn under_at(&self, i: usize) -> Option<Vec<Draft>> {
        let hit = *self.hits.at(i).iter().find(|h| matches!(h.what, What::Word(WordClass::Under, _)))?;
        let What::Word(_, value) = hit.what else { return None };
        if self.world.value(value) == "relative"
            && let Some(of) = self.bare_at(hit.end, |w| matches!(w, What::Person(..)))
        {
            return Some(vec![self.relative(i, &hit, &of)]);
        }
        let inner = self.bare_at(hit.end, |w| {
            matches!(w, What::Role { number: Number::Singular, .. } | What::Body(..))
        })?;
        let mut drafts = match inner.what {
            What::Role { .. } => self.title(hit.end, &inner)?,
            _ => self.body(hit.end, &inner)?,
        };
        let named = drafts.first().is_some_and(|d| d.name_tokens.is_some());
        if self.world.value(value) == "relative" && named {
            return Some(self.relative_of_holder(i, &hit, drafts));
        }
        let outer = drafts.first_mut()?;
        let m = &mut outer.mention;
        m.span = self.span(i, m.tokens.1 as usize, hit.letters);
        m.tokens.0 = i as u32;
        m.oblique = hit.preposition.is_some();
        m.kind = Kind::Person;
        m.proper = false;
        m.form = if outer.name_tokens.is_some() { Form::Name } else { Form::Title };
        m.number = Some(Number::Singular);
        if self.world.value(value) == "relative" {
            m.sector = vec!["ELI".to_owned()];
            m.former = false;
        }
        let role =
            m.role.take().or_else(|| m.office.as_ref().and_then(|o| Some(o.rsplit_once('.')?.1.to_owned())));
        // «المتحدث باسم حكومته»: the office of whoever does that for a body of this kind.
        let of_body = || {
            let body = self.world.bodies.get(outer.body? as usize)?;
            let role = format!("{}-{}", body.id, self.world.value(value));
            self.world.role(&role).is_some().then_some(role)
        };
        m.role = of_body().or_else(|| {
            Some(format!("{}-{}", self.world.value(value), role.unwrap_or_else(|| "official".to_owned())))
        });
        m.office = match (&m.country, &m.role) {
            (Some(c), Some(r)) if c.len() == 3 => Some(format!("{}.{r}", c.to_lowercase())),
            _ => None,
        };
        if outer.name_tokens.is_none() {
            m.name = String::new();
            m.entity = None;
            outer.role = None;
            outer.body = None;
            self.name_after(outer);
            let seat = self.name_past_seat(outer);
            drafts.extend(seat);
        }
        Some(drafts)
    }

    /// «المبعوث الخاص للأمين العام للأمم المتحدة إلى ليبيا»: who is sent by the head of a body is of that body, and not of where he is
    /// sent.
    pub(super) fn sent_by(&self, whose: &mut Whose) {
        let at = whose.end;
        let sender = self.hits.at(at).iter().find(|h| {
            at < self.stop
                && h.preposition == Some(prefix::LI)
                && !h.conjunction
                && matches!(h.what, What::Role { number: Number::Singular, .. })
        });
        let Some(drafts) = sender.and_then(|hit| self.title(at, hit)) else { return };
        let Some(outer) = drafts.first().filter(|d| d.name_tokens.is_none()) else { return };
        let Some(body) =
            outer.organisation.and_then(|o| Some((o, self.world.organisations.get(o as usize)?)))
        else {
            return;
        };
        whose.organisation = Some((body.0, body.1.id.clone()));
        whose.countries = vec![(body.1.country.clone(), (at, outer.end()))];
        whose.sector = body.1.sector.clone();
        whose.end = outer.end();
        let to = self
            .word_at(whose.end, WordClass::Preposition)
            .filter(|_| prepositions::is_to(self.text.key(whose.end)));
        if let Some((mut place, _)) = to.and_then(|_| self.state(whose.end + 1)) {
            whose.end = place.end();
            place.nested = true;
            whose.nested.push(place);
        }
    }

    /// «مبعوث الاتحاد الأفريقي إلى السودان»: the office by where its holder is sent, where the lexicon knows one.
    pub(super) fn sent_to(&self, draft: &mut Draft) {
        let at = draft.end();
        if at >= self.stop || !prepositions::is_to(self.text.key(at)) {
            return;
        }
        let office = draft.mention.office.clone().unwrap_or_default();
        let Some((seat, _)) = office.rsplit_once('.') else { return };
        let Some((place, _)) = self.state(at + 1) else { return };
        let role = format!("envoy-{}", place.mention.name.to_lowercase().replace(' ', "-"));
        if self.world.role(&role).is_some() {
            draft.mention.office = Some(format!("{seat}.{role}"));
            draft.role = self.world.role_of(&format!("{seat}.{role}"));
            draft.mention.role = Some(role);
        }
    }

    /// «الأمين العام للحلف ينس ستولتنبرغ»: a body by a name that is short for it, where the name behind is of one who held the office.
    pub(super) fn of_a_short_name(&self, role: &str, whose: &mut Whose) {
        let at = whose.end;
        let short = |h: &&Hit| {
            at < self.stop
                && h.preposition == Some(prefix::LI)
                && !h.conjunction
                && matches!(h.what, What::Organisation(_, true))
        };
        for hit in self.hits.at(at).iter().filter(short) {
            let What::Organisation(index, _) = hit.what else { continue };
            let Some(body) = self.world.organisations.get(index as usize) else { continue };
            let holds = |person: u32| {
                self.world.tenures_of(&format!("{}.{role}", body.id)).iter().any(|t| t.person == person)
            };
            let named = self.known_person(hit.end).filter(Hit::is_bare);
            if named.is_some_and(|p| matches!(p.what, What::Person(person, _) if holds(person))) {
                whose.organisation = Some((index, body.id.clone()));
                whose.countries = vec![(body.country.clone(), (at, hit.end))];
                whose.sector = body.sector.clone();
                whose.of = body.name_en.clone();
                whose.end = hit.end;
                return;
            }
        }
    }

    /// «نجل ترمب»: somebody of the family of one the lexicon knows, with a name if one follows.
    fn relative(&self, i: usize, hit: &Hit, of: &Hit) -> Draft {
        let mut draft = self.draft(Kind::Person, Form::Description, i, of.end, hit);
        let m = &mut draft.mention;
        m.sector = vec!["ELI".to_owned()];
        m.number = Some(Number::Singular);
        m.score = 0.7;
        if let What::Person(person, _) = of.what
            && let Some(row) = self.world.people.get(person as usize)
        {
            m.country = Some(row.country.clone());
            m.name = format!("relative of {}", row.name_en);
        }
        self.name_after(&mut draft);
        draft
    }

    /// «زوجة الرئيس باراك أوباما»: somebody of the family of one who is named with his title, and is a mention of his own.
    fn relative_of_holder(&self, i: usize, hit: &Hit, of: Vec<Draft>) -> Vec<Draft> {
        self.related_to(i, hit, of, &["ELI".to_owned()])
    }

    /// Somebody of a sector by the one whom he is tied to, who stands behind him as a mention of his own.
    pub(super) fn related_to(
        &self,
        i: usize,
        hit: &Hit,
        mut of: Vec<Draft>,
        sector: &[String],
    ) -> Vec<Draft> {
        let mut draft = self.draft(Kind::Person, Form::Description, i, of[0].end(), hit);
        let m = &mut draft.mention;
        m.sector = sector.to_vec();
        m.number = Some(Number::Singular);
        m.score = 0.7;
        m.country = of[0].mention.country.clone();
        m.name = format!("relative of {}", of[0].mention.name);
        draft.need = if m.country.is_some() { Need::Nothing } else { Need::Weak };
        of.iter_mut().for_each(|d| d.nested = true);
        [draft].into_iter().chain(of).collect()
    }

    /// «نظيره الصيني وانغ يي»: the same office as another's, elsewhere.
    pub(super) fn counterpart(&self, i: usize, hit: &Hit) -> Option<Vec<Draft>> {
        let What::Word(_, value) = hit.what else { return None };
        let pronoun = self.world.value(value).parse().unwrap_or(0);
        let mut whose = self.whose(hit.end, Shape::Definite, Number::Singular);
        if whose.countries.is_empty() && self.is_in(hit.end) {
            whose = Whose { end: hit.end, ..Whose::default() };
        }
        if let Some(both) = self.two_counterparts(i, hit, pronoun) {
            return Some(both);
        }
        let mut draft = self.draft(Kind::Person, Form::Title, i, whose.end, hit);
        draft.mention.number = Some(Number::Singular);
        draft.mention.country = whose.countries.first().map(|(c, _)| c.clone());
        draft.mention.former = whose.former;
        draft.need = Need::Counterpart(pronoun);
        self.name_after(&mut draft);
        let mut out = vec![draft];
        out.extend(whose.nested);
        Some(out)
    }
}

impl Reader<'_> {
    /// «نظيريه الهندي والبرازيلي»: a counterpart for each of two countries, where no name stands behind the first.
    fn two_counterparts(&self, i: usize, hit: &Hit, pronoun: u8) -> Option<Vec<Draft>> {
        let whose = self.whose(hit.end, Shape::Definite, Number::Dual);
        let [_, _] = whose.countries.as_slice() else { return None };
        let mut whole = self.draft(Kind::Person, Form::Title, i, whose.end, hit);
        whole.mention.number = Some(Number::Dual);
        whole.mention.sector = vec!["GOV".to_owned()];
        whole.mention.members = vec![1, 2];
        let mut out = vec![whole];
        for (code, tokens) in &whose.countries {
            let joined = self
                .hits
                .at(tokens.0)
                .iter()
                .find(|h| h.end == tokens.1 && matches!(h.what, What::Nisba { .. }))?;
            let mut member = self.draft(Kind::Person, Form::Title, tokens.0, tokens.1, joined);
            member.mention.number = Some(Number::Singular);
            member.mention.country = Some(code.clone());
            member.need = Need::Counterpart(pronoun);
            member.nested = true;
            out.push(member);
        }
        Some(out)
    }
}

/// Offices held at a place abroad.
pub(super) fn is_posted(role: &str) -> bool {
    matches!(role, "ambassador" | "charge-daffaires" | "consul" | "diplomat" | "permanent-representative")
        || is_sent(role)
}

/// Offices of those who are sent or speak for another.
pub(super) fn is_sent(role: &str) -> bool {
    matches!(
        role,
        "envoy" | "special-envoy" | "special-representative" | "representative" | "special-adviser"
    )
}
