//! What the names of templates weigh for one predicate: rows of the tables, and where in them a name stands.

use super::bag::Part;
use super::field::{Field, Value};
use super::list::List;
use super::said::Said;
use super::table::{OF_FILLERS, Places, Table};
use super::template::{ALL, Stride, Template, far};
use crate::lexicon::Weights;
use crate::lexicon::weights::{Feature, Roll};
use smallvec::SmallVec;
use std::sync::LazyLock;

/// How far behind the first name of each template of fillers those stand that say of a filler what no role changes.
#[derive(Clone, Copy, Debug)]
pub struct Offsets([u16; OF_FILLERS]);

/// Room for all templates.
const ROOM: usize = 80;

/// By field, how far apart its values stand for each template: none has as many names as a u16 counts.
type Strides = Vec<(Field, [u16; ROOM])>;

/// Of the fields that vary between fillers, but for how high the frame lists them, which a role changes.
static VARYING: LazyLock<Strides> = LazyLock::new(|| {
    strides(|template| template.varying).into_iter().filter(|(field, _)| *field != Field::Listed).collect()
});

/// The places of the templates that say how high the frame lists a filler, and how far apart their names stand by that.
static LISTED: LazyLock<Vec<(usize, u32)>> = LazyLock::new(|| {
    let own = |(place, template): (usize, &Template)| {
        let own = template.varying.into_iter().find(|(field, _)| *field == Field::Listed as u8);
        own.map(|(_, stride)| (place, stride))
    };
    ALL.all.iter().enumerate().filter_map(own).collect()
});

/// Of the fields that are the same for all that is weighed beside each other.
static FIXED: LazyLock<Strides> = LazyLock::new(|| strides(|template| template.fixed));

fn strides(of: impl Fn(&Template) -> [Stride; 3]) -> Strides {
    let mut out: Strides = Vec::new();
    for (place, template) in ALL.all.iter().enumerate() {
        for field in template.fields() {
            let Some((_, stride)) = of(template).into_iter().find(|(f, _)| *f == field as u8) else {
                continue;
            };
            let known = out.iter().position(|(f, _)| *f == field);
            let at = known.unwrap_or_else(|| {
                out.push((field, [0; ROOM]));
                out.len() - 1
            });
            out[at].1[place] = stride as u16;
        }
    }
    out
}

/// How far behind the first name of each template those stand that say some values of fields, from a place on.
#[inline(always)]
fn behind(strides: &Strides, first: usize, said: &Said<'_>) -> [u16; OF_FILLERS] {
    let mut out = [0; OF_FILLERS];
    for (field, strides) in strides {
        let value = u16::from(said.value(*field));
        if value != 0 {
            out.iter_mut().zip(&strides[first..]).for_each(|(far, stride)| *far += stride * value);
        }
    }
    out
}

impl Offsets {
    /// Where the names of what is said stand.
    pub fn of(said: &Said<'_>) -> Offsets {
        Offsets(behind(&VARYING, 0, said))
    }
}

/// Names of two of whose fields the values are given: where they begin, and how far apart they stand by each.
pub type Grid = [(u32, [u32; 2]); 3];

/// Of the names of templates with two open fields, what is spelt before, between and behind these.
pub type Spelt = SmallVec<[[Roll; 3]; 3]>;

/// Neighbouring lists of templates, for what is alike in the fields that vary no more.
pub struct Rows<'a> {
    table: Table<'a>,
    said: Said<'a>,
    /// The place of the first template.
    first: usize,
    /// Where the row of each template begins in the table.
    from: [u32; OF_FILLERS],
}

impl<'a> Rows<'a> {
    /// Of the lists from one to another, and what is said in all.
    pub fn new(weights: &'a Weights, first: List, last: List, said: Said<'a>) -> Rows<'a> {
        let table = Table::of(weights);
        let places = table.templates.places(first).start..table.templates.places(last).end;
        let first = places.start;
        let mut from = [0; OF_FILLERS];
        let far = behind(&FIXED, first, &said);
        for ((from, template), far) in from.iter_mut().zip(&table.templates.all[places]).zip(far) {
            *from = template.from + u32::from(far);
        }
        Rows { table, said, first, from }
    }

    /// What is said in all.
    pub fn said(&self) -> Said<'a> {
        self.said
    }

    /// What all names weigh, whatever is said.
    pub fn table(&self) -> Table<'a> {
        self.table
    }

    /// The templates of a list, and where their rows begin.
    #[inline(always)]
    fn list(&self, list: List) -> impl Iterator<Item = (&'static Template, u32)> {
        let templates = self.table.templates;
        let places = templates.places(list);
        let from = &self.from[places.start - self.first..places.end - self.first];
        templates.all[places].iter().zip(from.iter().copied())
    }

    /// The feature of a name, and what it weighs; a feature of no weight may be no feature at all.
    #[inline(always)]
    fn look(&self, template: &Template, from: u32, said: &Said<'_>) -> (Feature, f32) {
        match template.open.is_empty() {
            true => self.table.at(from + far(&template.varying, said)),
            false => self.table.open(template, said),
        }
    }

    /// What the names of a list weigh, added to a sum one after the other.
    #[inline]
    pub fn add_up(&self, list: List, said: &Said<'_>, sum: f32) -> f32 {
        self.list(list).fold(sum, |sum, (template, from)| sum + self.look(template, from, said).1)
    }

    /// What each of the up to three names of a list weighs; nothing stands for those it has not.
    pub fn weights(&self, list: List, said: &Said<'_>) -> [f32; 3] {
        let mut weights = self.list(list).map(|(template, from)| self.look(template, from, said).1);
        std::array::from_fn(|_| weights.next().unwrap_or(0.0))
    }

    /// Where the names of a filler stand, but for those of templates with open fields.
    #[inline]
    pub fn places(&self, offsets: &Offsets, said: &Said<'_>) -> Places {
        let mut places = std::array::from_fn(|at| self.from[at] + u32::from(offsets.0[at]));
        let listed = u32::from(said.value(Field::Listed));
        LISTED.iter().for_each(|&(place, stride)| places[place] += stride * listed);
        places
    }

    /// The same for a filler of which is known where most of its names stand.
    #[inline]
    pub fn add_up_at(&self, list: List, said: &Said<'_>, places: &Places, mut sum: f32) -> f32 {
        let templates = self.table.templates;
        for run in &templates.runs[list as usize] {
            for &place in &places[run.closed.clone()] {
                sum += self.table.at(place).1;
            }
            if let Some(other) = run.other {
                sum += self.table.open(&templates.all[other], said).1;
            }
        }
        sum
    }

    /// The names of a list of closed templates by the values of two fields.
    pub fn grid(&self, list: List, fields: [Field; 2]) -> Grid {
        let mut rows = self.list(list).map(|(template, from)| {
            let stride = |field: Field| {
                template.varying.iter().find(|(f, _)| *f == field as u8).map_or(0, |(_, stride)| *stride)
            };
            (from, fields.map(stride))
        });
        std::array::from_fn(|_| rows.next().unwrap_or_default())
    }

    /// What the names in a place of a grid weigh, added to a sum one after the other.
    #[inline]
    pub fn add_up_grid(&self, grid: &Grid, values: [Value; 2], sum: f32) -> f32 {
        grid.iter().fold(sum, |sum, (from, strides)| {
            let at = from + u32::from(values[0]) * strides[0] + u32::from(values[1]) * strides[1];
            sum + self.table.at(at).1
        })
    }

    /// What the names of a list of templates with two open fields spell around these, all other fields being said.
    pub fn spelt(&self, list: List) -> Spelt {
        self.list(list)
            .map(|(template, _)| template.around(&self.said, &self.table.templates.spelt))
            .collect()
    }

    /// What names with these values of two open fields weigh, added to a sum one after the other.
    #[inline]
    pub fn add_up_open(&self, spelt: &Spelt, [one, other]: [Part<'_>; 2], sum: f32) -> f32 {
        spelt.iter().fold(sum, |sum, [before, between, behind]| {
            let name = before.then(one.hash()).then(*between).then(other.hash()).then(*behind);
            sum + self.table.weights.sum(name.feature())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_holds_what_the_names_weigh() {
        let weights = &crate::lexicon::Lexicon::embedded().weights;
        let mut weighed = 0;
        for n in 0..6 {
            let mut said = Said::nothing();
            for field in [Field::How, Field::Type, Field::Side, Field::Kind, Field::Slot, Field::Within] {
                said.say(field, n);
            }
            said.say_open(Field::Sector, Part::of(crate::mention::sector::GOVERNMENT));
            for list in List::ALL {
                let rows = Rows::new(weights, list, list, said);
                for (template, from) in rows.list(list) {
                    let (_, weight) = rows.look(template, from, &said);
                    let name = template.parts(&said).map(|parts| parts.map(|p| p.text()).collect::<String>());
                    let named = name.as_deref().and_then(|n| weights.named(n));
                    assert_eq!(named.unwrap_or(0.0), weight, "{name:?}");
                    weighed += usize::from(weight != 0.0);
                }
            }
        }
        assert!(weighed > 20, "{weighed}");
    }
}
