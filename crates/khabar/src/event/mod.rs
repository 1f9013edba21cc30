//! Events: frames matched on clauses, with roles, status, time and place.
//!
//! Every predicate that some frame knows is proposed with its best role assignment; then the proposals are
//! scored and weighed against each other ([`rank`]), and what is kept is coded by the codebook's rules.
mod answer;
mod around;
pub mod bag;
mod blame;
mod choose;
mod complement;
mod field;
mod fill;
mod force;
mod keep;
mod lifeless;
mod list;
mod matching;
mod mode;
mod path;
mod people;
mod place;
mod pronoun;
mod quiet;
pub mod rank;
mod reach;
mod role;
mod rows;
mod said;
mod same_day;
mod scene;
mod seats;
mod second;
mod select;
mod senses;
mod slots;
mod status;
pub mod support;
mod template;
mod told;
mod unfit;
mod way;
mod when;
mod why;

use crate::attribution::Attribution;
use crate::clause::{Context, Parse};
pub use crate::clause::{Discourse, Party, Reached};
use crate::date::{Basis, Calendar, Interval, Precision};
use crate::lexicon::reporting::CueKind;
use crate::span::Span;

/// PLOVER's sixteen categories.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    /// All of them, in PLOVER's order.
    pub const ALL: [EventType; 16] = [
        EventType::Agree,
        EventType::Consult,
        EventType::Support,
        EventType::Concede,
        EventType::Cooperate,
        EventType::Aid,
        EventType::Retreat,
        EventType::Request,
        EventType::Accuse,
        EventType::Reject,
        EventType::Threaten,
        EventType::Protest,
        EventType::Sanction,
        EventType::Mobilize,
        EventType::Coerce,
        EventType::Assault,
    ];

    /// The name records use.
    pub const fn name(self) -> &'static str {
        match self {
            EventType::Agree => "AGREE",
            EventType::Consult => "CONSULT",
            EventType::Support => "SUPPORT",
            EventType::Concede => "CONCEDE",
            EventType::Cooperate => "COOPERATE",
            EventType::Aid => "AID",
            EventType::Retreat => "RETREAT",
            EventType::Request => "REQUEST",
            EventType::Accuse => "ACCUSE",
            EventType::Reject => "REJECT",
            EventType::Threaten => "THREATEN",
            EventType::Protest => "PROTEST",
            EventType::Sanction => "SANCTION",
            EventType::Mobilize => "MOBILIZE",
            EventType::Coerce => "COERCE",
            EventType::Assault => "ASSAULT",
        }
    }

    /// Reads a name in any case.
    pub fn parse(name: &str) -> Option<EventType> {
        EventType::ALL.into_iter().find(|t| t.name().eq_ignore_ascii_case(name))
    }

    /// Whether it is done in words alone.
    pub(crate) fn is_said(self) -> bool {
        use EventType as E;
        matches!(
            self,
            E::Agree
                | E::Support
                | E::Concede
                | E::Request
                | E::Accuse
                | E::Reject
                | E::Threaten
                | E::Consult
        )
    }

    /// Whether who is actor and who recipient does not matter to the codebook's dyad.
    pub fn is_undirected(self) -> bool {
        matches!(self, EventType::Consult | EventType::Agree | EventType::Cooperate)
    }
}

/// How an event stands to the world (CODEBOOK section 5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Status {
    Occurred,
    Ongoing,
    Planned,
    Possible,
    Alleged,
    Negated,
}

impl Status {
    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<Status> {
        use Status as S;
        [S::Occurred, S::Ongoing, S::Planned, S::Possible, S::Alleged, S::Negated]
            .into_iter()
            .find(|s| s.name() == name)
    }

    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Status::Occurred => "occurred",
            Status::Ongoing => "ongoing",
            Status::Planned => "planned",
            Status::Possible => "possible",
            Status::Alleged => "alleged",
            Status::Negated => "negated",
        }
    }
}

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

/// FactBank's certainty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Certainty {
    /// Certain.
    Certain,
    /// Probable.
    Probable,
    /// Possible.
    Possible,
    /// Underspecified.
    Unknown,
}

impl Certainty {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Certain => "CT",
            Certainty::Probable => "PR",
            Certainty::Possible => "PS",
            Certainty::Unknown => "U",
        }
    }
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
    pub features: Vec<bag::Feature>,
    /// The names of all features, where every candidate is asked for.
    pub names: Vec<String>,
}

/// The events of an article.
pub fn events(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
) -> Vec<EventMention> {
    let mut events = select::select(cx, proposed(cx, parse, discourse, attributions, false));
    quiet::silence(cx, parse, &mut events);
    events.iter_mut().for_each(|event| mode::settle(cx, parse, event));
    events.iter_mut().for_each(|event| people::settle(cx, event));
    events.iter_mut().for_each(|event| lifeless::settle(cx, event));
    same_day::share(cx, parse, &mut events);
    place::share(cx, parse, &mut events);
    events.iter_mut().for_each(|event| status::by_day(cx, parse, event));
    events
}

/// Every proposal in every way, before any is dropped: what the ranker is trained on and what recall is measured at.
pub fn candidates(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
) -> Vec<EventMention> {
    proposed(cx, parse, discourse, attributions, true)
}

fn proposed(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    all: bool,
) -> Vec<EventMention> {
    let mut coded: Vec<Vec<second::Coded<'_>>> = Vec::new();
    let mut told: Vec<role::Told> = Vec::new();
    let mut scene: Option<scene::Scene<'_>> = None;
    for proposal in matching::proposals(cx, parse) {
        if is_telling(cx, attributions, &proposal) {
            continue;
        }
        let seen = scene.take().filter(|s| s.parsed == proposal.parsed);
        let scene = scene.insert(
            seen.unwrap_or_else(|| scene::Scene::new(cx, parse, discourse, attributions, proposal.parsed)),
        );
        let ways = role::code(cx, parse, discourse, attributions, scene, &told, &proposal, all);
        // Of each predicate a way that names two sides is what a later «الزيارة» may stand for: where every way is asked
        // for, the first, so that what the model is fitted on does not hang on the weights it had.
        told.extend(ways.iter().find_map(|(event, _)| role::Told::of(event)));
        coded.push(ways);
    }
    blame::outweigh(cx, &mut coded);
    let mut out = if all {
        coded.into_iter().flatten().map(|(event, _)| event).collect()
    } else {
        second::settle(cx, coded)
    };
    for event in &mut out {
        status::settle(cx, parse, event);
        when::settle(cx, parse, event);
        blame::settle(cx, parse, attributions, event);
        place::settle(cx, parse, event);
    }
    let calibration = cx.lex.weights.calibration();
    let politics = rank::politics(cx);
    for i in 0..out.len() {
        let mut bag = bag::Bag::new(&cx.lex.weights, all);
        rank::weigh(cx, parse, &out, i, politics, &mut bag);
        out[i].confidence = calibration.confidence(bag.sum + out[i].supported, out[i].share);
        out[i].features.extend(bag.features);
        out[i].names.extend(bag.names.unwrap_or_default());
    }
    out
}

/// Whether a proposal of talks is only how words reached an outlet («أبلغ المصدر الوكالة بأن»): two speak by its one verb.
fn is_telling(cx: &Context<'_>, attributions: &[Attribution], proposal: &matching::Proposal) -> bool {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let kind = EventType::parse(&cx.lex.frames.frames[pattern.frame as usize].kind);
    let by_verb = |a: &&Attribution| a.head == proposal.head && a.by == CueKind::Verb;
    kind == Some(EventType::Consult) && attributions.iter().filter(by_verb).count() > 1
}

/// The countries of an event's parties, as a set.
fn countries(event: &EventMention) -> Vec<&str> {
    let both = event.actors.iter().chain(&event.recipients);
    let mut all: Vec<&str> = both.filter_map(|p| p.country.as_deref()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whom parties name, as a set of entities.
fn names(cx: &Context<'_>, parties: &[Party]) -> Vec<u32> {
    let mut out: Vec<u32> = parties.iter().map(|p| cx.mentions[p.mention as usize].same_as).collect();
    out.sort_unstable();
    out.dedup();
    out
}
