//! An entry of the table of stems as bytes of an image, and back.

use super::features::{Derived, Gender, Number, Voice};
use super::table::{Entry, Part, Stem};
use crate::lexicon::image::{join, number};
use crate::text::affix::Endings;
use crate::text::letters::Letters;

/// All parts, in the order of their numbers in an image.
const PARTS: [Part; 12] = [
    Part::Past(Voice::Active),
    Part::Past(Voice::Passive),
    Part::Past(Voice::Either),
    Part::Present(Voice::Active),
    Part::Present(Voice::Passive),
    Part::Present(Voice::Either),
    Part::Derived(Derived::Masdar),
    Part::Derived(Derived::Active),
    Part::Derived(Derived::Passive),
    Part::Noun,
    Part::Adjective,
    Part::Particle,
];

impl Entry {
    /// As the bytes of an image: letters, their number, ending set, part, gender and number, variant, owner, next.
    pub fn bytes(self) -> [u8; 36] {
        let Entry { stem, owner, next } = self;
        let part = PARTS.iter().position(|p| *p == stem.part).unwrap_or(0);
        let number = match stem.number {
            Number::Singular => 0,
            Number::Dual => 1,
            Number::Plural => 2,
        };
        let shape = number << 1 | u64::from(stem.gender == Gender::Feminine);
        let bits = stem.letters.bits();
        join(&[
            (bits as u64, 8),
            ((bits >> 64) as u64, 8),
            (stem.letters.len() as u64, 1),
            (stem.endings.bits(), 8),
            (part as u64, 1),
            (shape, 1),
            (stem.variant.into(), 1),
            (owner.into(), 4),
            (next.into(), 4),
        ])
    }

    pub fn from_bytes(bytes: [u8; 36]) -> Entry {
        let at = |from, length| number(&bytes, from, length);
        let letters = u128::from(at(8, 8)) << 64 | u128::from(at(0, 8));
        Entry {
            stem: Stem {
                letters: Letters::from_bits(letters, bytes[16]),
                endings: Endings::from_bits(at(17, 8)),
                part: PARTS.get(usize::from(bytes[25])).copied().unwrap_or(Part::Noun),
                gender: if bytes[26] & 1 == 1 { Gender::Feminine } else { Gender::Masculine },
                number: match bytes[26] >> 1 {
                    0 => Number::Singular,
                    1 => Number::Dual,
                    _ => Number::Plural,
                },
                variant: bytes[27],
            },
            owner: at(28, 4) as u32,
            next: at(32, 4) as u32,
        }
    }
}
