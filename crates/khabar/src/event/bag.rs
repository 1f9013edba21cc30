//! Features put together and weighed.
//!
//! A feature's name is put together of parts (`"c:"`, `"actor"`, `":how="`, `"slot"`). Its hash follows from the hashes of
//! its parts, so that a name is never spelled out to be weighed: only where all names are asked for is one made.

use crate::lexicon::Weights;
pub use crate::lexicon::weights::{Feature, Roll};

/// Features of one thing, and what they weigh together.
#[derive(Clone, Debug)]
pub struct Bag<'a> {
    weights: &'a Weights,
    /// The sum of the weights.
    pub sum: f32,
    /// The features that weigh something.
    pub features: Vec<Feature>,
    /// The names of all, where they are asked for.
    pub names: Option<Vec<String>>,
}

impl<'a> Bag<'a> {
    /// An empty one; with names only where something is to be learned from them.
    pub fn new(weights: &'a Weights, named: bool) -> Bag<'a> {
        Bag { weights, sum: 0.0, features: Vec::with_capacity(32), names: named.then(Vec::new) }
    }

    /// Empties it, to go on from a sum.
    pub fn restart(&mut self, sum: f32) {
        self.sum = sum;
        self.features.clear();
        self.names.iter_mut().for_each(Vec::clear);
    }

    /// What is in all three.
    pub fn joined(first: &Bag<'a>, second: &Bag<'a>, last: Bag<'a>) -> Bag<'a> {
        let mut out = first.clone();
        for more in [second, &last] {
            out.sum += more.sum;
            out.features.extend(&more.features);
            if let (Some(names), Some(more)) = (&mut out.names, &more.names) {
                names.extend(more.iter().cloned());
            }
        }
        out
    }

    /// Whether the names are asked for.
    #[inline]
    pub fn is_named(&self) -> bool {
        self.names.is_some()
    }

    /// Adds a feature by the hash of its name; [`add`] makes both.
    #[inline]
    pub fn weigh(&mut self, name: Roll) {
        // What weighs nothing is not kept: most features do.
        if let Some(weight) = self.weights.weighs(name.feature()) {
            self.sum += weight;
            self.features.push(name.feature());
        }
    }

    /// Keeps the name of a feature.
    #[cold]
    pub fn name(&mut self, parts: &[&str]) {
        if let Some(names) = &mut self.names {
            names.push(parts.concat());
        }
    }
}

/// A part of feature names with its hash, for what stands in many of them.
#[derive(Clone, Copy, Debug)]
pub struct Part<'p> {
    text: &'p str,
    roll: Roll,
}

impl<'p> Part<'p> {
    /// Hashes a part.
    pub const fn of(text: &'p str) -> Part<'p> {
        Part { text, roll: Roll::of(text) }
    }
}

/// Something a feature's name is made of.
pub trait Piece {
    /// As it stands in the name.
    fn text(&self) -> &str;

    /// The hash of that.
    #[inline]
    fn roll(&self) -> Roll {
        Roll::of(self.text())
    }
}

impl Piece for Part<'_> {
    #[inline]
    fn text(&self) -> &str {
        self.text
    }

    #[inline]
    fn roll(&self) -> Roll {
        self.roll
    }
}

impl<T: Piece + ?Sized> Piece for &T {
    #[inline]
    fn text(&self) -> &str {
        (**self).text()
    }

    #[inline]
    fn roll(&self) -> Roll {
        (**self).roll()
    }
}

impl Piece for str {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

impl Piece for String {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

const FALSE: Part<'static> = Part::of("false");
const TRUE: Part<'static> = Part::of("true");

impl Piece for bool {
    #[inline]
    fn text(&self) -> &str {
        if *self { TRUE.text } else { FALSE.text }
    }

    #[inline]
    fn roll(&self) -> Roll {
        if *self { TRUE.roll } else { FALSE.roll }
    }
}

static DIGITS: [Part<'static>; 10] = [
    Part::of("0"),
    Part::of("1"),
    Part::of("2"),
    Part::of("3"),
    Part::of("4"),
    Part::of("5"),
    Part::of("6"),
    Part::of("7"),
    Part::of("8"),
    Part::of("9"),
];

/// Counts in features are small; nine stands for all that are larger.
impl Piece for usize {
    #[inline]
    fn text(&self) -> &str {
        DIGITS[(*self).min(9)].text
    }

    #[inline]
    fn roll(&self) -> Roll {
        DIGITS[(*self).min(9)].roll
    }
}

impl Piece for u32 {
    #[inline]
    fn text(&self) -> &str {
        DIGITS[(*self).min(9) as usize].text
    }

    #[inline]
    fn roll(&self) -> Roll {
        DIGITS[(*self).min(9) as usize].roll
    }
}

/// A part that is known when the program is made.
macro_rules! part {
    ($text:expr) => {
        const { $crate::event::bag::Part::of($text) }
    };
}
pub(super) use part;

/// Adds the feature that its parts name to a bag: `add!(bag, "c:", role, ":how=", how)`. Literals are hashed when the
/// program is made, whatever is a [`Part`] when that was made, and other values (`&str`, `String`, `bool`, counts) here.
/// A value is read twice where names are asked for, so it must be no more than a look at something.
macro_rules! add {
    (@ $bag:expr, [$($roll:tt)*] [$($text:tt)*] $piece:literal $(, $($rest:tt)*)?) => {
        add!(@ $bag,
            [$($roll)* .then(const { $crate::event::bag::Roll::of($piece) })]
            [$($text)* $piece,]
            $($($rest)*)?)
    };
    (@ $bag:expr, [$($roll:tt)*] [$($text:tt)*] $piece:expr $(, $($rest:tt)*)?) => {
        add!(@ $bag,
            [$($roll)* .then($crate::event::bag::Piece::roll(&$piece))]
            [$($text)* $crate::event::bag::Piece::text(&$piece),]
            $($($rest)*)?)
    };
    (@ $bag:expr, [$($roll:tt)*] [$($text:tt)*]) => {{
        let name = $crate::event::bag::Roll::NOTHING $($roll)*;
        $bag.weigh(name);
        if $bag.is_named() {
            $bag.name(&[$($text)*]);
        }
    }};
    ($bag:expr, $($piece:tt)+) => {
        add!(@ $bag, [] [] $($piece)+)
    };
}
pub(super) use add;
