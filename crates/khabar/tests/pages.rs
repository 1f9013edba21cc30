//! Runs the page cases: `corpus/pages/NAME.html` (or `.txt`) beside `NAME.case`.
//!
//! A case lists what the page must give, article by article: `title`, `outlet`, `byline`, `origin`, `dateline`, `published`, then each
//! block that is coded, as its kind and its opening words. A block not listed is a failure, and so is one listed twice
//! that stands once. `docs/cases.md` has the notation. `BLESS=1 cargo test --test pages` writes today's output.

use khabar::lexicon::Lexicon;
use khabar::page::{self, Article, Body, Document, Hints, Page};
use khabar::span::Span;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/pages")
}

fn words(text: &str, span: Option<Span>) -> Option<String> {
    span.map(|s| s.of(text).to_owned())
}

/// The opening words of a block: enough to know it by.
fn opening(words: &str) -> String {
    words.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

fn told(document: &Document) -> String {
    let mut out = String::new();
    for note in document.notes.iter().filter(|n| n.fatal || n.code != "charset") {
        let _ = writeln!(out, "note\t{}", note.code);
    }
    for article in &document.articles {
        tell(&mut out, &document.text, article);
    }
    out
}

fn tell(out: &mut String, text: &str, article: &Article) {
    let _ = writeln!(out, "article\t{}", article.number);
    let mut row = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{key}\t{value}");
        }
    };
    row("title", words(text, article.title));
    row("outlet", article.outlet.clone().filter(|_| article.number == 0));
    row("author", words(text, article.byline));
    row("origin", words(text, article.origin));
    row("dateline", words(text, article.dateline));
    row("published", article.published.day().map(|d| d.to_string()));
    for block in article.blocks.iter().filter(|b| b.kind.is_coded() || b.kind.name() == "byline") {
        let again = if block.repeat { "\t(again)" } else { "" };
        let _ = writeln!(out, "{}\t{}{again}", block.kind.name(), opening(block.span.of(text)));
    }
}

/// The address a case gives its page, the words it expects, and the lines above the first blank one.
fn parse(case: &str) -> (Hints, String, String) {
    let mut hints = Hints::default();
    let (head, want) = case.split_once("\n\n").unwrap_or((case, ""));
    for line in head.lines() {
        match line.split_once(": ") {
            Some(("url", url)) => hints.url = Some(url.to_owned()),
            Some(("zone", zone)) => hints.zone = Some(zone.to_owned()),
            Some(("charset", charset)) => hints.charset = Some(charset.to_owned()),
            _ => {}
        }
    }
    (hints, want.trim_end().to_owned(), head.to_owned())
}

#[test]
fn every_page_gives_what_its_case_says() {
    let mut failures = String::new();
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e != "case"));
    pages.sort();
    assert!(pages.len() >= 12, "the page cases are gone");
    for path in &pages {
        let case_path = path.with_extension("case");
        let case = std::fs::read_to_string(&case_path).unwrap_or_default();
        let (hints, want, head) = parse(&case);
        let doc = path.file_name().unwrap().to_string_lossy().into_owned();
        let body = Body::Bytes(std::fs::read(path).unwrap());
        let document = page::read(Lexicon::embedded(), &Page { doc: doc.clone(), body, hints });
        let have = told(&document);
        if have.trim_end() != want {
            if std::env::var_os("BLESS").is_some() {
                std::fs::write(&case_path, format!("{head}\n\n{have}")).unwrap();
                continue;
            }
            let _ = writeln!(failures, "== {doc}\n{}", difference(&want, have.trim_end()));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// The lines that differ: `-` expected and missing, `+` given and not expected.
fn difference(want: &str, have: &str) -> String {
    let (want, have): (Vec<&str>, Vec<&str>) = (want.lines().collect(), have.lines().collect());
    let same = want.iter().zip(&have).take_while(|(a, b)| a == b).count();
    let tail = want[same..].iter().rev().zip(have[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let lost = want[same..want.len() - tail].iter().map(|l| format!("- {l}\n"));
    let got = have[same..have.len() - tail].iter().map(|l| format!("+ {l}\n"));
    lost.chain(got).collect()
}

#[test]
fn every_stored_character_lies_where_the_map_says() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "case") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let page = Page { body: Body::Bytes(bytes.clone()), ..Page::default() };
        let document = page::read(Lexicon::embedded(), &page);
        for (at, c) in document
            .text
            .char_indices()
            .filter(|(_, c)| page::decode::Unit::Utf8 == document.unit && khabar::text::fold::is_arabic(*c))
        {
            let place = document.page_byte(at as u32) as usize;
            let there = &bytes[place.min(bytes.len())..];
            // A reference stands for its character.
            assert!(
                there.starts_with(c.to_string().as_bytes())
                    || there.starts_with(b"&")
                    || document.notes.iter().any(|n| n.code == "mojibake"),
                "{}: {c} at {at}",
                path.display()
            );
        }
    }
}

/// A page in windows-1256; letters it lacks become references, as a publishing system writes them.
fn in_1256(html: &str, declared: bool) -> Vec<u8> {
    let mut html = html.to_owned();
    if declared {
        for name in ["utf-8", "UTF-8", "Utf-8"] {
            html = html.replace(name, "windows-1256");
        }
    }
    encoding_rs::WINDOWS_1256.encode(&html).0.into_owned()
}

#[test]
fn a_page_in_windows_1256_gives_the_same() {
    let (mut failures, mut read) = (String::new(), 0);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "html"));
    paths.sort();
    for path in paths {
        // What is in another charset already, or broken in it on purpose, has cases of its own.
        let Ok(html) = String::from_utf8(std::fs::read(&path).unwrap()) else { continue };
        let (hints, ..) = parse(&std::fs::read_to_string(path.with_extension("case")).unwrap_or_default());
        let told = |bytes: Vec<u8>| {
            let page = Page { doc: "page".into(), body: Body::Bytes(bytes), hints: hints.clone() };
            let document = page::read(Lexicon::embedded(), &page);
            // windows-1256 has no marks of direction but two; a reference to one is no character of the text.
            let marks = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            (
                document.notes.iter().any(|n| n.code == "mojibake" || n.fatal),
                self::told(&document).replace(marks, ""),
            )
        };
        let (other, want) = told(html.clone().into_bytes());
        if other {
            continue;
        }
        read += 1;
        for declared in [true, false] {
            let (_, have) = told(in_1256(&html, declared));
            if have != want {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let _ = writeln!(failures, "== {name}, declared {declared}\n{}", difference(&want, &have));
            }
        }
    }
    assert!(read >= 30, "only {read} pages were tried");
    assert!(failures.is_empty(), "\n{failures}");
}
