//! Names that stand behind the title of a head of state or government and are not his («عين الرئيس التونسي كمال المدوري رئيسا للحكومة»).

use super::draft::Draft;
use super::read::Reader;
use crate::lexicon::world::What;
use crate::text::translit::{likeness, name_key};
use crate::text::{ending, prepositions};

/// Offices of a state that one man or woman holds at a time.
const HEADS: [&str; 7] = ["head", "president", "king", "emir", "sultan", "prime-minister", "chancellor"];

/// How like the name of a holder a name must be to be taken for his in another spelling.
const LIKE: f32 = 0.4;

impl Reader<'_> {
    /// Whether the name at `start..end` behind a verb and a title is whom the verb is done to: none that ever held the office is called so,
    /// and the lexicon knows who held it.
    pub(super) fn is_no_holder(
        &self,
        draft: &Draft,
        (start, end): (usize, usize),
        person: Option<What>,
    ) -> bool {
        let m = &draft.mention;
        let first = draft.first();
        // A title that one reading takes for a body's is read as the head of state's as well.
        let titles = self.hits.at(first).iter().filter_map(|h| match h.what {
            What::Role { role, .. } => self.world.roles.get(role as usize).map(|row| row.id.as_str()),
            _ => None,
        });
        let head = titles.into_iter().find(|id| HEADS.contains(id));
        let (Some(country), Some(role)) = (&m.country, m.role.as_deref().or(head)) else { return false };
        let behind_verb = first > self.begin && self.is_verb(first - 1);
        if m.former || !behind_verb || !HEADS.contains(&role) {
            return false;
        }
        let of = |role: &str| self.world.tenures_of(&format!("{}.{role}", country.to_lowercase()));
        // «الرئيس» is also a title of whoever heads something: of a state it is its president.
        let held = if role == HEADS[0] { of(HEADS[1]) } else { of(role) };
        if held.is_empty() {
            return false;
        }
        let key = name_key(self.text.str(self.text.span(start, end - 1)));
        let named = |p: u32| self.world.people.get(p as usize).map(|row| name_key(&row.name_ar));
        let unlike = |p: u32| named(p).is_some_and(|own| likeness(&key, &own) < LIKE);
        match person {
            Some(What::Person(index, false)) => held.iter().all(|t| t.person != index),
            Some(_) => false,
            None => self.is_made_something(end) && end > start + 1 && held.iter().all(|t| unlike(t.person)),
        }
    }

    /// «… رئيسا للحكومة», «… بتشكيل الحكومة»: whether the word behind a name tells what its bearer is made or charged with.
    fn is_made_something(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|_| at < self.stop) else { return false };
        let charged = word.prefixes.preposition.is_some_and(|p| prepositions::WITH.starts_with(p));
        charged || !self.has_article(at) && ending::is_accusative(self.text.key(at)) && word.suffix.is_none()
    }
}
