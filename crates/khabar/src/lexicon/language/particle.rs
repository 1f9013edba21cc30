//! The closed classes: prepositions, conjunctions, negation, modality, of one word or several.

use super::features::{Gender, Number};
use super::table::{Part, Stem, Table};
use crate::lexicon::{Fault, tsv};
use crate::text::affix::{Ending, Endings, letter};
use crate::text::fold;
use crate::text::letters::Letters;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

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

/// What a particle asks of the word after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Asks {
    /// Nothing.
    #[default]
    Nothing,
    /// A noun, as a preposition, a quantity, a demonstrative does.
    Noun,
    /// A verb, as لن، قد، سوف do.
    Verb,
    /// A shortened present verb, as لم does.
    Jussive,
    /// A verb rather than a noun, as عندما, بعدما do.
    Happening,
    /// A present verb, or else a noun, as أن does.
    Clause,
}

/// What the splitting of words asks of a particle, told once by its class.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Traits {
    /// Of the adverbs, numbers and days, which are nouns in form.
    pub open: bool,
    /// Of the rarer class of a word that has several (إن، لم).
    pub rarer: bool,
    /// A number word, which takes the article as a noun does.
    pub number: bool,
    /// ب, ل or ك may stand before it (بأن، لمن).
    pub takes_preposition: bool,
    /// In any of its classes it needs a verb behind it (قد).
    pub wants_verb: bool,
    /// How many letters it has.
    pub letters: u8,
    /// What it asks of the word after it.
    pub asks: Asks,
}

/// What the lexicon says the words for «which», «any» mean.
const WHICH: &str = "which";

impl Traits {
    fn of(particle: &Particle<'_>) -> Traits {
        let is_any = |classes: &[&str]| classes.iter().any(|c| particle.is(c));
        let open = ["adv", "num", "month", "month_hijri", "weekday", "quant_mass", "approx", "connector"];
        let barred =
            ["pron", "conj", "future", "aspect", "neg_past", "neg_future", "prep_clitic", "vocative"];
        let letters = particle.word.chars().count().min(255) as u8;
        // «لمع» shone and «لعن» cursed: ل stands before no short preposition.
        let short_preposition = particle.is("prep") && letters <= 2;
        Traits {
            open: is_any(&open),
            rarer: is_any(&["emphasis", "question", "sub_cond", "interjection", "vocative", "answer"]),
            number: is_any(&["num", "quant_mass"]),
            takes_preposition: !is_any(&barred) && !short_preposition,
            wants_verb: is_any(&["neg_past", "neg_future", "aspect", "future"]),
            letters,
            asks: match particle.class {
                "prep" | "prep_adjunct" | "dem" | "quant_all" | "quant_most" | "quant_some" | "vocative" => {
                    Asks::Noun
                }
                // «رفض أي تدخل»: «which» is of a noun.
                "question" if particle.gloss == WHICH => Asks::Noun,
                "neg_past" => Asks::Jussive,
                "neg_future" | "aspect" | "future" => Asks::Verb,
                "sub" => Asks::Clause,
                "sub_time" | "sub_time_after" => Asks::Happening,
                _ => Asks::Nothing,
            },
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Listed {
    row: u32,
    word: Box<str>,
    traits: Traits,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Row {
    class: Box<str>,
    gloss: Box<str>,
    line: u32,
}

/// All particles.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Particles {
    rows: Vec<Row>,
    listed: Vec<Listed>,
    keys: FxHashMap<Box<str>, Vec<u32>>,
}

/// Classes whose words are forms of verbs, nouns or fixed phrases: listed for upper floors, not read as particles.
const OPEN: &[&str] = &["aux", "modal", "comparative", "neg_status", "pron_suffix", "quant_half"];

impl Particles {
    /// Adds a line, and its single words to the stems of a table.
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
            let particle = Particle { class, gloss, word, line: row.line };
            self.listed.push(Listed { row: at, word: word.into(), traits: Traits::of(&particle) });
            self.keys.entry(fold::light(word).into()).or_default().push(id);
            if let Some(letters) = Letters::new(word).filter(|_| closed) {
                stems(letters, &mut |stem| table.add(id, stem));
            }
        }
    }

    /// Joins what the classes of one word say, once all are read.
    pub fn finish(&mut self) {
        for ids in self.keys.values() {
            let wants =
                ids.iter().any(|id| self.listed.get(*id as usize).is_some_and(|l| l.traits.wants_verb));
            for id in ids {
                if let Some(listed) = self.listed.get_mut(*id as usize) {
                    listed.traits.wants_verb = wants;
                }
            }
        }
    }

    /// What the splitting of words asks of a particle.
    pub fn traits(&self, id: u32) -> Traits {
        self.listed.get(id as usize).map_or(Traits::default(), |l| l.traits)
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
        let ids = self.keys.get(&*fold::lightened(words)).map_or(&[][..], Vec::as_slice);
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
