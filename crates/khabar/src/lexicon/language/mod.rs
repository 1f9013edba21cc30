//! Verbs, nouns and particles, and the forms they take.
//!
//! The tables hold principal parts (قال، يقول، قول، قائل، مقول); [`Language`] makes the stems of every form from
//! them when it loads, and looks up what a form may be. A line is read again when somebody asks for it.

mod agree;
mod entry;
mod features;
mod lines;
mod noun;
mod number;
mod packed;
mod paradigm;
mod particle;
mod table;
mod verb;

use super::image::{Reader, Writer};
use super::{Fault, Files, tsv};
use crate::text::affix::Ending;
use crate::text::fold;
use crate::text::letters::Letters;
pub use entry::{Noun, Verb};
pub use features::{Derived, Gender, Number, Person, Reading, Tense, Voice};
use number::Numbers;
pub use number::{NumberKind, Unit};
use particle::Particles;
pub use particle::{Asks, Particle, Traits};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::OnceLock;
pub use table::Analysis;
use table::{Part, Table};

/// A line kept for later: where its text stands in the buffer, and its number in its file.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Line {
    start: u32,
    end: u32,
    line: u32,
}

/// Verbs, nouns and particles, and the forms they take.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Language {
    #[serde(borrow)]
    buffer: Cow<'static, str>,
    verbs: Vec<Line>,
    common: Vec<bool>,
    nouns: Vec<Line>,
    particles: Particles,
    numbers: Numbers,
    #[serde(skip)]
    table: Table,
    #[serde(skip)]
    keys: Keys,
}

/// Loose keys of citation forms, each made when it is first asked for: of one word, and of several.
#[derive(Debug, Default)]
struct Keys {
    pasts: Vec<OnceLock<Box<str>>>,
    singulars: Vec<OnceLock<Box<str>>>,
    masdars: Vec<OnceLock<Box<[Box<str>]>>>,
}

impl Language {
    /// Reads the tables.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Language {
        let mut language = Language { table: Table::with_room(40_000), ..Language::default() };
        let common: FxHashSet<[&str; 2]> = files.rows("common_verbs.tsv").map(|row| row.columns()).collect();
        for row in files.rows("verbs.tsv") {
            let line = language.keep(&row);
            if language.add_verb(line, &row, faults) {
                language.common.push(common.contains(&[row.get(0), row.get(3)]));
            }
        }
        for row in files.rows("nouns.tsv") {
            let line = language.keep(&row);
            language.add_noun(line, &row, faults);
        }
        for row in files.rows("particles.tsv") {
            language.particles.add(&row, &mut language.table, faults);
        }
        language.particles.finish();
        language.numbers = Numbers::load(files, faults);
        language.make_room();
        language
    }

    /// The stems as an image.
    pub fn image(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.table.write(&mut out);
        out.into_bytes()
    }

    /// These tables with the stems that are in an image.
    pub(super) fn with_image(self, image: &'static [u8]) -> Option<Language> {
        let mut language = Language { table: Table::read(&mut Reader::new(image))?, ..self };
        language.make_room();
        Some(language)
    }

    /// Makes room for the keys of all citation forms.
    fn make_room(&mut self) {
        self.keys.pasts.resize_with(self.verbs.len(), OnceLock::new);
        self.keys.masdars.resize_with(self.verbs.len(), OnceLock::new);
        self.keys.singulars.resize_with(self.nouns.len(), OnceLock::new);
    }

    fn keep(&mut self, row: &tsv::Row<'_>) -> Line {
        let start = self.buffer.len() as u32;
        self.buffer.to_mut().push_str(row.text());
        Line { start, end: self.buffer.len() as u32, line: row.line }
    }

    /// Everything a form without clitics may be, as written; empty for one the tables lack.
    /// With `before_pronoun` the form is what stands before a pronoun (زيارت of زيارته).
    pub fn analyses(&self, form: Letters, before_pronoun: bool, out: &mut Vec<Analysis>) {
        self.table.analyses(form, before_pronoun, out);
    }

    /// A verb by its index.
    pub fn verb(&self, id: u32) -> Option<Verb<'_>> {
        let (row, line) = self.row(&self.verbs, id)?;
        let [form, gloss, class, past, present, masdar, active, passive, root] = row.columns();
        Some(Verb { form, gloss, class, past, present, masdar, active, passive, root, line })
    }

    /// A noun or adjective by its index.
    pub fn noun(&self, id: u32) -> Option<Noun<'_>> {
        let (row, line) = self.row(&self.nouns, id)?;
        let [pos, gender, human, gloss, singular, plural] = row.columns();
        let gender = if gender == "f" { Gender::Feminine } else { Gender::Masculine };
        let singular = tsv::variants(singular).next().unwrap_or("");
        Some(Noun { adjective: pos == "adj", gender, human: human == "y", gloss, singular, plural, line })
    }

    /// Whether a noun is of people; asked so often that its line is read no further.
    pub fn is_human(&self, noun: u32) -> bool {
        let Some((row, _)) = self.row(&self.nouns, noun) else { return false };
        let [_, _, human] = row.columns();
        human == "y"
    }

    /// The loose key of a verb's past form.
    pub fn past_key(&self, verb: u32) -> Option<&str> {
        let make = || fold::loose(self.verb(verb).map_or("", |v| v.past)).into();
        Some(self.keys.pasts.get(verb as usize)?.get_or_init(make))
    }

    /// The loose keys of a verb's verbal nouns.
    pub fn masdar_keys(&self, verb: u32) -> &[Box<str>] {
        let make =
            || self.verb(verb).into_iter().flat_map(Verb::masdars).map(|m| fold::loose(m).into()).collect();
        self.keys.masdars.get(verb as usize).map_or(&[], |keys| keys.get_or_init(make))
    }

    /// The loose key of a noun's singular.
    pub fn singular_key(&self, noun: u32) -> Option<&str> {
        let make = || fold::loose(self.noun(noun).map_or("", |n| n.singular)).into();
        Some(self.keys.singulars.get(noun as usize)?.get_or_init(make))
    }

    fn row(&self, lines: &[Line], id: u32) -> Option<(tsv::Row<'_>, u32)> {
        let at = lines.get(id as usize)?;
        Some((tsv::Row::new("", at.line, &self.buffer[at.start as usize..at.end as usize]), at.line))
    }

    /// Whether news prose means this verb where several share a spelling.
    pub fn is_common(&self, verb: u32) -> bool {
        self.common.get(verb as usize).copied().unwrap_or(false)
    }

    /// How many verbs there are; their indices run from 0.
    pub fn verb_count(&self) -> u32 {
        self.verbs.len() as u32
    }

    /// How many nouns and adjectives there are; their indices run from 0.
    pub fn noun_count(&self) -> u32 {
        self.nouns.len() as u32
    }

    /// How many stems the table made of them.
    pub fn stem_count(&self) -> usize {
        self.table.len()
    }

    /// The verbs whose citation form (past, third person masculine singular) is this; several share one spelling.
    pub fn verb_ids(&self, past: &str) -> Vec<u32> {
        let Some(word) = Letters::new(past) else { return Vec::new() };
        let active = |part| matches!(part, Part::Past(Voice::Active | Voice::Either));
        self.table.owners(word, active, Ending::He)
    }

    /// The verbs that have this verbal noun (زيارة), in the singular.
    pub fn masdar_ids(&self, masdar: &str) -> Vec<u32> {
        let Some(word) = Letters::new(masdar) else { return Vec::new() };
        self.table.owners(word, |part| part == Part::Derived(Derived::Masdar), Ending::Noun)
    }

    /// The nouns with this singular or broken plural.
    pub fn noun_ids(&self, word: &str) -> Vec<u32> {
        let Some(word) = Letters::new(word) else { return Vec::new() };
        self.table.owners(word, |part| part == Part::Noun, Ending::Noun)
    }

    /// The citation form of a reading: past of a finite verb (التقيا: التقى), singular of a noun (زيارات: زيارة),
    /// the verbal noun or participle itself of a derived form, a particle as listed.
    pub fn lemma(&self, reading: &Reading) -> &str {
        match *reading {
            Reading::Verb { verb, .. } => self.verb(verb).map_or("", |v| v.past),
            Reading::Derived { verb, kind, variant, .. } => {
                let Some(verb) = self.verb(verb) else { return "" };
                let cell = match kind {
                    Derived::Masdar => verb.masdar,
                    Derived::Active => verb.active,
                    Derived::Passive => verb.passive,
                };
                tsv::variants(cell).nth(variant.into()).unwrap_or("")
            }
            Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => {
                self.noun(noun).map_or("", |n| n.singular)
            }
            Reading::Particle { particle } => self.particles.word(particle),
        }
    }

    /// A particle by its index.
    pub fn particle(&self, id: u32) -> Option<Particle<'_>> {
        self.particles.get(id)
    }

    /// What the splitting of words asks of a particle.
    pub fn traits(&self, particle: u32) -> Traits {
        self.particles.traits(particle)
    }

    /// Every listing of these words, one or several, as a particle: «على الرغم من» is a preposition.
    pub fn particles(&self, words: &str) -> impl Iterator<Item = Particle<'_>> {
        self.particles.listed(words)
    }

    /// The parts a word without clitics may play in a number, by its light key.
    pub fn number_word(&self, light_key: &str) -> &[(NumberKind, f64)] {
        self.numbers.word(light_key)
    }

    /// Whether a light key ends as a number word does, so that it may be one behind prefixes.
    pub fn ends_as_number(&self, light_key: &str) -> bool {
        self.numbers.may_end(light_key)
    }

    /// The unit of a light key of one word or several (دولار أمريكي).
    pub fn unit(&self, light_key: &str) -> Option<Unit<'_>> {
        self.numbers.unit(light_key)
    }

    /// Words in the longest unit.
    pub fn longest_unit(&self) -> usize {
        self.numbers.longest_unit()
    }

    /// The first class these words are listed in as a particle.
    pub fn particle_class(&self, words: &str) -> Option<&str> {
        self.particles(words).next().map(|p| p.class)
    }

    /// Whether these words are listed in a class of particles, or in one below it (`sub` has `sub_time`).
    pub fn is_particle(&self, words: &str, class: &str) -> bool {
        self.particles(words).any(|p| p.is(class))
    }
}
