//! Feature templates: names with fields in them (`"c:{role}:how={how},type={type}"`), and what the names that come of each weigh.
//!
//! A field has few values, so that the weights of all names of a template stand in a table, and weighing is no more than
//! looking into it. Only a frame's name and a sector are not known before a text is read: names with them are hashed.

use super::bag::{Bag, Part};

use super::field::{Field, LEFT_OUT, Value};
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

impl Piece {
    fn field(&self) -> Option<Field> {
        match self {
            Piece::Field(field) => Some(*field),
            Piece::Text(_) => None,
        }
    }
}

/// A field and how far apart its values stand in the table.
type Stride = (u8, u32);

/// A template, taken apart.
#[derive(Debug)]
struct Template {
    pieces: Vec<Piece>,
    /// The runs of its names, where it has fields whose values only a text brings, so that they stand in no table.
    open: Vec<Stretch>,
    /// Where its names begin in the table.
    from: u32,
    /// How many there are.
    count: u32,
    /// Its fields that are the same for all that is weighed beside each other.
    fixed: [Stride; 3],
    /// Its other fields.
    varying: [Stride; 3],
}

/// Pieces of a template up to a field whose value only a text brings, or to the end.
#[derive(Debug)]
struct Stretch {
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

    fn fields(&self) -> impl Iterator<Item = Field> {
        self.pieces.iter().filter_map(Piece::field)
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
    fn feature(&self, said: &Said<'_>, spelt: &[Roll]) -> Feature {
        let add = |all: Roll, stretch: &Stretch| {
            let all = all.then(spelt[(stretch.from + far(&stretch.strides, said)) as usize]);
            stretch.open.map_or(all, |field| all.then(said.open(field).hash()))
        };
        self.open.iter().fold(Roll::NOTHING, add).feature()
    }
}

/// How far behind the first name of a template some values stand, by the strides of their fields.
#[inline(always)]
fn far(strides: &[Stride; 3], said: &Said<'_>) -> u32 {
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

/// Templates whose names stand for all roles at the same [`Offsets`], and the one behind them of which that is not so.
struct Run {
    closed: Range<usize>,
    other: Option<usize>,
}

/// Cuts templates in some places into runs.
fn runs(all: &[Template], places: Range<usize>) -> Vec<Run> {
    let mut out = vec![Run { closed: places.start..places.start, other: None }];
    for place in places {
        let listed = all[place].fields().any(|field| field == Field::Listed);
        let Some(last) = out.last_mut() else { continue };
        if listed || !all[place].open.is_empty() {
            last.other = Some(place);
            out.push(Run { closed: place + 1..place + 1, other: None });
        } else {
            last.closed.end = place + 1;
        }
    }
    out
}

/// All templates, list by list, in the order their weights are added up in.
struct Templates {
    all: Vec<Template>,
    /// Where each list ends.
    ends: Vec<usize>,
    /// What the stretches of those with open fields may spell, hashed.
    spelt: Vec<Roll>,
    /// The runs of each list.
    runs: Vec<Vec<Run>>,
}

static ALL: LazyLock<Templates> = LazyLock::new(|| {
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
    fn places(&self, list: List) -> Range<usize> {
        let end = |n: usize| self.ends.get(n).copied().unwrap_or(0);
        (list as usize).checked_sub(1).map_or(0, end)..end(list as usize)
    }

    /// All names that are known before a text is read, and what they weigh.
    fn lay_out(&self, weights: &Weights) -> LaidOut {
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

/// How many templates there may be of a filler.
const OF_FILLERS: usize = 48;

/// How far behind the first name of each template of fillers those stand that say of a filler what no role changes.
#[derive(Clone, Copy, Debug)]
pub struct Offsets([u32; OF_FILLERS]);

impl Offsets {
    /// Where the names of what is said stand.
    pub fn of(said: &Said<'_>) -> Offsets {
        let mut out = [0; OF_FILLERS];
        let last = ALL.places(List::Last).end;
        for (offset, template) in out.iter_mut().zip(&ALL.all[..last]) {
            *offset = far(&template.varying, said);
        }
        Offsets(out)
    }
}

/// Names of two of whose fields the values are given: where they begin, and how far apart they stand by each.
pub type Grid = [(u32, [u32; 2]); 3];

/// Neighbouring lists of templates, for what is alike in the fields that vary no more.
pub struct Rows<'a> {
    weights: &'a Weights,
    table: &'a LaidOut,
    templates: &'static Templates,
    said: Said<'a>,
    /// The place of the first template.
    first: usize,
    /// Where the row of each template begins in the table.
    from: SmallVec<[u32; 64]>,
}

impl<'a> Rows<'a> {
    /// Of the lists from one to another, and what is said in all.
    pub fn new(weights: &'a Weights, first: List, last: List, said: Said<'a>) -> Rows<'a> {
        let templates = &*ALL;
        let places = templates.places(first).start..templates.places(last).end;
        let first = places.start;
        let mut from = SmallVec::new();
        from.extend(templates.all[places].iter().map(|t| t.from + far(&t.fixed, &said)));
        let table = weights.laid_out(|weights| templates.lay_out(weights));
        Rows { weights, table, templates, said, first, from }
    }

    /// What is said in all.
    pub fn said(&self) -> Said<'a> {
        self.said
    }

    /// The templates of a list, and where their rows begin.
    #[inline(always)]
    fn list(&self, list: List) -> impl Iterator<Item = (&'static Template, u32)> {
        let places = self.templates.places(list);
        let from = &self.from[places.start - self.first..places.end - self.first];
        self.templates.all[places].iter().zip(from.iter().copied())
    }

    /// The feature of a name, and what it weighs; a feature of no weight may be no feature at all.
    #[inline(always)]
    fn look(&self, template: &Template, from: u32, said: &Said<'_>) -> (Feature, f32) {
        if template.open.is_empty() {
            let at = (from + far(&template.varying, said)) as usize;
            return (self.table.features[at], self.table.weights[at]);
        }
        let feature = template.feature(said, &self.templates.spelt);
        (feature, self.weights.sum(feature))
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

    /// The same for a filler of which is known where most of its names stand.
    #[inline]
    pub fn add_up_at(&self, list: List, said: &Said<'_>, offsets: &Offsets, mut sum: f32) -> f32 {
        for run in &self.templates.runs[list as usize] {
            let (from, offsets) = (&self.from[run.closed.clone()], &offsets.0[run.closed.clone()]);
            for (from, offset) in from.iter().zip(offsets) {
                sum += self.table.weights[(from + offset) as usize];
            }
            if let Some(other) = run.other {
                sum += self.look(&self.templates.all[other], self.from[other], said).1;
            }
        }
        sum
    }

    /// Adds the names of a list to a bag, for a filler of which is known where most of them stand.
    pub fn add_to_at(&self, list: List, said: &Said<'_>, offsets: &Offsets, bag: &mut Bag<'_>) {
        for run in &self.templates.runs[list as usize] {
            for place in run.closed.clone() {
                let at = (self.from[place] + offsets.0[place]) as usize;
                let weight = self.table.weights[at];
                if weight != 0.0 || bag.is_named() {
                    self.add(&self.templates.all[place], (self.table.features[at], weight), said, bag);
                }
            }
            if let Some(template) = run.other.map(|other| &self.templates.all[other]) {
                let from = run.other.map_or(0, |other| self.from[other]);
                self.add(template, self.look(template, from, said), said, bag);
            }
        }
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
            sum + self.table.weights[at as usize]
        })
    }

    /// Adds the names of a list to a bag.
    pub fn add_to(&self, list: List, said: &Said<'_>, bag: &mut Bag<'_>) {
        for (template, from) in self.list(list) {
            self.add(template, self.look(template, from, said), said, bag);
        }
    }

    fn add(
        &self,
        template: &Template,
        (feature, weight): (Feature, f32),
        said: &Said<'_>,
        bag: &mut Bag<'_>,
    ) {
        bag.put_weighed(feature, weight);
        if bag.is_named() {
            let name = template.parts(said).map(|parts| parts.map(|part| part.text()).collect());
            bag.names.iter_mut().for_each(|names| names.extend(name.clone()));
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
            assert!(
                !template.open.is_empty() || fixed <= 3 && template.fields().count() - fixed <= 3,
                "{text}"
            );
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
