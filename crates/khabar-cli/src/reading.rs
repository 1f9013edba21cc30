//! From inputs to readings: what the user knows of the pages, the user's own words, and the error list.

use crate::input::{self, InputError, Item, Outcome};
use crate::pool;
use anyhow::{Context, Result, bail};
use khabar::date::{Day, Interval};
use khabar::engine::{self, Given, Reading};
use khabar::lexicon::{Files, Lexicon};
use std::fmt;
use std::path::{Path, PathBuf};

/// What people know of pages that the pages do not say.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Known {
    /// The publication day, for pages that do not say it
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub published: Option<Day>,
    /// The outlet's name, for pages that do not say it
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// The zone publication times are counted in (IANA name, as Africa/Cairo)
    #[arg(long, value_name = "TZ", value_parser = zone)]
    pub zone: Option<String>,
}

/// Words of the user's own.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Words {
    /// A folder with lexicon files of your own, read after the built-in ones
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

/// How many pages are read at once.
#[derive(clap::Args, Clone, Copy, Debug)]
struct Jobs {
    /// How many pages to read at once [default: one a core]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
}

impl Jobs {
    /// The number.
    fn count(self) -> usize {
        self.jobs.unwrap_or_else(pool::default_jobs).clamp(1, 256)
    }
}

/// How many pages are read: what is known of them, in which words, how many at once.
#[derive(clap::Args, Clone, Debug)]
pub struct Way {
    /// What is known of the pages.
    #[command(flatten)]
    pub known: Known,
    /// The words they are read with.
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    jobs: Jobs,
}

impl Way {
    /// Reads every page of the inputs on several threads and hands on what `work` makes of each, in order.
    pub fn each<R: Send>(
        &self,
        inputs: &[String],
        work: impl Fn(Item) -> R + Sync,
        then: impl FnMut(Result<R, Problem>) -> Result<()>,
    ) -> Result<()> {
        each(inputs, self.jobs.count(), work, then)
    }
}

/// Reads a day of the command line.
pub fn day(iso: &str) -> Result<Day, String> {
    Day::parse(iso).ok_or_else(|| "a day is written as 2024-07-23".to_owned())
}

/// Reads the first day of a time of the command line: a day, a month or a year.
pub fn first_day(iso: &str) -> Result<Day, String> {
    span(iso).map(|days| days.from)
}

/// Reads the last day of a time of the command line.
pub fn last_day(iso: &str) -> Result<Day, String> {
    span(iso).map(|days| days.to)
}

fn span(iso: &str) -> Result<Interval, String> {
    let found = match iso.len() {
        4 => iso.parse().ok().and_then(Interval::year),
        7 => Day::parse(&format!("{iso}-01")).map(|first| Interval::new(first, first.last_of_month())),
        _ => Day::parse(iso).map(Interval::day),
    };
    found.ok_or_else(|| "a time is written as 2024-07-23, 2024-07 or 2024".to_owned())
}

/// Says that no day lies between two, where the first is after the last.
pub fn ordered(from: Option<Day>, to: Option<Day>) -> Result<()> {
    if let (Some(first), Some(last)) = (from, to)
        && first > last
    {
        anyhow::bail!(
            "no day is after {first} and before {last}\nhelp: --from is the earlier of the two, --to the later"
        );
    }
    Ok(())
}

/// Reads a zone of the command line.
fn zone(name: &str) -> Result<String, String> {
    if khabar::page::is_zone(name) {
        return Ok(name.to_owned());
    }
    Err("no such zone; zones have IANA names, as Africa/Cairo, Asia/Riyadh or UTC".to_owned())
}

impl Words {
    /// The lexicon: the built-in one, with the user's lines added. It lives as long as the command.
    pub fn load(&self) -> Result<&'static Lexicon> {
        let Some(folder) = &self.lexicon else { return Ok(Lexicon::embedded()) };
        let files = lexicon_files(folder)?;
        if files.is_empty() {
            bail!(
                "{}: no .tsv or .toml file in it; see docs/lexicon.md for the files it may hold",
                folder.display()
            );
        }
        let borrowed: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let (lexicon, faults) = Lexicon::with_overlay(&Files(borrowed));
        for fault in &faults {
            eprintln!("warning: {}: {fault}; the line is left out", folder.display());
        }
        Ok(Box::leak(Box::new(lexicon)))
    }
}

/// The lexicon files below a folder, by their names relative to it, sorted.
pub fn lexicon_files(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    collect(folder, folder, &mut out)?;
    out.sort();
    Ok(out)
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<(String, String)>) -> Result<()> {
    let say = || format!("{}: this lexicon folder cannot be read; check the path", folder.display());
    for entry in std::fs::read_dir(folder).with_context(say)? {
        let path = entry.with_context(say)?.path();
        if path.is_dir() {
            collect(root, &path, out)?;
        } else if path.extension().is_some_and(|e| e == "tsv" || e == "toml") {
            let text = std::fs::read_to_string(&path).with_context(|| {
                format!("{}: cannot be read as UTF-8 text; save it as that", path.display())
            })?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            out.push((name, text));
        }
    }
    Ok(())
}

/// An entry of the error list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// The byte in it.
    pub byte: u64,
    /// A short stable name.
    pub code: String,
    /// What happened and what to do next.
    pub message: String,
    /// Whether something was left unread because of it.
    pub fatal: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file.display(), self.byte, self.code, self.message)
    }
}

impl From<InputError> for Problem {
    fn from(error: InputError) -> Problem {
        let InputError { file, byte, code, message } = error;
        Problem { file, byte, code: code.to_owned(), message, fatal: true }
    }
}

/// A page read, with where it came from.
pub struct Read {
    /// The page and its place.
    pub item: Item,
    /// Its reading.
    pub reading: Reading,
}

impl Read {
    /// What should be known of the page.
    pub fn problems(&self) -> impl Iterator<Item = Problem> + '_ {
        self.reading.document.notes.iter().map(|note| Problem {
            file: self.item.source.clone(),
            byte: self.item.byte + note.byte.unwrap_or(0),
            code: note.code.to_owned(),
            message: note.message.clone(),
            fatal: note.fatal,
        })
    }
}

/// Adds what the user knows to what is known of a page.
pub fn apply(item: &mut Item, known: &Known) {
    let hints = &mut item.page.hints;
    if known.outlet.is_some() {
        hints.outlet.clone_from(&known.outlet);
    }
    if known.zone.is_some() {
        hints.zone.clone_from(&known.zone);
    }
}

/// Reads one page with what the user knows.
pub fn read(lex: &Lexicon, mut item: Item, known: &Known) -> Read {
    apply(&mut item, known);
    let given = Given { published: known.published, ..Given::default() };
    let reading = engine::read_given(lex, &item.page, &given);
    Read { item, reading }
}

fn each<R: Send>(
    inputs: &[String],
    jobs: usize,
    work: impl Fn(Item) -> R + Sync,
    then: impl FnMut(Result<R, Problem>) -> Result<()>,
) -> Result<()> {
    let of_outcome = |outcome: Outcome| match outcome {
        Ok(item) => {
            // A fault of ours costs its page and no other.
            let place = (item.source.clone(), item.byte);
            match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(item))) {
                Ok(result) => Ok(result),
                Err(_) => Err(fault(place)),
            }
        }
        Err(error) => Err(error.into()),
    };
    pool::ordered(input::open(inputs.to_vec()), jobs, of_outcome, then)
}

/// Reads the inputs one after another, lists their problems, and shows each page that could be read; whether all could.
pub fn shown(
    lex: &Lexicon,
    inputs: &[String],
    known: &Known,
    mut show: impl FnMut(&Read) -> Result<()>,
) -> Result<bool> {
    let mut all = true;
    each(
        inputs,
        1,
        |item| read(lex, item, known),
        |result| {
            let read = match result {
                Ok(read) => read,
                Err(problem) => {
                    all = false;
                    eprintln!("error: {problem}");
                    return Ok(());
                }
            };
            for problem in read.problems() {
                all &= !problem.fatal;
                eprintln!("{}: {problem}", if problem.fatal { "error" } else { "note" });
            }
            show(&read)
        },
    )?;
    Ok(all)
}

fn fault((file, byte): (PathBuf, u64)) -> Problem {
    let message =
        "the engine failed on this page, which is our fault; please report it with the page".to_owned();
    Problem { file, byte, code: "fault".to_owned(), message, fatal: true }
}
