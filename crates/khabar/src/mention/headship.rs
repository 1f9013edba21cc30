//! Titles over what the lexicon does not know («رئيس النادي»، «الأمين العام للحزب»): they are of no office of the state.

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::hits::is_actor;
use super::read::Reader;
use super::whose::Whose;
use crate::lexicon::world::{Shape, StateName, What, WordClass};
use crate::text::prefix;
use crate::word::{Gender, Number};

impl Reader<'_> {
    /// «الأمين العام للحزب», «الكاتبة العامة للنقابة»: who leads a body of a kind that the text has named before is of that kind.
    pub(super) fn of_a_kind_of_body(&self, draft: &mut Draft, whose: &Whose) {
        let at = whose.end;
        let generic = draft.need == Need::Country && whose.organisation.is_none() && at < self.stop;
        let to =
            |h: &&Hit| matches!(h.what, What::Word(WordClass::Head, _)) && h.preposition == Some(prefix::LI);
        let Some(hit) = self.hits.at(at).iter().find(to).filter(|_| generic) else { return };
        let What::Word(_, value) = hit.what else { return };
        let definite = prefix::is_to_definite(self.text.key(at)) && hit.end == at + 1;
        if definite && self.bare_at(at + 1, |w| matches!(w, What::Organisation(..))).is_none() {
            draft.mention.sector = vec![self.world.value(value).to_owned()];
            draft.mention.office = None;
        }
    }

    /// «رئيس حزب روماني»: who leads a body that only its country is told of holds no office of the state.
    pub(super) fn of_a_party_of(&self, draft: &mut Draft, whose: &Whose, hit: &Hit) {
        let head = |w: &What| matches!(w, What::Word(WordClass::Head, _));
        let last = hit.end - 1;
        let origin = whose.countries.first().is_some_and(|(_, (at, _))| {
            *at == hit.end
                && self.bare_at(*at, |w| matches!(w, What::Nisba { definite: false, .. })).is_some()
        });
        if last > draft.first()
            && origin
            && whose.organisation.is_none()
            && self.bare_at(last, head).is_some()
        {
            draft.mention.office = None;
            let role = draft.role.and_then(|r| self.world.roles.get(r as usize));
            draft.mention.name = role.map_or(String::new(), |r| r.name_en.clone());
        }
    }

    /// «رئيس النادي»: a title over something the lexicon does not know; the words after it belong to the mention.
    pub(super) fn unknown_genitive(&self, draft: &mut Draft) -> Option<()> {
        let start = draft.end();
        let (mut end, sector) = self.strange_body(draft);
        if end == start {
            return self.stands_alone(draft).then_some(());
        }
        // «أستاذ الدراسات الكورية»: the adjective of what a scholar knows of is no state of his.
        let of_field = |w: &What| matches!(w, What::Nisba { gender: Gender::Feminine, definite: true, .. });
        let scholar = draft.mention.gender == Some(Gender::Masculine)
            && super::sector::is_of(&draft.mention.sector, &["EDU"])
            && self.bare_at(end, of_field).is_some();
        let m = &mut draft.mention;
        m.sector = sector.map(|s| vec![s]).unwrap_or_default();
        m.office = None;
        m.role = None;
        m.name = String::new();
        draft.role = None;
        draft.need = Need::Weak;
        let mut parliament = Whose { end, ..Whose::default() };
        self.of_parliament(&mut parliament);
        if let Some((code, after)) = self.nisba_code(end, Shape::Definite, &Whose::default()) {
            draft.mention.country = Some(code).filter(|_| !scholar);
            draft.need = Need::Nothing;
            end = after;
        } else if parliament.end > end {
            draft.mention.sector = parliament.sector;
            draft.mention.country = parliament.countries.first().map(|(code, _)| code.clone());
            draft.need = if draft.mention.country.is_some() { Need::Nothing } else { Need::Weak };
            end = parliament.end;
        }
        if draft.need == Need::Weak
            && self.is_in(end)
            && let Some(What::State(state, _)) =
                self.bare_at(end + 1, |w| matches!(w, What::State(_, StateName::Full))).map(|h| h.what)
        {
            // «رئيس اللجنة الوطنية للانتخابات في مالاوي»
            draft.mention.country = Some(self.world.code(state).to_owned());
            draft.need = Need::Nothing;
        }
        draft.mention.tokens.1 = end as u32;
        draft.mention.span = draft.mention.span.join(self.text.span(start, end - 1));
        self.name_after(draft);
        Some(())
    }

    /// One past the last word of a body the lexicon lacks behind a title, and the sector of the noun at its head.
    fn strange_body(&self, draft: &Draft) -> (usize, Option<String>) {
        let start = draft.end();
        let mut end = start;
        let head_at = |at: usize| self.bare_at(at, |w| matches!(w, What::Word(WordClass::Head, _)));
        let sector_of = |head: &Hit| match head.what {
            What::Word(_, value) => Some(self.world.value(value).to_owned()),
            _ => None,
        };
        // «رئيس حزب النور»: the title's own last word may be what the unknown body is.
        let own = (start > draft.mention.tokens.0 as usize + 1).then(|| head_at(start - 1)).flatten();
        let mut sector = own.as_ref().and_then(sector_of);
        if let Some(head) = head_at(start) {
            sector = sector_of(&head);
            end = head.end;
        } else if let Some((people, after)) = self.people_led(start).filter(|_| sector.is_none()) {
            sector = Some(people);
            end = after;
        }
        let quote = |k: usize| k < self.stop && super::hits::is_quote(self.text.token(k));
        // «رئيس حزب "كذا"»: one that the lexicon has stands there as itself.
        let known = |k: usize| {
            self.hits.at(k).iter().any(|h| {
                h.end > start + 1 && matches!(h.what, What::Organisation(_, false) | What::Outlet(_))
            })
        };
        let strange = own.is_some() && !known(start - 1) && !known(start + 1);
        if (end > start || strange)
            && quote(end)
            && let Some(close) = (end + 1..(end + 8).min(self.stop)).find(|&k| quote(k))
        {
            end = close + 1;
        }
        let of_a_body = sector.is_some();
        while end < start + 4 {
            let word = self.has_article(end)
                && !self.is_particle(end)
                && !self.hits.at(end).iter().any(|h| is_actor(&h.what));
            // «رئيس حزب الحرية والبناء», «رئيس حزب الفجر الجديد»: what is joined to a body's name, and an adjective of it or of the title.
            let more = of_a_body
                && end > start
                && (self.is_joined_noun(end) || self.word_at(end, WordClass::Incumbent).is_some());
            if !word && !more {
                break;
            }
            end += 1;
        }
        // «رئيس اللجنة الوطنية للانتخابات»: what it is for.
        if of_a_body
            && end > start + 1
            && end < self.stop
            && prefix::is_to_definite(self.text.key(end))
            && !self.names_another(end)
        {
            end += 1;
        }
        (end, sector)
    }

    /// «زعيم الطلاب», «رئيس كارتل المخدرات»: the sector of people of no state, who are described behind a title, and one past them.
    fn people_led(&self, i: usize) -> Option<(String, usize)> {
        let described = self.bare_at(i, |w| matches!(w, What::Description(..)))?;
        let What::Description(index, definite) = described.what else { return None };
        let row = self.world.descriptions.get(index as usize)?;
        let several = row.number != Some(Number::Singular) || row.sector.iter().any(|s| s == "CRM");
        let sector = row.sector.first().filter(|s| !matches!(s.as_str(), "GOV" | "UNK" | "CVL"))?;
        let bound = definite || self.has_article(described.end);
        (several && bound).then(|| (sector.clone(), described.end))
    }

    /// Whether an indefinite title of one word may stand alone («قال مسؤول إن»): not «رئيس», which needs its genitive.
    fn stands_alone(&self, draft: &mut Draft) -> bool {
        draft.need = Need::Nothing;
        let before = draft.first().wrapping_sub(1);
        let attribute = draft.first() > self.begin
            && draft.mention.span.start == self.text.span(draft.first(), draft.first()).start
            && self.is_arabic(before)
            && !self.has_article(before)
            && !self.is_verb(before)
            && !self.is_particle(before)
            && self.word_at(before, WordClass::Victim).is_none()
            && self.readings(before).iter().any(|r| r.is_nominal());
        // «تسجيل مصور»: an attribute of the noun before it.
        let common = matches!(
            draft.mention.role.as_deref(),
            None | Some("president" | "king" | "minister" | "leader" | "secretary" | "mp")
        );
        !attribute && (draft.mention.former || !common)
    }
}

/// Titles that say nothing without what they are of («الممثل», «المدير»).
pub(super) fn needs_genitive(role: &str) -> bool {
    matches!(
        role,
        "special-representative"
            | "special-rapporteur"
            | "secretary"
            | "council-president"
            | "delegation-head"
    )
}
