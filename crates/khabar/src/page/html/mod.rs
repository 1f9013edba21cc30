//! HTML: the visible text, one block a line, and which of it is the article.

mod choose;
mod entity;
mod hints;
mod scan;
mod walk;

pub(super) use entity::plain;

use super::decode::Decoded;
use super::line::{self, Line, Tag};
use super::meta::Meta;
use crate::lexicon::Lexicon;

/// The most of a page that is read; what is longer is no article.
pub(super) const LIMIT: usize = 4 << 20;

/// A page of HTML, read as far as its lines.
pub(super) struct Html {
    /// The visible text.
    pub text: String,
    /// Runs of it and where they begin in the decoded page.
    pub map: Vec<(u32, u32)>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The line of the headline.
    pub headline: Option<usize>,
    /// The machine-readable times in lines, with the number of the line.
    pub times: Vec<(usize, String)>,
    /// What the page's head says.
    pub meta: Meta,
    /// Whether elements were nested deeper than is followed.
    pub deep: bool,
}

impl Html {
    /// Whether a line of it says a title.
    pub(super) fn shows(&self, title: &str) -> bool {
        let title = line::letters(&crate::text::fold::loose(title));
        title.is_empty() || self.lines.iter().any(|l| line::says(l, &title))
    }
}

/// Whether a decoded page is HTML: tags that only HTML has stand in it, and more than a few.
pub(super) fn is_html(text: &str) -> bool {
    let mut end = text.len().min(16 << 10);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_ascii_lowercase();
    let opening = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if opening.starts_with("<!doctype html") || opening.starts_with("<html") {
        return true;
    }
    const SIGNS: [&str; 12] =
        ["<html", "<head", "<body", "<p>", "<p ", "<div", "<br", "<span", "<td", "<a href", "<h1", "<script"];
    let found = SIGNS.iter().filter(|sign| head.contains(*sign)).count();
    found >= 2 || found == 1 && opening.starts_with('<')
}

/// A short line that says the author the page's head names is a byline, whatever its markup.
fn name_author(lines: &mut [Line], author: Option<&str>) {
    let author = author.map(|a| line::letters(&crate::text::fold::loose(a))).unwrap_or_default();
    if author.chars().count() < 5 {
        return;
    }
    for line in
        lines.iter_mut().filter(|l| l.words <= 8 && l.tag == Tag::Plain && l.letters.ends_with(&author))
    {
        line.tag = Tag::Author;
    }
}

/// Reads a page of HTML. `title` is what the user, the feed or the line says the title is.
pub(super) fn read(lex: &Lexicon, decoded: &Decoded, title: Option<&str>) -> Html {
    let walked = walk::walk(decoded);
    let meta = Meta::read(&walked.title, &walked.meta, &walked.json);
    let mut lines: Vec<Line> =
        walked.lines.iter().map(|raw| Line::look(&lex.page, &walked.text, raw.span)).collect();
    line::twins(&mut lines);
    let known = title.into_iter().chain(meta.titles.iter().map(String::as_str));
    let known: Vec<&str> = known.collect();
    // «بوابة الحقيقة :: العنوان»: the headline may stand on either side of the site's name.
    let parts = known.iter().flat_map(|t| {
        t.split(['|', '–', '—', '«', '»']).flat_map(|p| p.split(" - ")).flat_map(|p| p.split("::"))
    });
    let parts = parts.filter(|p| p.split_whitespace().count() >= 4);
    let titles: Vec<String> = known
        .iter()
        .copied()
        .chain(parts)
        .map(|t| line::letters(&crate::text::fold::loose(t)))
        .filter(|t| !t.is_empty())
        .collect();
    let choice = choose::choose(&walked, &lines, &titles);
    choice.regions(&walked, &mut lines);
    name_author(&mut lines, meta.author.as_deref());
    let times = walked
        .lines
        .iter()
        .enumerate()
        .filter(|(i, raw)| raw.time.is_some() && (raw.tag == Tag::Time || lines[*i].words <= 20))
        .filter_map(|(i, raw)| raw.time.clone().map(|t| (i, t)))
        .collect();
    let headline = choice.headline;
    Html { text: walked.text, map: walked.map, lines, headline, times, meta, deep: walked.deep }
}
