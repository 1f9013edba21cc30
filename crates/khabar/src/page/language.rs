//! Is it Arabic? Persian, Urdu, Kurdish and Pashto share the script; their common words and letters tell them apart.

use crate::lexicon::PageWords;
use crate::lexicon::pagewords::LANGUAGES;
use crate::text::fold;

/// What letters and words a text holds.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    arabic: usize,
    other: usize,
    words: usize,
    counts: [usize; LANGUAGES.len()],
}

impl Tally {
    /// Of one line.
    pub fn of(words: &PageWords, line: &str) -> Tally {
        let mut out = Tally::default();
        let mut rest = line;
        while !rest.is_empty() {
            let plain = fold::plain_run(rest);
            let other = rest[plain..].find(|c: char| !(fold::is_word_char(c) || fold::is_mark(c)));
            let (word, after) = rest.split_at(other.map_or(rest.len(), |n| plain + n));
            let mut after = after.chars();
            after.next();
            rest = after.as_str();
            if word.is_empty() {
                continue;
            }
            // The key of plain letters is as long as they are, and common words are short.
            if plain == word.len() && plain > words.longest_common() {
                out.arabic += plain / 2;
                out.words += 1;
                continue;
            }
            let (mut letters, mut is_arabic) = (plain / 2, plain > 0);
            for c in word[plain..].chars() {
                letters += usize::from(c.is_alphabetic());
                is_arabic |= fold::is_arabic(c);
            }
            if is_arabic {
                out.arabic += letters;
                out.words += 1;
                let key = fold::lightened(word);
                if let Some(language) = words.languages(&fold::loosened(&key)) {
                    out.counts
                        .iter_mut()
                        .enumerate()
                        .filter(|(i, _)| language >> i & 1 == 1)
                        .for_each(|(_, n)| *n += 1);
                }
            } else {
                out.other += letters;
            }
        }
        out
    }

    fn add(&mut self, more: &Tally) {
        self.arabic += more.arabic;
        self.other += more.other;
        self.words += more.words;
        self.counts.iter_mut().zip(more.counts).for_each(|(n, more)| *n += more);
    }

    /// The language of the text, in words, where it is not Arabic; `None` where it is, or is too short to tell.
    pub fn foreign(&self) -> Option<&'static str> {
        let Tally { arabic, other, words, counts } = self;
        if arabic * 3 < *other || *arabic == 0 {
            return Some("another script");
        }
        let (best, n) = counts.iter().enumerate().skip(1).max_by_key(|(_, n)| **n)?;
        // A language's commonest words are a good part of any text in it; letters of a foreign abbreviation are not («سي إس سي»).
        (*n >= 3 && *n > counts[0] && *n * COMMON >= *words).then(|| match LANGUAGES[best] {
            "fa" => "Persian",
            "ur" => "Urdu",
            "ps" => "Pashto",
            _ => "Kurdish",
        })
    }
}

/// At least one word in so many is one of a language's commonest.
const COMMON: usize = 6;

/// The language of a text that is not Arabic, in words, by what its lines hold.
pub(super) fn foreign(lines: impl Iterator<Item = Tally>) -> Option<&'static str> {
    let mut all = Tally::default();
    // A few thousand letters tell; a page need not be read twice.
    for line in lines {
        all.add(&line);
        if all.arabic + all.other > 6000 {
            break;
        }
    }
    all.foreign()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn languages_of_the_script() {
        let words = &Lexicon::embedded().page;
        let tell = |text: &str| foreign(text.lines().map(|line| Tally::of(words, line)));
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
                "حطم حراس مضربون واجهة الوزارة، فيما عرض الوزير إشراك الجيش، وهو عرض رفضته نقابة «سي إس سي» لعمال السجون."
            ),
            None
        );
        // «او» is how many write «أو».
        assert_eq!(tell("لا يبحث النواب في خطة اقتصادية او مالية او اجتماعية او بيئية للبلاد."), None);
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
