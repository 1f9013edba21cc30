//! One longest-match matcher for all names: a trie whose edges are tokens.
//!
//! Keys are loose; every entry remembers the hash of its light key, so that a light match can be told from a loose one.

mod hash;
mod image;
mod matching;

use crate::lexicon::image::Column;
use crate::text::hamza;
use crate::text::{self, fold};
pub use hash::KeyHash;
use std::borrow::Cow;

/// What stands before the own name of an outlet that the lexicon has behind «صحيفة» or «قناة», so that no text has it by itself.
pub const ANNOUNCED: &str = "announced";

/// The id of a token that occurs in some name.
pub type TokenId = u32;

/// A place in the trie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Node(u32);

/// What a name leads to, with the light hash of the name and the line that gave it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<W> {
    /// What is named.
    pub what: W,
    /// Hash of the light key.
    pub light: u32,
    /// The seats of its alifs (see [`hamza::alifs`]).
    pub alifs: u32,
    /// The line that gave it.
    pub line: super::Line,
    next: u32,
}

/// Things that fit into 64 bits, so that names for them can be kept in an image.
pub trait Packed: Copy + PartialEq {
    /// As a number.
    fn pack(self) -> u64;
    /// From the number that [`Packed::pack`] gave.
    fn unpack(packed: u64) -> Self;
}

/// All names, ready to be matched. Both maps are hashed with open addressing into plain lists, which an image holds as they are.
#[derive(Debug)]
pub struct Names<W> {
    /// Part of the hash and the id of a token; an empty slot has no id.
    slots: Column<(u32, TokenId), 8>,
    /// The loose keys of all tokens, and where each ends.
    keys: Cow<'static, str>,
    ends: Column<u32, 4>,
    roots: Column<u32, 4>,
    /// Node and token, and the node they lead to; an empty slot leads nowhere.
    edges: Column<(u64, u32), 12>,
    edge_count: usize,
    /// Of each node its first entry, and which tokens may lead further, several to a bit: most lead nowhere, and what is read of a
    /// node anyhow tells that.
    heads: Column<(u32, u32), 8>,
    entries: Column<Entry<W>, 26>,
    light: String,
    loose: String,
    added: Vec<TokenId>,
}

const NONE: u32 = u32::MAX;

impl<W> Default for Names<W> {
    fn default() -> Names<W> {
        Names {
            slots: Column::Made(vec![(0, NONE); 16]),
            keys: Cow::Borrowed(""),
            ends: Column::default(),
            roots: Column::default(),
            edges: Column::Made(vec![(0, NONE); 16]),
            edge_count: 0,
            heads: Column::Made(vec![(NONE, 0)]),
            entries: Column::default(),
            light: String::new(),
            loose: String::new(),
            added: Vec::new(),
        }
    }
}

impl<W: Packed> Names<W> {
    /// An empty matcher with room for about `names` names.
    pub fn with_room(names: usize) -> Names<W> {
        Names {
            slots: Column::Made(vec![(0, NONE); (names * 2).next_power_of_two().max(16)]),
            edges: Column::Made(vec![(0, NONE); (names * 2).next_power_of_two().max(16)]),
            ends: Column::Made(Vec::with_capacity(names)),
            roots: Column::Made(Vec::with_capacity(names)),
            entries: Column::Made(Vec::with_capacity(names * 2)),
            ..Names::default()
        }
    }

    /// Adds a name. Hyphens count as spaces; the same name for the same thing is kept once.
    pub fn add(&mut self, name: &str, what: W, line: super::Line) {
        let mut node = NONE;
        let mut hash = KeyHash::default();
        self.added.clear();
        let plain = name.chars().all(|c| c == ' ' || fold::is_plain_letter(c));
        if plain {
            for token in name.split(' ').filter(|t| !t.is_empty()) {
                node = self.grow(node, token, &mut hash);
            }
        } else {
            let cut = text::analyze(name);
            for i in 0..cut.tokens.len() {
                if !is_skipped(cut.token(i)) {
                    node = self.grow(node, cut.token(i), &mut hash);
                }
            }
        }
        if node == NONE {
            return;
        }
        let light = hash.light();
        let mut at = self.first_entry(node);
        while let Some(entry) = self.entries.get(at as usize) {
            if entry.what == what && entry.light == light {
                return;
            }
            at = entry.next;
        }
        let last = self.entries.len() as u32;
        let head = &mut self.heads.made()[node as usize].0;
        let next = std::mem::replace(head, last);
        self.entries.made().push(Entry { what, light, alifs: hamza::alifs(name), line, next });
    }

    fn grow(&mut self, node: u32, token: &str, hash: &mut KeyHash) -> u32 {
        self.light.clear();
        self.loose.clear();
        if !fold::plain_into(token, &mut self.light, &mut self.loose) {
            fold::light_into(token, &mut self.light);
            fold::loosen_into(&self.light, &mut self.loose);
        }
        hash.token(&self.light);
        let id = self.add_token();
        self.added.push(id);
        let fresh = self.heads.len() as u32;
        if node != NONE && self.edge_count * 3 >= self.edges.len() * 2 {
            let wider = Column::Made(vec![(0, NONE); self.edges.len() * 2]);
            let old = std::mem::replace(&mut self.edges, wider);
            for (key, to) in old.iter().filter(|(_, to)| *to != NONE) {
                let at = self.edge_slot(key);
                self.edges.made()[at] = (key, to);
            }
        }
        let slot = match node {
            NONE => &mut self.roots.made()[id as usize],
            node => {
                self.heads.made()[node as usize].1 |= follower(id);
                let at = self.edge_slot(edge(node, id));
                let found = &mut self.edges.made()[at];
                found.0 = edge(node, id);
                self.edge_count += usize::from(found.1 == NONE);
                &mut found.1
            }
        };
        if *slot == NONE {
            *slot = fresh;
            self.heads.made().push((NONE, 0));
        }
        *slot
    }

    /// The id of the token whose loose key stands in the buffer, a new one where it has none.
    fn add_token(&mut self) -> TokenId {
        if self.ends.len() * 3 >= self.slots.len() * 2 {
            let wider = self.slots.len() * 2;
            let mut slots = vec![(0, NONE); wider];
            for id in 0..self.ends.len() as u32 {
                let hash = KeyHash::of(self.key(id).as_bytes());
                let mut at = first_slot(hash, wider);
                while slots[at].1 != NONE {
                    at = (at + 1) & (wider - 1);
                }
                slots[at] = (hash as u32, id);
            }
            self.slots = Column::Made(slots);
        }
        let hash = KeyHash::of(self.loose.as_bytes());
        let at = self.slot(hash, &self.loose);
        let slot = &mut self.slots.made()[at];
        if slot.1 == NONE {
            *slot = (hash as u32, self.ends.len() as u32);
            self.keys.to_mut().push_str(&self.loose);
            self.ends.made().push(self.keys.len() as u32);
            self.roots.made().push(NONE);
        }
        slot.1
    }

    /// The loose key of a token.
    fn key(&self, id: TokenId) -> &str {
        let end = self.ends.get(id as usize).unwrap_or(0) as usize;
        let start = (id as usize).checked_sub(1).and_then(|i| self.ends.get(i)).unwrap_or(0) as usize;
        self.keys.get(start..end).unwrap_or("")
    }

    /// The slot of a token: its own, or the empty one where it would go.
    fn slot(&self, hash: u64, loose: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = first_slot(hash, self.slots.len());
        loop {
            let Some((part, id)) = self.slots.get(at) else { return at };
            if id == NONE || part == hash as u32 && self.key(id) == loose {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The first entry of a node.
    fn first_entry(&self, node: u32) -> u32 {
        self.heads.get(node as usize).map_or(NONE, |(first, _)| first)
    }

    /// The slot of an edge: its own, or the empty one where it would go.
    fn edge_slot(&self, key: u64) -> usize {
        let mask = self.edges.len() - 1;
        let mut at = first_slot(key.wrapping_mul(0x9E37_79B9_7F4A_7C15), self.edges.len());
        loop {
            let Some((own, to)) = self.edges.get(at) else { return at };
            if to == NONE || own == key {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The tokens of the name added last.
    pub fn last_added(&self) -> &[TokenId] {
        &self.added
    }

    /// Takes out the entries of one name that `keep` refuses.
    pub fn retain(&mut self, name: &str, keep: impl Fn(W) -> bool) {
        let cut = text::analyze(name);
        let mut node: Option<Node> = None;
        for i in (0..cut.tokens.len()).filter(|&i| !is_skipped(cut.token(i))) {
            let Some(id) = self.token(cut.loose(i)) else { return };
            node = match node {
                None => self.start(id),
                Some(at) => self.step(at, id),
            };
            if node.is_none() {
                return;
            }
        }
        let Some(Node(node)) = node else { return };
        let mut kept: Vec<u32> = Vec::new();
        let mut at = self.first_entry(node);
        while let Some(entry) = self.entries.get(at as usize) {
            if keep(entry.what) {
                kept.push(at);
            }
            at = entry.next;
        }
        let mut next = NONE;
        for &entry in kept.iter().rev() {
            self.entries.made()[entry as usize].next = next;
            next = entry;
        }
        self.heads.made()[node as usize].0 = next;
    }

    /// Every entry, in the order of the files.
    pub fn all(&self) -> impl Iterator<Item = Entry<W>> {
        self.entries.iter()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn edge(node: u32, token: TokenId) -> u64 {
    u64::from(node) << 32 | u64::from(token)
}

/// The bit of a token among those that lead further.
fn follower(token: TokenId) -> u32 {
    1 << (token % 32)
}

/// The slot a hash is looked for first, in a table of `slots` (a power of two): by its upper half, which is mixed best.
fn first_slot(hash: u64, slots: usize) -> usize {
    (hash >> 32) as usize & (slots - 1)
}

/// Marks that may stand inside a name without changing it.
pub fn is_skipped(token: &str) -> bool {
    matches!(token, "-" | "–" | "‑" | "\u{640}")
}
