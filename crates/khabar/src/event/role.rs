//! Who is actor and who recipient: of all ways to fill a proposal's roles, the one that most speaks for.

use super::around::around;
use super::bag::{Bag, Part, part};
use super::choose::{Known, Pairs, Scale};
use super::fill::{Filler, Look, Offer, Role};
use super::matching::Proposal;
use super::scene::{Scene, spoken_of};
use super::support;
use super::{Certainty, EventMention, EventType, Status};
use crate::attribution::Attribution;
use crate::clause::{Argument, Context, Discourse, Found, Parse, Party, Slot, parties, same};
use crate::mention::Kind;
use smallvec::SmallVec;
use std::cell::OnceCell;

/// How many fillers of each role are paired with those of the other.
const PAIRED: usize = 7;

/// One side of an event: mostly one or two.
type Side<'w> = SmallVec<[&'w Party; 4]>;

/// One way to fill both roles.
pub struct Way<'w, 'a> {
    /// Who.
    pub actors: Side<'w>,
    /// To whom.
    pub recipients: Side<'w>,
    /// How the two were found.
    pub how: (Part<'static>, Part<'static>),
    /// Those who were found so.
    fillers: Option<(&'w Filler<'w, 'a>, &'w Filler<'w, 'a>)>,
    /// How much speaks for it.
    pub sum: f32,
}

/// An event that a later noun may point back to.
pub struct Told {
    frame: u32,
    head: u32,
    actors: Vec<Party>,
    recipients: Vec<Party>,
}

impl Told {
    /// What a later noun needs of an event: nothing where it names no two sides.
    pub fn of(event: &EventMention) -> Option<Told> {
        (event.actors.len() + event.recipients.len() > 1).then(|| Told {
            frame: event.frame,
            head: event.head,
            actors: spoken_of(&event.actors),
            recipients: spoken_of(&event.recipients),
        })
    }
}

/// Codes a proposal: in the best way of each of the few choices of countries that most speaks for, the best first, or where
/// `all` is set in every way that names different parties.
#[allow(clippy::too_many_arguments)] // What an event is coded from is what it is.
pub fn code(
    cx: &Context<'_>,
    parse: &Parse,
    discourse: &Discourse,
    attributions: &[Attribution],
    scene: &Scene<'_>,
    told: &[Told],
    proposal: &Proposal,
    all: bool,
) -> Vec<EventMention> {
    let pattern = &cx.lex.frames.patterns[proposal.pattern as usize];
    let frame = &cx.lex.frames.frames[pattern.frame as usize];
    let (Some(kind), Some(around)) = (EventType::parse(&frame.kind), around(cx, parse, discourse, proposal))
    else {
        return Vec::new();
    };
    let look = Look { cx, parse, discourse, attributions, scene, frame, around: &around, proposal };
    let offers = look.offers();
    let offered = [look.offered(&offers, Role::Actor), look.offered(&offers, Role::Recipient)];
    let scales = [
        Scale::new(&look, kind, Role::Actor, &offered[0]),
        Scale::new(&look, kind, Role::Recipient, &offered[1]),
    ];
    let [actors, recipients] = [0, 1].map(|role| fillers(cx, &scales[role], &offered[role], all));
    let before = anaphor(&look, told);
    let mut ways = ways(&look, &actors, &recipients, before);
    if !all && goes_where_it_says(&look) && ways.iter().any(|w| w.how.1.text() == SLOT) {
        ways.retain(|w| w.how.1.text() == SLOT);
    }
    let pairs = Pairs::new(&look, kind);
    // What speaks for a way is kept only where it is taken: the features of most ways are weighed and forgotten.
    let mut known = Known::default();
    for way in &mut ways {
        way.sum = pairs.add_to(way.sum, way, &mut known);
    }
    let shares = shares(kind, &ways);
    let blank = blank(&look, kind, pattern.frame, pattern.line);
    let coder = Coder { cx, scales, pairs };
    if !all {
        let turns = kind.is_undirected() && !frame.reciprocal;
        let best = best_ways(&ways, &shares);
        let mut ways: Vec<Option<Way<'_, '_>>> = ways.into_iter().map(Some).collect();
        let told = best.into_iter().filter_map(|n| Some((ways[n].take()?, shares[n].1)));
        return told
            .map(|(way, share)| {
                let turned = turns && is_turned(&look, &way);
                let mut event = coder.coded(blank.clone(), way, share, all);
                if turned {
                    std::mem::swap(&mut event.actors, &mut event.recipients);
                    event.how = (event.how.1, event.how.0);
                }
                event
            })
            .collect();
    }
    let told = ways.into_iter().zip(shares);
    told.map(|(way, (_, share))| coder.coded(blank.clone(), way, share, all)).collect()
}

/// How a filler is found that stands at the frame's own place.
const SLOT: &str = "slot";

/// «زار الرئيس فلان، الرباط»: whether a verb of visiting has a state or a town for its object, which is then its host
/// whatever else the article is about.
fn goes_where_it_says(look: &Look<'_, '_>) -> bool {
    let visits = look.frame.mode.as_deref() == Some("visit") && look.proposal.clause.is_some();
    let object = look.around.args.iter().find(|a| a.slot == Slot::Object && a.found == Found::Here);
    let settled = |a: &Argument| {
        let named = parties(look.cx, look.around.chunks, a);
        let kind = |p: &Party| look.cx.mentions[p.mention as usize].kind;
        !named.is_empty() && named.iter().all(|p| matches!(kind(p), Kind::State | Kind::Place))
    };
    visits && object.is_some_and(settled)
}

/// «زيارة شويغو»: whether the visitor is taken for the host. The countries of a visit are chosen without regard to who
/// goes to whom; the frame's own place tells, else a person travels and a state or city does not.
fn is_turned(look: &Look<'_, '_>, way: &Way<'_, '_>) -> bool {
    let visitors = look.visitors();
    let in_place = |p: &Party| visitors.iter().any(|v| same(look.cx, v, p));
    let kind = |p: &Party| look.cx.mentions[p.mention as usize].kind;
    let settled = |p: &Party| matches!(kind(p), Kind::State | Kind::Place);
    let (goes, hosts) = match (way.actors.first().copied(), way.recipients.first().copied()) {
        (Some(goes), Some(hosts)) => (goes, hosts),
        // A person at the visitor's place travels, also where nobody is visited.
        (None, Some(alone)) => return in_place(alone) && kind(alone) == Kind::Person,
        _ => return false,
    };
    match (in_place(goes), in_place(hosts)) {
        (true, false) if !settled(goes) => false,
        (false, true) if !settled(hosts) => true,
        _ => settled(goes) && kind(hosts) == Kind::Person,
    }
}

/// Who may fill a role, weighed; where not all are asked for, those most speaks for.
fn fillers<'o, 'a>(
    cx: &Context<'a>,
    scale: &Scale<'_, '_, '_>,
    offers: &[&'o Offer<'o>],
    all: bool,
) -> Vec<Filler<'o, 'a>> {
    let weights = &cx.lex.weights;
    let weighed = |offer: &&'o Offer<'o>| {
        let mut bag = if all { Bag::new(weights, true) } else { Bag::sum_only(weights, 0.0) };
        scale.weigh(offer, &mut bag);
        Filler { offer, sum: bag.sum, bag: all.then_some(bag), features: OnceCell::new() }
    };
    let mut out: Vec<Filler<'o, 'a>> = offers.iter().map(weighed).collect();
    if !all {
        best(&mut out);
    }
    out
}

/// Every way to fill both roles that names different parties.
fn ways<'w, 'a>(
    look: &Look<'_, '_>,
    actors: &'w [Filler<'w, 'a>],
    recipients: &'w [Filler<'w, 'a>],
    before: Option<&'w Told>,
) -> Vec<Way<'w, 'a>> {
    let anaphor = before.map(|told| Way {
        actors: told.actors.iter().collect(),
        recipients: told.recipients.iter().collect(),
        how: (part!("anaphor"), part!("anaphor")),
        fillers: None,
        sum: 0.0,
    });
    let mut out: Vec<Way<'w, 'a>> = Vec::with_capacity(actors.len() * recipients.len() + 1);
    out.extend(anaphor);
    // No two fillers of a role are the same people, so that two ways are the same only where parties joined or fell away.
    let (mut from, mut may_repeat) = (out.len(), look.frame.reciprocal);
    for actor in actors {
        if !look.frame.reciprocal {
            (from, may_repeat) = (out.len(), false);
        }
        for recipient in recipients {
            let Some(way) = paired(look, actor, recipient) else { continue };
            may_repeat |= way.recipients.len() < recipient.offer.parties.len();
            if !may_repeat || !out[from..].iter().any(|other| same_sides(look.cx, other, &way)) {
                out.push(way);
            }
        }
    }
    out
}

/// Whether two ways name the same people on both sides.
fn same_sides(cx: &Context<'_>, a: &Way<'_, '_>, b: &Way<'_, '_>) -> bool {
    let within = |a: &Side<'_>, b: &Side<'_>| a.iter().all(|p| b.iter().any(|q| same(cx, p, q)));
    let alike = |a: &Side<'_>, b: &Side<'_>| within(a, b) && within(b, a);
    alike(&a.actors, &b.actors) && alike(&a.recipients, &b.recipients)
}

/// How much of what speaks among all ways (as a softmax) speaks for the countries of each: it is the countries that are
/// chosen first, for they may be named in several ways. Of acts without a direction both sides are one. Before the share
/// stands the number of the choice.
fn shares(kind: EventType, ways: &[Way<'_, '_>]) -> Vec<(usize, f32)> {
    let mut known: Vec<&str> = Vec::new();
    let top = ways.iter().map(|w| w.sum).fold(f32::NEG_INFINITY, f32::max);
    let mut all = 0.0;
    // Each different choice of countries, with all that speaks for it.
    let mut choices: Vec<([Set; 2], f32)> = Vec::new();
    let mut of = Vec::with_capacity(ways.len());
    for way in ways {
        let mut sets: [Set; 2] = Default::default();
        for (side, parties) in [(0, &way.actors), (1, &way.recipients)] {
            let side = if kind.is_undirected() { 0 } else { side };
            parties.iter().filter_map(|p| p.country.as_deref()).for_each(|c| {
                add_country(c, &mut known, &mut sets[side]);
            });
        }
        let speaks = (way.sum - top).exp();
        all += speaks;
        let at = choices.iter().position(|(known, _)| *known == sets).unwrap_or_else(|| {
            choices.push((sets, 0.0));
            choices.len() - 1
        });
        choices[at].1 += speaks;
        of.push(at);
    }
    of.into_iter().map(|at| (at, choices[at].1 / all)).collect()
}

/// A set of countries, a bit for the place of each among those known.
type Set = SmallVec<[u64; 2]>;

fn add_country<'p>(country: &'p str, known: &mut Vec<&'p str>, set: &mut Set) {
    let shared = |k: &str| k.as_ptr() == country.as_ptr();
    let is = |k: &&str| k.len() == country.len() && (shared(k) || k.bytes().eq(country.bytes()));
    let at = known.iter().position(is).unwrap_or_else(|| {
        known.push(country);
        known.len() - 1
    });
    if set.len() <= at / 64 {
        set.resize(at / 64 + 1, 0);
    }
    set[at / 64] |= 1 << (at % 64);
}

/// The best way of each choice of countries that is worth a second look, the choice that most speaks for first; of equal
/// ones the first.
fn best_ways(ways: &[Way<'_, '_>], shares: &[(usize, f32)]) -> SmallVec<[usize; support::MOST]> {
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by(|&a, &b| {
        let shares = shares[b].1.total_cmp(&shares[a].1);
        shares.then(ways[b].sum.total_cmp(&ways[a].sum)).then(a.cmp(&b))
    });
    let mut out: SmallVec<[usize; support::MOST]> = SmallVec::new();
    for n in order {
        let known = out.iter().any(|&k| shares[k].0 == shares[n].0);
        let worth = out.is_empty() || shares[n].1 >= support::LEAST;
        if !known && worth && out.len() < support::MOST {
            out.push(n);
        }
    }
    out
}

/// What tells an event in one way, with all that speaks for it.
struct Coder<'s, 'a, 'b> {
    cx: &'s Context<'b>,
    scales: [Scale<'s, 'a, 'b>; 2],
    pairs: Pairs<'s, 'a, 'b>,
}

impl Coder<'_, '_, '_> {
    /// The event told in one way.
    fn coded(&self, blank: EventMention, way: Way<'_, '_>, share: f32, named: bool) -> EventMention {
        let weights = &self.cx.lex.weights;
        let mut bag = Bag::new(weights, named);
        self.pairs.weigh(&way, &mut bag);
        if let Some((actor, recipient)) = way.fillers {
            let weighed = |role: usize, filler: &Filler<'_, '_>| match &filler.bag {
                Some(bag) => (bag.features.clone(), bag.names.clone()),
                // The few ways that are told share most of their fillers.
                None => {
                    let weigh = || {
                        let mut bag = Bag::new(weights, false);
                        self.scales[role].weigh(filler.offer, &mut bag);
                        bag.features
                    };
                    (filler.features.get_or_init(weigh).clone(), None)
                }
            };
            let (mut features, mut names) = weighed(0, actor);
            for (more, named) in [weighed(1, recipient), (bag.features, bag.names)] {
                features.extend(more);
                names.iter_mut().for_each(|names| names.extend(named.iter().flatten().cloned()));
            }
            (bag.features, bag.names) = (features, names);
        }
        let parties = |of: Side<'_>| of.into_iter().cloned().collect();
        EventMention {
            actors: parties(way.actors),
            recipients: parties(way.recipients),
            how: (way.how.0.text(), way.how.1.text()),
            share,
            features: bag.features,
            names: bag.names.unwrap_or_default(),
            ..blank
        }
    }
}

/// Keeps the fillers that most speaks for, in the order of their making.
fn best(fillers: &mut Vec<Filler<'_, '_>>) {
    if fillers.len() <= PAIRED {
        return;
    }
    let mut sums: SmallVec<[f32; 16]> = fillers.iter().map(|f| f.sum).collect();
    sums.sort_by(|a, b| b.total_cmp(a));
    let least = sums[PAIRED - 1];
    fillers.retain(|f| f.sum >= least);
}

/// The way with these fillers; nothing where they name the same or nobody.
fn paired<'w, 'a>(
    look: &Look<'_, '_>,
    actor: &'w Filler<'w, 'a>,
    recipient: &'w Filler<'w, 'a>,
) -> Option<Way<'w, 'a>> {
    let cx = look.cx;
    let (acting, suffering) = (&actor.offer.parties, &recipient.offer.parties);
    let apart = |r: &&Party| !acting.iter().any(|a| same(cx, a, r));
    let mut actors: Side<'w> = acting.iter().collect();
    let mut recipients: Side<'w> = suffering.iter().filter(apart).collect();
    if recipients.is_empty() && (!suffering.is_empty() || actors.is_empty()) {
        return None;
    }
    if look.frame.reciprocal && adds_no_side(acting, suffering) {
        return None;
    }
    if look.frame.reciprocal {
        for party in std::mem::take(&mut recipients) {
            if !actors.iter().any(|a| same(cx, a, party)) {
                actors.push(party);
            }
        }
        // A city beside those who meet in it is where they meet, not one more party.
        let is_place = |p: &Party| cx.mentions[p.mention as usize].kind == Kind::Place;
        if actors.iter().filter(|p| !is_place(p)).count() >= 2 {
            actors.retain(|p| !is_place(p));
        }
    }
    let fillers = Some((actor, recipient));
    let sum = actor.sum + recipient.sum;
    Some(Way { actors, recipients, how: (actor.offer.how, recipient.offer.how), fillers, sum })
}

/// Where two countries meet already, one more phrase that names only them brings nobody new to the table.
fn adds_no_side(there: &[Party], more: &[Party]) -> bool {
    let first = there.first().and_then(|p| p.country.as_ref());
    let two = there.iter().any(|p| p.country.is_some() && p.country.as_ref() != first);
    let known = |m: &Party| there.iter().any(|t| t.country.is_some() && t.country == m.country);
    two && first.is_some() && !more.is_empty() && more.iter().all(known)
}

/// «الزيارة»: a definite event noun without parties of its own is the last event of its frame with both sides named.
fn anaphor<'t>(look: &Look<'_, '_>, told: &'t [Told]) -> Option<&'t Told> {
    let word = &look.cx.words[look.proposal.head as usize];
    let pattern = &look.cx.lex.frames.patterns[look.proposal.pattern as usize];
    if !word.prefixes.article || pattern.kind.is_verb() {
        return None;
    }
    told.iter().rev().find(|e| e.frame == pattern.frame && e.head < look.proposal.head)
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
        finite: proposal.clause.is_some(),
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
        supported: 0.0,
        confidence: 0.5,
        features: Vec::new(),
        names: Vec::new(),
    }
}
