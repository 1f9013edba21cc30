//! Whom a name means: a code, an Arabic or a Latin name in any spelling («لافروف», «Lavrov», «Lawrow»).

use crate::{Result, Store};
use khabar::lexicon::Lexicon;
use khabar::lexicon::world::Candidate;
use khabar::text::fold;
use rusqlite::params;
use serde::Serialize;

/// Somebody or something a question is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Who {
    /// Everybody of a country.
    Country {
        /// ISO 3166 alpha-3, or a PLOVER body code.
        code: String,
        /// Latin name.
        name: String,
    },
    /// One entity.
    Entity {
        /// Stable id.
        entity: String,
        /// Latin name.
        name: String,
    },
    /// A name the lexicon lacks, as the pages spell it.
    Named {
        /// Latin name.
        name: String,
        /// Folded Arabic name.
        key: String,
    },
}

impl Who {
    /// The name to show.
    pub fn name(&self) -> &str {
        match self {
            Who::Country { name, .. } | Who::Entity { name, .. } | Who::Named { name, .. } => name,
        }
    }

    /// The name to show and what it stands for: «Egypt (EGY)», «Ahmed Attaf (Q401156)».
    pub fn told(&self) -> String {
        match self {
            Who::Country { code, name } => format!("{name} ({code})"),
            Who::Entity { entity, name } => format!("{name} ({entity})"),
            Who::Named { name, .. } => format!("{name} (known from the pages alone)"),
        }
    }

    /// A condition on columns entity, country, name and name_key of a table, with its value.
    pub(crate) fn condition(&self, table: &str) -> (String, Vec<String>) {
        match self {
            Who::Country { code, .. } => (format!("{table}.country = ?"), vec![code.clone()]),
            Who::Entity { entity, .. } => (format!("{table}.entity = ?"), vec![entity.clone()]),
            Who::Named { name, key } => (
                format!("({table}.name = ? OR ({table}.name_key = ? AND {table}.name_key <> ''))"),
                vec![name.clone(), key.clone()],
            ),
        }
    }
}

/// What a name may mean.
#[derive(Clone, PartialEq, Debug)]
pub enum Resolved {
    /// One thing.
    One(Who),
    /// Several, none of them much likelier; best first.
    Several(Vec<Candidate>),
    /// Nobody the lexicon or the store knows.
    Unknown,
}

/// How much better the best candidate must fit.
const CLEAR: f32 = 0.15;
/// How well a whole name fits.
const EXACT: f32 = 1.0;
/// Letters of a name that is looked for in other spellings.
const SHORTEST: usize = 4;
/// How well a name must fit that is no part of a longer one.
const WHOLE: f32 = 0.75;

impl Store {
    /// Finds whom a name means: a code, an Arabic or a Latin name in any spelling.
    pub fn resolve(&self, lex: &Lexicon, name: &str) -> Result<Resolved> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(Resolved::Unknown);
        }
        if is_id(name) {
            return Ok(Resolved::One(self.of_id(lex, name)?));
        }
        let code = name.to_ascii_uppercase();
        if let Some(state) = lex.world.country(&code) {
            return Ok(Resolved::One(Who::Country { code, name: state.name_en.clone() }));
        }
        let mut found = lex.world.find(name);
        found.retain(|c| c.kind != "outlet");
        // «السودان», "Guinea": a state's whole name is that state's, though other names hold it. «عمان» is two states' (a capital
        // stands for its state), and "Congo" and "Korea" are nobody's whole name.
        if let Some(state) = only_state(&found) {
            return Ok(Resolved::One(state));
        }
        let best = found.first().map_or(0.0, |c| c.score);
        found.retain(|c| c.score > best - CLEAR);
        if found.iter().filter(|c| c.kind == "state").count() > 1 {
            found.retain(|c| c.kind == "state");
        }
        // «Kim»: where the store has met none of those it fits best, those that it has met are meant.
        let strangers = !self.has_any(&found)?;
        if found.is_empty() || best < WHOLE || strangers {
            // Names that only the pages know are as good as names of which a part is asked for.
            let named = self.named(name)?;
            if let Some(same) = named.iter().find(|c| is_same(c, name)) {
                return Ok(Resolved::One(who(same)));
            }
            for candidate in named {
                if candidate.entity.is_empty() || found.iter().all(|c| c.entity != candidate.entity) {
                    found.push(candidate);
                }
            }
        }
        if found.is_empty() {
            found = self.spelt_like(name)?;
            for candidate in &mut found {
                if let Some(state) =
                    lex.world.find(&candidate.name).into_iter().find(|c| c.entity == candidate.entity)
                {
                    *candidate = state;
                }
            }
        }
        if found.len() > 1 && self.has_any(&found)? {
            // Of several that fit, those the store has never met do not count.
            let mut met = Vec::new();
            for candidate in found {
                if self.has(&candidate)? {
                    met.push(candidate);
                }
            }
            found = met;
        }
        Ok(match found.as_slice() {
            [] => Resolved::Unknown,
            [one] => Resolved::One(who(one)),
            [first, rest @ ..] if rest.iter().all(|c| who(c) == who(first)) => Resolved::One(who(first)),
            _ => Resolved::Several(found),
        })
    }

    /// Whom an id means: a state's is the country's, as its name is; the rest have their name from the lexicon or the pages, and the id
    /// itself where neither knows it.
    fn of_id(&self, lex: &Lexicon, id: &str) -> Result<Who> {
        let named = |name: String| Who::Entity { entity: id.to_owned(), name };
        if let Some(found) = lex.world.find(id).into_iter().find(|c| c.entity == id) {
            return Ok(if found.kind == "state" { who(&found) } else { named(found.name) });
        }
        let mut ask = self.conn.prepare_cached("SELECT name FROM entities WHERE entity = ?1")?;
        let mut rows = ask.query([id])?;
        Ok(named(rows.next()?.map(|row| row.get(0)).transpose()?.unwrap_or_else(|| id.to_owned())))
    }

    fn has_any(&self, candidates: &[Candidate]) -> Result<bool> {
        for candidate in candidates {
            if self.has(candidate)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has(&self, candidate: &Candidate) -> Result<bool> {
        if candidate.entity.is_empty() {
            return Ok(true);
        }
        let mut ask = self.conn.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM parties WHERE entity = ?1)
                 OR EXISTS (SELECT 1 FROM entities WHERE entity = ?1)
                 OR (?2 AND EXISTS (SELECT 1 FROM parties WHERE country = ?3))",
        )?;
        let by_country = matches!(candidate.kind, "state" | "place");
        Ok(ask.query_row(params![candidate.entity, by_country, candidate.country], |row| row.get(0))?)
    }

    /// Those whose name in the pages the wanted words are, or are some of; the most frequent first. The entity is empty where the
    /// lexicon lacks them.
    fn named(&self, name: &str) -> Result<Vec<Candidate>> {
        let mut ask = self.conn.prepare_cached(
            "SELECT name, name_ar, country, coalesce(entity, '') FROM parties
             WHERE name <> '' AND (' ' || name_key || ' ' LIKE ?1 ESCAPE '|'
               OR ' ' || replace(name, '-', ' ') || ' ' LIKE ?2 ESCAPE '|' OR text = ?3)
             GROUP BY name, name_key, entity ORDER BY count(*) DESC, name",
        )?;
        let pattern = |words: &str| {
            let plain = words.replace('|', "||").replace('%', "|%").replace('_', "|_");
            format!("% {plain} %")
        };
        // «وزير الخارجية الجزائري»: whoever is called so in the pages.
        let patterns = [pattern(&fold::loose(name)), pattern(&name.replace('-', " ")), name.to_owned()];
        let rows = ask.query_map(patterns, candidate)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those of the pages in whose Latin name a word is spelt as wanted but for doubled letters: «Ataf» for Attaf.
    fn spelt_like(&self, name: &str) -> Result<Vec<Candidate>> {
        let wanted = undoubled(name);
        if wanted.len() < SHORTEST || !wanted.is_ascii() {
            return Ok(Vec::new());
        }
        let mut ask = self.conn.prepare_cached(
            "SELECT name, name_ar, country, coalesce(entity, '') FROM parties WHERE name <> ''
             GROUP BY name, entity ORDER BY count(*) DESC, name",
        )?;
        let rows = ask.query_map([], candidate)?;
        let fits = |c: &Candidate| {
            let whole = undoubled(&c.name);
            whole == wanted || whole.split([' ', '-']).any(|word| word == wanted)
        };
        let mut found: Vec<Candidate> =
            rows.collect::<Result<Vec<_>, _>>()?.into_iter().filter(fits).collect();
        // «Rusia» is Russia, and not the armed forces of Russia.
        if found.iter().any(|c| undoubled(&c.name) == wanted) {
            found.retain(|c| undoubled(&c.name) == wanted);
        }
        Ok(found)
    }
}

/// The one state of which a name is a whole name.
fn only_state(found: &[Candidate]) -> Option<Who> {
    let mut states = found.iter().filter(|c| c.kind == "state" && c.score >= EXACT);
    let first = states.next()?;
    states.all(|c| c.country == first.country).then(|| who(first))
}

/// Somebody of the pages, from a row of name, Arabic name, country and entity.
fn candidate(row: &rusqlite::Row<'_>) -> rusqlite::Result<Candidate> {
    let country: String = row.get(2)?;
    Ok(Candidate {
        entity: row.get(3)?,
        kind: "in the pages",
        name: row.get(0)?,
        name_ar: row.get(1)?,
        country: if country == "---" { String::new() } else { country },
        score: WHOLE,
    })
}

/// A Latin name in small letters, each that is doubled once.
fn undoubled(name: &str) -> String {
    let mut out = String::new();
    name.trim().to_lowercase().chars().for_each(|c| {
        if !out.ends_with(c) {
            out.push(c)
        }
    });
    out
}

/// Whether a name is a stable id: a Wikidata item, or one of ours.
fn is_id(name: &str) -> bool {
    let item = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    name.starts_with("khabar:") || name.strip_prefix('Q').is_some_and(item)
}

/// A state or a place stands for everybody of the country; everything else for itself.
fn who(candidate: &Candidate) -> Who {
    match candidate.kind {
        "state" | "place" if !candidate.country.is_empty() => {
            Who::Country { code: candidate.country.clone(), name: candidate.name.clone() }
        }
        _ if candidate.entity.is_empty() => {
            Who::Named { name: candidate.name.clone(), key: fold::loose(&candidate.name_ar) }
        }
        _ => Who::Entity { entity: candidate.entity.clone(), name: candidate.name.clone() },
    }
}

/// Whether a name is a candidate's whole name.
fn is_same(candidate: &Candidate, name: &str) -> bool {
    candidate.name.eq_ignore_ascii_case(name) || fold::loose(&candidate.name_ar) == fold::loose(name)
}
