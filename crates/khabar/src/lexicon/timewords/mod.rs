//! The table of words that build time expressions: `time/*.tsv`.
//!
//! A word may have several senses («الثاني» is an ordinal and a part of «كانون الثاني»; «ليلة» a unit and a part of the
//! day); the time floor tries them where they stand. Matching is on loose keys.

mod parse;
mod sense;

use super::{Endings, Fault, Files};
use crate::text::{fold, prefix};
use rustc_hash::FxHashMap;
pub use sense::{Count, DayPart, Feast, Link, Measure, Part, Place, Relation, Sense, Unit};
use serde::{Deserialize, Serialize};

/// Whether a word must, may or must not stand with the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Article {
    /// Listed with ال: counts only so («اليوم» is today, «يوم» is a day).
    Needed,
    /// Listed without it: counts either way.
    Free,
}

#[derive(Debug, Serialize, Deserialize)]
struct Phrase {
    rest: Box<[Box<str>]>,
    article: Article,
    /// The first letter as listed, where it is an alif with a seat: «أن» is not «إن».
    seat: Option<char>,
    sense: Sense,
}

/// A happening whose days are known to everybody: what a text says of it tells when the text was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Known {
    /// What it is.
    pub kind: KnownKind,
    /// First day.
    pub from: crate::date::Day,
    /// Last day; the first again where it is one day.
    pub to: crate::date::Day,
    /// Words that must all stand in the sentence, each in one of its variants; loose keys, words joined by blanks.
    pub words: Vec<Vec<Box<str>>>,
}

/// What a known happening is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum KnownKind {
    /// Relations, independence, a republic, a truce: kept as an anniversary.
    Founding,
    /// A war, counted from its first day.
    War,
    /// A summit of a series, spoken of before and after.
    Meeting,
    /// A visit: one of many, so that only words like «قبل» and «اقتراب» tell that this one is meant.
    Visit,
}

/// Words that build time expressions.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct TimeWords {
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    /// How the first words of phrases end.
    endings: Endings,
    known: Vec<Known>,
    /// The first words of what is said of known happenings, numbered.
    first_words: FxHashMap<Box<str>, u32>,
    /// How they end.
    first_endings: Endings,
    /// The same for each happening: for each of its words the numbers of its variants' first words.
    known_firsts: Vec<Vec<Vec<u32>>>,
}

impl TimeWords {
    /// Reads the tables.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> TimeWords {
        let mut table = TimeWords::default();
        for row in files.rows_in("time/").filter(|r| !r.file.ends_with("known.tsv")) {
            let [class, value, words] = row.columns();
            let Some(sense) = Sense::parse(class, value) else {
                faults.push(row.fault(format!(
                    "`{class}` with `{value}` is no sense of a time word; docs/lexicon.md lists them"
                )));
                continue;
            };
            if words.is_empty() {
                faults.push(row.fault("no words in the third column"));
            }
            for variant in row.variants(2) {
                table.add(variant, sense);
            }
        }
        for row in files.rows("time/known.tsv") {
            match known(&row) {
                Some(known) => table.add_known(known),
                None => faults.push(row.fault(
                    "write kind (founding, war, meeting, visit), first day, last day or `-`, then a column of variants for each word",
                )),
            }
        }
        for list in table.phrases.values_mut() {
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        table
    }

    fn add(&mut self, variant: &str, sense: Sense) {
        let article = if variant.starts_with(prefix::ARTICLE) { Article::Needed } else { Article::Free };
        let key = fold::loose(variant.strip_prefix(prefix::ARTICLE).unwrap_or(variant));
        let mut words = key.split(' ').filter(|w| !w.is_empty());
        let Some(first) = words.next() else { return };
        let rest = words.map(Box::from).collect();
        let listed = variant.strip_prefix(prefix::ARTICLE).unwrap_or(variant).chars().next();
        let seat = listed.filter(|c| sense.minds_its_seat() && prefix::is_seat(*c));
        self.endings.add(first);
        self.phrases.entry(first.into()).or_default().push(Phrase { rest, article, seat, sense });
    }

    /// Whether a time word may stand in a token, whatever is written together with it in front; `key` is the token's loose key.
    pub fn may_hold(&self, key: &str) -> bool {
        self.endings.may_hold(key)
    }

    /// Whether a time word begins at a token, whatever is written together with it in front and whatever follows.
    pub fn may_begin(&self, key: &str) -> bool {
        let mut found = false;
        if self.may_hold(key) {
            prefix::peel(key, |stem, _| found |= self.phrases.contains_key(stem));
        }
        found
    }

    /// Calls `each` with every sense that begins with this word, longest phrase first, and how many words it takes.
    /// `first` is a loose key without its article; `next` gives the keys of the words that follow.
    pub fn senses<'t>(
        &self,
        first: &str,
        has_article: bool,
        next: impl Fn(usize) -> &'t str,
        mut each: impl FnMut(Sense, usize, Option<char>),
    ) {
        let Some(list) = self.phrases.get(first) else { return };
        for phrase in list {
            let fits = phrase.article == Article::Free || has_article;
            if fits && phrase.rest.iter().enumerate().all(|(n, word)| same(next(n), word)) {
                each(phrase.sense, phrase.rest.len() + 1, phrase.seat);
            }
        }
    }

    fn add_known(&mut self, known: Known) {
        let mut number = |phrase: &str| {
            let next = self.first_words.len() as u32;
            let first = phrase.split(' ').next().unwrap_or("");
            self.first_endings.add(first);
            *self.first_words.entry(first.into()).or_insert(next)
        };
        let firsts = known.words.iter().map(|variants| variants.iter().map(|v| number(v)).collect());
        self.known_firsts.push(firsts.collect());
        self.known.push(known);
    }

    /// Calls `each` with the number of every word by which a token may open something said of known happenings, whole or behind a prefix;
    /// `key` is the token's loose key.
    pub fn opens(&self, key: &str, mut each: impl FnMut(u32)) {
        if !self.first_endings.may_hold(key) {
            return;
        }
        let key = prefix::with_whole_article(key);
        let starts = key.char_indices().take(1 + LEAD);
        starts.filter_map(|(at, _)| self.first_words.get(&key[at..])).for_each(|&number| each(number));
    }

    /// The places of the known happenings all of whose words are among those seen, or begin with one that is; `seen` says so
    /// of each number that [`TimeWords::opens`] gives.
    pub fn held(&self, seen: impl Fn(u32) -> bool) -> Vec<u32> {
        let all = |words: &Vec<Vec<u32>>| words.iter().all(|variants| variants.iter().any(|&v| seen(v)));
        (0u32..).zip(&self.known_firsts).filter(|(_, words)| all(words)).map(|(n, _)| n).collect()
    }

    /// The happenings whose days are known.
    pub fn known(&self) -> &[Known] {
        &self.known
    }
}

/// Letters of a prefix written together with a word.
pub const LEAD: usize = 2;

/// Whether a token's light key is the loose key of a listed word.
fn same(light: &str, loose: &str) -> bool {
    // Loosening changes letters, never how many bytes they take.
    light == loose || light.len() == loose.len() && *fold::loosened(light) == *loose
}

fn known(row: &super::tsv::Row<'_>) -> Option<Known> {
    use crate::date::Day;
    let kind = match row.get(0) {
        "founding" => KnownKind::Founding,
        "war" => KnownKind::War,
        "meeting" => KnownKind::Meeting,
        "visit" => KnownKind::Visit,
        _ => return None,
    };
    let from = Day::parse(row.get(1))?;
    let to = if row.get(2).is_empty() { from } else { Day::parse(row.get(2))? };
    let words: Vec<Vec<Box<str>>> = (3..6)
        .map(|column| row.variants(column).map(|v| fold::loose(v).into()).collect::<Vec<Box<str>>>())
        .filter(|variants| !variants.is_empty())
        .collect();
    (!words.is_empty() && from <= to).then_some(Known { kind, from, to, words })
}
