#![allow(missing_docs, clippy::print_stdout)]
use khabar::{lexicon::Lexicon, text, word};
fn main() {
    let t0 = std::time::Instant::now();
    let (lex, faults) = Lexicon::load(&khabar::lexicon::embedded_files());
    println!(
        "load {:?} verbs {} nouns {} stems {} faults {}",
        t0.elapsed(),
        lex.language.verb_count(),
        lex.language.noun_count(),
        lex.language.stem_count(),
        faults.len()
    );
    for f in faults.iter().take(20) {
        println!("{f}");
    }
    let input = std::io::read_to_string(std::io::stdin()).unwrap();
    let text = text::analyze(&input);
    let unknown = std::env::args().nth(1).is_some();
    for w in word::words(&lex, &text) {
        if unknown {
            if w.readings.is_empty() && text.tokens[w.token as usize].kind == text::TokenKind::Arabic {
                println!("{}", text.token(w.token as usize));
            }
            continue;
        }
        let p = &w.prefixes;
        let mut pre = String::new();
        for c in [p.conjunction, p.preposition].into_iter().flatten() {
            pre.push(c);
            pre.push('+');
        }
        if p.article {
            pre.push_str("ال+");
        }
        if p.future {
            pre.push_str("س+");
        }
        if p.question {
            pre.push_str("أ+");
        }
        let r: Vec<String> = w
            .readings
            .iter()
            .map(|r| {
                use word::*;
                let k = match r {
                    Reading::Verb { tense, voice, person, gender, number, .. } => format!(
                        "{}{}{}{}{}",
                        if *tense == Tense::Past { "P" } else { "I" },
                        match voice {
                            Voice::Active => "a",
                            Voice::Passive => "p",
                            Voice::Either => "e",
                        },
                        match person {
                            Person::First => 1,
                            Person::Second => 2,
                            Person::Third => 3,
                        },
                        match gender {
                            Some(Gender::Masculine) => "m",
                            Some(_) => "f",
                            None => "",
                        },
                        match number {
                            Number::Singular => "s",
                            Number::Dual => "d",
                            _ => "p",
                        }
                    ),
                    Reading::Derived { kind, number, .. } => format!(
                        "{kind:?}{}",
                        match number {
                            Number::Singular => "s",
                            Number::Dual => "d",
                            _ => "p",
                        }
                    ),
                    Reading::Noun { number, .. } => format!(
                        "N{}",
                        match number {
                            Number::Singular => "s",
                            Number::Dual => "d",
                            _ => "p",
                        }
                    ),
                    Reading::Adjective { .. } => "Adj".into(),
                    Reading::Particle { particle } => {
                        lex.language.particle(*particle).unwrap().class.to_owned()
                    }
                };
                format!("{}:{}", lex.language.lemma(r), k)
            })
            .collect();
        println!(
            "{}\t{}\t{}\t{}\t{}",
            text.token(w.token as usize),
            pre,
            w.stem_span(&text).of(&input),
            w.suffix.unwrap_or(""),
            r.join(" ")
        );
    }
}
