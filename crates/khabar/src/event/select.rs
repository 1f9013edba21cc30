//! Which proposals are kept.

use super::{EventMention, EventType, Party};
use crate::clause::Context;

/// Keeps the proposals the model believes in, at most one for each head, and one telling of a thing in a sentence.
pub fn select(cx: &Context<'_>, candidates: Vec<EventMention>) -> Vec<EventMention> {
    let threshold = cx.lex.weights.threshold();
    let mut order: Vec<usize> =
        (0..candidates.len()).filter(|&i| candidates[i].confidence >= threshold).collect();
    // Equal scores keep the order of the text, so the result does not depend on the sort.
    order.sort_by(|&a, &b| candidates[b].confidence.total_cmp(&candidates[a].confidence).then(a.cmp(&b)));
    let mut kept: Vec<usize> = Vec::new();
    for i in order {
        let event = &candidates[i];
        let clashes = kept.iter().any(|&k| {
            let other = &candidates[k];
            let shares_words = other.words.contains(&event.head) || event.words.contains(&other.head);
            let same_telling = other.sentence == event.sentence
                && other.kind == event.kind
                && other.status == event.status
                && countries(other) == countries(event)
                // «زار … والتقى …» are two; a killing in an attack is one.
                && (event.kind != EventType::Consult || other.mode == event.mode);
            other.head == event.head || shares_words || same_telling
        });
        if !clashes {
            kept.push(i);
        }
    }
    kept.sort_unstable();
    let mut keep = vec![false; candidates.len()];
    kept.iter().for_each(|&k| keep[k] = true);
    candidates.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(event, _)| event).collect()
}

fn countries(event: &EventMention) -> Vec<&str> {
    let code = |p: &'_ Party| p.country.is_some();
    let mut all: Vec<&str> = event
        .actors
        .iter()
        .chain(&event.recipients)
        .filter(|p| code(p))
        .filter_map(|p| p.country.as_deref())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
