//! The people of the lexicon that a text names, and who may stand in their place.

use super::table::{rows, variants};
use khabar::engine::Reading;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A person as its line has it.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: &'static str,
    wikidata: &'static str,
    pub country: &'static str,
    pub gender: &'static str,
    pub names: Vec<&'static str>,
    pub shorts: Vec<&'static str>,
}

static PEOPLE: LazyLock<Vec<Person>> = LazyLock::new(|| {
    let person = |cells: Vec<&'static str>| Person {
        id: cells[0],
        wikidata: cells[1],
        country: cells[2],
        gender: cells[3],
        names: variants(&cells, 6),
        shorts: variants(&cells, 7),
    };
    rows("people/").into_iter().map(person).collect()
});

/// A person that a text names.
#[derive(Clone, Debug)]
pub struct Named {
    pub person: &'static Person,
    /// How the text spells the name where the lexicon spells it otherwise.
    spellings: BTreeSet<String>,
}

impl Named {
    /// The full names, the lexicon's and the text's.
    pub fn full(&self) -> impl Iterator<Item = &str> {
        let spelled = self.spellings.iter().map(String::as_str).filter(|s| s.contains(' '));
        self.person.names.iter().copied().chain(spelled)
    }

    /// The short names, the lexicon's and the text's.
    pub fn short(&self) -> impl Iterator<Item = &str> {
        let spelled = self.spellings.iter().map(String::as_str).filter(|s| !s.contains(' '));
        self.person.shorts.iter().copied().chain(spelled)
    }
}

/// The people of the lexicon that a text names, in the lexicon's order.
pub fn named(reading: &Reading) -> Vec<Named> {
    let of_people = |m: &&khabar::mention::Mention| {
        m.why.as_ref().is_some_and(|(file, _)| file.starts_with("people/")) && m.entity.is_some()
    };
    let mentions: Vec<_> = reading.articles.iter().flat_map(|a| &a.mentions).filter(of_people).collect();
    let text = &reading.document.text;
    let of = |person: &'static Person| {
        let is_own = |entity: &str| {
            entity == person.wikidata || entity.strip_prefix("khabar:").is_some_and(|id| id == person.id)
        };
        let own = mentions.iter().filter(|m| m.entity.as_deref().is_some_and(is_own));
        let words = |m: &&&khabar::mention::Mention| m.name_span.map(|s| s.of(text).to_owned());
        let spellings: BTreeSet<String> = own.filter_map(|m| words(&m)).collect();
        let stands = !spellings.is_empty() || person.names.first().is_some_and(|n| text.contains(n));
        stands.then_some(Named { person, spellings })
    };
    PEOPLE.iter().filter_map(of).collect()
}

/// Who may stand in a person's place, of a country.
pub fn candidates<'n>(named: &'n Named, country: &'n str) -> impl Iterator<Item = &'static Person> + 'n {
    let fits = move |p: &&Person| {
        p.country == country
            && p.gender == named.person.gender
            && p.id != named.person.id
            && !p.shorts.is_empty()
    };
    PEOPLE.iter().filter(fits)
}
