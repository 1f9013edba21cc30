//! Runs `corpus/mention/*.case`: texts and the mentions they must give.
//!
//! A case opens with `=== title`, then `date:` and `outlet:` lines, an empty line, the text, an empty line, and rows
//! of three columns: the kind, what it resolves to, and the words (`#2` for their second occurrence). What it resolves to
//! is `COUNTRY/SECTOR`, with `-` for none, then any of an office (it holds a dot), an entity (`Q…`, `khabar:…`), `former`,
//! `form=title`, `name=…` (spaces as `_`). An indented `member` row names one of the members of the mention above;
//! `same` the earlier words it is the same as; `inside` a body that its title names, `alone` the name within it;
//! `none` words that no mention may consist of.

use khabar::date::{Anchor, Basis, Day};
use khabar::lexicon::Lexicon;
use khabar::mention::{Mention, mentions};
use khabar::page::{Article, Block, BlockKind};
use khabar::span::Span;
use khabar::text::{Text, analyze};
use khabar::word;
use std::fmt::Write;
use std::path::Path;

struct Case {
    title: String,
    date: String,
    outlet: Option<String>,
    text: String,
    rows: Vec<(bool, String, String, String)>,
}

fn cases(contents: &str) -> Vec<Case> {
    contents.split("=== ").skip(1).map(case).collect()
}

fn case(block: &str) -> Case {
    let mut parts = block.trim().split("\n\n");
    let head = parts.next().unwrap_or("");
    let mut lines = head.lines();
    let title = lines.next().unwrap_or("").to_owned();
    let value = |key: &str| head.lines().find_map(|l| l.strip_prefix(key)).map(|v| v.trim().to_owned());
    let text = parts.next().unwrap_or("").to_owned();
    let rows = parts.flat_map(str::lines).map(row).collect();
    Case { title, date: value("date:").unwrap_or_default(), outlet: value("outlet:"), text, rows }
}

fn row(line: &str) -> (bool, String, String, String) {
    let mut cells = line.split("  ").map(str::trim).filter(|c| !c.is_empty());
    let mut next = || cells.next().unwrap_or("").to_owned();
    let key = next();
    let value =
        if matches!(key.as_str(), "none" | "same" | "inside" | "alone") { String::new() } else { next() };
    (line.starts_with(' '), key, value, next())
}

fn locate(text: &str, words: &str) -> Option<Span> {
    let (words, nth) = match words.rsplit_once('#') {
        Some((w, n)) => (w.trim(), n.parse().unwrap_or(1)),
        None => (words, 1),
    };
    text.match_indices(words).nth(nth - 1).map(|(at, w)| Span::new(at, at + w.len()))
}

fn shown(m: &Mention, text: &Text) -> String {
    format!(
        "{} {}/{} office={:?} entity={:?} former={} form={} name={} score={:.2} «{}»",
        m.kind.name(),
        m.country.as_deref().unwrap_or("-"),
        if m.sector.is_empty() { "-".to_owned() } else { m.sector.join("+") },
        m.office,
        m.entity,
        m.former,
        m.form_of_whole().name(),
        m.name,
        m.score,
        text.str(m.span)
    )
}

fn fits(m: &Mention, value: &str) -> bool {
    value.split_whitespace().enumerate().all(|(n, part)| {
        if n == 0 {
            let (country, sector) = part.split_once('/').unwrap_or((part, "*"));
            let own = m.country.as_deref().unwrap_or("-");
            let first = m.sector.first().map_or("-", String::as_str);
            return own == country && (sector == "*" || sector == first);
        }
        match part.split_once('=') {
            Some(("form", form)) => m.form_of_whole().name() == form,
            Some(("name", name)) => m.name == name.replace('_', " "),
            Some(("metonym", code)) => m.metonym.as_deref() == Some(code),
            _ if part == "former" => m.former,
            _ if part.starts_with('Q') || part.starts_with("khabar:") => m.entity.as_deref() == Some(part),
            _ => m.office.as_deref() == Some(part),
        }
    })
}

fn check(case: &Case, report: &mut String) {
    let lex = Lexicon::embedded();
    let text = analyze(&case.text);
    let words = word::words(lex, &text);
    let whole = Block { kind: BlockKind::Body, span: Span::new(0, case.text.len()), repeat: false };
    let article = Article { outlet: case.outlet.clone(), blocks: vec![whole], ..Article::default() };
    let anchor = Day::parse(&case.date).map(|d| Anchor::on(d, Basis::Explicit, "case")).unwrap_or_default();
    let found = mentions(lex, &text, &words, &article, &anchor);
    let mut above: Option<&Mention> = None;
    for (indented, key, value, quoted) in &case.rows {
        let Some(span) = locate(&case.text, quoted) else {
            let _ = writeln!(report, "{}: «{quoted}» is not in the text", case.title);
            continue;
        };
        let at = |m: &&Mention| m.span == span;
        if *indented {
            let members = above.map(|m| m.members.clone()).unwrap_or_default();
            let ok = match key.as_str() {
                "same" => {
                    above.is_some_and(|m| found.get(m.same_as as usize).is_some_and(|o| o.span == span))
                }
                "inside" => {
                    above.is_some_and(|m| m.inside.iter().any(|o| o.name_span.unwrap_or(o.span) == span))
                }
                "alone" => above.is_some_and(|m| m.name_span == Some(span)),
                _ => members
                    .iter()
                    .filter_map(|&i| found.get(i as usize))
                    .any(|m| m.span == span && fits(m, value)),
            };
            if !ok {
                let got: Vec<String> = members.iter().map(|&i| shown(&found[i as usize], &text)).collect();
                let same = above.map(|m| shown(&found[m.same_as as usize], &text));
                let _ =
                    writeln!(report, "{}: {key} {value} «{quoted}», got {got:?}, same {same:?}", case.title);
            }
        } else if key == "none" {
            if let Some(m) = found.iter().find(at) {
                let _ = writeln!(report, "{}: no mention wanted, got {}", case.title, shown(m, &text));
            }
        } else {
            let candidates: Vec<&Mention> = found.iter().filter(at).collect();
            above = candidates.iter().copied().find(|m| m.kind.name() == key && fits(m, value));
            if above.is_none() {
                let near: Vec<String> =
                    found.iter().filter(|m| m.span.overlaps(span)).map(|m| shown(m, &text)).collect();
                let _ = writeln!(report, "{}: {key} {value} «{quoted}», got {near:#?}", case.title);
            }
        }
    }
}

#[test]
fn mention_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/mention");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut report = String::new();
    let mut count = 0;
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "case")) {
        for case in cases(&std::fs::read_to_string(path).unwrap()) {
            count += 1;
            check(&case, &mut report);
        }
    }
    assert!(count > 0, "no cases found");
    assert!(report.is_empty(), "{report}");
}

#[test]
fn no_text_makes_it_fail() {
    let lex = Lexicon::embedded();
    for source in [
        "",
        "،",
        "و",
        "«",
        "الرئيس",
        "لل",
        "نظيره",
        "بلاده",
        "وزير وزير وزير",
        "\u{0}\u{640}و",
        "حزب «",
        "رئيس (",
        "بن بن",
    ] {
        let text = analyze(source);
        let words = word::words(lex, &text);
        let block = Block { kind: BlockKind::Headline, span: Span::new(0, source.len()), repeat: false };
        let article = Article { blocks: vec![block], ..Article::default() };
        for m in mentions(lex, &text, &words, &article, &Anchor::default()) {
            assert!(
                source.is_char_boundary(m.span.start as usize)
                    && source.is_char_boundary(m.span.end as usize)
            );
        }
    }
}
