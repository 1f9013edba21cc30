//! A page made ready for the store: everything that goes into its rows, worked out before the file is touched.

use khabar::engine::Reading;
use khabar::json::findings::{FindingRecords, Named, entity_kind, findings, named, statement_words};
use khabar::json::tellings::{Setting, Source, settings, sources};
use khabar::json::{MentionRecord, layers, records};
use khabar::lexicon::Lexicon;
use khabar::page::{Body, Note, Page};
use khabar::text::{TokenKind, clitic, fold};
use serde_json::Value;

/// A page, its records and its layers, ready to be stored. It holds no borrow, so pages can be made ready on many
/// threads and stored on one.
#[derive(Clone, Debug)]
pub struct Ready {
    pub(crate) id: String,
    pub(crate) doc: String,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) text: String,
    pub(crate) file: String,
    pub(crate) byte: u64,
    pub(crate) notes: Vec<Note>,
    pub(crate) records: Vec<(MentionRecord, Setting)>,
    pub(crate) sources: Vec<Source>,
    pub(crate) articles: Vec<Value>,
    pub(crate) findings: FindingRecords,
    /// For each statement, hashes of its content words.
    pub(crate) said: Vec<Vec<u32>>,
    pub(crate) entities: Vec<Named>,
    pub(crate) stems: String,
    pub(crate) forms: String,
}

/// The id of a page: from its name, its bytes and what was known of it, so that the same page is stored once.
pub fn page_id(page: &Page) -> String {
    let mut hash = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    };
    add(page.doc.as_bytes());
    match &page.body {
        Body::Bytes(bytes) => add(bytes),
        Body::Html(text) | Body::Text(text) => add(text.as_bytes()),
    }
    let hints = &page.hints;
    for hint in [&hints.url, &hints.outlet, &hints.title, &hints.author, &hints.published] {
        add(hint.as_deref().unwrap_or("").as_bytes());
    }
    format!("d_{}", &hash.finalize().to_hex()[..16])
}

impl Ready {
    /// Makes a page ready. `file` and `byte` say where it came from.
    pub fn new(lex: &Lexicon, page: &Page, reading: &Reading, file: &str, byte: u64) -> Ready {
        let records = records(lex, reading);
        let settings = settings(lex, reading, &records);
        let findings = findings(reading, &records);
        let (stems, forms) = keys(reading);
        Ready {
            id: page_id(page),
            doc: reading.doc.clone(),
            url: page.hints.url.clone(),
            title: title(page, reading),
            author: page.hints.author.clone(),
            text: reading.document.text.clone(),
            file: file.to_owned(),
            byte,
            notes: reading.document.notes.clone(),
            records: records.into_iter().zip(settings).collect(),
            sources: sources(lex, reading),
            articles: layers::lines(reading, layers::Layer::Article),
            findings,
            said: statement_words(lex, reading),
            entities: entities(reading),
            stems,
            forms,
        }
    }

    /// The id the page has in the store.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How many mentions it holds.
    pub fn mentions(&self) -> usize {
        self.records.len()
    }
}

fn title(page: &Page, reading: &Reading) -> Option<String> {
    let found = reading.articles.first().and_then(|a| a.article.title);
    page.hints.title.clone().or_else(|| found.map(|s| s.of(&reading.document.text).to_owned()))
}

fn entities(reading: &Reading) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for mention in reading.articles.iter().flat_map(|a| &a.mentions) {
        let Some(kind) = entity_kind(mention.kind).filter(|_| mention.entity.is_some()) else { continue };
        if !out.iter().any(|o| o.entity == mention.entity) {
            out.push(Named { kind: kind.into(), ..named(mention) });
        }
    }
    out
}

/// The keys of the full-text table: one stem a word, and beside them the other ways the word may be asked for.
fn keys(reading: &Reading) -> (String, String) {
    let text = &reading.text;
    let (mut stems, mut forms) = (String::new(), String::new());
    let mut buffer = String::new();
    let mut known = rustc_hash::FxHashSet::default();
    for (i, token) in text.tokens.iter().enumerate() {
        if token.kind == TokenKind::Punct {
            continue;
        }
        let stem = stem(reading.words.get(i), text);
        stems.push_str(&stem);
        stems.push(' ');
        if !known.insert(text.token(i)) {
            continue;
        }
        let mut add = |form: &str| {
            if form != stem && form.chars().count() > 1 {
                forms.push_str(form);
                forms.push(' ');
            }
        };
        add(&bare(text.token(i)));
        clitic::stems(text.key(i), &mut buffer, |s| {
            let form = fold::loosen(s.key);
            add(&form);
            if let Some(noun) = clitic::without_article(&form) {
                add(noun);
            }
        });
    }
    (stems, forms)
}

/// A word folded and without its clitics.
pub(crate) fn stem(word: Option<&khabar::word::Word>, text: &khabar::text::Text) -> String {
    word.map_or_else(String::new, |w| fold::loose(w.stem_span(text).of(text.source())))
}

/// A word as written, without marks: what a user of another tool would type.
fn bare(token: &str) -> String {
    token.chars().filter(|c| !fold::is_mark(*c) && !fold::is_invisible(*c)).collect()
}
