//! What the rest of an article says for a choice of countries: one text tells one story, so that whom its other predicates
//! speak of is likely meant where a predicate names nobody or too many.
//!
//! Each predicate comes with its few best choices of countries and how much speaks for each by itself. What all the others
//! speak for, the same countries, the same actor or the same recipient, in the article and in the sentence, becomes features
//! of a second, small choice, and of whether the predicate is kept.

use super::EventType;
use super::bag::{Bag, Part, add};
use crate::lexicon::Weights;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// How many choices of a predicate are weighed a second time.
pub const MOST: usize = 4;

/// The least share of what speaks, by itself, that a choice needs to be weighed again.
pub const LEAST: f32 = 0.02;

/// How much the logarithm of its own share weighs in the second choice, in `weights.tsv`.
pub const OWN: &str = "c:doc:own";

/// Who stands on one side: a set of countries by its number among the article's; nobody is [`Sides::NOBODY`].
pub type Side = u32;

/// The sets of countries of an article, numbered.
#[derive(Debug)]
pub struct Sides {
    known: Vec<Vec<String>>,
}

impl Default for Sides {
    fn default() -> Self {
        Sides { known: vec![Vec::new()] }
    }
}

impl Sides {
    /// The side without a country.
    pub const NOBODY: Side = 0;

    /// The number of a set of countries, in whatever order they come.
    pub fn number<'p>(&mut self, countries: impl Iterator<Item = &'p str>) -> Side {
        let mut set: Vec<&str> = countries.collect();
        set.sort_unstable();
        set.dedup();
        if let Some(n) = self.known.iter().position(|k| k.iter().eq(set.iter())) {
            return n as Side;
        }
        self.known.push(set.into_iter().map(str::to_owned).collect());
        (self.known.len() - 1) as Side
    }
}

/// One choice of countries for one predicate.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Choice {
    /// The predicate: the number of its first word.
    pub head: u32,
    /// Its sentence.
    pub sentence: u32,
    /// Its type.
    pub kind: EventType,
    /// Who acts; of acts without a direction both sides together.
    pub actor: Side,
    /// Who is acted on; of acts without a direction the same.
    pub recipient: Side,
    /// How much of what speaks by the predicate itself speaks for it, 0 to 1.
    pub share: f32,
}

/// What is counted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Pair(bool, Side, Side),
    PairOf(EventType, Side, Side),
    Actor(Side),
    ActorOf(EventType, Side),
    ActorIn(u32, Side),
    Recipient(Side),
    RecipientOf(EventType, Side),
    RecipientIn(u32, Side),
}

impl Key {
    /// Whether a choice is one of those counted.
    fn counts(self, c: &Choice) -> bool {
        match self {
            Key::Pair(undirected, a, r) => {
                (c.kind.is_undirected(), c.actor, c.recipient) == (undirected, a, r)
            }
            Key::PairOf(kind, a, r) => (c.kind, c.actor, c.recipient) == (kind, a, r),
            Key::Actor(a) => c.actor == a,
            Key::ActorOf(kind, a) => (c.kind, c.actor) == (kind, a),
            Key::ActorIn(sentence, a) => (c.sentence, c.actor) == (sentence, a),
            Key::Recipient(r) => c.recipient == r,
            Key::RecipientOf(kind, r) => (c.kind, c.recipient) == (kind, r),
            Key::RecipientIn(sentence, r) => (c.sentence, c.recipient) == (sentence, r),
        }
    }
}

/// A predicate: its first word and its type.
type Predicate = (u32, EventType);

/// The choices of one predicate, with how much each speaks for.
type Own = SmallVec<[(Choice, f32); MOST]>;

/// What an article speaks for, as sums of shares.
pub struct Support {
    all: FxHashMap<Key, f32>,
    /// The choices of each predicate, with how much each speaks for.
    own: FxHashMap<Predicate, Own>,
    predicates: usize,
    of_type: FxHashMap<EventType, usize>,
    in_sentence: FxHashMap<u32, usize>,
}

impl Support {
    /// Of all choices of an article.
    pub fn of(choices: &[Choice]) -> Support {
        // A predicate that two patterns match speaks once.
        let mut weight: FxHashMap<Predicate, (f32, u32)> = FxHashMap::default();
        for c in choices {
            let all = weight.entry((c.head, c.kind)).or_insert((0.0, c.sentence));
            all.0 += c.share;
        }
        let mut out = Support {
            all: FxHashMap::with_capacity_and_hasher(4 * choices.len(), Default::default()),
            own: FxHashMap::with_capacity_and_hasher(weight.len(), Default::default()),
            predicates: weight.len(),
            of_type: FxHashMap::default(),
            in_sentence: FxHashMap::default(),
        };
        for ((_, kind), (_, sentence)) in &weight {
            *out.of_type.entry(*kind).or_default() += 1;
            *out.in_sentence.entry(*sentence).or_default() += 1;
        }
        for c in choices {
            let predicate = (c.head, c.kind);
            let share = c.share / weight[&predicate].0.max(1.0);
            keys(c).into_iter().for_each(|key| *out.all.entry(key).or_default() += share);
            out.own.entry(predicate).or_default().push((*c, share));
        }
        out
    }

    /// What the predicates beside one with these choices speak for.
    fn others(&self, own: &[(Choice, f32)], key: Key) -> f32 {
        let own = own.iter().filter(|(c, _)| key.counts(c));
        let own = own.fold(0.0, |sum, (_, share)| sum + share);
        self.all.get(&key).map_or(0.0, |all| all - own)
    }

    /// The choices of the predicate of one.
    fn own(&self, c: &Choice) -> &[(Choice, f32)] {
        self.own.get(&(c.head, c.kind)).map_or(&[], |own| own)
    }

    /// Weighs a choice by what the others speak for; `prefix` tells the second choice and the keeping apart.
    pub fn weigh(&self, c: &Choice, prefix: &str, out: &mut Bag<'_>) {
        let prefix = Part::of(prefix);
        let (has_actor, has_recipient) = (c.actor != Sides::NOBODY, c.recipient != Sides::NOBODY);
        let own = self.own(c);
        let among = |key: Key| class(self.others(own, key));
        let count = |n: Option<&usize>| n.map_or(0, |n| n - 1);
        let undirected = c.kind.is_undirected();
        let alike = count(self.of_type.get(&c.kind)).min(3);
        if alike > 0 {
            add!(out, prefix, "type:pair=", among(Key::PairOf(c.kind, c.actor, c.recipient)), ",of=", alike);
            add!(out, prefix, "type:actor=", among(Key::ActorOf(c.kind, c.actor)), ",named=", has_actor);
            let recipient = among(Key::RecipientOf(c.kind, c.recipient));
            add!(out, prefix, "type:recipient=", recipient, ",named=", has_recipient);
        }
        let others = self.predicates.saturating_sub(1).min(9) / 3;
        if self.predicates > 1 {
            add!(out, prefix, "pair=", among(Key::Pair(undirected, c.actor, c.recipient)), ",of=", others);
            add!(out, prefix, "actor=", among(Key::Actor(c.actor)), ",named=", has_actor, ",of=", others);
            let recipient = among(Key::Recipient(c.recipient));
            add!(out, prefix, "recipient=", recipient, ",named=", has_recipient, ",of=", others);
        }
        let beside = count(self.in_sentence.get(&c.sentence)).min(3);
        if beside > 0 {
            let actor = among(Key::ActorIn(c.sentence, c.actor));
            let recipient = among(Key::RecipientIn(c.sentence, c.recipient));
            add!(out, prefix, "sentence:actor=", actor, ",named=", has_actor, ",of=", beside);
            add!(out, prefix, "sentence:recipient=", recipient, ",named=", has_recipient, ",of=", beside);
            let acts = among(Key::ActorIn(c.sentence, c.recipient));
            let suffers = among(Key::RecipientIn(c.sentence, c.actor));
            add!(
                out,
                prefix,
                "sentence:turned=",
                acts,
                "/",
                suffers,
                ",named=",
                has_actor,
                "/",
                has_recipient
            );
        }
    }

    /// The names of what [`Support::weigh`] adds, to learn from.
    pub fn names(&self, c: &Choice, prefix: &str, weights: &Weights) -> Vec<String> {
        let mut bag = Bag::new(weights, true);
        self.weigh(c, prefix, &mut bag);
        bag.names.unwrap_or_default()
    }
}

fn keys(c: &Choice) -> [Key; 8] {
    [
        Key::Pair(c.kind.is_undirected(), c.actor, c.recipient),
        Key::PairOf(c.kind, c.actor, c.recipient),
        Key::Actor(c.actor),
        Key::ActorOf(c.kind, c.actor),
        Key::ActorIn(c.sentence, c.actor),
        Key::Recipient(c.recipient),
        Key::RecipientOf(c.kind, c.recipient),
        Key::RecipientIn(c.sentence, c.recipient),
    ]
}

/// A class of how much speaks.
fn class(sum: f32) -> &'static str {
    match sum {
        s if s < 0.02 => "0",
        s if s < 0.1 => "1",
        s if s < 0.25 => "2",
        s if s < 0.5 => "3",
        s if s < 1.0 => "4",
        s if s < 2.0 => "5",
        s if s < 4.0 => "6",
        _ => "7",
    }
}

/// The prefix of features of the second choice.
pub const CHOOSES: &str = "c:doc:";

/// The prefix of features of keeping.
pub const KEEPS: &str = "doc:";

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(head: u32, actor: Side, recipient: Side, share: f32) -> Choice {
        Choice { head, sentence: head / 10, kind: EventType::Assault, actor, recipient, share }
    }

    #[test]
    fn a_predicate_does_not_speak_for_itself() {
        let choices =
            [choice(1, 1, 2, 0.9), choice(1, 2, 1, 0.1), choice(11, 1, 2, 0.6), choice(11, 1, 0, 0.4)];
        let support = Support::of(&choices);
        let pair = Key::Pair(false, 1, 2);
        assert!((support.others(support.own(&choices[0]), pair) - 0.6).abs() < 1e-6);
        assert!((support.others(support.own(&choices[2]), pair) - 0.9).abs() < 1e-6);
        assert!((support.others(support.own(&choices[2]), Key::Actor(1)) - 0.9).abs() < 1e-6);
        let weights = Weights::default();
        let names = support.names(&choices[2], CHOOSES, &weights);
        assert!(names.contains(&"c:doc:type:pair=4,of=1".to_owned()), "{names:?}");
        // Nothing else stands in its sentence.
        assert!(!names.iter().any(|n| n.contains("sentence")), "{names:?}");
    }

    #[test]
    fn a_predicate_matched_twice_speaks_once() {
        let choices = [choice(1, 1, 2, 0.8), choice(1, 1, 2, 0.8), choice(11, 1, 2, 0.5)];
        let support = Support::of(&choices);
        assert!((support.others(support.own(&choices[2]), Key::Actor(1)) - 1.0).abs() < 1e-6);
        assert_eq!(support.predicates, 2);
    }

    #[test]
    fn sets_have_one_number_in_any_order() {
        let mut sides = Sides::default();
        assert_eq!(sides.number(std::iter::empty()), Sides::NOBODY);
        let one = sides.number(["SDN", "EGY"].into_iter());
        assert_eq!(sides.number(["EGY", "SDN", "EGY"].into_iter()), one);
    }
}
