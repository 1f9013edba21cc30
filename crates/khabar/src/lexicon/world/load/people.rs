//! Persons, the offices they held, and given names: «أنغيلا ميركل» was «المستشارة» from 2005 to 2021.

use super::super::names::KeyHash;
use super::super::tables::{first_day, last_day};
use super::{Loader, gender_of, list};
use crate::lexicon::Files;
use crate::lexicon::tsv::variants;
use crate::lexicon::world::{Person, Tenure, What};
use crate::text::{fold, inflect, translit};

impl Loader<'_> {
    pub(super) fn people(&mut self, files: &Files<'_>) {
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

    pub(super) fn tenures(&mut self, files: &Files<'_>) {
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

    pub(super) fn given_names(&mut self, files: &Files<'_>) {
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
