//! Reads `corpus/corroborate/*.case`.
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
//! `cameo=030`, `dead=12` and other figures, `headline`, `lead`, `given`, `in=NAME` for a telling of the article of another, `beside`
//! for one told in the sentence of the telling before, and `stop`
//! for a stop of a journey, told in the sentence of the telling before.
//! Below stand the expectations: `events  a b | c` is the whole partition; `actor  a  SDN.MIL + ETH.MIL` and `recipient`
//! are those of its event in the order of letters, `-` for nobody; `status`, `when`, `reports`, `outlets`, `origins` name a telling and a value; `differ  a  when` a field on which its event's tellings differ; `denies  b a`,
//! `supersedes  b a`, `contradicts`, `part_of`, `responds_to` a relation. A telling with `as=NAME` prints the text of
//! another; a text is `text  NAME  words`. `wrong` before an expectation pins a mistake of today.

use khabar::corroborate;
use khabar::engine;
use khabar::json::tellings::{Setting, Source, content_word};
use khabar::json::{Link, MentionRecord, Party, Quantity, Range, When, Where};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};
use std::path::Path;

/// A telling, as a record and what is known of its article.
#[derive(Clone, Debug)]
pub struct Telling {
    pub name: String,
    pub source: Source,
    pub record: MentionRecord,
    pub setting: Setting,
}

/// A case.
#[derive(Debug)]
pub struct Case {
    pub title: String,
    pub tellings: Vec<Telling>,
    pub expected: Vec<Vec<String>>,
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
    let mut beside = false;
    for part in more.split(' ').filter(|p| !p.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "in" => {
                source = earlier.iter().find(|t| t.name == value).expect("an earlier telling").source.clone();
            }
            "beside" => beside = true,
            "from" => source.origin = Some(value.replace('_', " ")),
            "as" => {
                let other = earlier.iter().find(|t| t.name == value).expect("an earlier telling");
                source.sketch.clone_from(&other.source.sketch);
                source.words.clone_from(&other.source.words);
            }
            _ => field(&mut record, &mut setting, key, value),
        }
    }
    if beside || record.why.frame.ends_with(".stop") {
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

/// The cases of all files, in the order of the files' names.
pub fn all_cases(lex: &Lexicon) -> Vec<Case> {
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
