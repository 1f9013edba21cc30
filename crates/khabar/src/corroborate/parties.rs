//! Who has a part in an event, when its tellings are laid side by side.
//!
//! «زار الوزير الروسي بيونغ يانغ» has a visitor and a host, «محادثات بين موسكو وبيونغ يانغ» has two sides. In the event of
//! both the visitor stays a visitor: only tellings of what the event is say who acts, and a country stands on one side.

use super::readings::{Side, has_part, is_vague};
use super::{EventParty, Party, Place, Pool, Sym};
use crate::event::EventType;

/// A party as the tellings name it.
struct Named {
    party: Party,
    /// Tellings that name it.
    tellings: u32,
    /// What speaks for its acting, and for its being acted on.
    votes: [u32; 2],
    /// Whether the telling that is quoted has it.
    best: bool,
}

/// Fewer tellings than this are all taken at their word.
const FEW: usize = 3;
/// What the telling that is quoted counts in the question who acts.
const QUOTED: u32 = 2;

/// The actors and the recipients of a group of tellings, most told first. `kind` and `mode` are the event's: only its own
/// kind of telling says who acts, where any does. Of many tellings, what only one names is left out, unless it is quoted.
/// `heard` says of a telling's side whether it counts: a reading that gave way to a better one does not.
pub(super) fn parties(
    pool: &Pool,
    group: &[u32],
    best: u32,
    (kind, mode): (EventType, Sym),
    heard: impl Fn(u32, Side) -> bool,
) -> (Vec<EventParty>, Vec<EventParty>) {
    let mut all: Vec<Named> = Vec::new();
    for &i in group {
        let telling = &pool.tellings[i as usize];
        // «المحادثات» of a visit, «الاتفاق» of a strike's end: told in another form, they do not say who acts.
        let own = telling.kind == kind && (telling.mode == mode || mode.is_none());
        for (n, party) in telling.parties().enumerate() {
            let side = if n < telling.actors.len() { Side::Actor } else { Side::Recipient };
            if !heard(i, side) {
                continue;
            }
            let recipient = usize::from(side == Side::Recipient);
            let at = all.iter().position(|p| is_same_party(&p.party, party)).unwrap_or_else(|| {
                all.push(Named { party: *party, tellings: 0, votes: [0; 2], best: false });
                all.len() - 1
            });
            let found = &mut all[at];
            found.tellings += 1;
            found.best |= i == best;
            if own {
                found.votes[recipient] += if i == best { QUOTED } else { 1 };
            }
            if fullness(party) > fullness(&found.party) {
                found.party = *party;
            }
        }
    }
    all.retain(|p| p.best || group.len() < FEW || p.tellings > 1);
    leave_out_whole(pool, group, &mut all);
    leave_out_vague(pool, &mut all);
    let sides = sides(pool, &all, best);
    let side = |recipient: bool| {
        let here = all.iter().zip(&sides).filter(|(_, s)| **s == recipient).map(|(p, _)| p);
        let mut out: Vec<EventParty> =
            here.map(|p| EventParty { party: p.party, tellings: p.tellings }).collect();
        out.sort_by_key(|p| std::cmp::Reverse(p.tellings));
        out
    };
    (side(false), side(true))
}

/// «استقبل بوتين الوزيرة في موسكو»: of a visit whoever is at home is the host, and those who are abroad have come, whichever way
/// round the tellings name them.
pub(super) fn hosts_at_home(
    pool: &Pool,
    (kind, mode): (EventType, Sym),
    place: Option<Place>,
    (actors, recipients): (Vec<EventParty>, Vec<EventParty>),
) -> (Vec<EventParty>, Vec<EventParty>) {
    let home = place.map_or(Sym::NONE, |p| p.country);
    let visit = kind == EventType::Consult && !mode.is_none() && pool.str(mode) == VISIT;
    let at_home = |p: &EventParty| p.party.country == home;
    let abroad = |p: &EventParty| !p.party.country.is_none() && !at_home(p);
    let turned = visit && !home.is_none() && actors.iter().all(at_home) && recipients.iter().any(abroad);
    if !turned || actors.is_empty() {
        return (actors, recipients);
    }
    let (guests, others): (Vec<EventParty>, Vec<EventParty>) = recipients.into_iter().partition(abroad);
    (guests, actors.into_iter().chain(others).collect())
}

/// The mode of a visit.
const VISIT: &str = "visit";

/// Of a state and a part of it the part is left, where no telling names both: «the army struck» says more than «Sudan struck».
fn leave_out_whole(pool: &Pool, group: &[u32], all: &mut Vec<Named>) {
    let is = |p: &Party, q: &Party| p.identity() == q.identity();
    let named_together = |p: &Party, q: &Party| {
        group
            .iter()
            .map(|&i| &pool.tellings[i as usize])
            .any(|t| t.parties().any(|x| is(x, p) && x.sector == p.sector) && t.parties().any(|x| is(x, q)))
    };
    let found: Vec<Party> = all.iter().map(|p| p.party).collect();
    let said_better = |p: &Party| found.iter().any(|q| has_part(pool, p, q) && !named_together(p, q));
    all.retain(|p| !said_better(&p.party));
}

/// Who acts without a name («gunmen») is whoever others name.
fn leave_out_vague(pool: &Pool, all: &mut Vec<Named>) {
    let acts = |p: &Named| p.votes[0] > p.votes[1];
    if all.iter().any(|p| acts(p) && !is_vague(pool, &p.party)) {
        all.retain(|p| !acts(p) || !is_vague(pool, &p.party));
    }
}

/// For each party whether it is acted on. A country stands on the side for which most speaks; a party that no telling of
/// the event's own kind has stands across from whoever else is there, or where it is the place, with the host.
fn sides(pool: &Pool, all: &[Named], best: u32) -> Vec<bool> {
    let votes_of = |p: &Named| -> [u32; 2] {
        let mut votes = p.votes;
        if !p.party.country.is_none() {
            let same = all.iter().filter(|o| o.party.country == p.party.country);
            votes = same.fold([0; 2], |sum, o| [sum[0] + o.votes[0], sum[1] + o.votes[1]]);
        }
        votes
    };
    // Within one country who acts on whom is between its parts: the army and the protesters.
    let mut countries: Vec<Sym> = all.iter().map(|p| p.party.country).filter(|c| !c.is_none()).collect();
    countries.sort_unstable_by_key(|c| pool.str(*c));
    countries.dedup();
    let at_home = countries.len() < 2;
    let decided: Vec<Option<bool>> = all
        .iter()
        .map(|p| {
            let [acts, acted_on] = if at_home { p.votes } else { votes_of(p) };
            (acts + acted_on > 0).then_some(acted_on > acts)
        })
        .collect();
    let host = pool.tellings[best as usize].place.map_or(Sym::NONE, |p| p.country);
    let has = |side: bool| decided.contains(&Some(side));
    let lone = |p: &Named| {
        let is_host = !host.is_none() && p.party.country == host;
        is_host && has(false) || has(false) && !has(true)
    };
    all.iter().zip(&decided).map(|(p, d)| d.unwrap_or_else(|| lone(p))).collect()
}

/// Whether two namings are one party: «Lavrov», «the Russian foreign minister» and «Moscow» are one.
fn is_same_party(a: &Party, b: &Party) -> bool {
    if a.identity() == b.identity() {
        return true;
    }
    let both_persons = a.person && b.person;
    let same_country = !a.country.is_none() && a.country == b.country;
    same_country && a.sector == b.sector && !both_persons
}

fn fullness(party: &Party) -> u32 {
    8 * u32::from(party.person)
        + 4 * u32::from(!party.office.is_none())
        + 2 * u32::from(party.named || !party.state && !party.entity.is_none())
        + u32::from(!party.entity.is_none())
}
