//! Tokens: the written units. «وقالت، ٣٫٥ مليون» gives «وقالت», «،», «٣٫٥», «مليون».
//!
//! A number keeps the separators between its digits, so a decimal (٣٫٥), thousands (1,600,000), a date (24/7/2024,
//! 2024-07-23) and an hour (22:30) are one token each. One hyphen between two numbers (10-15) is a range or a score,
//! and three tokens; so are a number and its percent sign. Latin names keep hyphens, dots and digits (F-16, aawsat.com).

use super::fold;
use crate::span::Span;
use std::borrow::Cow;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters of the Arabic script.
    Arabic,
    /// Letters of another script.
    Foreign,
    /// Digits of any kind, with separators inside.
    Number,
    /// A mark; runs of the same mark are one token, quotes and brackets apart.
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
    /// Where its loose key stands there: mostly in the same place.
    pub(super) loose: (u32, u32),
}

/// The tokens of a text and the buffer of their keys.
pub(super) fn tokens(source: &str) -> (Vec<Token>, String) {
    let mut out = Vec::with_capacity(source.len() / 8);
    let mut keys = String::with_capacity(source.len());
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let after = at + c.len_utf8();
        let Some(mut kind) = kind(c) else {
            at = after;
            continue;
        };
        let rest = &source[after..];
        let end = after
            + match kind {
                TokenKind::Arabic => arabic(rest),
                TokenKind::Foreign => foreign(rest),
                TokenKind::Number => number(&source[at..]) - c.len_utf8(),
                TokenKind::Punct if pairs(c) => 0,
                TokenKind::Punct => run(rest, |next| next == c),
            };
        let from = keys.len() as u32;
        fold::light_into(&source[at..end], &mut keys);
        fold::dot_small_words(&mut keys, from as usize);
        if kind == TokenKind::Arabic && keys.len() as u32 == from {
            // Tatweel alone («ــ») is a dash.
            kind = TokenKind::Punct;
        }
        let key = (from, keys.len() as u32);
        let loose = match fold::loosened(&keys[from as usize..]) {
            Cow::Borrowed(_) => key,
            Cow::Owned(loose) => {
                keys.push_str(&loose);
                (key.1, keys.len() as u32)
            }
        };
        out.push(Token { span: Span::new(at, end), kind, key, loose });
        at = end;
    }
    (out, keys)
}

fn kind(c: char) -> Option<TokenKind> {
    match c {
        'ا'..='غ' | 'ف'..='ي' | 'ء'..='ئ' => Some(TokenKind::Arabic),
        ' ' | '\n' => None,
        '.' | '،' | '"' | ':' => Some(TokenKind::Punct),
        c if c.is_whitespace() || c.is_control() || fold::is_invisible(c) => None,
        c if c.is_numeric() => Some(TokenKind::Number),
        c if c.is_alphabetic() || fold::is_mark(c) => {
            Some(if fold::is_arabic(c) { TokenKind::Arabic } else { TokenKind::Foreign })
        }
        _ => Some(TokenKind::Punct),
    }
}

/// Whether a mark is a quote or a bracket, which counts one by one.
fn pairs(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '﴾'
            | '﴿'
    )
}

/// Bytes of the leading run that `joins` accepts.
fn run(text: &str, joins: impl Fn(char) -> bool) -> usize {
    text.char_indices().find(|&(_, c)| !joins(c)).map_or(text.len(), |(at, _)| at)
}

/// Bytes that continue a word of Arabic letters. Controls without width inside a word do not end it.
fn arabic(rest: &str) -> usize {
    let plain = fold::plain_run(rest);
    let mut end = plain;
    for (at, c) in rest[plain..].char_indices() {
        if kind(c) == Some(TokenKind::Arabic) || fold::is_mark(c) {
            end = plain + at + c.len_utf8();
        } else if !fold::is_invisible(c) || c == '\u{200B}' {
            break;
        }
    }
    end
}

/// Bytes that continue a word of other letters: letters, digits, and one joining mark between them.
fn foreign(rest: &str) -> usize {
    let mut end = 0;
    let mut joined = false;
    for (at, c) in rest.char_indices() {
        let combining = matches!(c, '\u{0300}'..='\u{036F}');
        if kind(c) == Some(TokenKind::Foreign) || c.is_ascii_digit() || combining {
            end = at + c.len_utf8();
            joined = false;
        } else if matches!(c, '-' | '.' | '\'' | '’' | '_' | '@' | '&') && !joined {
            joined = true;
        } else {
            break;
        }
    }
    end
}

/// Bytes of the number at the start of `text`.
fn number(text: &str) -> usize {
    let digits = |at: usize| run(&text[at..], |c| c.is_numeric());
    let mut end = digits(0);
    loop {
        let Some(mark) = text[end..].chars().next() else { return end };
        let next = end + mark.len_utf8();
        let more = digits(next.min(text.len()));
        let joins = match mark {
            '.' | ',' | '٫' | '٬' | '،' | '/' | ':' | '\\' => more > 0,
            '-' if more > 0 => iso_date(text, end),
            _ => false,
        };
        if !joins {
            return end;
        }
        end = next + more;
    }
}

/// Whether the hyphen at `at` is one of the two in 2024-07-23 or 23-07-2024.
fn iso_date(text: &str, at: usize) -> bool {
    let before = text[..at].split('-').count();
    // A date is short; without this bound a megabyte of «1-1-1-1» would be read again for every number in it.
    let near = text[at..].char_indices().nth(10).map_or(text.len(), |(n, _)| at + n);
    let after = run(&text[at..near], |c| c == '-' || c.is_numeric());
    let parts = before - 1 + text[at..at + after].split('-').count();
    parts == 3 && text[..at + after].split('-').all(|p| (1..=4).contains(&p.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str) -> Vec<&str> {
        tokens(source).0.iter().map(|t| t.span.of(source)).collect()
    }

    #[test]
    fn numbers_keep_their_inner_separators() {
        assert_eq!(cut("٣٫٥ و1,600,000 يوم 24/7/2024"), ["٣٫٥", "و", "1,600,000", "يوم", "24/7/2024"]);
        assert_eq!(cut("2024-07-23، 22:30."), ["2024-07-23", "،", "22:30", "."]);
        assert_eq!(cut("10-15% و%50"), ["10", "-", "15", "%", "و", "%", "50"]);
        assert_eq!(cut("1445هـ"), ["1445", "هـ"]);
        assert_eq!(cut("فازوا 3-1."), ["فازوا", "3", "-", "1", "."]);
    }

    #[test]
    fn latin_names_keep_hyphens_dots_and_digits() {
        assert_eq!(cut("مقاتلات F-16 (إف-16)"), ["مقاتلات", "F-16", "(", "إف", "-", "16", ")"]);
        assert_eq!(cut("موقع aawsat.com. ثم"), ["موقع", "aawsat.com", ".", "ثم"]);
    }

    #[test]
    fn marks_run_together_but_quotes_and_brackets_do_not() {
        assert_eq!(cut("قال... «نعم»))"), ["قال", "...", "«", "نعم", "»", ")", ")"]);
        assert_eq!(cut("أ.ف.ب"), ["أ", ".", "ف", ".", "ب"]);
    }

    #[test]
    fn invisible_controls_neither_split_a_word_nor_join_two() {
        assert_eq!(cut("الر\u{200F}ئيس\u{200F} قال"), ["الر\u{200F}ئيس", "قال"]);
        let (tokens, _) = tokens("ــ خبر");
        assert_eq!(tokens[0].kind, TokenKind::Punct);
    }
}
