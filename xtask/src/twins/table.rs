//! Who takes whose place in one text.

use super::people::{Named, candidates, named};
use khabar::engine::Reading;
use khabar::lexicon::embedded_files;
use khabar::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A state as its line has it.
#[derive(Clone, Debug)]
struct State {
    iso3: &'static str,
    names: Vec<&'static str>,
    nisbas: Vec<&'static str>,
    peoples: Vec<&'static str>,
    capitals: Vec<&'static str>,
}

/// The replacements of one text.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Keys of a phrase's words → the words in its place.
    pub phrases: BTreeMap<Vec<String>, String>,
    /// Key of an adjective of origin, masculine and indefinite → the one in its place.
    pub nisbas: BTreeMap<String, String>,
    /// The outlet in the place of the page's own, where its state has another in its place.
    pub outlet: Option<&'static str>,
    countries: BTreeMap<String, String>,
}

/// Names of masculine states: what agrees with them differs.
const MASCULINE: [&str; 9] =
    ["العراق", "الأردن", "لبنان", "المغرب", "السودان", "اليمن", "الصومال", "قطر", "تشاد"];

pub(super) fn rows(prefix: &str) -> Vec<Vec<&'static str>> {
    let files = embedded_files().0.into_iter().filter(|(name, _)| name.starts_with(prefix));
    let lines = files.flat_map(|(_, text)| text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()));
    lines.map(|l| l.split('\t').map(str::trim).collect()).collect()
}

/// An outlet as its line has it: its country and all it goes by, the name in Latin letters first.
struct Outlet {
    country: &'static str,
    names: Vec<&'static str>,
}

fn outlets() -> Vec<Outlet> {
    let outlet = |cells: Vec<&'static str>| Outlet {
        country: cells[2],
        names: [variants(&cells, 7), variants(&cells, 0), variants(&cells, 6), variants(&cells, 8)].concat(),
    };
    rows("outlets.tsv").into_iter().map(outlet).collect()
}

/// A table of names that belong to countries: the file, and its columns for country, kind and names.
const OWNED: [(&str, usize, usize, &[usize]); 3] =
    [("organisations.tsv", 2, 4, &[6, 7]), ("outlets.tsv", 2, 5, &[8]), ("places.tsv", 3, 2, &[8])];

/// A name of a country's own: a body, an outlet, a town.
#[derive(Clone, Debug)]
struct Owned {
    file: &'static str,
    country: &'static str,
    kind: &'static str,
    names: Vec<&'static str>,
}

impl Owned {
    /// Whether it may stand in the place of another, in another country.
    fn stands_for(&self, other: &Owned, country: &str) -> bool {
        self.country == country && (self.file, self.kind) == (other.file, other.kind)
    }
}

fn owned() -> Vec<Owned> {
    let of_file = |(file, country, kind, names): (&'static str, usize, usize, &[usize])| {
        let row = |cells: Vec<&'static str>| Owned {
            file,
            country: cells.get(country).copied().unwrap_or("-"),
            kind: cells.get(kind).copied().unwrap_or("-"),
            names: names.iter().flat_map(|&n| variants(&cells, n)).collect(),
        };
        rows(file).into_iter().map(row).collect::<Vec<_>>()
    };
    OWNED.into_iter().flat_map(of_file).filter(|o| !o.names.is_empty()).collect()
}

pub(super) fn variants(cells: &[&'static str], n: usize) -> Vec<&'static str> {
    cells.get(n).copied().unwrap_or("-").split('|').filter(|v| *v != "-" && !v.is_empty()).collect()
}

fn states() -> Vec<State> {
    let state = |cells: Vec<&'static str>| State {
        iso3: cells[0],
        names: [variants(&cells, 6), variants(&cells, 7)].concat(),
        nisbas: variants(&cells, 8),
        peoples: variants(&cells, 9),
        capitals: variants(&cells, 10),
    };
    rows("states.tsv").into_iter().map(state).collect()
}

/// A small generator: the same seed draws the same twins on every machine.
pub struct Draw(u64);

impl Draw {
    /// A generator for a text.
    pub fn new(seed: u64, text: &str) -> Draw {
        let mix = |h: u64, b: u8| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        Draw(text.bytes().take(200).fold(seed.wrapping_add(0xcbf2_9ce4_8422_2325), mix))
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// What a state's name makes its neighbours agree with.
fn class(state: &State) -> (bool, bool) {
    let name = state.names.first().copied().unwrap_or("");
    (name.starts_with("ال"), MASCULINE.contains(&name))
}

impl Table {
    /// Draws the replacements for a text of an outlet, from what the engine finds named in it. The states of `kept` stay.
    pub fn draw(reading: &Reading, outlet: Option<&str>, kept: &BTreeSet<String>, seed: u64) -> Table {
        let mut draw = Draw::new(seed, &reading.document.text);
        let mut out = Table::default();
        let states = states();
        let mentions = || reading.articles.iter().flat_map(|a| &a.mentions);
        let countries: BTreeSet<&str> = mentions().filter_map(|m| m.country.as_deref()).collect();
        let people = named(reading);
        let outlets = outlets();
        // The page's outlet says whose news it is: it changes with its state.
        let home = outlets.iter().find(|o| outlet.is_some_and(|name| o.names.contains(&name)));
        // Names of a state's own that stand in the text: its bodies, outlets and towns, but for its capital.
        let all = owned();
        let capitals: BTreeSet<&str> = states.iter().flat_map(|s| s.capitals.iter().copied()).collect();
        let stands = |o: &&Owned| {
            !capitals.contains(o.names[0])
                && mentions().any(|m| m.country.as_deref() == Some(o.country) && m.name_ar == o.names[0])
        };
        let standing: Vec<&Owned> = all.iter().filter(stands).collect();
        let is_plain = |s: &State| {
            s.names.first().is_some_and(|n| !n.contains(' '))
                && s.nisbas.first().is_some_and(|n| !n.contains(' '))
                && s.capitals.first().is_some_and(|c| !c.contains(' '))
        };
        let mut free: Vec<&State> =
            states.iter().filter(|s| is_plain(s) && !countries.contains(s.iso3)).collect();
        let changes = |s: &&State| countries.contains(s.iso3) && is_plain(s) && !kept.contains(s.iso3);
        for state in states.iter().filter(changes) {
            let own: Vec<&Owned> = standing.iter().copied().filter(|o| o.country == state.iso3).collect();
            let has = |other: &State, o: &Owned| all.iter().any(|c| c.stands_for(o, other.iso3));
            // Who is named of the one state must find others of the other, or the twin would mix the two.
            let peopled = |other: &State| {
                let own = || people.iter().filter(|p| p.person.country == state.iso3);
                own().all(|p| {
                    let needed = own().filter(|o| o.person.gender == p.person.gender).count();
                    candidates(p, other.iso3).count() >= needed
                })
            };
            let fits = |other: &State| {
                class(other) == class(state)
                    && own.iter().all(|o| has(other, o))
                    && peopled(other)
                    && (home.is_none_or(|o| o.country != state.iso3)
                        || outlets.iter().any(|o| o.country == other.iso3))
            };
            let same: Vec<usize> = (0..free.len()).filter(|&i| fits(free[i])).collect();
            if same.is_empty() {
                continue;
            }
            let other = free.remove(same[draw.below(same.len())]);
            out.put_state(state, other);
            if home.is_some_and(|o| o.country == state.iso3) {
                let candidates: Vec<&Outlet> = outlets.iter().filter(|o| o.country == other.iso3).collect();
                out.outlet = Some(candidates[draw.below(candidates.len())].names[0]);
            }
            for o in own {
                let candidates: Vec<&Owned> = all.iter().filter(|c| c.stands_for(o, other.iso3)).collect();
                let chosen = candidates[draw.below(candidates.len())];
                o.names.iter().for_each(|name| out.put(name, chosen.names[0]));
            }
        }
        out.put_people(&people, &mut draw);
        out
    }

    /// The states that still show through in the twin, by names of theirs that nothing took the place of.
    pub fn left(&self, twin: &Reading) -> BTreeSet<String> {
        let mentions = twin.articles.iter().flat_map(|a| &a.mentions).filter(|m| m.why.is_some());
        let codes = mentions.filter_map(|m| m.country.as_deref());
        codes.filter(|c| self.countries.contains_key(*c)).map(str::to_owned).collect()
    }

    /// Whether any state has another in its place.
    pub fn changes(&self) -> bool {
        !self.countries.is_empty()
    }

    /// The country in another's place.
    pub fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.countries.get(code).map_or(code, String::as_str)
    }

    fn put(&mut self, from: &str, to: &str) {
        let key: Vec<String> = from.split_whitespace().map(fold::light).collect();
        self.phrases.entry(key).or_insert_with(|| to.to_owned());
    }

    fn put_state(&mut self, from: &State, to: &State) {
        self.countries.insert(from.iso3.to_owned(), to.iso3.to_owned());
        for name in &from.names {
            self.put(name, to.names[0]);
        }
        for capital in &from.capitals {
            self.put(capital, to.capitals[0]);
        }
        for nisba in &from.nisbas {
            self.nisbas.insert(fold::light(nisba), to.nisbas[0].to_owned());
        }
        for people in &from.peoples {
            let other = to.peoples.first().map_or_else(|| format!("{}ين", to.nisbas[0]), |p| (*p).to_owned());
            self.put(people, &other);
            self.put(&format!("ال{people}"), &format!("ال{other}"));
        }
    }

    fn put_people(&mut self, people: &[Named], draw: &mut Draw) {
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        for named in people {
            let country = self.country(named.person.country).to_owned();
            let free: Vec<_> = candidates(named, &country).filter(|p| !taken.contains(p.id)).collect();
            if free.is_empty() {
                continue;
            }
            let other = free[draw.below(free.len())];
            taken.insert(other.id);
            for name in named.full() {
                self.put(name, other.names[0]);
            }
            for short in named.short() {
                self.put(short, other.shorts[0]);
            }
        }
    }
}
