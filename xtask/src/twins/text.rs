//! Puts the replacements into a text: names with their clitics, adjectives with their endings, months and years.

use super::days::Shift;
use super::table::Table;
use khabar::text::fold;

/// Clitics that may stand before a name.
const BEFORE: [&str; 10] = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"];
/// Endings of an adjective of origin.
const ENDINGS: [&str; 7] = ["", "ة", "ين", "ون", "ان", "ات", "تين"];

/// A run of letters, or of what stands between them.
struct Piece<'a> {
    words: &'a str,
    is_word: bool,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let is_word = |c: char| c.is_alphanumeric() || fold::is_mark(c) || c == '\u{640}';
    let mut out: Vec<Piece<'_>> = Vec::new();
    let mut start = 0;
    let mut before: Option<bool> = None;
    for (at, c) in text.char_indices() {
        let now = is_word(c);
        if before.is_some_and(|b| b != now) {
            out.push(Piece { words: &text[start..at], is_word: !now });
            start = at;
        }
        before = Some(now);
    }
    if let Some(is_word) = before {
        out.push(Piece { words: &text[start..], is_word });
    }
    out
}

/// The text with everything replaced.
pub fn replace(table: &Table, shift: &Shift, text: &str) -> String {
    let pieces = pieces(text);
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < pieces.len() {
        let piece = &pieces[i];
        if !piece.is_word {
            out.push_str(piece.words);
            i += 1;
        } else if let Some((words, used)) = phrase(table, &pieces[i..]) {
            out.push_str(&words);
            i += used;
        } else if let Some((words, used)) =
            shift.words(&pieces[i..].iter().map(|p| p.words).collect::<Vec<_>>())
        {
            out.push_str(&words);
            i += used;
        } else {
            out.push_str(&adjective(table, piece.words).unwrap_or_else(|| piece.words.to_owned()));
            i += 1;
        }
    }
    out
}

/// The longest phrase that begins here, its clitics kept.
fn phrase(table: &Table, pieces: &[Piece<'_>]) -> Option<(String, usize)> {
    let first = fold::light(pieces[0].words);
    for length in (1..=5).rev() {
        let used = length * 2 - 1;
        let Some(span) = pieces.get(..used) else { continue };
        if span.iter().skip(1).step_by(2).any(|p| p.words != " ") {
            continue;
        }
        let rest: Vec<String> = span.iter().step_by(2).skip(1).map(|p| fold::light(p.words)).collect();
        for before in BEFORE {
            let Some(head) = first.strip_prefix(before) else { continue };
            // «للعراق» is ل before العراق.
            let heads = match (before.ends_with('ل'), head.strip_prefix('ل')) {
                (true, Some(bare)) => vec![head.to_owned(), format!("ال{bare}")],
                _ => vec![head.to_owned()],
            };
            for head in heads {
                let mut key = vec![head];
                key.extend(rest.iter().cloned());
                if let Some(words) = table.phrases.get(&key) {
                    return Some((joined(before, words), used));
                }
            }
        }
    }
    None
}

/// A clitic before words; ل swallows the alif of the article.
fn joined(before: &str, words: &str) -> String {
    match (before.ends_with('ل'), words.strip_prefix("ال")) {
        (true, Some(bare)) => format!("{before}ل{bare}"),
        _ => format!("{before}{words}"),
    }
}

fn adjective(table: &Table, word: &str) -> Option<String> {
    // «القطرى»: some papers leave the dots of the last letter off.
    let key = fold::light(word);
    let key = key.strip_suffix('ى').map_or(key.clone(), |stem| format!("{stem}ي"));
    for before in BEFORE {
        let Some(rest) = key.strip_prefix(before) else { continue };
        let (article, bare) = match (before.ends_with('ل'), rest.strip_prefix("ال"), rest.strip_prefix('ل'))
        {
            (_, Some(bare), _) => ("ال", bare),
            (true, None, Some(bare)) => ("ال", bare),
            _ => ("", rest),
        };
        for ending in ENDINGS {
            let stem = bare.strip_suffix(ending).filter(|s| !s.is_empty());
            if let Some(other) = stem.and_then(|s| table.nisbas.get(s)) {
                return Some(joined(before, &format!("{article}{other}{ending}")));
            }
        }
    }
    None
}
