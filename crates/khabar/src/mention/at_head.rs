//! A short name that a sentence opens with, before a verb or a colon («مودي يلتقي بوتين», «بري: لبنان يرفض»): though it is a word of the
//! language too, it is his who holds an office on the day.

use super::draft::{Draft, Need};
use super::hits::Hit;
use super::read::Reader;
use crate::date::Day;
use crate::lexicon::World;
use crate::lexicon::world::{What, entity_id};
use crate::word::{Gender, Number, Person, Prefixes, Reading, Tense};

/// What opens the words of him whose name stands before it.
const COLON: &str = ":";

impl Reader<'_> {
    /// Who may be meant by a short name at `i` that opens its sentence right before a verb of one man, or before a colon.
    pub(super) fn namesakes_at_head(&self, i: usize, hit: &Hit) -> Vec<u32> {
        if i != self.begin || !hit.is_bare() || hit.end >= self.stop {
            return Vec::new();
        }
        let acts = |r: &Reading| {
            let one = r.number() == Some(Number::Singular) && r.gender() == Some(Gender::Masculine);
            one && matches!(r, Reading::Verb { tense: Tense::Present, person: Person::Third, .. })
        };
        let next = &self.words[hit.end];
        let verb = next.prefixes == Prefixes::default() && next.readings.first().is_some_and(acts);
        if !verb && self.text.token(hit.end) != COLON {
            return Vec::new();
        }
        let same = |h: &&Hit| h.end == hit.end && h.is_bare();
        let persons = self.hits.at(i).iter().filter(same).filter_map(|h| match h.what {
            What::Person(index, true) => Some(index),
            _ => None,
        });
        persons.collect()
    }
}

/// Makes a short name at the head of a sentence his who holds an office on the day, where one of its bearers does and the article gives
/// the full name of none.
pub(super) fn settle(world: &World, drafts: &mut [Draft], n: usize, day: Day) {
    let d = &drafts[n];
    if d.need != Need::Antecedent || d.namesakes.is_empty() {
        return;
    }
    let full = |e: &Draft| {
        !e.dropped && e.need != Need::Antecedent && e.person.is_some_and(|p| d.namesakes.contains(&p))
    };
    let mut holders: Vec<u32> =
        d.namesakes.iter().copied().filter(|&p| !world.offices_of(p, day).is_empty()).collect();
    holders.dedup();
    let [holder] = holders.as_slice() else { return };
    let (false, Some(row)) = (drafts.iter().any(full), world.people.get(*holder as usize)) else { return };
    let draft = &mut drafts[n];
    draft.person = Some(*holder);
    draft.need = Need::Nothing;
    let m = &mut draft.mention;
    m.entity = Some(entity_id(&row.qid, &row.id));
    m.name = row.name_en.clone();
    m.name_ar = row.name_ar.clone();
    m.gender = row.gender;
    m.country = Some(row.country.clone());
    m.sector = row.sector.clone();
    m.score = m.score.min(SCORE);
}

/// How sure such a name is.
const SCORE: f32 = 0.7;
