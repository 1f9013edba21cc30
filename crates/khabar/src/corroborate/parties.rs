//! Who has a part in an event, when its tellings are laid side by side.

use super::{EventParty, Party, Pool};

/// A party as the tellings name it.
struct Named {
    party: Party,
    /// Tellings that have it act, and that have it acted on.
    actor: u32,
    recipient: u32,
    /// Whether the telling that is quoted has it.
    best: bool,
}

/// Fewer tellings than this are all taken at their word.
const FEW: usize = 3;

/// The actors and the recipients of a group of tellings, most told first. A party stands where most tellings have it;
/// of many tellings, what only one has is left out, unless it is the one that is quoted.
pub(super) fn parties(pool: &Pool, group: &[u32], best: u32) -> (Vec<EventParty>, Vec<EventParty>) {
    let mut all: Vec<Named> = Vec::new();
    for &i in group {
        let telling = &pool.tellings[i as usize];
        for (n, party) in telling.parties().enumerate() {
            let acts = n < telling.actors.len();
            let at = all.iter().position(|p| is_same_party(&p.party, party)).unwrap_or_else(|| {
                all.push(Named { party: *party, actor: 0, recipient: 0, best: false });
                all.len() - 1
            });
            let found = &mut all[at];
            found.actor += u32::from(acts);
            found.recipient += u32::from(!acts);
            found.best |= i == best;
            if fullness(party) > fullness(&found.party) {
                found.party = *party;
            }
        }
    }
    all.retain(|p| p.best || group.len() < FEW || p.actor + p.recipient > 1);
    let side = |acts: bool| {
        let here = all.iter().filter(|p| (p.actor >= p.recipient) == acts);
        let mut out: Vec<EventParty> =
            here.map(|p| EventParty { party: p.party, tellings: p.actor + p.recipient }).collect();
        out.sort_by_key(|p| std::cmp::Reverse(p.tellings));
        out
    };
    (side(true), side(false))
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
    4 * u32::from(party.person) + 2 * u32::from(!party.office.is_none()) + u32::from(!party.entity.is_none())
}
