//! Runs `corpus/corroborate/*.case`: tellings, and the events and relations they must give. The notation stands in `tellings/mod.rs`.

mod tellings;

use khabar::corroborate::{self, Corroboration, Pool, Rules};
use khabar::json::tellings::{Kinds, add};
use khabar::lexicon::Lexicon;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tellings::{Telling, all_cases};

/// Joins tellings that arrive in the given order; returns what is found, the pool, and the names in the pool's order.
fn join(lex: &Lexicon, tellings: &[&Telling]) -> (Corroboration, Pool, Vec<String>) {
    let kinds = Kinds::new(lex);
    let mut pool = Pool::default();
    let mut accounts: BTreeMap<String, u32> = BTreeMap::new();
    for t in tellings {
        let account = match accounts.get(&t.source.doc) {
            Some(&account) => account,
            None => t.source.add(&mut pool),
        };
        accounts.insert(t.source.doc.clone(), account);
        add(&mut pool, &kinds, account, &t.record, &t.setting).expect("a telling");
    }
    let found = corroborate::corroborate(&Rules::new(lex), &pool);
    (found, pool, tellings.iter().map(|t| t.name.clone()).collect())
}

/// Everything found, by names, so that it can be compared across orders of input.
fn shown(found: &Corroboration, names: &[String]) -> Vec<String> {
    let name = |t: &u32| names[*t as usize].clone();
    let mut out: Vec<String> = found
        .events
        .iter()
        .map(|e| {
            let all: Vec<String> = e.tellings.iter().map(name).collect();
            format!(
                "{} {} {:?} best {} {}/{}/{} {:?} {:?}",
                e.id,
                all.join(" "),
                e.status,
                name(&e.best),
                e.n_reports,
                e.n_outlets,
                e.n_origins,
                e.when,
                e.disagreements.iter().map(|d| (&d.field, d.values.len())).collect::<Vec<_>>()
            )
        })
        .collect();
    out.extend(
        found
            .relations
            .iter()
            .map(|r| format!("{:?} {} {}", r.kind, name(&r.from_telling), name(&r.to_telling))),
    );
    out
}

fn partition(found: &Corroboration, names: &[String]) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = found
        .events
        .iter()
        .map(|e| {
            let mut group: Vec<String> = e.tellings.iter().map(|&t| names[t as usize].clone()).collect();
            group.sort();
            group
        })
        .collect();
    out.sort();
    out
}

fn holds(expected: &[String], found: &Corroboration, pool: &Pool, names: &[String]) -> Result<(), String> {
    let of = |name: &str| {
        let event = found.events.iter().find(|e| e.tellings.iter().any(|&t| names[t as usize] == name));
        event.unwrap_or_else(|| panic!("no telling {name}"))
    };
    let check = |is: String| if is == expected[2] { Ok(()) } else { Err(format!("it is {is}")) };
    match expected[0].as_str() {
        "events" => {
            let mut wanted: Vec<Vec<String>> = vec![Vec::new()];
            for word in &expected[1..] {
                match word.as_str() {
                    "|" => wanted.push(Vec::new()),
                    name => wanted.last_mut().expect("a group").push(name.to_owned()),
                }
            }
            wanted.iter_mut().for_each(|g| g.sort());
            wanted.sort();
            let is = partition(found, names);
            if is == wanted { Ok(()) } else { Err(format!("they are {is:?}")) }
        }
        "actor" | "recipient" => {
            let event = of(&expected[1]);
            let side = if expected[0] == "actor" { &event.actors } else { &event.recipients };
            let code = |p: &corroborate::EventParty| {
                let (name, sector) = (pool.str(p.party.name), pool.str(p.party.sector));
                let country = pool.str(p.party.country);
                let code = if sector.is_empty() { country.to_owned() } else { format!("{country}.{sector}") };
                if name == country { code } else { format!("{code}[{name}]").replace(' ', "_") }
            };
            let mut is: Vec<String> = side.iter().map(code).collect();
            is.sort();
            let is = if is.is_empty() { "-".to_owned() } else { is.join(" + ") };
            let wanted = expected[2..].join(" ");
            if is == wanted { Ok(()) } else { Err(format!("it is {is}")) }
        }
        "status" => check(of(&expected[1]).status.name().into()),
        "when" => {
            check(of(&expected[1]).when.map_or("-".into(), |w| format!("{}/{}", w.days.from, w.days.to)))
        }
        "reports" => check(of(&expected[1]).n_reports.to_string()),
        "outlets" => check(of(&expected[1]).n_outlets.to_string()),
        "origins" => check(of(&expected[1]).n_origins.to_string()),
        "differ" | "agree" => {
            let fields: Vec<&str> = of(&expected[1]).disagreements.iter().map(|d| d.field.as_str()).collect();
            let differs = fields.iter().any(|f| f.starts_with(expected[2].as_str()));
            if differs == (expected[0] == "differ") {
                Ok(())
            } else {
                Err(format!("they differ on {fields:?}"))
            }
        }
        kind => {
            let is: Vec<String> = found
                .relations
                .iter()
                .filter(|r| r.kind.name() == kind)
                .map(|r| format!("{} {}", names[r.from_telling as usize], names[r.to_telling as usize]))
                .collect();
            let wanted = expected[1..].join(" ");
            let none = wanted == "none" && is.is_empty();
            if none || is.contains(&wanted) { Ok(()) } else { Err(format!("{kind} holds of {is:?}")) }
        }
    }
}

#[test]
fn cases_hold() {
    let lex = Lexicon::embedded();
    let (mut failed, mut wrong, mut apart) = (Vec::new(), 0, 0);
    let cases = all_cases(lex);
    for case in &cases {
        let order: Vec<&Telling> = case.tellings.iter().collect();
        let (found, pool, names) = join(lex, &order);
        apart += usize::from(case.expected.iter().any(|e| e[0] == "events" && e.contains(&"|".to_owned())));
        for expected in &case.expected {
            let (pinned, expected) = match expected[0].as_str() {
                "wrong" => (true, &expected[1..]),
                _ => (false, expected.as_slice()),
            };
            match holds(expected, &found, &pool, &names) {
                Ok(()) if pinned => {
                    failed.push(format!("{}: healed, take away \"wrong\": {expected:?}", case.title))
                }
                Err(why) if !pinned => failed.push(format!("{}: {}: {why}", case.title, expected.join(" "))),
                result => wrong += usize::from(pinned && result.is_err()),
            }
        }
    }
    eprintln!(
        "{} cases, {apart} with tellings to keep apart, {wrong} expectations pinned as wrong",
        cases.len()
    );
    assert!(failed.is_empty(), "{} expectations fail:\n{}", failed.len(), failed.join("\n"));
    let mut titles: Vec<&str> = cases.iter().map(|c| c.title.as_str()).collect();
    titles.sort_unstable();
    let twice = titles.windows(2).find(|w| w[0] == w[1]);
    assert_eq!(twice, None, "a title is used twice");
}

/// A small generator of pseudo-random numbers, so that a failure can be seen again.
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for i in (1..list.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        list.swap(i, (state % (i as u64 + 1)) as usize);
    }
}

/// The tellings of all cases, each with a name of its own.
fn everything(lex: &Lexicon) -> Vec<Telling> {
    let mut everything: Vec<Telling> = Vec::new();
    for (n, case) in all_cases(lex).into_iter().enumerate() {
        let rename = |name: &str| format!("{n}.{name}");
        everything.extend(case.tellings.into_iter().map(|mut t| {
            t.name = rename(&t.name);
            t.record.id = rename(&t.record.id);
            t.source.doc = rename(&t.source.doc);
            t
        }));
    }
    everything
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any of the tellings, in any order: what is found depends on which they are, and not on how they came.
    #[test]
    fn a_set_of_tellings_has_one_record(
        picked in proptest::sample::subsequence((0..EVERYTHING.len()).collect::<Vec<_>>(), 2..60),
        seed in 1u64..1_000_000,
    ) {
        let lex = Lexicon::embedded();
        let given: Vec<&Telling> = picked.iter().map(|&i| &EVERYTHING[i]).collect();
        let (found, _, names) = join(lex, &given);
        let wanted = shown(&found, &names);
        let mut order = given.clone();
        shuffle(&mut order, seed);
        let (found, _, names) = join(lex, &order);
        prop_assert_eq!(shown(&found, &names), wanted);
    }
}

static EVERYTHING: LazyLock<Vec<Telling>> = LazyLock::new(|| everything(Lexicon::embedded()));

#[test]
fn the_order_of_input_does_not_matter() {
    let lex = Lexicon::embedded();
    let given: Vec<&Telling> = EVERYTHING.iter().collect();
    let (found, _, names) = join(lex, &given);
    let wanted = shown(&found, &names);
    for seed in 1..=12 {
        let mut order = given.clone();
        shuffle(&mut order, seed);
        let (found, _, names) = join(lex, &order);
        assert_eq!(shown(&found, &names), wanted, "seed {seed}");
    }
}
