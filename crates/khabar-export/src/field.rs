//! The fields of an event, so that an export can say which of them its format has no place for.

use crate::item::Item;

/// A field of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub(crate) enum Field {
    Type,
    Mode,
    Plover,
    Cameo,
    Context,
    Names,
    ArabicNames,
    Entities,
    Offices,
    Sectors,
    AllParties,
    FirstDay,
    LastDay,
    Precision,
    Basis,
    Calendar,
    TimeWords,
    Place,
    Coordinates,
    PlaceWords,
    Status,
    Statuses,
    Certainty,
    Reports,
    Outlets,
    Origins,
    Chain,
    Quote,
    Offsets,
    Trigger,
    Figures,
    Disagreements,
    Relations,
    FormerIds,
    Addresses,
    English,
    Arabic,
    Frame,
}

/// Which fields a format has a place for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Places {
    /// These alone.
    Only(&'static [Field]),
    /// All but these.
    AllBut(&'static [Field]),
}

impl Places {
    /// Whether it has one for a field.
    pub fn has(self, field: Field) -> bool {
        match self {
            Places::Only(fields) => fields.contains(&field),
            Places::AllBut(fields) => !fields.contains(&field),
        }
    }
}

impl Field {
    /// All fields.
    pub const ALL: [Field; 38] = [
        Field::Type,
        Field::Mode,
        Field::Plover,
        Field::Cameo,
        Field::Context,
        Field::Names,
        Field::ArabicNames,
        Field::Entities,
        Field::Offices,
        Field::Sectors,
        Field::AllParties,
        Field::FirstDay,
        Field::LastDay,
        Field::Precision,
        Field::Basis,
        Field::Calendar,
        Field::TimeWords,
        Field::Place,
        Field::Coordinates,
        Field::PlaceWords,
        Field::Status,
        Field::Statuses,
        Field::Certainty,
        Field::Reports,
        Field::Outlets,
        Field::Origins,
        Field::Chain,
        Field::Quote,
        Field::Offsets,
        Field::Trigger,
        Field::Figures,
        Field::Disagreements,
        Field::Relations,
        Field::FormerIds,
        Field::Addresses,
        Field::English,
        Field::Arabic,
        Field::Frame,
    ];

    /// Its name in a manifest.
    pub fn name(self) -> &'static str {
        match self {
            Field::Type => "type, as done in itself",
            Field::Mode => "mode",
            Field::Plover => "strict PLOVER category",
            Field::Cameo => "CAMEO code",
            Field::Context => "contexts",
            Field::Names => "names of the parties",
            Field::ArabicNames => "Arabic names of the parties",
            Field::Entities => "ids of the parties",
            Field::Offices => "offices",
            Field::Sectors => "sectors",
            Field::AllParties => "parties beyond the first on a side",
            Field::FirstDay => "first day",
            Field::LastDay => "last day",
            Field::Precision => "precision of the day",
            Field::Basis => "how the day is known",
            Field::Calendar => "calendar of the page's words",
            Field::TimeWords => "words that give the time",
            Field::Place => "place",
            Field::Coordinates => "coordinates",
            Field::PlaceWords => "words that name the place",
            Field::Status => "status",
            Field::Statuses => "statuses on the way",
            Field::Certainty => "certainty, polarity, tense",
            Field::Reports => "number of reports",
            Field::Outlets => "number of outlets",
            Field::Origins => "number of independent origins",
            Field::Chain => "who says it",
            Field::Quote => "the sentence",
            Field::Offsets => "offsets into the page",
            Field::Trigger => "the words that name the event",
            Field::Figures => "figures told with it",
            Field::Disagreements => "disagreements between tellings",
            Field::Relations => "relations to other events",
            Field::FormerIds => "former ids",
            Field::Addresses => "addresses of the reports",
            Field::English => "summary in English",
            Field::Arabic => "summary in Arabic",
            Field::Frame => "frame and its words",
        }
    }

    /// Whether an event has anything in it.
    pub fn is_filled(self, item: &Item<'_>) -> bool {
        let record = &item.event.record;
        let parties = || record.actors.iter().chain(&record.recipients);
        let mentions = || item.event.evidence.iter().map(|e| &e.mention);
        match self {
            Field::Mode => record.mode.is_some(),
            Field::Context => !item.contexts.is_empty(),
            Field::Names | Field::ArabicNames | Field::Sectors => parties().next().is_some(),
            Field::Entities => parties().any(|p| p.entity.is_some()),
            Field::Offices => parties().any(|p| p.office.is_some()),
            Field::AllParties => record.actors.len() > 1 || record.recipients.len() > 1,
            Field::FirstDay | Field::Precision | Field::Basis => record.from.is_some(),
            // A last day says more than the first only where it is another.
            Field::LastDay => record.to != record.from,
            Field::Calendar => item.when().is_some_and(|w| w.calendar != "gregorian"),
            Field::TimeWords => item.when().is_some_and(|w| w.quote.is_some()),
            Field::Place | Field::PlaceWords => item.place.is_some(),
            Field::Coordinates => item.place.as_ref().is_some_and(|p| p.at.is_some()),
            Field::Statuses => record.statuses.len() > 1,
            Field::Figures => mentions().any(|m| !m.quantities.is_empty()),
            Field::Disagreements => !record.disagreements.is_empty(),
            Field::Relations => !item.event.relations.is_empty(),
            Field::FormerIds => !item.event.former_ids.is_empty(),
            Field::Addresses => item.url().is_some(),
            Field::Type
            | Field::Plover
            | Field::Cameo
            | Field::Status
            | Field::Certainty
            | Field::Reports
            | Field::Outlets
            | Field::Origins
            | Field::Chain
            | Field::Quote
            | Field::Offsets
            | Field::Trigger
            | Field::English
            | Field::Arabic
            | Field::Frame => true,
        }
    }
}
