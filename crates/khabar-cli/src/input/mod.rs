//! Opens what the user names: files, folders, standard input, told apart by their content, not their names.
//!
//! Plain text and HTML give one page a file; JSON Lines, RSS, Atom, WARC and WET give many. Any of them may be
//! gzip- or zstd-compressed. What cannot be read costs only itself: it comes out as an [`InputError`] between the pages.
mod compress;
mod feed;
mod http;
mod json;
mod sniff;
mod walk;
mod warc;
mod whole;

use khabar::page::Page;
use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The most a single page may hold, in bytes; what is beyond is not read.
pub const PAGE_LIMIT: usize = 8 << 20;
/// The most a line of JSON Lines, or one element of a JSON array, may hold.
pub const LINE_LIMIT: usize = 32 << 20;
/// The most a feed may hold, since feeds are read whole.
pub const FEED_LIMIT: usize = 32 << 20;

/// A page and where it came from.
#[derive(Debug)]
pub struct Item {
    /// The page.
    pub page: Page,
    /// The file it was in; `-` for standard input.
    pub source: PathBuf,
    /// The byte of the (decompressed) file at which it begins.
    pub byte: u64,
}

/// Something that could not be read, or not to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InputError {
    /// The file.
    pub file: PathBuf,
    /// The byte of the (decompressed) file.
    pub byte: u64,
    /// A short stable name: `missing`, `url`, `gzip`, `json`, `warc` …
    pub code: &'static str,
    /// What happened, and what to do next.
    pub message: String,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file.display(), self.byte, self.code, self.message)
    }
}

impl std::error::Error for InputError {}

/// What an input gives: pages, and errors between them.
pub type Outcome = Result<Item, InputError>;

/// The pages of one opened file.
pub type Pages = Box<dyn Iterator<Item = Outcome> + Send>;

/// The pages of all inputs, in order; folders are read recursively, their entries sorted by name.
pub struct Inputs {
    waiting: VecDeque<String>,
    walk: Option<walk::Walk>,
    current: Option<Pages>,
    names: HashSet<u64>,
}

/// Opens inputs. Nothing is read until the first page is asked for.
pub fn open<I: IntoIterator<Item = S>, S: Into<String>>(inputs: I) -> Inputs {
    let waiting = inputs.into_iter().map(Into::into).collect();
    Inputs { waiting, walk: None, current: None, names: HashSet::new() }
}

/// The pages of a stream, which messages call `name`; `doc` is the name records carry.
pub fn stream(reader: Box<dyn Read + Send>, name: &Path, doc: &str) -> Pages {
    sniff::pages(reader, name, doc)
}

impl Iterator for Inputs {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        loop {
            if let Some(pages) = &mut self.current {
                match pages.next() {
                    Some(outcome) => return Some(outcome),
                    None => self.current = None,
                }
            }
            if let Some(walk) = &mut self.walk {
                match walk.next() {
                    Some(Ok(found)) => match self.file(&found.path, &found.below) {
                        Ok(pages) => self.current = Some(pages),
                        Err(error) => return Some(Err(error)),
                    },
                    Some(Err(error)) => return Some(Err(error)),
                    None => self.walk = None,
                }
                continue;
            }
            let input = self.waiting.pop_front()?;
            if let Err(error) = self.begin(&input) {
                return Some(Err(error));
            }
        }
    }
}

impl Inputs {
    fn begin(&mut self, input: &str) -> Result<(), InputError> {
        if input == "-" {
            self.current = Some(stream(Box::new(std::io::stdin()), Path::new("-"), "-"));
            return Ok(());
        }
        if let Some((scheme @ ("http" | "https" | "ftp"), _)) = input.split_once("://") {
            let message = format!(
                "{scheme} addresses are not fetched; download the page first (curl -sL '{input}' -o page.html) and pass the file"
            );
            return Err(error(Path::new(input), 0, "url", message));
        }
        let path = Path::new(input);
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => self.walk = Some(walk::Walk::new(path)),
            Ok(_) => self.current = Some(self.file(path, path)?),
            Err(cause) => return Err(unopened(path, &cause)),
        }
        Ok(())
    }

    /// Opens a file. Its document name is its own name, or its path below the input when that name was seen before.
    fn file(&mut self, path: &Path, below: &Path) -> Result<Pages, InputError> {
        let reader = std::fs::File::open(path).map_err(|cause| unopened(path, &cause))?;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let doc = if self.names.insert(hash(&name)) { name } else { below.to_string_lossy().into_owned() };
        Ok(stream(Box::new(reader), path, &doc))
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

fn unopened(path: &Path, cause: &std::io::Error) -> InputError {
    match cause.kind() {
        std::io::ErrorKind::NotFound => {
            let next = "no such file or folder; check the path, or pass - to read standard input";
            error(path, 0, "missing", next)
        }
        std::io::ErrorKind::PermissionDenied => {
            error(path, 0, "denied", "may not be read by this user; change its permissions or copy it")
        }
        _ => error(path, 0, "io", format!("cannot be opened: {cause}; check the path and the disk")),
    }
}

fn error(file: &Path, byte: u64, code: &'static str, message: impl Into<String>) -> InputError {
    InputError { file: file.to_owned(), byte, code, message: message.into() }
}

#[cfg(test)]
mod tests;
