//! Runs `corpus/text/*.case` and `corpus/word/*.case`: texts and the sentences and words they must give.

use khabar::lexicon::Lexicon;
use khabar::text::{Text, analyze};
use khabar::word::{Derived, Gender, Number, Person, Prefixes, Reading, Tense, Word, words};

const SENTENCES: &str = include_str!("../../../corpus/text/sentences.case");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/word");

/// The cases of a file: title, text, rows of columns.
fn cases(file: &str) -> impl Iterator<Item = (&str, String, Vec<Vec<&str>>)> {
    file.split("\n=== ").skip(1).map(|block| {
        let (title, rest) = block.split_once('\n').unwrap_or((block, ""));
        let rows = rest.lines().filter(|l| l.contains('\t')).map(|l| l.split('\t').collect()).collect();
        let text: Vec<&str> = rest.lines().filter(|l| !l.contains('\t')).collect();
        (title, text.join("\n").trim().to_owned(), rows)
    })
}

#[test]
fn sentences() {
    let mut wrong = String::new();
    for (title, source, rows) in cases(SENTENCES) {
        let text = analyze(&source);
        let found: Vec<&str> = text.sentences.iter().map(|s| s.span.of(&source)).collect();
        let expected: Vec<&str> = rows.iter().map(|r| r[1]).collect();
        if found != expected {
            wrong += &format!("{title}: expected {expected:#?}, found {found:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The files of word cases, in order, so that a new file needs no line here.
fn word_files() -> Vec<String> {
    let folder = std::fs::read_dir(WORDS).expect("corpus/word is there");
    let mut paths: Vec<_> = folder.map(|e| e.expect("an entry of corpus/word").path()).collect();
    paths.sort();
    paths.iter().map(|p| std::fs::read_to_string(p).expect("a case file is UTF-8")).collect()
}

#[test]
fn word_cases() {
    let lex = Lexicon::embedded();
    let mut wrong = String::new();
    for file in word_files() {
        for (title, source, rows) in cases(&file) {
            wrong += &faults(lex, title, &source, &rows);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What the rows of a case ask and the words are not.
fn faults(lex: &Lexicon, title: &str, source: &str, rows: &[Vec<&str>]) -> String {
    let text = analyze(source);
    let found = words(lex, &text);
    let mut wrong = String::new();
    for row in rows {
        let (token, nth) = row[1].split_once('#').map_or((row[1], 1), |(t, n)| (t, n.parse().unwrap_or(1)));
        let mut same = found.iter().filter(|w| text.token(w.token as usize) == token);
        let Some(word) = same.nth(nth - 1) else {
            wrong += &format!("{title}: no token «{token}»\n");
            continue;
        };
        let cut = pieces(&text, word);
        let told = |r: &Reading| [code(lex, r), cut.clone(), lex.language.lemma(r).to_owned()];
        let all: Vec<[String; 3]> = word.readings.iter().map(told).collect();
        let name = || ["name".to_owned(), cut.clone(), "-".to_owned()];
        // A row that begins with `read` asks only that the reading be among those found.
        let (expected, fits) = match row[0].strip_prefix("read ") {
            Some(code) => ([code, row[2], row[3]], all.iter().any(|r| *r == [code, row[2], row[3]])),
            None => {
                let first = all.first().cloned().unwrap_or_else(name);
                ([row[0], row[2], row[3]], first == [row[0], row[2], row[3]])
            }
        };
        if !fits {
            wrong += &format!("{title}: «{token}» expected {expected:?}, found {all:?}\n");
        }
    }
    wrong
}

/// A reading as the rows write it.
fn code(lex: &Lexicon, reading: &Reading) -> String {
    let number = |n: Number| match n {
        Number::Singular => "s",
        Number::Dual => "d",
        Number::Plural => "p",
    };
    match *reading {
        Reading::Verb { tense, person, gender, number: n, .. } => {
            let tense = if tense == Tense::Past { "past" } else { "present" };
            let person =
                [Person::First, Person::Second, Person::Third].iter().position(|p| *p == person).unwrap_or(0)
                    + 1;
            let gender = gender.map_or("", |g| if g == Gender::Masculine { "m" } else { "f" });
            format!("{tense}.{person}{gender}{}", number(n))
        }
        Reading::Derived { kind, number: n, .. } => {
            let kind = match kind {
                Derived::Masdar => "masdar",
                Derived::Active => "active",
                Derived::Passive => "passive",
            };
            format!("{kind}.{}", number(n))
        }
        Reading::Noun { number: n, .. } => format!("noun.{}", number(n)),
        Reading::Adjective { .. } => "adj".to_owned(),
        Reading::Particle { particle } => lex.language.particle(particle).map_or("", |p| p.class).to_owned(),
    }
}

/// A token's pieces joined by `+`: clitics by name, the stem as written.
fn pieces(text: &Text, word: &Word) -> String {
    let Prefixes { conjunction, preposition, article, future, question } = word.prefixes;
    let written = text.token(word.token as usize);
    let mut out = String::new();
    let marked = written.strip_prefix("وَ").is_some();
    for c in [question.then_some('أ'), conjunction, future.then_some('س'), preposition].into_iter().flatten()
    {
        out.push(c);
        out.push_str(if marked { "َ+" } else { "+" });
    }
    out.push_str(if article { "ال+" } else { "" });
    out.push_str(word.stem_span(text).of(text.source()));
    out + &word.suffix.map_or(String::new(), |s| format!("+{s}"))
}
