//! Runs `corpus/corroborate/*.case`: tellings, and the events and relations they must give.
//!
//! A case opens with `=== title`. Then each telling is a line and the sentence that tells it:
//!
//! ```text
//! a  2031-04-08 alshorouk  CONSULT/visit  FRA.GOV(Jean Dumas) > JOR.GOV  on=2031-04-07 at=JOR:Amman occurred
//!    وصل وزير الخارجية الفرنسي إلى عمان أمس.
//! ```
//!
//! A name; the day and the outlet of its article; type and mode; actors and recipients, `+` between several, each
//! `COUNTRY.SECTOR`, with the name of a person in round or of a body in square brackets; then any of `on=DAY`,
//! `on=DAY/DAY`, `on=MONTH`, `on=YEAR`, `at=COUNTRY:Place`, `at=COUNTRY`, a status, `said=COUNTRY.SECTOR:stance`,
//! `cameo=030`, `dead=12` and other figures, `headline`, `lead`, `given`, `in=NAME` for a telling of the article of another, and `stop`
//! for a stop of a journey, told in the sentence of the telling before.
//! Below stand the expectations: `events  a b | c` is the whole partition; `actor  a  SDN.MIL + ETH.MIL` and `recipient`
//! are those of its event in the order of letters, `-` for nobody; `status`, `when`, `reports`, `outlets`, `origins` name a telling and a value; `differ  a  when` a field on which its event's tellings differ; `denies  b a`,
//! `supersedes  b a`, `contradicts`, `part_of`, `responds_to` a relation. A telling with `as=NAME` prints the text of
//! another; a text is `text  NAME  words`. `wrong` before an expectation pins a mistake of today.

use khabar::corroborate::{self, Corroboration, Pool, Rules};
use khabar::engine;
use khabar::json::tellings::{self, Kinds, Setting, Source, content_word};
use khabar::json::{Link, MentionRecord, Party, Quantity, Range, When, Where};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

#[derive(Clone, Debug)]
struct Telling {
    name: String,
    source: Source,
    record: MentionRecord,
    setting: Setting,
}

#[derive(Debug)]
struct Case {
    title: String,
    tellings: Vec<Telling>,
    expected: Vec<Vec<String>>,
}

const EXPECTATIONS: [&str; 16] = [
    "events",
    "actor",
    "recipient",
    "status",
    "when",
    "reports",
    "outlets",
    "origins",
    "differ",
    "denies",
    "supersedes",
    "contradicts",
    "part_of",
    "responds_to",
    "agree",
    "wrong",
];

fn words(lex: &Lexicon, sentence: &str) -> Vec<u32> {
    let page = Page { doc: "-".into(), body: Body::Text(sentence.to_owned()), ..Page::default() };
    let reading = engine::read(lex, &page);
    let keys = (0..reading.text.tokens.len()).filter_map(|t| content_word(lex, &reading, t));
    let mut out: Vec<u32> = keys.filter_map(|k| corroborate::content_key(&k)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn party(code: &str) -> Party {
    let (code, name, person) = match code.split_once(['(', '[']) {
        Some((code, name)) => {
            (code, name.trim_end_matches([')', ']']), code.len() + 1 < 99 && name.ends_with(')'))
        }
        None => (code, "", false),
    };
    let (country, sector) = code.split_once('.').unwrap_or((code, ""));
    Party {
        text: if name.is_empty() { code.into() } else { name.into() },
        name: if name.is_empty() { country.into() } else { name.into() },
        entity: (name.is_empty() && !country.is_empty()).then(|| entity(country, sector)),
        country: country.into(),
        sector: vec![sector.into()],
        office: person.then(|| format!("{}.office", country.to_lowercase())),
        form: if country.is_empty() { "description" } else { "name" }.into(),
        ..Party::default()
    }
}

/// A state has the id it has in the lexicon; a part of it that has no name has one of its own.
fn entity(country: &str, sector: &str) -> String {
    match Lexicon::embedded().world.country(country) {
        Some(state) if matches!(sector, "" | "GOV") => {
            khabar::lexicon::world::entity_id(&state.qid, &state.iso3)
        }
        _ => format!("part:{country}.{sector}"),
    }
}

fn parties(list: &str) -> Vec<Party> {
    list.split(" + ").map(str::trim).filter(|p| !p.is_empty()).map(party).collect()
}

fn when(value: &str) -> When {
    let (from, to, precision) = match (value.split_once('/'), value.len()) {
        (Some((from, to)), _) => (from.to_owned(), to.to_owned(), "day"),
        (None, 4) => (format!("{value}-01-01"), format!("{value}-12-31"), "year"),
        (None, 7) => {
            let first = khabar::date::Day::parse(&format!("{value}-01")).expect("a month");
            (first.to_string(), first.last_of_month().to_string(), "month")
        }
        _ => (value.to_owned(), value.to_owned(), "day"),
    };
    When {
        from,
        to,
        precision: precision.into(),
        basis: "explicit".into(),
        calendar: "gregorian".into(),
        quote: None,
    }
}

fn field(record: &mut MentionRecord, setting: &mut Setting, key: &str, value: &str) {
    match key {
        "on" => record.when = Some(when(value)),
        "cameo" => record.cameo = value.into(),
        "at" => {
            let (country, place) = value.split_once(':').unwrap_or((value, ""));
            record.place =
                Some(Where { place: place.replace('_', " "), country: country.into(), ..Where::default() });
        }
        "said" => {
            let (who, stance) = value.split_once(':').unwrap_or((value, "assert"));
            let party = party(&who.replace('_', " "));
            record.source.push(Link {
                name: party.name,
                country: Some(party.country),
                sector: party.sector,
                stance: Some(stance.into()),
                ..Link::default()
            });
        }
        "headline" => setting.rank = corroborate::Rank::Headline,
        "lead" => setting.rank = corroborate::Rank::Lead,
        "given" => setting.given = true,
        "stop" => record.why.frame = "consult.visit.stop".into(),
        "occurred" | "ongoing" | "planned" | "possible" | "alleged" | "negated" => record.status = key.into(),
        role if !value.is_empty() => record.quantities.push(Quantity {
            value: value.parse().unwrap_or_else(|_| panic!("{role}={value} is no number")),
            unit: "person".into(),
            role: role.into(),
            ..Quantity::default()
        }),
        other => panic!("nobody knows \"{other}\""),
    }
}

fn telling(lex: &Lexicon, line: &str, sentence: &str, earlier: &[Telling]) -> Telling {
    let mut cells = line.split("  ").map(str::trim).filter(|c| !c.is_empty());
    let mut next = || cells.next().unwrap_or_else(|| panic!("a cell is missing: {line}"));
    let (name, article, kind, who) = (next(), next(), next(), next());
    let more = cells.collect::<Vec<_>>().join(" ");
    let (day, outlet) = article.split_once(' ').unwrap_or((article, ""));
    let (kind, mode) = kind.split_once('/').map_or((kind, None), |(k, m)| (k, Some(m.to_owned())));
    let (actors, recipients) = who.split_once('>').unwrap_or((who, ""));
    let words = words(lex, sentence);
    let mut setting = Setting { words: words.clone(), ..Setting::default() };
    let number = earlier.len() as u32;
    let mut record = MentionRecord {
        id: format!("m_{name}"),
        kind: kind.into(),
        mode,
        actors: parties(actors.trim().trim_matches('-')),
        recipients: parties(recipients.trim().trim_matches('-')),
        status: "occurred".into(),
        confidence: 0.5,
        sentence: Range { start: number * 100, end: number * 100 + 90 },
        ..MentionRecord::default()
    };
    let published = khabar::date::Day::parse(day).map(khabar::date::Interval::day);
    let mut source = Source {
        doc: format!("doc_{name}"),
        outlet: (!outlet.is_empty()).then(|| outlet.to_owned()),
        published,
        words,
        ..Source::default()
    };
    for part in more.split(' ').filter(|p| !p.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "in" => {
                source = earlier.iter().find(|t| t.name == value).expect("an earlier telling").source.clone();
            }
            "from" => source.origin = Some(value.replace('_', " ")),
            "as" => {
                let other = earlier.iter().find(|t| t.name == value).expect("an earlier telling");
                source.sketch.clone_from(&other.source.sketch);
                source.words.clone_from(&other.source.words);
            }
            _ => field(&mut record, &mut setting, key, value),
        }
    }
    if record.why.frame.ends_with(".stop") {
        record.sentence = earlier.last().expect("an earlier telling").record.sentence;
    }
    record.trigger.start = number;
    record.doc.clone_from(&source.doc);
    Telling { name: name.to_owned(), source, record, setting }
}

fn case(lex: &Lexicon, block: &str) -> Case {
    let mut lines = block.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
    let title = lines.next().unwrap_or("").trim().to_owned();
    let (mut tellings, mut expected): (Vec<Telling>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    while let Some(line) = lines.next() {
        let first = line.split_whitespace().next().unwrap_or("");
        if EXPECTATIONS.contains(&first) {
            expected.push(line.split_whitespace().map(str::to_owned).collect());
        } else if first == "text" {
            let mut cells = line.splitn(3, "  ").map(str::trim);
            let (name, text) = (cells.nth(1).unwrap_or(""), cells.next().unwrap_or(""));
            let words: Vec<String> = text.split_whitespace().map(khabar::text::fold::loose).collect();
            let sketch = corroborate::origin::sketch(words.iter().map(String::as_str)).into_vec();
            let telling = tellings.iter_mut().find(|t| t.name == name).expect("a telling");
            telling.source.sketch = sketch;
        } else {
            let sentence = lines.next().unwrap_or_else(|| panic!("{title}: {first} has no sentence"));
            tellings.push(telling(lex, line, sentence, &tellings));
        }
    }
    Case { title, tellings, expected }
}

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
        tellings::add(&mut pool, &kinds, account, &t.record, &t.setting).expect("a telling");
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

fn all_cases(lex: &Lexicon) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/corroborate");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the cases").flatten().map(|e| e.path()).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "case")) {
        let text = std::fs::read_to_string(file).expect("a file of cases");
        out.extend(format!("\n{text}").split("\n=== ").skip(1).map(|block| case(lex, block)));
    }
    out
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
