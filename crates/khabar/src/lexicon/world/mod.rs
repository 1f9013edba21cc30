//! The world as the press names it: states, bodies, offices and who held them, people, outlets, places.
//!
//! Everything is loaded into plain tables and one matcher of names ([`names::Names`]). What a phrase means in a text
//! («وزير الخارجية الروسي») is composed by the mention floor; this floor knows the parts.
mod find;
mod load;
pub mod names;
mod offices;
mod tables;
mod what;

use super::image::{Column, Reader, Writer};
use super::{Fault, Files};
use names::{KeyHash, Names};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::{Arc, OnceLock};

pub use find::Candidate;
pub use names::ANNOUNCED;
pub use tables::{Body, Description, Organisation, Outlet, Person, Place, Role, State, Tenure};
pub(super) use tables::{first_day, last_day};
pub use what::{Shape, StateName, What, WordClass};

/// A line of the lexicon; [`World::file`] has the file's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// Index of the file.
    pub file: u16,
    /// Line, counted from 1.
    pub line: u32,
}

/// States, people, offices, bodies, outlets and places.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct World {
    /// States, in the file's order.
    pub states: Vec<State>,
    /// Bodies with names of their own.
    pub organisations: Vec<Organisation>,
    /// Kinds of state bodies.
    pub bodies: Vec<Body>,
    /// Kinds of office.
    pub roles: Vec<Role>,
    /// Persons.
    pub people: Vec<Person>,
    /// Who held what, sorted by office and first day.
    pub tenures: Vec<Tenure>,
    /// Nouns that describe actors.
    pub descriptions: Vec<Description>,
    /// Outlets.
    pub outlets: Vec<Outlet>,
    /// Places.
    pub places: Vec<Place>,
    /// The matcher of all names.
    #[serde(skip)]
    pub names: Names<What>,
    #[serde(serialize_with = "write_shared", deserialize_with = "read_shared")]
    files: Vec<Arc<str>>,
    codes: Vec<String>,
    #[serde(skip)]
    known: Column<bool, 1>,
    values: Vec<String>,
    state_by_code: FxHashMap<String, u16>,
    organisation_by_id: FxHashMap<String, u16>,
    role_by_id: FxHashMap<String, u16>,
    /// Persons by the hash of their id.
    person_by_id: FxHashMap<u64, u32>,
    held_by: FxHashMap<u32, Vec<u32>>,
    /// Where the tenures of an office stand, by the hash of its id.
    office_tenures: FxHashMap<u64, (u32, u32)>,
    #[serde(skip)]
    variants: Column<(u64, u32), 12>,
    /// For each role, how many tenures name it as a state's office, and as an organisation's.
    usage: Vec<(u32, u32)>,
    /// Bodies and behind them roles by their English names in small letters, once they are asked for.
    #[serde(skip)]
    in_english: OnceLock<FxHashMap<String, usize>>,
    /// Outlets by their domains, and by their ids and their English names in small letters, once they are asked for.
    #[serde(skip)]
    outlets_by: OnceLock<[FxHashMap<String, u32>; 2]>,
}

impl World {
    /// Reads the tables.
    pub(super) fn load(files: &Files<'_>, faults: &mut Vec<Fault>) -> World {
        load::load(files, faults)
    }

    /// The matcher of names as an image.
    pub fn image(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.names.write(&mut out);
        out.column(&self.known);
        out.column(&self.variants);
        out.into_bytes()
    }

    /// These tables with the matcher that is in an image.
    pub(super) fn with_image(self, image: &'static [u8]) -> Option<World> {
        let from = &mut Reader::new(image);
        Some(World { names: Names::read(from)?, known: from.column()?, variants: from.column()?, ..self })
    }

    /// The name of a lexicon file.
    pub fn file(&self, line: Line) -> Arc<str> {
        self.files.get(line.file as usize).cloned().unwrap_or_else(|| Arc::from(""))
    }

    /// The code of the country an adjective of origin belongs to: iso3, EUR, UNO, IGO, or `---` for a bloc without one.
    pub fn code(&self, country: u16) -> &str {
        self.codes.get(country as usize).map_or("---", String::as_str)
    }

    /// A state by its ISO 3166 alpha-3 code, in any case.
    pub fn country(&self, code: &str) -> Option<&State> {
        let index = match self.state_by_code.get(code) {
            Some(&index) => index,
            None => *self.state_by_code.get(&code.to_ascii_uppercase())?,
        };
        self.states.get(index as usize)
    }

    /// A body with a name of its own, by the lexicon's id.
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisation_by_id.get(id).and_then(|&i| self.organisations.get(i as usize))
    }

    /// A kind of office by its id; of several lines the one that holds anywhere.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.role_by_id.get(id).and_then(|&i| self.roles.get(i as usize))
    }

    /// The index of a role by the lexicon's id.
    pub fn role_index(&self, id: &str) -> Option<u16> {
        self.role_by_id.get(id).copied()
    }

    /// A person by the lexicon's id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.person_index(id).and_then(|i| self.people.get(i as usize))
    }

    /// The index of a person by the lexicon's id.
    fn person_index(&self, id: &str) -> Option<u32> {
        let index = *self.person_by_id.get(&KeyHash::of(id.as_bytes()))?;
        self.people.get(index as usize).is_some_and(|p| p.id == id).then_some(index)
    }

    /// How many tenures name a role as an office of a state (or of an organisation): of roles that share a title
    /// («الرئيس»), the one more often held is meant.
    pub fn usage(&self, role: u16, of_state: bool) -> u32 {
        let (state, body) = self.usage.get(role as usize).copied().unwrap_or_default();
        if of_state { state } else { body }
    }

    /// The value of a word of `mention_words.tsv`.
    pub fn value(&self, index: u16) -> &str {
        self.values.get(index as usize).map_or("", String::as_str)
    }

    /// Whether a token, by its loose key, is a name or begins or is part of one.
    pub fn knows(&self, loose_key: &str) -> bool {
        self.names.token(loose_key).is_some_and(|id| self.known.get(id as usize).unwrap_or(false))
    }

    /// The English name of the kind of body, else of office, that is called so, in whatever case it is asked for.
    pub fn kind_in_english(&self, name: &str) -> Option<&str> {
        let bodies = self.bodies.iter().map(|body| body.name_en.as_str());
        let names = bodies.chain(self.roles.iter().map(|role| role.name_en.as_str()));
        let known = self.in_english.get_or_init(|| {
            let mut known = FxHashMap::default();
            for (at, name) in names.enumerate() {
                known.entry(name.to_ascii_lowercase()).or_insert(at);
            }
            known
        });
        let at = *known.get(&name.to_ascii_lowercase())?;
        let role = || self.roles.get(at.checked_sub(self.bodies.len())?).map(|role| role.name_en.as_str());
        self.bodies.get(at).map(|body| body.name_en.as_str()).or_else(role)
    }

    /// Persons whose full name is spelt nearly so (see [`crate::text::translit::name_key`]).
    pub fn spelt_like(&self, name_key: &str) -> Vec<u32> {
        let key = KeyHash::of(name_key.as_bytes());
        let at = |i: usize| self.variants.get(i).filter(|v| v.0 == key).map(|v| v.1);
        (self.variants.first_not(|v| v.0 < key)..).map_while(at).collect()
    }
}

/// Writes texts that are shared as texts of their own.
fn write_shared<S: Serializer>(texts: &[Arc<str>], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(texts.iter().map(|text| &**text))
}

/// Reads what [`write_shared`] wrote.
fn read_shared<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Arc<str>>, D::Error> {
    Ok(Vec::<&'de str>::deserialize(from)?.into_iter().map(Arc::from).collect())
}

/// The stable id of a line: its Wikidata item, or `khabar:` and the lexicon's id.
pub fn entity_id(qid: &str, id: &str) -> String {
    if qid.is_empty() { format!("khabar:{id}") } else { qid.to_owned() }
}
