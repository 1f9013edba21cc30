//! What an article's headline and lead tell together: each leaves out what the other says, the day or the place, and a
//! comparison of one alone would take it for undated, or for anywhere.

use super::days::is_news;
use super::fields::{dated, is_exact, is_local};
use super::{Place, Pool, Telling};
use crate::date::Interval;
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
    scenes
}

/// The one value that all have.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|v| v == first).then_some(first)
}

/// Whether two pieces of news of one article may be of one happening: one status, and a country in common.
fn tell_one(a: &Telling, b: &Telling) -> bool {
    let countries =
        |t: &'_ Telling| t.parties().map(|p| p.country).filter(|c| !c.is_none()).collect::<Vec<_>>();
    let (p, q) = (countries(a), countries(b));
    a.status == b.status && (p.is_empty() || q.is_empty() || p.iter().any(|c| q.contains(c)))
}
