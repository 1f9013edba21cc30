//! Measures joining on labelled pairs of articles, the whole way from their texts.
//!
//! `cargo run --release -p khabar --example pairs -- pairs.jsonl [--show]` reads lines of `{"a", "b", "same", "kind", "why"}`,
//! where a and b have `id`, `outlet`, `published`, `title` and `text`. All articles go into one pool; a pair counts as
//! joined where the two articles share an event that is the main one of both (see `Corroboration::main_events`). `--each` gives every pair a
//! pool of its own; `--average=` and `--threshold=` try other rules.
#![allow(clippy::print_stdout, reason = "it prints for the one who runs it")]

use khabar::corroborate::{self, Pool, Rules};
use khabar::engine;
use khabar::json::tellings::{self, Kinds, Setting, Source};
use khabar::json::{MentionRecord, records};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Hints, Page};
use serde_json::Value;
use std::collections::BTreeMap;

struct Read {
    sources: Vec<Source>,
    records: Vec<(MentionRecord, Setting)>,
}

fn read(lex: &Lexicon, article: &Value) -> Read {
    let field = |name: &str| article[name].as_str().map(str::to_owned);
    let title = field("title").unwrap_or_default();
    let text = format!("{title}\n\n{}", field("text").unwrap_or_default());
    let hints = Hints {
        outlet: field("outlet"),
        published: field("published"),
        title: field("title"),
        url: field("url"),
        ..Hints::default()
    };
    let page = Page { doc: field("id").unwrap_or_default(), body: Body::Text(text), hints };
    let reading = engine::read(lex, &page);
    let records = records(lex, &reading);
    let settings = tellings::settings(lex, &reading, &records);
    Read { sources: tellings::sources(lex, &reading), records: records.into_iter().zip(settings).collect() }
}

/// For each article of the list, the events its headline and lead tell, and the number of its origin.
fn main_events(lex: &Lexicon, reads: &[(&str, &Read)]) -> BTreeMap<String, (Vec<String>, Vec<u32>)> {
    let kinds = Kinds::new(lex);
    let mut pool = Pool::default();
    let mut names = Vec::new();
    for (id, read) in reads {
        let numbers: Vec<(u32, u32)> = read.sources.iter().map(|s| (s.article, s.add(&mut pool))).collect();
        names.extend(numbers.iter().map(|_| (*id).to_owned()));
        for (record, setting) in &read.records {
            let account = numbers.iter().find(|(n, _)| *n == record.article).map(|(_, a)| *a);
            if let Some(account) = account {
                tellings::add(&mut pool, &kinds, account, record, setting);
            }
        }
    }
    let found = corroborate::corroborate(&rules(lex), &pool);
    let mut out: BTreeMap<String, (Vec<String>, Vec<u32>)> = BTreeMap::new();
    for (n, name) in names.iter().enumerate() {
        out.entry(name.clone()).or_default().1.push(found.origins[n]);
    }
    for (account, events) in found.main_events.iter().enumerate() {
        let ids = events.iter().map(|&e| found.events[e as usize].id.clone());
        out.entry(names[account].clone()).or_default().0.extend(ids);
    }
    out
}

fn rules(lex: &Lexicon) -> Rules {
    let mut rules = Rules::new(lex);
    for arg in std::env::args() {
        if let Some(value) = arg.strip_prefix("--average=") {
            rules.average = value.parse().expect("a number");
        }
        if let Some(value) = arg.strip_prefix("--threshold=") {
            rules.threshold = value.parse().expect("a number");
        }
    }
    rules
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| args.iter().any(|a| a == flag);
    let file = args.iter().find(|a| !a.starts_with("--")).expect("the file of pairs");
    let lex = Lexicon::embedded();
    let text = std::fs::read_to_string(file).expect("the file of pairs can be read");
    let pairs: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).expect("a pair")).collect();
    let mut reads: BTreeMap<String, Read> = BTreeMap::new();
    for article in pairs.iter().flat_map(|p| [&p["a"], &p["b"]]) {
        let id = article["id"].as_str().unwrap_or("").to_owned();
        reads.entry(id).or_insert_with(|| read(lex, article));
    }
    if has("--dump") {
        for (id, read) in &reads {
            let sources: Vec<Value> = read.sources.iter().map(|s| serde_json::json!({"article": s.article, "outlet": s.outlet, "origin": s.origin,
                "published": s.published.map(|d| (d.from.to_string(), d.to.to_string())), "sketch": s.sketch, "words": s.words})).collect();
            let records: Vec<Value> = read.records.iter().map(|(r, s)| serde_json::json!({"record": r, "rank": format!("{:?}", s.rank), "given": s.given, "words": s.words})).collect();
            println!("{}", serde_json::json!({"id": id, "sources": sources, "records": records}));
        }
        return;
    }
    let all: Vec<(&str, &Read)> = reads.iter().map(|(id, r)| (id.as_str(), r)).collect();
    let together = main_events(lex, &all);
    let mut counts: BTreeMap<(String, bool), (u32, u32)> = BTreeMap::new();
    for pair in &pairs {
        let (a, b) = (pair["a"]["id"].as_str().unwrap_or(""), pair["b"]["id"].as_str().unwrap_or(""));
        let alone;
        let found = if has("--each") {
            alone = main_events(lex, &[(a, &reads[a]), (b, &reads[b])]);
            &alone
        } else {
            &together
        };
        let (x, y) = (&found[a], &found[b]);
        let joined = x.0.iter().any(|e| y.0.contains(e));
        let copies = x.1.iter().any(|o| y.1.contains(o));
        let kind = pair["kind"].as_str().unwrap_or("").to_owned();
        let same = pair["same"].as_bool().unwrap_or(false);
        let count = counts.entry((kind.clone(), same)).or_default();
        count.0 += 1;
        count.1 += u32::from(joined);
        if has("--show") && joined != same {
            println!(
                "{} {kind} (copies: {copies}; main events {} {}): {}",
                if joined { "wrongly joined" } else { "missed" },
                x.0.len(),
                y.0.len(),
                pair["why"]
            );
            if has("--records") {
                for id in [a, b] {
                    println!("  {id}: {}", pair[if id == a { "a" } else { "b" }]["title"]);
                    for (r, s) in reads[id].records.iter().filter(|(_, s)| s.rank <= corroborate::Rank::Lead)
                    {
                        println!(
                            "    {:?} {} {} | {} | {:?} {:?} {}",
                            s.rank,
                            r.kind,
                            r.mode.as_deref().unwrap_or("-"),
                            r.summary.en,
                            r.when.as_ref().map(|w| (&w.from, &w.basis)),
                            r.place.as_ref().map(|p| &p.place),
                            r.trigger.text
                        );
                    }
                }
            }
        }
    }
    let (mut right, mut joined) = (0, 0);
    for ((kind, same), (all, hit)) in &counts {
        println!("{kind}: {hit} of {all} joined ({:.2})", f64::from(*hit) / f64::from(*all));
        joined += hit;
        right += if *same { *hit } else { 0 };
    }
    println!("joined and right: {right} of {joined} ({:.2})", f64::from(right) / f64::from(joined.max(1)));
}
