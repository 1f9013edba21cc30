//! The lexicon's files, inside the binary: all `.tsv` and `.toml` files of the `lexicon` folder, sorted by name; and what the
//! build made of them (`build.rs`).

use super::Files;

/// The stems of the language.
pub(super) const STEMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stems.image"));

/// The names of the world.
pub(super) const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.image"));

/// All files.
pub(super) fn files() -> Files<'static> {
    Files(include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs")))
}
