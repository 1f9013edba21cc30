//! Pages: bytes in, stored text and articles out, with a map back to the bytes.

mod credit;
pub mod decode;
mod gather;
mod html;
mod judge;
mod language;
mod line;
mod meta;
mod when;

use crate::date::Anchor;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Text;
use decode::Decoded;
pub use decode::Unit;

/// What was fetched, as it came.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The name records carry: a file's name, or a line's id.
    pub doc: String,
    /// The body.
    pub body: Body,
    /// What is known of it beside the body.
    pub hints: Hints,
}

/// A page's body.
#[derive(Clone, Debug)]
pub enum Body {
    /// Bytes of HTML or of plain text, in any charset.
    Bytes(Vec<u8>),
    /// HTML already decoded (the `html` of a JSON line, a feed entry).
    Html(String),
    /// Text already decoded (the `text` of a JSON line); stored as it is.
    Text(String),
}

impl Default for Body {
    fn default() -> Body {
        Body::Text(String::new())
    }
}

/// What the user, the feed or the transport says of a page. All of it may be absent, or wrong.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Its address.
    pub url: Option<String>,
    /// The charset the transport declared.
    pub charset: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// The publication time, ISO 8601 or RFC 2822.
    pub published: Option<String>,
    /// The zone days are counted in (IANA name).
    pub zone: Option<String>,
}

/// What a block of a page is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// The name of a section («آسيا»).
    Section,
    /// The headline.
    Headline,
    /// Who wrote it, where.
    Byline,
    /// A heading inside the article.
    Subhead,
    /// The words under a picture.
    Caption,
    /// Running text.
    Body,
    /// A pull quote or an embedded post.
    Quote,
    /// A pointer to another story: its headline or lead.
    Teaser,
    /// Menus, buttons, notices.
    Boilerplate,
}

impl BlockKind {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Section => "section",
            BlockKind::Headline => "headline",
            BlockKind::Byline => "byline",
            BlockKind::Subhead => "subhead",
            BlockKind::Caption => "caption",
            BlockKind::Body => "body",
            BlockKind::Quote => "quote",
            BlockKind::Teaser => "teaser",
            BlockKind::Boilerplate => "boilerplate",
        }
    }

    /// Whether events are coded from it.
    pub fn is_coded(self) -> bool {
        !matches!(self, BlockKind::Section | BlockKind::Byline | BlockKind::Boilerplate)
    }
}

/// A run of a page's stored text, usually a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the stored text.
    pub span: Span,
    /// Whether the same words stood before on this page (a doubled caption).
    pub repeat: bool,
}

/// One article of a page. A page's first article is 0; teasers and second articles follow in page order.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Its number on the page.
    pub number: u32,
    /// The headline's words.
    pub title: Option<Span>,
    /// The outlet's name as known or as found; entity resolution is the mention floor's business.
    pub outlet: Option<String>,
    /// The byline's words.
    pub byline: Option<Span>,
    /// The agency a page says it has the text from («أ ف ب»، «وكالات»).
    pub origin: Option<Span>,
    /// The place line («بيونغ يانغ –»).
    pub dateline: Option<Span>,
    /// When it was published, as far as the page says so; inferring it from the text is the time floor's business.
    pub published: Anchor,
    /// Its blocks, in page order.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The sentences of its blocks with the kind of block each stands in, in page order; boilerplate, sections and
    /// bylines are left out.
    pub fn sentences(&self, text: &Text) -> Vec<(usize, BlockKind)> {
        let mut out = Vec::new();
        for block in self.blocks.iter().filter(|b| b.kind.is_coded()) {
            let first = text.sentences.partition_point(|s| s.span.start < block.span.start);
            let inside = text.sentences[first..].iter().take_while(|s| s.span.start < block.span.end);
            out.extend(inside.enumerate().map(|(n, _)| (first + n, block.kind)));
        }
        out
    }
}

/// A page read: the stored text and the articles on it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The stored text: plain text as decoded; of HTML the visible text, one block a line.
    pub text: String,
    /// Runs of the stored text and where they begin in the page, sorted: (stored byte, page byte). Inside a run
    /// characters count by [`Document::unit`]; [`Document::page_byte`] does it.
    pub map: Vec<(u32, u32)>,
    /// How many bytes of the page a character takes.
    pub unit: Unit,
    /// The charset the page was read in.
    pub charset: &'static str,
    /// The articles; empty where the page is not Arabic or holds no text.
    pub articles: Vec<Article>,
    /// What a reader of the error list should know: charset mended, page skipped and why, two days on one page.
    pub notes: Vec<Note>,
}

/// Something a reader should know of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// A short stable name: `empty`, `binary`, `not-arabic`, `charset`, `too-deep`, `truncated`, `two-days` …
    pub code: &'static str,
    /// What happened and what it means, in one sentence.
    pub message: String,
    /// Byte in the page, where there is one.
    pub byte: Option<u64>,
    /// Whether the page was left unread because of it.
    pub fatal: bool,
}

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
    out
}

/// Why bytes are no page at all: nothing in them, or not text.
fn unreadable(bytes: &[u8]) -> Option<Note> {
    let note =
        |code, message: &str, byte| Some(Note { code, message: message.to_owned(), byte, fatal: true });
    if bytes.trim_ascii().is_empty() {
        return note("empty", "the page is empty", None);
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
        let byte = head.iter().position(|b| odd(b)).map(|b| b as u64);
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
    let read = html::read(lex, &decoded, page.hints.title.as_deref());
    if read.deep {
        let message =
            "elements nested more than 512 deep; those inside are read without telling them apart".to_owned();
        notes.push(Note { code: "too-deep", message, byte: None, fatal: false });
    }
    let verdicts = judge::judge(&lex.page, &read.text, &read.lines, read.headline);
    let source = gather::Source {
        words: &lex.page,
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

/// The map of a page: runs of the stored text that lie together in the decoded page, taken on to the page's bytes.
fn runs(decoded: &Decoded, places: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let (stored, page): (Vec<u32>, Vec<u32>) = places.unzip();
    stored.into_iter().zip(decoded.page_bytes(page.into_iter())).collect()
}

/// Leaves a page that is not Arabic unread, and says so.
fn judge_language(lex: &Lexicon, out: &mut Document) {
    let coded = |b: &&Block| b.kind.is_coded();
    let main = out.articles.first().map(|a| a.blocks.as_slice()).unwrap_or_default();
    let any = main.iter().any(|b| coded(&b));
    let text = out.text.as_str();
    let found = if any {
        language::foreign(&lex.page, main.iter().filter(coded).map(|b| b.span.of(text)))
    } else {
        language::foreign(&lex.page, text.lines())
    };
    if text.trim().is_empty() {
        out.notes.push(Note {
            code: "empty",
            message: "the page holds no text".to_owned(),
            byte: None,
            fatal: true,
        });
        out.articles.clear();
    } else if let Some(name) = found {
        let message = format!("the page is in {name}, not in Arabic; it is left unread");
        out.notes.push(Note { code: "not-arabic", message, byte: None, fatal: true });
        out.articles.clear();
    }
}

impl Document {
    /// The byte of the page at which a byte of the stored text lies.
    pub fn page_byte(&self, stored: u32) -> u32 {
        let at = self.map.partition_point(|run| run.0 <= stored);
        let Some((from, page)) = at.checked_sub(1).and_then(|i| self.map.get(i)).copied() else { return 0 };
        let part = self.text.get(from as usize..stored as usize).unwrap_or("");
        page + self.unit.width(part)
    }
}
