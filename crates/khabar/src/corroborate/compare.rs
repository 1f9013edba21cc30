//! Pairs: how likely two tellings are of one happening.
//!
//! A score is a sum of what speaks for and against, in units of log odds; `None` where the two cannot be one: two
//! visits of April and July, two strikes of one day in different towns.

use super::block::{Index, family};
use super::{Party, Pool, Rank, Sym, Telling, content_key};
use crate::date::{Basis, Interval, Precision};
use crate::event::{EventType, Status};
use crate::lexicon::Lexicon;
use crate::text::fold;
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
    /// The score that two groups must have on average.
    pub average: f32,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { weights: FxHashMap::default(), reach: 48, threshold: 0.0, average: -0.3 }
    }
}

impl Rules {
    /// The rules a lexicon gives.
    pub fn new(lex: &Lexicon) -> Rules {
        // A word of two articles in a hundred tells as much as a word can; the rest less, by the logarithm.
        let full = (100.0_f32 / 2.0).ln();
        let weight = |percent: u8| ((100.0 / f32::from(percent)).ln() / full).clamp(0.05, 1.0);
        let words =
            lex.common.0.iter().filter_map(|(word, percent)| Some((content_key(word)?, weight(*percent))));
        Rules { weights: words.collect(), ..Rules::default() }
    }

    /// How much a word tells, 0 to 1.
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(&word).copied().unwrap_or(1.0)
    }

    /// Whether a word is rare enough to bring tellings together.
    pub(super) fn is_rare(&self, word: u32) -> bool {
        self.weight(word) >= 0.99
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
pub(super) fn links(pairing: &Pairing<'_>, index: &Index) -> Vec<Link> {
    let mut out = Vec::new();
    index.pairs(|a, b| {
        if let Some(score) = pairing.score(a, b).filter(|s| *s > pairing.rules.threshold) {
            out.push(Link { a: a.min(b), b: a.max(b), score });
        }
    });
    out
}

/// Everything a comparison looks up.
pub(super) struct Pairing<'a> {
    pub rules: &'a Rules,
    pub pool: &'a Pool,
    origins: &'a [u32],
    norms: Vec<f32>,
    stories: Vec<f32>,
    sides: Vec<Sides>,
}

/// What speaks against any two tellings being of one happening, before anything is known of them.
const PRIOR: f32 = -3.3;
/// What a sentence in quite the same words would add.
const SAME_WORDS: f32 = 5.0;
/// What articles in quite the same words would add, and from where their likeness begins to speak for it.
const SAME_STORY: f32 = 5.0;
const LIKE_STORY: f32 = 0.4;
/// What another person of the same country, or another country in a dyad, takes away.
const CLASH: f32 = -6.0;
/// Copies: sentences this much alike are one sentence.
const SAME_SENTENCE: f32 = 0.6;

impl<'a> Pairing<'a> {
    /// Works out what every comparison needs.
    pub(super) fn new(rules: &'a Rules, pool: &'a Pool, origins: &'a [u32]) -> Pairing<'a> {
        let norms = pool.tellings.iter().map(|t| norm(rules, &t.words)).collect();
        let stories = pool.accounts.iter().map(|a| norm(rules, &a.words)).collect();
        let sides = pool.tellings.iter().map(Sides::of).collect();
        Pairing { rules, pool, origins, norms, stories, sides }
    }

    /// How likely two tellings are of one happening; `None` where they cannot be.
    pub(super) fn score(&self, a: u32, b: u32) -> Option<f32> {
        let (x, y) = (&self.pool.tellings[a as usize], &self.pool.tellings[b as usize]);
        let one_text =
            x.account != y.account && self.origins[x.account as usize] == self.origins[y.account as usize];
        let likeness = || self.cosine(&x.words, &y.words, self.norms[a as usize], self.norms[b as usize]);
        // Words are compared last where they cannot change what is possible.
        let copied = one_text.then(likeness);
        let one_sentence = copied.is_some_and(|words| words > SAME_SENTENCE);
        let fields = PRIOR
            + kinds(x, y, one_sentence)?
            + self.time(a, b)?
            + places(x, y)?
            + self.parties(a, b, one_sentence)?
            + figures(x, y);
        let words = SAME_WORDS * copied.unwrap_or_else(likeness);
        Some(fields + words + if one_text { copies(one_sentence) } else { self.articles(x, y) })
    }

    fn parties(&self, a: u32, b: u32, one_sentence: bool) -> Option<f32> {
        let (x, y) = (&self.sides[a as usize], &self.sides[b as usize]);
        let visit = self.pool.tellings[a as usize].kind == EventType::Consult;
        let dyads = dyads(x, y, visit).or(one_sentence.then_some(CLASH))?;
        Some(persons(self.pool, x, y) + bodies(x, y) + dyads)
    }

    /// What the articles of two tellings say of them.
    fn articles(&self, x: &Telling, y: &Telling) -> f32 {
        let (i, j) = (x.account as usize, y.account as usize);
        if i == j {
            return if x.sentence == y.sentence { -1.0 } else { 0.5 };
        }
        let (a, b) = (&self.pool.accounts[i], &self.pool.accounts[j]);
        let likeness = self.cosine(&a.words, &b.words, self.stories[i], self.stories[j]);
        let vague = |t: &Telling| t.status == Status::Possible && dated(t).is_none();
        let count = |holds: fn(&Telling) -> bool| f32::from(u8::from(holds(x)) + u8::from(holds(y)));
        // What is spoken of as known may be known from anywhere.
        SAME_STORY * (likeness - LIKE_STORY) - 0.7 * count(vague) - 0.6 * count(|t| t.given)
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
                    0 if exact => Some(1.5),
                    0 => Some(0.7),
                    1 => Some(0.3),
                    2..=4 if planned(x) != planned(y) => Some(-0.5),
                    _ => None,
                }
            }
            (Some(p), None) => Some(against_article(p, y, pb, x.account == y.account)),
            (None, Some(q)) => Some(against_article(q, x, pa, x.account == y.account)),
            (None, None) if x.account == y.account => Some(0.8),
            (None, None) => match pa.zip(pb).map(|(p, q)| gap(p, q)) {
                None => Some(-1.0),
                Some(0) => Some(0.5),
                Some(1) => Some(0.2),
                Some(2) => Some(-0.5),
                Some(3) => Some(-1.0),
                Some(4..=7) => Some(-1.5),
                Some(8..=14) => Some(-3.0),
                // News of two weeks is two things, in whatever words; a look back may be at the same.
                Some(_) if is_news(x) && is_news(y) => None,
                Some(_) => Some(-3.0),
            },
        }
    }
}

/// Whether a telling stands where an article has its news.
fn is_news(telling: &Telling) -> bool {
    telling.rank <= Rank::Lead && !telling.given
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
        (1.., _) if undated.status == Status::Planned && ahead <= 21 => 0.3,
        (1..=2, _) => 0.0,
        (1.., _) => -3.0,
        (_, ..=1) => 0.5,
        (_, 2) => -0.5,
        (_, 3..=10) => -1.0,
        (_, 11..=60) => -2.0,
        _ => -3.0,
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

/// In a copy, the same sentence tells the same thing, whatever was read out of it.
fn copies(one_sentence: bool) -> f32 {
    if one_sentence { 3.0 } else { 0.5 }
}

fn kinds(x: &Telling, y: &Telling, one_sentence: bool) -> Option<f32> {
    let kind = match (x.kind == y.kind, family(x.kind) == family(y.kind)) {
        (true, _) => 0.5,
        (false, true) => -1.0,
        (false, false) if one_sentence => -2.0,
        (false, false) => return None,
    };
    let mode = match (x.mode.is_none(), y.mode.is_none()) {
        (false, false) if x.mode == y.mode => 0.7,
        (false, false) => -2.2,
        _ => 0.0,
    };
    Some(kind + mode)
}

fn places(x: &Telling, y: &Telling) -> Option<f32> {
    let (Some(p), Some(q)) = (x.place, y.place) else { return Some(0.0) };
    if p.name == q.name {
        return Some(if p.whole { 0.3 } else { 1.5 });
    }
    let apart = !p.country.is_none() && !q.country.is_none() && p.country != q.country;
    match (p.whole || q.whole, apart) {
        (_, true) if is_local(x.kind) => None,
        (_, true) => Some(-1.5),
        (true, false) => Some(0.2),
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

/// Who is in a telling, sorted out once.
struct Sides {
    persons: Box<[Party]>,
    /// Actors that are named and no state.
    named: Box<[Sym]>,
    bodies: Box<[Sym]>,
    countries: Box<[Sym]>,
    /// The country of the place.
    place: Sym,
}

impl Sides {
    fn of(telling: &Telling) -> Sides {
        let is_body = |p: &&Party| p.named && !p.person;
        Sides {
            persons: telling.parties().filter(|p| p.person).copied().collect(),
            named: telling.actors.iter().filter(|p| p.named).map(Party::identity).collect(),
            bodies: telling.parties().filter(is_body).map(Party::identity).collect(),
            countries: countries(telling).into(),
            place: telling.place.map_or(Sym::NONE, |p| p.country),
        }
    }

    /// The countries, and the place's where a visitor's other side goes unnamed.
    fn with_place(&self) -> impl Iterator<Item = Sym> {
        let place = (!self.place.is_none() && !self.countries.contains(&self.place)).then_some(self.place);
        self.countries.iter().copied().chain(place)
    }
}

/// Persons named in both.
fn persons(pool: &Pool, x: &Sides, y: &Sides) -> f32 {
    if x.persons.iter().any(|p| y.persons.iter().any(|q| is_one_person(pool, p, q))) {
        return 2.0;
    }
    // Two persons of one country are two happenings.
    let mut clashing: Vec<Sym> = Vec::new();
    for p in x.persons.iter().filter(|p| !p.country.is_none()) {
        if y.persons.iter().any(|q| q.country == p.country) && !clashing.contains(&p.country) {
            clashing.push(p.country);
        }
    }
    if !clashing.is_empty() {
        return CLASH * clashing.len() as f32;
    }
    let apart = !x.named.is_empty() && !y.named.is_empty() && !x.named.iter().any(|p| y.named.contains(p));
    if apart { -1.0 } else { 0.0 }
}

/// Whether two namings are of one person: by id, or, where one has none, by a part of the name that both have.
fn is_one_person(pool: &Pool, p: &Party, q: &Party) -> bool {
    if p.identity() == q.identity() {
        return true;
    }
    if p.country != q.country || (!p.entity.is_none() && !q.entity.is_none()) {
        return false;
    }
    let parts = |text: &str| -> Vec<String> {
        text.split_whitespace().map(fold::loose).filter(|w| w.chars().count() > 2).collect()
    };
    let share = |a: Sym, b: Sym| {
        let (a, b) = (parts(pool.str(a)), parts(pool.str(b)));
        a.iter().any(|w| b.contains(w))
    };
    share(p.name_ar, q.name_ar) || share(p.name, q.name)
}

/// Bodies and groups named in both.
fn bodies(x: &Sides, y: &Sides) -> f32 {
    if x.bodies.iter().any(|p| y.bodies.contains(p)) { 1.0 } else { 0.0 }
}

/// Countries named in both.
fn dyads(x: &Sides, y: &Sides, visit: bool) -> Option<f32> {
    // A visitor goes somewhere: where only one side is named, the place stands for the other.
    let filled = visit && (x.countries.len() < 2 || y.countries.len() < 2);
    let (shared, less, more) = if filled {
        let (cx, cy): (Vec<Sym>, Vec<Sym>) = (x.with_place().collect(), y.with_place().collect());
        overlap(&cx, &cy)
    } else {
        overlap(&x.countries, &y.countries)
    };
    Some(match (shared, less, more) {
        (_, 0, _) => -0.5,
        (0, ..) => return None,
        (s, _, m) if s == m && m > 1 => 2.0,
        (s, _, m) if s == m => 0.5,
        (s, l, _) if s == l => 0.2,
        // A with B and A with C are two; among many, some may go unnamed.
        (_, 2, 2) => return None,
        _ => -1.5,
    })
}

/// How many are shared, and the length of the shorter and of the longer list.
fn overlap(a: &[Sym], b: &[Sym]) -> (usize, usize, usize) {
    let shared = a.iter().filter(|c| b.contains(c)).count();
    (shared, a.len().min(b.len()), a.len().max(b.len()))
}

/// The countries of a telling's parties, each once.
pub(super) fn countries(telling: &Telling) -> Vec<Sym> {
    let mut out: Vec<Sym> = Vec::new();
    for country in telling.parties().map(|p| p.country).filter(|c| !c.is_none()) {
        if !out.contains(&country) {
            out.push(country);
        }
    }
    out
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
