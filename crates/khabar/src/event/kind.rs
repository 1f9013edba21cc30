//! PLOVER's sixteen categories: what is done.

/// PLOVER's sixteen categories.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    /// All of them, in PLOVER's order.
    pub const ALL: [EventType; 16] = [
        EventType::Agree,
        EventType::Consult,
        EventType::Support,
        EventType::Concede,
        EventType::Cooperate,
        EventType::Aid,
        EventType::Retreat,
        EventType::Request,
        EventType::Accuse,
        EventType::Reject,
        EventType::Threaten,
        EventType::Protest,
        EventType::Sanction,
        EventType::Mobilize,
        EventType::Coerce,
        EventType::Assault,
    ];

    /// The name records use.
    pub const fn name(self) -> &'static str {
        match self {
            EventType::Agree => "AGREE",
            EventType::Consult => "CONSULT",
            EventType::Support => "SUPPORT",
            EventType::Concede => "CONCEDE",
            EventType::Cooperate => "COOPERATE",
            EventType::Aid => "AID",
            EventType::Retreat => "RETREAT",
            EventType::Request => "REQUEST",
            EventType::Accuse => "ACCUSE",
            EventType::Reject => "REJECT",
            EventType::Threaten => "THREATEN",
            EventType::Protest => "PROTEST",
            EventType::Sanction => "SANCTION",
            EventType::Mobilize => "MOBILIZE",
            EventType::Coerce => "COERCE",
            EventType::Assault => "ASSAULT",
        }
    }

    /// Reads a name in any case.
    pub fn parse(name: &str) -> Option<EventType> {
        EventType::ALL.into_iter().find(|t| t.name().eq_ignore_ascii_case(name))
    }

    /// Whether it is done in words alone.
    pub(crate) fn is_said(self) -> bool {
        use EventType as E;
        matches!(
            self,
            E::Agree
                | E::Support
                | E::Concede
                | E::Request
                | E::Accuse
                | E::Reject
                | E::Threaten
                | E::Consult
        )
    }

    /// Whether it is done with arms or hands.
    pub(crate) fn is_force(self) -> bool {
        matches!(self, EventType::Assault | EventType::Coerce)
    }

    /// Whether it is done with arms, with hands or by law.
    pub(crate) fn is_force_or_law(self) -> bool {
        self.is_force() || self == EventType::Sanction
    }

    /// Whether who is actor and who recipient does not matter to the codebook's dyad.
    pub fn is_undirected(self) -> bool {
        matches!(self, EventType::Consult | EventType::Agree | EventType::Cooperate)
    }
}
