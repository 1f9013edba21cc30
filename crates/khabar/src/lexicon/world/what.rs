//! What a name leads to.

use super::names::Packed;
use crate::lexicon::image::{join, number};
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
    /// A word before the name of a club («فريق», «مدرب»), which that name does not hold.
    Team,
    /// A word that news of sport is told with («مباراة»): two in a sentence tell that its clubs go by short names.
    Sport,
    /// A noun or preposition that says something is near the place behind it («ضواحي»).
    Near,
    /// A body that is called by what it stands for («الحزب» before «الشعبي»).
    Creed,
    /// A site, of the web or of the world («موقع»).
    Site,
    /// An adjective that belongs to no body's name («الحاكم», «التابعة»).
    Quality,
    /// «بلاد» with a pronoun; value: an index into the pronouns.
    Homeland,
    /// «جارة» with a pronoun: the other state; value: an index into the pronouns.
    Neighbour,
    /// «السيد» before a name; value: sectors or empty.
    Honorific,
    /// «يدعى» before a name.
    Called,
    /// «لشؤون» between a title and a name.
    Affairs,
    /// «حزب» before a name; value: sectors.
    Head,
    /// «حركتا» before two names: the duals of heads, made by code, and the plurals the file lists; value: sectors.
    Heads,
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
    /// Words that hold a name and name nobody by it («كوبا أمريكا», «جوز الهند»).
    Thing,
    /// A word whose genitive is an office and not its holder («منصب»).
    Post,
    /// An adjective that tells whose its noun is by what «ل» follows it with («تابعة لـ»).
    Attached,
    /// A border, before «مع» and who is on its other side.
    Border,
    /// «سموه», «فخامتها»: a dignity for its bearer; value: m or f.
    Courtesy,
    /// «الأخير», «الأخيرة»: whoever was named last, where it describes nothing; value: the pronoun.
    Latter,
}

impl WordClass {
    /// Every class with the name the file uses.
    const ALL: [(&str, WordClass); 34] = [
        ("under", WordClass::Under),
        ("former", WordClass::Former),
        ("incumbent", WordClass::Incumbent),
        ("counterpart", WordClass::Counterpart),
        ("pair", WordClass::Pair),
        ("trio", WordClass::Trio),
        ("side", WordClass::Side),
        ("homeland", WordClass::Homeland),
        ("neighbour", WordClass::Neighbour),
        ("honorific", WordClass::Honorific),
        ("called", WordClass::Called),
        ("affairs", WordClass::Affairs),
        ("head", WordClass::Head),
        ("link", WordClass::Link),
        ("stop", WordClass::Stop),
        ("preposition", WordClass::Preposition),
        ("victim", WordClass::Victim),
        ("pronoun", WordClass::Pronoun),
        ("place-head", WordClass::PlaceHead),
        ("bloc", WordClass::Bloc),
        ("plural", WordClass::Plural),
        ("thing", WordClass::Thing),
        ("post", WordClass::Post),
        ("team", WordClass::Team),
        ("sport", WordClass::Sport),
        ("near", WordClass::Near),
        ("creed", WordClass::Creed),
        ("site", WordClass::Site),
        ("quality", WordClass::Quality),
        ("attached", WordClass::Attached),
        ("heads", WordClass::Heads),
        ("border", WordClass::Border),
        ("courtesy", WordClass::Courtesy),
        ("latter", WordClass::Latter),
    ];

    /// Reads the name the file uses.
    pub(super) fn parse(name: &str) -> Option<WordClass> {
        WordClass::ALL.iter().find(|(own, _)| *own == name).map(|(_, class)| *class)
    }
}

const GENDERS: [Option<Gender>; 3] = [None, Some(Gender::Masculine), Some(Gender::Feminine)];
const NUMBERS: [Number; 3] = [Number::Singular, Number::Dual, Number::Plural];
const STATE_NAMES: [StateName; 3] = [StateName::Full, StateName::Short, StateName::Capital];

/// The place of a value in the list of all of them.
fn at<T: PartialEq>(all: &[T], value: T) -> u64 {
    all.iter().position(|v| *v == value).unwrap_or(0) as u64
}

/// The value at a place; of a place there is not, the first.
fn from<T: Copy>(all: &[T], at: u64) -> T {
    all.get(at as usize).copied().unwrap_or(all[0])
}

impl Shape {
    fn pack(self) -> u64 {
        match self {
            Shape::Definite => 0,
            Shape::Construct => 1,
            Shape::Owned(pronoun) => 2 + u64::from(pronoun),
        }
    }

    fn unpack(packed: u64) -> Shape {
        match packed {
            0 => Shape::Definite,
            1 => Shape::Construct,
            owned => Shape::Owned((owned - 2) as u8),
        }
    }
}

/// One byte for the kind, four for the index, three for what else there is.
impl Packed for What {
    fn pack(self) -> u64 {
        let (kind, index, more): (u64, u32, [u64; 3]) = match self {
            What::State(i, name) => (0, i.into(), [at(&STATE_NAMES, name), 0, 0]),
            What::People(i) => (1, i.into(), [0; 3]),
            What::Nisba { country, gender, number, definite } => {
                (2, country.into(), [at(&GENDERS, Some(gender)), at(&NUMBERS, number), definite.into()])
            }
            What::Organisation(i, partial) => (3, i.into(), [partial.into(), 0, 0]),
            What::Body(i, shape) => (4, i.into(), [shape.pack(), 0, 0]),
            What::Role { role, shape, gender, number } => {
                (5, role.into(), [shape.pack(), at(&GENDERS, Some(gender)), at(&NUMBERS, number)])
            }
            What::Person(i, partial) => (6, i, [partial.into(), 0, 0]),
            What::Description(i, definite) => (7, i.into(), [definite.into(), 0, 0]),
            What::Outlet(i) => (8, i.into(), [0; 3]),
            What::Place(i) => (9, i, [0; 3]),
            What::Given(gender) => (10, 0, [at(&GENDERS, gender), 0, 0]),
            What::Word(class, i) => {
                let class = WordClass::ALL.iter().position(|(_, c)| *c == class).unwrap_or(0);
                (11, i.into(), [class as u64, 0, 0])
            }
        };
        u64::from_le_bytes(join(&[(kind, 1), (index.into(), 4), (more[0], 1), (more[1], 1), (more[2], 1)]))
    }

    fn unpack(packed: u64) -> What {
        let bytes = packed.to_le_bytes();
        let index = number(&bytes, 1, 4) as u32;
        let [a, b, c] = [bytes[5], bytes[6], bytes[7]].map(u64::from);
        let gender = |at| from(&GENDERS, at).unwrap_or(Gender::Masculine);
        let short = index as u16;
        match bytes[0] {
            0 => What::State(short, from(&STATE_NAMES, a)),
            1 => What::People(short),
            2 => {
                What::Nisba { country: short, gender: gender(a), number: from(&NUMBERS, b), definite: c == 1 }
            }
            3 => What::Organisation(short, a == 1),
            4 => What::Body(short, Shape::unpack(a)),
            5 => What::Role {
                role: short,
                shape: Shape::unpack(a),
                gender: gender(b),
                number: from(&NUMBERS, c),
            },
            6 => What::Person(index, a == 1),
            7 => What::Description(short, a == 1),
            8 => What::Outlet(short),
            9 => What::Place(index),
            10 => What::Given(from(&GENDERS, a)),
            _ => What::Word(WordClass::ALL.get(a as usize).map_or(WordClass::Stop, |(_, c)| *c), short),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for what in [
            What::State(300, StateName::Capital),
            What::Nisba { country: 7, gender: Gender::Feminine, number: Number::Plural, definite: true },
            What::Body(2, Shape::Owned(4)),
            What::Role { role: 9, shape: Shape::Construct, gender: Gender::Masculine, number: Number::Dual },
            What::Person(70_000, true),
            What::Place(80_000),
            What::Given(None),
            What::Given(Some(Gender::Feminine)),
            What::Word(WordClass::Plural, 5),
            What::Word(WordClass::Under, 65_535),
        ] {
            assert_eq!(What::unpack(what.pack()), what);
        }
    }
}
