//! Pairs: how likely two tellings are of one happening.
//!
//! A score is a sum of what speaks for and against, in units of log odds; `None` where the two cannot be one: two
//! visits of April and July, two strikes of one day in different towns.

use super::block::Index;
use super::days::is_news;
use super::evidence::{Join, Reason};
use super::fields::{self, Sides, copies, dated, gap};
use super::readings::have_other_actors;
use super::rules::Rules;
use super::story::{Scene, scenes};
use super::{Pool, Telling};
use crate::date::Interval;
use crate::event::{EventType, Status};

/// Two tellings and the score that speaks for joining them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Link {
    pub a: u32,
    pub b: u32,
    pub score: f32,
}

impl Link {
    /// The same link seen from the other end.
    pub fn turned(self) -> Link {
        Link { a: self.b, b: self.a, score: self.score }
    }
}

/// All pairs that may be joined.
pub(super) fn links(pairing: &Pairing<'_>, index: &Index) -> Vec<Link> {
    let mut out = Vec::new();
    index.pairs(|a, b| {
        if let Some(score) = pairing.score(a, b).filter(|s| *s > pairing.rules.threshold) {
            out.push(Link { a: a.min(b), b: a.max(b), score });
        }
    });
    out
}

/// Everything a comparison looks up.
pub(super) struct Pairing<'a> {
    pub rules: &'a Rules,
    pub pool: &'a Pool,
    origins: &'a [u32],
    norms: Vec<f32>,
    stories: Vec<f32>,
    sides: Vec<Sides>,
    modes: Vec<u8>,
    scenes: Vec<Scene>,
}

/// What speaks against any two tellings being of one happening, before anything is known of them.
const PRIOR: f32 = -3.3;
/// What a sentence in quite the same words would add.
const SAME_WORDS: f32 = 5.0;
/// What articles in quite the same words would add, and from where their likeness begins to speak for it.
const SAME_STORY: f32 = 5.0;
const LIKE_STORY: f32 = 0.35;
/// Copies: sentences this much alike are one sentence.
const SAME_SENTENCE: f32 = 0.6;
/// What the next day says of a strike, a protest, an arrest in two prints of one text; in two texts they are two, since a war
/// has one every day.
pub(super) const NEXT_DAY: f32 = -3.0;
/// The same of two pieces of news of one paper, where one of them or neither names its day.
pub(super) const RENEWED: f32 = -6.0;
/// What an agreement in other words than another's of its article says, and how few words they share then.
const TWO_ACCORDS: f32 = -3.0;
const OTHER_WORDS: f32 = 0.2;
/// How much of it counts where both are told in one sentence of one article.
const OWN_SENTENCE: f32 = 0.5;
/// What another town says, and the same one, where one of two sentences has its town from the rest of the news.
const OTHER_TOWN: f32 = -1.0;
const SAME_TOWN: f32 = 0.3;

impl<'a> Pairing<'a> {
    /// Works out what every comparison needs.
    pub(super) fn new(rules: &'a Rules, pool: &'a Pool, origins: &'a [u32]) -> Pairing<'a> {
        let norms = pool.tellings.iter().map(|t| norm(rules, &t.words)).collect();
        let stories = pool.accounts.iter().map(|a| norm(rules, &a.words)).collect();
        let sides = pool.tellings.iter().map(Sides::of).collect();
        let modes = pool.tellings.iter().map(|t| fields::likeness_of_mode(pool.str(t.mode))).collect();
        Pairing { rules, pool, origins, norms, stories, sides, modes, scenes: scenes(pool) }
    }

    /// When and where a telling is.
    pub(super) fn scene(&self, telling: u32) -> &Scene {
        &self.scenes[telling as usize]
    }

    /// How likely two tellings are of one happening; `None` where they cannot be.
    pub(super) fn score(&self, a: u32, b: u32) -> Option<f32> {
        self.score_of((a, None), (b, None))
    }

    /// The same, each with the days that others of its group tell, for it may name none itself.
    pub(super) fn score_of(
        &self,
        (a, lent_a): (u32, Option<Interval>),
        (b, lent_b): (u32, Option<Interval>),
    ) -> Option<f32> {
        let (x, y) = (&self.pool.tellings[a as usize], &self.pool.tellings[b as usize]);
        let figures = fields::figures(x, y);
        let one_text = x.account != y.account
            && self.origins[x.account as usize] == self.origins[y.account as usize]
            && !self.is_formula(a, b, figures);
        let likeness = || self.cosine(&x.words, &y.words, self.norms[a as usize], self.norms[b as usize]);
        // Words are compared last where they cannot change what is possible.
        let copied = one_text.then(likeness);
        let one_sentence = copied.is_some_and(|words| words > SAME_SENTENCE);
        if !one_sentence && fields::are_words(x.kind, y.kind) && have_other_actors(self.pool, x, y) {
            return None;
        }
        let fields = PRIOR
            + fields::kinds(x, y, self.modes[a as usize] & self.modes[b as usize] != 0, one_sentence)?
            + self.time((a, lent_a), (b, lent_b), one_text)?
            + fields::places(x.kind, self.scene(a).place, self.scene(b).place)?
            + self.towns(a, b)
            + self.parties(a, b, one_sentence)?
            + figures;
        let likeness = copied.unwrap_or_else(likeness);
        let words = SAME_WORDS * likeness * own_words(x, y) + two_accords(x, y, likeness);
        Some(fields + words + if one_text { copies(one_sentence) } else { self.articles(x, y) })
    }

    /// What speaks for a pair that was joined.
    pub(super) fn join(&self, link: &Link) -> Join {
        let (x, y) = (&self.pool.tellings[link.a as usize], &self.pool.tellings[link.b as usize]);
        let (p, q) = (&self.sides[link.a as usize], &self.sides[link.b as usize]);
        let words = self.cosine(&x.words, &y.words, self.norms[link.a as usize], self.norms[link.b as usize]);
        let copy =
            x.account != y.account && self.origins[x.account as usize] == self.origins[y.account as usize];
        let holds = [
            (Reason::Copy, copy),
            (Reason::Article, x.account == y.account),
            (Reason::Day, dated(x).zip(dated(y)).is_some_and(|(d, e)| gap(d, e) == 0)),
            (Reason::Place, x.place.zip(y.place).is_some_and(|(d, e)| d.name == e.name)),
            (Reason::Person, fields::persons(self.pool, p, q) > 0.0),
            (Reason::Dyad, fields::shares_dyad(p, q)),
            (Reason::Figure, fields::figures(x, y) > 0.0),
            (Reason::Words, words > SAME_SENTENCE),
        ];
        let reasons = holds.iter().filter(|(_, h)| *h).fold(0, |bits, (reason, _)| bits | *reason as u8);
        Join::new(link, reasons, words)
    }

    /// «اعتقلت القوات فجر اليوم …»: the words of every morning with another day and other numbers are no reprint.
    fn is_formula(&self, a: u32, b: u32, figures: f32) -> bool {
        let days = self.scene(a).days.zip(self.scene(b).days);
        figures < 0.0 && days.is_some_and(|(p, q)| gap(p, q) > 0)
    }

    /// Two strikes that each of their articles puts in another town, though one of the sentences names none.
    fn towns(&self, a: u32, b: u32) -> f32 {
        let (p, q) = (self.scene(a), self.scene(b));
        let lent = p.town.is_some() || q.town.is_some();
        let exact = |s: &Scene| s.town.or(s.place).filter(|t| !t.whole && !t.region);
        match exact(p).zip(exact(q)) {
            Some((t, u)) if lent && t.name != u.name => OTHER_TOWN,
            Some(_) if lent => SAME_TOWN,
            _ => 0.0,
        }
    }

    fn parties(&self, a: u32, b: u32, one_sentence: bool) -> Option<f32> {
        let (x, y) = (&self.sides[a as usize], &self.sides[b as usize]);
        let visit = self.pool.tellings[a as usize].kind == EventType::Consult;
        let dyads = fields::dyads(x, y, visit).or(one_sentence.then_some(fields::CLASH))?;
        Some(fields::persons(self.pool, x, y) + fields::bodies(x, y) + dyads)
    }

    /// What the articles of two tellings say of them.
    fn articles(&self, x: &Telling, y: &Telling) -> f32 {
        let (i, j) = (x.account as usize, y.account as usize);
        if i == j {
            return if x.sentence == y.sentence { -1.0 } else { 0.5 };
        }
        let (a, b) = (&self.pool.accounts[i], &self.pool.accounts[j]);
        let likeness = self.cosine(&a.words, &b.words, self.stories[i], self.stories[j]);
        let vague = |t: &Telling| t.status == Status::Possible && dated(t).is_none();
        let count = |holds: fn(&Telling) -> bool| f32::from(u8::from(holds(x)) + u8::from(holds(y)));
        let anew = self.are_anew(x, y) && (dated(x).is_none() || dated(y).is_none());
        // What is spoken of as known may be known from anywhere.
        SAME_STORY * (likeness - LIKE_STORY)
            - 0.7 * count(vague)
            - 0.6 * count(|t| t.given)
            - f32::from(u8::from(anew))
    }

    /// A paper that has news on two days has two pieces of news sooner than one.
    pub(super) fn are_anew(&self, x: &Telling, y: &Telling) -> bool {
        let (a, b) = (&self.pool.accounts[x.account as usize], &self.pool.accounts[y.account as usize]);
        let one_paper = !a.outlet.is_none() && a.outlet == b.outlet;
        one_paper && a.published != b.published && is_news(x) && is_news(y)
    }

    /// What it says against two strikes that one paper has as its news of one day, and, without a day, as its news of the next.
    pub(super) fn renewed(&self, (dated, days): (u32, Interval), undated: u32, one_text: bool) -> f32 {
        let [x, y] = [dated, undated].map(|n| &self.pool.tellings[n as usize]);
        let [p, q] = [dated, undated].map(|n| self.pool.account(n as usize).published);
        let fresh = p.is_some_and(|p| p.to == days.to) && p.zip(q).is_some_and(|(p, q)| p.to < q.from);
        let anew = !one_text && fresh && fields::is_local(x.kind) && self.are_anew(x, y);
        if anew { RENEWED } else { 0.0 }
    }

    /// Cosine of two sets of words, each weighed by how much it tells.
    fn cosine(&self, a: &[u32], b: &[u32], norm_a: f32, norm_b: f32) -> f32 {
        if norm_a == 0.0 || norm_b == 0.0 {
            return 0.0;
        }
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += self.rules.weight(a[i]).powi(2);
                    i += 1;
                    j += 1;
                }
            }
        }
        sum / (norm_a * norm_b)
    }
}

/// «زار المعرض وافتتح المصنع»: what one sentence tells by two words of different kinds is mostly two things, and that its words are
/// the same says nothing. An attack and those it hurts are one, though the one has its weapon and the other none.
fn own_words(x: &Telling, y: &Telling) -> f32 {
    let one_sentence = x.account == y.account && x.sentence == y.sentence;
    let other_mode = !x.mode.is_none() && !y.mode.is_none() && x.mode != y.mode;
    // To be ready to work together and to do so are told by one breath, and often of one thing.
    let together = |t: &Telling| matches!(t.kind, EventType::Agree | EventType::Cooperate);
    let other_kind = x.kind != y.kind && !(together(x) && together(y));
    if one_sentence && (other_kind || other_mode) { OWN_SENTENCE } else { 1.0 }
}

/// «اتفقت القاهرة وأنقرة على مناورات» and «وافقت القاهرة على شراء طائرات» further down: what an article has agreed upon in two
/// sentences, in quite other words, is two things. What is spoken of as known («the accord») has no words of its own.
fn two_accords(x: &Telling, y: &Telling, likeness: f32) -> f32 {
    let told = x.account == y.account && x.sentence != y.sentence && !x.given && !y.given;
    let agreed = x.kind == EventType::Agree && y.kind == EventType::Agree;
    if told && agreed && likeness < OTHER_WORDS { TWO_ACCORDS } else { 0.0 }
}

/// How much a set of words tells in all.
pub(super) fn norm(rules: &Rules, words: &[u32]) -> f32 {
    words.iter().map(|&w| rules.weight(w).powi(2)).sum::<f32>().sqrt()
}
