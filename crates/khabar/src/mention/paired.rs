//! Several holders of one office, each with his country and his name: «الرئيسان المصري فلان والفرنسي فلان».

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::{StateName, What};
use crate::word::Number;

impl Reader<'_> {
    /// The holders named from `at` on, each by country and name, under a title of two or more: the title over all of them, and a
    /// member for each. Nothing where only one has a name.
    pub(super) fn each_named(&self, title: &Draft, at: usize) -> Option<Vec<Draft>> {
        let mut members: Vec<Draft> = Vec::new();
        let mut next = at;
        while let Some((code, hit)) = self.origin_of_one(next, !members.is_empty()) {
            let mut member = self.draft(Kind::Person, Form::Title, next, hit.end, &hit);
            let m = &mut member.mention;
            m.role = title.mention.role.clone();
            m.office = title.mention.role.as_ref().map(|r| format!("{}.{r}", code.to_lowercase()));
            m.sector = title.mention.sector.clone();
            m.gender = title.mention.gender;
            m.number = Some(Number::Singular);
            m.why = title.mention.why.clone();
            m.country = Some(code);
            member.role = title.role;
            member.explicit = true;
            member.nested = true;
            self.name_after(&mut member);
            if member.name_tokens.is_none() {
                break;
            }
            next = member.end();
            members.push(member);
        }
        if members.len() < 2 {
            members = self.two_known(title, at)?;
            next = members[members.len() - 1].end();
        }
        let mut whole = title.clone();
        whole.need = Need::Nothing;
        whole.mention.tokens.1 = next as u32;
        whole.mention.span = whole.mention.span.join(members[members.len() - 1].mention.span);
        whole.mention.members = (1..=members.len() as u32).collect();
        if whole.mention.number == Some(Number::Plural) {
            whole.mention.kind = Kind::Group;
        }
        Some([whole].into_iter().chain(members).collect())
    }

    /// «الرئيسان فيليكس تشيسيكيدي وبول كاغامي»: the two whom the lexicon knows by the names behind a title of two.
    fn two_known(&self, title: &Draft, at: usize) -> Option<Vec<Draft>> {
        if title.mention.number != Some(Number::Dual) {
            return None;
        }
        let known = |i: usize, joined: bool| {
            let hit = self.known_person(i).filter(|h| h.conjunction == joined)?;
            let mut one = self.person_at(i)?.into_iter().next().filter(|d| d.person.is_some())?;
            one.nested = true;
            one.role = title.role;
            (one.end() == hit.end).then_some(one)
        };
        let first = (at < self.stop).then(|| known(at, false)).flatten()?;
        let second = (first.end() < self.stop).then(|| known(first.end(), true)).flatten()?;
        Some(vec![first, second])
    }

    /// The country of the holder at `i`, by an adjective with the article or by the state's name, behind «و» if `joined`.
    fn origin_of_one(&self, i: usize, joined: bool) -> Option<(String, Hit)> {
        if i >= self.stop {
            return None;
        }
        let fits = |h: &&Hit| {
            h.conjunction == joined
                && (joined || h.is_bare())
                && matches!(h.what, What::Nisba { definite: true, .. } | What::State(_, StateName::Full))
        };
        let hit = *self.hits.at(i).iter().find(fits)?;
        let (What::Nisba { country, .. } | What::State(country, _)) = hit.what else { return None };
        Some((self.world.code(country).to_owned(), hit))
    }
}
