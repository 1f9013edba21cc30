//! What an article's headline and lead tell together: each leaves out what the other says, the day or the place, and a
//! comparison of one alone would take it for undated, or for anywhere.

use super::days::is_news;
use super::fields::{countries, dated, is_exact, is_local};
use super::{Place, Pool, Telling};
use crate::date::Interval;
use crate::event::Status;
use rustc_hash::FxHashMap;

/// When and where a telling is, by its own words or by the news of its article that tells the same.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scene {
    /// The days; none where only the page has a day.
    pub days: Option<Interval>,
    /// Whether the day is known to the day.
    pub exact: bool,
    /// Where, by its own words.
    pub place: Option<Place>,
    /// The town that the news of its article names for it, where it names none itself.
    pub town: Option<Place>,
}

impl Scene {
    fn of(telling: &Telling) -> Scene {
        Scene { days: dated(telling), exact: is_exact(telling), place: telling.place, town: None }
    }
}

/// The scene of every telling of a pool.
pub(super) fn scenes(pool: &Pool) -> Vec<Scene> {
    let mut scenes: Vec<Scene> = pool.tellings.iter().map(Scene::of).collect();
    let mut stories: FxHashMap<(u32, u8), Vec<u32>> = FxHashMap::default();
    for (n, t) in pool.tellings.iter().enumerate().filter(|(_, t)| is_news(t)) {
        stories.entry((t.account, t.kind as u8)).or_default().push(n as u32);
    }
    for news in stories.values().filter(|news| news.len() > 1) {
        for &i in news {
            let t = &pool.tellings[i as usize];
            let others = || {
                news.iter()
                    .filter(|&&j| j != i)
                    .map(|&j| &pool.tellings[j as usize])
                    .filter(|o| tell_one(t, o))
            };
            let scene = &mut scenes[i as usize];
            if scene.days.is_none() {
                scene.days = only(others().filter(|o| is_exact(o)).filter_map(dated));
                scene.exact |= scene.days.is_some();
            }
            if is_local(t.kind) && t.place.is_none_or(|p| p.whole) {
                let exact = others().filter_map(|o| o.place).filter(|p| !p.whole && !p.region);
                scene.town = only(exact);
            }
        }
    }
    beside_the_dated(pool, &mut scenes);
    scenes
}

/// «وقع عام 2002 اتفاقية للتعاون في مجال الطاقة»: what two are to do by what they did on a day is told of that day, so that the
/// cooperation of one year is not that of another. What the reader is taken to know («الاتفاق») may be of any day.
fn beside_the_dated(pool: &Pool, scenes: &mut [Scene]) {
    let mut sentences: FxHashMap<(u32, u32), Vec<u32>> = FxHashMap::default();
    for (n, t) in pool.tellings.iter().enumerate() {
        sentences.entry((t.account, t.sentence)).or_default().push(n as u32);
    }
    for told in sentences.values().filter(|told| told.len() > 1) {
        for &i in told {
            let t = &pool.tellings[i as usize];
            let open = scenes[i as usize].days.is_none() && (t.status == Status::Possible || !t.given);
            let ours = countries(t);
            if !open || ours.len() < 2 {
                continue;
            }
            let same = |o: &&Telling| ours.iter().all(|c| o.parties().any(|p| p.country == *c));
            let others = told.iter().filter(|&&j| j != i).map(|&j| &pool.tellings[j as usize]);
            scenes[i as usize].days = only(others.filter(same).filter_map(dated));
            if scenes[i as usize].days.is_some() {
                scenes[i as usize].exact = false;
            }
        }
    }
}

/// The one value that all have.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|v| v == first).then_some(first)
}

/// Whether two pieces of news of one article may be of one happening: one status, and a country in common.
fn tell_one(a: &Telling, b: &Telling) -> bool {
    let (p, q) = (countries(a), countries(b));
    a.status == b.status && (p.is_empty() || q.is_empty() || p.iter().any(|c| q.contains(c)))
}
