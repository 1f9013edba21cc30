//! Corroboration: the tellings of one happening become one event.
//!
//! A [`Telling`] is one article's testimony about one event, an [`Account`] what is known of that article. Tellings
//! that may be of one happening meet in blocks ([`block`]), are compared ([`compare`]), and are joined best first as
//! long as the whole stays possible ([`cluster`]); what they agree and differ on becomes the event ([`merge`]).
//! Reprints are folded into their origin ([`origin`]), so that ten copies of one dispatch count once.
//!
//! The order of the input does not matter, nor whether it comes at once or day by day: joining is a function of the
//! set of tellings.
mod block;
mod check;
mod cluster;
mod compare;
mod days;
mod event;
mod evidence;
mod fields;
mod journey;
mod main_event;
pub mod matter;
mod merge;
pub mod origin;
mod parties;
mod pool;
mod readings;
pub mod relate;
mod rules;
pub mod said;
mod story;
mod telling;

pub use check::{Answer, Precedents, Verdict};
pub use event::{Disagreement, Event, EventParty, Value, event_id};
pub use evidence::{Join, Reason};
pub use pool::{Pool, Sym};
pub use relate::{Relation, RelationKind};
pub use rules::Rules;
pub use telling::{Account, Figure, Party, Place, Rank, Speaker, Telling, When, content_key};

/// Everything corroboration finds.
#[derive(Clone, Debug, Default)]
pub struct Corroboration {
    /// The events, sorted by day and id.
    pub events: Vec<Event>,
    /// For each account, the number of its origin: accounts with the same number are copies of one text.
    pub origins: Vec<u32>,
    /// For each account, the events it is about, by their index: the one its headline tells first, the one its lead
    /// tells first, and those its copies are about. Two articles tell one story where they share one.
    pub main_events: Vec<Vec<u32>>,
    /// How events stand to each other, and tellings within an event.
    pub relations: Vec<Relation>,
    /// Why tellings are of one event: for each telling but the first of its event, the pair that brought it in.
    pub joins: Vec<Join>,
}

/// Joins the tellings of a pool into events.
pub fn corroborate(rules: &Rules, pool: &Pool) -> Corroboration {
    let order = pool.order();
    let origins = origin::origins(pool);
    let index = block::Index::new(rules, pool, &order);
    let pairing = compare::Pairing::new(rules, pool, &origins);
    let links = compare::links(&pairing, &index);
    let (groups, joins) = cluster::clusters(&pairing, &order, links);
    let joins = joins.iter().map(|l| pairing.join(l)).collect();
    drop((pairing, index));
    let mut events: Vec<Event> = groups.iter().map(|g| merge::event(pool, &origins, g)).collect();
    journey::date_stops(pool, &mut events);
    events.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    let relations = relate::relations(pool, &events);
    let main_events = main_event::main_events(pool, &events, &origins);
    Corroboration { events, origins, main_events, relations, joins }
}
