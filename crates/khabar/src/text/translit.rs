//! A key for foreign names that is the same for most of their Arabic spellings.
//!
//! «بيونغ يانغ» and «بيونج يانج», «ترامب» and «ترمب», «غروسي» and «جروسي» have one key each: letters that stand for one
//! foreign sound become one letter, vowels inside a word are dropped, doubled letters become one. Keys are a last
//! resort, compared within a context that already bounds who can be meant; [`likeness`] says how near two names are.

use super::fold;
use std::sync::LazyLock;

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
        'ق' | 'ڨ' | 'ك' | 'گ' | 'غ' | 'ج' | 'چ' => 'ك',
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

/// From this likeness on, [`alike`] takes two spellings for one name; the error rates at it are printed by
/// `cargo xtask spellings`.
pub const ONE_NAME: f32 = 0.895;

/// What it costs to take one spelling for another, in hundredths of a letter: fitted to one half of
/// `corpus/spellings/pairs.tsv`.
mod cost {
    /// A letter that is not there.
    pub const LETTER: u32 = 100;
    /// Letters the press uses for one foreign sound.
    pub const NEAR: u32 = 5;
    /// Letters it sometimes does.
    pub const FAR: u32 = 23;
    /// Another vowel.
    pub const VOWEL: u32 = 35;
    /// ا for ه or ة.
    pub const OPEN_VOWEL: u32 = 25;
    /// A vowel more at the beginning.
    pub const FIRST: u32 = 65;
    /// ا more, or و or ي more.
    pub const ALIF: u32 = 10;
    /// و or ي more.
    pub const GLIDE: u32 = 18;
    /// ا, ه or ة more at the end.
    pub const LAST: u32 = 5;
    /// ه, ع or a hamza more.
    pub const WEAK: u32 = 25;
    /// A letter doubled.
    pub const TWICE: u32 = 5;
    /// A space.
    pub const SPACE: u32 = 15;
    /// ت more before ش or س.
    pub const STOP: u32 = 39;
}

/// How alike two spellings of a foreign name are, 0 to 1: 1 less what turning one into the other costs, over the letters of
/// a spelling. Letters for one sound cost little (غ and ج, و and ف), so do vowels that one of them leaves out.
pub fn alike(a: &str, b: &str) -> f32 {
    let letters = |name: &str| -> Vec<char> {
        let key = fold::loosen(&fold::light(name));
        key.chars().map(|c| if fold::is_plain_letter(c) { c } else { ' ' }).take(64).collect()
    };
    let (a, b) = (letters(a), letters(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let exchanges = &*EXCHANGES;
    let left_out = |name: &[char]| -> Vec<u32> { (0..name.len()).map(|i| leaving_out(name, i)).collect() };
    let (without_a, without_b) = (left_out(&a), left_out(&b));
    let mut row = vec![0; b.len() + 1];
    for j in 0..b.len() {
        row[j + 1] = row[j] + without_b[j];
    }
    for (i, &x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] += without_a[i];
        for (j, &y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + exchanges[place(x)][place(y)])
                .min(row[j] + without_b[j])
                .min(above + without_a[i]);
            diagonal = above;
        }
    }
    1.0 - row[b.len()] as f32 / (cost::LETTER as f32 / 2.0 * (a.len() + b.len()) as f32)
}

/// What it costs to leave out letter `i` of a loose key.
fn leaving_out(name: &[char], i: usize) -> u32 {
    let (c, before, after) = (name[i], i.checked_sub(1).and_then(|i| name.get(i)), name.get(i + 1));
    match c {
        c if before == Some(&c) => cost::TWICE,
        ' ' => cost::SPACE,
        'ا' | 'و' | 'ي' if i == 0 => cost::FIRST,
        'ه' | 'ع' | 'ء' if i == 0 => 2 * cost::WEAK,
        'ا' | 'ه' if after.is_none_or(|c| *c == ' ') => cost::LAST,
        'ا' => cost::ALIF,
        'و' | 'ي' => cost::GLIDE,
        'ه' | 'ع' | 'ء' => cost::WEAK,
        'ت' if matches!(after, Some('ش' | 'س')) => cost::STOP,
        _ => cost::LETTER,
    }
}

/// How many letters the table of exchanges has; the last stands for all that is none.
const LETTERS: usize = 43;

/// The place of a letter in the table of exchanges.
fn place(c: char) -> usize {
    (c as usize).checked_sub('ء' as usize).map_or(LETTERS - 1, |at| at.min(LETTERS - 1))
}

/// What it costs to take one letter for another, told once for every pair.
static EXCHANGES: LazyLock<[[u32; LETTERS]; LETTERS]> = LazyLock::new(|| {
    let letter =
        |at: usize| char::from_u32('ء' as u32 + at as u32).filter(|_| at + 1 < LETTERS).unwrap_or(' ');
    std::array::from_fn(|a| std::array::from_fn(|b| exchange(letter(a), letter(b))))
});

/// What it costs to take one letter of a loose key for another.
fn exchange(a: char, b: char) -> u32 {
    const NEAR: [&str; 9] = ["غجقك", "سصث", "زذظ", "طت", "دض", "ثت", "كق", "خه", "وف"];
    const FAR: [&str; 18] = [
        "سز", "شس", "حخه", "صز", "ظض", "دذ", "وب", "فب", "جش", "جز", "خك", "غخ", "جي", "خج", "تد", "شخ",
        "سج", "نم",
    ];
    let vowel = |c: char| matches!(c, 'ا' | 'و' | 'ي' | 'ه');
    let both = |group: &&str| group.contains(a) && group.contains(b);
    if a == b {
        0
    } else if vowel(a) && vowel(b) {
        if matches!((a, b), ('ا', 'ه') | ('ه', 'ا')) { cost::OPEN_VOWEL } else { cost::VOWEL }
    } else if NEAR.iter().any(both) {
        cost::NEAR
    } else if FAR.iter().any(both) {
        cost::FAR
    } else {
        cost::LETTER
    }
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
    fn spellings_of_one_name_are_alike() {
        for (a, b) in [("ترامب", "ترمب"), ("غوتيريش", "جوتيريش"), ("واشنطن", "واشنطون"), ("فيينا", "ڤيينا")]
        {
            assert!(alike(a, b) >= ONE_NAME, "{a} {b} {}", alike(a, b));
            assert_eq!(alike(a, b), alike(b, a));
        }
        for (a, b) in [("لافروف", "شويغو"), ("بوتين", "بيدن"), ("كيري", "كيرن"), ("", "ترامب")]
        {
            assert!(alike(a, b) < ONE_NAME, "{a} {b} {}", alike(a, b));
        }
    }

    #[test]
    fn likeness_is_bounded() {
        let near = likeness(&name_key("ماكسيم ريجينكوف"), &name_key("ماكسيم روزنكوف"));
        assert!(near > 0.8 && near < 1.0, "{near}");
        assert!(likeness(&name_key("سامح شكري"), &name_key("جون كيري")) < 0.6);
        assert_eq!(likeness("", "ا"), 0.0);
    }
}
