//! One longest-match matcher for all names: a trie whose edges are tokens.
//!
//! Keys are loose; every entry remembers the hash of its light key, so that a light match can be told from a loose one.

use crate::text::{self, fold};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

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
    /// The seats of its alifs (see [`fold::alifs`]).
    pub alifs: u32,
    /// The line that gave it.
    pub line: super::Line,
    next: u32,
}

/// All names, ready to be matched.
#[derive(Debug)]
pub struct Names<W> {
    ids: FxHashMap<Box<str>, TokenId>,
    roots: Vec<u32>,
    edges: FxHashMap<u64, u32>,
    heads: Vec<u32>,
    entries: Vec<Entry<W>>,
    light: String,
    loose: String,
    added: Vec<TokenId>,
}

const NONE: u32 = u32::MAX;

impl<W> Default for Names<W> {
    fn default() -> Names<W> {
        Names {
            ids: FxHashMap::default(),
            roots: Vec::new(),
            edges: FxHashMap::default(),
            heads: vec![NONE],
            entries: Vec::new(),
            light: String::new(),
            loose: String::new(),
            added: Vec::new(),
        }
    }
}

impl<W: Copy + PartialEq> Names<W> {
    /// An empty matcher with room for about `names` names.
    pub fn with_room(names: usize) -> Names<W> {
        let mut out = Names::default();
        out.ids.reserve(names);
        out.edges.reserve(names);
        out.entries.reserve(names + names / 2);
        out.heads.reserve(names * 2);
        out
    }

    /// Adds a name. Hyphens count as spaces; the same name for the same thing is kept once.
    pub fn add(&mut self, name: &str, what: W, line: super::Line) {
        let mut node = NONE;
        let mut hash = FxHasher::default();
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
        let light = hash.finish() as u32;
        let mut at = self.heads[node as usize];
        while at != NONE {
            let entry = &self.entries[at as usize];
            if entry.what == what && entry.light == light {
                return;
            }
            at = entry.next;
        }
        let next = self.heads[node as usize];
        self.heads[node as usize] = self.entries.len() as u32;
        self.entries.push(Entry { what, light, alifs: fold::alifs(name), line, next });
    }

    fn grow(&mut self, node: u32, token: &str, hash: &mut FxHasher) -> u32 {
        self.light.clear();
        self.loose.clear();
        if !fold::plain_into(token, &mut self.light, &mut self.loose) {
            fold::light_into(token, &mut self.light);
            fold::loosen_into(&self.light, &mut self.loose);
        }
        hash_token(hash, &self.light);
        let id = match self.ids.get(self.loose.as_str()) {
            Some(&id) => id,
            None => {
                let id = self.roots.len() as u32;
                self.ids.insert(self.loose.as_str().into(), id);
                self.roots.push(NONE);
                id
            }
        };
        self.added.push(id);
        let fresh = self.heads.len() as u32;
        let slot = match node {
            NONE => &mut self.roots[id as usize],
            node => self.edges.entry(edge(node, id)).or_insert(NONE),
        };
        if *slot == NONE {
            *slot = fresh;
            self.heads.push(NONE);
        }
        *slot
    }

    /// The tokens of the name added last.
    pub fn last_added(&self) -> &[TokenId] {
        &self.added
    }

    /// The id of a token by its loose key.
    pub fn token(&self, loose: &str) -> Option<TokenId> {
        self.ids.get(loose).copied()
    }

    /// The trie below a first token.
    pub fn start(&self, token: TokenId) -> Option<Node> {
        self.roots.get(token as usize).copied().filter(|&n| n != NONE).map(Node)
    }

    /// One token further.
    pub fn step(&self, node: Node, token: TokenId) -> Option<Node> {
        self.edges.get(&edge(node.0, token)).copied().map(Node)
    }

    /// The names that end here.
    pub fn entries(&self, node: Node) -> impl Iterator<Item = &Entry<W>> {
        let mut at = self.heads.get(node.0 as usize).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let entry = self.entries.get(at as usize)?;
            at = entry.next;
            Some(entry)
        })
    }

    /// All entries of a whole name as a user types it.
    pub fn lookup(&self, name: &str) -> Vec<&Entry<W>> {
        let cut = text::analyze(name);
        let mut node: Option<Node> = None;
        for i in (0..cut.tokens.len()).filter(|&i| !is_skipped(cut.token(i))) {
            let Some(id) = self.token(&fold::loosen(cut.key(i))) else { return Vec::new() };
            let next = match node {
                None => self.start(id),
                Some(at) => self.step(at, id),
            };
            let Some(next) = next else { return Vec::new() };
            node = Some(next);
        }
        node.map(|n| self.entries(n).collect()).unwrap_or_default()
    }

    /// Takes out the entries of one name that `keep` refuses.
    pub fn retain(&mut self, name: &str, keep: impl Fn(W) -> bool) {
        let cut = text::analyze(name);
        let mut node: Option<Node> = None;
        for i in (0..cut.tokens.len()).filter(|&i| !is_skipped(cut.token(i))) {
            let Some(id) = self.token(&fold::loosen(cut.key(i))) else { return };
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
        let mut at = self.heads[node as usize];
        while at != NONE {
            if keep(self.entries[at as usize].what) {
                kept.push(at);
            }
            at = self.entries[at as usize].next;
        }
        let mut next = NONE;
        for &entry in kept.iter().rev() {
            self.entries[entry as usize].next = next;
            next = entry;
        }
        self.heads[node as usize] = next;
    }

    /// Every entry, in the order of the files.
    pub fn all(&self) -> impl Iterator<Item = &Entry<W>> {
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

/// Marks that may stand inside a name without changing it.
pub fn is_skipped(token: &str) -> bool {
    matches!(token, "-" | "–" | "‑" | "\u{640}")
}

/// Adds a token's light key to the hash of a name.
pub fn hash_token(hash: &mut FxHasher, light: &str) {
    hash.write(light.as_bytes());
    hash.write_u8(b' ');
}
