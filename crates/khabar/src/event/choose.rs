//! What speaks for one way of filling a predicate's roles rather than another: how the words stand to each other.
//!
//! A filler is weighed by the path from the predicate to it, by what the parse makes of it, by what it names and how;
//! then two fillers are weighed together. No feature names a person, a state or a word of a text.

use super::bag::{Bag, Part, Run, add, part};
use super::fill::{Look, Offer, Role};
use super::path::{Path, listed};
use super::seats::Countries;
use super::way::Sides;
use super::{EventType, Reached};
use crate::lexicon::Weights;
use crate::lexicon::frames::LightSubject;
use crate::mention::Form;
use smallvec::{SmallVec, smallvec};

/// What the fillers of one role of a predicate are weighed by, each by itself.
pub struct Scale<'s, 'a, 'b> {
    look: &'s Look<'a, 'b>,
    role: Role,
    /// What all names begin with.
    opens: Run<'static, 2>,
    of_kind: Run<'static, 2>,
    of_head: Run<'static, 2>,
    of_frame: Run<'a, 2>,
    slotted: bool,
    count: usize,
}

impl<'s, 'a, 'b> Scale<'s, 'a, 'b> {
    /// The scale for all that are offered for a role.
    pub fn new(
        look: &'s Look<'a, 'b>,
        kind: EventType,
        role: Role,
        offers: &[&Offer<'_>],
    ) -> Scale<'s, 'a, 'b> {
        let kind = Part::of(kind.name());
        Scale {
            look,
            role,
            opens: Run::of([part!("c:"), role.name()]),
            of_kind: Run::of([part!(",type="), kind]),
            of_head: Run::of([part!(",head="), head(look)]),
            of_frame: Run::of([part!(",frame="), Part::of(&look.frame.id)]),
            slotted: offers.iter().any(|f| f.how.text() == "slot"),
            count: offers.len().min(9),
        }
    }

    /// Weighs one of them.
    pub fn weigh(&self, offer: &Offer<'_>, bag: &mut Bag<'_>) {
        let Scale { look, opens: r, of_kind, of_head, of_frame, slotted, .. } = self;
        let parties = &offer.parties;
        let of_how = Run::of([part!(",how="), offer.how]);
        add!(bag, r, ":how=", offer.how, of_kind);
        add!(bag, r, ":how=", offer.how, of_head);
        add!(bag, r, ":how=", offer.how, of_frame);
        add!(bag, r, ":how=", offer.how, ",slotted=", slotted, of_head);
        add!(bag, r, ":count=", parties.len().min(3), of_kind);
        let Some(first) = parties.first() else {
            add!(bag, r, ":none,of=", self.count);
            return;
        };
        let path = offer.path(look);
        self.along(path, of_how, bag);
        let m = &look.cx.mentions[first.mention as usize];
        let of_form = Run::of([part!(":form="), path.form]);
        let of_mk = Run::of([part!(":kind="), path.kind]);
        let of_slot = Run::of([part!(",slot="), path.slot]);
        add!(bag, r, of_mk, of_kind);
        add!(bag, r, of_mk, of_how);
        add!(bag, r, of_form, of_how);
        add!(bag, r, of_mk, ",form=", path.form);
        add!(bag, r, of_mk, of_slot, ",side=", path.side);
        add!(bag, r, of_mk, of_slot, of_frame);
        add!(bag, r, of_mk, of_slot, of_kind, of_head);
        add!(bag, r, of_mk, ",prep=", path.prep, of_kind);
        add!(bag, r, ":sure=", sureness(m.score));
        add!(bag, r, ":reached=", reached(first.reached), of_head);
        if let Some(sector) = first.sector.first() {
            let of_sector = Run::of([part!(":sector="), Part::of(sector)]);
            add!(bag, r, of_sector, of_kind);
            add!(bag, r, of_sector, of_how);
        }
        if first.country.is_none() {
            add!(bag, r, ":no-country");
        }
        if first.lent {
            add!(bag, r, ":lent");
        }
        if m.oblique {
            add!(bag, r, ":oblique", of_how);
        }
        if first.country.is_some() && first.country == look.cx.setting {
            add!(bag, r, ":setting", of_kind);
        }
        let told = look.cx.told_of(m.same_as);
        add!(bag, r, ":told=", told.min(4), of_how);
        let definite = look.cx.words[m.tokens.0 as usize].prefixes.article;
        if matches!(m.form, Form::Description | Form::Title) {
            add!(bag, r, ":description,definite=", definite, of_how);
        }
    }

    /// The features of the path.
    fn along(&self, path: &Path, of_how: Run<'_, 2>, bag: &mut Bag<'_>) {
        let Scale { opens: r, of_kind, of_head, .. } = self;
        let Path { side, far, slot, verbs, between, prep, passed, elsewhere, agrees, says, within, .. } =
            path;
        let listed = listed(self.look, self.role, path);
        let of_side = Run::of([part!(",side="), *side]);
        let of_slot = Run::of([part!(",slot="), *slot]);
        add!(bag, r, ":within=", within, of_how);
        add!(bag, r, ":within=", within, of_slot, of_head);
        add!(bag, r, ":within=", within, of_kind);
        add!(bag, r, ":says=", says, of_how);
        add!(bag, r, ":says=", says, of_head, of_side);
        add!(bag, r, ":says=", says, of_kind);
        add!(bag, r, ":side=", side, ",far=", far, of_head);
        add!(bag, r, ":side=", side, ",far=", far, of_how);
        add!(bag, r, ":slot=", slot, of_head);
        add!(bag, r, ":slot=", slot, of_kind);
        add!(bag, r, ":listed=", listed, of_how);
        add!(bag, r, ":listed=", listed, of_head, ",verbs=", verbs);
        add!(bag, r, ":verbs=", verbs, of_side, of_head);
        add!(bag, r, ":between=", between, of_side, of_head);
        add!(bag, r, ":prep=", prep, of_side, of_kind);
        add!(bag, r, ":prep=", prep, of_slot);
        add!(bag, r, ":prep=", prep, of_head, ",listed=", listed);
        add!(bag, r, ":passed=", passed, of_side, of_head);
        add!(bag, r, ":passed=", passed, of_side, of_kind);
        add!(bag, r, ":elsewhere=", elsewhere, of_head);
        add!(bag, r, ":elsewhere=", elsewhere, of_side, of_how);
        add!(bag, r, ":agrees=", agrees, of_slot);
    }
}

/// What two fillers of a predicate are weighed by together.
pub struct Pairs<'s, 'a, 'b> {
    look: &'s Look<'a, 'b>,
    of_kind: Run<'static, 2>,
    of_head: Run<'static, 2>,
    of_frame: Run<'a, 2>,
    of_light: Run<'static, 2>,
}

impl<'s, 'a, 'b> Pairs<'s, 'a, 'b> {
    /// The scale for the pairs of a predicate's fillers.
    pub fn new(look: &'s Look<'a, 'b>, kind: EventType) -> Pairs<'s, 'a, 'b> {
        let light = match look.around.subject {
            LightSubject::Actor => part!("actor"),
            LightSubject::Recipient => part!("recipient"),
            LightSubject::Event => part!("event"),
            LightSubject::Place => part!("place"),
            LightSubject::Mediator => part!("mediator"),
        };
        Pairs {
            look,
            of_kind: Run::of([part!(",type="), Part::of(kind.name())]),
            of_head: Run::of([part!(",head="), head(look)]),
            of_frame: Run::of([part!(",frame="), Part::of(&look.frame.id)]),
            of_light: Run::of([part!(",light="), light]),
        }
    }

    /// Weighs two fillers together.
    pub fn weigh(&self, way: &Sides<'_>, bag: &mut Bag<'_>) {
        self.by_how(way.how.map(|how| how.part), bag);
        self.by_sectors(way.sectors().map(|sector| sector.part), bag);
        self.by_countries(COUNTRIES[countries(way.countries)], bag);
        self.order(way).into_iter().for_each(|order| self.by_order(ORDERS[order], bag));
    }

    /// What speaks for two fillers together added to a sum, weight by weight as [`Pairs::weigh`] adds it. Few of many ways
    /// differ in how, of whom and in what order, so that the weights of each are looked up once.
    pub fn add_to(&self, sum: f32, way: &Sides<'_>, known: &mut Known) -> f32 {
        let weights = &self.look.cx.lex.weights;
        let [by_how, by_sectors, by_countries, by_order] = &mut known.0;
        let (how, sectors) = (way.how, way.sectors());
        let sum = by_how.add_to(sum, how.map(|how| how.number), weights, |bag| {
            self.by_how(how.map(|how| how.part), bag);
        });
        let sum = by_sectors.add_to(sum, sectors.map(|sector| sector.number), weights, |bag| {
            self.by_sectors(sectors.map(|sector| sector.part), bag);
        });
        let both = countries(way.countries);
        let sum = by_countries.add_to(sum, [0, both], weights, |bag| self.by_countries(COUNTRIES[both], bag));
        let Some(order) = self.order(way) else { return sum };
        by_order.add_to(sum, [0, order], weights, |bag| self.by_order(ORDERS[order], bag))
    }

    fn by_how(&self, [actor, recipient]: [Part<'_>; 2], bag: &mut Bag<'_>) {
        let how = Run::of([part!("c:how="), actor, part!("/"), recipient]);
        add!(bag, how, self.of_head);
        add!(bag, how, self.of_kind);
        add!(bag, how, self.of_light);
    }

    fn by_sectors(&self, [actor, recipient]: [Part<'_>; 2], bag: &mut Bag<'_>) {
        let sectors = Run::of([part!("c:sectors="), actor, part!("/"), recipient]);
        add!(bag, sectors);
        add!(bag, sectors, self.of_kind);
    }

    fn by_countries(&self, both: Part<'_>, bag: &mut Bag<'_>) {
        let both = Run::of([part!("c:countries="), both]);
        add!(bag, both, self.of_kind);
        add!(bag, both, self.of_frame);
    }

    fn by_order(&self, order: Part<'_>, bag: &mut Bag<'_>) {
        let order = Run::of([part!("c:order="), order]);
        add!(bag, order, self.of_head);
        add!(bag, order, self.of_kind);
        add!(bag, order, ",passive=", self.look.around.passive, self.of_head);
    }

    /// In what order the first of both sides and the predicate stand: one of [`ORDERS`].
    fn order(&self, way: &Sides<'_>) -> Option<usize> {
        let (x, y) = match self.look.frame.reciprocal {
            true => {
                let mut both_sides = way.actors.iter().chain(way.recipients);
                (both_sides.next()?, both_sides.next()?)
            }
            false => (way.actors.first()?, way.recipients.first()?),
        };
        let (x, y, h) = (x.at, y.at, self.look.proposal.head);
        Some(match (x < h, y < h, x < y) {
            (true, false, _) => 0,
            (false, true, _) => 1,
            (true, true, true) => 2,
            (true, true, false) => 3,
            (false, false, true) => 4,
            (false, false, false) => 5,
        })
    }
}

/// The orders in which the first of both sides and the predicate stand.
static ORDERS: [Part<'static>; 6] = [
    Part::of("x-head-y"),
    Part::of("y-head-x"),
    Part::of("x-y-head"),
    Part::of("y-x-head"),
    Part::of("head-x-y"),
    Part::of("head-y-x"),
];

/// How many countries two sides may be of.
static COUNTRIES: [Part<'static>; 6] = [
    Part::of("none"),
    Part::of("recipient"),
    Part::of("actor"),
    Part::of("many-actors"),
    Part::of("one"),
    Part::of("two"),
];

/// How many countries the two sides are of, and whether of the same: one of [`COUNTRIES`].
fn countries([actors, recipients]: [Countries; 2]) -> usize {
    match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) if actors.are_many() => 3,
        (false, true) => 2,
        (false, false) if actors == recipients => 4,
        (false, false) => 5,
    }
}

/// The weights that were looked up for the pairs of one predicate: by how, by sectors, by countries, by order.
pub struct Known([Looked; 4]);

impl Known {
    /// Where so many ways to find somebody and so many sectors are paired.
    pub fn new(hows: usize, sectors: usize) -> Known {
        Known([
            Looked::new(hows * hows, hows),
            Looked::new(sectors * sectors, sectors),
            Looked::new(COUNTRIES.len(), 0),
            Looked::new(ORDERS.len(), 0),
        ])
    }
}

/// Weights by the numbers of the two parts their features are named by.
struct Looked {
    known: SmallVec<[Option<SmallVec<[f32; 3]>>; 16]>,
    width: usize,
}

impl Looked {
    fn new(size: usize, width: usize) -> Looked {
        Looked { known: smallvec![None; size], width }
    }

    fn add_to<'a>(
        &mut self,
        sum: f32,
        [row, column]: [usize; 2],
        weights: &'a Weights,
        weigh: impl FnOnce(&mut Bag<'a>),
    ) -> f32 {
        let Some(place) = self.known.get_mut(row * self.width + column) else { return sum };
        let known = place.get_or_insert_with(|| {
            let mut bag = Bag::one_by_one(weights);
            weigh(&mut bag);
            bag.each
        });
        known.iter().fold(sum, |sum, weight| sum + weight)
    }
}

/// What kind of word the predicate is.
pub fn head(look: &Look<'_, '_>) -> Part<'static> {
    let verb = look.cx.lex.frames.patterns[look.proposal.pattern as usize].kind.is_verb();
    match (look.proposal.clause, verb) {
        (Some(_), _) if look.around.passive => part!("passive"),
        (Some(_), _) => part!("verb"),
        (None, true) => part!("participle"),
        (None, false) => part!("noun"),
    }
}

/// A class of how sure a mention's resolution is.
pub fn sureness(score: f32) -> Part<'static> {
    match score {
        s if s > 0.85 => part!("high"),
        s if s > 0.65 => part!("good"),
        s if s > 0.45 => part!("fair"),
        _ => part!("low"),
    }
}

/// The name features use.
pub fn reached(reached: Reached) -> Part<'static> {
    match reached {
        Reached::Named => part!("named"),
        Reached::Near => part!("near"),
        Reached::Pronoun => part!("pronoun"),
        Reached::Governor => part!("governor"),
        Reached::Topic => part!("topic"),
        Reached::Home => part!("home"),
    }
}
