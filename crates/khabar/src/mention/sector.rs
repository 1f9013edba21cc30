//! PLOVER's sectors by what the floors above ask of them: who bears arms, who has power, who only tells what others did.
//!
//! A list stands here once, with the reason it is asked for («قالت الشرطة إن الهجوم»: the police tell of it).

/// Those who act for nobody but themselves.
pub const PRIVATE: &str = "CVL";

/// Who governs.
pub const GOVERNMENT: &str = "GOV";

/// Those by whom a state acts towards others.
pub const OF_A_STATE: [&str; 2] = [GOVERNMENT, "MIL"];

/// Armies.
pub const ARMY: &str = "MIL";

/// Others than armies who have ranks: police, rebels, secret services.
pub const RANKED: [&str; 3] = ["COP", REBELS, "SPY"];

/// Courts and those who prosecute before them.
pub const COURT: &str = "JUD";

/// The press.
pub const PRESS: &str = "JRN";

/// Doctors and hospitals, and who governs them.
pub const HEALTH: &str = "MED";

/// Who bears arms and is not known.
pub const UNKNOWN_ARMED: &str = "UAF";

/// Peoples and tribes.
pub const SOCIETY: &str = "SOC";

/// Peoples, and those of one faith.
pub const PEOPLES: [&str; 2] = [SOCIETY, "REL"];

/// Firms.
pub const BUSINESS: &str = "BUS";

/// Those whose trade is to carry the news: the press, and firms such as run the networks.
pub const CARRIERS: [&str; 2] = [PRESS, BUSINESS];

/// Those of whom the words do not tell it.
pub const UNTOLD: &str = "UNK";

/// Those who bear arms against a state.
pub const REBELS: &str = "REB";

/// Those who bear arms, for a state or against it.
pub const ARMED: [&str; 4] = ["MIL", "REB", "UAF", "COP"];

/// Those who bear arms for a state: a body, though a description names them («عناصر من قوات الأمن»).
pub const ARMED_FOR_A_STATE: [&str; 2] = ["COP", "MIL"];

/// The sectors of men who are told by what they are, and not by whose they are, as a driver, a wife or a deputy is.
pub const OF_NOBODY: [&str; 7] = [UNKNOWN_ARMED, REBELS, "CRM", "COP", ARMY, "REF", PRIVATE];

/// Those by whom a state forces people, so that they are not among the people in the street.
pub const FORCE: [&str; 4] = ["COP", "MIL", "JUD", "SPY"];

/// Those whose office is to tell of deeds of force: the police, courts, hospitals and the press.
pub const TELLERS: [&str; 4] = ["COP", "JUD", HEALTH, PRESS];

/// Those who only tell, so that they blame nobody by it.
pub const BYSTANDERS: [&str; 2] = [PRESS, HEALTH];

/// Those who hold no power, so that nobody is to blame among them.
pub const BLAMELESS: [&str; 5] = [PRIVATE, UNTOLD, "REF", PRESS, HEALTH];

/// Those who have neither arms nor office whatever body they are: unions, schools, doctors, the press, civil society.
pub const POWERLESS: [&str; 5] = ["LAB", "EDU", HEALTH, PRESS, "NGO"];

/// Words for these may be said of people of any body («عضو»).
pub const GENERAL: [&str; 4] = [GOVERNMENT, UNTOLD, UNKNOWN_ARMED, REBELS];

/// Those whose doings are no politics.
pub const APOLITICAL: [&str; 8] = [PRIVATE, BUSINESS, "EDU", HEALTH, PRESS, "CRM", UNTOLD, "REL"];

/// Those of them that go by the names of firms and institutes.
pub const INSTITUTES: [&str; 3] = [BUSINESS, "EDU", HEALTH];

/// Those whom politics are told of.
pub const POLITICAL: [&str; 9] = [GOVERNMENT, "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "REB", "SPY"];

/// Whether the primary of some sectors is of a list; where there is none it is of no list.
pub fn is_of(sectors: &[String], list: &[&str]) -> bool {
    sectors.first().is_some_and(|s| list.contains(&s.as_str()))
}
