//! The command `khabar`.
mod input;

fn main() {}
