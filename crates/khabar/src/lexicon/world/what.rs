//! What a name leads to.

use crate::text::grammar::{Gender, Number};

/// How a title or the name of a body stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// With the article («وزير الخارجية»).
    Definite,
    /// Before a genitive («وزير خارجية»), or indefinite.
    Construct,
    /// With a pronoun, an index into [`crate::text::inflect::PRONOUNS`].
    Owned(u8),
}

/// Which name of a state it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StateName {
    /// A name of its own.
    Full,
    /// A name that means it only in context («المملكة»).
    Short,
    /// Its capital.
    Capital,
}

/// What a name leads to. Numbers are indices into the tables of [`super::World`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum What {
    /// A state.
    State(u16, StateName),
    /// Its people («روس»).
    People(u16),
    /// An adjective of origin; the number is of a country, see [`super::World::code`].
    Nisba {
        /// Index of the country.
        country: u16,
        /// Gender.
        gender: Gender,
        /// Number.
        number: Number,
        /// Whether with the article.
        definite: bool,
    },
    /// A body with a name of its own; `true` for a name that means it only in context.
    Organisation(u16, bool),
    /// A kind of state body.
    Body(u16, Shape),
    /// A kind of office.
    Role {
        /// Index.
        role: u16,
        /// How it stands.
        shape: Shape,
        /// Gender of the title.
        gender: Gender,
        /// Number of the title.
        number: Number,
    },
    /// A person; `true` for a name that is not the full one.
    Person(u32, bool),
    /// A description; `true` with the article.
    Description(u16, bool),
    /// An outlet.
    Outlet(u16),
    /// A place.
    Place(u32),
    /// A given name.
    Given(Option<Gender>),
    /// A word of `mention_words.tsv`.
    Word(WordClass, u16),
}

/// Classes of words that build namings (`mention_words.tsv`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum WordClass {
    /// An office under another («نائب», «المتحدث باسم»); value: the prefix of the role's id.
    Under,
    /// «السابق».
    Former,
    /// «الحالي», «المكلف».
    Incumbent,
    /// «نظير» with its pronoun.
    Counterpart,
    /// A group of two; value: person, state, side.
    Pair,
    /// A group of three.
    Trio,
    /// «الجانب» before a nisba.
    Side,
    /// «بلاد» with a pronoun; value: an index into the pronouns.
    Homeland,
    /// «السيد» before a name; value: sectors or empty.
    Honorific,
    /// «حزب» before a name; value: sectors.
    Head,
    /// A word inside a name («بن», «آل», «أبو»).
    Link,
    /// A word that no name holds.
    Stop,
    /// A preposition.
    Preposition,
    /// A noun whose genitive suffers it («مقتل»).
    Victim,
    /// A pronoun standing alone; value: an index into the pronouns.
    Pronoun,
    /// A word before a place («مدينة»).
    PlaceHead,
    /// An adjective of a group of states; read as [`What::Nisba`].
    Bloc,
    /// The plural of a title's first word; read into titles.
    Plural,
}

impl WordClass {
    /// Reads the name the file uses.
    pub(super) fn parse(name: &str) -> Option<WordClass> {
        Some(match name {
            "under" => WordClass::Under,
            "former" => WordClass::Former,
            "incumbent" => WordClass::Incumbent,
            "counterpart" => WordClass::Counterpart,
            "pair" => WordClass::Pair,
            "trio" => WordClass::Trio,
            "side" => WordClass::Side,
            "homeland" => WordClass::Homeland,
            "honorific" => WordClass::Honorific,
            "head" => WordClass::Head,
            "link" => WordClass::Link,
            "stop" => WordClass::Stop,
            "preposition" => WordClass::Preposition,
            "victim" => WordClass::Victim,
            "pronoun" => WordClass::Pronoun,
            "place-head" => WordClass::PlaceHead,
            "bloc" => WordClass::Bloc,
            "plural" => WordClass::Plural,
            _ => return None,
        })
    }
}
