//! The words of the brief in both languages: `words.tsv`.

use clap::ValueEnum;

/// A language of the brief.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Language {
    /// English
    #[value(name = "en")]
    English,
    /// Arabic, from right to left
    #[value(name = "ar")]
    Arabic,
}

impl Language {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Arabic => "ar",
        }
    }

    /// The direction it is written in.
    pub fn direction(self) -> &'static str {
        match self {
            Language::English => "ltr",
            Language::Arabic => "rtl",
        }
    }

    /// The words for a key; the key itself where there are none.
    pub fn word(self, key: &str) -> &str {
        match lines().find(|(k, _, _)| *k == key) {
            Some((_, english, arabic)) => {
                if self == Language::Arabic {
                    arabic
                } else {
                    english
                }
            }
            None => key,
        }
    }
}

/// Key, English, Arabic.
pub(super) fn lines() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    include_str!("../../words.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}
