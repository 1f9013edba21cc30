//! The command `khabar`: a shell around the engine. Reads inputs, prints what was found, keeps a store.
//!
//! It is a library too, so that the project's own tasks read inputs the same way and can print the commands' help.
mod asking;
mod brief;
pub mod cli;
mod commands;
pub mod gold;
pub mod input;
mod output;
mod pool;
pub mod reading;
mod wanted;
