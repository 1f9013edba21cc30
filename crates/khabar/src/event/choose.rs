//! What speaks for one way of filling a predicate's roles rather than another: how the words stand to each other.
//!
//! A filler is weighed by the path from the predicate to it, by what the parse makes of it, by what it names and how;
//! then two fillers are weighed together. No feature names a person, a state or a word of a text.

use super::bag::{Bag, Part};
use super::field::{Field, Value, value};
use super::fill::{Look, Offer, Role};
use super::list::List;
use super::path::{Path, listed};
use super::rows::{Grid, Rows, Spelt};
use super::said::Said;
use super::seats::Countries;
use super::way::Sides;
use super::why::{WhyBoth, WhyOne, sector_of};
use super::{EventType, Party, Reached};
use crate::clause::Context;
use crate::lexicon::frames::LightSubject;
use crate::mention::Form;

/// What the fillers of one role of a predicate are weighed by, each by itself.
pub struct Scale<'s, 'a, 'b> {
    look: &'s Look<'a, 'b>,
    role: Role,
    rows: Rows<'b>,
}

impl<'s, 'a, 'b> Scale<'s, 'a, 'b> {
    /// The scale for all that are offered for a role.
    pub fn new(
        look: &'s Look<'a, 'b>,
        kind: EventType,
        role: Role,
        offers: &[&Offer<'_>],
    ) -> Scale<'s, 'a, 'b> {
        let slotted = offers.iter().any(|f| f.how == value!(How, "slot"));
        let mut said = of_predicate(look, kind);
        said.say(Field::Role, role as Value);
        said.say(Field::Slotted, slotted.into());
        said.say(Field::Offered, offers.len().min(9) as Value);
        let rows = Rows::new(&look.cx.lex.weights, List::Anybody, List::Last, said);
        Scale { look, role, rows }
    }

    /// How much speaks for one of them.
    pub fn sum(&self, offer: &Offer<'_>) -> f32 {
        let mut said: Said<'_> = self.rows.said();
        let (path, lists) = self.say_of(offer, &mut said);
        let places = self.rows.places(&path.offsets, &said);
        lists.iter().fold(0.0, |sum, list| self.rows.add_up_at(*list, &said, &places, sum))
    }

    /// What speaks for one of them.
    pub fn weigh(&self, offer: &Offer<'_>, bag: &mut Bag<'_>) {
        let mut said = self.rows.said();
        let (path, lists) = self.say_of(offer, &mut said);
        let places = self.rows.places(&path.offsets, &said);
        lists.iter().for_each(|list| self.rows.table().add_to_at(*list, &said, &places, bag));
    }

    /// Says what is to be said of one of them; tells which lists say it.
    fn say_of<'o>(&self, offer: &'o Offer<'_>, said: &mut Said<'o>) -> (&'o Path, &'static [List]) {
        if let Some(sector) = sector_of(offer.parties.first().map(|first| &first.sector)) {
            said.say_open(Field::Sector, sector);
        }
        self.say_all_but_sector(offer, said)
    }

    fn say_all_but_sector<'o>(
        &self,
        offer: &'o Offer<'_>,
        said: &mut Said<'_>,
    ) -> (&'o Path, &'static [List]) {
        let path = offer.path(self.look);
        said.say_all(&path.said);
        let Some(first) = offer.parties.first() else { return (path, &[List::Anybody, List::Nobody]) };
        said.say(Field::Listed, listed(self.look, self.role, path));
        match first.sector.is_empty() {
            true => (path, &[List::Anybody, List::Somebody, List::Last]),
            false => (path, &[List::Anybody, List::Somebody, List::OfSector, List::Last]),
        }
    }

    /// What speaks for one of them, kept for later.
    pub fn why(&self, offer: &Offer<'_>) -> WhyOne<'b> {
        let mut said = self.rows.said();
        let (path, lists) = self.say_all_but_sector(offer, &mut said);
        let places = self.rows.places(&path.offsets, &said);
        let sector = offer.parties.first().map(|first| first.sector.clone());
        WhyOne { said, places, sector, lists }
    }
}

/// What is said of somebody, whatever role they may fill and wherever they stand.
pub fn say_what_is(cx: &Context<'_>, first: &Party, said: &mut Said<'_>) {
    let m = &cx.mentions[first.mention as usize];
    said.say(Field::Kind, m.kind as Value);
    said.say(Field::Form, m.form as Value);
    said.say(Field::Sure, sure(m.score));
    said.say(Field::Reached, first.reached as Value);
    said.say(Field::Stateless, first.country.is_none().into());
    said.say(Field::Lent, first.lent.into());
    said.say(Field::Oblique, m.oblique.into());
    let at_home = first.country.is_some() && first.country == cx.setting;
    said.say(Field::AtHome, at_home.into());
    said.say(Field::Told, cx.told_of(m.same_as).min(4) as Value);
    let definite = cx.words[m.tokens.0 as usize].prefixes.article;
    let described = matches!(m.form, Form::Description | Form::Title);
    said.say(Field::Definite, if described { 1 + Value::from(definite) } else { 0 });
}

/// What is said of a predicate, whoever fills its roles.
fn of_predicate<'b>(look: &Look<'_, 'b>, kind: EventType) -> Said<'b> {
    let frames = &look.cx.lex.frames;
    let frame = &frames.frames[frames.patterns[look.proposal.pattern as usize].frame as usize];
    let mut said = Said::nothing();
    said.say(Field::Type, kind as Value);
    said.say(Field::Head, head(look));
    said.say_open(Field::Frame, Part::of(&frame.id));
    said
}

/// What two fillers of a predicate are weighed by together.
pub struct Pairs<'s, 'a, 'b> {
    look: &'s Look<'a, 'b>,
    rows: Rows<'b>,
    hows: Grid,
    sectors: Spelt,
    orders: Grid,
}

impl<'s, 'a, 'b> Pairs<'s, 'a, 'b> {
    /// The scale for the pairs of a predicate's fillers.
    pub fn new(look: &'s Look<'a, 'b>, kind: EventType) -> Pairs<'s, 'a, 'b> {
        let light = match look.around.subject {
            LightSubject::Actor => value!(Light, "actor"),
            LightSubject::Recipient => value!(Light, "recipient"),
            LightSubject::Event => value!(Light, "event"),
            LightSubject::Place => value!(Light, "place"),
            LightSubject::Mediator => value!(Light, "mediator"),
        };
        let mut said = of_predicate(look, kind);
        said.say(Field::Light, light);
        said.say(Field::Passive, look.around.passive.into());
        let rows = Rows::new(&look.cx.lex.weights, List::How, List::Order, said);
        let hows = rows.grid(List::How, [Field::How, Field::Other]);
        let orders = rows.grid(List::Order, [Field::Order, Field::Order]);
        let sectors = rows.spelt(List::Sectors);
        Pairs { look, rows, hows, sectors, orders }
    }

    /// Weighs two fillers together.
    pub fn weigh(&self, way: &Sides<'_>, bag: &mut Bag<'_>) {
        let (said, lists) = self.said_of(way);
        let mut said: Said<'_> = said;
        let [sector, other] = way.sectors();
        said.say_open(Field::Sector, sector);
        said.say_open(Field::OtherSector, other);
        lists.iter().for_each(|list| self.rows.table().add_to(*list, &said, bag));
    }

    /// What is said of two fillers but for their sectors, and which lists say it.
    fn said_of(&self, way: &Sides<'_>) -> (Said<'b>, &'static [List]) {
        let mut said = self.rows.said();
        said.say(Field::How, way.how[0]);
        said.say(Field::Other, way.how[1]);
        said.say(Field::Countries, of_countries(way.countries));
        match self.order(way) {
            Some(order) => {
                said.say(Field::Order, order);
                (said, &[List::How, List::Sectors, List::Countries, List::Order])
            }
            None => (said, &[List::How, List::Sectors, List::Countries]),
        }
    }

    /// What speaks for two fillers together, kept for later.
    pub fn why(&self, way: &Sides<'_>) -> WhyBoth<'b> {
        let (said, lists) = self.said_of(way);
        let sectors = [way.actors, way.recipients];
        let sectors = sectors.map(|side| side.first().map(|seat| seat.party.sector.clone()));
        WhyBoth { said, sectors, lists }
    }

    /// What speaks for two fillers together added to a sum, weight by weight as [`Pairs::weigh`] adds it. Of many ways all are of a
    /// few countries, so that those of their weights that stand in no table are looked up once.
    pub fn add_to(&self, sum: f32, way: &Sides<'_>, known: &mut Known) -> f32 {
        let sum = self.rows.add_up_grid(&self.hows, way.how, sum);
        let sum = self.rows.add_up_open(&self.sectors, way.sectors(), sum);
        let countries = of_countries(way.countries);
        let [first, second, third] = *known[usize::from(countries)].get_or_insert_with(|| {
            let mut said = self.rows.said();
            said.say(Field::Countries, countries);
            self.rows.weights(List::Countries, &said)
        });
        // A list of two is filled up with nothing.
        let sum = sum + first + second + third;
        match self.order(way) {
            Some(order) => self.rows.add_up_grid(&self.orders, [order, 0], sum),
            None => sum,
        }
    }

    /// In what order the first of both sides and the predicate stand.
    fn order(&self, way: &Sides<'_>) -> Option<Value> {
        let (x, y) = match self.look.frame.reciprocal {
            true => {
                let mut both_sides = way.actors.iter().chain(way.recipients);
                (both_sides.next()?, both_sides.next()?)
            }
            false => (way.actors.first()?, way.recipients.first()?),
        };
        let (x, y, h) = (x.at, y.at, self.look.proposal.head);
        Some(match (x < h, y < h, x < y) {
            (true, false, _) => value!(Order, "x-head-y"),
            (false, true, _) => value!(Order, "y-head-x"),
            (true, true, true) => value!(Order, "x-y-head"),
            (true, true, false) => value!(Order, "y-x-head"),
            (false, false, true) => value!(Order, "head-x-y"),
            (false, false, false) => value!(Order, "head-y-x"),
        })
    }
}

/// How many countries the two sides are of, and whether of the same.
fn of_countries([actors, recipients]: [Countries; 2]) -> Value {
    match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => value!(Countries, "none"),
        (true, false) => value!(Countries, "recipient"),
        (false, true) if actors.are_many() => value!(Countries, "many-actors"),
        (false, true) => value!(Countries, "actor"),
        (false, false) if actors == recipients => value!(Countries, "one"),
        (false, false) => value!(Countries, "two"),
    }
}

/// What was looked up for the pairs of one predicate: what each value of [`Field::Countries`] weighs, once it is asked for.
pub type Known = [Option<[f32; 3]>; Field::Countries.values().len()];

/// What kind of word the predicate is.
fn head(look: &Look<'_, '_>) -> Value {
    let verb = look.cx.lex.frames.patterns[look.proposal.pattern as usize].kind.is_verb();
    match (look.proposal.clause, verb) {
        (Some(_), _) if look.around.passive => value!(Head, "passive"),
        (Some(_), _) => value!(Head, "verb"),
        (None, true) => value!(Head, "participle"),
        (None, false) => value!(Head, "noun"),
    }
}

/// A class of how sure a mention's resolution is.
fn sure(score: f32) -> Value {
    match score {
        s if s > 0.85 => value!(Sure, "high"),
        s if s > 0.65 => value!(Sure, "good"),
        s if s > 0.45 => value!(Sure, "fair"),
        _ => value!(Sure, "low"),
    }
}

/// The name features use for it.
pub fn sureness(score: f32) -> Part<'static> {
    Field::Sure.at(sure(score))
}

/// The name features use.
pub fn reached(reached: Reached) -> Part<'static> {
    Field::Reached.at(reached as Value)
}
