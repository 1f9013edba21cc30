//! What a participle tells behind a comma of him who spoke before it: «ندد بالهجوم، متهما الحركة بتنفيذه», «، محذرا من أن …».
//!
//! In the indefinite accusative such a participle is of the verb before it, and papers tell nothing by it but what was said; whatever
//! its weights are, it stands.

use super::{EventMention, EventType};
use crate::clause::{ChunkKind, Context, Parse};
use crate::text::ending;

/// How much of its own confidence a proposal keeps above the least that is needed, so that the better of two at one word speaks.
const KEPT: f32 = 0.05;

/// Raises the confidence of what a participle of the circumstance says to what is kept.
pub(super) fn settle(cx: &Context<'_>, parse: &Parse, event: &mut EventMention) {
    use EventType::{Accuse, Reject, Request, Threaten};
    let said = matches!(event.kind, Accuse | Reject | Request | Threaten);
    let chunks = &parse.sentences[event.parsed as usize].chunks;
    let at = chunks.iter().position(|c| c.tokens().contains(&(event.head as usize)));
    let Some(at) = at.filter(|&at| at > 0 && said && event.participle && !event.actors.is_empty()) else {
        return;
    };
    let own = &chunks[at];
    let first = own.head == event.head && own.prep.is_none();
    let aside = chunks[at - 1].kind == ChunkKind::Comma;
    let key = cx.bare_key(event.head as usize);
    let circumstance = ending::is_accusative(key) || ending::is_feminine(key);
    let definite = cx.words[event.head as usize].prefixes.article;
    if first && aside && circumstance && !definite {
        let least = cx.lex.weights.threshold();
        event.confidence = event.confidence.max(least + KEPT * event.confidence);
    }
}
