//! A page made ready for the store: everything that goes into its rows, worked out before the file is touched.

use khabar::engine::Reading;
use khabar::json::claims::{ClaimRecord, claims};
use khabar::json::tellings::{Setting, Source, settings, sources};
use khabar::json::{MentionRecord, Points, layers, records};
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
    pub(crate) attributions: Vec<Statement>,
    pub(crate) offices: Vec<Office>,
    pub(crate) claims: Vec<ClaimRecord>,
    pub(crate) entities: Vec<Named>,
    pub(crate) stems: String,
    pub(crate) forms: String,
}

/// An attributed proposition.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub article: u32,
    pub source: Option<khabar::json::Quote>,
    pub who: Option<Named>,
    pub cue: khabar::json::Quote,
    pub content: khabar::json::Quote,
    pub stance: &'static str,
    pub quoted: bool,
    pub about: Vec<Named>,
}

/// Who holds an office, as the page has it.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub quote: khabar::json::Quote,
    pub office: String,
    pub holder: Named,
    pub day: Option<String>,
}

/// Somebody or something with a stable id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    pub entity: String,
    pub kind: &'static str,
    pub name: String,
    pub name_ar: String,
    pub country: String,
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
        let claims = claims(lex, reading, &records);
        let (stems, forms) = keys(reading);
        let points = Points::new(&reading.document.text);
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
            attributions: statements(reading, &points),
            offices: offices(reading, &points),
            claims,
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

fn named(mention: &khabar::mention::Mention) -> Option<Named> {
    use khabar::mention::Kind;
    let kind = match mention.kind {
        Kind::Person => "person",
        Kind::State => "state",
        Kind::Place => "place",
        Kind::Office => return None,
        _ => "organization",
    };
    Some(Named {
        entity: mention.entity.clone()?,
        kind,
        name: mention.name.clone(),
        name_ar: mention.name_ar.clone(),
        country: mention.country.clone().unwrap_or_else(|| "---".into()),
    })
}

fn entities(reading: &Reading) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for mention in reading.articles.iter().flat_map(|a| &a.mentions) {
        if let Some(named) = named(mention).filter(|n| !out.iter().any(|o| o.entity == n.entity)) {
            out.push(named);
        }
    }
    out
}

fn offices(reading: &Reading, points: &Points<'_>) -> Vec<Office> {
    let mut out = Vec::new();
    for article in &reading.articles {
        let day = article.anchor.latest().map(|d| d.to_string());
        for mention in &article.mentions {
            let (Some(office), Some(holder)) = (&mention.office, named(mention)) else { continue };
            if holder.kind != "person" || mention.span.is_empty() {
                continue;
            }
            out.push(Office {
                quote: points.quote(mention.span),
                office: office.clone(),
                holder,
                day: day.clone(),
            });
        }
    }
    out
}

fn statements(reading: &Reading, points: &Points<'_>) -> Vec<Statement> {
    let mut out = Vec::new();
    for article in &reading.articles {
        for said in &article.attributions {
            let Some(last) = said.content.1.checked_sub(1).filter(|l| *l >= said.content.0) else { continue };
            let content = reading.text.span(said.content.0 as usize, last as usize);
            let inside = |m: &&khabar::mention::Mention| !m.span.is_empty() && content.contains(m.span);
            let mut about: Vec<Named> = Vec::new();
            for named in article.mentions.iter().filter(inside).filter_map(named) {
                if !about.iter().any(|a| a.entity == named.entity) {
                    about.push(named);
                }
            }
            let speaker = said.speaker.as_ref().map(|p| &article.mentions[p.mention as usize]);
            out.push(Statement {
                article: article.article.number,
                source: said.source.map(|s| points.quote(s)),
                who: speaker.map(|m| Named {
                    entity: m.entity.clone().unwrap_or_default(),
                    kind: "",
                    name: m.name.clone(),
                    name_ar: m.name_ar.clone(),
                    country: said.speaker.as_ref().and_then(|p| p.country.clone()).unwrap_or_default(),
                }),
                cue: points.quote(said.cue),
                content: points.quote(content),
                stance: said.stance.name(),
                quoted: said.quoted,
                about,
            });
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
