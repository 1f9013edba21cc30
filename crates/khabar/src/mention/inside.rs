//! Bodies that the words of a title name: «حزب العمل» in «زعيم حزب العمل», «وزارة الخارجية» in «المتحدث باسم وزارة الخارجية».

use super::draft::{Draft, Need};
use super::read::Reader;
use super::{Form, Kind};
use crate::lexicon::world::What;
use crate::text::prepositions;

impl Reader<'_> {
    /// Gives each title among the drafts the bodies that its own words name, left to right.
    pub(super) fn name_inside(&self, drafts: &mut [Draft]) {
        for draft in drafts.iter_mut() {
            let m = &draft.mention;
            // «مجموعة من الجماعة كذا»: who is described by what he is of names it, too.
            let described = m.kind == Kind::Organization && m.form == Form::Description;
            let titled =
                (matches!(m.kind, Kind::Person | Kind::Group | Kind::Office) || described) && !draft.nested;
            if !titled || !matches!(m.form, Form::Title | Form::Name | Form::Description) {
                continue;
            }
            let stop = draft.name_tokens.map_or(draft.end(), |(first, _)| first);
            let mut at = draft.first() + 1;
            while at < stop {
                let found = self.body_within(at).filter(|d| draft.name_tokens.is_none() || d.end() <= stop);
                at = found.as_ref().map_or(at + 1, Draft::end);
                draft.mention.inside.extend(found.map(|d| d.mention));
            }
        }
    }

    /// The body with a name that begins at `i`, the longest of several.
    fn body_within(&self, i: usize) -> Option<Draft> {
        if self.hits.at(i).is_empty() {
            return None;
        }
        let first = |drafts: Option<Vec<Draft>>| drafts.and_then(|d| d.into_iter().next());
        let own = first(self.organisation_at(i)).filter(|d| d.need == Need::Nothing);
        // «وزير الخارجية الروسي»: one word is a part of the title, save after «باسم».
        let spoken_for = prepositions::is_in_the_name(self.text.key(i - 1));
        let words =
            self.hits.at(i).iter().any(|h| matches!(h.what, What::Body(..)) && (h.end > i + 1 || spoken_for));
        let kind = if words { first(self.body_at(i)).filter(|d| d.mention.proper) } else { None };
        let headed = first(self.headed_at(i));
        [own, kind, headed].into_iter().flatten().rev().max_by_key(Draft::end)
    }
}
