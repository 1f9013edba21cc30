//! The commands and what they exit with.

use crate::commands;
use clap::{CommandFactory, Parser, Subcommand};
use std::fmt::Write;
use std::process::ExitCode;

/// Everything went well.
pub const OK: u8 = 0;
/// The command could not do its work.
pub const FAILED: u8 = 1;
/// The work is done, but some input could not be read; the error list says which.
pub const PARTLY: u8 = 3;
/// What was asked for is not there.
pub const NOTHING: u8 = 4;
/// Something does not fit what was stored.
pub const MISMATCH: u8 = 5;

/// Reads Arabic news and keeps a record of who did what to whom, when, where, and according to whom
#[derive(Parser, Debug)]
#[command(
    name = "khabar",
    version,
    after_help = "Exit codes:
  0  done
  1  failed; the message says what to do
  2  the command line was not understood
  3  done, but some input could not be read (the error list names file and byte)
  4  what was asked for is not there
  5  khabar verify found something that does not fit

Data goes to standard output, talk to standard error. Begin with:
  khabar run examples -o demo.db
  khabar brief demo.db
  khabar events --store demo.db
  khabar serve demo.db"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Read pages into a store: one SQLite file
    Run(commands::run::Args),
    /// Show a store, or two parties in it, on one page
    Brief(commands::brief::Args),
    /// List the events of a store
    Events(commands::events::Args),
    /// Everything between two, in the order of time
    Timeline(commands::events::Timeline),
    /// Show an event, a mention or a document with its evidence
    Show(commands::show::Args),
    /// Show what the store has on somebody: names, offices, events, statements
    Entity(commands::entity::Args),
    /// List what somebody said, or what was said about somebody
    Said(commands::said::Args),
    /// Show the chain of transmission of an event as a tree
    Chain(commands::chain::Args),
    /// List who says that it happened, who claims it, who denies it
    WhoSays(commands::says::Args),
    /// List where tellings do not agree
    Contradictions(commands::conflicts::Args),
    /// Show an event outlet by outlet, field by field
    Compare(commands::compare::Args),
    /// Print a panel of pairs of countries by day, week, month or year
    Dyads(commands::dyads::Args),
    /// List what changed since a run
    Changes(commands::changes::Args),
    /// Check a store: hashes, spans, references
    Verify(commands::verify::Args),
    /// Ask a store in SQL, read-only
    Sql(commands::sql::Args),
    /// Show how records came about, down to the lexicon line and the words
    Explain(commands::explain::Args),
    /// Write events in the format of another tool, with a manifest of what was lost
    Export(commands::export::Args),
    /// Open a store in the browser
    Serve(commands::serve::Args),
    /// Print the event mentions of pages as JSON Lines, and store nothing
    Extract(commands::extract::Args),
    /// Join given mentions into events, and store nothing
    Corroborate(commands::corroborate::Args),
    /// Show how a page is read: its articles, day, outlet and blocks
    Page(commands::page::Args),
    /// Read a time expression
    Date(commands::date::Args),
    /// Measure against gold: precision, recall and F1 by level
    Eval(commands::eval::Args),
    /// Print a test case of a text, with what the engine makes of it today
    Case(commands::case::Args),
    /// Check or count the lexicon
    Lexicon(commands::lexicon::Args),
}

/// The commands as clap has them, for the help pages.
pub fn command() -> clap::Command {
    Cli::command()
}

/// The help of every command as one page of Markdown: `docs/cli.md`.
pub fn help_page() -> String {
    let mut root = command().term_width(110);
    root.build();
    let mut out = String::from(
        "# Commands\n\nMade from the program by `cargo xtask docs`; a test fails where the two differ.\n\n",
    );
    let _ = writeln!(out, "```text\n{}```\n", tidy(&root.render_long_help().to_string()));
    let names: Vec<String> = root.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names.iter().filter(|n| *n != "help") {
        let Some(sub) = root.find_subcommand_mut(name) else { continue };
        let _ =
            writeln!(out, "## khabar {name}\n\n```text\n{}```\n", tidy(&sub.render_long_help().to_string()));
        let inner: Vec<String> = sub.get_subcommands().map(|c| c.get_name().to_owned()).collect();
        for task in inner.iter().filter(|n| *n != "help") {
            let Some(sub) = sub.find_subcommand_mut(task) else { continue };
            let help = tidy(&sub.render_long_help().to_string());
            let _ = writeln!(out, "### khabar {name} {task}\n\n```text\n{help}```\n");
        }
    }
    out.trim_end().to_owned() + "\n"
}

/// Help without spaces at the ends of lines.
fn tidy(help: &str) -> String {
    help.lines().map(|l| l.trim_end().to_owned() + "\n").collect()
}

/// Runs the command line.
pub fn main() -> ExitCode {
    outlive_limits();
    let result = match Cli::parse().command {
        Command::Run(args) => commands::run::run(args),
        Command::Brief(args) => commands::brief::run(args),
        Command::Events(args) => commands::events::run(args),
        Command::Timeline(args) => commands::events::timeline(args),
        Command::Show(args) => commands::show::run(args),
        Command::Entity(args) => commands::entity::run(args),
        Command::Said(args) => commands::said::run(args),
        Command::Chain(args) => commands::chain::run(args),
        Command::WhoSays(args) => commands::says::run(args),
        Command::Contradictions(args) => commands::conflicts::run(args),
        Command::Compare(args) => commands::compare::run(args),
        Command::Dyads(args) => commands::dyads::run(args),
        Command::Changes(args) => commands::changes::run(args),
        Command::Verify(args) => commands::verify::run(args),
        Command::Sql(args) => commands::sql::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Export(args) => commands::export::run(args),
        Command::Serve(args) => commands::serve::run(args),
        Command::Extract(args) => commands::extract::run(args),
        Command::Corroborate(args) => commands::corroborate::run(args),
        Command::Page(args) => commands::page::run(args),
        Command::Date(args) => commands::date::run(args),
        Command::Eval(args) => commands::eval::run(args),
        Command::Case(args) => commands::case::run(args),
        Command::Lexicon(args) => commands::lexicon::run(args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

/// A reader that has seen enough (head, less) closes the pipe; that is no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|e| e.downcast_ref::<std::io::Error>())
        .any(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

/// A file that may grow no further (`ulimit -f`) is an error of writing, which says what to do next, and not the end of the process: the
/// signal that would end it is taken and left at that.
fn outlive_limits() {
    #[cfg(unix)]
    {
        // Where the signal cannot be taken, all is as it was.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    }
}
