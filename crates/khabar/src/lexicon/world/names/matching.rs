//! Walking the trie: token by token through a text, or a whole name at once.

use super::{Entry, KeyHash, NONE, Names, Node, Packed, TokenId, edge, follower, is_skipped};
use crate::text;

impl<W: Packed> Names<W> {
    /// The id of a token by its loose key.
    pub fn token(&self, loose: &str) -> Option<TokenId> {
        let at = self.slot(KeyHash::of(loose.as_bytes()), loose);
        self.slots.get(at).map(|s| s.1).filter(|&id| id != NONE)
    }

    /// The trie below a first token.
    pub fn start(&self, token: TokenId) -> Option<Node> {
        self.roots.get(token as usize).filter(|&n| n != NONE).map(Node)
    }

    /// One token further.
    pub fn step(&self, node: Node, token: TokenId) -> Option<Node> {
        let (_, followers) = self.heads.get(node.0 as usize)?;
        if followers & follower(token) == 0 {
            return None;
        }
        let at = self.edge_slot(edge(node.0, token));
        self.edges.get(at).map(|e| e.1).filter(|&to| to != NONE).map(Node)
    }

    /// The names that end here.
    pub fn entries(&self, node: Node) -> impl Iterator<Item = Entry<W>> {
        let mut at = self.first_entry(node.0);
        std::iter::from_fn(move || {
            let entry = self.entries.get(at as usize)?;
            at = entry.next;
            Some(entry)
        })
    }

    /// All entries of a whole name as a user types it.
    pub fn lookup(&self, name: &str) -> Vec<Entry<W>> {
        let mut node: Option<Node> = None;
        for (_, loose) in text::cut(name).iter().filter(|(token, _)| !is_skipped(token)) {
            let Some(id) = self.token(loose) else { return Vec::new() };
            let next = match node {
                None => self.start(id),
                Some(at) => self.step(at, id),
            };
            let Some(next) = next else { return Vec::new() };
            node = Some(next);
        }
        node.map(|n| self.entries(n).collect()).unwrap_or_default()
    }
}
