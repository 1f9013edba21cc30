//! What holds of any input whatever. The property tests, the mutations of `any_input.rs` and the targets of `fuzz/` ask the same.

#![allow(dead_code, reason = "each of those who ask uses a part of it")]

use khabar::engine::{self, Given, Reading};
use khabar::json::layers::{self, Layer};
use khabar::json::{self, claims};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Page};
use khabar::span::Span;
use khabar::text::{Text, analyze, fold, romanise, translit};
use khabar::word::{Word, numbers, words};
use serde_json::Value;

/// The tokens and the gaps between them, put together again.
pub fn put_together(text: &Text) -> String {
    let mut out = String::new();
    let mut at = 0;
    for token in &text.tokens {
        out.push_str(&text.source()[at..token.span.start as usize]);
        out.push_str(token.span.of(text.source()));
        at = token.span.end as usize;
    }
    out + &text.source()[at..]
}

/// Folding is done once: a folded word folds to itself, and the other keys take any string.
pub fn folding(source: &str) {
    let light = fold::light(source);
    assert_eq!(fold::light(&light), light, "the light key of a light key");
    let loose = fold::loosen(&light);
    assert_eq!(fold::loosen(&loose), loose, "the loose key of a loose key");
    assert_eq!(fold::loose(source), loose, "the loose key of the word and of its light key");
    translit::name_key(source);
    translit::latin_key(source);
    romanise::romanise(source);
}

/// Tokens and gaps add up to the text, and every token is in one sentence of one line.
pub fn tokens(source: &str) -> Text {
    let text = analyze(source);
    assert_eq!(put_together(&text), source, "tokens and gaps");
    assert!(text.tokens.iter().all(|t| !t.span.is_empty()), "an empty token");
    let mut next = 0;
    for sentence in &text.sentences {
        assert_eq!(sentence.first as usize, next, "a token between sentences");
        assert!(sentence.last > sentence.first, "an empty sentence");
        assert!(!sentence.span.of(source).contains('\n'), "a sentence crosses a line");
        next = sentence.last as usize;
    }
    assert_eq!(next, text.tokens.len(), "tokens after the last sentence");
    text
}

/// A word's clitics and its stem add up to its token.
pub fn clitics(lex: &Lexicon, text: &Text) -> Vec<Word> {
    let found = words(lex, text);
    assert_eq!(found.len(), text.tokens.len(), "one word for each token");
    for word in &found {
        let token = text.tokens[word.token as usize].span;
        let stem = word.stem_span(text);
        let before = on_letters(text.source(), Span { start: token.start, end: stem.start });
        let after = on_letters(text.source(), Span { start: stem.end, end: token.end });
        let whole = [before, on_letters(text.source(), stem), after].concat();
        assert_eq!(whole, token.of(text.source()), "clitics and stem");
        assert!(!stem.is_empty() || before.is_empty() && after.is_empty(), "a word of clitics alone");
    }
    found
}

/// Numbers stand one after the other, each on whole letters.
pub fn numerals(lex: &Lexicon, text: &Text, words: &[Word]) {
    let mut next = 0;
    for number in numbers(lex, text, words, 0..text.tokens.len()) {
        let first = number.tokens.0.min(number.unit_tokens.0);
        assert!(first >= next || number.unit_tokens.0 < number.tokens.0, "numbers share a token");
        assert!(number.value.is_finite(), "an endless number");
        assert!(!on_letters(text.source(), number.whole(text)).is_empty(), "a number without words");
        next = number.tokens.1;
    }
}

/// All floors of the text.
pub fn text(lex: &Lexicon, source: &str) {
    folding(source);
    let text = tokens(source);
    let words = clitics(lex, &text);
    numerals(lex, &text, &words);
}

/// The whole engine: every layer and every record quotes the stored text where it says, and a second reading is the same.
pub fn engine(lex: &Lexicon, body: Body) {
    let page = Page { body, doc: "any".into(), ..Page::default() };
    let first = written(lex, &engine::read(lex, &page));
    let second = written(lex, &engine::read(lex, &page));
    assert!(first == second, "a second reading is another");
    let most = Given { all_candidates: true, ..Given::default() };
    let least = Given { by_sentence: true, ..Given::default() };
    for given in [most, least] {
        written(lex, &engine::read_given(lex, &page, &given));
    }
}

/// Everything written of a page, as it is written.
fn written(lex: &Lexicon, reading: &Reading) -> String {
    let stored: Vec<char> = reading.document.text.chars().collect();
    let mut out = String::new();
    let mut keep = |value: &Value| {
        quotes(value, &stored);
        out.push_str(&value.to_string());
        out.push('\n');
    };
    for (_, layer) in Layer::ALL {
        layers::lines(reading, layer).iter().for_each(&mut keep);
    }
    let records = json::records(lex, reading);
    let claims = claims::claims(reading, &records);
    records.iter().for_each(|r| keep(&serde_json::to_value(r).expect("a record is JSON")));
    claims.iter().for_each(|c| keep(&serde_json::to_value(c).expect("a claim is JSON")));
    out
}

/// Whatever has `start` and `end` lies in the stored text, and where it has `text` too, these are the words that stand there.
fn quotes(value: &Value, stored: &[char]) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| quotes(v, stored)),
        Value::Object(fields) => {
            fields.values().for_each(|v| quotes(v, stored));
            let place = |name: &str| fields.get(name).and_then(Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end)) = (place("start"), place("end")) {
                let there = stored
                    .get(start..end)
                    .unwrap_or_else(|| panic!("{start}..{end} is not in the text: {value}"));
                if let Some(text) = fields.get("text").and_then(Value::as_str) {
                    assert!(there.iter().copied().eq(text.chars()), "other words stand there: {value}");
                }
            }
        }
        _ => {}
    }
}

fn on_letters(source: &str, span: Span) -> &str {
    let range = span.start as usize..span.end as usize;
    source.get(range).unwrap_or_else(|| panic!("{span:?} is not on whole letters"))
}
