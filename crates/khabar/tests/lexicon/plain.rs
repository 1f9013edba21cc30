//! Words stand as the press writes them: no marks, no patterns, no letters of another script.

use super::{columns, lines, refuse};
use khabar::lexicon::embedded_files;

#[test]
fn words_are_plain_and_stand_in_their_columns() {
    let mut faults = Vec::new();
    let arabic = |c: char| matches!(c, '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}');
    for (file, text) in embedded_files().0 {
        let names: Vec<&str> = if file.ends_with(".tsv") { columns(text) } else { Vec::new() };
        for line in lines(file, text) {
            if let Some(what) = line.text.chars().find_map(forbidden).or_else(|| stretched(line.text)) {
                faults.push(line.fault(what));
            }
            for (n, cell) in line.cells().iter().enumerate() {
                let name = names.get(n).copied().unwrap_or("");
                if name.ends_with("_ar") && is_regex_like(cell) {
                    faults.push(line.fault("a sign of regular expressions"));
                }
                let latin = cell.chars().any(|c| c.is_ascii_alphabetic());
                if name.ends_with("_ar") && latin && cell.chars().any(arabic) {
                    let mixed = cell
                        .split('|')
                        .any(|v| v.chars().any(|c| c.is_ascii_alphabetic()) && v.chars().any(arabic));
                    if mixed {
                        faults.push(line.fault("Latin letters in an Arabic word"));
                    }
                }
                if name.ends_with("_en") && cell.chars().any(arabic) {
                    faults.push(line.fault("Arabic letters in an English column"));
                }
            }
        }
    }
    refuse(faults, "Write the word as the press writes it, without marks; list real variants, parted by |.");
}

/// Signs of regular expressions. A plus may stand in a name («5+1») and a dollar is money.
fn is_regex_like(cell: &str) -> bool {
    cell.contains(['[', ']', '*', '?', '^', '\\', '{', '}'])
}

/// A tatweel inside a word; at its end it makes an abbreviation («هـ»).
fn stretched(text: &str) -> Option<&'static str> {
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if c == '\u{640}' && letters.peek().is_some_and(|c| matches!(c, '\u{621}'..='\u{64A}')) {
            return Some("a tatweel");
        }
    }
    None
}

fn forbidden(c: char) -> Option<&'static str> {
    match c {
        '\u{64B}'..='\u{65F}' | '\u{670}' => Some("a vowel mark"),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => Some("a presentation form"),
        '\u{200E}'
        | '\u{200F}'
        | '\u{61C}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => Some("a control of direction"),
        '\u{200B}'..='\u{200D}' | '\u{A0}' => Some("an invisible character"),
        _ => None,
    }
}
