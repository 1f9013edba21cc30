//! Statements: what kind of proposition is attributed, whom it is about, which events it holds.
//!
//! «ويرى محللون أن التقارب سيأخذ طابع الحذر» judges and foresees; «لا صحة لهذه الأنباء» denies, whatever the verb.

use super::view::View;
use crate::attribution::Stance;
use crate::clause::{Context, Mood};
use crate::lexicon::findings::FindingClass;
use std::ops::Range;

/// How the speaker stands to what is said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stand {
    /// Says that it is so.
    Assert,
    /// Says that it is not so.
    Deny,
    /// Judges.
    Assess,
    /// Foresees.
    Predict,
    /// Asks that it be, or whether it is.
    Ask,
}

impl Stand {
    /// All of them.
    pub const ALL: [Stand; 5] = [Stand::Assert, Stand::Deny, Stand::Assess, Stand::Predict, Stand::Ask];

    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Stand::Assert => "assert",
            Stand::Deny => "deny",
            Stand::Assess => "assess",
            Stand::Predict => "predict",
            Stand::Ask => "ask",
        }
    }
}

/// An attributed proposition.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement {
    /// The attribution: source, cue and content.
    pub attribution: u32,
    /// How the speaker stands to it.
    pub stance: Stand,
    /// Whom the content names, each once: mentions.
    pub about: Vec<u32>,
    /// The events whose words stand in the content.
    pub events: Vec<u32>,
}

/// Tokens at the head of a content in which words of denial and likelihood count for the whole.
const OPENING: usize = 12;

/// The statements of an article.
pub(super) fn statements(view: &View<'_>) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    for (n, said) in view.attributions.iter().enumerate() {
        let content = said.content.0 as usize..said.content.1 as usize;
        if content.is_empty() {
            continue;
        }
        let inside = |head: u32| content.contains(&(head as usize)) && head != said.head;
        let events = (0..view.events.len() as u32).filter(|&e| inside(view.events[e as usize].head));
        out.push(Statement {
            attribution: n as u32,
            stance: stance(view, said.head as usize, said.stance, content.clone()),
            about: view.named_in(content.start, content.end),
            events: events.collect(),
        });
    }
    out
}

fn stance(view: &View<'_>, cue: usize, told: Stance, content: Range<usize>) -> Stand {
    match told {
        Stance::Deny => return Stand::Deny,
        Stance::Ask => return Stand::Ask,
        Stance::Assert | Stance::Claim | Stance::Relay => {}
    }
    let opening = content.start..content.end.min(content.start + OPENING);
    let denied = opening.clone().any(|i| is_denial(view, i, content.end));
    if denied {
        return Stand::Deny;
    }
    let future = opens_future(view, &content);
    let likely = opening.clone().any(|i| view.wording(FindingClass::Likely, i, content.end).is_some());
    match () {
        () if view.is_verb(FindingClass::Predict, cue) => Stand::Predict,
        () if likely && future => Stand::Predict,
        () if view.is_verb(FindingClass::Assess, cue) && future => Stand::Predict,
        () if view.is_verb(FindingClass::Assess, cue) || likely => Stand::Assess,
        () => Stand::Assert,
    }
}

/// Words of denial that stand at the head of a clause.
fn is_denial(view: &View<'_>, i: usize, end: usize) -> bool {
    view.wording(FindingClass::Denial, i, end).is_some() && starts_as_written(view.cx, i)
}

/// A negation takes no article and no preposition.
fn starts_as_written(cx: &Context<'_>, i: usize) -> bool {
    let prefixes = &cx.words[i].prefixes;
    !prefixes.article && prefixes.preposition.is_none()
}

/// Whether the first clause of a content is about what is to come.
fn opens_future(view: &View<'_>, content: &Range<usize>) -> bool {
    let first = view.parse.clauses.iter().find(|c| content.contains(&(c.head as usize)));
    first.is_some_and(|c| matches!(c.mood, Mood::Future | Mood::Planned))
}
