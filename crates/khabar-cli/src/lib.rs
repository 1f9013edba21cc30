//! The command `khabar`: a shell around the engine. Reads inputs, prints what was found, keeps a store.
//!
//! It is a library too, so that the project's own tasks read inputs the same way and can print the commands' help.

/// Talk to standard error, which may be closed («khabar events 2>&1 | head»): then nobody listens, and that is no failure.
macro_rules! eprintln {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($said)*);
    }};
}

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
