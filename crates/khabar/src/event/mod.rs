//! Events: frames matched on clauses, with roles, status, time and place.
//!
//! Every predicate that some frame knows is proposed with its best role assignment; then the proposals are
//! scored and weighed against each other ([`rank`]), and what is kept is coded by the codebook's rules.
mod announced;
mod answer;
mod apart;
mod around;
mod asked;
mod attacker;
pub mod bag;
mod behind_doer;
mod beside;
mod best;
mod blame;
mod by_hand;
mod choices;
mod choose;
mod complement;
mod control;
mod denied;
mod envoy;
mod field;
mod fill;
mod force;
mod keep;
mod kind;
mod laid;
mod lifeless;
mod list;
mod matching;
mod meant;
mod mention;
mod mode;
mod own;
mod part;
mod path;
mod people;
mod place;
mod pronoun;
mod quiet;
pub mod rank;
mod reach;
mod reason;
mod rebels;
mod role;
mod rows;
mod said;
mod same_day;
mod scene;
mod seats;
mod second;
mod select;
mod senses;
mod settled;
mod slots;
mod spoken;
mod standing;
mod status;
mod street;
pub mod support;
mod table;
mod talks;
mod template;
mod tenure;
mod there;
mod together;
mod told;
mod unfit;
mod unnamed;
mod way;
mod when;
mod why;

use crate::attribution::Attribution;
use crate::clause::{Context, Parse};
pub use crate::clause::{Discourse, Party, Reached};
use crate::lexicon::reporting::CueKind;
pub use kind::EventType;
pub use mention::{EventMention, EventPlace, EventTime};
pub use standing::{Certainty, Status};

/// The events of an article.
pub fn events(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
) -> Vec<EventMention> {
    let mut events = kept(cx, proposed(cx, parse, discourse, attributions, false));
    quiet::silence(cx, parse, &mut events);
    events.iter_mut().for_each(|event| mode::settle(cx, parse, event));
    events.iter_mut().for_each(|event| people::settle(cx, event));
    events.iter_mut().for_each(|event| together::settle(cx, attributions, event));
    events.iter_mut().for_each(|event| people::of_the_place(cx, parse, event));
    events.iter_mut().for_each(|event| people::of_nobody(cx, event));
    people::join_victims(cx, &mut events);
    rebels::settle(cx, &mut events);
    events.iter_mut().for_each(|event| lifeless::settle(cx, event));
    events.iter_mut().for_each(|event| envoy::settle(cx, event));
    same_day::share(cx, parse, &mut events);
    events.iter_mut().for_each(|event| tenure::settle(cx, event));
    place::share(cx, parse, &mut events);
    events.iter_mut().for_each(|event| status::by_day(cx, parse, event));
    events.iter_mut().for_each(|event| status::by_denial(cx, parse, attributions, event));
    events
}

/// Every proposal in every way, before any is dropped: what the ranker is trained on and what recall is measured at.
pub fn candidates(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
) -> Vec<EventMention> {
    proposed(cx, parse, discourse, attributions, true).0
}

/// Proposals, and where one way of each was chosen what speaks for that.
type Proposed<'b> = (Vec<EventMention>, Vec<second::Grounds<'b>>);

/// The proposals that are kept, with all that speaks for each.
fn kept(cx: &Context<'_>, (proposed, grounds): Proposed<'_>) -> Vec<EventMention> {
    let kept = select::kept(cx, &proposed);
    let told = proposed.into_iter().zip(grounds).zip(kept).filter(|(_, kept)| *kept);
    told.map(|((mut event, grounds), _)| {
        event.features.extend(grounds.features(&cx.lex.weights));
        event
    })
    .collect()
}

fn proposed<'b>(
    cx: &Context<'b>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    all: bool,
) -> Proposed<'b> {
    let mut coded: Vec<second::Coded<'b>> = Vec::new();
    let mut told: Vec<told::Told> = Vec::new();
    let mut scene: Option<scene::Scene<'_>> = None;
    for proposal in matching::proposals(cx, parse) {
        if is_telling(cx, attributions, &proposal) {
            continue;
        }
        let seen = scene.take().filter(|s| s.parsed == proposal.parsed);
        let scene = scene.insert(
            seen.unwrap_or_else(|| scene::Scene::new(cx, parse, discourse, attributions, proposal.parsed)),
        );
        let Some(one) = role::code(cx, parse, discourse, attributions, scene, &told, &proposal, all) else {
            continue;
        };
        // Of each predicate a way that names two sides is what a later «الزيارة» may stand for: where every way is asked
        // for, the first, so that what the model is fitted on does not hang on the weights it had.
        told.extend(one.ways.iter().find_map(|way| told::Told::of(&one.blank, way)));
        coded.push(one);
    }
    blame::outweigh(cx, &mut coded);
    let (mut out, grounds): Proposed<'b> = if all {
        let each =
            |one: second::Coded<'b>| one.ways.into_iter().map(move |way| way.told(one.blank.clone()).0);
        (coded.into_iter().flat_map(each).collect(), Vec::new())
    } else {
        second::settle(cx, coded).into_iter().unzip()
    };
    for event in &mut out {
        status::settle(cx, parse, event);
        // Neither the day nor what a word of blame says changes what an event's clause holds.
        let reach = reach::of(cx, parse, event);
        when::settle(cx, parse, event, &reach);
        blame::settle(cx, parse, attributions, event);
        place::settle(cx, parse, event, &reach);
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
    (out, grounds)
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
