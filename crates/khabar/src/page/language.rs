//! Is it Arabic? Persian, Urdu, Kurdish and Pashto share the script; their common words and letters tell them apart.

use crate::lexicon::PageWords;
use crate::lexicon::pagewords::LANGUAGES;
use crate::text::fold;

/// The language of a text that is not Arabic, in words; `None` where it is Arabic, or too short to tell.
pub(super) fn foreign<'a>(words: &PageWords, lines: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let (mut arabic, mut other, mut counts) = (0usize, 0usize, [0usize; LANGUAGES.len()]);
    let mut key = String::new();
    // A few thousand letters tell; a page need not be read twice.
    for line in lines {
        for word in
            line.split(|c: char| !(fold::is_word_char(c) || fold::is_mark(c))).filter(|w| !w.is_empty())
        {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            if word.chars().any(fold::is_arabic) {
                arabic += letters;
                key.clear();
                fold::light_into(word, &mut key);
                let loose = fold::loosen(&key);
                if let Some(language) = words.languages(&loose) {
                    counts
                        .iter_mut()
                        .enumerate()
                        .filter(|(i, _)| language >> i & 1 == 1)
                        .for_each(|(_, n)| *n += 1);
                }
            } else {
                other += letters;
            }
        }
        if arabic + other > 6000 {
            break;
        }
    }
    if arabic * 3 < other || arabic == 0 {
        return Some("another script");
    }
    let (best, n) = counts.iter().enumerate().skip(1).max_by_key(|(_, n)| **n)?;
    (*n >= 3 && *n > counts[0]).then(|| match LANGUAGES[best] {
        "fa" => "Persian",
        "ur" => "Urdu",
        "ps" => "Pashto",
        _ => "Kurdish",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn languages_of_the_script() {
        let tell = |text: &str| foreign(&Lexicon::embedded().page, text.lines());
        assert_eq!(
            tell("أعلنت وزارة الخارجية اليوم أن الوزير سيلتقي نظيره في العاصمة خلال الأسبوع المقبل."),
            None
        );
        assert_eq!(
            tell("ايران تعلن ان المحادثات في مسقط ستستمر وکان الوفد قد وصل من طهران الی المدينة"),
            None
        );
        assert_eq!(
            tell(
                "وزیر امور خارجه ایران در سفر به مسقط با همتای عمانی خود دیدار کرد و گفت که این مذاکرات ادامه دارد و برای هر دو کشور مهم است"
            ),
            Some("Persian")
        );
        assert_eq!(
            tell(
                "وزیر خارجہ نے کہا ہے کہ پاکستان اور سعودی عرب کے تعلقات میں مزید بہتری آئے گی اور یہ دورہ اس کا ثبوت ہے"
            ),
            Some("Urdu")
        );
        assert_eq!(
            tell(
                "سەرۆکی حکومەت ڕایگەیاند کە ئەم بڕیارە بۆ هەموو هاووڵاتییان گرنگە و لە داهاتوودا لەگەڵ بەغدا گفتوگۆ دەکات"
            ),
            Some("Kurdish")
        );
        assert_eq!(
            tell(
                "د بهرنیو چارو وزیر وویل چې دوی به په دې اړه له خپلو ګاونډیو سره خبرې وکړي او هغه به ژر کابل ته راشي"
            ),
            Some("Pashto")
        );
        assert_eq!(tell("The minister said on Tuesday that the talks would go on."), Some("another script"));
    }
}
