//! The fields of feature names of the choice of fillers, and the few values each may have.

use super::EventType;
use super::bag::Part;
use crate::text::prepositions::TELLING;

/// The place of a value among those of its field.
pub type Value = u8;

/// What stands first among the values of a field where a name may be left out: such a name is not made.
pub const LEFT_OUT: &str = "\0";

macro_rules! fields {
    ($($field:ident $name:literal $values:expr;)+) => {
        /// A field of feature names.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Field {
            $(#[doc = concat!("Written `", $name, "` in templates.")] $field),+
        }

        /// How many fields there are.
        pub const FIELDS: usize = [$($name),+].len();

        impl Field {
            /// The field of this name.
            pub fn named(name: &str) -> Option<Field> {
                [$(($name, Field::$field)),+].into_iter().find(|(n, _)| *n == name).map(|(_, field)| field)
            }

            /// All its values; none where they are not known before a text is read.
            pub const fn values(self) -> &'static [Part<'static>] {
                match self {
                    $(Field::$field => {
                        const VALUES: &[Part<'static>] = &$values;
                        VALUES
                    })+
                }
            }
        }
    };
}

const fn parts<const N: usize>(texts: [&'static str; N]) -> [Part<'static>; N] {
    let mut out = [Part::of(""); N];
    let mut i = 0;
    while i < N {
        out[i] = Part::of(texts[i]);
        i += 1;
    }
    out
}

/// The types of events.
const fn types() -> [Part<'static>; EventType::ALL.len()] {
    let mut out = [Part::of(""); EventType::ALL.len()];
    let mut i = 0;
    while i < out.len() {
        out[i] = Part::of(EventType::ALL[i].name());
        i += 1;
    }
    out
}

/// How many values of a preposition stand before those that tell by themselves.
pub const PREPS_BEFORE: usize = 3;

/// The prepositions that tell, behind those that stand for others.
const fn preps() -> [Part<'static>; PREPS_BEFORE + TELLING.len()] {
    let mut out = [Part::of("-"); PREPS_BEFORE + TELLING.len()];
    (out[1], out[2]) = (Part::of("none"), Part::of("other"));
    let mut i = 0;
    while i < TELLING.len() {
        out[PREPS_BEFORE + i] = Part::of(TELLING[i]);
        i += 1;
    }
    out
}

/// How fillers are found.
const HOWS: [Part<'static>; 13] = parts([
    "none",
    "slot",
    "genitive",
    "other-slot",
    "pronoun",
    "pronoun-at",
    "governor",
    "speaker",
    "phrase",
    "earlier",
    "topic",
    "setting",
    "anaphor",
]);

/// What a noun phrase is to a verb that is not the predicate.
const ELSEWHERE: [Part<'static>; 9] = parts([
    "-",
    "speaks-before",
    "subj-before",
    "speaks-after",
    "subj-after",
    "obj-before",
    "obj-after",
    "obl-before",
    "obl-after",
]);

/// The weightiest mark or word between predicate and filler.
const BETWEEN: [Part<'static>; 9] =
    parts(["-", "stop", "content", "subordinator", "relative", "colon", "comma", "quote", "nothing"]);

const FEW: [Part<'static>; 4] = parts(["0", "1", "2", "3"]);
const EIGHT: [Part<'static>; 8] = parts(["0", "1", "2", "3", "4", "5", "6", "7"]);
const TRUTH: [Part<'static>; 2] = parts(["false", "true"]);
/// Of a name that is made only where something holds.
const HOLDS: [Part<'static>; 2] = parts([LEFT_OUT, ""]);

fields! {
    Role "role" parts(["actor", "recipient"]);
    Type "type" types();
    Head "head" parts(["verb", "passive", "participle", "noun"]);
    Frame "frame" [];
    Slotted "slotted" TRUTH;
    Offered "offered" parts(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    Light "light" parts(["actor", "recipient", "event", "place", "mediator"]);
    Passive "passive" TRUTH;
    How "how" HOWS;
    Other "other" HOWS;
    Count "count" FEW;
    Side "side" parts(
        ["far", "pronoun", "governor", "speaker", "earlier", "topic", "setting", "after", "before"]
    );
    Far "far" parts(["-", "0", "1", "2", "3", "4-5", "6-8", "9"]);
    Slot "slot" parts(["-", "subj", "obj", "gen", "obl", "light-subject"]);
    Listed "listed" parts(["-", "no", "first", "second", "third", "later"]);
    Verbs "verbs" FEW;
    Between "between" BETWEEN;
    Prep "prep" preps();
    Passed "passed" FEW;
    Elsewhere "elsewhere" ELSEWHERE;
    Agrees "agrees" parts(["-", "yes", "no"]);
    Says "says" parts(["-", "this", "this-elsewhere", "other"]);
    Within "within" parts(["-", "head", "of-action", "after-action", "of-noun", "after-nouns"]);
    Kind "kind" parts(["person", "office", "organization", "state", "group", "place"]);
    Form "form" parts(["name", "demonym", "title", "description", "pronoun", "dropped"]);
    Sure "sure" parts(["high", "good", "fair", "low"]);
    Reached "reached" parts(["named", "near", "pronoun", "governor", "topic", "home"]);
    Sector "sector" [];
    OtherSector "other-sector" [];
    Stateless "stateless" HOLDS;
    Lent "lent" HOLDS;
    Oblique "oblique" HOLDS;
    AtHome "at-home" HOLDS;
    Told "told" parts(["0", "1", "2", "3", "4"]);
    Definite "definite" parts([LEFT_OUT, "false", "true"]);
    Countries "countries" parts(["none", "recipient", "actor", "many-actors", "one", "two"]);
    Order "order" parts(["x-head-y", "y-head-x", "x-y-head", "y-x-head", "head-x-y", "head-y-x"]);
    Step "step" parts(["c:doc:", "doc:"]);
    Acts "acts" TRUTH;
    Suffers "suffers" TRUTH;
    Both "both" parts(["false/false", "false/true", "true/false", "true/true"]);
    Alike "alike" FEW;
    Others "others" FEW;
    Beside "beside" FEW;
    PairOfType "pair-of-type" EIGHT;
    ActorOfType "actor-of-type" EIGHT;
    RecipientOfType "recipient-of-type" EIGHT;
    Pair "pair" EIGHT;
    Actor "actor" EIGHT;
    Recipient "recipient" EIGHT;
    ActorBeside "actor-beside" EIGHT;
    RecipientBeside "recipient-beside" EIGHT;
    TurnedActor "turned-actor" EIGHT;
    TurnedRecipient "turned-recipient" EIGHT;
}

impl Field {
    /// The place of a value; a value the field has not stops the compiler, where it is asked for by [`value`].
    pub const fn value(self, text: &str) -> Value {
        let values = self.values();
        let mut i = 0;
        while i < values.len() {
            if same(values[i].text().as_bytes(), text.as_bytes()) {
                return i as Value;
            }
            i += 1;
        }
        panic!("the field has no such value")
    }

    /// The value at a place; nothing where there is none.
    pub fn at(self, value: Value) -> Part<'static> {
        self.values().get(usize::from(value)).copied().unwrap_or(Part::of(""))
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The place of a value that is known when the program is made: `value!(Side, "after")`.
macro_rules! value {
    ($field:ident, $text:expr) => {
        const { $crate::event::field::Field::$field.value($text) }
    };
}
pub(super) use value;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::{Form, Kind};

    #[test]
    fn enums_stand_in_the_order_of_their_values() {
        use Kind::{Group, Office, Organization, Person, Place, State};
        for kind in [Person, Office, Organization, State, Group, Place] {
            assert_eq!(Field::Kind.at(kind as Value).text(), kind.name());
        }
        for form in [Form::Name, Form::Demonym, Form::Title, Form::Description, Form::Pronoun, Form::Dropped]
        {
            assert_eq!(Field::Form.at(form as Value).text(), form.name());
        }
        for kind in EventType::ALL {
            assert_eq!(Field::Type.at(kind as Value).text(), kind.name());
        }
    }
}
