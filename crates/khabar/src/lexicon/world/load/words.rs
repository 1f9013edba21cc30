//! Words that build namings, and nouns that describe actors: «نظيره»، «الوزيران»، «متظاهرون».

use super::{Loader, gender_of, list};
use crate::lexicon::Files;
use crate::lexicon::tsv::{Row, variants};
use crate::lexicon::world::{Description, Line, What, WordClass};
use crate::text::grammar::Number;
use crate::text::inflect;

impl Loader<'_> {
    pub(super) fn words(&mut self, files: &Files<'_>) {
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
                WordClass::Counterpart | WordClass::Homeland | WordClass::Neighbour => {
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

    pub(super) fn descriptions(&mut self, files: &Files<'_>) {
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
                if number == "s"
                    && let Some(form) = inflect::accusative_of_one(word)
                {
                    self.add(&form, What::Description(index, false), line);
                }
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
}
