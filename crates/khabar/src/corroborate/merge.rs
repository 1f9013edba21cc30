//! Merging: what the tellings of one event agree and differ on.

use super::event::{Disagreement, Event, Value};
use super::fields::{dated, is_exact};
use super::origin::Sets;
use super::readings::{Contest, Side};
use super::{Figure, Place, Pool, Sym, Telling, When, parties};
use crate::date::Basis;
use crate::event::{EventType, Status};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Makes one event of a group of tellings, which stand in the order of reports.
pub(super) fn event(pool: &Pool, origins: &[u32], group: &[u32]) -> Event {
    let fullest = best(pool, group);
    let kind = majority(group, |i| pool.tellings[i as usize].kind).unwrap_or(telling(pool, fullest).kind);
    let of_kind = |i: &&u32| pool.tellings[**i as usize].kind == kind;
    let typed: Vec<u32> = group.iter().filter(of_kind).copied().collect();
    let mode = majority_sym(&typed, |i| pool.tellings[i as usize].mode);
    let cameo = majority_sym(&typed, |i| pool.tellings[i as usize].cameo);
    let (n_reports, n_outlets, n_origins) = counts(pool, origins, group);
    let who = Contest::of(pool, origins, group, kind);
    let status = status(pool, &typed);
    let best = quoted(pool, group, |i| who.is_quotable(i), (kind, status)).unwrap_or(fullest);
    let heard = |i: u32, side: Side| who.hears(i, side);
    let place = place(pool, group);
    let sides = parties::parties(pool, group, best, (kind, mode), heard);
    let (actors, recipients) = parties::hosts_at_home(pool, (kind, mode), place, sides);
    let mut disagreements = disagreements(pool, group);
    disagreements.extend(who.disagreements(pool));
    disagreements.sort_by(|a, b| a.field.cmp(&b.field));
    Event {
        id: id(pool, group),
        tellings: group.to_vec(),
        best,
        kind,
        mode,
        cameo,
        actors,
        recipients,
        when: when(pool, group),
        place,
        status,
        statuses: statuses(pool, group),
        n_reports,
        n_outlets,
        n_origins,
        disagreements,
    }
}

fn telling(pool: &Pool, number: u32) -> &Telling {
    &pool.tellings[number as usize]
}

fn id(pool: &Pool, group: &[u32]) -> String {
    super::event_id(&pool.tellings[group[0] as usize].id)
}

/// The telling with most known; the earliest of equals.
fn best(pool: &Pool, group: &[u32]) -> u32 {
    let weight = |i: u32| {
        let t = &pool.tellings[i as usize];
        let exact = dated(t).is_some() && is_exact(t);
        let known = 2 * u32::from(!t.actors.is_empty())
            + 2 * u32::from(!t.recipients.is_empty())
            + 2 * u32::from(exact)
            + u32::from(t.when.is_some())
            + u32::from(t.place.is_some())
            + u32::from(!t.mode.is_none())
            + u32::from(t.parties().any(|p| p.person));
        (known, (t.confidence * 1000.0) as u32)
    };
    let mut best = group[0];
    for &i in group {
        if weight(i) > weight(best) {
            best = i;
        }
    }
    best
}

/// The telling to quote: it must tell what the event is taken to be, and where one does, what has become of it, since nobody
/// who reads that a visit took place looks for the words that it will.
fn quoted(
    pool: &Pool,
    group: &[u32],
    is_quotable: impl Fn(u32) -> bool,
    (kind, status): (EventType, Status),
) -> Option<u32> {
    let quotable: Vec<u32> = group.iter().copied().filter(|&i| is_quotable(i)).collect();
    let tells = |i: &u32| telling(pool, *i).kind == kind && telling(pool, *i).status == status;
    let told: Vec<u32> = quotable.iter().copied().filter(tells).collect();
    let list = if told.is_empty() { quotable } else { told };
    (!list.is_empty()).then(|| best(pool, &list))
}

/// The value told most often; of equals the one told first.
fn majority<T: PartialEq + Copy>(group: &[u32], of: impl Fn(u32) -> T) -> Option<T> {
    let mut counts: Vec<(T, u32)> = Vec::new();
    for value in group.iter().map(|&i| of(i)) {
        match counts.iter_mut().find(|(v, _)| *v == value) {
            Some((_, n)) => *n += 1,
            None => counts.push((value, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(v, _)| v)
}

fn majority_sym(group: &[u32], of: impl Fn(u32) -> Sym) -> Sym {
    let told: Vec<u32> = group.iter().copied().filter(|&i| !of(i).is_none()).collect();
    majority(&told, of).unwrap_or(Sym::NONE)
}

/// The days told most exactly; of those the ones told most often.
fn when(pool: &Pool, group: &[u32]) -> Option<When> {
    let whens = || group.iter().copied().filter(|&i| pool.tellings[i as usize].when.is_some());
    let finest = whens()
        .map(|i| pool.tellings[i as usize].when.map(|w| (w.basis == Basis::Assumed, w.precision)))
        .min()??;
    let told: Vec<u32> = whens()
        .filter(|&i| {
            pool.tellings[i as usize].when.is_some_and(|w| (w.basis == Basis::Assumed, w.precision) == finest)
        })
        .collect();
    majority(&told, |i| pool.tellings[i as usize].when.map(|w| w.days))
        .flatten()
        .and_then(|days| told.iter().find_map(|&i| pool.tellings[i as usize].when.filter(|w| w.days == days)))
}

fn place(pool: &Pool, group: &[u32]) -> Option<Place> {
    let exact: Vec<u32> = group
        .iter()
        .copied()
        .filter(|&i| pool.tellings[i as usize].place.is_some_and(|p| !p.whole))
        .collect();
    let any: Vec<u32> =
        group.iter().copied().filter(|&i| pool.tellings[i as usize].place.is_some()).collect();
    let list = if exact.is_empty() { &any } else { &exact };
    majority(list, |i| pool.tellings[i as usize].place).flatten()
}

/// How far a status has come: what has happened can no longer be planned.
fn stage(status: Status) -> u8 {
    match status {
        Status::Possible => 0,
        Status::Planned => 1,
        Status::Ongoing => 2,
        Status::Occurred => 3,
        Status::Alleged | Status::Negated => 4,
    }
}

fn status(pool: &Pool, group: &[u32]) -> Status {
    let status = |i: u32| pool.tellings[i as usize].status;
    let plain: Vec<Status> = group.iter().map(|&i| status(i)).filter(|s| stage(*s) < 4).collect();
    match plain.iter().copied().max_by_key(|s| stage(*s)) {
        Some(furthest) => furthest,
        // Alleged by some and denied by others stays alleged; the denial is a view of it.
        None if group.iter().any(|&i| status(i) == Status::Alleged) => Status::Alleged,
        None => Status::Negated,
    }
}

fn statuses(pool: &Pool, group: &[u32]) -> Vec<(Status, Vec<u32>)> {
    let mut out: Vec<(Status, Vec<u32>)> = Vec::new();
    for &i in group {
        let status = pool.tellings[i as usize].status;
        match out.iter_mut().find(|(s, _)| *s == status) {
            Some((_, list)) => list.push(i),
            None => out.push((status, vec![i])),
        }
    }
    out
}

fn counts(pool: &Pool, origins: &[u32], group: &[u32]) -> (u32, u32, u32) {
    let mut accounts: Vec<u32> = group.iter().map(|&i| pool.tellings[i as usize].account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let mut outlets: Vec<Sym> = Vec::new();
    for &a in &accounts {
        let outlet = pool.accounts[a as usize].outlet;
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
    }
    // Copies share a text; relays share the agency or outlet they name.
    let mut sets = Sets::new(accounts.len());
    let mut texts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut named: FxHashMap<Sym, u32> = FxHashMap::default();
    for (n, &a) in accounts.iter().enumerate() {
        let first = *texts.entry(origins[a as usize]).or_insert(n as u32);
        sets.join(n as u32, first);
        let account = &pool.accounts[a as usize];
        for name in [account.origin, account.outlet].into_iter().filter(|s| !s.is_none()) {
            let first = *named.entry(name).or_insert(n as u32);
            sets.join(n as u32, first);
        }
    }
    let mut roots: Vec<u32> = (0..accounts.len() as u32).map(|n| sets.find(n)).collect();
    roots.sort_unstable();
    roots.dedup();
    (accounts.len() as u32, outlets.len() as u32, roots.len() as u32)
}

fn disagreements(pool: &Pool, group: &[u32]) -> Vec<Disagreement> {
    let mut fields: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for &i in group {
        let telling = &pool.tellings[i as usize];
        if let Some(days) = dated(telling).filter(|_| is_exact(telling)) {
            let value = if days.from == days.to {
                days.from.to_string()
            } else {
                format!("{}/{}", days.from, days.to)
            };
            add(&mut fields, "when", value, i);
        }
        if let Some(place) = telling.place.filter(|p| !p.whole) {
            add(&mut fields, "where", pool.str(place.name).to_owned(), i);
        }
        if !telling.mode.is_none() {
            add(&mut fields, "mode", pool.str(telling.mode).to_owned(), i);
        }
        add(&mut fields, "type", telling.kind.name().to_owned(), i);
        add(&mut fields, "status", telling.status.name().to_owned(), i);
        for figure in &telling.figures {
            add(&mut fields, &figure_field(pool, figure), figure.value.to_string(), i);
        }
    }
    let mut out: Vec<Disagreement> = fields
        .into_iter()
        .filter(|(_, values)| values.len() > 1)
        .map(|(field, values)| Disagreement { field, values })
        .collect();
    for field in &mut out {
        field
            .values
            .sort_by(|a, b| b.tellings.len().cmp(&a.tellings.len()).then_with(|| a.value.cmp(&b.value)));
    }
    out
}

fn figure_field(pool: &Pool, figure: &Figure) -> String {
    format!("{} {}", pool.str(figure.role), pool.str(figure.unit)).trim().to_owned()
}

fn add(fields: &mut BTreeMap<String, Vec<Value>>, field: &str, value: String, telling: u32) {
    let values = fields.entry(field.to_owned()).or_default();
    match values.iter_mut().find(|v| v.value == value) {
        Some(found) => found.tellings.push(telling),
        None => values.push(Value { value, tellings: vec![telling] }),
    }
}
