//! Attribution: who says it (source), by which word (cue), and what is said (content).
//!
//! «قال لافروف إن موسكو سترد» has the source «لافروف», the cue «قال» and the content «موسكو سترد». Sources may
//! stand before, after and inside the content, and a subjectless «وأضاف» continues the last speaker.
mod particle;
mod verb;

use crate::clause::{Context, Discourse, Parse, Party};
pub use crate::lexicon::reporting::Stance;
use crate::span::Span;

/// One act of speech.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// The speaker's words; `None` where nobody is named («وأضاف» with no speaker before it).
    pub source: Option<Span>,
    /// The speaker.
    pub speaker: Option<Party>,
    /// The word of speech.
    pub cue: Span,
    /// The cue's head token.
    pub head: u32,
    /// What is said: tokens, first and one past the last.
    pub content: (u32, u32),
    /// How the speaker stands to it.
    pub stance: Stance,
    /// Whether the words are quoted.
    pub quoted: bool,
}

/// The attributions of an article, in order of their cues.
pub fn attributions(cx: &Context<'_>, parse: &Parse, discourse: &Discourse) -> Vec<Attribution> {
    let mut out = Vec::new();
    for index in 0..parse.sentences.len() {
        verb::of_sentence(cx, parse, discourse, index, &mut out);
        particle::of_sentence(cx, parse, discourse, index, &mut out);
    }
    continue_quotes(cx, parse, &mut out);
    out.sort_by_key(|a| (a.head, a.content));
    out
}

/// A sentence that stands wholly in quotation marks, and says nobody's name, is the last speaker's.
fn continue_quotes(cx: &Context<'_>, parse: &Parse, out: &mut Vec<Attribution>) {
    let mut last: Option<Attribution> = None;
    let mut added = Vec::new();
    for sentence in &parse.sentences {
        let tokens = cx.text.sentences[sentence.sentence as usize].tokens();
        let own = out.iter().rfind(|a| tokens.contains(&(a.head as usize)));
        let quoted = tokens.clone().next().is_some_and(|t| cx.is_quote(t));
        match (own, &last) {
            (Some(own), _) => last = Some(own.clone()),
            (None, Some(before)) if quoted && before.speaker.is_some() => added.push(Attribution {
                content: (tokens.start as u32, tokens.end as u32),
                quoted: true,
                ..before.clone()
            }),
            (None, _) => last = None,
        }
    }
    out.extend(added);
}

/// The chain of an event: who says it, from the nearest speaker outward.
pub fn chain(attributions: &[Attribution], head: u32) -> Vec<&Attribution> {
    let inside = |a: &&Attribution| a.content.0 <= head && head < a.content.1 && a.head != head;
    let mut links: Vec<&Attribution> = attributions.iter().filter(inside).collect();
    links.sort_by_key(|a| (a.content.1 - a.content.0, a.head));
    links
}
