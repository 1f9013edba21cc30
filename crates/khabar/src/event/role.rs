//! Who is actor and who recipient: of all ways to fill a proposal's roles, the one that most speaks for.

use super::around::around;
use super::bag::Bag;
use super::choose;
use super::fill::{Filler, Look, Role, drop_places, extend};
use super::matching::Proposal;
use super::{Certainty, EventMention, EventType, Status, names};
use crate::attribution::Attribution;
use crate::clause::{Context, Discourse, Parse, Party, Reached, same};
use crate::mention::Kind;

/// How many fillers of each role are paired with those of the other.
const PAIRED: usize = 7;

/// One way to fill both roles.
pub struct Way<'a> {
    /// Who.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// How the two were found.
    pub how: (&'static str, &'static str),
    /// What speaks for it.
    pub bag: Bag<'a>,
}

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
    let mut ways = ways(&look, kind, told, all);
    let shares = shares(kind, &ways);
    let blank = blank(&look, kind, pattern.frame, pattern.line);
    if !all {
        let Some(best) = best_way(&ways, &shares) else { return Vec::new() };
        let mut way = ways.swap_remove(best);
        if kind.is_undirected() && !frame.reciprocal && is_turned(&look, &way) {
            std::mem::swap(&mut way.actors, &mut way.recipients);
            way.how = (way.how.1, way.how.0);
        }
        return vec![coded(blank, way, shares[best])];
    }
    ways.into_iter().zip(shares).map(|(way, share)| coded(blank.clone(), way, share)).collect()
}

/// «زيارة شويغو»: whether the visitor is taken for the host. The countries of a visit are chosen without regard to who
/// goes to whom; the frame's own place tells, else a person travels and a state or city does not.
fn is_turned(look: &Look<'_, '_>, way: &Way<'_>) -> bool {
    let (Some(goes), Some(hosts)) = (way.actors.first(), way.recipients.first()) else { return false };
    let visitors = look.visitors();
    let in_place = |p: &Party| visitors.iter().any(|v| same(look.cx, v, p));
    let kind = |p: &Party| look.cx.mentions[p.mention as usize].kind;
    let settled = |p: &Party| matches!(kind(p), Kind::State | Kind::Place);
    match (in_place(goes), in_place(hosts)) {
        (true, false) if !settled(goes) => false,
        (false, true) if !settled(hosts) => true,
        _ => settled(goes) && kind(hosts) == Kind::Person,
    }
}

/// Every way to fill both roles that names different parties, weighed.
fn ways<'a>(look: &Look<'a, '_>, kind: EventType, told: &[EventMention], all: bool) -> Vec<Way<'a>> {
    let mut actors = look.fillers(Role::Actor, all);
    let mut recipients = look.fillers(Role::Recipient, all);
    choose::weigh(look, kind, Role::Actor, &mut actors);
    choose::weigh(look, kind, Role::Recipient, &mut recipients);
    if !all {
        best(&mut actors);
        best(&mut recipients);
    }
    let mut out: Vec<Way<'a>> = anaphor(look, told, all).into_iter().collect();
    let mut seen: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    for actor in &actors {
        for recipient in &recipients {
            let Some(way) = paired(look, actor, recipient) else { continue };
            let ids = (names(look.cx, &way.actors), names(look.cx, &way.recipients));
            if !seen.contains(&ids) {
                seen.push(ids);
                out.push(way);
            }
        }
    }
    out.iter_mut().for_each(|way| choose::pair(look, kind, way));
    out
}

/// How much of what speaks among all ways (as a softmax) speaks for the countries of each: it is the countries that are
/// chosen first, for they may be named in several ways. Of acts without a direction both sides are one.
fn shares(kind: EventType, ways: &[Way<'_>]) -> Vec<f32> {
    let side = |of: &[&[Party]]| -> Vec<String> {
        let mut out: Vec<String> =
            of.iter().flat_map(|s| s.iter()).filter_map(|p| p.country.clone()).collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let countries: Vec<(Vec<String>, Vec<String>)> = ways
        .iter()
        .map(|w| match kind.is_undirected() {
            true => (side(&[&w.actors, &w.recipients]), Vec::new()),
            false => (side(&[&w.actors]), side(&[&w.recipients])),
        })
        .collect();
    let top = ways.iter().map(|w| w.bag.sum).fold(f32::NEG_INFINITY, f32::max);
    let speaks: Vec<f32> = ways.iter().map(|w| (w.bag.sum - top).exp()).collect();
    let all: f32 = speaks.iter().sum();
    let of = |n: usize| -> f32 {
        speaks.iter().zip(&countries).filter(|(_, c)| **c == countries[n]).map(|(s, _)| s).sum()
    };
    (0..ways.len()).map(|n| of(n) / all).collect()
}

/// The way that most speaks for among those of the countries most speaks for; of equal ones the first.
fn best_way(ways: &[Way<'_>], shares: &[f32]) -> Option<usize> {
    let more = |a: usize, b: usize| {
        let order = shares[a].total_cmp(&shares[b]).then(ways[a].bag.sum.total_cmp(&ways[b].bag.sum));
        if order.is_gt() { a } else { b }
    };
    (0..ways.len()).reduce(|b, a| more(a, b))
}

/// The event told in one way.
fn coded(blank: EventMention, way: Way<'_>, share: f32) -> EventMention {
    EventMention {
        actors: way.actors,
        recipients: way.recipients,
        how: way.how,
        share,
        features: way.bag.features,
        names: way.bag.names.unwrap_or_default(),
        ..blank
    }
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

/// The way with these fillers; nothing where they name the same or nobody.
fn paired<'a>(look: &Look<'a, '_>, actor: &Filler<'a>, recipient: &Filler<'a>) -> Option<Way<'a>> {
    let cx = look.cx;
    let apart = |r: &Party| !actor.parties.iter().any(|a| same(cx, a, r));
    if !recipient.parties.is_empty() && !recipient.parties.iter().any(apart) {
        return None;
    }
    if look.frame.reciprocal && adds_no_side(&actor.parties, &recipient.parties) {
        return None;
    }
    let mut actors = actor.parties.clone();
    let mut recipients: Vec<Party> = recipient.parties.iter().filter(|r| apart(r)).cloned().collect();
    if look.frame.reciprocal {
        extend(cx, &mut actors, std::mem::take(&mut recipients));
        drop_places(cx, &mut actors);
    }
    if actors.is_empty() && recipients.is_empty() {
        return None;
    }
    Some(Way { actors, recipients, how: (actor.how, recipient.how), bag: actor.bag.with(&recipient.bag) })
}

/// Where two countries meet already, one more phrase that names only them brings nobody new to the table.
fn adds_no_side(there: &[Party], more: &[Party]) -> bool {
    let first = there.first().and_then(|p| p.country.as_ref());
    let two = there.iter().any(|p| p.country.is_some() && p.country.as_ref() != first);
    let known = |m: &Party| there.iter().any(|t| t.country.is_some() && t.country == m.country);
    two && first.is_some() && !more.is_empty() && more.iter().all(known)
}

/// «الزيارة»: a definite event noun without parties of its own is the last event of its frame with both sides named.
fn anaphor<'a>(look: &Look<'a, '_>, told: &[EventMention], named: bool) -> Option<Way<'a>> {
    let word = &look.cx.words[look.proposal.head as usize];
    let pattern = &look.cx.lex.frames.patterns[look.proposal.pattern as usize];
    let definite = word.prefixes.article && !pattern.kind.is_verb();
    let sides = |e: &&EventMention| e.actors.len() + e.recipients.len() > 1;
    let before = told
        .iter()
        .rev()
        .filter(|_| definite)
        .find(|e| e.frame == pattern.frame && e.head < look.proposal.head && sides(e))?;
    let told_of = |parties: &[Party]| -> Vec<Party> {
        parties.iter().map(|p| Party { reached: Reached::Topic, ..p.clone() }).collect()
    };
    Some(Way {
        actors: told_of(&before.actors),
        recipients: told_of(&before.recipients),
        how: ("anaphor", "anaphor"),
        bag: Bag::new(&look.cx.lex.weights, named),
    })
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
        share: 0.0,
        confidence: 0.5,
        features: Vec::new(),
        names: Vec::new(),
    }
}
