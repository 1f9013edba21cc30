//! Endings and articles of names, adjectives of origin and titles.
//!
//! «روسي» gives روسية، روسيان، روسيين، روسيون، روسيات, each with and without ال; «كوري شمالي» inflects both its words;
//! «وزير خارجية» gives «وزير خارجيتها», «وزيرا خارجية», «وزيري خارجية».

use super::ending::ACCUSATIVE;
use super::grammar::{Gender, Number};
use super::prepositions;

/// Pronouns written at the end of a noun: letters, gender and number of who is meant (`None`: either, or first person).
pub const PRONOUNS: [(&str, Option<Gender>, Number); 5] = [
    ("ها", Some(Gender::Feminine), Number::Singular),
    ("ه", Some(Gender::Masculine), Number::Singular),
    ("هما", None, Number::Dual),
    ("هم", Some(Gender::Masculine), Number::Plural),
    ("نا", None, Number::Plural),
];

/// What is joined to «إيا» where a pronoun stands alone as an object («إياها»).
pub fn of_object_pronoun(key: &str) -> Option<&str> {
    key.strip_prefix("ايا").filter(|rest| PRONOUNS.iter().any(|(ending, ..)| ending == rest))
}

/// The pronoun of a feminine or of several things.
pub const HER: &str = "ها";

const NISBA_ENDINGS: [(&str, Gender, Number); 8] = [
    ("", Gender::Masculine, Number::Singular),
    ("ة", Gender::Feminine, Number::Singular),
    ("ان", Gender::Masculine, Number::Dual),
    ("ين", Gender::Masculine, Number::Plural),
    ("ون", Gender::Masculine, Number::Plural),
    ("تان", Gender::Feminine, Number::Dual),
    ("تين", Gender::Feminine, Number::Dual),
    ("ات", Gender::Feminine, Number::Plural),
];

/// One form of an adjective of origin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NisbaForm {
    /// Gender.
    pub gender: Gender,
    /// Number; «ين» counts as plural, though it may be the dual.
    pub number: Number,
    /// Whether it has the article.
    pub definite: bool,
    /// Whether it is the indefinite accusative («روسيا» of روسي), which a state's name may look like.
    pub accusative: bool,
}

/// Calls `visit` with every form of an adjective of origin. A word that does not end in ي keeps its form («جنوب أفريقي»).
pub fn nisba(adjective: &str, mut visit: impl FnMut(&str, NisbaForm)) {
    let mut form = String::new();
    for (ending, gender, number) in NISBA_ENDINGS {
        let shape = NisbaForm { gender, number, definite: false, accusative: false };
        inflect(adjective, ending, [false, false], &mut form);
        visit(&form, shape);
        let definite = NisbaForm { definite: true, ..shape };
        inflect(adjective, ending, [true, true], &mut form);
        visit(&form, definite);
        if adjective.split(' ').next().is_some_and(|w| !w.ends_with('ي')) {
            inflect(adjective, ending, [true, false], &mut form);
            visit(&form, definite);
        }
    }
    let accusative =
        NisbaForm { gender: Gender::Masculine, number: Number::Singular, definite: false, accusative: true };
    inflect(adjective, "ا", [false, false], &mut form);
    visit(&form, accusative);
}

/// An adjective of origin as it stands behind a definite noun («الدفاع الروسية»); none where there is no adjective.
pub fn definite_nisba(adjective: &str, with: Gender) -> Option<String> {
    let singular =
        |(_, gender, number): &(&str, Gender, Number)| *number == Number::Singular && *gender == with;
    let (ending, ..) = NISBA_ENDINGS.into_iter().rfind(singular).filter(|_| !adjective.is_empty())?;
    // Where there are two, this is the way it is written: «الجنوب أفريقية», not «الجنوب الأفريقية».
    let first_alone = adjective.split(' ').next().is_some_and(|w| !w.ends_with('ي'));
    let mut out = String::new();
    inflect(adjective, ending, [true, !first_alone], &mut out);
    Some(out)
}

/// A sound masculine plural behind a preposition («مسؤولون أمنيون» becomes «مسؤولين أمنيين»); none where no word of it is one.
pub fn genitive_plural(name: &str) -> Option<String> {
    let plural =
        |word: &str| word.strip_suffix("ون").filter(|stem| stem.chars().count() > 2).map(str::to_owned);
    if !name.split(' ').any(|word| plural(word).is_some()) {
        return None;
    }
    let words = name.split(' ').map(|word| plural(word).map_or_else(|| word.to_owned(), |stem| stem + "ين"));
    Some(words.collect::<Vec<_>>().join(" "))
}

fn inflect(adjective: &str, ending: &str, article: [bool; 2], out: &mut String) {
    out.clear();
    for (n, word) in adjective.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        if article[n.min(1)] {
            out.push_str("ال");
        }
        out.push_str(word);
        if word.ends_with('ي') {
            out.push_str(ending);
        }
    }
}

/// A word with the article; one that has it already stays as it is.
pub fn with_article(word: &str) -> String {
    if word.starts_with("ال") { word.to_owned() } else { format!("ال{word}") }
}

/// Whether a light or loose key begins with the article and has a word after it.
pub fn has_article(key: &str) -> bool {
    key.strip_prefix("ال").is_some_and(|rest| rest.chars().nth(1).is_some())
}

/// A key without its article.
pub fn without_article(key: &str) -> &str {
    if has_article(key) { &key["ال".len()..] } else { key }
}

/// Calls `visit` with a construct phrase and each pronoun at its end: «وزير خارجية» gives «وزير خارجيتها».
pub fn with_pronouns(phrase: &str, mut visit: impl FnMut(&str, usize)) {
    let mut out = String::new();
    for (n, (pronoun, _, _)) in PRONOUNS.iter().enumerate() {
        if let Some(stem) = phrase.strip_suffix('ة') {
            out.clear();
            out.extend([stem, "ت", pronoun]);
            visit(&out, n);
        } else if let Some(stem) = phrase.strip_suffix('ء') {
            for seat in ["ئ", "ؤ", "ء"] {
                out.clear();
                out.extend([stem, seat, pronoun]);
                visit(&out, n);
            }
        } else {
            out.clear();
            out.extend([phrase, pronoun]);
            visit(&out, n);
        }
    }
}

/// Calls `visit` with what a light key may be once a pronoun at its end is taken off, and which pronoun: «خارجيتها» may be
/// «خارجية» with ها. The results are loose keys.
pub fn without_pronoun(light: &str, buffer: &mut String, mut visit: impl FnMut(&str, usize)) {
    // All of them end in one of three letters, and most words in none.
    if !light.ends_with(['ا', 'ه', 'م']) {
        return;
    }
    for (n, (pronoun, _, _)) in PRONOUNS.iter().enumerate() {
        let Some(stem) = light.strip_suffix(pronoun).filter(|stem| stem.len() > 4) else { continue };
        buffer.clear();
        super::fold::loosen_into(stem, buffer);
        if buffer.ends_with('ت') {
            // «طائراتها»: a plural keeps its ending.
            if super::ending::ends_as_plural_of_things(buffer) {
                visit(buffer, n);
            }
            buffer.pop();
            buffer.push('ه');
        } else if let Some(seat) = ["اي", "او"].iter().find(|seat| buffer.ends_with(**seat)) {
            buffer.truncate(buffer.len() - seat.len());
            buffer.push_str("اء");
        }
        visit(buffer, n);
    }
}

/// Calls `visit` with the duals of a title, its first word inflected: «وزير خارجية» gives «وزيرا خارجية» and «وزيري
/// خارجية», «الرئيس» gives «الرئيسان» and «الرئيسين», «رئيس» also «رئيسا» and «رئيسي», as before a genitive.
pub fn dual(title: &str, mut visit: impl FnMut(&str)) {
    let (first, rest) = title.split_at(title.find(' ').unwrap_or(title.len()));
    let endings: &[&str] = match (has_article(first), rest.is_empty()) {
        (true, _) => &["ان", "ين"],
        (false, true) => &["ان", "ين", "ا", "ي"],
        (false, false) => &["ا", "ي"],
    };
    let stem = first.strip_suffix('ة').map_or_else(|| first.to_owned(), |s| format!("{s}ت"));
    for ending in endings {
        visit(&format!("{stem}{ending}{rest}"));
    }
}

/// Whether a key is the pronoun «هي».
pub fn is_she(key: &str) -> bool {
    key == "هي"
}

/// A description made definite: «جنود» gives «الجنود»; of two words the second takes the article («قوات الأمن»).
pub fn made_definite(words: &str) -> String {
    match words.rsplit_once(' ') {
        Some((head, last)) => format!("{head} {}", with_article(last)),
        None => with_article(words),
    }
}

/// The other way in which a description of several words is made definite: a noun and its adjective both take the article
/// («القوى السياسية», where a genitive gives «قوى المعارضة»), and of what a preposition completes the noun alone
/// («المدافعون عن حقوق الإنسان»). `None` for one word, and for what has an article already.
pub fn made_definite_throughout(words: &str) -> Option<String> {
    let (head, rest) = words.split_once(' ')?;
    let completed = rest.split_once(' ').is_some_and(|(next, _)| prepositions::COMPLETING.contains(&next));
    match completed {
        true => (!has_article(head)).then(|| format!("{} {rest}", with_article(head))),
        false if words.split(' ').any(has_article) => None,
        false => Some(words.split(' ').map(with_article).collect::<Vec<_>>().join(" ")),
    }
}

/// Calls `visit` with the other cases of a description: «مدنيون» gives «مدنيين» and the constructs «مدنيو» and «مدنيي»,
/// «ناشط سياسي» gives «ناشطا سياسيا». Whether a form stands before its owner is told beside it.
pub fn cases(words: &str, mut visit: impl FnMut(&str, bool)) {
    let (first, rest) = words.split_at(words.find(' ').unwrap_or(words.len()));
    let oblique = |w: &str| match w.strip_suffix("ون").or_else(|| w.strip_suffix("ان")) {
        Some(stem) if w.chars().count() > 4 => format!("{stem}ين"),
        _ => w.to_owned(),
    };
    let whole = words.split(' ').map(oblique).collect::<Vec<_>>().join(" ");
    if whole != words {
        visit(&whole, false);
        if let (Some(stem), true) = (first.strip_suffix("ون"), rest.is_empty() && !has_article(first)) {
            visit(&format!("{stem}و"), true);
            visit(&format!("{stem}ي"), true);
        }
    } else if words.split(' ').all(takes_tanwin) {
        visit(&words.split(' ').map(|w| format!("{w}{ACCUSATIVE}")).collect::<Vec<_>>().join(" "), false);
    }
}

/// The indefinite accusative of a word for one man whose last letter is that of duals and plurals: «مواطن» gives «مواطنا». `None` where the
/// letter before is theirs too («سجين»), and for others, whose accusative is among their [`cases`].
pub fn accusative_of_one(word: &str) -> Option<String> {
    let several = ["ون", "ين", "ان"].iter().any(|ending| word.ends_with(ending));
    let ends = word.ends_with('ن') && !several && word.chars().count() > 3;
    (ends && !has_article(word) && !word.contains(' ')).then(|| format!("{word}{ACCUSATIVE}"))
}

/// Whether an indefinite word shows its accusative by an alif.
fn takes_tanwin(word: &str) -> bool {
    !has_article(word) && word.chars().count() > 2 && !word.ends_with(['ة', 'ى', 'ا', 'ء', 'ت', 'ن'])
}

/// Calls `visit` with a plural and each pronoun at its end: «جنود» gives «جنوده», «مقاتلون» gives «مقاتلوه» and «مقاتليه».
pub fn owned(word: &str, mut visit: impl FnMut(&str)) {
    match word.strip_suffix("ون") {
        Some(stem) => {
            for construct in ["و", "ي"] {
                with_pronouns(&format!("{stem}{construct}"), |form, _| visit(form));
            }
        }
        None => with_pronouns(word, |form, _| visit(form)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_behind_a_preposition_changes_its_ending() {
        assert_eq!(genitive_plural("مسؤولون أمنيون").as_deref(), Some("مسؤولين أمنيين"));
        assert_eq!(genitive_plural("سكان"), None);
        assert_eq!(genitive_plural("عيون"), None);
    }

    #[test]
    fn an_adjective_of_origin_agrees_with_its_noun() {
        let of = |adjective: &str, with: Gender| definite_nisba(adjective, with).unwrap_or_default();
        assert_eq!(of("سوداني", Gender::Masculine), "السوداني");
        assert_eq!(of("جزائري", Gender::Feminine), "الجزائرية");
        assert_eq!(of("كوري شمالي", Gender::Feminine), "الكورية الشمالية");
        assert_eq!(of("جنوب أفريقي", Gender::Feminine), "الجنوب أفريقية");
        assert_eq!(definite_nisba("", Gender::Feminine), None);
    }

    fn nisbas(adjective: &str) -> Vec<String> {
        let mut out = Vec::new();
        nisba(adjective, |form, _| out.push(form.to_owned()));
        out
    }

    #[test]
    fn adjectives_of_origin_inflect() {
        let forms = nisbas("روسي");
        for form in ["روسي", "الروسية", "روسيان", "الروسيين", "روسيون", "الروسيات"]
        {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
        let forms = nisbas("كوري شمالي");
        for form in ["الكورية الشمالية", "الكوريين الشماليين", "كوري شمالي"]
        {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
        assert!(nisbas("جنوب أفريقي").iter().any(|f| f == "الجنوب أفريقية"));
    }

    #[test]
    fn pronouns_and_duals() {
        let mut out = Vec::new();
        with_pronouns("وزير خارجية", |f, _| out.push(f.to_owned()));
        assert!(out.contains(&"وزير خارجيتها".to_owned()), "{out:?}");
        out.clear();
        with_pronouns("رئيس وزراء", |f, _| out.push(f.to_owned()));
        assert!(out.contains(&"رئيس وزرائها".to_owned()), "{out:?}");
        out.clear();
        dual("وزير خارجية", |f| out.push(f.to_owned()));
        dual("الرئيس", |f| out.push(f.to_owned()));
        assert_eq!(out, ["وزيرا خارجية", "وزيري خارجية", "الرئيسان", "الرئيسين"]);
    }
}
