//! One fold handles spelling, in two strengths. It makes keys for matching, never text.
//!
//! Light: hamza seats of alif (أ إ آ ٱ → ا), no marks, no tatweel, ASCII digits, lower case.
//! Loose: also ة → ه, ى → ي, ؤ → و, ئ → ي. A loose match never beats a light one: على is not علي.

/// Whether a character is a vowel mark, a shadda, a superscript alif or tatweel.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{0640}')
}

/// Whether a character takes no place: bidi controls, joiners, a byte order mark, a soft hyphen.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}')
}

/// Whether a character is of the Arabic script.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Appends the light key of `word` to `out`.
pub fn light_into(word: &str, out: &mut String) {
    for c in word.chars().filter(|&c| !is_mark(c) && !is_invisible(c)) {
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            '٠'..='٩' => out.push((b'0' + (c as u32 - '٠' as u32) as u8) as char),
            '۰'..='۹' => out.push((b'0' + (c as u32 - '۰' as u32) as u8) as char),
            _ => out.extend(c.to_lowercase()),
        }
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
    loosen(&light(word))
}

/// Turns a light key into a loose one.
pub fn loosen(light: &str) -> String {
    light
        .chars()
        .map(|c| match c {
            'ة' => 'ه',
            'ى' | 'ئ' => 'ي',
            'ؤ' => 'و',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_strengths() {
        assert_eq!(light("إِلْغـاء"), "الغاء");
        assert_eq!(light("١٤"), "14");
        assert_ne!(light("على"), light("علي"));
        assert_eq!(loose("على"), loose("علي"));
        assert_eq!(loose("مسؤولة"), "مسووله");
    }
}
