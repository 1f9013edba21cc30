//! The edges: the only serialisable types, versioned. Offsets are Unicode code points over the stored text.

mod build;
pub mod claims;
pub mod event;
pub mod findings;
mod kinds;
pub mod layers;
mod points;
pub mod tellings;

pub use build::{mention_id, records, strict_plover};
pub use event::{EventRecord, event_record, event_records};
pub use points::Points;
use serde::{Deserialize, Serialize};

/// The schema name of a mention record.
pub const MENTION_SCHEMA: &str = "khabar.mention/1";

/// Words of the stored text and where they stand.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Quote {
    /// The words, exactly.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A range of the stored text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Range {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// An actor or a recipient.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// The words that name it; empty at 0..0 where the subject is left out and nothing in the sentence names it.
    pub text: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Wikidata item or `khabar:` id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<String>,
    /// Latin name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// ISO 3166 alpha-3, a PLOVER body code, or `---`.
    pub country: String,
    /// PLOVER sectors, primary first.
    pub sector: Vec<String>,
    /// The office held at the time of the event.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub office: Option<String>,
    /// How it is named: name, demonym, title, description, pronoun, dropped.
    pub form: String,
}

/// When.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct When {
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// The unit named.
    pub precision: String,
    /// explicit, relative, inferred or assumed.
    pub basis: String,
    /// gregorian or hijri.
    pub calendar: String,
    /// The expression, where there is one.
    #[serde(flatten, skip_serializing_if = "Option::is_none", default)]
    pub quote: Option<Quote>,
}

/// Where.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Where {
    /// The words that name the place.
    #[serde(flatten)]
    pub quote: Quote,
    /// Latin name of the place.
    pub place: String,
    /// Arabic name of the place, empty where the lexicon has none.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub name_ar: String,
    /// ISO 3166 alpha-3, or `---`.
    pub country: String,
    /// Latitude.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lat: Option<f64>,
    /// Longitude.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lon: Option<f64>,
}

/// One link of the chain of transmission.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// The words that name the speaker; absent for the page's outlet.
    #[serde(flatten, skip_serializing_if = "Option::is_none", default)]
    pub quote: Option<Quote>,
    /// Wikidata item or `khabar:` id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<String>,
    /// Latin name; `unknown` for an outlet nobody names.
    pub name: String,
    /// Arabic name.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub name_ar: String,
    /// Country code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<String>,
    /// PLOVER sectors.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub sector: Vec<String>,
    /// The word of speech.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cue: Option<Quote>,
    /// assert, claim, deny, relay or ask.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stance: Option<String>,
    /// Whether the words are quoted.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub quoted: bool,
    /// `outlet` for the page's own outlet.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<String>,
}

/// A quantity told with the event.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// What is counted: a currency code, `person`, `percent` …; empty for what is only counted.
    pub unit: String,
    /// What it says of the event: dead, injured, arrested, trade …; empty where its words do not tell.
    pub role: String,
    /// The words.
    #[serde(flatten)]
    pub quote: Quote,
}

/// The event in words, made from its fields.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}

/// Why it was coded.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Why {
    /// The frame's id.
    pub frame: String,
    /// The lexicon file.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The words matched.
    pub words: Vec<String>,
    /// The features that decided, with their weights, strongest first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub features: Vec<(String, f32)>,
}

/// One event mention: `khabar.mention/1` of DESIGN.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MentionRecord {
    /// [`MENTION_SCHEMA`].
    pub schema: String,
    /// Derived from doc, article, trigger, type and parties; the same input gives the same id.
    pub id: String,
    /// The page.
    pub doc: String,
    /// The article's number on the page.
    pub article: u32,
    /// The sentence that tells it.
    pub sentence: Range,
    /// The words that name the event.
    pub trigger: Quote,
    /// PLOVER category of what is done in itself.
    #[serde(rename = "type")]
    pub kind: String,
    /// PLOVER mode.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mode: Option<String>,
    /// PLOVER category under strict PLOVER's rules (future cooperation is AGREE).
    pub plover: String,
    /// CAMEO code.
    pub cameo: String,
    /// PLOVER contexts.
    pub context: Vec<String>,
    /// Who.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// When; null where nothing tells.
    pub when: Option<When>,
    /// Where; null where nothing tells.
    #[serde(rename = "where")]
    pub place: Option<Where>,
    /// occurred, ongoing, planned, possible, alleged or negated.
    pub status: String,
    /// CT, PR, PS or U.
    pub certainty: String,
    /// + or -.
    pub polarity: String,
    /// past, present or future.
    pub tense: String,
    /// The chain, nearest speaker first, the page's outlet last.
    pub source: Vec<Link>,
    /// Numbers told with it.
    pub quantities: Vec<Quantity>,
    /// In words.
    pub summary: Summary,
    /// 0 to 1.
    pub confidence: f32,
    /// The derivation.
    pub why: Why,
}
