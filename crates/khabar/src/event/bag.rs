//! Features put together and weighed.
//!
//! A feature's name is put together of parts (`"c:"`, `"actor"`, `":how="`, `"slot"`). Its hash follows from the hashes of
//! its parts, so that a name is never spelled out to be weighed: only where all names are asked for is one made.

use crate::lexicon::Weights;
pub use crate::lexicon::weights::{Feature, Roll};

/// A feature, and what it weighs.
pub type Weighed = (Feature, f32);

/// Features of one thing, and what they weigh together.
#[derive(Clone, Debug)]
pub struct Bag<'a> {
    weights: &'a Weights,
    /// The sum of the weights.
    pub sum: f32,
    /// The features that weigh something.
    pub features: Vec<Weighed>,
    /// The names of all, where they are asked for.
    pub names: Option<Vec<String>>,
}

impl<'a> Bag<'a> {
    /// An empty one; with names only where something is to be learned from them.
    pub fn new(weights: &'a Weights, named: bool) -> Bag<'a> {
        Bag { weights, sum: 0.0, features: Vec::with_capacity(32), names: named.then(Vec::new) }
    }

    /// Whether the names are asked for.
    #[inline]
    pub fn is_named(&self) -> bool {
        self.names.is_some()
    }

    /// Adds a feature by the hash of its name; [`add`] makes hash and name.
    #[inline]
    pub fn weigh(&mut self, name: Roll) {
        self.put(name.feature());
    }

    /// Adds a feature, unless it weighs nothing, as most features do.
    pub fn put(&mut self, feature: Feature) {
        self.put_weighed(feature, self.weights.sum(feature));
    }

    /// Adds a feature of which is known what it weighs.
    #[inline]
    pub fn put_weighed(&mut self, feature: Feature, weight: f32) {
        if weight != 0.0 {
            self.sum += weight;
            self.features.push((feature, weight));
        }
    }

    /// Keeps the name of a feature.
    #[cold]
    pub fn name(&mut self, parts: &[&dyn Piece]) {
        if let Some(names) = &mut self.names {
            let mut name = String::new();
            parts.iter().for_each(|part| part.spell(&mut name));
            names.push(name);
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

    /// The part itself.
    pub const fn text(&self) -> &'p str {
        self.text
    }

    /// Its hash.
    pub const fn hash(&self) -> Roll {
        self.roll
    }
}

/// Something a feature's name is made of.
pub trait Piece {
    /// Writes it as it stands in the name.
    fn spell(&self, out: &mut String);

    /// The hash of that.
    fn roll(&self) -> Roll;
}

impl Piece for Part<'_> {
    #[inline]
    fn spell(&self, out: &mut String) {
        out.push_str(self.text);
    }

    #[inline]
    fn roll(&self) -> Roll {
        self.roll
    }
}

impl<T: Piece + ?Sized> Piece for &T {
    #[inline]
    fn spell(&self, out: &mut String) {
        (**self).spell(out);
    }

    #[inline]
    fn roll(&self) -> Roll {
        (**self).roll()
    }
}

impl Piece for str {
    #[inline]
    fn spell(&self, out: &mut String) {
        out.push_str(self);
    }

    #[inline]
    fn roll(&self) -> Roll {
        Roll::of(self)
    }
}

/// What stands for others in names: one of a few parts.
macro_rules! stands_for_part {
    ($($of:ty: |$value:ident| $part:expr),+) => {$(
        impl Piece for $of {
            #[inline]
            fn spell(&self, out: &mut String) {
                let $value = self;
                $part.spell(out);
            }

            #[inline]
            fn roll(&self) -> Roll {
                let $value = self;
                $part.roll
            }
        }
    )+};
}

const FALSE: Part<'static> = Part::of("false");
const TRUE: Part<'static> = Part::of("true");

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

// Counts in features are small; nine stands for all that are larger.
stands_for_part! {
    bool: |is| if *is { TRUE } else { FALSE },
    usize: |count| DIGITS[(*count).min(9)],
    u32: |count| DIGITS[(*count).min(9) as usize]
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
            [$($text)* &$piece as &dyn $crate::event::bag::Piece,]
            $($($rest)*)?)
    };
    (@ $bag:expr, [$($roll:tt)*] [$($text:tt)*] $piece:expr $(, $($rest:tt)*)?) => {
        add!(@ $bag,
            [$($roll)* .then($crate::event::bag::Piece::roll(&$piece))]
            [$($text)* &$piece as &dyn $crate::event::bag::Piece,]
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
