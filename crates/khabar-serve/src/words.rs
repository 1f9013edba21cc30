//! The words of the pages, in both languages: `words.tsv`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A language of the pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    English,
    Arabic,
}

/// English and Arabic by key.
fn table() -> &'static BTreeMap<&'static str, (&'static str, &'static str)> {
    static TABLE: OnceLock<BTreeMap<&'static str, (&'static str, &'static str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = include_str!("../words.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        lines
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some((cells.next()?, (cells.next()?, cells.next()?)))
            })
            .collect()
    })
}

/// The words for a key; the key itself where there are none.
pub(crate) fn word(language: Language, key: &str) -> &str {
    match (table().get(key), language) {
        (Some((english, _)), Language::English) => english,
        (Some((_, arabic)), Language::Arabic) => arabic,
        (None, _) => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use khabar::event::EventType;

    #[test]
    fn every_type_and_status_has_words() {
        let keys = EventType::ALL
            .map(EventType::name)
            .into_iter()
            .chain(["occurred", "ongoing", "planned", "possible", "alleged", "negated"]);
        for key in keys {
            assert!(table().contains_key(key), "{key}");
        }
    }
}
