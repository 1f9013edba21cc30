//! Grammatical number and gender, which names have as words have.

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
