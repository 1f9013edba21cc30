//! What the readings of a word cost: how rare they are in the press, and whether they may stand behind these clitics.
//!
//! «قال» costs nothing, «قيل» a little, «قلت» more: a reading that costs more than another of the same letters is the
//! less likely one.

use super::split::{After, Split};
use crate::lexicon::Lexicon;
use crate::lexicon::language::{
    Analysis, Derived, Gender, Number, Person, Reading, Tense, Traits, Verb, Voice,
};
use crate::text::affix::{Ending, ME, MY, US};

/// A long preposition that is also a noun (لقاء، نظير، نتيجة) is the noun sooner.
pub(super) fn noun_before_particle(lex: &Lexicon, readings: &mut [(Reading, i32, Ending)]) {
    let as_it_stands =
        |(r, cost, _): &&(Reading, i32, Ending)| matches!(r, Reading::Noun { .. }) && *cost <= 0;
    let Some(noun) = readings.iter().find(as_it_stands).map(|(_, cost, _)| *cost) else { return };
    for (reading, cost, _) in readings {
        if traits(lex, reading).is_some_and(|p| p.letters >= 4) {
            *cost = (*cost).max(noun + 1);
        }
    }
}

/// What a spelling costs that only the loose key allows.
pub(super) const LOOSE: i32 = 12;

/// What a verb may cost and still stand beside a name.
pub(super) const RARE: i32 = 2;

/// What it costs that a verb is of those who speak, whom only quotes have.
pub(super) const OURS: i32 = 3;

/// What a reading costs; `None` where it cannot stand behind these prefixes or before this pronoun.
pub(super) fn cost(
    lex: &Lexicon,
    a: &Analysis,
    after: After,
    pronoun: Option<&str>,
    base: &Split,
) -> Option<i32> {
    let nominal = a.reading.is_nominal();
    let particle = traits(lex, &a.reading);
    let fits = match after {
        After::Anything => !base.prefixes.question || !nominal,
        After::Present => matches!(a.reading, Reading::Verb { tense: Tense::Present, .. }),
        After::Nominal => nominal || particle.is_some_and(|p| p.takes_preposition),
        After::Definite => {
            nominal && !is_construct(a.ending) && a.ending != Ending::Tanwin
                || particle.is_some_and(|p| p.number)
        }
    };
    let pronoun_fits = match pronoun {
        Some(MY) => !a.reading.is_verb(),
        Some(ME) => !nominal,
        _ => true,
    };
    // «و» and «ب» stand alone before digits and quotes, «له» is ل and a pronoun; behind another prefix neither is a word.
    let one_letter = particle.is_some_and(|p| p.letters == 1);
    let alone = pronoun.is_none() && base.prefix_len == 0;
    let owns = a.ending == Ending::PlainObject && base.prefixes.preposition.is_none();
    if !fits || !pronoun_fits || one_letter && !alone && !owns {
        return None;
    }
    let spelling = [0, 1, 5, LOOSE][usize::from(a.misfit.min(3))];
    // «أطلقنا» in a quote is «we launched» sooner than «he launched us».
    let he = matches!(
        a.reading,
        Reading::Verb { tense: Tense::Past, number: Number::Singular, gender: Some(Gender::Masculine), .. }
    );
    let he_us = 2 * i32::from(he && pronoun == Some(US));
    let owned = i32::from(pronoun.is_some() && matches!(a.reading, Reading::Adjective { .. })) * 2;
    let reading = of_reading(lex, &a.reading, a.ending);
    Some(spelling + owned + he_us + reading + of_ending(a.ending, pronoun.is_some()))
}

/// The traits of a reading as a particle.
fn traits(lex: &Lexicon, reading: &Reading) -> Option<Traits> {
    match reading {
        Reading::Particle { particle } => Some(lex.language.traits(*particle)),
        _ => None,
    }
}

/// Whether the ending is one that stands before a genitive.
fn is_construct(ending: Ending) -> bool {
    matches!(
        ending,
        Ending::DualNominativeConstruct
            | Ending::DualObliqueConstruct
            | Ending::PluralNominativeConstruct
            | Ending::PluralObliqueConstruct
            | Ending::DualFeminineNominativeConstruct
            | Ending::DualFeminineObliqueConstruct
    )
}

/// How rare a reading is in the press by its kind.
fn of_reading(lex: &Lexicon, reading: &Reading, ending: Ending) -> i32 {
    match reading {
        Reading::Particle { particle } => {
            // Adverbs, numbers and days are weaker evidence than the closed classes.
            let traits = lex.language.traits(*particle);
            if traits.open { 0 } else { i32::from(traits.rarer) - 3 }
        }
        Reading::Verb { verb, person, voice, number, gender, tense, .. } => {
            let person = match person {
                Person::Third => 0,
                Person::First => OURS,
                Person::Second => 6,
            };
            let rare = if lex.language.is_common(*verb) { 0 } else { 2 };
            let two = *number == Number::Dual;
            // «وزارتا» is two ministries sooner than «and the two visited».
            let women = two && *gender == Some(Gender::Feminine) && *tense == Tense::Past;
            rare + person + passive(lex, *verb, *voice, *tense) + i32::from(two) + 2 * i32::from(women)
        }
        // «ودان الرئيس»: of what a verbal noun names there are seldom two.
        Reading::Derived { verb, kind: Derived::Masdar, number, .. } => {
            1 + i32::from(!lex.language.is_common(*verb)) + 2 * i32::from(*number == Number::Dual)
        }
        Reading::Derived { .. } => 3,
        // A woman's form in the plural (مساعدات from مساعد) is rarer than a thing's (مساعدة).
        Reading::Noun { noun, gender: Gender::Masculine, .. } if ending == Ending::PluralFeminine => {
            i32::from(lex.language.is_human(*noun))
        }
        // «ودان الرئيس»: nor are there two of what has no plural («ود»).
        Reading::Noun { noun, number: Number::Dual, .. } => {
            let alone = lex
                .language
                .noun(*noun)
                .is_some_and(|n| !n.adjective && !n.sound_plural() && n.broken_plurals().next().is_none());
            2 * i32::from(alone)
        }
        Reading::Noun { .. } | Reading::Adjective { .. } => 0,
    }
}

/// How much rarer a passive form is; «ووجه» is «and he sent» sooner than «he was faced».
fn passive(lex: &Lexicon, verb: u32, voice: Voice, tense: Tense) -> i32 {
    if voice != Voice::Passive {
        return 0;
    }
    let waw = |v: Verb<'_>| v.form == "III" && v.class == "assimilated" && tense == Tense::Past;
    1 + 4 * i32::from(lex.language.verb(verb).is_some_and(waw))
}

/// How rare an ending is in the press.
fn of_ending(ending: Ending, before_pronoun: bool) -> i32 {
    match ending {
        Ending::IOrYou | Ending::YouAll | Ending::WeAfterNoon => 2,
        Ending::Jussive | Ending::TheyFeminine | Ending::ManyFeminine => 2,
        Ending::DualNominativeConstruct | Ending::DualObliqueConstruct => 3,
        Ending::PluralNominativeConstruct | Ending::PluralObliqueConstruct => 2,
        Ending::TheyTwo | Ending::TwoShort | Ending::We if before_pronoun => 3,
        Ending::TheyTwo | Ending::TwoShort | Ending::Tanwin => 1,
        Ending::DualOblique => 1,
        _ => 0,
    }
}
