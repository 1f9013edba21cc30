//! Tasks of the project that are not for its users.
mod train;

use clap::{Parser, Subcommand};

#[derive(Parser, Debug)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand, Debug)]
enum Task {
    /// Fit the ranker's weights on gold and write them beside the lexicon
    Train(train::Args),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Train(args) => train::run(&args),
    }
}
