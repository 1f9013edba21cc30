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
    for w in word::words(&lex, &text) {
        let p = &w.prefixes;
        println!(
            "{}\t{}\t[{}] {:?}\t{:?}",
            text.token(w.token as usize),
            w.stem_span(&text).of(&input),
            w.lemmas(&lex).join("|"),
            w.suffix,
            w.readings.first().map(|r| format!(
                "{r:?} c{:?} p{:?} a{} f{}",
                p.conjunction, p.preposition, p.article, p.future
            ))
        );
    }
}
