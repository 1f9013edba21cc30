//! The rows of the world's tables, as the files hold them.

use super::Line;
use crate::date::Day;
use crate::text::grammar::{Gender, Number};
use serde::{Deserialize, Serialize};

/// A state or a territory the press treats as one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// ISO 3166 alpha-3.
    pub iso3: String,
    /// Correlates of War number, empty where there is none.
    pub cow: String,
    /// Country code of event data.
    pub cameo: String,
    /// Wikidata item.
    pub qid: String,
    /// Short English name.
    pub name_en: String,
    /// English adjective.
    pub adj_en: String,
    /// First Arabic name.
    pub name_ar: String,
    /// First Arabic adjective, masculine, indefinite; empty where the file has none.
    pub nisba_ar: String,
    /// First name of the capital in Arabic.
    pub capital_ar: String,
    /// The line that gave it.
    pub line: Line,
}

/// A body with a name of its own.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Organisation {
    /// The lexicon's id (`hamas`).
    pub id: String,
    /// Wikidata item, empty where unknown.
    pub qid: String,
    /// Country or PLOVER body code.
    pub country: String,
    /// Sectors, primary first.
    pub sector: Vec<String>,
    /// igo, ministry, agency, army …
    pub kind: String,
    /// English name.
    pub name_en: String,
    /// First Arabic name.
    pub name_ar: String,
    /// The line that gave it.
    pub line: Line,
}

/// A kind of state body («وزارة الخارجية»), combined with any state by code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Body {
    /// The lexicon's id (`foreign-ministry`).
    pub id: String,
    /// Sectors, primary first.
    pub sector: Vec<String>,
    /// ministry, government, army, police, parliament, court …
    pub kind: String,
    /// English name.
    pub name_en: String,
    /// First Arabic name, with the article.
    pub name_ar: String,
    /// Gender of that name, with which an adjective agrees.
    pub gender: Gender,
    /// The line that gave it.
    pub line: Line,
}

/// A kind of office («وزير الخارجية»), combined with any state or body by code.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Role {
    /// The lexicon's id (`foreign-minister`).
    pub id: String,
    /// Sectors, primary first.
    pub sector: Vec<String>,
    /// Whose it is when the title alone tells: iso3 codes or organisation ids.
    pub only: Vec<String>,
    /// English name.
    pub name_en: String,
    /// First Arabic title.
    pub name_ar: String,
    /// The line that gave it.
    pub line: Line,
}

/// A person the news names.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Person {
    /// The lexicon's id (`rus.vladimir-putin`).
    pub id: String,
    /// Wikidata item, empty where unknown.
    pub qid: String,
    /// Country.
    pub country: String,
    /// Gender.
    pub gender: Option<Gender>,
    /// Sectors outside any office, primary first.
    pub sector: Vec<String>,
    /// English name.
    pub name_en: String,
    /// First Arabic name.
    pub name_ar: String,
    /// The line that gave it.
    pub line: Line,
}

/// Who held an office from when to when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tenure {
    /// `blr.foreign-minister`.
    pub office: String,
    /// First day; of a month or a year, its first.
    pub from: Day,
    /// Last day; of a month or a year, its last; `None` for one still in office.
    pub until: Option<Day>,
    /// Index of the person.
    pub person: u32,
    /// The line that gave it.
    pub line: Line,
}

/// A noun that describes actors («جنود»).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Description {
    /// The lexicon's id (`soldiers`).
    pub id: String,
    /// Sectors, primary first.
    pub sector: Vec<String>,
    /// Its number; `None` for a group in the singular.
    pub number: Option<Number>,
    /// Gender.
    pub gender: Option<Gender>,
    /// English name.
    pub name_en: String,
    /// First Arabic word.
    pub name_ar: String,
    /// The line that gave it.
    pub line: Line,
}

/// An agency, a broadcaster, a paper or a site.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Outlet {
    /// The lexicon's id.
    pub id: String,
    /// Wikidata item, empty where unknown.
    pub qid: String,
    /// Country.
    pub country: String,
    /// Language.
    pub lang: String,
    /// state, public, party, private or unknown.
    pub owner: String,
    /// agency, broadcaster, radio, paper, site or magazine.
    pub kind: String,
    /// Domain of its site, empty where unknown.
    pub domain: String,
    /// English name.
    pub name_en: String,
    /// First Arabic name.
    pub name_ar: String,
    /// The line that gave it.
    pub line: Line,
}

/// A place.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Place {
    /// The lexicon's id.
    pub id: String,
    /// GeoNames id, empty where unknown.
    pub geonameid: String,
    /// capital, city, town, region …
    pub kind: String,
    /// Country; empty for seas and the like.
    pub country: String,
    /// Latitude and longitude in degrees; `None` for a place the file gives none, a sea or a region.
    pub at: Option<(f32, f32)>,
    /// Inhabitants, 0 where unknown.
    pub pop: u32,
    /// English name.
    pub name_en: String,
    /// First Arabic name.
    pub name_ar: String,
    /// The line that gave it.
    pub line: Line,
}

impl Place {
    /// Among places of one name, the one meant more often has the higher rank: capitals, then by inhabitants.
    pub fn rank(&self) -> (u8, u32) {
        let kind = match self.kind.as_str() {
            "capital" => 3,
            "city" | "strait" | "sea" | "governorate" | "region" => 2,
            _ => 1,
        };
        (kind, self.pop)
    }
}

/// A day as tenures write it: YYYY, YYYY-MM or YYYY-MM-DD; the first or the last day of what is named.
pub(in crate::lexicon) fn first_day(text: &str) -> Option<Day> {
    let mut parts = text.split('-').map(|p| p.parse::<u32>().ok());
    let year = parts.next()??;
    let month = parts.next().unwrap_or(Some(1))?;
    let day = parts.next().unwrap_or(Some(1))?;
    Day::new(year as i32, month, day)
}

/// The last day of what is named.
pub(in crate::lexicon) fn last_day(text: &str) -> Option<Day> {
    match text.len() {
        4 => Day::new(text.parse().ok()?, 12, 31),
        7 => first_day(text).map(Day::last_of_month),
        _ => first_day(text),
    }
}
