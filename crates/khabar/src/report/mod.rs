//! One article's testimony about its events: each with its chain of transmission and its words.
pub mod claim;
pub mod findings;
pub mod naming;
pub mod summary;

use crate::attribution::{Attribution, chain_of_words};
use crate::event::EventMention;

/// One event as one article tells it.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The event.
    pub event: &'a EventMention,
    /// Who says it, nearest first; the page's own outlet is the link after the last.
    pub chain: Vec<&'a Attribution>,
}

/// Joins events with who says them.
pub fn reports<'a>(events: &'a [EventMention], attributions: &'a [Attribution]) -> Vec<Report<'a>> {
    events
        .iter()
        .map(|event| {
            let mut links: Vec<&Attribution> = Vec::new();
            for link in chain_of_words(attributions, event.head, &event.words) {
                // The same speaker told twice («قال … مضيفا أن») is one link.
                let whose = |l: &Attribution| (l.speaker.as_ref().map(|p| p.mention), l.source);
                let again = links.iter().any(|l| whose(l).0 == whose(link).0 && whose(l).0.is_some())
                    || links.iter().any(|l| whose(l) == whose(link));
                if !again {
                    links.push(link);
                }
            }
            Report { event, chain: links }
        })
        .collect()
}
