//! Who is named in office: «وزير الخارجية الروسي سيرغي لافروف» is of a day on which he was foreign minister.

use super::choose::{Tells, Witness};
use super::witness::Told;
use crate::date::{Day, Interval};
use crate::lexicon::World;
use crate::lexicon::world::{What, WordClass};
use crate::page::BlockKind;
use crate::time::expr::{Expr, Year};
use crate::time::scan::Scan;

/// Sentences of the body that are heard: further down a report looks back.
const LEAD: usize = 4;
/// A title and whose it is stand in so many tokens before a name at most.
const TITLE: usize = 6;
/// One still in office as far as the lexicon knows is taken to be so for long.
const OPEN: (i32, u32, u32) = (2060, 12, 31);

/// What the offices named in the headline and the lead tell.
pub(super) fn tenures(
    scan: &Scan<'_>,
    world: &World,
    sentences: &[(usize, BlockKind)],
    told: &[Told],
) -> Vec<Witness> {
    let mut out: Vec<Witness> = Vec::new();
    let mut bodies = 0;
    for &(sentence, kind) in sentences {
        let tokens = scan.text.sentences[sentence].tokens();
        match kind {
            BlockKind::Headline | BlockKind::Subhead => {}
            BlockKind::Body if bodies < LEAD => bodies += 1,
            _ => continue,
        }
        // A year beside it puts him in office then, not now.
        let looks_back =
            told.iter().any(|t| t.tokens.start >= tokens.start && t.tokens.end <= tokens.end && of_old(t));
        if looks_back {
            continue;
        }
        for i in tokens.clone() {
            let Some((person, next)) = person_at(scan, world, i) else { continue };
            if former(scan, world, next) {
                continue;
            }
            let spans = held(scan, world, person, tokens.start.max(i.saturating_sub(TITLE))..i);
            if let Some(witness) = witness(world, person, spans)
                && !out.contains(&witness)
            {
                out.push(witness);
            }
        }
    }
    out
}

fn of_old(one: &Told) -> bool {
    one.found.expr.date().is_some_and(|d| matches!(d.year, Some(Year::Number(_) | Year::Same(_))))
        || matches!(one.found.expr, Expr::Years { .. })
}

fn witness(world: &World, person: u32, spans: Vec<Interval>) -> Option<Witness> {
    let name = &world.people.get(person as usize)?.name_en;
    (!spans.is_empty())
        .then(|| Witness { tells: Tells::Perhaps(spans), why: format!("{name} is named in office") })
}

/// The spans in which a person held an office whose title stands in `before`.
fn held(scan: &Scan<'_>, world: &World, person: u32, before: std::ops::Range<usize>) -> Vec<Interval> {
    let mut roles: Vec<u16> = Vec::new();
    for i in before.clone() {
        each_name(scan, world, i, true, |what, next| {
            if let What::Role { role, .. } = what
                && next <= before.end
            {
                roles.push(role);
            }
        });
        // «الرئيس السابق», «نائب الرئيس»: not the office itself.
        if former(scan, world, i) {
            return Vec::new();
        }
    }
    let ids: Vec<&str> =
        roles.iter().filter_map(|&r| world.roles.get(r as usize)).map(|r| r.id.as_str()).collect();
    let open = Day::new(OPEN.0, OPEN.1, OPEN.2);
    let mut spans: Vec<Interval> = world
        .all_offices_of(person)
        .filter(|t| t.office.rsplit_once('.').is_some_and(|(_, role)| ids.contains(&role)))
        .filter_map(|t| Some(Interval::new(t.from, t.until.or(open)?)))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// A person whose full name begins at a token, and the token after it.
fn person_at(scan: &Scan<'_>, world: &World, i: usize) -> Option<(u32, usize)> {
    let mut found: Option<(u32, usize)> = None;
    let mut other = false;
    each_name(scan, world, i, false, |what, next| {
        if let What::Person(person, false) = what {
            other = found.is_some_and(|(p, n)| n == next && p != person);
            if found.is_none_or(|(_, n)| next > n) {
                (found, other) = (Some((person, next)), false);
            }
        }
    });
    // Of two persons of one name neither is a witness.
    found.filter(|_| !other)
}

fn former(scan: &Scan<'_>, world: &World, i: usize) -> bool {
    let mut found = false;
    each_name(scan, world, i, false, |what, _| {
        found |= matches!(what, What::Word(WordClass::Former | WordClass::Under, _));
    });
    found
}

/// Every name that begins at a token; `clitics` takes one letter before it off.
fn each_name(scan: &Scan<'_>, world: &World, i: usize, clitics: bool, mut each: impl FnMut(What, usize)) {
    if i >= scan.end {
        return;
    }
    let shorter = || {
        let key = scan.text.loose(i);
        key.char_indices().nth(1).and_then(|(at, _)| world.names.token(&key[at..]))
    };
    for first in [scan.name_id(i), clitics.then(shorter).flatten()].into_iter().flatten() {
        let mut node = world.names.start(first);
        let mut next = i + 1;
        while let Some(at) = node {
            world.names.entries(at).for_each(|e| each(e.what, next));
            if next >= scan.end {
                break;
            }
            node = scan.name_id(next).and_then(|id| world.names.step(at, id));
            next += 1;
        }
    }
}
