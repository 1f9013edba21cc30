//! What the days of two tellings say of their being of one happening.

use super::compare::{NEXT_DAY, Pairing, RENEWED};
use super::fields::{self, dated, gap};
use super::{Rank, Telling};
use crate::date::Interval;
use crate::event::Status;

impl<'a> Pairing<'a> {
    /// What the days of two say for their being one, each with the days its group lends it; `None` where they cannot be.
    pub(super) fn time(
        &self,
        (a, lent_a): (u32, Option<Interval>),
        (b, lent_b): (u32, Option<Interval>),
        one_text: bool,
    ) -> Option<f32> {
        let (x, y) = (&self.pool.tellings[a as usize], &self.pool.tellings[b as usize]);
        let (pa, pb) = (self.pool.account(a as usize).published, self.pool.account(b as usize).published);
        let planned = |t: &Telling| matches!(t.status, Status::Planned | Status::Possible);
        if is_over(x, y, pb) || is_over(y, x, pa) {
            return None;
        }
        let (s, t) = (self.scene(a), self.scene(b));
        let own = s.days.is_some() && t.days.is_some();
        match (s.days.or(lent_a), t.days.or(lent_b)) {
            (Some(p), Some(q)) => {
                let gap = gap(p, q);
                let exact = own && s.exact && t.exact;
                match gap {
                    0 if exact => Some(1.5),
                    0 => Some(0.7),
                    1 if exact && fields::is_local(x.kind) && as_late(p, pa, q, pb) => {
                        one_text.then_some(NEXT_DAY)
                    }
                    1 => Some(0.3),
                    2..=4 if planned(x) != planned(y) => Some(-0.5),
                    _ => None,
                }
            }
            (Some(p), None) if x.account == y.account => Some(beside(p, x, y, pb)),
            (None, Some(q)) if x.account == y.account => Some(beside(q, y, x, pa)),
            (Some(p), None) => Some(self.renewed((a, p), b, one_text) + against_article(p, y, pb)?),
            (None, Some(q)) => Some(self.renewed((b, q), a, one_text) + against_article(q, x, pa)?),
            (None, None) if x.account == y.account => Some(0.8),
            (None, None) if !one_text && fields::is_local(x.kind) && self.are_anew(x, y) => Some(RENEWED),
            (None, None) => match pa.zip(pb).map(|(p, q)| gap(p, q)) {
                None => Some(-1.0),
                Some(0) => Some(0.5),
                Some(1) => Some(0.2),
                Some(2) => Some(-0.5),
                Some(3) => Some(-1.0),
                Some(4..=7) => Some(-1.5),
                Some(8..=14) => Some(-3.0),
                // News of two weeks is two things, in whatever words; a look back may be at the same.
                Some(_) if is_news(x) && is_news(y) => None,
                Some(_) => Some(-3.0),
            },
        }
    }
}

/// Whether two articles tell of their days equally late: one has what was new on its day, the other what was new on another.
/// «Last night» here and «today» there are one night.
fn as_late(p: Interval, published: Option<Interval>, q: Interval, other: Option<Interval>) -> bool {
    let late = |days: Interval, page: Option<Interval>| page.map(|page| days.to.days_until(page.from));
    late(p, published).is_some_and(|days| late(q, other) == Some(days))
}

/// Days by which a thing may be over while a paper still has it planned.
const SLIP: i64 = 7;

/// Whether the first tells what was over before the second, of an article of those days, has it planned.
fn is_over(done: &Telling, plan: &Telling, published: Option<Interval>) -> bool {
    let planned = plan.status == Status::Planned && dated(plan).is_none();
    let over = dated(done).zip(published).is_some_and(|(d, p)| d.to.days_until(p.from) > SLIP);
    planned && done.status == Status::Occurred && over
}

/// Whether a telling stands where an article has its news.
pub(super) fn is_news(telling: &Telling) -> bool {
    telling.rank <= Rank::Lead && !telling.given
}

/// Days after which what an article has as its news is no more of what it dates before them.
const PAST: i64 = 60;

/// A dated telling against an undated one of its own article: «the talks» of the news are not the treaty of 2002 that it recalls.
fn beside(days: Interval, dated: &Telling, undated: &Telling, published: Option<Interval>) -> f32 {
    let past = published.is_some_and(|p| days.to.days_until(p.from) > PAST);
    match past {
        true if is_news(undated) && !is_news(dated) => -3.0,
        true if undated.kind != dated.kind => -2.0,
        _ => 0.5,
    }
}

/// A dated telling against an undated one: the undated one's article is all there is to go by. `None` where it has as its news what
/// the other dates long before.
fn against_article(days: Interval, undated: &Telling, published: Option<Interval>) -> Option<f32> {
    let Some(published) = published else { return Some(-1.0) };
    let ahead = published.to.days_until(days.from);
    let behind = days.to.days_until(published.from);
    if behind > PAST && is_news(undated) {
        return None;
    }
    Some(match (ahead, behind) {
        (1.., _) if undated.status == Status::Planned && ahead <= 21 => 0.3,
        (1..=2, _) => 0.0,
        (1.., _) => -3.0,
        (_, ..=1) => 0.5,
        (_, 2) => -0.5,
        (_, 3..=10) => -1.0,
        (_, 11..=PAST) => -2.0,
        _ => -3.0,
    })
}
