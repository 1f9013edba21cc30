//! Claims about the record itself: «الزيارة الأولى تاريخيا» says that no such visit was before, «للمرة الثالثة هذا العام»
//! that there were two this year. The record can answer (see [`crate::corroborate::check`]); this floor finds them.

use crate::date::Interval;
use crate::lexicon::Lexicon;
use crate::lexicon::claims::ClaimKind;
use crate::span::Span;
use crate::text::{Sentence, Text, TokenKind};
use crate::time::{Link, Timex};
use crate::word::Word;

/// A claim in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// What is claimed.
    pub kind: ClaimKind,
    /// The words that claim it.
    pub span: Span,
    /// The days the claim is limited to, where a time follows («منذ 2010», «هذا العام»).
    pub within: Option<Interval>,
}

/// Words that may stand between a claim and the time it is limited to.
const NEAR: usize = 4;

/// The claims of a sentence.
pub fn claims(
    lex: &Lexicon,
    (text, words): (&Text, &[Word]),
    sentence: &Sentence,
    timexes: &[Timex],
) -> Vec<Claim> {
    let mut out = Vec::new();
    let mut at = sentence.tokens().start;
    while at < sentence.tokens().end {
        let begins = words.get(at).is_some_and(|word| word.glance.claim);
        match begins.then(|| lex.claims.at(text, at, sentence.tokens().end)).flatten() {
            Some((last, kind)) => {
                let span = text.span(at, last);
                out.push(Claim { kind, span, within: within(text, span, sentence, timexes) });
                at = last + 1;
            }
            None => at += 1,
        }
    }
    out
}

/// The time that limits a claim: one that follows it at once, or the start of a count further on in its clause («أول زيارة
/// يقوم بها وزير إلى البلاد منذ 2010»).
fn within(text: &Text, claim: Span, sentence: &Sentence, timexes: &[Timex]) -> Option<Interval> {
    let limits = |t: &&Timex| {
        let end = t.span.start;
        let between = text.tokens.iter().filter(|w| w.span.start >= claim.end && w.span.end <= end);
        let near = between.clone().count() <= NEAR;
        let counted = t.lead == Some(Link::Since) && between.clone().all(|w| w.kind != TokenKind::Punct);
        t.span.start >= claim.end && t.span.end <= sentence.span.end && (near || counted)
    };
    timexes.iter().filter(limits).min_by_key(|t| t.span.start)?.days
}
