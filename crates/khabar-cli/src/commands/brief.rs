//! `khabar brief`: everything one wants to see first, on one page.

use crate::asking::{nothing, who};
use crate::brief::{Language, Page, html, write};
use crate::cli::OK;
use crate::output::{Format, Formatted};
use anyhow::{Context, Result, bail};
use khabar::lexicon::Lexicon;
use khabar_store::Store;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Of which store, about whom.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar brief news.db
  khabar brief news.db 'North Korea' Belarus
  khabar brief news.db مصر تركيا --lang ar --html brief.html

One page: the parties and their officials, the timeline, agreements, who claims and who denies, claims about the record
checked against it, figures, where tellings differ, and what is not known. The HTML file stands alone: it needs no other
file and no network, and follows the reader's light or dark theme.")]
pub struct Args {
    /// The store
    #[arg(value_name = "FILE")]
    store: PathBuf,
    /// One of two parties: a name in Arabic or Latin, a country code, or an id
    a: Option<String>,
    /// The other; without it, everything about the first
    b: Option<String>,
    /// Write a page of HTML here; - for standard output
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// The language of the page
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command; the exit code is 4 where the store has nothing on the two.
pub fn run(args: Args) -> Result<u8> {
    if args.format.or(Format::Table) == Format::Csv {
        bail!(
            "a brief is no table\nhelp: -f jsonl prints it as one JSON object; khabar timeline A B -f csv its events"
        );
    }
    let store = Store::open(&args.store)?;
    let lex = Lexicon::embedded();
    let named = |name: &Option<String>| name.as_deref().map(|n| who(&store, lex, n)).transpose();
    let about = match (named(&args.a)?, named(&args.b)?) {
        (Some(a), Some(b)) => Some((a, b)),
        (Some(a), None) => Some((a.clone(), a)),
        _ => None,
    };
    let brief = store.brief(about)?;
    if brief.timeline.is_empty() && brief.undated.is_empty() {
        return nothing(&store, "no event in the store fits");
    }
    let page = Page { lex, language: args.lang, brief: &brief };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match &args.html {
        Some(path) if path.as_os_str() == "-" => out.write_all(html(&page).as_bytes())?,
        Some(path) => {
            save(path, &html(&page))
                .with_context(|| format!("{} cannot be written; name another file", path.display()))?;
            eprintln!("{}: open it in a browser", path.display());
        }
        None => match args.format.or(Format::Table) {
            Format::Table => write(&mut out, &page)?,
            _ => writeln!(out, "{}", serde_json::to_string(&brief)?)?,
        },
    }
    out.flush()?;
    Ok(OK)
}

/// Writes a file whole: under another name first, so that a run that is stopped leaves no half of a page.
fn save(path: &Path, text: &str) -> std::io::Result<()> {
    if path.exists() && !path.is_file() {
        return std::fs::write(path, text);
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    std::fs::write(&part, text)?;
    std::fs::rename(&part, path)
}
