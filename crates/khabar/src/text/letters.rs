//! A word of Arabic letters in one machine word, six bits a letter, so that morphology cuts, joins and looks up
//! without allocating. «استقبل» is six letters; the longest forms of the press stay under twenty-one.

use super::affix::letter;
use super::fold;
use std::fmt;

/// Most letters one value holds.
pub const MOST: usize = 21;
/// How many bits a letter takes.
pub const BITS: u32 = 6;
const ONE: u128 = (1 << BITS) - 1;
/// Where the last of [`MOST`] letters stands.
const TOP: u32 = BITS * (MOST as u32 - 1);

/// Up to [`MOST`] Arabic letters, the first in the lowest bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Letters {
    bits: u128,
    len: u8,
}

impl Letters {
    /// The letters of a word as written, marks and tatweel left out; `None` where it holds anything
    /// else or is too long.
    pub fn new(word: &str) -> Option<Letters> {
        let mut out = Letters::default();
        for c in word.chars() {
            match c {
                'ء'..='غ' | 'ف'..='ي' => out = out.with(letter::code(c))?,
                c if fold::is_mark(c) || fold::is_invisible(c) => {}
                _ => return None,
            }
        }
        Some(out)
    }

    /// How many letters.
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The letters as bits: equal for equal words of one length.
    pub fn bits(self) -> u128 {
        self.bits
    }

    /// The word whose [`Letters::bits`] and [`Letters::len`] these are.
    pub fn from_bits(bits: u128, len: u8) -> Letters {
        Letters { bits, len: len.min(MOST as u8) }
    }

    /// Letter `i`, or 0 past the end.
    pub fn at(self, i: usize) -> u8 {
        if i < self.len() { (self.bits >> (BITS as usize * i) & ONE) as u8 } else { 0 }
    }

    /// Letter `i` counted from the end, the last being 0.
    pub fn back(self, i: usize) -> u8 {
        if i < self.len() { self.at(self.len() - 1 - i) } else { 0 }
    }

    /// The letters from `from` to `to`, end exclusive.
    pub fn slice(self, from: usize, to: usize) -> Letters {
        let to = to.min(self.len());
        if from >= to {
            return Letters::default();
        }
        let mask = u128::MAX >> (128 - BITS as usize * (to - from));
        Letters { bits: self.bits >> (BITS as usize * from) & mask, len: (to - from) as u8 }
    }

    /// Without the first `n` letters.
    pub fn skip(self, n: usize) -> Letters {
        self.slice(n, self.len())
    }

    /// Without the last `n` letters.
    pub fn cut(self, n: usize) -> Letters {
        self.slice(0, self.len().saturating_sub(n))
    }

    /// With one more letter; `None` when full.
    pub fn with(self, letter: u8) -> Option<Letters> {
        (self.len() < MOST).then(|| Letters {
            bits: self.bits | u128::from(letter) << (BITS as usize * self.len()),
            len: self.len + 1,
        })
    }

    /// With one more letter, or unchanged when full: no stem is that long.
    pub fn plus(self, letter: u8) -> Letters {
        self.with(letter).unwrap_or(self)
    }

    /// With another word behind; what does not fit is left out.
    pub fn join(self, other: Letters) -> Letters {
        (0..other.len()).fold(self, |word, i| word.plus(other.at(i)))
    }

    /// With letter `i` put in the place of the one there.
    pub fn put(self, i: usize, letter: u8) -> Letters {
        if i >= self.len() {
            return self;
        }
        let at = BITS as usize * i;
        Letters { bits: self.bits & !(ONE << at) | u128::from(letter) << at, len: self.len }
    }

    /// Every letter mapped, each pushed in at the top, for shifts by a constant are cheap.
    fn map(self, f: impl Fn(u8) -> u8) -> Letters {
        let (mut from, mut bits) = (self.bits, 0u128);
        for _ in 0..self.len {
            bits = bits >> BITS | u128::from(f((from & ONE) as u8)) << TOP;
            from >>= BITS;
        }
        let unused = BITS as usize * (MOST - self.len());
        Letters { bits: if self.len == 0 { 0 } else { bits >> unused }, len: self.len }
    }

    /// The light key (see [`fold`]).
    pub fn light(self) -> Letters {
        self.map(|l| match l {
            letter::ALIF_HAMZA | letter::ALIF_BELOW | letter::ALIF_MADDA => letter::ALIF,
            l => l,
        })
    }

    /// The loose key, letter by letter (the seat of ئو is left to spelling variants of stems).
    pub fn loose(self) -> Letters {
        self.map(|l| match l {
            letter::ALIF_HAMZA | letter::ALIF_BELOW | letter::ALIF_MADDA => letter::ALIF,
            letter::MARBUTA => letter::HEH,
            letter::MAKSURA | letter::YEH_HAMZA => letter::YEH,
            letter::WAW_HAMZA => letter::WAW,
            l => l,
        })
    }

    /// Writes the letters behind what `out` holds.
    pub fn write(self, out: &mut String) {
        out.extend((0..self.len()).map(|i| letter::char(self.at(i))));
    }

    /// Whether the word ends in these letters.
    pub fn ends_with(self, end: Letters) -> bool {
        end.len() <= self.len() && self.skip(self.len() - end.len()) == end
    }

    /// Whether the word begins with these letters.
    pub fn starts_with(self, start: Letters) -> bool {
        start.len() <= self.len() && self.slice(0, start.len()) == start
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.len()).try_for_each(|i| write!(f, "{}", letter::char(self.at(i))))
    }
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "«{self}»")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(s: &str) -> Letters {
        Letters::new(s).unwrap()
    }

    #[test]
    fn cutting_and_joining() {
        let w = word("استقبلوا");
        assert_eq!(w.len(), 8);
        assert_eq!(w.cut(2), word("استقبل"));
        assert_eq!(w.skip(3).cut(2).to_string(), "قبل");
        assert_eq!(word("قال").join(word("وا")), word("قالوا"));
        assert!(w.ends_with(word("وا")) && w.starts_with(word("است")) && !w.ends_with(word("ون")));
        assert_eq!(w.at(99), 0);
        assert_eq!(word("").cut(5), word(""));
    }

    #[test]
    fn keys() {
        assert_eq!(word("أَخْذٌ").light(), word("اخذ"));
        assert_eq!(word("مسؤولة").loose(), word("مسووله"));
        assert!(Letters::new("F-16").is_none());
        assert!(Letters::new(&"ا".repeat(22)).is_none());
    }
}
