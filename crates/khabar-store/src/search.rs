//! Full-text search over Arabic: folded, with and without clitics, the hit shown in the original text.

use crate::ready::stem;
use crate::{Error, Result, Store};
use khabar::json::Points;
use khabar::lexicon::Lexicon;
use khabar::text::{self, Text, TokenKind, clitic, fold};
use khabar::word;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// A document that holds what was asked for.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Hit {
    /// The document's id.
    pub id: String,
    /// The name records carry.
    pub doc: String,
    /// Its title.
    pub title: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// The last day it may be of.
    pub published: Option<String>,
    /// How well it fits, larger is better.
    pub score: f64,
    /// The sentence with most hits, as it stands.
    pub sentence: String,
    /// Its first code point in the text.
    pub start: u32,
    /// The hits in it.
    pub marks: Vec<Mark>,
}

/// A hit: code points over the document's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Mark {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A word of a query and every key it may be stored under.
struct Term(Vec<String>);

impl Store {
    /// Documents that hold every word of a query, best first. Words in quotation marks stand together.
    pub fn search(&self, lex: &Lexicon, query: &str, limit: usize) -> Result<Vec<Hit>> {
        let phrases = phrases(lex, query);
        if phrases.is_empty() {
            return Err(Error::query("nothing to search for\nhelp: give at least one word"));
        }
        let wanted: FxHashSet<String> = phrases.iter().flatten().flat_map(|t| t.0.iter().cloned()).collect();
        let mut ask = self.conn.prepare_cached(
            "SELECT d.id, d.doc, d.title, d.outlet, d.published_to, -bm25(search), d.text
             FROM search JOIN documents d ON d.document = search.rowid
             WHERE search MATCH ?1 ORDER BY bm25(search), d.id LIMIT ?2",
        )?;
        let mut rows = ask.query((matcher(&phrases), limit as i64))?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let source: String = row.get(6)?;
            let (sentence, start, marks) = best_sentence(lex, &source, &wanted);
            out.push(Hit {
                id: row.get(0)?,
                doc: row.get(1)?,
                title: row.get(2)?,
                outlet: row.get(3)?,
                published: row.get(4)?,
                score: row.get(5)?,
                sentence,
                start,
                marks,
            });
        }
        Ok(out)
    }
}

/// The rows of `search` a text asks for, as an expression of FTS5.
pub(crate) fn expression(lex: &Lexicon, query: &str) -> Option<String> {
    let phrases = phrases(lex, query);
    (!phrases.is_empty()).then(|| matcher(&phrases))
}

/// The parts of a query: single words, and phrases that stood in quotation marks.
fn phrases(lex: &Lexicon, query: &str) -> Vec<Vec<Term>> {
    let mut out = Vec::new();
    for (n, part) in query.split(['"', '«', '»', '“', '”']).enumerate() {
        let terms = terms(lex, part);
        if n % 2 == 1 {
            out.push(terms);
        } else {
            out.extend(terms.into_iter().map(|t| vec![t]));
        }
    }
    out.retain(|p| !p.is_empty());
    out
}

fn terms(lex: &Lexicon, part: &str) -> Vec<Term> {
    let text = text::analyze(part);
    let words = word::words(lex, &text);
    let known = |i: &usize| text.tokens[*i].kind != TokenKind::Punct;
    (0..text.tokens.len()).filter(known).map(|i| Term(keys(&text, &words, i))).collect()
}

/// Every key a word may be stored under, its likeliest stem first.
fn keys(text: &Text, words: &[word::Word], i: usize) -> Vec<String> {
    let whole = fold::loosen(text.key(i));
    let mut out = vec![stem(words.get(i), text), whole.clone()];
    if let Some(noun) = clitic::without_article(&whole) {
        out.push(noun.to_owned());
    }
    let mut seen = FxHashSet::default();
    out.retain(|k| !k.is_empty() && seen.insert(k.clone()));
    out
}

fn matcher(phrases: &[Vec<Term>]) -> String {
    let quoted = |word: &str| format!("\"{}\"", word.replace('"', ""));
    let one = |phrase: &Vec<Term>| match phrase.as_slice() {
        [term] => {
            let keys: Vec<String> = term.0.iter().map(|k| quoted(k)).collect();
            format!("({})", keys.join(" OR "))
        }
        terms => {
            let stems: Vec<&str> = terms.iter().map(|t| t.0[0].as_str()).collect();
            format!("(stems : {})", quoted(&stems.join(" ")))
        }
    };
    phrases.iter().map(one).collect::<Vec<_>>().join(" AND ")
}

/// The sentence with most different hits, and where they stand.
fn best_sentence(lex: &Lexicon, source: &str, wanted: &FxHashSet<String>) -> (String, u32, Vec<Mark>) {
    let text = text::analyze(source);
    let words = word::words(lex, &text);
    let points = Points::new(source);
    let hits: Vec<bool> = (0..text.tokens.len())
        .map(|i| {
            text.tokens[i].kind != TokenKind::Punct
                && keys(&text, &words, i).iter().any(|k| wanted.contains(k))
        })
        .collect();
    let weight = |s: &text::Sentence| {
        let found: FxHashSet<&str> = s.tokens().filter(|&i| hits[i]).map(|i| text.key(i)).collect();
        found.len()
    };
    let best = (0..text.sentences.len()).rev().max_by_key(|&i| weight(&text.sentences[i]));
    let Some(sentence) = best.map(|i| text.sentences[i]) else { return (String::new(), 0, Vec::new()) };
    let range = points.range(sentence.span);
    let marks = sentence.tokens().filter(|&i| hits[i]).map(|i| {
        let range = points.range(text.tokens[i].span);
        Mark { start: range.start, end: range.end }
    });
    (text.str(sentence.span).to_owned(), range.start, marks.collect())
}
