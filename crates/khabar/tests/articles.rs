//! Runs `corpus/corroborate/*.pairs`: two articles each, read and joined the whole way, and whether both are about one
//! happening.
//!
//! ```text
//! === title
//! a  2031-03-11  العربي الجديد
//!    the headline
//!    the text
//! b  2031-03-12  الشروق
//!    the headline
//!    the text
//! one
//! ```
//!
//! `one` where the two share an event that both are about, `two` where they do not. `todo:` before it says that it is the truth,
//! and not reached yet; such a pair fails on the day it is.

use khabar::corroborate::{self, Pool, Rules};
use khabar::engine;
use khabar::json::records;
use khabar::json::tellings::{self, Kinds};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Hints, Page};
use std::path::Path;

struct Pair {
    title: String,
    articles: Vec<Page>,
    todo: bool,
    one: bool,
}

fn read(text: &str) -> Vec<Pair> {
    text.split("\n=== ").skip(1).map(pair).collect()
}

fn pair(block: &str) -> Pair {
    let mut lines = block.lines().map(str::trim).filter(|l| !l.is_empty());
    let title = lines.next().expect("a title").to_owned();
    let mut articles = Vec::new();
    loop {
        let line = lines.next().unwrap_or_else(|| panic!("{title}: neither one nor two"));
        let (todo, word) = line.strip_prefix("todo:").map_or((false, line), |rest| (true, rest.trim()));
        if matches!(word, "one" | "two") {
            assert_eq!(articles.len(), 2, "{title}: a pair has two articles");
            return Pair { title, articles, todo, one: word == "one" };
        }
        let mut head = line.splitn(3, "  ");
        let mut field = || {
            head.next()
                .unwrap_or_else(|| panic!("{title}: an article has a name, a day and an outlet"))
                .to_owned()
        };
        let (doc, published, outlet) = (field(), field(), field());
        let mut next =
            || lines.next().unwrap_or_else(|| panic!("{title}: an article has a headline and a text"));
        let (headline, body) = (next(), next());
        let hints = Hints {
            outlet: Some(outlet),
            published: Some(published),
            title: Some(headline.to_owned()),
            ..Hints::default()
        };
        articles.push(Page { doc, body: Body::Text(format!("{headline}\n\n{body}")), hints });
    }
}

/// Whether two articles share an event that both are about.
fn are_one(lex: &Lexicon, articles: &[Page]) -> bool {
    let kinds = Kinds::new(lex);
    let mut pool = Pool::default();
    let mut of = Vec::new();
    for (n, page) in articles.iter().enumerate() {
        let reading = engine::read(lex, page);
        let records = records(lex, &reading);
        let settings = tellings::settings(lex, &reading, &records);
        let accounts: Vec<(u32, u32)> =
            tellings::sources(lex, &reading).iter().map(|s| (s.article, s.add(&mut pool))).collect();
        of.extend(accounts.iter().map(|_| n));
        for (record, setting) in records.iter().zip(&settings) {
            if let Some((_, account)) = accounts.iter().find(|(article, _)| *article == record.article) {
                tellings::add(&mut pool, &kinds, *account, record, setting);
            }
        }
    }
    let found = corroborate::corroborate(&Rules::new(lex), &pool);
    let about = |n: usize| -> Vec<u32> {
        let mine = found.main_events.iter().enumerate().filter(|(account, _)| of[*account] == n);
        mine.flat_map(|(_, events)| events.iter().copied()).collect()
    };
    let (a, b) = (about(0), about(1));
    a.iter().any(|event| b.contains(event))
}

#[test]
fn pairs_of_articles_are_joined_or_kept_apart() {
    let lex = Lexicon::embedded();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/corroborate");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "pairs"));
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        for pair in read(&std::fs::read_to_string(file).unwrap()) {
            let right = are_one(lex, &pair.articles) == pair.one;
            if right == pair.todo {
                wrong.push(format!(
                    "{}{}",
                    pair.title,
                    if pair.todo { " (reached: take the todo away)" } else { "" }
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} pairs are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
