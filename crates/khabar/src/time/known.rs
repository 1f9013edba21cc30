//! Happenings whose days everybody knows, where a text speaks of them: relations founded, wars begun, visits, summits.

use super::scan::Scan;
use crate::date::Day;
use crate::lexicon::TimeWords;
use crate::lexicon::timewords::{Known, KnownKind, LEAD};
use crate::text::{Text, prefix};
use rustc_hash::FxHashSet;

/// The known happenings of a kind that the sentence around token `i` speaks of, in the table's order.
pub(super) fn spoken_of<'a>(
    scan: &'a Scan<'_>,
    i: usize,
    kind: KnownKind,
) -> impl Iterator<Item = &'a Known> {
    let sentence = scan.text.sentence_of(i).map(|s| scan.text.sentences[s].tokens()).unwrap_or(i..i);
    let key = keys(scan, sentence);
    scan.known().filter(move |k| k.kind == kind && speaks(&key, k))
}

/// The loose keys of a range of tokens, with blanks around each.
pub(super) fn keys(scan: &Scan<'_>, tokens: std::ops::Range<usize>) -> String {
    let mut out = String::from(" ");
    for i in tokens {
        out.push_str(&prefix::with_whole_article(scan.text.loose(i)));
        out.push(' ');
    }
    out
}

/// The places of those happenings that may be spoken of in a text: each of their words, or the first of a phrase, stands
/// somewhere in it, whole or behind a prefix. `opens` says at which tokens any may stand.
pub(super) fn held(text: &Text, words: &TimeWords, opens: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut seen: FxHashSet<u32> = FxHashSet::default();
    for i in (0..text.tokens.len()).filter(|i| opens(*i)) {
        words.opens(text.loose(i), |number| seen.extend([number]));
    }
    words.held(|word| seen.contains(&word))
}

/// Whether all the words of a known happening stand in a key made by [`keys`].
pub(super) fn speaks(key: &str, known: &Known) -> bool {
    known.words.iter().all(|variants| variants.iter().any(|v| stands(key, v)))
}

/// Whether a phrase stands in a key, whole, or with a prefix of one or two letters written together with it.
fn stands(key: &str, phrase: &str) -> bool {
    // Nearly all phrases stand nowhere, and that is told faster than where one stands.
    key.contains(phrase)
        && key.match_indices(phrase).any(|(at, _)| {
            let ends = key[at + phrase.len()..].starts_with(' ');
            let before = &key[..at];
            let lead = before.rsplit(' ').next().unwrap_or("");
            ends && lead.chars().count() <= LEAD
        })
}

/// The day remembered at an anniversary, where the sentence tells which it is.
pub(super) fn founded(scan: &Scan<'_>, i: usize) -> Option<Day> {
    // What more words tell is meant: relations founded, not the state that they are with.
    let founding = spoken_of(scan, i, KnownKind::Founding).min_by_key(|k| std::cmp::Reverse(k.words.len()));
    founding.or_else(|| spoken_of(scan, i, KnownKind::War).next()).map(|k| k.from)
}
