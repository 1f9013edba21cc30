//! Where names may begin at a token, and which part of a name it may be, which its spelling alone decides: at «وللروسية» some may
//! begin, at «يتوقع» none does.

use crate::lexicon::World;
use crate::lexicon::world::names::{KeyHash, Node, TokenId};
use crate::text::clitic::{Stem, stems};
use crate::text::{Text, TokenKind, ending, fold, hamza, inflect};

/// What a token is to the names of the world.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Naming {
    /// Its id, where it is part of some name as it stands.
    pub id: Option<TokenId>,
    /// The ways in which some name may begin at it.
    pub starts: Vec<Start>,
    /// The parts of names it may be without a pronoun at its end.
    pub owned: Vec<(TokenId, Own)>,
}

/// A way in which some name may begin at a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Start {
    /// The trie below its first word.
    pub node: Node,
    /// Letters of the token that are clitics.
    pub letters: u8,
    /// ب, ل or ك before it.
    pub preposition: Option<char>,
    /// Whether و or ف stands before it.
    pub conjunction: bool,
    /// The hash of the light key that remains.
    pub hash: KeyHash,
    /// How many alifs that has.
    pub alifs: usize,
    /// The pronoun at its end, where one is taken off.
    pub own: Option<Own>,
}

/// A pronoun on a word of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Own {
    /// Which.
    pub pronoun: usize,
    /// Whether it is on the first word of several.
    pub first: bool,
    /// Whether the word it is on is a plural in -ات.
    pub several: bool,
}

impl Own {
    fn of(pronoun: usize, word: &str) -> Own {
        Own { pronoun, first: false, several: ending::ends_as_plural_of_things(word) }
    }
}

impl Start {
    fn of(node: Node, stem: &Stem<'_>, own: Option<Own>) -> Start {
        let mut hash = KeyHash::default();
        hash.token(stem.key);
        let Stem { letters, preposition, conjunction, .. } = *stem;
        Start { node, letters, preposition, conjunction, hash, alifs: hamza::alif_count(stem.key), own }
    }
}

/// Looks a token up among the names.
pub(super) fn naming(world: &World, text: &Text, i: usize) -> Naming {
    let id = world.names.token(text.loose(i));
    let mut out = Naming { id, ..Naming::default() };
    match text.tokens.get(i).map(|t| t.kind) {
        Some(TokenKind::Arabic) => {
            stems(text.key(i), &mut String::new(), |stem| begin(world, &stem, &mut out.starts));
            inflect::without_pronoun(text.key(i), &mut String::new(), |word, pronoun| {
                out.owned.extend(world.names.token(word).map(|id| (id, Own::of(pronoun, word))));
            });
        }
        Some(TokenKind::Foreign | TokenKind::Number) => {
            let stem = Stem { key: text.key(i), letters: 0, conjunction: false, preposition: None };
            let node = id.and_then(|id| world.names.start(id));
            out.starts.extend(node.map(|node| Start::of(node, &stem, None)));
        }
        _ => {}
    }
    out
}

/// The ways in which a name may begin with a stem: as it stands, or without a pronoun at its end.
fn begin(world: &World, stem: &Stem<'_>, out: &mut Vec<Start>) {
    let node = |word: &str| world.names.token(word).and_then(|id| world.names.start(id));
    out.extend(node(&fold::loosened(stem.key)).map(|node| Start::of(node, stem, None)));
    inflect::without_pronoun(stem.key, &mut String::new(), |word, pronoun| {
        let own = Own::of(pronoun, word);
        out.extend(node(word).map(|node| Start::of(node, stem, Some(own))));
        // «أمينها العام»: the pronoun takes the place of the article.
        let definite = node(&inflect::with_article(word));
        out.extend(definite.map(|node| Start::of(node, stem, Some(Own { first: true, ..own }))));
    });
}
