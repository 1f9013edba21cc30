//! Quotations that run over sentences: what stands in them is the word of whoever spoke when they opened.

use super::Attribution;
use crate::clause::{Context, Parse};
use crate::text::marks;

/// Sentences a quotation may run on for before an unclosed mark counts as a slip.
const RUNS_ON: usize = 6;

/// Gives the sentences a quotation runs on over, and those that stand wholly in marks of their own, to the speaker
/// before them.
pub(super) fn run_on(cx: &Context<'_>, parse: &Parse, out: &mut Vec<Attribution>) {
    let mut last: Option<Attribution> = None;
    let mut added = Vec::new();
    let mut open = false;
    let mut far = 0;
    for sentence in &parse.sentences {
        let tokens = cx.text.sentences[sentence.sentence as usize].tokens();
        let own = out.iter().rfind(|a| tokens.contains(&(a.head as usize)) && a.source.is_some());
        let quoted = tokens.clone().next().is_some_and(|t| cx.is_quote(t));
        // Plain marks that pair off inside a sentence tell that the mark before it was a slip.
        let plain = tokens.clone().filter(|&t| cx.is_quote(t) && is_plain(cx, t)).count();
        let began_open = open && far < RUNS_ON && !(plain > 0 && plain % 2 == 0);
        open = ends_open(cx, tokens.clone(), began_open);
        far = if open { far + 1 } else { 0 };
        match (own, &last) {
            (Some(own), _) => last = Some(own.clone()),
            (None, Some(before)) if (quoted || began_open) && before.source.is_some() => {
                added.push(Attribution {
                    content: (tokens.start as u32, tokens.end as u32),
                    quoted: true,
                    ..before.clone()
                });
            }
            (None, _) => last = None,
        }
    }
    out.extend(added);
}

/// Whether a quotation mark is one that opens and closes alike.
fn is_plain(cx: &Context<'_>, t: usize) -> bool {
    marks::opens_quote(cx.text.token(t)).is_none()
}

/// Whether a quotation is open behind some tokens; plain marks open and close in turn.
fn ends_open(cx: &Context<'_>, tokens: std::ops::Range<usize>, open: bool) -> bool {
    tokens
        .filter(|&t| cx.is_quote(t))
        .fold(open, |open, t| marks::opens_quote(cx.text.token(t)).unwrap_or(!open))
}
