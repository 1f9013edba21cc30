//! A stored page read again, so that its records can be explained down to the lexicon's lines.

use super::detail::{ArticleDetail, DocumentDetail};
use khabar::date::{Anchor, Basis, Day, Interval};
use khabar::engine::{self, Reading};
use khabar::lexicon::Lexicon;
use khabar::page::{Article, Block, BlockKind};
use khabar::span::Span;

impl DocumentDetail {
    /// Reads its text again with the engine of today, its articles and their days taken as stored.
    pub fn read_again(&self, lex: &Lexicon) -> Reading {
        let bytes: Vec<usize> = self.text.char_indices().map(|(i, _)| i).chain([self.text.len()]).collect();
        let articles = self.articles.iter().map(|a| (article(&self.text, &bytes, a), anchor(a))).collect();
        engine::read_again(lex, &self.doc, &self.text, articles)
    }
}

fn article(text: &str, bytes: &[usize], stored: &ArticleDetail) -> Article {
    let mut blocks: Vec<Block> = Vec::new();
    for value in stored.blocks.as_array().map_or(&[][..], Vec::as_slice) {
        let at = |key: &str| value[key].as_u64().and_then(|n| bytes.get(n as usize).copied());
        let kind = value["kind"].as_str().and_then(BlockKind::parse);
        let (Some(kind), Some(start), Some(end)) = (kind, at("start"), at("end")) else { continue };
        let span = Span::new(start, end);
        let repeat = blocks.iter().any(|b| b.kind == kind && b.span.of(text) == span.of(text));
        blocks.push(Block { kind, span, repeat });
    }
    // Where its parts stand is not stored: the first place inside the article with these words.
    let find = |words: &Option<String>| {
        let words = words.as_deref().filter(|w| !w.is_empty())?;
        let inside = blocks.iter().find_map(|b| Some(b.span.start as usize + b.span.of(text).find(words)?));
        let start = inside.or_else(|| text.find(words))?;
        Some(Span::new(start, start + words.len()))
    };
    Article {
        number: stored.article,
        title: find(&stored.title),
        outlet: stored.outlet.clone(),
        byline: find(&stored.byline),
        dateline: find(&stored.dateline),
        published: anchor(stored),
        origin: None,
        blocks,
    }
}

fn anchor(stored: &ArticleDetail) -> Anchor {
    let day = |d: &Option<String>| d.as_deref().and_then(Day::parse);
    let days = day(&stored.published_from).zip(day(&stored.published_to));
    Anchor {
        days: days.map(|(from, to)| Interval::new(from, to)),
        basis: stored.published_basis.as_deref().and_then(Basis::parse),
        why: stored.published_why.clone(),
    }
}
