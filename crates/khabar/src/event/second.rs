//! The second look at whom an event is between: with what the rest of the article says.

use super::bag::Bag;
use super::support::{CHOOSES, Choice, KEEPS, MOST, OWN, Sides, Support};
use super::why::Why;
use super::{EventMention, Party};
use crate::clause::Context;
use smallvec::SmallVec;

/// An event told in one way, and what speaks for that.
pub type Coded<'b> = (EventMention, Option<Why<'b>>);

/// Of the few choices of countries of each predicate, the one that the predicate and the rest of the article together most
/// speak for.
pub fn settle(cx: &Context<'_>, coded: Vec<Vec<Coded<'_>>>) -> Vec<EventMention> {
    let weights = &cx.lex.weights;
    let mut sides = Sides::default();
    let choices: Vec<Choice> = coded.iter().flatten().map(|(event, _)| choice(&mut sides, event)).collect();
    let support = Support::of(&choices);
    let own = weights.named(OWN).unwrap_or(1.0);
    let steps = [CHOOSES, KEEPS].map(|step| Support::rows(step, weights));
    let mut choices = &choices[..];
    let mut out = Vec::with_capacity(coded.len());
    for ways in coded {
        let weigh = |choice: &Choice| {
            let by_itself = own * choice.share.max(f32::MIN_POSITIVE).ln();
            support.add_to(by_itself, choice, &steps[0])
        };
        let (chosen, rest) = choices.split_at(ways.len());
        choices = rest;
        let sums: SmallVec<[f32; MOST]> = chosen.iter().map(weigh).collect();
        let top = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let all: f32 = sums.iter().map(|sum| (sum - top).exp()).sum();
        let best = (0..sums.len()).reduce(|b, a| if sums[a] > sums[b] { a } else { b });
        let best = best.and_then(|n| Some((ways.into_iter().nth(n)?, chosen[n], sums[n])));
        out.extend(best.map(|((mut event, why), choice, sum)| {
            event.features = why.map(|why| why.features(weights)).unwrap_or_default();
            event.share = (sum - top).exp() / all;
            event.supported = support.add_to(0.0, &choice, &steps[1]);
            let mut bag = Bag::new(weights, false);
            for step in &steps {
                support.weigh(&choice, step, &mut bag);
            }
            event.features.extend(bag.features);
            event
        }));
    }
    out
}

/// The choice of countries an event stands for.
fn choice(sides: &mut Sides, event: &EventMention) -> Choice {
    fn of(parties: &[Party]) -> impl Iterator<Item = &str> {
        parties.iter().filter_map(|p| p.country.as_deref())
    }
    let (actors, recipients) = (&event.actors, &event.recipients);
    let (actor, recipient) = match event.kind.is_undirected() {
        true => {
            let both = sides.number(of(actors).chain(of(recipients)));
            (both, both)
        }
        false => (sides.number(of(actors)), sides.number(of(recipients))),
    };
    Choice {
        head: event.head,
        sentence: event.parsed,
        kind: event.kind,
        actor,
        recipient,
        share: event.share,
    }
}
