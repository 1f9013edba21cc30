//! Tasks of the project that are not for its users.
#![allow(clippy::print_stdout, reason = "a task talks to the one who runs it")]
mod ablation;
mod bless;
mod cases;
mod coverage;
mod docs;
mod holes;
mod licences;
mod mean;
mod mistakes;
mod press;
mod sample;
mod scores;
mod spellings;
mod tenures;
mod train;
mod twins;

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
    /// Write the mean of several fits of the ranker
    Mean(mean::Args),
    /// Write today's rows into the cases that fail, and show what changed
    Bless(bless::Args),
    /// Count the cases of events: how many, how unlike, how long, how many the engine reaches
    Cases(cases::Args),
    /// Write what stands in docs/ but is made from the program: the commands' help, the figures of limits.md
    Docs,
    /// Print the scores on the development gold beside the best there were
    Scores(scores::Args),
    /// Print what each part of the engine adds on the development gold
    Ablation,
    /// Count the mistakes on the development gold by kind
    Mistakes(MistakesArgs),
    /// Print how much of the news in corpus/press the engine tells
    Press(press::Args),
    /// Print which lines of the lexicon no case has used; `lexicon coverage` is the same
    Coverage(coverage::Args),
    /// Tasks about the lexicon
    #[command(subcommand)]
    Lexicon(LexiconTask),
    /// Score texts with other states, people and days in place of their own
    Twins(twins::Args),
    /// Print how often the comparison of spellings errs
    Spellings(spellings::Args),
    /// Compare the lexicon's tenures with a table of open data
    Tenures(tenures::Args),
    /// Check the licences of all dependencies
    Licences,
}

#[derive(clap::Args, Debug)]
struct MistakesArgs {
    /// Print the gold mentions of this set that were missed, each with the reason
    #[arg(long, value_name = "SET")]
    missed: Option<String>,
}

#[derive(Subcommand, Debug)]
enum LexiconTask {
    /// Print which lines of the lexicon no case has used
    Coverage(coverage::Args),
    /// Draw lines of a file for somebody who did not write them to read
    Sample(sample::Args),
    /// Print the offices whose holders the lexicon is asked for and lacks
    Holes(holes::Args),
}

fn main() -> anyhow::Result<()> {
    end_with_the_reader();
    match Cli::parse().task {
        Task::Train(args) => train::run(&args),
        Task::Mean(args) => mean::run(&args),
        Task::Bless(args) => bless::run(&args),
        Task::Cases(args) => cases::run(&args),
        Task::Docs => docs::run(),
        Task::Scores(args) => scores::run(&args),
        Task::Ablation => print(&ablation::table()?),
        Task::Press(args) => press::run(&args),
        Task::Mistakes(MistakesArgs { missed: Some(set) }) => print(&mistakes::missing(&set)?),
        Task::Mistakes(_) => print(&mistakes::table()?),
        Task::Coverage(args) | Task::Lexicon(LexiconTask::Coverage(args)) => coverage::run(&args),
        Task::Lexicon(LexiconTask::Sample(args)) => sample::run(&args),
        Task::Lexicon(LexiconTask::Holes(args)) => holes::run(&args),
        Task::Twins(args) => twins::run(&args),
        Task::Spellings(args) => spellings::run(&args),
        Task::Tenures(args) => tenures::run(&args),
        Task::Licences => licences::run(),
    }
}

fn print(table: &str) -> anyhow::Result<()> {
    print!("{table}");
    Ok(())
}

/// `xtask press | head`: who no longer reads what a task prints has seen enough; anything else that goes wrong is told.
fn end_with_the_reader() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if panic.to_string().contains("Broken pipe") {
            std::process::exit(0);
        }
        told(panic);
    }));
}
