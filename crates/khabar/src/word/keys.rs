//! How a word is looked up under its readings: by the keys of the nouns it may be a form of, and by what frames know of these.

use super::Prefixes;
use crate::lexicon::Lexicon;
use crate::lexicon::language::{Derived, Reading};
use crate::text::{Text, TokenKind, fold, prepositions};
use smallvec::SmallVec;

/// The keys of a word, and what frames know by them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Keys {
    /// The loose keys under which it may head a noun pattern: its lemmas, and its stem as written.
    pub noun: SmallVec<[String; 2]>,
    /// The patterns that it may begin as a noun.
    pub heads: SmallVec<[u32; 2]>,
    /// The numbers of the complement words of the frames that it is a form of.
    pub complements: SmallVec<[u32; 4]>,
    /// The numbers of the words that frames ask for around their predicates.
    pub asked: SmallVec<[u32; 4]>,
    /// The numbers of the words that mark a quiet domain or an instrument, those of the first key first.
    pub marks: SmallVec<[u32; 2]>,
    /// How many of them are of the first key.
    pub of_first: usize,
}

impl Keys {
    /// Those of token `i` with these clitics off and these readings on, the likeliest first.
    pub(super) fn of(
        lex: &Lexicon,
        text: &Text,
        i: usize,
        (prefixes, suffix): (Prefixes, Option<&str>),
        readings: &[Reading],
    ) -> Keys {
        let mut out = Keys::default();
        if text.tokens[i].kind == TokenKind::Arabic {
            let stem = prefixes.stem_of(text.key(i));
            let bare = suffix.and_then(|s| stem.strip_suffix(s)).unwrap_or(stem);
            out.noun = nouns(lex, bare, readings);
        }
        for (n, key) in out.noun.iter().enumerate() {
            let Some(form) = lex.frames.form(key) else { continue };
            // Most of these are empty, which one by one costs nothing.
            form.heads.iter().for_each(|&n| out.heads.push(n));
            form.complements.iter().for_each(|&n| out.complements.push(n));
            form.owned.iter().filter(|_| suffix.is_some()).for_each(|&n| out.complements.push(n));
            form.asked.iter().for_each(|&n| out.asked.push(n));
            form.marks.iter().for_each(|&n| out.marks.push(n));
            if n == 0 {
                out.of_first = out.marks.len();
            }
        }
        out
    }
}

/// The loose keys of the nouns that a stem may be a form of, that of the stem itself first.
fn nouns(lex: &Lexicon, bare: &str, readings: &[Reading]) -> SmallVec<[String; 2]> {
    let mut keys: SmallVec<[String; 2]> = SmallVec::new();
    let mut add = |key: &str| {
        if !key.is_empty() && keys.iter().all(|k| k != key) {
            keys.push(key.to_owned());
        }
    };
    add(&fold::loosened(bare));
    if let Some(closed) = prepositions::closed_feminine(bare) {
        add(&closed);
    }
    for reading in readings {
        match reading {
            Reading::Noun { noun, .. } | Reading::Adjective { noun, .. } => {
                lex.language.singular_key(*noun).into_iter().for_each(&mut add);
            }
            Reading::Derived { verb, kind: Derived::Masdar, .. } => {
                lex.language.masdar_keys(*verb).iter().for_each(|key| add(key));
            }
            _ => {}
        }
    }
    keys
}
