//! What the rest of an article says for a choice of countries: one text tells one story, so that whom its other predicates
//! speak of is likely meant where a predicate names nobody or too many.
//!
//! Each predicate comes with its few best choices of countries and how much speaks for each by itself. What all the others
//! speak for, the same countries, the same actor or the same recipient, in the article and in the sentence, becomes features
//! of a second, small choice, and of whether the predicate is kept.

use super::EventType;
use super::bag::Bag;
use super::field::{Field, Value, value};
use super::list::List;
use super::rows::Rows;
use super::said::Said;
use super::table::Table;
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
        let mut set: SmallVec<[&str; 4]> = countries.collect();
        set.sort_unstable();
        set.dedup();
        if let Some(n) = self.known.iter().position(|k| k.len() == set.len() && k.iter().eq(set.iter())) {
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

/// What is counted together, as a number: many are looked up, and one number is faster hashed than what it stands for.
type Key = u64;

/// The number of what is counted at a place of [`keys`]: of what type, or whether of acts without a direction, in what sentence or by
/// whom, and to whom.
fn key(place: usize, kind: u8, one: u32, other: u32) -> Key {
    // No article has so many sentences or sets of countries that they need more than 28 bits. What differs most stands lowest, where
    // it changes most of a hash.
    place as u64 | u64::from(kind) << 3 | u64::from(other) << 8 | u64::from(one) << 36
}

/// A predicate: its first word and its type.
type Predicate = (u32, EventType);

/// A choice of a predicate, how much it speaks for, and the numbers of what it is counted with, in the order of [`keys`].
#[derive(Clone, Copy)]
struct Own {
    sides: (Side, Side),
    share: f32,
    keys: [u32; KEYS],
}

/// What an article speaks for, as sums of shares.
pub struct Support {
    /// What is counted together, numbered.
    keys: FxHashMap<Key, u32>,
    /// How much speaks for each.
    all: Vec<f32>,
    /// The choices of each predicate.
    own: FxHashMap<Predicate, SmallVec<[Own; MOST]>>,
    of_type: [usize; EventType::ALL.len()],
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
            keys: FxHashMap::with_capacity_and_hasher(4 * choices.len(), Default::default()),
            all: Vec::with_capacity(4 * choices.len()),
            own: FxHashMap::with_capacity_and_hasher(weight.len(), Default::default()),
            of_type: [0; EventType::ALL.len()],
            in_sentence: FxHashMap::default(),
        };
        for ((_, kind), (_, sentence)) in &weight {
            out.of_type[*kind as usize] += 1;
            *out.in_sentence.entry(*sentence).or_default() += 1;
        }
        for c in choices {
            let predicate = (c.head, c.kind);
            let share = c.share / weight[&predicate].0.max(1.0);
            let keys = keys(c).map(|key| {
                let number = *out.keys.entry(key).or_insert_with(|| {
                    out.all.push(0.0);
                    out.all.len() as u32 - 1
                });
                out.all[number as usize] += share;
                number
            });
            out.own.entry(predicate).or_default().push(Own { sides: (c.actor, c.recipient), share, keys });
        }
        out
    }

    /// What the predicates beside one with these choices speak for, of what is counted at a place of [`keys`].
    fn others(&self, own: &[Own], place: usize, key: u32) -> f32 {
        let own = own.iter().filter(|o| o.keys[place] == key).fold(0.0, |sum, o| sum + o.share);
        self.all.get(key as usize).map_or(0.0, |all| all - own)
    }

    /// What is said of a choice by what the others speak for; nothing of one that is not counted.
    pub(super) fn heard(&self, c: &Choice) -> Heard {
        let mut heard = Heard { said: Said::nothing(), lists: SmallVec::new() };
        let (said, lists) = (&mut heard.said, &mut heard.lists);
        let own = self.own.get(&(c.head, c.kind)).map_or(&[][..], |own| own);
        let Some(this) = own.iter().find(|o| o.sides == (c.actor, c.recipient)) else { return heard };
        let among = |place: usize| class(self.others(own, place, this.keys[place]));
        let (acts, suffers) =
            (Value::from(c.actor != Sides::NOBODY), Value::from(c.recipient != Sides::NOBODY));
        said.say(Field::Acts, acts);
        said.say(Field::Suffers, suffers);
        said.say(Field::Both, 2 * acts + suffers);
        let alike = self.of_type[c.kind as usize].saturating_sub(1).min(3);
        if alike > 0 {
            said.say(Field::Alike, alike as Value);
            said.say(Field::PairOfType, among(PAIR_OF));
            said.say(Field::ActorOfType, among(ACTOR_OF));
            said.say(Field::RecipientOfType, among(RECIPIENT_OF));
            lists.push(List::OfType);
        }
        if self.own.len() > 1 {
            said.say(Field::Others, ((self.own.len() - 1).min(9) / 3) as Value);
            said.say(Field::Pair, among(PAIR));
            said.say(Field::Actor, among(ACTOR));
            said.say(Field::Recipient, among(RECIPIENT));
            lists.push(List::OfArticle);
        }
        let beside = self.in_sentence.get(&c.sentence).map_or(0, |n| n - 1).min(3);
        if beside > 0 {
            let turned = |place, key: Key| {
                class(self.keys.get(&key).map_or(0.0, |number| self.others(own, place, *number)))
            };
            said.say(Field::Beside, beside as Value);
            said.say(Field::ActorBeside, among(ACTOR_IN));
            said.say(Field::RecipientBeside, among(RECIPIENT_IN));
            said.say(Field::TurnedActor, turned(ACTOR_IN, key(ACTOR_IN, 0, c.sentence, c.recipient)));
            said.say(Field::TurnedRecipient, turned(RECIPIENT_IN, key(RECIPIENT_IN, 0, c.sentence, c.actor)));
            lists.push(List::OfSentence);
        }
        heard
    }

    /// What choices are weighed by; `step` tells the second choice and the keeping apart.
    pub(super) fn rows(step: Value, weights: &Weights) -> Rows<'_> {
        let mut said = Said::nothing();
        said.say(Field::Step, step);
        Rows::new(weights, List::OfType, List::OfSentence, said)
    }

    /// The names of what [`Heard::weigh`] adds for a choice, to learn from.
    pub fn names(&self, c: &Choice, step: Value, weights: &Weights) -> Vec<String> {
        let mut bag = Bag::new(weights, true);
        self.heard(c).weigh(step, Table::of(weights), &mut bag);
        bag.names.unwrap_or_default()
    }
}

/// What is said of a choice by what the others speak for, whichever step it is weighed in.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    said: Said<'static>,
    /// Which templates say it.
    lists: SmallVec<[List; 3]>,
}

impl Heard {
    /// What speaks for the choice, added to a sum.
    pub fn add_to(&self, sum: f32, rows: &Rows<'_>) -> f32 {
        self.lists.iter().fold(sum, |sum, list| rows.add_up(*list, &self.said, sum))
    }

    /// The same, feature by feature.
    pub fn weigh(&self, step: Value, table: Table<'_>, bag: &mut Bag<'_>) {
        let mut said = self.said;
        said.say(Field::Step, step);
        self.lists.iter().for_each(|list| table.add_to(*list, &said, bag));
    }
}

/// How many counts a choice is part of.
const KEYS: usize = 8;

/// The places of what is counted among [`keys`].
const PAIR: usize = 0;
const PAIR_OF: usize = 1;
const ACTOR: usize = 2;
const ACTOR_OF: usize = 3;
const ACTOR_IN: usize = 4;
const RECIPIENT: usize = 5;
const RECIPIENT_OF: usize = 6;
const RECIPIENT_IN: usize = 7;

fn keys(c: &Choice) -> [Key; KEYS] {
    let kind = c.kind as u8;
    [
        key(PAIR, c.kind.is_undirected().into(), c.actor, c.recipient),
        key(PAIR_OF, kind, c.actor, c.recipient),
        key(ACTOR, 0, 0, c.actor),
        key(ACTOR_OF, kind, 0, c.actor),
        key(ACTOR_IN, 0, c.sentence, c.actor),
        key(RECIPIENT, 0, 0, c.recipient),
        key(RECIPIENT_OF, kind, 0, c.recipient),
        key(RECIPIENT_IN, 0, c.sentence, c.recipient),
    ]
}

/// A class of how much speaks.
fn class(sum: f32) -> Value {
    match sum {
        s if s < 0.02 => 0,
        s if s < 0.1 => 1,
        s if s < 0.25 => 2,
        s if s < 0.5 => 3,
        s if s < 1.0 => 4,
        s if s < 2.0 => 5,
        s if s < 4.0 => 6,
        _ => 7,
    }
}

/// The prefix of features of the second choice.
pub const CHOOSES: Value = value!(Step, "c:doc:");

/// The prefix of features of keeping.
pub const KEEPS: Value = value!(Step, "doc:");

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(head: u32, actor: Side, recipient: Side, share: f32) -> Choice {
        Choice { head, sentence: head / 10, kind: EventType::Assault, actor, recipient, share }
    }

    fn others(support: &Support, c: &Choice, place: usize) -> f32 {
        support.others(&support.own[&(c.head, c.kind)], place, support.keys[&keys(c)[place]])
    }

    #[test]
    fn a_predicate_does_not_speak_for_itself() {
        let choices =
            [choice(1, 1, 2, 0.9), choice(1, 2, 1, 0.1), choice(11, 1, 2, 0.6), choice(11, 1, 0, 0.4)];
        let support = Support::of(&choices);
        assert!((others(&support, &choices[0], PAIR) - 0.6).abs() < 1e-6);
        assert!((others(&support, &choices[2], PAIR) - 0.9).abs() < 1e-6);
        assert!((others(&support, &choices[2], ACTOR) - 0.9).abs() < 1e-6);
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
        assert!((others(&support, &choices[2], ACTOR) - 1.0).abs() < 1e-6);
        assert_eq!(support.own.len(), 2);
    }

    #[test]
    fn sets_have_one_number_in_any_order() {
        let mut sides = Sides::default();
        assert_eq!(sides.number(std::iter::empty()), Sides::NOBODY);
        let one = sides.number(["SDN", "EGY"].into_iter());
        assert_eq!(sides.number(["EGY", "SDN", "EGY"].into_iter()), one);
    }
}
