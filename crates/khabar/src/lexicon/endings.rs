//! How the words of a list end: a glance at its last two letters tells most words from all of a list, and whatever is written
//! together with a word in front («وبالأمس») does not change them.

use serde::{Deserialize, Serialize};

/// How the words of a list end, several endings to a bit.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Endings {
    /// By the last two letters.
    bits: [u64; 16],
    /// Of words of one letter, by that.
    letters: u64,
}

impl Endings {
    /// Takes in a word of the list, by its key.
    pub fn add(&mut self, key: &str) {
        let Some(last) = key.as_bytes().last() else { return };
        match pair(key, *last) {
            Some(bit) => self.bits[bit / 64] |= 1 << (bit % 64),
            None => self.letters |= 1 << (last & 63),
        }
    }

    /// Whether a word that ends as a key does may be of the list.
    #[inline]
    pub fn may_hold(&self, key: &str) -> bool {
        let Some(last) = key.as_bytes().last() else { return false };
        self.letters >> (last & 63) & 1 == 1
            || pair(key, *last).is_none_or(|bit| self.bits[bit / 64] >> (bit % 64) & 1 == 1)
    }
}

/// The bit for the last two letters of a key, by the last byte of each.
#[inline]
fn pair(key: &str, last: u8) -> Option<usize> {
    let before = *key.as_bytes().get(key.len().checked_sub(3)?)?;
    Some(usize::from(last & 63) << 4 | usize::from((before ^ before >> 3) & 15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_front_of_a_word_does_not_hide_it() {
        let mut endings = Endings::default();
        ["ثلاثة", "مليون"].iter().for_each(|word| endings.add(word));
        assert!(["ثلاثة", "وبالثلاثة", "مليون", "لمليون"].iter().all(|word| endings.may_hold(word)));
        assert!(["الوزير", "قال", "مدينة", "f16"].iter().all(|word| !endings.may_hold(word)));
        endings.add("م");
        assert!(["2011م", "م", "اليوم"].iter().all(|word| endings.may_hold(word)));
        assert!(!endings.may_hold("الوزير") && !endings.may_hold(""));
    }
}
