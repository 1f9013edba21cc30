//! The stems of nouns, adjectives, verbal nouns and participles: what an ending does to the letter before it.
//!
//! «زيارة» gives زيارة, زيارت (زيارته، زيارتان) and زيار (زيارات); «لقاء» gives also لقاؤ and لقائ (لقاؤه، لقائه).

use super::features::{Gender, Number};
use super::table::{Part, Stem};
use crate::text::affix::{Ending, Endings, letter};
use crate::text::letters::Letters;

const DUAL: Endings = Endings::of(&[
    Ending::DualNominative,
    Ending::DualOblique,
    Ending::DualNominativeConstruct,
    Ending::DualObliqueConstruct,
]);
const FEMININE: Endings = Endings::of(&[
    Ending::Feminine,
    Ending::FeminineObject,
    Ending::DualFeminineNominative,
    Ending::DualFeminineOblique,
    Ending::DualFeminineNominativeConstruct,
    Ending::DualFeminineObliqueConstruct,
]);
/// The sound masculine plural (مسؤولون).
pub(super) const MEN: Endings = Endings::of(&[
    Ending::PluralNominative,
    Ending::PluralOblique,
    Ending::PluralNominativeConstruct,
    Ending::PluralObliqueConstruct,
]);
/// The sound feminine plural (زيارات).
pub(super) const IN_AT: Endings = Endings::of(&[Ending::PluralFeminine]);
const ITSELF: Endings = Endings::of(&[Ending::Noun, Ending::Tanwin]);
const OBJECT: Endings = Endings::of(&[Ending::NounObject]);
/// What any singular takes.
pub(super) const SINGULAR: Endings = ITSELF.and(DUAL);
/// What an adjective or a participle takes.
pub(super) const ADJECTIVE: Endings = SINGULAR.and(FEMININE).and(MEN).and(IN_AT);
/// What a word for a person takes beside its plural: its feminine.
pub(super) const PERSON: Endings = SINGULAR.and(FEMININE).and(IN_AT);
/// What a broken plural takes.
pub(super) const BROKEN: Endings = ITSELF;

/// One nominal word before its stems are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nominal {
    pub word: Letters,
    pub part: Part,
    pub endings: Endings,
    pub gender: Gender,
    pub number: Number,
    pub variant: u8,
}

/// Calls `add` with every stem of a nominal word.
pub(super) fn stems(noun: &Nominal, add: &mut impl FnMut(Stem)) {
    let Nominal { word, part, endings, gender, number, variant } = *noun;
    let mut out = |letters: Letters, endings: Endings| {
        if !endings.is_empty() && !letters.is_empty() {
            add(Stem { letters, part, endings, gender, number, variant });
        }
    };
    let base = word.cut(1);
    match word.back(0) {
        letter::MARBUTA => {
            out(word, ITSELF.without(Endings::of(&[Ending::Tanwin])));
            out(base.plus(letter::TEH), OBJECT.and(endings.common(DUAL)));
            out(base, endings.common(IN_AT));
        }
        letter::MAKSURA => {
            out(word, Endings::of(&[Ending::Noun]));
            out(base.plus(letter::ALIF), OBJECT.and(endings.common(FEMININE)));
            out(base.plus(letter::YEH), endings.common(DUAL.and(IN_AT)));
            out(base, endings.common(MEN));
        }
        letter::HAMZA => {
            let in_waw = Endings::of(&[Ending::PluralNominative, Ending::PluralNominativeConstruct]);
            let in_yeh = DUAL.and(Endings::of(&[Ending::Tanwin]));
            out(word, endings);
            out(base.plus(letter::WAW_HAMZA), OBJECT.and(endings.common(in_waw)));
            out(base.plus(letter::YEH_HAMZA), OBJECT.and(endings.common(in_yeh)));
        }
        letter::ALIF_HAMZA => {
            out(word, endings.without(Endings::of(&[Ending::DualNominative])));
            out(base.plus(letter::WAW_HAMZA), OBJECT);
            out(base.plus(letter::YEH_HAMZA), OBJECT);
            out(base, endings.common(Endings::of(&[Ending::DualNominative])));
        }
        letter::WAW_HAMZA => {
            out(word, endings);
            out(base.plus(letter::YEH_HAMZA), OBJECT);
        }
        _ => out(word, endings),
    }
}

/// The gender a word's ending shows.
pub(super) fn gender(word: Letters) -> Gender {
    if word.back(0) == letter::MARBUTA { Gender::Feminine } else { Gender::Masculine }
}

/// Whether `short` is the shape of `long` that has lost its ي (قاض beside قاضي): the two share out the endings.
pub(super) fn shares(short: Letters, long: Option<Letters>) -> bool {
    long == Some(short.plus(letter::YEH))
}

/// The endings of the shape without ي: as it stands, and the plurals in ون and ين.
pub(super) fn short_shape(endings: Endings) -> Endings {
    Endings::of(&[Ending::Noun]).and(endings.common(MEN))
}
