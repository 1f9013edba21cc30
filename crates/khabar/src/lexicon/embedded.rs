//! The lexicon's files, inside the binary: all `.tsv` and `.toml` files of the `lexicon` folder, sorted by name.

use super::Files;

/// All files.
pub(super) fn files() -> Files<'static> {
    Files(files![
        "bodies.tsv",
        "common_verbs.tsv",
        "mention_words.tsv",
        "nouns.tsv",
        "numbers.tsv",
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
        "units.tsv",
        "verbs.tsv",
    ])
}
