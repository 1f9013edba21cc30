//! The commands, one file each.
pub mod case;
pub mod date;
pub mod eval;
pub mod events;
pub mod explain;
pub mod extract;
pub mod lexicon;
pub mod page;
pub mod run;
pub mod serve;
pub mod show;
