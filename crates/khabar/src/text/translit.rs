//! A key for foreign names that is the same for most of their Arabic spellings.
//!
//! «بيونغ يانغ» and «بيونج يانج», «ترامب» and «ترمب», «غروسي» and «جروسي» have one key each: letters that stand for one
//! foreign sound become one letter, vowels inside a word are dropped, doubled letters become one. Keys are a last
//! resort, compared within a context that already bounds who can be meant; [`likeness`] says how near two names are.

use super::fold;

/// The key of a name of one or more words.
pub fn name_key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    name_key_into(&fold::light(name), &mut out);
    out
}

/// Appends the key of a name, given its light key, to `out`.
pub fn name_key_into(light: &str, out: &mut String) {
    let begin = out.len();
    for word in light.split(|c: char| !fold::is_plain_letter(c) && !c.is_alphanumeric()) {
        let word = word.strip_prefix("ال").filter(|r| r.chars().nth(1).is_some()).unwrap_or(word);
        if word.is_empty() {
            continue;
        }
        if out.len() > begin {
            out.push(' ');
        }
        let start = out.len();
        for (i, c) in word.chars().enumerate() {
            let Some(c) = sound(c, i == 0) else { continue };
            if !out[start..].ends_with(c) {
                out.push(c);
            }
        }
    }
}

/// A key for names in Latin letters that is the same for most ways to romanise them: «Sergei», «Sergey»; «Gaddafi»,
/// «Qadhafi»; «Lukashenko», «Lukashenka». Articles and marks are left out, vowels inside a word dropped.
pub fn latin_key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(|c: char| !c.is_alphabetic() && c != '\'') {
        let word: String = word.to_lowercase().chars().filter_map(plain).collect();
        if word.is_empty() || matches!(word.as_str(), "al" | "el" | "ul") {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        let start = out.len();
        for (i, c) in word.chars().enumerate() {
            let Some(c) = latin_sound(c, i == 0) else { continue };
            if !out[start..].ends_with(c) {
                out.push(c);
            }
        }
    }
    out
}

/// A Latin letter without its mark.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ğ' => 'g',
        'ñ' | 'ń' => 'n',
        'ş' | 'š' | 'ś' | 'ṣ' => 's',
        'ž' | 'ź' | 'ż' | 'ẓ' => 'z',
        'ḥ' | 'ḫ' => 'h',
        'ṭ' => 't',
        'ḍ' => 'd',
        'ł' => 'l',
        'ý' => 'y',
        c if c.is_ascii_alphabetic() => c,
        _ => return None,
    })
}

fn latin_sound(c: char, first: bool) -> Option<char> {
    Some(match c {
        'a' | 'e' | 'i' | 'o' | 'u' if first => 'a',
        'y' | 'w' if first => c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => return None,
        'q' | 'g' | 'c' | 'x' => 'k',
        'v' | 'p' => 'f',
        'j' => 'z',
        c => c,
    })
}

fn sound(c: char, first: bool) -> Option<char> {
    Some(match c {
        'ا' | 'ع' | 'ء' if first => 'ا',
        'و' if first => 'و',
        'ي' if first => 'ي',
        'ا' | 'و' | 'ي' | 'ى' | 'ة' | 'ه' | 'ء' | 'ؤ' | 'ئ' | 'ع' => return None,
        'ق' | 'ك' | 'گ' | 'غ' | 'ج' | 'چ' => 'ك',
        'ڤ' | 'ف' => 'ف',
        'پ' | 'ب' => 'ب',
        'ث' | 'س' | 'ص' => 'س',
        'ز' | 'ذ' | 'ظ' | 'ژ' => 'ز',
        'ض' | 'د' => 'د',
        'ط' | 'ت' => 'ت',
        'ح' => 'ح',
        c => c,
    })
}

/// How alike two keys are, 0 to 1: twice the letters in common order over the letters of both.
pub fn likeness(a: &str, b: &str) -> f32 {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = vec![0u32; b.len() + 1];
    for &x in &a {
        let mut diagonal = 0;
        for (j, &y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * row[b.len()] as f32 / (a.len() + b.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("بيونغ يانغ", "بيونج يانج"),
            ("دونالد ترامب", "دونالد ترمب"),
            ("رافاييل غروسي", "رافائيل جروسي"),
            ("فولوديمير زيلينسكي", "فلودمير زلنسكي"),
        ] {
            assert_eq!(name_key(a), name_key(b), "{a} {b}");
        }
        assert_ne!(name_key("سيرغي لافروف"), name_key("سيرغي شويغو"));
    }

    #[test]
    fn romanisations_of_one_name_share_a_key() {
        for (a, b) in [
            ("Sergei Lavrov", "Sergey Lavrof"),
            ("Muammar Gaddafi", "Moammar Qadhafi"),
            ("Alexander Lukashenko", "Aleksander Lukashenka"),
            ("Recep Tayyip Erdoğan", "Recep Tayip Erdogan"),
            ("Abdel Fattah el-Sisi", "Abd al-Fatah al-Sisi"),
            ("Mohammed bin Salman", "Muhammad bin Salman"),
        ] {
            let near = likeness(&latin_key(a), &latin_key(b));
            assert!(near > 0.9, "{a} {b}: {} {}", latin_key(a), latin_key(b));
        }
        assert_ne!(latin_key("Sergei Lavrov"), latin_key("Sergei Shoigu"));
        assert_eq!(latin_key("123"), "");
    }

    #[test]
    fn likeness_is_bounded() {
        let near = likeness(&name_key("ماكسيم ريجينكوف"), &name_key("ماكسيم روزنكوف"));
        assert!(near > 0.8 && near < 1.0, "{near}");
        assert!(likeness(&name_key("سامح شكري"), &name_key("جون كيري")) < 0.6);
        assert_eq!(likeness("", "ا"), 0.0);
    }
}
