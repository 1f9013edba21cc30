//! `khabar page`: how a page is read, before anything is coded from it.

use crate::cli::{OK, PARTLY};
use crate::output::{Format, Formatted, Listing, isolated, left, right};
use crate::reading::{self, Known, Words};
use khabar::engine::ArticleReading;
use khabar::json::Points;
use khabar::json::layers::{self, Layer};
use khabar::span::Span;
use serde_json::{Value, json};
use std::io::Write;

/// Which pages.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  khabar page page.html
  khabar page page.html -f jsonl | jq .published
  curl -sL https://example.org/story | khabar page -")]
pub struct Args {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    format: Formatted,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<u8> {
    let lex = args.words.load()?;
    let format = args.format.chosen();
    let mut blocks = Listing::new(&[
        left("doc"),
        right("article"),
        left("kind"),
        right("start"),
        right("end"),
        left("words"),
    ]);
    let all = reading::shown(lex, &args.inputs, &args.known, |read| {
        match format {
            Format::Table => show(read)?,
            Format::Csv => list(&mut blocks, read),
            Format::Jsonl => {
                let mut out = std::io::stdout().lock();
                for line in layers::lines(&read.reading, Layer::Article) {
                    writeln!(out, "{line}")?;
                }
            }
        }
        Ok(())
    })?;
    if format == Format::Csv {
        blocks.print(format)?;
    }
    Ok(if all { OK } else { PARTLY })
}

fn list(blocks: &mut Listing, read: &reading::Read) {
    let text = &read.reading.document.text;
    let points = Points::new(text);
    for article in &read.reading.articles {
        for block in &article.article.blocks {
            let range = points.range(block.span);
            blocks.row(vec![
                json!(read.reading.doc),
                json!(article.article.number),
                json!(block.kind.name()),
                json!(range.start),
                json!(range.end),
                json!(block.span.of(text)),
            ]);
        }
    }
}

fn show(read: &reading::Read) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let document = &read.reading.document;
    writeln!(out, "{}  ({}, {} characters)", read.reading.doc, charset(read), document.text.chars().count())?;
    for article in &read.reading.articles {
        for (name, value) in facts(article, &document.text) {
            writeln!(out, "  {name:10} {}", isolated(&value))?;
        }
        let mut table = Listing::new(&[left("kind"), left("words")]);
        for block in &article.article.blocks {
            let words = block.span.of(&document.text);
            let again = if block.repeat { " (again)" } else { "" };
            table.row(vec![json!(format!("{}{again}", block.kind.name())), opening(words)]);
        }
        writeln!(out, "{}\n", table.table(crate::output::width()))?;
    }
    Ok(())
}

fn charset(read: &reading::Read) -> &str {
    if read.reading.document.charset.is_empty() { "decoded" } else { read.reading.document.charset }
}

fn opening(words: &str) -> Value {
    let short: String = words.chars().take(160).collect();
    json!(if short.len() < words.len() { format!("{short}…") } else { short })
}

/// What is known of an article, and how.
fn facts(article: &ArticleReading, text: &str) -> Vec<(&'static str, String)> {
    let words = |span: Option<Span>| span.map(|s| s.of(text).to_owned());
    let a = &article.article;
    let published = article.anchor.days.map(|days| {
        let basis = article.anchor.basis.map_or("", |b| b.name());
        let when =
            if days.from == days.to { days.from.to_string() } else { format!("{}..{}", days.from, days.to) };
        format!("{when} ({basis}: {})", article.anchor.why.join("; "))
    });
    let facts = [
        ("article", Some(a.number.to_string())),
        ("title", words(a.title)),
        ("outlet", a.outlet.clone()),
        ("byline", words(a.byline)),
        ("origin", words(a.origin)),
        ("dateline", words(a.dateline)),
        (
            "published",
            Some(published.unwrap_or_else(|| "not stated, and nothing in the text tells".to_owned())),
        ),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
