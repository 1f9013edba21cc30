//! Reading the files into the tables, and every name into the matcher.

mod bodies;
mod people;
mod states;
mod words;

use super::names::Names;
use super::{Line, Place, Shape, What, World};
use crate::lexicon::tsv::{Row, variants};
use crate::lexicon::{Fault, Files};
use crate::text::grammar::Gender;
use crate::text::{inflect, prefix, prepositions};
use std::sync::Arc;

/// Reads everything; a faulty line is reported and left out.
pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> World {
    let bytes: usize = files.0.iter().map(|(_, text)| text.len()).sum();
    let mut world = World { names: Names::with_room(bytes / 64), ..World::default() };
    let lines: usize = files.0.iter().map(|(_, text)| text.len() / 100).sum();
    world.places.reserve(lines / 4);
    world.people.reserve(lines / 4);
    world.person_by_id.reserve(lines / 4);
    let mut loader = Loader { world, faults, plurals: Vec::new() };
    loader.words(files);
    loader.states(files);
    loader.blocs(files);
    loader.organisations(files);
    loader.bodies(files);
    loader.roles(files);
    loader.people(files);
    loader.tenures(files);
    loader.descriptions(files);
    loader.outlets(files);
    loader.places(files);
    loader.given_names(files);
    loader.world
}

struct Loader<'f> {
    world: World,
    faults: &'f mut Vec<Fault>,
    plurals: Vec<Vec<String>>,
}

impl Loader<'_> {
    fn line(&mut self, row: &Row<'_>) -> Line {
        let files = &mut self.world.files;
        let file = match files.last() {
            Some(last) if &**last == row.file => files.len() - 1,
            _ => files.iter().position(|f| &**f == row.file).unwrap_or_else(|| {
                files.push(Arc::from(row.file));
                files.len() - 1
            }),
        };
        Line { file: file as u16, line: row.line }
    }

    fn require(&mut self, row: &Row<'_>, what: &[(&str, &str)]) -> bool {
        for (column, value) in what {
            if value.is_empty() {
                self.faults.push(row.fault(format!("`{column}` is empty: fill it, or take the line out")));
                return false;
            }
        }
        true
    }

    /// Adds a name.
    fn add(&mut self, name: &str, what: What, line: Line) {
        self.world.names.add(name, what, line);
    }

    /// Adds a name that a single token may be known by.
    fn name(&mut self, name: &str, what: What, line: Line) {
        self.world.names.add(name, what, line);
        let known = self.world.known.made();
        // Of a person every word may stand alone; of other names of several words only the first is looked for.
        let count = if matches!(what, What::Person(..)) { usize::MAX } else { 1 };
        for &id in self.world.names.last_added().iter().take(count) {
            let id = id as usize;
            if known.len() <= id {
                known.resize(id + 1, false);
            }
            known[id] = true;
        }
    }

    fn places(&mut self, files: &Files<'_>) {
        for row in files.rows("places.tsv") {
            let [id, geonameid, kind, country, lat, lon, pop, name_en, names] = row.columns();
            let at = match (lat.parse(), lon.parse()) {
                (Ok(lat), Ok(lon)) => Some((lat, lon)),
                _ if lat.is_empty() && lon.is_empty() => None,
                _ => {
                    self.faults.push(row.fault(format!("`{lat}`, `{lon}` is no pair of degrees")));
                    continue;
                }
            };
            let line = self.line(&row);
            let index = self.world.places.len() as u32;
            self.world.places.push(Place {
                id: id.into(),
                geonameid: geonameid.into(),
                kind: kind.into(),
                country: country.into(),
                at,
                pop: pop.parse().unwrap_or(0),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                line,
            });
            for name in variants(names) {
                self.name(name, What::Place(index), line);
            }
        }
    }
}

fn list(cell: &str) -> Vec<String> {
    variants(cell).map(str::to_owned).collect()
}

fn gender_of(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

fn shape_of(phrase: &str) -> Shape {
    let last = phrase.rsplit(' ').next().unwrap_or(phrase);
    // «وزير كذا المقيمين بالخارج»: a title that ends in a phrase of its own has all of its genitive.
    let genitive = last.strip_prefix(prefix::BI).is_some_and(inflect::has_article);
    // «المبعوث الأممي إلى سوريا»: so has one that says where its bearer is sent.
    let sent = phrase.split(' ').rev().skip(1).any(prepositions::is_where_sent);
    if inflect::has_article(last) || genitive || sent { Shape::Definite } else { Shape::Construct }
}
