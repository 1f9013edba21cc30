//! A Latin form for names the lexicon does not know, so that readers of the record can say them.
//!
//! The scheme is a plain one, close to what news agencies write: no marks under letters, ع and hamza left out, long
//! vowels as one letter, the article as «al-», short vowels not guessed save an «a» between the
//! first two consonants. «محمد القاسم» gives «Mahmd al-Qasm»: a handle for the reader, not a claim about the spelling.

/// The Latin form of an Arabic name.
pub fn romanise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"' | '“' | '”')) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        // The press writes the links of Mauritanian names as French did.
        match word {
            "ولد" => {
                out.push_str("Ould");
                continue;
            }
            "منت" => {
                out.push_str("Mint");
                continue;
            }
            _ => {}
        }
        let (article, rest) = match word.strip_prefix("ال").filter(|r| r.chars().nth(1).is_some()) {
            Some(rest) => ("al-", rest),
            None => ("", word),
        };
        out.push_str(article);
        capitalised(&letters(rest), &mut out);
    }
    out
}

fn capitalised(word: &str, out: &mut String) {
    let mut chars = word.chars();
    out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
    out.extend(chars);
}

fn letters(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    for (i, &c) in chars.iter().enumerate() {
        let first = i == 0;
        let latin = match c {
            'ا' | 'أ' | 'آ' | 'ى' | 'ٱ' => "a",
            'إ' => "i",
            'و' if first => "w",
            'و' => "u",
            'ي' if first => "y",
            'ي' | 'ئ' => "i",
            'ؤ' => "u",
            'ة' => "a",
            'ب' => "b",
            'پ' => "p",
            'ت' | 'ط' => "t",
            'ث' => "th",
            'ج' => "j",
            'چ' => "ch",
            'ح' | 'ه' => "h",
            'خ' => "kh",
            'د' | 'ض' => "d",
            'ذ' | 'ظ' | 'ز' => "z",
            'ر' => "r",
            'ژ' => "zh",
            'س' | 'ص' => "s",
            'ش' => "sh",
            'غ' => "gh",
            'ف' => "f",
            'ڤ' => "v",
            'ق' => "q",
            'ك' => "k",
            'گ' | 'ڨ' => "g",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            'ع' if first => "a",
            c if c.is_ascii_alphanumeric() || c == '-' => {
                out.push(c);
                continue;
            }
            _ => "",
        };
        let consonant = !latin.is_empty() && !latin.starts_with(['a', 'i', 'u']);
        if consonant && i == 1 && !out.ends_with(['a', 'i', 'u']) {
            out.push('a');
        }
        out.push_str(latin);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::romanise;

    #[test]
    fn names_become_readable() {
        assert_eq!(romanise("ماكسيم ريجينكوف"), "Maksim Rijinkuf");
        assert_eq!(romanise("سالم الدوسري"), "Salm al-Dusri");
        assert_eq!(romanise(""), "");
    }
}
