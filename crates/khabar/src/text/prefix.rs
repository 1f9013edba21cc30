//! Letters written together with a word before it, peeled off without asking what the word is: «وبالأمس» is و + ب + الأمس.
//!
//! Only where the words sought are a closed set, as in dates, is this enough; elsewhere a split needs evidence.

use super::inflect::has_article;
use std::borrow::Cow;

/// The conjunction و.
pub const AND: char = 'و';

/// The conjunctions of a single letter, written together with what they join.
pub const CONJUNCTIONS: [char; 2] = [AND, 'ف'];

/// The preposition ب, of being somewhere or at a body («مسؤول بالبيت الأبيض»).
pub const BI: char = 'ب';

/// The preposition ل, which also joins a definite noun to its owner («الأمين العام لحلف …»).
pub const LI: char = 'ل';

/// The preposition ك, as.
pub const AS: char = 'ك';

/// The prepositions of a single letter, written together with what they govern.
pub const JOINED: [char; 3] = [BI, LI, AS];

/// The article as it is written.
pub const ARTICLE: &str = "ال";

/// What follows ل and the article where they are written as one: «للنكبة».
pub fn for_the(key: &str) -> Option<&str> {
    key.strip_prefix("لل").filter(|rest| rest.len() > 4)
}

/// A key in which the article is whole: «للنكبة» is ل and النكبة, of which this gives the second.
pub fn with_whole_article(key: &str) -> Cow<'_, str> {
    for_the(key).map_or(Cow::Borrowed(key), |rest| Cow::Owned(format!("{ARTICLE}{rest}")))
}

/// A preposition before a word as it is written: one of a single letter together with it, ل and the article as one
/// («للقاهرة», «للجنة»).
pub fn before(preposition: &str, word: &str) -> String {
    let mut letters = preposition.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return format!("{preposition} {word}");
    };
    match word.strip_prefix(ARTICLE).filter(|rest| letter == LI && !rest.is_empty()) {
        // Three of the letter are never written.
        Some(rest) if rest.starts_with(LI) => format!("{LI}{rest}"),
        Some(rest) => format!("{LI}{LI}{rest}"),
        None => format!("{preposition}{word}"),
    }
}

/// What was peeled off.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Lead {
    /// و or ف.
    pub conjunction: bool,
    /// ب, ل or ك.
    pub preposition: Option<char>,
    /// ال.
    pub article: bool,
    /// Letters of the conjunction and the preposition.
    pub letters: u8,
}

/// Calls `each` with every way to peel a key, whole key first: what remains, and what was peeled.
pub fn peel<'k>(key: &'k str, mut each: impl FnMut(&'k str, Lead)) {
    with_article(key, Lead::default(), &mut each);
    prepositions(key, Lead::default(), &mut each);
    if let Some(rest) = key.strip_prefix(['و', 'ف'])
        && rest.len() > 2
    {
        let lead = Lead { conjunction: true, letters: 1, ..Lead::default() };
        with_article(rest, lead, &mut each);
        prepositions(rest, lead, &mut each);
    }
}

fn prepositions<'k>(key: &'k str, lead: Lead, each: &mut impl FnMut(&'k str, Lead)) {
    let mut chars = key.chars();
    let Some(letter @ ('ب' | 'ل' | 'ك')) = chars.next() else { return };
    let rest = chars.as_str();
    if rest.len() <= 2 {
        return;
    }
    let lead = Lead { preposition: Some(letter), letters: lead.letters + 1, ..lead };
    match rest.strip_prefix('ل') {
        // «لليوم»: the alif of the article is not written after ل.
        Some(stem) if letter == 'ل' && stem.len() > 2 => each(stem, Lead { article: true, ..lead }),
        _ => with_article(rest, lead, each),
    }
}

fn with_article<'k>(key: &'k str, lead: Lead, each: &mut impl FnMut(&'k str, Lead)) {
    each(key, lead);
    if let Some(stem) = key.strip_prefix(ARTICLE)
        && !stem.is_empty()
    {
        each(stem, Lead { article: true, ..lead });
    }
}

/// Whether a letter is an alif with a hamza or a madda.
pub fn is_seat(c: char) -> bool {
    matches!(c, 'أ' | 'إ' | 'آ')
}

/// The letter of a token behind its first `letters` letters and the article, where one stands there.
pub fn letter_behind(token: &str, letters: u8, article: bool) -> Option<char> {
    let rest = token.get(bytes(token, letters)..)?;
    let rest = if article { rest.get(bytes(rest, 2)..)? } else { rest };
    rest.chars().find(|c| !super::fold::is_mark(*c) && !super::fold::is_invisible(*c))
}

/// Bytes of the first `letters` letters of a token as written, the marks on them included.
pub fn bytes(token: &str, letters: u8) -> usize {
    let mut left = letters;
    for (at, c) in token.char_indices() {
        if super::fold::is_mark(c) || super::fold::is_invisible(c) {
            continue;
        }
        if left == 0 {
            return at;
        }
        left -= 1;
    }
    0
}

/// Whether a key is a definite noun after ل («للعدالة»).
pub fn is_to_definite(key: &str) -> bool {
    key.starts_with("لل")
}

/// Whether a key begins as a word does that و or ف joins to the one before.
pub fn may_be_joined(key: &str) -> bool {
    key.starts_with(['و', 'ف'])
}

/// Whether a key is a definite noun joined by و («والتعاون»).
pub fn is_joined_definite(key: &str) -> bool {
    key.strip_prefix('و').is_some_and(has_article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(key: &str) -> Vec<(&str, u8, bool)> {
        let mut out = Vec::new();
        peel(key, |stem, lead| out.push((stem, lead.letters, lead.article)));
        out
    }

    #[test]
    fn a_preposition_of_one_letter_is_written_together_with_its_word() {
        assert_eq!(before("ل", "القاهرة"), "للقاهرة");
        assert_eq!(before("ل", "اللجنة الدولية"), "للجنة الدولية");
        assert_eq!(before("ل", "ألمانيا"), "لألمانيا");
        assert_eq!(before("ب", "الصين"), "بالصين");
        assert_eq!(before("إلى", "القاهرة"), "إلى القاهرة");
    }

    #[test]
    fn every_way_to_peel_is_tried() {
        assert_eq!(stems("امس"), [("امس", 0, false)]);
        assert_eq!(stems("الثلاثاء"), [("الثلاثاء", 0, false), ("ثلاثاء", 0, true)]);
        assert_eq!(stems("لليوم"), [("لليوم", 0, false), ("يوم", 1, true)]);
        assert!(stems("وبالامس").contains(&("امس", 2, true)));
        assert!(stems("والف").contains(&("الف", 1, false)));
    }
}
