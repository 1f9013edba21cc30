//! A pool: all tellings that are corroborated together, their strings held once.

use super::{Account, Telling};
use rustc_hash::FxHashMap;

/// A string of a [`Pool`]. Numbers depend on the order of arrival, so symbols are compared for equality only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Sym(u32);

impl Sym {
    /// The empty string.
    pub const NONE: Sym = Sym(0);

    /// Whether it is the empty string.
    pub fn is_none(self) -> bool {
        self == Sym::NONE
    }

    /// Two symbols as an unordered pair: the same whichever comes first.
    pub(super) fn pair(a: Sym, b: Sym) -> (Sym, Sym) {
        if a.0 <= b.0 { (a, b) } else { (b, a) }
    }
}

/// The tellings and the articles they are from.
#[derive(Clone, Debug)]
pub struct Pool {
    strings: Vec<Box<str>>,
    numbers: FxHashMap<Box<str>, u32>,
    /// The articles.
    pub accounts: Vec<Account>,
    /// The tellings.
    pub tellings: Vec<Telling>,
}

impl Default for Pool {
    fn default() -> Pool {
        let mut pool = Pool {
            strings: Vec::new(),
            numbers: FxHashMap::default(),
            accounts: Vec::new(),
            tellings: Vec::new(),
        };
        pool.symbol("");
        pool
    }
}

impl Pool {
    /// The symbol of a string.
    pub fn symbol(&mut self, text: &str) -> Sym {
        if let Some(&n) = self.numbers.get(text) {
            return Sym(n);
        }
        let n = self.strings.len() as u32;
        self.strings.push(text.into());
        self.numbers.insert(text.into(), n);
        Sym(n)
    }

    /// The symbol of a string that may be absent.
    pub fn maybe(&mut self, text: Option<&str>) -> Sym {
        text.map_or(Sym::NONE, |t| self.symbol(t))
    }

    /// The string of a symbol.
    pub fn str(&self, sym: Sym) -> &str {
        self.strings.get(sym.0 as usize).map_or("", |s| s)
    }

    /// The account of a telling.
    pub fn account(&self, telling: usize) -> &Account {
        &self.accounts[self.tellings[telling].account as usize]
    }

    /// The tellings from the earliest report on: by the last day their article may be of, then by id.
    pub fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.tellings.len() as u32).collect();
        order.sort_by(|&a, &b| {
            let key = |i: u32| {
                let account = self.account(i as usize);
                let day = account.published.map(|d| (d.to, d.from));
                (day.is_none(), day, &account.doc, &self.tellings[i as usize].id)
            };
            key(a).cmp(&key(b))
        });
        order
    }
}
