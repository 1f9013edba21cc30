//! The files of a lexicon, as text.

use super::tsv;

/// The files of a lexicon: name relative to its folder, and contents; sorted by name.
#[derive(Clone, Debug, Default)]
pub struct Files<'a>(pub Vec<(&'a str, &'a str)>);

impl<'a> Files<'a> {
    /// The data lines of every file of this name: ours first, then a user's.
    pub fn rows(&self, name: &str) -> impl Iterator<Item = tsv::Row<'a>> + use<'a, '_> {
        let name = name.to_owned();
        self.0.iter().filter(move |(n, _)| *n == name).flat_map(|(n, text)| tsv::rows(n, text))
    }

    /// The data lines of every file in a folder (`people/`).
    pub fn rows_in(&self, folder: &str) -> impl Iterator<Item = tsv::Row<'a>> + use<'a, '_> {
        self.folder(folder).flat_map(|(n, text)| tsv::rows(n, text))
    }

    /// The files of a folder, in order.
    pub fn folder(&self, prefix: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a, '_> {
        let prefix = prefix.to_owned();
        self.0.iter().copied().filter(move |(n, _)| n.starts_with(&prefix))
    }
}
