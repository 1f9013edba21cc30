//! Where the lexicon's names stand in a sentence: every match at every token, clitics split off.

use crate::lexicon::World;
use crate::lexicon::world::names::{Entry, Node, TokenId, is_skipped};
use crate::lexicon::world::{Line, Shape, StateName, What, WordClass};
use crate::text::Text;
use crate::text::grammar::Number;
use crate::text::hamza;
use crate::word::{Own, Start, Word};
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
    hits: Vec<Hit>,
    starts: Vec<u32>,
}

impl Hits {
    /// Finds all names that begin in `tokens`.
    pub fn find(&mut self, world: &World, text: &Text, words: &[Word], tokens: Range<usize>) {
        self.first = tokens.start;
        self.hits.clear();
        self.starts.clear();
        let names = Names { world, text, words, end: tokens.end };
        for i in tokens {
            self.starts.push(self.hits.len() as u32);
            let Some(word) = words.get(i).filter(|word| !word.naming.starts.is_empty()) else { continue };
            let at = self.hits.len();
            word.naming.starts.iter().for_each(|start| names.begin(i, start, &mut self.hits));
            self.hits[at..].sort_by_key(|h| (std::cmp::Reverse(h.end), h.letters, !h.light));
        }
        self.starts.push(self.hits.len() as u32);
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

/// A sentence, and the names that may stand in it.
struct Names<'a> {
    world: &'a World,
    text: &'a Text,
    words: &'a [Word],
    /// One past its last token.
    end: usize,
}

impl Names<'_> {
    /// The names that begin at a token in one way.
    fn begin(&self, i: usize, start: &Start, hits: &mut Vec<Hit>) {
        match start.own {
            None => self.walk(i, start, hits),
            Some(own) if !own.first => hits.extend(owned(self.world, start.node, own, i + 1, start)),
            Some(own) => {
                let (mut node, mut at) = (Some(start.node), i + 1);
                while let Some(next) = node.filter(|_| at < self.end) {
                    node = self.id(at).and_then(|id| self.world.names.step(next, id));
                    at += 1;
                    hits.extend(node.into_iter().flat_map(|n| owned(self.world, n, own, at, start)));
                }
            }
        }
    }

    /// The id of a token among the parts of names.
    fn id(&self, token: usize) -> Option<TokenId> {
        self.words.get(token)?.naming.id
    }

    fn walk(&self, i: usize, start: &Start, hits: &mut Vec<Hit>) {
        let Names { world, text, words, end } = *self;
        let (mut node, mut hash, mut at) = (start.node, start.hash, i + 1);
        loop {
            let light = hash.light();
            let single = at == i + 1;
            let token = text.token(i);
            let fits =
                |e: &Entry<What>| !(single && is_common(&e.what) && is_other_word(token, start, e.alifs));
            hits.extend(world.names.entries(node).filter(fits).map(|e| hit(&e, at, light, start)));
            let mut next = at;
            // A hyphen, or a quote that opens before a part of a name, is passed over.
            while next < end && (is_skipped(text.token(next)) || is_quote(text.token(next))) {
                next += 1;
            }
            let Some(naming) = words.get(next).filter(|_| next < end).map(|word| &word.naming) else {
                return;
            };
            for &(id, own) in &naming.owned {
                let further = world.names.step(node, id);
                hits.extend(further.into_iter().flat_map(|n| owned(world, n, own, next + 1, start)));
            }
            let Some(further) = naming.id.and_then(|id| world.names.step(node, id)) else { return };
            hash.token(text.key(next));
            node = further;
            at = next + 1;
        }
    }
}

/// The titles and bodies that end at a node, as owned by a pronoun at their last word, in construct («وزير خارجيتها», «حكومته»), or at
/// their first, as titles that are definite otherwise («أمينها العام», «قائمها بالأعمال»).
fn owned<'w>(
    world: &'w World,
    node: Node,
    own: Own,
    end: usize,
    start: &Start,
) -> impl Iterator<Item = Hit> + use<'w> {
    let Start { letters, preposition, conjunction, .. } = *start;
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
fn is_other_word(token: &str, start: &Start, alifs: u32) -> bool {
    // Most names have no seat that another word could differ in.
    if alifs == 0 {
        return false;
    }
    let written = hamza::alifs(token);
    let lost = start.alifs > hamza::alif_count(token);
    hamza::alifs_differ(if lost { written << 2 } else { written }, alifs)
}

fn hit(entry: &Entry<What>, end: usize, light: u32, start: &Start) -> Hit {
    Hit {
        what: entry.what,
        end,
        letters: start.letters,
        preposition: start.preposition,
        conjunction: start.conjunction,
        light: entry.light == light,
        line: entry.line,
    }
}

/// Whether a token opens or closes a quotation.
pub(super) fn is_quote(token: &str) -> bool {
    matches!(token, "«" | "»" | "\"" | "“" | "”" | "'" | "‘" | "’" | "„" | "(" | ")")
}
