//! The page's day.

use crate::date::Anchor;
use crate::lexicon::Lexicon;
use crate::page::Article;
use crate::text::Text;

/// The day of an article.
pub(super) fn anchor(_lex: &Lexicon, _text: &Text, article: &Article) -> Anchor {
    article.published.clone()
}
