//! The records themselves.

use crate::json::claims::ClaimRecord;
use crate::json::{Quote, Range};
use serde::{Deserialize, Serialize};

/// Somebody or something, apart from any place in a text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Named {
    /// Wikidata item or `khabar:` id.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<String>,
    /// person, state, organization, office, group or place.
    pub kind: String,
    /// Latin name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// ISO 3166 alpha-3, a PLOVER body code, or `---`.
    pub country: String,
}

/// Days, and how they are known.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Days {
    /// First day, ISO 8601.
    pub from: String,
    /// Last day, ISO 8601.
    pub to: String,
    /// explicit, relative, inferred or assumed.
    pub basis: String,
}

/// An attributed proposition.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct StatementRecord {
    /// From the document, its place and its words.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// The article's number.
    pub article: u32,
    /// The words that name the speaker.
    pub source: Option<Quote>,
    /// The speaker.
    pub speaker: Option<Named>,
    /// The speaker's PLOVER sectors.
    pub sector: Vec<String>,
    /// The word of speech.
    pub cue: Quote,
    /// What is said.
    pub content: Quote,
    /// assert, deny, assess, predict or ask: the speaker's.
    pub stance: String,
    /// assert, claim, deny, relay or ask: the teller's, by the word of speech.
    pub cue_stance: String,
    /// Whether the words are quoted.
    pub quoted: bool,
    /// Whom the content names.
    pub about: Vec<Named>,
    /// First code points of the triggers of the events in it; see [`MentionRecord::trigger`](crate::json::MentionRecord::trigger).
    pub triggers: Vec<u32>,
}

/// A number that counts something.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct FigureRecord {
    /// From the document, its place and its value.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// The article's number.
    pub article: u32,
    /// Its sentence.
    pub sentence: Range,
    /// The number with its unit.
    #[serde(flatten)]
    pub quote: Quote,
    /// The value; of a range the lower one.
    pub value: f64,
    /// The upper value of a range.
    pub upper: Option<f64>,
    /// exact, about, at_least, more_than, at_most or less_than.
    pub bound: String,
    /// ISO 4217, `percent`, `kilometre`, `month` …; empty for what is only counted.
    pub unit: String,
    /// Of a rate the unit of time; empty else.
    pub per: String,
    /// What is counted.
    pub counted: Option<Quote>,
    /// The days it is of.
    pub days: Option<Days>,
    /// Who says so, where somebody does.
    pub speaker: Option<Named>,
    /// Whom its sentence names.
    pub about: Vec<Named>,
    /// First code point of the trigger of the event it is told with.
    pub trigger: Option<u32>,
}

/// Somebody with the office a page gives them, the lexicon's tenure beside it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct OfficeRecord {
    /// The document's name.
    pub doc: String,
    /// The article's number.
    pub article: u32,
    /// The naming.
    #[serde(flatten)]
    pub quote: Quote,
    /// `blr.foreign-minister`, or the role alone.
    pub office: String,
    /// The holder.
    pub holder: Named,
    /// holds, held or left.
    pub held: String,
    /// The days of which the page has it so.
    pub days: Option<Days>,
    /// First day of the lexicon's tenure.
    pub tenure_from: Option<String>,
    /// Its last day; none while it lasts.
    pub tenure_until: Option<String>,
    /// none, unknown, other_time or other_holder.
    pub difference: String,
    /// Whom the lexicon has in the office then, for `other_holder`.
    pub expected: Option<String>,
}

/// A naming of a treaty or an occasion.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct NamingRecord {
    /// From the document, its place and its words.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// The article's number.
    pub article: u32,
    /// The name.
    #[serde(flatten)]
    pub quote: Quote,
    /// treaty or occasion.
    pub class: String,
    /// treaty, agreement, memorandum …; summit, exercise …
    pub kind: String,
    /// Whether it is spoken of as known.
    pub definite: bool,
    /// Whose it is.
    pub parties: Vec<Named>,
    /// The days it is of.
    pub days: Option<Days>,
    /// Latin name of the place.
    pub place: Option<String>,
    /// What it says, in the page's words.
    pub provision: Option<Quote>,
    /// First code point of the trigger of the event it stands with.
    pub trigger: Option<u32>,
}

/// How one stands to another, apart from events.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct StandingRecord {
    /// From the document, its place, its kind and its sides.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// The article's number.
    pub article: u32,
    /// Its sentence.
    pub sentence: Range,
    /// The words that say it.
    #[serde(flatten)]
    pub quote: Quote,
    /// ally, partner, trade_partner, relations, neighbour or rival.
    pub kind: String,
    /// 1 where it is called the first of its kind.
    pub rank: Option<u8>,
    /// `+`, or `-` where it is said not to be so.
    pub polarity: String,
    /// The one.
    pub a: Named,
    /// The other.
    pub b: Named,
    /// First day since when.
    pub since_from: Option<String>,
    /// Last day since when: a year is an interval.
    pub since_to: Option<String>,
}

/// Everything a page tells beside events.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct FindingRecords {
    /// Attributed propositions.
    pub statements: Vec<StatementRecord>,
    /// Numbers.
    pub figures: Vec<FigureRecord>,
    /// Offices.
    pub offices: Vec<OfficeRecord>,
    /// Treaties and occasions.
    pub namings: Vec<NamingRecord>,
    /// Standing relations.
    pub standings: Vec<StandingRecord>,
    /// Claims about the record.
    pub claims: Vec<ClaimRecord>,
}
