//! The closed classes: prepositions, conjunctions, negation, modality, of one word or several.

use super::features::{Gender, Number};
use super::table::{Part, Stem, Table};
use crate::lexicon::{Fault, tsv};
use crate::text::affix::{Ending, Endings, letter};
use crate::text::fold;
use crate::text::letters::Letters;
use rustc_hash::FxHashMap;

/// A particle as listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Particle<'a> {
    /// Its class (`prep`, `sub_time`).
    pub class: &'a str,
    /// In English.
    pub gloss: &'a str,
    /// As the table spells it.
    pub word: &'a str,
    /// Line in `particles.tsv`.
    pub line: u32,
}

impl Particle<'_> {
    /// Whether it is of a class, or of one below it (`sub` has `sub_time`).
    pub fn is(&self, class: &str) -> bool {
        self.class.strip_prefix(class).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }
}

#[derive(Clone, Debug)]
struct Listed {
    row: u32,
    word: Box<str>,
}

#[derive(Clone, Debug)]
struct Row {
    class: Box<str>,
    gloss: Box<str>,
    line: u32,
}

/// All particles.
#[derive(Clone, Debug, Default)]
pub(super) struct Particles {
    rows: Vec<Row>,
    listed: Vec<Listed>,
    keys: FxHashMap<Box<str>, Vec<u32>>,
}

/// Classes whose words are forms of verbs, nouns or fixed phrases: listed for upper floors, not read as particles.
const OPEN: &[&str] = &["aux", "modal", "comparative", "neg_status", "pron_suffix", "quant_half"];

impl Particles {
    /// Adds a line, and its single words to the stems.
    pub fn add(&mut self, row: &tsv::Row<'_>, table: &mut Table, faults: &mut Vec<Fault>) {
        let [class, gloss] = row.columns();
        if class.is_empty() || row.get(2).is_empty() {
            faults.push(row.fault("a particle needs a class and words"));
            return;
        }
        let at = self.rows.len() as u32;
        self.rows.push(Row { class: class.into(), gloss: gloss.into(), line: row.line });
        let closed = !OPEN.iter().any(|open| class.starts_with(open));
        for word in row.variants(2) {
            let id = self.listed.len() as u32;
            self.listed.push(Listed { row: at, word: word.into() });
            self.keys.entry(fold::light(word).into()).or_default().push(id);
            if let Some(letters) = Letters::new(word).filter(|_| closed) {
                stems(letters, &mut |stem| table.add(id, stem));
            }
        }
    }

    /// A particle by its index.
    pub fn get(&self, id: u32) -> Option<Particle<'_>> {
        let listed = self.listed.get(id as usize)?;
        let row = self.rows.get(listed.row as usize)?;
        Some(Particle { class: &row.class, gloss: &row.gloss, word: &listed.word, line: row.line })
    }

    /// A particle's word.
    pub fn word(&self, id: u32) -> &str {
        self.listed.get(id as usize).map_or("", |l| &l.word)
    }

    /// Every listing of these words.
    pub fn listed(&self, words: &str) -> impl Iterator<Item = Particle<'_>> {
        let ids = self.keys.get(fold::light(words).as_str()).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.get(*id))
    }
}

/// The stems of a particle of one word: على is علي before a pronoun, من and عن swallow the ن of ني.
fn stems(word: Letters, add: &mut impl FnMut(Stem)) {
    let (plain, object) = (Endings::of(&[Ending::Plain]), Endings::of(&[Ending::PlainObject]));
    let mut out = |letters: Letters, endings: Endings| {
        let (gender, number) = (Gender::Masculine, Number::Singular);
        add(Stem { letters, part: Part::Particle, endings, gender, number, variant: 0 });
    };
    if word.len() == 1 {
        // ل and ب take pronouns, و and ك do not.
        let takes = matches!(word.at(0), letter::LAM | letter::BEH);
        out(word, if takes { plain.and(object) } else { plain });
    } else if word.back(0) == letter::MAKSURA {
        out(word, plain);
        out(word.cut(1).plus(letter::YEH), object);
        out(word.cut(1).plus(letter::ALIF), object);
    } else {
        out(word, plain);
    }
}
