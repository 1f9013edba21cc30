//! Matters: which namings are of one treaty, one summit, one exercise.
//!
//! «اتفاق للشراكة الاستراتيجية»، «معاهدة الدفاع» and «الاتفاق العسكري الشامل» of one month and one dyad are one treaty under
//! three names; «المعاهدة» is the one spoken of last. Two agreements of two years are two.

use super::fields::gap;
use super::origin::{Sets, common};
use super::{Event, Party, Pool, Sym};
use crate::date::Interval;
use crate::report::findings::MatterClass;
use rustc_hash::FxHashMap;

/// One naming, as far as it matters here.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedMatter {
    /// The naming's id.
    pub id: Box<str>,
    /// Index of its account.
    pub account: u32,
    /// Its first code point.
    pub at: u32,
    /// What is named.
    pub class: MatterClass,
    /// Its kind.
    pub kind: Sym,
    /// Whether its kind is its own: no treaty is called a ceasefire, nor the other way round.
    pub distinct: bool,
    /// The name as told.
    pub name: Sym,
    /// Hashes of the content words of the name without its head, sorted.
    pub words: Box<[u32]>,
    /// Whether it is spoken of as known.
    pub definite: bool,
    /// Whose it is.
    pub parties: Box<[Party]>,
    /// The days it is of.
    pub days: Option<Interval>,
    /// The country of its place; none where unknown.
    pub place: Sym,
    /// The event it stands with, an index.
    pub event: Option<u32>,
}

/// A treaty or an occasion.
#[derive(Clone, PartialEq, Debug)]
pub struct Matter {
    /// From its earliest naming.
    pub id: String,
    /// What it is.
    pub class: MatterClass,
    /// Its kind, by most namings.
    pub kind: Sym,
    /// Its names, most told first.
    pub names: Vec<Sym>,
    /// Whose it is.
    pub parties: Vec<Party>,
    /// The days it is of, the most exact told.
    pub days: Option<Interval>,
    /// The event most namings stand with, an index.
    pub event: Option<u32>,
    /// Its namings, in the order of reports.
    pub namings: Vec<u32>,
    /// Articles that name it.
    pub reports: u32,
}

/// Namings of one dyad that one is held against.
const REACH: usize = 60;
/// Days after which an undated naming hardly means the treaty any more.
const RECENT: i64 = 1000;
/// A span of days up to a month says when; a year only says which.
const MONTH: i64 = 31;

/// A group on its way.
#[derive(Clone, Debug, Default)]
struct Group {
    countries: Vec<Sym>,
    days: Option<Interval>,
    words: Vec<u32>,
    events: Vec<u32>,
    definite: bool,
}

/// The matters of all namings, in the order of their first naming's report.
pub fn matters(pool: &Pool, events: &[Event], namings: &[NamedMatter]) -> Vec<Matter> {
    let mut order: Vec<u32> = (0..namings.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let key = |i: u32| {
            let n = &namings[i as usize];
            let account = &pool.accounts[n.account as usize];
            let day = account.published.map(|d| (d.to, d.from));
            (day.is_none(), day, &account.doc, account.article, n.at, &n.id)
        };
        key(a).cmp(&key(b))
    });
    let mut sets = Sets::new(namings.len());
    within_articles(namings, &order, &mut sets);
    across(pool, namings, &order, &mut sets);
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut number: FxHashMap<u32, usize> = FxHashMap::default();
    for &i in &order {
        let at = *number.entry(sets.find(i)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(i);
    }
    groups.iter().map(|g| matter(pool, events, namings, g)).collect()
}

/// «المعاهدة» is the treaty its article named last.
fn within_articles(namings: &[NamedMatter], order: &[u32], sets: &mut Sets) {
    let mut last: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for &i in order {
        let naming = &namings[i as usize];
        let before = last.entry(naming.account).or_default();
        if naming.definite {
            let fits = |o: &&u32| {
                let other = &namings[**o as usize];
                let times = naming.days.zip(other.days).is_none_or(|(a, b)| gap(a, b) == 0);
                one_kind(naming, other)
                    && times
                    && (naming.words.is_empty()
                        || other.words.is_empty()
                        || common(&naming.words, &other.words) > 0)
            };
            if let Some(&other) = before.iter().rev().find(fits) {
                sets.join(i, other);
            }
        }
        before.push(i);
    }
}

/// Treaties and agreements are called by each other's names; the other kinds are their own.
fn one_kind(a: &NamedMatter, b: &NamedMatter) -> bool {
    a.class == b.class && (a.kind == b.kind || !a.distinct && !b.distinct)
}

fn across(pool: &Pool, namings: &[NamedMatter], order: &[u32], sets: &mut Sets) {
    let mut groups: FxHashMap<u32, Group> = FxHashMap::default();
    let mut firsts: Vec<u32> = Vec::new();
    for &i in order {
        let set = sets.find(i);
        let group = groups.entry(set).or_insert_with(|| {
            firsts.push(set);
            Group { definite: true, ..Group::default() }
        });
        add(group, &namings[i as usize]);
    }
    let mut buckets: FxHashMap<(MatterClass, Sym, Sym), Vec<u32>> = FxHashMap::default();
    for &set in &firsts {
        let (naming, group) = (&namings[set as usize], &groups[&set]);
        for (n, &a) in group.countries.iter().enumerate() {
            for &b in &group.countries[n + 1..] {
                let (a, b) = Sym::pair(a, b);
                buckets.entry((naming.class, a, b)).or_default().push(set);
            }
        }
    }
    let mut lists: Vec<Vec<u32>> = buckets.into_values().collect();
    let place: FxHashMap<u32, usize> = firsts.iter().enumerate().map(|(n, &s)| (s, n)).collect();
    lists.sort_by_key(|l| (place[&l[0]], l.len()));
    // Dated ones first among themselves; then each undated one goes to the latest it may mean.
    for list in &lists {
        for (n, &a) in list.iter().enumerate() {
            for &b in list[n + 1..].iter().take(REACH) {
                if one_matter(&namings[a as usize], &groups[&a], &namings[b as usize], &groups[&b]) {
                    sets.join(a, b);
                }
            }
        }
    }
    for list in &lists {
        for &undated in list.iter().filter(|s| groups[*s].days.is_none()) {
            let told = pool.accounts[namings[undated as usize].account as usize].published;
            let may = |s: &&u32| {
                let days = groups[*s].days;
                let apart = told.zip(days).map(|(t, d)| d.from.days_until(t.to));
                one_kind(&namings[undated as usize], &namings[**s as usize])
                    && apart.is_some_and(|n| (0..=RECENT).contains(&n))
            };
            if let Some(&latest) = list.iter().filter(may).max_by_key(|s| groups[*s].days.map(|d| d.from)) {
                sets.join(undated, latest);
            }
        }
    }
}

fn add(group: &mut Group, naming: &NamedMatter) {
    let mut countries: Vec<Sym> = naming.parties.iter().map(|p| p.country).collect();
    if naming.parties.len() < 2 {
        countries.push(naming.place);
    }
    for country in countries.into_iter().filter(|c| !c.is_none()) {
        if !group.countries.contains(&country) {
            group.countries.push(country);
        }
    }
    let length = |d: Interval| d.from.days_until(d.to);
    group.days = match (group.days, naming.days) {
        (Some(a), Some(b)) if length(b) < length(a) => Some(b),
        (a, b) => a.or(b),
    };
    group.words.extend(naming.words.iter());
    group.words.sort_unstable();
    group.words.dedup();
    group.events.extend(naming.event);
    group.definite &= naming.definite;
}

/// Whether two dated groups of one dyad are one: the same event, or the same time in words that do not speak against it.
fn one_matter(x: &NamedMatter, a: &Group, y: &NamedMatter, b: &Group) -> bool {
    if !one_kind(x, y) {
        return false;
    }
    let (Some(p), Some(q)) = (a.days, b.days) else { return false };
    if gap(p, q) > 0 {
        return false;
    }
    let exact = |d: Interval| d.from.days_until(d.to) <= MONTH;
    let same_event = a.events.iter().any(|e| b.events.contains(e));
    same_event || exact(p) && exact(q) || common(&a.words, &b.words) > 0
}

fn matter(pool: &Pool, events: &[Event], namings: &[NamedMatter], group: &[u32]) -> Matter {
    let first = &namings[group[0] as usize];
    let all = || group.iter().map(|&i| &namings[i as usize]);
    let most = |of: &dyn Fn(&NamedMatter) -> Sym| -> Vec<Sym> {
        let mut counts: Vec<(Sym, u32)> = Vec::new();
        for value in all().map(of) {
            match counts.iter_mut().find(|(v, _)| *v == value) {
                Some((_, n)) => *n += 1,
                None => counts.push((value, 1)),
            }
        }
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts.into_iter().map(|(v, _)| v).collect()
    };
    let mut total = Group { definite: true, ..Group::default() };
    all().for_each(|n| add(&mut total, n));
    let mut parties: Vec<Party> = Vec::new();
    for party in all().flat_map(|n| n.parties.iter()) {
        let again = parties.iter().position(|p| {
            p.identity() == party.identity() || (!p.country.is_none() && p.country == party.country)
        });
        match again {
            None => parties.push(*party),
            // The state is the party, not its minister.
            Some(at) if parties[at].named && !party.named => parties[at] = *party,
            Some(_) => {}
        }
    }
    let mut reports: Vec<u32> = all().map(|n| n.account).collect();
    reports.sort_unstable();
    reports.dedup();
    let event = total.events.iter().copied().max_by_key(|e| {
        let votes = total.events.iter().filter(|o| *o == e).count();
        (votes, std::cmp::Reverse(events.get(*e as usize).map(|e| e.id.as_str())))
    });
    let hash = blake3::hash(
        format!("matter\0{}\0{}", pool.accounts[first.account as usize].doc, first.id).as_bytes(),
    );
    Matter {
        id: format!("t_{}", &hash.to_hex()[..16]),
        class: first.class,
        kind: most(&|n| n.kind)[0],
        names: most(&|n| n.name),
        parties,
        days: total.days,
        event,
        namings: group.to_vec(),
        reports: reports.len() as u32,
    }
}
