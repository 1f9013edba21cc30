//! Who denies what: a denial meets the claim it denies, in its own article and on other pages.
//!
//! «تتهم الولايات المتحدة كوريا الشمالية بتزويد روسيا بأسلحة، ونفت بيونغ يانغ تلك الادعاءات»: the denial has no words of its
//! own, so it takes those of the claim before it, and with them meets the same claim elsewhere.

use super::{Pool, Rules, Sym};
use rustc_hash::FxHashMap;

/// A statement, as far as it matters here.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    /// The statement's id.
    pub id: Box<str>,
    /// Index of its account.
    pub account: u32,
    /// First code point of its word of speech.
    pub at: u32,
    /// First code point of its sentence, or of its content where that is not known.
    pub sentence: u32,
    /// Whether it says that something is not so.
    pub denies: bool,
    /// Whether its word of speech accuses or alleges.
    pub alleges: bool,
    /// Whether it asks.
    pub asks: bool,
    /// Who says it: an id or a name; none where nobody is named.
    pub speaker: Sym,
    /// The speaker's country.
    pub country: Sym,
    /// Countries of those its content names.
    pub about: Box<[Sym]>,
    /// Hashes of the content words of what is said, sorted.
    pub words: Box<[u32]>,
}

/// A denial and what it denies or answers: indices of statements.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Denial {
    /// The denial.
    pub from: u32,
    /// What it denies.
    pub to: u32,
    /// Whether it only answers a question.
    pub answers: bool,
    /// How alike the words are; 0 where it has none of its own and stands behind it.
    pub words: f32,
}

/// A denial with fewer content words than this points back.
const OWN_WORDS: usize = 6;
/// Code points between a denial and the claim it points back to.
const BACK: u32 = 400;
/// Words this much alike tell the same.
const ALIKE: f32 = 0.4;
/// Days between a claim and its denial.
const DAYS: i64 = 400;
/// A word that more statements hold brings none together.
const COMMON: usize = 200;

/// The denials among statements, in their order by id.
pub fn denials(rules: &Rules, pool: &Pool, said: &[Said]) -> Vec<Denial> {
    let mut by_word: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut by_account: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (n, s) in said.iter().enumerate() {
        by_account.entry(s.account).or_default().push(n as u32);
        if !s.denies {
            for &word in s.words.iter().filter(|&&w| rules.weight(w) > 0.5) {
                by_word.entry(word).or_default().push(n as u32);
            }
        }
    }
    let mut out = Vec::new();
    for (n, denial) in said.iter().enumerate().filter(|(_, s)| s.denies) {
        let near = before(said, n, &by_account[&denial.account]);
        out.extend(near.map(|to| Denial { from: n as u32, to, answers: said[to as usize].asks, words: 0.0 }));
        // The words of a denial that points back are those of what it points to.
        let claim = match near {
            Some(to) if denial.words.len() < OWN_WORDS && !said[to as usize].asks => &said[to as usize],
            _ => denial,
        };
        out.extend(elsewhere(rules, pool, said, n, claim, near, &by_word));
    }
    out.sort_by(|a, b| {
        let key = |d: &Denial| (&said[d.from as usize].id, &said[d.to as usize].id);
        key(a).cmp(&key(b))
    });
    out.dedup_by_key(|d| (d.from, d.to));
    out
}

/// The claim a denial stands behind in its article: an allegation before a question before any other, the nearest.
fn before(said: &[Said], denial: usize, article: &[u32]) -> Option<u32> {
    let d = &said[denial];
    let fits = |n: &&u32| {
        let s = &said[**n as usize];
        let meant = s.alleges || s.asks || s.about.contains(&d.country) && d.words.len() < OWN_WORDS;
        **n as usize != denial && !s.denies && s.at < d.at && d.at - s.at <= BACK && meant && other_side(s, d)
    };
    let rank = |n: &&u32| {
        let s = &said[**n as usize];
        (!s.alleges, !s.asks, d.at - s.at, &s.id)
    };
    article.iter().filter(fits).min_by_key(rank).copied()
}

fn other_side(a: &Said, b: &Said) -> bool {
    a.speaker != b.speaker && (a.country.is_none() || a.country != b.country || a.asks)
}

/// Claims in the same words, of another side, that are about the denier.
fn elsewhere(
    rules: &Rules,
    pool: &Pool,
    said: &[Said],
    denial: usize,
    claim: &Said,
    near: Option<u32>,
    by_word: &FxHashMap<u32, Vec<u32>>,
) -> Vec<Denial> {
    let d = &said[denial];
    let lists = claim.words.iter().filter_map(|w| by_word.get(w)).filter(|l| l.len() <= COMMON);
    let mut met: Vec<u32> = lists.flatten().copied().collect();
    met.sort_unstable();
    met.dedup();
    let mut out = Vec::new();
    for to in met.into_iter().filter(|&m| Some(m) != near && m as usize != denial) {
        let s = &said[to as usize];
        let day = |account: u32| pool.accounts[account as usize].published;
        let together =
            day(d.account).zip(day(s.account)).is_none_or(|(a, b)| super::fields::gap(a, b) <= DAYS);
        let about = s.about.contains(&d.country) || claim.about.iter().any(|c| s.about.contains(c));
        let words = alike(rules, &claim.words, &s.words);
        let told = s.alleges || words > 1.5 * ALIKE;
        if together && about && told && words >= ALIKE && other_side(s, d) && !s.asks {
            out.push(Denial { from: denial as u32, to, answers: false, words });
        }
    }
    out
}

/// Cosine of two sets of words, each weighed by how much it tells.
fn alike(rules: &Rules, a: &[u32], b: &[u32]) -> f32 {
    let norm = |s: &[u32]| s.iter().map(|&w| rules.weight(w).powi(2)).sum::<f32>().sqrt();
    let shared: f32 = a.iter().filter(|w| b.binary_search(w).is_ok()).map(|&w| rules.weight(w).powi(2)).sum();
    let norms = norm(a) * norm(b);
    if norms == 0.0 { 0.0 } else { shared / norms }
}
