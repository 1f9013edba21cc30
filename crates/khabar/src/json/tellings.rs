//! Mention records as corroboration reads them, and what it needs of their pages beside.

pub use super::kinds::Kinds;
use super::{Link, MentionRecord, Points, Range};
use crate::corroborate::{
    Account, Figure, Party, Place, Pool, Rank, Speaker, Sym, Telling, When, content_key, origin,
};
use crate::date::{Basis, Day, Interval, Precision};
use crate::engine::{ArticleReading, Reading};
use crate::event::{EventType, Status};
use crate::lexicon::Lexicon;
use crate::lexicon::reporting::Stance;
use crate::page::BlockKind;
use crate::text::{TokenKind, fold, prepositions};
use rustc_hash::FxHashMap;
use std::ops::Range as Tokens;

/// Where a record stands in its article and which content words its sentence has.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Setting {
    /// Where in the article.
    pub rank: Rank,
    /// Whether it is spoken of as known already: «the agreement», «after the visit», and not «they agreed», «a visit».
    pub given: bool,
    /// Hashes of the content words, sorted.
    pub words: Vec<u32>,
}

/// What is known of an article beside its records.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Source {
    /// The document's id.
    pub doc: String,
    /// The article's number in it.
    pub article: u32,
    /// The outlet.
    pub outlet: Option<String>,
    /// The days it may be of.
    pub published: Option<Interval>,
    /// The agency it says it has the text from.
    pub origin: Option<String>,
    /// See [`origin::sketch`].
    pub sketch: Vec<u32>,
    /// Hashes of the content words of its headline and first sentences, sorted.
    pub words: Vec<u32>,
}

/// How the ids of frames end that tell of a stop of a journey.
const STOP: &str = ".stop";
/// Sentences of the body that tell what an article is about.
const OPENING: usize = 2;

/// The settings of a page's records, in their order.
pub fn settings(lex: &Lexicon, reading: &Reading, records: &[MentionRecord]) -> Vec<Setting> {
    let points = Points::new(&reading.document.text);
    // Where each sentence of each article begins, so that a long page is walked once.
    let mut places: FxHashMap<(u32, u32), (usize, Rank)> = FxHashMap::default();
    for article in &reading.articles {
        let lead = article.sentences.iter().position(|(_, kind)| *kind == BlockKind::Body);
        for (at, &(sentence, kind)) in article.sentences.iter().enumerate() {
            let start = points.at(reading.text.sentences[sentence].span.start);
            let rank = match kind {
                BlockKind::Headline => Rank::Headline,
                BlockKind::Teaser => Rank::Teaser,
                BlockKind::Body if lead == Some(at) => Rank::Lead,
                _ => Rank::Body,
            };
            places.insert((article.article.number, start), (sentence, rank));
        }
    }
    let one = |record: &MentionRecord| {
        let Some(&(sentence, rank)) = places.get(&(record.article, record.sentence.start)) else {
            return Setting::default();
        };
        let mut words = content_words(lex, reading, reading.text.sentences[sentence].tokens());
        words.sort_unstable();
        words.dedup();
        Setting { rank, given: is_given(reading, &points, sentence, rank, record), words }
    };
    records.iter().map(one).collect()
}

/// A definite verbal noun, or one after a preposition, speaks of what the reader is taken to know.
fn is_given(
    reading: &Reading,
    points: &Points<'_>,
    sentence: usize,
    rank: Rank,
    record: &MentionRecord,
) -> bool {
    let mut tokens = reading.text.sentences[sentence].tokens();
    let head = tokens.find(|&t| points.range(reading.text.tokens[t].span).end > record.trigger.start);
    let word = head.and_then(|t| reading.words.get(t));
    // «المحافظ: تفجير المسجد عمل جبان»: what a headline has somebody say of a thing, the reader knows the thing.
    let spoken_of = |w: &crate::word::Word| {
        let said = record.source.iter().any(|link| link.role.is_none());
        rank == Rank::Headline && said && w.readings.first().is_some_and(|r| r.is_nominal())
    };
    // «بعد وساطة الفاتيكان.. هافانا تطلق سراح سجناء»: nor is it news behind a word that puts it before the news.
    let first =
        head.and_then(|t| t.checked_sub(1)).filter(|t| reading.text.sentences[sentence].tokens().contains(t));
    let behind = first.is_some_and(|t| prepositions::is_before_what_happened(reading.text.key(t)));
    word.is_some_and(|w| w.prefixes.article || w.prefixes.preposition.is_some() || behind || spoken_of(w))
}

/// What corroboration needs to know of a page's articles.
pub fn sources(lex: &Lexicon, reading: &Reading) -> Vec<Source> {
    reading.articles.iter().map(|a| source(lex, reading, a)).collect()
}

fn source(lex: &Lexicon, reading: &Reading, article: &ArticleReading) -> Source {
    let mut opening = Vec::new();
    let mut bodies = 0;
    let mut text = Vec::new();
    for &(s, kind) in &article.sentences {
        let tokens = reading.text.sentences[s].tokens();
        let opens = kind == BlockKind::Headline || (kind == BlockKind::Body && bodies < OPENING);
        bodies += usize::from(kind == BlockKind::Body);
        if opens {
            opening.extend(content_words(lex, reading, tokens.clone()));
        }
        if matches!(kind, BlockKind::Body | BlockKind::Quote) {
            text.extend(tokens.map(|t| fold::loosen(reading.text.key(t))));
        }
    }
    opening.sort_unstable();
    opening.dedup();
    let outlet = article.article.outlet.as_deref();
    let outlet = outlet.map(|o| lex.world.outlet(o).map_or(o, |found| &found.name_en).to_owned());
    let origin = article.article.origin.map(|s| reading.text.str(s));
    let origin = origin.map(|o| lex.world.outlet(o).map_or(o, |found| &found.name_en).to_owned());
    Source {
        doc: reading.doc.clone(),
        article: article.article.number,
        outlet,
        published: article.anchor.days,
        origin,
        sketch: origin::sketch(text.iter().map(String::as_str)).into_vec(),
        words: opening,
    }
}

/// Hashes of the content words of some tokens.
pub(super) fn content_words(lex: &Lexicon, reading: &Reading, tokens: Tokens<usize>) -> Vec<u32> {
    tokens.filter_map(|i| content_key(&content_word(lex, reading, i)?)).collect()
}

/// A token as a content word, folded: a verb and its verbal noun are one word, particles are none.
pub fn content_word(lex: &Lexicon, reading: &Reading, token: usize) -> Option<String> {
    match reading.text.tokens[token].kind {
        TokenKind::Punct => return None,
        // A number tells one happening from another however short it is.
        TokenKind::Number => return Some(format!("number {}", reading.text.key(token))),
        TokenKind::Arabic | TokenKind::Foreign => {}
    }
    let word = &reading.words[token];
    match word.readings.first() {
        Some(r) if !r.is_verb() && !r.is_nominal() => None,
        Some(r) => {
            let verb = r.verb().and_then(|v| lex.language.verb(v)).map(|v| v.past);
            Some(fold::loose(verb.unwrap_or_else(|| lex.language.lemma(r))))
        }
        None => Some(fold::loose(reading.text.str(word.stem_span(&reading.text)))),
    }
}

impl Source {
    /// Adds the article to a pool; returns its number there.
    pub fn add(&self, pool: &mut Pool) -> u32 {
        let account = Account {
            doc: self.doc.as_str().into(),
            article: self.article,
            outlet: pool.maybe(self.outlet.as_deref().filter(|o| *o != "unknown")),
            published: self.published,
            origin: pool.maybe(self.origin.as_deref()),
            sketch: self.sketch.clone().into(),
            words: self.words.clone().into(),
        };
        pool.accounts.push(account);
        pool.accounts.len() as u32 - 1
    }
}

/// Adds a record to a pool. A record whose type or status nobody knows is left out.
pub fn add(
    pool: &mut Pool,
    kinds: &Kinds,
    account: u32,
    record: &MentionRecord,
    setting: &Setting,
) -> Option<u32> {
    let (kind, status) = (EventType::parse(&record.kind)?, Status::parse(&record.status)?);
    let parties = |pool: &mut Pool, list: &[super::Party]| -> Box<[Party]> {
        list.iter().map(|p| party(pool, kinds, p)).collect()
    };
    let telling = Telling {
        id: record.id.as_str().into(),
        account,
        sentence: record.sentence.start,
        at: record.trigger.start,
        rank: setting.rank,
        given: setting.given,
        stop: record.why.frame.ends_with(STOP),
        kind,
        mode: pool.maybe(record.mode.as_deref()),
        cameo: pool.symbol(&record.cameo),
        frame: pool.symbol(&record.why.frame),
        actors: parties(pool, &record.actors),
        recipients: parties(pool, &record.recipients),
        when: record.when.as_ref().and_then(when),
        place: record.place.as_ref().map(|p| place(pool, kinds, p)),
        place_ar: pool.maybe(record.place.as_ref().map(|p| p.name_ar.as_str())),
        status,
        speakers: record.source.iter().filter(|l| l.role.is_none()).map(|l| speaker(pool, l)).collect(),
        // A number whose part in the event is not known can be held against no other.
        figures: record.quantities.iter().filter(|q| !q.role.is_empty()).map(|q| figure(pool, q)).collect(),
        words: setting.words.clone().into(),
        confidence: record.confidence,
    };
    pool.tellings.push(telling);
    Some(pool.tellings.len() as u32 - 1)
}

fn party(pool: &mut Pool, kinds: &Kinds, party: &super::Party) -> Party {
    let kind = party.entity.as_deref().map(|e| kinds.of(e));
    let by_name = party.form == "name";
    let sector = party.sector.first().map_or("", String::as_str);
    let person = kind == Some("person") || (kind.is_none() && by_name && party.office.is_some());
    Party {
        entity: pool.maybe(party.entity.as_deref()),
        name: pool.symbol(&party.name),
        // Whom the lexicon has no Arabic name for is called as the page calls them.
        name_ar: pool.symbol(if party.name_ar.is_empty() { &party.text } else { &party.name_ar }),
        country: country(pool, &party.country),
        sector: pool.maybe(party.sector.first().map(String::as_str)),
        office: pool.maybe(party.office.as_deref()),
        person,
        state: kind == Some("state") && party.office.is_none() && matches!(sector, "" | "GOV"),
        named: person
            || (kind == Some("organization") && party.office.is_none())
            || (kind.is_none() && by_name),
    }
}

fn country(pool: &mut Pool, code: &str) -> Sym {
    if matches!(code, "" | "---") { Sym::NONE } else { pool.symbol(code) }
}

fn when(when: &super::When) -> Option<When> {
    let (from, to) = (Day::parse(&when.from)?, Day::parse(&when.to)?);
    Some(When {
        days: Interval::new(from, to),
        precision: Precision::parse(&when.precision).unwrap_or(Precision::Day),
        basis: Basis::parse(&when.basis).unwrap_or(Basis::Assumed),
    })
}

fn place(pool: &mut Pool, kinds: &Kinds, place: &super::Where) -> Place {
    let whole = place.place.is_empty() || kinds.is_state(&place.place);
    let region = kinds.is_region(&place.place);
    Place { name: pool.symbol(&place.place), country: country(pool, &place.country), whole, region }
}

fn speaker(pool: &mut Pool, link: &Link) -> Speaker {
    Speaker {
        name: pool.symbol(&link.name),
        name_ar: pool.symbol(&link.name_ar),
        country: country(pool, link.country.as_deref().unwrap_or("")),
        stance: link.stance.as_deref().and_then(Stance::parse).unwrap_or(Stance::Assert),
        media: link.sector.iter().any(|s| s == "JRN"),
    }
}

fn figure(pool: &mut Pool, quantity: &super::Quantity) -> Figure {
    Figure { role: pool.symbol(&quantity.role), unit: pool.symbol(&quantity.unit), value: quantity.value }
}

/// The words of a record's sentence, where only the record is at hand.
pub fn words_of(record: &MentionRecord) -> Vec<u32> {
    let texts = record.actors.iter().chain(&record.recipients).map(|p| p.text.as_str());
    let texts =
        texts.chain([record.trigger.text.as_str()]).chain(record.place.iter().map(|p| p.quote.text.as_str()));
    let mut out: Vec<u32> =
        texts.flat_map(str::split_whitespace).filter_map(|w| content_key(&fold::loose(w))).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether two ranges of code points share one.
pub fn overlap(a: Range, b: Range) -> bool {
    a.start < b.end && b.start < a.end
}
