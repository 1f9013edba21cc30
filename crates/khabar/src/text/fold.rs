//! One fold handles spelling, in two strengths. It makes keys for matching, never text.
//!
//! Light: hamza seats of alif (أ إ آ ٱ → ا), Persian and Maghrebi letters (ڤ → ف، پ → ب، چ → ج، گ ک → ك، ڨ → ق، ی → ي), presentation
//! forms (ﻻ → لا), no marks, no tatweel, ASCII digits, lower case.
//! Loose: also ة → ه, ى → ي, ؤ → و, ئ → ي (but ئو → وو, as Egypt writes مسئول for مسؤول).
//! A loose match never beats a light one: على is not علي.

use super::shapes::{shaped, shaped_persian};
use std::borrow::Cow;

/// Whether a character is a vowel mark, a shadda, a superscript alif or tatweel.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{0640}' | '\u{0610}'..='\u{061A}' | '\u{08D3}'..='\u{08FF}' | '\u{FE70}'..='\u{FE7F}')
}

/// Whether a character takes no place: bidi controls, joiners, a byte order mark, a soft hyphen.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}')
}

/// Whether a character is of the Arabic script.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a character is of a word or a number: [`char::is_alphanumeric`], with a short way for what pages are made of.
#[inline]
pub fn is_word_char(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'ء'..='غ' | 'ف'..='ي' | '٠'..='٩' => true,
        '،' | '؛' | '؟' | '\u{A0}' | '«' | '»' | '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The value of a decimal digit: ASCII, Arabic-Indic (٣) or Persian (۳).
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

/// Whether a character is a plain letter of Arabic, hamza seats included.
pub fn is_plain_letter(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي')
}

/// Bytes of the plain letters at the beginning of a text, which are two bytes each: most of what a page of Arabic holds.
pub fn plain_run(text: &str) -> usize {
    let plain = |pair: &&[u8]| matches!(pair, [0xD8, 0xA1..=0xBA] | [0xD9, 0x81..=0x8A]);
    2 * text.as_bytes().chunks_exact(2).take_while(plain).count()
}

/// Folds a word of plain letters both ways at once, byte by byte, which is what loading a lexicon spends its time on:
/// the light key is appended to `light`, the loose one to `loose`. False, with nothing appended, for any other word.
pub fn plain_into(word: &str, light: &mut String, loose: &mut String) -> bool {
    if !word.chars().all(is_plain_letter) {
        return false;
    }
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let (c, other) = match c {
            'أ' | 'إ' | 'آ' => ('ا', 'ا'),
            'ة' => (c, 'ه'),
            'ئ' if chars.peek() == Some(&'و') => (c, 'و'),
            'ى' | 'ئ' => (c, 'ي'),
            'ؤ' => (c, 'و'),
            c => (c, c),
        };
        light.push(c);
        loose.push(other);
    }
    true
}

/// Appends the light key of `word` to `out`.
pub fn light_into(word: &str, out: &mut String) {
    let mut rest = word;
    loop {
        let (kept, changed) = rest.split_at(kept(rest));
        out.push_str(kept);
        let mut chars = changed.chars();
        match chars.next() {
            None => return,
            Some('أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ') => out.push('ا'),
            Some(c) if is_mark(c) || is_invisible(c) => {}
            Some(c) => rare_into(c, out),
        }
        rest = chars.as_str();
    }
}

/// Bytes of the letters at the beginning of a word that stay as they are in its light key: ا to غ, ف to ي, ء, ؤ, ئ, and of ASCII all but
/// capitals.
fn kept(word: &str) -> usize {
    let bytes = word.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        at += match (first, bytes.get(at + 1)) {
            (b'\0'..=b'@' | b'['..=b'\x7F', _) => 1,
            (0xD8, Some(0xA7..=0xBA | 0xA1 | 0xA4 | 0xA6)) | (0xD9, Some(0x81..=0x8A)) => 2,
            _ => return at,
        };
    }
    at
}

/// The light key of a word, which it mostly is.
pub fn lightened(word: &str) -> Cow<'_, str> {
    if kept(word) == word.len() { Cow::Borrowed(word) } else { Cow::Owned(light(word)) }
}

/// Small words that end in ي, as the press of Egypt writes them without its dots («الذى», «فى»); words that do end in ى
/// («على», «حتى») are none of them.
const DOTTED: [&str; 14] = [
    "فى",
    "التى",
    "الذى",
    "هى",
    "اى",
    "كى",
    "لكى",
    "حوالى",
    "اللاتى",
    "اللواتى",
    "للتى",
    "للذى",
    "بالتى",
    "كالتى",
];

/// Dots the last letter of the small word that a buffer of light keys ends with from a byte on, «و» and «ف» before it or not.
pub fn dot_small_words(keys: &mut String, from: usize) {
    let key = &keys[from..];
    let Some(stem) = key.strip_suffix('ى') else { return };
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    if DOTTED.contains(&bare) || DOTTED.contains(&key) {
        let end = from + stem.len();
        keys.truncate(end);
        keys.push('ي');
    }
}

/// The letters a page of Arabic seldom holds.
fn rare_into(c: char, out: &mut String) {
    match c {
        'پ' => out.push('ب'),
        'چ' => out.push('ج'),
        'ڤ' | 'ڥ' => out.push('ف'),
        // «بن ڨردان»: the letter the Maghreb writes for a hard g, where others write «ق».
        'ڨ' => out.push('ق'),
        'گ' | 'ک' | 'ڭ' => out.push('ك'),
        'ی' | 'ے' | 'ې' => out.push('ي'),
        'ھ' | 'ہ' | 'ە' => out.push('ه'),
        'ۃ' => out.push('ة'),
        'ژ' => out.push('ز'),
        'ﷲ' => out.push_str("الله"),
        '\u{FE80}'..='\u{FEFC}' => light_into(shaped(c), out),
        '\u{FB50}'..='\u{FBFF}' => match shaped_persian(c) {
            Some(letter) => light_into(letter.encode_utf8(&mut [0; 4]), out),
            None => out.push(c),
        },
        c => match digit(c) {
            Some(d) => out.push((b'0' + d as u8) as char),
            None => out.extend(c.to_lowercase()),
        },
    }
}

/// The light key of a word.
pub fn light(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    light_into(word, &mut out);
    out
}

/// The loose key of a word.
pub fn loose(word: &str) -> String {
    let light = light(word);
    if is_loosened(&light) { loosen(&light) } else { light }
}

/// Turns a light key into a loose one.
pub fn loosen(light: &str) -> String {
    let mut out = String::with_capacity(light.len());
    loosen_into(light, &mut out);
    out
}

/// Whether loosening changes a light key: by its bytes, for most keys are asked.
pub fn is_loosened(light: &str) -> bool {
    changed_at(light.as_bytes()).is_some()
}

/// Where the first letter stands that loosening changes.
fn changed_at(light: &[u8]) -> Option<usize> {
    // What few letters end in is looked for before whether it is the end of one of these.
    let mut at = 1;
    while at < light.len() {
        let ends = light[at].wrapping_sub(0x80);
        if ends < 64 && ENDS >> ends & 1 == 1 && CHANGED.contains(&[light[at - 1], light[at]]) {
            return Some(at - 1);
        }
        at += 1;
    }
    None
}

/// The letters that loosening changes; a first byte of a letter is no later byte of another.
const CHANGED: [[u8; 2]; 4] = [two("ة"), two("ى"), two("ئ"), two("ؤ")];

/// Their second bytes, a bit for each byte from 0x80 on.
const ENDS: u64 = {
    let (mut ends, mut i) = (0, 0);
    while i < CHANGED.len() {
        ends |= 1 << (CHANGED[i][1] - 0x80);
        i += 1;
    }
    ends
};

/// The bytes of a letter of two.
const fn two(letter: &str) -> [u8; 2] {
    let bytes = letter.as_bytes();
    [bytes[0], bytes[1]]
}

/// Turns a light key into a loose one, which it mostly is.
pub fn loosened(light: &str) -> Cow<'_, str> {
    if is_loosened(light) { Cow::Owned(loosen(light)) } else { Cow::Borrowed(light) }
}

/// Appends the loose key of a light one.
pub fn loosen_into(light: &str, out: &mut String) {
    let mut rest = light;
    while let Some(at) = changed_at(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let mut chars = rest[at..].chars();
        let c = chars.next();
        rest = chars.as_str();
        out.push(match c {
            Some('ة') => 'ه',
            Some('ئ') if rest.starts_with('و') => 'و',
            Some('ؤ') => 'و',
            _ => 'ي',
        });
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_strengths() {
        assert_eq!(light("إِلْغـاء"), "الغاء");
        assert_eq!(light("١٤"), "14");
        assert_eq!(light("۱۴"), "14");
        assert_ne!(light("على"), light("علي"));
        assert_eq!(loose("على"), loose("علي"));
        assert_eq!(loose("مسؤولة"), "مسووله");
        assert_eq!(loose("مسئولة"), "مسووله");
    }

    #[test]
    fn a_run_of_plain_letters_is_told_by_its_bytes() {
        for c in ('\0'..='\u{2FFF}').filter(|c| c.is_alphanumeric() || is_mark(*c)) {
            let letter = c.to_string();
            assert_eq!(plain_run(&letter) > 0, is_plain_letter(c), "{c}");
        }
        assert_eq!(plain_run("قال: نعم"), "قال".len());
    }

    #[test]
    fn a_key_of_itself_is_not_made_again() {
        for word in ["الغاء", "مسؤول", "مسئولة", "على", "f16", "غير", "قضي"] {
            assert!(matches!(lightened(word), Cow::Borrowed(_)), "{word}");
            assert_eq!(light(word), word);
        }
        for word in ["أمر", "إلى", "آن", "قـال", "F16", "١٤", "ﻻ", "گاز"] {
            assert!(matches!(lightened(word), Cow::Owned(_)), "{word}");
        }
        for c in ('\0'..='\u{700}').filter(|c| kept(c.encode_utf8(&mut [0; 4])) > 0) {
            assert!(is_plain_letter(c) || c.is_ascii() && !c.is_ascii_uppercase(), "{c}");
        }
        assert_eq!((loosen("سيئة"), loosen("شئون")), ("سييه".to_owned(), "شوون".to_owned()));
    }

    #[test]
    fn letters_of_other_keyboards_and_of_old_files() {
        assert_eq!(light("ڤيينا"), "فيينا");
        assert_eq!(light("پوتین"), "بوتين");
        assert_eq!(light("ک گ چ"), "ك ك ج");
        assert_eq!(light("ڨفصة"), "قفصة");
        assert_eq!(light("ﺍﻟﻌﺮﺍﻕ"), "العراق");
        assert_eq!(light("ﻻ ﻷ"), "لا لا");
        assert_eq!(light("عبد ﷲ"), "عبد الله");
        assert_eq!(light("ﭘﻮﺗﯿﻦ"), "بوتين");
    }

    #[test]
    fn a_shaped_letter_folds_as_the_plain_one() {
        assert_eq!(light("\u{FB50}لله"), light("ٱلله"));
    }

    #[test]
    fn the_whole_block_of_presentation_forms_has_letters() {
        for c in '\u{FE80}'..='\u{FEFC}' {
            assert!(!shaped(c).is_empty(), "{c}");
        }
    }
}
