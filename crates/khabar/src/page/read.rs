//! Reads a page from its bytes to its articles.

use super::decode::{self, Decoded};
use super::language::Tally;
use super::{Block, BlockKind, Body, Document, Note, Page, gather, html, judge, language, line, meta};
use crate::lexicon::Lexicon;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Reads a page. Total: whatever cannot be read is said in the notes.
pub fn read(lex: &Lexicon, page: &Page) -> Document {
    let (decoded, html) = match &page.body {
        Body::Bytes(bytes) => {
            if let Some(note) = unreadable(bytes) {
                return Document { notes: vec![note], ..Document::default() };
            }
            let decoded = decode::decode(bytes, page.hints.charset.as_deref());
            let html = html::is_html(&decoded.text);
            (decoded, html)
        }
        Body::Html(text) => (decode::Decoded::of(text), true),
        Body::Text(text) => (decode::Decoded::of(text), false),
    };
    let mut out = if html { markup(lex, page, decoded) } else { plain(lex, page, decoded) };
    judge_language(lex, &mut out);
    cut_long(&mut out);
    out
}

/// Why bytes are no page at all: nothing in them, or not text.
fn unreadable(bytes: &[u8]) -> Option<Note> {
    let note =
        |code, message: &str, byte| Some(Note { code, message: message.to_owned(), byte, fatal: true });
    if bytes.trim_ascii().is_empty() {
        return note("empty", "the page is empty; fetch it again if it should not be", None);
    }
    let head = &bytes[..bytes.len().min(8 << 10)];
    let utf16 =
        head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || decode::is_unmarked_utf16(head);
    let odd = |b: &u8| *b < 9 || (14..32).contains(b) && *b != 27;
    let count = head.iter().filter(|b| odd(b)).count();
    let magic = [
        b"%PDF".as_slice(),
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"PK\x03\x04",
        b"\x7FELF",
        b"SQLite format",
    ];
    if magic.iter().any(|m| head.starts_with(m)) || !utf16 && count * 50 > head.len() {
        let byte = head.iter().position(odd).map(|b| b as u64);
        return note("binary", "this is no text but a binary file; pass the page it belongs to", byte);
    }
    None
}

/// Reads plain text.
fn plain(lex: &Lexicon, page: &Page, decoded: Decoded) -> Document {
    let lines = line::lines(&lex.page, &decoded.text);
    let title = page.hints.title.as_deref().map(|t| line::letters(&crate::text::fold::loose(t)));
    let headline = title.and_then(|t| lines.iter().position(|l| l.words >= 2 && line::says(l, &t)));
    let verdicts = judge::judge(&lex.page, &decoded.text, &lines, headline);
    let source = gather::Source {
        words: &lex.page,
        world: &lex.world,
        text: &decoded.text,
        lines: &lines,
        verdicts: &verdicts,
        hints: &page.hints,
        meta: &meta::Meta::default(),
        times: &[],
    };
    let articles = gather::articles(&source);
    let map = runs(&decoded, lines.iter().map(|l| (l.span.start, l.span.start)));
    Document {
        map,
        unit: decoded.unit,
        charset: decoded.charset,
        articles,
        notes: decoded.notes,
        text: decoded.text,
    }
}

/// Reads HTML.
fn markup(lex: &Lexicon, page: &Page, mut decoded: Decoded) -> Document {
    let mut notes = std::mem::take(&mut decoded.notes);
    if decoded.text.len() > html::LIMIT {
        let mut end = html::LIMIT;
        while !decoded.text.is_char_boundary(end) {
            end -= 1;
        }
        decoded.text.truncate(end);
        let message = "longer than 4 MB; read that far".to_owned();
        notes.push(Note { code: "truncated", message, byte: Some(end as u64), fatal: false });
    }
    let title = page.hints.title.as_deref();
    let mut read = html::read(lex, &decoded, title);
    // A feed's entry or a line's `html` seldom holds its own title; it stands above the text then.
    if let (Body::Html(_), Some(title)) = (&page.body, title)
        && !read.shows(title)
    {
        decoded = titled(title, decoded);
        read = html::read(lex, &decoded, Some(title));
    }
    if read.deep {
        let message =
            "elements nested more than 512 deep; those inside are read without telling them apart".to_owned();
        notes.push(Note { code: "too-deep", message, byte: None, fatal: false });
    }
    let verdicts = judge::judge(&lex.page, &read.text, &read.lines, read.headline);
    let source = gather::Source {
        words: &lex.page,
        world: &lex.world,
        text: &read.text,
        lines: &read.lines,
        verdicts: &verdicts,
        hints: &page.hints,
        meta: &read.meta,
        times: &read.times,
    };
    let articles = gather::articles(&source);
    let map = runs(&decoded, read.map.iter().copied());
    Document { map, unit: decoded.unit, charset: decoded.charset, articles, notes, text: read.text }
}

/// A page of HTML with its title put above it; the title lies nowhere in the page, so its map points at the beginning.
fn titled(title: &str, decoded: Decoded) -> Decoded {
    let escaped = title.replace('&', "&amp;").replace('<', "&lt;");
    let head = format!("<h1>{escaped}</h1>");
    let moved = decoded.anchors.iter().map(|(text, page)| (text + head.len() as u32, *page));
    let anchors = std::iter::once((0, 0)).chain(moved).collect();
    Decoded { text: head + &decoded.text, anchors, ..decoded }
}

/// The map of a page: runs of the stored text that lie together in the decoded page, taken on to the page's bytes.
fn runs(decoded: &Decoded, places: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let (stored, page): (Vec<u32>, Vec<u32>) = places.unzip();
    stored.into_iter().zip(decoded.page_bytes(page.into_iter())).collect()
}

/// A block of fewer words is not judged alone: a name or a title may stand in any script.
const JUDGED_ALONE: usize = 8;

/// Sets blocks of an Arabic page that are in another language aside, and says so once for each language.
fn foreign_blocks(lex: &Lexicon, out: &mut Document, mut tallies: FxHashMap<Span, Tally>) {
    let text = out.text.as_str();
    let mut found: Vec<(&'static str, u32)> = Vec::new();
    for article in &mut out.articles {
        for block in article.blocks.iter_mut().filter(|b| b.kind.is_coded()) {
            let words = block.span.of(text);
            if words.split_whitespace().take(JUDGED_ALONE).count() < JUDGED_ALONE {
                continue;
            }
            let tally = tallies.remove(&block.span).unwrap_or_else(|| Tally::of(&lex.page, words));
            if let Some(name) = tally.foreign() {
                block.kind = BlockKind::Boilerplate;
                if !found.iter().any(|(n, _)| *n == name) {
                    found.push((name, block.span.start));
                }
            }
        }
    }
    // An article of nothing but foreign blocks is none; the page's own article stays, its number names the page.
    let empty = |a: &super::Article| a.number > 0 && !a.blocks.iter().any(|b| b.kind.is_coded());
    out.articles.retain(|a| !empty(a));
    for (name, at) in found {
        let byte = Some(u64::from(out.page_byte(at)));
        let message = format!("a block is in {name}, not in Arabic; it is left unread");
        out.notes.push(Note { code: "foreign-block", message, byte, fatal: false });
    }
}

/// Leaves a page that is not Arabic unread, and says so.
fn judge_language(lex: &Lexicon, out: &mut Document) {
    let coded = |b: &&Block| b.kind.is_coded();
    let main = out.articles.first().map(|a| a.blocks.as_slice()).unwrap_or_default();
    let any = main.iter().any(|b| coded(&b));
    let text = out.text.as_str();
    let mut tallies: FxHashMap<Span, Tally> = FxHashMap::default();
    let found = if any {
        let tally = |b: &Block| {
            let tally = Tally::of(&lex.page, b.span.of(text));
            tallies.insert(b.span, tally);
            tally
        };
        language::foreign(main.iter().filter(coded).map(tally))
    } else {
        language::foreign(text.lines().map(|line| Tally::of(&lex.page, line)))
    };
    if text.trim().is_empty() {
        out.notes.push(Note {
            code: "empty",
            message: "the page holds no text; save one that a script fills from the browser".to_owned(),
            byte: None,
            fatal: true,
        });
        out.articles.clear();
    } else if let Some(name) = found {
        let message = format!("the page is in {name}, not in Arabic; it is left unread");
        out.notes.push(Note { code: "not-arabic", message, byte: None, fatal: true });
        out.articles.clear();
    } else {
        foreign_blocks(lex, out, tallies);
    }
}

/// The most of an article that is read, in bytes: some 25,000 words, where the longest live blogs of the press hold ten thousand.
/// The article floors hold every sentence against those around, so their work grows faster than the text.
const ARTICLE_LIMIT: usize = 256 << 10;

/// Leaves what lies beyond the limit of an article unread, and says so: a log or a book in one file is no article.
fn cut_long(out: &mut Document) {
    let mut cuts = Vec::new();
    for article in &mut out.articles {
        let mut left = ARTICLE_LIMIT;
        let mut cut = None;
        let mut blocks = Vec::with_capacity(article.blocks.len());
        for mut block in std::mem::take(&mut article.blocks) {
            if block.kind.is_coded() {
                let end = boundary(&out.text, block.span, left);
                left = left.saturating_sub(block.span.len());
                if end < block.span.end {
                    cut = cut.or(Some(end));
                    left = 0;
                    let rest = Span { start: end, ..block.span };
                    block.span.end = end;
                    blocks.extend((!block.span.is_empty()).then_some(block));
                    block = Block { kind: BlockKind::Boilerplate, span: rest, repeat: false };
                }
            }
            blocks.push(block);
        }
        article.blocks = blocks;
        cuts.extend(cut);
    }
    for at in cuts {
        let message = format!(
            "an article of more than {} KB, read as far as here; cut a file of many articles into them",
            ARTICLE_LIMIT >> 10
        );
        let byte = Some(u64::from(out.page_byte(at)));
        out.notes.push(Note { code: "too-long", message, byte, fatal: false });
    }
}

/// Where a span ends that may hold so many bytes: behind the last whole word.
fn boundary(text: &str, span: Span, most: usize) -> u32 {
    if span.len() <= most {
        return span.end;
    }
    let words = span.of(text);
    let whole = words.char_indices().map(|(at, _)| at).take_while(|at| *at <= most).last().unwrap_or(0);
    let end = words[..whole].rfind(char::is_whitespace).unwrap_or(whole);
    span.start + end as u32
}
