//! What the form of a word tells: person, gender, number, tense, voice, and which line of the tables it is.

pub use crate::text::grammar::{Gender, Number};

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
    /// Passive only (يقال، قيل).
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

/// One way to read a word. Ids are indices into [`super::Language`].
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
        /// Which of the variants in the verb's column, counted from 0 (لقاء and لقي are two verbal nouns of لقي).
        variant: u8,
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

impl Reading {
    /// Whether this is a finite verb.
    pub fn is_verb(&self) -> bool {
        matches!(self, Reading::Verb { .. })
    }

    /// Whether this is a noun, an adjective, or a form of a verb that behaves as one.
    pub fn is_nominal(&self) -> bool {
        matches!(self, Reading::Noun { .. } | Reading::Adjective { .. } | Reading::Derived { .. })
    }

    /// Whether this is the verbal noun of a verb.
    pub fn is_masdar(&self) -> bool {
        matches!(self, Reading::Derived { kind: Derived::Masdar, .. })
    }

    /// The verb, of a finite or a derived form.
    pub fn verb(&self) -> Option<u32> {
        match *self {
            Reading::Verb { verb, .. } | Reading::Derived { verb, .. } => Some(verb),
            _ => None,
        }
    }

    /// Its gender, where the form tells.
    pub fn gender(&self) -> Option<Gender> {
        match *self {
            Reading::Verb { gender, .. } => gender,
            Reading::Derived { gender, .. }
            | Reading::Noun { gender, .. }
            | Reading::Adjective { gender, .. } => Some(gender),
            Reading::Particle { .. } => None,
        }
    }

    /// Its number, where the form tells.
    pub fn number(&self) -> Option<Number> {
        match *self {
            Reading::Verb { number, .. }
            | Reading::Derived { number, .. }
            | Reading::Noun { number, .. }
            | Reading::Adjective { number, .. } => Some(number),
            Reading::Particle { .. } => None,
        }
    }
}
