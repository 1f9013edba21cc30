//! What an event is once its tellings are joined, and whether several voices differ about it («قالت الحكومة … ونفت المعارضة»).

use super::{Party, Place, Pool, Sym, Telling, When};
use crate::date::Day;
use crate::event::{EventType, Status};

/// An event: one happening, as all its tellings have it.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Derived from the earliest report, so that later ones leave it as it is.
    pub id: String,
    /// The tellings, earliest report first; indices into the pool.
    pub tellings: Vec<u32>,
    /// The telling that says most: the one to quote.
    pub best: u32,
    /// PLOVER category.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Sym,
    /// CAMEO code.
    pub cameo: Sym,
    /// Who.
    pub actors: Vec<EventParty>,
    /// To whom.
    pub recipients: Vec<EventParty>,
    /// When.
    pub when: Option<When>,
    /// Where.
    pub place: Option<Place>,
    /// How it stands to the world by the last report that is sure of it.
    pub status: Status,
    /// Every status told, with the tellings, in the order of reports.
    pub statuses: Vec<(Status, Vec<u32>)>,
    /// Articles that tell it.
    pub n_reports: u32,
    /// Outlets that tell it; an unknown outlet counts as one.
    pub n_outlets: u32,
    /// Independent origins: copies and relays of one source count once.
    pub n_origins: u32,
    /// Fields on which the tellings differ.
    pub disagreements: Vec<Disagreement>,
}

/// A party of an event and the tellings that name it.
#[derive(Clone, PartialEq, Debug)]
pub struct EventParty {
    /// The party, by its fullest naming.
    pub party: Party,
    /// How many tellings name it.
    pub tellings: u32,
}

/// A field on which tellings differ.
#[derive(Clone, PartialEq, Debug)]
pub struct Disagreement {
    /// `when`, `where`, `status`, `type`, `mode`, `actor`, `recipient`, or a figure as `dead person`.
    pub field: String,
    /// The values, most told first; of `actor` and `recipient` the one the event has first.
    pub values: Vec<Value>,
}

/// A value and the tellings that have it.
#[derive(Clone, PartialEq, Debug)]
pub struct Value {
    /// The value, as text.
    pub value: String,
    /// The tellings, earliest report first.
    pub tellings: Vec<u32>,
}

impl Event {
    /// Whether several voices put it on several who cannot all have done it. One article that names another doer in another
    /// of its sentences disputes nothing.
    pub fn is_contested(&self, pool: &Pool) -> bool {
        let of_actors = |d: &&Disagreement| d.field == "actor";
        self.disagreements.iter().find(of_actors).is_some_and(|d| other_voices(pool, d).is_some())
    }

    /// By day, undated last, then by id.
    pub fn sort_key(&self) -> (bool, Option<Day>, Option<Day>, &str) {
        let days = self.when.map(|w| w.days);
        (days.is_none(), days.map(|d| d.from), days.map(|d| d.to), &self.id)
    }
}

/// The first telling of the value taken and one of another value that is told by somebody else.
pub(super) fn other_voices(pool: &Pool, field: &Disagreement) -> Option<(u32, u32)> {
    let [first, others @ ..] = field.values.as_slice() else { return None };
    let rival = |a: u32| others.iter().flat_map(|v| &v.tellings).copied().find(|&b| !one_voice(pool, a, b));
    first.tellings.iter().find_map(|&a| Some((a, rival(a)?)))
}

/// Whether one article tells both in the words of one speaker.
pub(super) fn one_voice(pool: &Pool, a: u32, b: u32) -> bool {
    let (a, b) = (&pool.tellings[a as usize], &pool.tellings[b as usize]);
    let speaker = |t: &Telling| t.speakers.first().map(|s| s.name);
    a.account == b.account && (speaker(a) == speaker(b) || speaker(a).is_none() || speaker(b).is_none())
}

/// The id of the event whose earliest telling has an id: `e_` and 16 hex digits of a hash of it.
pub fn event_id(first: &str) -> String {
    let hash = blake3::hash(format!("event\0{first}").as_bytes());
    format!("e_{}", &hash.to_hex()[..16])
}
