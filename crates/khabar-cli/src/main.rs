//! The command `khabar`.
mod commands;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads Arabic news and keeps a record of who did what to whom, when, where, and according to whom
#[derive(Parser, Debug)]
#[command(name = "khabar", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Print the event mentions of pages as JSON Lines
    Extract(commands::extract::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Extract(args) => commands::extract::run(args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            // A reader that has seen enough (head, less) closes the pipe; that is no failure.
            let broken = error
                .downcast_ref::<std::io::Error>()
                .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe);
            if broken {
                return ExitCode::SUCCESS;
            }
            eprintln!("error: {error:#}");
            ExitCode::from(1)
        }
    }
}
