//! Sentences. A line break ends one; so do «.», «؟», «!» and «…» outside numbers and initials.

use super::{Sentence, Token};
use crate::span::Span;

/// Cuts tokens into sentences.
pub(super) fn sentences(source: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut first = 0;
    for i in 0..tokens.len() {
        let here = tokens[i].span;
        let next = tokens.get(i + 1).map_or(source.len(), |t| t.span.start as usize);
        let breaks = source[here.end as usize..next].contains('\n');
        let closes = matches!(here.of(source), "." | "؟" | "!" | "?") && next > here.end as usize;
        if breaks || closes || i + 1 == tokens.len() {
            let span = tokens[first].span.join(here);
            out.push(Sentence { span: Span { ..span }, first: first as u32, last: i as u32 + 1 });
            first = i + 1;
        }
    }
    out
}
