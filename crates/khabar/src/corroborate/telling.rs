//! What corroboration needs to know of an article and of what it tells.

use super::Sym;
use crate::date::{Basis, Interval, Precision};
use crate::event::{EventType, Status};
use crate::lexicon::reporting::Stance;

/// An article, as far as it matters here.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Account {
    /// The document's id.
    pub doc: Box<str>,
    /// The article's number in it.
    pub article: u32,
    /// The outlet; none where unknown.
    pub outlet: Sym,
    /// The days it may have been published on.
    pub published: Option<Interval>,
    /// The agency or outlet it says it has the text from.
    pub origin: Sym,
    /// The smallest hashes of its runs of words, sorted (see [`super::origin::sketch`]).
    pub sketch: Box<[u32]>,
    /// Hashes of the content words of its headline and first sentences, sorted.
    pub words: Box<[u32]>,
}

/// Somebody who acts or is acted on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Party {
    /// Stable id, where there is one.
    pub entity: Sym,
    /// Latin name.
    pub name: Sym,
    /// Arabic name.
    pub name_ar: Sym,
    /// ISO 3166 alpha-3 or a PLOVER body code; none where unknown.
    pub country: Sym,
    /// PLOVER sector, the primary one.
    pub sector: Sym,
    /// The office held.
    pub office: Sym,
    /// Whether a person is named, and not only an office, a state or a group.
    pub person: bool,
    /// Whether somebody or something is named that is not a state.
    pub named: bool,
    /// Whether a state as such is named, and nothing of it.
    pub state: bool,
}

/// When it is said to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct When {
    /// The days.
    pub days: Interval,
    /// The unit named.
    pub precision: Precision,
    /// On what ground.
    pub basis: Basis,
}

/// Where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// Latin name.
    pub name: Sym,
    /// Country; none where unknown.
    pub country: Sym,
    /// Whether the place is the country as a whole.
    pub whole: bool,
    /// Whether it is a part of a country that holds towns: a governorate, «the north».
    pub region: bool,
}

/// A link of the chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Speaker {
    /// Latin name.
    pub name: Sym,
    /// Arabic name.
    pub name_ar: Sym,
    /// Country.
    pub country: Sym,
    /// How it stands to what is told.
    pub stance: Stance,
    /// Whether it is an agency, a paper or a station.
    pub media: bool,
}

/// A number told with it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Figure {
    /// dead, injured, arrested …
    pub role: Sym,
    /// What is counted.
    pub unit: Sym,
    /// The number.
    pub value: f64,
}

/// Where in the article it is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Rank {
    /// In the headline.
    Headline,
    /// In the first sentence of the body.
    Lead,
    /// Further down, or in a caption.
    #[default]
    Body,
    /// In a pointer to another story.
    Teaser,
}

/// One article's testimony about one event.
#[derive(Clone, PartialEq, Debug)]
pub struct Telling {
    /// The mention's id.
    pub id: Box<str>,
    /// Index of its account.
    pub account: u32,
    /// Its sentence: first code point, so that tellings of one sentence are known.
    pub sentence: u32,
    /// Its first word: a code point.
    pub at: u32,
    /// Where in the article.
    pub rank: Rank,
    /// Whether it is spoken of as known already («the agreement»).
    pub given: bool,
    /// Whether it is told as a stop of a journey that its sentence names («a visit that takes in a stop in Madrid»).
    pub stop: bool,
    /// PLOVER category.
    pub kind: EventType,
    /// PLOVER mode; none where there is none.
    pub mode: Sym,
    /// CAMEO code.
    pub cameo: Sym,
    /// The frame that found it; none where nobody tells.
    pub frame: Sym,
    /// Who.
    pub actors: Box<[Party]>,
    /// To whom.
    pub recipients: Box<[Party]>,
    /// When, where something tells.
    pub when: Option<When>,
    /// Where, where something tells.
    pub place: Option<Place>,
    /// Arabic name of the place.
    pub place_ar: Sym,
    /// How it stands to the world.
    pub status: Status,
    /// Who says so, nearest first, the page's outlet left out.
    pub speakers: Box<[Speaker]>,
    /// Numbers told with it.
    pub figures: Box<[Figure]>,
    /// Hashes of the content words of its sentence, sorted (see [`content_key`]).
    pub words: Box<[u32]>,
    /// 0 to 1.
    pub confidence: f32,
}

impl Telling {
    /// Whether it says that it is not so.
    pub fn denies(&self) -> bool {
        self.status == Status::Negated || self.speakers.first().is_some_and(|s| s.stance == Stance::Deny)
    }

    /// Everybody in it.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.actors.iter().chain(self.recipients.iter())
    }
}

/// The hash of a content word's loose key (FNV-1a, the same on every machine); `None` for a word too short to tell.
pub fn content_key(loose: &str) -> Option<u32> {
    if loose.chars().count() < 3 {
        return None;
    }
    let mut hash = 0x811c_9dc5_u32;
    for byte in loose.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    Some(hash)
}
