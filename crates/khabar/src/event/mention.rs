//! One telling of an event: what, who to whom, when, where, and how sure it is.

use super::{Certainty, EventType, Status, bag};
use crate::clause::Party;
use crate::date::{Basis, Calendar, Interval, Precision};
use crate::span::Span;

/// When an event happened.
#[derive(Clone, PartialEq, Debug)]
pub struct EventTime {
    /// The days.
    pub days: Interval,
    /// The unit named.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// The calendar of the expression.
    pub calendar: Calendar,
    /// The expression, where there is one.
    pub span: Option<Span>,
}

/// Where it happened.
#[derive(Clone, PartialEq, Debug)]
pub struct EventPlace {
    /// The mention of the place.
    pub mention: u32,
    /// Its words.
    pub span: Span,
    /// Country code.
    pub country: Option<String>,
    /// Whether the words name the place; else they name a party whose country it is.
    pub named: bool,
}

/// One thing that one sentence reports.
#[derive(Clone, PartialEq, Debug)]
pub struct EventMention {
    /// Index of the sentence in the text.
    pub sentence: u32,
    /// Index of the sentence among the article's parsed ones.
    pub parsed: u32,
    /// The words that name the event.
    pub trigger: Span,
    /// The trigger's head token.
    pub head: u32,
    /// What is done in itself.
    pub kind: EventType,
    /// PLOVER mode, from the frame or from an instrument named in the clause.
    pub mode: Option<String>,
    /// The frame that matched (index into the lexicon's frames).
    pub frame: u32,
    /// Line of the pattern in the frame's file.
    pub line: u32,
    /// The tokens matched.
    pub words: Vec<u32>,
    /// Those of them that only a preposition written together with them is of («بتزويد» of «اتهم ب»), so that the noun tells a thing of its
    /// own.
    pub governed: Vec<u32>,
    /// Whether the head is a participle that acts as a verb («داعيا إلى»).
    pub participle: bool,
    /// Whether the head is a finite verb with a clause of its own.
    pub finite: bool,
    /// Who.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// How the two roles were filled.
    pub how: (&'static str, &'static str),
    /// When.
    pub when: Option<EventTime>,
    /// Where.
    pub place: Option<EventPlace>,
    /// How it stands to the world.
    pub status: Status,
    /// How certain the telling is.
    pub certainty: Certainty,
    /// Whether it is told in the past, present or future.
    pub tense: &'static str,
    /// PLOVER contexts.
    pub context: Vec<String>,
    /// How sure the choice of its countries is among all ways to fill the roles of its predicate, 0 to 1.
    pub share: f32,
    /// How much the rest of the article speaks for keeping it.
    pub supported: f32,
    /// 0 to 1: the share of such mentions that are right.
    pub confidence: f32,
    /// What spoke for and against it.
    pub features: Vec<bag::Weighed>,
    /// The names of all features, where every candidate is asked for.
    pub names: Vec<String>,
}
