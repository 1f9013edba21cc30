//! Several of one office: «الرئيسان الروسي والصيني»، «وزيرا خارجية فرنسا وألمانيا».

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::whose::Whose;
use super::{Form, Kind};
use crate::lexicon::world::{Shape, What};
use crate::text::ending;
use crate::word::Number;

/// The row of states as such.
const STATES: &str = "state.p";

impl Reader<'_> {
    /// A title of more than one; nothing where it is what one is made («رئيسا للوزراء»).
    pub(super) fn title_of_several(
        &self,
        hit: &Hit,
        from: usize,
        mut draft: Draft,
        whose: Whose,
    ) -> Option<Vec<Draft>> {
        let What::Role { role, shape, number, .. } = hit.what else { return None };
        let row = self.world.roles.get(role as usize)?;
        let i = draft.first();
        if let Some(each) = self.each_named(&draft, from) {
            return Some(each);
        }
        // «قال نواب»: those of an office are called by it.
        draft.mention.name = row.name_en.clone();
        // «رئيسا فرنسا ومصر» are two; «رئيسا» alone is one, made so.
        let short = hit.end == i + 1 && !self.has_article(i) && !self.text.key(i).ends_with(ending::NOON);
        if number == Number::Dual && short && whose.countries.len() < 2 {
            return None;
        }
        let owned = matches!(shape, Shape::Owned(_)) && whose.countries.is_empty();
        let mut out = if self.is_made_one(i, *hit) { return None } else { self.several(draft, whose) };
        if let (Shape::Owned(pronoun), true) = (shape, owned) {
            // «نوابها», «سفراؤه»
            out[0].need = Need::Owner(pronoun);
        }
        Some(out)
    }

    /// «وزراء خارجية الدول الأعضاء في المنظمة»: those of the states that make up a body are of the body.
    fn of_member_states(&self, start: usize) -> Option<String> {
        let states = |w: &What| match *w {
            What::Description(row, true) => {
                self.world.descriptions.get(row as usize).is_some_and(|row| row.id == STATES)
            }
            _ => false,
        };
        let hit = self.bare_at(start, states).filter(|hit| hit.end < self.stop)?;
        let members = self.description_at(hit.end)?;
        members.first()?.mention.country.clone()
    }

    /// «الرئيسان الروسي والصيني»: one mention, a member for each country named.
    fn several(&self, mut draft: Draft, whose: Whose) -> Vec<Draft> {
        let codes = whose.countries.clone();
        let mut members = Vec::new();
        match codes.as_slice() {
            [] if whose.pair => draft.need = Need::Pair,
            // «عفا الملك عن الناشطين»: in -ين two who govern are known sooner than two others, who are several as well.
            [] if draft.mention.number == Some(Number::Dual) => {
                let governs = draft.mention.sector.first().is_none_or(|s| s == "GOV");
                let open = ending::is_oblique_plural(self.text.key(draft.first()));
                let known = self.has_article(draft.first()) && governs || !open;
                draft.need = if known { Need::Pair } else { Need::Weak };
            }
            // «نواب الحزب الحاكم»: those of a state's body are of the state that it is of.
            [] if whose.body => draft.need = Need::Country,
            [] if self.has_article(draft.first()) => draft.need = Need::Weak,
            [] => draft.mention.country = self.of_member_states(draft.end()),
            [(code, _)] => draft.mention.country = Some(code.clone()),
            several => {
                for (code, tokens) in several {
                    let joined = self.hits.at(tokens.0).iter().find(|h| {
                        h.end == tokens.1 && matches!(h.what, What::Nisba { .. } | What::State(..))
                    });
                    let span = self.span(tokens.0, tokens.1, joined.map_or(0, |h| h.letters));
                    let mut member = Draft::new(Kind::Person, Form::Title, span, *tokens);
                    member.mention.role = draft.mention.role.clone();
                    member.mention.sector = draft.mention.sector.clone();
                    member.mention.number = Some(Number::Singular);
                    member.mention.country = Some(code.clone());
                    member.mention.why = draft.mention.why.clone();
                    member.mention.office =
                        draft.mention.role.as_ref().map(|r| format!("{}.{r}", code.to_lowercase()));
                    member.role = draft.role;
                    member.nested = true;
                    members.push(member);
                }
            }
        }
        draft.mention.members = (1..=members.len() as u32).collect();
        if draft.mention.number == Some(Number::Plural) {
            draft.mention.kind = Kind::Group;
        }
        let mut out = vec![draft];
        out.append(&mut members);
        out.extend(whose.nested);
        out
    }
}
