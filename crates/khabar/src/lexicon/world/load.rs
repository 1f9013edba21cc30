//! Reading the files into the tables, and every name into the matcher.

use super::names::{ANNOUNCED, KeyHash, Names};
use super::tables::{first_day, last_day};
use super::{
    Body, Description, Line, Organisation, Outlet, Person, Place, Role, Shape, State, StateName, Tenure,
    What, WordClass, World,
};
use crate::lexicon::tsv::{Row, variants};
use crate::lexicon::{Fault, Files};
use crate::text::grammar::{Gender, Number};
use crate::text::prefix;
use crate::text::{fold, inflect, translit};
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

    fn words(&mut self, files: &Files<'_>) {
        for row in files.rows("mention_words.tsv") {
            let [class, value, words] = row.columns();
            let Some(class) = WordClass::parse(class) else {
                self.faults.push(row.fault(format!("`{class}` is no class of words: see docs/lexicon.md")));
                continue;
            };
            if class == WordClass::Plural {
                self.plurals.push(variants(words).map(str::to_owned).collect());
            } else if class != WordClass::Bloc {
                self.word(class, value, words, &row);
            }
        }
    }

    fn word(&mut self, class: WordClass, value: &str, words: &str, row: &Row<'_>) {
        let line = self.line(row);
        let index = self.world.values.len() as u16;
        self.world.values.push(value.to_owned());
        for word in variants(words) {
            match class {
                WordClass::Counterpart | WordClass::Homeland => {
                    let pronouns = self.world.values.len() as u16;
                    self.world.values.extend((0..inflect::PRONOUNS.len()).map(|n| n.to_string()));
                    inflect::with_pronouns(word, |form, n| {
                        self.add(form, What::Word(class, pronouns + n as u16), line);
                    });
                }
                _ => self.add(word, What::Word(class, index), line),
            }
            if class == WordClass::Head && !inflect::has_article(word) {
                inflect::dual(word, |form| self.add(form, What::Word(WordClass::Heads, index), line));
            }
        }
    }

    fn states(&mut self, files: &Files<'_>) {
        for row in files.rows("states.tsv") {
            let [iso3, cow, cameo, qid, name_en, adj_en, names, short, nisba, people, capital] =
                row.columns();
            if !self.require(&row, &[("iso3", iso3), ("name_en", name_en), ("names_ar", names)]) {
                continue;
            }
            let line = self.line(&row);
            let first = |cell: &str| variants(cell).next().unwrap_or("").to_owned();
            let index = self.world.states.len() as u16;
            self.world.states.push(State {
                iso3: iso3.into(),
                cow: cow.into(),
                cameo: cameo.into(),
                qid: qid.into(),
                name_en: name_en.into(),
                adj_en: adj_en.into(),
                name_ar: first(names),
                nisba_ar: first(nisba),
                capital_ar: first(capital),
                line,
            });
            self.world.codes.push(iso3.into());
            self.world.state_by_code.insert(iso3.into(), index);
            for (cell, kind) in
                [(names, StateName::Full), (short, StateName::Short), (capital, StateName::Capital)]
            {
                for name in variants(cell) {
                    self.name(name, What::State(index, kind), line);
                }
            }
            for adjective in variants(nisba) {
                self.nisba(adjective, index, line);
            }
            for word in variants(people) {
                self.name(word, What::People(index), line);
                self.name(&inflect::with_article(word), What::People(index), line);
            }
        }
        self.drop_accusatives();
    }

    fn nisba(&mut self, adjective: &str, country: u16, line: Line) {
        inflect::nisba(adjective, |form, shape| {
            if shape.accusative && (adjective.contains(' ') || !self.world.names.lookup(form).is_empty()) {
                return;
            }
            let what =
                What::Nisba { country, gender: shape.gender, number: shape.number, definite: shape.definite };
            self.name(form, what, line);
        });
    }

    /// «روسيا» is a state before it is the accusative of روسي, whichever line came first.
    fn drop_accusatives(&mut self) {
        let states: Vec<String> = self.world.states.iter().map(|s| s.name_ar.clone()).collect();
        for name in states {
            self.world.names.retain(&name, |what| !matches!(what, What::Nisba { .. }));
        }
    }

    fn blocs(&mut self, files: &Files<'_>) {
        for row in files.rows("mention_words.tsv") {
            let [class, code, words] = row.columns();
            if WordClass::parse(class) != Some(WordClass::Bloc) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.codes.len() as u16;
            self.world.codes.push(if code.is_empty() { "---".into() } else { code.into() });
            for adjective in variants(words) {
                self.nisba(adjective, index, line);
            }
        }
    }

    fn organisations(&mut self, files: &Files<'_>) {
        for row in files.rows("organisations.tsv") {
            let [id, qid, country, sector, kind, name_en, names, short] = row.columns();
            if !self.require(&row, &[("id", id), ("country", country), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.organisations.len() as u16;
            self.world.organisations.push(Organisation {
                id: id.into(),
                qid: qid.into(),
                country: country.into(),
                sector: list(sector),
                kind: kind.into(),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                line,
            });
            self.world.organisation_by_id.insert(id.into(), index);
            for (cell, partial) in [(names, false), (short, true)] {
                for name in variants(cell) {
                    self.name(name, What::Organisation(index, partial), line);
                }
            }
        }
    }

    fn bodies(&mut self, files: &Files<'_>) {
        for row in files.rows("bodies.tsv") {
            let [id, sector, kind, gender, name_en, names] = row.columns();
            if !self.require(&row, &[("id", id), ("name_en", name_en), ("names_ar", names)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.bodies.len() as u16;
            self.world.bodies.push(Body {
                id: id.into(),
                sector: list(sector),
                kind: kind.into(),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                gender: if gender == "f" { Gender::Feminine } else { Gender::Masculine },
                line,
            });
            for name in variants(names) {
                self.add(name, What::Body(index, shape_of(name)), line);
                // «وزارتا الدفاع والداخلية»
                if kind == "ministry" && name.contains(' ') {
                    inflect::dual(name, |form| self.add(form, What::Body(index, shape_of(name)), line));
                }
            }
        }
    }

    fn roles(&mut self, files: &Files<'_>) {
        for row in files.rows("roles.tsv") {
            let [id, sector, only, name_en, masculine, feminine] = row.columns();
            if !self.require(&row, &[("role", id), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.roles.len() as u16;
            self.world.roles.push(Role {
                id: id.into(),
                sector: list(sector),
                only: list(only),
                name_en: name_en.into(),
                name_ar: variants(masculine).chain(variants(feminine)).next().unwrap_or("").into(),
                line,
            });
            if only.is_empty() || !self.world.role_by_id.contains_key(id) {
                self.world.role_by_id.insert(id.into(), index);
            }
            for (cell, gender) in [(masculine, Gender::Masculine), (feminine, Gender::Feminine)] {
                for title in variants(cell) {
                    self.title(title, index, gender, line);
                }
            }
        }
    }

    fn title(&mut self, title: &str, role: u16, gender: Gender, line: Line) {
        let shape = shape_of(title);
        let names = &mut self.world.names;
        let what = |shape, number| What::Role { role, shape, gender, number };
        names.add(title, what(shape, Number::Singular), line);
        if title.split(' ').count() <= 2 {
            inflect::dual(title, |form| names.add(form, what(shape, Number::Dual), line));
        }
        let (first, rest) = title.split_at(title.find(' ').unwrap_or(title.len()));
        let bare = inflect::without_article(first);
        for plural in self.plurals.iter().filter(|p| p.first().is_some_and(|s| s == bare)) {
            for form in &plural[1..] {
                let article =
                    if bare.len() < first.len() { inflect::with_article(form) } else { form.clone() };
                names.add(&format!("{article}{rest}"), what(shape, Number::Plural), line);
            }
        }
    }

    fn people(&mut self, files: &Files<'_>) {
        let (mut light, mut key) = (String::new(), String::new());
        for row in files.rows_in("people/") {
            let [id, qid, country, gender, sector, name_en, names, short] = row.columns();
            if !self.require(&row, &[("person", id), ("country", country), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            if self.world.person_index(id).is_some() {
                self.faults.push(row.fault(format!("`{id}` stands twice: join the lines")));
                continue;
            }
            let index = self.world.people.len() as u32;
            self.world.people.push(Person {
                id: id.into(),
                qid: qid.into(),
                country: country.into(),
                gender: gender_of(gender),
                sector: list(sector),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                line,
            });
            self.world.person_by_id.insert(KeyHash::of(id.as_bytes()), index);
            for name in variants(names) {
                self.name(name, What::Person(index, false), line);
                // What opens one person's full name may open another's.
                if let Some((given, _)) = name
                    .split_once(' ')
                    .filter(|(given, _)| !inflect::has_article(given) && !self.is_of_a_state(given))
                {
                    self.world.names.add(given, What::Given(gender_of(gender)), line);
                }
                light.clear();
                fold::light_into(name, &mut light);
                key.clear();
                translit::name_key_into(&light, &mut key);
                self.world.variants.made().push((KeyHash::of(key.as_bytes()), index));
            }
            for name in variants(short) {
                self.name(name, What::Person(index, true), line);
            }
        }
    }

    fn tenures(&mut self, files: &Files<'_>) {
        self.world.variants.made().sort_unstable();
        self.world.variants.made().dedup();
        for row in files.rows_in("tenures/") {
            let [office, from, until, person, _basis] = row.columns();
            let Some(person) = self.world.person_index(person) else {
                self.faults
                    .push(row.fault(format!("`{person}` is in no file of people/: add the line there")));
                continue;
            };
            let (Some(from), until_day) = (first_day(from), last_day(until)) else {
                self.faults.push(row.fault(format!("`{from}` is no day: write YYYY, YYYY-MM or YYYY-MM-DD")));
                continue;
            };
            if !until.is_empty() && until_day.is_none() {
                self.faults
                    .push(row.fault(format!("`{until}` is no day: write YYYY, YYYY-MM or YYYY-MM-DD")));
                continue;
            }
            let line = self.line(&row);
            self.world.tenures.push(Tenure { office: office.into(), from, until: until_day, person, line });
        }
        self.world
            .tenures
            .sort_by(|a, b| a.office.cmp(&b.office).then(a.from.cmp(&b.from)).then(a.person.cmp(&b.person)));
        let world = &mut self.world;
        world.usage = vec![(0, 0); world.roles.len()];
        for tenure in &world.tenures {
            let Some((seat, role)) = tenure.office.rsplit_once('.') else { continue };
            let Some(&role) = world.role_by_id.get(role) else { continue };
            let Some(count) = world.usage.get_mut(role as usize) else { continue };
            if seat.len() == 3 && !world.organisation_by_id.contains_key(seat) {
                count.0 += 1
            } else {
                count.1 += 1
            }
        }
        let mut from = 0;
        for held in self.world.tenures.chunk_by(|a, b| a.office == b.office) {
            let to = from + held.len() as u32;
            let key = held.first().map_or(0, |t| KeyHash::of(t.office.as_bytes()));
            self.world.office_tenures.insert(key, (from, to));
            from = to;
        }
        for (i, tenure) in self.world.tenures.iter().enumerate() {
            self.world.held_by.entry(tenure.person).or_default().push(i as u32);
        }
    }

    fn descriptions(&mut self, files: &Files<'_>) {
        for row in files.rows("descriptions.tsv") {
            let [id, sector, number, gender, name_en, words] = row.columns();
            if !self.require(&row, &[("id", id), ("name_en", name_en), ("words_ar", words)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.descriptions.len() as u16;
            self.world.descriptions.push(Description {
                id: id.into(),
                sector: list(sector),
                number: match number {
                    "s" => Some(Number::Singular),
                    "d" => Some(Number::Dual),
                    "p" => Some(Number::Plural),
                    _ => None,
                },
                gender: gender_of(gender),
                name_en: name_en.into(),
                name_ar: variants(words).next().unwrap_or("").into(),
                line,
            });
            for word in variants(words) {
                self.description(word, index, line);
                inflect::cases(word, |form, construct| match construct {
                    true => self.add(form, What::Description(index, false), line),
                    false => self.description(form, index, line),
                });
                if number == "p" && !word.contains(' ') {
                    inflect::owned(word, |form| self.add(form, What::Description(index, true), line));
                }
            }
        }
    }

    /// A form of a description, and the same with the article.
    fn description(&mut self, form: &str, index: u16, line: Line) {
        let definite = form.split(' ').any(inflect::has_article);
        self.add(form, What::Description(index, definite), line);
        if !definite {
            self.add(&inflect::made_definite(form), What::Description(index, true), line);
        }
        // «الدول الكبرى», «السلطات المحلية»: of governments the head alone is the description, and its adjective tells whose.
        let governs = self.world.descriptions[index as usize].sector.first().is_some_and(|s| s == "GOV");
        if let Some(form) = inflect::made_definite_throughout(form).filter(|_| !governs) {
            self.add(&form, What::Description(index, true), line);
        }
    }

    fn outlets(&mut self, files: &Files<'_>) {
        for row in files.rows("outlets.tsv") {
            let [id, qid, country, lang, owner, kind, domain, name_en, names] = row.columns();
            if !self.require(&row, &[("id", id), ("name_en", name_en)]) {
                continue;
            }
            let line = self.line(&row);
            let index = self.world.outlets.len() as u16;
            self.world.outlets.push(Outlet {
                id: id.into(),
                qid: qid.into(),
                country: country.into(),
                lang: lang.into(),
                owner: owner.into(),
                kind: kind.into(),
                domain: domain.to_lowercase(),
                name_en: name_en.into(),
                name_ar: variants(names).next().unwrap_or("").into(),
                line,
            });
            for name in variants(names) {
                self.name(name, What::Outlet(index), line);
                let of_outlets = |what: &What| matches!(*what, What::Word(WordClass::Head, value) if self.world.value(value) == "JRN");
                if let Some((head, own)) = name.split_once(' ')
                    && self.world.names.lookup(head).iter().any(|entry| of_outlets(&entry.what))
                {
                    self.add(&format!("{ANNOUNCED} {own}"), What::Outlet(index), line);
                }
            }
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

    fn given_names(&mut self, files: &Files<'_>) {
        for row in files.rows("given_names.tsv") {
            let [gender, _origin, names] = row.columns();
            let line = self.line(&row);
            for name in variants(names) {
                if !self.is_of_a_state(name) {
                    self.name(name, What::Given(gender_of(gender)), line);
                }
            }
        }
    }

    /// «إسرائيل كاتس»: whether a word names a state before it names anybody, and so opens no unknown person's name.
    fn is_of_a_state(&self, name: &str) -> bool {
        let state = |what: &What| matches!(what, What::State(..) | What::Nisba { .. } | What::People(_));
        self.world.names.lookup(name).iter().any(|entry| state(&entry.what))
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
    let phrase = last.strip_prefix(prefix::BI).is_some_and(inflect::has_article);
    if inflect::has_article(last) || phrase { Shape::Definite } else { Shape::Construct }
}
