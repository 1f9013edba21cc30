//! At which levels a coded mention agrees with a gold mention.

use super::{Gold, Member, Told};
use std::collections::BTreeSet;

/// What can be measured. The first six each need the one before; `full` needs all of those.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Level {
    Type,
    Dyad,
    When,
    Status,
    Source,
    Full,
    Roles,
    Sector,
    Mode,
    Where,
    Speaker,
}

impl Level {
    /// All levels, in the order reports have them.
    pub const ALL: [Level; 11] = [
        Level::Type,
        Level::Dyad,
        Level::When,
        Level::Status,
        Level::Source,
        Level::Full,
        Level::Roles,
        Level::Sector,
        Level::Mode,
        Level::Where,
        Level::Speaker,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Level::Type => "type",
            Level::Dyad => "dyad",
            Level::When => "when",
            Level::Status => "status",
            Level::Source => "source",
            Level::Full => "full",
            Level::Roles => "roles",
            Level::Sector => "sector",
            Level::Mode => "mode",
            Level::Where => "where",
            Level::Speaker => "speaker",
        }
    }

    /// Whether it is reported beside the others without counting for `full`.
    pub fn is_extra(self) -> bool {
        self > Level::Full
    }
}

/// The levels at which a pair agrees.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Agreement(u16);

impl Agreement {
    /// Whether it agrees at a level.
    pub fn holds(self, level: Level) -> bool {
        self.0 & 1 << level as u16 != 0
    }

    fn set(&mut self, level: Level, holds: bool) {
        self.0 |= u16::from(holds) << level as u16;
    }

    /// What pairing these two is worth when pairs are chosen.
    pub(super) fn worth(self, gold: &Gold, in_quote: bool) -> f64 {
        let one = |level| f64::from(u8::from(self.holds(level)));
        1.0 + 4.0 * one(Level::Dyad)
            + one(Level::When)
            + one(Level::Status)
            + one(Level::Source)
            + one(Level::Full)
            + 3.0 * f64::from(u8::from(gold.required))
            + 0.5 * f64::from(u8::from(in_quote))
    }
}

/// Compares a pair whose types and places agree.
pub fn agreement(gold: &Gold, told: &Told) -> Agreement {
    let mut out = Agreement::default();
    let who = dyad(gold, told, countries_fit);
    let when = who && when(gold, told);
    let status = who && gold.status.contains(&told.status);
    let source = who && (gold.source_any || gold.source.is_empty() == told.speakers.is_empty());
    out.set(Level::Type, true);
    out.set(Level::Dyad, who);
    out.set(Level::When, when);
    out.set(Level::Status, status);
    out.set(Level::Source, source);
    out.set(Level::Full, when && status && source);
    out.set(Level::Roles, who && roles(gold, told));
    out.set(Level::Sector, who && dyad(gold, told, sectors_fit));
    out.set(Level::Mode, who && gold.mode.as_ref().is_none_or(|m| Some(m) == told.mode.as_ref()));
    out.set(Level::Where, who && place(gold, told));
    out.set(Level::Speaker, source && speaker(gold, told));
    out
}

/// Whether the coded members are the gold's, by one measure.
type Fit = fn(&[&str], &[&Member]) -> bool;

/// The (country, sector) pairs a gold member may be.
fn alternatives(member: &str) -> BTreeSet<(&str, &str)> {
    let one = |a| {
        let (country, rest) = str::split_once(a, '/').unwrap_or((a, ""));
        (country, rest.split('/').next().unwrap_or(""))
    };
    member.split('|').map(one).collect()
}

/// Same countries; a gold member that may be `---` may be missing.
fn countries_fit(gold: &[&str], told: &[&Member]) -> bool {
    let gold: Vec<BTreeSet<&str>> =
        gold.iter().map(|g| alternatives(g).into_iter().map(|(c, _)| c).collect()).collect();
    let have: BTreeSet<&str> = told.iter().map(|m| m.country.as_str()).filter(|c| *c != "---").collect();
    let all: BTreeSet<&str> = gold.iter().flatten().copied().collect();
    gold.iter().all(|g| g.contains("---") || !g.is_disjoint(&have)) && have.is_subset(&all)
}

/// Same countries and sectors of every member.
fn sectors_fit(gold: &[&str], told: &[&Member]) -> bool {
    let gold: Vec<BTreeSet<(&str, &str)>> = gold.iter().map(|g| alternatives(g)).collect();
    let all: BTreeSet<(&str, &str)> = gold.iter().flatten().copied().collect();
    let have: Vec<BTreeSet<(&str, &str)>> =
        told.iter().map(|m| m.sectors.iter().map(|s| (m.country.as_str(), s.as_str())).collect()).collect();
    let found = |g: &BTreeSet<(&str, &str)>| have.iter().any(|h| !g.is_disjoint(h));
    gold.iter().all(|g| g.iter().any(|(c, _)| *c == "---") || found(g))
        && have.iter().all(|h| !h.is_disjoint(&all) || h.iter().all(|(c, _)| *c == "---"))
}

/// Each accepted reading: actors and recipients.
fn readings(gold: &Gold) -> impl Iterator<Item = (Vec<&str>, Vec<&str>)> {
    fn strs(list: &[String]) -> Vec<&str> {
        list.iter().map(String::as_str).collect()
    }
    gold.readings().into_iter().map(|(a, r)| (strs(a), strs(r)))
}

/// Whether actors and recipients agree; where the act is reciprocal, in either order.
fn dyad(gold: &Gold, told: &Told, fits: Fit) -> bool {
    let actors: Vec<&Member> = told.actors.iter().collect();
    let recipients: Vec<&Member> = told.recipients.iter().collect();
    let both: Vec<&Member> = told.actors.iter().chain(&told.recipients).collect();
    let first = gold.types.first().map_or("", String::as_str);
    readings(gold).any(|(a, r)| {
        let reciprocal =
            matches!(first, "CONSULT" | "AGREE" | "COOPERATE") || first == "SUPPORT" && r.is_empty();
        let union: Vec<&str> = a.iter().chain(&r).copied().collect();
        reciprocal && fits(&union, &both) || fits(&a, &actors) && fits(&r, &recipients)
    })
}

/// Whether who acts and who is acted on agree, also where the act is reciprocal.
fn roles(gold: &Gold, told: &Told) -> bool {
    let actors: Vec<&Member> = told.actors.iter().collect();
    let recipients: Vec<&Member> = told.recipients.iter().collect();
    let both: Vec<&Member> = told.actors.iter().chain(&told.recipients).collect();
    readings(gold).any(|(a, r)| {
        r.is_empty() && countries_fit(&a, &both)
            || countries_fit(&a, &actors) && countries_fit(&r, &recipients)
    })
}

fn when(gold: &Gold, told: &Told) -> bool {
    let same = |accepted: &Option<[String; 2]>| match (accepted, &told.when) {
        (None, None) => true,
        (Some([from, to]), Some((f, t))) => from == f && to == t,
        _ => false,
    };
    match &gold.when_any {
        Some(any) => any.iter().any(same),
        None => same(&gold.when),
    }
}

fn place(gold: &Gold, told: &Told) -> bool {
    let want = gold.place.as_deref().unwrap_or("").split(':').next().unwrap_or("");
    want.is_empty() || told.country.as_deref() == Some(want)
}

fn speaker(gold: &Gold, told: &Told) -> bool {
    let said = told.speakers.first().map_or("", String::as_str);
    gold.source_words.is_empty()
        || gold.source_words.iter().any(|w| said.contains(w.as_str()) || !said.is_empty() && w.contains(said))
}
