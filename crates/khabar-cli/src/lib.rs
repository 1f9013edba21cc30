//! What the command `khabar` shares with the project's own tasks: reading inputs.
pub mod input;
