//! Tokens: the written units. «وقالت، ٣٫٥ مليون» gives «وقالت», «،», «٣٫٥», «مليون».

use super::fold;
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters of the Arabic script.
    Arabic,
    /// Letters of another script.
    Foreign,
    /// Digits of any kind, with separators inside.
    Number,
    /// A mark; runs of the same mark are one token.
    Punct,
}

/// A written unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Where its light key stands in the text's key buffer.
    pub(super) key: (u32, u32),
}

/// The tokens of a text and the buffer of their keys.
pub(super) fn tokens(source: &str) -> (Vec<Token>, String) {
    let mut out = Vec::with_capacity(source.len() / 8);
    let mut keys = String::with_capacity(source.len());
    let mut chars = source.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let Some(kind) = kind(c) else { continue };
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            let joins = match kind {
                TokenKind::Punct => next == c,
                _ => self::kind(next) == Some(kind) || fold::is_mark(next),
            };
            if !joins {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let from = keys.len() as u32;
        fold::light_into(&source[start..end], &mut keys);
        out.push(Token { span: Span::new(start, end), kind, key: (from, keys.len() as u32) });
    }
    (out, keys)
}

fn kind(c: char) -> Option<TokenKind> {
    if c.is_whitespace() || c.is_control() || fold::is_invisible(c) {
        None
    } else if c.is_numeric() {
        Some(TokenKind::Number)
    } else if c.is_alphabetic() || fold::is_mark(c) {
        Some(if fold::is_arabic(c) { TokenKind::Arabic } else { TokenKind::Foreign })
    } else {
        Some(TokenKind::Punct)
    }
}
