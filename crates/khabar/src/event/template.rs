//! Feature templates: names with fields in them (`"c:{role}:how={how},type={type}"`), and what the names that come of each weigh.
//!
//! A field has few values, so that the weights of all names of a template stand in a table, and weighing is no more than
//! looking into it. Only a frame's name and a sector are not known before a text is read: names with them are hashed.

use super::bag::{Bag, Part};

use super::field::{Field, LEFT_OUT};
use super::list::List;
use super::said::{NO_FIELD, ROOM, Said};
use crate::lexicon::Weights;
use crate::lexicon::weights::{Feature, LaidOut, Roll};
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::LazyLock;

/// A piece of a template.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Text(Part<'static>),
    Field(Field),
}

/// A field and how far apart its values stand in the table.
type Stride = (u8, u32);

/// A template, taken apart.
#[derive(Debug)]
struct Template {
    pieces: Vec<Piece>,
    /// Whether a field has values that only a text brings, so that its names stand in no table.
    open: bool,
    /// Where its names begin in the table.
    from: u32,
    /// How many there are.
    count: u32,
    /// Its fields that are the same for all that is weighed beside each other.
    fixed: [Stride; 3],
    /// Its other fields.
    varying: [Stride; 3],
}

/// Whether a field says the same of all that is weighed beside each other.
fn is_fixed(field: Field) -> bool {
    use Field::{Head, Light, Offered, Passive, Role, Slotted, Step, Type};
    matches!(field, Role | Type | Head | Slotted | Offered | Light | Passive | Step)
}

impl Template {
    /// Takes a template apart; `from` is where the table ends that its names will be added to.
    fn parse(template: &'static str, from: u32) -> Template {
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
        let mut out = Template { pieces, open: false, from, count: 0, fixed, varying };
        out.place();
        out
    }

    /// Gives each combination of values its place in the table: that of the last field changes first.
    fn place(&mut self) {
        let fields: Vec<Field> = self.fields().collect();
        self.open = fields.iter().any(|field| field.values().is_empty());
        if self.open {
            return;
        }
        let (mut fixed, mut varying) = (self.fixed.iter_mut(), self.varying.iter_mut());
        self.count = 1;
        for field in fields.into_iter().rev() {
            let stride = if is_fixed(field) { fixed.next() } else { varying.next() };
            stride.into_iter().for_each(|stride| *stride = (field as u8, self.count));
            self.count *= field.values().len() as u32;
        }
    }

    fn fields(&self) -> impl Iterator<Item = Field> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Field(field) => Some(*field),
            Piece::Text(_) => None,
        })
    }

    /// The parts of the name that comes of it; nothing where it is left out.
    fn parts<'s>(&'s self, said: &'s Said<'_>) -> Option<impl Iterator<Item = Part<'s>> + Clone> {
        let parts = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => *text,
            Piece::Field(field) => said.part(*field),
        });
        (!parts.clone().any(|part| part.text() == LEFT_OUT)).then_some(parts)
    }

    /// The feature of the name that comes of a template with open fields.
    fn feature(&self, said: &Said<'_>) -> Feature {
        let roll = |all: Roll, piece: &Piece| match piece {
            Piece::Text(text) => all.then(text.hash()),
            Piece::Field(field) => all.then(said.part(*field).hash()),
        };
        self.pieces.iter().fold(Roll::NOTHING, roll).feature()
    }
}

/// How far behind the first name of a template some values stand, by the strides of their fields.
#[inline(always)]
fn far(strides: &[Stride; 3], said: &Said<'_>) -> u32 {
    let far = |(field, stride): Stride| u32::from(said.values[usize::from(field) % ROOM]) * stride;
    far(strides[0]) + far(strides[1]) + far(strides[2])
}

/// Adds all names that begin so to a table, in the order of their places.
fn lay_out(pieces: &[Piece], begun: Option<Roll>, weights: &Weights, out: &mut LaidOut) {
    let Some((piece, rest)) = pieces.split_first() else {
        let feature = begun.map(Roll::feature);
        out.features.push(feature.unwrap_or_default());
        out.weights.push(feature.map_or(0.0, |feature| weights.sum(feature)));
        return;
    };
    match piece {
        Piece::Text(text) => lay_out(rest, begun.map(|roll| roll.then(text.hash())), weights, out),
        Piece::Field(field) => field.values().iter().for_each(|value| {
            let roll = begun.filter(|_| value.text() != LEFT_OUT).map(|roll| roll.then(value.hash()));
            lay_out(rest, roll, weights, out);
        }),
    }
}

/// All templates, list by list, in the order their weights are added up in.
struct Templates {
    all: Vec<Template>,
    /// Where each list ends.
    ends: Vec<usize>,
}

static ALL: LazyLock<Templates> = LazyLock::new(|| {
    let mut out = Templates { all: Vec::new(), ends: Vec::new() };
    for list in List::ALL {
        for template in list.templates() {
            let from = out.all.last().map_or(0, |last| last.from + last.count);
            out.all.push(Template::parse(template, from));
        }
        out.ends.push(out.all.len());
    }
    out
});

impl Templates {
    /// The places of the templates of a list.
    fn places(&self, list: List) -> Range<usize> {
        let end = |n: usize| self.ends.get(n).copied().unwrap_or(0);
        (list as usize).checked_sub(1).map_or(0, end)..end(list as usize)
    }

    /// All names that are known before a text is read, and what they weigh.
    fn lay_out(&self, weights: &Weights) -> LaidOut {
        let mut out = LaidOut::default();
        for template in self.all.iter().filter(|t| !t.open) {
            lay_out(&template.pieces, Some(Roll::NOTHING), weights, &mut out);
        }
        out
    }
}

/// Neighbouring lists of templates, for what is alike in the fields that vary no more.
pub struct Rows<'a> {
    weights: &'a Weights,
    table: &'a LaidOut,
    templates: &'static Templates,
    /// The place of the first template.
    first: usize,
    /// Where the row of each template begins in the table.
    from: SmallVec<[u32; 64]>,
}

impl<'a> Rows<'a> {
    /// Of the lists from one to another, and what is said in all.
    pub fn new(weights: &'a Weights, first: List, last: List, said: &Said<'_>) -> Rows<'a> {
        let templates = &*ALL;
        let places = templates.places(first).start..templates.places(last).end;
        let first = places.start;
        let mut from = SmallVec::new();
        from.extend(templates.all[places].iter().map(|t| t.from + far(&t.fixed, said)));
        Rows {
            weights,
            table: weights.laid_out(|weights| templates.lay_out(weights)),
            templates,
            first,
            from,
        }
    }

    /// The templates of a list, and where their rows begin.
    #[inline(always)]
    fn list(&self, list: List) -> impl Iterator<Item = (&'static Template, u32)> {
        let places = self.templates.places(list);
        let from = &self.from[places.start - self.first..places.end - self.first];
        self.templates.all[places].iter().zip(from.iter().copied())
    }

    /// What the names of a list weigh, added to a sum one after the other.
    #[inline]
    pub fn add_up(&self, list: List, said: &Said<'_>, mut sum: f32) -> f32 {
        for (template, from) in self.list(list) {
            sum += match template.open {
                true => self.weights.sum(template.feature(said)),
                false => self.table.weights[(from + far(&template.varying, said)) as usize],
            };
        }
        sum
    }

    /// What the two names of a list weigh.
    pub fn two(&self, list: List, said: &Said<'_>) -> [f32; 2] {
        let mut weights = self.list(list).map(|(template, from)| match template.open {
            true => self.weights.sum(template.feature(said)),
            false => self.table.weights[(from + far(&template.varying, said)) as usize],
        });
        std::array::from_fn(|_| weights.next().unwrap_or(0.0))
    }

    /// Adds the names of a list to a bag.
    pub fn add_to(&self, list: List, said: &Said<'_>, bag: &mut Bag<'_>) {
        for (template, from) in self.list(list) {
            match template.open {
                true => bag.put(template.feature(said)),
                false => {
                    let at = (from + far(&template.varying, said)) as usize;
                    bag.put_weighed(self.table.features[at], self.table.weights[at]);
                }
            }
            if bag.is_named() {
                let name = template.parts(said).map(|parts| parts.map(|part| part.text()).collect());
                bag.names.iter_mut().for_each(|names| names.extend(name.clone()));
            }
        }
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
            assert!(fixed <= 3 && template.fields().count() - fixed <= 3, "{text}");
        }
    }

    #[test]
    fn a_table_holds_what_the_names_weigh() {
        let weights = &crate::lexicon::Lexicon::embedded().weights;
        let mut weighed = 0;
        for n in 0..6 {
            let mut said = Said::nothing();
            for field in [Field::How, Field::Type, Field::Side, Field::Kind, Field::Slot, Field::Within] {
                said.say(field, n);
            }
            said.say_open(Field::Sector, Part::of("GOV"));
            for list in List::ALL {
                let rows = Rows::new(weights, list, list, &said);
                for (template, from) in rows.list(list) {
                    let at = (from + far(&template.varying, &said)) as usize;
                    let weight = match template.open {
                        true => weights.sum(template.feature(&said)),
                        false => rows.table.weights[at],
                    };
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
