//! What speaks for one way of filling a predicate's roles rather than another: how the words stand to each other.
//!
//! A filler is weighed by the path from the predicate to it, by what the parse makes of it, by what it names and how;
//! then two fillers are weighed together. No feature names a person, a state or a word of a text.

use super::bag::{Bag, Part, Run, add, part};
use super::fill::{Look, Offer, Role};
use super::path::{Path, listed};
use super::role::Way;
use super::{EventType, Party, Reached};
use crate::lexicon::Weights;
use crate::lexicon::frames::LightSubject;
use crate::mention::Form;
use smallvec::SmallVec;

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
        let of_form = Run::of([part!(":form="), Part::of(m.form.name())]);
        let of_mk = Run::of([part!(":kind="), Part::of(m.kind.name())]);
        let of_slot = Run::of([part!(",slot="), path.slot]);
        add!(bag, r, of_mk, of_kind);
        add!(bag, r, of_mk, of_how);
        add!(bag, r, of_form, of_how);
        add!(bag, r, of_mk, ",form=", Part::of(m.form.name()));
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
    pub fn weigh(&self, way: &Way<'_, '_>, bag: &mut Bag<'_>) {
        let names = self.names(way);
        self.by_how(names.how, bag);
        self.by_sectors(names.sectors, bag);
        self.by_countries(names.countries, bag);
        names.order.into_iter().for_each(|order| self.by_order(order, bag));
    }

    /// What speaks for two fillers together added to a sum, weight by weight as [`Pairs::weigh`] adds it. Few of many ways
    /// differ in how, of whom and in what order, so that the weights of each are looked up once.
    pub fn add_to(&self, sum: f32, way: &Way<'_, '_>, known: &mut Known) -> f32 {
        let weights = &self.look.cx.lex.weights;
        let names = self.names(way);
        let [by_how, by_sectors, by_countries, by_order] = &mut known.0;
        let sum = by_how.add_to(sum, names.how.key(), weights, |bag| self.by_how(names.how, bag));
        let sum = by_sectors.add_to(sum, names.sectors.key(), weights, |b| self.by_sectors(names.sectors, b));
        let countries = names.countries;
        let sum = by_countries.add_to(sum, countries.key(), weights, |b| self.by_countries(countries, b));
        match names.order {
            Some(order) => by_order.add_to(sum, order.key(), weights, |bag| self.by_order(order, bag)),
            None => sum,
        }
    }

    fn by_how(&self, how: Run<'_, 4>, bag: &mut Bag<'_>) {
        add!(bag, how, self.of_head);
        add!(bag, how, self.of_kind);
        add!(bag, how, self.of_light);
    }

    fn by_sectors(&self, sectors: Run<'_, 4>, bag: &mut Bag<'_>) {
        add!(bag, sectors);
        add!(bag, sectors, self.of_kind);
    }

    fn by_countries(&self, both: Run<'_, 2>, bag: &mut Bag<'_>) {
        add!(bag, both, self.of_kind);
        add!(bag, both, self.of_frame);
    }

    fn by_order(&self, order: Run<'_, 2>, bag: &mut Bag<'_>) {
        add!(bag, order, self.of_head);
        add!(bag, order, self.of_kind);
        add!(bag, order, ",passive=", self.look.around.passive, self.of_head);
    }

    fn names<'w>(&self, way: &Way<'w, '_>) -> Names<'w> {
        let Way { actors, recipients, how, .. } = way;
        let sectors = [Part::of(sector(actors)), Part::of(sector(recipients))];
        Names {
            how: Run::of([part!("c:how="), how.0, part!("/"), how.1]),
            sectors: Run::of([part!("c:sectors="), sectors[0], part!("/"), sectors[1]]),
            countries: Run::of([part!("c:countries="), countries(actors, recipients)]),
            order: self.order(actors, recipients).map(|order| Run::of([part!("c:order="), order])),
        }
    }

    /// In what order the first of both sides and the predicate stand.
    fn order(&self, actors: &[&Party], recipients: &[&Party]) -> Option<Part<'static>> {
        let look = self.look;
        let mut both_sides = actors.iter().chain(recipients.iter()).map(|p| p.mention);
        let first = |parties: &[&Party]| parties.first().map(|p| p.mention);
        let (x, y) = match look.frame.reciprocal {
            true => (both_sides.next(), both_sides.next()),
            false => (first(actors), first(recipients)),
        };
        let at = |m: u32| look.cx.mentions[m as usize].tokens.0;
        let (x, y, h) = (at(x?), at(y?), look.proposal.head);
        Some(match (x < h, y < h, x < y) {
            (true, false, _) => part!("x-head-y"),
            (false, true, _) => part!("y-head-x"),
            (true, true, true) => part!("x-y-head"),
            (true, true, false) => part!("y-x-head"),
            (false, false, true) => part!("head-x-y"),
            (false, false, false) => part!("head-y-x"),
        })
    }
}

/// What the features of two fillers are named by.
struct Names<'w> {
    how: Run<'static, 4>,
    sectors: Run<'w, 4>,
    countries: Run<'static, 2>,
    order: Option<Run<'static, 2>>,
}

/// The weights that were looked up for the pairs of one predicate: by how, by sectors, by countries, by order.
#[derive(Default)]
pub struct Known([Looked; 4]);

/// Weights by what their features are named by, and the place looked at last: ways come in an order in which what is asked
/// for is mostly there or right behind.
#[derive(Default)]
struct Looked {
    known: Vec<(u64, SmallVec<[f32; 4]>)>,
    last: usize,
}

impl Looked {
    fn add_to<'a>(
        &mut self,
        sum: f32,
        key: u64,
        weights: &'a Weights,
        weigh: impl FnOnce(&mut Bag<'a>),
    ) -> f32 {
        let is_key = |(known, _): &(u64, SmallVec<[f32; 4]>)| *known == key;
        let (before, behind) = self.known.split_at(self.last.min(self.known.len()));
        let found = behind.iter().position(is_key).map(|n| n + before.len());
        self.last = found.or_else(|| before.iter().position(is_key)).unwrap_or_else(|| {
            let mut bag = Bag::new(weights, false);
            weigh(&mut bag);
            self.known.push((key, bag.features.iter().map(|&f| weights.get(f)).collect()));
            self.known.len() - 1
        });
        self.known.get(self.last).map_or(sum, |(_, known)| known.iter().fold(sum, |sum, weight| sum + weight))
    }
}

/// The sector of the first of some parties.
fn sector<'p>(parties: &[&'p Party]) -> &'p str {
    parties.first().map_or("-", |p| p.sector.first().map_or("?", String::as_str))
}

/// How many countries the two sides are of, and whether of the same.
fn countries(actors: &[&Party], recipients: &[&Party]) -> Part<'static> {
    fn all<'p>(parties: &'p [&Party]) -> impl Iterator<Item = &'p str> {
        parties.iter().filter_map(|p| p.country.as_deref())
    }
    // Codes are too short to call for a comparison of memory.
    let is = |a: &str, b: &str| a.len() == b.len() && (a.as_ptr() == b.as_ptr() || a.bytes().eq(b.bytes()));
    let holds = |side: &[&Party], other: &[&Party]| all(other).all(|c| all(side).any(|o| is(o, c)));
    match (all(actors).next(), all(recipients).next()) {
        (None, None) => part!("none"),
        (None, Some(_)) => part!("recipient"),
        (Some(one), None) if all(actors).any(|c| !is(c, one)) => part!("many-actors"),
        (Some(_), None) => part!("actor"),
        (Some(_), Some(_)) if holds(actors, recipients) && holds(recipients, actors) => part!("one"),
        (Some(_), Some(_)) => part!("two"),
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
pub fn sureness(score: f32) -> &'static str {
    match score {
        s if s > 0.85 => "high",
        s if s > 0.65 => "good",
        s if s > 0.45 => "fair",
        _ => "low",
    }
}

/// The name features use.
pub fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Named => "named",
        Reached::Near => "near",
        Reached::Pronoun => "pronoun",
        Reached::Governor => "governor",
        Reached::Topic => "topic",
        Reached::Home => "home",
    }
}
