//! How a summary calls somebody: in English «Turkey's defence minister», «the United Nations», «demonstrators», and in Arabic as
//! it stands behind a preposition («متظاهرين»).

use crate::lexicon::Lexicon;
use crate::lexicon::language::Reading;
use crate::lexicon::reporting::CueKind;
use crate::lexicon::summaries::Asks;
use crate::lexicon::world::{Description, What};
use crate::text::grammar::Number;
use crate::text::letters::Letters;
use crate::text::romanise::romanise;
use crate::text::{fold, inflect, prepositions};

/// What a summary calls somebody.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Called {
    /// The words.
    pub words: String,
    /// Whether an English verb beside it stands in the plural.
    pub many: bool,
}

impl Called {
    /// A name as it stands.
    pub fn plainly(name: &str) -> Called {
        Called { words: name.to_owned(), many: false }
    }
}

/// Somebody as a record names them.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The Latin name; empty for those known by a sector and a country alone, whom a summary has no words for.
    pub name: &'a str,
    /// The Arabic name; empty where there is none.
    pub name_ar: &'a str,
    /// What stands for the Arabic name where there is none.
    pub otherwise: &'a str,
    /// A country's code, or `---`.
    pub country: &'a str,
}

impl Named<'_> {
    /// What an English summary calls them.
    pub fn in_english(&self, lex: &Lexicon) -> Option<Called> {
        (!self.name.is_empty()).then(|| in_english(lex, self.name, self.name_ar, self.country))
    }

    /// What an Arabic summary calls them.
    pub fn in_arabic(&self, lex: &Lexicon) -> Option<Called> {
        let name = if self.name_ar.is_empty() { self.otherwise } else { self.name_ar };
        (!name.is_empty()).then(|| in_arabic(lex, name))
    }
}

/// In Arabic, where a preposition is before every name: descriptions of people («مواطنون») change their ending, proper names do not.
pub fn in_arabic(lex: &Lexicon, name: &str) -> Called {
    match inflect::genitive_plural(name).filter(|_| description(lex, name).is_some()) {
        Some(changed) => Called { words: changed, many: true },
        None => Called::plainly(prepositions::without_in_the_name(name)),
    }
}

/// In English: `name` is the Latin name of a record, `name_ar` the Arabic one, `country` a code or `---`. The news names few again
/// and again, on every page.
pub fn in_english(lex: &Lexicon, name: &str, name_ar: &str, country: &str) -> Called {
    let key = [name, name_ar, country].join("\0");
    let find = |_| call_in_english(lex, name, name_ar, country);
    lex.called.of(&[&key], find).first().map(|called| Called::clone(called)).unwrap_or_default()
}

fn call_in_english(lex: &Lexicon, name: &str, name_ar: &str, country: &str) -> Called {
    // A description without a name of its own in the record has the Latin form of its words.
    let is_spelled = romanise(name_ar) == name;
    let is_told = |d: &&Description| d.name_en == name || is_spelled;
    if let Some(described) = description(lex, name_ar).filter(is_told) {
        return of_description(lex, described);
    }
    if is_spelled && let Some(text) = of_text(lex, name_ar) {
        return text;
    }
    if let Some(state) = lex.world.country(country)
        && let Some(head) =
            name.strip_suffix(state.name_en.as_str()).and_then(|rest| rest.strip_suffix(" of "))
        && let Some(thing) = body_or_role(lex, head)
    {
        if matches!(lex.summaries.asks(thing), Some((Asks::One, _))) && !state.adj_en.is_empty() {
            return one(&format!("{} {thing}", state.adj_en));
        }
        return Called::plainly(&format!("{} {thing}", possessive(&with_article(lex, &state.name_en))));
    }
    let head = name.split(" of ").next().unwrap_or(name);
    if name.starts_with(char::is_lowercase) && body_or_role(lex, head).is_some() {
        let Some(of) = name.strip_prefix(head).and_then(|rest| rest.strip_prefix(" of ")) else {
            return one(name);
        };
        let article = if body_or_role(lex, of).is_some() { "the " } else { "" };
        return Called::plainly(&format!("the {head} of {article}{}", with_article(lex, of)));
    }
    Called::plainly(&with_article(lex, name))
}

/// A name, behind the article where it is one that asks for it: «the United Nations», «the Bank of Israel», «Hamas».
pub fn with_article(lex: &Lexicon, name: &str) -> String {
    let links = |rest: &str| [" of ", " for ", " in ", " on "].iter().any(|by| rest.starts_with(by));
    let end = name.match_indices(' ').find(|(at, _)| links(&name[*at..]));
    let head = end.map_or(name, |(at, _)| &name[..at]);
    let last = head.rsplit([' ', '-']).next().unwrap_or(head);
    let asks = matches!(lex.summaries.asks(last), Some((Asks::Article, _)));
    if asks && !name.starts_with("the ") && !name.starts_with("The ") {
        return format!("the {name}");
    }
    name.to_owned()
}

/// The description an Arabic name is.
fn description<'l>(lex: &'l Lexicon, name_ar: &str) -> Option<&'l Description> {
    lex.world.names.lookup(name_ar).iter().find_map(|e| match e.what {
        What::Description(i, _) => lex.world.descriptions.get(i as usize),
        _ => None,
    })
}

fn of_description(lex: &Lexicon, described: &Description) -> Called {
    let name = described.name_en.as_str();
    let last = name.split(" of ").next().unwrap_or(name).rsplit(' ').next().unwrap_or(name);
    match (described.number, lex.summaries.asks(last)) {
        (_, Some((Asks::Plural, form))) if form == last => Called { words: name.to_owned(), many: true },
        (Some(Number::Singular), _) | (None, Some((Asks::Body | Asks::One, _))) => one(name),
        _ => Called { words: plural(lex, name), many: true },
    }
}

/// «بيان», «تقارير صحفية»: a text that speaks is called by what it is, for it has no name to write in Latin letters.
fn of_text(lex: &Lexicon, name_ar: &str) -> Option<Called> {
    let word = name_ar.split_whitespace().next()?;
    let letters = Letters::new(inflect::without_article(word))?;
    let mut found = Vec::new();
    lex.language.analyses(letters, false, &mut found);
    let (noun, number) = found.iter().find_map(|a| match a.reading {
        Reading::Noun { number, noun, .. } => Some((lex.language.noun(noun)?, number)),
        _ => None,
    })?;
    let speaks = !lex.reporting.cues(CueKind::Noun, &fold::loose(noun.singular)).is_empty();
    let gloss = noun.gloss.split(',').next().filter(|g| !g.is_empty())?;
    (speaks && !noun.human && !noun.adjective).then(|| match number {
        Number::Singular => one(gloss),
        _ => Called { words: plural(lex, gloss), many: true },
    })
}

/// What a head of a name means: a state body, or an office; as it stands within a sentence.
fn body_or_role<'l>(lex: &'l Lexicon, head: &str) -> Option<&'l str> {
    lex.world.kind_in_english(head)
}

fn one(name: &str) -> Called {
    // «a unionist», «a UN envoy», «a European»: the letter is read with a consonant.
    let small = name.to_lowercase();
    let consonant = ["uni", "un ", "eu"].iter().any(|lead| small.starts_with(lead));
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) && !consonant;
    Called::plainly(&format!("{} {name}", if vowel { "an" } else { "a" }))
}

fn possessive(name: &str) -> String {
    // «Belarus's», and «the United States'», which is a plural.
    format!("{name}{}", if name.starts_with("the ") && name.ends_with('s') { "'" } else { "'s" })
}

/// The plural of an English description or unit: of its head before «of», and of both words around «or».
pub fn plural(lex: &Lexicon, name: &str) -> String {
    let (head, rest) = match name.find(" of ") {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    let words: Vec<String> = head.split(" or ").map(|part| plural_of_last(lex, part)).collect();
    words.join(" or ") + rest
}

fn plural_of_last(lex: &Lexicon, phrase: &str) -> String {
    let (before, last) = match phrase.rfind(' ') {
        Some(at) => phrase.split_at(at + 1),
        None => ("", phrase),
    };
    if let Some((Asks::Plural, form)) = lex.summaries.asks(last) {
        return format!("{before}{form}");
    }
    // «gunman», «policewoman»; but «German», «Turkmen» have plurals of their own in the table or take an s.
    if let Some(stem) = last.strip_suffix("man").filter(|s| !s.is_empty()) {
        return format!("{before}{stem}men");
    }
    let stem_of_y = last.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    match stem_of_y {
        Some(stem) => format!("{before}{stem}ies"),
        None if ["s", "x", "ch", "sh"].iter().any(|end| last.ends_with(end)) => format!("{before}{last}es"),
        None => format!("{before}{last}s"),
    }
}
