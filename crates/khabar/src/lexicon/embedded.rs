//! The lexicon's files, inside the binary. `tests/lexicon.rs` checks that none on disk is left out.

use super::Files;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        vec![$(($name, include_str!(concat!("../../lexicon/", $name)))),*]
    };
}

/// All files, sorted by name.
pub(super) fn files() -> Files<'static> {
    Files(files![
        "bodies.tsv",
        "mention_words.tsv",
        "nouns.tsv",
        "organisations.tsv",
        "page.tsv",
        "particles.tsv",
        "people/arab.tsv",
        "people/bodies.tsv",
        "places.tsv",
        "roles.tsv",
        "states.tsv",
        "tenures/arab.tsv",
        "tenures/bodies.tsv",
        "verbs.tsv",
    ])
}
