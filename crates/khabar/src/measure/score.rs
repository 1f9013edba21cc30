//! Precision, recall and F1 of coded mentions against gold, level by level.
//!
//! A prediction can match a gold mention of its document when its type is accepted and its sentence holds at least half
//! of the gold quote. Pairs are chosen by the best total. What costs: a prediction that matches nothing, an
//! optional mention with a wrong dyad, a second record of the same thing in the same place. What does not: an
//! optional mention, and the same words printed twice on a page.

use super::assign::{Weights, assign};
use super::levels::{Agreement, Level, agreement};
use super::reliability::{Order, Reliability, order, reliability};
use super::{Gold, Spots, Told};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A sentence longer than this, or with a line break inside, matches nothing: it would hold everything.
const LONGEST: i64 = 800;

/// What is to be measured.
pub struct Trial<'a> {
    /// The texts by file name; a text without gold counts too.
    pub texts: &'a BTreeMap<String, String>,
    /// The gold mentions.
    pub gold: &'a [Gold],
    /// The coded mentions; those of other texts are left out.
    pub told: &'a [Told],
}

/// One row of the measures.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Measure {
    /// The level.
    pub level: Level,
    /// The share of what was coded that is right.
    pub precision: f64,
    /// The share of what is required that was coded.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// How many required mentions of a type were found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeRecall {
    /// The type.
    pub kind: String,
    /// Required mentions.
    pub gold: usize,
    /// Those found.
    pub found: usize,
    /// Those found with the right dyad.
    pub dyad: usize,
}

/// What became of a mention.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// A required gold mention nothing matched, by its index.
    Missed(usize),
    /// A required gold mention matched, but not at these levels.
    Partly(usize, Vec<Level>),
    /// A coded mention that matched nothing, by its index.
    Extra(usize),
}

/// The measures.
#[derive(Clone, PartialEq, Debug)]
pub struct Scores {
    /// By level, in the order of [`Level::ALL`].
    pub levels: Vec<Measure>,
    /// By type, most frequent first.
    pub types: Vec<TypeRecall>,
    /// By confidence, lowest first; empty where records state none.
    pub reliability: Vec<Reliability>,
    /// How far confidence tells right from wrong, where records state any and there are both.
    pub order: Option<Order>,
    /// Recall of dyads that name more than one country.
    pub cross_border: Option<f64>,
    /// Required gold mentions.
    pub gold: usize,
    /// Coded mentions that count.
    pub told: usize,
    /// Texts.
    pub docs: usize,
    /// Fields whose words are not the text's at their place.
    pub strays: Vec<String>,
    /// Gold mentions with the coded mentions that answer them, by their indices, and how far they agree.
    pub pairs: Vec<(usize, usize, Agreement)>,
    /// What was missed, matched in part, or coded beyond the gold.
    pub outcomes: Vec<Outcome>,
}

impl Scores {
    /// The measure of a level.
    pub fn of(&self, level: Level) -> Measure {
        self.levels[level as usize]
    }
}

/// One text's pairing: gold index to its prediction and agreement, and the echoes.
#[derive(Default)]
struct Pairing {
    pairs: BTreeMap<usize, (usize, Agreement)>,
    echoes: BTreeSet<usize>,
}

/// Measures; the error is a gold quote that its text does not hold.
pub fn score(trial: &Trial<'_>) -> Result<Scores, String> {
    let mut strays = Vec::new();
    let mut by_doc: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let chars: BTreeMap<&str, Vec<char>> =
        trial.texts.iter().map(|(doc, text)| (doc.as_str(), text.chars().collect())).collect();
    let mut seen = HashSet::new();
    for (n, told) in trial.told.iter().enumerate() {
        let Some(text) = chars.get(told.doc.as_str()) else { continue };
        strays.extend(told.strays(text).into_iter().map(|field| format!("{} {field}", told.doc)));
        if seen.insert(told.identity()) {
            by_doc.entry(&told.doc).or_default().push(n);
        }
    }
    let mut all = Pairing::default();
    for (doc, text) in trial.texts {
        let gold: Vec<usize> = (0..trial.gold.len()).filter(|&g| trial.gold[g].doc == *doc).collect();
        let told = by_doc.get(doc.as_str()).map_or(&[][..], Vec::as_slice);
        let of_doc = pair(trial, text, &chars[doc.as_str()], &gold, told)?;
        all.pairs.extend(of_doc.pairs);
        all.echoes.extend(of_doc.echoes);
    }
    let counted: Vec<usize> =
        by_doc.values().flatten().copied().filter(|n| !all.echoes.contains(n)).collect();
    Ok(sum_up(trial, &all, &counted, strays))
}

fn pair(
    trial: &Trial<'_>,
    text: &str,
    chars: &[char],
    gold: &[usize],
    told: &[usize],
) -> Result<Pairing, String> {
    let mut table: BTreeMap<(usize, usize), (f64, Agreement, u32)> = BTreeMap::new();
    for (gi, &g) in gold.iter().enumerate() {
        let gold = &trial.gold[g];
        let spots = Spots::of(&gold.quote, text);
        if spots.0.is_empty() {
            return Err(format!("{}: the quote is not in {}: «{}»", gold.id, gold.doc, gold.quote));
        }
        for (pi, &p) in told.iter().enumerate() {
            let told = &trial.told[p];
            if !gold.types.contains(&told.kind) || !is_sentence(told, chars) {
                continue;
            }
            let held = held(&spots, told);
            let Some(&first) = held.first() else { continue };
            let agreement = agreement(gold, told);
            let inside = held
                .iter()
                .any(|&(from, to)| i64::from(from) <= told.trigger && told.trigger < i64::from(to));
            table.insert((gi, pi), (agreement.worth(gold, inside), agreement, first.0));
        }
    }
    let weights: Weights = table.iter().map(|(&k, v)| (k, v.0)).collect();
    let best = assign(&weights, gold.len(), told.len());
    let matched: BTreeSet<usize> = best.values().copied().collect();
    let mut taken: BTreeSet<(usize, u32)> = best.iter().map(|(&gi, &pi)| (gi, table[&(gi, pi)].2)).collect();
    let mut out = Pairing::default();
    for (&(gi, pi), (_, agreement, spot)) in &table {
        // The same words printed again: free, once a place.
        let free = !matched.contains(&pi) && !out.echoes.contains(&told[pi]) && best.contains_key(&gi);
        if free && agreement.holds(Level::Dyad) && taken.insert((gi, *spot)) {
            out.echoes.insert(told[pi]);
        }
    }
    out.pairs = best.iter().map(|(&gi, &pi)| (gold[gi], (told[pi], table[&(gi, pi)].1))).collect();
    Ok(out)
}

fn is_sentence(told: &Told, chars: &[char]) -> bool {
    let (start, end) = told.sentence;
    let at = |n: i64| usize::try_from(n).unwrap_or(0).min(chars.len());
    let words: String = chars[at(start).min(at(end))..at(end)].iter().collect();
    end - start <= LONGEST && !words.trim().contains('\n')
}

/// The spots of which the sentence holds at least half.
fn held(spots: &Spots, told: &Told) -> Vec<(u32, u32)> {
    let (s, e) = told.sentence;
    let half = |&(from, to): &(u32, u32)| {
        let (from, to) = (i64::from(from), i64::from(to));
        2 * (e.min(to) - s.max(from)) >= to - from
    };
    spots.0.iter().copied().filter(half).collect()
}

fn sum_up(trial: &Trial<'_>, all: &Pairing, counted: &[usize], strays: Vec<String>) -> Scores {
    let required: Vec<usize> = (0..trial.gold.len()).filter(|&g| trial.gold[g].required).collect();
    let holds = |g: usize, level| all.pairs.get(&g).is_some_and(|(_, a)| a.holds(level));
    let measure = |level: Level| {
        let hits = required.iter().filter(|&&g| holds(g, level)).count() as f64;
        // An optional mention that is right is neither right nor wrong.
        let neutral = if level == Level::Type { Level::Type } else { Level::Dyad };
        let optional = all.pairs.keys().filter(|&&g| !trial.gold[g].required && holds(g, neutral)).count();
        let share = |n: usize| if n == 0 { 0.0 } else { hits / n as f64 };
        let (precision, recall) = (share(counted.len() - optional), share(required.len()));
        let sum = precision + recall;
        Measure { level, precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    };
    let cross: Vec<usize> = required.iter().copied().filter(|&g| is_cross_border(&trial.gold[g])).collect();
    let crossed = cross.iter().filter(|&&g| holds(g, Level::Dyad)).count() as f64;
    let stated = stated(trial, all, counted);
    Scores {
        levels: Level::ALL.into_iter().map(measure).collect(),
        types: types(trial, &required, holds),
        reliability: reliability(&stated),
        order: order(&stated),
        cross_border: (!cross.is_empty()).then(|| crossed / cross.len() as f64),
        gold: required.len(),
        told: counted.len(),
        docs: trial.texts.len(),
        strays,
        pairs: all.pairs.iter().map(|(&g, &(p, agreement))| (g, p, agreement)).collect(),
        outcomes: outcomes(all, &required, counted),
    }
}

fn is_cross_border(gold: &Gold) -> bool {
    let members = gold.actors.iter().chain(&gold.recipients).flat_map(|m| m.split('|'));
    let countries: BTreeSet<&str> =
        members.map(|a| a.split('/').next().unwrap_or("")).filter(|c| *c != "---").collect();
    countries.len() > 1
}

fn types(trial: &Trial<'_>, required: &[usize], holds: impl Fn(usize, Level) -> bool) -> Vec<TypeRecall> {
    let mut out: Vec<TypeRecall> = Vec::new();
    for &g in required {
        let kind = trial.gold[g].types.first().cloned().unwrap_or_default();
        let at = out.iter().position(|t| t.kind == kind).unwrap_or_else(|| {
            out.push(TypeRecall { kind, gold: 0, found: 0, dyad: 0 });
            out.len() - 1
        });
        out[at].gold += 1;
        out[at].found += usize::from(holds(g, Level::Type));
        out[at].dyad += usize::from(holds(g, Level::Dyad));
    }
    out.sort_by(|a, b| b.gold.cmp(&a.gold).then_with(|| a.kind.cmp(&b.kind)));
    out
}

/// The confidence stated of each mention that counts, and whether it is right: matched with the right dyad, be it to a
/// required or an optional mention.
fn stated(trial: &Trial<'_>, all: &Pairing, counted: &[usize]) -> Vec<(f64, bool)> {
    let right: BTreeSet<usize> =
        all.pairs.values().filter(|(_, a)| a.holds(Level::Dyad)).map(|(p, _)| *p).collect();
    let one = |&p: &usize| trial.told[p].confidence.map(|c| (c, right.contains(&p)));
    counted.iter().filter_map(one).collect()
}

fn outcomes(all: &Pairing, required: &[usize], counted: &[usize]) -> Vec<Outcome> {
    let of_gold = |&g: &usize| match all.pairs.get(&g) {
        None => Some(Outcome::Missed(g)),
        Some((_, a)) if a.holds(Level::Full) => None,
        Some((_, a)) => {
            let lost = Level::ALL.into_iter().filter(|l| !l.is_extra() && !a.holds(*l)).collect();
            Some(Outcome::Partly(g, lost))
        }
    };
    let matched: BTreeSet<usize> = all.pairs.values().map(|(p, _)| *p).collect();
    let extra = counted.iter().filter(|p| !matched.contains(p)).map(|&p| Outcome::Extra(p));
    required.iter().filter_map(of_gold).chain(extra).collect()
}
