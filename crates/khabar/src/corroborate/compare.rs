//! Pairs: how likely two tellings are of one happening.
//!
//! A score is a sum of what speaks for and against, in units of log odds; `None` where the two cannot be one: two
//! visits of April and July, two strikes of one day in different towns.

use super::block::{Index, family};
use super::{Party, Pool, Rank, Sym, Telling};
use crate::date::{Basis, Interval, Precision};
use crate::event::{EventType, Status};
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// What joining goes by.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How much a common word tells, by its hash: 0 for a word in every article, 1 for one that is rare.
    pub weights: FxHashMap<u32, f32>,
    /// Neighbours in a block that a telling is compared with.
    pub reach: usize,
    /// The score from which two are joined.
    pub threshold: f32,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { weights: FxHashMap::default(), reach: 48, threshold: 0.0 }
    }
}

impl Rules {
    /// The rules a lexicon gives.
    pub fn new(_lex: &Lexicon) -> Rules {
        Rules::default()
    }

    /// How much a word tells, 0 to 1.
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(&word).copied().unwrap_or(1.0)
    }

    /// Whether a word is rare enough to bring tellings together.
    pub(super) fn is_rare(&self, word: u32) -> bool {
        self.weight(word) >= 0.9
    }
}

/// Two tellings and the score that speaks for joining them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Link {
    pub a: u32,
    pub b: u32,
    pub score: f32,
}

/// All pairs that may be joined.
pub(super) fn links(rules: &Rules, pool: &Pool, index: &Index, origins: &[u32]) -> Vec<Link> {
    let norms: Vec<f32> = pool.tellings.iter().map(|t| norm(rules, &t.words)).collect();
    let stories: Vec<f32> = pool.accounts.iter().map(|a| norm(rules, &a.words)).collect();
    let pair = Pairing { rules, pool, origins, norms, stories };
    let scored = index.pairs().into_iter().filter_map(|(a, b)| {
        let score = pair.score(a, b).filter(|s| *s > rules.threshold)?;
        Some(Link { a, b, score })
    });
    scored.collect()
}

struct Pairing<'a> {
    rules: &'a Rules,
    pool: &'a Pool,
    origins: &'a [u32],
    norms: Vec<f32>,
    stories: Vec<f32>,
}

impl Pairing<'_> {
    fn score(&self, a: u32, b: u32) -> Option<f32> {
        let (x, y) = (&self.pool.tellings[a as usize], &self.pool.tellings[b as usize]);
        let mut score = -4.0;
        score += kinds(x, y)?;
        score += self.time(a, b)?;
        score += places(x, y)?;
        score += parties(x, y)?;
        score += figures(x, y);
        let words = self.cosine(&x.words, &y.words, self.norms[a as usize], self.norms[b as usize]);
        score += 5.0 * words;
        score += self.articles(x, y, words);
        Some(score)
    }

    /// What the two articles have in common.
    fn articles(&self, x: &Telling, y: &Telling, words: f32) -> f32 {
        let (i, j) = (x.account as usize, y.account as usize);
        if i == j {
            return if x.sentence == y.sentence { -1.0 } else { 0.5 };
        }
        let (a, b) = (&self.pool.accounts[i], &self.pool.accounts[j]);
        if self.origins[i] == self.origins[j] {
            // In copies the same sentence tells the same thing.
            return if words > 0.6 { 3.0 } else { 0.5 };
        }
        3.0 * self.cosine(&a.words, &b.words, self.stories[i], self.stories[j])
    }

    /// Cosine of two sets of words, each weighed by how much it tells.
    fn cosine(&self, a: &[u32], b: &[u32], norm_a: f32, norm_b: f32) -> f32 {
        if norm_a == 0.0 || norm_b == 0.0 {
            return 0.0;
        }
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += self.rules.weight(a[i]).powi(2);
                    i += 1;
                    j += 1;
                }
            }
        }
        sum / (norm_a * norm_b)
    }

    fn time(&self, a: u32, b: u32) -> Option<f32> {
        let (x, y) = (&self.pool.tellings[a as usize], &self.pool.tellings[b as usize]);
        let (pa, pb) = (self.pool.account(a as usize).published, self.pool.account(b as usize).published);
        let planned = |t: &Telling| matches!(t.status, Status::Planned | Status::Possible);
        match (dated(x), dated(y)) {
            (Some(p), Some(q)) => {
                let gap = gap(p, q);
                let exact = is_exact(x) && is_exact(y);
                match gap {
                    0 if exact => Some(2.0),
                    0 => Some(0.7),
                    1 => Some(0.5),
                    2..=4 if planned(x) != planned(y) => Some(-0.5),
                    _ => None,
                }
            }
            (Some(p), None) => Some(against_article(p, y, pb, x.account == y.account)),
            (None, Some(q)) => Some(against_article(q, x, pa, x.account == y.account)),
            (None, None) => Some(match (pa, pb) {
                _ if x.account == y.account => 0.8,
                (Some(p), Some(q)) => match gap(p, q) {
                    0..=1 => 1.0,
                    2..=3 => 0.3,
                    4..=7 => -1.0,
                    8..=30 => -2.5,
                    _ => -4.0,
                },
                _ => -1.0,
            }),
        }
    }
}

/// A dated telling against an undated one: the undated one's article is all there is to go by.
fn against_article(days: Interval, undated: &Telling, published: Option<Interval>, same: bool) -> f32 {
    if same {
        return 0.5;
    }
    let Some(published) = published else { return -1.0 };
    let ahead = published.to.days_until(days.from);
    let behind = days.to.days_until(published.from);
    match (ahead, behind) {
        (..=0, ..=2) => 1.0,
        (1.., _) if undated.status == Status::Planned && ahead <= 21 => 0.3,
        (1..=2, _) => 0.0,
        (1.., _) => -3.0,
        (_, 3..=10) => -0.5,
        (_, 11..=60) => -1.5,
        _ => -2.5,
    }
}

/// The days a telling itself names; a day taken over from the page is the page's, not the telling's.
pub(super) fn dated(telling: &Telling) -> Option<Interval> {
    telling.when.filter(|w| w.basis != Basis::Assumed).map(|w| w.days)
}

/// Whether its day is known to the day.
pub(super) fn is_exact(telling: &Telling) -> bool {
    telling.when.is_some_and(|w| matches!(w.precision, Precision::Time | Precision::Day))
}

/// Days between two intervals, 0 where they share one.
pub(super) fn gap(a: Interval, b: Interval) -> i64 {
    a.to.days_until(b.from).max(b.to.days_until(a.from)).max(0)
}

fn kinds(x: &Telling, y: &Telling) -> Option<f32> {
    let kind = match (x.kind == y.kind, family(x.kind) == family(y.kind)) {
        (true, _) => 0.5,
        (false, true) => -1.0,
        (false, false) => return None,
    };
    let mode = match (x.mode.is_none(), y.mode.is_none()) {
        (false, false) if x.mode == y.mode => 0.7,
        (false, false) => -1.5,
        _ => 0.0,
    };
    Some(kind + mode)
}

fn places(x: &Telling, y: &Telling) -> Option<f32> {
    let (Some(p), Some(q)) = (x.place, y.place) else { return Some(0.0) };
    if p.name == q.name {
        return Some(if p.whole { 0.5 } else { 1.5 });
    }
    let apart = !p.country.is_none() && !q.country.is_none() && p.country != q.country;
    match (p.whole || q.whole, apart) {
        (_, true) if is_local(x.kind) => None,
        (_, true) => Some(-1.5),
        (true, false) => Some(0.3),
        (false, false) if is_local(x.kind) => None,
        (false, false) => Some(-1.0),
    }
}

/// Whether a happening of this kind has one place.
pub(super) fn is_local(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Protest | EventType::Coerce)
}

impl Party {
    /// What it is compared by: its id, or its name where it has none.
    pub fn identity(&self) -> Sym {
        if self.entity.is_none() { self.name } else { self.entity }
    }
}

fn parties(x: &Telling, y: &Telling) -> Option<f32> {
    let persons = |t: &Telling| -> Vec<Party> { t.parties().filter(|p| p.person).copied().collect() };
    let (px, py) = (persons(x), persons(y));
    let mut score = 0.0;
    if px.iter().any(|p| py.iter().any(|q| p.identity() == q.identity())) {
        score += 2.0;
    } else if px.iter().any(|p| py.iter().any(|q| p.country == q.country && !p.country.is_none())) {
        // Two persons of one country are two happenings, or one office under two names.
        score -= 2.5;
    }
    let countries = |t: &Telling| -> Vec<Sym> {
        let mut out: Vec<Sym> = Vec::new();
        for country in t.parties().map(|p| p.country).filter(|c| !c.is_none()) {
            if !out.contains(&country) {
                out.push(country);
            }
        }
        out
    };
    let (cx, cy) = (countries(x), countries(y));
    let shared = cx.iter().filter(|c| cy.contains(c)).count();
    let (less, more) = (cx.len().min(cy.len()), cx.len().max(cy.len()));
    score += match (shared, less, more) {
        (_, 0, _) => -0.5,
        (0, ..) => return None,
        (s, _, m) if s == m && m > 1 => 2.0,
        (s, _, m) if s == m => 0.7,
        (s, l, _) if s == l => 0.3,
        _ => -1.5,
    };
    Some(score)
}

fn figures(x: &Telling, y: &Telling) -> f32 {
    let mut score: f32 = 0.0;
    for f in &x.figures {
        for g in y.figures.iter().filter(|g| g.role == f.role && g.unit == f.unit) {
            score += if f.value == g.value { 1.2 } else { -0.4 };
        }
    }
    score.clamp(-0.8, 2.4)
}

/// How much a set of words tells in all.
pub(super) fn norm(rules: &Rules, words: &[u32]) -> f32 {
    words.iter().map(|&w| rules.weight(w).powi(2)).sum::<f32>().sqrt()
}

/// Whether a telling stands where an article tells its main happening.
pub fn is_main(telling: &Telling) -> bool {
    matches!(telling.rank, Rank::Headline | Rank::Lead)
}
