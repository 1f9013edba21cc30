//! Grammatical number and gender, which names have as words have.

use serde::{Deserialize, Serialize};

/// Grammatical number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More than two.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}
