//! The lexicon's files, inside the binary: all `.tsv` and `.toml` files of the `lexicon` folder, sorted by name.

use super::Files;

/// All files.
pub(super) fn files() -> Files<'static> {
    Files(include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs")))
}
