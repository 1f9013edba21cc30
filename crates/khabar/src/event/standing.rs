//! How an event stands to the world and how sure the telling is: CODEBOOK's status, FactBank's certainty.

/// How an event stands to the world (CODEBOOK section 5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Status {
    Occurred,
    Ongoing,
    Planned,
    Possible,
    Alleged,
    Negated,
}

impl Status {
    /// Reads the name records use.
    pub fn parse(name: &str) -> Option<Status> {
        use Status as S;
        [S::Occurred, S::Ongoing, S::Planned, S::Possible, S::Alleged, S::Negated]
            .into_iter()
            .find(|s| s.name() == name)
    }

    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Status::Occurred => "occurred",
            Status::Ongoing => "ongoing",
            Status::Planned => "planned",
            Status::Possible => "possible",
            Status::Alleged => "alleged",
            Status::Negated => "negated",
        }
    }
}

/// FactBank's certainty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Certainty {
    /// Certain.
    Certain,
    /// Probable.
    Probable,
    /// Possible.
    Possible,
    /// Underspecified.
    Unknown,
}

impl Certainty {
    /// The name records use.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Certain => "CT",
            Certainty::Probable => "PR",
            Certainty::Possible => "PS",
            Certainty::Unknown => "U",
        }
    }
}
