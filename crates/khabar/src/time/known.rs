//! Happenings whose days everybody knows, where a text speaks of them: relations founded, wars begun, visits, summits.

use super::scan::Scan;
use crate::date::Day;
use crate::lexicon::timewords::{Known, KnownKind};

/// The known happenings of a kind that the sentence around token `i` speaks of, in the table's order.
pub(super) fn spoken_of<'a>(
    scan: &'a Scan<'_>,
    i: usize,
    kind: KnownKind,
) -> impl Iterator<Item = &'a Known> {
    let sentence = scan.text.sentence_of(i).map(|s| scan.text.sentences[s].tokens()).unwrap_or(i..i);
    let key = keys(scan, sentence);
    scan.words.known().iter().filter(move |k| k.kind == kind && speaks(&key, k))
}

/// The loose keys of a range of tokens, with blanks around each.
pub(super) fn keys(scan: &Scan<'_>, tokens: std::ops::Range<usize>) -> String {
    let mut out = String::from(" ");
    for i in tokens {
        let key = crate::text::fold::loosen(scan.text.key(i));
        // «للنكبة» is ل and النكبة.
        match crate::text::prefix::for_the(&key) {
            Some(rest) => {
                out.push_str(crate::text::prefix::ARTICLE);
                out.push_str(rest);
            }
            None => out.push_str(&key),
        }
        out.push(' ');
    }
    out
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
            ends && lead.chars().count() <= 2
        })
}

/// The day remembered at an anniversary, where the sentence tells which it is.
pub(super) fn founded(scan: &Scan<'_>, i: usize) -> Option<Day> {
    let founding = spoken_of(scan, i, KnownKind::Founding).next();
    founding.or_else(|| spoken_of(scan, i, KnownKind::War).next()).map(|k| k.from)
}
