//! Who is actor and who recipient: of all ways to fill a proposal's roles, the one that most speaks for.

use super::around::around;
use super::bag::Bag;
use super::choose;
use super::fill::{Filler, Look, Role, drop_places, extend};
use super::matching::Proposal;
use super::{Certainty, EventMention, EventType, Status, names};
use crate::attribution::Attribution;
use crate::clause::{Context, Discourse, Parse, Party, Reached, same};

/// How many fillers of each role are paired with those of the other.
const PAIRED: usize = 7;

/// Codes a proposal: in the best way, or where `all` is set in every way that names different parties.
pub fn code(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    told: &[EventMention],
    proposal: &Proposal,
    all: bool,
) -> Vec<EventMention> {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let frame = &cx.lex.frames.frames[pattern.frame as usize];
    let (Some(kind), Some(around)) = (EventType::parse(&frame.kind), around(cx, parse, discourse, proposal))
    else {
        return Vec::new();
    };
    let look = Look { cx, parse, discourse, attributions, frame, around: &around, proposal };
    let blank = blank(&look, kind, pattern.frame, pattern.line);
    let mut actors = look.fillers(Role::Actor, all);
    let mut recipients = look.fillers(Role::Recipient, all);
    choose::weigh(&look, kind, Role::Actor, &mut actors);
    choose::weigh(&look, kind, Role::Recipient, &mut recipients);
    if !all {
        best(&mut actors);
        best(&mut recipients);
    }
    let mut out: Vec<EventMention> = Vec::new();
    let mut add = |mut event: EventMention, bag: Bag<'_>| {
        event.choice = bag.sum;
        event.features = bag.features;
        event.names = bag.names.unwrap_or_default();
        match out.first_mut() {
            Some(best) if !all => {
                if event.choice > best.choice {
                    *best = event;
                }
            }
            _ => out.push(event),
        }
    };
    if let Some(event) = anaphor(&look, told, blank.clone()) {
        let mut bag = Bag::new(&cx.lex.weights, all);
        choose::pair(&look, &event, &mut bag);
        add(event, bag);
    }
    let mut seen: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    for actor in &actors {
        for recipient in &recipients {
            let Some(event) = paired(&look, &blank, actor, recipient) else { continue };
            let ids = (names(cx, &event.actors), names(cx, &event.recipients));
            if seen.contains(&ids) {
                continue;
            }
            seen.push(ids);
            let mut bag = actor.bag.clone();
            bag.sum += recipient.bag.sum;
            bag.features.extend(&recipient.bag.features);
            if let (Some(names), Some(more)) = (&mut bag.names, &recipient.bag.names) {
                names.extend(more.iter().cloned());
            }
            choose::pair(&look, &event, &mut bag);
            add(event, bag);
        }
    }
    out
}

/// Keeps the fillers that most speaks for, in the order of their making.
fn best(fillers: &mut Vec<Filler<'_>>) {
    if fillers.len() <= PAIRED {
        return;
    }
    let mut sums: Vec<f32> = fillers.iter().map(|f| f.bag.sum).collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    let least = sums[PAIRED - 1];
    fillers.retain(|f| f.bag.sum >= least);
}

/// The event with these fillers; nothing where they name the same or nobody.
fn paired(
    look: &Look<'_, '_>,
    blank: &EventMention,
    actor: &Filler<'_>,
    recipient: &Filler<'_>,
) -> Option<EventMention> {
    let cx = look.cx;
    let apart = |r: &Party| !actor.parties.iter().any(|a| same(cx, a, r));
    if !recipient.parties.is_empty() && !recipient.parties.iter().any(apart) {
        return None;
    }
    let mut event = blank.clone();
    event.how = (actor.how, recipient.how);
    event.actors = actor.parties.clone();
    let others = recipient.parties.iter().filter(|r| apart(r)).cloned().collect();
    if look.frame.reciprocal {
        extend(cx, &mut event.actors, others);
        drop_places(cx, &mut event.actors);
    } else {
        event.recipients = others;
    }
    (!event.actors.is_empty() || !event.recipients.is_empty()).then_some(event)
}

/// «الزيارة»: a definite event noun without parties of its own is the last event of its frame with both sides named.
fn anaphor(look: &Look<'_, '_>, told: &[EventMention], mut event: EventMention) -> Option<EventMention> {
    let word = &look.cx.words[look.proposal.head as usize];
    let verb = look.cx.lex.frames.patterns[look.proposal.pattern as usize].kind.is_verb();
    let definite = word.prefixes.article && !verb;
    let sides = |e: &&EventMention| e.actors.len() + e.recipients.len() > 1;
    let before = told
        .iter()
        .rev()
        .filter(|_| definite)
        .find(|e| e.frame == event.frame && e.head < look.proposal.head && sides(e))?;
    let told_of = |parties: &[Party]| -> Vec<Party> {
        parties.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect()
    };
    event.actors = told_of(&before.actors);
    event.recipients = told_of(&before.recipients);
    event.how = ("anaphor", "anaphor");
    Some(event)
}

fn blank(look: &Look<'_, '_>, kind: EventType, frame: u32, line: u32) -> EventMention {
    let proposal = look.proposal;
    let sentence = &look.parse.sentences[proposal.parsed as usize];
    let mut words = vec![proposal.head];
    words.extend(&proposal.complement);
    words.dedup();
    let last = words.iter().copied().max().unwrap_or(proposal.head).max(proposal.head);
    let trigger = if last - proposal.head <= 3 { last } else { proposal.head };
    EventMention {
        sentence: sentence.sentence,
        parsed: proposal.parsed,
        trigger: look.cx.text.span(proposal.head as usize, trigger as usize),
        head: proposal.head,
        kind,
        mode: look.frame.mode.clone(),
        frame,
        line,
        words,
        participle: proposal.clause.is_none()
            && look.cx.lex.frames.patterns[proposal.pattern as usize].kind.is_verb(),
        actors: Vec::new(),
        recipients: Vec::new(),
        how: ("none", "none"),
        when: None,
        place: None,
        status: Status::Occurred,
        certainty: Certainty::Certain,
        tense: "past",
        context: look.frame.context.clone(),
        choice: 0.0,
        confidence: 0.5,
        features: Vec::new(),
        names: Vec::new(),
    }
}
