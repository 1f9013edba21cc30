//! Where the lexicon's names stand in a sentence: every match at every token, clitics split off.

use crate::lexicon::World;
use crate::lexicon::world::names::{Entry, KeyHash, Node, TokenId, is_skipped};
use crate::lexicon::world::{Line, Shape, StateName, What, WordClass};
use crate::text::clitic::{Stem, stems};
use crate::text::grammar::Number;
use crate::text::hamza;
use crate::text::{Text, TokenKind, ending, fold, inflect};
use crate::word::Word;
use std::ops::Range;

/// One name at one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// What it names.
    pub what: What,
    /// One past its last token.
    pub end: usize,
    /// Letters of its first token that are clitics.
    pub letters: u8,
    /// ب, ل or ك before it.
    pub preposition: Option<char>,
    /// Whether و or ف stands before it.
    pub conjunction: bool,
    /// Whether it is spelt as the lexicon spells it.
    pub light: bool,
    /// The line that gave it.
    pub line: Line,
}

impl Hit {
    /// Whether it stands bare, no clitic before it.
    pub fn is_bare(&self) -> bool {
        self.letters == 0
    }
}

/// Whether a name may act, so that it ends what stood before it.
pub(super) fn is_actor(what: &What) -> bool {
    matches!(
        what,
        What::State(_, StateName::Full | StateName::Capital)
            | What::Nisba { .. }
            | What::Person(..)
            | What::Role { .. }
            | What::Organisation(_, false)
            | What::Word(WordClass::Honorific | WordClass::Former | WordClass::Incumbent, _)
            | What::Given(_)
    )
}

/// The matches of one sentence; kept from sentence to sentence for its buffers.
#[derive(Default)]
pub(super) struct Hits {
    first: usize,
    ids: Vec<Option<TokenId>>,
    hits: Vec<Hit>,
    starts: Vec<u32>,
    buffer: String,
    stem: String,
}

impl Hits {
    /// Finds all names that begin in `tokens`.
    pub fn find(&mut self, world: &World, text: &Text, words: &[Word], tokens: Range<usize>) {
        self.first = tokens.start;
        self.ids.clear();
        self.hits.clear();
        self.starts.clear();
        let naming = |i: usize| words.get(i).map(|word| word.naming).unwrap_or_default();
        self.ids.extend(tokens.clone().map(|i| naming(i).id));
        for i in tokens.clone() {
            self.starts.push(self.hits.len() as u32);
            if !naming(i).begins {
                continue;
            }
            let at = self.hits.len();
            match text.tokens.get(i).map(|t| t.kind) {
                Some(TokenKind::Arabic) => self.find_at(world, text, i, tokens.end),
                Some(TokenKind::Foreign | TokenKind::Number) => {
                    if let Some(node) = self.ids[i - self.first].and_then(|id| world.names.start(id)) {
                        let stem =
                            Stem { key: text.key(i), letters: 0, conjunction: false, preposition: None };
                        walk(world, text, &self.ids, self.first, (i, tokens.end), node, stem, &mut self.hits);
                    }
                }
                _ => {}
            }
            self.hits[at..].sort_by_key(|h| (std::cmp::Reverse(h.end), h.letters, !h.light));
        }
        self.starts.push(self.hits.len() as u32);
    }

    fn find_at(&mut self, world: &World, text: &Text, i: usize, end: usize) {
        let (ids, first, hits) = (&self.ids, self.first, &mut self.hits);
        let bare = &mut self.stem;
        stems(text.key(i), &mut self.buffer, |stem| {
            let id =
                if stem.letters == 0 { ids[i - first] } else { world.names.token(&fold::loosened(stem.key)) };
            if let Some(node) = id.and_then(|id| world.names.start(id)) {
                walk(world, text, ids, first, (i, end), node, stem, hits);
            }
            inflect::without_pronoun(stem.key, bare, |word, pronoun| {
                let node = world.names.token(word).and_then(|id| world.names.start(id));
                let own = Own { pronoun, first: false, several: ending::ends_as_plural_of_things(word) };
                hits.extend(node.into_iter().flat_map(|n| owned(world, n, own, i + 1, &stem)));
                // «أمينها العام»: the pronoun takes the place of the article.
                let definite = world.names.token(&inflect::with_article(word));
                let mut node = definite.and_then(|id| world.names.start(id));
                let mut at = i + 1;
                while let Some(next) = node.filter(|_| at < end) {
                    let id = ids.get(at - first).copied().flatten();
                    node = id.and_then(|id| world.names.step(next, id));
                    at += 1;
                    let own = Own { first: true, ..own };
                    hits.extend(node.into_iter().flat_map(|n| owned(world, n, own, at, &stem)));
                }
            });
        });
    }

    /// The matches that begin at token `i`, longest first.
    pub fn at(&self, i: usize) -> &[Hit] {
        let Some(n) = i.checked_sub(self.first) else { return &[] };
        match (self.starts.get(n), self.starts.get(n + 1)) {
            (Some(&from), Some(&to)) => &self.hits[from as usize..to as usize],
            _ => &[],
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn walk(
    world: &World,
    text: &Text,
    ids: &[Option<TokenId>],
    first: usize,
    (start, stop): (usize, usize),
    mut node: Node,
    stem: Stem<'_>,
    hits: &mut Vec<Hit>,
) {
    let mut hash = KeyHash::default();
    hash.token(stem.key);
    let mut at = start + 1;
    loop {
        let light = hash.light();
        let single = at == start + 1;
        let token = text.token(start);
        let fits =
            |e: &Entry<What>| !(single && is_common(&e.what) && is_other_word(token, stem.key, e.alifs));
        hits.extend(world.names.entries(node).filter(fits).map(|e| hit(&e, at, light, &stem)));
        let mut next = at;
        // A hyphen, or a quote that opens before a part of a name, is passed over.
        while next < stop && (is_skipped(text.token(next)) || is_quote(text.token(next))) {
            next += 1;
        }
        if next >= stop {
            return;
        }
        let mut buffer = String::new();
        inflect::without_pronoun(text.key(next), &mut buffer, |word, pronoun| {
            let further = world.names.token(word).and_then(|id| world.names.step(node, id));
            let own = Own { pronoun, first: false, several: ending::ends_as_plural_of_things(word) };
            hits.extend(further.into_iter().flat_map(|n| owned(world, n, own, next + 1, &stem)));
        });
        let Some(id) = ids.get(next.wrapping_sub(first)).copied().flatten() else { return };
        let Some(further) = world.names.step(node, id) else { return };
        hash.token(text.key(next));
        node = further;
        at = next + 1;
    }
}

/// How a pronoun is on a name.
#[derive(Clone, Copy)]
struct Own {
    /// Which.
    pronoun: usize,
    /// Whether it is on the first word of several.
    first: bool,
    /// Whether the word it is on is a plural in -ات.
    several: bool,
}

/// The titles and bodies that end at a node, as owned by a pronoun at their last word, in construct («وزير خارجيتها», «حكومته»), or at
/// their first, as titles that are definite otherwise («أمينها العام», «قائمها بالأعمال»).
fn owned<'w>(
    world: &'w World,
    node: Node,
    own: Own,
    end: usize,
    stem: &Stem<'_>,
) -> impl Iterator<Item = Hit> + use<'w> {
    let (letters, preposition, conjunction) = (stem.letters, stem.preposition, stem.conjunction);
    let (shape, first) = (Shape::Owned(own.pronoun as u8), own.first);
    // «قواته»: several that are also described so are whose those are of, be they a state's or rebels.
    let described = own.several && world.names.entries(node).any(|e| matches!(e.what, What::Description(..)));
    world.names.entries(node).filter_map(move |e| {
        let what = match e.what {
            What::Body(body, Shape::Construct) if !first && !described => What::Body(body, shape),
            What::Role { role, shape: Shape::Construct, gender, number } if !first => {
                What::Role { role, shape, gender, number }
            }
            What::Role { role, shape: Shape::Definite, gender, number: number @ Number::Singular }
                if first =>
            {
                What::Role { role, shape, gender, number }
            }
            _ => return None,
        };
        Some(Hit { what, end, letters, preposition, conjunction, light: true, line: e.line })
    })
}

/// Whether a name is made of words that others of the language may be mistaken for.
fn is_common(what: &What) -> bool {
    !matches!(what, What::State(..) | What::Person(..) | What::Nisba { .. } | What::Organisation(..))
}

/// Whether the token's hamzas make it another word than the name. Clitics hold no alif, but «لل» has lost one.
fn is_other_word(token: &str, stem: &str, alifs: u32) -> bool {
    // Most names have no seat that another word could differ in.
    if alifs == 0 {
        return false;
    }
    let written = hamza::alifs(token);
    let lost = hamza::alif_count(stem) > hamza::alif_count(token);
    hamza::alifs_differ(if lost { written << 2 } else { written }, alifs)
}

fn hit(entry: &Entry<What>, end: usize, light: u32, stem: &Stem<'_>) -> Hit {
    Hit {
        what: entry.what,
        end,
        letters: stem.letters,
        preposition: stem.preposition,
        conjunction: stem.conjunction,
        light: entry.light == light,
        line: entry.line,
    }
}

/// Whether a token opens or closes a quotation.
pub(super) fn is_quote(token: &str) -> bool {
    matches!(token, "«" | "»" | "\"" | "“" | "”" | "'" | "‘" | "’" | "„" | "(" | ")")
}
