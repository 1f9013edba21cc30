//! Looking things up by a name a user types, in Arabic or in Latin letters.

use super::{Outlet, What, WordClass, World, entity_id};
use crate::text::{Text, clitic, fold, prepositions, translit};
use rustc_hash::FxHashMap;

/// How alike the keys of two Latin spellings must be where they are not the same.
const NEAR: f32 = 0.88;
/// Letters of a key below which keys must be the same.
const LONG: usize = 8;
/// Letters of the shortest key that is compared.
const SHORTEST: usize = 4;
/// How well a name fits that only lacks its article.
const WITH_ARTICLE: f32 = 0.9;
/// How well whole words inside a name fit.
const INSIDE: f32 = 0.6;

/// One thing a name may mean.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// Stable id.
    pub entity: String,
    /// person, organization, state, outlet or place.
    pub kind: &'static str,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Country, empty where there is none.
    pub country: String,
    /// 0 to 1: how well the name fits.
    pub score: f32,
}

impl World {
    /// «قرب الحدود مع مالي»: whether what begins at a token is behind a border and «مع».
    pub fn is_across(&self, text: &Text, at: usize) -> bool {
        let border = |t: usize| {
            let found = self.names.lookup(text.token(t));
            found.iter().any(|e| matches!(e.what, What::Word(WordClass::Border, _)))
        };
        at > 1 && text.loose(at - 1) == prepositions::SHARED[1] && border(at - 2)
    }

    /// An outlet by a name of it, its domain, or a host below its domain.
    pub fn outlet(&self, name_or_domain: &str) -> Option<&Outlet> {
        let wanted = name_or_domain.trim().to_lowercase();
        let host = wanted.split("://").last().unwrap_or("").split('/').next().unwrap_or("");
        let [by_domain, by_name] = self.outlets_by.get_or_init(|| self.outlets_by());
        let above = host.match_indices('.').map(|(dot, _)| &host[dot + 1..]);
        let domains = std::iter::once(host).chain(above).filter_map(|domain| by_domain.get(domain));
        let known = domains.min().or_else(|| by_name.get(&wanted)).map(|&at| at as usize);
        let by_arabic = || {
            let hits = self.names.lookup(name_or_domain);
            hits.iter().find_map(|e| match e.what {
                What::Outlet(at) => Some(at as usize),
                _ => None,
            })
        };
        self.outlets.get(known.or_else(by_arabic)?)
    }

    /// Outlets by their domains, and by their ids and their English names in small letters; of several the first.
    fn outlets_by(&self) -> [FxHashMap<String, u32>; 2] {
        let (mut by_domain, mut by_name) = (FxHashMap::default(), FxHashMap::default());
        for (at, outlet) in (0..).zip(&self.outlets) {
            if !outlet.domain.is_empty() {
                by_domain.entry(outlet.domain.clone()).or_insert(at);
            }
            for name in [outlet.name_en.to_lowercase(), outlet.id.clone()] {
                by_name.entry(name).or_insert(at);
            }
        }
        [by_domain, by_name]
    }

    /// Everything a name may mean, best first.
    pub fn find(&self, name: &str) -> Vec<Candidate> {
        let mut out = Vec::new();
        for entry in self.names.lookup(name) {
            out.extend(self.candidate(entry.what, if self.is_partial(entry.what) { 0.8 } else { 1.0 }));
        }
        if self.names.lookup(name).iter().any(|e| is_short_state(e.what)) {
            self.find_namesakes(&fold::loose(name), &mut out);
        }
        let latin = name.trim().to_lowercase();
        let is_latin = !latin.is_empty()
            && latin.chars().all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
        if is_latin {
            self.find_latin(&latin, &mut out);
            if out.is_empty() {
                self.find_romanised(&latin, &mut out);
            }
        }
        // «سودان»: who types may leave out the article that the name has.
        if out.is_empty()
            && !is_latin
            && let Some(name) = clitic::with_article(name.trim())
        {
            out.extend(self.names.lookup(&name).iter().filter_map(|e| self.candidate(e.what, WITH_ARTICLE)));
        }
        if out.is_empty() && !is_latin {
            self.find_inside(&fold::loose(name), &mut out);
        }
        if out.is_empty() {
            for person in self.spelt_like(&translit::name_key(name)) {
                out.extend(self.candidate(What::Person(person, false), 0.6));
            }
        }
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.entity.cmp(&b.entity)));
        out.dedup_by(|a, b| a.entity == b.entity);
        out
    }

    fn is_partial(&self, what: What) -> bool {
        matches!(
            what,
            What::Person(_, true) | What::Organisation(_, true) | What::Nisba { .. } | What::People(_)
        ) || matches!(what, What::State(_, super::StateName::Short))
    }

    fn find_latin(&self, wanted: &str, out: &mut Vec<Candidate>) {
        let fit = |name: &str| word_fit(&name.to_lowercase(), wanted);
        let mut all: Vec<(What, f32)> = Vec::new();
        let states = self.states.iter().enumerate();
        all.extend(states.map(|(i, s)| {
            let exact = s.iso3.to_lowercase() == wanted || s.qid.to_lowercase() == wanted;
            let fit = if exact { 1.0 } else { fit(&s.name_en).max(fit(&s.adj_en) * 0.9) };
            (What::State(i as u16, super::StateName::Full), fit)
        }));
        let people = self.people.iter().enumerate();
        all.extend(people.map(|(i, p)| {
            (What::Person(i as u32, false), id_fit(&p.id, &p.qid, wanted).max(fit(&p.name_en)))
        }));
        let bodies = self.organisations.iter().enumerate();
        all.extend(bodies.map(|(i, o)| {
            (What::Organisation(i as u16, false), id_fit(&o.id, &o.qid, wanted).max(fit(&o.name_en)))
        }));
        let outlets = self.outlets.iter().enumerate();
        all.extend(
            outlets
                .map(|(i, o)| (What::Outlet(i as u16), id_fit(&o.id, &o.qid, wanted).max(fit(&o.name_en)))),
        );
        let places = self.places.iter().enumerate();
        all.extend(places.map(|(i, p)| (What::Place(i as u32), fit(&p.name_en) * 0.95)));
        out.extend(all.into_iter().filter(|&(_, s)| s > 0.0).filter_map(|(w, s)| self.candidate(w, s)));
    }

    /// «كوريا» is short for one state, and another's name begins with it: who asks may mean either.
    fn find_namesakes(&self, wanted: &str, out: &mut Vec<Candidate>) {
        let opens = |name_ar: &str| {
            fold::loose(name_ar).strip_prefix(wanted).is_some_and(|rest| rest.starts_with(' '))
        };
        for (i, state) in self.states.iter().enumerate().filter(|(_, s)| opens(&s.name_ar)) {
            let what = What::State(i as u16, super::StateName::Full);
            if out.iter().all(|c| c.country != state.iso3) {
                out.extend(self.candidate(what, 0.8));
            }
        }
    }

    /// Persons and bodies of whose Arabic names the wanted words are some: «محمد», «الصباح», «آل ثاني».
    fn find_inside(&self, wanted: &str, out: &mut Vec<Candidate>) {
        let inside = |name_ar: &str| {
            let name = fold::loose(name_ar);
            word_fit(&name, wanted) > 0.0
        };
        let people = self.people.iter().enumerate().filter(|(_, p)| inside(&p.name_ar));
        let bodies = self.organisations.iter().enumerate().filter(|(_, o)| inside(&o.name_ar));
        let people = people.map(|(i, _)| What::Person(i as u32, false));
        let all = people.chain(bodies.map(|(i, _)| What::Organisation(i as u16, false)));
        out.extend(all.filter_map(|what| self.candidate(what, INSIDE)));
    }

    /// Names that are spelt otherwise in Latin letters: those whose key is nearest, and near.
    fn find_romanised(&self, wanted: &str, out: &mut Vec<Candidate>) {
        let key = translit::latin_key(wanted);
        let long = key.chars().count();
        // Of a short key one letter more or less is another name.
        let fit = |own: &str| match translit::likeness(own, &key) {
            l if l == 1.0 && long >= SHORTEST => l,
            l if l >= NEAR && long >= LONG => l,
            _ => 0.0,
        };
        let known = self.people.iter().enumerate().map(|(i, p)| (What::Person(i as u32, false), &p.name_en));
        let states = self.states.iter().enumerate();
        let known =
            known.chain(states.map(|(i, s)| (What::State(i as u16, super::StateName::Full), &s.name_en)));
        let places = self.places.iter().enumerate().map(|(i, p)| (What::Place(i as u32), &p.name_en));
        let mut all: Vec<(What, f32)> = Vec::new();
        for (what, name) in known.chain(places) {
            let own = translit::latin_key(name);
            let whole = fit(&own);
            // A surname alone is asked for as often as a whole name.
            let last = own.rsplit_once(' ').filter(|_| !key.contains(' ')).map_or(0.0, |(_, last)| fit(last));
            if whole.max(last) > 0.0 {
                all.push((what, whole.max(last * 0.95)));
            }
        }
        let best = all.iter().map(|(_, s)| *s).fold(0.0, f32::max);
        all.retain(|(_, s)| *s >= best);
        out.extend(all.into_iter().filter_map(|(what, s)| self.candidate(what, s * 0.6)));
    }

    fn candidate(&self, what: What, score: f32) -> Option<Candidate> {
        let (entity, kind, name, name_ar, country) = match what {
            What::State(i, _) | What::People(i) | What::Nisba { country: i, .. } => {
                let s = self.states.get(i as usize)?;
                (entity_id(&s.qid, &s.iso3), "state", &s.name_en, &s.name_ar, &s.iso3)
            }
            What::Organisation(i, _) => {
                let o = self.organisations.get(i as usize)?;
                (entity_id(&o.qid, &o.id), "organization", &o.name_en, &o.name_ar, &o.country)
            }
            What::Person(i, _) => {
                let p = self.people.get(i as usize)?;
                (entity_id(&p.qid, &p.id), "person", &p.name_en, &p.name_ar, &p.country)
            }
            What::Outlet(i) => {
                let o = self.outlets.get(i as usize)?;
                (entity_id(&o.qid, &o.id), "outlet", &o.name_en, &o.name_ar, &o.country)
            }
            What::Place(i) => {
                let p = self.places.get(i as usize)?;
                (entity_id("", &p.id), "place", &p.name_en, &p.name_ar, &p.country)
            }
            _ => return None,
        };
        let (name, name_ar, country) = (name.clone(), name_ar.clone(), country.clone());
        Some(Candidate { entity, kind, name, name_ar, country, score })
    }
}

/// Whether a name is a state's short one («كوريا»), which another state may have a claim to.
fn is_short_state(what: What) -> bool {
    matches!(what, What::State(_, super::StateName::Short))
}

fn id_fit(id: &str, qid: &str, wanted: &str) -> f32 {
    let khabar = wanted.strip_prefix("khabar:").unwrap_or(wanted);
    if id.eq_ignore_ascii_case(khabar) || (!qid.is_empty() && qid.eq_ignore_ascii_case(wanted)) {
        1.0
    } else {
        0.0
    }
}

/// 1 for the whole name, less for its last word, less again for whole words inside.
fn word_fit(name: &str, wanted: &str) -> f32 {
    if name == wanted {
        return 1.0;
    }
    let Some(at) = name.find(wanted) else { return 0.0 };
    let end = at + wanted.len();
    let opens = at == 0 || name[..at].ends_with([' ', '-']);
    let closes = end == name.len() || name[end..].starts_with([' ', '-']);
    match (opens && closes, end == name.len()) {
        (true, true) => 0.8,
        (true, false) => 0.6,
        _ => 0.0,
    }
}
