//! Mentions: who and what is named, resolved within the article and against the world on a day.

mod about;
mod anaphor;
mod announced;
mod apposition;
mod aside;
mod at_head;
mod attribute;
mod behind;
mod belonging;
mod body;
mod club;
mod courtesy;
mod draft;
mod facility;
mod family;
mod group;
mod head_name;
mod headed;
mod headship;
mod hits;
mod holder;
mod homonym;
mod identity;
mod inside;
mod latter;
mod listed_body;
mod local;
mod look;
mod neighbour;
mod one_of_people;
mod opener;
mod origin;
mod paired;
mod part_of_name;
mod person;
mod place;
mod read;
mod refer;
mod relation;
mod resolve;
mod scene;
mod same;
mod seat;
pub mod sector;
mod several;
mod shape;
mod stateless;
mod strange;
mod title;
mod titled;
mod under;
mod unlisted;
mod whose;

pub(crate) use refer::is_state_code;

use crate::date::Anchor;
use crate::lexicon::Lexicon;
use crate::page::Article;
use crate::span::Span;
use crate::text::Text;
use crate::word::{Gender, Number, Word};
use std::sync::Arc;

/// What is named.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A person, named or by title.
    Person,
    /// An office without its holder («منصب وزير الدفاع»).
    Office,
    /// A body.
    Organization,
    /// A state, by name, capital, demonym or people.
    State,
    /// A group of people without a name («متظاهرون»).
    Group,
    /// A place.
    Place,
}

impl Kind {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Office => "office",
            Kind::Organization => "organization",
            Kind::State => "state",
            Kind::Group => "group",
            Kind::Place => "place",
        }
    }
}

/// How it is named.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// By name («سيرغي لافروف»، «روسيا»).
    Name,
    /// By demonym («الروس»، «الجانب الروسي»).
    Demonym,
    /// By title («وزير الخارجية الروسي»).
    Title,
    /// By description («مسلحون»، «الجانبان»).
    Description,
    /// By pronoun («هو»، «بلادها»).
    Pronoun,
    /// Not at all: the subject a verb leaves out.
    Dropped,
}

impl Mention {
    /// How its words as a whole name it, as a line of `mentions` says: a name behind a title is called by the title («الرئيس ترامب»), and a
    /// body whose title is its own name («البنك المركزي التركي») by name.
    pub fn form_of_whole(&self) -> Form {
        let titled = self.kind == Kind::Person && self.name_span.is_some_and(|name| name != self.span);
        match self.form {
            Form::Name if titled || self.by_kind => Form::Title,
            Form::Title if self.proper => Form::Name,
            form => form,
        }
    }

    /// «على تويتر», «نقلت رويترز»: one whose trade is to carry the news; what it carries need not be of its country.
    pub fn carries_news(&self) -> bool {
        self.kind == Kind::Organization
            && self.form == Form::Name
            && self.entity.is_some()
            && sector::is_of(&self.sector, &sector::CARRIERS)
    }
}

impl Form {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Demonym => "demonym",
            Form::Title => "title",
            Form::Description => "description",
            Form::Pronoun => "pronoun",
            Form::Dropped => "dropped",
        }
    }
}

/// One naming of somebody or something in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// The whole naming, title and name together («وزير الخارجية الروسي سيرغي لافروف»), prefix clitics left out.
    pub span: Span,
    /// Its tokens, first and one past the last.
    pub tokens: (u32, u32),
    /// The name alone within it, where there is one.
    pub name_span: Option<Span>,
    /// What is named.
    pub kind: Kind,
    /// Whether a body called by its kind has that for its name («وزارة الدفاع العراقية», not «الحكومة»).
    pub proper: bool,
    /// Whether a body the text has named goes by what it is alone («المجلس»), which is no name.
    pub by_kind: bool,
    /// How.
    pub form: Form,
    /// Stable id: a Wikidata item, or `khabar:` and the lexicon's id; `None` for one the lexicon lacks.
    pub entity: Option<String>,
    /// Latin name for readers.
    pub name: String,
    /// Arabic name for readers.
    pub name_ar: String,
    /// ISO 3166 alpha-3, or PLOVER's EUR, UNO, IGO, NGO, MNC, IMG, ISM; `None` where nothing tells.
    pub country: Option<String>,
    /// PLOVER sectors, primary first.
    pub sector: Vec<String>,
    /// The office held on the day (`blr.foreign-minister`).
    pub office: Option<String>,
    /// Gender, where known.
    pub gender: Option<Gender>,
    /// Number, where known.
    pub number: Option<Number>,
    /// For a group that the text makes plain («الجانبان»، «نظيره»): indices of the mentions meant.
    pub members: Vec<u32>,
    /// Index of the first mention of the same entity in the article; its own index where it is the first.
    pub same_as: u32,
    /// The lexicon line that gave it: file and line.
    pub why: Option<(Arc<str>, u32)>,
    /// 0 to 1: how sure the resolution is.
    pub score: f32,
    /// The kind of office, with or without a country (`foreign-minister`).
    pub role: Option<String>,
    /// Whether it is told as no longer held («الرئيس السابق»).
    pub former: bool,
    /// Index into [`crate::lexicon::World::places`], for coordinates.
    pub place: Option<u32>,
    /// For a capital: the state it may stand for where it acts («موسكو»).
    pub metonym: Option<String>,
    /// Whether it stands in a genitive or after a preposition, so that it is hardly a subject.
    pub oblique: bool,
    /// Bodies that a title names («حزب العمل» in «زعيم حزب العمل»), left to right: for those who list names; they act in nothing.
    pub inside: Vec<Mention>,
}

/// The mentions of one article, in order; nested ones allowed (the state inside a title), outermost first.
/// Offices are read as held on the article's day.
pub fn mentions(
    lex: &Lexicon,
    text: &Text,
    words: &[Word],
    article: &Article,
    anchor: &Anchor,
) -> Vec<Mention> {
    let mut drafts = read::read(lex, text, words, article);
    resolve::resolve(lex, text, article, anchor, &mut drafts);
    draft::finish(drafts)
}
