//! Whether a name may begin at a token, which its spelling alone decides: at «وللروسية» one may, at «يتوقع» none does.

use crate::lexicon::World;
use crate::lexicon::world::names::TokenId;
use crate::text::clitic::stems;
use crate::text::{Text, TokenKind, fold, inflect};

/// What a token is to the names of the world.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Naming {
    /// Its id, where it is part of some name as it stands.
    pub id: Option<TokenId>,
    /// Whether some name may begin at it, whatever is written together with it.
    pub begins: bool,
}

/// Looks a token up among the names.
pub(super) fn naming(world: &World, text: &Text, i: usize) -> Naming {
    let starts = |id: Option<TokenId>| id.and_then(|id| world.names.start(id)).is_some();
    let id = world.names.token(text.loose(i));
    let mut begins = starts(id);
    if text.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Arabic) {
        let (mut buffer, mut bare) = (String::new(), String::new());
        stems(text.key(i), &mut buffer, |stem| {
            begins = begins || starts(world.names.token(&fold::loosened(stem.key)));
            inflect::without_pronoun(stem.key, &mut bare, |word, _| {
                let definite = || starts(world.names.token(&inflect::with_article(word)));
                begins = begins || starts(world.names.token(word)) || definite();
            });
        });
    }
    Naming { id, begins }
}
