//! States and blocs, and the adjectives of both: «فرنسا»، «فرنسي»، «أوروبي».

use super::Loader;
use crate::lexicon::Files;
use crate::lexicon::tsv::variants;
use crate::lexicon::world::{Line, State, StateName, What, WordClass};
use crate::text::{ending, inflect};

impl Loader<'_> {
    pub(super) fn states(&mut self, files: &Files<'_>) {
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
                // «مسؤولين روسا»: the accusative, where it is no other name.
                let object = ending::as_object(word);
                if !word.contains(' ') && self.world.names.lookup(&object).is_empty() {
                    self.name(&object, What::People(index), line);
                }
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

    pub(super) fn blocs(&mut self, files: &Files<'_>) {
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
}
