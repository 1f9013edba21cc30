//! What a stem with an ending says: «كتبت» is she wrote, and I wrote; «زيارتين» two visits.

use super::features::{Gender, Number, Person, Reading, Tense};
use super::table::{Part, Stem};
use crate::text::affix::{Ending, letter};

/// How a stem with an ending, and for the present a prefix, is read.
pub(super) fn reading_of(owner: u32, stem: &Stem, ending: Ending, first: u8) -> Option<Reading> {
    let (gender, number) = nominal(stem, ending);
    Some(match stem.part {
        Part::Past(voice) => {
            let (person, gender, number) = past(ending);
            Reading::Verb { verb: owner, tense: Tense::Past, voice, person, gender, number }
        }
        Part::Present(voice) => {
            let (person, gender, number) = present(ending, first)?;
            Reading::Verb { verb: owner, tense: Tense::Present, voice, person, gender, number }
        }
        Part::Derived(kind) => Reading::Derived { verb: owner, kind, variant: stem.variant, gender, number },
        Part::Noun => Reading::Noun { noun: owner, gender, number },
        Part::Adjective => Reading::Adjective { noun: owner, gender, number },
        Part::Particle => Reading::Particle { particle: owner },
    })
}

/// Person, gender and number of a past ending.
pub(super) fn past(ending: Ending) -> (Person, Option<Gender>, Number) {
    use {Gender::*, Number::*, Person::*};
    match ending {
        Ending::She => (Third, Some(Feminine), Singular),
        Ending::TheyTwo => (Third, Some(Masculine), Dual),
        Ending::TheyTwoFeminine => (Third, Some(Feminine), Dual),
        Ending::They | Ending::TheyObject => (Third, Some(Masculine), Plural),
        Ending::TheyFeminine => (Third, Some(Feminine), Plural),
        Ending::IOrYou => (First, None, Singular),
        Ending::We | Ending::WeAfterNoon => (First, None, Plural),
        Ending::YouAll => (Second, None, Plural),
        _ => (Third, Some(Masculine), Singular),
    }
}

/// Person, gender and number of a present ending behind the prefix `first`; `None` where the two do not go together.
pub(super) fn present(ending: Ending, first: u8) -> Option<(Person, Option<Gender>, Number)> {
    use {Gender::*, Number::*, Person::*};
    let singular = matches!(ending, Ending::Bare | Ending::Jussive | Ending::BareObject);
    match (first, ending) {
        (letter::YEH, _) if singular => Some((Third, Some(Masculine), Singular)),
        (letter::TEH, _) if singular => Some((Third, Some(Feminine), Singular)),
        (letter::NOON, _) if singular => Some((First, None, Plural)),
        (letter::ALIF | letter::ALIF_HAMZA, _) if singular => Some((First, None, Singular)),
        (letter::YEH, Ending::Two | Ending::TwoShort) => Some((Third, Some(Masculine), Dual)),
        (letter::TEH, Ending::Two | Ending::TwoShort) => Some((Third, Some(Feminine), Dual)),
        (letter::YEH, Ending::ManyFeminine) => Some((Third, Some(Feminine), Plural)),
        (letter::YEH, _) => Some((Third, Some(Masculine), Plural)),
        (letter::TEH, Ending::Many | Ending::ManyShort | Ending::ManyObject) => Some((Second, None, Plural)),
        _ => None,
    }
}

/// Gender and number of a noun with this ending. A plural in ات keeps the gender of its singular.
fn nominal(stem: &Stem, ending: Ending) -> (Gender, Number) {
    use {Gender::*, Number::*};
    match ending {
        Ending::DualNominative
        | Ending::DualOblique
        | Ending::DualNominativeConstruct
        | Ending::DualObliqueConstruct => (stem.gender, Dual),
        Ending::PluralNominative
        | Ending::PluralOblique
        | Ending::PluralNominativeConstruct
        | Ending::PluralObliqueConstruct => (Masculine, Plural),
        Ending::PluralFeminine => (stem.gender, Plural),
        Ending::Feminine | Ending::FeminineObject => (Feminine, Singular),
        Ending::DualFeminineNominative
        | Ending::DualFeminineOblique
        | Ending::DualFeminineNominativeConstruct
        | Ending::DualFeminineObliqueConstruct => (Feminine, Dual),
        _ => (stem.gender, stem.number),
    }
}
