//! Number words and the units they count, as data for [`crate::word::numbers`].

use crate::lexicon::{Endings, Fault, Files};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What part a number word plays in a compound.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum NumberKind {
    /// One to nine.
    Digit,
    /// Ten, which also makes the teens (ثلاثة عشر).
    Ten,
    /// One in eleven (أحد عشر), a number in no other place.
    Teen,
    /// Twenty to ninety.
    Tens,
    /// A hundred, which multiplies a digit before it.
    Hundred,
    /// Two hundred to nine hundred in one word.
    Hundreds,
    /// Thousand, million …, which multiply what stands before them.
    Scale,
    /// Two thousand, two million … in one word.
    Scales,
    /// An uncertain many (عشرات).
    Mass,
    /// An uncertain handful (بضعة).
    Few,
    /// Half, a third.
    Fraction,
    /// First to tenth.
    Ordinal,
    /// First in eleventh (حادي عشر).
    OrdinalTeen,
    /// The word before a range (بين).
    Between,
    /// The word inside a range (إلى).
    To,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unit<'a> {
    /// ISO 4217, or a name of our own (`percent`, `tonne`).
    pub name: &'a str,
    /// `currency`, `percent`, `length` …
    pub kind: &'a str,
}

/// Number words and units by their light keys.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Numbers {
    words: FxHashMap<Box<str>, Vec<(NumberKind, f64)>>,
    units: FxHashMap<Box<str>, (Box<str>, Box<str>)>,
    longest: usize,
    /// How the words end.
    endings: Endings,
}

impl Numbers {
    /// Reads `numbers.tsv` and `units.tsv`.
    pub fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> Numbers {
        let mut out = Numbers::default();
        for row in files.rows("numbers.tsv") {
            let [value, kind] = row.columns();
            let (Ok(value), Some(kind)) = (value.parse::<f64>(), number_kind(kind)) else {
                faults.push(row.fault("a number needs a value and a kind that docs/lexicon.md lists"));
                continue;
            };
            for word in row.variants(2) {
                let key = fold::light(word);
                out.endings.add(&key);
                out.words.entry(key.into()).or_default().push((kind, value));
            }
        }
        for row in files.rows("units.tsv") {
            let [name, kind] = row.columns();
            for words in row.variants(2) {
                let key = fold::light(words);
                out.longest = out.longest.max(key.split(' ').count());
                out.units.entry(key.into()).or_insert_with(|| (name.into(), kind.into()));
            }
        }
        out
    }

    /// The parts a word may play in a number.
    pub fn word(&self, light_key: &str) -> &[(NumberKind, f64)] {
        self.words.get(light_key).map_or(&[], Vec::as_slice)
    }

    /// Whether a word that ends as a key does may be of a number, whatever is written together with it in front.
    pub fn may_end(&self, light_key: &str) -> bool {
        self.endings.may_hold(light_key)
    }

    /// The unit of this key of one word or several.
    pub fn unit(&self, light_key: &str) -> Option<Unit<'_>> {
        self.units.get(light_key).map(|(name, kind)| Unit { name, kind })
    }

    /// Words in the longest unit.
    pub fn longest_unit(&self) -> usize {
        self.longest
    }
}

fn number_kind(name: &str) -> Option<NumberKind> {
    Some(match name {
        "digit" => NumberKind::Digit,
        "ten" => NumberKind::Ten,
        "teen" => NumberKind::Teen,
        "tens" => NumberKind::Tens,
        "hundred" => NumberKind::Hundred,
        "hundreds" => NumberKind::Hundreds,
        "scale" => NumberKind::Scale,
        "scales" => NumberKind::Scales,
        "mass" => NumberKind::Mass,
        "few" => NumberKind::Few,
        "fraction" => NumberKind::Fraction,
        "ordinal" => NumberKind::Ordinal,
        "between" => NumberKind::Between,
        "to" => NumberKind::To,
        "ordinal_teen" => NumberKind::OrdinalTeen,
        _ => return None,
    })
}
