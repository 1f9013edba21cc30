//! Pages: bytes in, stored text and articles out, with a map back to the bytes.

mod credit;
pub mod decode;
mod gather;
mod html;
mod judge;
mod language;
mod line;
mod meta;
mod read;
mod when;

use crate::date::Anchor;
use crate::span::Span;
use crate::text::Text;
pub use decode::Unit;
pub use read::read;
pub use when::is_zone;

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

    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<BlockKind> {
        use BlockKind as B;
        let all = [
            B::Section,
            B::Headline,
            B::Byline,
            B::Subhead,
            B::Caption,
            B::Body,
            B::Quote,
            B::Teaser,
            B::Boilerplate,
        ];
        all.into_iter().find(|kind| kind.name() == name)
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

impl Document {
    /// The byte of the page at which a byte of the stored text lies.
    pub fn page_byte(&self, stored: u32) -> u32 {
        let at = self.map.partition_point(|run| run.0 <= stored);
        let Some((from, page)) = at.checked_sub(1).and_then(|i| self.map.get(i)).copied() else { return 0 };
        let part = self.text.get(from as usize..stored as usize).unwrap_or("");
        page + self.unit.width(part)
    }
}
