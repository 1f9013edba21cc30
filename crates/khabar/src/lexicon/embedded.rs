//! The lexicon's files, inside the binary: all `.tsv` and `.toml` files of the `lexicon` folder, sorted by name; and what the
//! build made of them (`build.rs`).

use super::{Fault, Files, Lexicon};
use std::sync::OnceLock;

/// The world's tables.
const WORLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/world.image"));

/// All other tables.
const OTHERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/others.image"));

/// All files.
pub(super) fn files() -> Files<'static> {
    Files(include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs")))
}

impl Lexicon {
    /// Takes the tables out of the binary, where the build has put them ready made.
    pub fn load_embedded() -> Lexicon {
        Lexicon::read(WORLD, OTHERS).unwrap_or_else(|| Lexicon::load(&files()).0)
    }

    /// The lexicon inside the binary.
    pub fn embedded() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::load_embedded)
    }

    /// The lexicon inside the binary with a user's files added: a user's file of the same name is read after ours.
    pub fn with_overlay(overlay: &Files<'_>) -> (Lexicon, Vec<Fault>) {
        let mut files = files().0;
        files.extend(overlay.0.iter().copied());
        Lexicon::load(&Files(files))
    }
}
