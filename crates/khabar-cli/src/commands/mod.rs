//! The commands, one file each.
pub mod case;
pub mod date;
pub mod eval;
pub mod extract;
pub mod lexicon;
pub mod page;
