//! The command `khabar`.
fn main() {}
