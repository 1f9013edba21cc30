//! The second look at whom an event is between: with what the rest of the article says.

use super::bag::Bag;
use super::bag::Weighed;
use super::support::{CHOOSES, Choice, Heard, KEEPS, MOST, OWN, Sides, Support};
use super::table::Table;
use super::why::Why;
use super::{EventMention, Party};
use crate::clause::Context;
use crate::lexicon::Weights;
use smallvec::SmallVec;

/// What one predicate tells, in the ways that are worth a second look.
pub struct Coded<'b> {
    /// The event, but for whom it is between.
    pub blank: EventMention,
    /// Whom it may be between, what most speaks for first.
    pub ways: Vec<OneWay<'b>>,
}

/// Whom an event is between, in one way to tell it.
pub struct OneWay<'b> {
    /// Who.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// How the two roles were filled.
    pub how: (&'static str, &'static str),
    /// How much of what speaks speaks for its countries.
    pub share: f32,
    /// The features that weigh something and the names of all, where every way is asked for.
    pub features: (Vec<Weighed>, Vec<String>),
    /// What speaks for it, where the best are.
    pub why: Option<Box<Why<'b>>>,
}

impl<'b> OneWay<'b> {
    /// The event in this way, and what speaks for it.
    pub fn told(self, blank: EventMention) -> (EventMention, Option<Box<Why<'b>>>) {
        let OneWay { actors, recipients, how, share, features: (features, names), why } = self;
        (EventMention { actors, recipients, how, share, features, names, ..blank }, why)
    }
}

/// What speaks for whom an event is between, kept until it is known which events are.
pub struct Grounds<'b> {
    /// By its predicate.
    why: Option<Box<Why<'b>>>,
    /// By the rest of the article.
    heard: Heard,
}

impl Grounds<'_> {
    /// The features that weigh something.
    pub fn features(&self, weights: &Weights) -> Vec<Weighed> {
        let table = Table::of(weights);
        let mut bag = Bag::new(weights, false);
        self.why.iter().for_each(|why| why.weigh(table, &mut bag));
        [CHOOSES, KEEPS].into_iter().for_each(|step| self.heard.weigh(step, table, &mut bag));
        bag.features
    }
}

/// Of the few choices of countries of each predicate, the one that the predicate and the rest of the article together most
/// speak for.
pub fn settle<'b>(cx: &Context<'b>, coded: Vec<Coded<'b>>) -> Vec<(EventMention, Grounds<'b>)> {
    let weights = &cx.lex.weights;
    let mut sides = Sides::default();
    let mut choices: Vec<Choice> = Vec::with_capacity(2 * coded.len());
    for Coded { blank, ways } in &coded {
        choices.extend(ways.iter().map(|way| choice(&mut sides, blank, way)));
    }
    let support = Support::of(&choices);
    let own = weights.named(OWN).unwrap_or(1.0);
    let steps = [CHOOSES, KEEPS].map(|step| Support::rows(step, weights));
    let mut choices = &choices[..];
    let mut out = Vec::with_capacity(coded.len());
    for Coded { blank, ways } in coded {
        let (chosen, rest) = choices.split_at(ways.len());
        choices = rest;
        let mut heard: SmallVec<[Heard; MOST]> = chosen.iter().map(|choice| support.heard(choice)).collect();
        let weigh = |(choice, heard): (&Choice, &Heard)| {
            let by_itself = own * choice.share.max(f32::MIN_POSITIVE).ln();
            heard.add_to(by_itself, &steps[0])
        };
        // What is chosen from one needs no weighing: all that speaks speaks for it.
        let sums: SmallVec<[f32; MOST]> = match chosen {
            [_] => SmallVec::from_elem(0.0, 1),
            _ => chosen.iter().zip(&heard).map(weigh).collect(),
        };
        let top = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let all: f32 = sums.iter().map(|sum| (sum - top).exp()).sum();
        let best = (0..sums.len()).reduce(|b, a| if sums[a] > sums[b] { a } else { b });
        let best = best.and_then(|n| Some((ways.into_iter().nth(n)?, heard.swap_remove(n), sums[n])));
        out.extend(best.map(|(way, heard, sum)| {
            let (mut event, why) = way.told(blank);
            event.share = (sum - top).exp() / all;
            event.supported = heard.add_to(0.0, &steps[1]);
            (event, Grounds { why, heard })
        }));
    }
    out
}

/// The choice of countries that one way to tell an event stands for.
fn choice(sides: &mut Sides, event: &EventMention, way: &OneWay<'_>) -> Choice {
    fn of(parties: &[Party]) -> impl Iterator<Item = &str> {
        parties.iter().filter_map(|p| p.country.as_deref())
    }
    let (actors, recipients) = (&way.actors, &way.recipients);
    let (actor, recipient) = match event.kind.is_undirected() {
        true => {
            let both = sides.number(of(actors).chain(of(recipients)));
            (both, both)
        }
        false => (sides.number(of(actors)), sides.number(of(recipients))),
    };
    Choice { head: event.head, sentence: event.parsed, kind: event.kind, actor, recipient, share: way.share }
}
