//! What ids and names are of: a person, a state, a body, a town, a part of a state («محافظة», «إقليم»).

use crate::lexicon::Lexicon;
use crate::lexicon::world::{World, entity_id};
use rustc_hash::FxHashSet;

/// Which ids are persons', states' and bodies', and which names are of whole states and of parts of states.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    people: FxHashSet<String>,
    states: FxHashSet<String>,
    bodies: FxHashSet<String>,
    state_names: FxHashSet<String>,
    regions: FxHashSet<String>,
}

/// The names of parts of states that are no town's as well.
fn regions(world: &World) -> FxHashSet<String> {
    let is_region = |p: &&crate::lexicon::world::Place| REGIONS.contains(&p.kind.as_str());
    let towns: FxHashSet<&str> =
        world.places.iter().filter(|p| !is_region(p)).map(|p| p.name_en.as_str()).collect();
    let names = world.places.iter().filter(is_region).map(|p| &p.name_en);
    names.filter(|n| !towns.contains(n.as_str())).cloned().collect()
}

/// Kinds of places in which towns lie.
const REGIONS: [&str; 3] = ["region", "governorate", "area"];

impl Kinds {
    /// Reads them off the lexicon.
    pub fn new(lex: &Lexicon) -> Kinds {
        let world = &lex.world;
        Kinds {
            people: world.people.iter().map(|p| entity_id(&p.qid, &p.id)).collect(),
            states: world.states.iter().map(|s| entity_id(&s.qid, &s.iso3)).collect(),
            bodies: world.organisations.iter().map(|o| entity_id(&o.qid, &o.id)).collect(),
            state_names: world.states.iter().map(|s| s.name_en.clone()).collect(),
            regions: regions(world),
        }
    }

    /// person, state, organization or place.
    pub fn of(&self, entity: &str) -> &'static str {
        match () {
            () if self.people.contains(entity) => "person",
            () if self.states.contains(entity) => "state",
            () if self.bodies.contains(entity) => "organization",
            () => "place",
        }
    }

    /// Whether a name is a whole state's.
    pub(super) fn is_state(&self, name: &str) -> bool {
        self.state_names.contains(name)
    }

    /// Whether a name is that of a part of a state.
    pub(super) fn is_region(&self, name: &str) -> bool {
        self.regions.contains(name)
    }
}
