//! What was found out about written words and names before: texts repeat them, so what one alone decides need not be found
//! out again on every page. What is remembered is the same as what would be found: nothing that is read hangs on it.

use rustc_hash::FxHashMap;
use std::any::Any;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

/// How many words are remembered: the first of a run, and so most of the common ones.
const MOST: usize = 1 << 15;

/// Bytes of the longest that is remembered: what is longer hardly comes again.
const LONGEST: usize = 256;

/// Something a later floor found out about a word.
pub type Found = Arc<dyn Any + Send + Sync>;

/// What was found out about words, by their spelling.
#[derive(Default)]
pub struct Seen(RwLock<FxHashMap<Box<str>, Found>>);

impl Seen {
    /// What each of some words was found to be; `find` finds out what is not known yet, of a word that stands there several times
    /// where it stands first.
    pub fn of<'w, T: Send + Sync + 'static>(
        &self,
        words: &[&'w str],
        mut find: impl FnMut(usize) -> T,
    ) -> Vec<Arc<T>> {
        let known: Vec<Option<Arc<T>>> = {
            let seen = self.0.read().unwrap_or_else(PoisonError::into_inner);
            let known = |word: &&str| seen.get(*word).cloned()?.downcast().ok();
            words.iter().map(known).collect()
        };
        let mut new: Vec<(&'w str, Arc<T>)> = Vec::new();
        let mut places: FxHashMap<&'w str, usize> = FxHashMap::default();
        let mut found = |(n, known): (usize, Option<Arc<T>>)| {
            known.unwrap_or_else(|| {
                let place = *places.entry(words[n]).or_insert_with(|| {
                    new.push((words[n], Arc::new(find(n))));
                    new.len() - 1
                });
                new[place].1.clone()
            })
        };
        let out = known.into_iter().enumerate().map(&mut found).collect();
        if !new.is_empty() {
            let mut seen = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let room = MOST.saturating_sub(seen.len());
            let short = new.into_iter().filter(|(word, _)| word.len() <= LONGEST);
            seen.extend(short.take(room).map(|(word, found)| (word.into(), found as Found)));
        }
        out
    }
}

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seen")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_into_once() {
        let seen = Seen::default();
        let mut asked = Vec::new();
        let first = seen.of(&["a", "b"], |n| {
            asked.push(n);
            n + 1
        });
        assert_eq!((first.iter().map(|n| **n).collect::<Vec<_>>(), &asked[..]), (vec![1, 2], &[0, 1][..]));
        let second = seen.of(&["b", "c", "c"], |n| n + 10);
        assert_eq!(second.iter().map(|n| **n).collect::<Vec<_>>(), [2, 11, 11]);
    }
}
