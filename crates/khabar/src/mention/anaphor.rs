//! Words that point to what was named before: «هو»، «بلاده»، «البلدان»، «الجانبان الروسي والصيني».

use super::draft::{Draft, Need};
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{What, WordClass};
use crate::word::Number;

impl<'a> Reader<'a> {
    /// «هو», «بلاده», «البلدان» and the like.
    pub(super) fn reference_at(&self, i: usize) -> Option<Vec<Draft>> {
        let refers = |w: &What| {
            matches!(
                w,
                What::Word(
                    WordClass::Pair
                        | WordClass::Trio
                        | WordClass::Homeland
                        | WordClass::Neighbour
                        | WordClass::Pronoun
                        | WordClass::Courtesy
                        | WordClass::Latter,
                    _
                )
            )
        };
        let hit = *self.hits.at(i).iter().find(|h| h.light && refers(&h.what))?;
        let object = super::refer::object_pronoun_of(self.text.key(i));
        let copula = object.is_none() && hit.letters == 0 && i > self.begin && self.is_arabic(i - 1);
        if matches!(hit.what, What::Word(WordClass::Pronoun, _)) && copula {
            // «التحالف هو دفاعي»: between a subject and what is said of it a pronoun means nobody anew.
            return None;
        }
        let What::Word(class, value) = hit.what else { return None };
        if class == WordClass::Latter && !super::latter::is_somebody(self, i, &hit) {
            return None;
        }
        let pronoun: u8 = self.world.value(value).parse().unwrap_or(0);
        let (kind, form, need) = match (class, self.world.value(value)) {
            (WordClass::Pair, "person") => (Kind::Person, Form::Description, Need::Pair),
            (WordClass::Pair, "army") => (Kind::Group, Form::Description, Need::PairOfStates),
            (WordClass::Pair, "state") => (Kind::State, Form::Description, Need::PairOfStates),
            (WordClass::Pair, _) => (Kind::Group, Form::Description, Need::PairOfStates),
            (WordClass::Trio, _) => (Kind::State, Form::Description, Need::Trio),
            (WordClass::Homeland, _) => (Kind::State, Form::Pronoun, Need::Homeland(pronoun)),
            (WordClass::Neighbour, _) => (Kind::State, Form::Description, Need::Neighbour(pronoun)),
            (WordClass::Courtesy, value) => (Kind::Person, Form::Title, Need::Bearer(value == "f")),
            (WordClass::Latter, _) => (Kind::Person, Form::Title, Need::Latter(pronoun)),
            _ if object.is_some() => (Kind::Person, Form::Pronoun, Need::Object(object.unwrap_or(0))),
            _ => (Kind::Person, Form::Pronoun, Need::Pronoun(super::refer::pronoun_of(self.text.key(i)))),
        };
        let mut draft = self.draft(kind, form, i, hit.end, &hit);
        draft.need = need;
        let armies = class == WordClass::Pair && self.world.value(value) == "army";
        if armies {
            draft.mention.sector = vec!["MIL".to_owned()];
        }
        if draft.need == Need::PairOfStates
            && let Some(mut members) = self.sides(hit.end)
        {
            // «الجيشان الفرنسي والمالي»: each is an army of its own.
            let sector = if armies { "MIL" } else { "GOV" };
            for member in members.iter_mut().filter(|_| armies) {
                member.mention.kind = Kind::Organization;
                member.mention.sector = vec![sector.to_owned()];
                member.mention.form = Form::Title;
                member.mention.entity = None;
            }
            let end = members.last().map_or(hit.end, Draft::end);
            draft.need = Need::Nothing;
            draft.mention.kind = Kind::Group;
            draft.mention.sector = vec![sector.to_owned()];
            draft.mention.number = Some(Number::Dual);
            draft.mention.tokens.1 = end as u32;
            draft.mention.span = self.span(i, end, hit.letters);
            draft.mention.members = (1..=members.len() as u32).collect();
            return Some([draft].into_iter().chain(members).collect());
        }
        Some(vec![draft])
    }

    /// The states of «الجانبان الروسي والصيني», by the adjectives at `i`.
    fn sides(&self, i: usize) -> Option<Vec<Draft>> {
        let first = self.bare_at(i, |w| matches!(w, What::Nisba { definite: true, .. }))?;
        let second = *self.hits.at(first.end).iter().find(|h| {
            first.end < self.stop && h.conjunction && matches!(h.what, What::Nisba { definite: true, .. })
        })?;
        let mut out = Vec::new();
        for (at, hit) in [(i, first), (first.end, second)] {
            let What::Nisba { country, .. } = hit.what else { return None };
            let mut draft = self.draft(Kind::State, Form::Demonym, at, hit.end, &hit);
            self.of_country(&mut draft, country, &["GOV"]);
            draft.nested = true;
            out.push(draft);
        }
        (out[0].state() != out[1].state()).then_some(out)
    }
}
