//! Who is actor and who recipient: of all ways to fill a proposal's roles, the one that most speaks for.

use super::around::around;
use super::bag::Bag;
use super::choose;
use super::fill::{Filler, Look, Role};
use super::matching::Proposal;
use super::slots::{drop_places, extend};
use super::{Certainty, EventMention, EventType, Status};
use crate::attribution::Attribution;
use crate::clause::{Context, Discourse, Parse, Party, Reached, same};
use crate::mention::Kind;
use rustc_hash::{FxHashMap, FxHashSet};

/// How many fillers of each role are paired with those of the other.
const PAIRED: usize = 7;

/// One way to fill both roles.
pub struct Way<'w, 'a> {
    /// Who.
    pub actors: Vec<&'w Party>,
    /// To whom.
    pub recipients: Vec<&'w Party>,
    /// How the two were found.
    pub how: (&'static str, &'static str),
    /// What speaks for each of the two.
    pub fillers: Option<(&'w Bag<'a>, &'w Bag<'a>)>,
    /// How much speaks for it.
    pub sum: f32,
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
    let (actors, recipients) =
        (fillers(&look, kind, Role::Actor, all), fillers(&look, kind, Role::Recipient, all));
    let before = anaphor(&look, told);
    let mut ways = ways(&look, &actors, &recipients, before.as_ref());
    // What speaks for a way is kept only where it is taken: the features of most ways are weighed and forgotten.
    let mut bag = Bag::new(&cx.lex.weights, false);
    for way in &mut ways {
        bag.restart(way.sum);
        choose::pair(&look, kind, way, &mut bag);
        way.sum = bag.sum;
    }
    let shares = shares(kind, &ways);
    let blank = blank(&look, kind, pattern.frame, pattern.line);
    if !all {
        let Some(best) = best_way(&ways, &shares) else { return Vec::new() };
        let way = ways.swap_remove(best);
        let turned = kind.is_undirected() && !frame.reciprocal && is_turned(&look, &way);
        let mut event = coded(&look, blank, way, shares[best], all);
        if turned {
            std::mem::swap(&mut event.actors, &mut event.recipients);
            event.how = (event.how.1, event.how.0);
        }
        return vec![event];
    }
    ways.into_iter().zip(shares).map(|(way, share)| coded(&look, blank.clone(), way, share, all)).collect()
}

/// «زيارة شويغو»: whether the visitor is taken for the host. The countries of a visit are chosen without regard to who
/// goes to whom; the frame's own place tells, else a person travels and a state or city does not.
fn is_turned(look: &Look<'_, '_>, way: &Way<'_, '_>) -> bool {
    let (Some(goes), Some(hosts)) = (way.actors.first().copied(), way.recipients.first().copied()) else {
        return false;
    };
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

/// Who may fill a role, weighed; where not all are asked for, those most speaks for.
fn fillers<'a>(look: &Look<'a, '_>, kind: EventType, role: Role, all: bool) -> Vec<Filler<'a>> {
    let mut out = look.fillers(role, all);
    choose::weigh(look, kind, role, &mut out);
    if !all {
        best(&mut out);
    }
    out
}

/// Every way to fill both roles that names different parties.
fn ways<'w, 'a>(
    look: &Look<'a, '_>,
    actors: &'w [Filler<'a>],
    recipients: &'w [Filler<'a>],
    before: Option<&'w (Vec<Party>, Vec<Party>)>,
) -> Vec<Way<'w, 'a>> {
    let anaphor = before.map(|(actors, recipients)| Way {
        actors: actors.iter().collect(),
        recipients: recipients.iter().collect(),
        how: ("anaphor", "anaphor"),
        fillers: None,
        sum: 0.0,
    });
    let mut out: Vec<Way<'w, 'a>> = anaphor.into_iter().collect();
    let mut seen: FxHashSet<Vec<u32>> = FxHashSet::default();
    for actor in actors {
        for recipient in recipients {
            let Some(way) = paired(look, actor, recipient) else { continue };
            if seen.insert(sides(look.cx, &way)) {
                out.push(way);
            }
        }
    }
    out
}

/// Whom the two sides of a way name, each as a set of entities, with a number between them that is no entity's.
fn sides(cx: &Context<'_>, way: &Way<'_, '_>) -> Vec<u32> {
    let mut out = Vec::with_capacity(way.actors.len() + way.recipients.len() + 1);
    for (side, after) in [(&way.actors, Some(u32::MAX)), (&way.recipients, None)] {
        let from = out.len();
        for party in side {
            let entity = cx.mentions[party.mention as usize].same_as;
            if !out[from..].contains(&entity) {
                out.push(entity);
            }
        }
        out[from..].sort_unstable();
        out.extend(after);
    }
    out
}

/// How much of what speaks among all ways (as a softmax) speaks for the countries of each: it is the countries that are
/// chosen first, for they may be named in several ways. Of acts without a direction both sides are one.
fn shares(kind: EventType, ways: &[Way<'_, '_>]) -> Vec<f32> {
    fn side<'p>(of: impl Iterator<Item = &'p &'p Party>) -> Vec<&'p str> {
        let mut out: Vec<&str> = of.filter_map(|p| p.country.as_deref()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }
    let countries: Vec<(Vec<&str>, Vec<&str>)> = ways
        .iter()
        .map(|w| match kind.is_undirected() {
            true => (side(w.actors.iter().chain(&w.recipients)), Vec::new()),
            false => (side(w.actors.iter()), side(w.recipients.iter())),
        })
        .collect();
    let top = ways.iter().map(|w| w.sum).fold(f32::NEG_INFINITY, f32::max);
    let speaks: Vec<f32> = ways.iter().map(|w| (w.sum - top).exp()).collect();
    let all: f32 = speaks.iter().sum();
    let mut of: FxHashMap<&(Vec<&str>, Vec<&str>), f32> = FxHashMap::default();
    for (countries, speaks) in countries.iter().zip(&speaks) {
        *of.entry(countries).or_default() += speaks;
    }
    countries.iter().map(|countries| of[countries] / all).collect()
}

/// The way that most speaks for among those of the countries most speaks for; of equal ones the first.
fn best_way(ways: &[Way<'_, '_>], shares: &[f32]) -> Option<usize> {
    let more = |a: usize, b: usize| {
        let order = shares[a].total_cmp(&shares[b]).then(ways[a].sum.total_cmp(&ways[b].sum));
        if order.is_gt() { a } else { b }
    };
    (0..ways.len()).reduce(|b, a| more(a, b))
}

/// The event told in one way.
fn coded(
    look: &Look<'_, '_>,
    blank: EventMention,
    way: Way<'_, '_>,
    share: f32,
    named: bool,
) -> EventMention {
    let mut bag = Bag::new(&look.cx.lex.weights, named);
    choose::pair(look, blank.kind, &way, &mut bag);
    let bag = match way.fillers {
        Some((actor, recipient)) => Bag::joined(actor, recipient, bag),
        None => bag,
    };
    let parties = |of: Vec<&Party>| of.into_iter().cloned().collect();
    EventMention {
        actors: parties(way.actors),
        recipients: parties(way.recipients),
        how: way.how,
        share,
        features: bag.features,
        names: bag.names.unwrap_or_default(),
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
fn paired<'w, 'a>(
    look: &Look<'a, '_>,
    actor: &'w Filler<'a>,
    recipient: &'w Filler<'a>,
) -> Option<Way<'w, 'a>> {
    let cx = look.cx;
    let apart = |r: &&Party| !actor.parties.iter().any(|a| same(cx, a, r));
    let mut actors: Vec<&Party> = actor.parties.iter().collect();
    let mut recipients: Vec<&Party> = recipient.parties.iter().filter(apart).collect();
    if recipients.is_empty() && (!recipient.parties.is_empty() || actors.is_empty()) {
        return None;
    }
    if look.frame.reciprocal && adds_no_side(&actor.parties, &recipient.parties) {
        return None;
    }
    if look.frame.reciprocal {
        extend(cx, &mut actors, std::mem::take(&mut recipients));
        drop_places(cx, &mut actors);
    }
    let fillers = Some((&actor.bag, &recipient.bag));
    let sum = actor.bag.sum + recipient.bag.sum;
    Some(Way { actors, recipients, how: (actor.how, recipient.how), fillers, sum })
}

/// Where two countries meet already, one more phrase that names only them brings nobody new to the table.
fn adds_no_side(there: &[Party], more: &[Party]) -> bool {
    let first = there.first().and_then(|p| p.country.as_ref());
    let two = there.iter().any(|p| p.country.is_some() && p.country.as_ref() != first);
    let known = |m: &Party| there.iter().any(|t| t.country.is_some() && t.country == m.country);
    two && first.is_some() && !more.is_empty() && more.iter().all(known)
}

/// «الزيارة»: a definite event noun without parties of its own is the last event of its frame with both sides named.
fn anaphor(look: &Look<'_, '_>, told: &[EventMention]) -> Option<(Vec<Party>, Vec<Party>)> {
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
    Some((told_of(&before.actors), told_of(&before.recipients)))
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
