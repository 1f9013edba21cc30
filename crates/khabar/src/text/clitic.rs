//! Prefixes written together with a name, and how many letters they take.
//!
//! «ولروسيا» may be «ولروسيا» whole, «لروسيا» after و, or «روسيا» after و and ل; «للصين» is «الصين» after ل.
//! Which of them is meant is for the lexicon to say: this file only lists what is possible.

use super::fold;

/// What a written token is once some of its first letters are taken for clitics.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stem<'a> {
    /// The light key of what remains.
    pub key: &'a str,
    /// Letters taken off (marks not counted).
    pub letters: u8,
    /// Whether و or ف stood first.
    pub conjunction: bool,
    /// ب, ل or ك, where one was taken off.
    pub preposition: Option<char>,
}

/// Calls `visit` with every reading of a light key, the whole token first.
pub fn stems(light: &str, buffer: &mut String, mut visit: impl FnMut(Stem<'_>)) {
    visit(Stem { key: light, letters: 0, conjunction: false, preposition: None });
    prepositions(light, 0, false, buffer, &mut visit);
    if let Some(rest) = light.strip_prefix(['و', 'ف']).filter(|rest| rest.len() > 2) {
        visit(Stem { key: rest, letters: 1, conjunction: true, preposition: None });
        prepositions(rest, 1, true, buffer, &mut visit);
    }
}

fn prepositions(
    light: &str,
    letters: u8,
    conjunction: bool,
    buffer: &mut String,
    visit: &mut impl FnMut(Stem<'_>),
) {
    let Some(first) = light.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك')) else { return };
    let rest = &light[first.len_utf8()..];
    if rest.len() <= 2 {
        return;
    }
    let without = Stem { key: rest, letters: letters + 1, conjunction, preposition: Some(first) };
    visit(without);
    if let Some(noun) = rest.strip_prefix('ل').filter(|_| first == 'ل') {
        // The article loses its alif after ل; a noun that itself begins with ل is written with two of three.
        for article in ["ال", "الل"] {
            buffer.clear();
            buffer.push_str(article);
            buffer.push_str(noun);
            visit(Stem { key: buffer.as_str(), ..without });
        }
    }
}

/// A key without the article, where it has one and enough is left.
pub fn without_article(key: &str) -> Option<&str> {
    key.strip_prefix("ال").filter(|noun| noun.chars().count() > 2)
}

/// A key with the article, where it has none.
pub fn with_article(key: &str) -> Option<String> {
    (!key.starts_with("ال")).then(|| format!("ال{key}"))
}

/// Bytes that the first `letters` letters of a token take as written, their marks included.
pub fn written_len(token: &str, letters: u8) -> usize {
    let mut seen = 0;
    for (at, c) in token.char_indices() {
        if fold::is_mark(c) || fold::is_invisible(c) {
            continue;
        }
        if seen == letters {
            return at;
        }
        seen += 1;
    }
    token.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(light: &str) -> Vec<String> {
        let mut out = Vec::new();
        stems(light, &mut String::new(), |s| out.push(format!("{}{}", s.letters, s.key)));
        out
    }

    #[test]
    fn every_reading_is_listed() {
        assert_eq!(all("روسيا"), ["0روسيا"]);
        assert_eq!(all("ولروسيا"), ["0ولروسيا", "1لروسيا", "2روسيا"]);
        assert_eq!(all("للصين"), ["0للصين", "1لصين", "1الصين", "1اللصين"]);
        assert_eq!(all("بالصين"), ["0بالصين", "1الصين"]);
    }

    #[test]
    fn marks_belong_to_the_letter_before() {
        assert_eq!(written_len("وَروسيا", 1), "وَ".len());
        assert_eq!(written_len("روسيا", 0), 0);
    }
}
