//! The second look at whom an event is between: with what the rest of the article says.

use super::bag::Bag;
use super::support::{CHOOSES, Choice, KEEPS, OWN, Sides, Support};
use super::{EventMention, Party};
use crate::clause::Context;

/// Of the few choices of countries of each predicate, the one that the predicate and the rest of the article together most
/// speak for.
pub fn settle(cx: &Context<'_>, coded: Vec<Vec<EventMention>>) -> Vec<EventMention> {
    let weights = &cx.lex.weights;
    let mut sides = Sides::default();
    let choices: Vec<Choice> = coded.iter().flatten().map(|e| choice(&mut sides, e)).collect();
    let support = Support::of(&choices);
    let own = weights.named(OWN).unwrap_or(1.0);
    let steps = [CHOOSES, KEEPS].map(|step| Support::rows(step, weights));
    let mut choices = choices.into_iter();
    let mut out = Vec::with_capacity(coded.len());
    for ways in coded {
        let weighed: Vec<(EventMention, Choice, f32)> = ways
            .into_iter()
            .zip(&mut choices)
            .map(|(event, choice)| {
                let by_itself = own * event.share.max(f32::MIN_POSITIVE).ln();
                let sum = support.add_to(by_itself, &choice, &steps[0]);
                (event, choice, sum)
            })
            .collect();
        let top = weighed.iter().map(|w| w.2).fold(f32::NEG_INFINITY, f32::max);
        let all: f32 = weighed.iter().map(|w| (w.2 - top).exp()).sum();
        let best = weighed.into_iter().reduce(|b, a| if a.2 > b.2 { a } else { b });
        out.extend(best.map(|(mut event, choice, sum)| {
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
