//! Feature templates: names with fields in them (`"c:{role}:how={how},type={type}"`), and what the names that come of each weigh.
//!
//! A field has few values, so that the weights of all names of a template stand in a table, and weighing is no more than
//! looking into it. Only a frame's name and a sector are not known before a text is read: names with them are hashed.

use super::bag::Part;
use super::field::{Field, LEFT_OUT};
use super::list::List;
use super::said::{NO_FIELD, ROOM, Said};
use crate::lexicon::Weights;
use crate::lexicon::weights::{Feature, LaidOut, Roll};
use std::ops::Range;
use std::sync::LazyLock;

/// A piece of a template.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Text(Part<'static>),
    Field(Field),
}

impl Piece {
    fn field(&self) -> Option<Field> {
        match self {
            Piece::Field(field) => Some(*field),
            Piece::Text(_) => None,
        }
    }
}

/// A field and how far apart its values stand in the table.
pub type Stride = (u8, u32);

/// A template, taken apart.
#[derive(Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
    /// The runs of its names, where it has fields whose values only a text brings, so that they stand in no table.
    pub open: Vec<Stretch>,
    /// Where its names begin in the table.
    pub from: u32,
    /// How many there are.
    count: u32,
    /// Its fields that are the same for all that is weighed beside each other.
    pub fixed: [Stride; 3],
    /// Its other fields.
    pub varying: [Stride; 3],
}

/// Pieces of a template up to a field whose value only a text brings, or to the end.
#[derive(Debug)]
pub(super) struct Stretch {
    /// Where what they may spell is kept, hashed.
    from: u32,
    strides: [Stride; 3],
    open: Option<Field>,
}

/// Whether a field says the same of all that is weighed beside each other.
fn is_fixed(field: Field) -> bool {
    use Field::{Head, Light, Offered, Passive, Role, Slotted, Step, Type};
    matches!(field, Role | Type | Head | Slotted | Offered | Light | Passive | Step)
}

impl Template {
    /// Takes a template apart; `from` is where the table ends that its names will be added to, `spelt` what stretches of
    /// templates before it may spell.
    fn parse(template: &'static str, from: u32, spelt: &mut Vec<Roll>) -> Template {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some((text, after)) = rest.split_once('{') {
            pieces.push(Piece::Text(Part::of(text)));
            let Some((name, after)) = after.split_once('}') else { break };
            pieces.extend(Field::named(name).map(Piece::Field));
            rest = after;
        }
        pieces.push(Piece::Text(Part::of(rest)));
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.text().is_empty()));
        let (fixed, varying) = ([(NO_FIELD, 0); 3], [(NO_FIELD, 0); 3]);
        let mut out = Template { pieces, open: Vec::new(), from, count: 0, fixed, varying };
        let is_open = out.fields().any(|field| field.values().is_empty());
        if is_open {
            out.stretch(spelt);
        } else {
            out.place();
        }
        out
    }

    /// Cuts a template at its open fields.
    fn stretch(&mut self, spelt: &mut Vec<Roll>) {
        let is_open = |piece: &Piece| matches!(piece, Piece::Field(field) if field.values().is_empty());
        let mut rest = &self.pieces[..];
        let mut stretches = Vec::new();
        while !rest.is_empty() {
            let end = rest.iter().position(is_open).unwrap_or(rest.len());
            let (own, from) = (&rest[..end], spelt.len() as u32);
            lay_out(own, Some(Roll::NOTHING), &mut |roll| spelt.push(roll.unwrap_or(Roll::NOTHING)));
            let (mut strides, mut count) = ([(NO_FIELD, 0); 3], 1);
            let fields = own.iter().rev().filter_map(Piece::field);
            for (stride, field) in strides.iter_mut().zip(fields) {
                *stride = (field as u8, count);
                count *= field.values().len() as u32;
            }
            stretches.push(Stretch { from, strides, open: rest.get(end).and_then(Piece::field) });
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        self.open = stretches;
    }

    /// Gives each combination of values its place in the table: that of the last field changes first.
    fn place(&mut self) {
        let fields: Vec<Field> = self.fields().collect();
        let (mut fixed, mut varying) = (self.fixed.iter_mut(), self.varying.iter_mut());
        self.count = 1;
        for field in fields.into_iter().rev() {
            let stride = if is_fixed(field) { fixed.next() } else { varying.next() };
            stride.into_iter().for_each(|stride| *stride = (field as u8, self.count));
            self.count *= field.values().len() as u32;
        }
    }

    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.pieces.iter().filter_map(Piece::field)
    }

    /// The parts of the name that comes of it; nothing where it is left out.
    pub fn parts<'s>(&'s self, said: &'s Said<'_>) -> Option<impl Iterator<Item = Part<'s>> + Clone> {
        let parts = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => *text,
            Piece::Field(field) => said.part(*field),
        });
        (!parts.clone().any(|part| part.text() == LEFT_OUT)).then_some(parts)
    }

    /// What stands before, between and behind the two open fields of a template.
    pub fn around(&self, said: &Said<'_>, spelt: &[Roll]) -> [Roll; 3] {
        let mut pieces = self.open.iter().map(|s| spelt[(s.from + far(&s.strides, said)) as usize]);
        std::array::from_fn(|_| pieces.next().unwrap_or(Roll::NOTHING))
    }

    /// The feature of the name that comes of a template with open fields.
    pub fn feature(&self, said: &Said<'_>, spelt: &[Roll]) -> Feature {
        let add = |all: Roll, stretch: &Stretch| {
            let all = all.then(spelt[(stretch.from + far(&stretch.strides, said)) as usize]);
            stretch.open.map_or(all, |field| all.then(said.open(field).hash()))
        };
        self.open.iter().fold(Roll::NOTHING, add).feature()
    }
}

/// How far behind the first name of a template some values stand, by the strides of their fields.
#[inline(always)]
pub(super) fn far(strides: &[Stride; 3], said: &Said<'_>) -> u32 {
    let far = |(field, stride): Stride| u32::from(said.values[usize::from(field) % ROOM]) * stride;
    far(strides[0]) + far(strides[1]) + far(strides[2])
}

/// Gives the hashes of all that pieces may spell behind what has begun so, that of the last field changing first; nothing
/// for what is left out.
fn lay_out(pieces: &[Piece], begun: Option<Roll>, out: &mut impl FnMut(Option<Roll>)) {
    match pieces.split_first() {
        None => out(begun),
        Some((Piece::Text(text), rest)) => lay_out(rest, begun.map(|roll| roll.then(text.hash())), out),
        Some((Piece::Field(field), rest)) => {
            for value in field.values() {
                let roll = begun.filter(|_| value.text() != LEFT_OUT);
                lay_out(rest, roll.map(|roll| roll.then(value.hash())), out);
            }
        }
    }
}

/// Templates whose names all stand in the table, and the one with open fields behind them.
pub(super) struct Run {
    pub closed: Range<usize>,
    pub other: Option<usize>,
}

/// Cuts templates in some places into runs.
fn runs(all: &[Template], places: Range<usize>) -> Vec<Run> {
    let mut out = vec![Run { closed: places.start..places.start, other: None }];
    for place in places {
        let Some(last) = out.last_mut() else { continue };
        if !all[place].open.is_empty() {
            last.other = Some(place);
            out.push(Run { closed: place + 1..place + 1, other: None });
        } else {
            last.closed.end = place + 1;
        }
    }
    out
}

/// All templates, list by list, in the order their weights are added up in.
pub(super) struct Templates {
    pub all: Vec<Template>,
    /// Where each list ends.
    ends: Vec<usize>,
    /// What the stretches of those with open fields may spell, hashed.
    pub spelt: Vec<Roll>,
    /// The runs of each list.
    pub runs: Vec<Vec<Run>>,
}

pub(super) static ALL: LazyLock<Templates> = LazyLock::new(|| {
    let mut out = Templates { all: Vec::new(), ends: Vec::new(), spelt: Vec::new(), runs: Vec::new() };
    for list in List::ALL {
        for template in list.templates() {
            let from = out.all.last().map_or(0, |last| last.from + last.count);
            out.all.push(Template::parse(template, from, &mut out.spelt));
        }
        let start = out.ends.last().copied().unwrap_or(0);
        out.runs.push(runs(&out.all, start..out.all.len()));
        out.ends.push(out.all.len());
    }
    out
});

impl Templates {
    /// The places of the templates of a list.
    pub fn places(&self, list: List) -> Range<usize> {
        let end = |n: usize| self.ends.get(n).copied().unwrap_or(0);
        (list as usize).checked_sub(1).map_or(0, end)..end(list as usize)
    }

    /// All names that are known before a text is read, and what they weigh.
    pub fn lay_out(&self, weights: &Weights) -> LaidOut {
        let mut out = LaidOut::default();
        for template in self.all.iter().filter(|t| t.open.is_empty()) {
            lay_out(&template.pieces, Some(Roll::NOTHING), &mut |roll| {
                let feature = roll.map(Roll::feature);
                out.features.push(feature.unwrap_or_default());
                out.weights.push(feature.map_or(0.0, |feature| weights.sum(feature)));
            });
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_template_is_known() {
        let texts = List::ALL.into_iter().flat_map(|list| list.templates().iter());
        assert_eq!(texts.clone().count(), ALL.all.len());
        for (template, text) in ALL.all.iter().zip(texts) {
            assert_eq!(template.fields().count(), text.matches('{').count(), "{text}");
            let fixed = template.fields().filter(|f| is_fixed(*f)).count();
            assert!(
                !template.open.is_empty() || fixed <= 3 && template.fields().count() - fixed <= 3,
                "{text}"
            );
        }
    }
}
